"""What is handed over, and how the work is anchored."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from attrs import evolve

from slussmodel.capacity import (
    Clause,
    Collaboration,
    CollaborationScope,
    Commitment,
    Deliverable,
    DeliverableKind,
    DeliverableStatus,
    InnovationTest,
    Involvement,
    ManagementCommitment,
    ManagementSystem,
    SteeringKind,
    SteeringLink,
    SupportActor,
    SupportFunction,
    check_described,
    check_due,
    referrals,
)
from slussmodel.errors import InvalidValue, UnknownName

PARTS = ("kompetenshöjning", "innovationsupphandling", "drift")
PLATFORM = Deliverable(
    id="platform", name="Idéplattformen", kind=DeliverableKind.PLATFORM, due=date(2024, 12, 31), about=("ideas",)
)


@pytest.mark.row("1.7", "slussmodel.capacity.Deliverable")
@pytest.mark.row("1.8", "slussmodel.capacity.DeliverableKind")
def test_a_deliverable_that_is_late_is_found_until_it_is_handed_over() -> None:
    on = date(2025, 1, 1)
    (finding,) = check_due([PLATFORM], on)
    assert finding.text() == "”Idéplattformen” skulle ha levererats 2024-12-31 men är planerad"
    for status in (DeliverableStatus.DELIVERED, DeliverableStatus.IN_USE, DeliverableStatus.DROPPED):
        assert check_due([evolve(PLATFORM, status=status)], on) == ()
    assert check_due([PLATFORM, evolve(PLATFORM, due=None)], date(2024, 12, 31)) == ()
    assert {"platform", "method", "tool"} <= set(DeliverableKind)


@pytest.mark.row("2.8", "slussmodel.capacity.check_described")
@pytest.mark.row("2.7", "slussmodel.capacity.DeliverableKind")
def test_method_descriptions_cover_three_parts_of_three() -> None:
    handbook = Deliverable(
        id="handbook",
        name="Metodbeskrivningar",
        kind=DeliverableKind.METHOD_DESCRIPTION,
        status=DeliverableStatus.DELIVERED,
        about=PARTS,
    )
    kind = DeliverableKind.METHOD_DESCRIPTION
    assert check_described(PARTS, [handbook], kind) == ()
    (finding,) = check_described(PARTS, [evolve(handbook, about=PARTS[:2])], kind)
    assert finding.text() == "metodbeskrivning saknas för drift"
    assert len(check_described(PARTS, [evolve(handbook, status=DeliverableStatus.UNDER_WAY)], kind)) == 3
    assert len(check_described(PARTS, [handbook], DeliverableKind.FINANCING_FORM)) == 3


@pytest.mark.row("0.26", "slussmodel.capacity.DeliverableKind")
def test_a_continuation_plan_is_a_deliverable() -> None:
    plan = evolve(PLATFORM, kind=DeliverableKind.CONTINUATION_PLAN)
    assert plan.kind.label() == "plan för fortsatt drift"


def test_what_is_not_handed_over_has_no_day_of_delivery() -> None:
    with pytest.raises(InvalidValue, match="must be empty while it is planned"):
        evolve(PLATFORM, delivered=date(2024, 1, 1))


@pytest.mark.row("1.12", "slussmodel.capacity.ManagementCommitment")
def test_management_commitment_is_ordered_and_has_a_ground() -> None:
    support = ManagementCommitment(
        organisation="2284",
        commitment=Commitment.STATED,
        ground="innovationsfrågor högt på agendan, brett stöd från ledningshåll",
        on=date(2023, 1, 1),
    )
    assert Commitment.NONE.rank < support.commitment.rank < Commitment.ACTIVE.rank
    with pytest.raises(InvalidValue, match="ground"):
        evolve(support, ground=" ")


@pytest.mark.row("1.11", "slussmodel.capacity.ManagementSystem")
def test_systematic_work_has_something_behind_each_clause() -> None:
    whole = ManagementSystem(organisation="2284", grounds=dict.fromkeys(Clause, "underlag"))
    assert whole.check() == ()
    without = evolve(whole, grounds=whole.grounds[:-1])
    assert without.missing == (Clause.IMPROVEMENT,)
    assert without.check()[0].text("en") == ("2284 has nothing that answers to improvement, clause 10 (ISO 56002:2019)")
    with pytest.raises(UnknownName, match="clause of ISO 56002"):
        evolve(whole, grounds={"11": "x"})


@pytest.mark.row("4.15", "slussmodel.capacity.SteeringLink")
def test_an_acronym_that_nobody_has_explained_stays_as_it_is() -> None:
    link = SteeringLink(organisation="2581", document="TBSL", kind=SteeringKind.STEERING_SYSTEM)
    assert link.document == "TBSL"


@pytest.mark.row("4.9", "slussmodel.capacity.CollaborationScope")
@pytest.mark.row("4.8", "slussmodel.capacity.SupportFunction")
def test_collaboration_has_a_scope_and_a_support_function_its_operating_idea() -> None:
    both = ("2581", "2482")
    within = Collaboration(organisations=both, scope=CollaborationScope.REGIONAL, about="gemensamt stöd")
    hub = SupportFunction(name="Idéhubben", operating_idea="stöd från idé till test", organisations=both)
    assert within.organisations == hub.organisations
    assert [scope.value for scope in CollaborationScope] == ["internal", "regional", "external"]


@pytest.mark.row("0.23", "slussmodel.capacity.SupportActor")
def test_an_idea_is_referred_to_whom_can_help() -> None:
    park = SupportActor(organisation="gsp", name="Science Park Skövde", subjects=("digital", "start-up"))
    college = SupportActor(organisation="his", name="Högskolan i Skövde", subjects=("research", "digital"))
    assert referrals("digital", [park, college]) == (park, college)
    assert referrals("research", [park, college]) == (college,)


@pytest.mark.row("4.13", "slussmodel.capacity.InnovationTest")
def test_a_test_is_of_an_idea_against_an_objective_with_experts() -> None:
    tried = InnovationTest(idea="i-1", objective="culture", organisation="2581", experts=("tjänstedesigner",))
    assert (tried.idea, tried.objective, tried.experts) == ("i-1", "culture", ("tjänstedesigner",))


@pytest.mark.row("4.14", "slussmodel.capacity.Involvement")
def test_involvement_is_an_exact_share_of_a_group() -> None:
    assert Involvement(group="medarbetare", involved=1, of=3).share == Fraction(1, 3)
    with pytest.raises(InvalidValue, match="at most the group"):
        Involvement(group="medarbetare", involved=4, of=3)
