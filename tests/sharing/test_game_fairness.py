"""A promise that is broken comes with a case against it; one that is kept has none."""

from __future__ import annotations

import re
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from slussmodel import SEK, InvalidValue, Money, UnknownName
from slussmodel.errors import MissingParty
from slussmodel.sharing import (
    SCRB,
    Axiom,
    Banzhaf,
    Bounded,
    CostGame,
    Equal,
    Layered,
    Nucleolus,
    Owen,
    PerCapita,
    Shapley,
    TauValue,
    WeightedShapley,
    compare,
    fairness,
)

GAME = CostGame.from_array("ABC", [0, 10, 10, 14, 20, 26, 26, 30])


def test_every_axiom_can_break_and_says_how() -> None:
    cases = {
        Axiom.EFFICIENCY: ({"A": 7, "B": 7, "C": 15}, "The shares sum to 29, but the cost is 30."),
        Axiom.SYMMETRY: ({"A": 6, "B": 8, "C": 16}, "A and B add the same to every group, but pay 6 and 8."),
        Axiom.INDIVIDUAL: ({"A": 4, "B": 4, "C": 22}, "C pays 22, 2 more than it costs alone (20)."),
        Axiom.CORE: (
            {"A": 8, "B": 8, "C": 14},
            "The group (A and B) pays 16, but costs 14 alone: it would gain 2 by leaving.",
        ),
        Axiom.COST_ORDER: (
            {"A": 9, "B": 12, "C": 9},
            "A adds at least as much as B to every group, but pays 9 against 12.",
        ),
    }
    for axiom, (shares, said) in cases.items():
        verdict = fairness(shares, GAME)[axiom]
        assert not verdict.holds
        assert verdict.counterexample is not None
        assert verdict.counterexample.text("en") == said
        assert verdict.text("sv") != verdict.text("en")


def test_a_dummy_pays_its_own_cost() -> None:
    game = CostGame.from_array("ABC", [0, 10, 10, 14, 5, 15, 15, 19])
    assert fairness({"A": 7, "B": 7, "C": 5}, game).broken == ()
    verdict = fairness({"A": 6, "B": 6, "C": 7}, game)[Axiom.DUMMY]
    assert verdict.text("en") == "Dummy player: does not hold. C adds only its own cost 5 to every group, but pays 7."


def test_more_inhabitants_pay_more_only_if_asked_for() -> None:
    people = {"A": 300, "B": 100, "C": 200}
    shares = {"A": 7, "B": 7, "C": 16}
    with pytest.raises(UnknownName):
        fairness(shares, GAME)["population_order"]
    verdict = fairness(shares, GAME, population=people)[Axiom.POPULATION_ORDER]
    assert verdict.text("en").endswith("A has more inhabitants (300) than C (200), but pays 7 against 16.")
    assert fairness({"A": 16, "B": 7, "C": 7}, GAME, population=people)[Axiom.POPULATION_ORDER].holds


@given(st.lists(st.integers(0, 30), min_size=15, max_size=15), st.lists(st.integers(0, 15), min_size=4, max_size=4))
def test_the_core_is_judged_as_it_is_defined(costs: list[int], amounts: list[int]) -> None:
    game = CostGame.from_array("ABCD", [0, *costs])
    over = {
        mask: sum(amount for place, amount in enumerate(amounts) if mask >> place & 1) - game.steps(mask)
        for mask in range(1, 15)
    }
    verdict = fairness(dict(zip("ABCD", amounts, strict=True)), game)[Axiom.CORE]
    assert verdict.holds == (max(over.values()) <= 0)
    if verdict.counterexample is not None:
        assert verdict.counterexample.params["excess"] == max(over.values())


def test_rounding_to_the_ore_breaks_nothing() -> None:
    """Three alike share 100 kronor: one pays an öre more, and no axiom minds."""
    game = CostGame.from_function("ABC", lambda members: np.where(members.any(axis=1), 10_000, 0), currency="SEK")
    allocation = Shapley().share(game)
    assert len(set(allocation.amounts.values())) == 2
    assert fairness(allocation.amounts, game).broken == ()
    assert fairness(allocation.exact, game).broken == ()


def test_rounding_to_whole_kronor_breaks_nothing_either() -> None:
    game = CostGame.from_function("ABC", lambda members: np.where(members.any(axis=1), 10_000, 0), currency="SEK")
    allocation = Shapley().share(game).in_units_of(SEK(1))
    assert set(allocation.amounts.values()) == {SEK(33), SEK(34)}
    assert allocation.fairness(game).broken == compare([allocation], game).lines[0].fairness.broken == ()
    assert allocation.fairness(game)[Axiom.COST_MONOTONE].holds


