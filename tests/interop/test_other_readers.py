"""What readers that others wrote have read is what was written: OCEL and XES by rust4pm, 360Giving by flattentool."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import r4pm
from hypothesis import HealthCheck, given, settings

from slussmodel.funding import Grant, Tranche, TrancheEvent, TrancheState, TrancheStep
from slussmodel.interop import PublishedGrant, giving360, ocel, xes
from slussmodel.money import SEK, Money
from slussmodel.partnerships import Organisation, OrganisationKind
from slussmodel.periods import Period, YearMonth
from slussmodel.sluice import replay
from slussmodel.stages.flow import EventLog
from tests.interop.test_xes import logs
from tests.stories import charter, whole_history


@pytest.fixture(scope="module")
def history() -> tuple[Any, ...]:
    return whole_history()


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


def in_words(value: Any) -> Any:
    """A file as sheets hold it: without a schema, numbers are text."""
    if isinstance(value, dict):
        return {name: in_words(one) for name, one in value.items()}
    if isinstance(value, list):
        return [in_words(one) for one in value]
    return str(value)


def test_the_converter_of_360giving_makes_sheets_of_grants_and_grants_of_the_sheets(tmp_path: Path) -> None:
    written = giving360.to_dict([granted("g-1", SEK("1000000.50")), granted("g-2", SEK(958_631))])
    file, sheets, again = (str(tmp_path / name) for name in ("grants.json", "sheets", "again.json"))
    Path(file).write_text(json.dumps(written), "utf-8")
    rooted = ("--root-list-path", "grants", "--root-id", "")
    converted("flatten", file, "--main-sheet-name", "grants", "-o", sheets, "-f", "csv", *rooted)
    converted("unflatten", sheets, "-f", "csv", "-o", again, *rooted)
    assert json.loads(Path(again).read_text("utf-8")) == in_words(written)


def converted(*arguments: str) -> None:
    # In a process of its own: what it imports breaks xmlschema in this one.
    subprocess.run([sys.executable, "-m", "flattentool.cli", *arguments], check=True, capture_output=True)


def granted(id: str, amount: Money) -> PublishedGrant:
    """A grant of two tranches, the first of them paid out."""
    paid = (TrancheEvent(on=date(2016, 11, 30), step=TrancheStep.RELEASE),)
    tranches = (Tranche(id="1", amount=amount, state=TrancheState.RELEASED, history=paid), Tranche(id="2"))
    return PublishedGrant(
        title="Idésluss i Skaraborg",
        awarded=date(2016, 11, 1),
        recipient=Organisation(id="1497", name="Hjo kommun", kind=OrganisationKind.MUNICIPALITY),
        funder=Organisation(id="202100-5216", name="Vinnova", kind=OrganisationKind.AUTHORITY),
        grant=Grant(id=id, call="2015-06987", recipient="1497", applied=amount * 2, tranches=tranches),
        period=Period(YearMonth(2016, 11), YearMonth(2018, 11)),
    )
