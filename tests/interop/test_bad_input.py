"""Whatever stands in a payload, a reader gives a value or tells what is wrong: nothing else is ever raised."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator
from contextlib import suppress
from copy import deepcopy
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from xml.etree import ElementTree

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from slussmodel.codec import Fault, PayloadError
from slussmodel.errors import InvalidValue
from slussmodel.interop import PublishedGrant, giving360, iati, ocds, ocel, swecris, vinnova, xes
from slussmodel.interop.reading import Noted
from slussmodel.sluice.events import Claimed
from slussmodel.stages.flow import EventLog
from tests.interop.grants import activities, published_grants
from tests.interop.partnerships import releases
from tests.interop.test_registers import GENOMICS, SKARABORG

JUNK = [
    None,
    [],
    {},
    [None],
    [[]],
    "",
    " ",
    "x",
    "\x00",
    "2020-02-30",
    0,
    -1,
    10**400,
    1.5,
    math.nan,
    -math.inf,
    Decimal("NaN"),
    True,
]


def _places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, held in inner:
        yield (*path, step)
        yield from _places(held, (*path, step))


def spoil(data: st.DataObject, payload: dict[str, Any]) -> dict[str, Any]:
    """The payload with junk in one to three places."""
    spoilt = deepcopy(payload)
    for _ in range(data.draw(st.integers(1, 3))):
        *path, last = data.draw(st.sampled_from([*_places(spoilt)] or [("x",)]))
        place = spoilt
        for step in path:
            place = place[step]
        place[last] = deepcopy(data.draw(st.sampled_from(JUNK)))
    return spoilt


def holds(read: Callable[[Any], object], payload: object) -> None:
    with suppress(PayloadError):
        read(payload)


@settings(max_examples=40)
@given(published_grants(), st.data())
def test_a_spoilt_360giving_file(one: PublishedGrant, data: st.DataObject) -> None:
    holds(giving360.from_dict, spoil(data, giving360.to_dict([one])))


@settings(max_examples=40)
@given(releases(), st.data())
def test_a_spoilt_ocds_release(release: ocds.Release, data: st.DataObject) -> None:
    holds(ocds.from_dict, spoil(data, ocds.to_dict(release)))


@settings(max_examples=40)
@given(st.data())
def test_a_spoilt_ocel_log(data: st.DataObject) -> None:
    claimed = Claimed("i-1", datetime(2017, 3, 1, tzinfo=UTC), "1496", parties=("1495", "1496"))
    spoilt = spoil(data, ocel.to_dict([claimed]))
    holds(ocel.from_dict, spoilt)
    holds(ocel.event_log, spoilt)


@settings(max_examples=40)
@given(st.data())
def test_a_spoilt_record_of_a_register(data: st.DataObject) -> None:
    holds(vinnova.project, spoil(data, SKARABORG))
    holds(swecris.project, spoil(data, GENOMICS))
    holds(vinnova.call, spoil(data, {"Diarienummer": "1", "Titel": "x"}))


def spoil_xml(data: st.DataObject, text: str) -> str:
    """The document with one text or attribute changed, or one element gone."""
    root = ElementTree.fromstring(text)
    parent = data.draw(st.sampled_from([*root.iter()]))
    if len(parent) and data.draw(st.booleans()):
        parent.remove(data.draw(st.sampled_from([*parent])))
    elif parent.attrib:
        parent.set(data.draw(st.sampled_from(sorted(parent.attrib))), data.draw(st.sampled_from(["", "x", "-1"])))
    else:
        parent.text = data.draw(st.sampled_from(["", "x", "-1", "9" * 40]))
    return ElementTree.tostring(root, encoding="unicode")


@settings(max_examples=40)
@given(activities, st.data())
def test_a_spoilt_iati_document(one: iati.Activity, data: st.DataObject) -> None:
    holds(iati.from_xml, spoil_xml(data, iati.to_xml([one])))


@settings(max_examples=40)
@given(st.data())
def test_a_spoilt_xes_document(data: st.DataObject) -> None:
    log = EventLog.from_events([("a", "intake", 0), ("a", "pilot", 1), ("b", "intake", 2)], open_cases=["b"])
    holds(xes.from_xml, spoil_xml(data, xes.to_xml(log)))


@settings(max_examples=40)
@given(st.data())
def test_a_cut_document(data: st.DataObject) -> None:
    text = xes.to_xml(EventLog.from_events([("a", "intake", 0)]))
    holds(xes.from_xml, text[: data.draw(st.integers(0, len(text)))])


def test_nesting_without_end_is_not_followed() -> None:
    deep: Any = []
    for _ in range(100_000):
        deep = [deep]
    holds(giving360.from_dict, {"grants": deep})
    holds(ocds.from_dict, {"tender": deep, "parties": deep, "buyer": deep})
    holds(iati.from_xml, f"{'<a>' * 200_000}{'</a>' * 200_000}")
    while deep:  # let go of it level by level
        deep = deep[0]


def test_planned_dates_without_an_end_give_no_period() -> None:
    written = giving360.to_dict([evolve(vinnova.project(SKARABORG), awarded=date(2016, 10, 20))])
    del written["grants"][0]["plannedDates"][0]["endDate"]  # type: ignore[index]
    (read,) = giving360.from_dict(json.loads(json.dumps(written)))
    assert read.period is None


def test_a_published_grant_is_of_one_recipient_and_one_call() -> None:
    read = vinnova.project(SKARABORG)
    with pytest.raises(InvalidValue, match="the grant's own"):
        evolve(read, recipient=vinnova.VINNOVA)
    with pytest.raises(InvalidValue, match="the grant's own"):
        evolve(read, call=vinnova.call({"Diarienummer": "another", "Titel": "x"}))


@pytest.mark.parametrize("inner", ["$.a[1]", "$.a[1].b", "$.a[1].b[0].c", "$.a[1][2]", "/a/b[1]/@c"])
def test_a_place_is_at_fault_where_a_fault_lies_in_it_and_not_where_a_path_begins_alike(inner: str) -> None:
    noted = Noted()
    noted.note(Fault(inner, "is wrong"))
    outer = [inner[:end] for end in range(1, len(inner) + 1) if end == len(inner) or inner[end] in ".[/"]
    assert all(noted.lies_in(place) for place in outer)
    assert not any(
        noted.lies_in(place) for place in (f"{inner}0", f"{inner}.d", f"{inner[:-1]}~", "$.a[10]", "$.a[1].bc")
    )


def test_thousands_of_faults_are_all_told() -> None:
    with pytest.raises(PayloadError) as caught:
        giving360.from_dict({"grants": [{"id": number} for number in range(5_000)]})
    places = {fault.path.split(".")[1] for fault in caught.value.faults}
    assert places == {f"grants[{number}]" for number in range(5_000)}
