"""Two ideas that may be the same, how likely that is, and why."""

from __future__ import annotations

from typing import Protocol

from attrs import field, frozen

from slussmodel.language import Lang


class Why(Protocol):
    """What a match asks when somebody wants to know why."""

    def text(self, lang: Lang = "sv") -> str: ...


@frozen(order=False)
class Match:
    """Two ideas and the probability that they are the same idea; `a` sorts before `b`."""

    a: str
    b: str
    probability: float
    why: Why | None = field(default=None, eq=False, repr=False)

    def explain(self, lang: Lang = "sv") -> str:
        return "" if self.why is None else self.why.text(lang)
