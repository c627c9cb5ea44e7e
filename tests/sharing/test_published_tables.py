"""Games from the literature whose solutions are printed there, each checked by a second way that shares no code.

Shapley values are computed again from the orders of joining; nucleoli are held against Kohlberg's criterion with a
linear programme of its own for each level.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import combinations, permutations
from math import comb, factorial

import numpy as np
import pytest
from scipy.optimize import linprog

from slussmodel import SEK
from slussmodel.sharing import (
    ECM,
    SCRB,
    Banzhaf,
    ConstrainedEqualAwards,
    ConstrainedEqualLosses,
    CostGame,
    LeastCore,
    MaximumGame,
    Myerson,
    Nucleolus,
    Owen,
    PerCapitaNucleolus,
    Prenucleolus,
    SavingsGame,
    Shapley,
    StandAloneProportional,
    Talmud,
    TauValue,
    TreeGame,
)
from slussmodel.sharing.units import Value

Worth = Callable[[frozenset[str]], Fraction]
AnyGame = CostGame | SavingsGame


def costs(players: str, table: Mapping[str, object]) -> CostGame:
    return CostGame.from_costs(players, {tuple(group): cost for group, cost in table.items()})


def worth(players: Sequence[str], of: Worth) -> SavingsGame:
    groups = (frozenset(group) for size in range(1, len(players) + 1) for group in combinations(players, size))
    return SavingsGame.from_values(players, {tuple(sorted(group)): of(group) for group in groups})


def majority(quota: int, weights: Mapping[str, int]) -> SavingsGame:
    """A weighted majority game: a group is worth one if its votes reach the quota."""
    masks = np.arange(1 << len(weights))
    votes = sum((masks >> place & 1) * weight for place, weight in enumerate(weights.values()))
    return SavingsGame.from_array(tuple(weights), (votes >= quota).astype(np.int64))


def number(game: AnyGame, group: Iterable[str]) -> Value:
    return game.value(group) if isinstance(game, SavingsGame) else game.cost(group)


def by_orders(game: AnyGame) -> dict[str, Value]:
    """The Shapley value as it is defined: what each adds, over all orders."""
    added = dict.fromkeys(game.players, Fraction(0))
    for order in permutations(game.players):
        before: Value = Fraction(0)
        for place, player in enumerate(order, 1):
            after = number(game, order[:place])
            added[player] += after - before
            before = after
    return {player: amount / factorial(len(game.players)) for player, amount in added.items()}


def is_nucleolus(game: AnyGame, shares: Mapping[str, Value], *, bounded: bool = True) -> bool:
    """Kohlberg (1971): at each level the groups that complain so much, and the bounds, are balanced."""
    sign = -1 if isinstance(game, SavingsGame) else 1
    groups = [group for size in range(1, len(game.players)) for group in combinations(game.players, size)]
    over = {group: sign * (sum(shares[one] for one in group) - number(game, group)) for group in groups}
    at_bound = [group for group in groups if len(group) == 1 and over[group] == 0] if bounded else []
    if sum(shares.values()) != number(game, game.players) or (
        bounded and any(over[group] > 0 for group in groups if len(group) == 1)
    ):
        return False
    return all(
        balanced([group for group in groups if over[group] >= level], at_bound, game.players)
        for level in sorted(set(over.values()), reverse=True)
    )


def balanced(groups: Sequence[Sequence[str]], bounds: Sequence[Sequence[str]], players: Sequence[str]) -> bool:
    """Whether weights above zero on the groups, and of zero or more on the bounds, sum to one for every player."""
    columns = [[float(player in group) for player in players] for group in (*groups, *bounds)]
    for heavy in range(len(groups)):
        answer = linprog(
            [-float(place == heavy) for place in range(len(columns))],
            A_eq=np.array(columns).T,
            b_eq=np.ones(len(players)),
            bounds=(0, None),
        )
        if answer.status != 0 or -answer.fun < 1e-9:
            return False
    return True


def rounded(values: Mapping[str, Value], decimals: int = 0) -> list[float]:
    return [round(float(value), decimals) for value in values.values()]


TVA = costs(
    "NFP",
    {"N": 163_520, "F": 140_826, "P": 250_096, "NF": 301_607, "NP": 378_821, "FP": 367_370, "NFP": 412_584},
)


def test_tennessee_valley_authority() -> None:
    """Straffin & Heaney (1981): navigation, flood control and power, in thousands of dollars of 1938."""
    assert rounded(Shapley().values(TVA)) == [117_829, 100_756, 193_998]
    assert Shapley().values(TVA) == by_orders(TVA)
    assert rounded(SCRB().values(TVA)) == [117_476, 99_157, 195_951]
    nucleolus = Nucleolus().values(TVA)
    assert rounded(nucleolus) == [116_234, 93_540, 202_810]
    assert is_nucleolus(TVA, nucleolus)


def test_two_towns() -> None:
    """Young (1994), Cost allocation, Handbook of Game Theory 2: water for two towns, in millions."""
    towns = costs("AB", {"A": 11, "B": 7, "AB": 15})
    assert Shapley().values(towns) == Nucleolus().values(towns) == {"A": Fraction(19, 2), "B": Fraction(11, 2)}
    assert StandAloneProportional().values(towns) == {"A": Fraction(55, 6), "B": Fraction(35, 6)}


def test_three_towns() -> None:
    """Young (1994), the same with a third town: its separable costs are 7, 6 and 5."""
    towns = costs("ABC", {"A": 11, "B": 7, "C": 8, "AB": 15, "AC": 14, "BC": 13, "ABC": 20})
    assert Shapley().values(towns) == by_orders(towns)
    assert rounded(Shapley().values(towns), 2) == [8.33, 5.83, 5.83]
    # What is left over, 2, is shared by the remaining benefits, 4, 1 and 3.
    assert SCRB().values(towns) == {"A": 8, "B": Fraction(25, 4), "C": Fraction(23, 4)}
    assert ECM().values(towns) == {"A": Fraction(23, 3), "B": Fraction(20, 3), "C": Fraction(17, 3)}
    assert is_nucleolus(towns, Nucleolus().values(towns))


def test_three_users_of_a_network() -> None:
    """Moulin (1988), Axioms of Cooperative Decision Making."""
    game = costs("ABD", {"A": 120, "B": 140, "D": 120, "AB": 170, "AD": 160, "BD": 190, "ABD": 255})
    assert Shapley().values(game) == by_orders(game)
    assert rounded(Shapley().values(game), 1) == [73.3, 98.3, 83.3]
    assert is_nucleolus(game, Nucleolus().values(game))


BIRMINGHAM = [
    (42, 65_899, 4.86),
    (9_555, 76_725, 5.66),
    (288, 95_200, 10.30),
    (303, 97_200, 10.85),
    (151, 97_436, 10.92),
    (1_315, 98_142, 11.13),
    (505, 102_496, 13.40),
    (1_128, 104_849, 15.07),
    (151, 113_322, 44.80),
    (112, 115_440, 60.61),
    (22, 117_676, 162.24),
]


def test_birmingham_airport() -> None:
    """Littlechild & Owen (1973), Littlechild & Thompson (1977): 13,572 movements in 1968-69, in pounds."""
    needs = {f"{kind}/{one}": cost for kind, (many, cost, _) in enumerate(BIRMINGHAM) for one in range(many)}
    runway = MaximumGame(needs)
    fees = Shapley().values(runway)
    assert [round(float(fees[f"{kind}/0"]), 2) for kind in range(11)] == [fee for _, _, fee in BIRMINGHAM]
    assert sum(fees.values()) == 117_676
    least = Nucleolus().values(runway)
    assert [round(float(least[f"{kind}/0"]), 2) for kind in range(11)] == [7.89] * 8 + [40.15, 40.15, 103.46]
    assert sum(least.values()) == 117_676


def bankruptcy(estate: int, claims: Mapping[str, int]) -> SavingsGame:
    """O'Neill (1982): a group is sure of what is left when all others have got what they claim."""
    whole = sum(claims.values())
    return worth(tuple(claims), lambda group: max(0, estate - whole + sum(claims[one] for one in group)))


