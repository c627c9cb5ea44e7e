"""Handing in, standing behind and assessing an idea."""

from __future__ import annotations

from datetime import date

from slussmodel.assessment import Assessment, Route
from slussmodel.errors import Reason, Refused
from slussmodel.sluice import commands as c
from slussmodel.sluice import events as e
from slussmodel.sluice import reasons as r
from slussmodel.sluice.charter import Charter
from slussmodel.sluice.rules import Cases, absent, backwards, dated_later


def submit(charter: Charter, cases: Cases, command: c.Submit) -> tuple[e.AnyEvent, ...] | Refused:
    idea, by = command.idea, command.by
    reasons = [*charter.why_no_voice(by, command.at)]
    if by != idea.municipality and not charter.is_host(by, command.at):
        reasons.append(Reason.of(r.NOT_YOURS, municipality=idea.municipality, by=by))
    if idea.municipality != by:
        reasons += charter.why_no_voice(idea.municipality, command.at)
    reasons += dated_later((idea,), command.at)
    if idea.id in cases:
        reasons.append(Reason.of(r.IDEA_EXISTS, idea=idea.id))
    return Refused(tuple(reasons)) if reasons else (e.Submitted(idea.id, command.at, by, idea),)


def support(charter: Charter, cases: Cases, command: c.Support) -> tuple[e.AnyEvent, ...] | Refused:
    no_voice = charter.why_no_voice(command.by, command.at)
    if missing := absent(cases, command.idea):
        return Refused((*missing, *no_voice))
    case = cases[command.idea]
    reasons = [*no_voice, *backwards(cases, case, command.at)]
    for member in sorted(case.family):
        if command.supporter in cases[member].supporters:
            reasons.append(Reason.of(r.ALREADY_SUPPORTED, supporter=command.supporter, idea=member))
    if reasons:
        return Refused(tuple(reasons))
    return (e.Supported(case.id, command.at, command.by, command.supporter),)


def assess(charter: Charter, cases: Cases, command: c.Assess) -> tuple[e.AnyEvent, ...] | Refused:
    """The road is the routing table's answer now; a table that is changed later does not change it."""
    made = command.assessment
    barred = [*charter.why_no_say(command.by, command.at)]
    if made.at > command.at:
        barred.append(Reason.of(r.ASSESSED_LATER, made=made.at, at=command.at))
    route = _route(charter, made, command.at.date())
    known = absent(cases, made.idea) or backwards(cases, cases[made.idea], command.at)
    reasons = (*known, *barred, *(route.reasons if isinstance(route, Refused) else ()))
    if reasons or isinstance(route, Refused):
        return Refused(reasons)
    return (e.Assessed(made.idea, command.at, command.by, made, route.road),)


def _route(charter: Charter, made: Assessment, on: date) -> Route | Refused:
    """The table's answer; of money in another currency it can only say whether the market scan is too old."""
    theirs = made.effect.money_per_year.currency
    if theirs == charter.currency:
        return charter.routing.route(made, on=on)
    foreign = Reason.of(r.OTHER_CURRENCY, ours=charter.currency, theirs=theirs)
    return Refused((foreign, *charter.routing.stale(made, on)))
