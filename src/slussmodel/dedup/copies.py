"""Ideas told in exactly the same words: who they are, and which pairs they make."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np

from slussmodel.dedup.shelf import Shelf
from slussmodel.dedup.vocabulary import Longs

# Above so many told alike, each is paired with the first alone.
_MOST_ALIKE = 16
# So many candidates are compared as they are; there are more only where very many are told alike.
_FEW = 500

Group = list[int]


def alike(rows: Longs, ids: Sequence[str], shelf: Shelf) -> list[Group]:
    """Rows told in exactly the same words, each group and all groups by id."""
    ordered = np.array(sorted(rows.tolist(), key=ids.__getitem__), dtype=np.int64)
    groups: dict[int | bytes, Group] = {}
    _, kind, size = np.unique(shelf.marks(ordered), return_inverse=True, return_counts=True)
    for row, several in zip(ordered.tolist(), (size[kind] > 1).tolist(), strict=True):
        groups.setdefault(shelf.signature(row) if several else row, []).append(row)
    return list(groups.values())


def thinned(rows: Longs, ids: Sequence[str], shelf: Shelf, most: int) -> Longs:
    """The rows with no more than so many told in the same words, those whose ids come first."""
    if len(rows) <= _FEW:
        return rows
    return np.sort([row for group in alike(rows, ids, shelf) for row in group[:most]])


def within(group: Group) -> Iterator[tuple[int, int]]:
    """The pairs of one group: all of them, or each with the first where they are many."""
    return combinations(group, 2) if len(group) <= _MOST_ALIKE else ((group[0], row) for row in group[1:])


def between(one: Group, other: Group) -> Iterator[tuple[int, int]]:
    """A pair for every copy of two ideas, or for the first of many."""
    few = [group if len(group) <= _MOST_ALIKE else group[:1] for group in (one, other)]
    return ((a, b) for a in few[0] for b in few[1])
