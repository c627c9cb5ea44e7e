"""Calls, their rules as data, applications, awards, and how many were granted."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from attrs import evolve

from slussmodel.errors import InvalidValue, Refused
from slussmodel.findings import Severity
from slussmodel.funding import (
    NPA_MAIN,
    NPA_PREPARATORY,
    UIA,
    VINNOVA_2016,
    Applicant,
    Application,
    Call,
    CallOutcome,
    Condition,
    Grant,
    MaxRate,
    Tranche,
)
from slussmodel.money import EUR, SEK, Money
from slussmodel.periods import Period

SKARABORG = Applicant(party="Skaraborg", eligible=SEK(8_000_000), grant=SEK(4_000_000), municipality=True)


def application(*applicants: Applicant, call: Call = VINNOVA_2016, **changes: object) -> Application:
    values: dict[str, object] = {
        "id": "a-1",
        "call": call.id,
        "title": "Innovationssluss Skaraborg – kulturrevolution med digitalisering",
        "submitted": date(2016, 9, 7),
        "period": Period.parse("2016-11..2019-10"),
        "applicants": applicants or (SKARABORG,),
    }
    return Application(**(values | changes))  # type: ignore[arg-type]


def errors(call: Call, asked: Application) -> list[tuple[str, str]]:
    return [(one.code, one.place) for one in call.check(asked) if one.severity is Severity.ERROR]


@pytest.mark.row("0.1", "slussmodel.funding.Call")
def test_row_0_1_the_call_of_2016_says_who_when_how_much_and_at_what_rate() -> None:
    assert (VINNOVA_2016.funder, VINNOVA_2016.programme, VINNOVA_2016.year) == (
        "Vinnova",
        "Idéslussar i kommuner",
        2016,
    )
    assert (VINNOVA_2016.cap, VINNOVA_2016.max_rate) == (SEK(4_000_000), Fraction(1, 2))
    assert VINNOVA_2016.closes == date(2016, 9, 7)


def test_the_rate_for_every_party_is_not_that_of_some() -> None:
    assert NPA_MAIN.max_rate == Fraction(65, 100)
    norway = MaxRate(Fraction(1, 2), "x", countries=frozenset({"NO"}))
    assert evolve(NPA_MAIN, rules=(norway,)).max_rate is None
    strict = evolve(NPA_MAIN, rules=(*NPA_MAIN.rules, MaxRate(Fraction(2, 5), "x")))
    assert strict.max_rate == Fraction(2, 5)


@pytest.mark.row("0.6", "slussmodel.funding.Application")
def test_row_0_6_an_application_may_be_exactly_the_cap_and_not_an_ore_more() -> None:
    assert application().amount == VINNOVA_2016.cap
    assert errors(VINNOVA_2016, application()) == []
    above = Applicant(
        party="Skaraborg", eligible=SEK(9_000_000), grant=SEK(4_000_000) + Money(1, "SEK"), municipality=True
    )
    assert errors(VINNOVA_2016, application(above)) == [("grant_above_cap", "amount")]


def test_every_rule_that_is_broken_is_found_and_cites_its_source() -> None:
    late = application(
        Applicant(party="AB", eligible=SEK(9_000_000), grant=SEK(5_000_000)),
        submitted=date(2016, 9, 8),
        period=Period.parse("2016-11..2019-11"),
    )
    findings = VINNOVA_2016.check(late)
    assert [one.code for one in findings] == [
        "grant_above_cap",
        "rate_above_limit",
        "project_too_long",
        "call_closed",
        "too_few_municipalities",
        "audit_needed",
    ]
    assert all(one.source.startswith("Vinnova") for one in findings)


def test_a_grant_above_the_cap_is_refused_with_the_source_in_both_languages() -> None:
    asked = application(Applicant(party="S", eligible=SEK(10_000_000), grant=SEK(5_000_000), municipality=True))
    refused = VINNOVA_2016.award(asked, (Tranche(id="1"),), id="g-1", recipient="S")
    assert isinstance(refused, Refused)
    assert refused.codes == ("grant_above_cap",)
    assert refused.reasons[0].params["source"] == "Vinnova, Idéslussar i kommuner – utveckling 2016"
    for lang in ("sv", "en"):
        assert "utveckling 2016" in refused.text(lang)  # type: ignore[arg-type]


def test_an_award_of_more_than_was_applied_for_is_refused() -> None:
    small = application(Applicant(party="S", eligible=SEK(200), grant=SEK(100), municipality=True))
    refused = VINNOVA_2016.award(small, (Tranche(id="1", amount=SEK(101)),), id="g-1", recipient="S")
    assert isinstance(refused, Refused)
    assert refused.codes == ("more_than_applied",)
    other = NPA_MAIN.award(small, (Tranche(id="1"),), id="g-1", recipient="S")
    assert isinstance(other, Refused)
    assert "application_for_another_call" in other.codes


@pytest.mark.row("0.2", "slussmodel.funding.Call.award")
def test_row_0_2_the_first_tranche_is_not_the_total() -> None:
    tranches = (
        Tranche(id="1", amount=SEK("1 958 631 sek"), period=Period.parse("2016-11..2017-10")),
        Tranche(id="2", condition=Condition(text="genomfört det man fått medel för under år 1")),
    )
    grant = VINNOVA_2016.award(application(), tranches, id="g-1", recipient="Skaraborg")
    assert isinstance(grant, Grant)
    assert grant.amount("1") == SEK(1_958_631)
    assert grant.amount("2") == SEK(2_041_369)
    assert grant.at_most == grant.applied == SEK(4_000_000)


@pytest.mark.row("0.8", "slussmodel.funding.CallOutcome")
def test_row_0_8_twelve_of_28_is_three_sevenths() -> None:
    outcome = CallOutcome(call="2015-06987", applied=28, granted=12)
    assert outcome.success_rate == Fraction(3, 7)
    assert outcome.explain("sv") == "12 av 28 ansökningar beviljades, 42,9\N{NO-BREAK SPACE}%"
    with pytest.raises(InvalidValue, match=r"CallOutcome\.granted"):
        CallOutcome(call="2015-06987", applied=28, granted=29)


@pytest.mark.row("4.1", "slussmodel.funding.Call")
def test_row_4_1_a_call_is_the_same_in_swedish_and_english() -> None:
    english = Call(id="2015-06987-en", funder="Vinnova", programme="Idea locks", title="Idea locks in municipalities")
    assert english.id == VINNOVA_2016.id
    assert CallOutcome(call="2015-06987-en", applied=1, granted=1).call == VINNOVA_2016.id
    assert (english.cap, english.max_rate, english.closes) == (None, None, None)


@pytest.mark.row("1.1", "slussmodel.funding.NPA_MAIN")
def test_row_1_1_npa_pays_65_percent_and_50_in_norway_and_to_small_companies() -> None:
    def at(grant: int, country: str = "SE", small: bool = False) -> Applicant:
        return Applicant(party=country, country=country, eligible=EUR(100), grant=EUR(grant), small_company=small)

    fits = (at(65), at(65, "IE"), at(50, "NO"), at(50, "FI", small=True))
    assert errors(NPA_MAIN, application(*fits, call=NPA_MAIN)) == []
    over = (at(66), at(65, "IE"), at(51, "NO"), at(51, "FI", small=True))
    assert errors(NPA_MAIN, application(*over, call=NPA_MAIN)) == [
        ("rate_above_limit", "SE"),
        ("rate_above_limit", "NO"),
        ("rate_above_limit", "FI"),
    ]


def test_npa_wants_three_countries_with_one_in_the_union_and_lump_sums_for_preparation() -> None:
    outside = [Applicant(party=code, country=code, eligible=EUR(100), grant=EUR(50)) for code in ("NO", "IS", "FO")]
    assert errors(NPA_MAIN, application(*outside, call=NPA_MAIN)) == [("too_few_countries", "applicants")]
    lump = Applicant(party="ALAV", eligible=EUR(60_000), grant=EUR(50_000))
    other = Applicant(party="ERNACT", country="IE", eligible=EUR(0), grant=EUR(0))
    assert errors(NPA_PREPARATORY, application(lump, other, call=NPA_PREPARATORY)) == []
    odd = evolve(lump, grant=EUR(49_999))
    assert errors(NPA_PREPARATORY, application(odd, call=NPA_PREPARATORY)) == [
        ("not_a_lump_sum", "amount"),
        ("too_few_countries", "applicants"),
    ]


@pytest.mark.row("3.9", "slussmodel.funding.UIA")
def test_diaccess_fits_uia_to_the_cent_and_a_cent_more_does_not() -> None:
    vaxjo = Applicant(party="0780", eligible=EUR("4530871.10"), grant=EUR("3624696.88"), municipality=True)
    assert errors(UIA, application(vaxjo, call=UIA)) == []
    more = evolve(vaxjo, grant=EUR("3624696.89"))
    assert errors(UIA, application(more, call=UIA)) == [("rate_above_limit", "0780")]


@pytest.mark.parametrize(
    "wrong",
    [
        {"grant": SEK(-1)},
        {"grant": SEK(8_000_001)},
        {"country": "XX"},
        {"party": " "},
        {"eligible": 8_000_000},
    ],
)
def test_an_impossible_applicant_is_not_built(wrong: dict[str, object]) -> None:
    with pytest.raises((ValueError, LookupError)):
        evolve(SKARABORG, **wrong)  # type: ignore[arg-type]


def test_an_application_sums_the_costs_and_each_party_brings_the_rest() -> None:
    assert application().eligible == SEK(8_000_000)
    assert SKARABORG.own == SEK(4_000_000)


def test_an_application_without_applicants_is_not_built() -> None:
    with pytest.raises(InvalidValue, match=r"Application\.applicants"):
        application(applicants=())
