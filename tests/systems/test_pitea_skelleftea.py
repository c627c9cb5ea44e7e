"""Piteå/Skellefteå, sentence by sentence."""

from __future__ import annotations

import csv
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from slussmodel import Idea
from slussmodel.assertions import Agreement
from slussmodel.assessment import Assessment, Effect, MarketResult, MarketScan
from slussmodel.capacity import CollaborationScope, SteeringKind, TargetLevel, check_whole_chain
from slussmodel.funding import VINNOVA_2016
from slussmodel.funding.calls import without_language
from slussmodel.ideas import Beneficiary, Novelty, Origin
from slussmodel.money import SEK, Money, total
from slussmodel.periods import Period
from slussmodel.programme import ProjectState
from slussmodel.results import Attainment, ProjectStatus
from slussmodel.sluice import Assess, Claim, Decide, Sluice, Submit, audit
from slussmodel.stages import Decision
from slussmodel.systems import pitea_skelleftea as lock

HOME = "slussmodel.systems.pitea_skelleftea"
project = lock.programme()
BEGAN = datetime(2017, 1, 9, 9, tzinfo=UTC)
SITES = (lock.PITEA.code, lock.SKELLEFTEA.code)


def used(sluice: Sluice, idea: Idea, *, parties: tuple[str, ...]) -> Sluice:
    """An idea all the way from intake to use."""
    by = parties[0]
    assessment = Assessment(
        idea=idea.id,
        by=by,
        at=BEGAN,
        effect=Effect(hours_per_year=5000, people=10),
        market=MarketScan(result=MarketResult.NONE, evidence="omvärldsbevakning", day=BEGAN.date()),
        novelty=Novelty.RADICAL,
    )
    decisions = (Decision.GO, Decision.GO, Decision.IMPLEMENT)
    return sluice.run(
        [
            Submit(idea, by=by, at=BEGAN),
            Assess(assessment, by=by, at=BEGAN),
            Claim(idea.id, parties=parties, by=by, at=BEGAN),
            *(Decide(idea.id, one, by=by, at=BEGAN + timedelta(days=n)) for n, one in enumerate(decisions, 1)),
        ]
    )


@pytest.mark.row("4.1", f"{HOME}.SOURCES")
@pytest.mark.row("4.1", f"{HOME}.partnership")
def test_the_call_is_skaraborg_s_under_its_english_id_and_the_reference_is_missing() -> None:
    (said,) = lock.SOURCES.on("Piteå/Skellefteå", "call")
    assert said.quote == "2015-06987-en"
    assert said.value == without_language(said.quote) == VINNOVA_2016.id
    assert lock.partnership().reference is None


@pytest.mark.row("4.2", f"{HOME}.GRANT")
@pytest.mark.row("4.2", f"{HOME}.PERIOD")
def test_grant_and_months_are_read_from_english_and_swedish_alike(shared: Path) -> None:
    with (shared / "data/funding_facts.csv").open(encoding="utf-8") as file:
        facts = {row["fact"]: row for row in csv.DictReader(file) if row["project"] == "Piteå/Skellefteå"}
    assert Money.parse("SEK 3 573 324") == Money.parse("3 573 324 kronor") == lock.GRANT
    assert SEK(facts["grant"]["value"]) == lock.GRANT
    assert SEK(facts["pre-study grant"]["value"]) == lock.PRE_STUDY_GRANT
    assert Period.parse("november 2016 - december 2019") == lock.PERIOD
    assert facts["duration"]["unit"] == f"months inclusive={len(lock.PERIOD)}"


@pytest.mark.row("4.3", f"{HOME}.partnership")
def test_the_lock_is_found_by_its_swedish_title_and_keeps_the_misspelt_one() -> None:
    assert lock.partnership().name == "Idésluss för hållbar samhällsutveckling"
    assert "Idea lock for stustainable community development" in lock.partnership().aliases


@pytest.mark.row("4.4", f"{HOME}.hub")
@pytest.mark.row("4.4", f"{HOME}.by_inhabitants")
def test_two_tracks_share_one_grant_whichever_way_it_is_divided() -> None:
    for hub in (lock.hub(), lock.by_inhabitants()):
        assert set(hub.budgets()) == set(SITES)
        assert total(hub.budgets().values()) == lock.GRANT
        assert hub.coordinator == lock.PITEA.code
    assert [one.code for one in evolve(lock.hub(), learning=()).check()] == ["no_shared_learning"]


@given(st.fractions(Fraction(1, 100), 100), st.fractions(Fraction(1, 100), 100))
def test_no_division_of_the_grant_loses_an_ore(one: Fraction, other: Fraction) -> None:
    tracks = tuple(evolve(t, weight=w) for t, w in zip(lock.hub().tracks, (one, other), strict=True))
    assert total(evolve(lock.hub(), tracks=tracks).budgets().values()) == lock.GRANT


