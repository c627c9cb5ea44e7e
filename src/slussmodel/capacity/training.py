"""Training: what is taught, in which rounds, to politicians, managers and staff, and how many it reaches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Protocol

from attrs import field, frozen
from attrs.validators import optional

from slussmodel.errors import InvalidValue, Reason
from slussmodel.findings import Finding, Severity
from slussmodel.language import Labelled, Sentence
from slussmodel.periods import Period
from slussmodel.validators import at_least, distinct, each, filled, identifier, nfc, of_type, text


class TargetLevel(Labelled):
    """The levels of an organisation that a whole chain of activities reaches."""

    POLITICIANS = "politicians", "förtroendevalda", "politicians"
    MANAGERS = "managers", "chefer", "managers"
    STAFF = "staff", "medarbetare", "staff"


@frozen(kw_only=True)
class Attendance:
    """How many of one level from one organisation were to take part in a round, and how many did.

    `actual` is `None` until the round has been held.
    """

    organisation: str = field(converter=nfc, validator=identifier)
    level: TargetLevel = field(validator=of_type(TargetLevel))
    planned: int = field(default=0, validator=[of_type(int), at_least(0)])
    actual: int | None = field(default=None, validator=optional([of_type(int), at_least(0)]))


@frozen(kw_only=True)
class TrainingRound:
    """One time that a training is given."""

    period: Period = field(validator=of_type(Period))
    attendance: tuple[Attendance, ...] = field(default=(), validator=each(of_type(Attendance)))

    @property
    def planned(self) -> int:
        return sum(one.planned for one in self.attendance)

    @property
    def actual(self) -> int | None:
        """Those who took part; `None` while somebody's attendance is unknown."""
        known = [one.actual for one in self.attendance if one.actual is not None]
        return sum(known) if len(known) == len(self.attendance) else None


@frozen(kw_only=True)
class Training:
    """A training in one or several topics, given in rounds."""

    name: str = field(converter=nfc, validator=filled)
    topics: tuple[str, ...] = field(validator=[each(filled), distinct])
    rounds: tuple[TrainingRound, ...] = field(default=(), validator=each(of_type(TrainingRound)))

    def __attrs_post_init__(self) -> None:
        if not self.topics:
            raise InvalidValue("Training", "topics", self.topics, "must name at least one topic")

    @property
    def levels(self) -> frozenset[TargetLevel]:
        """The levels of which somebody has taken part."""
        return frozenset(one.level for one in self._attendance() if one.actual)

    def attended(self, level: TargetLevel) -> int:
        """Places filled by people of a level, in all rounds; a person who came twice fills two."""
        return sum(one.actual or 0 for one in self._attendance() if one.level is level)

    def coverage(self, groups: Mapping[TargetLevel, int]) -> dict[TargetLevel, Fraction]:
        """The share of each group that has been reached, at most 1.

        `groups` says how many people there are of each level. The share is an upper bound, since one person may have
        come twice. A group of nobody is reached.
        """
        return {level: _share(self.attended(level), size) for level, size in groups.items()}

    def _attendance(self) -> Iterator[Attendance]:
        return (one for held in self.rounds for one in held.attendance)


def _share(reached: int, size: int) -> Fraction:
    return min(Fraction(reached, size), Fraction(1)) if size > 0 else Fraction(1)


TOPIC_UNTAUGHT = Sentence("topic_untaught", sv="ingen utbildning tar upp {topic}", en="no training takes up {topic}")
ROUND_BELOW_PLAN = Sentence(
    "round_below_plan",
    sv="{training}, {period}: {actual} deltog av {planned} planerade",
    en="{training}, {period}: {actual} took part of {planned} planned",
)


@frozen(kw_only=True)
class Curriculum:
    """The topics that are to be taught, and the trainings that do it.

    >>> Curriculum(
    ...     topics=("digital technology", "service design"),
    ...     trainings=(Training(name="Autumn course", topics=("service design",)),),
    ... ).check()[0].text("en")
    'no training takes up digital technology'
    """

    topics: tuple[str, ...] = field(validator=[each(filled), distinct])
    trainings: tuple[Training, ...] = field(default=(), validator=each(of_type(Training)))

    @property
    def untaught(self) -> tuple[str, ...]:
        """The topics that no training takes up."""
        taught = {topic for training in self.trainings for topic in training.topics}
        return tuple(topic for topic in self.topics if topic not in taught)

    def check(self) -> tuple[Finding, ...]:
        """Topics that nobody teaches, and rounds that fewer came to than planned."""
        untaught = (Finding.of(TOPIC_UNTAUGHT, Severity.WARNING, place=topic, topic=topic) for topic in self.untaught)
        return (*untaught, *self._below_plan())

    def _below_plan(self) -> Iterator[Finding]:
        for training in self.trainings:
            for held in training.rounds:
                if held.actual is not None and held.actual < held.planned:
                    yield Finding.of(
                        ROUND_BELOW_PLAN,
                        Severity.NOTE,
                        place=training.name,
                        training=training.name,
                        period=held.period,
                        actual=held.actual,
                        planned=held.planned,
                    )


class Reaches(Protocol):
    """An activity that reaches people of some levels: a training or an event."""

    @property
    def levels(self) -> frozenset[TargetLevel]: ...


LEVEL_UNREACHED = Sentence("level_unreached", sv="ingen insats når {level}", en="no activity reaches {level}")


def check_whole_chain(activities: Iterable[Reaches]) -> tuple[Finding, ...]:
    """A warning for each level that nothing reaches: "the entire chain in the organization".

    >>> [finding.text("sv") for finding in check_whole_chain([])]
    ['ingen insats når förtroendevalda', 'ingen insats når chefer', 'ingen insats når medarbetare']
    """
    reached = frozenset(level for activity in activities for level in activity.levels)
    return tuple(
        Finding.of(LEVEL_UNREACHED, Severity.WARNING, place=level.value, level=level)
        for level in TargetLevel
        if level not in reached
    )


@frozen(kw_only=True)
class Applicant:
    """Somebody who would like to be trained: a role and, perhaps, the need."""

    role: str = field(validator=filled)
    need: str = field(default="", validator=text)


NOT_ELIGIBLE = Sentence(
    "not_eligible",
    sv="{role} hör inte till {roles} och har inte angett något behov",
    en="{role} is not among {roles} and has stated no need",
)


@frozen(kw_only=True)
class Eligibility:
    """Who is let into a training: certain roles always, anybody else who has a need of it.

    >>> rule = Eligibility(roles=("innovation coach", "digital coach"))
    >>> rule.why_not(Applicant(role="librarian", need="lead a service design workshop"))
    ()
    >>> rule.why_not(Applicant(role="librarian"))[0].code
    'not_eligible'
    """

    roles: tuple[str, ...] = field(validator=[each(filled), distinct])

    def why_not(self, applicant: Applicant) -> tuple[Reason, ...]:
        """What keeps somebody out; nothing, if they are let in."""
        if applicant.role in self.roles or applicant.need.strip():
            return ()
        return (Reason.of(NOT_ELIGIBLE, role=applicant.role, roles=self.roles),)
