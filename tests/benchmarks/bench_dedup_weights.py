"""Fit the shipped weights of dedup anew: `python tests/benchmarks/bench_dedup_weights.py`.

Every pair of the two sets for development counts as decided: the whole of each and as many random halves of its
families, so that the weights serve smaller sets, too. What comes out is written into `dedup/score.py` by hand. The sets
that dedup is judged by are not touched.
"""

from __future__ import annotations

import sys
from itertools import combinations
from pathlib import Path
from random import Random

import numpy as np

sys.path.insert(0, str(Path(__file__).parent))
from bench_dedup import told
from bench_dedup_corpus import Draft
from bench_dedup_quality import FITTED

from slussmodel.dedup import IdeaIndex, Weights, sweep
from slussmodel.dedup.fit import fit

HALVES = 12
START = Weights(base=-8.0, likeness=14.0, density=-10.0)


def evidence(drafts: list[Draft]) -> np.ndarray:
    """The evidence about each two drafts, in the order of `combinations`."""
    index = IdeaIndex(drafts)
    moment = index.moment(len(index), index.counts()[0], [draft.id for draft in drafts])
    rows = np.array([(index.row(a.id), index.row(b.id)) for a, b in combinations(drafts, 2)])
    return sweep.evidence_of(moment, rows[:, 0], rows[:, 1])


def main() -> None:
    tables, truths = [], []
    for path in FITTED.values():
        drafts, family = told(path)
        groups = sorted(set(family.values()), key=str)
        random = Random(1)
        halves = [random.sample(groups, len(groups) // 2) for _ in range(HALVES)]
        for kept, times in ((groups, HALVES), *((half, 1) for half in halves)):
            part = [draft for draft in drafts if family[draft.id] in kept]
            tables += [evidence(part)] * times
            truths += [np.array([family[a.id] == family[b.id] for a, b in combinations(part, 2)])] * times
    print(fit(np.concatenate(tables), np.concatenate(truths), START))


if __name__ == "__main__":
    main()
