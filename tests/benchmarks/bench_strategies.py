"""How many values a second each strategy gives, how long it takes to come to the first one, and what the entry point
adds to `import hypothesis`.

Run by hand: python tests/benchmarks/bench_strategies.py [name ...]
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from statistics import median
from time import process_time
from typing import Any

import attrs
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from slussmodel import strategies
from slussmodel.codec._table import HOMES
from slussmodel.codec.names import class_of
from slussmodel.sluice import Sluice
from slussmodel.strategies.registry import KINDS, STRATEGIES

EXAMPLES = 200
WITH_A_KNOB: dict[str, st.SearchStrategy[Any]] = {
    "twin_ideas": strategies.twin_ideas(),
    "party_weights": strategies.party_weights(),
    "histories": strategies.histories(sluice=Sluice(strategies.small_charter())),
    "commands": strategies.commands(sluice=Sluice(strategies.small_charter())),
    **{f"cost_games {kind}": strategies.cost_games(kind=kind) for kind in ("concave", "empty_core")},
    "stage_graphs, all defects": strategies.stage_graphs(defects=strategies.GRAPH_DEFECTS),
}


def plan() -> Iterator[tuple[str, st.SearchStrategy[Any]]]:
    """Every public function, then every public model that is read from its fields."""
    written = {name for types in STRATEGIES.values() for name in types.values()} | {*KINDS.values()}
    yield from WITH_A_KNOB.items()
    yield from ((name, getattr(strategies, name)()) for name in sorted(written))
    for tag, home in HOMES.items():
        module, name = home.split(":")
        if attrs.has(kind := class_of(tag)) and module not in KINDS and name not in STRATEGIES.get(module, ()):
            yield f"records({tag})", strategies.records(kind)


def values_a_second(strategy: st.SearchStrategy[object]) -> tuple[float, float]:
    """In CPU time, Hypothesis's own share included; and the seconds of the first run, which warms its caches."""
    drawn = 0

    @settings(max_examples=EXAMPLES, database=None, deadline=None, suppress_health_check=list(HealthCheck))
    @given(strategy)
    def draw(_: object) -> None:
        nonlocal drawn
        drawn += 1

    began = process_time()
    draw()
    first = process_time() - began
    drawn, began = 0, process_time()
    draw()
    return drawn / (process_time() - began), first


def import_milliseconds(*, plugins: bool) -> float:
    code = "from time import process_time as t; a = t(); import hypothesis; print((t() - a) * 1000)"
    without = {} if plugins else {"HYPOTHESIS_NO_PLUGINS": "1"}
    runs = (
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=os.environ | without
        )
        for _ in range(15)
    )
    return median(float(run.stdout) for run in runs)


if __name__ == "__main__":
    asked = sys.argv[1:]
    for name, strategy in plan():
        if not asked or name in asked:
            rate, first = values_a_second(strategy)
            print(f"{name:42}{rate:8.0f} a second, the first {EXAMPLES} in {first:5.2f} s", flush=True)
    if not asked:
        print(f"import hypothesis: {import_milliseconds(plugins=False):.1f} ms alone", end=", ")
        print(f"{import_milliseconds(plugins=True):.1f} ms with the entry points of everything installed")
