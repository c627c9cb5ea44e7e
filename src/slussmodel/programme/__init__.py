"""A programme around a sluice: cycles of challenges, pilots, the choice of a portfolio, tracks, and its own life."""

from __future__ import annotations

from slussmodel.programme.cycles import VAXJO_CYCLES, Cycle, CycleLimits, CyclePlan
from slussmodel.programme.pilots import Pilot, PilotSet
from slussmodel.programme.portfolio import Challenge, Choice, Portfolio, PortfolioLimits, choose
from slussmodel.programme.project import ContinuationDecision, ProjectState, ProjectStep, SluiceProject
from slussmodel.programme.tracks import Hub, SharedLearning, Track

__all__ = [
    "VAXJO_CYCLES",
    "Challenge",
    "Choice",
    "ContinuationDecision",
    "Cycle",
    "CycleLimits",
    "CyclePlan",
    "Hub",
    "Pilot",
    "PilotSet",
    "Portfolio",
    "PortfolioLimits",
    "ProjectState",
    "ProjectStep",
    "SharedLearning",
    "SluiceProject",
    "Track",
    "choose",
]
