"""The Skåne network as one value: what it consists of, what the model computes of it, and what a check finds."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import cache

from attrs import field, frozen

from slussmodel.assertions import Computed, Sources
from slussmodel.assertions.sources import Facts
from slussmodel.capacity import Deliverable, DeliverableKind, check_described
from slussmodel.findings import Finding
from slussmodel.language import Lang
from slussmodel.periods import Period, YearMonth
from slussmodel.results import LogicModel, ProjectStatus, Revisions, check_monthly
from slussmodel.systems.skane import sources as said
from slussmodel.systems.skane.matrix import DELIVERABLES, matrix
from slussmodel.systems.skane.money import GRANT
from slussmodel.systems.skane.partners import COMMISSION, END, PERIOD, Commission
from slussmodel.systems.skane.rounds import MEETINGS, revisions
from slussmodel.validators import day, each, of_type


@frozen(kw_only=True)
class Skane:
    """The project: commission, matrix, rounds, meetings, what was handed over, and what its sources say.

    Its status is that it is completed, which says nothing of what it reached: the effects are expected.

    >>> from attrs import evolve
    >>> fewer = evolve(programme(), meetings=MEETINGS[1:])
    >>> [finding.text("en") for finding in fewer.check()][:1]
    ['no meeting in December 2018']
    """

    commission: Commission = field(validator=of_type(Commission))
    matrix: LogicModel = field(validator=of_type(LogicModel))
    revisions: Revisions = field(validator=of_type(Revisions))
    meetings: tuple[date, ...] = field(validator=each(day))
    deliverables: tuple[Deliverable, ...] = field(validator=each(of_type(Deliverable)))
    sources: Sources = field(validator=of_type(Sources))
    period: Period = field(default=PERIOD, validator=of_type(Period))
    status: ProjectStatus = field(default=ProjectStatus.COMPLETED, validator=of_type(ProjectStatus))

    @property
    def meetings_a_month(self) -> dict[YearMonth, int]:
        """How many meetings each month of the project had."""
        held = Counter(YearMonth.of(meeting) for meeting in self.meetings)
        return {month: held[month] for month in self.period}

    def facts(self) -> Facts:
        """What the model computes on each topic that the sources speak of and that does not change with the day."""
        values: dict[str, Computed] = {
            said.PARTS.id: Computed(len(self.matrix.parts)),
            said.MUNICIPALITIES.id: Computed(len(self.commission.clients(END))),
            said.PER_MONTH.id: Computed(min(self.meetings_a_month.values())),
            said.REVIEWS.id: Computed(min(self.revisions.reviews.values())),
            said.FUNDING.id: Computed(GRANT),
            said.DURATION.id: Computed(self.period),
            said.STATUS.id: Computed(self.status.label().capitalize()),
        }
        return {(said.SKANE, predicate): value for predicate, value in values.items()}

    def check(self) -> tuple[Finding, ...]:
        """Months without a meeting, steps out of turn, holes in the matrix, parts undescribed; then the sources."""
        parts = [part.id for part in self.matrix.parts]
        return (
            *check_monthly(self.meetings, self.period),
            *self.revisions.check(),
            *self.matrix.check(),
            *check_described(parts, self.deliverables, DeliverableKind.METHOD_DESCRIPTION),
            *self.sources.check(self.facts()),
        )

    def story(self, lang: Lang = "sv") -> str:
        """The project told from beginning to end, each figure computed."""
        from slussmodel.systems.skane.narrative import tell

        return tell(self, lang)


@cache
def programme() -> Skane:
    """The project as its pages describe it.

    >>> [finding.code for finding in programme().check()]
    ['value_changed']
    """
    return Skane(
        commission=COMMISSION,
        matrix=matrix(),
        revisions=revisions(),
        meetings=MEETINGS,
        deliverables=DELIVERABLES,
        sources=said.SOURCES,
    )
