"""Months and periods: inclusive, ordered, and read in two languages."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slussmodel import InvalidValue, Period, YearMonth

months = st.builds(YearMonth, st.integers(1900, 2100), st.integers(1, 12))
periods = st.tuples(months, months).map(lambda pair: Period(min(pair), max(pair)))


@pytest.mark.row("2.4", "slussmodel.Period")
def test_december_2018_to_march_2020_is_sixteen_months() -> None:
    assert len(Period.parse("december 2018 - mars 2020")) == 16
    assert Period.parse("December 2018 – March 2020") == Period.parse("2018-12..2020-03")


@pytest.mark.row("4.2", "slussmodel.Period")
def test_november_2016_to_december_2019_is_38_months() -> None:
    assert len(Period.parse("November 2016 - December 2019")) == 38


@given(months, st.integers(-500, 500))
def test_adding_months_and_taking_the_difference_are_inverse(month: YearMonth, n: int) -> None:
    assert (month + n) - month == n


@given(periods)
def test_a_period_is_as_long_as_the_months_it_goes_through(period: Period) -> None:
    assert next(iter(period)) == period.first
    assert list(period)[-1] == period.last
    assert len(list(period)) == len(period)


@given(periods, periods)
def test_overlap_is_what_both_contain(a: Period, b: Period) -> None:
    both = a.overlap(b)
    assert both == b.overlap(a)
    if both is None:
        assert a.last < b.first or b.last < a.first
    else:
        assert both in a
        assert both in b
        assert (both.first + -1) not in a or (both.first + -1) not in b
        assert (both.last + 1) not in a or (both.last + 1) not in b


@given(months, st.sampled_from(["sv", "en"]))
def test_a_month_reads_back_from_its_own_text(month: YearMonth, lang: str) -> None:
    assert YearMonth.parse(month.format("sv" if lang == "sv" else "en")) == month
    assert YearMonth.parse(str(month)) == month


@given(months)
def test_days_of_a_month_lie_in_it(month: YearMonth) -> None:
    assert YearMonth.of(month.first_day) == month == YearMonth.of(month.last_day)
    assert (month + 1).first_day.toordinal() - month.last_day.toordinal() == 1


@pytest.mark.parametrize(
    "text", ["", "mars", "2020", "2020-13", "0000-01", "marz 2020", "mars 2020 - ", "a - b - c", None, 7]
)
def test_what_is_not_a_month_is_refused(text: object) -> None:
    with pytest.raises(InvalidValue):
        Period.parse(text)  # type: ignore[arg-type]
    with pytest.raises(InvalidValue):
        YearMonth.parse(text)  # type: ignore[arg-type]


def test_a_period_does_not_end_before_it_begins() -> None:
    with pytest.raises(InvalidValue, match=r"Period.last: '2018-12' must not be before the first month, 2019-01"):
        Period(YearMonth(2019, 1), YearMonth(2018, 12))


@pytest.mark.parametrize(
    ("year", "month"), [(2020, 0), (2020, 13), (0, 1), (10_000, 1), ("2020", 1), (2020, 1.0), (True, 1)]
)
def test_a_month_that_does_not_exist_is_refused(year: object, month: object) -> None:
    with pytest.raises(InvalidValue):
        YearMonth(year, month)  # type: ignore[arg-type]


def test_a_day_lies_in_the_period_of_its_month() -> None:
    assert date(2020, 3, 31) in Period.parse("2018-12..2020-03")
    assert date(2020, 4, 1) not in Period.parse("2018-12..2020-03")
    assert date(2018, 12, 1) in Period.parse("2018-12..2020-03")
    assert date(2018, 11, 30) not in Period.parse("2018-12..2020-03")
    assert len(Period.year(2019)) == 12


@given(months, st.integers(-500, 500))
def test_months_before_are_those_that_lead_here_again(month: YearMonth, n: int) -> None:
    assert (month - n) + n == month
    assert month - (month - n) == n


@pytest.mark.parametrize("wrong", ["5", 1.5, None, date(2020, 1, 1)], ids=repr)
def test_only_months_and_whole_numbers_of_them_are_taken_from_a_month(wrong: object) -> None:
    with pytest.raises(TypeError, match="unsupported operand"):
        YearMonth(2020, 1) - wrong  # type: ignore[operator]
    with pytest.raises(TypeError, match="unsupported operand"):
        YearMonth(2020, 1) + wrong  # type: ignore[operator]
