"""A new version of a stage graph while ideas are under way.

First every idea gets a verdict, and nothing moves: it is safe (its stage stands in the new version), mapped (its stage
has another name there) or stranded, with every reason. Then `apply` moves all of them or none. A move to a new version
is a record in the audit trail like any other; it keeps the clock of the stage and an idea that rests goes on resting.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Generic, TypeVar

from attrs import field, frozen

from slussmodel.errors import InvalidValue, Reason, Refused
from slussmodel.language import Labelled, Lang, Sentence
from slussmodel.stages.context import PLAIN, Particulars
from slussmodel.stages.decisions import Decision, Kind
from slussmodel.stages.graph import Stage, StageGraph
from slussmodel.stages.instants import is_earlier
from slussmodel.stages.journey import Journey, Move
from slussmodel.stages.paths import ways_to
from slussmodel.validators import check_aware

Old = TypeVar("Old", bound=str)
New = TypeVar("New", bound=str)


class Verdict(Labelled):
    """What a new version means to an idea under way."""

    SAFE = "safe", "opåverkad", "safe"
    MAPPED = "mapped", "flyttad", "mapped"
    STRANDED = "stranded", "strandad", "stranded"


_OTHER_GRAPH = Sentence(
    "other_graph",
    sv="idén följer {graph}, inte den gamla versionen",
    en="the idea follows {graph}, not the old version",
)
_GONE = Sentence(
    "stage_gone", sv="steget {stage} finns inte i den nya versionen", en="there is no stage {stage} in the new version"
)
_REOPENED = Sentence(
    "end_reopened", sv="{stage} är ett slutsteg men {target} är det inte", en="{stage} is an end and {target} is not"
)
_ENDED = Sentence(
    "silent_end", sv="{target} är ett slutsteg, men idén pågår", en="{target} is an end, but the idea is under way"
)
_OTHER_END = Sentence(
    "other_end",
    sv="i {stage} är idén {before}, i {target} vore den {after}",
    en="in {stage} the idea is {before}, in {target} it would be {after}",
)
_TRAPPED = Sentence("no_end", sv="från {target} når idén inget slut", en="the idea can reach no end from {target}")
_ASLEEP = Sentence(
    "cannot_rest",
    sv="idén vilar, och i {target} går en vila inte att bryta",
    en="the idea is on hold, and in {target} a hold has no way out",
)


@frozen
class Fate(Generic[Old, New]):
    """The verdict on one idea: where it would stand, every reason if it is stranded, and the records of its move."""

    journey: Journey[Old]
    verdict: Verdict
    target: New | None
    reasons: tuple[Reason, ...]

    def text(self, lang: Lang = "sv") -> str:
        why = "; ".join(reason.text(lang) for reason in self.reasons)
        return f"{self.journey.id}: {self.verdict.label(lang)}{f' ({why})' if why else ''}"


@frozen(kw_only=True)
class Migration(Generic[Old, New]):
    """The verdict on every idea of a portfolio, in its order, before anything moves."""

    old: StageGraph[Old] = field(repr=False)
    new: StageGraph[New] = field(repr=False)
    fates: tuple[Fate[Old, New], ...]

    @property
    def stranded(self) -> tuple[Fate[Old, New], ...]:
        return tuple(fate for fate in self.fates if fate.verdict is Verdict.STRANDED)

    def text(self, lang: Lang = "sv") -> str:
        """One line an idea."""
        return "\n".join(fate.text(lang) for fate in self.fates)

    def records(self, fate: Fate[Old, New], *, at: datetime, by: str = "") -> tuple[Move, ...]:
        """What the audit trail of an idea gets: the move and, if it rests, its hold again.

        Raises `InvalidValue` for an idea whose stage is gone.
        """
        check_aware("Migration", "at", at)
        if fate.target is None:
            raise InvalidValue("Migration", "fate", fate.text("en"), "must have a stage in the new version to move to")
        note = f"{self.old.id} {self.old.version} > {self.new.id} {self.new.version}"
        return _records(fate.journey, fate.target, at, by, Particulars(note=note))

    def apply(self, *, at: datetime, by: str = "") -> tuple[Journey[New], ...] | Refused:
        """Every journey in the new version, or a refusal with every reason of every stranded idea; never some of them.

        An idea whose last decision is later than `at` is refused too.
        """
        check_aware("Migration", "at", at)
        late = tuple(
            Reason.of(_LATE, at=at, last=fate.journey.at, idea=fate.journey.id)
            for fate in self.fates
            if is_earlier(at, fate.journey.at)
        )
        reasons = late + tuple(
            Reason(reason.sentence, (*reason.items, ("idea", fate.journey.id)))
            for fate in self.stranded
            for reason in fate.reasons
        )
        if reasons:
            return Refused(reasons)
        return tuple(_moved(self.new, fate.journey, self.records(fate, at=at, by=by)) for fate in self.fates)


_LATE = Sentence(
    "backwards",
    sv="{at} är före det senaste beslutet om {idea}, {last}",
    en="{at} is before the last decision on {idea}, {last}",
)


def _records(journey: Journey[Any], target: str, at: datetime, by: str, said: Particulars) -> tuple[Move, ...]:
    moved = Move(source=journey.stage, decision=Decision.MIGRATE, target=target, at=at, by=by, particulars=said)
    if not journey.is_held:
        return (moved,)
    held = journey.history[-1].particulars
    return moved, Move(source=target, decision=Decision.HOLD, target=target, at=at, by=by, particulars=held)


def _moved(new: StageGraph[New], journey: Journey[Any], records: tuple[Move, ...]) -> Journey[New]:
    moved: Journey[New] = Journey(new, journey.id, journey.began, journey.trail)
    for record in records:
        moved = moved.follow(record)
    return moved


def migrate(
    portfolio: Iterable[Journey[Old]], old: StageGraph[Old], new: StageGraph[New], mapping: Mapping[Old, New]
) -> Migration[Old, New]:
    """What a new version means to each idea; `mapping` gives new names to stages, the others keep theirs.

    Raises `UnknownName` where the mapping names a stage that its graph does not have.

    >>> from datetime import UTC
    >>> from slussmodel.stages import Kind, Stage, Transition
    >>> def version(number, middle):
    ...     return StageGraph(
    ...         id="g",
    ...         version=number,
    ...         start=middle,
    ...         stages=(Stage(middle), Stage("in_use", kind=Kind.ACHIEVED)),
    ...         transitions=(Transition(middle, Decision.GO, "in_use"),),
    ...     )
    >>> old, new = version("1", "pilot"), version("2", "test")
    >>> idea = old.begin("i-1", at=datetime(2026, 1, 1, tzinfo=UTC))
    >>> print(migrate([idea], old, new, {}).text("en"))
    i-1: stranded (there is no stage pilot in the new version)
    >>> moved = migrate([idea], old, new, {"pilot": "test"}).apply(at=datetime(2026, 2, 1, tzinfo=UTC))
    >>> moved[0].stage, len(moved[0])
    ('test', 1)
    """
    for source, target in mapping.items():
        old.stage(source)
        new.stage(target)
    safe = _with_a_way_out(new)
    return Migration(old=old, new=new, fates=tuple(_fate(journey, old, new, mapping, safe) for journey in portfolio))


def _fate(
    journey: Journey[Old],
    old: StageGraph[Old],
    new: StageGraph[New],
    mapping: Mapping[Old, New],
    safe: frozenset[str],
) -> Fate[Old, New]:
    if journey.graph is not old and journey.graph != old:
        other = Reason.of(_OTHER_GRAPH, graph=f"{journey.graph.id} {journey.graph.version}")
        return Fate(journey, Verdict.STRANDED, None, (other,))
    stage = old.stage(journey.stage)
    name = str(mapping.get(journey.stage, journey.stage))
    target = new.by_id.get(name)
    if target is None:
        return Fate(journey, Verdict.STRANDED, None, (Reason.of(_GONE, stage=stage),))
    reasons = _strands(journey, new, target, safe)
    kept = Verdict.MAPPED if target.id != stage.id else Verdict.SAFE
    return Fate(journey, Verdict.STRANDED if reasons else kept, target.id, reasons)


def _strands(
    journey: Journey[Any], new: StageGraph[Any], target: Stage[Any], safe: frozenset[str]
) -> tuple[Reason, ...]:
    """Why an idea cannot stand in a stage of the new version."""
    stage = journey.graph.stage(journey.stage)
    found: list[Reason] = []
    if stage.is_end and not target.is_end:
        found.append(Reason.of(_REOPENED, stage=stage, target=target))
    if target.is_end and not stage.is_end:
        found.append(Reason.of(_ENDED, target=target))
    if target.is_end and stage.is_end and Kind.ACHIEVED in {stage.kind, target.kind} and stage.kind is not target.kind:
        found.append(Reason.of(_OTHER_END, stage=stage, before=stage.kind, target=target, after=target.kind))
    if journey.is_held and not new.held_table[target.id]:
        found.append(Reason.of(_ASLEEP, target=target))
    elif not target.is_end and not (target.id in safe and not journey.is_held) and not _can_end(journey, new, target):
        found.append(Reason.of(_TRAPPED, target=target))
    return tuple(found)


def _can_end(journey: Journey[Any], new: StageGraph[Any], target: Stage[Any]) -> bool:
    """Whether the idea, moved to a stage, can reach an end by steps that it has not taken as often as they allow."""
    moved = _moved(new, journey, _records(journey, target.id, journey.at, "", PLAIN))
    return ways_to(moved, {stage.id for stage in new.stages if stage.is_end}) is not None


def _with_a_way_out(new: StageGraph[Any]) -> frozenset[str]:
    """The stages from which an end can be reached without a step that is bounded."""
    before: dict[str, list[str]] = {stage.id: [] for stage in new.stages}
    for ways in new.table.values():
        for way in (one for found in ways.values() for one in found):
            if not way.bounds:
                before[way.arc.target].append(way.arc.source)
    seen = {stage.id for stage in new.stages if stage.is_end}
    stack = sorted(seen)
    while stack:
        fresh = [one for one in before[stack.pop()] if one not in seen]
        seen.update(fresh)
        stack.extend(fresh)
    return frozenset(seen)
