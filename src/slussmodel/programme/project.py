"""The life of a sluice as a project: pre-study, establishment, operation, closed, and who goes on when money ends.

It is another life than that of the ideas in it: a project can be closed with ideas in use, and completed with nobody
who continues.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from attrs import evolve, field, frozen

from slussmodel.errors import InvalidValue, Reason, Refused
from slussmodel.findings import Finding, Severity
from slussmodel.language import Labelled, Lang, Sentence
from slussmodel.validators import day, distinct, each, filled, identifier, nfc, of_type, text


class ProjectState(Labelled):
    """Where a sluice stands in its own life."""

    PRE_STUDY = "pre_study", "förstudie", "pre-study"
    ESTABLISHMENT = "establishment", "etablering", "establishment"
    OPERATION = "operation", "drift", "operation"
    CLOSED = "closed", "avslutad", "closed"


LIFECYCLE: dict[ProjectState, tuple[ProjectState, ...]] = {
    ProjectState.PRE_STUDY: (ProjectState.ESTABLISHMENT, ProjectState.CLOSED),
    ProjectState.ESTABLISHMENT: (ProjectState.OPERATION, ProjectState.CLOSED),
    ProjectState.OPERATION: (ProjectState.CLOSED,),
    ProjectState.CLOSED: (),
}


@frozen(kw_only=True)
class ContinuationDecision:
    """What one municipality decided about going on after the project, and why."""

    municipality: str = field(converter=nfc, validator=identifier)
    on: date = field(validator=day)
    continues: bool = field(validator=of_type(bool))
    because: str = field(default="", validator=text)


@frozen(kw_only=True)
class ProjectStep:
    """A state that the project came to, and when."""

    state: ProjectState = field(validator=of_type(ProjectState))
    on: date = field(validator=day)


@frozen(kw_only=True)
class SluiceProject:
    """A sluice as a project with members, its states so far, the plan for going on, and the members' decisions.

    >>> project = SluiceProject(name="Innovationssluss Skaraborg", members=("1496", "1497"), steps=(
    ...     ProjectStep(state=ProjectState.ESTABLISHMENT, on=date(2016, 11, 1)),))
    >>> print(project.move(ProjectState.OPERATION, on=date(2020, 7, 1)).text("en"))
    there is no plan for how the sluice is to be run after the project
    no municipality has decided to go on
    >>> project.move(ProjectState.CLOSED, on=date(2020, 6, 30)).state.label("sv")
    'avslutad'
    """

    name: str = field(converter=nfc, validator=filled)
    members: tuple[str, ...] = field(validator=[each(identifier), distinct])
    steps: tuple[ProjectStep, ...] = field(validator=each(of_type(ProjectStep)))
    plan: str = field(default="", validator=text)
    decisions: tuple[ContinuationDecision, ...] = field(default=(), validator=each(of_type(ContinuationDecision)))

    def __attrs_post_init__(self) -> None:
        states = [step.state for step in self.steps]
        days = [step.on for step in self.steps]
        legal = all(after in LIFECYCLE[before] for before, after in pairwise(states))
        if not states or not legal:
            raise InvalidValue(
                "SluiceProject", "steps", states, "must be at least one and follow the life of a project"
            )
        if days != sorted(days):
            raise InvalidValue("SluiceProject", "steps", days, "must not run backwards")
        for decision in self.decisions:
            if decision.municipality not in self.members:
                raise InvalidValue("SluiceProject", "decisions", decision.municipality, "must be a member")

    @property
    def state(self) -> ProjectState:
        return self.steps[-1].state

    @property
    def continuing(self) -> tuple[str, ...]:
        """The members that have decided to go on, by their latest decision, in the order of the members."""
        latest = self._latest()
        return tuple(one for one in self.members if one in latest and latest[one].continues)

    @property
    def undecided(self) -> tuple[str, ...]:
        return tuple(one for one in self.members if one not in self._latest())

    def propose(self, plan: str) -> SluiceProject:
        """The proposal of how the sluice is to be run after the project."""
        return evolve(self, plan=plan)

    def decide(self, *decisions: ContinuationDecision) -> SluiceProject | Refused:
        """Take in decisions of members; refused for others, and for a decision before that member's last."""
        reasons = tuple(_faults(decisions, self.members, self._latest()))
        return Refused(reasons) if reasons else evolve(self, decisions=(*self.decisions, *decisions))

    def move(self, state: ProjectState, *, on: date) -> SluiceProject | Refused:
        """Go to another state; into operation only with a plan and somebody who continues."""
        reasons = []
        if state not in LIFECYCLE[self.state]:
            reasons.append(Reason.of(_NOT_FROM_HERE, name=self.name, here=self.state, there=state))
        if on < self.steps[-1].on:
            reasons.append(Reason.of(_BACKWARDS, day=on, last=self.steps[-1].on))
        if state is ProjectState.OPERATION:
            reasons += [] if self.plan.strip() else [Reason.of(_NO_PLAN)]
            reasons += [] if self.continuing else [Reason.of(_NOBODY)]
        if reasons:
            return Refused(tuple(reasons))
        return evolve(self, steps=(*self.steps, ProjectStep(state=state, on=on)))

    def check(self) -> tuple[Finding, ...]:
        """A note for each member that has not decided; a closed project that nobody continues is legal, and said."""
        found = [Finding.of(_UNDECIDED, Severity.NOTE, place=one, municipality=one) for one in self.undecided]
        if self.state is ProjectState.CLOSED and not self.continuing:
            found.append(Finding.of(_ENDED_WITH_NOBODY, Severity.NOTE, place="decisions", name=self.name))
        return tuple(found)

    def explain(self, lang: Lang = "sv") -> str:
        """The state, and how many go on."""
        params = {"name": self.name, "state": self.state, "n": len(self.continuing), "members": len(self.members)}
        return _PROJECT.say(params, lang)

    def _latest(self) -> dict[str, ContinuationDecision]:
        return {one.municipality: one for one in sorted(self.decisions, key=lambda one: one.on)}


