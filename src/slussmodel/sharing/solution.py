"""What every rule for games has in common: exact values first, money second."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import ClassVar, TypeAlias

from attrs import frozen

from slussmodel.errors import InvalidValue
from slussmodel.language import Lang
from slussmodel.money import Money
from slussmodel.sharing.allocation import Allocation
from slussmodel.sharing.game import CostGame, Game
from slussmodel.sharing.savings import SavingsGame
from slussmodel.sharing.steps import Step, minor_per_major
from slussmodel.sharing.units import Value, exact_sum

AnyGame: TypeAlias = Game | SavingsGame


@frozen
class Solution(ABC):
    """A rule that shares the cost of a game, as a frozen value."""

    sv: ClassVar[str]
    en: ClassVar[str]

    @abstractmethod
    def solve(self, game: CostGame) -> Sequence[Value]:
        """One amount for each player in order, in steps of the game's unit; for the rules themselves."""

    def values(self, game: AnyGame) -> dict[str, Value]:
        """What each player pays, unrounded: Fractions where the costs are exact, floats where they are floats.

        A game in Money gives Fractions of minor units (öre). A `SavingsGame` gives what each player receives.
        """
        if isinstance(game, SavingsGame):
            return {player: -value for player, value in self.values(game.mirror).items()}
        self.check_is_game(game)
        table = game.table()
        return table.named(self.solve(table))

    def share(self, game: AnyGame) -> Allocation:
        """The values rounded to money that sums to the whole; for games whose costs are Money.

        Raises `InvalidValue` for a game of plain numbers: they say nothing of what can be paid.
        """
        currency = self.currency_of(game)
        return self.allocate(game, currency, self.values(game))

    def check_is_game(self, game: AnyGame) -> None:
        if not isinstance(game, SavingsGame) and not hasattr(game, "table"):
            raise InvalidValue(type(self).__name__, "game", game, f"must be a game, not {type(game).__name__}")

    def currency_of(self, game: AnyGame) -> str:
        self.check_is_game(game)
        currency = game.currency
        if currency is None:
            rule = "has plain numbers for costs; give Money (or a currency) to get an Allocation, or ask for values()"
            raise InvalidValue(type(self).__name__, "game", game, rule)
        return currency

    def allocate(
        self,
        game: AnyGame,
        currency: str,
        values: Mapping[str, Value],
        *,
        each: Mapping[str, Sequence[Step]] | None = None,
        steps: Sequence[Step] = (),
    ) -> Allocation:
        """Values in minor units as an allocation, derived for `each` player and by `steps` that all have in common."""
        exact = self.payable(game, {player: Fraction(value) for player, value in values.items()})
        total = exact_sum(exact.values())
        if total.denominator != 1:
            rule = f"has a total of {total}, not a whole number of minor units"
            raise InvalidValue(type(self).__name__, "game", game, rule)
        whole = Money(total.numerator, currency)
        derived = self.derive(game) if each is None else each
        awarded = isinstance(game, SavingsGame)
        return Allocation.of(self, exact, whole, each=derived, steps=steps, awarded=awarded)

    def payable(self, game: AnyGame, exact: dict[str, Fraction]) -> dict[str, Fraction]:
        """The values as shares of something that is to be paid; as they are, unless the rule says otherwise."""
        return exact

    def derive(self, game: AnyGame) -> Mapping[str, Sequence[Step]]:
        """How each player's figure came about, of a cost in money."""
        return {} if isinstance(game, SavingsGame) else self.told(game.table())

    def told(self, game: CostGame) -> Mapping[str, Sequence[Step]]:
        """How each player's figure follows from the table; nothing unless the rule says more."""
        return {}

    def label(self, lang: Lang = "sv") -> str:
        return self.sv if lang == "sv" else self.en


def in_major(game: CostGame, steps: Value) -> Fraction:
    """Steps of a game's unit in kronor or the like, as explanations speak."""
    return Fraction(game.unit.value(steps)) / minor_per_major(game.currency or "")
