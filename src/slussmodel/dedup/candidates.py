"""Which ideas are worth comparing: those that share rare keys.

An idea's keys are looked up from the rarest on, until they have named `BUDGET` ideas; so a look-up costs the same among
a million ideas as among a hundred thousand. The ideas found are ranked by the rarity of what they share, squared as in
a cosine, over the root of how many keys they have.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from slussmodel.dedup.counts import rarity
from slussmodel.dedup.postings import Postings
from slussmodel.dedup.shelf import Shelf
from slussmodel.dedup.stretches import sums
from slussmodel.dedup.vocabulary import Floats, Ints, Longs

BUDGET = 80_000
# Of all, where a pair is found if either asks for the other.
_BUDGET_FOR_EACH = 4_000
# How many are compared letter by letter: for one idea, and for each of all.
FOR_ONE, FOR_EACH = 100, 40
_FEWEST_KEYS = 2
# A shared pair of concepts counts for so much: its concepts count already, and an idea of ten concepts has 45 pairs.
_PAIR = 0.2
# The cosine by the keys looked up that a candidate has at least, as a part of the cosine by letters that it must reach.
_LEAST_PART = 0.2
# Scores are compared to so many digits, so that rounding in sums never decides who is in.
_DIGITS = 9
_ROUNDING = 10.0**-_DIGITS
# Scores are cut into so many groups for each that is wanted, to find how high the best must be.
_GROUPS = 4
# Small enough that what a block finds stays in the processor's cache.
_BLOCK = 128


def _worth_of(seen: Longs, ideas: int, of_pair: NDArray[np.bool_]) -> Floats:
    """What it tells that two ideas share each of some keys."""
    return rarity(seen, ideas) ** 2 * np.where(of_pair, _PAIR, 1.0)


def for_one(keys: Ints, seen: Longs, ideas: int, of_pair: NDArray[np.bool_], shelf: Shelf, postings: Postings) -> Longs:
    """The rows most worth comparing with an idea of these keys, in rising order; itself may be among them."""
    known = keys[seen[keys] > 0]
    chosen = known[_within_budget(seen[known], BUDGET)]
    named = postings.rows(chosen)
    weights = np.repeat(_worth_of(seen[chosen], ideas, of_pair[chosen]), [len(rows) for rows in named])
    shared = np.bincount(np.concatenate([np.zeros(0, dtype=np.int32), *named]), weights, minlength=len(shelf))
    return _best(shared / shelf.breadth, FOR_ONE)


def _within_budget(seen: Longs, budget: int) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Which keys to look up; keys equally rare are taken or left together, so that their order never matters."""
    rising = np.sort(seen)
    affordable = rising[: max(_FEWEST_KEYS, int(np.searchsorted(np.cumsum(rising), budget, side="right")))]
    return seen <= (affordable[-1] if len(affordable) else 0)


def _best(scores: Floats, most: int) -> Longs:
    """Where the highest scores above zero stand, in rising order; all that tie with the last are among them."""
    rows = np.flatnonzero(scores > max(0.0, _least(scores, most) - _ROUNDING))
    found = np.round(scores[rows], _DIGITS)
    return rows if len(rows) <= most else rows[found >= _highest(found, most)]


def _least(scores: Floats, most: int) -> float:
    """A number that the best reach, found without ordering all: so many groups have a peak as high."""
    size = len(scores) // (_GROUPS * most)
    if not size:
        return 0.0
    peaks = scores[: size * _GROUPS * most].reshape(size, -1).max(axis=0)
    return _highest(peaks, most)


def _highest(scores: Floats, most: int) -> float:
    """The last of the highest scores."""
    return float(np.partition(scores, len(scores) - most)[len(scores) - most])


def for_all(
    rows: Longs, seen: Longs, of_pair: NDArray[np.bool_], shelf: Shelf, least: float
) -> Iterator[tuple[int, Longs, Longs]]:
    """How many rows are done, and pairs of positions in `rows` that may reach the least cosine, block by block."""
    rising = np.argsort(seen, kind="stable")
    table, counts = _weighed(rows, rising, _worth_of(seen, len(rows), of_pair[: len(seen)]), shelf), seen[rising]
    by_key = sparse.csr_array(table.T)
    for start in range(0, len(rows), _BLOCK):
        asked = _affordable(table[start : start + _BLOCK], counts)
        left, right = _worth(asked @ by_key, start, least * _LEAST_PART)
        yield start + asked.shape[0], start + left, right


def _weighed(rows: Longs, rising: Longs, worth: Floats, shelf: Shelf) -> sparse.csr_array:
    """Rows by keys, each row of length one; the keys stand from the rarest on."""
    table = shelf.keyed(rows, len(worth))
    table.data = np.sqrt(worth).astype(np.float32)[table.indices]
    table.indices = np.argsort(rising).astype(np.int32)[table.indices]
    table.sort_indices()
    return _of_unit_length(table)


def _affordable(block: sparse.csr_array, counts: Longs) -> sparse.csr_array:
    """The block with those keys alone that it can afford to look up; keys equally rare are taken or left together."""
    sizes, starts = np.diff(block.indptr), block.indptr[:-1]
    seen, rows = counts[block.indices], np.repeat(np.arange(len(sizes)), sizes)
    spent = np.concatenate(([0], np.cumsum(seen)))
    place = np.arange(len(seen)) - starts[rows]
    taken = (spent[1:] - spent[starts][rows] <= _BUDGET_FOR_EACH) | (place < _FEWEST_KEYS)
    last = starts[rows] + np.bincount(rows[taken], minlength=len(sizes))[rows] - 1
    kept = seen <= seen[last]
    ends = np.cumsum(np.bincount(rows[kept], minlength=len(sizes)))
    bounds = np.concatenate(([0], ends)).astype(np.int32)
    return _of_unit_length(sparse.csr_array((block.data[kept], block.indices[kept], bounds), shape=block.shape))


def _of_unit_length(table: sparse.csr_array) -> sparse.csr_array:
    lengths = np.sqrt(sums(table.data**2, table.indptr))
    table.data /= np.repeat(np.maximum(lengths, 1e-9), np.diff(table.indptr)).astype(np.float32)
    return table


def _worth(found: sparse.csr_array, start: int, least: float) -> tuple[Longs, Longs]:
    """Places in the block and rows that share at least so much with them, the best `FOR_EACH` of each."""
    near = np.flatnonzero(found.data >= least)
    left = np.searchsorted(found.indptr, near, side="right") - 1
    right = found.indices[near].astype(np.int64)
    apart = right != left + start
    near, left, right = near[apart], left[apart], right[apart]
    order = np.lexsort((right, -found.data[near], left))
    left, right = left[order], right[order]
    first = np.searchsorted(left, left)
    best = np.arange(len(left)) - first < FOR_EACH
    return left[best], right[best]
