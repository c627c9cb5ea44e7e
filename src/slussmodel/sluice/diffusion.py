"""From the first user to the next: offering an innovation and adopting it."""

from __future__ import annotations

from slussmodel.errors import Reason, Refused
from slussmodel.sluice import commands as c
from slussmodel.sluice import events as e
from slussmodel.sluice import reasons as r
from slussmodel.sluice.case import Case
from slussmodel.sluice.charter import Charter
from slussmodel.sluice.development import context_of, hindrances, said_once, taken
from slussmodel.sluice.rules import Cases, absent, backwards
from slussmodel.stages import Decision, advance
from slussmodel.sweden import name_of


def offer(charter: Charter, cases: Cases, command: c.Offer) -> tuple[e.AnyEvent, ...] | Refused:
    """One decision with one id; where the graph has a decision to spread, it is taken too."""
    no_say = charter.why_no_say(command.by, command.at)
    if missing := absent(cases, command.idea):
        return Refused((*missing, *no_say))
    case = cases[command.idea]
    reasons = [
        *no_say,
        *backwards(cases, case, command.at),
        *_not_in_use(charter, case),
    ]
    events: list[e.AnyEvent] = []
    if Decision.SPREAD in case.journey.graph.table[case.stage]:
        said = {"shared": command.decision_id, "others": command.municipalities, "vouched": command.facts}
        context = context_of(charter, cases, case, command.at, command.by, **said)
        moved = advance(case.journey, Decision.SPREAD, context)
        if isinstance(moved, Refused):
            reasons += moved.reasons
        else:
            reasons += hindrances(charter, case, moved.move)
            events += taken(charter, case, moved.move)
    if reasons:
        return Refused(said_once(tuple(reasons)))
    offered = e.Offered(case.id, command.at, command.by, command.municipalities, command.decision_id)
    return (*events, offered)


def adopt(charter: Charter, cases: Cases, command: c.Adopt) -> tuple[e.AnyEvent, ...] | Refused:
    adoption = command.adoption
    no_say = charter.why_no_say(command.by, command.at) if command.by != adoption.adopter else ()
    if missing := absent(cases, command.idea):
        return Refused((*missing, *no_say))
    case = cases[command.idea]
    reasons = [
        *no_say,
        *backwards(cases, case, command.at),
        *_not_in_use(charter, case),
    ]
    if adoption.adopter in case.adopters:
        reasons.append(Reason.of(r.ALREADY_ADOPTED, adopter=name_of(adoption.adopter), idea=case.id))
    if reasons:
        return Refused(tuple(reasons))
    return (e.Adopted(case.id, command.at, command.by, adoption),)


def _not_in_use(charter: Charter, case: Case) -> tuple[Reason, ...]:
    if any(case.journey.has_visited(stage) for stage in charter.innovation):
        return ()
    return (Reason.of(r.NOT_IN_USE, idea=case.id),)