@given(st.lists(st.integers(0, 400), min_size=8, max_size=8), st.integers(1, 500), st.sampled_from([1, 50, 127, 128]))
def test_money_among_exact_shares_is_judged_as_the_definition_says(costs: list[int], part: int, unit: int) -> None:
    """Each member excuses what money was rounded to, though the fractions make all counts large."""
    game = CostGame.from_array("ABC", [0, *costs[1:]], currency="SEK")
    shares = {"A": Money(costs[0], "SEK"), "B": Fraction(part, 7), "C": Fraction(part, 11)}
    pays = {name: Fraction(one.minor if isinstance(one, Money) else one) for name, one in shares.items()}
    groups = ["A", "B", "C", "AB", "AC", "BC"]
    broken = any(sum(pays[one] for one in group) - game.cost(tuple(group)) > unit * len(group) for group in groups)
    assert fairness(shares, game, unit=unit)[Axiom.CORE].holds is not broken


def test_exact_shares_get_no_benefit_of_rounding() -> None:
    game = CostGame.from_function("AB", lambda members: np.where(members.any(axis=1), 100, 0), currency="SEK")
    report = fairness({"A": Fraction(99, 2), "B": Fraction(101, 2)}, game)
    assert report.broken == (Axiom.SYMMETRY, Axiom.COST_ORDER)
    assert "A and B add the same to every group, but pay 0.495 and 0.505." in report.explain("en")


@pytest.mark.parametrize(("over", "broken"), [(0, False), (1, False), (2, True)])
def test_each_is_excused_one_ore_and_a_group_one_for_each_member(over: int, broken: bool) -> None:
    game = CostGame.from_array("ABC", [0, 10, 90, 50, 90, 50, 90, 60], currency="SEK")
    alone = {"A": Money(10 + over, "SEK"), "B": Money(20, "SEK"), "C": Money(30 - over, "SEK")}
    assert (not fairness(alone, game)[Axiom.INDIVIDUAL].holds) is broken
    pair = {"A": Money(5, "SEK"), "B": Money(45 + 2 * over - (over > 1), "SEK"), "C": Money(9, "SEK")}
    assert (not fairness(pair, game)[Axiom.CORE].holds) is broken


def test_floats_are_judged_without_their_noise() -> None:
    game = CostGame.from_costs("AB", {("A",): 0.1, ("B",): 0.2, ("A", "B"): 0.1 + 0.2})
    assert fairness({"A": 0.1, "B": 0.2}, game).broken == ()


def test_amounts_beyond_int64_are_judged_exactly() -> None:
    game = CostGame.from_array("ABC", np.array([0, 10, 10, 14, 20, 26, 26, 30], dtype=object) * 10**30)
    shares = {"A": Fraction(7 * 10**30), "B": 7 * 10**30 + Fraction(1, 3), "C": 16 * 10**30 - Fraction(1, 3)}
    assert Axiom.CORE in fairness(shares, game).broken
    assert fairness({"A": 7 * 10**30, "B": 7 * 10**30, "C": 16 * 10**30}, game).broken == ()


def test_a_report_says_every_axiom_in_both_languages() -> None:
    report = fairness({"A": 8, "B": 8, "C": 14}, GAME)
    assert len(report.explain("sv").splitlines()) == len(report.verdicts)
    assert "Kärnan: gäller inte. Gruppen (A och B) betalar 16, men kostar ensam 14" in report.explain("sv")
    assert "Efficiency: holds." in report.explain("en")


def test_missing_shares_are_named() -> None:
    with pytest.raises(MissingParty, match="shares says nothing of 'C'"):
        fairness({"A": 1, "B": 2}, GAME)
    with pytest.raises(MissingParty, match="population says nothing of 'B'"):
        fairness({"A": 1, "B": 2, "C": 3}, GAME, population={"A": 1, "C": 1})


MONEY = CostGame.from_array("ABC", [0, 1000, 1000, 1400, 2000, 2600, 2600, 3000], currency="SEK")


def test_rules_stand_side_by_side() -> None:
    people = {"A": 100, "B": 200, "C": 300}
    table = compare([Shapley(), Nucleolus(), PerCapita(), Equal()], MONEY, population=people)
    records = table.to_records("en")
    assert [record["rule"] for record in records] == ["Shapley value", "Nucleolus", "Per inhabitant", "Equal shares"]
    assert all(sum(record[player] for player in "ABC") == 30 for record in records)
    assert [record["core"] for record in records] == [True, True, False, False]
    assert [record["population_order"] for record in records] == [True, True, True, True]
    assert "Per invånare: Kärnan: gäller inte." in table.explain("sv")
    assert "Shapley value: meets all that was tried." in table.explain("en")


def test_made_allocations_and_plain_numbers_can_be_compared() -> None:
    made = Equal().share(SEK(30), tuple("ABC"))
    assert compare([made], MONEY).to_records()[0]["A"] == 10
    assert compare([Shapley()], GAME).to_records("en")[0]["A"] == Shapley().values(GAME)["A"]


