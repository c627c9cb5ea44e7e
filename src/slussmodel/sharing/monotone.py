"""What becomes of the shares when something grows: the cost of all, or one party's inhabitants.

A rule is shown to break such a promise by letting it grow and sharing again. A few sizes of growth are tried; so what
is said to hold here has not been broken by any of them, for this game. Which rules can never break it is in the
literature (Megiddo 1974; Young, Okada & Hashimoto 1982; Young 1985) and in the tests.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import TypeAlias

from slussmodel.errors import Reason, SlussError
from slussmodel.language import Sentence
from slussmodel.money import Money
from slussmodel.sharing.game import CostGame
from slussmodel.sharing.keys import Key
from slussmodel.sharing.units import Unit, Value

Sharing: TypeAlias = Callable[[CostGame], Mapping[str, Value]]

_GROWTHS = (Fraction(1, 100), Fraction(1, 10), Fraction(1, 4), Fraction(1, 2))

_COST = Sentence(
    "not_cost_monotone",
    sv="Om bara kostnaden för alla steg med {more} skulle {one} betala {after} i stället för {pays}.",
    en="If only the cost of all rose by {more}, {one} would pay {after} instead of {pays}.",
)
_POPULATION = Sentence(
    "not_population_monotone",
    sv="Om {one} hade {grown} invånare i stället för {inhabitants} skulle {other} betala {after} i stället för {pays}.",
    en="If {one} had {grown} inhabitants instead of {inhabitants}, {other} would pay {after} instead of {pays}.",
)


def cost_monotone(share: Sharing, game: CostGame) -> Reason | None:
    """The worst case where the cost of all is higher, that of every other group the same, and somebody pays less."""
    before = share(game)
    fallen = [
        (before[player] - pays, raised, player, pays)
        for raised in _dearer(game)
        for player, pays in if_allowed(share, raised).items()
    ]
    if not fallen or max(fallen, key=_drop)[0] <= game.noise:
        return None
    _, raised, player, pays = max(fallen, key=_drop)
    more = raised.unit.value(raised.steps(-1) - game.steps(-1))
    said = {"more": more, "after": pays, "pays": before[player]}
    return Reason.of(_COST, one=player, **{name: game.unit.said(value) for name, value in said.items()})


def population_monotone(key: Key, cost: Money, people: Mapping[str, Fraction]) -> Reason | None:
    """A case where one party has more inhabitants, and pays less or another pays more."""
    unit, before = Unit(1, cost.currency), key.values(cost, people)
    for one, inhabitants in people.items():
        for grown in (inhabitants + 1, *(inhabitants * (1 + growth) for growth in _GROWTHS)):
            after = key.values(cost, {**people, one: grown})
            for other, pays in after.items():
                if (before[other] - pays if other == one else pays - before[other]) > 0:
                    said = {"after": unit.said(pays), "pays": unit.said(before[other])}
                    return Reason.of(_POPULATION, one=one, other=other, grown=grown, inhabitants=inhabitants, **said)
    return None


def _drop(case: tuple[Value, CostGame, str, Value]) -> Value:
    return case[0]


def _dearer(game: CostGame) -> Iterator[CostGame]:
    """The game with a higher cost of all, by one step and by some parts of it."""
    whole = game.steps(-1)
    kind = int if game.exact else float
    steps = {kind(whole * growth) or kind(1) for growth in _GROWTHS}
    for more in sorted(steps):
        costs = game.costs.copy()
        costs[-1] += more
        costs.flags.writeable = False
        yield CostGame(game.players, costs, game.unit)


def if_allowed(share: Sharing, game: CostGame) -> Mapping[str, Value]:
    """The shares, or none where the rule refuses the game."""
    try:
        return share(game)
    except SlussError:
        return {}
