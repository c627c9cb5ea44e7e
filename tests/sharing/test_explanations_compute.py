"""Read the words of every rule as arithmetic and compute the share again from them, in both languages."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slussmodel import SEK, InvalidValue, Money, Period
from slussmodel.language import Lang, Sentence
from slussmodel.sharing import (
    ACA,
    ECM,
    SAMBRUK_2020,
    SCRB,
    Allocation,
    AumannDreze,
    Banzhaf,
    BaseFeePlusPerCapita,
    Bounded,
    ByWeight,
    Changing,
    ConstrainedEqualAwards,
    ConstrainedEqualLosses,
    CostGame,
    DecreasingSerial,
    Equal,
    FunctionGame,
    Gately,
    Layered,
    LeastCore,
    MaximumGame,
    Myerson,
    Nucleolus,
    Owen,
    Passing,
    PerCapita,
    PerCapitaNucleolus,
    Prenucleolus,
    ProportionalClaims,
    ProportionalNucleolus,
    Reciprocal,
    SampledShapley,
    Serial,
    Shapley,
    SharedComponentsGame,
    Solution,
    StandAloneProportional,
    Step,
    Talmud,
    TauValue,
    TreeGame,
    WeightedShapley,
)
from slussmodel.sharing.steps import exactly

NUMBER = r"-?\d+(?: [+−] \d+/\d+|/\d+|\.\d+)?"
FACTOR = rf"(?:\({NUMBER}\)|-?\d+(?:/\d+|\.\d+)?)"
CHAIN = rf"(?:\({NUMBER} − {FACTOR}\)|{FACTOR})(?: [×/] {FACTOR})+"


def plain(text: str, lang: Lang) -> str:
    """The text with the numbers as Python writes them and without the currency."""
    text = text.replace("SEK\N{NO-BREAK SPACE}", "").replace("\N{NO-BREAK SPACE}kr", "")
    text = (
        re.sub(r"(?<=\d)\N{NO-BREAK SPACE}(?=\d{3})", "", text)
        if lang == "sv"
        else re.sub(r"(?<=\d),(?=\d{3})", "", text)
    )
    text = re.sub(r"(?<=\d),(?=\d)", ".", text) if lang == "sv" else text
    return re.sub(r"−(?=\d)", "-", re.sub(r" (?:SEK|kr)\b", "", text))


def number(text: str) -> Fraction:
    return sum((Fraction(part) for part in text.replace(" − ", " + -").split(" + ")), Fraction(0))


def value(chain: str) -> Fraction:
    """The chain by the rules of arithmetic, as anybody's calculator has them: × and / before + and −."""
    signs = chain.translate({ord("×"): "*", ord("−"): "-"})
    return Fraction(eval(re.sub(r"\d+(?:\.\d+)?", r"Fraction('\g<0>')", signs)))  # of figures and signs alone


def chains(text: str) -> list[Fraction]:
    return [value(chain) for chain in re.findall(CHAIN, text)]


def words_of(allocation: Allocation, party: str, lang: Lang) -> list[str]:
    return [plain(step.text(lang), lang) for step in allocation.share_of(party).steps]


people = st.dictionaries(st.sampled_from("ABCDE"), st.integers(1, 60_000), min_size=2)
costs = st.integers(100, 10**8).map(lambda minor: Money(minor, "SEK"))
langs = st.sampled_from(["sv", "en"])


@given(
    st.sampled_from([Equal(), PerCapita(), ByWeight("x"), BaseFeePlusPerCapita(Fraction(2, 5)), SAMBRUK_2020]),
    costs,
    people,
    langs,
)
def test_keys(key: PerCapita, cost: Money, sizes: dict[str, int], lang: Lang) -> None:
    allocation = key.share(cost, sizes)
    for party, exact in allocation.exact.items():
        (words,) = words_of(allocation, party, lang)
        assert sum(chains(words)) * 100 == exact


