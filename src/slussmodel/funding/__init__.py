"""Money from a funder: calls and their rules, applications, grants in tranches, co-financing, funds and settlement."""

from __future__ import annotations

from slussmodel.funding.applications import Applicant, Application
from slussmodel.funding.calls import Call, CallOutcome
from slussmodel.funding.contributions import (
    CashContribution,
    CoFinancing,
    Contribution,
    ContributionKind,
    TimeContribution,
)
from slussmodel.funding.costs import Cost, CostKind, Costs, Purpose
from slussmodel.funding.grants import Grant
from slussmodel.funding.plan import Fund, FundingPlan, Part
from slussmodel.funding.rates import at_rate, cost_needed, final_grant, support_rate
from slussmodel.funding.rules import (
    AuditFrom,
    ClosingDate,
    LeastCountries,
    LeastMunicipalities,
    LumpSums,
    MaxGrant,
    MaxMonths,
    MaxRate,
    Rule,
)
from slussmodel.funding.rulesets import EUI_PAYMENTS, NPA_MAIN, NPA_PREPARATORY, UIA, VINNOVA_2016
from slussmodel.funding.settlement import PaymentSchedule, Settlement, SettlementLine, settle
from slussmodel.funding.tranches import (
    Condition,
    ConditionKind,
    Tranche,
    TrancheEvent,
    TrancheState,
    TrancheStep,
)

__all__ = [
    "EUI_PAYMENTS",
    "NPA_MAIN",
    "NPA_PREPARATORY",
    "UIA",
    "VINNOVA_2016",
    "Applicant",
    "Application",
    "AuditFrom",
    "Call",
    "CallOutcome",
    "CashContribution",
    "ClosingDate",
    "CoFinancing",
    "Condition",
    "ConditionKind",
    "Contribution",
    "ContributionKind",
    "Cost",
    "CostKind",
    "Costs",
    "Fund",
    "FundingPlan",
    "Grant",
    "LeastCountries",
    "LeastMunicipalities",
    "LumpSums",
    "MaxGrant",
    "MaxMonths",
    "MaxRate",
    "Part",
    "PaymentSchedule",
    "Purpose",
    "Rule",
    "Settlement",
    "SettlementLine",
    "TimeContribution",
    "Tranche",
    "TrancheEvent",
    "TrancheState",
    "TrancheStep",
    "at_rate",
    "cost_needed",
    "final_grant",
    "settle",
    "support_rate",
]
