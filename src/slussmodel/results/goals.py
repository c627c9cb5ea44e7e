"""How far a project's objectives are reached, apart from whether the project is over.

Piteå and Skellefteå's project is completed, its innovative culture "largely achieved", and "work remains to structure
innovation from a system perspective": all three are true at once.
"""

from __future__ import annotations

from datetime import date

from attrs import field, frozen

from slussmodel.errors import InvalidValue, Reason, UnknownName
from slussmodel.findings import Finding, Severity
from slussmodel.language import Labelled, Lang, Sentence
from slussmodel.results.chain import Named
from slussmodel.validators import day, each, identifier, of_type, text


class Attainment(Labelled):
    """How far an objective is reached, from the least to the most."""

    NOT_STARTED = "not_started", "inte påbörjat", "not started"
    PARTLY = "partly", "delvis uppnått", "partly achieved"
    LARGELY = "largely", "till stor del uppnått", "largely achieved"
    FULLY = "fully", "helt uppnått", "fully achieved"

    @property
    def rank(self) -> int:
        """0 for not started, 3 for fully achieved."""
        return tuple(Attainment).index(self)


class ObjectiveDimension(Labelled):
    """What an objective is about."""

    STRUCTURE = "structure", "struktur", "structure"
    CULTURE = "culture", "kultur", "culture"
    CAPABILITY = "capability", "förmåga", "capability"


class ProjectStatus(Labelled):
    """Where a project stands in time; it says nothing of what was reached."""

    PLANNED = "planned", "planerat", "planned"
    ONGOING = "ongoing", "pågående", "ongoing"
    COMPLETED = "completed", "avslutat", "completed"
    CANCELLED = "cancelled", "avbrutet", "cancelled"


@frozen(kw_only=True)
class Objective(Named):
    """Something that a project is to reach."""

    dimension: ObjectiveDimension = field(validator=of_type(ObjectiveDimension))


@frozen(kw_only=True)
class Judged:
    """How far an objective was found to be reached on a day, and what remained."""

    objective: str = field(validator=identifier)
    attainment: Attainment = field(validator=of_type(Attainment))
    on: date = field(validator=day)
    remaining: str = field(default="", validator=text)

    def __attrs_post_init__(self) -> None:
        if self.attainment is Attainment.FULLY and self.remaining:
            raise InvalidValue(
                "Judged", "remaining", self.remaining, "must be empty where the objective is fully achieved"
            )


UNFINISHED = Sentence(
    "objective_unfinished",
    sv="projektet är {status}, men målet ”{objective}” är {attainment}",
    en="the project is {status}, but objective “{objective}” is {attainment}",
)
WORK_REMAINS = Sentence(
    "work_remains",
    sv="projektet är {status}, men målet ”{objective}” är {attainment}; kvar: {remaining}",
    en="the project is {status}, but objective “{objective}” is {attainment}; remaining: {remaining}",
)


@frozen(kw_only=True)
class Goals:
    """A project's objectives and every judgement of them; the latest one counts.

    >>> culture = Objective(
    ...     id="culture", sv="innovativ kultur", en="innovative culture", dimension=ObjectiveDimension.CULTURE
    ... )
    >>> goals = Goals(
    ...     status=ProjectStatus.COMPLETED, objectives=(culture,),
    ...     judgements=(Judged(objective="culture", attainment=Attainment.LARGELY, on=date(2019, 12, 31)),),
    ... )
    >>> goals.check()[0].text("en")
    'the project is completed, but objective “innovative culture” is largely achieved'

    Raises `UnknownName` for a judgement of an objective that is not listed and `InvalidValue` for an objective twice.
    """

    status: ProjectStatus = field(validator=of_type(ProjectStatus))
    objectives: tuple[Objective, ...] = field(validator=each(of_type(Objective)))
    judgements: tuple[Judged, ...] = field(default=(), validator=each(of_type(Judged)))

    def __attrs_post_init__(self) -> None:
        ids = [objective.id for objective in self.objectives]
        if len(set(ids)) < len(ids):
            raise InvalidValue("Goals", "objectives", ids, "must not name an objective twice")
        for judged in self.judgements:
            if judged.objective not in ids:
                raise UnknownName.among("objective", judged.objective, ids)

    def latest(self, objective: str) -> Judged | None:
        """The latest judgement of an objective; of two on one day, the one listed last."""
        judged = [one for one in self.judgements if one.objective == objective]
        return max(reversed(judged), key=lambda one: one.on, default=None)

    def attainment(self, objective: str) -> Attainment:
        """How far an objective is reached; one that nobody has judged is not started."""
        latest = self.latest(objective)
        return latest.attainment if latest else Attainment.NOT_STARTED

    @property
    def unfinished(self) -> tuple[Objective, ...]:
        """The objectives that are not fully achieved."""
        return tuple(one for one in self.objectives if self.attainment(one.id) is not Attainment.FULLY)

    def check(self) -> tuple[Finding, ...]:
        """A note for each objective that a project which is over has left unfinished: legal, and worth knowing."""
        if self.status not in (ProjectStatus.COMPLETED, ProjectStatus.CANCELLED):
            return ()
        return tuple(self._note(objective) for objective in self.unfinished)

    def explain(self, lang: Lang = "sv") -> str:
        """One line an objective: what it is and how far it is reached."""
        return "\n".join(f"{one.format(lang)}: {self.attainment(one.id).label(lang)}" for one in self.objectives)

    def _note(self, objective: Objective) -> Finding:
        latest = self.latest(objective.id)
        known = {"status": self.status, "objective": objective, "attainment": self.attainment(objective.id)}
        if latest and latest.remaining:
            reason = Reason.of(WORK_REMAINS, **known, remaining=latest.remaining)
        else:
            reason = Reason.of(UNFINISHED, **known)
        return Finding(reason, Severity.NOTE, objective.id)
