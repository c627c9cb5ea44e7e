"""Two ideas that may be the same, how likely that is, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from attrs import field, frozen

from slussmodel.language import NBSP, Lang

if TYPE_CHECKING:
    from slussmodel.dedup.explanation import Explanation


class Why(Protocol):
    """Knows why two ideas match, and works it out when it is asked."""

    def __call__(self, a: str, b: str) -> Explanation: ...


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

    def other(self, id: str) -> str:
        """The one of the two that is not this one."""
        return self.b if id == self.a else self.a

    def explain(self, lang: Lang = "sv") -> str:
        """Why, in words: the pairs of words that speak for it, and what else counts.

        >>> Match("i-1", "i-2", 0.5).explain("en")
        'i-1 and i-2: the same idea with probability 50%'
        """
        # Only what is certain is said to be.
        share = 100 if self.probability == 1.0 else min(99, round(self.probability * 100))
        said = f"{self.a} och {self.b}: samma idé med sannolikheten {share}{NBSP}%"
        if lang == "en":
            said = f"{self.a} and {self.b}: the same idea with probability {share}%"
        why = self.explanation
        return said if why is None else f"{said}\n{why.text(lang)}"
