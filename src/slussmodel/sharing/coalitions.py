"""Coalitions as bits: player 0 is bit 0, and a number from 0 to 2**n - 1 is a group of players."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from functools import lru_cache
from typing import Any, TypeAlias
from unicodedata import is_normalized

import numpy as np
from numpy.typing import NDArray

from slussmodel.errors import InvalidValue, UnknownName
from slussmodel.validators import COMPOSED

# Costs are int64, float64 or Python's own integers; numpy's types cannot say "one of these, and arithmetic works".
Numbers: TypeAlias = NDArray[Any]

MOST_IN_A_TABLE = 25


def check_players(type_name: str, players: tuple[str, ...]) -> None:
    """Two or more distinct names."""
    if not players:
        raise InvalidValue(type_name, "players", players, "must not be empty: the grand coalition has no members")
    for player in players:
        if not isinstance(player, str) or not player.strip():
            raise InvalidValue(type_name, "players", player, "must be a name that is not blank")
        if not is_normalized("NFC", player):
            raise InvalidValue(type_name, "players", player, COMPOSED)
    if len(set(players)) < len(players):
        twice = next(player for place, player in enumerate(players) if player in players[:place])
        raise InvalidValue(type_name, "players", twice, "stands there twice")
    if len(players) == 1:
        raise InvalidValue(
            type_name, "players", players, "must be at least two: one player pays its own cost and shares nothing"
        )


def player_names(type_name: str, players: Iterable[str]) -> tuple[str, ...]:
    """The players, two or more distinct names."""
    if not isinstance(players, Iterable):
        raise InvalidValue(type_name, "players", players, f"must be names, not {type(players).__name__}")
    if isinstance(players, Set):
        rule = "must stand in an order, and a set has none: write sorted(...)"
        raise InvalidValue(type_name, "players", players, rule)
    names = tuple(players)
    check_players(type_name, names)
    return names


def check_table_size(type_name: str, players: Sequence[str]) -> None:
    """No more players than a table of 2**n costs can hold in memory."""
    n = len(players)
    if n > MOST_IN_A_TABLE:
        rule = (
            f"are too many for a table: 2**{n} costs take {_size(8 << n)}, and at most {MOST_IN_A_TABLE} players fit; "
            "use a structured game or SampledShapley"
        )
        raise InvalidValue(type_name, "players", n, rule)


def mask_of(coalition: Iterable[str], players: Sequence[str]) -> int:
    """The bits of a coalition given by names; a single name stands for itself."""
    names = (coalition,) if isinstance(coalition, str) else tuple(coalition)
    mask = 0
    for name in names:
        if name not in players:
            raise UnknownName.among("player", name, players)
        mask |= 1 << players.index(name)
    return mask


def members(mask: int, players: Sequence[str]) -> tuple[str, ...]:
    return tuple(player for place, player in enumerate(players) if mask >> place & 1)


def named(mask: int, players: Sequence[str]) -> str:
    return " + ".join(members(mask, players)) or "nobody"


def subset_sums(amounts: Numbers) -> Numbers:
    """The sum over every coalition, indexed by its bits."""
    sums = np.zeros(1 << len(amounts), dtype=amounts.dtype)
    for place, amount in enumerate(amounts):
        half = 1 << place
        np.add(sums[:half], amount, out=sums[half : 2 * half])
    return sums


def sums_of(masks: Numbers, amounts: Numbers) -> Numbers:
    """The sum over each of some coalitions, from two tables for the halves of the players."""
    half = len(amounts) // 2
    low, high = subset_sums(amounts[:half]), subset_sums(amounts[half:])
    sums: Numbers = low[masks & (1 << half) - 1] + high[masks >> half]
    return sums


@lru_cache(maxsize=8)
def sizes(n: int) -> Numbers:
    """How many members each coalition has."""
    return _frozen(subset_sums(np.ones(n, dtype=np.int8)))


@lru_cache(maxsize=8)
def membership(n: int) -> Numbers:
    """Row S, column i: whether player i is in S."""
    return _frozen((np.arange(1 << n)[:, None] >> np.arange(n) & 1).astype(bool))


def _frozen(array: Numbers) -> Numbers:
    array.flags.writeable = False
    return array


def _size(count: int) -> str:
    """A number of bytes in the largest unit that keeps it above one.

    >>> _size(8 << 40)
    '8 TiB'
    """
    for power, name in enumerate(("bytes", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB")):
        if count < 1 << 10 * (power + 1):
            return f"{count >> 10 * power} {name}"
    return f"2**{count.bit_length() - 1} bytes"
