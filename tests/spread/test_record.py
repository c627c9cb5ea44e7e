"""A spread knows who adopted, refuses what cannot be, and reports what came out of order."""

from __future__ import annotations

import pickle
from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slussmodel import InvalidValue, Refused, UnknownName, sweden
from slussmodel.findings import Severity
from slussmodel.spread import Adoption, Channel, Spread

SINCE = date(2018, 1, 15)
RINGS = sweden.rings("Skaraborg")
ADOPTERS = st.sampled_from([*sweden.federation("Skaraborg").codes, *sweden.MUNICIPALITIES, "IE-DL", "CA-NL", "NO"])
DAYS = st.dates(SINCE, date(2024, 12, 31))
ADOPTIONS = st.lists(
    st.builds(Adoption, adopter=ADOPTERS, on=DAYS, channel=st.sampled_from(Channel)),
    unique_by=lambda one: one.adopter,
    max_size=30,
).map(tuple)


def spread(*adoptions: Adoption, **changes: object) -> Spread:
    return Spread(
        **{"innovation": "Digital trygghet", "since": SINCE, "rings": RINGS, "adoptions": adoptions} | changes
    )


def adoption(adopter: str, on: date = date(2018, 6, 1), channel: Channel = Channel.COPY) -> Adoption:
    return Adoption(adopter=adopter, on=on, channel=channel)


@given(ADOPTIONS, st.randoms(use_true_random=False))
def test_the_order_that_adoptions_come_in_does_not_matter(adoptions, random) -> None:
    shuffled = list(adoptions)
    random.shuffle(shuffled)
    one_by_one = spread()
    for one in shuffled:
        one_by_one = one_by_one.adopt(one)
    assert one_by_one == spread(*adoptions) == spread(*shuffled)


@given(ADOPTIONS, st.lists(DAYS, min_size=2, max_size=5).map(sorted))
def test_coverage_never_falls_as_time_goes(adoptions, days) -> None:
    made = spread(*adoptions)
    for before, after in pairwise(days):
        for early, late in zip(made.coverage(before), made.coverage(after), strict=True):
            assert set(early.adopters) <= set(late.adopters)
            assert early.inhabitants <= late.inhabitants


@given(ADOPTIONS, DAYS)
def test_each_adopter_counts_once_in_its_ring_and_in_each_ring_around_it(adoptions, on) -> None:
    made = spread(*adoptions)
    inner, county, country, abroad = made.coverage(on)
    assert set(inner.adopters) <= set(county.adopters) <= set(country.adopters)
    assert {*country.adopters, *abroad.adopters} == made.adopters(on)
    assert not set(country.adopters) & set(abroad.adopters)
    assert [len(one.ring.members) for one in (inner, county, country)] == [15, 49, 290]


def test_full_coverage_is_one_and_none_is_zero() -> None:
    everyone = spread(*(adoption(code) for code in sweden.MUNICIPALITIES))
    before, after = date(2018, 5, 31), date(2018, 6, 1)
    assert [(one.share, one.population_share) for one in everyone.coverage(before)[:3]] == [(0, 0)] * 3
    assert [(one.share, one.population_share) for one in everyone.coverage(after)[:3]] == [(1, 1)] * 3
    assert everyone.coverage(after)[3].share is None
    assert everyone.coverage(after)[2].inhabitants == 10_327_589
    assert spread(population_year=2016).coverage(after)[2].ring.population(2016) == 9_995_153


@given(ADOPTIONS, DAYS)
def test_a_spread_as_it_was_has_the_coverage_that_it_had(adoptions, on) -> None:
    made = spread(*adoptions)
    assert made.at(on).coverage(on) == made.coverage(on)
    assert made.at(on).adopters(date.max) == made.adopters(on)


def test_an_adoption_before_the_innovation_is_refused_by_name() -> None:
    refused = spread().adopt(adoption("Hjo", SINCE - timedelta(days=1)))
    assert isinstance(refused, Refused)
    assert refused.codes == ("adoption_before_innovation",)
    assert refused.text("sv") == (
        "Hjo kan inte ha tagit lösningen i bruk 2018-01-14: innovationen finns sedan 2018-01-15"
    )
    with pytest.raises(InvalidValue, match="Hjo"):
        spread(adoption("Hjo", SINCE - timedelta(days=1)))


def test_every_reason_of_a_refusal_is_given() -> None:
    only_skaraborg = spread(adoption("Hjo"), rings=RINGS[:1])
    assert only_skaraborg.adopt(adoption("Malmö", date(2017, 1, 1))).codes == (
        "adoption_before_innovation",
        "outside_rings",
    )
    assert only_skaraborg.adopt(adoption("Hjo")).codes == ("already_adopted",)
    with pytest.raises(InvalidValue, match="Hjo"):
        spread(adoption("Hjo"), adoption("Hjo", date(2019, 1, 1)))


def test_a_refusal_changes_nothing() -> None:
    made = spread(adoption("Hjo"))
    made.adopt(adoption("Hjo"))
    assert made == spread(adoption("Hjo"))


