"""What work is thought to lead to and what it led to: logic model, goals, proposals worked out in rounds."""

from __future__ import annotations

from slussmodel.results.chain import Cause, ChainStep, ExpectedEffect, ExpectedResult, Part, WorkForm
from slussmodel.results.goals import Attainment, Goals, Judged, Objective, ObjectiveDimension, ProjectStatus
from slussmodel.results.logic_model import LogicModel, MatrixRow
from slussmodel.results.revisions import (
    WHOLE,
    Revision,
    Revisions,
    RevisionStep,
    check_monthly,
    months_without_meeting,
)

__all__ = [
    "WHOLE",
    "Attainment",
    "Cause",
    "ChainStep",
    "ExpectedEffect",
    "ExpectedResult",
    "Goals",
    "Judged",
    "LogicModel",
    "MatrixRow",
    "Objective",
    "ObjectiveDimension",
    "Part",
    "ProjectStatus",
    "Revision",
    "RevisionStep",
    "Revisions",
    "WorkForm",
    "check_monthly",
    "months_without_meeting",
]
