"""Citizen proposals and popular initiatives: ways in for residents, under the Local Government Act (KL 2017:725)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import Any

from attrs import Attribute, evolve, field, frozen
from attrs.validators import optional

from slussmodel.errors import InvalidValue, Reason, Refused
from slussmodel.findings import Finding, Severity
from slussmodel.language import Labelled, Sentence
from slussmodel.validators import at_least, day, each, identifier, of_type, wrong


class ProposalState(Labelled):
    """Where a citizen proposal stands."""

    RAISED = "raised", "väckt", "raised"
    HANDED_OVER = "handed_over", "överlåten till en nämnd", "handed over to a committee"
    REPORTED = "reported", "anmäld till fullmäktige", "reported to the council"
    DECIDED = "decided", "beslutad", "decided"
    WRITTEN_OFF = "written_off", "avskriven", "written off"


# KL 5:35: a decision within a year if possible; otherwise a report, upon which the council may write the matter off.
# The council may leave the decision to its board or a committee (KL 5:23), which may not hand it on (KL 6:38).
LIFECYCLE: dict[ProposalState, tuple[ProposalState, ...]] = {
    ProposalState.RAISED: (ProposalState.HANDED_OVER, ProposalState.DECIDED, ProposalState.REPORTED),
    ProposalState.HANDED_OVER: (ProposalState.DECIDED, ProposalState.REPORTED),
    ProposalState.REPORTED: (ProposalState.DECIDED, ProposalState.WRITTEN_OFF),
    ProposalState.DECIDED: (),
    ProposalState.WRITTEN_OFF: (),
}


def _day_and_state(instance: object, attribute: Attribute[Any], value: object) -> None:
    match value:
        case (date() as on, ProposalState()):
            day(instance, attribute, on)
            return
    raise wrong(instance, attribute, value, "must be a day and a state")


@frozen
class CitizenProposal:
    """A matter that a resident has raised in the council (KL 8:1), with the steps it has taken and their days.

    >>> proposal = Council(municipality="0780", citizen_proposals=True).receive("cp-1", on=date(2019, 3, 1))
    >>> proposal.due, [finding.text("en") for finding in proposal.check(on=date(2020, 3, 2))]
    (datetime.date(2020, 3, 1), ['cp-1 was to be decided or reported to the council by 2020-03-01 (KL 5:35)'])
    """

    id: str = field(validator=identifier)
    raised: date = field(validator=day)
    steps: tuple[tuple[date, ProposalState], ...] = field(default=(), validator=each(_day_and_state))

    def __attrs_post_init__(self) -> None:
        states = [ProposalState.RAISED, *(state for _, state in self.steps)]
        days = [self.raised, *(on for on, _ in self.steps)]
        if days != sorted(days) or any(after not in LIFECYCLE[before] for before, after in pairwise(states)):
            raise InvalidValue("CitizenProposal", "steps", self.steps, "must follow the life of a proposal, forwards")

    @property
    def state(self) -> ProposalState:
        return self.steps[-1][1] if self.steps else ProposalState.RAISED

    @property
    def due(self) -> date:
        """One year after it was raised: the last day to decide, or to report what has come out so far (KL 5:35)."""
        return _months_after(self.raised, 12)

    def hand_over(self, *, on: date) -> CitizenProposal | Refused:
        """The council leaves the decision to its board or a committee (KL 5:23); the year runs on."""
        return self._step(ProposalState.HANDED_OVER, on)

    def decide(self, *, on: date) -> CitizenProposal | Refused:
        return self._step(ProposalState.DECIDED, on)

    def report(self, *, on: date) -> CitizenProposal | Refused:
        """Tell the council that the preparation cannot be ended within the year, and what has come out of it."""
        return self._step(ProposalState.REPORTED, on)

    def write_off(self, *, on: date) -> CitizenProposal | Refused:
        """The council's choice once the matter has been reported to it."""
        return self._step(ProposalState.WRITTEN_OFF, on)

    def check(self, *, on: date) -> tuple[Finding, ...]:
        """An error where nothing was decided or had reached the council when the year was out."""
        first = next((day for day, state in self.steps if state is not ProposalState.HANDED_OVER), on)
        if first <= self.due:
            return ()
        return (Finding.of(_LATE, Severity.ERROR, place=self.id, source="KL 5:35", proposal=self.id, due=self.due),)

    def _step(self, state: ProposalState, on: date) -> CitizenProposal | Refused:
        last = self.steps[-1][0] if self.steps else self.raised
        reasons = []
        if state is self.state is ProposalState.HANDED_OVER:
            reasons.append(Reason.of(_NOT_HANDED_ON, proposal=self.id))
        elif state not in LIFECYCLE[self.state]:
            reasons.append(Reason.of(_NOT_FROM_HERE, proposal=self.id, here=self.state, there=state))
        if on < last:
            reasons.append(Reason.of(_BACKWARDS, proposal=self.id, day=on, last=last))
        return Refused(tuple(reasons)) if reasons else evolve(self, steps=(*self.steps, (on, state)))


