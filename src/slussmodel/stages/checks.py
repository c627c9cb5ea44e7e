"""What is wrong with a stage graph, before anyone runs it: `graph.check()`.

Every class of finding is one small function over the same numbered view of the graph; each is linear in stages and
transitions. Holds are left out of the view, for they never leave their stage.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from attrs import frozen

from slussmodel.errors import Reason
from slussmodel.findings import Finding, Severity
from slussmodel.language import Labelled, Lang, Sentence
from slussmodel.stages.decisions import BACKWARD, FORWARD, OVERLAY, WHILE_HELD, Decision, Kind, Unit
from slussmodel.stages.graph import Limit, Stage, StageGraph, Transition
from slussmodel.stages.guards import AtMost, ConditionsMet, Guard, HasRole, demands
from slussmodel.stages.logic import all_imply, conjuncts, exclusive
from slussmodel.stages.reach import components, heaviest, reached, shortest, unavoidable

AnyTransition: TypeAlias = Transition[Any]


@frozen
class View:
    """The graph by numbers: stages in their order, and the steps between those that exist."""

    graph: StageGraph[Any]
    stages: tuple[Stage[Any], ...]
    number: Mapping[str, int]
    steps: tuple[tuple[int, int, AnyTransition], ...]
    leaving: Mapping[int, list[AnyTransition]]
    after: list[list[int]]
    before: list[list[int]]

    @classmethod
    def of(cls, graph: StageGraph[Any]) -> View:
        number = {stage.id: place for place, stage in enumerate(graph.stages)}
        steps = tuple(
            (number[one.source], number[one.target], one)
            for one in graph.transitions
            if one.decision not in OVERLAY and one.source in number and one.target in number
        )
        after: list[list[int]] = [[] for _ in graph.stages]
        before: list[list[int]] = [[] for _ in graph.stages]
        leaving: dict[int, list[AnyTransition]] = defaultdict(list)
        for source, target, transition in steps:
            after[source].append(target)
            before[target].append(source)
            leaving[source].append(transition)
        return cls(graph, graph.stages, number, steps, leaving, after, before)

    @property
    def start(self) -> list[int]:
        """The start stage, if it exists."""
        return [self.number[self.graph.start]] if self.graph.start in self.number else []

    def passage(self, places: Iterable[int]) -> Passage:
        return Passage(tuple(self.stages[place] for place in places))

    def of_kind(self, *kinds: Kind) -> set[int]:
        return {place for place, stage in enumerate(self.stages) if stage.kind in kinds}


@frozen
class Passage:
    """Stages that are passed one after the other, as sentences say them."""

    stages: tuple[Stage[Any], ...]

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(stage.id for stage in self.stages)

    def format(self, lang: Lang = "sv") -> str:
        return " → ".join(stage.label(lang) for stage in self.stages)


def place_of(transition: AnyTransition) -> str:
    """A transition as findings name it: "pilot -go-> in_use"."""
    return f"{transition.source} -{transition.decision}-> {transition.target}"


def _error(code: str, sv: str, en: str) -> tuple[Sentence, Severity]:
    return Sentence(code, sv=sv, en=en), Severity.ERROR


def _warning(code: str, sv: str, en: str) -> tuple[Sentence, Severity]:
    return Sentence(code, sv=sv, en=en), Severity.WARNING


_DANGLING = _error("dangling_stage", "steget {stage} finns inte", "there is no stage {stage}")
_MOVING_HOLD = _error("moving_hold", "en vila stannar i sitt steg", "a hold stays in its stage")
_UNREACHABLE = _error("unreachable_stage", "ingen väg leder till {stage}", "no way leads to {stage}")
_DEAD_END = _error(
    "dead_end",
    "inget beslut leder ut ur {stage}, som inte är ett slutsteg",
    "no decision leaves {stage}, which is not an end",
)
_TRAP = _error("trap", "från {stage} når man aldrig ett slutsteg", "no end can be reached from {stage}")
_UNGUARDED = _error(
    "missing_guard",
    "grinden {stage} släpper igenom utan villkor",
    "the gate {stage} lets ideas through without a guard",
)
_AMBIGUOUS = _error(
    "nondeterminism",
    "samma beslut leder utan villkor redan till {first}",
    "the same decision already leads to {first} without a guard",
)
_SHADOWED = _error(
    "shadowed_transition",
    "övergången tas aldrig: där dess villkor är uppfyllda är de för {first}, som står före, det också",
    "the transition is never taken: where its guards are met, so are those for {first}, which stands before it",
)
_OVERLAP = _warning(
    "overlapping_guards",
    "villkoren kan vara uppfyllda samtidigt med dem för {first}; ordningen avgör",
    "the guards can be met together with those for {first}; the order decides",
)
_DUPLICATE = _warning("duplicate_transition", "övergången står där två gånger", "the transition stands there twice")
_BYPASS = _error("gate_bypassed", "grinden {stage} kan gås förbi: {way}", "the gate {stage} can be bypassed: {way}")
_LOCKED = _error(
    "nobody_can_leave",
    "ingen roll som finns får fatta beslut i {stage}; det kräver {roles}",
    "no role that exists may decide in {stage}; it takes {roles}",
)
_BARRED = _error(
    "nobody_may_decide",
    "ingen roll som finns får fatta beslutet; det kräver {roles}",
    "no role that exists may take the decision; it takes {roles}",
)
_LOOP = _warning("loop_without_bound", "slingan {stages} har ingen gräns", "the loop {stages} has no bound")
_REASONLESS = _warning(
    "end_without_reasons", "slutsteget {stage} saknar skälkoder", "the end {stage} has no reason codes"
)
_LATE = _warning(
    "promise_exceeded",
    "längsta vägen tar {total} dagar, utlovat är {promise}: {way}",
    "the longest way takes {total} days, promised are {promise}: {way}",
)
_LABEL = _warning("label_missing", "namn saknas på {language}", "there is no label in {language}")
_UNCHECKED = _warning(
    "conditions_unchecked",
    "villkoren kontrolleras inte på varje väg till ett nått slut",
    "the conditions are not checked on every way to an achieved end",
)
_SLEEP = _error("endless_hold", "en vila i {stage} går inte att bryta", "a hold in {stage} can never end")


def _found(kind: tuple[Sentence, Severity], place: str, /, **params: object) -> Finding:
    return Finding(Reason.of(kind[0], **params), kind[1], place)


def _dangling(view: View) -> Iterator[Finding]:
    if not view.start:
        yield _found(_DANGLING, "start", stage=view.graph.start)
    for transition in view.graph.transitions:
        for name in (transition.source, transition.target):
            if name not in view.number:
                yield _found(_DANGLING, place_of(transition), stage=name)


def _holds(view: View) -> Iterator[Finding]:
    """A hold that moves, and one that nothing can end."""
    held = [one for one in view.graph.transitions if one.decision in OVERLAY]
    awake = {one.source for one in view.graph.transitions if one.decision in WHILE_HELD}
    for transition in held:
        if transition.source != transition.target:
            yield _found(_MOVING_HOLD, place_of(transition))
        if transition.source not in awake and transition.source in view.number:
            yield _found(_SLEEP, transition.source, stage=view.graph.by_id[transition.source])


def _unreachable(view: View) -> Iterator[Finding]:
    seen = reached(view.after, view.start)
    for place, stage in enumerate(view.stages):
        if place not in seen and view.start:
            yield _found(_UNREACHABLE, stage.id, stage=stage)


def _stuck(view: View) -> Iterator[Finding]:
    """Dead ends, and stages from which no end can be reached."""
    ends = {place for place, stage in enumerate(view.stages) if stage.is_end}
    safe = reached(view.before, ends)
    for place, stage in enumerate(view.stages):
        if place not in safe:
            yield _found(_TRAP if view.after[place] else _DEAD_END, stage.id, stage=stage)


def _unguarded(view: View) -> Iterator[Finding]:
    for source, _, transition in view.steps:
        stage = view.stages[source]
        if stage.kind is Kind.GATE and transition.decision in FORWARD and not transition.guards:
            yield _found(_UNGUARDED, place_of(transition), stage=stage)


def _choices(view: View) -> Iterator[Finding]:
    """Several transitions for one stage and decision: twice the same, ambiguous, or with guards that overlap."""
    groups: dict[tuple[str, str], list[AnyTransition]] = defaultdict(list)
    for transition in view.graph.transitions:
        groups[transition.source, transition.decision].append(transition)
    for group in groups.values():
        if len(group) > 1:
            yield from _clashes(view, group)


def _clashes(view: View, group: list[AnyTransition]) -> Iterator[Finding]:
    for place, later in enumerate(group):
        for earlier in group[:place]:
            kind = _clash(view, earlier, later)
            if kind is not None:
                yield _found(kind, place_of(later), first=earlier.target)
                break


def _clash(view: View, first: AnyTransition, second: AnyTransition) -> tuple[Sentence, Severity] | None:
    asked_first, asked_second = _asked(view, first), _asked(view, second)
    if first.target == second.target:
        return _DUPLICATE if asked_first == asked_second else None
    if exclusive(asked_first, asked_second):
        return None
    if all_imply(asked_second, asked_first):
        return _SHADOWED if _is_guarded(first) else _AMBIGUOUS
    # A transition without guards after guarded ones is the usual "otherwise"; where only reasons choose between two
    # ends, so is one that takes any.
    only_reasons = not _is_guarded(first) and bool(_codes(view, second))
    return _OVERLAP if _is_guarded(second) or only_reasons else None


def _codes(view: View, transition: AnyTransition) -> tuple[str, ...]:
    """The reasons that an idea may come to the transition's target with."""
    target = view.graph.by_id.get(transition.target)
    return tuple(code.id for code in target.reasons) if target else ()


