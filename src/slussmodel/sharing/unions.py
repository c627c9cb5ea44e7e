"""Shapley values that know who stands with whom: federations, blocks that share among themselves, neighbours.

- `Owen`: unions form first and come as one; inside a union its members come in any order (Owen 1977).
- `AumannDreze`: each block shares its own cost and no other (Aumann & Drèze 1974).
- `Myerson`: a group can act together only as far as its members are connected (Myerson 1977).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from math import factorial
from typing import ClassVar, TypeAlias

import numpy as np
from attrs import field, frozen

from slussmodel.errors import InvalidValue, MissingParty, UnknownName
from slussmodel.language import Sentence
from slussmodel.sharing.coalitions import Numbers, mask_of, sizes
from slussmodel.sharing.game import CostGame
from slussmodel.sharing.given import pairs
from slussmodel.sharing.shapley import Shapley, by_place
from slussmodel.sharing.solution import Solution, in_major
from slussmodel.sharing.steps import Coalitions, Step, unit_of
from slussmodel.sharing.units import Value

Groups: TypeAlias = tuple[tuple[str, ...], ...]
Edges: TypeAlias = tuple[tuple[str, str], ...]


_UNION_PAYS = Sentence(
    "union_pays",
    sv="({group}) bär {cost} {currency} i medel när unionerna kommer var för sig.",
    en="({group}) bears {cost} {currency} on average as the unions come one by one.",
)
_BLOCK_COSTS = Sentence(
    "block_costs", sv="({group}) kostar ensam {cost} {currency}.", en="({group}) costs {cost} {currency} alone."
)
_NEIGHBOURS = Sentence(
    "among_neighbours",
    sv="{party}: en grupp som inte hänger ihop kostar vad dess delar kostar.",
    en="{party}: a group that does not hang together costs what its parts cost.",
)


def _groups(groups: Iterable[Iterable[str]]) -> Groups:
    try:
        return tuple(tuple(group) for group in groups)
    except TypeError:
        raise InvalidValue("Groups", "groups", groups, "must be groups of names") from None


def _edges(edges: Iterable[tuple[str, str]]) -> Edges:
    return pairs("Myerson", "edges", edges)


@frozen
class Owen(Solution):
    """The Shapley value with unions formed beforehand: a federation's members come together or not at all.

    `unions` divide the players; one who stands outside all is a union of one. The shares of a union sum to what the
    Shapley value of the game between the unions gives it.

    >>> game = CostGame.from_function("ABC", lambda members: members.any(axis=1) * 12)
    >>> Owen([("A", "B"), ("C",)]).values(game)
    {'A': Fraction(3, 1), 'B': Fraction(3, 1), 'C': Fraction(6, 1)}
    """

    sv: ClassVar[str] = "Owenvärdet"
    en: ClassVar[str] = "Owen value"

    unions: Groups = field(converter=_groups)

    def solve(self, game: CostGame) -> Sequence[Value]:
        unions = _partition("Owen", "unions", self.unions, game)
        owed: dict[str, Value] = {}
        for union in unions:
            others = [mask_of(other, game.players) for other in unions if other != union]
            inside = _shapley(_inside(game, union, others))
            orders = factorial(len(unions)) if game.exact else 1
            owed |= {player: value / orders for player, value in inside.items()}
        return [owed[player] for player in game.players]

    def told(self, game: CostGame) -> Mapping[str, Sequence[Step]]:
        unions = _partition("Owen", "unions", self.unions, game)
        orders = factorial(len(unions))
        told: dict[str, Sequence[Step]] = {}
        for union in unions:
            others = [mask_of(other, game.players) for other in unions if other != union]
            inside = _inside(game, union, others)
            told |= _told(inside, _UNION_PAYS, orders)
        return told


@frozen
class AumannDreze(Solution):
    """The Shapley value inside each block, which pays its own cost; nothing is shared between blocks.

    The shares sum to the costs of the blocks, which may be more than the cost of all together.
    """

    sv: ClassVar[str] = "Aumann–Drèze-värdet"
    en: ClassVar[str] = "Aumann-Drèze value"

    blocks: Groups = field(converter=_groups)

    def solve(self, game: CostGame) -> Sequence[Value]:
        owed: dict[str, Value] = {}
        for block in _partition("AumannDreze", "blocks", self.blocks, game):
            owed |= _shapley(game.restricted(block))
        return [owed[player] for player in game.players]

    def told(self, game: CostGame) -> Mapping[str, Sequence[Step]]:
        told: dict[str, Sequence[Step]] = {}
        for block in _partition("AumannDreze", "blocks", self.blocks, game):
            told |= _told(game.restricted(block), _BLOCK_COSTS)
        return told


@frozen
class Myerson(Solution):
    """The Shapley value where only neighbours can act together, and neighbours of theirs.

    A group that falls apart into pieces, as `edges` go, costs what its pieces cost. The shares of each connected part
    of the players sum to that part's own cost.

    >>> game = CostGame.from_function("ABC", lambda members: members.any(axis=1) * 12)
    >>> Myerson([("A", "B"), ("B", "C")]).values(game)
    {'A': Fraction(6, 1), 'B': Fraction(0, 1), 'C': Fraction(6, 1)}
    """

    sv: ClassVar[str] = "Myersonvärdet"
    en: ClassVar[str] = "Myerson value"

    edges: Edges = field(converter=_edges)

    def solve(self, game: CostGame) -> Sequence[Value]:
        return Shapley().solve(self._among_neighbours(game))

    def told(self, game: CostGame) -> Mapping[str, Sequence[Step]]:
        return {
            player: (Step.of(_NEIGHBOURS, party=player), step)
            for player, step in by_place(self._among_neighbours(game)).items()
        }

    def _among_neighbours(self, game: CostGame) -> CostGame:
        neighbours = np.zeros(game.n, dtype=np.int64)
        for one, other in self.edges:
            first, second = (_place(game, player) for player in (one, other))
            neighbours[first] |= 1 << second
            neighbours[second] |= 1 << first
        return CostGame(game.players, _in_pieces(game.costs, neighbours), game.unit)


def _told(game: CostGame, sentence: Sentence, times: int = 1) -> dict[str, Sequence[Step]]:
    """What a group pays together, and how its members share that among themselves."""
    group = Coalitions((game.players,))
    cost = in_major(game, game.numbers([-1])[0]) / times
    common = Step.of(sentence, group=group, cost=cost, currency=unit_of(game.currency or ""))
    return {player: (common, step) for player, step in by_place(game, times).items()}


def _partition(rule: str, name: str, groups: Groups, game: CostGame) -> Groups:
    """The groups, if each player is in one of them."""
    named = list(chain.from_iterable(groups))
    for player in named:
        _place(game, player)
    if twice := [player for place, player in enumerate(named) if player in named[:place]]:
        raise InvalidValue(rule, name, twice[0], "stands in two groups")
    if missing := tuple(player for player in game.players if player not in named):
        raise MissingParty(f"{rule}.{name}", missing)
    return tuple(group for group in groups if group)


def _place(game: CostGame, player: str) -> int:
    if player not in game.players:
        raise UnknownName.among("player", player, game.players)
    return game.players.index(player)


def _shapley(game: CostGame) -> dict[str, Value]:
    """In steps of the whole game's unit; one player pays its own cost."""
    if game.n == 1:
        return {game.players[0]: game.numbers([1])[0]}
    return dict(zip(game.players, Shapley().solve(game), strict=True))


