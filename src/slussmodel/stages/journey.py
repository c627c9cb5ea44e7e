"""A journey is one idea's way through a stage graph: everything that was decided of it, and nothing else.

The history is the journey. Where it stands, whether it rests, which conditions are open and how long it has been in its
stage are read from the history, so a replay of the same moves is the same journey, and no field can disagree with it.

How a sluice uses it. For a command it computes the facts of the case, calls `advance(journey, decision, context)` and,
if it is `Moved`, turns `moved.move` into its own event. When it rebuilds a case from events it calls
`journey.follow(move)`, which is total: it looks nothing up and refuses nothing, for what has happened has happened.

The trail is stored flat, four slots a move (arc, moment, who, particulars), because that takes half the memory of a
record each and makes `advance` a tuple's concatenation; `history` gives it as `Move` records.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Generic, TypeAlias

from attrs import field, frozen

from slussmodel.errors import InvalidValue, Reason, Refused, UnknownName, expected
from slussmodel.language import Lang, Sentence
from slussmodel.stages.context import PLAIN, Context, Particulars
from slussmodel.stages.decisions import OVERLAY, SEVERAL, WHILE_HELD, Decision
from slussmodel.stages.graph import Arc, S, StageGraph, Way, Ways
from slussmodel.stages.guards import unmet
from slussmodel.stages.instants import elapsed, is_earlier
from slussmodel.validators import aware, check_aware, identifier, of_type


@frozen(kw_only=True, weakref_slot=False)
class Move:
    """One record of the audit trail."""

    source: str
    decision: Decision
    target: str
    at: datetime
    by: str = ""
    particulars: Particulars = PLAIN


@frozen(kw_only=True)
class Hold:
    """That a journey rests: since when, and until a date or until something is found."""

    since: datetime
    until: datetime | None
    awaits: str


@frozen(kw_only=True)
class Visit:
    """One stay in a stage; `left` and `left_by` are None for the stay that goes on.

    `runs` are the spans in which its clock ran.
    """

    stage: str
    entered: datetime
    left: datetime | None
    left_by: Decision | None
    runs: tuple[tuple[datetime, datetime | None], ...]


# Four slots a move: arc, moment, who, particulars.
Trail: TypeAlias = tuple[object, ...]
_SLOTS = 4


@frozen(weakref_slot=False)
class Journey(Generic[S]):
    """One idea's way through a stage graph; `graph.begin` makes one and `advance` the next.

    Two journeys are equal when graph, id, beginning and history are.
    """

    graph: StageGraph[S] = field(validator=of_type(StageGraph), repr=lambda graph: repr(graph.id))
    id: str = field(validator=identifier)
    began: datetime = field(validator=aware)
    trail: Trail = field(default=(), repr=False)

    @property
    def stage(self) -> S:
        """Where the idea stands."""
        return self.trail[-4].target if self.trail else self.graph.start  # type: ignore[attr-defined]

    @property
    def at(self) -> datetime:
        """The moment of the last move, or of the beginning."""
        return self.trail[-3] if self.trail else self.began  # type: ignore[return-value]

    @property
    def is_held(self) -> bool:
        return bool(self.trail) and self.trail[-4].decision is Decision.HOLD  # type: ignore[attr-defined]

    @property
    def has_ended(self) -> bool:
        return self.graph.stage(self.stage).is_end

    @property
    def hold(self) -> Hold | None:
        """The hold that lies over the stage, if any; since it was decided, whatever version it lies in now."""
        if not self.is_held:
            return None
        decided = len(self) - 1
        again = _holds_again(self.trail)
        while decided in again:
            decided -= 2
        move = self.history[decided]
        return Hold(since=move.at, until=move.particulars.until, awaits=move.particulars.awaits)

    def __len__(self) -> int:
        return len(self.trail) // _SLOTS

    @property
    def history(self) -> tuple[Move, ...]:
        """Every move, the first one first."""
        return tuple(_moves(self.trail))

    @property
    def open_conditions(self) -> tuple[str, ...]:
        """Conditions of conditional goes that no later decision has met, in the order they were stated."""
        pending: dict[str, None] = {}
        for move in _moves(self.trail):
            pending.update(dict.fromkeys(move.particulars.conditions))
            for one in move.particulars.met:
                pending.pop(one, None)
        return tuple(pending)

    @property
    def visits(self) -> tuple[Visit, ...]:
        """Every stay in a stage, with the spans in which its clock ran; a hold stops it."""
        stays: list[Visit] = []
        stage: str = next(_arcs(self.trail)).source if self.trail else self.graph.start
        entered, runs, running = self.began, [], self.began
        awake = True
        for move in _moves(self.trail):
            if awake:
                runs.append((running, move.at))
            awake, running = move.decision is not Decision.HOLD, move.at
            if move.decision is Decision.MIGRATE:
                stage = move.target
            if _leaves(move):
                stays.append(Visit(stage=stage, entered=entered, left=move.at, left_by=move.decision, runs=tuple(runs)))
                stage, entered, runs = move.target, move.at, []
        open_run = ((running, None),) if awake else ()
        return (*stays, Visit(stage=stage, entered=entered, left=None, left_by=None, runs=(*runs, *open_run)))

    def time_in_stage(self, at: datetime) -> timedelta:
        """How long the clock of the present stage has run; a hold stops it."""
        check_aware("Journey", "at", at)
        spans = (elapsed(start, end or at) for start, end in self.visits[-1].runs)
        return sum(spans, timedelta())

    def times_taken(self, stage: str, decision: Decision) -> int:
        """How often the decision has been taken at the stage."""
        again = _holds_again(self.trail) if decision is Decision.HOLD else frozenset()
        arcs = (
            (arc for place, arc in enumerate(_arcs(self.trail)) if place not in again) if again else _arcs(self.trail)
        )
        return sum(arc.decision is decision and arc.source == stage for arc in arcs)

    def has_visited(self, stage: str) -> bool:
        """Whether the idea has been in the stage, or is."""
        first = next(_arcs(self.trail)).source if self.trail else self.graph.start
        return first == stage or any(arc.target == stage for arc in _arcs(self.trail))

    def follow(self, move: Move) -> Journey[S]:
        """The journey after a move that has happened; it asks no guard and refuses nothing."""
        arc = _arc(move.source, move.decision, move.target)
        return _next(self, (arc, move.at, move.by, move.particulars))

    def text(self, lang: Lang = "sv", *, names: Mapping[str, str] | None = None) -> str:
        """The audit trail in words, one line a move; `names` says what a party is called where it stands by a code."""
        from slussmodel.stages.story import tell

        return tell(self, lang, names=names)

    def _repr_html_(self) -> str:
        from slussmodel.stages.export import to_svg

        return to_svg(self.graph, at=self.stage)


# A journey made from a valid one is valid: writing its slots spares three validators, half the cost of a move.
_new = object.__new__
_set_graph, _set_id, _set_began, _set_trail = (
    vars(Journey)[name].__set__ for name in ("graph", "id", "began", "trail")
)


def _next(journey: Journey[S], step: Trail) -> Journey[S]:
    after: Journey[S] = _new(Journey)
    _set_graph(after, journey.graph)
    _set_id(after, journey.id)
    _set_began(after, journey.began)
    _set_trail(after, journey.trail + step)
    return after


@cache
def _arc(source: str, decision: Decision, target: str) -> Arc:
    """One arc for each step, so that a million records share it."""
    return Arc(source, decision, target)


def _arcs(trail: Trail) -> Iterator[Arc]:
    return iter(trail[::_SLOTS])  # type: ignore[arg-type]


def _holds_again(trail: Trail) -> frozenset[int]:
    """Which moves are holds that a move to a new version wrote again, for an idea that rested; nobody decided them."""
    decisions = [arc.decision for arc in _arcs(trail)]
    threes = zip(decisions, decisions[1:], decisions[2:], strict=False)
    again = (Decision.HOLD, Decision.MIGRATE, Decision.HOLD)
    return frozenset(place for place, three in enumerate(threes, 2) if three == again)


def _moves(trail: Trail) -> Iterator[Move]:
    for arc, at, by, particulars in zip(*(iter(trail),) * _SLOTS, strict=True):
        yield Move(source=arc.source, decision=arc.decision, target=arc.target, at=at, by=by, particulars=particulars)


def _leaves(move: Move) -> bool:
    """Whether a move ends the stay in its stage; a new version's name for it does not."""
    stays = move.decision in OVERLAY or move.decision is Decision.MIGRATE
    return not stays and not (move.source == move.target and move.decision in SEVERAL)


