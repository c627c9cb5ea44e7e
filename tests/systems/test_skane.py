"""The Skåne network, sentence by sentence."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from slussmodel.assertions import Agreement, Change
from slussmodel.capacity import DeliverableKind
from slussmodel.errors import RefusedError
from slussmodel.money import SEK, Money, total
from slussmodel.partnerships import OrganisationKind, Role
from slussmodel.places import Municipality
from slussmodel.results import WHOLE, ChainStep, ProjectStatus, RevisionStep, months_without_meeting
from slussmodel.stages import Decision
from slussmodel.sweden import MUNICIPALITIES
from slussmodel.systems import skane

HOME = "slussmodel.systems.skane"
project = skane.programme()
partnership = skane.partnership()


@pytest.mark.row("2.1", f"{HOME}.partnership")
def test_the_case_number_is_missing_and_not_empty() -> None:
    assert partnership.reference is None


@pytest.mark.row("2.2", f"{HOME}.partnership")
@pytest.mark.row("2.6", f"{HOME}.partnership")
def test_a_cluster_company_coordinates_and_municipalities_and_clusters_are_members() -> None:
    (coordinator,) = partnership.holding(frozenset({Role.COORDINATOR}), skane.START)
    assert coordinator.name == "Sustainable Business Hub Scandinavia AB"
    assert {one.kind for one in partnership.organisations} == {OrganisationKind.CLUSTER, OrganisationKind.MUNICIPALITY}


@pytest.mark.row("2.3", f"{HOME}.GRANT")
@pytest.mark.row("2.4", f"{HOME}.PERIOD")
def test_grant_and_months_are_those_of_the_page(shared: Path) -> None:
    with (shared / "data/funding_facts.csv").open(encoding="utf-8") as file:
        facts = {row["fact"]: row for row in csv.DictReader(file) if row["project"] == "Skåne network"}
    assert SEK(facts["grant"]["value"]) == skane.GRANT
    assert str(skane.PERIOD) == facts["duration"]["value"]
    assert facts["duration"]["unit"] == f"months inclusive={len(skane.PERIOD)}"


@pytest.mark.row("2.5", f"{HOME}.programme")
def test_completed_says_nothing_of_effects_which_are_only_expected() -> None:
    assert project.status is ProjectStatus.COMPLETED
    assert all(effect.step in (ChainStep.OUTCOME, ChainStep.IMPACT) for effect in project.matrix.effects)


@pytest.mark.row("2.7", f"{HOME}.DELIVERABLES")
@pytest.mark.row("2.8", f"{HOME}.DELIVERABLES")
def test_each_part_is_described_and_a_missing_description_is_found() -> None:
    assert {one.kind for one in skane.DELIVERABLES} == {
        DeliverableKind.METHOD_DESCRIPTION,
        DeliverableKind.FINANCING_FORM,
    }
    fewer = evolve(project, deliverables=skane.DELIVERABLES[1:])
    assert [finding.code for finding in fewer.check() if finding.place == "skills"] == ["part_undescribed"]


@pytest.mark.row("2.9", f"{HOME}.financing")
@pytest.mark.row("2.9", f"{HOME}.principles")
def test_the_principles_differ_and_each_shares_the_whole_cost() -> None:
    allocations = skane.financing()
    assert len({one.rule.label() for one in allocations}) == len(allocations) == 5
    assert {one.total for one in allocations} == {skane.yearly_cost()}
    assert len({one["Malmö"] for one in allocations}) == len(allocations)
    capped = allocations[3]
    assert max(capped.amounts.values()) == skane.yearly_cost().times(Fraction(1, 2))


@pytest.mark.row("2.9", f"{HOME}.financing")
@given(
    st.lists(st.sampled_from(sorted(MUNICIPALITIES)), min_size=2, max_size=9, unique=True),
    st.integers(2, 10**9),
)
def test_whoever_joins_the_shares_sum_to_the_cost(codes: list[str], minor: int) -> None:
    members: list[Municipality] = [MUNICIPALITIES[code] for code in codes]
    cost = Money(minor, "SEK")
    backwards = skane.financing(reversed(members), cost)
    for allocation, other in zip(skane.financing(members, cost), backwards, strict=True):
        assert total(allocation.amounts.values()) == cost
        assert allocation.amounts == other.amounts


def test_a_year_at_the_pace_of_the_project_gives_the_grant_back() -> None:
    assert skane.yearly_cost().times(Fraction(len(skane.PERIOD), 12)) == skane.GRANT


def test_a_fifth_member_lowers_what_each_of_the_four_pays() -> None:
    for four, five in zip(skane.financing(), skane.with_the_leaver(), strict=True):
        assert set(five) - set(four) == {"Ängelholm"}
        assert all(five[party] <= four[party] for party in four)


@pytest.mark.row("2.9", f"{HOME}.alone_or_together")
def test_paid_by_inhabitants_the_largest_would_do_better_alone_unless_all_is_common() -> None:
    game = skane.alone_or_together()
    assert game.table().total == skane.yearly_cost().minor
    tempted = [one.rule.label("en") for one in skane.financing() if not one.fairness(game)["core"].holds]
    assert tempted == ["Per inhabitant"]
    all_common = skane.alone_or_together(Fraction(1))
    assert all(one.fairness(all_common)["core"].holds for one in skane.financing())


@pytest.mark.row("2.10", f"{HOME}.PARTS")
def test_there_are_three_parts_and_every_work_form_belongs_to_one() -> None:
    assert len(skane.PARTS) == 3
    assert {one.part for one in skane.matrix().work_forms} == {part.id for part in skane.PARTS}


@pytest.mark.row("2.11", f"{HOME}.matrix")
@pytest.mark.row("2.12", f"{HOME}.matrix")
@pytest.mark.row("2.16", f"{HOME}.matrix")
def test_the_matrix_is_whole_and_seminars_lead_to_innovations() -> None:
    assert skane.matrix().check() == ()
    row = skane.matrix().to_records("sv", part="skills")[0]
    assert row["work_form"] == "Seminarier"
    assert row["results"] == ["Föreläsningar", "Kunskapshöjning"]
    assert [link.id for link in skane.matrix().leads_to("seminars")][-1] == "innovations"
    assert all(len(skane.matrix().rows(part.id)) > 0 for part in skane.PARTS)


def test_a_result_without_effect_is_found_by_name() -> None:
    cut = tuple(cause for cause in skane.matrix().causes if "contacts" not in cause.causes)
    found = [
        one for one in evolve(project, matrix=evolve(project.matrix, causes=cut)).check() if one.place == "contacts"
    ]
    assert [(one.code, one.source) for one in found] == [("result_without_effect", "OECD-DAC")]


@pytest.mark.row("2.13", f"{HOME}.COMMISSION")
def test_the_commission_is_imagined_and_has_five_clients_at_first_and_four_in_the_end() -> None:
    assert skane.COMMISSION.imagined
    five, four = (skane.COMMISSION.clients(on) for on in (skane.START, skane.END))
    assert {one.name for one in five} - {one.name for one in four} == {"Ängelholm"}
    assert len(four) == 4
    assert [one.short for one in skane.COMMISSION.suppliers(skane.END)] == ["SBHub", "HUT"]


@pytest.mark.row("2.13", f"{HOME}.SOURCES")
def test_four_or_five_is_a_change_and_no_contradiction() -> None:
    (change,) = skane.SOURCES.changes
    assert isinstance(change, Change)
    assert change.statement.source == "hutskane.nu"
    for said in (change.statement, change.other):
        assert said.as_of is not None
        assert frozenset(one.name for one in skane.COMMISSION.clients(said.as_of)) == said.value
    assert skane.SOURCES.contradictions == ()


@pytest.mark.row("2.14", f"{HOME}.MEETINGS")
@pytest.mark.parametrize("missing", range(16))
def test_each_of_sixteen_months_has_a_meeting_and_one_without_is_named(missing: int) -> None:
    assert months_without_meeting(skane.MEETINGS, skane.PERIOD) == ()
    fewer = tuple(one for n, one in enumerate(skane.MEETINGS) if n != missing)
    found = [finding for finding in evolve(project, meetings=fewer).check() if finding.code == "month_without_meeting"]
    assert [finding.place for finding in found] == [f"{skane.MEETINGS[missing]:%Y-%m}"]


@pytest.mark.row("2.15", f"{HOME}.revisions")
@pytest.mark.row("2.17", f"{HOME}.revisions")
def test_every_part_and_the_whole_go_round_more_than_twice() -> None:
    reviews = skane.revisions().reviews
    assert set(reviews) == {"skills", "innovation", "operation", WHOLE}
    assert min(reviews.values()) >= 2
    assert skane.revisions().check() == ()
    makers = {step.by for step in skane.revisions().steps if step.step is RevisionStep.PROPOSAL}
    assert makers == {("SBHUB", "HUT")}


def test_nobody_takes_a_position_after_leaving() -> None:
    last = [step for step in skane.revisions().steps if "1292" in step.by][-1]
    assert last.on <= date(2019, 6, 30)


@pytest.mark.row("2.15", f"{HOME}.graph")
def test_the_loop_is_legal_and_each_step_has_its_actor() -> None:
    assert skane.graph().check() == ()
    way = skane.journey("skills")
    assert way.has_ended
    assert way.times_taken("position", Decision.RECYCLE) == len(skane.MEETINGS) - 2
    assert {role for one in skane.graph().transitions for role in one.roles} == {"client", "supplier"}


def test_the_loop_ends_when_the_meetings_do() -> None:
    twice_as_many = tuple(skane.START + timedelta(days=7 * n) for n in range(2 * len(skane.MEETINGS)))
    with pytest.raises(RefusedError):
        skane.journey("skills", twice_as_many)


def test_what_the_page_says_agrees_with_what_is_computed() -> None:
    assert all(isinstance(one, Agreement) for one in project.sources.against(project.facts()))
    assert [finding.code for finding in project.check()] == ["value_changed"]


def test_the_story_names_what_is_missing() -> None:
    fewer = evolve(
        project, meetings=skane.MEETINGS[1:], matrix=evolve(project.matrix, causes=project.matrix.causes[1:])
    )
    told = fewer.story("sv")
    assert "Månader utan möte: december 2018." in told
    assert "Matrisen brister: ingen arbetsform ger resultatet ”Föreläsningar”" in told
