"""Rules that several commands share; each gives the reasons of what fails, and none where all is well."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import TypeAlias

from slussmodel.errors import Reason
from slussmodel.ideas import Idea
from slussmodel.sluice import reasons as r
from slussmodel.sluice.case import Case, DevelopmentClaim
from slussmodel.sluice.charter import Charter
from slussmodel.stages import Kind

Cases: TypeAlias = Mapping[str, Case]


def absent(cases: Cases, *ideas: str) -> tuple[Reason, ...]:
    """Ideas that the sluice does not hold."""
    return tuple(Reason.of(r.NO_SUCH_IDEA, idea=idea) for idea in ideas if idea not in cases)


def backwards(cases: Cases, case: Case, at: datetime) -> tuple[Reason, ...]:
    """A moment before the last event of the family."""
    latest = max((cases[member] for member in case.family), key=lambda member: member.last)
    if at >= latest.last:
        return ()
    return (Reason.of(r.HISTORY_BACKWARDS, idea=latest.id, at=at, last=latest.last),)


def dated_later(ideas: Iterable[Idea], at: datetime) -> Iterator[Reason]:
    """Ideas that say they were handed in later than they are; what was written earlier, on paper say, is welcome."""
    for idea in ideas:
        if idea.submitted is not None and idea.submitted > at:
            yield Reason.of(r.DATED_LATER, idea=idea.id, submitted=idea.submitted, at=at)


def ended(charter: Charter, case: Case) -> tuple[Reason, ...]:
    """An idea in a stage that is an end."""
    if not case.journey.has_ended:
        return ()
    return (Reason.of(r.HAS_ENDED, idea=case.id, stage=charter.graph.stage(case.stage)),)


def given_up(charter: Charter, case: Case) -> tuple[Reason, ...]:
    """An idea in an end from which nobody goes on with it; one that has reached what it was for is in use."""
    return () if charter.graph.stage(case.stage).kind is Kind.ACHIEVED else ended(charter, case)


def held_claim(cases: Cases, case: Case) -> tuple[Case, DevelopmentClaim] | None:
    """The member of the family under development, and the claim it is held by."""
    for member in sorted(case.family):
        if (claim := cases[member].claim) is not None:
            return cases[member], claim
    return None


def named(charter: Charter, parties: Iterable[str]) -> tuple[str, ...]:
    """Parties as a reader knows them."""
    known = {one.id: one.name for one in charter.partnership.organisations}
    return tuple(known.get(party, party) for party in parties)


def not_payers(charter: Charter, parties: Iterable[str], at: datetime) -> Iterator[Reason]:
    """Parties that cannot pay or claim at a moment."""
    for party in parties:
        yield from charter.why_not(party, at)
