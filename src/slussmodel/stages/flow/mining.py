"""The stage graph that a log shows: process discovery by the directly-follows graph, cut at a least count."""

from __future__ import annotations

from typing import TypeVar

from slussmodel.errors import InvalidValue, expected
from slussmodel.stages.decisions import Decision, Kind
from slussmodel.stages.flow.log import EventLog
from slussmodel.stages.graph import Stage, StageGraph, Transition

K = TypeVar("K")

START = "START"
END = "END"
"""Artificial stages: a case of a log may begin and end with several activities, a stage graph begins with one stage."""


def mined(log: EventLog, min_count: int) -> StageGraph[str]:
    """`START` leads to each usual first activity, and each usual last one leads to `END`.

    A log does not tell by which decisions cases moved, so every step is a go; `check` says where that is ambiguous.
    Raises `InvalidValue` where an activity has one of these two names or no case begins or ends so often.
    """
    if not isinstance(min_count, int):
        raise InvalidValue("EventLog", "min_count", min_count, expected((int,), min_count))
    refuse_artificial_names(log)
    starts, ends = (_frequent(counts, min_count) for counts in (log.starts(), log.ends()))
    edges = _frequent(log.directly_follows(), min_count)
    if not starts or not ends:
        raise InvalidValue("EventLog", "min_count", min_count, "is more often than any activity begins or ends a case")
    steps = [*((START, one) for one in starts), *edges, *((one, END) for one in ends)]
    used = dict.fromkeys(stage for step in steps for stage in step)
    return StageGraph(
        id=f"mined-{min_count}",
        start=START,
        stages=tuple(_stage(name) for name in used),
        transitions=tuple(Transition(source, Decision.GO, target) for source, target in steps),
    )


def _frequent(counts: dict[K, int], least: int) -> list[K]:
    return [key for key, count in counts.items() if count >= least]


def refuse_artificial_names(log: EventLog, names: tuple[str, ...] = (START, END)) -> None:
    """Raise `InvalidValue` where an activity would be taken for the beginning or the end of cases."""
    for name in names:
        if name in log.activities:
            raise InvalidValue("EventLog", "activities", name, "names the beginning or end of every case; rename it")


def _stage(name: str) -> Stage[str]:
    return _ENDS.get(name) or Stage(name, sv=name, en=name)


_ENDS = {
    START: Stage(START, sv="början", en="beginning"),
    END: Stage(END, sv="slut", en="end", kind=Kind.ACHIEVED),
}
