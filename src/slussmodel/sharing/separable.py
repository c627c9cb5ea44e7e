"""Classic rules of practice, which look at single players and at the cost that each adds last.

Each charges every player something of its own first and shares what is left. `alone` is a player's cost alone and
`marginal` what it adds when it joins all the others (its separable cost). They need 2n + 1 costs and not 2**n; the
tau value needs all.

What they promise: the whole cost is shared, and equal players pay alike. What they do not: that no group would be
better off alone. Straffin & Heaney (1981) tell their history at the Tennessee Valley Authority, Young (1985) compares
them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import ClassVar

import numpy as np
from attrs import frozen

from slussmodel.errors import InvalidValue
from slussmodel.language import Sentence
from slussmodel.sharing.coalitions import subset_sums
from slussmodel.sharing.game import CostGame
from slussmodel.sharing.solution import Solution, in_major
from slussmodel.sharing.steps import Figure, Step, unit_of
from slussmodel.sharing.units import Value, size_of, total_of

_PROPORTIONAL = Sentence(
    "in_proportion_to_alone",
    sv="{party}: kostar ensam {alone} av {sum} {currency}, {cost} × {alone} / {sum}.",
    en="{party}: costs {alone} of {sum} {currency} alone, {cost} × {alone} / {sum}.",
)
_REMAINING = Sentence(
    "remaining_benefits",
    sv="{party}: särkostnaden {marginal} {currency} + {left} × {benefit} / {benefits}, "
    "det som är kvar efter återstående nytta.",
    en="{party}: its separable cost {marginal} {currency} + {left} × {benefit} / {benefits}, "
    "what is left, by remaining benefit.",
)
_SEPARABLE = Sentence(
    "separable_cost",
    sv="{party}: särkostnaden {marginal} {currency}, och ingenting är kvar att dela.",
    en="{party}: its separable cost {marginal} {currency}, and nothing is left to share.",
)
_EQUAL_CHARGE = Sentence(
    "equal_charge",
    sv="{party}: särkostnaden {marginal} {currency} + {left} / {n}, det som är kvar i lika delar.",
    en="{party}: its separable cost {marginal} {currency} + {left} / {n}, what is left in equal parts.",
)
_BETWEEN = Sentence(
    "between_least_and_most",
    sv="{party}: minst {least}, högst {most} {currency}; {least} + ({most} − {least}) × {part}, "
    "så långt att hela kostnaden är betald.",
    en="{party}: at least {least}, at most {most} {currency}; {least} + ({most} − {least}) × {part}, "
    "so far that the whole cost is paid.",
)


@frozen
class StandAloneProportional(Solution):
    """Shares the whole cost in proportion to what each would pay alone; somebody must cost something alone.

    >>> game = CostGame.from_costs("AB", {("A",): 4, ("B",): 6, ("A", "B"): 5})
    >>> StandAloneProportional().values(game)
    {'A': Fraction(2, 1), 'B': Fraction(3, 1)}
    """

    sv: ClassVar[str] = "I proportion till kostnaden ensam"
    en: ClassVar[str] = "In proportion to the cost alone"

    def solve(self, game: CostGame) -> Sequence[Value]:
        alone = _alone(game)
        whole = total_of(alone)
        if whole == 0:
            raise InvalidValue(
                "StandAloneProportional", "game", game, "costs nobody anything alone: nothing to be in proportion to"
            )
        return [_whole(game) * cost / whole for cost in alone]

    def told(self, game: CostGame) -> Mapping[str, Sequence[Step]]:
        alone = _alone(game)
        whole = {"sum": total_of(alone), "cost": _whole(game)}
        return _told(game, _PROPORTIONAL, [{"alone": cost, **whole} for cost in alone])


@frozen
class _RemainingBenefits(Solution):
    """Each its marginal cost, and the rest in proportion to what it saves against standing alone."""

    def solve(self, game: CostGame) -> Sequence[Value]:
        marginal, benefits = _marginal(game), self.benefits(game)
        left, most = _whole(game) - total_of(marginal), total_of(benefits)
        if size_of(most) <= game.noise:
            if size_of(left) > game.noise:
                rule = "leaves a cost that no remaining benefit can be charged with"
                raise InvalidValue(type(self).__name__, "game", game, rule)
            return marginal
        return [cost + left * benefit / most for cost, benefit in zip(marginal, benefits, strict=True)]

    def told(self, game: CostGame) -> Mapping[str, Sequence[Step]]:
        marginal, benefits = _marginal(game), self.benefits(game)
        left, most = _whole(game) - total_of(marginal), total_of(benefits)
        sentence = _REMAINING if most else _SEPARABLE
        return _told(
            game,
            sentence,
            [
                {"marginal": cost, "left": left, "benefit": benefit, "benefits": most}
                for cost, benefit in zip(marginal, benefits, strict=True)
            ],
        )

    def benefits(self, game: CostGame) -> list[Value]:
        """The cost alone less the marginal cost, of each player in steps."""
        return [alone - last for alone, last in zip(_alone(game), _marginal(game), strict=True)]


@frozen
class Gately(_RemainingBenefits):
    """The Gately point: everybody has an equal propensity to disrupt (Gately 1974).

    A player's propensity to disrupt is what the others would lose, if it left, over what it would lose itself. To
    make them equal is to share the costs that are not separable in proportion to the remaining benefits. Refused
    where these sum to nothing and a cost is left.
    """

    sv: ClassVar[str] = "Gatelys punkt"
    en: ClassVar[str] = "Gately point"


@frozen
class SCRB(_RemainingBenefits):
    """Separable costs - remaining benefits: each its marginal cost, and the rest in proportion to what each still
    saves.

    The remaining benefit of a player is its cost alone less its marginal cost. The rule of water projects in the USA
    since the 1950s (the Green Book). Refused where a player adds more last than it costs alone, so that no benefit
    remains to it.

    >>> game = CostGame.from_costs("AB", {("A",): 4, ("B",): 6, ("A", "B"): 8})
    >>> SCRB().values(game)
    {'A': Fraction(3, 1), 'B': Fraction(5, 1)}
    """

    sv: ClassVar[str] = "SCRB (särkostnader och återstående nytta)"
    en: ClassVar[str] = "Separable costs - remaining benefits"

    def benefits(self, game: CostGame) -> list[Value]:
        found = super().benefits(game)
        for player, benefit in zip(game.players, found, strict=True):
            if benefit < -game.noise:
                more = game.unit.value(-benefit)
                rule = f"adds {more} more as the last to join than it costs alone: no benefit remains"
                raise InvalidValue(type(self).__name__, "player", player, rule)
        return found


@frozen
class ACA(SCRB):
    """Alternate cost avoided: what a player spares by not taking its alternative carries the cost that is not
    separable.

    With the alternative being to stand alone it gives what SCRB gives; it is older (Tennessee Valley Authority, 1938).
    """

    sv: ClassVar[str] = "ACA (undviken alternativkostnad)"
    en: ClassVar[str] = "Alternate cost avoided"


@frozen
class ECM(Solution):
    """Equal charge: each its marginal cost, and the rest in equal parts.

    Also called equal allocation of non-separable costs (EANSC), or equal non-separable cost (ENSC).

    >>> game = CostGame.from_costs("AB", {("A",): 4, ("B",): 6, ("A", "B"): 8})
    >>> ECM().values(game)
    {'A': Fraction(3, 1), 'B': Fraction(5, 1)}
    """

    sv: ClassVar[str] = "Lika delning av samkostnaden (ECM)"
    en: ClassVar[str] = "Equal charge method"

    def solve(self, game: CostGame) -> Sequence[Value]:
        marginal = _marginal(game)
        each = (_whole(game) - total_of(marginal)) / game.n
        return [cost + each for cost in marginal]

    def told(self, game: CostGame) -> Mapping[str, Sequence[Step]]:
        marginal = _marginal(game)
        left = _whole(game) - total_of(marginal)
        return _told(game, _EQUAL_CHARGE, [{"marginal": cost, "left": left} for cost in marginal])


@frozen
class TauValue(Solution):
    """The point between what each can at the least be asked for and what each can at the most, where the whole is paid.

    At the least its marginal cost; at the most, the smallest over the groups it is in of the group's cost less the
    others' marginal costs (Tijs 1981). Only where the one does not exceed the other, and the whole lies between their
    sums (a quasi-balanced game); refused otherwise.
    """

    sv: ClassVar[str] = "Tauvärdet"
    en: ClassVar[str] = "Tau value"

    def solve(self, game: CostGame) -> Sequence[Value]:
        least, most = _marginal(game), _most(game)
        part = self._part(game, least, most)
        return [floor + part * (roof - floor) for floor, roof in zip(least, most, strict=True)]

    def told(self, game: CostGame) -> Mapping[str, Sequence[Step]]:
        least, most = _marginal(game), _most(game)
        part = Fraction(self._part(game, least, most))
        ends = [{"least": floor, "most": roof} for floor, roof in zip(least, most, strict=True)]
        return _told(game, _BETWEEN, ends, part=part)

    def _part(self, game: CostGame, least: Sequence[Value], most: Sequence[Value]) -> Value:
        """How far from the least to the most the whole is paid."""
        for player, low, high in zip(game.players, least, most, strict=True):
            if low > high + game.noise:
                raise InvalidValue(
                    "TauValue",
                    "player",
                    player,
                    "adds more as the last to join than it can be asked for at the most: not quasi-balanced",
                )
        low, whole, high = total_of(least), _whole(game), total_of(most)
        if not low - game.noise <= whole <= high + game.noise:
            raise InvalidValue(
                "TauValue", "game", game, "has a total outside what its players can be asked for: not quasi-balanced"
            )
        return (whole - low) / (high - low) if high != low else whole * 0


def _told(
    game: CostGame, sentence: Sentence, figures: Sequence[Mapping[str, Value]], **common: Figure
) -> dict[str, Sequence[Step]]:
    """The sentence for each player, its figures (steps of the game's unit) in major units."""
    common = {"n": Fraction(game.n), "currency": unit_of(game.currency or ""), **common}
    told: dict[str, Sequence[Step]] = {}
    for player, steps in zip(game.players, figures, strict=True):
        in_words = {name: in_major(game, one) for name, one in steps.items()}
        told[player] = [Step.of(sentence, party=player, **in_words, **common)]
    return told


def _alone(game: CostGame) -> list[Value]:
    return game.numbers([1 << place for place in range(game.n)])


def _marginal(game: CostGame) -> list[Value]:
    """What each adds as the last to join."""
    everyone = (1 << game.n) - 1
    without = game.numbers([everyone ^ 1 << place for place in range(game.n)])
    return [_whole(game) - cost for cost in without]


def _whole(game: CostGame) -> Value:
    return game.numbers([-1])[0]


def _most(game: CostGame) -> list[Value]:
    """What each can be asked for in the group that suits it best, the others paying their marginal costs."""
    marginal = game.costs[-1] - game.costs[(len(game.costs) - 1) ^ (1 << np.arange(game.n))]
    left = game.costs - subset_sums(marginal)
    best = [left.reshape(-1, 2, 1 << place)[:, 1].min() for place in range(game.n)]
    return [game.number_of(least + own) for least, own in zip(best, marginal, strict=True)]
