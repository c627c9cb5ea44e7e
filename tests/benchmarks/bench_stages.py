"""How fast stage graphs run, beside python-statemachine and transitions in one interleaved run; prints one table.

    pip install python-statemachine transitions numpy && python tests/benchmarks/bench_stages.py

Every machine does the same: three stages in a ring, one guard on each step, a record of each step kept. The peers
change themselves; ours gives a new value each time and keeps who, when and what was said. The best round counts,
for the machine has other work too.
"""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from time import perf_counter
from typing import Any

from slussmodel.stages import (
    Columns,
    Context,
    Decision,
    Fact,
    Journey,
    Kind,
    Stage,
    StageGraph,
    Transition,
    advance,
    from_each,
    replay,
    replay_all,
)

T0 = datetime(2026, 1, 1, tzinfo=UTC)
ROUNDS = 7
RING = StageGraph(
    id="ring",
    start="a",
    stages=(Stage("a"), Stage("b"), Stage("c")),
    transitions=tuple(Transition(a, Decision.GO, b, guards=(Fact("assessed"),)) for a, b in ("ab", "bc", "ca")),
)
FACTS = {"assessed": True}
MOMENTS = tuple(T0 + timedelta(day) for day in range(12))
CONTEXTS = tuple(Context(at=at, by="1496", facts=FACTS) for at in MOMENTS)


