"""Moments compared and subtracted as the instants that they are.

Python compares and subtracts two moments of one named zone by their clock faces. In the hour that autumn repeats the
later one may then seem the earlier, and a day in which the clock is moved seems to have 24 hours.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


def is_earlier(one: datetime, other: datetime) -> bool:
    """Whether a moment comes before another.

    >>> from zoneinfo import ZoneInfo
    >>> night = datetime(2026, 10, 25, 2, 50, tzinfo=ZoneInfo("Europe/Stockholm"))
    >>> again = night.replace(minute=10, fold=1)  # twenty minutes later
    >>> again < night, is_earlier(again, night)
    (True, False)
    """
    return one.astimezone(UTC) < other.astimezone(UTC)


def elapsed(start: datetime, end: datetime) -> timedelta:
    """The time from one moment to another.

    >>> from zoneinfo import ZoneInfo
    >>> noon = datetime(2026, 3, 28, 12, tzinfo=ZoneInfo("Europe/Stockholm"))
    >>> elapsed(noon, noon.replace(day=29))
    datetime.timedelta(seconds=82800)
    """
    return end.astimezone(UTC) - start.astimezone(UTC)
