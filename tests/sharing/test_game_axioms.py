"""What each rule promises, tried on random games; and on record, a game where it breaks what it does not promise.

`KEEPS` is the table of the literature (Young 1985; Moulin 1988; Driessen 1988). A rule that does not keep an axiom has
a counterexample in `BREAKS`, found by search and small enough to check by hand.
"""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from slussmodel import InvalidValue
from slussmodel.sharing import (
    ECM,
    SCRB,
    Axiom,
    Banzhaf,
    CostGame,
    Gately,
    LeastCore,
    Nucleolus,
    PerCapitaNucleolus,
    Prenucleolus,
    ProportionalNucleolus,
    Shapley,
    Solution,
    StandAloneProportional,
    TauValue,
    WeightedShapley,
    fairness,
)

EQUAL = WeightedShapley(dict.fromkeys("ABCD", 1))
UNEQUAL = WeightedShapley({"A": 1, "B": 2, "C": 3, "D": 4})

EFFICIENCY, SYMMETRY, DUMMY, CORE, ORDER = (
    Axiom.EFFICIENCY,
    Axiom.SYMMETRY,
    Axiom.DUMMY,
    Axiom.CORE,
    Axiom.COST_ORDER,
)
INDIVIDUAL, DEARER = Axiom.INDIVIDUAL, Axiom.COST_MONOTONE

# On games with subadditive costs; CORE where there is a core.
KEEPS: dict[Solution, set[Axiom]] = {
    Shapley(): {EFFICIENCY, SYMMETRY, DUMMY, INDIVIDUAL, ORDER, DEARER},
    EQUAL: {EFFICIENCY, SYMMETRY, DUMMY, INDIVIDUAL, ORDER, DEARER},
    UNEQUAL: {EFFICIENCY, DUMMY, INDIVIDUAL, DEARER},
    Nucleolus(): {EFFICIENCY, SYMMETRY, DUMMY, INDIVIDUAL, CORE, ORDER},
    Prenucleolus(): {EFFICIENCY, SYMMETRY, DUMMY, INDIVIDUAL, CORE, ORDER},
    PerCapitaNucleolus(): {EFFICIENCY, SYMMETRY, DUMMY, INDIVIDUAL, CORE, ORDER, DEARER},
    ProportionalNucleolus(): {EFFICIENCY, SYMMETRY, DUMMY, INDIVIDUAL, CORE, ORDER},
    LeastCore(): {EFFICIENCY, SYMMETRY, DUMMY, INDIVIDUAL, CORE, ORDER},
    SCRB(): {EFFICIENCY, SYMMETRY, DUMMY, INDIVIDUAL},
    Gately(): {EFFICIENCY, SYMMETRY, DUMMY, INDIVIDUAL},
    TauValue(): {EFFICIENCY, SYMMETRY, DUMMY, INDIVIDUAL, ORDER},
    ECM(): {EFFICIENCY, SYMMETRY, ORDER, DEARER},
    StandAloneProportional(): {EFFICIENCY, SYMMETRY, INDIVIDUAL, ORDER, DEARER},
    Banzhaf(): {SYMMETRY, DUMMY, INDIVIDUAL, ORDER, DEARER},
}


def subadditive(costs: list[int]) -> CostGame:
    """The nearest subadditive game below: each group in the parts that it is cheapest in."""
    table = [0, *costs]
    for mask in range(len(table)):
        part = (mask - 1) & mask
        while part:
            table[mask] = min(table[mask], table[part] + table[mask ^ part])
            part = (part - 1) & mask
    return CostGame.from_array("ABCD"[: len(table).bit_length() - 1], table)


games = st.sampled_from([3, 4]).flatmap(
    lambda n: st.lists(st.integers(1, 8), min_size=2**n - 1, max_size=2**n - 1).map(subadditive)
)


