"""Months and periods of whole months, as projects and budgets have them.

A `YearMonth` is not a date and a `Period` is not a pair of dates: "december 2018 - mars 2020" names sixteen months.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache, total_ordering
from typing import Any, overload

from attrs import Attribute, field, frozen

from slussmodel.errors import InvalidValue
from slussmodel.language import Lang
from slussmodel.validators import of_type, wrong

_ISO_MONTH = re.compile(r"(\d{4})-(\d{1,2})")
_NAMED_MONTH = re.compile(r"([^\W\d_]+)\.?\s+(\d{4})")
_DASH = re.compile(r"\s+[-–—]\s+|\s*[–—]\s*|\s+(?:till|to)\s+|\.\.")


def _in_range(least: int, most: int) -> Any:
    def check(instance: object, attribute: Attribute[int], value: int) -> None:
        if not least <= value <= most:
            raise wrong(instance, attribute, value, f"must be from {least} to {most}")

    return check


@total_ordering
@frozen(order=False)
class YearMonth:
    """A month of a year.

    >>> YearMonth.parse("mars 2020") - YearMonth(2018, 12), YearMonth(2018, 12) + 1, YearMonth(2019, 1) - 1
    (15, YearMonth(year=2019, month=1), YearMonth(year=2018, month=12))
    """

    year: int = field(validator=[of_type(int), _in_range(1, 9999)])
    month: int = field(validator=[of_type(int), _in_range(1, 12)])

    @classmethod
    def parse(cls, text: str) -> YearMonth:
        """ "mars 2020", "March 2020", "nov 2016" or "2020-03"; raises `InvalidValue` for anything else."""
        body = text.strip() if isinstance(text, str) else ""
        if found := _ISO_MONTH.fullmatch(body):
            return cls(int(found[1]), int(found[2]))
        found = _NAMED_MONTH.fullmatch(body)
        if found is None or (month := _month_numbers().get(found[1].casefold())) is None:
            raise InvalidValue(
                "YearMonth", "text", text, "is not a month such as 'mars 2020', 'March 2020' or '2020-03'"
            )
        return cls(int(found[2]), month)

    @classmethod
    def of(cls, day: date) -> YearMonth:
        """The month that a day (or moment) lies in."""
        return cls(day.year, day.month)

    @property
    def first_day(self) -> date:
        return date(self.year, self.month, 1)

    @property
    def last_day(self) -> date:
        import pendulum

        return date(self.year, self.month, pendulum.date(self.year, self.month, 1).days_in_month)

    def __add__(self, months: int) -> YearMonth:
        if not isinstance(months, int):
            return NotImplemented
        year, month = divmod(self.year * 12 + self.month - 1 + months, 12)
        return YearMonth(year, month + 1)

    @overload
    def __sub__(self, other: YearMonth) -> int: ...
    @overload
    def __sub__(self, other: int) -> YearMonth: ...
    def __sub__(self, other: YearMonth | int) -> int | YearMonth:
        """Months from the other month to this one; or the month that lies so many months before."""
        if isinstance(other, int):
            return self + -other
        if not isinstance(other, YearMonth):
            return NotImplemented
        return (self.year - other.year) * 12 + self.month - other.month

    def __lt__(self, other: YearMonth) -> bool:
        return (self.year, self.month) < (other.year, other.month)

    def format(self, lang: Lang = "sv") -> str:
        """ "mars 2020" or "March 2020"."""
        return f"{_month_names(lang)[self.month - 1]} {self.year}"

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}"


@frozen
class Period:
    """Whole months from the first to the last, both included.

    >>> grant = Period.parse("december 2018 - mars 2020")
    >>> len(grant), YearMonth(2019, 7) in grant, grant.format("en")
    (16, True, 'December 2018 – March 2020')
    """

    first: YearMonth = field(validator=of_type(YearMonth))
    last: YearMonth = field(validator=of_type(YearMonth))

    def __attrs_post_init__(self) -> None:
        if self.last < self.first:
            raise InvalidValue("Period", "last", str(self.last), f"must not be before the first month, {self.first}")

    @classmethod
    def parse(cls, text: str) -> Period:
        """Two months with a dash between ("November 2016 - December 2019", "2016-11..2019-12"), or one month."""
        parts = [YearMonth.parse(part) for part in _DASH.split(text.strip())] if isinstance(text, str) else []
        if not 1 <= len(parts) <= 2:
            raise InvalidValue("Period", "text", text, "is not a period such as 'december 2018 - mars 2020'")
        return cls(parts[0], parts[-1])

    @classmethod
    def year(cls, year: int) -> Period:
        """A calendar year."""
        return cls(YearMonth(year, 1), YearMonth(year, 12))

    def __len__(self) -> int:
        return self.last - self.first + 1

    def __iter__(self) -> Iterator[YearMonth]:
        return (self.first + step for step in range(len(self)))

    def __contains__(self, moment: YearMonth | date | Period) -> bool:
        """Whether a month, a day or a whole other period lies inside."""
        if isinstance(moment, Period):
            return self.first <= moment.first and moment.last <= self.last
        month = moment if isinstance(moment, YearMonth) else YearMonth.of(moment)
        return self.first <= month <= self.last

    def overlap(self, other: Period) -> Period | None:
        """The months that both have, if any.

        >>> Period.year(2019).overlap(Period.parse("2019-11..2020-02"))
        Period(first=YearMonth(year=2019, month=11), last=YearMonth(year=2019, month=12))
        """
        first, last = max(self.first, other.first), min(self.last, other.last)
        return Period(first, last) if first <= last else None

    def format(self, lang: Lang = "sv") -> str:
        """ "december 2018 – mars 2020"."""
        return f"{self.first.format(lang)} – {self.last.format(lang)}"

    def __str__(self) -> str:
        return f"{self.first}..{self.last}"


@cache
def _month_names(lang: Lang) -> tuple[str, ...]:
    import pendulum

    return tuple(pendulum.date(2000, month, 1).format("MMMM", locale=lang) for month in range(1, 13))


@cache
def _month_numbers() -> dict[str, int]:
    """Full names and their first three letters, in both languages."""
    names = [(name.casefold(), number) for lang in ("sv", "en") for number, name in enumerate(_month_names(lang), 1)]
    return {spelling: number for name, number in names for spelling in (name, name[:3])}