def _faults(
    decisions: Iterable[ContinuationDecision], members: tuple[str, ...], latest: dict[str, ContinuationDecision]
) -> Iterable[Reason]:
    for one in decisions:
        before = latest.get(one.municipality)
        if one.municipality not in members:
            yield Reason.of(_NO_MEMBER, municipality=one.municipality)
        if before is not None and one.on < before.on:
            yield Reason.of(_BACKWARDS, day=one.on, last=before.on)
        latest = latest | {one.municipality: one}


_NOT_FROM_HERE = Sentence(
    "project_step_not_open",
    sv="{name} är i {here} och kan inte gå till {there}",
    en="{name} is in {here} and cannot go to {there}",
)
_BACKWARDS = Sentence(
    "before_last_step", sv="{day} ligger före det senaste steget, {last}", en="{day} is before the last step, {last}"
)
_NO_PLAN = Sentence(
    "no_continuation_plan",
    sv="det saknas förslag på hur slussen ska drivas vidare efter projektet",
    en="there is no plan for how the sluice is to be run after the project",
)
_NOBODY = Sentence(
    "nobody_continues",
    sv="ingen kommun har beslutat att fortsätta",
    en="no municipality has decided to go on",
)
_NO_MEMBER = Sentence("not_a_member", sv="{municipality} är inte medlem", en="{municipality} is not a member")
_UNDECIDED = Sentence(
    "continuation_undecided",
    sv="{municipality} har inte beslutat om fortsättningen",
    en="{municipality} has not decided whether to go on",
)
_ENDED_WITH_NOBODY = Sentence(
    "ended_with_nobody",
    sv="{name} är avslutad och ingen kommun fortsätter",
    en="{name} is closed and no municipality goes on",
)
_PROJECT = Sentence(
    "project",
    sv="{name}: {state}; {n} av {members} kommuner fortsätter",
    en="{name}: {state}; {n} of {members} municipalities go on",
)
