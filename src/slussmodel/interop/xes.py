"""XES 1.0 (IEEE 1849): an event log of cases, as process-mining tools read it."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from xml.etree.ElementTree import Element

from slussmodel.errors import InvalidValue
from slussmodel.interop.standard import Standard
from slussmodel.interop.xml import Branch, add, document, read_document
from slussmodel.stages.flow import EventLog, Trace
from slussmodel.stages.flow.moments import as_datetime, microseconds

STANDARD = Standard(
    name="XES",
    version="1.0 (IEEE 1849-2016)",
    source="xes-standard.org",
    held={
        "EventLog.traces": "trace",
        "Trace.case": "concept:name of the trace",
        "Trace.activities": "concept:name of the events",
        "Trace.times": "time:timestamp, to the microsecond",
        "Trace.open": "the trace's attribute 'open'",
    },
    lost={"Trace.case": "a number is read as a text"},
)

_EXTENSIONS = (
    ("Concept", "concept", "http://www.xes-standard.org/concept.xesext"),
    ("Time", "time", "http://www.xes-standard.org/time.xesext"),
    ("Lifecycle", "lifecycle", "http://www.xes-standard.org/lifecycle.xesext"),
)


def to_xml(log: EventLog) -> str:
    """The log as an XES document; every event is a completion.

    Raises `InvalidValue` for a time outside the years 1 to 9999, for a name that XML cannot carry, and for two cases
    that XES has one name for, such as 1 and "1".

    >>> log = EventLog.from_events([("i-1", "intake", 0), ("i-1", "pilot", 86_400_000_000)], open_cases=["i-1"])
    >>> from_xml(to_xml(log)) == log
    True
    """
    _refuse_shared_names(log)
    root = Element("log", {"xes.version": "1.0", "xes.features": "", "xmlns": "http://www.xes-standard.org/"})
    for name, prefix, uri in _EXTENSIONS:
        add(root, "extension", name=name, prefix=prefix, uri=uri)
    _globals(root)
    add(root, "classifier", name="Activity", keys="concept:name")
    for trace in log.traces:
        _trace(root, trace)
    return document(root)


def from_xml(text: str) -> EventLog:
    """The log in an XES document.

    Of events with a lifecycle only the completions are read, or all where there are none. A trace without events is
    left out. Raises `PayloadError` with every fault.
    """
    return read_document("XES document", text, "log", _read)


def _refuse_shared_names(log: EventLog) -> None:
    names = Counter(str(trace.case) for trace in log.traces)
    for name, times in names.items():
        if times > 1:
            raise InvalidValue("EventLog", "traces", name, "is the name of several cases, as texts")


def _globals(root: Element) -> None:
    """What every trace and every event has, as the standard wants it declared."""
    add(add(root, "global", scope="trace"), "string", key="concept:name", value="")
    events = add(root, "global", scope="event")
    add(events, "string", key="concept:name", value="")
    add(events, "date", key="time:timestamp", value="1970-01-01T00:00:00.000000+00:00")
    add(events, "string", key="lifecycle:transition", value="complete")


def _trace(root: Element, trace: Trace) -> None:
    place = add(root, "trace")
    add(place, "string", key="concept:name", value=str(trace.case))
    if trace.open:
        add(place, "boolean", key="open", value="true")
    for activity, time in zip(trace.activities, trace.times, strict=True):
        event = add(place, "event")
        add(event, "string", key="concept:name", value=activity)
        add(event, "date", key="time:timestamp", value=_instant(time))
        add(event, "string", key="lifecycle:transition", value="complete")


def _instant(time: int) -> str:
    try:
        return as_datetime(time).isoformat(timespec="microseconds")
    except OverflowError:
        raise InvalidValue("Trace", "times", time, "must lie in the years 1 to 9999") from None


def _read(root: Branch) -> EventLog | None:
    return root.make(EventLog, traces=root.children("trace", _read_trace))


def _read_trace(place: Branch) -> Trace | None:
    case = _value(place, "string", "concept:name")
    events = place.children("event", _read_event)
    if not events:
        return None
    completed = [one for one in events if one[2] == "complete"] or [*events]
    rows = sorted(((microseconds(at), name) for name, at, _ in completed), key=lambda row: row[0])
    return place.make(
        Trace,
        case=case.attribute("value").text(),
        activities=tuple(name for _, name in rows),
        times=tuple(time for time, _ in rows),
        open=_value(place, "boolean", "open").attribute("value").value == "true",
    )


def _read_event(place: Branch) -> tuple[str, datetime, str]:
    transition = _value(place, "string", "lifecycle:transition").attribute("value").value
    return (
        _value(place, "string", "concept:name").attribute("value").text(),
        _value(place, "date", "time:timestamp").attribute("value").moment(),
        str(transition or "complete").casefold(),
    )


def _value(place: Branch, tag: str, key: str) -> Branch:
    """The attribute of a key, which XES writes as an element of its kind."""
    found = (one for one in place.named(tag) if one.get("key") == key)
    return Branch(next(found, None), f"{place.path}/{tag}[@key='{key}']", place.noted)
