"""How many values a second each strategy gives, and what the entry point adds to `import hypothesis`.

Run by hand: python tests/benchmarks/bench_strategies.py
"""

from __future__ import annotations

import os
import subprocess
import sys
from statistics import median
from time import process_time

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from slussmodel import strategies
from slussmodel.sluice import Sluice
from slussmodel.strategies.registry import STRATEGIES

EXAMPLES = 300
PLAN = {
    **{name: getattr(strategies, name)() for names in STRATEGIES.values() for name in names.values()},
    "twin_ideas": strategies.twin_ideas(),
    "histories": strategies.histories(sluice=Sluice(strategies.small_charter())),
    "commands": strategies.commands(sluice=Sluice(strategies.small_charter())),
    **{f"cost_games {kind}": strategies.cost_games(kind=kind) for kind in ("concave", "empty_core")},
    "stage_graphs, all defects": strategies.stage_graphs(defects=strategies.GRAPH_DEFECTS),
}


def values_a_second(strategy: st.SearchStrategy[object]) -> float:
    """In CPU time, Hypothesis's own share included; the first run warms its caches and is not counted."""
    drawn = 0

    @settings(max_examples=EXAMPLES, database=None, deadline=None, suppress_health_check=list(HealthCheck))
    @given(strategy)
    def draw(_: object) -> None:
        nonlocal drawn
        drawn += 1

    draw()
    drawn, began = 0, process_time()
    draw()
    return drawn / (process_time() - began)


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
    for name, strategy in sorted(PLAN.items()):
        print(f"{name:28}{values_a_second(strategy):8.0f} a second")
    print(f"import hypothesis: {import_milliseconds(plugins=False):.1f} ms alone", end=", ")
    print(f"{import_milliseconds(plugins=True):.1f} ms with the entry points of everything installed")