def test_bounded_keys_and_allocations_by_any_rule_can_be_compared() -> None:
    people = {"A": 100, "B": 200, "C": 300}
    bounded = Bounded(key=PerCapita(), floor=SEK(8))
    made = Layered({"all": bounded.key}).share({"all": SEK(30)}, people)
    table = compare([bounded, bounded.share(SEK(30), people), made], MONEY, population=people)
    assert [[record[player] for player in "ABC"] for record in table.to_records()] == [
        [8, Fraction("8.8"), Fraction("13.2")],
        [8, Fraction("8.8"), Fraction("13.2")],
        [5, 10, 15],
    ]
    assert table.to_records("en")[1]["rule"] == f"{PerCapita().label('en')} with floors"


def test_a_rule_that_cannot_be_used_says_why_and_stops_no_other() -> None:
    game = CostGame.from_array("AB", [0, 100, 100, 300], currency="SEK")
    table = compare([TauValue(), Equal(), PerCapita()], game)
    tau, equal, per_capita = table.to_records("en")
    assert "not quasi-balanced" in tau["refused"]
    assert tau["A"] is None
    assert (equal["refused"], equal["A"]) == (None, Fraction(3, 2))
    assert per_capita["refused"] is not None
    assert "TauValue" in table.explain("en")
    assert "needs" not in compare([Equal()], GAME).explain("en")
    assert "must be in Money" in compare([Equal()], GAME).explain("en")


def test_a_comparison_draws_itself() -> None:
    people = {"A": 100, "B": 200, "C": 300}
    picture = compare([Shapley(), TauValue(), PerCapita()], MONEY, population=people)._repr_html_()
    assert picture.count("<path") == 3 * 3 + 3
    assert "<title>Vad var och en betalar med olika regler</title>" in picture
    assert re.findall(r">([\d,]+)\skr</text>", picture) == ["0", "17,50"]
    assert picture.count('<th scope="row"') == len("ABC") + 1
    refused = compare([TauValue()], CostGame.from_array("AB", [0, 1, 1, 3]))._repr_html_()
    assert "Regeln går inte att använda" in refused


def test_marks_at_one_place_do_not_hide_each_other() -> None:
    made = [Equal().share(SEK(30), tuple("ABC"))] * 7
    marks = re.findall(r'<path d="([^"]*)" transform="translate\(([^)]*)\)', compare(made, MONEY).html())[:7]
    assert len({shape for shape, _ in marks}) == len({place for _, place in marks}) == 7


def test_names_cannot_break_the_drawing() -> None:
    game = CostGame.from_array(("<b>A</b>", "B & C"), [0, 100, 100, 150], currency="SEK")
    assert "<b>" not in compare([Shapley()], game)._repr_html_()


def test_a_rule_that_leaves_somebody_out_stops_no_other() -> None:
    weighted, owen, equal = compare([WeightedShapley({"A": 1}), Owen(["AB"]), Equal()], MONEY).to_records()
    assert "says nothing of 'B'" in weighted["refused"]
    assert "says nothing of 'C'" in owen["refused"]
    assert equal["refused"] is None


def test_what_a_rule_gives_of_another_game_says_nothing_of_these_shares() -> None:
    """The shares are judged all the same, though the rule refuses this game or shares it otherwise."""
    apart = CostGame.from_array("ABC", [0, 10, 10, 20, 10, 20, 20, 3000], currency="SEK")
    for rule in (SCRB(), Nucleolus(), Shapley()):
        assert rule.share(MONEY).fairness(MONEY)[Axiom.COST_MONOTONE].holds
        report = rule.share(MONEY).fairness(apart)
        assert Axiom.COST_MONOTONE not in {verdict.axiom for verdict in report.verdicts}
        assert not report[Axiom.CORE].holds


@given(st.lists(st.integers(1, 2000), min_size=7, max_size=7))
def test_a_case_against_a_rule_tells_what_was_paid(costs: list[int]) -> None:
    """Values that are scaled to be paid grow as they are paid, not as they were before."""
    game = CostGame.from_array("ABC", [0, *costs], currency="SEK")
    try:
        allocation = Banzhaf().share(game)
    except InvalidValue:
        return
    why = allocation.fairness(game)[Axiom.COST_MONOTONE].counterexample
    if why is not None:
        assert why.params["pays"] == game.unit.said(allocation.exact[str(why.params["one"])])


def test_only_rules_and_allocations_are_compared() -> None:
    with pytest.raises(InvalidValue, match="must be solutions, keys or allocations"):
        compare(["Shapley"], MONEY)
    with pytest.raises(MissingParty, match="population"):
        compare([PerCapita()], MONEY, population={"A": 1})
