"""Do logs that the library writes mean the same to pm4py? Run by hand, in an environment that has pm4py (AGPL).

python tests/benchmarks/check_interop_with_pm4py.py
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import pm4py

from slussmodel.interop import ocel, xes
from slussmodel.sluice import AnyEvent, replay
from slussmodel.stages.flow import EventLog
from tests.stories import charter, whole_history


def main() -> None:
    events = whole_history()
    sluice = replay(charter(), events)
    with tempfile.TemporaryDirectory() as folder:
        _objects(Path(folder) / "history.json", events)
        _cases(Path(folder) / "journeys.xes", EventLog.from_journeys(case.journey for case in sluice.cases.values()))


def _objects(path: Path, events: tuple[AnyEvent, ...]) -> None:
    written = ocel.to_dict(events)
    path.write_text(json.dumps(written), "utf-8")
    read = pm4py.read_ocel2_json(str(path))
    relations = {(one["id"], rel["objectId"]) for one in written["events"] for rel in one["relationships"]}
    theirs = set(zip(read.relations["ocel:eid"], read.relations["ocel:oid"], strict=True))
    assert (len(read.events), len(read.objects)) == (len(events), len(written["objects"]))
    assert theirs == relations
    ours = ocel.event_log(written)
    flat = pm4py.ocel_flattening(read, "idea")
    assert sorted(flat.groupby("case:concept:name").size()) == sorted(map(len, ours.traces))
    print(f"OCEL: {len(events)} events, {len(written['objects'])} objects, {len(relations)} relations agree")


def _cases(path: Path, log: EventLog) -> None:
    path.write_text(xes.to_xml(log), "utf-8")
    read = pm4py.read_xes(str(path))
    dfg, starts, _ = pm4py.discover_dfg(read)
    assert dict(dfg) == log.directly_follows()
    assert dict(starts) == log.starts()
    print(f"XES: {log.events} events in {len(log)} cases, {len(dfg)} pairs of the directly-follows graph agree")


if __name__ == "__main__":
    main()
