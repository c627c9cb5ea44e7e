"""How a proposal is worked out in rounds: sketch, proposal, position, instruction, and a proposal again.

In the Skåne network two organisations made proposals from a first sketch, the municipalities took a position on them
and gave instructions for the next round, at meetings held at least once a month. So every part, and the whole, was
thought through several times.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from attrs import field, frozen

from slussmodel.errors import InvalidValue, Reason, UnknownName
from slussmodel.findings import Finding, Severity
from slussmodel.language import Labelled, Sentence
from slussmodel.periods import Period, YearMonth
from slussmodel.validators import day, distinct, each, identifier, of_type, text

WHOLE = "whole"
"""The subject of a step that concerns all parts together."""


class RevisionStep(Labelled):
    """What is done with a part, or with the whole."""

    SKETCH = "sketch", "skiss", "sketch"
    PROPOSAL = "proposal", "förslag", "proposal"
    POSITION = "position", "ställningstagande", "position"
    INSTRUCTION = "instruction", "instruktion", "instruction"


_MAY_FOLLOW: dict[RevisionStep | None, frozenset[RevisionStep]] = {
    None: frozenset({RevisionStep.SKETCH, RevisionStep.PROPOSAL}),
    RevisionStep.SKETCH: frozenset({RevisionStep.PROPOSAL}),
    RevisionStep.PROPOSAL: frozenset({RevisionStep.POSITION}),
    RevisionStep.POSITION: frozenset({RevisionStep.INSTRUCTION, RevisionStep.PROPOSAL}),
    RevisionStep.INSTRUCTION: frozenset({RevisionStep.PROPOSAL}),
}


@frozen(kw_only=True)
class Revision:
    """One step on a day: what was done, by which organisations, about which part (or `WHOLE`)."""

    step: RevisionStep = field(validator=of_type(RevisionStep))
    about: str = field(validator=identifier)
    by: tuple[str, ...] = field(validator=[each(identifier), distinct])
    on: date = field(validator=day)
    words: str = field(default="", validator=text)

    def __attrs_post_init__(self) -> None:
        if not self.by:
            raise InvalidValue("Revision", "by", self.by, "must name who took the step")


OUT_OF_TURN = Sentence(
    "revision_out_of_turn",
    sv="{about}: {step} den {on} kan inte följa på {before}",
    en="{about}: {step} on {on} cannot follow {before}",
)
NO_BEGINNING = Sentence(
    "revision_without_beginning",
    sv="{about}: {step} den {on} har inget att utgå från",
    en="{about}: {step} on {on} has nothing to start from",
)
TOO_FEW_REVIEWS = Sentence(
    "too_few_reviews",
    sv="{about}: {n} genomgångar, minst {least} krävs",
    en="{about}: {n} reviews, at least {least} required",
)
NO_MEETING = Sentence("month_without_meeting", sv="inget möte i {month}", en="no meeting in {month}")


@frozen(kw_only=True)
class Revisions:
    """The parts of what is worked out and every step taken, in order of time.

    >>> rounds = Revisions(parts=("skills",), steps=(
    ...     Revision(step=RevisionStep.PROPOSAL, about="skills", by=("sbhub",), on=date(2019, 1, 15)),
    ...     Revision(step=RevisionStep.POSITION, about="skills", by=("malmö", "ystad"), on=date(2019, 1, 15)),
    ... ))
    >>> rounds.reviews, [finding.text("en") for finding in rounds.check(least=1)]
    ({'skills': 1, 'whole': 0}, ['whole: 0 reviews, at least 1 required'])

    Raises `UnknownName` for a step about something else than a part or `WHOLE`, `InvalidValue` for steps that run
    backwards in time.
    """

    parts: tuple[str, ...] = field(validator=[each(identifier), distinct])
    steps: tuple[Revision, ...] = field(default=(), validator=each(of_type(Revision)))

    def __attrs_post_init__(self) -> None:
        for step in self.steps:
            if step.about not in self.subjects:
                raise UnknownName.among("part", step.about, self.subjects)
        days = [step.on for step in self.steps]
        if days != sorted(days):
            raise InvalidValue("Revisions", "steps", [one.isoformat() for one in days], "must stand in order of time")

    @property
    def subjects(self) -> tuple[str, ...]:
        """The parts, and the whole."""
        return (*self.parts, WHOLE)

    @property
    def reviews(self) -> dict[str, int]:
        """How many times a position has been taken on each part and on the whole."""
        taken = [step.about for step in self.steps if step.step is RevisionStep.POSITION]
        return {subject: taken.count(subject) for subject in self.subjects}

    def about(self, subject: str) -> tuple[Revision, ...]:
        """The steps that concern one part, or the whole."""
        return tuple(step for step in self.steps if step.about == subject)

    def next_steps(self, subject: str) -> frozenset[RevisionStep]:
        """What may be done next with a part."""
        done = self.about(subject)
        return _MAY_FOLLOW[done[-1].step if done else None]

    def check(self, *, least: int = 2) -> tuple[Finding, ...]:
        """Steps out of turn, and subjects reviewed fewer than the least number of times."""
        return (*self._out_of_turn(), *self._too_few(least))

    def _out_of_turn(self) -> Iterator[Finding]:
        for subject in self.subjects:
            before: RevisionStep | None = None
            for done in self.about(subject):
                if done.step not in _MAY_FOLLOW[before]:
                    yield _turn(done, before)
                before = done.step

    def _too_few(self, least: int) -> Iterator[Finding]:
        for subject, n in self.reviews.items():
            if n < least:
                yield Finding.of(TOO_FEW_REVIEWS, Severity.WARNING, place=subject, about=subject, n=n, least=least)


def _turn(done: Revision, before: RevisionStep | None) -> Finding:
    said = {"about": done.about, "step": done.step, "on": done.on.isoformat()}
    reason = Reason.of(NO_BEGINNING, **said) if before is None else Reason.of(OUT_OF_TURN, **said, before=before)
    return Finding(reason, Severity.ERROR, done.about)


def months_without_meeting(meetings: Iterable[date], period: Period) -> tuple[YearMonth, ...]:
    """The months of a period in which nobody met.

    >>> months_without_meeting([date(2018, 12, 3), date(2019, 2, 1)], Period.parse("2018-12..2019-02"))
    (YearMonth(year=2019, month=1),)
    """
    met = {YearMonth.of(meeting) for meeting in meetings}
    return tuple(month for month in period if month not in met)


def check_monthly(meetings: Iterable[date], period: Period) -> tuple[Finding, ...]:
    """A warning for each month without a meeting: "projektgruppen träffades minst en gång per månad"."""
    return tuple(
        Finding.of(NO_MEETING, Severity.WARNING, place=str(month), month=month)
        for month in months_without_meeting(meetings, period)
    )