def _is_guarded(transition: AnyTransition) -> bool:
    return bool(transition.guards or transition.roles or transition.at_most)


def _asked(view: View, transition: AnyTransition) -> frozenset[Guard]:
    """What must hold for a transition and may tell it from another one of its stage and decision."""
    return frozenset(
        (
            *conjuncts(transition.guards),
            *demands(transition.decision, _codes(view, transition)),
            *(HasRole(roles) for roles in _roles_asked(view, transition)),
            *((AtMost(transition.at_most, transition.decision),) if transition.at_most else ()),
        )
    )


def _bypassed(view: View) -> Iterator[Finding]:
    """Gates that are not on every way to an achieved end."""
    gates = [place for place, stage in enumerate(view.stages) if stage.kind is Kind.GATE and not stage.optional]
    goals = view.of_kind(Kind.ACHIEVED)
    if not gates or not view.start:
        return
    start = view.start[0]
    goals &= reached(view.after, view.start)
    passed = unavoidable(view.after, start, goals) if goals else set(gates)
    for gate in gates:
        if gate not in passed:
            way = shortest(view.after, start, goals, without=gate)
            yield _found(_BYPASS, view.stages[gate].id, stage=view.stages[gate], way=view.passage(way))


def _locked(view: View) -> Iterator[Finding]:
    """Stages that nobody may lead an idea out of, and each other decision that nobody may take."""
    barred = dict.fromkeys(one for one in view.graph.transitions if view.graph.roles and _is_barred(view, one))
    closed = {
        view.stages[source].id
        for source, transitions in view.leaving.items()
        if not view.stages[source].is_end and all(one in barred for one in transitions)
    }
    for id in sorted(closed, key=view.number.__getitem__):
        wanted = {role for one in barred if one.source == id for role in _roles_wanted(view, one)}
        yield _found(_LOCKED, id, stage=view.graph.by_id[id], roles=tuple(sorted(wanted)))
    for one in barred:
        if one.source not in closed:
            yield _found(_BARRED, place_of(one), roles=tuple(sorted(_roles_wanted(view, one))))


