"""Innovationssluss Skaraborg: fifteen municipalities, one local federation, one sluice (2016-2020).

Sentence by sentence in the domain table, rows 0.1 to 0.27. `sluice()` is the sluice that takes ideas, `programme()` the
project that pays for it, and `story` tells both.

Names are loaded when they are first used, so that a sluice loads nothing of the project's money.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from slussmodel.lazy import hand_out

if TYPE_CHECKING:
    from slussmodel.systems.skaraborg.founding import charter as charter
    from slussmodel.systems.skaraborg.founding import graph as graph
    from slussmodel.systems.skaraborg.founding import sluice as sluice
    from slussmodel.systems.skaraborg.future import TWO_POOLS as TWO_POOLS
    from slussmodel.systems.skaraborg.future import Pool as Pool
    from slussmodel.systems.skaraborg.future import Yearly as Yearly
    from slussmodel.systems.skaraborg.money import OUTCOME as OUTCOME
    from slussmodel.systems.skaraborg.money import application as application
    from slussmodel.systems.skaraborg.money import ended as ended
    from slussmodel.systems.skaraborg.money import granted as granted
    from slussmodel.systems.skaraborg.narrative import story as story
    from slussmodel.systems.skaraborg.partners import END as END
    from slussmodel.systems.skaraborg.partners import HOST as HOST
    from slussmodel.systems.skaraborg.partners import PERIOD as PERIOD
    from slussmodel.systems.skaraborg.partners import START as START
    from slussmodel.systems.skaraborg.partners import inhabitants as inhabitants
    from slussmodel.systems.skaraborg.partners import largest as largest
    from slussmodel.systems.skaraborg.partners import members as members
    from slussmodel.systems.skaraborg.partners import partnership as partnership
    from slussmodel.systems.skaraborg.project import Skaraborg as Skaraborg
    from slussmodel.systems.skaraborg.project import programme as programme
    from slussmodel.systems.skaraborg.sources import SOURCES as SOURCES
    from slussmodel.systems.skaraborg.together import economy as economy
    from slussmodel.systems.skaraborg.together import realisable as realisable
    from slussmodel.systems.skaraborg.together import twins as twins
    from slussmodel.systems.skaraborg.work import ACTORS as ACTORS
    from slussmodel.systems.skaraborg.work import OBJECTIVES as OBJECTIVES
    from slussmodel.systems.skaraborg.work import awareness as awareness
    from slussmodel.systems.skaraborg.work import spending as spending
    from slussmodel.systems.skaraborg.work import training as training

# Hidden from type checkers, to which a module with __getattr__ has every name, misspelt ones too.
if not TYPE_CHECKING:
    __getattr__, __dir__ = hand_out(
        __name__,
        {
            "ACTORS": "work",
            "END": "partners",
            "HOST": "partners",
            "OBJECTIVES": "work",
            "OUTCOME": "money",
            "PERIOD": "partners",
            "SOURCES": "sources",
            "START": "partners",
            "TWO_POOLS": "future",
            "Pool": "future",
            "Skaraborg": "project",
            "Yearly": "future",
            "application": "money",
            "awareness": "work",
            "charter": "founding",
            "economy": "together",
            "ended": "money",
            "granted": "money",
            "graph": "founding",
            "inhabitants": "partners",
            "largest": "partners",
            "members": "partners",
            "partnership": "partners",
            "programme": "project",
            "realisable": "together",
            "sluice": "founding",
            "spending": "work",
            "story": "narrative",
            "training": "work",
            "twins": "together",
        },
    )

    __all__ = [
        "ACTORS",
        "END",
        "HOST",
        "OBJECTIVES",
        "OUTCOME",
        "PERIOD",
        "SOURCES",
        "START",
        "TWO_POOLS",
        "Pool",
        "Skaraborg",
        "Yearly",
        "application",
        "awareness",
        "charter",
        "economy",
        "ended",
        "granted",
        "graph",
        "inhabitants",
        "largest",
        "members",
        "partnership",
        "programme",
        "realisable",
        "sluice",
        "spending",
        "story",
        "training",
        "twins",
    ]
