"""Fit the shipped weights of dedup anew: `python tests/benchmarks/bench_dedup_weights.py [ideas.csv]`.

Every pair of the reference set counts as decided; what comes out is written into `dedup/score.py` by hand. The file
has the columns family, lang, municipality, title and description.
"""

from __future__ import annotations

import sys
from itertools import combinations
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from bench_dedup import SHARED, told

from slussmodel.dedup import IdeaIndex, PairDecision


def main(path: Path = SHARED) -> None:
    drafts, family = told(path)
    decisions = [PairDecision(a.id, b.id, family[a.id] == family[b.id]) for a, b in combinations(drafts, 2)]
    print(IdeaIndex(drafts).fitted(decisions))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
