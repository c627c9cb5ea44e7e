"""Vinnova's open data and SweCRIS: real fields become grants, and what is wrong is told with its path."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve

from slussmodel.codec import PayloadError
from slussmodel.funding import ClosingDate
from slussmodel.interop import giving360, swecris, vinnova
from slussmodel.money import SEK
from slussmodel.partnerships import Organisation, OrganisationKind
from slussmodel.periods import Period

SKARABORG: dict[str, Any] = {
    "Diarienummer": "2016-00000",
    "Ärenderubrik": "Innovationssluss Skaraborg",
    "ÄrenderubrikEngelska": "Innovation sluice of Skaraborg",
    "DiarienummerUtlysning": "2015-06987",
    "Projektreferat": None,
    "BeviljatBidrag": 3_771_922,
    "ProjektStart": "2016-11-01T00:00:00",
    "ProjektSlut": "2020-06-30T00:00:00",
    "KoordinatorOrg": "SKARABORGS KOMMUNALFÖRBUND",
    "Status": "Avslutat",
}
GENOMICS: dict[str, Any] = {
    "ProjectId": "2017-00630_VR",
    "ProjectTitleSv": "",
    "ProjectTitleEn": "National Genomics Infrastructure",
    "ProjectStartDate": "2018-01-01 00:00:00",
    "ProjectEndDate": "2020-12-31 00:00:00",
    "CoordinatingOrganisationId": "202100-3054",
    "CoordinatingOrganisationNameSv": "KTH, Kungliga tekniska högskolan",
    "FundingOrganisationId": "202100-5208",
    "FundingOrganisationNameSv": "Vetenskapsrådet",
    "FundingsSek": 49_450_000.0,
}


def test_a_project_of_vinnovas() -> None:
    read = vinnova.project(SKARABORG)
    assert (read.grant.at_most, read.grant.call) == (SEK(3_771_922), "2015-06987")
    assert read.period == Period.parse("2016-11..2020-06")
    assert read.recipient.kind is OrganisationKind.LOCAL_FEDERATION


def test_the_coordinator_is_found_by_any_of_its_names() -> None:
    known = Organisation(
        id="SKARABORG",
        name="Kommunalförbundet Skaraborg",
        kind=OrganisationKind.LOCAL_FEDERATION,
        aliases=("Skaraborgs Kommunalförbund",),
    )
    read = vinnova.project(SKARABORG, [known])
    assert read.recipient == known
    assert read.grant.recipient == known.id


def test_what_a_register_says_can_be_published_once_the_day_of_award_is_known() -> None:
    read = evolve(vinnova.project(SKARABORG), awarded=date(2016, 10, 20))
    assert giving360.from_dict(giving360.to_dict([read])) == (read,)


def test_a_call_of_vinnovas_closes_with_its_last_round() -> None:
    record = {"Diarienummer": "2015-06987-sv", "Titel": "Idéslussar i kommuner"}
    rounds = [{"Stangningsdatum": "2015-09-01T14:00:00"}, {"Stangningsdatum": "2016-09-07T14:00:00"}]
    call = vinnova.call(record, rounds)
    assert (call.id, call.year, call.rules) == (
        "2015-06987",
        2016,
        (ClosingDate(date(2016, 9, 7), vinnova.SOURCE),),
    )
    assert vinnova.call(record).rules == ()


def test_a_record_of_swecris_with_an_english_title_alone() -> None:
    read = swecris.project(GENOMICS)
    assert (read.title, read.grant.applied) == ("National Genomics Infrastructure", SEK(49_450_000))
    assert read.funder.kind is OrganisationKind.AUTHORITY


def test_the_api_and_the_export_of_swecris_say_the_same() -> None:
    api = {f"{name[0].lower()}{name[1:]}": value for name, value in GENOMICS.items()} | {"fundingsSek": "49450000"}
    assert swecris.project(api) == swecris.project(GENOMICS)


VINNOVA_FAULTS: list[tuple[str, object]] = [
    ("Diarienummer", None),
    ("Ärenderubrik", 7),
    ("BeviljatBidrag", "3 771 922"),
    ("BeviljatBidrag", float("nan")),
    ("BeviljatBidrag", Decimal("0.001")),
    ("ProjektStart", "november 2016"),
    ("KoordinatorOrg", None),
]


@pytest.mark.parametrize(("field", "value"), VINNOVA_FAULTS)
def test_a_fault_in_a_record_of_vinnovas_is_told_with_its_path(field: str, value: object) -> None:
    with pytest.raises(PayloadError) as caught:
        vinnova.project(SKARABORG | {field: value})
    assert f"$.{field}" in [fault.path for fault in caught.value.faults]


@pytest.mark.parametrize(("field", "value"), [("fundingsSek", "mycket"), ("projectId", None), ("projectEndDate", 2020)])
def test_a_fault_in_a_record_of_swecris_is_told_with_its_path(field: str, value: object) -> None:
    record = {f"{name[0].lower()}{name[1:]}": known for name, known in GENOMICS.items()}
    with pytest.raises(PayloadError) as caught:
        swecris.project(record | {field: value})
    assert f"$.{field}" in [fault.path for fault in caught.value.faults]


@pytest.mark.parametrize("read", [vinnova.project, vinnova.call, swecris.project])
@pytest.mark.parametrize("record", [None, [], "x", {}])
def test_what_is_not_a_record_is_a_fault(read: Any, record: object) -> None:
    with pytest.raises(PayloadError):
        read(record)


def test_a_project_that_ends_before_it_begins_is_a_fault() -> None:
    with pytest.raises(PayloadError, match="must not be before the first month"):
        vinnova.project(SKARABORG | {"ProjektSlut": "2010-01-01T00:00:00"})
