"""Two ideas that may be the same, how likely that is, and why."""

from __future__ import annotations

from html import escape
from math import exp, log
from typing import TYPE_CHECKING, Protocol

from attrs import field, frozen

from slussmodel.language import Lang, Sentence, percent_of

if TYPE_CHECKING:
    from slussmodel.dedup.explanation import Explanation


_SAME = Sentence(
    "same_idea",
    sv="{a} och {b}: samma idé med sannolikheten {percent} %",
    en="{a} and {b}: the same idea with probability {percent}%",
)


class Why(Protocol):
    """Knows why two ideas match, and works it out when it is asked."""

    def __call__(self, a: str, b: str) -> Explanation: ...


# Probabilities are told in so many digits, and nothing between is surer than the last of them.
_DIGITS = 9
_LEAST = 10.0**-_DIGITS


@frozen
class _Tilted:
    """Explains a match whose log odds were tilted."""

    why: Why
    offset: float
    slope: float

    def __call__(self, a: str, b: str) -> Explanation:
        return self.why(a, b).tilted(self.offset, self.slope)


@frozen
class Match:
    """Two ideas and the probability that they are the same idea; `a` sorts before `b`.

    `identical` says that they are told in exactly the same words. The explanation is worked out when it is asked for,
    from the texts and weights as they were when the match was found.
    """

    a: str
    b: str
    probability: float
    identical: bool = False
    _why: Why | None = field(default=None, eq=False, repr=False, alias="why")

    @property
    def explanation(self) -> Explanation | None:
        """What the probability is made of, as data; None for a match that was made by hand."""
        return None if self._why is None else self._why(self.a, self.b)

    @property
    def log_odds(self) -> float:
        """The logarithm of the odds that the two are the same; what is certain is at 21, up or down."""
        sure = min(max(self.probability, _LEAST), 1.0 - _LEAST)
        return log(sure / (1.0 - sure))

    def tilted(self, offset: float, slope: float) -> Match:
        """The match with its log odds stretched by a slope and moved by an offset, and explained so."""
        chance = 1.0 / (1.0 + exp(-offset - slope * self.log_odds))
        why = None if self._why is None else _Tilted(self._why, offset, slope)
        return Match(self.a, self.b, round(chance, _DIGITS), self.identical, why=why)

    def other(self, id: str) -> str:
        """The one of the two that is not this one."""
        return self.b if id == self.a else self.a

    def explain(self, lang: Lang = "sv") -> str:
        """Why, in words: the pairs of words that speak for it, and what else counts.

        >>> Match("i-1", "i-2", 0.5).explain("en")
        'i-1 and i-2: the same idea with probability 50%'
        """
        why = self.explanation
        said = self._said(lang)
        return said if why is None else f"{said}\n{why.text(lang)}"

    def html(self, lang: Lang = "sv") -> str:
        """How likely, and both texts with the words that speak for it marked, as HTML."""
        why = self.explanation
        said = f"<p>{escape(self._said(lang))}</p>"
        return said if why is None else f"{said}\n{why.html(lang)}"

    def _said(self, lang: Lang) -> str:
        return _SAME.say({"a": self.a, "b": self.b, "percent": percent_of(self.probability)}, lang)

    def _repr_html_(self) -> str:
        return self.html()
