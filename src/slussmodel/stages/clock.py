"""Time limits without a clock: when a stage falls due, whether it is overdue at a moment, how old its idea is.

The clock of a stage starts when the idea enters and stands still while the idea is on hold. A limit in days is exact
time. A limit in working days counts whole days, as Swedish authorities do: the day of entry does not count, and the
limit ends when the last day ends. Days are those of the zone in which the moment of entry is given.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta, tzinfo
from fractions import Fraction
from typing import Any, TypeAlias

from attrs import frozen

from slussmodel.errors import InvalidValue
from slussmodel.language import Lang, Sentence
from slussmodel.stages.decisions import Unit
from slussmodel.stages.graph import Limit, Stage
from slussmodel.stages.instants import elapsed, is_earlier
from slussmodel.stages.journey import Journey, check_journey
from slussmodel.validators import check_aware

Run: TypeAlias = tuple[datetime, "datetime | None"]


def due(journey: Journey[Any]) -> datetime | None:
    """When the present stage falls due, in the zone of its entry; overdue from that moment on.

    None where the stage has no limit or is an end, and while a hold stops the clock before the limit is reached.
    """
    check_journey("due", journey)
    limit = journey.graph.stage(journey.stage).limit
    if limit is None or journey.has_ended:
        return None
    visit = journey.visits[-1]
    moment = _DUE[limit.unit](visit.runs, limit.amount, visit.entered.tzinfo)
    return moment.astimezone(visit.entered.tzinfo) if moment else None


def _due_in_days(runs: tuple[Run, ...], amount: int, zone: tzinfo | None) -> datetime | None:
    left = timedelta(amount)
    for start, end in _in_zone(runs, UTC):
        if end is None or end - start >= left:
            return start + left
        left -= end - start
    return None


def _due_in_working_days(runs: tuple[Run, ...], amount: int, zone: tzinfo | None) -> datetime | None:
    from slussmodel.stages.workdays import working_day_after, working_days_between

    for start, end in _in_zone(runs, zone):
        last = working_day_after(start.date(), amount)
        over = datetime.combine(last + timedelta(1), time(), zone)
        if end is None or end >= over:
            return over
        amount -= working_days_between(start.date(), end.date())
    return None


_DUE = {Unit.DAYS: _due_in_days, Unit.WORKING_DAYS: _due_in_working_days}


def _in_zone(runs: tuple[Run, ...], zone: tzinfo | None) -> Iterator[Run]:
    return ((start.astimezone(zone), end.astimezone(zone) if end else None) for start, end in runs)


def overdue(journey: Journey[Any], at: datetime) -> bool:
    """Whether the present stage has lasted longer than it may, at a moment."""
    check_aware("overdue", "at", at)
    moment = due(journey)
    return moment is not None and not is_earlier(at, moment)


_AGE = Sentence("age", sv="{stage}: {spent} av {limit}", en="{stage}: {spent} of {limit}")
_AGE_FREE = Sentence("age_without_limit", sv="{stage}: {spent}", en="{stage}: {spent}")


@frozen
class Ageing:
    """How old an idea is in its stage: time on the stage's clock against its limit.

    `used` is the part of the limit that is used, one or more when it is overdue; None without a limit.
    """

    stage: Stage[Any]
    spent: Limit
    used: Fraction | None
    due: datetime | None
    is_overdue: bool

    def text(self, lang: Lang = "sv") -> str:
        sentence = _AGE_FREE if self.stage.limit is None else _AGE
        return sentence.say({"stage": self.stage, "spent": self.spent, "limit": self.stage.limit}, lang)


def ageing(journey: Journey[Any], at: datetime) -> Ageing:
    """How long the idea has been in its stage, in the unit of its limit (whole days where it has none).

    Raises `InvalidValue` for a moment before the last decision: the journey as it is tells nothing of what was then.

    >>> from slussmodel.stages import Context, Decision, Kind, StageGraph, Transition, days
    >>> graph = StageGraph(
    ...     id="g",
    ...     start="pilot",
    ...     stages=(Stage("pilot", "Pilot", "Pilot", limit=days(30)), Stage("in_use", kind=Kind.ACHIEVED)),
    ...     transitions=(Transition("pilot", Decision.GO, "in_use"),),
    ... )
    >>> age = ageing(graph.begin("i-1", at=datetime(2026, 3, 1, tzinfo=UTC)), datetime(2026, 3, 13, tzinfo=UTC))
    >>> age.text("en"), age.used, age.is_overdue
    ('Pilot: 12 days of 30 days', Fraction(2, 5), False)
    """
    check_journey("ageing", journey)
    check_aware("ageing", "at", at)
    if is_earlier(at, journey.at):
        raise InvalidValue("Ageing", "at", at, f"must not be before the last decision, {journey.at}")
    stage = journey.graph.stage(journey.stage)
    unit = stage.limit.unit if stage.limit else Unit.DAYS
    visit = journey.visits[-1]
    spent = _SPENT[unit](visit.runs, at, visit.entered.tzinfo)
    used = Fraction(spent) / stage.limit.amount if stage.limit else None
    return Ageing(stage, Limit(int(spent), unit), used, due(journey), overdue(journey, at))


def _days_spent(runs: tuple[Run, ...], at: datetime, zone: tzinfo | None) -> Fraction:
    spent = sum((elapsed(start, end or at) for start, end in runs), timedelta())
    return Fraction(spent // timedelta.resolution, timedelta(1) // timedelta.resolution)


def _working_days_spent(runs: tuple[Run, ...], at: datetime, zone: tzinfo | None) -> Fraction:
    from slussmodel.stages.workdays import working_days_between

    spans = (
        working_days_between(start.date(), (end or at.astimezone(zone)).date()) for start, end in _in_zone(runs, zone)
    )
    return Fraction(sum(spans))


_SPENT = {Unit.DAYS: _days_spent, Unit.WORKING_DAYS: _working_days_spent}
