"""Texts, ids, days, moments, money and months: what the other strategies are made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from fractions import Fraction
from itertools import combinations
from typing import TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from slussmodel.money import Money
from slussmodel.periods import Period, YearMonth

S = TypeVar("S")
T = TypeVar("T")

_SIGNS = "abcdeghiknorstuvyåäöABSÅÄÖé0123456789-_"
_WRITTEN = _SIGNS + " .,:;!?'\"&%/()+§€🛶ßþ\u0301\u00a0\n{}"
_FIRST_MONTH, _LAST_MONTH = YearMonth(2010, 1), YearMonth(2030, 12)
_OFFSETS = (UTC, timezone(timedelta(hours=1)), timezone(timedelta(hours=2)))


def identifiers(*, max_size: int = 8) -> SearchStrategy[str]:
    """Ids: short, without blanks, with Swedish letters."""
    return st.integers(0, _spellings(_SIGNS, max_size)).map(lambda number: _spelled(number, _SIGNS))


def texts(*, max_size: int = 12) -> SearchStrategy[str]:
    """Texts with something in them: Swedish letters, blanks, signs, a combining accent, braces, an emoji."""
    return st.integers(0, _spellings(_WRITTEN, max_size - 1)).map(lambda number: f"e{_spelled(number, _WRITTEN)}")


def _spellings(signs: str, max_size: int) -> int:
    """The number of the last text of a size, which all its signs make."""
    return sum(int(len(signs) ** size) for size in range(1, max_size + 1)) - 1


def _spelled(number: int, signs: str) -> str:
    """The text of a number, the shorter the smaller: one draw, where a text takes two for every sign."""
    spelled = ""
    while number >= 0:
        number, sign = divmod(number, len(signs))
        spelled += signs[sign]
        number -= 1
    return spelled


def days(*, min_value: date = date(2010, 1, 1), max_value: date = date(2030, 12, 31)) -> SearchStrategy[date]:
    """Calendar days."""
    return st.integers(0, (max_value - min_value).days).map(lambda after: min_value + timedelta(after))


def moments(
    *,
    min_value: datetime = datetime(2010, 1, 1, tzinfo=UTC),
    max_value: datetime = datetime(2030, 12, 31, tzinfo=UTC),
) -> SearchStrategy[datetime]:
    """Aware moments to the second, in UTC and in the two offsets that Sweden has in a year."""
    span = int((max_value - min_value).total_seconds())
    return st.builds(
        lambda after, offset: (min_value + timedelta(seconds=after)).astimezone(offset),
        st.integers(0, span),
        st.sampled_from(_OFFSETS),
    )


def amounts(*, currency: str = "SEK", min_minor: int = -(10**12), max_minor: int = 10**12) -> SearchStrategy[Money]:
    """Money of one currency, between two amounts in minor units (öre, cents)."""
    return st.integers(min_minor, max_minor).map(lambda minor: Money(minor, currency))


def months(*, min_value: YearMonth = _FIRST_MONTH, max_value: YearMonth = _LAST_MONTH) -> SearchStrategy[YearMonth]:
    """Months of a year."""
    return st.integers(0, max_value - min_value).map(lambda after: min_value + after)


def periods(*, min_value: YearMonth = _FIRST_MONTH, max_months: int = 60) -> SearchStrategy[Period]:
    """Periods of one month to so many, that begin within twenty years of a month."""
    return st.builds(
        lambda first, more: Period(first, first + more),
        months(min_value=min_value, max_value=min_value + 240),
        st.integers(0, max_months - 1),
    )


def subsets(members: Sequence[T], *, min_size: int = 0, max_size: int = 2) -> SearchStrategy[tuple[T, ...]]:
    """Tuples of some of the members, each once and in their order; one draw, and so much faster than a list."""
    sizes = range(min_size, min(max_size, len(members)) + 1)
    return st.sampled_from([chosen for size in sizes for chosen in combinations(members, size)])


def several(
    member: SearchStrategy[T], *, min_size: int = 0, max_size: int = 2, unique: bool = False
) -> SearchStrategy[tuple[T, ...]]:
    """Tuples of members; where each stands there once there may be fewer, but never none of at least one."""
    drawn = st.one_of([st.tuples(*[member] * size) for size in range(min_size, max_size + 1)])
    return drawn.map(lambda members: tuple(dict.fromkeys(members))) if unique else drawn


def fractions(*, least: int = 0, most: int = 100) -> SearchStrategy[Fraction]:
    """Quarters between two whole numbers."""
    return st.integers(least * 4, most * 4).map(lambda quarters: Fraction(quarters, 4))


def parts_of_one(*, min_value: Fraction = Fraction(0)) -> SearchStrategy[Fraction]:
    """Exact shares of a whole, in hundredths."""
    return st.integers(int(min_value * 100), 100).map(lambda hundredths: Fraction(hundredths, 100))


def pick(draw: DrawFn, members: Sequence[T]) -> T:
    """One of some members that are known only while drawing, the first of them the simplest.

    A strategy for just these members would cost many times the draw itself.
    """
    return members[draw(_PLACES) % len(members)]


_PLACES = st.integers(0, 2**16 - 1)


def lives(follows: Mapping[S, Sequence[S]], first: S) -> list[tuple[S, ...]]:
    """Every life that a table without circles allows, from a first state as far as it has come, the shortest first."""
    onward = [(first, *life) for state in follows[first] for life in lives(follows, state)]
    return sorted([(first,), *onward], key=len)
