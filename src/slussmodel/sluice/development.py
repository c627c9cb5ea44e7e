"""Who develops, and what is decided: claims, releases and the decisions of the stage graph."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import chain
from typing import Any

from slussmodel.errors import Reason, Refused
from slussmodel.sluice import commands as c
from slussmodel.sluice import events as e
from slussmodel.sluice import reasons as r
from slussmodel.sluice.case import Case, DevelopmentClaim
from slussmodel.sluice.charter import Charter
from slussmodel.sluice.rules import Cases, absent, backwards, ended, held_claim, named, not_payers
from slussmodel.stages import Context, Decision, Kind, Move, advance
from slussmodel.stages.graph import Arc
from slussmodel.stages.journey import open_ways

OF_SEVERAL = frozenset({Decision.MERGE, Decision.SPLIT})
"""Decisions over several ideas, which have commands of their own."""


def claim(charter: Charter, cases: Cases, command: c.Claim) -> tuple[e.AnyEvent, ...] | Refused:
    outsiders = tuple(not_payers(charter, command.parties, command.at))
    if missing := absent(cases, command.idea):
        return Refused((*missing, *outsiders))
    case = cases[command.idea]
    reasons = [*backwards(cases, case, command.at), *outsiders]
    if command.by not in command.parties:
        reasons += _not_theirs(charter, case, command.parties, command.by, command.at)
    reasons += ended(charter, case)
    if not case.is_assessed:
        reasons.append(Reason.of(r.NOT_ASSESSED, idea=case.id))
    if (held := held_claim(cases, case)) is not None:
        twin, taken = held
        parties = named(charter, taken.parties)
        reasons.append(Reason.of(r.ALREADY_DEVELOPED, parties=parties, since=taken.since.date(), idea=twin.id))
    return Refused(tuple(reasons)) if reasons else (e.Claimed(case.id, command.at, command.by, command.parties),)


def release(charter: Charter, cases: Cases, command: c.Release) -> tuple[e.AnyEvent, ...] | Refused:
    """A claim is given back outside the stages of development; inside them it is a decision that ends it."""
    if missing := absent(cases, command.idea):
        return Refused(missing)
    case = cases[command.idea]
    reasons = [*backwards(cases, case, command.at)]
    if case.claim is None:
        reasons.append(Reason.of(r.NOT_CLAIMED, idea=case.id))
    elif command.by not in case.claim.parties:
        reasons += charter.why_no_say(command.by, command.at)
        reasons += held_by_others(charter, case, command.by, command.at)
    if case.stage in charter.development:
        reasons.append(Reason.of(r.STILL_DEVELOPING, idea=case.id, stage=charter.graph.stage(case.stage)))
    return Refused(tuple(reasons)) if reasons else (e.Released(case.id, command.at, command.by, command.reason),)


def decide(charter: Charter, cases: Cases, command: c.Decide) -> tuple[e.AnyEvent, ...] | Refused:
    """The stage graph's answer, and then the sluice's own rules, which hold whatever the graph allows."""
    no_say = charter.why_no_say(command.by, command.at)
    if missing := absent(cases, command.idea):
        return Refused((*missing, *no_say))
    case = cases[command.idea]
    said = {name: getattr(command, name) for name in _SAID}
    context = context_of(charter, cases, case, command.at, command.by, vouched=command.facts, **said)
    moved = advance(case.journey, command.decision, context)
    reasons = [*no_say, *backwards(cases, case, command.at)]
    if isinstance(moved, Refused):
        steps = _ways(case, command.decision)
        reasons += moved.reasons
    else:
        steps = (Arc(moved.move.source, moved.move.decision, moved.move.target),)
        reasons += without_reason(charter, moved.move.target, command.reason)
    own = (own_rules(charter, case, step, command.by, command.at) for step in steps)
    reasons += dict.fromkeys(chain.from_iterable(own))
    if reasons or isinstance(moved, Refused):
        return Refused(said_once(tuple(reasons)))
    return taken(charter, case, moved.move)


_ECHOES = {r.NOT_ASSESSED.code: "assessed", r.NOT_CLAIMED.code: "claimed", r.HISTORY_BACKWARDS.code: "backwards"}
"""A rule of the sluice, and the fact or code by which the stage graph says the same."""


def said_once(reasons: tuple[Reason, ...]) -> tuple[Reason, ...]:
    """Each reason once, and none of the stage graph that only repeats what the sluice itself says, more exactly."""
    echoes = {_ECHOES[reason.code] for reason in reasons if reason.code in _ECHOES}
    each_once = tuple(one for place, one in enumerate(reasons) if one not in reasons[:place])
    return tuple(one for one in each_once if one.code not in echoes and one.params.get("fact") not in echoes)


def taken(charter: Charter, case: Case, move: Move) -> tuple[e.AnyEvent, ...]:
    """The events of a move: a claim is given back where the idea leaves development or ends."""
    decided = e.Decided(case.id, move.at, move.by, move)
    done = case.stage in charter.development or charter.graph.stage(move.target).is_end
    if case.claim is not None and done and move.target not in charter.development:
        return (decided, e.Released(case.id, move.at, move.by, str(move.decision)))
    return (decided,)


_SAID = ("reason", "note", "until", "awaits", "match", "conditions", "met", "party")


def context_of(charter: Charter, cases: Cases, case: Case, at: datetime, by: str, **said: Any) -> Context:
    """What the guards of the stage graph see: the roles of whoever decides, the facts of the case, and what is said."""
    roles = frozenset(map(str, charter.partnership.roles(by, at.date())))
    host = frozenset({"host"} if charter.is_host(by, at) else ())
    return Context(at=at, by=by, roles=roles | host, facts=facts(cases, case), **said)


def facts(cases: Cases, case: Case) -> dict[str, object]:
    """The facts of a case that guards may name."""
    balances = case.balances()
    return {
        "assessed": case.is_assessed,
        "claimed": case.claim is not None,
        "costs_shared": bool(case.costs),
        "settled": bool(case.costs) and not any(balances.values()),
        "road": case.road,
        f"road_{case.road}": case.road is not None,
        "supporters": len(frozenset().union(*(cases[member].supporters for member in case.family))),
        "twins": len(case.family) - 1,
        "adopters": len(case.adoptions),
    }


def held_by_somebody(charter: Charter, held: tuple[Case, DevelopmentClaim] | None) -> tuple[Reason, ...]:
    """A claim that would be torn apart."""
    if held is None:
        return ()
    case, taken_by = held
    return (Reason.of(r.CLAIM_WOULD_PART, idea=case.id, parties=named(charter, taken_by.parties)),)


def own_rules(charter: Charter, case: Case, step: Arc, by: str, at: datetime) -> Iterator[Reason]:
    """What the sluice itself refuses of a step, whatever its stage graph allows."""
    if step.decision in OF_SEVERAL:
        yield Reason.of(r.OF_SEVERAL, decision=step.decision)
    yield from held_by_others(charter, case, by, at)
    if step.source == step.target:
        return
    if step.source == charter.graph.start and not case.is_assessed:
        yield Reason.of(r.NOT_ASSESSED, idea=case.id)
    yield from _unclaimed(charter, case, step.target)


def hindrances(charter: Charter, case: Case, move: Move) -> Iterator[Reason]:
    """What the sluice refuses of a decision over several ideas, whatever its stage graph allows."""
    yield from without_reason(charter, move.target, move.particulars.reason)
    yield from held_by_others(charter, case, move.by, move.at)
    yield from _unclaimed(charter, case, move.target)


def _unclaimed(charter: Charter, case: Case, stage: str) -> Iterator[Reason]:
    """A stage of development that nobody has claimed."""
    if stage in charter.development and case.claim is None:
        yield Reason.of(r.NOT_CLAIMED, idea=case.id)


def held_by_others(charter: Charter, case: Case, by: str, at: datetime) -> tuple[Reason, ...]:
    """That others develop the idea: they decide what becomes of it, or the host does.

    A claim whose holders have all left the partnership hinders nobody from ending it, or it would never end.
    """
    if case.claim is None or by in case.claim.parties:
        return ()
    if all(charter.why_not(party, at) for party in case.claim.parties):
        return ()
    return _not_theirs(charter, case, case.claim.parties, by, at)


def _ways(case: Case, decision: Decision) -> tuple[Arc, ...]:
    """Every step that a decision could be; where the graph has none, one that leads nowhere."""
    ways = open_ways(case.journey).get(decision, ())
    return tuple(way.arc for way in ways) or (Arc(case.stage, decision, case.stage),)


def without_reason(charter: Charter, target: str, reason: str) -> tuple[Reason, ...]:
    """An end that is not a success, without a reason for it."""
    stage = charter.graph.stage(target)
    if reason or stage.kind not in (Kind.STOPPED, Kind.ELSEWHERE):
        return ()
    return (Reason.of(r.END_WITHOUT_REASON, stage=stage),)


def _not_theirs(charter: Charter, case: Case, parties: tuple[str, ...], by: str, at: datetime) -> tuple[Reason, ...]:
    if charter.is_host(by, at):
        return ()
    (party,) = named(charter, [by])
    return (Reason.of(r.NOT_A_HOLDER, party=party, idea=case.id, parties=named(charter, parties)),)
