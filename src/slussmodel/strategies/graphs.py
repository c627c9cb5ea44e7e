"""Stage graphs without a finding, stage graphs with defects to order, and journeys through them.

A clean graph is a line of stages to a gate, a pilot and an end that is achieved, with ways out of every stage. Each
defect gets a room of its own in a corridor beside the line, so that no defect hides another.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, TypeAlias

from attrs import frozen
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from slussmodel.errors import UnknownName
from slussmodel.stages import (
    ConditionsMet,
    Decision,
    Fact,
    Kind,
    ReasonCode,
    Stage,
    StageGraph,
    Transition,
    days,
    holds,
)

Step: TypeAlias = Transition[str]
Piece: TypeAlias = Stage[str] | Step

_WHY = (ReasonCode("no_effect", "ingen nytta", "no benefit"), ReasonCode("withdrawn", "återtagen", "withdrawn"))
_READY = Fact("ready", "underlaget", "the documents")
_ROLES = frozenset({"host", "member"})


def stage_graphs(*, defects: Collection[str] = (), max_stages: int = 4) -> SearchStrategy[StageGraph[str]]:
    """Graphs of which `check()` finds nothing; or, of each defect named, that defect and nothing else.

    `defects` are codes of findings, such as "dead_end" and "gate_bypassed": see `GRAPH_DEFECTS`. Raises `UnknownName`
    for another. `max_stages` counts the stages between intake and gate.
    """
    for defect in defects:
        if defect not in GRAPH_DEFECTS:
            raise UnknownName.among("defect", defect, GRAPH_DEFECTS)
    return st.builds(
        _graph,
        line=st.integers(0, max_stages).map(lambda count: tuple(f"s{place}" for place in range(count))),
        limits=st.lists(st.integers(1, 90), min_size=max_stages + 3, max_size=max_stages + 3).map(tuple),
        rests=st.booleans(),
        defects=st.just(frozenset(defects)),
    )


def _graph(*, line: tuple[str, ...], limits: tuple[int, ...], rests: bool, defects: frozenset[str]) -> StageGraph[str]:
    work = ("intake", *line, "gate", "pilot")
    built = _Built(work, limits, defects)
    pieces = [*built.stages(), *built.steps(), *(holds(work) if rests else ()), *_corridor(defects)]
    return StageGraph(
        id="generated",
        start="intake",
        stages=tuple(piece for piece in pieces if isinstance(piece, Stage)),
        transitions=tuple(piece for piece in pieces if isinstance(piece, Transition)),
        roles=_ROLES,
        promise=days(1 if "promise_exceeded" in defects else 2 * sum(limits)),
    )


@frozen
class _Built:
    """The line from intake to use."""

    work: tuple[str, ...]
    limits: tuple[int, ...]
    defects: frozenset[str]

    def stages(self) -> Iterator[Stage[str]]:
        for place, id in enumerate(self.work):
            kind = Kind.GATE if id == "gate" else Kind.STAGE
            yield _stage(id, kind=kind, limit=days(self.limits[place] + 1), roles=_ROLES)
        yield _stage("in_use", kind=Kind.ACHIEVED)
        yield _stage("declined", kind=Kind.STOPPED, reasons=_WHY)
        yield _stage("merged", kind=Kind.MERGED)

    def steps(self) -> Iterator[Step]:
        *line, gate, pilot = self.work
        for source, target in zip(line, [*line[1:], gate], strict=True):
            yield Transition(source, Decision.GO, target)
        yield Transition(gate, Decision.GO, pilot, guards=(_READY,))
        yield Transition(gate, Decision.CONDITIONAL_GO, pilot, guards=(_READY,))
        yield Transition(pilot, Decision.RECYCLE, gate, at_most=2)
        unchecked = "conditions_unchecked" in self.defects
        yield Transition(pilot, Decision.IMPLEMENT, "in_use", guards=() if unchecked else (ConditionsMet(),))
        for source in self.work:
            yield Transition(source, Decision.KILL, "declined")
            yield Transition(source, Decision.MERGE, "merged")


def _stage(id: str, **rest: Any) -> Stage[str]:
    return Stage(id, f"{id} på svenska", f"{id} in English", **rest)


def _corridor(defects: frozenset[str]) -> Iterator[Piece]:
    """A room for each defect, each reached from the one before it, the first from intake."""
    before, decision = "intake", Decision.HAND_OVER
    for defect in sorted(defects & _ROOMS.keys()):
        room = f"room_{defect}"
        yield _stage(room)
        yield Transition(before, decision, room)
        yield Transition(room, Decision.KILL, "declined")
        yield from _ROOMS[defect](room)
        before, decision = room, Decision.GO


def _dangling(room: str) -> Iterator[Piece]:
    yield Transition(room, Decision.REDIRECT, "nowhere")


def _moving_hold(room: str) -> Iterator[Piece]:
    yield Transition(room, Decision.HOLD, "intake")


def _unreachable(room: str) -> Iterator[Piece]:
    yield _stage("island")
    yield Transition("island", Decision.KILL, "declined")


def _dead_end(room: str) -> Iterator[Piece]:
    yield _stage("cellar")
    yield Transition(room, Decision.SPLIT, "cellar")


def _trap(room: str) -> Iterator[Piece]:
    yield from (_stage("pit"), _stage("deeper_pit"))
    yield Transition(room, Decision.SPLIT, "pit")
    yield Transition("pit", Decision.GO, "deeper_pit")
    yield Transition("deeper_pit", Decision.RECYCLE, "pit", at_most=1)


def _open_gate(room: str) -> Iterator[Piece]:
    yield _stage("open_gate", kind=Kind.GATE, optional=True)
    yield Transition(room, Decision.SPLIT, "open_gate")
    yield Transition("open_gate", Decision.GO, "declined")


def _ambiguous(room: str) -> Iterator[Piece]:
    yield Transition(room, Decision.SPLIT, "merged")
    yield Transition(room, Decision.SPLIT, "declined")


def _overlapping(room: str) -> Iterator[Piece]:
    yield Transition(room, Decision.SPLIT, "declined", guards=(Fact("small"),))
    yield Transition(room, Decision.SPLIT, "merged", guards=(Fact("late"),))


def _shadowed(room: str) -> Iterator[Piece]:
    yield Transition(room, Decision.SPLIT, "merged", guards=(Fact("small"),))
    yield Transition(room, Decision.SPLIT, "declined", guards=(Fact("small"), Fact("late")))


def _twice(room: str) -> Iterator[Piece]:
    yield Transition(room, Decision.KILL, "declined")


def _bypass(room: str) -> Iterator[Piece]:
    yield Transition(room, Decision.IMPLEMENT, "in_use")


def _locked(room: str) -> Iterator[Piece]:
    yield _stage("locked", roles=frozenset({"ghost"}))
    yield Transition(room, Decision.SPLIT, "locked")
    yield Transition("locked", Decision.KILL, "declined")


def _barred(room: str) -> Iterator[Piece]:
    yield Transition(room, Decision.SPLIT, "merged", roles=frozenset({"ghost"}))


def _loop(room: str) -> Iterator[Piece]:
    yield _stage("ring")
    yield Transition(room, Decision.SPLIT, "ring")
    yield Transition("ring", Decision.RECYCLE, room)


def _mute(room: str) -> Iterator[Piece]:
    yield _stage("mute", kind=Kind.STOPPED)
    yield Transition(room, Decision.SPLIT, "mute")


def _one_language(room: str) -> Iterator[Piece]:
    yield Stage("bara_svenska", "bara svenska", kind=Kind.STOPPED, reasons=_WHY)
    yield Transition(room, Decision.SPLIT, "bara_svenska")


def _asleep(room: str) -> Iterator[Piece]:
    yield _stage("asleep")
    yield Transition(room, Decision.SPLIT, "asleep")
    yield Transition("asleep", Decision.HOLD, "asleep")
    yield Transition("asleep", Decision.GO, "declined")


_ROOMS: Mapping[str, Callable[[str], Iterator[Piece]]] = {
    "dangling_stage": _dangling,
    "dead_end": _dead_end,
    "duplicate_transition": _twice,
    "end_without_reasons": _mute,
    "endless_hold": _asleep,
    "gate_bypassed": _bypass,
    "label_missing": _one_language,
    "loop_without_bound": _loop,
    "missing_guard": _open_gate,
    "moving_hold": _moving_hold,
    "nobody_can_leave": _locked,
    "nobody_may_decide": _barred,
    "nondeterminism": _ambiguous,
    "overlapping_guards": _overlapping,
    "shadowed_transition": _shadowed,
    "trap": _trap,
    "unreachable_stage": _unreachable,
}

GRAPH_DEFECTS = tuple(sorted((*_ROOMS, "conditions_unchecked", "promise_exceeded")))
"""What `stage_graphs(defects=...)` can be asked for: the code of every finding that `check()` has."""
