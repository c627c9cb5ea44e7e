"""Whatever is a table can be had as rows and as columns, which say the same."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from slussmodel.codec._table import HOMES
from slussmodel.codec.names import class_of
from slussmodel.funding import Condition, FundingPlan, Grant, Tranche
from slussmodel.money import SEK, Money
from slussmodel.periods import Period
from slussmodel.records import columns
from slussmodel.sharing import CostGame, Equal, EqualShares, Ledger, Nucleolus, PerCapita, Shapley, TwoWay, compare
from slussmodel.sluice import Link, Sluice
from slussmodel.spread import Adoption, Spread
from slussmodel.stages.flow import EventLog, cumulative_flow
from slussmodel.sweden import rings
from slussmodel.systems import innocap, skane, skaraborg
from tests.stories import charter, whole_story

T0 = datetime(2018, 1, 1, tzinfo=UTC)
LOG = EventLog.from_events((case, stage, at) for case, way in enumerate(("ab", "abc")) for at, stage in enumerate(way))
TABLES: list[Any] = [
    PerCapita().share(SEK(100), {"Hjo": 1, "Skara": 2}),
    Sluice(charter()).run(whole_story()),
    cumulative_flow(LOG, [0, 1, 2]),
    skaraborg.programme().grant,
    innocap.programme().funding,
    skane.programme().matrix,
    Spread(
        innovation="i",
        since=date(2018, 1, 1),
        rings=rings("Skaraborg"),
        adoptions=(Adoption(adopter="1497", on=date(2018, 2, 1)),),
    ),
]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: type(table).__name__)
def test_rows_and_columns_say_the_same(table: Any) -> None:
    rows, by_column = table.to_records(), table.to_columns()
    assert rows
    assert [dict(zip(by_column, row, strict=True)) for row in zip(*by_column.values(), strict=True)] == rows


@pytest.mark.parametrize("tag", [tag for tag in HOMES if hasattr(class_of(tag), "to_records")])
def test_whatever_has_records_has_columns(tag: str) -> None:
    assert hasattr(class_of(tag), "to_columns")


def test_no_rows_have_no_columns() -> None:
    assert columns([]) == {}
    assert Sluice(charter()).to_columns() == {}


SEEN: list[Any] = [
    *TABLES,
    skaraborg.graph(),
    skaraborg.graph().begin("i", at=T0),
    Sluice(charter()).run(whole_story()).families()[0],
]


@pytest.mark.parametrize("value", SEEN, ids=lambda value: type(value).__name__)
def test_every_main_object_shows_itself_and_tells_itself(value: Any) -> None:
    shown = value._repr_html_()
    assert ("<title" in shown and "<desc" in shown) or "<caption" in shown
    assert "<script" not in shown
    assert "http" not in shown.replace("http://www.w3.org/2000/svg", "")


GAME = CostGame.from_costs("AB", {("A",): SEK(3), ("B",): SEK(4), ("A", "B"): SEK(5)})
ALLOCATION = Equal().share(SEK(5), ["A", "B"])
IN_BOTH: list[Any] = [
    Sluice(charter()).run(whole_story()),
    Sluice(charter()).run(whole_story()).families()[0],
    compare([Shapley(), Nucleolus()], GAME),
    ALLOCATION,
    TwoWay.between({"A": SEK(1)}, {"x": SEK(1)}),
    Ledger().charge(ALLOCATION, on=date(2025, 1, 1), id="x", version="1"),
    EqualShares().fund({"A": SEK(5)}, {"x": SEK(5)}, {"x": ["A"]}),
    innocap.programme().funding,
    skane.programme().matrix,
]


@pytest.mark.parametrize("value", IN_BOTH, ids=lambda value: type(value).__name__)
def test_what_shows_itself_does_so_in_both_languages(value: Any) -> None:
    assert value.html() == value.html("sv") == value._repr_html_()
    assert value.html("en") != value.html("sv")


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_each_table_has_a_caption_and_scopes(lang: Any) -> None:
    fit = LOG.align(LOG.stage_graph())
    for shown in (compare([Shapley()], GAME).html(lang), fit[0].html(lang), IN_BOTH[1].html(lang)):
        table = shown[shown.index("<table") :]
        assert "<caption>" in table
        assert table.count("<th") == table.count("scope=")


GRANT = Grant(
    id="g",
    call="c",
    recipient="A & B",
    applied=SEK(100),
    tranches=(
        Tranche(id="1", amount=SEK(40), period=Period.parse("2016-11..2019-10")),
        Tranche(id="2", condition=Condition(text="x"), due=date(2019, 1, 31)),
        Tranche(id="<3>", amount=SEK(10)),
    ),
)


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (
            "sv",
            [
                "A &amp; B: 0 kr av högst 100 kr är utbetalt",
                "högst 50 kr, planerad",
                "oktober 2019",
                "2018",
                "utan dag",
            ],
        ),
        (
            "en",
            ["A &amp; B: SEK 0 of at most SEK 100 has been paid", "at most SEK 50, planned", "October 2019", "no day"],
        ),
    ],
)
def test_a_grant_is_drawn_over_time_in_both_languages(lang: Any, words: list[str]) -> None:
    drawn = GRANT.svg(lang).replace("\N{NO-BREAK SPACE}", " ")
    assert all(word in drawn for word in words)
    assert "&lt;3&gt;" in drawn
    assert drawn.count("<rect") == 1
    assert drawn.count("<circle") == 1


def test_a_grant_without_a_day_is_drawn_too() -> None:
    timeless = Grant(id="g", call="c", recipient="r", applied=SEK(1), tranches=(Tranche(id="1"),))
    assert "utan dag" in timeless.svg()


def test_what_is_paid_and_what_is_withheld_look_otherwise() -> None:
    (rest,) = [GRANT.withhold("2", because="late", on=date(2019, 2, 1))]
    assert isinstance(rest, Grant)
    assert 'stroke-dasharray="3 3"' in rest.svg()
    assert 'stroke-dasharray="3 3"' not in GRANT.svg()


def test_a_funding_plan_sums_its_rows() -> None:
    plan: FundingPlan = innocap.programme().funding
    rows = plan.to_records()
    assert Money.of(sum(row["grant"] for row in rows), "EUR") == plan.grant  # type: ignore[misc]
    assert "65%" in plan.html("en")
    assert "65\N{NO-BREAK SPACE}%" in plan.html("sv")
    assert plan.own.format("en") in plan.html("en")


@pytest.mark.parametrize(
    ("probability", "said"),
    [(None, "b (beslutat 2018-01-02)"), (0.93, "93"), (0.9999, "&gt;99"), (0.0001, "&lt;1"), (1.0, "100")],
)
def test_a_family_tells_why_its_ideas_are_the_same(probability: float | None, said: str) -> None:
    story = [one for one in whole_story() if type(one).__name__ == "Submit"]
    sluice = Sluice(charter()).run(story)
    first, second, *_ = sluice.cases
    at = max(case.last for case in sluice.cases.values()) + timedelta(hours=1)
    linked = sluice.run([Link(first, second, by=charter().partnership.host or "", at=at, probability=probability)])
    shown = linked.family(first)._repr_html_()
    said = said.replace("b (beslutat 2018-01-02)", f"{second} (beslutat {at.date()})")
    assert said in shown
    assert "Skövde" in shown
    assert "1496" not in shown
