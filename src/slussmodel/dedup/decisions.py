"""What people have decided about pairs of ideas, and where their decisions contradict each other."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator

from attrs import field, frozen

from slussmodel.errors import InvalidValue, Reason, Refused
from slussmodel.language import Sentence
from slussmodel.validators import each, identifier, of_type

CONTRADICTION = Sentence(
    "contradiction",
    sv="{a} och {b} sägs vara olika idéer, men andra beslut gör dem till samma: {chain}",
    en="{a} and {b} are said to be different ideas, but other decisions make them the same: {chain}",
)


@frozen
class PairDecision:
    """A person's word on two ideas: the same or not. It outweighs every score."""

    a: str = field(validator=identifier)
    b: str = field(validator=identifier)
    same: bool = field(validator=of_type(bool))

    def __attrs_post_init__(self) -> None:
        if self.a == self.b:
            raise InvalidValue("PairDecision", "b", self.b, "must be another idea than a")

    @property
    def pair(self) -> tuple[str, str]:
        """The two ideas in order."""
        return (self.a, self.b) if self.a < self.b else (self.b, self.a)


def same(a: str, b: str) -> PairDecision:
    """The two are the same idea.

    >>> same("i-1", "i-2").same
    True
    """
    return PairDecision(a, b, True)


def different(a: str, b: str) -> PairDecision:
    """The two are different ideas, however alike they look."""
    return PairDecision(a, b, False)


@frozen
class Contradiction:
    """Two ideas decided to be different that a chain of other decisions makes the same."""

    a: str
    b: str
    chain: tuple[str, ...]

    @property
    def reason(self) -> Reason:
        return Reason.of(CONTRADICTION, a=self.a, b=self.b, chain=" = ".join(self.chain))


@frozen
class Decisions:
    """Decisions in the order in which they were made; each change is a new value and `undo` gives the old one back.

    >>> decided = Decisions().decide(same("a", "b")).decide(same("b", "c"))
    >>> refused = decided.decide(different("a", "c"))
    >>> refused.reasons[0].params["chain"]
    'a = b = c'
    >>> decided.undo(same("b", "c")) == Decisions().decide(same("a", "b"))
    True
    """

    made: tuple[PairDecision, ...] = field(default=(), validator=each(of_type(PairDecision)))

    def __iter__(self) -> Iterator[PairDecision]:
        return iter(self.made)

    def __len__(self) -> int:
        return len(self.made)

    def decide(self, decision: PairDecision) -> Decisions | Refused:
        """The decisions with one more, or why it cannot stand beside the others: the chains that it contradicts."""
        more = Decisions((*self.made, decision))
        broken = contradictions(more)
        return Refused(tuple(one.reason for one in broken)) if broken else more

    def undo(self, decision: PairDecision) -> Decisions:
        """The decisions as if this one had never been made; the same if it was not."""
        return Decisions(tuple(made for made in self.made if made != decision))


def contradictions(decisions: Iterable[PairDecision]) -> tuple[Contradiction, ...]:
    """Every two ideas decided to be different that decisions of sameness join, with the shortest chain of those."""
    decided = list(decisions)
    joined: dict[str, set[str]] = {}
    for decision in decided:
        if decision.same:
            joined.setdefault(decision.a, set()).add(decision.b)
            joined.setdefault(decision.b, set()).add(decision.a)
    apart = sorted({decision.pair for decision in decided if not decision.same})
    chains = ((a, b, _chain(joined, a, b)) for a, b in apart)
    return tuple(Contradiction(a, b, chain) for a, b, chain in chains if chain)


def _chain(joined: dict[str, set[str]], start: str, goal: str) -> tuple[str, ...]:
    """The shortest way through what is joined, the first by id among equals; empty where there is none."""
    came_from: dict[str, str] = {start: start}
    waiting = deque([start])
    while waiting and goal not in came_from:
        at = waiting.popleft()
        for near in sorted(joined.get(at, ())):
            if near not in came_from:
                came_from[near] = at
                waiting.append(near)
    if goal not in came_from:
        return ()
    way = [goal]
    while way[-1] != start:
        way.append(came_from[way[-1]])
    return tuple(reversed(way))
