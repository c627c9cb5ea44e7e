"""Fit the shipped weights of dedup anew: `python tests/benchmarks/bench_dedup_weights.py`.

The pairs of the sets for development count as decided: the whole of each set and as many random halves of its families,
so that the weights serve smaller sets, too. Pairs that are plainly different are left out, or they alone would shape
the weights. With these weights, how the pairs that only look alike thin out as the log odds rise. What comes out is
written into `dedup/score.py` and `dedup/mixture.py` by hand. The sets that dedup is judged by are not touched.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import combinations
from math import exp
from pathlib import Path
from random import Random

import numpy as np
from scipy.optimize import minimize

sys.path.insert(0, str(Path(__file__).parent))
from bench_dedup import told
from bench_dedup_corpus import Draft
from bench_dedup_quality import FITTED

from slussmodel.dedup import IdeaIndex, Weights, mixture, sweep
from slussmodel.dedup.fit import fit
from slussmodel.dedup.score import LIKENESS

HALVES = 12
START = Weights(base=-8.0, likeness=14.0, density=-10.0)
# The root of the cosine from which two ideas may be taken for the same.
LEAST = 0.3

Judged = tuple[np.ndarray, np.ndarray]


def evidence(drafts: list[Draft]) -> np.ndarray:
    """The evidence about each two drafts, in the order of `combinations`."""
    index = IdeaIndex(drafts)
    moment = index.moment(len(index), index.counts()[0], [draft.id for draft in drafts])
    rows = np.array([(index.row(a.id), index.row(b.id)) for a, b in combinations(drafts, 2)])
    return sweep.evidence_of(moment, rows[:, 0], rows[:, 1])


def judged(drafts: list[Draft], family: dict[str, object]) -> Judged:
    """The evidence about each two drafts, and whether they are the same."""
    return evidence(drafts), np.array([family[a.id] == family[b.id] for a, b in combinations(drafts, 2)])


def decided() -> Iterator[Judged]:
    for path in FITTED.values():
        drafts, family = told(path)
        groups = sorted(set(family.values()), key=str)
        random = Random(1)
        halves = [random.sample(groups, len(groups) // 2) for _ in range(HALVES)]
        for kept, times in ((groups, HALVES), *((half, 1) for half in halves)):
            table, same = judged([draft for draft in drafts if family[draft.id] in kept], family)
            near = table[:, LIKENESS] >= LEAST
            yield from [(table[near], same[near])] * times


def curve(weights: Weights) -> tuple[float, float, float]:
    """Look-alikes for each idea at the low end of the window, and the slope and bend of their logarithm."""
    low, high = mixture.WINDOW
    ups, counts = [], []
    for path in FITTED.values():
        drafts, family = told(path)
        table, same = judged(drafts, family)
        odds = weights.log_odds(table)
        ups.append(odds[~same & (odds > low) & (odds < high)] - low)
        counts.append(len(ups[-1]) / len(drafts))
    steps, step = np.linspace(0.0, high - low, 1000, retstep=True)

    def mass(at: np.ndarray) -> float:
        return float(np.exp(-at[0] * steps - at[1] * steps**2).sum() * step)

    def loss(at: np.ndarray) -> float:
        return sum((at[0] * up + at[1] * up**2).sum() + len(up) * np.log(mass(at)) for up in ups)

    best = minimize(loss, [0.7, 0.05], method="Nelder-Mead").x
    return exp(np.mean(np.log([count / mass(best) for count in counts]))), *best.tolist()


def main() -> None:
    tables, same = zip(*decided(), strict=True)
    weights = fit(np.concatenate(tables), np.concatenate(same), START)
    print(weights)
    print("level, fall and bend: {:.2f}, {:.2f}, {:.3f}".format(*curve(weights)))


if __name__ == "__main__":
    main()
