"""360Giving: what is written is valid, what is read is what was written, and what is lost is what is listed."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from slussmodel.codec import PayloadError
from slussmodel.errors import InvalidValue
from slussmodel.funding import Condition, Grant, Tranche, TrancheState, TrancheStep
from slussmodel.interop import PublishedGrant, giving360
from slussmodel.interop.published import kind_by_name
from slussmodel.interop.reading import Node, Noted, json_amount
from slussmodel.money import SEK, Money
from slussmodel.partnerships import Organisation, OrganisationKind
from slussmodel.periods import Period
from tests.interop.grants import published_grants

SCHEMA = json.loads((Path(__file__).parent / "schemas" / "360-giving.json").read_text("utf-8"))
VALID = Draft202012Validator(SCHEMA, format_checker=FormatChecker())


def _organisation(one: Organisation) -> Organisation:
    return evolve(one, kind=kind_by_name(one.name), nuts3=None, municipality=None, aliases=())


def _tranche(one: Tranche) -> Tranche:
    released = one.state is TrancheState.RELEASED
    releases = [event for event in one.history if event.step is TrancheStep.RELEASE][-1:]
    return Tranche(
        id=one.id,
        amount=one.amount,
        condition=one.condition and Condition(text=one.condition.text),
        due=one.due,
        state=TrancheState.RELEASED if released else TrancheState.PLANNED,
        history=tuple(evolve(event, because="", evidence=()) for event in releases) if released else (),
    )


def without_what_is_lost(one: PublishedGrant) -> PublishedGrant:
    return evolve(
        one,
        grant=evolve(one.grant, tranches=tuple(map(_tranche, one.grant.tranches))),
        call=one.call and evolve(one.call, funder=one.funder.name, year=None, rules=()),
        recipient=_organisation(one.recipient),
        funder=_organisation(one.funder),
    )


def _example() -> dict[str, object]:
    hjo = Organisation(id="1497", name="Hjo kommun", kind=OrganisationKind.MUNICIPALITY)
    vinnova = Organisation(id="202100-5216", name="Vinnova", kind=OrganisationKind.AUTHORITY)
    tranches = (Tranche(id="1", amount=SEK("99.50")), Tranche(id="2"))
    grant = Grant(id="g-1", call="2015-06987", recipient=hjo.id, applied=SEK(500), tranches=tranches)
    one = PublishedGrant(title="Idésluss", awarded=date(2016, 11, 1), recipient=hjo, funder=vinnova, grant=grant)
    return giving360.to_dict([one])


@settings(max_examples=30)
@given(st.lists(published_grants(), max_size=2))
def test_everything_written_is_valid_and_survives_json(grants: list[PublishedGrant]) -> None:
    written = giving360.to_dict(grants)
    VALID.validate(written)
    assert json.loads(json.dumps(written, allow_nan=False)) == written


@settings(max_examples=40)
@given(published_grants())
def test_a_round_trip_loses_what_is_listed_and_nothing_else(one: PublishedGrant) -> None:
    (back,) = giving360.from_dict(json.loads(json.dumps(giving360.to_dict([one]))))
    assert back == without_what_is_lost(one)


@settings(max_examples=40)
@given(published_grants())
def test_known_organisations_are_read_as_they_are(one: PublishedGrant) -> None:
    (back,) = giving360.from_dict(giving360.to_dict([one]), [one.recipient])
    assert back.recipient == one.recipient


@given(st.integers(-(10**15) + 1, 10**15 - 1), st.sampled_from(["SEK", "EUR", "BHD", "ISK"]))
def test_fifteen_digits_of_money_survive_a_json_number(minor: int, currency: str) -> None:
    money = Money(minor, currency)
    read = Node(json.loads(json.dumps(json_amount(money))), "$", Noted())
    assert read.amount(currency) == money


def test_an_amount_with_more_digits_than_a_float_holds_is_refused() -> None:
    with pytest.raises(InvalidValue, match="more digits"):
        json_amount(Money(12_345_678_901_234_567_89, "SEK"))


def test_the_schema_finds_what_is_wrong() -> None:
    broken = _example()
    broken["grants"][0] |= {"awardDate": "1 november 2016"}  # type: ignore[index]
    assert not VALID.is_valid(broken)


def test_a_grant_without_a_day_of_award_is_not_published() -> None:
    (one,) = giving360.from_dict(_example())
    with pytest.raises(InvalidValue, match="awarded"):
        giving360.to_dict([evolve(one, awarded=None)])


def test_a_grant_without_transactions_is_one_tranche() -> None:
    payload = _example()
    del payload["grants"][0]["commitmentTransaction"]  # type: ignore[index]
    (one,) = giving360.from_dict(payload)
    assert [tranche.amount for tranche in one.grant.tranches] == [SEK(500)]


def test_every_fault_is_told_with_its_path() -> None:
    payload = _example()
    payload["grants"][0] |= {  # type: ignore[index]
        "title": 7,
        "awardDate": "2016-13-01",
        "amountAwarded": float("nan"),
        "recipientOrganization": [],
    }
    del payload["grants"][0]["fundingOrganization"]  # type: ignore[index]
    with pytest.raises(PayloadError) as caught:
        giving360.from_dict(payload)
    assert [fault.path for fault in caught.value.faults] == [
        "$.grants[0].title",
        "$.grants[0].recipientOrganization",
        "$.grants[0].fundingOrganization",
        "$.grants[0].amountAwarded",
        "$.grants[0].awardDate",
    ]


@pytest.mark.parametrize("payload", [[], "grants", None, {}, {"grants": 1}, {"grants": [None]}, {"grants": [[]]}])
def test_what_is_not_a_file_of_grants_is_a_fault(payload: object) -> None:
    with pytest.raises(PayloadError):
        giving360.from_dict(payload)  # type: ignore[arg-type]


def test_a_fraction_of_an_ore_is_a_fault_and_not_rounded() -> None:
    payload = _example()
    payload["grants"][0] |= {"amountAppliedFor": 500.001}  # type: ignore[index]
    with pytest.raises(PayloadError, match=r"\$\.grants\[0\]\.amountAppliedFor"):
        giving360.from_dict(payload)


def test_what_the_grant_itself_refuses_is_a_fault_at_the_grant() -> None:
    payload = _example()
    payload["grants"][0] |= {"amountAppliedFor": 1}  # type: ignore[index]
    with pytest.raises(PayloadError, match=r"\$\.grants\[0\]: Grant\.tranches: .* must not be more"):
        giving360.from_dict(payload)


def test_a_decimal_of_a_strict_json_reader_is_read_exactly() -> None:
    written = json.dumps(_example())
    assert giving360.from_dict(json.loads(written, parse_float=Decimal)) == giving360.from_dict(json.loads(written))
    great = Node(Decimal("12345678901234567890123456.01"), "$", Noted())
    assert great.amount("SEK") == Money(1234567890123456789012345601, "SEK")


@pytest.mark.parametrize(
    ("dates", "period"),
    [
        ({"startDate": "2016-11", "endDate": "2017-10"}, "2016-11..2017-10"),
        ({"startDate": "2016", "endDate": "2017"}, "2016-01..2017-12"),
        ({"startDate": "2016-11-01", "endDate": "2017"}, "2016-11..2017-12"),
        ({"startDate": "2016-11-01T00:00:00Z", "duration": "12"}, "2016-11..2017-10"),
        ({"startDate": "2016-11-01"}, None),
        ({"startDate": "2016-11-01", "duration": "about a year"}, None),
        ({"endDate": "2017"}, None),
        ({}, None),
    ],
)
def test_planned_dates_may_leave_out_what_the_standard_lets_them(dates: dict[str, str], period: str | None) -> None:
    payload = _example()
    payload["grants"][0] |= {"plannedDates": [dates]}  # type: ignore[index]
    VALID.validate(payload)
    (one,) = giving360.from_dict(payload)
    assert one.period == (period and Period.parse(period))


@pytest.mark.parametrize("date", ["2016-13", "0000", "16", "in 2016", 2016])
def test_a_date_that_is_none_is_a_fault(date: object) -> None:
    payload = _example()
    payload["grants"][0] |= {"plannedDates": [{"startDate": date, "endDate": "2017"}]}  # type: ignore[index]
    with pytest.raises(PayloadError, match=r"\$\.grants\[0\]\.plannedDates\[0\]\.startDate"):
        giving360.from_dict(payload)


def test_transactions_need_no_id_and_no_currency() -> None:
    payload = _example()
    payload["grants"][0] |= {  # type: ignore[index]
        "commitmentTransaction": [{"value": 300}, {"value": 100, "currency": "SEK"}],
        "disbursementTransaction": [{"value": 300, "transactionDate": "2017-01-01"}],
        "grantProgramme": [{"title": "Idéslussar"}],
    }
    VALID.validate(payload)
    (one,) = giving360.from_dict(payload)
    assert [(tranche.id, tranche.amount) for tranche in one.grant.tranches] == [("1", SEK(300)), ("2", SEK(100))]
    assert one.call is not None
    assert (one.call.id, one.grant.call) == ("unknown", "unknown")


def test_a_transaction_in_another_currency_is_a_fault() -> None:
    payload = _example()
    payload["grants"][0] |= {"commitmentTransaction": [{"value": 3, "currency": "EUR"}]}  # type: ignore[index]
    with pytest.raises(PayloadError, match=r"\$\.grants\[0\]"):
        giving360.from_dict(payload)