def _inside(game: CostGame, union: Sequence[str], others: Sequence[int]) -> CostGame:
    """The game between a union's members: what a part of it would pay, alone against the other unions as they are.

    A part pays the Shapley value of the game between unions in which it stands for the whole union; if exact, times m!.
    """
    m = len(others) + 1
    small = int(abs(game.costs).max()) << m < 2**62 if game.exact else True
    costs = game.costs if small else game.costs.astype(object)
    parts, joined = _unions(mask_of([player], game.players) for player in union), _unions(others)
    added = np.zeros(len(parts), dtype=object if game.exact else np.float64)
    for size in range(m):
        rows = joined[sizes(m - 1) == size]
        gain = (costs[rows[:, None] | parts] - costs[rows][:, None]).sum(axis=0)
        weight = factorial(size) * factorial(m - size - 1)
        added += gain.astype(object) * weight if game.exact else gain * (weight / factorial(m))
    return CostGame(tuple(union), added, game.unit)


def _unions(masks: Iterable[int]) -> Numbers:
    """Every union of some of the masks, by bits."""
    joined = np.zeros(1, dtype=np.int64)
    for mask in masks:
        joined = np.concatenate([joined, joined | mask])
    return joined


def _in_pieces(costs: Numbers, neighbours: Numbers) -> Numbers:
    """Each group's cost as the sum over its connected pieces."""
    masks = np.arange(len(costs))
    reach = _unions_of_bits(neighbours)
    piece = masks & -masks
    while (grown := (piece | reach[piece]) & masks).tolist() != piece.tolist():
        piece = grown
    paid, rest = np.zeros_like(costs), masks
    while rest.any():
        paid = paid + costs[piece[rest]]
        rest = rest ^ piece[rest]
    return paid


def _unions_of_bits(neighbours: Numbers) -> Numbers:
    """For each group, all neighbours of its members."""
    reach = np.zeros(1, dtype=np.int64)
    for mask in neighbours.tolist():
        reach = np.concatenate([reach, reach | mask])
    return reach
