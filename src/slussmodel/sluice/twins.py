"""The same idea or not: linking, taking back, telling apart, merging and splitting."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from slussmodel.errors import Reason, Refused
from slussmodel.ideas import Idea
from slussmodel.sluice import commands as c
from slussmodel.sluice import events as e
from slussmodel.sluice import reasons as r
from slussmodel.sluice.case import Case
from slussmodel.sluice.charter import Charter
from slussmodel.sluice.development import context_of, held_by_somebody, hindrances, said_once
from slussmodel.sluice.rules import Cases, absent, backwards, dated_later, given_up, held_claim, named
from slussmodel.stages import Decision, Moved, advance


def link(charter: Charter, cases: Cases, command: c.Link) -> tuple[e.AnyEvent, ...] | Refused:
    if missing := absent(cases, command.a, command.b):
        return Refused((*missing, *charter.why_no_say(command.by, command.at)))
    a, b = cases[command.a], cases[command.b]
    reasons = [*_may_compare(charter, cases, command, a, b)]
    if b.id in a.family:
        reasons.append(Reason.of(r.ALREADY_TWINS, a=a.id, b=b.id))
    else:
        reasons += [*_told_apart(cases, a, b), *_both_claimed(charter, cases, a, b)]
    return Refused(tuple(reasons)) if reasons else (e.Linked(a.id, command.at, command.by, b.id, command.probability),)


def unlink(charter: Charter, cases: Cases, command: c.Unlink) -> tuple[e.AnyEvent, ...] | Refused:
    if missing := absent(cases, command.a, command.b):
        return Refused((*missing, *charter.why_no_say(command.by, command.at)))
    a, b = cases[command.a], cases[command.b]
    reasons = [*_may_compare(charter, cases, command, a, b)]
    if b.id not in a.twins:
        reasons.append(Reason.of(r.NOT_LINKED, a=a.id, b=b.id))
    return Refused(tuple(reasons)) if reasons else (e.Unlinked(a.id, command.at, command.by, b.id),)


def separate(charter: Charter, cases: Cases, command: c.Separate) -> tuple[e.AnyEvent, ...] | Refused:
    if missing := absent(cases, command.a, command.b):
        return Refused((*missing, *charter.why_no_say(command.by, command.at)))
    a, b = cases[command.a], cases[command.b]
    reasons = [*_may_compare(charter, cases, command, a, b)]
    if b.id in a.family:
        reasons.append(Reason.of(r.ALREADY_TWINS, a=a.id, b=b.id))
    return Refused(tuple(reasons)) if reasons else (e.Separated(a.id, command.at, command.by, b.id),)


def merge(charter: Charter, cases: Cases, command: c.Merge) -> tuple[e.AnyEvent, ...] | Refused:
    """Each idea that ends must be a twin of the one that stays, be assessed, and have a way to merge from its stage.

    The one that stays must go on, or have reached what it was for: merged into one that was stopped, an idea that
    somebody works on would be lost.
    """
    no_say = charter.why_no_say(command.by, command.at)
    if missing := absent(cases, command.into, *command.ideas):
        return Refused((*missing, *no_say))
    stays = cases[command.into]
    reasons = [
        *no_say,
        *backwards(cases, stays, command.at),
        *given_up(charter, stays),
    ]
    events: list[e.AnyEvent] = []
    for idea in command.ideas:
        answer = _end_in(charter, cases, command, cases[idea], stays)
        if isinstance(answer, Refused):
            reasons += answer.reasons
        else:
            events += answer
    return Refused(said_once(tuple(reasons))) if reasons else tuple(events)


def split(charter: Charter, cases: Cases, command: c.Split) -> tuple[e.AnyEvent, ...] | Refused:
    """The new ideas begin where the old one stands; a claim in its family cannot be split, so it is released first."""
    barred = (
        *charter.why_no_say(command.by, command.at),
        *_taken(cases, [idea.id for idea in command.into]),
        *dated_later(command.into, command.at),
    )
    if missing := absent(cases, command.idea):
        return Refused((*missing, *barred))
    origin = cases[command.idea]
    reasons = [
        *barred,
        *backwards(cases, origin, command.at),
        *held_by_somebody(charter, held_claim(cases, origin)),
    ]
    if not origin.is_assessed:
        reasons.append(Reason.of(r.NOT_ASSESSED, idea=origin.id))
    parts = tuple(idea.id for idea in command.into)
    said = {"shared": command.decision_id, "others": parts, "vouched": command.facts}
    context = context_of(charter, cases, origin, command.at, command.by, **said)
    moved = advance(origin.journey, Decision.SPLIT, context)
    reasons += _what_hinders(charter, origin, moved)
    if reasons or isinstance(moved, Refused):
        return Refused(said_once(tuple(reasons)))
    born = (_split_off(origin, idea, command) for idea in command.into)
    return (*born, e.Decided(origin.id, command.at, command.by, moved.move))


def _may_compare(
    charter: Charter, cases: Cases, command: c.Link | c.Unlink | c.Separate, a: Case, b: Case
) -> Iterator[Reason]:
    yield from charter.why_no_say(command.by, command.at)
    yield from dict.fromkeys((*backwards(cases, a, command.at), *backwards(cases, b, command.at)))


def _told_apart(cases: Cases, a: Case, b: Case) -> Iterator[Reason]:
    for member in sorted(a.family):
        for other in sorted(cases[member].different & b.family):
            yield Reason.of(r.DECIDED_DIFFERENT, a=member, b=other)


def _both_claimed(charter: Charter, cases: Cases, a: Case, b: Case) -> Iterator[Reason]:
    held = [held_claim(cases, a), held_claim(cases, b)]
    if held[0] is not None and held[1] is not None:
        (one, first), (other, second) = held[0], held[1]
        yield Reason.of(
            r.BOTH_CLAIMED,
            a=one.id,
            a_parties=named(charter, first.parties),
            b=other.id,
            b_parties=named(charter, second.parties),
        )


def _end_in(
    charter: Charter, cases: Cases, command: c.Merge, case: Case, stays: Case
) -> tuple[e.AnyEvent, ...] | Refused:
    reasons = [*held_by_somebody(charter, None if case.claim is None else (case, case.claim))]
    if stays.id not in case.family:
        reasons.append(Reason.of(r.NOT_TWINS, a=case.id, b=stays.id))
    if not case.is_assessed:
        reasons.append(Reason.of(r.NOT_ASSESSED, idea=case.id))
    said = {"shared": command.decision_id, "others": (stays.id,), "reason": "merged", "vouched": command.facts}
    context = context_of(charter, cases, case, command.at, command.by, **said)
    moved = advance(case.journey, Decision.MERGE, context)
    reasons += _what_hinders(charter, case, moved)
    if reasons or isinstance(moved, Refused):
        return Refused(tuple(reasons))
    return (
        e.Decided(case.id, command.at, command.by, moved.move),
        e.Merged(case.id, command.at, command.by, stays.id, case.supporters, command.decision_id),
    )


def _what_hinders(charter: Charter, case: Case, moved: Moved[str] | Refused) -> Iterable[Reason]:
    """What the stage graph or the sluice has against a move."""
    return moved.reasons if isinstance(moved, Refused) else hindrances(charter, case, moved.move)


def _split_off(origin: Case, idea: Idea, command: c.Split) -> e.SplitOff:
    return e.SplitOff(
        idea.id,
        command.at,
        command.by,
        origin=origin.id,
        content=idea,
        decision_id=command.decision_id,
        began=origin.journey.began,
        history=origin.journey.history,
        assessments=origin.assessments,
        road=origin.road,
        supporters=origin.supporters,
    )


def _taken(cases: Cases, ideas: list[str]) -> Iterator[Reason]:
    seen: set[str] = set()
    for idea in ideas:
        if idea in cases or idea in seen:
            yield Reason.of(r.IDEA_EXISTS, idea=idea)
        seen.add(idea)
