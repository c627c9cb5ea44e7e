"""Which ideas are worth comparing: those that share rare keys.

An idea's keys are looked up from the rarest on, until they have named `BUDGET` ideas; so a look-up costs the same among
a million ideas as among a hundred thousand. The ideas found are ranked by the rarity of what they share, squared as in
a cosine, over the root of how many keys they have.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from scipy import sparse

from slussmodel.dedup.counts import rarity
from slussmodel.dedup.postings import Postings
from slussmodel.dedup.shelf import Shelf
from slussmodel.dedup.vocabulary import Floats, Longs

BUDGET = 20_000
# Of all, where a pair is found if either asks for the other.
_BUDGET_FOR_EACH = 8_000
# How many are compared letter by letter: for one idea, and for each of all.
FOR_ONE, FOR_EACH = 100, 40
_FEWEST_KEYS = 2
# A candidate shares at least this part of what an idea shares with itself.
_LEAST_SHARE = 0.02
_BLOCK = 500


def for_one(keys: Longs, seen: Longs, ideas: int, shelf: Shelf, postings: Postings) -> Longs:
    """The rows most worth comparing with an idea of these keys, in rising order; itself may be among them."""
    known = keys[seen[keys] > 0]
    chosen = known[_within_budget(seen[known], BUDGET)]
    score = np.zeros(len(shelf))
    touched = []
    for key, weight in zip(chosen.tolist(), (rarity(seen[chosen], ideas) ** 2).tolist(), strict=True):
        rows = postings.rows(key)
        touched.append(rows[score[rows] == 0.0])
        score[rows] += weight
    found = np.concatenate([np.zeros(0, dtype=np.int64), *touched])
    found = found[shelf.alive[found]]
    return _best(found, score[found] / np.sqrt(shelf.key_sizes(found)), FOR_ONE)


def _within_budget(seen: Longs, budget: int) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Which keys to look up; keys equally rare are taken or left together, so that their order never matters."""
    rising = np.sort(seen)
    affordable = rising[: max(_FEWEST_KEYS, int(np.searchsorted(np.cumsum(rising), budget, side="right")))]
    return seen <= (affordable[-1] if len(affordable) else 0)


def _best(rows: Longs, scores: Floats, most: int) -> Longs:
    """The rows of the highest scores; all that tie with the last are among them."""
    scores = np.round(scores, 9)
    if len(rows) > most:
        rows = rows[scores >= np.partition(scores, len(scores) - most)[len(scores) - most]]
    return np.sort(rows)


def for_all(rows: Longs, seen: Longs, ideas: int, shelf: Shelf) -> Iterator[tuple[int, Longs, Longs]]:
    """Pairs of positions in `rows` worth comparing, block by block, with how many rows are done."""
    table = shelf.keyed(rows, len(seen))
    sizes = np.diff(table.indptr)
    weights = rarity(seen, ideas)
    weighed = table.copy()
    weighed.data = (weights**2)[table.indices].astype(np.float32)
    scaled = table.copy()
    scaled.data = np.repeat(1.0 / np.sqrt(np.maximum(sizes, 1)), sizes).astype(np.float32)
    by_key = sparse.csr_array(scaled.T)
    for start in range(0, len(rows), _BLOCK):
        asked = _affordable(weighed[start : start + _BLOCK], seen)
        yield start + asked.shape[0], *_best_of_block(asked @ by_key, start)


def _affordable(block: sparse.csr_array, seen: Longs) -> sparse.csr_array:
    ends = block.indptr
    keep = [_within_budget(seen[block.indices[a:b]], _BUDGET_FOR_EACH) for a, b in zip(ends, ends[1:], strict=False)]
    kept = np.concatenate(keep) if keep else np.zeros(0, dtype=np.bool_)
    bounds = np.concatenate(([0], np.cumsum([int(part.sum()) for part in keep]))).astype(np.int32)
    return sparse.csr_array((block.data[kept], block.indices[kept], bounds), shape=block.shape)


def _best_of_block(found: sparse.csr_array, start: int) -> tuple[Longs, Longs]:
    lefts, rights = [], []
    for row in range(found.shape[0]):
        stretch = slice(*found.indptr[row : row + 2])
        columns, scores = found.indices[stretch], found.data[stretch]
        others = columns != start + row
        itself = float(scores[~others].sum())
        others &= scores >= _LEAST_SHARE * itself
        best = _best(columns[others], scores[others], FOR_EACH)
        lefts.append(np.full(len(best), start + row, dtype=np.int64))
        rights.append(best.astype(np.int64))
    return np.concatenate(lefts), np.concatenate(rights)
