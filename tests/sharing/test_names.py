"""Whoever reads a text reads names, where the parties are known by codes; without names nothing changes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from slussmodel import SEK
from slussmodel.codec import from_json, to_json
from slussmodel.language import Lang
from slussmodel.sharing import (
    Coalitions,
    CostGame,
    Entry,
    Equal,
    EqualShares,
    HistoricalBuyIn,
    Ledger,
    Notice,
    Nucleolus,
    Owen,
    PerCapita,
    Shapley,
    Step,
    TwoWay,
    WeightedShapley,
    compare,
    fairness,
    leave,
    settle,
)
from slussmodel.sharing.picture import dots
from slussmodel.sharing.steps import Names

NAMES = {"1496": "Skövde", "1497": "Hjo", "1495": "Skara"}
GAME = CostGame.from_array(sorted(NAMES), [0, 1000, 1000, 1400, 2000, 2600, 2600, 3001], currency="SEK")
PEOPLE = {"1495": 18_979, "1496": 54_133, "1497": 9_048}
PARTS = [["1495", "1496"], ["1497"]]
NOTICE = Notice(party="1497", given=date(2025, 3, 14))
PAID = Entry(id="1", on=date(2025, 1, 1), kind="cost", party="1496", amount=SEK(9), rule="avtal", version="1")


def leaving() -> object:
    shares = dict.fromkeys(PEOPLE, 1)
    return leave(NOTICE, key=PerCapita(), cost=SEK(9), sizes=PEOPLE, shares=shares, assets=SEK(4), debts=SEK(0))


SAID: dict[str, Callable[[Lang, Names | None], str]] = {
    "key": lambda lang, names: PerCapita().share(SEK(100), PEOPLE).explain(lang, names=names),
    "one party": lambda lang, names: PerCapita().share(SEK(100), PEOPLE).explain(lang, "1496", names=names),
    "shapley": lambda lang, names: Shapley().share(GAME).explain(lang, names=names),
    "levels": lambda lang, names: Nucleolus().share(GAME).explain(lang, names=names),
    "unions": lambda lang, names: Owen(PARTS).share(GAME).explain(lang, names=names),
    "dividends": lambda lang, names: WeightedShapley(PEOPLE).share(GAME).explain(lang, names=names),
    "bars": lambda lang, names: PerCapita().share(SEK(100), PEOPLE).svg(lang, names=names),
    "bars and table": lambda lang, names: PerCapita().share(SEK(100), PEOPLE).html(lang, names=names),
    "two ways": lambda lang, names: TwoWay.between({"1496": SEK(9)}, {"1497": SEK(9)}).html(lang, names=names),
    "ledger": lambda lang, names: Ledger(entries=[PAID]).html(lang, names=names),
    "funding": lambda lang, names: (
        EqualShares().fund({"1496": SEK(9)}, {"i": SEK(9)}, {"i": ["1496"]}).html(lang, names=names)
    ),
    "dots": lambda lang, names: dots([PerCapita().share(SEK(100), PEOPLE)], lang, names=names),
    "fairness": lambda lang, names: fairness({"1495": 0, "1496": 3001, "1497": 0}, GAME).explain(lang, names=names),
    "comparison": lambda lang, names: compare([Shapley(), Equal()], GAME).explain(lang, names=names),
    "drawing": lambda lang, names: compare([Shapley(), Equal()], GAME).html(lang, names=names),
    "settling": lambda lang, names: settle({"1495": SEK(3), "1496": SEK(-3)}).explain(lang, names=names),
    "trace": lambda lang, names: Ledger(entries=[PAID]).trace("1", lang, names=names),
    "joining": lambda lang, names: (
        HistoricalBuyIn(Equal()).join(SEK(9), {"1495": 1, "1496": 1}, {"1497": 1}).explain(lang, names=names)
    ),
    "leaving": lambda lang, names: leaving().explain(lang, names=names),
}


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("what", SAID)
def test_a_text_says_names_for_codes(what: str, lang: Lang) -> None:
    plain, named = SAID[what](lang, None), SAID[what](lang, NAMES)
    assert any(code in plain for code in NAMES)
    assert not any(code in named for code in NAMES)
    for code, name in NAMES.items():
        plain = plain.replace(code, name)
    assert named == plain
    assert SAID[what](lang, {"0180": "Stockholm"}) == SAID[what](lang, None)


def test_the_groups_of_a_step_are_data() -> None:
    allocation = Nucleolus().share(GAME)
    groups = allocation.steps[0].params["groups"]
    assert isinstance(groups, Coalitions)
    assert ("1495", "1496") in groups.groups
    assert from_json(to_json(allocation)) == allocation
    assert all(isinstance(step, Step) for step in allocation.explanation())
