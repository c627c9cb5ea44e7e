"""What an idea would give, what the market already has, and the road that an idea therefore takes."""

from __future__ import annotations

from slussmodel.assessment.assess import Assessment, Judgement, QualityCriterion, Verdict, check_all_assessed
from slussmodel.assessment.citizens import CitizenProposal, Council, PopularInitiative, ProposalState
from slussmodel.assessment.default_routing import DEFAULT_ROUTING
from slussmodel.assessment.effect import Benefit, BenefitScale, Effect
from slussmodel.assessment.market import MarketResult, MarketScan
from slussmodel.assessment.routing import Road, Route, RoutingRow, RoutingTable

__all__ = [
    "DEFAULT_ROUTING",
    "Assessment",
    "Benefit",
    "BenefitScale",
    "CitizenProposal",
    "Council",
    "Effect",
    "Judgement",
    "MarketResult",
    "MarketScan",
    "PopularInitiative",
    "ProposalState",
    "QualityCriterion",
    "Road",
    "Route",
    "RoutingRow",
    "RoutingTable",
    "Verdict",
    "check_all_assessed",
]
