"""Handing in, standing behind and assessing an idea."""

from __future__ import annotations

from slussmodel.errors import Reason, Refused
from slussmodel.sluice import commands as c
from slussmodel.sluice import events as e
from slussmodel.sluice import reasons as r
from slussmodel.sluice.charter import Charter
from slussmodel.sluice.rules import Cases, absent, backwards, dated_later


def submit(charter: Charter, cases: Cases, command: c.Submit) -> tuple[e.AnyEvent, ...] | Refused:
    idea, by = command.idea, command.by
    reasons = [*charter.why_no_voice(by, command.at)]
    if by not in (idea.municipality, charter.partnership.host):
        reasons.append(Reason.of(r.NOT_YOURS, municipality=idea.municipality, by=by))
    if idea.municipality != by:
        reasons += charter.why_no_voice(idea.municipality, command.at)
    reasons += dated_later((idea,), command.at)
    if idea.id in cases:
        reasons.append(Reason.of(r.IDEA_EXISTS, idea=idea.id))
    return Refused(tuple(reasons)) if reasons else (e.Submitted(idea.id, command.at, by, idea),)


def support(charter: Charter, cases: Cases, command: c.Support) -> tuple[e.AnyEvent, ...] | Refused:
    if missing := absent(cases, command.idea):
        return Refused(missing)
    case = cases[command.idea]
    reasons = [*charter.why_no_voice(command.by, command.at), *backwards(cases, case, command.at)]
    for member in sorted(case.family):
        if command.supporter in cases[member].supporters:
            reasons.append(Reason.of(r.ALREADY_SUPPORTED, supporter=command.supporter, idea=member))
    if reasons:
        return Refused(tuple(reasons))
    return (e.Supported(case.id, command.at, command.by, command.supporter),)


def assess(charter: Charter, cases: Cases, command: c.Assess) -> tuple[e.AnyEvent, ...] | Refused:
    """The road is the routing table's answer now; a table that is changed later does not change it."""
    made = command.assessment
    if missing := absent(cases, made.idea):
        return Refused(missing)
    reasons = [*charter.why_no_say(command.by, command.at), *backwards(cases, cases[made.idea], command.at)]
    if made.at > command.at:
        reasons.append(Reason.of(r.ASSESSED_LATER, made=made.at, at=command.at))
    if (theirs := made.effect.money_per_year.currency) != charter.currency:
        return Refused((*reasons, Reason.of(r.OTHER_CURRENCY, ours=charter.currency, theirs=theirs)))
    route = charter.routing.route(made, on=command.at.date())
    if isinstance(route, Refused):
        return Refused((*reasons, *route.reasons))
    if reasons:
        return Refused(tuple(reasons))
    return (e.Assessed(made.idea, command.at, command.by, made, route.road),)
