"""The routing table as data: what it decides, and what its check finds."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slussmodel.assessment import (
    DEFAULT_ROUTING,
    Assessment,
    Benefit,
    Effect,
    MarketResult,
    MarketScan,
    Road,
    Route,
    RoutingRow,
    RoutingTable,
)
from slussmodel.assessment.routing import every_case
from slussmodel.errors import InvalidValue, Refused
from slussmodel.ideas import Novelty
from slussmodel.language import Sentence
from slussmodel.money import SEK

WHY = Sentence("why", sv="därför", en="because")
MONEY = {Benefit.SMALL: SEK(0), Benefit.MEDIUM: SEK(200_000), Benefit.GREAT: SEK(2_000_000)}


def assessed(benefit: Benefit, market: MarketResult, novelty: Novelty, day: date = date(2020, 2, 1)) -> Assessment:
    return Assessment(
        idea="i-1",
        by="0780",
        at=datetime(2020, 3, 1, tzinfo=UTC),
        effect=Effect(money_per_year=MONEY[benefit]),
        market=MarketScan(result=market, evidence="RFI", day=day),
        novelty=novelty,
    )


def road(*case: object) -> Road:
    route = DEFAULT_ROUTING.route(assessed(*case))  # type: ignore[arg-type]
    assert isinstance(route, Route)
    return route.road


@pytest.mark.row("3.8", "slussmodel.assessment.RoutingTable")
def test_row_3_8_great_benefit_nothing_on_the_market_and_real_novelty_is_an_innovation_partnership() -> None:
    assert road(Benefit.GREAT, MarketResult.NONE, Novelty.RADICAL) is Road.INNOVATION_PARTNERSHIP
    assert road(Benefit.GREAT, MarketResult.EXISTS, Novelty.RADICAL) is Road.PURCHASE
    assert road(Benefit.SMALL, MarketResult.NONE, Novelty.RADICAL) is Road.PARK
    assert road(Benefit.SMALL, MarketResult.NONE, Novelty.INCREMENTAL) is Road.DECLINE
    assert road(Benefit.GREAT, MarketResult.NONE, Novelty.INCREMENTAL) is Road.DEVELOP_JOINTLY


def test_only_the_three_answers_together_lead_to_a_partnership() -> None:
    partnerships = [case for case in every_case() if road(*case) is Road.INNOVATION_PARTNERSHIP]
    assert partnerships == [(Benefit.GREAT, MarketResult.NONE, Novelty.RADICAL)]


@pytest.mark.row("3.8", "slussmodel.assessment.Route")
def test_a_route_says_why_in_both_languages() -> None:
    route = DEFAULT_ROUTING.route(assessed(Benefit.GREAT, MarketResult.NONE, Novelty.RADICAL))
    assert isinstance(route, Route)
    assert "innovationshöjd: innovationspartnerskap" in route.explain("sv")
    assert "a solution is not on the market" in route.explain("en")
    assert (route.row, route.reason.params["value"]) == (1, SEK(2_000_000))


def test_the_default_table_is_whole_and_its_order_does_not_matter() -> None:
    assert DEFAULT_ROUTING.check() == ()
    backwards = RoutingTable(rows=DEFAULT_ROUTING.rows[::-1])
    for case in every_case():
        route = backwards.route(assessed(*case))
        assert isinstance(route, Route)
        assert route.road is road(*case)


@pytest.mark.row("3.7", "slussmodel.assessment.RoutingTable")
def test_a_stale_scan_refuses_the_route_on_the_day_of_the_decision() -> None:
    old = assessed(Benefit.GREAT, MarketResult.NONE, Novelty.RADICAL)
    assert isinstance(DEFAULT_ROUTING.route(old, on=date(2021, 1, 31)), Route)
    refused = DEFAULT_ROUTING.route(old, on=date(2021, 2, 1))
    assert isinstance(refused, Refused)
    assert refused.codes == ("market_scan_stale",)
    assert "12 månader gammal" in refused.text("sv")


def test_every_fault_of_a_route_is_told_at_once() -> None:
    nothing = RoutingTable(rows=(), scan_months=1)
    refused = nothing.route(assessed(Benefit.GREAT, MarketResult.NONE, Novelty.RADICAL))
    assert isinstance(refused, Refused)
    assert refused.codes == ("market_scan_stale", "no_route")
    assert len(nothing.check()) == 18


def test_check_finds_holes_rows_that_never_decide_and_rows_that_disagree() -> None:
    everything = RoutingRow(road=Road.PARK, why=WHY)
    table = RoutingTable(rows=(everything, RoutingRow(road=Road.PURCHASE, why=WHY, benefit=frozenset({Benefit.GREAT}))))
    assert [finding.code for finding in table.check()] == ["row_never_decides", "rows_overlap"]
    half = RoutingTable(rows=(RoutingRow(road=Road.PARK, why=WHY, novelty=frozenset({Novelty.RADICAL})),))
    assert {finding.code for finding in half.check()} == {"no_route"}
    assert len(half.check()) == 9


rows = st.builds(
    RoutingRow,
    road=st.sampled_from(Road),
    why=st.just(WHY),
    benefit=st.frozensets(st.sampled_from(Benefit), min_size=1),
    market=st.frozensets(st.sampled_from(MarketResult), min_size=1),
    novelty=st.frozensets(st.sampled_from(Novelty), min_size=1),
)


@given(st.lists(rows, max_size=5).map(tuple))
def test_a_table_without_errors_routes_every_case_and_a_row_without_warning_decides_one(
    chosen: tuple[RoutingRow, ...],
) -> None:
    table = RoutingTable(rows=chosen)
    routes = [table.route(assessed(*case)) for case in every_case()]
    findings = table.check()
    assert sum(isinstance(route, Refused) for route in routes) == sum(one.code == "no_route" for one in findings)
    silent = {one.place for one in findings if one.code == "row_never_decides"}
    decided = {f"row {route.row}" for route in routes if isinstance(route, Route)}
    assert decided.isdisjoint(silent)
    assert len(decided) + len(silent) == len(chosen)


def test_a_municipality_puts_its_own_row_first() -> None:
    own = RoutingRow(
        road=Road.PARK,
        why=Sentence(
            "nothing_new_this_year", sv="inga partnerskap i år: {road}", en="no partnerships this year: {road}"
        ),
        market=frozenset({MarketResult.NONE}),
    )
    table = RoutingTable(rows=(own, *DEFAULT_ROUTING.rows))
    route = table.route(assessed(Benefit.GREAT, MarketResult.NONE, Novelty.RADICAL))
    assert isinstance(route, Route)
    assert (route.road, route.explain("en")) == (Road.PARK, "no partnerships this year: parked")


def test_a_row_that_fits_nothing_or_speaks_of_unknown_things_is_not_built() -> None:
    with pytest.raises(InvalidValue, match=r"RoutingRow\.market"):
        RoutingRow(road=Road.PARK, why=WHY, market=frozenset())
    with pytest.raises(InvalidValue, match="'colour'"):
        RoutingRow(road=Road.PARK, why=Sentence("x", sv="{colour}", en=""))


def test_a_route_is_asked_for_with_an_assessment_and_not_with_its_idea() -> None:
    with pytest.raises(InvalidValue, match=r"RoutingTable\.assessment: 'a' must be Assessment, not str"):
        DEFAULT_ROUTING.route("a")  # type: ignore[arg-type]
