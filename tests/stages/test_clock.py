"""Limits hold without a clock: holds stop them, and working days are those of Sweden."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slussmodel.stages import (
    Context,
    Decision,
    Kind,
    Stage,
    StageGraph,
    Transition,
    advance,
    ageing,
    days,
    due,
    from_each,
    holds,
    is_working_day,
    overdue,
    working_day_after,
    working_days,
    working_days_between,
)

STOCKHOLM = ZoneInfo("Europe/Stockholm")


def journey(limit, *stops, began):
    """A journey in a stage with a limit, asleep between each pair of stops."""
    graph = StageGraph(
        id="g",
        start="pilot",
        stages=(Stage("pilot", "Pilot", "Pilot", limit=limit), Stage("in_use", kind=Kind.ACHIEVED, limit=days(1))),
        transitions=(Transition("pilot", Decision.GO, "in_use"), *holds(["pilot"])),
    )
    one = graph.begin("i", at=began)
    for place, at in enumerate(stops):
        decision, said = ((Decision.HOLD, {"awaits": "x"}), (Decision.RESUME, {"match": "x"}))[place % 2]
        one = advance(one, decision, Context(at=at, **said)).journey
    return one


def utc(month, day, hour=0):
    return datetime(2026, month, day, hour, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 1, 6), False),  # Epiphany
        (date(2026, 4, 2), True),  # Maundy Thursday: short in many agreements, a working day in law
        (date(2026, 4, 3), False),  # Good Friday
        (date(2026, 5, 15), True),  # the day after Ascension Day
        (date(2026, 6, 19), False),  # Midsummer Eve
        (date(2025, 6, 6), False),  # National Day, a Friday
        (date(2004, 6, 7), True),  # 2004: the Monday after the National Day
        (date(2026, 12, 24), False),
        (date(2026, 12, 31), False),
        (date(2026, 12, 30), True),
        (date(2026, 11, 21), False),  # a Saturday
    ],
)
def test_swedish_working_days(day, works):
    assert is_working_day(day) is works


dates = st.dates(date(2015, 1, 1), date(2030, 12, 31))


@given(dates, st.integers(0, 900))
def test_working_days_between_counts_each_working_day(first, length):
    last = first + timedelta(length)
    assert working_days_between(first, last) == sum(is_working_day(first + timedelta(n)) for n in range(1, length + 1))


@given(dates, st.integers(1, 300))
def test_the_day_after_so_many_working_days_is_the_first_that_has_them(day, count):
    found = working_day_after(day, count)
    assert is_working_day(found)
    assert working_days_between(day, found) == count


def test_a_limit_in_days_is_exact_time():
    one = journey(days(30), began=utc(3, 1, 9))
    assert due(one) == utc(3, 31, 9)
    assert not overdue(one, utc(3, 31, 9) - timedelta(microseconds=1))
    assert overdue(one, utc(3, 31, 9))


def test_a_day_lasts_twenty_four_hours_also_when_the_clocks_change():
    one = journey(days(1), began=datetime(2026, 3, 28, 12, tzinfo=STOCKHOLM))
    assert due(one) == datetime(2026, 3, 29, 13, tzinfo=STOCKHOLM)


def test_a_hold_stops_the_clock_and_a_resume_starts_it_again():
    held = journey(days(10), utc(3, 5), began=utc(3, 1))
    assert due(held) is None
    assert not overdue(held, utc(12, 31))
    awake = journey(days(10), utc(3, 5), utc(4, 1), began=utc(3, 1))
    assert due(awake) == utc(4, 7)
    twice = journey(days(10), utc(3, 5), utc(4, 1), utc(4, 3), utc(5, 1), began=utc(3, 1))
    assert due(twice) == utc(5, 5)


def test_a_stage_that_was_due_before_its_hold_stays_overdue():
    held = journey(days(3), utc(3, 5), began=utc(3, 1))
    assert due(held) == utc(3, 4)
    assert overdue(held, utc(3, 5))


def test_working_days_skip_midsummer_and_end_with_their_last_day():
    one = journey(working_days(2), began=datetime(2026, 6, 17, 15, tzinfo=STOCKHOLM))
    assert due(one) == datetime(2026, 6, 23, tzinfo=STOCKHOLM)
    assert not overdue(one, datetime(2026, 6, 22, 23, 59, tzinfo=STOCKHOLM))
    assert overdue(one, datetime(2026, 6, 22, 22, 0, tzinfo=UTC))


def test_days_are_those_of_the_zone_of_entry():
    late_evening = datetime(2026, 6, 2, 23, 30, tzinfo=UTC)  # already 3 June in Stockholm
    assert due(journey(working_days(1), began=late_evening)) == datetime(2026, 6, 4, tzinfo=UTC)
    assert due(journey(working_days(1), began=late_evening.astimezone(STOCKHOLM))) == datetime(
        2026, 6, 5, tzinfo=STOCKHOLM
    )


def test_a_hold_stops_working_days_too():
    awake = journey(working_days(5), utc(3, 4), utc(3, 16), began=utc(3, 2))  # two used on 3 and 4 March
    assert due(awake) == utc(3, 20)
    assert due(journey(working_days(5), utc(3, 4), began=utc(3, 2))) is None


@pytest.mark.parametrize("limit", [days(3), working_days(3), None])
def test_nothing_is_used_at_the_moment_of_entry(limit):
    age = ageing(journey(limit, began=utc(3, 2)), utc(3, 2))
    assert (age.spent.amount, age.used, age.is_overdue) == (0, None if limit is None else Fraction(0), False)


def test_a_hold_at_the_very_moment_of_the_limit_comes_too_late():
    exact = journey(days(3), utc(3, 4), began=utc(3, 1))
    assert due(exact) == utc(3, 4)
    by_days = journey(working_days(2), utc(3, 5), began=utc(3, 2))  # the second working day ends as 5 March begins
    assert due(by_days) == utc(3, 5)


def test_no_limit_and_an_end_are_never_due():
    free = journey(None, began=utc(3, 1))
    assert due(free) is None
    ended = advance(journey(days(1), began=utc(3, 1)), Decision.GO, Context(at=utc(3, 2))).journey
    assert due(ended) is None
    assert not overdue(ended, utc(12, 31))


def test_ageing_tells_the_part_of_the_limit_that_is_used():
    age = ageing(journey(working_days(4), began=utc(3, 2)), utc(3, 8))
    assert (age.spent, age.used, age.is_overdue, age.due) == (working_days(4), Fraction(1), True, utc(3, 7))
    assert age.text("sv") == "Pilot: 4 arbetsdagar av 4 arbetsdagar"
    held = ageing(journey(days(10), utc(3, 5), began=utc(3, 1)), utc(9, 9))
    assert (held.spent, held.used, held.due) == (days(4), Fraction(2, 5), None)
    free = ageing(journey(None, began=utc(3, 1)), utc(3, 3, 12))
    assert (free.spent, free.used, free.text("en")) == (days(2), None, "Pilot: 2 days")


@given(st.lists(st.integers(1, 10**6), min_size=1, max_size=9), st.integers(1, 20))
def test_the_clock_runs_exactly_as_long_as_the_limit(gaps, limit):
    stops, at = [], utc(1, 1)
    for gap in gaps:
        at += timedelta(seconds=gap)
        stops.append(at)
    one = journey(days(limit), *stops, began=utc(1, 1))
    moment = due(one)
    if moment is None:
        assert one.is_held
        assert one.time_in_stage(at) < timedelta(limit)
    elif moment >= at:
        assert one.time_in_stage(moment) == timedelta(limit)
    else:
        assert one.time_in_stage(at) >= timedelta(limit)


@pytest.mark.parametrize(
    ("limit", "sv", "en"),
    [
        (days(1), "1 dag", "1 day"),
        (days(2), "2 dagar", "2 days"),
        (working_days(1), "1 arbetsdag", "1 working day"),
        (working_days(21), "21 arbetsdagar", "21 working days"),
    ],
)
def test_one_day_is_no_days(limit, sv, en):
    assert (limit.format("sv"), limit.format("en")) == (sv, en)


def test_one_stage_alone_may_be_held_without_a_list():
    assert holds("pilot") == holds(["pilot"])
    assert from_each("pilot", Decision.KILL, "no") == from_each(("pilot",), Decision.KILL, "no")