@pytest.mark.parametrize(
    ("estate", "nucleolus", "random_arrival"),
    [
        (100, ["100/3"] * 3, ["100/3"] * 3),
        (200, ["50", "75", "75"], ["100/3", "250/3", "250/3"]),
        (300, ["50", "100", "150"], ["50", "100", "150"]),
    ],
)
def test_three_widows(estate: int, nucleolus: list[str], random_arrival: list[str]) -> None:
    """Mishnah Ketubot 93a; Aumann & Maschler (1985) for the nucleolus, O'Neill (1982) for random arrival."""
    game = bankruptcy(estate, {"A": 100, "B": 200, "C": 300})
    values = Nucleolus().values(game)
    assert [str(value) for value in values.values()] == nucleolus
    assert is_nucleolus(game, values)
    assert [str(value) for value in Shapley().values(game).values()] == random_arrival
    assert Shapley().values(game) == by_orders(game)
    claims = {"A": SEK(100), "B": SEK(200), "C": SEK(300)}
    assert Talmud().share(SEK(estate), claims).exact == {player: 100 * value for player, value in values.items()}


def test_two_hold_a_garment() -> None:
    """Mishnah Baba Metzia 2a: one claims all of it, the other half."""
    claims = {"all": SEK(100), "half": SEK(50)}
    assert dict(Talmud().share(SEK(100), claims).amounts) == {"all": SEK(75), "half": SEK(25)}
    assert dict(ConstrainedEqualAwards().share(SEK(100), claims).amounts) == {"all": SEK(50), "half": SEK(50)}
    assert dict(ConstrainedEqualLosses().share(SEK(100), claims).amounts) == {"all": SEK(75), "half": SEK(25)}


