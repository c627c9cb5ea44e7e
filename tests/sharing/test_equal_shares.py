"""The Method of Equal Shares: who pays what for each idea that is funded together."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slussmodel import EUR, SEK, InvalidValue, Money, UnknownName
from slussmodel.money import CurrencyMismatch
from slussmodel.sharing import EqualShares, GreedyCompletion, IncrementCompletion, Satisfaction

PARTIES = "pqrstu"
IDEAS = "abcdefg"


@st.composite
def rounds(draw: st.DrawFn) -> tuple[dict[str, Money], dict[str, Money], dict[str, list[str]]]:
    """Own budgets, costs and supporters."""
    parties, ideas = PARTIES[: draw(st.integers(1, 6))], IDEAS[: draw(st.integers(1, 7))]
    budgets = {party: Money(draw(st.integers(0, 60)), "SEK") for party in parties}
    budgets["p"] = Money(draw(st.integers(1, 60)), "SEK")
    costs = {idea: Money(draw(st.integers(1, 60)), "SEK") for idea in ideas}
    support = {idea: sorted(draw(st.sets(st.sampled_from(parties)))) for idea in ideas}
    return budgets, costs, support


Round = tuple[dict[str, Money], dict[str, Money], dict[str, list[str]]]
ways = st.sampled_from(Satisfaction)


def by_definition(
    budgets: dict[str, Money], costs: dict[str, Money], gains: dict[str, dict[str, Fraction]]
) -> list[tuple[str, dict[str, Fraction]]]:
    """The rule as the paper words it, computed again for every idea in every round, in fractions."""
    left = {party: Fraction(budget.minor) for party, budget in budgets.items()}
    funded: list[tuple[str, dict[str, Fraction]]] = []
    while True:
        offers = []
        for idea in costs.keys() - {idea for idea, _ in funded}:
            price = _price(left, Fraction(costs[idea].minor), gains[idea])
            if price is not None:
                offers.append((price, idea))
        if not offers:
            return funded
        price, idea = min(offers)
        paid = {party: min(left[party], price * gain) for party, gain in gains[idea].items()}
        for party, part in paid.items():
            left[party] -= part
        funded.append((idea, paid))


def _price(left: dict[str, Fraction], cost: Fraction, gains: dict[str, Fraction]) -> Fraction | None:
    if not gains or sum(left[party] for party in gains) < cost:
        return None
    turns = sorted({left[party] / gain for party, gain in gains.items()})
    for turn in turns:
        poor = {party for party, gain in gains.items() if left[party] / gain < turn}
        rest = cost - sum(left[party] for party in poor)
        price = rest / sum(gain for party, gain in gains.items() if party not in poor)
        if price <= turn:
            return price
    raise AssertionError("the last turn always suffices")


@given(rounds(), ways)
def test_it_is_the_rule_of_the_paper(case: Round, way: Satisfaction) -> None:
    budgets, costs, support = case
    worth = {idea: Fraction(costs[idea].minor if way is Satisfaction.COST else 1) for idea in costs}
    expected = by_definition(budgets, costs, {idea: dict.fromkeys(support[idea], worth[idea]) for idea in costs})
    funding = EqualShares(satisfaction=way).fund(budgets, costs, support)
    assert [funded.idea for funded in funding.ideas] == [idea for idea, _ in expected]
    for funded, (_, exact) in zip(funding.ideas, expected, strict=True):
        paid = dict(funded.payments)
        assert all(abs(paid.get(party, SEK(0)).minor - exact.get(party, 0)) < 1 for party in budgets)


@given(rounds(), st.data())
def test_scores_are_the_rule_of_the_paper(case: Round, data: st.DataObject) -> None:
    budgets, costs, support = case
    scores = {
        idea: {party: data.draw(st.fractions(Fraction(1, 4), 5, max_denominator=4)) for party in backers}
        for idea, backers in support.items()
    }
    expected = by_definition(budgets, costs, scores)
    assert [funded.idea for funded in EqualShares().fund(budgets, costs, scores).ideas] == [
        idea for idea, _ in expected
    ]


@given(rounds(), ways, st.booleans())
def test_ideas_are_paid_to_the_ore_and_nobody_pays_beyond_its_budget(
    case: Round, way: Satisfaction, complete: bool
) -> None:
    budgets, costs, support = case
    completions = (GreedyCompletion(),) if complete else ()
    funding = EqualShares(satisfaction=way, completions=completions).fund(budgets, costs, support)
    for funded in funding.ideas:
        assert sum(amount.minor for _, amount in funded.payments) == costs[funded.idea].minor
        assert funded.completed or {party for party, _ in funded.payments} <= set(support[funded.idea])
    assert not funding.beyond
    for party, budget in budgets.items():
        assert funding.paid[party] + funding.left[party] == budget
    assert funding.total == SEK(0) + sum((costs[funded.idea] for funded in funding.ideas), SEK(0))


@given(rounds(), ways)
def test_what_supporters_could_still_pay_is_funded(case: Round, way: Satisfaction) -> None:
    budgets, costs, support = case
    funding = EqualShares(satisfaction=way).fund(budgets, costs, support)
    for idea in costs.keys() - funding.table.keys():
        # What is left has been rounded to whole units, less than one a party.
        assert sum(funding.left[party].minor for party in support[idea]) < costs[idea].minor + len(support[idea])


@given(rounds(), ways)
def test_those_who_want_one_thing_and_can_pay_it_get_it(case: Round, way: Satisfaction) -> None:
    budgets, costs, support = case
    funding = EqualShares(satisfaction=way).fund(budgets, costs, support)
    for idea, backers in support.items():
        elsewhere = {party for other, others in support.items() if other != idea for party in others}
        if (
            backers
            and not elsewhere & set(backers)
            and sum(budgets[party].minor for party in backers) >= costs[idea].minor
        ):
            assert idea in funding.table


@given(rounds(), ways, st.randoms(use_true_random=False))
def test_the_order_of_parties_and_ideas_does_not_matter(case: Round, way: Satisfaction, chance: object) -> None:
    budgets, costs, support = case
    turned = (
        dict(reversed(budgets.items())),
        dict(reversed(costs.items())),
        {idea: list(reversed(backers)) for idea, backers in reversed(support.items())},
    )
    assert EqualShares(satisfaction=way).fund(*turned) == EqualShares(satisfaction=way).fund(*case)


@given(rounds(), ways)
def test_completions_fund_no_less_and_never_more_than_there_is(case: Round, way: Satisfaction) -> None:
    budgets, costs, support = case
    alone = EqualShares(satisfaction=way).fund(budgets, costs, support)
    for completion in (GreedyCompletion(), IncrementCompletion(Money(5, "SEK"))):
        funding = EqualShares(satisfaction=way, completions=(completion,)).fund(budgets, costs, support)
        assert funding.total.minor <= sum(budget.minor for budget in budgets.values())
        assert {idea: sum(paid.values(), SEK(0)) for idea, paid in funding.table.items()} == {
            funded.idea: funded.cost for funded in funding.ideas
        }
        if isinstance(completion, GreedyCompletion):
            # The same ideas first; which öre of them falls to whom may move, as a sum of more payments is rounded.
            assert list(alone.table) == list(funding.table)[: len(alone.table)]
    both = (IncrementCompletion(Money(5, "SEK")), GreedyCompletion())
    funding = EqualShares(satisfaction=way, completions=both).fund(budgets, costs, support)
    money = sum(budget.minor for budget in budgets.values()) - funding.total.minor
    wanted = [idea for idea in costs.keys() - funding.table.keys() if support[idea]]
    assert all(costs[idea].minor > money for idea in wanted)


def test_the_payments_that_pabutools_finds(shared: Path) -> None:
    case = json.loads((shared / "oracles/sharing.json").read_text("utf-8"))["equal_shares"]["payments_example"]
    parties = [f"v{place}" for place in range(len(case["ballots"]))]
    budgets = {party: SEK(case["budget"] // len(parties)) for party in parties}
    costs = {idea: SEK(cost) for idea, cost in case["costs"].items()}
    ballots = dict(zip(parties, case["ballots"], strict=True))
    support = {idea: [party for party in parties if idea in ballots[party]] for idea in costs}
    funding = EqualShares().fund(budgets, costs, support)
    assert [funded.idea for funded in funding.ideas] == case["funded_in_order"]
    for idea, payments in case["payments"].items():
        assert [funding.table[idea].get(party, SEK(0)) for party in parties] == [SEK(paid) for paid in payments]
    assert list(funding.left.values()) == [SEK(left) for left in case["left"]]


def test_the_committees_that_others_find(shared: Path) -> None:
    """Unit costs. Their `equal_shares` fills the committee up by Phragmén's rule, so ours is a part of theirs."""
    for case in json.loads((shared / "oracles/sharing.json").read_text("utf-8"))["equal_shares"]["cases"]:
        voters = range(len(case["profile"]))
        budgets = {f"v{voter}": SEK(case["k"]) for voter in voters}
        costs = {str(one): SEK(len(voters)) for one in range(case["num_cand"])}
        support = {one: [f"v{voter}" for voter in voters if int(one) in case["profile"][voter]] for one in costs}
        step = IncrementCompletion(SEK(len(voters)))
        for name, completions in (
            ("equal_shares", ()),
            ("with_av_completion", (GreedyCompletion(),)),
            ("with_increment_completion", (step,)),
        ):
            if name in case:
                funding = EqualShares(completions=completions).fund(budgets, costs, support)
                ours = sorted(int(idea) for idea in funding.table)
                assert any(set(ours) <= set(theirs) for theirs in case[name])
                assert name == "equal_shares" or ours in case[name]


