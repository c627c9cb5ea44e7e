"""How long the money side of sharing takes for all 290 municipalities; CPU time, least of several runs.

Run by hand: `python tests/benchmarks/bench_sharing_money.py`. Where pabutools is installed (GPL, so never a dependency)
its Method of Equal Shares is timed beside ours on the same round, with equal budgets, as it has no others.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from importlib import import_module, util
from time import process_time

from slussmodel import SEK, Money
from slussmodel.sharing import (
    SAMBRUK_2020,
    EqualShares,
    PerCapita,
    Running,
    Talmud,
    TwoWay,
    settle,
)

CHANCE = random.Random(4)
PEOPLE = {f"{place:04}": CHANCE.randint(2_400, 980_000) for place in range(290)}
COST = SEK(123_456_789)
BUDGETS = {party: SEK(CHANCE.randint(10_000, 2_000_000)) for party in PEOPLE}
COSTS = {f"i{place:03}": SEK(CHANCE.randint(100_000, 10_000_000)) for place in range(100)}


def support(density: float) -> dict[str, list[str]]:
    return {idea: [party for party in PEOPLE if CHANCE.random() < density] for idea in COSTS}


def least(work: Callable[[], object], runs: int = 5) -> float:
    """Milliseconds of CPU."""
    times = []
    for _ in range(runs):
        start = process_time()
        work()
        times.append(process_time() - start)
    return 1000 * min(times)


def balances(n: int) -> dict[str, Money]:
    minors = [CHANCE.randint(-(10**7), 10**7) for _ in range(n - 1)]
    return {f"p{place:02}": Money(minor, "SEK") for place, minor in enumerate([*minors, -sum(minors)])}


def pabutools_ms(backers: dict[str, list[str]]) -> float:
    election, mes = import_module("pabutools.election"), import_module("pabutools.rules.mes")
    projects = {idea: election.Project(idea, cost.minor // 100) for idea, cost in COSTS.items()}
    wants = {party: [projects[idea] for idea in COSTS if party in set(backers[idea])] for party in PEOPLE}
    profile = election.ApprovalProfile([election.ApprovalBallot(ballot) for ballot in wants.values()])
    instance = election.Instance(projects.values(), budget_limit=290 * 1_000_000)
    return least(lambda: mes.method_of_equal_shares(instance, profile, sat_class=election.Cost_Sat), runs=1)


def main() -> None:
    shares = PerCapita().share(COST, PEOPLE)
    years = PerCapita().share(COST, {str(year): CHANCE.randint(1, 100) for year in range(1960, 2020)}).amounts
    running = Running(PerCapita())
    print(f"{'290 municipalities':<52}{'ms CPU':>8}  target")
    rows: list[tuple[str, Callable[[], object], str]] = [
        ("per capita, with steps", lambda: PerCapita().share(COST, PEOPLE), ""),
        ("step tariff, with steps", lambda: SAMBRUK_2020.share(COST, PEOPLE), ""),
        ("explain() of all", shares.explain, ""),
        ("Talmud", lambda: Talmud().share(SEK(100_000_000), BUDGETS), ""),
        ("one running bill", lambda: running.bill(COST, PEOPLE), ""),
        ("two-way 290 x 60", lambda: TwoWay.between(shares.amounts, years), "50"),
        ("settle 17 parties that do not cancel (greedy)", lambda: settle(balances(17)), ""),
        ("settle 16 parties that do not cancel (fewest)", lambda: settle(balances(16)), ""),
    ]
    for name, work, target in rows:
        print(f"{name:<52}{least(work):8.1f}  {target}")
    equal = dict.fromkeys(PEOPLE, SEK(1_000_000))
    for density in (0.05, 0.3, 0.8):
        backers = support(density)
        name = f"equal shares, 100 ideas, {density:.0%} want each"
        print(f"{name:<52}{least(lambda: EqualShares().fund(BUDGETS, COSTS, backers)):8.1f}  150")  # noqa: B023
        if util.find_spec("pabutools"):
            print(f"{'  equal budgets':<52}{least(lambda: EqualShares().fund(equal, COSTS, backers)):8.1f}")  # noqa: B023
            print(f"{'  equal budgets, pabutools':<52}{pabutools_ms(backers):8.1f}")


if __name__ == "__main__":
    main()
