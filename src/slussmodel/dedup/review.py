"""Which pairs to ask people about, the most telling first, and when not to ask at all."""

from __future__ import annotations

from collections.abc import Iterable
from math import inf

from attrs import field, frozen

from slussmodel.dedup.cluster import families
from slussmodel.dedup.decisions import PairDecision
from slussmodel.dedup.match import Match
from slussmodel.language import Labelled
from slussmodel.validators import at_least


@frozen(kw_only=True)
class Costs:
    """What an error costs, in any one unit: two ideas wrongly joined, twins not seen, a person asked.

    A wrongly joined idea is lost to the one who had it; unseen twins are developed twice; asking takes a minute or two.
    """

    wrongly_joined: float = field(default=20.0, validator=at_least(0))
    not_seen: float = field(default=10.0, validator=at_least(0))
    asked: float = field(default=1.0, validator=at_least(0))

    def thresholds(self) -> Thresholds:
        """Where asking becomes cheaper than leaving apart, and joining cheaper than asking.

        Leaving a pair apart costs p times `not_seen`; joining it, 1 - p times `wrongly_joined`; asking, `asked`.

        >>> Costs().thresholds()
        Thresholds(ask=0.1, surely=0.95)
        """
        join_or_leave = self.wrongly_joined / ((self.wrongly_joined + self.not_seen) or inf)
        ask = self.asked / self.not_seen if self.not_seen else 1.0
        surely = 1.0 - self.asked / self.wrongly_joined if self.wrongly_joined else 0.0
        return Thresholds(ask, surely) if ask < surely else Thresholds(join_or_leave, join_or_leave)


@frozen
class Thresholds:
    """From `ask` up a person is asked, and from `surely` up two ideas are joined unasked."""

    ask: float
    surely: float

    def verdict(self, match: Match) -> Verdict:
        """What to do with a match."""
        if match.probability >= self.surely:
            return Verdict.SURELY
        return Verdict.ASK if match.probability >= self.ask else Verdict.APART


class Verdict(Labelled):
    """What to do with two ideas that look alike."""

    APART = "apart", "olika idéer", "different ideas"
    ASK = "ask", "fråga en människa", "ask a person"
    SURELY = "surely", "samma idé", "the same idea"


def automatic_threshold(matches: Iterable[Match]) -> float:
    """The probability from which to take pairs for twins, without any label: where the expected F1 is best.

    Each probability is the expected number of twins in its pair, so that precision and recall can be foreseen. Give it
    pairs from a low probability up, `calibrated` to the set at hand: `calibrated(index.pairs(0.02), ideas=len(index))`.
    With no match at all it is 1.

    >>> automatic_threshold([Match("a", "b", 0.9), Match("a", "c", 0.6), Match("b", "c", 0.1)])
    0.6
    """
    chances = sorted((match.probability for match in matches), reverse=True)
    twins, expected, best = sum(chances), 0.0, (0.0, 1.0)
    for taken, chance in enumerate(chances, start=1):
        expected += chance
        best = max(best, (2 * expected / (taken + twins), chance))
    return best[1]


def questions(
    matches: Iterable[Match], decisions: Iterable[PairDecision] = (), *, most: int | None = None
) -> tuple[Match, ...]:
    """The matches worth a person's answer, those first where the families are most likely wrong, at most so many.

    A family is wrong about a pair that it joins with the probability that the two are different, and about a pair that
    it leaves apart with the probability that they are the same. Left out is what earlier answers settle: a pair already
    joined by a chain of sames, and a pair whose groups somebody has called different. Ask, decide and ask again: each
    answer settles others. Raises `RefusedError` where the decisions contradict each other.

    >>> doubtful = [Match("a", "b", 0.97), Match("b", "c", 0.45), Match("a", "c", 0.4)]
    >>> [(match.a, match.b) for match in questions(doubtful, [PairDecision("a", "b", True)])]
    [('a', 'c'), ('b', 'c')]
    """
    found, decided = list(matches), list(decisions)
    groups = _Groups(decided)
    apart = {groups.pair(decision.a, decision.b) for decision in decided if not decision.same}
    open_ = [match for match in found if len(set(groups.pair(match.a, match.b))) == 2]
    unsettled = (match for match in open_ if groups.pair(match.a, match.b) not in apart)
    family = {id: group for group in families(found, decided) for id in group}

    def certainty(match: Match) -> tuple[float, str, str]:
        joined = family[match.a] is family[match.b]
        return match.probability if joined else 1.0 - match.probability, match.a, match.b

    return tuple(sorted(unsettled, key=certainty)[:most])


class _Groups:
    """What decisions of sameness join."""

    def __init__(self, decisions: Iterable[PairDecision]) -> None:
        self._above: dict[str, str] = {}
        for decision in decisions:
            if decision.same:
                self._above[self._top(decision.a)] = self._top(decision.b)

    def _top(self, idea: str) -> str:
        while self._above.get(idea, idea) != idea:
            idea = self._above[idea]
        return idea

    def pair(self, a: str, b: str) -> tuple[str, str]:
        """The groups of two ideas, in order."""
        first, second = sorted((self._top(a), self._top(b)))
        return first, second
