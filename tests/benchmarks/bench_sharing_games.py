"""Cost games against coopgame-py (Rust), CPU time in one run: `python tests/benchmarks/bench_sharing_games.py`.

Times are of this process in milliseconds: the median of several runs where they are short. The nucleolus is
the prenucleolus on both sides, with its certificate found and checked in whole numbers on ours.
"""

from __future__ import annotations

from collections.abc import Callable
from statistics import median
from time import process_time

import coopgame
import numpy as np

from slussmodel import SEK
from slussmodel.sharing import CostGame, FixedPlusOwnGame, MaximumGame, Prenucleolus, Shapley, TreeGame


def milliseconds(work: Callable[[], object], runs: int = 1) -> float:
    """The median over runs; CPU clocks tick coarsely, so short work is repeated within a run."""
    work()
    times = []
    for _ in range(runs):
        repeats, start = 0, process_time()
        while repeats < 1 or process_time() - start < 0.05:
            work()
            repeats += 1
        times.append(1000 * (process_time() - start) / repeats)
    return median(times)


def families(n: int) -> dict[str, np.ndarray]:
    """Costs in whole numbers: from easy (one level settles all) to hard (a level for nearly each player)."""
    rng = np.random.default_rng(n)
    members = (np.arange(1 << n)[:, None] >> np.arange(n) & 1).astype(float)
    size = members.sum(axis=1)
    weights = rng.integers(1, 100, n)
    alone = rng.integers(50, 100, n)
    parts = [(rng.integers(1, 100), rng.random(n) < 0.3) for _ in range(3 * n)]
    costs = {
        "random savings": members @ alone * 1000 - rng.integers(0, 1000, 1 << n) * np.maximum(size - 1, 0),
        "quadratic savings": members @ (weights * weights.sum()) - (members @ weights) ** 2 / 2,
        "shared components": sum(cost * (members @ users > 0) for cost, users in parts),
        "airport": (members * weights).max(axis=1),
        "economies of scale": 1000 * np.sqrt(members @ weights),
        "rough discounts": members @ alone * (1 - 0.3 * (size - 1) / n) + rng.integers(0, 30, 1 << n),
        "majority": members @ alone - 50 * (members @ weights > weights.sum() / 2),
    }
    return {
        name: np.where(size > 0, np.maximum(np.round(table), 0), 0).astype(np.int64) for name, table in costs.items()
    }


def shapley() -> None:
    print("\n| Shapley | n | coopgame floats | ours floats | times faster | ours exact |\n|---|---|---|---|---|---|")
    for n in (10, 15, 20):
        costs = families(n)["rough discounts"]
        names = [f"p{place}" for place in range(n)]
        theirs = coopgame.Game(costs[1:].astype(float).tolist())
        floats, exact = (CostGame.from_array(names, table) for table in (costs / 7, costs * 10_000_019))
        slow = milliseconds(lambda theirs=theirs: coopgame.shapley(theirs), 5)
        fast = milliseconds(lambda floats=floats: Shapley().values(floats), 5)
        whole = milliseconds(lambda exact=exact: Shapley().values(exact), 3)
        print(f"| dense | {n} | {slow:.3f} | {fast:.3f} | {slow / fast:.0f} | {whole:.2f} |")


def nucleolus() -> None:
    print("\n| prenucleolus | n | coopgame | ours, proved | part of theirs | levels |\n|---|---|---|---|---|---|")
    for n in (10, 15, 20):
        parts = []
        for name, costs in families(n).items():
            theirs = coopgame.Game((-costs[1:]).astype(float).tolist())
            ours = CostGame.from_array([f"p{place}" for place in range(n)], costs)
            certificates = []

            def prove(ours: CostGame = ours, certificates: list[object] = certificates) -> None:
                certificate = Prenucleolus().certificate(ours)
                assert certificate.proves(ours)
                certificates.append(certificate)

            slow = once(lambda theirs=theirs: coopgame.prenucleolus(theirs))
            fast = once(prove)
            parts.append(fast / slow)
            print(f"| {name} | {n} | {slow:.1f} | {fast:.1f} | {fast / slow:.2f} | {len(certificates[-1].levels)} |")
        print(f"| *median* | {n} | | | {median(parts):.2f} | |")


def once(work: Callable[[], object]) -> float:
    start = process_time()
    work()
    spent = 1000 * (process_time() - start)
    return spent if spent > 300 else milliseconds(work)


def structured() -> None:
    print("\n| 290 municipalities, exact | ms |\n|---|---|")
    names = [f"{place:04}" for place in range(290)]
    costs = {name: SEK(10_000 + place * 7919 % 100_000) for place, name in enumerate(names)}
    parents = {name: names[(place - 1) // 2] if place else None for place, name in enumerate(names)}
    for game in (MaximumGame(costs), FixedPlusOwnGame(SEK(4_000_000), costs), TreeGame(costs, parents=parents)):
        print(f"| {type(game).__name__} | {milliseconds(game.shapley, 3):.2f} |")


if __name__ == "__main__":
    Prenucleolus().values(CostGame.from_array("ABC", [0, 1, 1, 1, 1, 1, 1, 2]))  # loads the solver
    shapley()
    nucleolus()
    structured()