def test_a_completion_is_paid_first_by_those_who_want_it() -> None:
    budgets = {"p": SEK(5), "q": SEK(1), "r": SEK(10)}
    funding = EqualShares(completions=(GreedyCompletion(),)).fund(budgets, {"a": SEK(12)}, {"a": ["p", "q"]})
    assert funding.table["a"] == {"p": SEK(5), "q": SEK(1), "r": SEK(6)}
    assert funding.ideas[0].completed
    assert "först de som vill ha den (2), sedan" in funding.explain()


def test_an_increment_says_who_pays_beyond_its_budget() -> None:
    budgets = {"p": SEK(10), "q": SEK(10)}
    funding = EqualShares(completions=(IncrementCompletion(SEK(2)),)).fund(budgets, {"a": SEK(12)}, {"a": ["p"]})
    assert funding.beyond == {"p": SEK(2)}
    assert funding.left == {"p": SEK(0), "q": SEK(10)}


def test_each_funded_idea_says_its_price() -> None:
    funding = EqualShares().fund({"p": SEK(1), "q": SEK(5)}, {"a": SEK(4)}, {"a": ["p", "q"]})
    text = funding.explain("en").replace("\N{NO-BREAK SPACE}", " ")
    assert "<th>q</th>" in funding._repr_html_()
    assert EqualShares().label("en") == "Method of Equal Shares"
    assert text == "a: SEK 4; each that wants it (2) pays 3 SEK or what it has left."
    scored = EqualShares().fund({"p": SEK(5), "q": SEK(5)}, {"a": SEK(4)}, {"a": {"p": 1, "q": 3}})
    assert scored.table == {"a": {"p": SEK(1), "q": SEK(3)}}
    assert "1 SEK × its score" in scored.explain("en")
    assert scored.to_records()[1] == {"idea": "a", "party": "q", "amount": SEK(3).amount, "currency": "SEK"}


