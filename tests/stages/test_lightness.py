"""Running and checking a graph loads no numbers, no networks and no calendars, and reads nothing."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import sys
from datetime import UTC, datetime
from slussmodel.stages import (
    Context, Decision, Kind, Stage, StageGraph, Transition, advance, ageing, days, options, path_to, working_days
)
from slussmodel.stages.export import to_svg

def run(limit):
    stages = (Stage("a", limit=limit), Stage("b", kind=Kind.ACHIEVED))
    graph = StageGraph(id="g", start="a", stages=stages, transitions=(Transition("a", Decision.GO, "b"),))
    t = datetime(2026, 1, 5, tzinfo=UTC)
    journey = graph.begin("i", at=t)
    to_svg(graph)
    return (
        graph.check(), options(journey, Context(at=t)), path_to(journey, "b", Context(at=t)), journey.text(),
        ageing(journey, t), advance(journey, Decision.GO, Context(at=t)),
    )

run(days(3))
print(sorted({"numpy", "scipy", "networkx", "holidays", "pendulum", "cattrs"} & sys.modules.keys()))
run(working_days(3))
opened = []
sys.addaudithook(lambda event, args: opened.append(args) if event in {"open", "socket.connect"} else None)
run(days(3)), run(working_days(700))
print(opened)
"""


def test_the_core_is_light_and_reads_no_file():
    ran = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines() == ["[]", "[]"]
