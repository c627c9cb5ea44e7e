"""OCEL: a sluice's whole history is valid by the specification's schema and is read back event for event."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator, FormatChecker

from slussmodel.codec import PayloadError
from slussmodel.interop import ocel
from slussmodel.sluice import replay
from slussmodel.sluice.events import AnyEvent
from tests.stories import charter, whole_history

SCHEMA = json.loads((Path(__file__).parent / "schemas" / "ocel-2.0.json").read_text("utf-8"))
VALID = Draft7Validator(SCHEMA, format_checker=FormatChecker())


@pytest.fixture(scope="module")
def history() -> tuple[AnyEvent, ...]:
    return whole_history()


@pytest.fixture
def log(history: tuple[AnyEvent, ...]) -> dict[str, Any]:
    return json.loads(json.dumps(ocel.to_dict(history)))  # type: ignore[no-any-return]


def test_the_log_of_every_kind_of_event_is_valid(log: dict[str, Any]) -> None:
    VALID.validate(log)


def test_a_round_trip_loses_nothing(history: tuple[AnyEvent, ...], log: dict[str, Any]) -> None:
    assert ocel.from_dict(log) == history
    assert replay(charter(), ocel.from_dict(log)) == replay(charter(), history)


def test_every_object_and_type_that_is_spoken_of_is_declared_once(log: dict[str, Any]) -> None:
    objects = [one["id"] for one in log["objects"]]
    assert len(set(objects)) == len(objects)
    assert {relation["objectId"] for event in log["events"] for relation in event["relationships"]} == {*objects}
    assert {event["type"] for event in log["events"]} == {one["name"] for one in log["eventTypes"]}
    assert {one["type"] for one in log["objects"]} == {one["name"] for one in log["objectTypes"]}


def test_one_event_touches_an_idea_and_several_municipalities(log: dict[str, Any]) -> None:
    claims = [event for event in log["events"] if event["type"] == "Claimed"]
    developers = [
        [relation["objectId"] for relation in claim["relationships"] if relation["qualifier"] == "developer"]
        for claim in claims
    ]
    assert any(len(several) > 1 for several in developers)


def test_a_log_seen_from_the_ideas_has_a_case_for_each(history: tuple[AnyEvent, ...], log: dict[str, Any]) -> None:
    cases = ocel.event_log(log)
    assert {trace.case for trace in cases.traces} == {f"idea:{event.idea}" for event in history}
    assert cases.starts().keys() <= {"Submitted", "SplitOff"}


def _broken(log: dict[str, Any], **changes: object) -> dict[str, Any]:
    log["events"][0] |= changes
    return log


def test_an_event_without_its_record_is_a_fault(log: dict[str, Any]) -> None:
    with pytest.raises(PayloadError, match=r"\$\.events\[0\]: has no record"):
        ocel.from_dict(_broken(log, attributes=[]))


@pytest.mark.parametrize("record", ["{", "{}", '{"type": "Money", "minor": 1, "currency": "SEK"}', "[]", "NaN"])
def test_a_record_that_is_no_event_is_a_fault(log: dict[str, Any], record: str) -> None:
    with pytest.raises(PayloadError, match=r"\$\.events\[0\]\.attributes\[0\]\.value"):
        ocel.from_dict(_broken(log, attributes=[{"name": "record", "value": record}]))


def test_a_time_without_a_zone_is_a_fault(log: dict[str, Any]) -> None:
    with pytest.raises(PayloadError, match=r"\$\.events\[0\]\.time"):
        ocel.event_log(_broken(log, time="2023-01-01T00:00:00"))


@pytest.mark.parametrize("payload", [[], None, {}, {"events": {}}, {"events": [1], "objects": [None]}])
def test_what_is_not_a_log_is_a_fault(payload: object) -> None:
    with pytest.raises(PayloadError):
        ocel.event_log(payload)  # type: ignore[arg-type]
