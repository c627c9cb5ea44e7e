"""The sluice itself: a charter and the cases that have come in under it, as one value.

`handle` takes a command and answers with what happened and the next value, or with every reason that it is refused.
Nothing is changed in place. The family of twins is the unit of consistency: a sluice with the cases of one family alone
(`only`) answers a command on that family as the whole sluice does, so that a service may load just that.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from attrs import evolve, field, frozen

from slussmodel.errors import InvalidValue, Reason, Refused, RefusedError, UnknownName
from slussmodel.language import Lang
from slussmodel.money import Money
from slussmodel.records import columns
from slussmodel.sluice.case import Case, DevelopmentClaim
from slussmodel.sluice.charter import Charter
from slussmodel.sluice.commands import AnyCommand
from slussmodel.sluice.development import context_of, own_rules, said_once, without_reason
from slussmodel.sluice.events import AnyEvent
from slussmodel.sluice.evolve import grow
from slussmodel.sluice.handle import outcome
from slussmodel.sluice.rules import backwards
from slussmodel.stages import NoPath, Option, Path, Step, options, path_to
from slussmodel.stages.graph import Arc
from slussmodel.validators import of_type


@frozen
class Family:
    """An idea and those that were decided to be the same, the one handed in first at the head."""

    cases: tuple[Case, ...]

    @property
    def head(self) -> Case:
        return self.cases[0]

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(case.id for case in self.cases)

    @property
    def municipalities(self) -> tuple[str, ...]:
        """Who handed the idea in, each once, in the order of handing in."""
        return tuple(dict.fromkeys(case.idea.municipality for case in self.cases))

    @property
    def supporters(self) -> frozenset[str]:
        return frozenset().union(*(case.supporters for case in self.cases))

    @property
    def claim(self) -> DevelopmentClaim | None:
        return next((case.claim for case in self.cases if case.claim is not None), None)

    def html(self, lang: Lang = "sv") -> str:
        """The twins as a table, each with whom it was decided to be the same as, when, and how probable it was."""
        from slussmodel.sluice.picture import family_html

        return family_html(self, lang)

    def _repr_html_(self) -> str:
        return self.html()

    def balances(self) -> dict[str, Money]:
        """The accounts of all members together; they sum to zero."""
        sums: dict[str, Money] = {}
        for case in self.cases:
            for account, amount in case.balances().items():
                sums[account] = sums[account] + amount if account in sums else amount
        return sums


@frozen
class Accepted:
    """What a command led to, and the sluice after it."""

    events: tuple[AnyEvent, ...]
    sluice: Sluice


@frozen(repr=False)
class Sluice:
    """A charter and its cases.

    >>> from slussmodel.systems import skaraborg
    >>> skaraborg.sluice()
    <Sluice of Innovationssluss Skaraborg: 0 ideas>
    """

    charter: Charter = field(validator=of_type(Charter))
    cases: Mapping[str, Case] = field(factory=dict)

    def handle(self, command: AnyCommand) -> Accepted | Refused:
        """Answer a command; the sluice that is asked stays as it was."""
        happened = outcome(self.charter, self.cases, command)
        return happened if isinstance(happened, Refused) else Accepted(happened, self.after(happened))

    def run(self, commands: Iterable[AnyCommand]) -> Sluice:
        """The sluice after many commands; the first refusal raises `RefusedError` with the command and its reasons."""
        if not isinstance(commands, Iterable):
            raise InvalidValue("Sluice", "commands", commands, "must be several commands; one alone goes to handle")
        cases = dict(self.cases)
        for command in commands:
            happened = outcome(self.charter, cases, command)
            if isinstance(happened, Refused):
                raise RefusedError(command, happened.reasons)
            grow(self.charter, cases, happened)
        return Sluice(self.charter, cases)

    def after(self, events: Iterable[AnyEvent]) -> Sluice:
        """The sluice after what has happened; total, it refuses nothing."""
        return Sluice(self.charter, grow(self.charter, dict(self.cases), events))

    def case(self, idea: str) -> Case:
        """The case of an idea; raises `UnknownName` with near ids."""
        if idea not in self.cases:
            raise UnknownName.among("idea", idea, self.cases)
        return self.cases[idea]

    def family(self, idea: str) -> Family:
        """The idea and its twins."""
        members = [self.cases[member] for member in self.case(idea).family]
        return Family(tuple(sorted(members, key=lambda case: (case.journey.began, case.id))))

    def families(self) -> tuple[Family, ...]:
        """Every family, singletons too, in the order in which their heads were handed in."""
        seen = {case.family: case.id for case in self.cases.values()}
        found = (self.family(idea) for idea in seen.values())
        return tuple(sorted(found, key=lambda family: (family.head.journey.began, family.head.id)))

    def only(self, *ideas: str) -> Sluice:
        """The part of the sluice that holds the families of the ideas, and no more."""
        members = frozenset().union(*(self.case(idea).family for idea in ideas))
        return Sluice(self.charter, {member: self.cases[member] for member in sorted(members)})

    def options(self, idea: str, *, at: datetime, by: str | None = None) -> tuple[Option, ...]:
        """Each decision that the stage graph has for an idea now, with everything that would refuse it.

        `by` is who would decide; without it, the host of the partnership.
        """
        case = self.case(idea)
        who = by or self.charter.partnership.host or case.idea.municipality
        context = context_of(self.charter, self.cases, case, at, who)
        always = self._hindered(case, who, at)
        return tuple(
            Option(
                option.decision,
                option.target,
                said_once(
                    (
                        *always,
                        *(option.unmet or without_reason(self.charter, option.target, "")),
                        *own_rules(self.charter, case, Arc(case.stage, option.decision, option.target), who, at),
                    )
                ),
            )
            for option in options(case.journey, context)
        )

    def path_to(self, idea: str, stage: str, *, at: datetime, by: str | None = None) -> Path | NoPath:
        """The shortest way of an idea to a stage, with each gate on it and what is unmet now."""
        case = self.case(idea)
        who = by or self.charter.partnership.host or case.idea.municipality
        path = path_to(case.journey, stage, context_of(self.charter, self.cases, case, at, who))
        if isinstance(path, NoPath):
            return path
        always = self._hindered(case, who, at)
        return Path(
            tuple(
                evolve(step, unmet=said_once((*always, *step.unmet, *self._own(case, step, who, at))))
                for step in path.steps
            )
        )

    def _hindered(self, case: Case, by: str, at: datetime) -> tuple[Reason, ...]:
        """What would refuse every decision: who has no say, or a time before what has happened already."""
        return (*self.charter.why_no_say(by, at), *backwards(self.cases, case, at))

    def _own(self, case: Case, step: Step, by: str, at: datetime) -> tuple[Reason, ...]:
        """What the sluice itself would refuse of a step."""
        return tuple(own_rules(self.charter, case, Arc(step.source, step.decision, step.target), by, at))

    def to_records(self) -> list[dict[str, object]]:
        """A dict for each idea, as a dataframe takes them, in the order of handing in."""
        return [
            {
                "idea": case.id,
                "title": case.idea.title,
                "municipality": case.idea.municipality,
                "submitted": case.journey.began,
                "stage": case.stage,
                "road": None if case.road is None else str(case.road),
                "family": family.head.id,
                "supporters": len(case.supporters),
                "developed_by": None if case.claim is None else case.claim.parties,
                "adopters": len(case.adoptions),
            }
            for family in self.families()
            for case in family.cases
        ]

    def to_columns(self) -> dict[str, list[object]]:
        """The records turned on their side: a list for each column; none for a sluice without ideas."""
        return columns(self.to_records())

    def html(self, lang: Lang = "sv") -> str:
        """The funnel: how many ideas stand in each stage, as a drawing (SVG) with its heading."""
        from slussmodel.sluice.picture import sluice_html

        return sluice_html(self, lang)

    def _repr_html_(self) -> str:
        return self.html()

    def __len__(self) -> int:
        return len(self.cases)

    def __contains__(self, idea: object) -> bool:
        return idea in self.cases

    def __repr__(self) -> str:
        return f"<Sluice of {self.charter.partnership.name}: {len(self)} ideas>"


def replay(charter: Charter, events: Iterable[AnyEvent]) -> Sluice:
    """The sluice that a history is; the same as having handled the commands that led to it."""
    return Sluice(charter, grow(charter, {}, events))
