"""OCEL and XES as rust4pm, which others wrote, reads them: what it has read is what was written."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import r4pm
from hypothesis import HealthCheck, given, settings

from slussmodel.interop import ocel, xes
from slussmodel.sluice import Accepted, Sluice, replay
from slussmodel.stages.flow import EventLog
from tests.interop.test_xes import logs
from tests.stories import charter, whole_story


@pytest.fixture(scope="module")
def history() -> tuple[Any, ...]:
    answers: list[Any] = []
    sluice = Sluice(charter())
    for command in whole_story():
        answer = sluice.handle(command)
        assert isinstance(answer, Accepted)
        answers += answer.events
        sluice = answer.sluice
    return tuple(answers)


def through(kind: str, path: Path) -> str:
    """The text as their library writes it again after reading it."""
    item = r4pm.import_item(kind, str(path))
    again = path.with_stem("again")
    r4pm.export_item(item, str(again))
    r4pm.remove_item(item)
    return again.read_text("utf-8")


def said(log: dict[str, Any]) -> dict[str, Any]:
    """The log with its moments as moments, and what may be left out and is empty left out."""

    def plain(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {name: plain(one, name) for name, one in value.items() if one != []}
        if isinstance(value, list):
            return [plain(one) for one in value]
        return datetime.fromisoformat(value) if key == "time" else value

    return plain(log)  # type: ignore[no-any-return]


def test_rust4pm_has_read_every_event_object_and_relation(history: tuple[Any, ...], tmp_path: Path) -> None:
    written = ocel.to_dict(history)
    path = tmp_path / "log.json"
    path.write_text(json.dumps(written), "utf-8")
    again = json.loads(through("OCEL", path))
    assert said(again) == said(written)
    assert ocel.from_dict(again) == history
    assert replay(charter(), ocel.from_dict(again)) == replay(charter(), history)


def test_rust4pm_sees_the_same_cases_from_the_ideas(history: tuple[Any, ...], tmp_path: Path) -> None:
    path = tmp_path / "log.json"
    path.write_text(json.dumps(ocel.to_dict(history)), "utf-8")
    flat = tmp_path / "flat.xes"
    objects = r4pm.convert_item(r4pm.import_item("OCEL", str(path)), "SlimLinkedOCEL")
    r4pm.export_item(r4pm.bindings.flatten_ocel_on(ocel=objects, object_type="idea"), str(flat))
    theirs = {trace.case: trace.times for trace in xes.from_xml(flat.read_text("utf-8")).traces}
    assert theirs == {trace.case: trace.times for trace in ocel.event_log(ocel.to_dict(history)).traces}


BREAKS: dict[str, Callable[[dict[str, Any]], object]] = {
    "no types": lambda log: log.pop("eventTypes"),
    "no day": lambda log: log["events"][0].update(time="yesterday"),
    "no qualifier": lambda log: log["events"][0]["relationships"][0].pop("qualifier"),
    "no id": lambda log: log["objects"][0].pop("id"),
}


@pytest.mark.parametrize("spoil", BREAKS.values(), ids=BREAKS)
def test_rust4pm_tells_a_log_that_breaks_the_standard(
    spoil: Callable[[dict[str, Any]], object], history: tuple[Any, ...], tmp_path: Path
) -> None:
    log = json.loads(json.dumps(ocel.to_dict(history)))
    spoil(log)
    path = tmp_path / "log.json"
    path.write_text(json.dumps(log), "utf-8")
    with pytest.raises(TypeError, match="Failed to load OCEL"):
        r4pm.import_item("OCEL", str(path))


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(log=logs())
def test_rust4pm_has_read_every_case_of_an_xes_log(log: EventLog, tmp_path: Path) -> None:
    path = tmp_path / "log.xes"
    path.write_text(xes.to_xml(log), "utf-8")
    assert xes.from_xml(through("EventLog", path)) == xes.from_xml(xes.to_xml(log))
