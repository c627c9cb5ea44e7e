"""Växjö, sentence by sentence: intake, evaluation, cycles, a whole innovation partnership, and what the sources say."""

from __future__ import annotations

import csv
import re
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from slussmodel.assertions import Assertion, Contradiction, Predicate, compare
from slussmodel.assessment import BenefitScale, MarketResult, Road, check_all_assessed
from slussmodel.codec import from_json, to_json
from slussmodel.errors import InvalidValue, Refused, RefusedError, UnknownName
from slussmodel.findings import Severity
from slussmodel.funding import EUI_PAYMENTS, UIA
from slussmodel.ideas import ChallengeLevel, IdeaKind, Origin
from slussmodel.language import Lang
from slussmodel.money import EUR, SEK, Money, total
from slussmodel.partnerships import Role
from slussmodel.periods import Period
from slussmodel.procurement import (
    INNOVATOR_OWNS,
    InnovationPartnership,
    PartnershipState,
    ResaleScope,
    Right,
    Side,
    check_paired,
    procurement_value,
)
from slussmodel.sluice import Adopt, Claim, Decide, Submit, audit
from slussmodel.spread import Channel
from slussmodel.stages import Decision
from slussmodel.systems import vaxjo
from slussmodel.systems.accepting import accepted
from slussmodel.systems.vaxjo import snow
from slussmodel.systems.vaxjo.intake import EVALUATED
from slussmodel.systems.vaxjo.resale import What, saved_a_year

HOME = "slussmodel.systems.vaxjo"
project = vaxjo.programme()
done = vaxjo.snow_clearance()


