"""A stage graph is data: stages, the decisions that lead between them, who may take them, and how long each may last.

It can be built with defects, so that `graph.check()` can report them all; `begin` and everything that runs it compiles
it once into nested dicts, and raises `UnknownName` with near names where a transition points at nothing.

A graph is generic over its stage names. Plain strings need no ceremony; with a `Literal` or a `StrEnum` a type checker
finds each misspelt stage:

>>> from typing import Literal
>>> graph: StageGraph[Literal["intake", "in_use"]] = StageGraph(
...     id="tiny",
...     start="intake",
...     stages=(Stage("intake", "Inflöde", "Intake"), Stage("in_use", "I bruk", "In use", kind=Kind.ACHIEVED)),
...     transitions=(Transition("intake", Decision.GO, "in_use"),),
... )
>>> graph.stage("in_use").label("sv"), graph.version
('I bruk', '1')
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, TypeAlias

from attrs import Attribute, field, frozen
from attrs.validators import optional

from slussmodel.errors import InvalidValue, UnknownName
from slussmodel.language import Lang, number
from slussmodel.stages.context import names
from slussmodel.stages.decisions import OVERLAY, WHILE_HELD, Decision, Kind, Unit
from slussmodel.stages.guards import AtMost, Guard, HasRole, a_guard, demands
from slussmodel.stages.logic import conjuncts
from slussmodel.validators import at_least, each, identifier, of_type, text, wrong

if TYPE_CHECKING:
    import networkx
    from typing_extensions import TypeVar

    from slussmodel.findings import Finding
    from slussmodel.stages.journey import Journey

    # A graph or a journey that is named without the type of its stages has plain strings; Python 3.13 knows defaults.
    S = TypeVar("S", bound=str, default=str)
else:
    from typing import TypeVar

    S = TypeVar("S", bound=str)
"""The stage names of a graph: `str`, a `Literal` or a `StrEnum`."""

_names = [of_type(frozenset), each(identifier)]


@frozen
class Limit:
    """How long a stage may last; a hold stops the clock.

    >>> days(30).format("en"), working_days(10).format("sv"), working_days(1).format("sv")
    ('30 days', '10 arbetsdagar', '1 arbetsdag')
    """

    amount: int = field(validator=[of_type(int), at_least(0)])
    unit: Unit = field(default=Unit.DAYS, validator=of_type(Unit))

    def format(self, lang: Lang = "sv") -> str:
        return f"{number(self.amount, lang)} {self.unit.counting(self.amount, lang)}"


_LONGEST = 36_500


def _lasting(instance: object, attribute: Attribute[Any], value: Limit | None) -> None:
    """A limit of nothing is no limit, and the day that one of millennia ends on is in no calendar.

    What an idea has used of a limit may well be nothing.
    """
    of_type(Limit, type(None))(instance, attribute, value)
    if value is not None and not 1 <= value.amount <= _LONGEST:
        raise wrong(instance, attribute, value.format("en"), f"must be from one day to {_LONGEST:,}, a century")


def days(amount: int) -> Limit:
    """A limit in calendar days."""
    return Limit(amount, Unit.DAYS)


def working_days(amount: int) -> Limit:
    """A limit in working days: Monday to Friday, without Swedish public holidays and the three eves of law 1930:173."""
    return Limit(amount, Unit.WORKING_DAYS)


@frozen
class ReasonCode:
    """Why an idea may end in a stage, in both languages."""

    id: str = field(validator=identifier)
    sv: str = field(default="", validator=text)
    en: str = field(default="", validator=text)

    def label(self, lang: Lang = "sv") -> str:
        return (self.sv if lang == "sv" else self.en) or self.id


def _reason_codes(codes: Iterable[ReasonCode | str]) -> tuple[ReasonCode, ...]:
    if isinstance(codes, str) or not isinstance(codes, Iterable):
        return codes  # type: ignore[return-value]  # for the validator to refuse
    return tuple(ReasonCode(code) if isinstance(code, str) else code for code in codes)


@frozen
class Stage(Generic[S]):
    """A place in a stage graph.

    `roles` may take decisions here unless a transition names its own; none means anybody. `reasons` are the codes that
    an idea may end here with. A gate is guarded and cannot be bypassed on the way to an achieved end, unless `optional`
    says that it stands on one road of several.
    """

    id: S = field(validator=identifier)
    sv: str = field(default="", validator=text)
    en: str = field(default="", validator=text)
    kind: Kind = field(default=Kind.STAGE, validator=of_type(Kind), kw_only=True)
    roles: frozenset[str] = field(default=frozenset(), converter=names, validator=_names, kw_only=True)
    limit: Limit | None = field(default=None, validator=_lasting, kw_only=True)
    reasons: tuple[ReasonCode, ...] = field(
        default=(), converter=_reason_codes, validator=each(of_type(ReasonCode)), kw_only=True
    )
    optional: bool = field(default=False, validator=of_type(bool), kw_only=True)

    def label(self, lang: Lang = "sv") -> str:
        return (self.sv if lang == "sv" else self.en) or self.id

    def format(self, lang: Lang = "sv") -> str:
        """Sentences say a stage by its label."""
        return self.label(lang)

    @property
    def is_end(self) -> bool:
        return self.kind.is_end


def _decision(name: Decision) -> Decision:
    decision = Decision.named(name)
    if decision is Decision.MIGRATE:
        raise InvalidValue("Transition", "decision", "migrate", "is written by a migration and never decided")
    return decision


@frozen(cache_hash=True)
class Transition(Generic[S]):
    """What a decision at a stage leads to, and what must hold for it.

    `at_most` bounds how often one journey may have taken the decision at the stage, by this way or by another. Several
    transitions for one stage and decision are tried in the order of the graph; the first whose guards are met is taken.
    Raises `UnknownName` for a misspelt decision.
    """

    source: S = field(validator=identifier)
    decision: Decision = field(converter=_decision)
    target: S = field(validator=identifier)
    guards: tuple[Guard, ...] = field(default=(), validator=each(a_guard), kw_only=True)
    roles: frozenset[str] = field(default=frozenset(), converter=names, validator=_names, kw_only=True)
    at_most: int | None = field(default=None, validator=optional([of_type(int), at_least(1)]), kw_only=True)
    sv: str = field(default="", validator=text, kw_only=True)
    en: str = field(default="", validator=text, kw_only=True)

    def label(self, lang: Lang = "sv") -> str:
        return (self.sv if lang == "sv" else self.en) or self.decision.label(lang)


def from_each(
    sources: Iterable[S], decision: Decision, target: S, guards: tuple[Guard, ...] = ()
) -> tuple[Transition[S], ...]:
    """The same decision from several stages, such as a kill that is always open.

    >>> [one.source for one in from_each(("intake", "pilot"), Decision.KILL, "rejected")]
    ['intake', 'pilot']
    """
    return tuple(Transition(source, decision, target, guards=guards) for source in _each(sources))


def holds(stages: Iterable[S]) -> tuple[Transition[S], ...]:
    """A hold and its resume for each of the stages.

    >>> [(one.source, str(one.decision)) for one in holds(["pilot"])]
    [('pilot', 'hold'), ('pilot', 'resume')]
    """
    return tuple(
        Transition(stage, decision, stage) for stage in _each(stages) for decision in (Decision.HOLD, Decision.RESUME)
    )


def _each(stages: Iterable[S]) -> Iterable[S]:
    """One string alone is one stage and not its letters."""
    return (stages,) if isinstance(stages, str) else stages  # type: ignore[return-value]


@frozen(cache_hash=True)
class Arc:
    """A step as the audit trail keeps it: from where, by which decision, to where."""

    source: str
    decision: Decision
    target: str


@frozen
class Way:
    """A transition made ready to run: its arc, every guard (the decision's own demands first), and the bounds of it."""

    arc: Arc
    guards: tuple[Guard, ...]
    transition: Transition[str]
    bounds: tuple[AtMost, ...]


Ways: TypeAlias = Mapping[str, tuple[Way, ...]]


@frozen(cache_hash=True)
class StageGraph(Generic[S]):
    """Stages, transitions and where ideas begin; one definition that runs, is checked, is drawn and forecasts.

    `roles` lists the roles that exist (none: not stated); `promise` is the longest time that an idea is promised.
    """

    id: str = field(validator=identifier, kw_only=True)
    start: S = field(validator=identifier, kw_only=True)
    stages: tuple[Stage[S], ...] = field(validator=each(of_type(Stage)), kw_only=True, repr=False)
    transitions: tuple[Transition[S], ...] = field(validator=each(of_type(Transition)), kw_only=True, repr=False)
    version: str = field(default="1", validator=identifier, kw_only=True)
    sv: str = field(default="", validator=text, kw_only=True, repr=False)
    en: str = field(default="", validator=text, kw_only=True, repr=False)
    roles: frozenset[str] = field(default=frozenset(), converter=names, validator=_names, kw_only=True, repr=False)
    promise: Limit | None = field(default=None, validator=_lasting, kw_only=True, repr=False)

    def __attrs_post_init__(self) -> None:
        seen: set[str] = set()
        for stage in self.stages:
            if stage.id in seen:
                raise InvalidValue("StageGraph", "stages", stage.id, "is the id of two stages")
            seen.add(stage.id)

    def label(self, lang: Lang = "sv") -> str:
        return (self.sv if lang == "sv" else self.en) or self.id

    @cached_property
    def by_id(self) -> Mapping[str, Stage[S]]:
        """The stages by their ids."""
        return {stage.id: stage for stage in self.stages}

    def stage(self, id: S) -> Stage[S]:
        """The stage of that id; raises `UnknownName` with near names."""
        found = self.by_id.get(id)
        if found is None:
            raise UnknownName.among("stage", id, self.by_id)
        return found

    @cached_property
    def table(self) -> Mapping[str, Ways]:
        """Stage, then decision, then the ways in their order; raises `UnknownName` where a name leads nowhere."""
        table: dict[str, dict[str, tuple[Way, ...]]] = {stage.id: {} for stage in self.stages}
        self.stage(self.start)
        for transition in self.transitions:
            way = self._way(transition)
            ways = table[transition.source]
            ways[transition.decision] = (*ways.get(transition.decision, ()), way)
        return table

    @cached_property
    def held_table(self) -> Mapping[str, Ways]:
        """The table for journeys that rest: they wake or they leave."""
        return {
            stage: {decision: found for decision, found in ways.items() if decision in WHILE_HELD}
            for stage, ways in self.table.items()
        }

    def _way(self, transition: Transition[S]) -> Way:
        source, target = self.stage(transition.source), self.stage(transition.target)
        if transition.decision in OVERLAY and source is not target:
            raise InvalidValue("Transition", "target", target.id, f"must be {source.id!r}: a hold stays in its stage")
        roles = transition.roles or source.roles
        guards = (
            *((HasRole(roles),) if roles else ()),
            *demands(transition.decision, tuple(code.id for code in target.reasons)),
            *((AtMost(transition.at_most, transition.decision),) if transition.at_most is not None else ()),
            *transition.guards,
        )
        bounds = tuple(guard for guard in conjuncts(guards) if isinstance(guard, AtMost))
        return Way(Arc(source.id, transition.decision, target.id), guards, transition, bounds)  # type: ignore[arg-type]

    def begin(self, id: str, *, at: datetime) -> Journey[S]:
        """A journey at the start stage.

        >>> from datetime import UTC
        >>> graph = StageGraph(id="g", start="intake", stages=(Stage("intake"),), transitions=())
        >>> graph.begin("i-1", at=datetime(2026, 1, 1, tzinfo=UTC)).stage
        'intake'
        """
        from slussmodel.stages.journey import Journey

        self.table  # noqa: B018  a defective graph is refused here and not at some later decision
        return Journey(self, id, at)

    def check(self) -> tuple[Finding, ...]:
        """What is wrong with the graph, before anyone runs it; see `slussmodel.stages.checks`."""
        from slussmodel.stages.checks import check

        return check(self)

    def _repr_html_(self) -> str:
        from slussmodel.stages.export import to_svg

        return to_svg(self)

    def to_networkx(self) -> networkx.MultiDiGraph[str]:
        """The graph for networkx; an edge's key is its decision and its data holds the transition."""
        from slussmodel.stages.export import to_networkx

        return to_networkx(self)