@pytest.mark.parametrize("rule", KEEPS, ids=lambda rule: type(rule).__name__)
@settings(max_examples=60)
@given(game=games)
def test_promises_are_kept(rule: Solution, game: CostGame) -> None:
    try:
        values = rule.values(game)
    except InvalidValue:
        assume(False)
    again = rule if DEARER in KEEPS[rule] else None
    broken = set(fairness(values, game, rule=again).broken) & KEEPS[rule]
    if CORE in broken and LeastCore().level(game) > 0:
        broken.remove(CORE)
    assert not broken


# A game, by bits, where the rule breaks the axiom. All are subadditive, and have a core where CORE is broken.
BREAKS: list[tuple[Solution, Axiom, list[int]]] = [
    (Banzhaf(), CORE, [0, 5, 2, 5, 4, 7, 1, 4, 1, 6, 3, 1, 3, 8, 2, 4]),
    (Banzhaf(), EFFICIENCY, [0, 1, 3, 1, 2, 1, 2, 2, 2, 3, 2, 1, 1, 2, 1, 2]),
    (ECM(), CORE, [0, 7, 1, 8, 5, 4, 2, 5]),
    (ECM(), DUMMY, [0, 1, 1, 1, 1, 2, 2, 2, 1, 2, 2, 2, 2, 3, 3, 3]),
    (ECM(), INDIVIDUAL, [0, 7, 1, 8, 5, 4, 2, 5]),
    (Gately(), CORE, [0, 3, 2, 2, 2, 3, 1, 2, 1, 2, 3, 3, 3, 3, 2, 3]),
    (Gately(), ORDER, [0, 3, 1, 1, 2, 2, 1, 3]),
    (SCRB(), CORE, [0, 3, 2, 2, 2, 3, 1, 2, 1, 2, 3, 3, 3, 3, 2, 3]),
    (SCRB(), ORDER, [0, 3, 1, 1, 2, 2, 1, 3]),
    (Shapley(), CORE, [0, 7, 1, 8, 5, 4, 2, 5]),
    (StandAloneProportional(), CORE, [0, 7, 1, 8, 5, 4, 2, 5]),
    (StandAloneProportional(), DUMMY, [0, 1, 1, 1, 1, 2, 2, 2, 1, 2, 2, 2, 2, 3, 3, 3]),
    (TauValue(), CORE, [0, 6, 5, 4, 6, 2, 2, 4, 4, 1, 4, 6, 2, 5, 2, 2]),
    (EQUAL, CORE, [0, 7, 1, 8, 5, 4, 2, 5]),
    (UNEQUAL, CORE, [0, 7, 1, 8, 5, 4, 2, 5]),
    (UNEQUAL, ORDER, [0, 1, 1, 1, 1, 2, 2, 2, 1, 2, 2, 2, 2, 3, 3, 3]),
    (UNEQUAL, SYMMETRY, [0, 1, 1, 1, 1, 2, 2, 2, 1, 2, 2, 2, 2, 3, 3, 3]),
    (SCRB(), DEARER, [0, 2, 5, 2, 8, 8, 8, 7]),
    (Gately(), DEARER, [0, 2, 5, 2, 8, 8, 8, 7]),
    (TauValue(), DEARER, [0, 5, 1, 2, 2, 1, 3, 1, 5, 4, 5, 2, 3, 6, 4, 2]),
    (Nucleolus(), DEARER, [0, 4, 7, 3, 3, 6, 4, 2, 3, 3, 7, 1, 4, 6, 4, 1]),
    (Prenucleolus(), DEARER, [0, 4, 7, 3, 3, 6, 4, 2, 3, 3, 7, 1, 4, 6, 4, 1]),
    (LeastCore(), DEARER, [0, 4, 7, 3, 3, 6, 4, 2, 3, 3, 7, 1, 4, 6, 4, 1]),
    (ProportionalNucleolus(), DEARER, [0, 6, 8, 2, 5, 4, 8, 6]),
]


@pytest.mark.parametrize(("rule", "axiom", "costs"), BREAKS)
def test_a_counterexample_is_on_record(rule: Solution, axiom: Axiom, costs: list[int]) -> None:
    game = CostGame.from_array("ABCD"[: len(costs).bit_length() - 1], costs)
    assert not [finding for finding in game.check() if finding.code == "not_subadditive"]
    assert axiom not in KEEPS[rule]
    assert axiom in fairness(rule.values(game), game, rule=rule).broken
    if axiom is CORE:
        assert LeastCore().level(game) <= 0


