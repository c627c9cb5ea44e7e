"""What a table of costs gets wrong: where a larger group is cheaper, where two groups do better apart.

None of this is forbidden. A rule still gives shares, but what it promises may rest on these properties: the Shapley
value lies in the core of a concave game, and a game that is not subadditive asks whether the whole group should be
one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from heapq import nlargest
from itertools import combinations
from typing import TypeAlias

import numpy as np
from attrs import frozen

from slussmodel.errors import Reason
from slussmodel.findings import Finding, Severity
from slussmodel.language import Labelled, Sentence
from slussmodel.money import Money
from slussmodel.sharing.coalitions import Numbers, members
from slussmodel.sharing.game import CostGame
from slussmodel.sharing.units import Value

# Gaps and the two masks that say where each is: by how much a coalition breaks a property, above zero if it does.
Gaps: TypeAlias = Iterator[tuple[Numbers, Numbers, Numbers]]

_LOW_DIGITS = 10

_MONOTONE = Sentence(
    "not_monotone",
    sv="{group} kostar {cost}, men utan {player} kostar de andra {more}.",
    en="{group} costs {cost}, but without {player} the others cost {more}.",
)
_SUBADDITIVE = Sentence(
    "not_subadditive",
    sv="({one}) kostar {cost_one} och ({other}) {cost_other}: {apart} var för sig, men {together} tillsammans.",
    en="({one}) costs {cost_one} and ({other}) {cost_other}: {apart} apart, but {together} together.",
)
_CONCAVE = Sentence(
    "not_concave",
    sv="{player} lägger {early} till kostnaden för {group}, men {late} när {joiner} också är med.",
    en="{player} adds {early} to the cost of {group}, but {late} when {joiner} is there too.",
)
_MORE = Sentence(
    "more_breaches", sv="{n} till av samma slag: {property} saknas.", en="{n} more of the same kind: no {property}."
)


class Property(Labelled):
    """What a cost game may have."""

    MONOTONE = "monotone", "monotoni", "monotonicity"
    SUBADDITIVE = "subadditive", "subadditivitet", "subadditivity"
    CONCAVE = "concave", "konkavitet", "concavity"


def breaches(game: CostGame, most: int) -> tuple[Finding, ...]:
    """Up to so many findings of each kind, the largest breach first, and a note of how many more there are.

    Subadditivity looks at 3**n pairs of groups, unless the game is concave and so has no breach: some seconds for 16
    players.
    """
    found: dict[Property, _Largest] = {
        one: _largest(game, gaps(game), most) for one, (gaps, _) in _LAWS.items() if one is not Property.SUBADDITIVE
    }
    concave = not found[Property.CONCAVE].count
    found[Property.SUBADDITIVE] = _Largest(0, ()) if concave else _largest(game, _subadditive(game), most)
    return tuple(finding for one in Property for finding in _findings(game, one, found[one]))


def holds(game: CostGame, law: Property) -> bool:
    """Whether the game has the property."""
    return not _largest(game, _LAWS[law][0](game), 1).count


@frozen
class _Largest:
    count: int
    places: tuple[tuple[int, int], ...]


def _largest(game: CostGame, gaps: Gaps, most: int) -> _Largest:
    count, kept = 0, list[tuple[float, int, int]]()
    for gap, first, second in gaps:
        over = np.flatnonzero(gap > game.noise)
        count += len(over)
        found = ((gap[place], -int(first[place]), -int(second[place])) for place in over)
        kept = nlargest(most, (*kept, *found)) if len(over) else kept
    return _Largest(count, tuple((-first, -second) for _, first, second in kept))


def _findings(game: CostGame, law: Property, largest: _Largest) -> Iterator[Finding]:
    described = _LAWS[law][1]
    for first, second in largest.places:
        yield described(game, first, second)
    if (more := largest.count - len(largest.places)) > 0:
        yield Finding.of(_MORE, Severity.NOTE, place=law.value, n=more, property=law)


def _monotone(game: CostGame) -> Gaps:
    """Each coalition and a player whose leaving makes it dearer."""
    masks = np.arange(len(game.costs))
    for place in range(game.n):
        having = masks[masks >> place & 1 == 1]
        yield game.costs[having ^ 1 << place] - game.costs[having], having, np.full(len(having), place)


def _concave(game: CostGame) -> Gaps:
    """Each coalition and two players outside it, for one of whom the other makes joining dearer."""
    masks = np.arange(len(game.costs))
    for one, other in combinations(range(game.n), 2):
        pair = 1 << one | 1 << other
        group = masks[masks & pair == 0]
        together = game.costs[group | pair] + game.costs[group]
        apart = game.costs[group | 1 << one] + game.costs[group | 1 << other]
        yield together - apart, group, np.full(len(group), pair)


def _subadditive(game: CostGame) -> Gaps:
    """Each two groups without a common member, the one with the last player of both first.

    Every player is in the one, in the other or in neither; the first ten players' choices are taken together.
    """
    low = min(game.n, _LOW_DIGITS)
    one, other = _two_groups(low)
    for high_one, high_other in zip(*map(np.ndarray.tolist, _two_groups(game.n - low)), strict=True):
        first, second = one | high_one << low, other | high_other << low
        ordered = first > second
        first, second = first[ordered & (second > 0)], second[ordered & (second > 0)]
        yield game.costs[first | second] - game.costs[first] - game.costs[second], first, second


def _two_groups(players: int) -> tuple[Numbers, Numbers]:
    choices = 3 ** np.arange(players)
    digits = np.arange(3**players)[:, None] // choices % 3
    bits = 1 << np.arange(players)
    return (digits == 1) @ bits, (digits == 2) @ bits


def _not_monotone(game: CostGame, mask: int, place: int) -> Finding:
    rest = mask ^ 1 << place
    return _finding(
        game,
        _MONOTONE,
        mask,
        player=game.players[place],
        cost=_said(game, game.steps(mask)),
        more=_said(game, game.steps(rest)),
    )


def _not_subadditive(game: CostGame, one: int, other: int) -> Finding:
    first, second = sorted((one, other), key=lambda mask: mask & -mask)
    cost, second_cost = game.steps(first), game.steps(second)
    said = {
        "cost_one": cost,
        "cost_other": second_cost,
        "apart": cost + second_cost,
        "together": game.steps(one | other),
    }
    groups = {"one": members(first, game.players), "other": members(second, game.players)}
    return _finding(
        game, _SUBADDITIVE, one | other, **groups, **{name: _said(game, steps) for name, steps in said.items()}
    )


def _not_concave(game: CostGame, mask: int, pair: int) -> Finding:
    joiner = pair & -pair
    player = pair ^ joiner
    early = game.steps(mask | player) - game.steps(mask)
    late = game.steps(mask | pair) - game.steps(mask | joiner)
    names = {"player": members(player, game.players)[0], "joiner": members(joiner, game.players)[0]}
    return _finding(game, _CONCAVE, mask, **names, early=_said(game, early), late=_said(game, late))


def _finding(game: CostGame, sentence: Sentence, mask: int, **params: object) -> Finding:
    group = members(mask, game.players)
    reason = Reason(sentence, tuple({"group": group, **params}.items()))
    return Finding(reason, Severity.WARNING, place=" + ".join(group))


def _said(game: CostGame, steps: int | float) -> Money | Value:
    value = game.unit.value(steps)
    return Money(int(value), game.currency) if game.currency else value


_LAWS: dict[Property, tuple[Callable[[CostGame], Gaps], Callable[[CostGame, int, int], Finding]]] = {
    Property.MONOTONE: (_monotone, _not_monotone),
    Property.SUBADDITIVE: (_subadditive, _not_subadditive),
    Property.CONCAVE: (_concave, _not_concave),
}
