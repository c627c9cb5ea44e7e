"""What if a stage had another time limit: the same cases, with no stay there longer than the limit."""

from __future__ import annotations

from datetime import timedelta

from attrs import frozen

from slussmodel.errors import InvalidValue, UnknownName
from slussmodel.language import Lang, Sentence
from slussmodel.stages.flow import Durations, EventLog, Trace, throughput_times
from slussmodel.stages.flow.durations import length


def with_limit(log: EventLog, stage: str, limit: timedelta) -> EventLog:
    """The log as it had been if every stay in a stage had ended at the limit, all later events the earlier by it.

    The stay where an open case now stands is not cut, since it has not ended. Raises `UnknownName` for a stage that the
    log does not have.

    >>> log = EventLog.from_events([("a", "intake", 0), ("a", "pilot", 9_000_000), ("a", "in use", 12_000_000)])
    >>> with_limit(log, "intake", timedelta(seconds=4)).durations()
    {'a': 7.0}
    """
    if stage not in log.activities:
        raise UnknownName.among("stage", stage, log.activities)
    if not isinstance(limit, timedelta) or limit < timedelta():
        raise InvalidValue("with_limit", "limit", limit, "must be a timedelta, not below zero")
    most = limit // timedelta(microseconds=1)
    return EventLog(tuple(_cut(trace, stage, most) for trace in log.traces))


def _cut(trace: Trace, stage: str, most: int) -> Trace:
    if stage not in trace.activities:
        return trace
    saved = 0
    times = [trace.first]
    for here, now, later in zip(trace.activities, trace.times, trace.times[1:], strict=False):
        saved += max(later - now - most, 0) if here == stage else 0
        times.append(later - saved)
    return Trace(trace.case, trace.activities, tuple(times), trace.open)


_CHANGE = Sentence(
    "what_if",
    sv="i dag: {before}. Med ändringen: {after}. I medeltal {saved} kortare",
    en="today: {before}. With the change: {after}. On average {saved} shorter",
)
_LONGER = Sentence(
    "what_if_longer",
    sv="i dag: {before}. Med ändringen: {after}. I medeltal {saved} längre",
    en="today: {before}. With the change: {after}. On average {saved} longer",
)


@frozen
class Change:
    """Times from beginning to end, as they were and as they would have been."""

    before: Durations
    after: Durations

    @property
    def saved(self) -> float:
        """Seconds by which a case is shorter on average."""
        return self.before.mean - self.after.mean

    def explain(self, lang: Lang = "sv") -> str:
        sentence = _CHANGE if self.saved >= 0 else _LONGER
        times = {"before": self.before.explain(lang), "after": self.after.explain(lang)}
        return sentence.say({**times, "saved": length(abs(self.saved), lang)}, lang)


def compare(before: EventLog, after: EventLog) -> Change:
    """Two logs side by side, by the times of the cases that have ended."""
    return Change(throughput_times(before), throughput_times(after))
