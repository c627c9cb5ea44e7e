"""What users write; mypy --strict finds nothing in it. Run by test_typing.py, never imported."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from typing import Literal, assert_type

from attrs import frozen

from slussmodel.errors import Reason, Refused
from slussmodel.findings import Finding
from slussmodel.language import Sentence
from slussmodel.stages import (
    Context,
    Decision,
    Fact,
    Journey,
    Kind,
    Moved,
    NoPath,
    Path,
    Stage,
    StageGraph,
    Transition,
    advance,
    all_of,
    days,
    due,
    from_each,
    holds,
    migrate,
    not_,
    options,
    path_to,
    register,
)

Name = Literal["intake", "pilot", "in_use", "stopped"]
AT = datetime(2026, 1, 7, tzinfo=UTC)


@register("cheap")
@frozen
class Cheap:
    most: int

    def unmet(self, journey: Journey, context: Context) -> tuple[Reason, ...]:
        assert_type(journey, Journey[str])
        cost = context.facts.get("cost")
        cheap = isinstance(cost, int) and cost <= self.most
        return () if cheap else (Reason.of(Sentence("dear", sv="för dyr", en="too dear")),)


kills: tuple[Transition[Name], ...] = from_each(("intake", "pilot"), Decision.KILL, "stopped")
rests: tuple[Transition[Name], ...] = holds(("pilot",))
by_literal: StageGraph[Name] = StageGraph(
    id="sluice",
    start="intake",
    stages=(
        Stage("intake", "Inflöde", "Intake", roles="coach"),
        Stage("pilot", "Pilot", "Pilot", limit=days(90), kind=Kind.GATE),
        Stage("in_use", "I bruk", "In use", kind=Kind.ACHIEVED),
        Stage("stopped", "Avslutad", "Stopped", kind=Kind.STOPPED, reasons=("no_effect",)),
    ),
    transitions=(
        Transition("intake", Decision.GO, "pilot", guards=(all_of(Fact("assessed"), Cheap(5)),)),
        Transition("pilot", Decision.IMPLEMENT, "in_use", guards=(not_(Fact("stopped")),)),
        Transition("pilot", Decision.RECYCLE, "intake", at_most=2),
        *kills,
        *rests,
    ),
)

journey = by_literal.begin("i-1", at=AT)
assert_type(journey, Journey[Name])
assert_type(journey.stage, Name)
match advance(journey, Decision.GO, Context(at=AT, by="1496", facts={"assessed": True, "cost": 3})):
    case Moved(after):
        assert_type(after, Journey[Name])
        print(after.stage == "pilot", after.history[-1].decision is Decision.GO, due(after))
    case Refused(reasons):
        print([reason.text("sv") for reason in reasons])
match path_to(journey, "in_use", Context(at=AT)):
    case Path(steps):
        print([step.decision for step in steps])
    case NoPath(reason):
        print(reason.text("en"))
print([option.unmet for option in options(journey, Context(at=AT))])
assert_type(by_literal.check(), tuple[Finding, ...])
assert_type(by_literal.stage("pilot"), Stage[Name])


class Step(StrEnum):
    FIRST = "first"
    LAST = "last"


by_enum: StageGraph[Step] = StageGraph(
    id="enum",
    start=Step.FIRST,
    stages=(Stage(Step.FIRST), Stage(Step.LAST, kind=Kind.ACHIEVED)),
    transitions=(Transition(Step.FIRST, Decision.GO, Step.LAST), *holds([Step.FIRST])),
)
print(by_enum.begin("i", at=AT).stage is Step.FIRST)

plain = StageGraph(
    id="plain", start="a", stages=(Stage("a"), Stage("b")), transitions=(Transition("a", Decision.GO, "b"),)
)
assert_type(plain, StageGraph[str])
names: dict[str, Name] = {"a": "intake"}
migrated = migrate([plain.begin("i", at=AT)], plain, by_literal, names).apply(at=AT)
if not isinstance(migrated, Refused):
    assert_type(migrated, tuple[Journey[Name], ...])