@given(costs, people, langs, st.sampled_from(Passing))
def test_caps_and_floors(cost: Money, sizes: dict[str, int], lang: Lang, passing: Passing) -> None:
    cap, floor = Money(2 * cost.minor // len(sizes) + 1, "SEK"), Money(cost.minor // len(sizes) // 3, "SEK")
    allocation = Bounded(key=PerCapita(), cap=cap, floor=floor, passing=passing).share(cost, sizes)
    for party, exact in allocation.exact.items():
        by_key, bounded = words_of(allocation, party, lang)
        (before,) = chains(by_key)
        numbers = [number(found) for found in re.findall(NUMBER, bounded)]
        assert numbers[0] == before
        if "×" in bounded:
            assert chains(bounded) == [exact / 100]
        elif "−" in bounded:
            assert (before + chains(bounded)[0]) * 100 == exact
        else:
            assert numbers[1] * 100 == exact


@settings(max_examples=50)
@given(costs, costs, people, langs)
def test_pools(one: Money, other: Money, sizes: dict[str, int], lang: Lang) -> None:
    allocation = Layered({"drift": Equal(), "stöd": PerCapita()}).share({"drift": one, "stöd": other}, sizes)
    for party, exact in allocation.exact.items():
        parts = [re.search(rf": ({NUMBER})", words) for words in words_of(allocation, party, lang)]
        assert sum(number(found[1]) for found in parts if found) * 100 == exact


@settings(max_examples=50)
@given(costs, costs, st.fractions(0, Fraction(9, 10), max_denominator=10), langs)
def test_pools_that_serve_each_other(one: Money, other: Money, part: Fraction, lang: Lang) -> None:
    rule = Reciprocal(
        {"P": {"Q": part, "A": 1 - part}, "Q": {"P": Fraction(1, 2), "A": Fraction(1, 4), "B": Fraction(1, 4)}}
    )
    allocation = rule.share({"P": one, "Q": other})
    for party, exact in allocation.exact.items():
        assert sum(sum(chains(words)) for words in words_of(allocation, party, lang)) * 100 == exact


@settings(max_examples=50)
@given(costs, people, st.dates(date(2025, 1, 2), date(2025, 12, 31)), langs)
def test_a_rule_that_changes(cost: Money, sizes: dict[str, int], change: date, lang: Lang) -> None:
    rule = Changing(phases=((date(2024, 1, 1), Equal()), (change, PerCapita())))
    allocation = rule.share(cost, sizes, Period.year(2025))
    for party, exact in allocation.exact.items():
        assert sum(sum(chains(words)) for words in words_of(allocation, party, lang)) * 100 == exact


@given(
    st.sampled_from([ProportionalClaims(), ConstrainedEqualAwards(), ConstrainedEqualLosses(), Talmud()]),
    st.dictionaries(st.sampled_from("ABCDE"), st.integers(1, 10**6), min_size=2),
    st.fractions(Fraction(1, 100), 1),
    langs,
)
def test_claims(rule: Talmud, asked: dict[str, int], part: Fraction, lang: Lang) -> None:
    claims = {party: Money(minor, "SEK") for party, minor in asked.items()}
    allocation = rule.share(Money(max(1, int(sum(asked.values()) * part)), "SEK"), claims)
    for party, exact in allocation.exact.items():
        (words,) = words_of(allocation, party, lang)
        if isinstance(rule, ProportionalClaims):
            assert chains(words)[-1] * 100 == exact
            continue
        claim = Fraction(asked[party], 100)
        level = re.search(rf"(?:av|of) ({NUMBER}),", words)
        assert level is not None
        most = claim / 2 if "/ 2" in words else claim
        lesser = min(number(level[1]), most)
        assert 100 * (claim - lesser if re.search(rf": {NUMBER} (?:minus|less)", words) else lesser) == exact


@given(
    st.sampled_from([Serial(), DecreasingSerial()]),
    st.dictionaries(st.sampled_from("ABCD"), st.integers(1, 50), min_size=2),
    langs,
)
def test_serial(rule: Serial, demands: dict[str, int], lang: Lang) -> None:
    allocation = rule.share(lambda quantity: SEK(300 + int(quantity) ** 2), demands)
    for party, exact in allocation.exact.items():
        (words,) = words_of(allocation, party, lang)
        before = re.search(rf"; ({NUMBER}) (?:som|as) ", words)
        assert 100 * ((number(before[1]) if before else 0) + chains(words)[-1]) == exact


def games(least: int = 2, most: int = 4) -> st.SearchStrategy[CostGame]:
    """Games in öre where every player spares something, so that no rule refuses them."""

    def game(costs: list[int]) -> CostGame:
        n = len(costs)
        alone = [sum(cost for place, cost in enumerate(costs) if mask >> place & 1) for mask in range(1 << n)]
        spared = [mask.bit_count() * (mask.bit_count() - 1) * 17 for mask in range(1 << n)]
        return CostGame.from_array("ABCD"[:n], [a - b for a, b in zip(alone, spared, strict=True)], currency="SEK")

    return st.lists(st.integers(1_000, 10**6), min_size=least, max_size=most).map(game)


def said_of_a_game(words: str) -> Fraction:
    """A leading number, if there is one, and what follows it."""
    own = "särkostnaden|its separable cost|den egna kostnaden,|its own cost,"
    lead = re.search(rf": (?:{own})? ?({NUMBER})(?= (?:som|as|\+)|\.$)", words)
    mean = re.search(r"\(([^()]*)\) / (\d+)", words)
    if "orders" in words or "ordningar" in words:
        assert mean is not None
        return number(mean[1]) / int(mean[2])
    return (number(lead[1]) if lead else Fraction(0)) + sum(chains(words[lead.end() :] if lead else words))


@given(
    st.sampled_from([Shapley(), SCRB(), ACA(), Gately(), ECM(), StandAloneProportional(), TauValue()]), games(), langs
)
def test_solutions_of_games(rule: Solution, game: CostGame, lang: Lang) -> None:
    allocation = rule.share(game)
    for party, exact in allocation.exact.items():
        (words,) = words_of(allocation, party, lang)
        if isinstance(rule, TauValue):
            least = re.search(rf"; ({NUMBER}) \+", words)
            assert least is not None
            assert 100 * (number(least[1]) + chains(words)[-1]) == exact
        else:
            assert 100 * said_of_a_game(words) == exact


@given(games(3), langs)
def test_unions_blocks_and_neighbours(game: CostGame, lang: Lang) -> None:
    parts = [game.players[:2], game.players[2:]]
    for rule in (Owen(parts), AumannDreze(parts), Myerson([("A", "B")])):
        allocation = rule.share(game)
        for party, exact in allocation.exact.items():
            assert 100 * said_of_a_game(words_of(allocation, party, lang)[1]) == exact


@given(games(), langs)
def test_weighted_and_banzhaf(game: CostGame, lang: Lang) -> None:
    weighted = WeightedShapley({"A": 1, "B": 2, "C": 3, "D": Fraction(5, 2)}).share(game)
    for party, exact in weighted.exact.items():
        alone, *rest = words_of(weighted, party, lang)
        own = re.search(rf"({NUMBER})", alone)
        assert own is not None
        assert 100 * (number(own[1]) + sum(sum(chains(words)) for words in rest)) == exact
    banzhaf = Banzhaf().share(game)
    for party, exact in banzhaf.exact.items():
        assert 100 * chains(words_of(banzhaf, party, lang)[0])[-1] == exact


structures = st.dictionaries(st.sampled_from("ABCDE"), st.integers(1, 10**6), min_size=2).map(
    lambda costs: {party: Money(minor, "SEK") for party, minor in costs.items()}
)


@given(structures, langs)
def test_games_with_structure(costs: dict[str, Money], lang: Lang) -> None:
    names = sorted(costs)
    tree = TreeGame(costs, parents=dict(zip(names, [None, *names[:-1]], strict=True)))
    components = SharedComponentsGame([(SEK(70), names), *((cost, [party]) for party, cost in costs.items())])
    for game in (MaximumGame(costs), tree, components, MaximumGame(costs) + tree):
        allocation = Shapley().share(game)
        for party, exact in allocation.exact.items():
            assert 100 * sum(said_of_a_game(words) for words in words_of(allocation, party, lang)) == exact


@given(structures, langs)
def test_the_nucleolus_of_a_runway(costs: dict[str, Money], lang: Lang) -> None:
    allocation = Nucleolus().share(MaximumGame(costs))
    for party, exact in allocation.exact.items():
        (words,) = words_of(allocation, party, lang)
        assert [100 * one for one in chains(words)] == [exact]


def solved(equations: list[tuple[tuple[str, ...], Fraction]], players: tuple[str, ...]) -> dict[str, Fraction]:
    """What each pays, from what some groups pay together: Gauss-Jordan."""
    rows = [[*(Fraction(player in group) for player in players), paid] for group, paid in equations]
    for place in range(len(players)):
        pivot = next(row for row in range(place, len(rows)) if rows[row][place])
        rows[place], rows[pivot] = rows[pivot], rows[place]
        rows[place] = [one / rows[place][place] for one in rows[place]]
        rows = [
            row if at == place else [one - row[place] * other for one, other in zip(row, rows[place], strict=True)]
            for at, row in enumerate(rows)
        ]
    assert not any(any(row) for row in rows[len(players) :])
    return dict(zip(players, (row[-1] for row in rows[: len(players)]), strict=True))


@given(
    st.lists(st.integers(0, 12), min_size=15, max_size=15),
    st.sampled_from([Nucleolus(), Prenucleolus(), PerCapitaNucleolus(), ProportionalNucleolus(), LeastCore()]),
)
def test_the_levels_that_are_told_give_every_share(costs: list[int], rule: Solution) -> None:
    game = CostGame.from_array("ABCD", [0, *(100 + 100 * cost for cost in costs)], currency="SEK")
    try:
        allocation = rule.share(game)
    except InvalidValue:
        return
    equations = [(game.players, game.total)]
    for step in allocation.steps:
        said = step.params
        if "groups" not in said:
            continue
        for group in said["groups"].groups:
            alone = game.cost(group)
            sign = {"nucleolus_loses": 1, "nucleolus_saves": -1, "nucleolus_at_bound": 0}[step.code]
            weight = {"per_capita": 100 * len(group), "proportional": alone}.get(str(said.get("measure")), 100)
            equations.append((group, alone + (sign * said["amount"] * weight if sign else 0)))
    assert solved(equations, game.players) == allocation.exact


def test_more_than_eight_players_are_told_by_their_first_and_last_place() -> None:
    names = "ABCDEFGHI"
    game = CostGame.from_function(names, lambda members: 900 + 100 * members.sum(axis=1), currency="SEK")
    allocation = Shapley().share(game)
    (words,) = words_of(allocation, "A", "en")
    assert words == "A: costs 10 alone, and 1 as the last to join; 2 on average over all orders."
    five = CostGame.from_array("ABCDE", [0, *(3 ** mask.bit_count() for mask in range(1, 32))], currency="SEK")
    assert len(WeightedShapley(dict.fromkeys("ABCDE", 1)).share(five).share_of("A").steps) == 16
    weighted = WeightedShapley(dict.fromkeys(names, 1)).share(game)
    assert "256 groups costs beyond its parts" in words_of(weighted, "A", "en")[0]


def test_an_estimate_tells_its_interval() -> None:
    game = FunctionGame("ABC", lambda members: 1000 + members @ [100, 200, 400], currency="SEK")
    allocation = SampledShapley(seed=1).share(game)
    for estimate, party in zip(SampledShapley(seed=1).estimates(game).values(), allocation, strict=True):
        (words,) = words_of(allocation, party, "en")
        low, high, sure = (number(found) for found in re.findall(NUMBER, words))
        assert low * 100 <= estimate.low <= estimate.high <= high * 100
        assert sure == 95


def test_a_figure_is_exact_as_long_as_that_helps_anybody() -> None:
    assert exactly(Fraction(1, 10**6), "en") == "0.000001"
    assert exactly(Fraction(1, 999_999_999), "en") == "1/999,999,999"
    assert exactly(Fraction(1, 10**9 + 7), "en") == "≈0.000000"


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_the_arithmetic_reads_what_people_read(lang: Lang) -> None:
    assert value("(500 − 400) / 2") == 50
    assert value("(33 + 1/3) × 3 / 2") == 50
    assert value("33 + 1/3 × 3 / 2") == Fraction(67, 2)
    third, half = Fraction(1, 3), Fraction(-5, 2)
    chain = Sentence("chain", *["{a} av {a} kr × {b} / {a}, {b} / {c} − {b} och {c}"] * 2)
    assert plain(Step.of(chain, a=100 * third, b=third, c=half * third).text(lang), lang) == (
        "33 + 1/3 av (33 + 1/3) × 1/3 / (33 + 1/3), 1/3 / (-5/6) − 1/3 och -5/6"
    )
    minus = Sentence("minus", *["{a} × {b} − {b}, {b}"] * 2)
    said = Step.of(minus, a=100 * third, b=Fraction(-2)).text(lang)
    assert plain(said, lang) == "(33 + 1/3) × (-2) − (-2), -2"
    assert plain(SEK("-1234567.50").format(lang), lang) == "-1234567.50"
