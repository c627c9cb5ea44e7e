"""Cost sharing in exact money: keys, claims, games, ledgers, and allocations that explain themselves.

Names are loaded when they are first used; sharing by a key never loads numpy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from slussmodel.lazy import hand_out

if TYPE_CHECKING:
    from slussmodel.sharing.allocation import Allocation as Allocation
    from slussmodel.sharing.allocation import Rule as Rule
    from slussmodel.sharing.allocation import Share as Share
    from slussmodel.sharing.axioms import Axiom as Axiom
    from slussmodel.sharing.axioms import Fairness as Fairness
    from slussmodel.sharing.axioms import Verdict as Verdict
    from slussmodel.sharing.axioms import fairness as fairness
    from slussmodel.sharing.bounds import Bounded as Bounded
    from slussmodel.sharing.bounds import Passing as Passing
    from slussmodel.sharing.certificate import Certificate as Certificate
    from slussmodel.sharing.changing import Changing as Changing
    from slussmodel.sharing.changing import ProRata as ProRata
    from slussmodel.sharing.claims import ConstrainedEqualAwards as ConstrainedEqualAwards
    from slussmodel.sharing.claims import ConstrainedEqualLosses as ConstrainedEqualLosses
    from slussmodel.sharing.claims import ProportionalClaims as ProportionalClaims
    from slussmodel.sharing.claims import Talmud as Talmud
    from slussmodel.sharing.comparison import Comparison as Comparison
    from slussmodel.sharing.comparison import compare as compare
    from slussmodel.sharing.equal_shares import EqualShares as EqualShares
    from slussmodel.sharing.equal_shares import GreedyCompletion as GreedyCompletion
    from slussmodel.sharing.equal_shares import IncrementCompletion as IncrementCompletion
    from slussmodel.sharing.equal_shares import Satisfaction as Satisfaction
    from slussmodel.sharing.excess import Excess as Excess
    from slussmodel.sharing.function_game import FunctionGame as FunctionGame
    from slussmodel.sharing.function_game import MixedGame as MixedGame
    from slussmodel.sharing.funded import FundedIdea as FundedIdea
    from slussmodel.sharing.funded import Funding as Funding
    from slussmodel.sharing.game import CostGame as CostGame
    from slussmodel.sharing.in_kind import ESF as ESF
    from slussmodel.sharing.in_kind import TILLVAXTVERKET as TILLVAXTVERKET
    from slussmodel.sharing.in_kind import VINNOVA as VINNOVA
    from slussmodel.sharing.in_kind import HourRounding as HourRounding
    from slussmodel.sharing.in_kind import TimeRule as TimeRule
    from slussmodel.sharing.in_kind import WorkedTime as WorkedTime
    from slussmodel.sharing.joining import BuyIn as BuyIn
    from slussmodel.sharing.joining import FeeBuyIn as FeeBuyIn
    from slussmodel.sharing.joining import HistoricalBuyIn as HistoricalBuyIn
    from slussmodel.sharing.joining import Joining as Joining
    from slussmodel.sharing.joining import RemainingLifeBuyIn as RemainingLifeBuyIn
    from slussmodel.sharing.keys import BaseFeePlusPerCapita as BaseFeePlusPerCapita
    from slussmodel.sharing.keys import ByWeight as ByWeight
    from slussmodel.sharing.keys import Equal as Equal
    from slussmodel.sharing.keys import PerCapita as PerCapita
    from slussmodel.sharing.least_core import LeastCore as LeastCore
    from slussmodel.sharing.leaving import Leaving as Leaving
    from slussmodel.sharing.leaving import Notice as Notice
    from slussmodel.sharing.leaving import leave as leave
    from slussmodel.sharing.ledger import Entry as Entry
    from slussmodel.sharing.ledger import EntryKind as EntryKind
    from slussmodel.sharing.ledger import Ledger as Ledger
    from slussmodel.sharing.nucleolus import Nucleolus as Nucleolus
    from slussmodel.sharing.nucleolus import PerCapitaNucleolus as PerCapitaNucleolus
    from slussmodel.sharing.nucleolus import Prenucleolus as Prenucleolus
    from slussmodel.sharing.nucleolus import ProportionalNucleolus as ProportionalNucleolus
    from slussmodel.sharing.pools import Layered as Layered
    from slussmodel.sharing.pools import Reciprocal as Reciprocal
    from slussmodel.sharing.running import Running as Running
    from slussmodel.sharing.sampling import Estimate as Estimate
    from slussmodel.sharing.sampling import SampledShapley as SampledShapley
    from slussmodel.sharing.savings import SavingsGame as SavingsGame
    from slussmodel.sharing.separable import ACA as ACA
    from slussmodel.sharing.separable import ECM as ECM
    from slussmodel.sharing.separable import SCRB as SCRB
    from slussmodel.sharing.separable import Gately as Gately
    from slussmodel.sharing.separable import StandAloneProportional as StandAloneProportional
    from slussmodel.sharing.separable import TauValue as TauValue
    from slussmodel.sharing.serial import DecreasingSerial as DecreasingSerial
    from slussmodel.sharing.serial import Serial as Serial
    from slussmodel.sharing.shapley import Shapley as Shapley
    from slussmodel.sharing.solution import Solution as Solution
    from slussmodel.sharing.steps import Coalitions as Coalitions
    from slussmodel.sharing.steps import Step as Step
    from slussmodel.sharing.steps import Words as Words
    from slussmodel.sharing.structured import Component as Component
    from slussmodel.sharing.structured import FixedPlusOwnGame as FixedPlusOwnGame
    from slussmodel.sharing.structured import MaximumGame as MaximumGame
    from slussmodel.sharing.structured import SharedComponentsGame as SharedComponentsGame
    from slussmodel.sharing.structured import StructuredGame as StructuredGame
    from slussmodel.sharing.structured import SumGame as SumGame
    from slussmodel.sharing.structured import TreeGame as TreeGame
    from slussmodel.sharing.tariff import SAMBRUK_2020 as SAMBRUK_2020
    from slussmodel.sharing.tariff import Fee as Fee
    from slussmodel.sharing.tariff import StepTariff as StepTariff
    from slussmodel.sharing.tariff import TariffStep as TariffStep
    from slussmodel.sharing.transfers import Settling as Settling
    from slussmodel.sharing.transfers import SettlingMethod as SettlingMethod
    from slussmodel.sharing.transfers import Transfer as Transfer
    from slussmodel.sharing.transfers import settle as settle
    from slussmodel.sharing.two_way import TwoWay as TwoWay
    from slussmodel.sharing.unions import AumannDreze as AumannDreze
    from slussmodel.sharing.unions import Myerson as Myerson
    from slussmodel.sharing.unions import Owen as Owen
    from slussmodel.sharing.weighted import Banzhaf as Banzhaf
    from slussmodel.sharing.weighted import WeightedShapley as WeightedShapley
    from slussmodel.sharing.years import ExpectedTranche as ExpectedTranche
    from slussmodel.sharing.years import YearsBudget as YearsBudget

__all__ = [
    "ACA",
    "ECM",
    "ESF",
    "SAMBRUK_2020",
    "SCRB",
    "TILLVAXTVERKET",
    "VINNOVA",
    "Allocation",
    "AumannDreze",
    "Axiom",
    "Banzhaf",
    "BaseFeePlusPerCapita",
    "Bounded",
    "BuyIn",
    "ByWeight",
    "Certificate",
    "Changing",
    "Coalitions",
    "Comparison",
    "Component",
    "ConstrainedEqualAwards",
    "ConstrainedEqualLosses",
    "CostGame",
    "DecreasingSerial",
    "Entry",
    "EntryKind",
    "Equal",
    "EqualShares",
    "Estimate",
    "Excess",
    "ExpectedTranche",
    "Fairness",
    "Fee",
    "FeeBuyIn",
    "FixedPlusOwnGame",
    "FunctionGame",
    "FundedIdea",
    "Funding",
    "Gately",
    "GreedyCompletion",
    "HistoricalBuyIn",
    "HourRounding",
    "IncrementCompletion",
    "Joining",
    "Layered",
    "LeastCore",
    "Leaving",
    "Ledger",
    "MaximumGame",
    "MixedGame",
    "Myerson",
    "Notice",
    "Nucleolus",
    "Owen",
    "Passing",
    "PerCapita",
    "PerCapitaNucleolus",
    "Prenucleolus",
    "ProRata",
    "ProportionalClaims",
    "ProportionalNucleolus",
    "Reciprocal",
    "RemainingLifeBuyIn",
    "Rule",
    "Running",
    "SampledShapley",
    "Satisfaction",
    "SavingsGame",
    "Serial",
    "Settling",
    "SettlingMethod",
    "Shapley",
    "Share",
    "SharedComponentsGame",
    "Solution",
    "StandAloneProportional",
    "Step",
    "StepTariff",
    "StructuredGame",
    "SumGame",
    "Talmud",
    "TariffStep",
    "TauValue",
    "TimeRule",
    "Transfer",
    "TreeGame",
    "TwoWay",
    "Verdict",
    "WeightedShapley",
    "Words",
    "WorkedTime",
    "YearsBudget",
    "compare",
    "fairness",
    "leave",
    "settle",
]

# Hidden from type checkers, to which a module with __getattr__ has every name, misspelt ones too.
if not TYPE_CHECKING:
    __getattr__, __dir__ = hand_out(
        __name__,
        {
            "ACA": "separable",
            "ECM": "separable",
            "ESF": "in_kind",
            "SAMBRUK_2020": "tariff",
            "SCRB": "separable",
            "TILLVAXTVERKET": "in_kind",
            "VINNOVA": "in_kind",
            "Allocation": "allocation",
            "AumannDreze": "unions",
            "Axiom": "axioms",
            "Banzhaf": "weighted",
            "BaseFeePlusPerCapita": "keys",
            "Bounded": "bounds",
            "BuyIn": "joining",
            "ByWeight": "keys",
            "Certificate": "certificate",
            "Changing": "changing",
            "Coalitions": "steps",
            "Comparison": "comparison",
            "Component": "structured",
            "ConstrainedEqualAwards": "claims",
            "ConstrainedEqualLosses": "claims",
            "CostGame": "game",
            "DecreasingSerial": "serial",
            "Entry": "ledger",
            "EntryKind": "ledger",
            "Equal": "keys",
            "EqualShares": "equal_shares",
            "Estimate": "sampling",
            "Excess": "excess",
            "ExpectedTranche": "years",
            "Fairness": "axioms",
            "Fee": "tariff",
            "FeeBuyIn": "joining",
            "FixedPlusOwnGame": "structured",
            "FunctionGame": "function_game",
            "FundedIdea": "funded",
            "Funding": "funded",
            "Gately": "separable",
            "GreedyCompletion": "equal_shares",
            "HistoricalBuyIn": "joining",
            "HourRounding": "in_kind",
            "IncrementCompletion": "equal_shares",
            "Joining": "joining",
            "Layered": "pools",
            "LeastCore": "least_core",
            "Leaving": "leaving",
            "Ledger": "ledger",
            "MaximumGame": "structured",
            "MixedGame": "function_game",
            "Myerson": "unions",
            "Notice": "leaving",
            "Nucleolus": "nucleolus",
            "Owen": "unions",
            "Passing": "bounds",
            "PerCapita": "keys",
            "PerCapitaNucleolus": "nucleolus",
            "Prenucleolus": "nucleolus",
            "ProRata": "changing",
            "ProportionalClaims": "claims",
            "ProportionalNucleolus": "nucleolus",
            "Reciprocal": "pools",
            "RemainingLifeBuyIn": "joining",
            "Rule": "allocation",
            "Running": "running",
            "SampledShapley": "sampling",
            "Satisfaction": "equal_shares",
            "SavingsGame": "savings",
            "Serial": "serial",
            "Settling": "transfers",
            "SettlingMethod": "transfers",
            "Shapley": "shapley",
            "Share": "allocation",
            "SharedComponentsGame": "structured",
            "Solution": "solution",
            "StandAloneProportional": "separable",
            "Step": "steps",
            "StepTariff": "tariff",
            "StructuredGame": "structured",
            "SumGame": "structured",
            "Talmud": "claims",
            "TariffStep": "tariff",
            "TauValue": "separable",
            "TimeRule": "in_kind",
            "Transfer": "transfers",
            "TreeGame": "structured",
            "TwoWay": "two_way",
            "Verdict": "axioms",
            "WeightedShapley": "weighted",
            "Words": "steps",
            "WorkedTime": "in_kind",
            "YearsBudget": "years",
            "compare": "comparison",
            "fairness": "axioms",
            "leave": "leaving",
            "settle": "transfers",
        },
    )
