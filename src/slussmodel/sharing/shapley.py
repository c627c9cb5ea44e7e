"""The Shapley value: each player pays the average of what it adds, over all orders in which the players can come.

Shapley (1953), "A value for n-person games". It is the only rule that is efficient, symmetric and additive and lets a
player who never adds anything pay nothing. It need not lie in the core.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cache
from math import comb
from typing import ClassVar

from attrs import frozen

from slussmodel.language import Sentence
from slussmodel.sharing.components_told import part_by_part
from slussmodel.sharing.game import CostGame
from slussmodel.sharing.orders import shapley_exact, shapley_floats, sums_by_size
from slussmodel.sharing.solution import AnyGame, Solution, in_major
from slussmodel.sharing.steps import Figure, Step, unit_of
from slussmodel.sharing.structured import StructuredGame
from slussmodel.sharing.units import Value

_PLACES_TOLD = 8
_OWN = Sentence(
    "own_cost",
    sv="{party}: den egna kostnaden, {cost} {currency}.",
    en="{party}: its own cost, {cost} {currency}.",
)
_AVERAGE = Sentence(
    "shapley",
    sv="{party}: kostar ensam {alone} {currency}, och sist av alla {last} {currency}; "
    "i medel över alla ordningar {share} {currency}.",
    en="{party}: costs {alone} {currency} alone, and {last} {currency} as the last to join; "
    "{share} {currency} on average over all orders.",
)


@frozen
class Shapley(Solution):
    """Each pays its average additional cost over all orders of joining.

    >>> game = CostGame.from_costs("AB", {("A",): 3, ("B",): 4, ("A", "B"): 5})
    >>> Shapley().values(game)
    {'A': Fraction(2, 1), 'B': Fraction(3, 1)}

    A game with structure is shared in closed form, for any number of players. Where costs are whole numbers of up to 40
    bits, 20 players take some milliseconds.
    """

    sv: ClassVar[str] = "Shapleyvärdet"
    en: ClassVar[str] = "Shapley value"

    def values(self, game: AnyGame) -> dict[str, Value]:
        return game.shapley() if isinstance(game, StructuredGame) else super().values(game)

    def solve(self, game: CostGame) -> Sequence[Value]:
        return shapley_exact(game) if game.exact else shapley_floats(game.costs)

    def derive(self, game: AnyGame) -> Mapping[str, Sequence[Step]]:
        if isinstance(game, StructuredGame):
            return part_by_part(game)
        return super().derive(game)

    def told(self, game: CostGame) -> Mapping[str, Sequence[Step]]:
        return {player: [step] for player, step in by_place(game).items()}


def by_place(game: CostGame, times: int = 1) -> dict[str, Step]:
    """Each player's value as the mean of what it adds on average as the first to join, as the second, and so on.

    An order puts a player at each place equally often. Above eight players only the first and the last place are told.
    The costs of the game may be a number of `times` as large as they are.
    """
    if game.n == 1:
        (player,) = game.players
        return {player: Step.of(_OWN, party=player, **_told(game, times, cost=Fraction(game.steps(1))))}
    within, whole = sums_by_size(game)
    return {
        player: _told_by_place(game, player, _at_each_place(row, whole), times)
        for player, row in zip(game.players, within, strict=True)
    }


def _at_each_place(within: Sequence[int], whole: Sequence[int]) -> list[Fraction]:
    """What a player adds on average at each place, from sums of costs by size: of groups with it, and of all."""
    n = len(whole) - 1
    without = [everyone - having for everyone, having in zip(whole, within, strict=True)]
    return [Fraction(within[place] - without[place - 1], comb(n - 1, place - 1)) for place in range(1, n + 1)]


def _told_by_place(game: CostGame, player: str, added: Sequence[Fraction], times: int) -> Step:
    if len(added) <= _PLACES_TOLD:
        figures = {f"place_{place}": one for place, one in enumerate(added, 1)}
        return Step.of(_places(len(added)), party=player, n=len(added), **_told(game, times, **figures))
    figures = {"alone": added[0], "last": added[-1], "share": sum(added, Fraction(0)) / len(added)}
    return Step.of(_AVERAGE, party=player, **_told(game, times, **figures))


def _told(game: CostGame, times: int, **steps: Fraction) -> dict[str, Figure]:
    """Steps of the game's unit as figures of a sentence, in major units, with their currency."""
    return {
        **{name: in_major(game, one) / times for name, one in steps.items()},
        "currency": unit_of(game.currency or ""),
    }


@cache
def _places(n: int) -> Sentence:
    listed = " + ".join(f"{{place_{place}}}" for place in range(1, n + 1))
    return Sentence(
        "shapley_by_place",
        sv=f"{{party}}: i medel över alla ordningar ({listed}) / {{n}} {{currency}}, "
        "vad den lägger till som första, andra och så vidare till sista.",
        en=f"{{party}}: on average over all orders ({listed}) / {{n}} {{currency}}, "
        "what it adds as the first, the second and so on to the last to join.",
    )