def test_four_sons() -> None:
    """Ibn Ezra (1146), in O'Neill (1982): claims of all, a half, a third and a quarter of 120."""
    shares = Shapley().values(MaximumGame({"quarter": 30, "third": 40, "half": 60, "all": 120}))
    assert list(shares.values()) == [Fraction(15, 2), Fraction(65, 6), Fraction(125, 6), Fraction(485, 6)]


def by_depth(players: Sequence[str], listed: Sequence[object]) -> list[Fraction]:
    """From the order 1, 12, 123, ..., 13, ..., 2, 23, ... to the order of bits."""
    order: list[int] = []

    def go(before: int, start: int) -> None:
        for place in range(start, len(players)):
            order.append(before | 1 << place)
            go(before | 1 << place, place + 1)

    go(0, 0)
    table = [Fraction(0)] * (1 << len(players))
    for mask, value in zip(order, listed, strict=True):
        table[mask] = Fraction(str(value))
    return table


LEMAIRE = [46125, 69187.5, 90000, 53812.5, 17437.5, 30750, 5812.5]
HASAN = [8, 8, 10, 20, 19, 10, 20, 19, 1, 10, 13, 12, 10, 12, 11]
OH_SHIN = [375144, 568232, 772500, 551055, 245280, 452411, 211239]
SAKAWA = (
    "0.060 0.378 0.536 0.906 1 0.573 0.747 0.874 0.485 0.144 0.546 0.634 0.255 0.408 0.561 0.182 0.168 0.337 0.706 "
    "0.801 0.379 0.538 0.668 0.279 0.03 0.383 0.473 0.083 0.249 0.386 0"
).split()


@pytest.mark.parametrize(
    ("game", "nucleolus"),
    [
        (SavingsGame.from_array("123", by_depth("123", LEMAIRE)), [52687.5, 24468.75, 12843.75]),
        (CostGame.from_array("1234", by_depth("1234", HASAN)), [7.5, 0.5, 1.5, 10.5]),
        (CostGame.from_array("123", by_depth("123", OH_SHIN)), [331695.25, 233051.25, 207753.5]),
        (SavingsGame.from_array("12345", by_depth("12345", SAKAWA)), [0.165, 0.3205, 0.0845, 0.3745, 0.0555]),
    ],
    ids=["Lemaire 1991", "Hasan 2011", "Oh & Shin 2012", "Sakawa 2001"],
)
def test_nucleoli_that_were_printed_wrong(game: AnyGame, nucleolus: list[float]) -> None:
    """Guajardo & Jörnsten (2015), Common mistakes in computing the nucleolus, EJOR 241: with their corrections."""
    values = Nucleolus().values(game)
    assert list(map(float, values.values())) == nucleolus
    assert is_nucleolus(game, values)
    assert Shapley().values(game) == by_orders(game)


