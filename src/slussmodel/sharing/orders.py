"""Averages over all orders of joining: the arithmetic of the Shapley value, as two matrix products.

The sum over 2**n coalitions is taken as two matrix products. The table of costs is read as a matrix with one row for
each setting h of the high bits and one column for each setting l of the low bits. What a coalition counts for depends
only on its size and on whether the player is in it, so for a player among the low bits the rows can first be added up
by |h|, and for one among the high bits the columns by |l|. Both are products of the whole table with a thin matrix of
noughts and ones, which BLAS does at the speed of memory.

Exact costs go the same way. A float64 holds whole numbers up to 2**53, and a sum down 2**13 rows adds 13 bits, so
costs are cut into limbs of 40 bits, whose sums are exact. Fractions appear only at the end, in the n**2 sums by
player and size.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache
from math import comb, factorial

import numpy as np
from attrs import frozen

from slussmodel.sharing.coalitions import Numbers, membership, sizes
from slussmodel.sharing.game import CostGame

_LIMB_BITS = 40
_ONE_THREAD = 1 << 18


def shapley_floats(costs: Numbers) -> list[float]:
    """The values of a table of floats, by two products with weights worked in."""
    n = len(costs).bit_length() - 1
    low, high = _weights(n)
    added = _added_up(n, costs)
    return [*_half(added.low, low), *_half(added.high, high)]


def shapley_exact(game: CostGame) -> list[Fraction]:
    """The values of a table of whole numbers, exactly."""
    n = game.n
    within, whole = sums_by_size(game)
    inside = [factorial(t - 1) * factorial(n - t) if t else 0 for t in range(n + 1)]
    outside = [factorial(t) * factorial(n - t - 1) if t < n else 0 for t in range(n + 1)]
    without = sum(outside[t] * whole[t] for t in range(n + 1))
    return [
        Fraction(sum((inside[t] + outside[t]) * row[t] for t in range(n + 1)) - without, factorial(n)) for row in within
    ]


def sums_by_size(game: CostGame) -> tuple[list[list[int]], list[int]]:
    """Exact sums of costs: by player and size, over coalitions that hold the player; and by size, over all."""
    n = game.n
    within = [[0] * (n + 1) for _ in range(n)]
    whole = [0] * (n + 1)
    for shift, limb in _limbs(game.costs):
        players, everyone = _limb_sums(n, limb)
        for row, sums in zip(within, players, strict=True):
            for size, number in enumerate(sums):
                row[size] += number << shift
        for size, number in enumerate(everyone):
            whole[size] += number << shift
    return within, whole


@frozen(eq=False)
class _Halves:
    """One thing for the players of the low bits and one for those of the high bits."""

    low: Numbers
    high: Numbers


def _added_up(n: int, costs: Numbers) -> _Halves:
    """The table with its rows added up by size, and with its columns added up by size.

    The products are taken in blocks of rows, so small that BLAS does not start threads for them: a thread costs more
    than it gains here, and on a busy machine far more.
    """
    low, high = n // 2, n - n // 2
    view = costs.reshape(1 << high, 1 << low)
    by_high, by_low = _by_size(high), _by_size(low)
    at_once = max(1, _ONE_THREAD // ((high + 1) << low))
    rows, columns = np.zeros((high + 1, 1 << low)), np.empty((low + 1, 1 << high))
    for start in range(0, 1 << high, at_once):
        block = view[start : start + at_once]
        rows += by_high[:, start : start + at_once] @ block
        columns[:, start : start + at_once] = by_low @ block.T
    return _Halves(rows, columns)


@lru_cache(maxsize=16)
def _by_size(bits: int) -> Numbers:
    return np.array(sizes(bits) == np.arange(bits + 1)[:, None], dtype=np.float64)


@lru_cache(maxsize=8)
def _weights(n: int) -> tuple[_HalfWeights, _HalfWeights]:
    return _half_weights(n, n // 2), _half_weights(n, n - n // 2)


@frozen(eq=False)
class _HalfWeights:
    joined: Numbers
    without: Numbers
    players: Numbers


def _half_weights(n: int, bits: int) -> _HalfWeights:
    """What a coalition of (others' size, this half's setting) counts for: with the player, and without."""
    size = np.arange(n - bits + 1)[:, None] + sizes(bits)
    inside = np.array([1 / (n * comb(n - 1, t - 1)) if t else 0.0 for t in range(n + 1)])
    outside = np.array([1 / (n * comb(n - 1, t)) if t < n else 0.0 for t in range(n + 1)])
    return _HalfWeights((inside + outside)[size], outside[size], membership(bits).T.astype(np.float64))


def _half(added: Numbers, weights: _HalfWeights) -> list[float]:
    joined = np.einsum("sl,sl->l", added, weights.joined)
    without = np.einsum("sl,sl->", added, weights.without)
    owed: list[float] = (np.einsum("pl,l->p", weights.players, joined) - without).tolist()
    return owed


def _limbs(costs: Numbers) -> Iterator[tuple[int, Numbers]]:
    """The costs cut into pieces of 40 bits, as floats that hold them exactly, each with its shift."""
    shift = 0
    rest = costs
    while max(abs(int(rest.max())), abs(int(rest.min()))) >> _LIMB_BITS:
        yield shift, (rest & ((1 << _LIMB_BITS) - 1)).astype(np.float64)
        rest = rest >> _LIMB_BITS
        shift += _LIMB_BITS
    yield shift, rest.astype(np.float64)


def _limb_sums(n: int, limb: Numbers) -> tuple[list[list[int]], list[int]]:
    added = _added_up(n, limb)
    low, high = added.low.astype(np.int64), added.high.astype(np.int64)
    return [*_spread(low), *_spread(high)], _diagonals(_columns_by_size(low))


def _spread(added: Numbers) -> list[list[int]]:
    """Sums by player of this half and by size of the whole coalition."""
    bits = added.shape[1].bit_length() - 1
    return [_diagonals(_columns_by_size(added * membership(bits)[:, place])) for place in range(bits)]


def _columns_by_size(added: Numbers) -> Numbers:
    order, starts = _size_order(added.shape[1].bit_length() - 1)
    return np.add.reduceat(added[:, order], starts, axis=1)


@lru_cache(maxsize=16)
def _size_order(bits: int) -> tuple[Numbers, Numbers]:
    order = np.argsort(sizes(bits), kind="stable")
    starts = np.cumsum([0, *(comb(bits, t) for t in range(bits))])
    return order, starts


def _diagonals(sums: Numbers) -> list[int]:
    """Sums by (size of one half, size of the other) added up by size of the whole."""
    turned = sums[::-1]
    rows, columns = sums.shape
    return [int(turned.diagonal(offset).sum()) for offset in range(1 - rows, columns)]
