"""The choice of a portfolio against brute force: exact, in any order, with the runner-up and the reasons."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slussmodel.errors import InvalidValue, Refused
from slussmodel.money import EUR, SEK, CurrencyMismatch, Money
from slussmodel.programme import Challenge, Choice, PortfolioLimits, choose

amounts = st.one_of(st.integers(0, 12), st.integers(0, 10**12)).map(lambda minor: Money(minor, "SEK"))


@st.composite
def challenges(draw: st.DrawFn) -> list[Challenge]:
    n = draw(st.integers(1, 7))
    return [
        Challenge(id=f"c{place}", benefit=draw(amounts), cost=draw(amounts), people=draw(st.integers(0, 5)))
        for place in range(n)
    ]


limits = st.builds(
    PortfolioLimits, budget=amounts, people=st.integers(0, 12), least=st.integers(1, 2), most=st.integers(2, 4)
)


def brute_force(options: list[Challenge], limits: PortfolioLimits) -> list[tuple[str, ...]]:
    """Every portfolio that fits, best first: benefit, then cost, then people, then the earliest ids."""
    ordered = sorted(options, key=lambda one: one.id)
    found = []
    for size in range(limits.least, limits.most + 1):
        for places in combinations(range(len(ordered)), size):
            chosen = [ordered[place] for place in places]
            cost, people = sum(one.cost.minor for one in chosen), sum(one.people for one in chosen)
            if cost <= limits.budget.minor and people <= limits.people:
                earliest = tuple(place not in places for place in range(len(ordered)))
                key = (-sum(one.benefit.minor for one in chosen), cost, people, earliest)
                found.append((key, tuple(one.id for one in chosen)))
    return [ids for _, ids in sorted(found)]


@pytest.mark.row("3.10", "slussmodel.programme.choose")
@settings(max_examples=60)
@given(challenges(), limits)
def test_the_choice_and_the_runner_up_are_those_of_brute_force(
    options: list[Challenge], limits: PortfolioLimits
) -> None:
    expected = brute_force(options, limits)
    choice = choose(options, limits)
    if isinstance(choice, Refused):
        assert expected == []
        assert choice.codes[0] == "no_portfolio_fits"
        return
    assert choice.chosen.ids == expected[0]
    second = next((ids for ids in expected if not set(ids) <= set(expected[0])), None)
    assert (choice.runner_up.ids if choice.runner_up else None) == second


@settings(max_examples=20)
@given(challenges(), limits, st.randoms(use_true_random=False))
def test_the_choice_does_not_depend_on_the_order(
    options: list[Challenge], limits: PortfolioLimits, random: object
) -> None:
    shuffled = list(options)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert choose(shuffled, limits) == choose(options, limits)


@settings(max_examples=20)
@given(challenges(), limits, amounts)
def test_a_greater_budget_never_lowers_the_benefit(
    options: list[Challenge], limits: PortfolioLimits, more: Money
) -> None:
    small = choose(options, limits)
    great = choose(
        options,
        PortfolioLimits(budget=limits.budget + more, people=limits.people, least=limits.least, most=limits.most),
    )
    if isinstance(small, Choice):
        assert isinstance(great, Choice)
        assert great.chosen.benefit >= small.chosen.benefit


def challenge(id: str, benefit: int, cost: int, people: int) -> Challenge:
    return Challenge(id=id, benefit=SEK(benefit), cost=SEK(cost), people=people)


HEATING = challenge("heating", 900, 600, 2)
SNOW = challenge("snow", 700, 500, 2)
BINS = challenge("bins", 400, 300, 1)


def test_each_challenge_that_is_left_out_is_told_why() -> None:
    options = [HEATING, SNOW, BINS, challenge("metro", 5_000, 9_000, 2), challenge("army", 5_000, 1, 90)]
    choice = choose(options, PortfolioLimits(budget=SEK(1_000), people=4))
    assert isinstance(choice, Choice)
    assert [reason.code for reason in choice.reasons] == [
        "portfolio_chosen",
        "runner_up_less_benefit",
        "left_out_too_many_people",
        "left_out_too_dear",
        "left_out_loses",
    ]
    nbsp = "\N{NO-BREAK SPACE}"
    assert choice.explain("sv").splitlines()[1] == f"tvåa: bins och snow; nyttan är 200{nbsp}kr mindre"
    assert choice.explain("en").splitlines()[4].startswith("snow: the best portfolio with it (bins and snow) gives")


@pytest.mark.parametrize(
    ("other", "code"),
    [
        (challenge("z", 900, 600, 2), "runner_up_equal"),
        (challenge("z", 900, 601, 2), "runner_up_dearer"),
        (challenge("z", 900, 600, 3), "runner_up_more_people"),
        (challenge("z", 899, 1, 0), "runner_up_less_benefit"),
    ],
)
def test_ties_are_broken_by_cost_then_people_then_id(other: Challenge, code: str) -> None:
    choice = choose([other, HEATING], PortfolioLimits(budget=SEK(1_000), people=9, most=1))
    assert isinstance(choice, Choice)
    assert choice.chosen.ids == ("heating",)
    assert choice.reasons[1].code == code


def test_nothing_that_fits_is_refused_with_the_reason_of_each() -> None:
    refused = choose([HEATING, SNOW], PortfolioLimits(budget=SEK(550), people=9, least=2))
    assert isinstance(refused, Refused)
    assert refused.codes == ("no_portfolio_fits", "left_out_too_dear", "left_out_alone")
    assert isinstance(choose([], PortfolioLimits(budget=SEK(1), people=1)), Refused)


def test_doubles_mixed_money_and_impossible_limits_are_errors() -> None:
    with pytest.raises(InvalidValue, match="twice"):
        choose([HEATING, HEATING], PortfolioLimits(budget=SEK(1), people=1))
    with pytest.raises(CurrencyMismatch):
        choose([HEATING], PortfolioLimits(budget=EUR(1), people=1))
    with pytest.raises(InvalidValue, match=r"PortfolioLimits\.least"):
        PortfolioLimits(budget=SEK(1), people=1, least=4)
    with pytest.raises(InvalidValue, match=r"Challenge\.benefit"):
        challenge("x", -1, 1, 1)


def test_fifteen_challenges_are_chosen_from_as_brute_force_would() -> None:
    options = [challenge(f"c{n:02}", 1_000 + 37 * n % 101, 500 + 53 * n % 211, 1 + n % 3) for n in range(15)]
    limits = PortfolioLimits(budget=SEK(1_750), people=5)
    choice = choose(options, limits)
    assert isinstance(choice, Choice)
    assert choice.chosen.ids == brute_force(options, limits)[0]


def test_an_answer_of_the_solver_that_breaks_a_limit_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    from types import SimpleNamespace

    from slussmodel.programme import selection

    real, lies = selection.milp, [[1.0, 1.0], [0.0, 0.0]]

    def lying(**problem: object) -> object:
        return SimpleNamespace(x=lies.pop(), message="") if lies else real(**problem)

    monkeypatch.setattr(selection, "milp", lying)
    row = selection.Row((2, 2), least=1, most=2)
    assert selection.best((3, 4), [row]) == (1,)
    assert lies == []


def test_a_solver_that_gives_up_is_an_error_and_not_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    from types import SimpleNamespace

    from slussmodel.programme import selection

    monkeypatch.setattr(selection, "milp", lambda **_: SimpleNamespace(x=None, message="Time limit reached."))
    with pytest.raises(selection.SolverFailed, match="Time limit"):
        choose([HEATING], PortfolioLimits(budget=SEK(1_000), people=4))