def test_a_core_of_one_point_that_is_not_monotone() -> None:
    """Young (1985), Monotonic solutions of cooperative games: 1245 are worth more, and 2 and 4 get less."""

    def game(most: int) -> SavingsGame:
        listed = {"35": 3, "123": 3, "134": 9, "245": 9, "1245": 9 if most == 11 else 12, "12345": most}
        return worth("12345", lambda group: Fraction(listed.get("".join(sorted(group)), 0)))

    before, after = game(11), game(12)
    for rule in (Nucleolus(), PerCapitaNucleolus()):
        assert list(rule.values(before).values()) == [0, 1, 2, 7, 1]
        assert list(rule.values(after).values()) == [3, 0, 0, 6, 3]


@pytest.mark.parametrize(
    ("quota", "weights", "nucleolus"),
    [
        (3, [2, 1, 1, 1], [Fraction(weight, 5) for weight in (2, 1, 1, 1)]),
        (5, [3, 2, 2, 1, 1], [Fraction(weight, 9) for weight in (3, 2, 2, 1, 1)]),
        (2, [1, 1, 1], [Fraction(1, 3)] * 3),
        (5, [4, 1, 1, 1, 1, 1], [Fraction(weight, 9) for weight in (4, 1, 1, 1, 1, 1)]),
    ],
)
def test_homogeneous_majorities(quota: int, weights: list[int], nucleolus: list[Fraction]) -> None:
    """Peleg (1968): in a constant-sum homogeneous majority game the nucleolus is the weights themselves."""
    game = majority(quota, dict(zip("ABCDEF", weights, strict=False)))
    values = Nucleolus().values(game)
    assert list(values.values()) == nucleolus
    assert is_nucleolus(game, values)


def test_the_projective_plane_of_seven_points() -> None:
    """Davis & Maschler (1965): who holds a line wins; all seven are alike."""
    lines = [frozenset(line) for line in ("ABC", "ADE", "AFG", "BDF", "BEG", "CDG", "CEF")]
    game = worth("ABCDEFG", lambda group: Fraction(any(line <= group for line in lines)))
    assert set(Nucleolus().values(game).values()) == {Fraction(1, 7)}
    assert LeastCore().level(game.mirror) == Fraction(4, 7)


def test_security_council() -> None:
    """Five that may veto and ten that may not, nine votes: Shapley & Shubik's and Banzhaf's indices in textbooks."""
    members = {f"P{one}": 7 for one in range(5)} | {f"E{one}": 1 for one in range(10)}
    council = majority(39, members)
    shapley = Shapley().values(council)
    assert (shapley["P0"], shapley["E0"]) == (Fraction(421, 2145), Fraction(4, 2145))
    banzhaf = Banzhaf().values(council)
    assert (banzhaf["P0"] * 2**14, banzhaf["E0"] * 2**14) == (848, 84)
    nucleolus = Nucleolus().values(council)
    assert (nucleolus["P0"], nucleolus["E0"]) == (Fraction(1, 5), 0)
    # By counting: an elected member decides if four of the other nine, and all five, are there before it.
    assert shapley["E0"] == comb(9, 3) * Fraction(factorial(8) * factorial(6), factorial(15))


@pytest.mark.parametrize(
    ("quota", "weights", "shapley", "swings"),
    [
        (12, [4, 4, 4, 2, 2, 1], ["7/30", "7/30", "7/30", "3/20", "3/20", "0"], [10, 10, 10, 6, 6, 0]),
        (16, [9, 9, 7, 3, 1, 1], ["1/3", "1/3", "1/3", "0", "0", "0"], [16, 16, 16, 0, 0, 0]),
        (3, [2, 1, 1], ["2/3", "1/6", "1/6"], [3, 1, 1]),
    ],
    ids=["council of the EEC 1958", "Nassau county 1958", "four votes"],
)
def test_voting_bodies(quota: int, weights: list[int], shapley: list[str], swings: list[int]) -> None:
    """Banzhaf (1965) for Nassau county, Brams (1975) for the EEC: Luxembourg's vote could never decide."""
    game = majority(quota, dict(zip("ABCDEF", weights, strict=False)))
    assert [str(value) for value in Shapley().values(game).values()] == shapley
    assert Shapley().values(game) == by_orders(game)
    others = 2 ** (len(weights) - 1)
    assert [value * others for value in Banzhaf().values(game).values()] == swings


