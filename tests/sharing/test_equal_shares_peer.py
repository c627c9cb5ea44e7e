"""pabutools, written by others, funds the same ideas and takes the same money from the same parties.

It is GPL-3: a peer in these tests, never shipped and never imported by the library.
"""

from __future__ import annotations

from fractions import Fraction
from types import SimpleNamespace

import pytest
from attrs import frozen
from hypothesis import given, settings
from hypothesis import strategies as st

from slussmodel import Money
from slussmodel.sharing import EqualShares, Funding, GreedyCompletion, IncrementCompletion, Satisfaction
from slussmodel.sharing.equal_shares import Completion

IDEAS = "abcdefg"
ways = st.sampled_from(Satisfaction)


@pytest.fixture(scope="module")
def pabutools() -> SimpleNamespace:
    """What these tests use of it; it needs gmpy2, which has no wheel for every platform that we are tested on."""
    names = (
        "election",
        "tiebreaking",
        "rules.budgetallocation",
        "rules.exhaustion",
        "rules.greedywelfare",
        "rules.mes",
    )
    modules = (pytest.importorskip(f"pabutools.{name}", reason="no wheels for this platform") for name in names)
    return SimpleNamespace(**dict(zip((name.split(".")[-1] for name in names), modules, strict=True)))


@frozen
class Round:
    """Who wants what (party i is `v{i}`), what each idea costs and what each party has, in öre."""

    ballots: tuple[frozenset[str], ...]
    costs: dict[str, int]
    budgets: tuple[int, ...]

    def fund(self, way: Satisfaction, *completions: Completion, scores: object = None) -> Funding:
        budgets = {f"v{place}": Money(budget, "SEK") for place, budget in enumerate(self.budgets)}
        costs = {idea: Money(cost, "SEK") for idea, cost in self.costs.items()}
        support = {
            idea: [f"v{place}" for place, ballot in enumerate(self.ballots) if idea in ballot] for idea in self.costs
        }
        return EqualShares(satisfaction=way, completions=completions).fund(budgets, costs, scores or support)

    def theirs(self, peer: SimpleNamespace, *, times: tuple[int, ...] = ()) -> tuple[object, object]:
        """The instance and the profile as pabutools has them; a ballot may stand there several times."""
        election = peer.election
        projects = {idea: election.Project(idea, cost) for idea, cost in self.costs.items()}
        ballots = [
            election.ApprovalBallot([projects[idea] for idea in sorted(ballot)])
            for ballot, many in zip(self.ballots, times or (1,) * len(self.ballots), strict=True)
            for _ in range(many)
        ]
        return election.Instance(projects.values(), budget_limit=sum(self.budgets)), election.ApprovalProfile(ballots)


def rounds(*, alike: bool) -> st.SearchStrategy[Round]:
    """Up to six parties, with the same budget each or with unequal ones."""
    ballots = st.lists(st.frozensets(st.sampled_from(IDEAS)), min_size=1, max_size=6).map(tuple)
    costs = st.fixed_dictionaries({idea: st.integers(1, 40) for idea in IDEAS})
    budget = st.integers(1, 40)

    def endowed(wanted: tuple[frozenset[str], ...]) -> st.SearchStrategy[Round]:
        n = len(wanted)
        budgets = budget.map(lambda each: (each,) * n) if alike else st.tuples(*[budget] * n)
        return st.builds(Round, st.just(wanted), costs, budgets)

    return ballots.flatmap(endowed)


def measure(peer: SimpleNamespace, way: Satisfaction) -> type:
    return peer.election.Cost_Sat if way is Satisfaction.COST else peer.election.Cardinality_Sat


def ideas_of(outcome: object) -> list[str]:
    return [project.name for project in outcome]


@settings(max_examples=60)
@given(rounds(alike=True), ways)
def test_the_same_ideas_in_the_same_order(pabutools: SimpleNamespace, one: Round, way: Satisfaction) -> None:
    instance, profile = one.theirs(pabutools)
    theirs = pabutools.mes.method_of_equal_shares(instance, profile, sat_class=measure(pabutools, way))
    assert [funded.idea for funded in one.fund(way).ideas] == ideas_of(theirs)


@settings(max_examples=60)
@given(rounds(alike=True), ways, st.integers(1, 5))
def test_the_completion_by_increments(
    pabutools: SimpleNamespace, one: Round, way: Satisfaction, each_more: int
) -> None:
    instance, profile = one.theirs(pabutools)
    theirs = pabutools.mes.method_of_equal_shares(
        instance, profile, sat_class=measure(pabutools, way), voter_budget_increment=each_more
    )
    step = Money(each_more * len(one.ballots), "SEK")
    assert sorted(one.fund(way, IncrementCompletion(step)).table) == sorted(ideas_of(theirs))


@settings(max_examples=60)
@given(rounds(alike=True), ways)
def test_the_greedy_completion(pabutools: SimpleNamespace, one: Round, way: Satisfaction) -> None:
    """Theirs also buys what nobody wants, last and as far as the money goes; ours does not."""
    instance, profile = one.theirs(pabutools)
    theirs = pabutools.exhaustion.completion_by_rule_combination(
        instance,
        profile,
        [pabutools.mes.method_of_equal_shares, pabutools.greedywelfare.greedy_utilitarian_welfare],
        [{"sat_class": measure(pabutools, way)}] * 2,
    )
    wanted = frozenset().union(*one.ballots)
    ours = [funded.idea for funded in one.fund(way, GreedyCompletion()).ideas]
    assert ours == [idea for idea in ideas_of(theirs) if idea in wanted]


