"""Skaraborg, sentence by sentence: what the notice says is computed here, or contradicted with both sides kept."""

from __future__ import annotations

import csv
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from itertools import combinations
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from slussmodel import sweden
from slussmodel.assertions import Contradiction
from slussmodel.assessment import QualityCriterion
from slussmodel.capacity import EventKind, TargetLevel, check_whole_chain, referrals
from slussmodel.codec import from_json, to_json
from slussmodel.errors import InvalidValue, Refused, UnknownName
from slussmodel.findings import Severity
from slussmodel.funding import VINNOVA_2016, ContributionKind, Grant, Purpose, TrancheState
from slussmodel.ideas import Beneficiary, InnovationType, Novelty
from slussmodel.money import SEK, Money, total
from slussmodel.partnerships import OrganisationKind, Role
from slussmodel.programme import ProjectState
from slussmodel.results import ObjectiveDimension
from slussmodel.sharing import Allocation, PerCapita
from slussmodel.sluice import Adopt, Decide, ShareCost, Sluice
from slussmodel.spread import Channel, Spread
from slussmodel.stages import Decision, Kind
from slussmodel.systems import skaraborg
from slussmodel.systems.skaraborg.together import YEARLY_BUDGET
from slussmodel.systems.skaraborg.work import EMPLOYEES, Subject

HOME = "slussmodel.systems.skaraborg"
project = skaraborg.programme()
ended = project.ended()
CODES = skaraborg.members()
amounts = st.integers(1, 10**9).map(SEK)


