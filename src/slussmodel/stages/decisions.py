"""What can be decided of an idea, and what the places of a stage graph are."""

from __future__ import annotations

from slussmodel.errors import UnknownName
from slussmodel.language import Labelled, Lang


class Decision(Labelled):
    """A decision at a stage. `MIGRATE` is written by `migrate` alone, when a journey is moved to a new version."""

    GO = "go", "gå vidare", "go"
    CONDITIONAL_GO = "conditional_go", "gå vidare med villkor", "conditional go"
    KILL = "kill", "avsluta", "kill"
    HOLD = "hold", "vila", "hold"
    RESUME = "resume", "återuppta", "resume"
    RECYCLE = "recycle", "ta ett varv till", "recycle"
    MERGE = "merge", "slå ihop", "merge"
    SPLIT = "split", "dela upp", "split"
    REDIRECT = "redirect", "hänvisa", "redirect"
    HAND_OVER = "hand_over", "lämna över", "hand over"
    IMPLEMENT = "implement", "införa", "implement"
    SPREAD = "spread", "sprida", "spread"
    REOPEN = "reopen", "öppna igen", "reopen"
    MIGRATE = "migrate", "flytta till ny version", "migrate"

    @classmethod
    def named(cls, name: str) -> Decision:
        """The decision of that name; raises `UnknownName` with near names.

        >>> Decision.named("go")
        <Decision.GO: 'go'>
        """
        try:
            return cls(name)
        except ValueError:
            raise UnknownName.among("decision", name, [one.value for one in cls]) from None


WHILE_HELD = frozenset({Decision.RESUME, Decision.KILL, Decision.MERGE, Decision.REDIRECT, Decision.HAND_OVER})
"""What may be decided of an idea that rests: it wakes or it leaves."""

FORWARD = frozenset({Decision.GO, Decision.CONDITIONAL_GO, Decision.IMPLEMENT, Decision.SPREAD})
"""Decisions that carry an idea onward; at a gate they must be guarded."""

BACKWARD = frozenset({Decision.RECYCLE, Decision.REOPEN})
"""Decisions that lead to an earlier stage."""

OVERLAY = frozenset({Decision.HOLD, Decision.RESUME})
"""Decisions that stop and start the clock of a stage and never leave it."""

SEVERAL = frozenset({Decision.MERGE, Decision.SPLIT, Decision.SPREAD})
"""Decisions over several ideas; one that goes on where it stands keeps the clock of its stage."""


class Kind(Labelled):
    """What a stage is: a stage of work, a gate that must be passed, or one of four ways to end."""

    STAGE = "stage", "steg", "stage"
    GATE = "gate", "grind", "gate"
    ACHIEVED = "achieved", "nådd", "achieved"
    STOPPED = "stopped", "avslutad", "stopped"
    MERGED = "merged", "ihopslagen", "merged"
    ELSEWHERE = "elsewhere", "hos annan", "elsewhere"

    @property
    def is_end(self) -> bool:
        return self not in _OPEN


_OPEN = frozenset({Kind.STAGE, Kind.GATE})


class Unit(Labelled):
    """What a time limit counts."""

    DAYS = "days", "dagar", "days"
    WORKING_DAYS = "working_days", "arbetsdagar", "working days"

    def counting(self, amount: int, lang: Lang = "sv") -> str:
        """The unit as it is said behind a number."""
        return self.label(lang) if amount != 1 else _ONE[self][lang]


_ONE: dict[Unit, dict[Lang, str]] = {
    Unit.DAYS: {"sv": "dag", "en": "day"},
    Unit.WORKING_DAYS: {"sv": "arbetsdag", "en": "working day"},
}
