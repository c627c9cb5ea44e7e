"""Any value in any field of a place or of spread is either right or a clear error, never a half-built object."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from attrs import evolve, fields

from slussmodel import EUR, SEK, SlussError, YearMonth, sweden
from slussmodel.places import Country, Place
from slussmodel.spread import Adoption, Channel, Economy, Influence, Spread

SKOVDE = sweden.municipality("Skövde")
SPREAD = Spread(innovation="x", since=date(2018, 1, 1), rings=sweden.rings("Skaraborg"))
RIGHT = [
    Country.of("GB"),
    Place(name="Letterkenny", iso="IE-DL", nuts3="IE041"),
    SKOVDE,
    SKOVDE.county,
    SKOVDE.populations[0],
    sweden.federation("Skaraborg"),
    SPREAD.rings[0],
    Adoption(adopter="1496", on=date(2018, 6, 1)),
    SPREAD,
    Economy(development=SEK(9), introduction=SEK(1), yearly_benefit=SEK(2), price=SEK(3)),
    Influence(),
]
ODD = [
    None, True, -1, 0, 10**30, 0.5, float("nan"), float("inf"), Decimal("1.5"), Fraction(1, 3), SEK(-1), EUR(1),
    "", " ", "\x00", "1496 ", "x" * 100_000, "Ha\u030abo", "🏛️", "\u202eabc", b"1496", [], {}, ("x",), (None,), object(),
    date(1, 1, 1), datetime(2018, 1, 1, tzinfo=UTC),
    datetime(2018, 1, 1, tzinfo=UTC).replace(tzinfo=None), Channel.COPY,
    "edge", SKOVDE, (SKOVDE,) * 2,
]  # fmt: skip
FIELDS = [(value, one.name) for value in RIGHT for one in fields(type(value)) if one.init]


def outcome(make: Callable[[], object]) -> object:
    """What is made, or the message of a clear error; any other error fails the test."""
    try:
        return make()
    except SlussError as error:
        return str(error)


@pytest.mark.parametrize(("value", "name"), FIELDS, ids=lambda one: one if isinstance(one, str) else type(one).__name__)
def test_an_odd_value_in_a_field_is_right_or_a_clear_error(value, name: str) -> None:
    for odd in ODD:
        found = outcome(lambda odd=odd: evolve(value, **{name: odd}))
        assert len(found) < 1_000 if isinstance(found, str) else evolve(found) == found


@pytest.mark.parametrize("odd", ODD, ids=lambda one: type(one).__name__)
def test_odd_questions_are_answered_or_clear_errors(odd) -> None:
    start, until = date(2019, 1, 1), YearMonth(2019, 2)
    for ask in (
        lambda: SPREAD.forecast(start=start, until=until, seed=odd, runs=2),
        lambda: SPREAD.forecast(start=start, until=until, seed=1, runs=odd if odd != 10**30 else 2),
        lambda: SPREAD.forecast(start=start, until=until, seed=1, runs=2, level=odd),
        lambda: sweden.neighbours(odd, "edge"),
        lambda: sweden.neighbours("Hjo", odd),
    ):
        outcome(ask)
