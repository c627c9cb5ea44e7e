"""XES: logs come back as they were, to the microsecond."""

from __future__ import annotations

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from slussmodel.codec import PayloadError
from slussmodel.errors import InvalidValue
from slussmodel.interop import xes
from slussmodel.stages.flow import EventLog
from tests.interop.grants import IDS, WORDS

HOUR = 3_600_000_000
TIMES = st.integers(-(10**16), 10**16)


@st.composite
def logs(draw: st.DrawFn) -> EventLog:
    # XES has one name for a case 1 and a case "1".
    ids = IDS if draw(st.booleans()) else st.integers(0, 9)
    rows = draw(st.lists(st.tuples(ids, WORDS, TIMES), max_size=8))
    cases = sorted({case for case, _, _ in rows}, key=str)
    return EventLog.from_events(rows, open_cases=draw(st.sets(st.sampled_from(cases))) if cases else ())


@settings(max_examples=60)
@given(logs())
def test_a_round_trip_loses_only_that_a_case_was_a_number(log: EventLog) -> None:
    read = xes.from_xml(xes.to_xml(log))
    assert read == EventLog(tuple(evolve(trace, case=str(trace.case)) for trace in log.traces))


def test_two_cases_that_would_have_one_name_are_refused() -> None:
    log = EventLog.from_events([(1, "intake", 0), ("1", "intake", 0)])
    with pytest.raises(InvalidValue, match="is the name of several cases"):
        xes.to_xml(log)


@settings(max_examples=20)
@given(logs())
def test_another_reader_finds_every_event_where_the_standard_has_it(log: EventLog) -> None:
    root = etree.fromstring(xes.to_xml(log).encode())
    names = root.xpath("//*[local-name()='event']/*[local-name()='string'][@key='concept:name']/@value")
    assert names == [activity for trace in log.traces for activity in trace.activities]


FOREIGN = """<?xml version="1.0"?>
<log xes.version="1849.2016" xmlns="http://www.xes-standard.org/">
  <trace>
    <string key="concept:name" value="1"/>
    <event>
      <string key="concept:name" value="pilot"/><date key="time:timestamp" value="2020-01-02T00:00:00Z"/>
      <string key="lifecycle:transition" value="COMPLETE"/>
    </event>
    <event>
      <string key="concept:name" value="pilot"/><date key="time:timestamp" value="2020-01-01T00:00:00.000+01:00"/>
      <string key="lifecycle:transition" value="start"/>
    </event>
  </trace>
  <trace><string key="concept:name" value="without events"/></trace>
</log>"""


def test_of_a_foreign_log_the_completions_are_read() -> None:
    log = xes.from_xml(FOREIGN)
    assert [(trace.case, trace.activities) for trace in log.traces] == [("1", ("pilot",))]


@pytest.mark.parametrize(
    ("there", "instead", "told"),
    [
        ("2020-01-02T00:00:00Z", "2020-01-02T00:00:00", "/log/trace[1]/event[1]/date[@key='time:timestamp']/@value"),
        ("2020-01-02T00:00:00Z", "yesterday", "/log/trace[1]/event[1]/date[@key='time:timestamp']/@value"),
        ('<date key="time:timestamp" value="2020-01-02T00:00:00Z"/>', "", "/log/trace[1]/event[1]/date"),
        ('<string key="concept:name" value="1"/>', "", "/log/trace[1]/string[@key='concept:name']/@value"),
        ("</log>", "", "/"),
        ("<trace>", "<!DOCTYPE x><trace>", "/"),
    ],
)
def test_a_fault_is_told_with_its_path(there: str, instead: str, told: str) -> None:
    with pytest.raises(PayloadError) as caught:
        xes.from_xml(FOREIGN.replace(there, instead))
    assert any(fault.path.startswith(told) for fault in caught.value.faults), str(caught.value)


def test_a_time_that_no_calendar_has_is_refused() -> None:
    with pytest.raises(InvalidValue, match="years 1 to 9999"):
        xes.to_xml(EventLog.from_events([("a", "x", 10**20)]))


@pytest.mark.parametrize("text", [None, b"<log/>", "", "<other/>"])
def test_what_is_not_a_log_is_a_fault(text: object) -> None:
    with pytest.raises(PayloadError):
        xes.from_xml(text)  # type: ignore[arg-type]
