"""OCEL 2.0: the history of a sluice as an object-centric event log.

A log of cases must choose whose story it tells. Here one event touches an idea and its twin, or several municipalities
at once, and is told once. Each event also carries its own record, as `codec` writes it, so that the history that is
read is the history that was written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import TypeAlias, cast, get_args

from slussmodel.codec import PayloadError, from_json, to_json
from slussmodel.interop.reading import Node, read_payload
from slussmodel.interop.standard import Standard
from slussmodel.sluice import events as happened
from slussmodel.sluice.events import AnyEvent
from slussmodel.stages.flow import EventLog

Relation: TypeAlias = tuple[str, str, str]
"""An object's type, its id, and what it is to the event."""

STANDARD = Standard(
    name="OCEL, JSON format",
    version="2.0",
    source="ocel-standard.org, specification of 16 October 2023, section 8",
    held={
        "Event.idea": "a relationship of the event, qualifier 'idea'",
        "Event.at": "events.time, and the record to the microsecond",
        "Event.by": "a relationship of the event, qualifier 'by'",
        "every other field of an event": "the event's attribute 'record'",
    },
    lost={},
)

_EVENTS: tuple[type, ...] = get_args(AnyEvent)

# Which fields name further ideas and parties, and what these are to the event.
_IDEAS = {"twin": "twin", "other": "different", "into": "goes on in", "origin": "origin"}
_PARTIES = {"supporter": "supporter", "party": "payer"}
_MANY_PARTIES = {"parties": "developer", "municipalities": "offered"}


def to_dict(events: Iterable[AnyEvent]) -> dict[str, object]:
    """The log of a history, in the order of the events.

    A record holds all that the event holds, also who handed an idea in; `Idea.anonymised` drops that before.

    >>> from datetime import UTC, datetime
    >>> from slussmodel.sluice.events import Claimed
    >>> claimed = Claimed("i-1", datetime(2017, 3, 1, tzinfo=UTC), "1496", parties=("1495", "1496"))
    >>> log = to_dict([claimed])
    >>> [(one["objectId"], one["qualifier"]) for one in log["events"][0]["relationships"]]
    [('idea:i-1', 'idea'), ('party:1496', 'by'), ('party:1495', 'developer'), ('party:1496', 'developer')]
    >>> from_dict(log) == (claimed,)
    True
    """
    history = list(events)
    objects: dict[str, dict[str, object]] = {}
    for event in history:
        for kind, id, _ in _relations(event):
            objects.setdefault(f"{kind}:{id}", {"id": f"{kind}:{id}", "type": kind, "attributes": []})
        if isinstance(event, happened.Submitted | happened.SplitOff):
            title = {"name": "title", "value": event.content.title, "time": event.at.isoformat()}
            objects[f"idea:{event.idea}"]["attributes"] = [title]
    record = [{"name": "record", "type": "string"}]
    return {
        "eventTypes": [{"name": name, "attributes": record} for name in dict.fromkeys(map(activity, history))],
        "objectTypes": [
            {"name": "idea", "attributes": [{"name": "title", "type": "string"}]},
            {"name": "party", "attributes": []},
        ],
        "events": [_event(number, event) for number, event in enumerate(history, 1)],
        "objects": list(objects.values()),
    }


def from_dict(payload: Mapping[str, object]) -> tuple[AnyEvent, ...]:
    """The history that a log of this library's own holds; raises `PayloadError` for an event without its record."""
    return read_payload("OCEL log", payload, lambda log: log["events"].items(_record))


def event_log(payload: Mapping[str, object], object_type: str = "idea") -> EventLog:
    """Any OCEL log seen from one type of object: a case for each object, with the events that touch it.

    >>> shipped = {"id": "e1", "type": "ship", "time": "2023-01-01T00:00:00Z", "attributes": [],
    ...            "relationships": [{"objectId": "o-1", "qualifier": ""}, {"objectId": "o-2", "qualifier": ""}]}
    >>> parcels = [{"id": id, "type": "parcel", "attributes": []} for id in ("o-1", "o-2")]
    >>> event_log({"events": [shipped], "objects": parcels}, "parcel").activities
    {'ship': 2}
    """
    return read_payload("OCEL log", payload, partial(_flattened, object_type))


def activity(event: AnyEvent) -> str:
    """What an event is called in a log: its class, and of a decision what was decided.

    >>> from datetime import UTC, datetime
    >>> from slussmodel.sluice.events import Released
    >>> activity(Released("i-1", datetime(2017, 3, 1, tzinfo=UTC), "1496", reason="no time"))
    'Released'
    """
    name = type(event).__name__
    return f"{name} {event.move.decision}" if isinstance(event, happened.Decided) else name


def _event(number: int, event: AnyEvent) -> dict[str, object]:
    relations = dict.fromkeys(_relations(event))
    return {
        "id": f"e{number}",
        "type": activity(event),
        "time": event.at.isoformat(),
        "attributes": [{"name": "record", "value": to_json(event)}],
        "relationships": [{"objectId": f"{kind}:{id}", "qualifier": what} for kind, id, what in relations],
    }


def _relations(event: AnyEvent) -> Iterator[Relation]:
    yield "idea", event.idea, "idea"
    if event.by:
        yield "party", event.by, "by"
    yield from (("idea", getattr(event, name), what) for name, what in _IDEAS.items() if hasattr(event, name))
    yield from (("party", getattr(event, name), what) for name, what in _PARTIES.items() if hasattr(event, name))
    for name, what in _MANY_PARTIES.items():
        yield from (("party", party, what) for party in getattr(event, name, ()))
    match event:
        case happened.Submitted(content=idea) | happened.SplitOff(content=idea):
            yield "party", idea.municipality, "from"
        case happened.CostShared(allocation=allocation):
            yield from (("party", party, "sharer") for party in allocation.amounts)
        case happened.Settled(transfers=transfers):
            yield from (("party", one.payer, "payer") for one in transfers)
            yield from (("party", one.payee, "payee") for one in transfers)
        case happened.Adopted(adoption=adoption):
            yield "party", adoption.adopter, "adopter"


def _record(node: Node) -> AnyEvent | None:
    records = node.each("attributes", lambda one: one["value"] if one["name"].value == "record" else None)
    if not records:
        node.note("has no record of this library's: read the log with `event_log`")
        return None
    try:
        event = from_json(records[0].text())
    except PayloadError as error:
        for fault in error.faults:
            records[0].note(str(fault))
        return None
    if not isinstance(event, _EVENTS):
        records[0].note(f"must be an event, not {type(event).__name__}")
        return None
    return cast("AnyEvent", event)


def _flattened(object_type: str, log: Node) -> EventLog | None:
    of_type = log["objects"].items(lambda one: one["id"].text() if one["type"].value == object_type else None)
    wanted = frozenset(of_type)
    touched = log["events"].items(
        lambda one: (
            one["type"].text(),
            one["time"].moment(),
            dict.fromkeys(one.each("relationships", lambda relation: relation["objectId"].text())),
        )
    )
    rows = [(id, name, at) for name, at, ids in touched for id in ids if id in wanted]
    return log.make(EventLog.from_events, events=rows)
