"""Is it the same idea? Twins among ideas told by different hands, found, explained and decided by people.

Names are loaded when they are first used, so that numpy waits until it is needed.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from slussmodel.dedup.cluster import families as families
    from slussmodel.dedup.decisions import PairDecision as PairDecision
    from slussmodel.dedup.decisions import different as different
    from slussmodel.dedup.decisions import same as same
    from slussmodel.dedup.index import IdeaIndex as IdeaIndex
    from slussmodel.dedup.lexicon import Lexicon as Lexicon
    from slussmodel.dedup.match import Match as Match

_HOME = {
    "IdeaIndex": "index",
    "Lexicon": "lexicon",
    "Match": "match",
    "PairDecision": "decisions",
    "different": "decisions",
    "families": "cluster",
    "same": "decisions",
}

__all__ = ["IdeaIndex", "Lexicon", "Match", "PairDecision", "different", "families", "same"]


def __getattr__(name: str) -> object:
    home = _HOME.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
