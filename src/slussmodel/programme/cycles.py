"""Cycles: a programme takes on a few challenges at a time, so many times; what was planned, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve, field, frozen

from slussmodel.errors import InvalidValue, Reason, Refused
from slussmodel.findings import Finding, Severity
from slussmodel.language import Lang, Sentence
from slussmodel.validators import at_least, distinct, each, filled, identifier, of_type


@frozen(kw_only=True)
class CycleLimits:
    """How many cycles a programme plans, and how many challenges each of them takes.

    >>> VAXJO_CYCLES.least_in_all, VAXJO_CYCLES.most_in_all
    (5, 15)
    """

    cycles: int = field(validator=[of_type(int), at_least(1)])
    least: int = field(validator=[of_type(int), at_least(0)])
    most: int = field(validator=[of_type(int), at_least(1)])
    source: str = field(validator=filled)

    def __attrs_post_init__(self) -> None:
        if self.least > self.most:
            raise InvalidValue("CycleLimits", "least", self.least, f"must be at most {self.most}")

    @property
    def least_in_all(self) -> int:
        return self.cycles * self.least

    @property
    def most_in_all(self) -> int:
        return self.cycles * self.most


VAXJO_CYCLES = CycleLimits(cycles=5, least=1, most=3, source="Växjö kommun, Innovationshubben")
""""Upp till 15 utmaningar, fördelade i fem cykler med 1-3 utmaningar per cykel"."""


@frozen(kw_only=True)
class Cycle:
    """One cycle: the challenges that it took on, and those of them that reached a partnership."""

    challenges: tuple[str, ...] = field(validator=[each(identifier), distinct])
    partnerships: tuple[str, ...] = field(default=(), validator=[each(identifier), distinct])

    def __attrs_post_init__(self) -> None:
        strange = set(self.partnerships) - set(self.challenges)
        if strange:
            raise InvalidValue("Cycle", "partnerships", sorted(strange), "must be among the challenges of the cycle")


@frozen
class CyclePlan:
    """The cycles run so far, against the limits that were planned.

    >>> plan = CyclePlan(VAXJO_CYCLES)
    >>> print(plan.run(Cycle(challenges=("heating", "snow", "bins", "food"))).text("en"))
    cycle 1 has 4 challenges; it takes 1 to 3 (Växjö kommun, Innovationshubben)
    >>> plan = plan.run(Cycle(challenges=("heating", "snow"), partnerships=("heating",)))
    >>> print(plan.explain("en"))
    1 of 5 cycles run; 2 challenges of 15 at most; 1 led to a partnership
    """

    limits: CycleLimits = field(validator=of_type(CycleLimits))
    cycles: tuple[Cycle, ...] = field(default=(), validator=each(of_type(Cycle)))

    @property
    def challenges(self) -> tuple[str, ...]:
        """Every challenge taken on, in the order of the cycles."""
        return tuple(one for cycle in self.cycles for one in cycle.challenges)

    @property
    def partnerships(self) -> tuple[str, ...]:
        """Every challenge that reached a partnership."""
        return tuple(one for cycle in self.cycles for one in cycle.partnerships)

    @property
    def room(self) -> int:
        """How many more challenges the cycles that are left can take."""
        return max(self.limits.cycles - len(self.cycles), 0) * self.limits.most

    def run(self, cycle: Cycle) -> CyclePlan | Refused:
        """Add a cycle; refused where there are too few or too many challenges, no cycle left, or a challenge again."""
        after = evolve(self, cycles=(*self.cycles, cycle))
        before = self.check()
        reasons = tuple(
            one.as_reason() for one in after.check() if one not in before and one.severity is Severity.ERROR
        )
        return Refused(reasons) if reasons else after

    def check(self) -> tuple[Finding, ...]:
        """What breaks the limits (errors), and what was planned and not reached (notes)."""
        return (*self._broken(), *self._not_reached())

    def explain(self, lang: Lang = "sv") -> str:
        """Planned against actual in one line."""
        params = {
            "run": len(self.cycles),
            "cycles": self.limits.cycles,
            "taken": len(self.challenges),
            "most": self.limits.most_in_all,
            "partnerships": len(self.partnerships),
        }
        return _OUTCOME.say(params, lang)

    def _broken(self) -> Iterator[Finding]:
        limits, seen = self.limits, set[str]()
        for number, cycle in enumerate(self.cycles, 1):
            n, place = len(cycle.challenges), f"cycle {number}"
            if not limits.least <= n <= limits.most:
                yield self._error(_SIZE, place, number=number, n=n, least=limits.least, most=limits.most)
            if number > limits.cycles:
                yield self._error(_TOO_MANY, place, number=number, cycles=limits.cycles)
            for again in sorted(seen & set(cycle.challenges)):
                yield self._error(_AGAIN, place, number=number, challenge=again)
            seen.update(cycle.challenges)

    def _not_reached(self) -> Iterator[Finding]:
        if len(self.cycles) < self.limits.cycles:
            yield Finding.of(
                _FEWER,
                Severity.NOTE,
                place="plan",
                source=self.limits.source,
                run=len(self.cycles),
                cycles=self.limits.cycles,
            )

    def _error(self, sentence: Sentence, place: str, **params: object) -> Finding:
        return Finding(Reason.of(sentence, **params), Severity.ERROR, place, self.limits.source)


_SIZE = Sentence(
    "cycle_size",
    sv="cykel {number} har {n} utmaningar; den tar {least} till {most}",
    en="cycle {number} has {n} challenges; it takes {least} to {most}",
)
_TOO_MANY = Sentence(
    "too_many_cycles",
    sv="cykel {number} är en för mycket: {cycles} är planerade",
    en="cycle {number} is one too many: {cycles} are planned",
)
_AGAIN = Sentence(
    "challenge_again",
    sv="{challenge} i cykel {number} har redan varit med i en tidigare cykel",
    en="{challenge} in cycle {number} has been in an earlier cycle",
)
_FEWER = Sentence(
    "fewer_cycles_than_planned",
    sv="{run} av {cycles} planerade cykler har genomförts",
    en="{run} of {cycles} planned cycles have been run",
)
_OUTCOME = Sentence(
    "cycles_outcome",
    sv="{run} av {cycles} cykler genomförda; {taken} utmaningar av högst {most}; {partnerships} ledde till partnerskap",
    en="{run} of {cycles} cycles run; {taken} challenges of {most} at most; {partnerships} led to a partnership",
)
