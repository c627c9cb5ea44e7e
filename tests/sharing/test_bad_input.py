"""What is no number, no money, no game or no key is named where it is given, not where it would break."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from fractions import Fraction
from unicodedata import normalize

import numpy as np
import pytest

from slussmodel import EUR, SEK, InvalidValue, UnknownName
from slussmodel.errors import MissingParty
from slussmodel.money import CurrencyMismatch
from slussmodel.sharing import (
    ESF,
    SAMBRUK_2020,
    BaseFeePlusPerCapita,
    Bounded,
    Changing,
    CostGame,
    Entry,
    Equal,
    EqualShares,
    ExpectedTranche,
    FeeBuyIn,
    FunctionGame,
    HistoricalBuyIn,
    IncrementCompletion,
    Layered,
    LeastCore,
    Ledger,
    MaximumGame,
    Myerson,
    Notice,
    Nucleolus,
    Owen,
    PerCapita,
    Reciprocal,
    Running,
    SampledShapley,
    Serial,
    Shapley,
    SharedComponentsGame,
    StepTariff,
    Talmud,
    TariffStep,
    TimeRule,
    TwoWay,
    WeightedShapley,
    WorkedTime,
    YearsBudget,
    compare,
    fairness,
    leave,
    settle,
)

APART = normalize("NFD", "Håbo")
BY_RULE = {"rule": "agreement", "version": "1"}
GAME = CostGame.from_array("AB", [0, 3, 4, 5])
MONEY = CostGame.from_array("AB", [0, 3, 4, 5], currency="SEK")

WRONG: list[tuple[str, Callable[[], object]]] = [
    ("PerCapita.cost", lambda: PerCapita().share(100, {"A": 1})),
    ("PerCapita.parties", lambda: PerCapita().share(SEK(1), None)),
    ("Equal.parties", lambda: Equal().share(SEK(1), None)),
    ("BaseFeePlusPerCapita.base", lambda: BaseFeePlusPerCapita("a quarter")),
    ("Bounded.key", lambda: Bounded(key=None)),
    ("Bounded.cap", lambda: Bounded(key=Equal(), cap=5)),
    ("Bounded.caps", lambda: Bounded(key=Equal(), caps={"A": 5})),
    ("Layered.keys", lambda: Layered({})),
    ("Reciprocal.uses", lambda: Reciprocal({"P": {"A": "all"}})),
    ("Talmud.grant", lambda: Talmud().share(5, {"A": SEK(5)})),
    ("EqualShares.budgets", lambda: EqualShares().fund({"A": 5}, {}, {})),
    ("TwoWay.cells", lambda: TwoWay(rows=("A",), columns=("x",), cells=())),
    ("Ledger.entries", lambda: Ledger(entries=[1])),
    ("Changing.phases", lambda: Changing(phases=((date(2025, 1, 1), "equal"),))),
    ("WorkedTime.hours", lambda: WorkedTime(hours=float("nan"), pay=SEK(1), rule=ESF)),
    ("StepTariff.re_entry", lambda: StepTariff(name="x", steps=[], re_entry="half")),
    ("TariffStep.yearly", lambda: TariffStep(least=0, stake=SEK(0), yearly=SEK(-1))),
    ("YearsBudget.costs", lambda: YearsBudget(costs={2025: 5})),
    ("Running.carried", lambda: Running(Equal(), {"A": "half"})),
    ("CostGame.players", lambda: CostGame.from_costs(None, {})),
    ("CostGame.costs", lambda: CostGame.from_costs("AB", [1, 2, 3])),
    ("CostGame.cost", lambda: CostGame.from_function("AB", lambda members: members)),
    ("CostGame.costs", lambda: CostGame.from_array("AB", [0, 1, 2.5, 3], currency="SEK")),
    ("CostGame.costs", lambda: CostGame.from_array("AB", [0, Fraction(1, 2), 2, 3], currency="SEK")),
    ("Shapley.game", lambda: Shapley().values({"A": 1})),
    ("Nucleolus.game", lambda: Nucleolus().share(None)),
    ("MaximumGame.players", lambda: MaximumGame({"A": 1})),
    ("StructuredGame.costs", lambda: MaximumGame(None)),
    ("SharedComponentsGame.parts", lambda: SharedComponentsGame([1])),
    ("WeightedShapley.weights", lambda: WeightedShapley(None)),
    ("Groups.groups", lambda: Owen([1])),
    ("Myerson.edges", lambda: Myerson([("A", "B", "C")])),
    ("SampledShapley.seed", lambda: SampledShapley(seed=-1)),
    ("SampledShapley.confidence", lambda: SampledShapley(seed=1, confidence="high")),
    ("fairness.shares", lambda: fairness(None, GAME)),
    ("fairness.shares", lambda: fairness({"A": "one", "B": 4}, GAME)),
    ("fairness.shares", lambda: fairness({"A": float("nan"), "B": 4}, GAME)),
    ("fairness.shares", lambda: fairness({"A": SEK(1), "B": SEK(4)}, GAME)),
    ("fairness.game", lambda: fairness({"A": 1, "B": 4}, None)),
    ("fairness.population", lambda: fairness({"A": 1, "B": 4}, GAME, population={"A": 1, "B": float("nan")})),
    ("compare.game", lambda: compare([Equal()], None)),
    ("Bounded.cap", lambda: Bounded(key=Equal(), cap=SEK(-1))),
    ("Bounded.floors", lambda: Bounded(key=Equal(), floors={"A": SEK(-1)})),
    ("Bounded.caps", lambda: Bounded(key=Equal(), caps=[5])),
    ("Bounded.passing", lambda: Bounded(key=Equal(), passing="somehow")),
    ("Layered.keys", lambda: Layered(None)),
    ("Layered.costs", lambda: Layered({"x": Equal()}).share({"x": 5}, ["A"])),
    ("Layered.costs", lambda: Layered({"x": Equal(), "y": Equal()}).share({"x": SEK(-1), "y": SEK(3)}, ["A"])),
    ("Reciprocal.uses", lambda: Reciprocal(None)),
    ("Reciprocal.costs", lambda: Reciprocal({"P": {"A": 1}}).share({"P": 5})),
    ("Talmud.claims", lambda: Talmud().share(SEK(5), None)),
    ("Serial.cost", lambda: Serial().values(lambda quantity: float("nan"), {"A": 1, "B": 2})),
    ("Serial.cost", lambda: Serial().share(lambda quantity: SEK(9) if quantity == 3 else 9, {"A": 1, "B": 2})),
    ("EqualShares.budgets", lambda: EqualShares().fund(None, {}, {})),
    ("EqualShares.support", lambda: EqualShares().fund({"A": SEK(5)}, {"x": SEK(5)}, {"x": {"A": "much"}})),
    ("EqualShares.support", lambda: EqualShares().fund({"A": SEK(5)}, {"x": SEK(5)}, {"x": None})),
    ("EqualShares.satisfaction", lambda: EqualShares(satisfaction="joy")),
    ("EqualShares.completions", lambda: EqualShares(completions=["greedy"])),
    ("TwoWay.totals", lambda: TwoWay.between({"A": 1}, {"x": 1})),
    ("settle.balances", lambda: settle({"A": 1, "B": -1})),
    ("Entry.kind", lambda: Entry(id="1", on=date(2025, 1, 1), kind="gift", party="A", amount=SEK(1), **BY_RULE)),
    ("Bounded.floor", lambda: Bounded(key=Equal(), cap=SEK(3), floor=SEK(9))),
    ("Bounded.floors", lambda: Bounded(key=Equal(), caps={"A": SEK(3)}, floors={"A": SEK(9)})),
    ("Bounded.floors", lambda: Bounded(key=Equal(), cap=SEK(3), floors={"A": SEK(9)})),
    ("Bounded.floors", lambda: Bounded(key=Equal(), floor=SEK(9), caps={"A": SEK(3)})),
    ("Ledger.entries", lambda: Ledger(entries=None)),
    ("Ledger.last", lambda: Ledger().until(None)),
    ("Ledger.last", lambda: Ledger().until(datetime(2025, 1, 1, tzinfo=UTC))),
    ("Layered.keys", lambda: Layered([Equal()])),
    ("Layered.costs", lambda: Layered({"x": Equal()}).share(SEK(1), ["A"])),
    ("Shapley.game", lambda: Shapley().share(SEK(1))),
    ("compare.rules", lambda: compare(None, GAME)),
    ("compare.rules", lambda: compare(Shapley(), GAME)),
    ("compare.population", lambda: compare([Equal()], MONEY, population=5)),
    ("CostGame.cost", lambda: CostGame.from_function("AB", 5)),
    ("FunctionGame.cost", lambda: FunctionGame("AB", 5)),
    ("Serial.cost", lambda: Serial().values(5, {"A": 1, "B": 2})),
    ("Notice.given", lambda: Notice(party="A", given=date(9997, 1, 1))),
    ("CostGame.players", lambda: CostGame.from_array({"A", "B"}, [0, 3, 4, 5])),
    ("FunctionGame.players", lambda: FunctionGame(frozenset("AB"), len)),
    ("FunctionGame.players", lambda: FunctionGame(None, len)),
    ("CostGame.players", lambda: CostGame.from_array(["Håbo", APART], [0, 3, 4, 5])),
    ("MaximumGame.players", lambda: MaximumGame({"Håbo": 1, APART: 2})),
    ("PerCapita.parties", lambda: PerCapita().share(SEK(5), {"Håbo": 1, APART: 2})),
    ("Equal.parties", lambda: Equal().share(SEK(5), ["Håbo", APART])),
    ("Share.party", lambda: Talmud().share(SEK(5), {"Håbo": SEK(5), APART: SEK(5)})),
    ("Entry.party", lambda: Entry(id="1", on=date(2025, 1, 1), kind="cost", party=APART, amount=SEK(1), **BY_RULE)),
    ("Ledger.allocation", lambda: Ledger().charge(None, on=date(2025, 1, 1), id="x", version="1")),
    ("Ledger.period", lambda: Ledger().within(date(2025, 1, 1))),
    ("Serial.cost", lambda: Serial().share(9, {"A": 1, "B": 2})),
    ("Changing.measure", lambda: Changing(phases=((date(2025, 1, 1), Equal()),), measure="weeks")),
    ("Changing.period", lambda: Changing(phases=((date(2025, 1, 1), Equal()),)).share(SEK(1), ["A"], "2025")),
    ("TimeRule.yearly_hours", lambda: TimeRule(id="x", version="1", yearly_hours=0)),
    ("TimeRule.index", lambda: TimeRule(id="x", version="1", index=-2)),
    ("TimeRule.rounding", lambda: TimeRule(id="x", version="1", rounding="up")),
    ("StepTariff.size", lambda: SAMBRUK_2020.bill("many", 2025)),
    ("StepTariff.size", lambda: SAMBRUK_2020.bill(float("nan"), 2025)),
    ("StepTariff.year", lambda: SAMBRUK_2020.bill(7, "2025")),
    ("StepTariff.joined", lambda: SAMBRUK_2020.bill(7, 2025, joined="2025-02")),
    ("FeeBuyIn.fee", lambda: FeeBuyIn(PerCapita(), SEK(-4))),
    ("HistoricalBuyIn.members", lambda: HistoricalBuyIn(Equal()).join(SEK(5), ["A"], {"B": 1})),
    ("YearsBudget.costs", lambda: YearsBudget(costs={"2025": SEK(5)})),
    ("Nucleolus.game", lambda: Nucleolus().certificate(None)),
    ("LeastCore.values", lambda: LeastCore().holds(MONEY, {"A": SEK(1), "B": SEK(2)})),
    ("LeastCore.values", lambda: LeastCore().holds(MONEY, None)),
    ("CostGame.coalition", lambda: GAME.restricted(("A", "A"))),
    ("Entry.time", lambda: Entry(id="1", on=date(2025, 1, 1), kind="in_kind", party="A", time="8h", **BY_RULE)),
    ("Allocation.unit", lambda: Equal().share(SEK(5), ["A"]).in_units_of(1)),
    ("Allocation.earlier", lambda: Equal().share(SEK(5), ["A"]).staying_near(None)),
]

# Two currencies where one is meant.
MIXED: list[Callable[[], object]] = [
    lambda: fairness({"A": EUR(1), "B": EUR(4)}, MONEY),
    lambda: FeeBuyIn(PerCapita(), EUR(4)).join(SEK(5), {"A": 1}, {"B": 1}),
    lambda: Serial().share(lambda quantity: SEK(9) if quantity == 3 else EUR(9), {"A": 1, "B": 2}),
    lambda: Equal().share(SEK(5), ["A", "B"]).staying_near(Equal().share(EUR(5), ["A", "B"])),
    lambda: StepTariff(name="x", steps=[TariffStep(least=0, stake=SEK(1), yearly=EUR(1))]),
    lambda: EqualShares(completions=[IncrementCompletion(EUR(1))]).fund({"A": SEK(1)}, {"x": SEK(1)}, {"x": "A"}),
    lambda: settle({"A": SEK(1), "B": EUR(-1)}),
    lambda: CostGame.from_array("AB", [0, SEK(1), EUR(1), SEK(1)]),
]


@pytest.mark.parametrize(("where", "attempt"), WRONG)
def test_the_error_names_the_type_and_the_field(where: str, attempt: Callable[[], object]) -> None:
    with pytest.raises(InvalidValue) as raised:
        attempt()
    assert f"{raised.value.type}.{raised.value.field}" == where


@pytest.mark.parametrize("attempt", MIXED)
def test_two_currencies_are_never_reckoned_as_one(attempt: Callable[[], object]) -> None:
    with pytest.raises(CurrencyMismatch):
        attempt()


@pytest.mark.parametrize("cost", [3, 10**20])
def test_a_table_of_objects_keeps_its_currency(cost: int) -> None:
    """Whole numbers too large for numpy's integers come as Python's own, and are minor units all the same."""
    game = CostGame.from_array("AB", np.array([0, cost, cost, cost], dtype=object), currency="SEK")
    assert (game.currency, Shapley().share(game).total.minor) == ("SEK", cost)


def test_a_tranche_that_is_named_twice_comes_once() -> None:
    start = ExpectedTranche(id="start", year=2025, amount=SEK(4), condition="decided")
    budget = YearsBudget(costs={2025: SEK(10)}, tranches=[start])
    assert budget.net(["start", "start"]) == budget.net(["start"]) == {2025: SEK(6)}


def test_assets_are_shared_by_all_members_and_no_others() -> None:
    notice = Notice(party="A", given=date(2025, 1, 1))
    common = {"key": PerCapita(), "cost": SEK(9), "sizes": {"A": 1, "B": 2}, "assets": SEK(4), "debts": SEK(0)}
    with pytest.raises(MissingParty, match="shares says nothing of 'B'"):
        leave(notice, shares={"A": 1}, **common)
    with pytest.raises(UnknownName, match="unknown member 'C'"):
        leave(notice, shares={"A": 1, "B": 1, "C": 1}, **common)


def test_the_users_of_a_component_may_be_a_set() -> None:
    """A set has no order of its own; the players come in that of their names, in every run."""
    assert SharedComponentsGame([(6, {"C", "A", "B"})]).players == ("A", "B", "C")


def test_the_last_notice_that_the_calendar_holds() -> None:
    assert Notice(party="A", given=date(9996, 12, 31)).leaves == date(9999, 12, 31)


def test_a_cost_without_a_pool_is_named() -> None:
    with pytest.raises(UnknownName, match="unknown pool 'Q'"):
        Reciprocal({"P": {"A": 1}}).share({"P": SEK(1), "Q": SEK(2)})


def test_a_float_counts_as_the_decimal_that_it_prints_as() -> None:
    allocation = PerCapita().share(SEK(5), {"A": 1.1, "B": 2.3})
    assert allocation.explain("en", "A").splitlines()[1].startswith("A: 1.1 of 3.4 inhabitants")
    assert PerCapita().share(SEK(1), {"A": 10**400, "B": 1})["A"] == SEK(1)