def _is_barred(view: View, transition: AnyTransition) -> bool:
    return any(view.graph.roles.isdisjoint(roles) for roles in _roles_asked(view, transition))


def _roles_wanted(view: View, transition: AnyTransition) -> frozenset[str]:
    return frozenset[str]().union(*_roles_asked(view, transition))


def _roles_asked(view: View, transition: AnyTransition) -> list[frozenset[str]]:
    """Each set of roles of which the one who decides must have one."""
    source = view.graph.by_id.get(transition.source)
    roles = transition.roles or (source.roles if source else frozenset[str]())
    guards = (guard.roles for guard in conjuncts(transition.guards) if isinstance(guard, HasRole))
    return [asked for asked in (roles, *guards) if asked]


def _loops(view: View) -> Iterator[Finding]:
    """Loops that no bounded transition is part of."""
    free: list[list[int]] = [[] for _ in view.stages]
    for source, target, transition in view.steps:
        if not _is_bounded(transition):
            free[source].append(target)
    for loop in components(free):
        if len(loop) > 1 or loop[0] in free[loop[0]]:
            members = view.passage(sorted(loop))
            yield _found(_LOOP, members.ids[0], stages=members)


def _is_bounded(transition: AnyTransition) -> bool:
    """Whether something bounds how often the transition's own decision is taken."""
    return transition.at_most is not None or any(
        isinstance(guard, AtMost) and guard.decision is transition.decision for guard in conjuncts(transition.guards)
    )