def test_amending_the_constitution_of_canada() -> None:
    """Miller (1973), in Straffin (1983): Ontario and Quebec, two of four in the Atlantic, and in the west either
    British Columbia and a prairie province or all three of these."""
    provinces = ("ON", "QC", "BC", "AB", "SK", "MB", "NS", "NB", "NL", "PE")
    west, east = {"AB", "SK", "MB"}, {"NS", "NB", "NL", "PE"}

    def passes(group: frozenset[str]) -> Fraction:
        prairies = len(group & west)
        return Fraction(
            {"ON", "QC"} <= group and len(group & east) >= 2 and ("BC" in group) + prairies >= 2 + ("BC" not in group)
        )

    values = Shapley().values(worth(provinces, passes))
    expected = {"ON": 53, "QC": 53, "BC": 21} | dict.fromkeys(west, 7) | dict.fromkeys(east, 5)
    assert values == {province: Fraction(share, 168) for province, share in expected.items()}


def test_gloves() -> None:
    """Shapley (1959), and the core that is one point where a side is short."""
    two_three = worth("ABVWX", lambda group: Fraction(min(len(group & set("AB")), len(group & set("VWX")))))
    assert Shapley().values(two_three) == by_orders(two_three)
    assert list(Shapley().values(two_three).values()) == [Fraction(13, 20)] * 2 + [Fraction(7, 30)] * 3
    assert list(Nucleolus().values(two_three).values()) == [1, 1, 0, 0, 0]


def test_the_horse_market() -> None:
    """Böhm-Bawerk (1891); Shapley & Shubik (1971): prices of 21 to 21 1/2 clear it, the nucleolus is in the middle."""
    sellers = [Fraction(ask) for ask in ("10", "11", "15", "17", "20", "21.5", "25", "26")]
    buyers = [Fraction(bid) for bid in (30, 28, 26, 24, 22, 21, 20, 18, 17, 15)]
    names = tuple(f"s{place}" for place in range(8)) + tuple(f"b{place}" for place in range(10))
    masks = np.arange(1 << 18)
    asks = np.sort(
        np.where(masks[:, None] >> np.arange(8) & 1, np.array([int(2 * ask) for ask in sellers]), 99), axis=1
    )
    bids = -np.sort(
        -np.where(masks[:, None] >> np.arange(8, 18) & 1, np.array([int(2 * bid) for bid in buyers]), 0), axis=1
    )
    gains = np.maximum(bids[:, :8] - asks, 0).sum(axis=1)
    values = Nucleolus().values(SavingsGame.from_array(names, gains))
    price = Fraction(85, 4)
    expected = [max(price - ask, Fraction(0)) for ask in sellers] + [max(bid - price, Fraction(0)) for bid in buyers]
    assert [value / 2 for value in values.values()] == expected


def test_a_landowner_and_workers() -> None:
    """Shapley & Shubik (1967): with f(k) grown by k workers, the owner gets the mean of f over 0, ..., m."""
    grown = [0, 7, 12, 15, 17, 18]
    farm = worth("Lvwxyz", lambda group: Fraction(grown[len(group) - 1] if "L" in group else 0))
    values = Shapley().values(farm)
    assert values == by_orders(farm)
    assert values["L"] == Fraction(sum(grown), 6)
    assert values["v"] == Fraction(grown[5], 5) - values["L"] / 5


def test_a_big_boss() -> None:
    """Muto, Nakayama, Potters & Tijs (1988): by tau and nucleolus each of the others gets half of what it adds last."""

    def harvest(group: frozenset[str]) -> Fraction:
        return Fraction({0: 0, 1: 4, 2: 7, 3: 9}[len(group) - 1] if "B" in group else 0)

    game = worth("Bxyz", harvest)
    expected = {"B": 6, "x": 1, "y": 1, "z": 1}
    assert TauValue().values(game) == Nucleolus().values(game) == expected
    assert is_nucleolus(game, Nucleolus().values(game))


