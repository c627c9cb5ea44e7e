"""Whoever is meant is found, and nobody else."""

from __future__ import annotations

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slussmodel import UnknownName, sweden

MUNICIPALITIES = st.sampled_from(list(sweden.MUNICIPALITIES.values()))
FORMS = st.sampled_from(["NFC", "NFD", "NFKC", "NFKD"])
CASES = st.sampled_from([str, str.upper, str.lower, str.title])


@given(MUNICIPALITIES, FORMS, CASES, st.sampled_from(["", " ", "\n"]))
def test_every_name_is_found_in_every_unicode_form_and_case(one, form, case, blank) -> None:
    for name in (one.name, one.official_name, one.code):
        assert sweden.municipality(blank + normalize(form, case(name)) + blank) is one


@pytest.mark.parametrize(
    ("called", "code"),
    [("Malmö stad", "1280"), ("Göteborgs Stad", "1480"), ("Helsingborgs stad", "1283"), ("Region Gotland", "0980")],
)
def test_a_municipality_is_found_by_the_name_that_it_goes_by(called: str, code: str) -> None:
    assert sweden.municipality(called).code == code


def test_fourteen_municipalities_go_by_the_name_of_a_town() -> None:
    towns = (one.official_name.replace("kommun", "stad") for one in sweden.MUNICIPALITIES.values())
    found = [town for town in towns if known(town)]
    assert len(found) == 14


def known(name: str) -> bool:
    try:
        return bool(sweden.municipality(name))
    except UnknownName:
        return False


def test_habo_and_habo_stay_two() -> None:
    assert sweden.municipality("Håbo").code == "0305"
    assert sweden.municipality("Habo").code == "0643"
    assert sweden.municipality(normalize("NFD", "Håbo")).code == "0305"


def test_names_are_distinct_so_no_look_up_is_ambiguous() -> None:
    assert len({one.name.casefold() for one in sweden.MUNICIPALITIES.values()}) == 290


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [("Skovde", "Skövde"), ("Malmo", "Malmö"), ("Helsingsborg", "Helsingborg"), ("Göteborgs komun", "Göteborg")],
)
def test_an_unknown_name_is_offered_what_was_meant(wrong: str, meant: str) -> None:
    with pytest.raises(UnknownName) as error:
        sweden.municipality(wrong)
    assert meant in error.value.near
    assert error.value.kind == "municipality"


def test_an_unknown_code_is_offered_near_codes() -> None:
    with pytest.raises(UnknownName) as error:
        sweden.municipality("1469")
    assert "1496" in error.value.near


@pytest.mark.parametrize("nonsense", ["", " ", "\x00", "\u202eedvökS", "🏛️", "x" * 100_000, 1496.5, None])
def test_nonsense_is_an_unknown_name_everywhere(nonsense) -> None:
    for look_up in (sweden.municipality, sweden.county, sweden.federation, sweden.rings):
        with pytest.raises(UnknownName):
            look_up(nonsense)


@pytest.mark.parametrize("name", ["SKARABORG", "Skaraborg", "skaraborgs kommunalförbund"])
def test_a_federation_has_an_id_a_name_and_a_short_name(name: str) -> None:
    assert sweden.federation(name) is sweden.FEDERATIONS["SKARABORG"]
    assert len(sweden.federation(name).members) == 15


@given(st.sampled_from(list(sweden.COUNTIES.values())))
def test_a_county_is_found_by_each_of_its_codes(county) -> None:
    for name in (county.code, county.letter, county.iso, county.nuts3, county.short, county.name):
        assert sweden.county(name) is county


def test_every_municipality_is_in_one_county() -> None:
    everyone = [one for code in sweden.COUNTIES for one in sweden.in_county(code)]
    assert everyone == list(sweden.MUNICIPALITIES.values())
    assert sweden.in_county("Västra Götaland") == sweden.federation("VGR").members


def test_the_tables_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        sweden.MUNICIPALITIES["9999"] = sweden.municipality("Hjo")  # type: ignore[index]


@pytest.mark.parametrize(("lost", "whole"), [("114", "0114"), (114, "0114"), ("305", "0305")])
def test_a_code_that_has_lost_its_zero_is_refused_with_the_one_that_can_be_meant(lost: str, whole: str) -> None:
    with pytest.raises(UnknownName) as caught:
        sweden.municipality(lost)
    assert caught.value.near == (whole,)


def test_a_county_s_code_that_has_lost_its_zero_is_refused_in_the_same_way() -> None:
    with pytest.raises(UnknownName, match="unknown county '1'; did you mean '01'"):
        sweden.county("1")
