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
from slussmodel.funding.state_aid import (
    DE_MINIMIS,
    CompanySize,
    DeMinimisAid,
    DeMinimisRule,
    ResearchKind,
    aid_intensity,
    process_aid_intensity,
)
from slussmodel.funding.tranches import (
    Condition,
    ConditionKind,
    Tranche,
    TrancheEvent,
    TrancheState,
    TrancheStep,
)

__all__ = [
    "DE_MINIMIS",
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
    "CompanySize",
    "Condition",
    "ConditionKind",
    "Contribution",
    "ContributionKind",
    "Cost",
    "CostKind",
    "Costs",
    "DeMinimisAid",
    "DeMinimisRule",
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
    "ResearchKind",
    "Rule",
    "Settlement",
    "SettlementLine",
    "TimeContribution",
    "Tranche",
    "TrancheEvent",
    "TrancheState",
    "TrancheStep",
    "aid_intensity",
    "at_rate",
    "cost_needed",
    "final_grant",
    "process_aid_intensity",
    "settle",
    "support_rate",
]
