"""An absorbing Markov chain of a log: expected visits, steps and time until the end, from any stage.

The chain is of first order: it believes that what comes next depends only on the stage where a case stands. That is
often wrong, so each figure can be seen beside the one that the log itself shows, and the gap between them. From `START`
there is no gap: the expected time is the mean duration of the cases, exactly, whatever the log.

Kemeny and Snell, Finite Markov Chains (1960), chapter III.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import cached_property
from typing import Generic, Literal, overload

from attrs import field, frozen

from slussmodel.errors import InvalidValue, UnknownName
from slussmodel.language import Lang, Sentence
from slussmodel.stages.flow import END, START, EventLog
from slussmodel.stages.flow.durations import length
from slussmodel.stages.flow.mining import refuse_artificial_names
from slussmodel.stages.flow.moments import SECOND
from slussmodel.stages.forecast.elimination import Factors, N, eliminate

_GAP = Sentence(
    "markov_gap",
    sv="från {stage} ({visits} besök): kedjan räknar med {model}, loggen visade {observed} i medeltal",
    en="from {stage} ({visits} visits): the chain expects {model}, the log showed {observed} on average",
)


@frozen
class Gap(Generic[N]):
    """The chain's expected seconds until the end from a stage, and the mean that the log shows for its visits."""

    stage: str
    visits: int
    model: N
    observed: N

    @property
    def gap(self) -> N:
        """Seconds by which the chain is over (or, below zero, under) what was observed."""
        return self.model - self.observed

    def explain(self, lang: Lang = "sv") -> str:
        spans = {"model": length(float(self.model), lang), "observed": length(float(self.observed), lang)}
        return _GAP.say({"stage": self.stage, "visits": self.visits, **spans}, lang)


@frozen
class Chain(Generic[N]):
    """Expectations from each stage, and from `START`, until the end.

    `remaining` is in seconds, `steps` counts the moves, the one that ends the case included, and `visits` how often a
    case comes to each stage; all are floats, or `Fraction` where the chain was asked to be exact. `left_out` counts
    open cases, which have no end to learn from. `follows` is the chain itself: how often each stage was followed by
    which, with `END` behind the last.
    """

    remaining: Mapping[str, N]
    steps: Mapping[str, N]
    visits: Mapping[str, N]
    gaps: Mapping[str, Gap[N]] = field(repr=False)
    left_out: int
    follows: Mapping[str, Mapping[str, int]] = field(repr=False)

    def ends(self, stage: str = START) -> dict[str, N]:
        """The chance that each stage is the last one, for a case that stands in a stage; the chances sum to 1.

        Raises `UnknownName` for a stage that the log does not have.
        """
        if stage not in self.remaining:
            raise UnknownName.among("stage", stage, self.remaining)
        shares = self._factors.left(stage, self._one)
        return {last: shares[last] * targets[END] for last, targets in self.follows.items() if END in targets}

    @property
    def _one(self) -> N:
        """One, as exact as the chain's figures are."""
        return self.remaining[START] * 0 + 1

    @cached_property
    def _factors(self) -> Factors[N]:
        return _factors(self.follows, self._one)

    def explain(self, lang: Lang = "sv") -> str:
        """One line a stage, the widest gap between the chain and the log first."""
        ordered = sorted(self.gaps.values(), key=lambda one: -abs(one.gap))
        return "\n".join(one.explain(lang) for one in ordered)


@overload
def markov(log: EventLog, *, exact: Literal[True]) -> Chain[Fraction]: ...
@overload
def markov(log: EventLog, *, exact: Literal[False] = False) -> Chain[float]: ...
def markov(log: EventLog, *, exact: bool = False) -> Chain[float] | Chain[Fraction]:
    """The chain of the cases that have ended.

    Floats are right to 1e-12 relative; `exact` gives fractions. Raises `InvalidValue` where no case has ended or an
    activity is named START or END.

    >>> minute = 60_000_000
    >>> log = EventLog.from_events([("a", "intake", 0), ("a", "use", 4 * minute), ("b", "intake", 0)])
    >>> chain = markov(log)
    >>> chain.remaining["intake"], chain.ends()
    (120.0, {'intake': 0.5, 'use': 0.5})
    """
    return _chain(log, Fraction) if exact else _chain(log, float)


def _chain(log: EventLog, number: type[N]) -> Chain[N]:
    closed = log.closed()
    if not closed.traces:
        raise InvalidValue("EventLog", "traces", len(log), "must hold a case that has ended to make a chain of")
    refuse_artificial_names(log)
    stays = _stays(closed)
    follows = {state: stay.follows for state, stay in stays.items()}
    visits = {state: number(stay.visits) for state, stay in stays.items()}
    factors = _factors(follows, number(1))
    remaining = factors.right({state: _seconds(stay.stayed, number) for state, stay in stays.items()})
    shares = factors.left(START, number(1))
    return Chain(
        remaining=remaining,
        steps=factors.right(visits),
        visits={state: shares[state] * times for state, times in visits.items()},
        gaps={
            state: Gap(state, stay.visits, remaining[state], _seconds(stay.remained, number) / visits[state])
            for state, stay in stays.items()
        },
        left_out=len(log) - len(closed),
        follows=follows,
    )


def _factors(follows: Mapping[str, Mapping[str, int]], one: N) -> Factors[N]:
    return eliminate({state: {to: one * times for to, times in targets.items()} for state, targets in follows.items()})


def _seconds(microseconds: int, number: type[N]) -> N:
    return number(microseconds) / number(SECOND)


class _Stays:
    """What the visits of one stage showed, in whole numbers: times in microseconds."""

    __slots__ = ("follows", "remained", "stayed", "visits")

    def __init__(self) -> None:
        self.visits = self.stayed = self.remained = 0
        self.follows: dict[str, int] = {}


def _stays(log: EventLog) -> dict[str, _Stays]:
    """The stays in each stage, over cases that took the same way at once; `START` lasts no time."""
    stays: dict[str, _Stays] = {}
    for way, traces in log.by_variant.items():
        times = len(traces)
        moments = [*map(sum, zip(*[trace.times for trace in traces], strict=True))]
        end = moments[-1]
        steps = zip((START, *way), (*way, END), (moments[0], *moments), (*moments, end), strict=True)
        for here, there, now, later in steps:
            stay = stays.get(here) or stays.setdefault(here, _Stays())
            stay.visits += times
            stay.stayed += later - now
            stay.remained += end - now
            stay.follows[there] = stay.follows.get(there, 0) + times
    return stays