def ours(count: int) -> None:
    """Journeys of twelve moves, with contexts that a meeting has for all its ideas."""
    for _ in range(count // 12):
        journey = RING.begin("i-1", at=T0)
        for context in CONTEXTS:
            journey = advance(journey, Decision.GO, context).journey


def ours_with_contexts(count: int) -> None:
    """The same, with a context built for each move."""
    for _ in range(count // 12):
        journey = RING.begin("i-1", at=T0)
        for at in MOMENTS:
            journey = advance(journey, Decision.GO, Context(at=at, by="1496", facts=FACTS)).journey


def refusals(count: int) -> None:
    journey, context = RING.begin("i-1", at=T0), Context(at=T0)
    for _ in range(count):
        advance(journey, Decision.GO, context)


def statemachine() -> Callable[[int], None]:
    from statemachine import State, StateMachine

    class Ring(StateMachine):
        a, b, c = State(initial=True), State(), State()
        go = a.to(b, cond="ready") | b.to(c, cond="ready") | c.to(a, cond="ready")

        def __init__(self) -> None:
            self.records: list[tuple[str, str, str]] = []
            super().__init__()

        def ready(self, assessed: bool = False) -> bool:
            return assessed

        def after_transition(self, event: Any, source: Any, target: Any) -> None:
            self.records.append((source.id, str(event), target.id))

    def run(count: int) -> None:
        machine = Ring()
        for _ in range(count):
            machine.send("go", assessed=True)

    return run


def transitions() -> Callable[[int], None]:
    from transitions import Machine

    class Idea:
        go: Callable[..., bool]

        def __init__(self) -> None:
            self.records: list[tuple[str, str, str]] = []

        def ready(self, event: Any) -> bool:
            return bool(event.kwargs.get("assessed"))

        def note(self, event: Any) -> None:
            self.records.append((event.transition.source, event.event.name, event.transition.dest))

    ways = [
        {"trigger": "go", "source": a, "dest": b, "conditions": "ready", "after": "note"} for a, b in ("ab", "bc", "ca")
    ]

    def run(count: int) -> None:
        idea = Idea()
        Machine(idea, states=list("abc"), transitions=ways, initial="a", send_event=True)
        for _ in range(count):
            idea.go(assessed=True)

    return run


def interleaved(runs: dict[str, tuple[Callable[[int], None], int]]) -> dict[str, float]:
    """Calls a second, the best of the rounds; the rounds take turns so that a busy moment hits all."""
    best = dict.fromkeys(runs, 0.0)
    for _ in range(ROUNDS):
        for name, (run, count) in runs.items():
            begun = perf_counter()
            run(count)
            best[name] = max(best[name], count / (perf_counter() - begun))
    return best


def bytes_a_case(cases: int = 2_000) -> float:
    """A case of twelve records, each with a moment of its own."""
    tracemalloc.start()
    before, _ = tracemalloc.get_traced_memory()
    kept: list[Journey[str]] = []
    for number in range(cases):
        journey = RING.begin(f"i-{number}", at=T0 + timedelta(seconds=number))
        for day in range(12):
            at = T0 + timedelta(day, seconds=number)
            journey = advance(journey, Decision.GO, Context(at=at, by="1496", facts=FACTS)).journey
        kept.append(journey)
    after, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return (after - before) / len(kept)


def moves_a_second(cases: int = 100_000) -> tuple[float, float]:
    """Bulk replay of columns, and replay one by one."""
    journey = RING.begin("i-1", at=T0)
    for context in CONTEXTS:
        journey = advance(journey, Decision.GO, context).journey
    columns = Columns.of(RING, [journey] * cases)
    bulk, single = 0.0, 0.0
    moves = journey.history
    for _ in range(ROUNDS):
        begun = perf_counter()
        replayed = replay_all(columns)
        bulk = max(bulk, cases * len(moves) / (perf_counter() - begun))
        assert not replayed.strays
        begun = perf_counter()
        for _ in range(2_000):
            replay(RING, "i-1", moves, began=T0)
        single = max(single, 2_000 * len(moves) / (perf_counter() - begun))
    return bulk, single


def check_milliseconds() -> float:
    """`check()` of a clean chain of fifty stages with a kill from each and a lap from every other."""
    work, kinds = tuple(f"s{number}" for number in range(48)), (Kind.STAGE, Kind.GATE)
    stages = (
        *(Stage(name, f"Steg {name}", f"Stage {name}", kind=kinds[n % 5 == 2]) for n, name in enumerate(work)),
        Stage("in_use", "I bruk", "In use", kind=Kind.ACHIEVED),
        Stage("stopped", "Avslutad", "Stopped", kind=Kind.STOPPED, reasons=("no",)),
    )  # fmt: skip
    ways = (
        *(Transition(a, Decision.GO, b, guards=(Fact(f"done_{a}"),)) for a, b in pairwise((*work, "in_use"))),
        *(Transition(work[n], Decision.RECYCLE, work[n - 1], at_most=2) for n in range(1, 48, 2)),
        *from_each(work, Decision.KILL, "stopped"),
    )  # fmt: skip
    graph = StageGraph(id="fifty", start="s0", stages=stages, transitions=ways)
    assert graph.check() == ()
    best = float("inf")
    for _ in range(50):
        begun = perf_counter()
        graph.check()
        best = min(best, perf_counter() - begun)
    return best * 1_000


def main() -> None:
    speed = interleaved(
        {
            "slussmodel": (ours, 60_000),
            "slussmodel, a context built for each": (ours_with_contexts, 60_000),
            "slussmodel, refused with its reason": (refusals, 30_000),
            "python-statemachine": (statemachine(), 1_500),
            "transitions": (transitions(), 15_000),
        }
    )
    mine = speed["slussmodel"]
    print(f"{'advance':<42}{'per second':>14}{'slussmodel is':>16}")
    for name, value in speed.items():
        print(f"{name:<42}{value:>14,.0f}{mine / value:>15.1f}x")
    bulk, single = moves_a_second()
    print(f"{'replay of 100,000 journeys, moves a second':<42}{bulk:>14,.0f}")
    print(f"{'replay one by one, moves a second':<42}{single:>14,.0f}")
    print(f"{'bytes a case with twelve records':<42}{bytes_a_case():>14,.0f}")
    print(f"{'check of fifty stages, milliseconds':<42}{check_milliseconds():>14.2f}")


if __name__ == "__main__":
    main()