def _reasonless(view: View) -> Iterator[Finding]:
    for stage in view.stages:
        if stage.kind is Kind.STOPPED and not stage.reasons:
            yield _found(_REASONLESS, stage.id, stage=stage)


def _late(view: View) -> Iterator[Finding]:
    """The longest way on which no decision leads back, every stage taking all of its time."""
    promise = view.graph.promise
    if promise is None or not view.start:
        return
    onward: list[list[int]] = [[] for _ in view.stages]
    for source, target, transition in view.steps:
        if transition.decision not in BACKWARD:
            onward[source].append(target)
    total, way = heaviest(onward, [_calendar_days(stage.limit) for stage in view.stages], view.start[0])
    if total > _calendar_days(promise):
        yield _found(_LATE, view.graph.id, total=total, promise=promise, way=view.passage(way))


def _calendar_days(limit: Limit | None) -> int:
    """Working days as the calendar days that they take at least: seven for each five, rounded up."""
    if limit is None:
        return 0
    return limit.amount if limit.unit is Unit.DAYS else -(-limit.amount * 7 // 5)


class Language(Labelled):
    SWEDISH = "sv", "svenska", "Swedish"
    ENGLISH = "en", "engelska", "English"


def _labels(view: View) -> Iterator[Finding]:
    """Labels in one language only. None at all is no fault: the id or the decision's own label stands in."""
    for stage in view.stages:
        yield from _label(stage.id, stage.sv, stage.en)
        for code in stage.reasons:
            yield from _label(f"{stage.id}: {code.id}", code.sv, code.en)
    for one in view.graph.transitions:
        if bool(one.sv) != bool(one.en):
            yield from _label(place_of(one), one.sv, one.en)


def _label(place: str, sv: str, en: str) -> Iterator[Finding]:
    if bool(sv) != bool(en):
        yield _found(_LABEL, place, language=Language.ENGLISH if sv else Language.SWEDISH)


def _unchecked(view: View) -> Iterator[Finding]:
    """A conditional go after which some way to an achieved end asks for no conditions."""
    conditional = [(target, one) for _, target, one in view.steps if one.decision is Decision.CONDITIONAL_GO]
    if not conditional:
        return
    blind: list[list[int]] = [[] for _ in view.stages]
    for source, target, transition in view.steps:
        if not any(isinstance(guard, ConditionsMet) for guard in conjuncts(transition.guards)):
            blind[target].append(source)
    unasked = reached(blind, view.of_kind(Kind.ACHIEVED))
    for target, transition in conditional:
        if target in unasked:
            yield _found(_UNCHECKED, place_of(transition))


CHECKS: tuple[Callable[[View], Iterator[Finding]], ...] = (
    _dangling, _holds, _unreachable, _stuck, _unguarded, _choices, _bypassed, _locked, _loops, _reasonless, _late,
    _labels, _unchecked,
)  # fmt: skip


def check(graph: StageGraph[Any]) -> tuple[Finding, ...]:
    """Every finding of every class; none for a clean graph.

    >>> from slussmodel.stages import Stage, StageGraph
    >>> graph = StageGraph(id="g", start="intake", stages=(Stage("intake", "Inflöde", "Intake"),), transitions=())
    >>> [(one.code, one.place, one.text("en")) for one in check(graph)]
    [('dead_end', 'intake', 'no decision leaves Intake, which is not an end')]
    """
    view = View.of(graph)
    return tuple(finding for one in CHECKS for finding in one(view))