def test_jobs_in_a_queue() -> None:
    """Curiel, Pederzoli & Tijs (1989): waiting that is spared by changing places, urgency 4, 6, 5 and time 2, 2, 1."""
    spared = {"12": 4, "23": 4, "123": 14}
    game = worth("123", lambda group: Fraction(spared.get("".join(sorted(group)), 0)))
    # The gains of each pair, 4, 6 and 4, are shared by those who must agree to the change.
    assert Shapley().values(game) == by_orders(game) == {"1": 4, "2": 6, "3": 4}
    assert is_nucleolus(game, Nucleolus().values(game))


def test_unions_in_a_majority() -> None:
    """Owen (1977), Hart & Kurz (1983): two of three who always vote together leave the third nothing."""
    three = majority(2, {"A": 1, "B": 1, "C": 1})
    assert list(Owen([("A", "B"), ("C",)]).values(three).values()) == [Fraction(1, 2), Fraction(1, 2), 0]


CATALONIA = {"CiU": 43, "PSC": 33, "PSUC": 25, "UCD": 18, "ERC": 14, "PSA": 2}


def orders_that_keep(unions: Sequence[Sequence[str]]) -> Iterable[tuple[str, ...]]:
    """Orders in which each union stands together."""
    for line in permutations(unions):
        stands: list[tuple[str, ...]] = [()]
        for union in line:
            stands = [(*before, *inside) for before in stands for inside in permutations(union)]
        yield from stands


def test_the_parliament_of_catalonia() -> None:
    """Owen (1982), Carreras & Owen (1988): the seats of 1980, with a bloc of the left and with one of the right."""
    game = majority(68, CATALONIA)
    for blocs in ([("PSC", "PSUC")], [("CiU", "ERC")], [("CiU", "UCD"), ("PSC", "PSUC")]):
        unions = [*blocs, *((party,) for party in CATALONIA if not any(party in bloc for bloc in blocs))]
        added = dict.fromkeys(CATALONIA, 0)
        orders = list(orders_that_keep(unions))
        for order in orders:
            votes = np.cumsum([CATALONIA[party] for party in order])
            added[order[int(np.argmax(votes >= 68))]] += 1
        assert Owen(unions).values(game) == {party: Fraction(many, len(orders)) for party, many in added.items()}


def test_neighbours_on_a_line() -> None:
    """Myerson (1977): two of three are enough, but only the one in the middle can talk to both."""
    game = worth("ABC", lambda group: Fraction(len(group) > 1))
    assert list(Myerson([("A", "B"), ("B", "C")]).values(game).values()) == [
        Fraction(1, 6),
        Fraction(2, 3),
        Fraction(1, 6),
    ]


def test_a_tree_of_pipes() -> None:
    """Megiddo (1978), Granot & Huberman (1981): the game of a tree is concave; the closed form is the definition."""
    pipes = TreeGame(
        {"1": 6, "2": 4, "3": 10, "4": 3, "5": 8}, parents={"1": None, "2": "1", "3": "1", "4": "2", "5": "2"}
    )
    table = pipes.table()
    assert Shapley().values(pipes) == by_orders(table)
    assert not table.check()
    assert is_nucleolus(table, Nucleolus().values(table))


def test_a_game_of_costs_with_an_empty_core() -> None:
    """Three towns that may pair up but gain nothing as three (Straffin 1993): the least they can object is two each."""
    game = costs("ABC", {"A": 8, "B": 8, "C": 8, "AB": 10, "AC": 10, "BC": 10, "ABC": 18})
    assert LeastCore().level(game) == 2
    assert list(Prenucleolus().values(game).values()) == list(Nucleolus().values(game).values()) == [6, 6, 6]
    assert is_nucleolus(game, dict.fromkeys("ABC", Fraction(6)))
    assert not is_nucleolus(game, {"A": Fraction(5), "B": Fraction(6), "C": Fraction(7)})