@frozen(weakref_slot=False)
class Moved(Generic[S]):
    """A decision that was taken: the journey after it. `move` is its record."""

    journey: Journey[S]

    @property
    def move(self) -> Move:
        return next(_moves(self.journey.trail[-_SLOTS:]))


_set_journey = vars(Moved)["journey"].__set__

_NO_WAY = Sentence(
    "no_such_way",
    sv="{decision} är inte möjligt i {stage}; möjligt är: {open}",
    en="{decision} is not possible in {stage}; possible: {open}",
)
_ENDED = Sentence("has_ended", sv="{stage} är ett slutsteg", en="{stage} is an end")
_RESTS = Sentence("is_held", sv="idén vilar; först måste den återupptas", en="the idea is on hold; resume it first")
_BACKWARDS = Sentence(
    "backwards", sv="{at} är före det senaste beslutet, {last}", en="{at} is before the last decision, {last}"
)

_GOES = Sentence("goes_elsewhere", sv="{decision} leder nu till {stage}", en="{decision} leads to {stage} now")


def advance(journey: Journey[S], decision: Decision, context: Context) -> Moved[S] | Refused:
    """Take a decision: a table lookup and its guards. Every unmet guard is a reason; the journey given stays as it was.

    Where several transitions stand for the decision, the first whose guards are met is taken; if none is, the reasons
    are those of all of them. Raises `UnknownName` for a decision that nobody knows, and for a journey whose history
    leads to a stage that the graph does not have; `InvalidValue` for what is no journey or no context.

    >>> from datetime import UTC
    >>> from slussmodel.stages import Kind, Stage, Transition
    >>> graph = StageGraph(id="g", start="intake",
    ...     stages=(Stage("intake"), Stage("no", kind=Kind.STOPPED, reasons=("no_effect",))),
    ...     transitions=(Transition("intake", Decision.KILL, "no"),))
    >>> t = datetime(2026, 1, 1, tzinfo=UTC)
    >>> advance(graph.begin("i-1", at=t), Decision.KILL, Context(at=t)).text("en")
    'no reason is given'
    >>> advance(graph.begin("i-1", at=t), Decision.KILL, Context(at=t, reason="no_effect")).journey.stage
    'no'
    """
    try:
        trail, graph, at = journey.trail, journey.graph, context.at
    except AttributeError:
        check_asked("advance", journey, context)
        raise
    if trail:
        arc: Arc = trail[-4]  # type: ignore[assignment]
        last: datetime = trail[-3]  # type: ignore[assignment]
        table = graph.held_table if arc.decision is Decision.HOLD else graph.table
        try:
            ways = table[arc.target].get(decision)
        except KeyError:
            raise UnknownName.among("stage", arc.target, table) from None
    else:
        last = journey.began
        ways = graph.table[graph.start].get(decision)
    # In UTC, as most moments are, a comparison by clock faces is right, and several times as fast.
    if ways is None or (at < last if at.tzinfo is UTC else is_earlier(at, last)):
        return Refused(_misfits(journey, decision, context))
    for way in ways:
        if not way.guards or not unmet(way.guards, journey, context):
            moved: Moved[S] = _new(Moved)
            _set_journey(moved, _next(journey, (way.arc, at, context.by, context.particulars)))
            return moved
    return Refused(_all_unmet(ways, journey, context))


