"""Cycles planned and actual, pilots that grow, tracks under one grant, and the life of a sluice as a project."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from slussmodel.errors import InvalidValue, Refused, UnknownName
from slussmodel.findings import Severity
from slussmodel.money import SEK, Money, total
from slussmodel.programme import (
    VAXJO_CYCLES,
    ContinuationDecision,
    Cycle,
    CycleLimits,
    CyclePlan,
    Hub,
    Pilot,
    PilotSet,
    ProjectState,
    ProjectStep,
    SharedLearning,
    SluiceProject,
    Track,
)
from slussmodel.programme.project import LIFECYCLE


def cycle(*challenges: str, reached: tuple[str, ...] = ()) -> Cycle:
    return Cycle(challenges=challenges, partnerships=reached)


def planned(result: CyclePlan | Refused) -> CyclePlan:
    assert isinstance(result, CyclePlan)
    return result


@pytest.mark.row("3.10", "slussmodel.programme.CycleLimits")
def test_row_3_10_five_cycles_of_one_to_three_are_five_to_fifteen_challenges() -> None:
    assert (VAXJO_CYCLES.least_in_all, VAXJO_CYCLES.most_in_all) == (5, 15)
    with pytest.raises(InvalidValue, match=r"CycleLimits\.least"):
        CycleLimits(cycles=5, least=4, most=3, source="x")


@pytest.mark.row("3.10", "slussmodel.programme.CyclePlan")
def test_row_3_10_a_cycle_of_four_challenges_is_refused_and_found() -> None:
    four = cycle("a", "b", "c", "d")
    refused = CyclePlan(VAXJO_CYCLES).run(four)
    assert isinstance(refused, Refused)
    assert refused.codes == ("cycle_size",)
    assert "Växjö kommun" in refused.text("sv")
    found = CyclePlan(VAXJO_CYCLES, (four,)).check()
    assert (found[0].code, found[0].place, found[0].source) == ("cycle_size", "cycle 1", VAXJO_CYCLES.source)
    assert isinstance(CyclePlan(VAXJO_CYCLES).run(cycle()), Refused)


def test_a_challenge_is_taken_on_once_and_there_is_no_sixth_cycle() -> None:
    plan = CyclePlan(VAXJO_CYCLES)
    for n in range(5):
        plan = planned(plan.run(cycle(f"c{n}")))
    refused = plan.run(cycle("c0"))
    assert isinstance(refused, Refused)
    assert refused.codes == ("too_many_cycles", "challenge_again")
    assert plan.room == 0


@pytest.mark.row("3.10", "slussmodel.programme.CyclePlan.explain")
def test_three_partnerships_of_fifteen_planned_challenges_is_said_and_not_repaired() -> None:
    plan = CyclePlan(VAXJO_CYCLES)
    plan = planned(plan.run(cycle("smart heating", reached=("smart heating",))))
    plan = planned(plan.run(cycle("snow clearance", "waste bins", reached=("snow clearance", "waste bins"))))
    plan = planned(plan.run(cycle("food distribution")))
    assert plan.partnerships == ("smart heating", "snow clearance", "waste bins")
    assert plan.explain("sv") == "3 av 5 cykler genomförda; 4 utmaningar av högst 15; 3 ledde till partnerskap"
    assert [(one.code, one.severity) for one in plan.check()] == [("fewer_cycles_than_planned", Severity.NOTE)]
    assert plan.room == 6


def test_a_partnership_comes_of_a_challenge_of_its_cycle() -> None:
    with pytest.raises(InvalidValue, match=r"Cycle\.partnerships"):
        cycle("a", reached=("b",))


@given(st.lists(st.lists(st.sampled_from("abcdefgh"), unique=True, max_size=5), max_size=8))
def test_a_plan_built_by_its_steps_never_breaks_its_limits(wanted: list[list[str]]) -> None:
    plan = CyclePlan(VAXJO_CYCLES)
    for challenges in wanted:
        after = plan.run(cycle(*challenges))
        plan = after if isinstance(after, CyclePlan) else plan
    assert not [one for one in plan.check() if one.severity is Severity.ERROR]
    assert len(plan.challenges) == len(set(plan.challenges)) <= VAXJO_CYCLES.most_in_all - plan.room


START = date(2023, 1, 1)


def four_pilots() -> PilotSet:
    return PilotSet(START, tuple(Pilot(id=f"p{n}", title=f"Pilot {n}", since=START) for n in range(1, 5)))


@pytest.mark.row("1.22", "slussmodel.programme.PilotSet")
def test_row_1_22_four_pilots_begin_and_more_may_follow_with_the_reason() -> None:
    fifth = Pilot(id="p5", title="VR för besökare", since=date(2023, 9, 1), because="lärdom från Fanad Head")
    grown = four_pilots().add(fifth)
    assert isinstance(grown, PilotSet)
    assert (len(grown.initial), grown.added) == (4, (fifth,))
    assert len(grown.on(date(2023, 8, 31))) == 4
    assert grown.explain("sv").endswith("VR för besökare 2023-09-01: lärdom från Fanad Head")
    refused = grown.add(Pilot(id="p1", title="igen", since=date(2023, 8, 1)))
    assert isinstance(refused, Refused)
    assert refused.codes == ("pilot_without_reason", "pilot_id_taken", "pilot_before_the_last")


def test_a_set_of_pilots_keeps_its_history_straight() -> None:
    late = Pilot(id="x", title="x", since=date(2023, 2, 1))
    early = Pilot(id="x", title="x", since=date(2022, 12, 31), because="y")
    for pilots in ((late,), (early,), (four_pilots().pilots[0],) * 2):
        with pytest.raises(InvalidValue, match=r"PilotSet\.pilots"):
            PilotSet(START, pilots)


def hub(**changes: object) -> Hub:
    tracks = (Track(site="2581"), Track(site="2482", weight=Fraction(7, 4)))
    values: dict[str, object] = {"coordinator": "2581", "grant": SEK(3_573_324), "tracks": tracks}
    return Hub(**(values | changes))  # type: ignore[arg-type]


@pytest.mark.row("4.4", "slussmodel.programme.Hub")
@given(st.integers(0, 357_332_400), st.lists(st.fractions(0, 10), min_size=1, max_size=5))
def test_row_4_4_the_tracks_and_the_common_part_sum_to_the_grant(common: int, weights: list[Fraction]) -> None:
    tracks = tuple(Track(site=f"s{n}", weight=weight) for n, weight in enumerate([Fraction(1), *weights]))
    one = Hub(coordinator="s0", grant=SEK(3_573_324), tracks=tracks, common=Money(common, "SEK"))
    assert total(one.budgets().values()) + Money(common, "SEK") == one.grant


@pytest.mark.row("4.4", "slussmodel.programme.SharedLearning")
def test_row_4_4_tracks_run_apart_and_meet_in_shared_learning() -> None:
    assert [one.code for one in hub().check()] == ["no_shared_learning"]
    day = SharedLearning(on=date(2018, 3, 1), what="lärdag i Byske", sites=frozenset({"2581", "2482"}))
    assert hub().learn(day).check() == ()
    with pytest.raises(UnknownName):
        hub(learning=(SharedLearning(on=date(2018, 3, 1), what="x", sites=frozenset({"2580"})),))
    with pytest.raises(UnknownName):
        hub(coordinator="2580")
    weightless = (Track(site="2581", weight=Fraction(0)),)
    for wrong in ({"common": SEK(3_573_325)}, {"common": SEK(-1)}, {"tracks": ()}, {"tracks": weightless}):
        with pytest.raises(InvalidValue, match="Hub"):
            hub(**wrong)
    with pytest.raises(InvalidValue, match=r"^Track\.weight"):
        Track(site="2581", weight=Fraction(-1))


MEMBERS = ("1496", "1497", "1499")


def project(state: ProjectState = ProjectState.ESTABLISHMENT) -> SluiceProject:
    return SluiceProject(
        name="Innovationssluss Skaraborg", members=MEMBERS, steps=(ProjectStep(state=state, on=date(2016, 11, 1)),)
    )


def decision(municipality: str, continues: bool, on: date = date(2020, 3, 1)) -> ContinuationDecision:
    return ContinuationDecision(municipality=municipality, on=on, continues=continues)


@pytest.mark.row("0.3", "slussmodel.programme.SluiceProject")
def test_row_0_3_a_sluice_has_a_life_of_its_own() -> None:
    step = project(ProjectState.PRE_STUDY).move(ProjectState.OPERATION, on=date(2017, 1, 1))
    assert isinstance(step, Refused)
    assert step.codes == ("project_step_not_open", "no_continuation_plan", "nobody_continues")
    begun = project(ProjectState.PRE_STUDY).move(ProjectState.ESTABLISHMENT, on=date(2017, 1, 1))
    assert isinstance(begun, SluiceProject)
    assert begun.state is ProjectState.ESTABLISHMENT
    with pytest.raises(InvalidValue, match=r"SluiceProject\.steps"):
        SluiceProject(name="x", members=(), steps=())


@pytest.mark.row("0.26", "slussmodel.programme.ContinuationDecision")
def test_row_0_26_each_municipality_decides_and_nobody_continuing_is_legal() -> None:
    asked = project().propose("delad kostnad per invånare")
    decided = asked.decide(*(decision(one, continues=False) for one in MEMBERS))
    assert isinstance(decided, SluiceProject)
    refused = decided.move(ProjectState.OPERATION, on=date(2020, 7, 1))
    assert isinstance(refused, Refused)
    assert refused.codes == ("nobody_continues",)
    closed = decided.move(ProjectState.CLOSED, on=date(2020, 6, 30))
    assert isinstance(closed, SluiceProject)
    assert [(one.code, one.severity) for one in closed.check()] == [("ended_with_nobody", Severity.NOTE)]
    assert closed.explain("sv") == "Innovationssluss Skaraborg: avslutad; 0 av 3 kommuner fortsätter"


def test_a_project_that_runs_backwards_or_knows_no_such_member_is_not_built() -> None:
    first, second = (ProjectStep(state=s, on=date(2016, 11, 1)) for s in list(ProjectState)[:2])
    with pytest.raises(InvalidValue, match="backwards"):
        SluiceProject(name="x", members=(), steps=(first, ProjectStep(state=second.state, on=date(2015, 1, 1))))
    with pytest.raises(InvalidValue, match=r"SluiceProject\.decisions"):
        SluiceProject(name="x", members=(), steps=(first,), decisions=(decision("1496", continues=True),))
    early = project().move(ProjectState.CLOSED, on=date(2016, 10, 31))
    assert isinstance(early, Refused)
    assert early.codes == ("before_last_step",)


def test_a_municipality_may_change_its_mind_and_the_last_word_counts() -> None:
    first = project().propose("plan").decide(decision("1496", continues=True), decision("1497", continues=False))
    assert isinstance(first, SluiceProject)
    assert (first.continuing, first.undecided) == (("1496",), ("1499",))
    changed = first.decide(decision("1497", continues=True, on=date(2020, 4, 1)))
    assert isinstance(changed, SluiceProject)
    assert changed.continuing == ("1496", "1497")
    refused = changed.decide(decision("1497", continues=False), decision("1480", continues=True))
    assert isinstance(refused, Refused)
    assert refused.codes == ("before_last_step", "not_a_member")
    running = changed.move(ProjectState.OPERATION, on=date(2020, 7, 1))
    assert isinstance(running, SluiceProject)
    assert running.state is ProjectState.OPERATION
    closed = running.move(ProjectState.CLOSED, on=date(2030, 1, 1))
    assert isinstance(closed, SluiceProject)
    assert [one.code for one in closed.check()] == ["continuation_undecided"]


def test_the_last_word_is_that_of_the_latest_day_in_whatever_order_it_is_told() -> None:
    early, late = decision("1496", continues=True, on=date(2020, 1, 1)), decision("1496", continues=False)
    refused = project().decide(late, early)
    assert isinstance(refused, Refused)
    assert refused.codes == ("before_last_step",)
    told = (project().decide(early, late), evolve(project(), decisions=(late, early)))
    assert [one.continuing for one in told if isinstance(one, SluiceProject)] == [(), ()]


class ProjectMachine(RuleBasedStateMachine):
    """Moves and decisions in any order; a sluice in operation always has a plan and somebody who continues."""

    days = st.dates(date(2016, 11, 1), date(2021, 1, 1))

    def __init__(self) -> None:
        super().__init__()
        self.now = project(ProjectState.PRE_STUDY)

    @rule(state=st.sampled_from(ProjectState), on=days)
    def move(self, state: ProjectState, on: date) -> None:
        after = self.now.move(state, on=on)
        if isinstance(after, SluiceProject):
            assert state in LIFECYCLE[self.now.state]
            if state is ProjectState.OPERATION:
                assert after.plan
                assert after.continuing
            self.now = after

    @rule(who=st.sampled_from([*MEMBERS, "1480"]), continues=st.booleans(), on=days)
    def decide(self, who: str, continues: bool, on: date) -> None:
        after = self.now.decide(decision(who, continues, on))
        self.now = after if isinstance(after, SluiceProject) else self.now

    @rule()
    def propose(self) -> None:
        self.now = self.now.propose("plan")

    @invariant()
    def everybody_goes_on_or_not_or_has_not_decided(self) -> None:
        assert set(self.now.continuing).isdisjoint(self.now.undecided)
        days = [step.on for step in self.now.steps]
        assert days == sorted(days)


TestProjectMachine = ProjectMachine.TestCase
TestProjectMachine.settings = settings(max_examples=40, stateful_step_count=20, deadline=None)
