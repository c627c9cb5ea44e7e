"""INNOCAP, sentence by sentence: every figure of its pages is computed here, or contradicted with both sides kept."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from slussmodel.assertions import Contradiction
from slussmodel.capacity import Clause, Commitment, DeliverableKind, EventKind, check_staffing
from slussmodel.errors import InvalidValue, Refused, UnknownName
from slussmodel.findings import Severity
from slussmodel.funding import NPA_MAIN, Part
from slussmodel.ideas import Beneficiary
from slussmodel.money import EUR, total
from slussmodel.partnerships import Membership, Obligation, OrganisationKind, RelationKind, Role
from slussmodel.programme import Pilot
from slussmodel.systems import innocap

HOME = "slussmodel.systems.innocap"
project = innocap.programme()
partnership = project.partnership
TOWN = "2284"


@pytest.fixture(scope="module")
def listed(shared: Path) -> dict[str, dict[str, str]]:
    """The organisations as they were collected from the pages, by acronym."""
    with (shared / "data/innocap_partners.csv").open(encoding="utf-8") as file:
        return {row["short"]: row for row in csv.DictReader(file) if row["no"] != "P1"}


@pytest.fixture(scope="module")
def published(shared: Path) -> dict[str, str]:
    with (shared / "data/funding_facts.csv").open(encoding="utf-8") as file:
        return {row["fact"]: row["value"] for row in csv.DictReader(file) if row["project"] == "INNOCAP"}


@pytest.mark.row("1.1", f"{HOME}.application")
def test_the_programme_s_rules_find_nothing_to_object_to() -> None:
    assert NPA_MAIN.check(innocap.application()) == ()
    assert {one.country for one in innocap.application().applicants} == {"SE", "IE", "FI", "IS"}


@pytest.mark.row("1.2", f"{HOME}.partnership")
def test_the_purpose_is_to_build_the_capacity_of_the_public_sector() -> None:
    assert partnership.purpose == "bygga upp den offentliga sektorns innovationskapacitet"


@pytest.mark.row("1.3", f"{HOME}.partnership")
def test_the_town_takes_part_through_the_association_and_is_no_partner() -> None:
    assert partnership.roles(TOWN, innocap.START) == {Role.PARTICIPANT}
    assert TOWN not in {one.id for one in project.partners}
    assert [one.through for one in partnership.memberships if one.organisation == TOWN] == ["ALAV"]
    assert partnership.organisation("ALAV").kind is OrganisationKind.ASSOCIATION


@pytest.mark.row("1.4", f"{HOME}.POSTS")
@pytest.mark.row("1.5", f"{HOME}.ELIGIBILITY")
def test_two_coaches_are_there_others_to_come_and_anybody_with_a_need_is_let_in() -> None:
    coaches, digital = innocap.POSTS
    assert (coaches.actual, coaches.unfilled) == (2, 0)
    assert digital.unfilled
    assert [finding.place for finding in check_staffing(innocap.POSTS)] == [innocap.Occupation.DIGITAL_COACH]
    assert innocap.Occupation.LIBRARIAN not in innocap.ELIGIBILITY.roles


@pytest.mark.row("1.6", f"{HOME}.curriculum")
def test_three_subjects_are_taught() -> None:
    assert [one.label() for one in innocap.Subject] == ["digital teknologi", "tjänstedesign", "innovationsmetodik"]
    assert innocap.curriculum().topics == tuple(innocap.Subject)
    assert innocap.curriculum().untaught == ()


@pytest.mark.row("1.7", f"{HOME}.DELIVERABLES")
@pytest.mark.row("1.8", f"{HOME}.DELIVERABLES")
def test_a_platform_a_model_and_tools_are_built() -> None:
    assert {one.kind for one in innocap.DELIVERABLES} == {
        DeliverableKind.PLATFORM,
        DeliverableKind.METHOD,
        DeliverableKind.TOOL,
    }


@pytest.mark.row("1.9", f"{HOME}.partnership")
@pytest.mark.row("1.19", f"{HOME}.pre_study")
def test_the_association_supports_the_town_and_the_pre_study_precedes_the_project() -> None:
    supports, precedes = partnership.relations
    assert (supports.source, supports.kind, supports.target) == ("ALAV", RelationKind.SUPPORTS, TOWN)
    assert (precedes.source, precedes.kind) == (innocap.pre_study().id, RelationKind.PRECEDES)
    assert innocap.roles_changed()["NL"] == (Role.PARTNER, Role.ASSOCIATED)
    assert "ALAV" not in innocap.roles_changed()
    period = innocap.pre_study().period
    assert period is not None
    assert period.last < innocap.PERIOD.first


@pytest.mark.row("1.10", f"{HOME}.FOCUS")
def test_value_is_for_the_residents() -> None:
    assert innocap.FOCUS is Beneficiary.RESIDENTS
    assert "värde för invånare" in innocap.story("sv")


@pytest.mark.row("1.11", f"{HOME}.management_system")
@pytest.mark.row("1.12", f"{HOME}.COMMITMENT")
def test_management_stands_behind_systematic_work_and_the_gaps_are_named() -> None:
    assert innocap.COMMITMENT.commitment is Commitment.STATED
    assert Clause.LEADERSHIP not in innocap.management_system().missing
    assert Clause.EVALUATION in innocap.management_system().missing


@pytest.mark.row("1.13", f"{HOME}.learning")
@pytest.mark.row("1.21", f"{HOME}.learning")
def test_everybody_has_learnt_of_every_pilot_and_two_partners_have_none_to_share() -> None:
    matrix = innocap.learning(innocap.events())
    assert matrix.completeness == 1
    assert matrix.silent == ("ERNACT", "NUIG")
    assert innocap.learning(()).completeness == 0


@pytest.mark.row("1.14", f"{HOME}.events")
@pytest.mark.row("1.20", f"{HOME}.events")
@pytest.mark.row("1.24", f"{HOME}.events")
def test_the_meetings_have_kinds_dimensions_and_a_visited_project() -> None:
    kick_off, visit, *workshops = innocap.events()
    assert (kick_off.kind, kick_off.place) == (EventKind.KICK_OFF, "Letterkenny")
    assert visit.visited == ("Fanad Head TIDE VR Experience",)
    assert visit.first in (kick_off.first, kick_off.last)
    assert {one.kind for one in workshops} == {EventKind.WORKSHOP}
    assert {one for event in innocap.events() for one in event.dimensions} == set(innocap.Subject)


@pytest.mark.row("1.15", HOME)
def test_six_partners_in_three_eu_countries_is_contradicted_with_both_sides_kept() -> None:
    found = {one.statement.predicate.id: one for one in project.sources.against(project.facts())}
    assert found["partners"]
    assert found["eu_countries"]
    for topic, stated, computed in (("partners_in_eu", 6, 5), ("countries", 3, 4)):
        contradiction = found[topic]
        assert isinstance(contradiction, Contradiction)
        assert (contradiction.statement.value, contradiction.other.value) == (stated, computed)
        assert contradiction.statement.quote == "sex partners i tre EU-länder"
    assert "SASS lies outside the EU" in found["partners_in_eu"].text("en")


@pytest.mark.row("1.16", f"{HOME}.partnership")
def test_the_partners_are_those_of_the_list(listed: dict[str, dict[str, str]]) -> None:
    ours = {one.id: one for one in partnership.organisations if one.id != TOWN}
    assert set(ours) == set(listed)
    for short, row in listed.items():
        places = (row["country_iso3166_1"], row["iso_3166_2"], row["nuts3_2021"] or None)
        assert (ours[short].country, ours[short].region, ours[short].nuts3) == places
        (role,) = partnership.roles(short, innocap.START)
        assert role.label("en") == row["role"]
        assert (partnership.why_not(short, innocap.START) == ()) == (row["budget_holder"] == "yes")


@pytest.mark.row("1.17", f"{HOME}.partnership")
@pytest.mark.parametrize("associated", ["MIKKELI", "NL"])
def test_an_associated_organisation_can_have_no_obligation_and_no_cost(associated: str) -> None:
    duty = Obligation(organisation=associated, what="bygga en plattform")
    with pytest.raises(InvalidValue, match="takes part without obligations"):
        evolve(partnership, obligations=(*partnership.obligations, duty))
    plan = evolve(project.funding, parts=(*project.funding.parts, Part(party=associated, fund="ERDF", eligible=EUR(1))))
    found = [one for one in plan.check(partnership, on=innocap.START) if one.place == associated]
    assert [(one.code, one.severity) for one in found] == [("no_obligations", Severity.ERROR)]


@pytest.mark.row("1.18", f"{HOME}.partnership")
def test_the_province_has_a_region_and_no_nuts() -> None:
    province = partnership.organisation("NL")
    assert (province.country, province.region, province.nuts3) == ("CA", "CA-NL", None)


@pytest.mark.row("1.22", f"{HOME}.pilots")
@given(st.integers(1, 9))
def test_four_pilots_begin_and_any_number_may_follow_with_a_reason(more: int) -> None:
    pilots = innocap.pilots()
    assert len(pilots.initial) == 4
    for n in range(more):
        grown = pilots.add(
            Pilot(id=f"p{n}", title=f"P{n}", since=date(2023, 9, 1) + timedelta(n), because="nya lärdomar")
        )
        assert not isinstance(grown, Refused)
        pilots = grown
    assert (len(pilots.initial), len(pilots.added)) == (4, more)
    assert isinstance(pilots.add(Pilot(id="x", title="X", since=date(2025, 1, 1))), Refused)


@pytest.mark.row("1.23", f"{HOME}.partnership")
def test_the_unit_leader_s_centre_is_not_a_partner() -> None:
    (leader,) = [one for one in partnership.assignments if one.person]
    assert leader.affiliation not in {one.name for one in partnership.organisations}
    assert not any(one.person for one in partnership.without_people().assignments)


@pytest.mark.row("1.25", f"{HOME}.partnership")
def test_the_page_s_own_misspelling_leads_to_the_right_name() -> None:
    with pytest.raises(UnknownName) as met:
        partnership.organisation("Komunförbnundet Västernorrland")
    assert "Kommunförbundet Västernorrland" in met.value.near


@pytest.mark.row("1.1", f"{HOME}.funding")
def test_the_money_is_that_of_the_programme_s_page_to_the_cent(published: dict[str, str]) -> None:
    plan = project.funding
    assert plan.eligible == EUR(published["total budget"])
    assert plan.by_fund() == {"ERDF": EUR(published["ERDF"]), "non-EU": EUR(published["non-EU programme funding"])}
    assert f"{innocap.PERIOD.first.first_day}..{innocap.PERIOD.last.last_day}" == published["duration"]


@given(st.permutations(innocap.by_partner().parts), st.fractions(0, 1), st.fractions(0, 1))
def test_the_order_of_parts_does_not_matter_and_a_higher_rate_lowers_nobody_s_grant(
    parts: list[Part], one: Fraction, other: Fraction
) -> None:
    plan = innocap.by_partner()
    lower, higher = (plan.with_rate("ERDF", rate).grants() for rate in sorted((one, other)))
    assert evolve(plan, parts=tuple(parts)).grants() == plan.grants()
    assert all(lower[key] <= higher[key] for key in lower)


@given(st.fractions(0, 1, max_denominator=1000), st.sampled_from(["ERDF", "non-EU"]))
def test_whatever_a_fund_pays_grant_and_own_money_sum_to_the_budget(rate: Fraction, fund: str) -> None:
    plan = project.if_rate(fund, rate).funding
    assert plan.grant + plan.own == plan.eligible == project.funding.eligible
    assert total(plan.by_party().values(), "EUR") == plan.grant


def test_rounding_each_partner_down_loses_less_than_a_cent_a_partner() -> None:
    lost = project.funding.grant - innocap.by_partner().grant
    assert EUR(0) <= lost < EUR("0.01") * len(project.partners)
    assert innocap.by_partner().check(partnership, on=innocap.START) == ()


def test_only_the_contradictions_and_the_coach_to_come_are_found() -> None:
    assert [finding.code for finding in project.check()] == [
        "source_contradicts_model",
        "source_contradicts_model",
        "sources_contradict",
        "posts_unfilled",
    ]


def test_the_story_follows_the_model() -> None:
    joined = evolve(
        partnership,
        memberships=tuple(
            Membership(organisation="MIKKELI", role=Role.PARTNER, since=one.since)
            if one.organisation == "MIKKELI"
            else one
            for one in partnership.memberships
        ),
    )
    assert "7 partners in 4 countries" in evolve(project, partnership=joined).story("en")
    assert "897,192.58" in innocap.story("en")


def test_the_swedish_story_has_no_english_names_of_funds_or_codes_of_countries() -> None:
    story = innocap.story("sv")
    assert "ERUF: 65" in story
    assert "Länder utanför EU: 65" in story
    assert "Irland, Sverige, Finland och Island" in story
    assert "Örnsköldsvik har 0 av 1 planerade som digital coach" in story
    assert "Kommunförbundet Västernorrland (ALAV, Sverige)" in story
    assert "non-EU" not in story
    assert "ERDF: 65% of" in innocap.story("en")