def test_every_axiom_is_kept_or_has_a_counterexample() -> None:
    axioms = {EFFICIENCY, SYMMETRY, DUMMY, INDIVIDUAL, CORE, ORDER, DEARER}
    recorded = {(rule, axiom) for rule, axiom, _ in BREAKS}
    assert recorded == {(rule, axiom) for rule, kept in KEEPS.items() for axiom in axioms - kept}


def added(one: CostGame, other: CostGame) -> CostGame:
    return CostGame.from_array(one.players, one.costs + other.costs)


@pytest.mark.parametrize("rule", [Shapley(), UNEQUAL, Banzhaf(), ECM()], ids=lambda rule: type(rule).__name__)
@given(st.data())
def test_values_of_a_sum_are_sums_of_values(rule: Solution, data: st.DataObject) -> None:
    """Additivity: two projects shared one by one cost each the same as when they are shared as one."""
    costs = st.lists(st.integers(0, 30), min_size=15, max_size=15)
    one, other = (CostGame.from_array("ABCD", [0, *data.draw(costs)]) for _ in range(2))
    both, first, second = (rule.values(game) for game in (added(one, other), one, other))
    assert both == {player: first[player] + second[player] for player in both}


@pytest.mark.parametrize(
    "rule",
    [Nucleolus(), PerCapitaNucleolus(), ProportionalNucleolus(), SCRB(), TauValue(), StandAloneProportional()],
    ids=lambda rule: type(rule).__name__,
)
def test_other_rules_are_not_additive(rule: Solution) -> None:
    """On record: two airports whose costs, shared as one game, give other shares than one by one."""
    one = CostGame.from_array("ABC", [0, 2, 4, 5, 6, 7, 7, 8])
    other = CostGame.from_array("ABC", [0, 9, 3, 9, 3, 10, 5, 9])
    both, first, second = (rule.values(game) for game in (added(one, other), one, other))
    assert both != {player: first[player] + second[player] for player in both}


COVARIANT = [rule for rule in KEEPS if rule not in (ProportionalNucleolus(), StandAloneProportional())]


@pytest.mark.parametrize("rule", COVARIANT, ids=lambda rule: type(rule).__name__)
@settings(max_examples=20)
@given(game=games, own=st.lists(st.integers(0, 9), min_size=4, max_size=4))
def test_own_costs_go_straight_through(rule: Solution, game: CostGame, own: list[int]) -> None:
    """Covariance: what only one player costs is added to its share and to no other's."""
    sums = [sum(cost for place, cost in enumerate(own) if mask >> place & 1) for mask in range(len(game.costs))]
    try:
        before = rule.values(game)
    except InvalidValue:
        assume(False)
    after = rule.values(CostGame.from_array(game.players, game.costs + sums))
    assert after == {player: value + cost for (player, value), cost in zip(before.items(), own, strict=False)}


@pytest.mark.parametrize("rule", [ProportionalNucleolus(), StandAloneProportional()])
def test_what_is_in_proportion_to_cost_looks_at_own_costs_too(rule: Solution) -> None:
    """On record: with ten more that only A costs, B pays another share of the rest."""
    before = rule.values(CostGame.from_array("AB", [0, 3, 4, 5]))
    after = rule.values(CostGame.from_array("AB", [0, 13, 4, 15]))
    assert after["B"] != before["B"]


@pytest.mark.parametrize("rule", [rule for rule in KEEPS if rule is not UNEQUAL], ids=lambda rule: type(rule).__name__)
@settings(max_examples=20)
@given(game=games, random=st.randoms(use_true_random=False))
def test_the_order_of_players_does_not_matter(rule: Solution, game: CostGame, random: object) -> None:
    order = list(game.players)
    random.shuffle(order)
    try:
        values = rule.values(game)
    except InvalidValue:
        assume(False)
    assert rule.values(game.restricted(order)) == values