def test_row_0_20_an_adoption_out_of_order_is_reported_and_allowed() -> None:
    made = spread(adoption("Skövde", date(2018, 3, 1)), adoption("Göteborg", date(2018, 4, 1)))
    (finding,) = made.check()
    assert (finding.code, finding.severity, finding.place) == ("adoption_out_of_order", Severity.NOTE, "1480")
    assert finding.text("sv") == (
        "Göteborg (Västra Götaland) tog lösningen i bruk 2018-04-01, då 14 av 15 i Skaraborg återstod"
    )
    assert finding.text("en") == (
        "Göteborg (Västra Götaland) put it to use on 2018-04-01, when 14 of 15 in Skaraborg had not"
    )


def test_row_0_17_a_joint_solution_is_in_use_by_several_and_is_no_copy() -> None:
    names = ("Skövde", "Hjo", "Tibro")
    made = spread(*(adoption(name, channel=Channel.JOINT) for name in names))
    assert {one.channel for one in made.adoptions} == {Channel.JOINT}
    assert len(made.coverage(date(2018, 12, 31))[0].adopters) == 3
    assert Channel.JOINT.label("en") == "a joint solution"


def test_row_3_16_what_is_sold_abroad_counts_in_a_ring_beyond_the_290() -> None:
    made = spread(adoption("Växjö", channel=Channel.DEVELOPER), adoption("NO", channel=Channel.PURCHASE))
    *_, country, abroad = made.coverage(date(2018, 12, 31))
    assert (country.adopters, abroad.adopters) == (("0780",), ("NO",))
    assert abroad.population_share is None


def test_spread_in_order_has_no_findings() -> None:
    days = {0: date(2018, 2, 1), 1: date(2019, 2, 1), 2: date(2020, 2, 1)}
    skaraborg, county, country, _ = RINGS
    steps = (skaraborg.members, county.new_beyond(skaraborg), country.new_beyond(county))
    made = spread(*(adoption(one.code, days[step]) for step, members in enumerate(steps) for one in members))
    assert made.check() == ()
    assert made.adopt(adoption("CA-NL", date(2021, 1, 1))).check() == ()


def test_a_finding_names_the_first_ring_that_was_not_full() -> None:
    skaraborg = tuple(adoption(code, date(2018, 2, 1)) for code in sweden.federation("Skaraborg").codes)
    (finding,) = spread(*skaraborg, adoption("Malmö")).check()
    assert finding.text("en") == (
        "Malmö (Sweden) put it to use on 2018-06-01, when 34 of 49 in Västra Götaland had not"
    )


@given(ADOPTIONS)
def test_findings_are_the_adoptions_that_had_somebody_waiting_inside(adoptions) -> None:
    made = spread(*adoptions)
    expected = [
        one.adopter
        for one in made.adoptions
        if any(ring.codes - made.adopters(one.on) for ring in RINGS[: RINGS.index(made.ring_of(one.adopter))])
    ]
    assert [finding.place for finding in made.check()] == expected


def test_adopters_are_known_by_code_name_value_or_iso_code() -> None:
    skovde = sweden.municipality("Skövde")
    assert {adoption(who).adopter for who in ("1496", "skövde", "Skövde kommun", skovde)} == {"1496"}
    assert adoption("CA-NL").municipality is None
    assert adoption("Hjo").format("en") == "Hjo, 2018-06-01, its own copy"


@pytest.mark.parametrize("who", ["", "Skovde", "SE", "SE-O", "ca-nl", None, 1496.0, "\x00", "x" * 100_000])
def test_an_unknown_adopter_is_an_error(who) -> None:
    with pytest.raises(UnknownName):
        adoption(who)


@pytest.mark.parametrize(
    "change",
    [
        {"innovation": " "},
        {"since": datetime(2018, 1, 1)},  # noqa: DTZ001  a naive moment is what is refused
        {"rings": ()},
        {"rings": RINGS[::-1]},
        {"rings": (RINGS[3],) * 2},
        {"adoptions": ["1496"]},
        {"population_year": "2019"},
    ],
)
def test_a_spread_with_a_fault_is_not_built(change) -> None:
    with pytest.raises(InvalidValue):
        spread(**change)


def test_coverage_explains_itself_in_two_languages() -> None:
    inner, *_, abroad = spread(adoption("Skövde"), adoption("IE-DL")).coverage(date(2019, 1, 1))
    plain = inner.explain("sv").replace("\N{NO-BREAK SPACE}", " ")
    assert plain == "Skaraborg: 1 av 15 kommuner (7 %), 56 366 av 268 462 invånare (21 %)"
    assert inner.explain("en") == "Skaraborg: 1 of 15 municipalities (7%), 56,366 of 268,462 inhabitants (21%)"
    assert abroad.explain("en") == "abroad: in use by 1"


def test_a_year_without_populations_is_an_error_at_once() -> None:
    with pytest.raises(UnknownName, match="2018"):
        spread(population_year=2018)


@given(ADOPTIONS)
def test_a_spread_survives_pickling(adoptions) -> None:
    made = spread(*adoptions)
    assert pickle.loads(pickle.dumps(made)) == made
