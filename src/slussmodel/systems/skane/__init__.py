"""The Skåne network for innovation procurement: three parts, a matrix, and rounds of proposals (2018-2020).

Sentence by sentence in the domain table, rows 2.1 to 2.17. `programme()` is the project as a value, its `check` says
what is missing in it, `financing` what each municipality would pay by several principles, and `story` tells it.
"""

from __future__ import annotations

from slussmodel.language import Lang
from slussmodel.systems.skane.matrix import DELIVERABLES, PARTS, matrix
from slussmodel.systems.skane.money import GRANT, alone_or_together, financing, principles, with_the_leaver, yearly_cost
from slussmodel.systems.skane.partners import COMMISSION, END, PERIOD, START, Commission, partnership
from slussmodel.systems.skane.project import Skane, programme
from slussmodel.systems.skane.rounds import MEETINGS, graph, journey, revisions
from slussmodel.systems.skane.sources import SOURCES

__all__ = [
    "COMMISSION",
    "DELIVERABLES",
    "END",
    "GRANT",
    "MEETINGS",
    "PARTS",
    "PERIOD",
    "SOURCES",
    "START",
    "Commission",
    "Skane",
    "alone_or_together",
    "financing",
    "graph",
    "journey",
    "matrix",
    "partnership",
    "principles",
    "programme",
    "revisions",
    "story",
    "with_the_leaver",
    "yearly_cost",
]


def story(lang: Lang = "sv") -> str:
    """The project told from beginning to end, each figure computed.

    >>> "16 months, 16 meetings, at least 1 in each month." in story("en")
    True
    """
    return programme().story(lang)
