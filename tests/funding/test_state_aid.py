"""Aid intensities of the General Block Exemption Regulation, and de minimis aid over three years."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slussmodel.errors import Refused
from slussmodel.funding import (
    DE_MINIMIS,
    CompanySize,
    DeMinimisAid,
    ResearchKind,
    aid_intensity,
    process_aid_intensity,
)
from slussmodel.money import EUR, Money

TABLE = [
    # kind, alone: large, medium, small; collaborating: large, medium, small (GBER, article 25)
    (ResearchKind.FUNDAMENTAL, (100, 100, 100), (100, 100, 100)),
    (ResearchKind.INDUSTRIAL, (50, 60, 70), (65, 75, 80)),
    (ResearchKind.EXPERIMENTAL, (25, 35, 45), (40, 50, 60)),
    (ResearchKind.FEASIBILITY, (50, 60, 70), (50, 60, 70)),
]
SIZES = (CompanySize.LARGE, CompanySize.MEDIUM, CompanySize.SMALL)


@pytest.mark.parametrize(("kind", "alone", "together"), TABLE)
def test_intensities_are_those_of_the_regulation(
    kind: ResearchKind, alone: tuple[int, ...], together: tuple[int, ...]
) -> None:
    assert tuple(aid_intensity(kind, size) * 100 for size in SIZES) == alone
    assert tuple(aid_intensity(kind, size, collaboration=True) * 100 for size in SIZES) == together


def test_a_large_company_gets_process_aid_only_beside_small_ones() -> None:
    refused = process_aid_intensity(CompanySize.LARGE, borne_by_small=Fraction(29, 100))
    assert isinstance(refused, Refused)
    assert "29\N{NO-BREAK SPACE}%" in refused.text("sv")
    assert process_aid_intensity(CompanySize.LARGE, borne_by_small=Fraction(30, 100)) == Fraction(15, 100)
    assert process_aid_intensity(CompanySize.MEDIUM) == Fraction(1, 2)


aids = st.builds(
    DeMinimisAid,
    on=st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    amount=st.integers(0, 10**8).map(lambda minor: Money(minor, "EUR")),
)


@given(st.lists(aids, max_size=6), aids, st.dates(date(2020, 1, 1), date(2030, 1, 1)))
def test_more_aid_never_makes_more_room(past: list[DeMinimisAid], one: DeMinimisAid, on: date) -> None:
    room = DE_MINIMIS.room(past, on=on)
    assert EUR(0) <= DE_MINIMIS.room([*past, one], on=on) <= room <= DE_MINIMIS.ceiling


def test_three_years_are_counted_on_leap_day_too() -> None:
    past = [DeMinimisAid(on=date(2021, 3, 1), amount=EUR(100_000))]
    assert DE_MINIMIS.room(past, on=date(2024, 2, 29)) == EUR(200_000)
    assert DE_MINIMIS.room(past, on=date(2024, 3, 1)) == EUR(300_000)