def test_own_money_is_at_least_the_grant_and_the_project_outlasts_the_call() -> None:
    assert VINNOVA_2016.max_rate == lock.GRANT / lock.cost()
    assert [one.code for one in VINNOVA_2016.check(lock.application(lock.allowed()))] == ["audit_needed"]
    too_long, _ = VINNOVA_2016.check(lock.application(lock.PERIOD))
    assert too_long.code == "project_too_long"
    assert too_long.source.startswith("Vinnova")
    assert lock.life().state is ProjectState.CLOSED


@pytest.mark.row("4.5", f"{HOME}.CHAIN")
@pytest.mark.parametrize("level", list(TargetLevel))
def test_every_level_is_reached_and_one_left_out_is_named(level: TargetLevel) -> None:
    assert check_whole_chain(lock.CHAIN) == ()
    without = evolve(project, chain=tuple(event for event in lock.CHAIN if level not in event.levels))
    assert [one.place for one in without.check() if one.code == "level_unreached"] == [level.value]


@pytest.mark.row("4.6", f"{HOME}.goals")
def test_completed_with_culture_largely_reached_and_work_remaining() -> None:
    goals = lock.goals()
    assert goals.status is ProjectStatus.COMPLETED
    culture, structure = (goals.latest(one) for one in ("culture", "structure"))
    assert culture is not None
    assert structure is not None
    assert culture.attainment is Attainment.LARGELY
    assert structure.attainment.rank < culture.attainment.rank
    assert "systemperspektiv" in goals.check()[-1].text("sv")
    assert "system perspective" in goals.check()[-1].text("en")


@pytest.mark.row("4.7", f"{HOME}.effects")
@pytest.mark.row("4.10", f"{HOME}.effects")
def test_courage_needs_signals_and_examples_and_pressure_needs_courage_and_more_groups() -> None:
    model = lock.effects()
    assert model.check() == ()
    joint = {cause.target: set(cause.causes) for cause in model.causes if cause.joint}
    assert joint == {"courage": {"signals", "examples"}, "pressure": {"courage", "groups"}}
    reached = {link.id for link in model.reached(["idea_support", "concepts"])}
    assert "examples" in reached
    assert not reached & {"courage", "pressure", "values"}


@pytest.mark.row("4.8", f"{HOME}.SUPPORT")
def test_the_support_functions_have_an_operating_idea_and_belong_to_both() -> None:
    assert lock.SUPPORT.operating_idea
    assert lock.SUPPORT.organisations == SITES


@pytest.mark.row("4.9", f"{HOME}.COLLABORATIONS")
def test_collaboration_is_internal_regional_and_external() -> None:
    assert [one.scope for one in lock.COLLABORATIONS] == list(CollaborationScope)


@pytest.mark.row("4.11", f"{HOME}.NewValue")
def test_the_pressure_has_come_to_stand_for_three_values() -> None:
    (values,) = [effect for effect in lock.effects().effects if effect.values]
    assert values.values == tuple(lock.NewValue)
    assert "pressure" in {link.id for link in lock.effects().comes_of(values.id)}


@pytest.mark.row("4.12", f"{HOME}.SOURCES")
def test_the_praise_is_held_as_a_claim_that_nothing_is_computed_about() -> None:
    (claim,) = lock.SOURCES.unchecked(project.facts())
    assert claim.value == "nationally and internationally"
    assert "unconfirmed" in lock.story("en")


@pytest.mark.row("4.13", f"{HOME}.TEST")
def test_a_test_is_against_an_objective_that_was_there_with_experts_from_outside() -> None:
    assert lock.TEST.objective in {one.id for one in lock.goals().objectives}
    assert lock.TEST.experts


@pytest.mark.row("4.14", f"{HOME}.sluice")
def test_an_idea_from_a_resident_s_need_and_a_co_worker_goes_all_the_way_in_both_municipalities() -> None:
    idea = Idea(
        id="i-1",
        title="Digital följeslagare",
        municipality=lock.PITEA.code,
        origins=(Origin.EMPLOYEE,),
        beneficiaries=(Beneficiary.RESIDENTS,),
    )
    after = used(lock.sluice(), idea, parties=SITES)
    assert after.case("i-1").stage == "in_use"
    assert audit(after) == ()


@pytest.mark.row("4.15", f"{HOME}.STEERING")
def test_innovation_is_written_into_tbsl_and_the_digitalisation_strategy() -> None:
    assert [(one.document, one.kind) for one in lock.STEERING] == [
        ("TBSL", SteeringKind.STEERING_SYSTEM),
        ("digitalisation_strategy", SteeringKind.STRATEGY),
    ]
    assert lock.Document.TBSL.label("sv") == lock.Document.TBSL.label("en") == "TBSL"


def test_what_the_page_says_agrees_with_what_is_computed() -> None:
    assert all(isinstance(one, Agreement) for one in project.sources.against(project.facts()))
    unjudged = evolve(project, goals=evolve(project.goals, judgements=()))
    assert ("Piteå/Skellefteå", "culture") not in unjudged.facts()