@pytest.fixture(scope="module")
def published(shared: Path) -> dict[str, str]:
    """Facts of DIACCESS and of UIA, by name."""
    with (shared / "data/funding_facts.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["project"] in ("DIACCESS", "UIA")]
    return {row["fact"]: row["value"] for row in rows}


@pytest.mark.row("3.1", f"{HOME}.PROPOSALS")
def test_challenges_are_of_the_operations_and_of_society() -> None:
    assert {one.level for one in vaxjo.PROPOSALS} == set(ChallengeLevel)


@pytest.mark.row("3.2", f"{HOME}.pairing")
def test_an_expert_and_an_innovator_stand_on_their_own_sides() -> None:
    pair = vaxjo.pairing()
    assert pair.missing == ()
    assert check_paired(["snow"], [pair]) == ()
    with pytest.raises(InvalidValue, match="both sides"):
        evolve(pair, innovators=pair.experts)


@pytest.mark.row("3.3", f"{HOME}.contract")
def test_the_innovator_owns_and_the_municipality_uses() -> None:
    rights = vaxjo.contract().rights
    assert rights == INNOVATOR_OWNS
    assert {right: rights.holder(right) for right in Right} == {
        Right.OWNERSHIP: Side.INNOVATOR,
        Right.COMMERCIALISATION: Side.INNOVATOR,
        Right.USE: Side.MUNICIPALITY,
    }
    assert vaxjo.contract().purchase.first_customer == vaxjo.HOST


@pytest.mark.row("3.4", f"{HOME}.PROPOSALS")
@pytest.mark.row("3.4", f"{HOME}.citizen_proposals")
def test_staff_companies_and_citizens_hand_in_and_one_proposal_may_have_several_sources() -> None:
    origins = [set(one.origins) for one in vaxjo.PROPOSALS]
    assert set().union(*origins) == {Origin.EMPLOYEE, Origin.COMPANY_EMPLOYEE, Origin.CITIZEN_PROPOSAL}
    assert {Origin.EMPLOYEE, Origin.CITIZEN_PROPOSAL} in origins
    assert {one.kind for one in vaxjo.PROPOSALS} == {IdeaKind.NEED, IdeaKind.CHALLENGE, IdeaKind.IMPROVEMENT}
    late = vaxjo.council_due() + timedelta(days=1)
    assert [one.source for proposal in vaxjo.citizen_proposals() for one in proposal.check(on=late)] == ["KL 5:35"] * 4


def test_without_the_council_s_decision_citizens_hand_in_nothing() -> None:
    closed = evolve(vaxjo.COUNCIL, citizen_proposals=False).receive("x", on=vaxjo.START)
    assert isinstance(closed, Refused)
    assert "KL 8:1" in closed.text("sv")


@pytest.mark.row("3.5", f"{HOME}.after_intake")
def test_nothing_leaves_intake_unevaluated() -> None:
    hub = vaxjo.after_intake()
    assert check_all_assessed(hub.cases, [made for case in hub.cases.values() for made in case.assessments]) == ()
    assert "intake" not in {case.stage for case in hub.cases.values()}
    from_the_start = vaxjo.sluice()
    one = vaxjo.proposal("snow")
    submitted = from_the_start.run([Submit(one.idea, by=one.by, at=EVALUATED)])
    refused = submitted.handle(Decide("snow", Decision.GO, by=vaxjo.HOST, at=EVALUATED))
    assert isinstance(refused, Refused)
    assert "not_assessed" in refused.codes


@pytest.mark.row("3.6", f"{HOME}.Proposal")
def test_the_effect_is_time_and_cost_saved() -> None:
    effect = vaxjo.proposal("snow").assessment.effect
    assert saved_a_year() == effect.money_per_year + BenefitScale().hourly_rate * effect.hours_per_year


@pytest.mark.row("3.7", f"{HOME}.Proposal")
def test_the_market_is_scanned_and_the_scan_grows_old() -> None:
    scan = vaxjo.proposal("snow").assessment.market
    assert scan.result is MarketResult.NONE
    assert not scan.is_stale(snow.ANNOUNCED, after_months=12)
    assert scan.is_stale(snow.BOUGHT, after_months=12)


@pytest.mark.row("3.8", f"{HOME}.PROPOSALS")
def test_every_road_is_taken_by_somebody() -> None:
    roads = {one.id: one.route.road for one in vaxjo.PROPOSALS}
    assert set(roads.values()) == set(Road)
    assert [one for one, road in roads.items() if road is Road.INNOVATION_PARTNERSHIP] == list(
        project.cycles.challenges
    )


@pytest.mark.row("3.8", f"{HOME}.graph")
def test_only_the_road_of_a_partnership_leads_into_a_cycle() -> None:
    hub = vaxjo.after_intake()
    stages = {one.id: hub.case(one.id).stage for one in vaxjo.PROPOSALS}
    ends = {"signing": "purchased", "halls": "operations", "bench": "declined", "drone": "evaluated"}
    assert stages == dict.fromkeys(project.cycles.challenges, "challenge") | ends
    assert vaxjo.graph().check() == ()


@pytest.mark.row("3.9", f"{HOME}.spread")
@pytest.mark.row("3.9", f"{HOME}.application")
def test_others_buy_the_finished_solution_which_is_why_the_eu_paid() -> None:
    later = vaxjo.spread().adoptions[1:]
    assert {one.channel for one in later} == {Channel.PURCHASE}
    worth = vaxjo.economy().balance(vaxjo.spread(), vaxjo.END)
    assert worth.spreading > SEK(0)
    assert UIA.check(vaxjo.application()) == ()


@pytest.mark.row("3.10", f"{HOME}.CYCLES")
def test_five_cycles_were_planned_three_run_and_three_partnerships_reached(published: dict[str, str]) -> None:
    plan = project.cycles
    assert plan.limits.most_in_all == int(published["planned challenges"])
    assert len(plan.partnerships) == int(published["actual innovation partnerships"])
    assert plan.partnerships == ("heating", "snow", "bins")
    assert [(one.code, one.severity) for one in plan.check()] == [("fewer_cycles_than_planned", Severity.NOTE)]
    assert (len(plan.cycles), plan.limits.cycles, plan.room) == (3, 5, 6)


@pytest.mark.parametrize("n", [0, 4])
def test_a_cycle_outside_one_to_three_is_refused(n: int) -> None:
    refused = project.if_cycle(*(f"new-{number}" for number in range(n)))
    assert isinstance(refused, Refused)
    assert refused.codes == ("cycle_size",)


@given(st.lists(st.integers(1, 3), max_size=4))
def test_no_plan_grows_beyond_fifteen(sizes: list[int]) -> None:
    after = project
    for number, size in enumerate(sizes):
        answer = after.if_cycle(*(f"{number}-{place}" for place in range(size)))
        after = after if isinstance(answer, Refused) else answer
    assert len(after.cycles.challenges) <= 15
    assert len(after.cycles.cycles) <= 5


@pytest.mark.row("3.11", f"{HOME}.snow_clearance")
def test_the_law_has_nothing_against_the_whole_partnership() -> None:
    assert done.check() == ()
    assert done.state is PartnershipState.PURCHASED


def test_a_stored_partnership_reads_back_and_speaks_as_before() -> None:
    stored = from_json(to_json(done))
    assert isinstance(stored, InnovationPartnership)
    assert stored == done
    poor = evolve(stored, purchase=evolve(vaxjo.reference(done), measured=()))
    assert "andel sparade turer" in poor.check()[0].text("sv")


def test_nor_against_any_step_of_it() -> None:
    for steps in range(len(snow.STEPS) + 1):
        assert snow.until(steps).check() == ()


def test_only_the_unqualified_candidate_and_the_payments_could_be_left_out() -> None:
    """Every other step is one that the law asks for: without it a later one is refused, or nothing is bought."""
    could = [place for place in range(len(snow.STEPS)) if buys_without(place)]
    unqualified = 1 + snow.CANDIDATES.index("Vinterdata")
    payments = [len(snow.TO_THE_CONTRACT) + place for place in (1, 5)]
    assert could == [unqualified, *payments]


def buys_without(place: int) -> bool:
    try:
        return walk((*snow.STEPS[:place], *snow.STEPS[place + 1 :])).state is PartnershipState.PURCHASED
    except (RefusedError, UnknownName):
        return False


def walk(steps: tuple[snow.Step, ...]) -> InnovationPartnership:
    partnership = snow.prepared()
    for step in steps:
        partnership = accepted(step(partnership))
    return partnership


def test_two_candidates_are_too_few() -> None:
    refused = snow.until(1 + len(snow.CANDIDATES)).invite(*snow.INVITED[:2], on=snow.INVITATION)
    assert isinstance(refused, Refused)
    assert "LOU 4:7" in refused.text("sv")


@pytest.mark.row("3.12", f"{HOME}.SOURCES")
def test_a_partnership_and_no_purchase_is_held_as_a_claim_against_the_law() -> None:
    (claim,) = [one for one in project.sources.against(project.facts()) if one.statement.predicate.id == "aim"]
    assert isinstance(claim, Contradiction)
    assert claim.text("sv").endswith("(LOU 6:31)")
    assert done.purchase is not None


@pytest.mark.row("3.13", f"{HOME}.snow_clearance")
def test_one_partner_is_chosen_or_possibly_several() -> None:
    assert done.partners == (snow.WINNER,)
    before = snow.until(len(snow.TO_THE_CONTRACT) - 1)
    two = before.award(vaxjo.contract(), evolve(vaxjo.contract(), supplier="Nordväg"), on=snow.SIGNED)
    assert isinstance(two, InnovationPartnership)
    assert two.partners == (snow.WINNER, "Nordväg")
    assert {one.code for one in two.check()} == {"value_underestimated"}


@pytest.mark.row("3.14", f"{HOME}.contract")
def test_one_contract_holds_the_development_and_the_purchase() -> None:
    contract = vaxjo.contract()
    assert (
        contract.development
        == total(one.amount for phase in contract.phases for one in phase.instalments)
        == SEK(900_000)
    )
    assert procurement_value([contract]) == contract.development + contract.purchase.max_cost == done.value
    assert contract.purchase.below({}) == (snow.Work.TRIPS_SAVED,)


@pytest.mark.row("3.15", f"{HOME}.stakes")
def test_both_sides_win_and_the_municipality_invests_time() -> None:
    stakes = vaxjo.stakes()
    assert stakes.win_win
    assert stakes.invested(Side.MUNICIPALITY) > snow.test_bed().cost() > SEK(0)
    bought = vaxjo.reference(done).cost
    paid = vaxjo.contract().development + bought
    both = [one.amount for one in stakes.entries if one.what == What.PAYMENTS]
    assert both == [-paid, paid], "what one side pays the other gets"


@pytest.mark.row("3.16", f"{HOME}.contract")
@pytest.mark.row("3.16", f"{HOME}.spread")
def test_the_solution_is_sold_in_sweden_and_abroad() -> None:
    assert vaxjo.contract().resale is ResaleScope.INTERNATIONAL
    spread = vaxjo.spread()
    coverage = spread.coverage(spread.adoptions[-1].on)
    assert [len(one.adopters) for one in coverage] == [1, 2, 3, 1]
    assert coverage[-1].ring.open


@pytest.mark.row("3.17", f"{HOME}.reference")
def test_the_first_customer_is_a_reference_and_there_is_none_before_the_purchase() -> None:
    bought = vaxjo.reference(done)
    assert (bought.customer, bought.supplier, bought.on) == (vaxjo.HOST, snow.WINNER, snow.BOUGHT)
    assert dict(bought.measured)[snow.Work.TRIPS_SAVED] == Fraction(1, 4)
    with pytest.raises(InvalidValue, match="must have been made"):
        vaxjo.reference(snow.prepared())


@pytest.mark.row("3.18", f"{HOME}.SOURCES")
def test_the_year_of_the_end_and_the_day_of_the_page_are_two_things() -> None:
    (said,) = [one for one in project.sources.on("DIACCESS", "end") if isinstance(one.value, Period)]
    assert said.value == Period.year(2023)
    assert said.stated == date(2023, 6, 29)
    assert compare(said, vaxjo.END)
    assert not compare(said, vaxjo.PERIOD.last.last_day)


def test_the_project_was_extended_by_half_a_year() -> None:
    assert (len(vaxjo.PERIOD), len(vaxjo.EXTENDED)) == (36, 42)
    first = project.sources.changes[0]
    assert (first.statement.value, first.other.value) == (vaxjo.PERIOD.last.last_day, vaxjo.END)


def test_the_money_is_four_fifths_to_the_cent(published: dict[str, str]) -> None:
    plan = project.funding
    assert plan.grant == EUR(published["ERDF"]) == EUR("3624696.88")
    assert plan.eligible == EUR("4530871.10")
    assert plan.grant / plan.eligible == Fraction(int(published["co-financing rate"]), 100)
    assert plan.grant < EUR(int(published["max ERDF per action"]))
    assert plan.grant + plan.own == plan.eligible


@given(st.fractions(0, 1), st.fractions(0, 1))
def test_a_higher_rate_never_lowers_the_grant_nor_breaks_the_cap(one: Fraction, other: Fraction) -> None:
    low, high = sorted((one, other))
    lower, higher = (project.if_rate(rate).funding for rate in (low, high))
    assert lower.grant <= higher.grant <= EUR(5_000_000)
    assert higher.grant + higher.own == project.funding.eligible


@given(st.fractions(0, 2))
def test_the_successor_s_payments_sum_to_the_grant(spent: Fraction) -> None:
    assert total(EUI_PAYMENTS.payments(project.funding.grant, spent=spent)) == project.funding.grant


def test_36_and_38_million_are_both_kept(published: dict[str, str]) -> None:
    assert int(published["EU grant"]) == 36_000_000
    disputed = [one for one in project.sources.contradictions if one.statement.predicate.id == "eu_share"]
    assert [one.other.source for one in disputed] == ["kfsk.se", "kfsk.se"]
    assert [one.difference for one in disputed] == [SEK(2_000_000)] * 2
    another = Assertion(subject="DIACCESS", predicate=Predicate("eu_share", "andel", "share"), value=SEK(1), source="x")
    assert not compare(another, vaxjo.eu_share(project.funding))


def test_the_eu_s_fund_has_no_say_and_no_costs() -> None:
    assert project.partnership.roles(vaxjo.UIA, vaxjo.START) == {Role.FUNDER}
    hub = vaxjo.after_intake()
    refused = hub.handle(Claim("snow", parties=(vaxjo.UIA,), by=vaxjo.HOST, at=EVALUATED))
    assert isinstance(refused, Refused)
    assert refused.codes == ("no_obligations",)


def test_the_hub_follows_the_partnership_to_the_end() -> None:
    hub = vaxjo.hub()
    case = hub.case("snow")
    assert [move.target for move in case.journey.history][-1] == case.stage == "resold"
    assert audit(hub) == ()
    assert case.costs[0].allocation.total == vaxjo.contract().development


def test_nobody_buys_before_the_first_customer() -> None:
    hub = vaxjo.after_intake()
    early = hub.handle(Adopt("snow", adopter="Alvesta", by=vaxjo.HOST, at=EVALUATED))
    assert isinstance(early, Refused)
    assert early.codes == ("not_in_use",)


def test_the_conditions_of_the_contract_keep_the_solution_from_use() -> None:
    """The intermediate targets of the contract are the conditions of the go; one is not enough."""
    hub = vaxjo.hub()
    moves = hub.case("snow").journey.history
    conditional = next(move for move in moves if move.decision is Decision.CONDITIONAL_GO)
    assert conditional.particulars.conditions == (snow.PROTOTYPE, snow.ONE_WINTER)


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_the_story_changes_with_the_value(lang: Lang) -> None:
    other = project.if_rate(Fraction(1, 2))
    grant: Money = other.funding.grant
    assert grant.format(lang) in other.story(lang)
    assert grant.format(lang) not in project.story(lang)


@pytest.mark.parametrize("rate", [Fraction(0), Fraction(1, 3), Fraction(1)])
@pytest.mark.parametrize("challenges", [("parks",), ("parks", "schools", "buses")])
def test_every_what_if_has_a_story(rate: Fraction, challenges: tuple[str, ...]) -> None:
    more = project.if_cycle(*challenges)
    assert not isinstance(more, Refused)
    other = more.if_rate(rate)
    assert other.story("sv") != other.story("en")
    assert len(other.cycles.challenges) == len(project.cycles.challenges) + len(challenges)


def test_an_estimate_is_told_in_whole_kronor_and_the_fund_by_its_swedish_name() -> None:
    story = vaxjo.story("sv").replace("\N{NO-BREAK SPACE}", " ")
    assert "är spridningen värd 2 500 000 kr." in story
    assert "ERUF: 80 %" in story
    assert "ERDF" not in story


def test_what_spreading_is_worth_recomputes_from_the_story() -> None:
    story = vaxjo.story("en").replace("\N{NO-BREAK SPACE}", " ")
    (line,) = (one for one in story.splitlines() if "spreading it is worth" in one)
    saved, paid, worth = (Money.parse(one) for one in re.findall(r"SEK [0-9,]*[0-9]", line))
    assert saved - paid == worth
    exact = vaxjo.economy().balance(vaxjo.spread(), vaxjo.END).spreading
    assert abs(exact - worth) < SEK(1)
