"""Piteå/Skellefteå: an idea lock of two municipalities under one grant (2016-2019).

Sentence by sentence in the domain table, rows 4.1 to 4.15. `programme()` is the project as a value, its `check` says
what is unfinished in it, `sluice()` is the lock that ideas go through, and `story` tells it.
"""

from __future__ import annotations

from slussmodel.language import Lang
from slussmodel.systems.pitea_skelleftea.anchoring import CHAIN, COLLABORATIONS, STEERING, SUPPORT, TEST, Document
from slussmodel.systems.pitea_skelleftea.effects import NewValue, effects, goals
from slussmodel.systems.pitea_skelleftea.lock import charter, graph, sluice
from slussmodel.systems.pitea_skelleftea.money import (
    GRANT,
    PRE_STUDY_GRANT,
    allowed,
    application,
    by_inhabitants,
    cost,
    hub,
)
from slussmodel.systems.pitea_skelleftea.partners import END, PERIOD, PITEA, SKELLEFTEA, START, life, partnership
from slussmodel.systems.pitea_skelleftea.project import IdeaLock, programme
from slussmodel.systems.pitea_skelleftea.sources import SOURCES

__all__ = [
    "CHAIN",
    "COLLABORATIONS",
    "END",
    "GRANT",
    "PERIOD",
    "PITEA",
    "PRE_STUDY_GRANT",
    "SKELLEFTEA",
    "SOURCES",
    "START",
    "STEERING",
    "SUPPORT",
    "TEST",
    "Document",
    "IdeaLock",
    "NewValue",
    "allowed",
    "application",
    "by_inhabitants",
    "charter",
    "cost",
    "effects",
    "goals",
    "graph",
    "hub",
    "life",
    "partnership",
    "programme",
    "sluice",
    "story",
]


def story(lang: Lang = "sv") -> str:
    """The project told from beginning to end, each figure computed.

    >>> "Completed, with work remaining" in story("en")
    True
    """
    return programme().story(lang)
