"""The capacity to innovate: people, training, events, who learns from whom, and what is handed over and anchored."""

from __future__ import annotations

from slussmodel.capacity.anchoring import (
    Collaboration,
    CollaborationScope,
    Commitment,
    InnovationTest,
    Involvement,
    ManagementCommitment,
    SteeringKind,
    SteeringLink,
    SupportActor,
    SupportFunction,
    referrals,
)
from slussmodel.capacity.deliverables import (
    Deliverable,
    DeliverableKind,
    DeliverableStatus,
    check_described,
    check_due,
)
from slussmodel.capacity.events import Event, EventKind, Shared
from slussmodel.capacity.learning import SharingMatrix
from slussmodel.capacity.management_system import Clause, ManagementSystem
from slussmodel.capacity.profile import CapabilityProfile, CapabilityScale
from slussmodel.capacity.staffing import Post, check_staffing
from slussmodel.capacity.training import (
    Applicant,
    Attendance,
    Curriculum,
    Eligibility,
    TargetLevel,
    Training,
    TrainingRound,
    check_whole_chain,
)

__all__ = [
    "Applicant",
    "Attendance",
    "CapabilityProfile",
    "CapabilityScale",
    "Clause",
    "Collaboration",
    "CollaborationScope",
    "Commitment",
    "Curriculum",
    "Deliverable",
    "DeliverableKind",
    "DeliverableStatus",
    "Eligibility",
    "Event",
    "EventKind",
    "InnovationTest",
    "Involvement",
    "ManagementCommitment",
    "ManagementSystem",
    "Post",
    "Shared",
    "SharingMatrix",
    "SteeringKind",
    "SteeringLink",
    "SupportActor",
    "SupportFunction",
    "TargetLevel",
    "Training",
    "TrainingRound",
    "check_described",
    "check_due",
    "check_staffing",
    "check_whole_chain",
    "referrals",
]
