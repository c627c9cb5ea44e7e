"""Swedish working days.

Saturdays, Sundays, public holidays, Midsummer Eve, Christmas Eve and New Year's Eve are no working days (lag 1930:173,
2 §). The calendar comes from the library `holidays` and is loaded with this module, so that nothing is read later.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from holidays.constants import DE_FACTO, PUBLIC
from holidays.countries.sweden import Sweden

# The language is named, for otherwise the library asks the environment for it.
_SWEDEN = Sweden(language="sv", include_sundays=False, categories=(PUBLIC, DE_FACTO))


def is_working_day(day: date) -> bool:
    """Whether a day is a working day in Sweden.

    >>> is_working_day(date(2026, 6, 18)), is_working_day(date(2026, 6, 19)), is_working_day(date(2026, 6, 20))
    (True, False, False)
    """
    return day.weekday() < 5 and day not in _SWEDEN


def working_days_between(first: date, last: date) -> int:
    """Working days after the first day, up to and including the last.

    >>> working_days_between(date(2026, 6, 17), date(2026, 6, 22))
    2
    """
    whole_years = sum(_counted(year)[-1] for year in range(first.year, last.year))
    return whole_years + _counted(last.year)[_index(last)] - _counted(first.year)[_index(first)]


def working_day_after(day: date, count: int) -> date:
    """The day on which so many working days after a day have passed; the day itself if none.

    >>> working_day_after(date(2026, 6, 17), 2)
    datetime.date(2026, 6, 22)
    """
    # Seven days hold at most five working days, so the target is never before this leap.
    reached = day + timedelta(max(0, count - 5) // 5 * 7)
    count -= working_days_between(day, reached)
    while count > 0:
        reached += timedelta(1)
        count -= is_working_day(reached)
    return reached


@cache
def _counted(year: int) -> tuple[int, ...]:
    """For each day of a year, how many working days the year has up to it."""
    total, counts = 0, []
    for ordinal in range(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal() + 1):
        total += is_working_day(date.fromordinal(ordinal))
        counts.append(total)
    return tuple(counts)


def _index(day: date) -> int:
    return day.timetuple().tm_yday - 1
