"""Buying what does not exist yet: innovation partnership (LOU 6:30-41), and pre-commercial procurement beside it."""

from __future__ import annotations

from slussmodel.procurement.contract import (
    Contract,
    Instalment,
    PerformanceLevel,
    Phase,
    PhaseKind,
    Purchase,
    PurchaseTerms,
    TestBed,
    procurement_value,
)
from slussmodel.procurement.pairing import Pairing, check_paired
from slussmodel.procurement.partnership import InnovationPartnership, PartnershipState, PartnershipStep
from slussmodel.procurement.precommercial import PreCommercialProcurement, ResearchPhase, ResearchRound
from slussmodel.procurement.stakes import Stake, Stakes
from slussmodel.procurement.tenders import Candidate, DocumentChange, Negotiation, Subject, Tender, scores
from slussmodel.procurement.terms import (
    INNOVATOR_OWNS,
    ProcurementDocuments,
    ResaleScope,
    Right,
    RightsSplit,
    SelectionCriterion,
    Side,
)

__all__ = [
    "INNOVATOR_OWNS",
    "Candidate",
    "Contract",
    "DocumentChange",
    "InnovationPartnership",
    "Instalment",
    "Negotiation",
    "Pairing",
    "PartnershipState",
    "PartnershipStep",
    "PerformanceLevel",
    "Phase",
    "PhaseKind",
    "PreCommercialProcurement",
    "ProcurementDocuments",
    "Purchase",
    "PurchaseTerms",
    "ResaleScope",
    "ResearchPhase",
    "ResearchRound",
    "Right",
    "RightsSplit",
    "SelectionCriterion",
    "Side",
    "Stake",
    "Stakes",
    "Subject",
    "Tender",
    "TestBed",
    "check_paired",
    "procurement_value",
    "scores",
]
