"""The nucleolus of a runway in closed form, for any number of players (Littlechild 1974).

The k players who need the least share what they need as if they were k + 1: the one more stands for all who need more
and pay towards it too. They do so up to the length at which that is cheapest for them. Beyond it, it begins again.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from fractions import Fraction

from attrs import frozen

from slussmodel.language import Sentence
from slussmodel.sharing.steps import Figure, Step, minor_per_major, unit_of
from slussmodel.sharing.structured import MaximumGame
from slussmodel.sharing.units import Value, read_costs

_STRETCH = Sentence(
    "runway_stretch",
    sv="{party}: ({cost} − {covered}) / {n} {currency}, vad dess sträcka kostar utöver vad de med mindre behov "
    "betalar, delat som om de som behöver mer vore en till.",
    en="{party}: ({cost} − {covered}) / {n} {currency}, what its stretch costs beyond what those with less need pay, "
    "shared as if those who need more were one more.",
)
_LAST_STRETCH = Sentence(
    "runway_last_stretch",
    sv="{party}: ({cost} − {covered}) / {n} {currency}, vad den sista sträckan kostar utöver vad de andra betalar.",
    en="{party}: ({cost} − {covered}) / {n} {currency}, what the last stretch costs beyond what the others pay.",
)


def airport_nucleolus(game: MaximumGame) -> dict[str, Value]:
    """Each player's share, exact where the costs are.

    >>> runway = MaximumGame({"small": 8, "medium": 11, "large": 13, "jumbo": 18})
    >>> [str(share) for share in airport_nucleolus(runway).values()]
    ['13/4', '13/4', '13/4', '33/4']
    """
    unit = game.unit
    owed = {player: stretch.share for stretch in _stretches(game) for player in stretch.players}
    return {player: unit.value(owed[player]) for player in game.players}


def airport_told(game: MaximumGame) -> dict[str, list[Step]]:
    """How each share follows, of a game in Money."""
    currency = game.currency or ""
    told: dict[str, list[Step]] = {}
    for stretch in _stretches(game):
        figures = {"cost": stretch.cost, "covered": stretch.covered}
        said: dict[str, Figure] = {
            **{name: Fraction(steps) / minor_per_major(currency) for name, steps in figures.items()},
            "currency": unit_of(currency),
            "n": Fraction(stretch.heads),
        }
        sentence = _STRETCH if stretch.heads > len(stretch.players) else _LAST_STRETCH
        told |= {player: [Step.of(sentence, party=player, **said)] for player in stretch.players}
    return told


@frozen
class _Stretch:
    """Players who pay the same, what their need costs, what those with less need pay, and how many share the rest."""

    players: tuple[str, ...]
    cost: Value
    covered: Value
    heads: int

    @property
    def share(self) -> Value:
        return (self.cost - self.covered) / self.heads


def _stretches(game: MaximumGame) -> list[_Stretch]:
    steps, unit = read_costs("MaximumGame", dict(game.costs))
    order = sorted(range(len(steps)), key=steps.__getitem__)
    players = game.players
    costs, names = [steps[place] for place in order], [players[place] for place in order]
    ends = [place for place in range(1, len(costs)) if costs[place] != costs[place - 1]] + [len(costs)]
    found: list[_Stretch] = []
    start, covered = 0, unit.value(0)
    while start < len(costs):
        end, heads = _next_end(costs, ends, start, covered)
        reached = Fraction(costs[end - 1]) if unit.exact else float(costs[end - 1])
        found.append(_Stretch(tuple(names[start:end]), reached, covered, heads))
        start, covered = end, reached - found[-1].share
    return found


def _next_end(costs: Sequence[float], ends: Sequence[int], start: int, covered: Value) -> tuple[int, int]:
    """Where the next players end, the last of the places where each pays least, and among how many they share.

    Up to a length that others use beyond, its users and one more share the cost; up to the last, its users alone.
    """
    parts = covered.denominator if isinstance(covered, Fraction) else 1
    paid = covered.numerator if isinstance(covered, Fraction) else covered
    found, heads, left = len(costs), len(costs) - start, costs[-1] * parts - paid
    for end in reversed(ends[bisect_right(ends, start) : -1]):
        users, due = end - start + 1, costs[end - 1] * parts - paid
        if due * heads < left * users:
            found, heads, left = end, users, due
    return found, heads