@settings(max_examples=60)
@given(rounds(alike=True), ways, st.integers(1, 5))
def test_both_completions(pabutools: SimpleNamespace, one: Round, way: Satisfaction, each_more: int) -> None:
    instance, profile = one.theirs(pabutools)
    sat = measure(pabutools, way)
    theirs = pabutools.exhaustion.completion_by_rule_combination(
        instance,
        profile,
        [pabutools.mes.method_of_equal_shares, pabutools.greedywelfare.greedy_utilitarian_welfare],
        [{"sat_class": sat, "voter_budget_increment": each_more}, {"sat_class": sat}],
    )
    wanted = frozenset().union(*one.ballots)
    completions = (IncrementCompletion(Money(each_more * len(one.ballots), "SEK")), GreedyCompletion())
    assert sorted(one.fund(way, *completions).table) == sorted(idea for idea in ideas_of(theirs) if idea in wanted)


@settings(max_examples=60)
@given(rounds(alike=False), ways)
def test_unequal_budgets_and_what_is_left_of_each(pabutools: SimpleNamespace, one: Round, way: Satisfaction) -> None:
    """Its rule divides one pot equally; the algorithm inside it takes voters with purses of their own."""
    instance, profile = one.theirs(pabutools)
    sats = profile.as_sat_profile(measure(pabutools, way))
    rule = pabutools.mes.mes_rule
    voters = [
        rule.MESVoter(place, sat.ballot, sat, budget, 1)
        for place, (sat, budget) in enumerate(zip(sats, one.budgets, strict=True))
    ]
    outcomes: list[object] = []
    pabutools.mes.mes_inner_algo(
        instance,
        profile,
        voters,
        {found for project in instance if (found := _project(rule, project, voters)) is not None},
        pabutools.tiebreaking.lexico_tie_breaking,
        pabutools.budgetallocation.BudgetAllocation(),
        outcomes,
        True,
    )
    ours = one.fund(way)
    assert [funded.idea for funded in ours.ideas] == ideas_of(outcomes[0])
    for voter, left in zip(voters, ours.left.values(), strict=True):
        assert abs(Fraction(left.minor) - Fraction(voter.budget)) < 1


def _project(rule: SimpleNamespace, project: object, voters: list[object]) -> object | None:
    """A project with its supporters, as the algorithm inside wants it."""
    found = rule.MESProject(project)
    for voter in voters:
        if (gain := voter.sat.sat_project(project)) > 0:
            found.supporter_indices.append(voter.index)
            found.sat_supporter_map[voter] = gain
    if not found.supporter_indices:
        return None
    found.total_sat = sum(found.sat_supporter_map.values())
    found.initial_affordability = found.affordability = Fraction(project.cost) / Fraction(found.total_sat)
    return found


@settings(max_examples=60)
@given(rounds(alike=True), st.lists(st.integers(1, 3), min_size=6, max_size=6))
def test_a_party_of_many_is_many_parties(pabutools: SimpleNamespace, one: Round, many: list[int]) -> None:
    """A municipality with three times the budget that gains three times as much is three municipalities of theirs."""
    times = tuple(many[: len(one.ballots)])
    grown = Round(one.ballots, one.costs, tuple(budget * k for budget, k in zip(one.budgets, times, strict=True)))
    instance, profile = grown.theirs(pabutools, times=times)
    theirs = pabutools.mes.method_of_equal_shares(instance, profile, sat_class=pabutools.election.Cardinality_Sat)
    scores = {
        idea: {f"v{place}": times[place] for place, ballot in enumerate(one.ballots) if idea in ballot}
        for idea in one.costs
    }
    assert [funded.idea for funded in grown.fund(Satisfaction.COUNT, scores=scores).ideas] == ideas_of(theirs)


@settings(max_examples=40)
@given(rounds(alike=True), st.data())
def test_scores(pabutools: SimpleNamespace, one: Round, data: st.DataObject) -> None:
    """Unequal gains: cardinal ballots, where a score of nought is no support."""
    election = pabutools.election
    projects = {idea: election.Project(idea, cost) for idea, cost in one.costs.items()}
    given_scores = [{idea: data.draw(st.integers(1, 5)) for idea in sorted(ballot)} for ballot in one.ballots]
    profile = election.CardinalProfile(
        [election.CardinalBallot({projects[idea]: ballot.get(idea, 0) for idea in IDEAS}) for ballot in given_scores]
    )
    instance = election.Instance(projects.values(), budget_limit=sum(one.budgets))
    theirs = pabutools.mes.method_of_equal_shares(instance, profile, sat_class=election.Additive_Cardinal_Sat)
    scores = {
        idea: {f"v{place}": ballot[idea] for place, ballot in enumerate(given_scores) if idea in ballot}
        for idea in IDEAS
    }
    assert [funded.idea for funded in one.fund(Satisfaction.COUNT, scores=scores).ideas] == ideas_of(theirs)
