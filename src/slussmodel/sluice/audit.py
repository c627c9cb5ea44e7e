"""Whether a sluice keeps its own rules, looked at from outside: every invariant, over all that has ever happened.

`handle` lets nothing through that breaks them. A history that was imported, or written by another program, may.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations, product

from slussmodel.findings import Finding, Severity
from slussmodel.language import Sentence
from slussmodel.sluice.case import Case
from slussmodel.sluice.commands import is_known
from slussmodel.sluice.families import component, joined
from slussmodel.sluice.rules import named
from slussmodel.sluice.state import Sluice
from slussmodel.stages import Fact, Kind, Move
from slussmodel.stages.graph import Way
from slussmodel.stages.logic import conjuncts

_TWICE = Sentence(
    "double_development",
    sv="{a} och {b} är samma idé och utvecklades samtidigt, av {a_parties} och {b_parties}",
    en="{a} and {b} are one idea and were developed at the same time, by {a_parties} and {b_parties}",
)
_FOREIGN = Sentence(
    "books_in_other_currency",
    sv="{idea} har pengar i {theirs}, men slussen räknar i {ours}",
    en="{idea} has money in {theirs}, but the sluice counts in {ours}",
)
_OUTSIDER_CLAIMS = Sentence(
    "outsider_claims",
    sv="{party} hade inte rätt att utveckla {idea} den {day}",
    en="{party} was not entitled to develop {idea} on {day}",
)
_OUTSIDER_PAYS = Sentence(
    "outsider_pays",
    sv="{party} hade inte rätt att betala för {idea} den {day}",
    en="{party} was not entitled to pay for {idea} on {day}",
)
_UNASSESSED = Sentence(
    "left_unassessed", sv="{idea} lämnade inflödet utan bedömning", en="{idea} left intake without being assessed"
)
_REASONLESS = Sentence(
    "ended_without_reason", sv="{idea} slutade i {stage} utan skäl", en="{idea} ended in {stage} without a reason"
)
_BACKWARDS = Sentence(
    "history_out_of_order", sv="historiken för {idea} går baklänges", en="the history of {idea} runs backwards"
)
_UNCLAIMED = Sentence(
    "developed_unclaimed",
    sv="{idea} är i {stage} utan att någon har åtagit sig utvecklingen",
    en="{idea} is in {stage}, and nobody has claimed its development",
)
_UNGROUNDED = Sentence(
    "without_ground",
    sv="{idea} kom förbi {decision} i {stage} utan att det står att någon intygat: {facts}",
    en="{idea} passed {decision} in {stage}, and it is not on record that anybody vouched for: {facts}",
)
_ABANDONED = Sentence(
    "claim_abandoned",
    sv="{idea} är upptagen av {parties}, som inte längre är med den {day}; släpp utvecklingen",
    en="{idea} is claimed by {parties}, no longer with the partnership on {day}; release it",
)
_FAMILY = Sentence(
    "family_broken",
    sv="familjen för {idea} stämmer inte med dess länkar",
    en="the family of {idea} is not what its links make",
)


def audit(sluice: Sluice) -> tuple[Finding, ...]:
    """Every breach of the sluice's invariants; in a sluice that only `handle` has changed none is an error.

    Claims of two twins that overlap in time are a double development. It is a warning where one had ended before the
    two were known to be the same idea, as work done twice that nobody could see, and an error where it went on. A claim
    whose holders have all left by the last thing that happened is a warning too: it keeps the idea from everybody else.
    """
    found: list[Finding] = [*_abandoned(sluice)]
    for case in sluice.cases.values():
        found += _of_one(sluice, case)
    for family in sluice.families():
        for a, b in combinations(family.cases, 2):
            if b.id in component(a.id, sluice.cases):
                found += _twice(sluice, a, b)
    return tuple(found)


def _of_one(sluice: Sluice, case: Case) -> Iterator[Finding]:
    for theirs in sorted(_currencies(case) - {sluice.charter.currency}):
        yield Finding.of(
            _FOREIGN, Severity.ERROR, place=case.id, idea=case.id, ours=sluice.charter.currency, theirs=theirs
        )
    if case.family != component(case.id, sluice.cases):
        yield Finding.of(_FAMILY, Severity.ERROR, place=case.id, idea=case.id)
    if case.stage in sluice.charter.development and case.claim is None:
        stage = sluice.charter.graph.stage(case.stage)
        yield Finding.of(_UNCLAIMED, Severity.ERROR, place=case.id, idea=case.id, stage=stage)
    yield from _of_history(sluice, case)
    for party, breach, day in _obligations(case):
        if sluice.charter.partnership.why_not(party, day):
            yield Finding.of(breach, Severity.ERROR, place=case.id, party=party, idea=case.id, day=day.isoformat())


def _abandoned(sluice: Sluice) -> Iterator[Finding]:
    moments = sorted(case.last for case in sluice.cases.values())
    held = [(case.id, case.claim.parties) for case in sluice.cases.values() if case.claim is not None]
    for idea, parties in held:
        latest = moments[-1]
        if all(sluice.charter.why_not(party, latest) for party in parties):
            called, day = named(sluice.charter, parties), latest.date().isoformat()
            yield Finding.of(_ABANDONED, Severity.WARNING, place=idea, idea=idea, parties=called, day=day)


def _of_history(sluice: Sluice, case: Case) -> Iterator[Finding]:
    start = sluice.charter.graph.start
    left = next((move for move in case.journey.history if move.source == start != move.target), None)
    if left is not None and not any(assessment.at <= left.at for assessment in case.assessments):
        yield Finding.of(_UNASSESSED, Severity.ERROR, place=case.id, idea=case.id)
    moments = [case.journey.began, *(move.at for move in case.journey.history), case.last]
    if moments != sorted(moments):
        yield Finding.of(_BACKWARDS, Severity.ERROR, place=case.id, idea=case.id)
    for move in case.journey.history:
        stage = sluice.charter.graph.stage(move.target)
        if stage.kind in (Kind.STOPPED, Kind.ELSEWHERE) and not move.particulars.reason:
            yield Finding.of(_REASONLESS, Severity.ERROR, place=case.id, idea=case.id, stage=stage)
    yield from _without_ground(sluice, case)


def _without_ground(sluice: Sluice, case: Case) -> Iterator[Finding]:
    """Moves past a fact that only a person can know, where the record has nobody who vouches for it.

    A warning: what was stored before records kept it is not wrong for that.
    """
    for move in case.journey.history:
        ways = sluice.charter.graph.table.get(move.source, {}).get(move.decision, ())
        lacking = [_unvouched(way, move) for way in ways if way.arc.target == move.target]
        if lacking and all(lacking):
            yield Finding.of(
                _UNGROUNDED,
                Severity.WARNING,
                place=case.id,
                idea=case.id,
                decision=move.decision,
                stage=sluice.charter.graph.stage(move.source),
                facts=min(lacking, key=len),
            )


def _unvouched(way: Way, move: Move) -> tuple[str, ...]:
    asked = {guard.name for guard in conjuncts(way.guards) if isinstance(guard, Fact) and not is_known(guard.name)}
    return tuple(sorted(asked - move.particulars.vouched))


def _currencies(case: Case) -> set[str]:
    costs = {cost.allocation.total.currency for cost in case.costs}
    paid = {contribution.amount.currency for contribution in case.contributions}
    return costs | paid | {transfer.amount.currency for transfer in case.transfers}


def _obligations(case: Case) -> Iterator[tuple[str, Sentence, date]]:
    """Each party that took something on itself, with what it breaches if it was not entitled to, and the day."""
    for claim in case.claims:
        yield from ((party, _OUTSIDER_CLAIMS, claim.since.date()) for party in claim.parties)
    for cost in case.costs:
        yield from ((party, _OUTSIDER_PAYS, cost.at.date()) for party in cost.allocation)
    yield from ((paid.party, _OUTSIDER_PAYS, paid.at.date()) for paid in case.contributions)


def _twice(sluice: Sluice, a: Case, b: Case) -> Iterator[Finding]:
    together = joined(a.id, b.id, sluice.cases)
    for one, other in product(a.claims, b.claims):
        if one.overlaps(other):
            unknown_then = any(claim.until is not None and claim.until <= together for claim in (one, other))
            yield Finding.of(
                _TWICE,
                Severity.WARNING if unknown_then else Severity.ERROR,
                place=a.id,
                a=a.id,
                b=b.id,
                a_parties=one.parties,
                b_parties=other.parties,
            )