def check_asked(asked: str, journey: object, context: object) -> None:
    """What is asked of a journey in a context is asked of these."""
    check_journey(asked, journey)
    if not isinstance(context, Context):
        raise InvalidValue(asked, "context", context, expected((Context,), context))


def check_journey(asked: str, journey: object) -> None:
    if not isinstance(journey, Journey):
        remedy = ": take its .journey" if hasattr(journey, "journey") else ""
        raise InvalidValue(asked, "journey", journey, f"{expected((Journey,), journey)}{remedy}")


def _all_unmet(ways: Iterable[Way], journey: Journey[S], context: Context) -> tuple[Reason, ...]:
    """The reasons of every way, each once."""
    return tuple(_distinct(reason for way in ways for reason in unmet(way.guards, journey, context)))


def _distinct(reasons: Iterable[Reason]) -> list[Reason]:
    found: list[Reason] = []
    for reason in reasons:
        if reason not in found:
            found.append(reason)
    return found


def _misfits(journey: Journey[S], decision: Decision, context: Context) -> tuple[Reason, ...]:
    """Why a decision does not even come before its guards; and what the guards would have said."""
    decision = Decision.named(decision)
    stage = journey.graph.stage(journey.stage)
    ways = journey.graph.table[stage.id].get(decision, ())
    reasons: list[Reason] = []
    if not ways and stage.is_end:
        reasons.append(Reason.of(_ENDED, stage=stage))
    elif not ways:
        reasons.append(Reason.of(_NO_WAY, decision=decision, stage=stage, open=tuple(open_ways(journey))))
    elif journey.is_held and decision not in WHILE_HELD:
        reasons.append(Reason.of(_RESTS))
    if is_earlier(context.at, journey.at):
        reasons.append(Reason.of(_BACKWARDS, at=context.at, last=journey.at))
    return (*reasons, *_all_unmet(ways, journey, context))


