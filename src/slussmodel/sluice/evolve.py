"""From an event to the next state: total, for what has happened has happened.

Each event has one small function from the cases that it touches to the cases that it changes. A state is a dict of
cases; one event copies it, and a whole history (`grow`) fills one dict in place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias

from attrs import evolve as changed

from slussmodel.errors import InvalidValue, UnknownName
from slussmodel.sluice import events as e
from slussmodel.sluice.case import Case, Contribution, DevelopmentClaim, SharedCost
from slussmodel.sluice.charter import Charter
from slussmodel.sluice.families import linked, unlinked
from slussmodel.stages import replay

Cases: TypeAlias = Mapping[str, Case]


def grow(charter: Charter, cases: dict[str, Case], history: Iterable[e.AnyEvent]) -> dict[str, Case]:
    """Fill a dict of cases with what a history tells, and give it back."""
    for event in history:
        evolver = _EVOLVERS.get(type(event))
        if evolver is None:
            raise InvalidValue("Sluice", "event", event, "must be an event, read from its text first")
        cases |= evolver(charter, cases, event)
    return cases


def _submitted(charter: Charter, cases: Cases, event: e.Submitted) -> dict[str, Case]:
    journey = charter.graph.begin(event.idea, at=event.at)
    case = Case(idea=event.content, journey=journey, last=event.at, family=frozenset({event.idea}))
    submitter = event.content.submitter
    return {event.idea: case if submitter is None else changed(case, supporters=frozenset({submitter}))}


def _supported(charter: Charter, cases: Cases, event: e.Supported) -> dict[str, Case]:
    case = _case(cases, event)
    return _one(case, event, supporters=case.supporters | {event.supporter})


def _assessed(charter: Charter, cases: Cases, event: e.Assessed) -> dict[str, Case]:
    case = _case(cases, event)
    return _one(case, event, assessments=(*case.assessments, event.assessment), road=event.road)


def _linked(charter: Charter, cases: Cases, event: e.Linked) -> dict[str, Case]:
    return _touched(linked(event.idea, event.twin, cases, since=event.at, probability=event.probability), event)


def _unlinked(charter: Charter, cases: Cases, event: e.Unlinked) -> dict[str, Case]:
    return _touched(unlinked(event.idea, event.twin, cases), event)


def _separated(charter: Charter, cases: Cases, event: e.Separated) -> dict[str, Case]:
    pairs = ((event.idea, event.other), (event.other, event.idea))
    apart = {one: changed(cases[one], different=cases[one].different | {other}) for one, other in pairs if one in cases}
    return _touched(apart, event)


def _claimed(charter: Charter, cases: Cases, event: e.Claimed) -> dict[str, Case]:
    case = _case(cases, event)
    return _one(case, event, claims=(*case.claims, DevelopmentClaim(parties=event.parties, since=event.at)))


def _released(charter: Charter, cases: Cases, event: e.Released) -> dict[str, Case]:
    case = _case(cases, event)
    *earlier, held = case.claims
    return _one(case, event, claims=(*earlier, changed(held, until=event.at)))


def _decided(charter: Charter, cases: Cases, event: e.Decided) -> dict[str, Case]:
    """An idea that leaves an end, when it is opened again, does not go on in another any longer."""
    case = _case(cases, event)
    merged_into = None if case.journey.has_ended else case.merged_into
    return _one(case, event, journey=case.journey.follow(event.move), merged_into=merged_into)


def _cost_shared(charter: Charter, cases: Cases, event: e.CostShared) -> dict[str, Case]:
    case = _case(cases, event)
    cost = SharedCost(id=event.cost, allocation=event.allocation, at=event.at)
    return _one(case, event, costs=(*case.costs, cost))


def _contributed(charter: Charter, cases: Cases, event: e.Contributed) -> dict[str, Case]:
    case = _case(cases, event)
    paid = Contribution(
        party=event.party,
        amount=event.amount,
        at=event.at,
        hours=event.hours,
        rate=event.rate,
        reference=event.reference,
    )
    return _one(case, event, contributions=(*case.contributions, paid))


def _settled(charter: Charter, cases: Cases, event: e.Settled) -> dict[str, Case]:
    case = _case(cases, event)
    return _one(case, event, transfers=case.transfers + event.transfers)


def _offered(charter: Charter, cases: Cases, event: e.Offered) -> dict[str, Case]:
    case = _case(cases, event)
    return _one(case, event, offers=case.offers | set(event.municipalities))


def _adopted(charter: Charter, cases: Cases, event: e.Adopted) -> dict[str, Case]:
    case = _case(cases, event)
    return _one(case, event, adoptions=(*case.adoptions, event.adoption))


def _merged(charter: Charter, cases: Cases, event: e.Merged) -> dict[str, Case]:
    """The idea that ends keeps its books; its supporters are counted with the one that stays, each once."""
    both = {idea: cases[idea] for idea in event.ideas if idea in cases}
    if event.idea in both:
        both[event.idea] = changed(both[event.idea], merged_into=event.into)
    if event.into in both:
        both[event.into] = changed(both[event.into], supporters=both[event.into].supporters | event.supporters)
    return _touched(both, event)


def _split_off(charter: Charter, cases: Cases, event: e.SplitOff) -> dict[str, Case]:
    case = Case(
        idea=event.content,
        journey=replay(charter.graph, event.idea, event.history, began=event.began),
        last=event.at,
        family=frozenset({event.idea}),
        supporters=event.supporters,
        assessments=event.assessments,
        road=event.road,
        split_from=event.origin,
    )
    return {event.idea: case}


def _case(cases: Cases, event: e.AnyEvent) -> Case:
    if event.idea not in cases:
        raise UnknownName.among("idea", event.idea, cases)
    return cases[event.idea]


def _one(case: Case, event: e.AnyEvent, **changes: Any) -> dict[str, Case]:
    return {case.id: changed(case, last=event.at, **changes)}


def _touched(cases: dict[str, Case], event: e.AnyEvent) -> dict[str, Case]:
    """The changed cases, with the event's moment on those that it touches."""
    return cases | {one: changed(cases[one], last=event.at) for one in event.ideas if one in cases}


_EVOLVERS: dict[type, Callable[[Charter, Cases, Any], dict[str, Case]]] = {
    e.Submitted: _submitted,
    e.Supported: _supported,
    e.Assessed: _assessed,
    e.Linked: _linked,
    e.Unlinked: _unlinked,
    e.Separated: _separated,
    e.Claimed: _claimed,
    e.Released: _released,
    e.Decided: _decided,
    e.CostShared: _cost_shared,
    e.Contributed: _contributed,
    e.Settled: _settled,
    e.Offered: _offered,
    e.Adopted: _adopted,
    e.Merged: _merged,
    e.SplitOff: _split_off,
}