@given(st.lists(st.fractions(Fraction(1, 6), 9, max_denominator=6), min_size=2, max_size=5))
def test_the_price_times_the_score_is_what_each_pays(scores: list[Fraction]) -> None:
    """The price is told for a score of one, in whatever size the scores were given."""
    given_ = dict(zip(PARTIES, scores, strict=False))
    (funded,) = EqualShares().fund(dict.fromkeys(given_, SEK(900)), {"a": SEK(90)}, {"a": given_}).ideas
    level = funded.step.params["level"]
    assert isinstance(level, Fraction)
    for party, paid in funded.payments:
        assert abs(paid.minor - 100 * level * (given_[party] if len(set(scores)) > 1 else 1)) < 1


def test_an_increment_does_not_wait_for_those_who_have_nothing() -> None:
    """A budget of nothing stays nothing, however much the budgets grow in proportion."""
    rule = EqualShares(completions=[IncrementCompletion(SEK(1))])
    funding = rule.fund({"p": SEK(0), "q": SEK(9)}, {"a": SEK(2), "b": SEK(4)}, {"a": {"p": 1, "q": 0}, "b": "q"})
    assert [one.idea for one in funding.ideas] == ["b"]


def test_bad_rounds_are_named() -> None:
    budgets, costs = {"p": SEK(1)}, {"a": SEK(1)}
    with pytest.raises(UnknownName, match="unknown party 'q'"):
        EqualShares().fund(budgets, costs, {"a": ["q"]})
    with pytest.raises(UnknownName, match="unknown idea 'b'"):
        EqualShares().fund(budgets, costs, {"b": ["p"]})
    with pytest.raises(InvalidValue, match="must name at least one party"):
        EqualShares().fund({}, costs, {})
    with pytest.raises(InvalidValue, match="must not all be empty"):
        EqualShares().fund({"p": SEK(0)}, costs, {})
    with pytest.raises(InvalidValue, match=r"EqualShares\.costs: .* must be more than zero"):
        EqualShares().fund(budgets, {"a": SEK(0)}, {})
    with pytest.raises(InvalidValue, match=r"EqualShares\.budgets: .* must not be negative"):
        EqualShares().fund({"p": SEK(-1)}, costs, {})
    with pytest.raises(CurrencyMismatch):
        EqualShares().fund(budgets, {"a": EUR(1)}, {})
    for score in (-1, float("nan"), float("inf")):
        with pytest.raises(InvalidValue, match=r"EqualShares\.support"):
            EqualShares().fund(budgets, costs, {"a": {"p": score}})
    with pytest.raises(InvalidValue, match=r"IncrementCompletion\.step"):
        IncrementCompletion(SEK(0))