@pytest.fixture(scope="module")
def published(shared: Path) -> dict[str, str]:
    """Facts of the project and of its call, by name."""
    with (shared / "data/funding_facts.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["project"] in ("Skaraborg", "Idéslussar 2016 call")]
    return {row["fact"]: row["value"] for row in rows}


def paid(answer: Allocation | Refused) -> Allocation:
    assert isinstance(answer, Allocation)
    return answer


@pytest.mark.row("0.1", f"{HOME}.application")
def test_the_grant_comes_from_vinnova_s_call_of_2016(published: dict[str, str]) -> None:
    call = project.outcome.call
    assert skaraborg.application().call == project.grant.call == call
    assert call == VINNOVA_2016.id
    assert VINNOVA_2016.closes == date.fromisoformat(published["closing date"])
    assert VINNOVA_2016.cap == SEK(published["max grant"] + " kr")
    assert VINNOVA_2016.max_rate == project.rate == Fraction(int(published["max support rate"]), 100)


@pytest.mark.row("0.2", f"{HOME}.granted")
@pytest.mark.row("0.7", f"{HOME}.granted")
def test_in_total_is_a_first_tranche_and_the_rest_an_upper_bound(published: dict[str, str]) -> None:
    grant = project.grant
    assert grant.amount("1") == grant.released == SEK(int(published["tranche 1 granted (year 1)"]))
    assert grant.to_come == SEK(int(published["remaining after tranche 1"])) == SEK(2_041_369)
    assert grant.at_most == grant.applied
    assert len(grant.tranche("1").period or ()) == 12


@pytest.mark.row("0.3", f"{HOME}.programme")
def test_the_sluice_is_established_as_a_project_with_a_life_of_its_own() -> None:
    assert project.life.state is ProjectState.ESTABLISHMENT
    assert ended.life.state is ProjectState.CLOSED
    assert {stage.id for stage in skaraborg.graph().stages} & set(ProjectState) == set()


@pytest.mark.row("0.4", f"{HOME}.partnership")
def test_a_local_federation_is_the_host_and_neither_pays_nor_claims() -> None:
    host = skaraborg.partnership().organisation(skaraborg.HOST)
    assert host.kind is OrganisationKind.LOCAL_FEDERATION
    assert project.partnership.host == host.id
    assert [reason.code for reason in project.partnership.why_not(host.id, skaraborg.START)] == ["no_obligations"]


@pytest.mark.row("0.5", f"{HOME}.OBJECTIVES")
def test_the_objectives_are_of_structure_culture_and_capability() -> None:
    assert [one.dimension for one in skaraborg.OBJECTIVES] == list(ObjectiveDimension)


@pytest.mark.row("0.6", f"{HOME}.application")
def test_what_was_applied_for_is_the_whole_of_the_call_s_cap(published: dict[str, str]) -> None:
    asked = skaraborg.application()
    assert asked.amount == SEK(int(published["applied amount"])) == SEK(int(published["max grant"]))
    assert asked.eligible == asked.amount * 2
    assert [one.code for one in project.check() if one.severity is Severity.ERROR] == []


def test_a_grant_above_the_cap_is_refused_with_the_rule() -> None:
    asked = skaraborg.application()
    greater = evolve(asked, applicants=tuple(evolve(one, grant=one.grant * 2) for one in asked.applicants))
    refused = VINNOVA_2016.award(greater, project.grant.tranches, id="g", recipient=skaraborg.HOST)
    assert isinstance(refused, Refused)
    assert set(refused.codes) == {"grant_above_cap", "rate_above_limit"}


def test_the_parts_of_the_application_are_the_golden_split(shared: Path) -> None:
    with (shared / "data/golden_skaraborg_split.csv").open(encoding="utf-8", newline="") as file:
        golden = {row["code"]: SEK(int(row["per_capita_sek"])) for row in csv.DictReader(file)}
    assert {one.party: one.grant for one in skaraborg.application().applicants} == golden


@pytest.mark.row("0.7", f"{HOME}.ended")
def test_the_rest_waits_for_evidence_and_is_paid_after_a_cut(published: dict[str, str]) -> None:
    grant = project.grant
    early = grant.release("2", on=skaraborg.END)
    assert isinstance(early, Refused)
    assert early.codes == ("condition_not_met",)
    reported = grant.report("2", evidence=(Purpose.STRUCTURE,), on=skaraborg.END)
    assert isinstance(reported, Grant)
    halfway = reported.approve("2", on=skaraborg.END)
    assert isinstance(halfway, Refused)
    assert Purpose.TRAINING in halfway.reasons[0].params["missing"]  # type: ignore[operator]
    assert ended.grant.released == SEK(int(published["final grant"])) == SEK(3_771_922)
    assert ended.grant.amount("2") == SEK(int(published["implied later tranche(s)"]))
    assert ended.grant.tranche("2").state is TrancheState.RELEASED


def test_a_stored_grant_reads_back_and_refuses_in_the_same_words() -> None:
    stored = from_json(to_json(project.grant))
    assert isinstance(stored, Grant)
    assert stored == project.grant
    for grant in (stored, project.grant):
        refused = grant.release("2", on=skaraborg.END)
        assert isinstance(refused, Refused)
        assert refused.text("sv").endswith("det som år ett gav medel för är genomfört")


@pytest.mark.row("0.8", f"{HOME}.OUTCOME")
def test_twelve_of_twenty_eight_were_granted(published: dict[str, str]) -> None:
    granted, applied = map(int, published["granted/applied"].split("/"))
    assert (skaraborg.OUTCOME.granted, skaraborg.OUTCOME.applied) == (granted, applied)
    assert skaraborg.OUTCOME.success_rate == Fraction(3, 7)


@pytest.mark.row("0.9", f"{HOME}.partnership")
def test_the_project_manager_can_be_named_and_forgotten() -> None:
    (post,) = project.partnership.assignments
    assert (post.task, post.person, post.period) == ("projektledare", "Maria Nilsson", skaraborg.PERIOD)
    (nameless,) = project.partnership.without_people().assignments
    assert (nameless.task, nameless.person) == (post.task, None)
    forgotten = evolve(project, partnership=project.partnership.without_people())
    assert "Maria Nilsson" in project.story("sv")
    assert "Maria Nilsson" not in forgotten.story("sv")


@pytest.mark.row("0.10", f"{HOME}.partnership")
def test_one_sluice_goes_by_several_names() -> None:
    assert {"Skaraborgs Innovationssluss", skaraborg.application().title} <= set(project.partnership.aliases)


@pytest.mark.row("0.11", f"{HOME}.members")
def test_fifteen_municipalities_are_members_from_the_first_day() -> None:
    before = skaraborg.START - timedelta(days=1)
    assert [one.id for one in project.partnership.payers(skaraborg.START)] == list(CODES)
    assert len(CODES) == 15
    assert project.partnership.payers(before) == ()


@pytest.mark.row("0.12", f"{HOME}.twins")
@pytest.mark.row("0.13", f"{HOME}.twins")
@pytest.mark.row("0.14", f"{HOME}.twins")
def test_an_idea_says_what_it_changes_with_whom_and_for_whom() -> None:
    idea = skaraborg.twins()[0].case("night-1").idea
    assert idea.novelty is Novelty.RADICAL
    assert idea.innovation_types == (InnovationType.SERVICE, InnovationType.ORGANISATIONAL)
    assert idea.joint_with == ("Västra Götalandsregionen",)
    assert idea.beneficiaries == (Beneficiary.RESIDENTS, Beneficiary.BUSINESSES, Beneficiary.EMPLOYEES)


@pytest.mark.row("0.15", f"{HOME}.twins")
def test_an_assessment_tells_which_quality_criteria_it_leaves_open() -> None:
    (made,) = skaraborg.twins()[0].case("night-1").assessments
    assert made.unjudged == tuple(QualityCriterion)


@pytest.mark.row("0.16", f"{HOME}.realisable")
@given(st.lists(amounts, max_size=12), amounts, st.integers(1, 40), st.integers(1, 40))
def test_more_sharers_never_realise_fewer_ideas(costs: list[Money], budget: Money, n: int, more: int) -> None:
    fewer, several = (skaraborg.realisable(costs, budget=budget, sharers=sharers) for sharers in (n, n + more))
    assert len(fewer) <= len(several)
    assert several[: len(fewer)] == fewer


@pytest.mark.row("0.16", f"{HOME}.realisable")
@given(st.lists(amounts, max_size=12), amounts, amounts, st.integers(1, 40))
def test_more_money_never_realises_fewer_ideas(costs: list[Money], budget: Money, more: Money, n: int) -> None:
    fewer, several = (skaraborg.realisable(costs, budget=money, sharers=n) for money in (budget, budget + more))
    assert len(fewer) <= len(several)
    assert total(cost.split([1] * n)[0] for cost in several) <= budget + more


@given(st.lists(amounts, max_size=12), amounts, st.integers(1, 40))
def test_the_order_of_ideas_does_not_matter(costs: list[Money], budget: Money, n: int) -> None:
    assert skaraborg.realisable(costs, budget=budget, sharers=n) == skaraborg.realisable(
        reversed(costs), budget=budget, sharers=n
    )


@given(st.lists(st.integers(1, 500).map(SEK), max_size=7), st.integers(1, 300).map(SEK), st.integers(1, 15))
def test_no_other_choice_realises_more(costs: list[Money], budget: Money, n: int) -> None:
    """Against every choice of ideas there is."""
    each = [cost.split([1] * n)[0] for cost in costs]
    choices = (chosen for size in range(len(each) + 1) for chosen in combinations(each, size))
    most = max(len(chosen) for chosen in choices if total(chosen) <= budget)
    assert len(skaraborg.realisable(costs, budget=budget, sharers=n)) == most


def test_nobody_realises_nothing_by_name() -> None:
    with pytest.raises(InvalidValue, match="sharers"):
        skaraborg.realisable([SEK(1)], budget=YEARLY_BUDGET, sharers=0)


@pytest.mark.row("0.17", "slussmodel.spread.Channel")
@pytest.mark.row("0.17", "slussmodel.sluice.Adopt")
def test_a_solution_is_shared_by_several_and_not_copied() -> None:
    in_use = developed()
    at = in_use.case("night-1").last + timedelta(days=1)
    joint = in_use.run(Adopt("night-1", adopter=code, channel=Channel.JOINT, by=code, at=at) for code in CODES)
    assert len(joint.case("night-1").adoptions) == 15
    assert {one.channel for one in joint.case("night-1").adoptions} == {Channel.JOINT}
    assert len(joint) == 2, "one solution, and the twin that it answers"


def developed() -> Sluice:
    """The example's idea developed by one municipality and put to use."""
    sluice, _ = skaraborg.twins()
    at = sluice.case("night-1").last + timedelta(days=1)
    year = project.year
    decide = [Decide("night-1", Decision.GO, by="1496", at=at), Decide("night-1", Decision.GO, by="1496", at=at)]
    share = ShareCost("night-1", "utveckling", allocation=year.share(CODES), by="1496", at=at)
    use = [
        Decide("night-1", Decision.GO, by="1496", at=at),
        Decide("night-1", Decision.IMPLEMENT, by="1496", at=at),
    ]
    return sluice.run([*decide, share, *use])


@pytest.mark.row("0.18", f"{HOME}.twins")
def test_the_second_to_develop_the_same_idea_is_refused() -> None:
    sluice, refused = skaraborg.twins("1497", "1498")
    assert isinstance(refused, Refused)
    assert refused.codes == ("already_developed",)
    assert "Hjo" in refused.text("sv")
    assert [case.claim.parties for case in sluice.cases.values() if case.claim] == [("1497",)]


@pytest.mark.row("0.19", f"{HOME}.Yearly")
@pytest.mark.row("0.19", "slussmodel.sharing.Layered")
def test_two_pools_have_a_key_each_and_both_sum_to_their_cost() -> None:
    table = project.year.table(CODES)
    assert table.column_totals == {"operation": project.year.operation, "development": project.year.development}
    small, great = "1447", "1496"
    running, ideas = (
        table.row(small)[pool] / table.row(great)[pool] for pool in (skaraborg.Pool.OPERATION, "development")
    )
    assert running > ideas, "equal fees weigh more on the small"
    assert paid(project.if_continuing(CODES).shares).amounts == table.row_totals


@pytest.mark.row("0.20", "slussmodel.sweden.rings")
@pytest.mark.row("0.20", "slussmodel.spread.Spread")
def test_rings_of_15_49_and_290_and_an_order_that_is_a_wish() -> None:
    inner, county, country, abroad = sweden.rings(skaraborg.HOST)
    assert [len(ring.members) for ring in (inner, county, country)] == [15, 49, 290]
    assert len(county.new_beyond(inner)) == 34
    assert len(country.new_beyond(county)) == 241
    assert abroad.open
    since = date(2018, 1, 1)
    spread = Spread(innovation="nattillsyn", since=since, rings=(inner, county, country, abroad))
    early = spread.adopt(Adopt("x", adopter="Malmö", by="1280", at=datetime(2018, 2, 1, tzinfo=UTC)).adoption)
    assert isinstance(early, Spread)
    assert [one.code for one in early.check()] == ["adoption_out_of_order"]


@pytest.mark.row("0.16", "slussmodel.spread.Economy")
@pytest.mark.row("0.16", "slussmodel.sharing.PerCapita")
@given(st.sets(st.sampled_from(CODES), min_size=2), amounts)
def test_an_idea_shared_costs_nobody_more_than_alone(codes: set[str], cost: Money) -> None:
    sizes = {code: skaraborg.inhabitants()[code] for code in codes}
    together = PerCapita().share(cost, sizes)
    assert together.total == cost == total(together.amounts.values())
    assert all(part <= cost for part in together.amounts.values())


def test_each_pays_less_the_further_a_solution_spreads() -> None:
    each = [skaraborg.economy().cost_each(n) for n in (1, 15, 49, 290)]
    assert each == sorted(each, reverse=True)


@pytest.mark.row("0.21", f"{HOME}.graph")
@pytest.mark.row("0.21", "slussmodel.sluice.Charter")
def test_an_idea_is_an_innovation_only_when_it_is_put_to_use() -> None:
    graph, charter = skaraborg.graph(), skaraborg.charter()
    assert graph.check() == ()
    assert charter.innovation == {"in_use"}
    assert charter.development == {"development", "test"}
    assert graph.stage(graph.start).kind is Kind.STAGE
    taken, _ = skaraborg.twins()
    early = taken.handle(Adopt("night-1", adopter="1496", by="1496", at=taken.case("night-1").last))
    assert isinstance(early, Refused)
    assert early.codes == ("not_in_use",)
    assert developed().case("night-1").stage == "in_use"


@pytest.mark.row("0.22", f"{HOME}.training")
def test_leaders_are_trained_in_three_rounds_twenty_in_the_first() -> None:
    training = skaraborg.training()
    assert [held.planned for held in training.rounds] == [20, 0, 0]
    assert training.attended(TargetLevel.MANAGERS) == 20
    assert training.topics == (Subject.CHANGE_LEADERSHIP,)


@pytest.mark.row("0.23", f"{HOME}.awareness")
@pytest.mark.row("0.23", f"{HOME}.ACTORS")
def test_the_sluice_and_the_support_next_door_are_made_known(published: dict[str, str]) -> None:
    (campaign,) = skaraborg.awareness()
    assert campaign.kind is EventKind.AWARENESS
    assert campaign.participants == CODES
    assert check_whole_chain([skaraborg.training(), campaign]) == ()
    assert [one.name for one in referrals(Subject.DIGITAL, skaraborg.ACTORS)] == ["Science Park Skövde"]
    assert int(published["target group"]) == EMPLOYEES


@pytest.mark.row("0.24", f"{HOME}.spending")
def test_the_grant_pays_structure_training_and_diffusion() -> None:
    spent = skaraborg.spending(project.grant).by_purpose()
    assert {group for group, amount in spent.items() if amount} == {
        Purpose.STRUCTURE,
        Purpose.TRAINING,
        Purpose.DIFFUSION,
    }
    assert total(spent.values()) == project.grant.at_most
    assert skaraborg.spending(project.grant).check() == ()


@pytest.mark.row("0.25", f"{HOME}.Skaraborg")
def test_at_half_the_cost_own_time_is_at_least_the_grant() -> None:
    time = project.co_financing
    assert time.own == project.own_time == project.grant.at_most == SEK(4_000_000)
    assert time.rate == Fraction(1, 2)
    assert time.of_kind(ContributionKind.CASH) == SEK(0)
    assert set(time.by_party()) == set(CODES)
    without = evolve(time, contributions=time.contributions[1:])
    (finding,) = without.check(project.rate, source="Vinnova")
    assert (finding.code, finding.severity) == ("support_rate_exceeded", Severity.ERROR)
    assert finding.reason.params["shortfall"] == time.contributions[0].value


@pytest.mark.row("0.26", f"{HOME}.programme")
def test_the_plan_was_made_and_no_municipality_went_on(published: dict[str, str]) -> None:
    assert project.life.plan
    assert len(project.life.undecided) == 15
    assert len(ended.life.continuing) == int(published["continuation after project"]) == 0
    assert [one.continues for one in ended.life.decisions] == [False] * 15
    assert isinstance(ended.shares, Refused)
    assert "ended_with_nobody" in {finding.code for finding in ended.check()}


@pytest.mark.row("0.27", f"{HOME}.partnership")
def test_the_federation_can_be_reached() -> None:
    contact = project.partnership.organisation(skaraborg.HOST).contact
    assert contact is not None
    assert contact.address == "Box 54, 541 22 Skövde"


@given(st.integers(1, 15))
def test_whoever_goes_on_the_whole_year_is_paid(n: int) -> None:
    shares = paid(project.if_continuing(skaraborg.largest(n)).shares)
    assert (len(shares), shares.total) == (n, project.year.operation + project.year.development)


@given(st.sets(st.sampled_from(CODES), min_size=2), st.data())
def test_nobody_pays_less_when_another_leaves(codes: set[str], data: st.DataObject) -> None:
    gone = data.draw(st.sampled_from(sorted(codes)))
    before, after = project.year.share(codes), project.year.share(codes - {gone})
    one_minor = Money(1, "SEK")
    assert all(after[code] >= before[code] - one_minor for code in after)
    assert total(after[code] - before[code] for code in after) == before[gone]


@pytest.mark.parametrize("n", [15, 14, 10, 5])
def test_what_if_so_many_go_on_is_one_call(n: int) -> None:
    shares = paid(project.if_continuing(skaraborg.largest(n)).shares)
    assert max(shares.amounts, key=lambda code: shares[code]) == "1496"
    assert project.life.continuing == ()


def test_the_table_of_who_goes_on_has_the_same_figures() -> None:
    table = project.year.by_number((15, 5))
    assert set(table) == set(CODES)
    assert {code: row[0] for code, row in table.items()} == paid(project.if_continuing(CODES).shares).amounts
    five = {code: row[1] for code, row in table.items() if row[1] is not None}
    assert five == paid(project.if_continuing(skaraborg.largest(5)).shares).amounts


def test_a_stranger_does_not_go_on() -> None:
    with pytest.raises(UnknownName):
        project.if_continuing(["1490"])
    with pytest.raises(UnknownName):
        project.year.share(["1490"])


def test_what_if_the_second_tranche_is_cut_is_one_call(published: dict[str, str]) -> None:
    cut = project.if_tranche("2", SEK(1_813_291))
    assert cut.grant.at_most == SEK(int(published["final grant"]))
    assert cut.own_time == cut.grant.at_most
    assert cut.cost == ended.cost == SEK(7_543_844)
    assert cut.year.operation < project.year.operation


@given(st.integers(0, 204_136_900))
def test_a_greater_second_tranche_needs_more_time(minor: int) -> None:
    lower, higher = (project.if_tranche("2", Money(amount, "SEK")) for amount in (minor // 2, minor))
    assert lower.own_time <= higher.own_time
    assert higher.own_time == higher.grant.at_most


@given(st.fractions(Fraction(1, 4), Fraction(1)))
def test_another_rate_moves_the_grant_and_never_above_the_cap(rate: Fraction) -> None:
    other = project.if_rate(rate)
    assert other.grant.at_most <= min(SEK(4_000_000), project.cost.times(rate) + Money(1, "SEK"))
    assert other.grant.released == project.grant.released
    assert other.grant.at_most + other.own_time == other.cost


def test_a_rate_below_what_is_already_paid_cannot_be() -> None:
    with pytest.raises(InvalidValue, match="applied for"):
        project.if_rate(Fraction(1, 5))


def test_the_total_and_the_start_are_contradicted_and_kept() -> None:
    found = [one for one in ended.sources.against(ended.facts()) if isinstance(one, Contradiction)]
    assert [one.difference for one in found] == [SEK(1_813_291)]
    between = [(one.statement.predicate.id, one.difference) for one in ended.sources.contradictions]
    assert between == [("awarded", SEK(1_813_291)), ("start", None)]


WHAT_IFS = {
    "ended": ended,
    "ended twice": ended.ended(),
    "cut": project.if_tranche("2", SEK(1_813_291)),
    "nothing more": project.if_tranche("2", SEK(0)),
    "a low rate": project.if_rate(Fraction(1, 4)),
    "a high rate": project.if_rate(Fraction(3, 4)),
    "cut, then a low rate": project.if_tranche("2", SEK(1_813_291)).if_rate(Fraction(2, 5)),
    "a low rate, then its end": project.if_rate(Fraction(1, 4)).ended(),
    "five go on": project.if_continuing(skaraborg.largest(5)),
    "nobody goes on": project.if_continuing(()),
    "after its end, all go on": ended.if_continuing(CODES),
}


@pytest.mark.parametrize("what_if", WHAT_IFS)
def test_every_what_if_has_a_story_and_its_own_time(what_if: str) -> None:
    other = WHAT_IFS[what_if]
    assert other.story("sv") != other.story("en")
    assert other.co_financing.check(other.rate, source="Vinnova") == ()
    assert other.grant.at_most + other.own_time == other.cost


def test_the_story_tells_who_has_decided_to_go_on() -> None:
    five = project.if_continuing(skaraborg.largest(5))
    (line,) = set(five.story("sv").splitlines()) - set(project.story("sv").splitlines())
    assert line.startswith("5 har beslutat att fortsätta")


def test_an_end_is_the_same_end_whatever_was_asked() -> None:
    assert ended.ended() == ended == project.if_rate(Fraction(1, 4)).ended()


def test_a_story_tells_of_what_it_was_asked() -> None:
    assert "1 813 291" in project.story("sv").replace("\N{NO-BREAK SPACE}", " ")
    other = evolve(project, development=SEK(1_234_567))
    assert "SEK\N{NO-BREAK SPACE}1,234,567" in other.story("en")


def test_the_host_holds_its_role_alone() -> None:
    (host,) = project.partnership.holding(frozenset({Role.COORDINATOR}), skaraborg.START)
    assert host.id == skaraborg.HOST
