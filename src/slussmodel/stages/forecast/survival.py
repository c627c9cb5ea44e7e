"""How long it takes, with the cases still under way counted: Kaplan and Meier (1958).

A case that is still open has taken at least so long. To leave such cases out makes every forecast too bright, since it
is the slow ones that are still open; to count them as done is worse. The estimator uses them for as long as they were
seen. The answer is a curve and its percentiles; where too many are open to tell, the answer is that.

A percentile of few cases is uncertain. How much is told by Greenwood's variance (1926), on the log-log scale, on which
the band stays between 0 and 1 (Kalbfleisch and Prentice 1980), read at the percentile (Brookmeyer and Crowley 1982).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import groupby
from math import exp, inf, log, sqrt
from statistics import NormalDist
from typing import TypeAlias

from attrs import field, frozen

from slussmodel.errors import InvalidValue, shorten
from slussmodel.language import Lang, Sentence
from slussmodel.stages.flow import START, EventLog, Moment, Trace
from slussmodel.stages.flow.durations import length
from slussmodel.stages.flow.mining import refuse_artificial_names
from slussmodel.stages.flow.moments import SECOND, as_datetime, asked
from slussmodel.stages.flow.picture import PERCENT, Chart, Curve, evenly

Observed: TypeAlias = tuple[int, bool]
"""A length in microseconds, and whether it came to its end (if not, it is at least so long)."""

# Products of many fractions as floats stray by less than this.
_STRAY = 1e-12

_WORDS = Sentence(
    "survival",
    sv="hälften inom {p50}, 85 % inom {p85}; {n} har setts, {censored} av dem pågår ännu",
    en="half within {p50}, 85% within {p85}; {n} were seen, {censored} of them are still open",
)
_PICTURE = Sentence("survival_picture", sv="Andel klara inom en tid", en="Share done within a time")
_DONE = {"sv": "klara", "en": "done"}
_UNKNOWN = {"sv": "okänd tid, för många pågår ännu", "en": "an unknown time, too many are still open"}


@frozen
class Survival:
    """The share that takes longer than each of some times (in microseconds), falling from 1.

    `greenwood` is the sum at each of the times of ended / (at risk x still there): the relative variance of the share.

    >>> curve = Survival.of([(1_000_000, True), (2_000_000, False), (3_000_000, True), (4_000_000, False)])
    >>> curve.percentile(0.5), curve.percentile(0.85), curve.within(2.5)
    (3.0, None, 0.25)
    """

    times: tuple[int, ...] = field(repr=shorten)
    longer: tuple[float, ...] = field(repr=shorten)
    greenwood: tuple[float, ...] = field(repr=shorten)
    seen: int
    censored: int

    @classmethod
    def of(cls, lengths: Iterable[Observed]) -> Survival:
        """The estimate; at equal lengths those that ended come before those still open, as is the custom.

        Raises `InvalidValue` where there is nothing to learn from.
        """
        ordered = sorted(lengths)
        if not ordered:
            raise InvalidValue("Survival", "lengths", (), "must hold at least one length of time")
        if ordered[0][0] < 0:
            raise InvalidValue("Survival", "lengths", ordered[0][0], "must not be below zero")
        steps = tuple(_steps(ordered))
        censored = sum(not ended for _, ended in ordered)
        times, longer, greenwood = zip(*steps, strict=True) if steps else ((), (), ())
        return cls(times, longer, greenwood, len(ordered), censored)

    def within(self, time: float | timedelta) -> float:
        """The share that takes at most so long (seconds or a timedelta)."""
        place = bisect_right(self.times, _microseconds(time))
        return 1 - self.longer[place - 1] if place else 0.0

    def percentile(self, share: float) -> float | None:
        """Seconds within which the share (over 0, at most 1) is done, or None where too many are open to tell."""
        if not 0 < share <= 1:
            raise InvalidValue("Survival", "share", share, "must be over 0 and at most 1")
        return self._first(self.longer, 1 - share)

    def percentile_between(self, share: float, *, sure: float = 0.9) -> tuple[float | None, float | None]:
        """Seconds between which the percentile lies with some confidence; None where too few have ended to tell.

        It takes the times to be independent, so several arrivals of one case make it look surer than it is. Raises
        `InvalidValue` as `percentile` does, and for a confidence that is not between 0 and 1.

        >>> curve = Survival.of([(day * 86_400_000_000, True) for day in range(1, 21)])
        >>> [seconds / 86_400 for seconds in curve.percentile_between(0.5)]
        [6.0, 14.0]
        """
        if not 0 < share <= 1:
            raise InvalidValue("Survival", "share", share, "must be over 0 and at most 1")
        if not 0 < sure < 1:
            raise InvalidValue("Survival", "sure", sure, "must be between 0 and 1")
        reach = NormalDist().inv_cdf((1 + sure) / 2)
        low, high = zip(*self._band(reach), strict=True) if self.times else ((), ())
        return self._first(low, 1 - share), self._first(high, 1 - share)

    def _first(self, curve: Iterable[float], still: float) -> float | None:
        """The first time at which a curve is down to a share that is still there."""
        found = (time for time, longer in zip(self.times, curve, strict=True) if longer <= still + _STRAY)
        time = next(found, None)
        return None if time is None else time / SECOND

    def _band(self, reach: float) -> Iterator[tuple[float, float]]:
        """The shares between which each share lies; where nobody is left the upper one stays what it was."""
        high = 1.0
        for longer, relative in zip(self.longer, self.greenwood, strict=True):
            if not longer:
                yield 0.0, high
                continue
            spread = exp(reach * sqrt(relative) / -log(longer))
            low, high = longer**spread, longer ** (1 / spread)
            yield low, high

    def given(self, age: float | timedelta) -> Survival:
        """The curve of the time that is left for one that has already taken so long (seconds or a timedelta).

        Raises `InvalidValue` for an age below zero, and where every one that was seen was done by then.
        """
        passed = _microseconds(age)
        if passed < 0:
            raise InvalidValue("Survival", "age", age, "must not be below zero")
        place = bisect_right(self.times, passed)
        still = self.longer[place - 1] if place else 1.0
        if not still:
            raise InvalidValue("Survival", "age", age, "is longer than any that was seen")
        known = self.greenwood[place - 1] if place else 0.0
        return Survival(
            tuple(time - passed for time in self.times[place:]),
            tuple(longer / still for longer in self.longer[place:]),
            tuple(relative - known for relative in self.greenwood[place:]),
            self.seen,
            self.censored,
        )

    def svg(self, lang: Lang = "sv") -> str:
        """The share that is done, over time; it stops where too many are open to tell more."""
        points = [(0.0, 0.0), *((time, 1 - longer) for time, longer in zip(self.times, self.longer, strict=True))]
        times = [(time, length(time / SECOND, lang) if time else "0") for time in evenly(0, points[-1][0])]
        return Chart(_PICTURE.say({}, lang), [Curve(_DONE[lang], points)], times, PERCENT[lang]).svg()

    def _repr_html_(self) -> str:
        return self.svg()

    def explain(self, lang: Lang = "sv") -> str:
        """The percentiles in words, and how many are still open."""
        within = {name: self.percentile(share) for name, share in (("p50", 0.5), ("p85", 0.85))}
        words = {name: _UNKNOWN[lang] if time is None else length(time, lang) for name, time in within.items()}
        return _WORDS.say({"n": self.seen, "censored": self.censored, **words}, lang)


def remaining_time(log: EventLog, *, at: Moment | None = None) -> dict[str, Survival]:
    """For each stage, and `START`: the time from an arrival there until the end of the case.

    Every arrival counts, also a second one of the same case. Open cases count until `at`, when the log was last looked
    at; without it, until the last event of all. Raises `InvalidValue` for an `at` before an event, and where an
    activity is named START.
    """
    refuse_artificial_names(log, (START,))
    now = _watched_until(log, at)
    lengths: dict[str, list[Observed]] = {}
    for trace in log.traces:
        end = now if trace.open else trace.last
        for stage, when in zip((START, *trace.activities), (trace.first, *trace.times), strict=True):
            lengths.setdefault(stage, []).append((end - when, not trace.open))
    return {stage: Survival.of(seen) for stage, seen in lengths.items()}


def time_in_stage(log: EventLog, *, at: Moment | None = None) -> dict[str, Survival]:
    """For each stage: the time from an arrival there until the next event of the case.

    The last stages of cases that have ended are left out; the present ones of open cases count until `at`, as in
    `remaining_time`.
    """
    now = _watched_until(log, at)
    lengths: dict[str, list[Observed]] = {}
    for trace in log.traces:
        for stage, stay in _stays(trace, now):
            lengths.setdefault(stage, []).append(stay)
    return {stage: Survival.of(seen) for stage, seen in lengths.items()}


def _steps(ordered: list[Observed]) -> Iterator[tuple[int, float, float]]:
    at_risk = len(ordered)
    share, greenwood = 1.0, 0.0
    for time, group in groupby(ordered, key=lambda one: one[0]):
        ended = [done for _, done in group]
        if done := sum(ended):
            still = at_risk - done
            share *= still / at_risk
            greenwood += done / (at_risk * still) if still else inf
            yield time, share, greenwood
        at_risk -= len(ended)


def _stays(trace: Trace, now: int) -> Iterator[tuple[str, Observed]]:
    for stage, when, left in zip(trace.activities, trace.times, trace.times[1:], strict=False):
        yield stage, (left - when, True)
    if trace.open:
        yield trace.activities[-1], (now - trace.last, False)


def _watched_until(log: EventLog, at: Moment | None) -> int:
    last = max((trace.last for trace in log.traces), default=0)
    now = last if at is None else asked("EventLog", "at", at)
    if now < last:
        raise InvalidValue("EventLog", "at", at, f"must not be before the last event of the log, {as_datetime(last)}")
    return now


def _microseconds(time: float | timedelta) -> int:
    return time // timedelta(microseconds=1) if isinstance(time, timedelta) else round(time * SECOND)
