"""Moments as whole microseconds, so that differences, sums and means of times stay exact."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from numbers import Integral
from typing import TypeAlias

Moment: TypeAlias = datetime | int
"""An aware datetime, or whole microseconds since 1970-01-01 UTC."""

SECOND = 1_000_000
DAY = 86_400 * SECOND

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def microseconds(moment: Moment) -> int:
    """Whole microseconds since 1970-01-01 UTC; raises `ValueError` with the rule that the value breaks.

    A float is refused: it may mean seconds or milliseconds, and cannot hold microseconds exactly.

    >>> microseconds(datetime(1970, 1, 2, tzinfo=UTC))
    86400000000
    """
    if type(moment) is int:
        return moment
    # numpy's whole numbers, as a data frame has them.
    if isinstance(moment, Integral) and not isinstance(moment, bool):
        return int(moment)
    # NaN and pandas' NaT differ from themselves.
    if moment is None or moment != moment:  # noqa: PLR0124
        raise ValueError("is missing; give the time of the event or leave the event out")
    if not isinstance(moment, datetime):
        raise ValueError("must be an aware datetime or whole microseconds since 1970 (an int)")
    if moment.utcoffset() is None:
        raise ValueError("must have a time zone, such as datetime(..., tzinfo=UTC)")
    # Subclasses such as pendulum's subtract slowly and give their own types.
    return datetime.__sub__(moment, _EPOCH) // _MICROSECOND


def as_datetime(moment: int) -> datetime:
    """The moment in UTC."""
    return _EPOCH + timedelta(microseconds=moment)