@frozen(kw_only=True)
class Council:
    """A municipal council, and whether it has decided to take citizen proposals; without that nobody may raise one."""

    municipality: str = field(validator=identifier)
    citizen_proposals: bool = field(validator=of_type(bool))

    def receive(self, id: str, *, on: date) -> CitizenProposal | Refused:
        """A resident's proposal, raised on a day; refused where the council has not opened for them (KL 8:1)."""
        if not self.citizen_proposals:
            return Refused((Reason.of(_NOT_OPEN, municipality=self.municipality),))
        return CitizenProposal(id, on)


@frozen(kw_only=True)
class PopularInitiative:
    """Signatures for a referendum (KL 8:2): at least a tenth of those entitled to vote, within six months.

    >>> initiative = PopularInitiative(voters=40_000, signatures=4_000, first=date(2020, 1, 1), last=date(2020, 5, 1))
    >>> initiative.check(), initiative.is_held(votes_against=40, votes_cast=61)
    ((), True)
    """

    voters: int = field(validator=[of_type(int), at_least(1)])
    signatures: int = field(validator=[of_type(int), at_least(0)])
    first: date = field(validator=day)
    last: date | None = field(default=None, validator=optional(day))

    def __attrs_post_init__(self) -> None:
        if self.last is not None and self.last < self.first:
            raise InvalidValue(
                "PopularInitiative", "last", self.last, f"must not be before the first day, {self.first}"
            )

    def check(self) -> tuple[Finding, ...]:
        """What the initiative lacks, each with its paragraph."""
        return tuple(self._faults())

    def is_held(self, *, votes_against: int, votes_cast: int) -> bool:
        """Whether the referendum is held: yes, unless two thirds of the votes cast are against it (KL 5:37)."""
        if not 0 <= votes_against <= votes_cast or not votes_cast:
            raise InvalidValue("PopularInitiative", "votes_against", votes_against, f"must be from 0 to {votes_cast}")
        return not self.check() and Fraction(votes_against, votes_cast) < Fraction(2, 3)

    def _faults(self) -> Iterator[Finding]:
        needed = -(-self.voters // 10)
        if self.signatures < needed:
            yield Finding.of(
                _TOO_FEW, Severity.ERROR, place="signatures", source="KL 8:2", n=self.signatures, least=needed
            )
        if self.last is not None and self.last > _months_after(self.first, 6):
            yield Finding.of(
                _TOO_SLOW, Severity.ERROR, place="signatures", source="KL 8:2", first=self.first, last=self.last
            )


def _months_after(start: date, months: int) -> date:
    import pendulum

    moved = pendulum.date(start.year, start.month, start.day).add(months=months)
    return date(moved.year, moved.month, moved.day)


_NOT_OPEN = Sentence(
    "citizen_proposals_not_open",
    sv="fullmäktige i {municipality} har inte beslutat att ta emot medborgarförslag (KL 8:1)",
    en="the council of {municipality} has not decided to take citizen proposals (KL 8:1)",
)
_NOT_FROM_HERE = Sentence(
    "proposal_step_not_open",
    sv="{proposal} är {here} och kan inte bli {there} (KL 5:35)",
    en="{proposal} is {here} and cannot become {there} (KL 5:35)",
)
_NOT_HANDED_ON = Sentence(
    "proposal_not_handed_on",
    sv="{proposal} är överlåten till en nämnd, som inte får överlåta beslutet vidare (KL 6:38)",
    en="{proposal} is handed over to a committee, which may not hand the decision on (KL 6:38)",
)
_BACKWARDS = Sentence(
    "before_last_step",
    sv="{day} ligger före det senaste steget för {proposal}, {last}",
    en="{day} is before the last step of {proposal}, {last}",
)
_LATE = Sentence(
    "proposal_late",
    sv="{proposal} skulle ha beslutats eller anmälts till fullmäktige senast {due}",
    en="{proposal} was to be decided or reported to the council by {due}",
)
_TOO_FEW = Sentence(
    "too_few_signatures",
    sv="{n} underskrifter; det krävs minst {least}, en tiondel av de röstberättigade",
    en="{n} signatures; at least {least} are needed, a tenth of those entitled to vote",
)
_TOO_SLOW = Sentence(
    "signatures_too_slow",
    sv="underskrifterna samlades {first} – {last}; det får ta högst sex månader",
    en="the signatures were gathered {first} – {last}; that may take six months at most",
)