def open_ways(journey: Journey[S]) -> Ways:
    """Decision by decision, the ways that the graph has from where the journey stands."""
    stage = journey.graph.stage(journey.stage)
    return (journey.graph.held_table if journey.is_held else journey.graph.table)[stage.id]


@frozen
class Option:
    """A decision that the graph has at this stage, where it leads, and every reason that it is not open now."""

    decision: Decision
    target: str
    unmet: tuple[Reason, ...]

    @property
    def is_open(self) -> bool:
        return not self.unmet

    def text(self, lang: Lang = "sv") -> str:
        return told(self.decision.label(lang), self.unmet, lang)


def told(decision: str, missing: tuple[Reason, ...], lang: Lang) -> str:
    """A decision, and what stands in its way."""
    why = "; ".join(reason.text(lang) for reason in missing)
    return f"{decision}{f': {why}' if why else ''}"


def options(journey: Journey[S], context: Context) -> tuple[Option, ...]:
    """Each decision that the graph has here, with what would refuse it now.

    Where several ways stand for one decision, that which is taken hinders those after it.
    """
    check_asked("options", journey, context)
    backwards = (Reason.of(_BACKWARDS, at=context.at, last=journey.at),) if is_earlier(context.at, journey.at) else ()
    found: list[Option] = []
    for ways in open_ways(journey).values():
        goes: tuple[Reason, ...] = ()
        for way in ways:
            missing = unmet(way.guards, journey, context)
            found.append(Option(way.arc.decision, way.arc.target, backwards + missing + goes))
            if not missing and not goes:
                goes = (Reason.of(_GOES, decision=way.arc.decision, stage=journey.graph.by_id[way.arc.target]),)
    return tuple(found)


def replay(graph: StageGraph[S], id: str, moves: Iterable[Move], *, began: datetime) -> Journey[S]:
    """The journey that a recorded history is. Raises `InvalidValue` for a move whose moment has no time zone."""
    trail: list[object] = []
    for move in moves:
        at = move.at
        # In UTC, as most moments are, it needs no second look.
        if at.__class__ is not datetime or at.tzinfo is not UTC:
            check_aware("Move", "at", at)
        trail += (_arc(move.source, move.decision, move.target), at, move.by, move.particulars)
    return Journey(graph, id, began, tuple(trail))
