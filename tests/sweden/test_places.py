"""Places are valid when they are built, or are not built."""

from __future__ import annotations

import pickle
from datetime import date
from itertools import pairwise

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from slussmodel import InvalidValue, UnknownName, sweden
from slussmodel.language import say
from slussmodel.places import COUNTRIES, Country, Federation, FederationKind, Place, Population, Ring, SizeClass


def test_row_1_18_a_place_outside_europe_has_no_nuts() -> None:
    newfoundland = Place(name="Newfoundland and Labrador", iso="CA-NL")
    assert (newfoundland.nuts3, newfoundland.country_code) == (None, "CA")
    assert Country.of(newfoundland.country_code).format("sv") == "Kanada"


@pytest.mark.parametrize("iso", ["", "ca-nl", "CA-", "Canada", "CA-NEWF", None, 12])
def test_a_place_needs_an_iso_code(iso) -> None:
    with pytest.raises(InvalidValue):
        Place(name="Newfoundland", iso=iso)


def test_nuts_follows_the_country_also_where_it_writes_it_otherwise() -> None:
    assert Place(name="Letterkenny", iso="IE-DL", nuts3="IE041").nuts3 == "IE041"
    assert Place(name="Patra", iso="GR", nuts3="EL632").nuts3 == "EL632"
    with pytest.raises(InvalidValue, match="nuts3"):
        Place(name="Letterkenny", iso="IE-DL", nuts3="FI1D1")
    for wrong in ("IE4", "", 41):
        with pytest.raises(InvalidValue, match="nuts3"):
            Place(name="Letterkenny", iso="IE-DL", nuts3=wrong)


def test_the_union_had_27_members_after_2020_and_28_before() -> None:
    members = {day: sum(one.in_eu(day) for one in COUNTRIES.values()) for day in (date(2020, 1, 31), date(2020, 2, 1))}
    assert list(members.values()) == [28, 27]
    assert sum(one.in_eu(date(2004, 4, 30)) for one in COUNTRIES.values()) == 15


def test_an_unknown_country_is_an_error_and_a_new_one_is_not() -> None:
    with pytest.raises(UnknownName):
        Country.of("AU")
    assert not Country(code="AU", sv="Australien", en="Australia").in_eu(date(2020, 1, 1))
    with pytest.raises(InvalidValue):
        Country(code="AU", sv="Australien", en="Australia", eu_until=date(2020, 1, 1))


def test_row_0_20_rings_are_15_49_290_and_abroad() -> None:
    skaraborg, county, country, abroad = sweden.rings("Skaraborg")
    assert [len(ring.members) for ring in (skaraborg, county, country)] == [15, 49, 290]
    assert (len(county.new_beyond(skaraborg)), len(country.new_beyond(county))) == (34, 241)
    assert abroad.open
    assert (county.format("sv"), abroad.format("sv"), abroad.format("en")) == ("Västra Götaland", "utomlands", "abroad")
    assert country.population(2016) == 9_995_153


@given(st.sampled_from([*sweden.MUNICIPALITIES, *sweden.FEDERATIONS]))
def test_rings_lie_inside_one_another_in_order_of_priority(start: str) -> None:
    *closed, abroad = sweden.rings(start)
    assert [ring.priority for ring in (*closed, abroad)] == list(range(1, len(closed) + 2))
    assert all(inner.codes < outer.codes for inner, outer in pairwise(closed))
    assert len(closed[-1].codes) == 290


def test_a_ring_that_adds_nobody_is_left_out() -> None:
    assert [len(ring.members) for ring in sweden.rings("Västernorrland")] == [7, 290, 0]
    assert [len(ring.members) for ring in sweden.rings("Gotland")] == [1, 290, 0]


def test_a_federation_over_two_counties_has_both_around_it() -> None:
    assert sweden.rings("GR")[1].sv == "Halland och Västra Götaland"
    assert len(sweden.rings("GR")[1].members) == 49 + 6


def test_a_year_without_a_figure_is_an_error_that_offers_the_years() -> None:
    with pytest.raises(UnknownName) as error:
        sweden.municipality("Skövde").population(2018)
    assert error.value.known == ("2016", "2019", "2020")


@pytest.mark.parametrize(
    "change",
    [{"code": "149"}, {"code": "1280"}, {"name": " "}, {"lat": 91}, {"lon": float("nan")}, {"land_hectares": -1}],
)
def test_a_municipality_with_a_fault_is_not_built(change) -> None:
    with pytest.raises(InvalidValue):
        evolve(sweden.municipality("Skövde"), **change)


def test_a_figure_and_a_group_with_a_fault_are_not_built() -> None:
    hjo = sweden.municipality("Hjo")
    with pytest.raises(InvalidValue):
        Population(2016, -1)
    with pytest.raises(InvalidValue):
        Federation(id="x", name="x", short="x", kind=FederationKind.PROJECT, members=(hjo, hjo))
    with pytest.raises(InvalidValue):
        Ring(priority=0, sv="x", en="x")
    with pytest.raises(InvalidValue):
        SizeClass.of(-1)


def test_a_place_is_short_to_look_at() -> None:
    assert repr(sweden.municipality("Skövde")) == "Municipality(code='1496', name='Skövde')"
    assert len(repr(sweden.rings("Skaraborg"))) < 300


@given(st.sampled_from([*sweden.MUNICIPALITIES.values(), *sweden.FEDERATIONS.values(), *sweden.rings("Hjo")]))
def test_places_survive_pickling(place) -> None:
    again = pickle.loads(pickle.dumps(place))
    assert again == place
    assert hash(again) == hash(place)


def test_places_say_their_names_in_sentences() -> None:
    skovde = sweden.municipality("Skövde")
    assert say((skovde, sweden.municipality("Hjo")), "sv") == "Skövde och Hjo"
    assert say(skovde.county, "en") == "Västra Götaland County"
    assert say(sweden.federation("GR")) == "Göteborgsregionens kommunalförbund"
    assert say(Place(name="Selfoss", iso="IS-8", nuts3="IS002")) == "Selfoss"
    assert sweden.federation("Skaraborg").population(2016) == sum(
        m.population(2016) for m in sweden.federation("Skaraborg").members
    )
