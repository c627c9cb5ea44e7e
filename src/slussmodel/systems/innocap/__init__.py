"""INNOCAP: six partners around the North Atlantic build the public sector's capacity to innovate (2023-2025).

Sentence by sentence in the domain table, rows 1.1 to 1.25. `programme()` is the project as a value, its `check`
says what is wrong or missing in it, and `story` tells it.
"""

from __future__ import annotations

from slussmodel.language import Lang
from slussmodel.systems.innocap.money import application, by_partner, funding
from slussmodel.systems.innocap.partners import PERIOD, START, partnership, pre_study, roles_changed
from slussmodel.systems.innocap.project import Innocap, programme
from slussmodel.systems.innocap.sources import SOURCES
from slussmodel.systems.innocap.work import (
    COMMITMENT,
    DELIVERABLES,
    ELIGIBILITY,
    FOCUS,
    POSTS,
    Occupation,
    Service,
    Subject,
    curriculum,
    events,
    learning,
    management_system,
    pilots,
)

__all__ = [
    "COMMITMENT",
    "DELIVERABLES",
    "ELIGIBILITY",
    "FOCUS",
    "PERIOD",
    "POSTS",
    "SOURCES",
    "START",
    "Innocap",
    "Occupation",
    "Service",
    "Subject",
    "application",
    "by_partner",
    "curriculum",
    "events",
    "funding",
    "learning",
    "management_system",
    "partnership",
    "pilots",
    "pre_study",
    "programme",
    "roles_changed",
    "story",
]


def story(lang: Lang = "sv") -> str:
    """The project told from beginning to end, each figure computed.

    >>> print(story("en").splitlines()[5])
    6 partners in 4 countries work together for 36 months, with ERNACT as lead partner:
    Kommunförbundet Västernorrland (ALAV, Sweden), European Regions Network for the Application of Communications
    Technology (ERNACT, Ireland), University of Helsinki (UH, Finland), Association of Municipalities in South Iceland
    (SASS, Iceland), National University of Ireland, Galway (NUIG, Ireland) and Donegal County Council (DCC, Ireland).
    """
    return programme().story(lang)
