"""What takes long says how far it has come: its steps sum to what was promised, and change nothing of the answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slussmodel.dedup import IdeaIndex
from slussmodel.ideas import Idea
from slussmodel.money import SEK
from slussmodel.progress import Progress, counted
from slussmodel.sharing import (
    CostGame,
    FixedPlusOwnGame,
    FunctionGame,
    MaximumGame,
    Nucleolus,
    PerCapitaNucleolus,
    Prenucleolus,
    SampledShapley,
)
from slussmodel.stages.flow import EventLog
from slussmodel.stages.forecast import Exponential, Gate, Pace

PLAYERS = "ABCDEFG"
ROOTS = FunctionGame(PLAYERS, lambda members: members.sum(axis=1) ** 0.5)
OWN = FixedPlusOwnGame(fixed=3.0, own=dict.fromkeys(PLAYERS, 1.0))
TABLE = CostGame.from_array(PLAYERS, [int(1000 * bin(group).count("1") ** 0.5) + group % 7 for group in range(128)])
MONEY = CostGame.from_costs("AB", {("A",): SEK(3), ("B",): SEK(4), ("A", "B"): SEK(5)})
PIERS = MaximumGame({"A": SEK(10), "B": SEK(30), "C": SEK(60)})
SAMPLED = SampledShapley(seed=1, draws=64)
EARLY = SampledShapley(seed=1, draws=4096, width=5.0)
HOUR = timedelta(hours=1)
GATE = Gate(arrivals=Exponential(6 * HOUR), work=Exponential(5 * HOUR), coaches=2)
WAYS = ["abc", "abc", "ac", "aabc", "bc"]
LOG = EventLog.from_events((case, stage, at) for case, way in enumerate(WAYS) for at, stage in enumerate(way))
GRAPH = LOG.stage_graph(min_count=2)
WORDS = [*["cykelpump på torget"] * 3, "pump till cykeln vid torget", "kamera på natten"]
TOLD = [Idea(id=str(number), title=title, municipality="1496") for number, title in enumerate(WORDS)]
IDEAS = IdeaIndex(TOLD)
PACE = Pace((1, 2, 0, 3))

Long = Callable[[Progress | None], Any]
COMPUTATIONS: dict[str, tuple[int, Long]] = {
    "sampled, of a function": (64, lambda p: SAMPLED.values(ROOTS, progress=p)),
    "sampled, with structure beside": (64, lambda p: SAMPLED.estimates(OWN + ROOTS, progress=p)),
    "sampled, structure alone": (64, lambda p: SAMPLED.values(OWN, progress=p)),
    "sampled, of a table": (64, lambda p: SAMPLED.values(TABLE, progress=p)),
    "sampled, of savings": (64, lambda p: SAMPLED.values(TABLE.savings(), progress=p)),
    "sampled, shared": (64, lambda p: SAMPLED.share(MONEY, progress=p)),
    "sampled, savings shared": (64, lambda p: SAMPLED.share(MONEY.savings(), progress=p)),
    "sampled, stopped early": (4096, lambda p: EARLY.values(ROOTS, progress=p)),
    "nucleolus": (7, lambda p: Nucleolus().values(TABLE, progress=p)),
    "nucleolus, of savings": (7, lambda p: Prenucleolus().values(TABLE.savings(), progress=p)),
    "nucleolus, shared": (2, lambda p: PerCapitaNucleolus().share(MONEY, progress=p)),
    "nucleolus, in closed form": (3, lambda p: Nucleolus().share(PIERS, progress=p)),
    "a gate": (2500, lambda p: GATE.simulate(cases=2500, seed=1, progress=p)),
    "a pace": (250, lambda p: PACE.simulated(9, start=date(2026, 1, 1), runs=250, seed=1, progress=p)),
    "twins": (len(TOLD), lambda p: IDEAS.pairs(0.1, progress=p)),
    "twins, none": (1, lambda p: IdeaIndex(TOLD[:1]).pairs(progress=p)),
    "alignments": (len(WAYS), lambda p: LOG.align(GRAPH, progress=p)),
}


@pytest.mark.parametrize(("total", "run"), COMPUTATIONS.values(), ids=COMPUTATIONS)
def test_the_steps_sum_to_what_was_promised_and_the_answer_is_the_same(total: int, run: Long) -> None:
    steps: list[int] = []
    assert run(steps.append) == run(None)
    assert sum(steps) == total
    assert all(step > 0 for step in steps)


@pytest.mark.parametrize("run", [run for _, run in COMPUTATIONS.values()], ids=COMPUTATIONS)
def test_what_progress_raises_ends_the_computation(run: Long) -> None:
    class Enough(Exception):
        pass

    def stop(_: int) -> None:
        raise Enough

    with pytest.raises(Enough):
        run(stop)


@given(st.lists(st.integers()), st.integers(1, 5))
def test_counted_gives_the_items_and_counts_them(items: list[int], every: int) -> None:
    steps: list[int] = []
    assert list(counted(items, steps.append, every)) == list(counted(items, None, every)) == items
    assert sum(steps) == len(items)
    assert all(step == every for step in steps[:-1])


def test_a_step_is_counted_when_it_has_been_dealt_with() -> None:
    steps: list[int] = []
    items: Iterator[int] = counted([1, 2], steps.append)
    assert (next(items), steps) == (1, [])
    assert (next(items), steps) == (2, [1])
