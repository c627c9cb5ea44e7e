"""Forecasts on the municipal graph beside ndlib, and the look-ups behind them; prints one table.

    python tests/benchmarks/bench_spread.py

ndlib (BSD) is a general library of diffusion on networks. Its SI model is simpler than ours: it knows infected
neighbours and no federation, size or doubt. Where it is not installed its row says so.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from statistics import median
from time import perf_counter

from slussmodel import YearMonth, sweden
from slussmodel.spread import Adoption, Spread, fit

RUNS, MONTHS, REPEATS = 200, 60, 5
START = date(2019, 12, 31)


def seconds(work: Callable[[], object]) -> float:
    work()
    times = []
    for _ in range(REPEATS):
        start = perf_counter()
        work()
        times.append(perf_counter() - start)
    return median(times)


def spread() -> Spread:
    adoptions = (Adoption(adopter=code, on=date(2018, 6, 1)) for code in sweden.federation("Skaraborg").codes[:7])
    return Spread(innovation="x", since=date(2018, 1, 1), rings=sweden.rings("Skaraborg"), adoptions=tuple(adoptions))


def ours() -> object:
    return spread().forecast(start=START, until=YearMonth.of(START) + MONTHS, seed=1, runs=RUNS)


def ndlib(runs: int) -> Callable[[], object] | None:
    try:
        from ndlib.models import epidemics
        from ndlib.models.ModelConfig import Configuration
    except ImportError:
        return None
    model = epidemics.SIModel(sweden.graph("water"))
    config = Configuration()
    config.add_model_parameter("beta", 0.005)
    config.add_model_initial_configuration("Infected", list(sweden.federation("Skaraborg").codes[:7]))
    model.set_initial_status(config)

    def run() -> None:
        for _ in range(runs):
            model.reset(list(sweden.federation("Skaraborg").codes[:7]))
            model.iteration_bunch(MONTHS, node_status=False)

    return run


def main() -> None:
    table: list[tuple[str, str]] = []
    mine = seconds(ours) / RUNS
    table.append((f"slussmodel: a future of {MONTHS} months, 290 municipalities", f"{mine * 1e3:.3f} ms"))
    peer = ndlib(10)
    if peer is None:
        table.append(("ndlib SI: the same", "not installed"))
    else:
        theirs = seconds(peer) / 10
        table.append(("ndlib SI: the same", f"{theirs * 1e3:.3f} ms ({theirs / mine:.0f} times)"))
    made = spread()
    table.append(("the next ten, with reasons", f"{seconds(lambda: made.candidates(START)) * 1e3:.2f} ms"))
    table.append(("coverage of four rings", f"{seconds(lambda: made.coverage(START)) * 1e6:.0f} µs"))
    table.append(("weights from two years", f"{seconds(lambda: fit((made,), until=START)) * 1e3:.0f} ms"))
    table.append(("a map of Sweden", f"{seconds(lambda: made.svg(START)) * 1e3:.1f} ms"))
    table.append(("a municipality by name", f"{seconds(lambda: sweden.municipality('Skövde')) * 1e6:.1f} µs"))
    width = max(len(what) for what, _ in table)
    for what, took in table:
        print(f"{what:<{width}}  {took}")


if __name__ == "__main__":
    main()
