"""Which promises an allocation keeps towards a game, and a counterexample for each that it breaks.

| axiom | it promises |
|---|---|
| efficiency | the shares sum to the cost of all |
| symmetry | two who add the same to every group pay the same |
| dummy | one who adds its own cost to every group, and no more, pays that |
| individual | nobody pays more than it would alone |
| core | no group pays more than it would alone |
| cost order | who adds at least as much as another to every group pays at least as much |
| population order | who has more inhabitants pays at least as much |
| monotone in cost | if only the cost of all rises, nobody pays less |
| monotone in population | if only one party grows, it does not pay less and nobody else pays more |

Shares in Money have been rounded, so each is given the benefit of one minor unit, or of what else they were rounded to;
exact shares get no such benefit.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from itertools import permutations
from math import lcm
from typing import TypeAlias

import numpy as np
from attrs import frozen

from slussmodel.errors import InvalidValue, MissingParty, Reason, UnknownName
from slussmodel.language import Labelled, Lang, Sentence
from slussmodel.money import CurrencyMismatch, Money, Weight
from slussmodel.sharing.allocation import Rule
from slussmodel.sharing.coalitions import Numbers, members, sizes, subset_sums
from slussmodel.sharing.game import CostGame, Game
from slussmodel.sharing.given import exact, mapped
from slussmodel.sharing.keys import Key
from slussmodel.sharing.monotone import Sharing, cost_monotone, if_allowed, population_monotone
from slussmodel.sharing.solution import Solution
from slussmodel.sharing.steps import Names, said_of
from slussmodel.sharing.units import Value, size_of, total_of

Amount: TypeAlias = Value | int | Money

_EFFICIENCY = Sentence(
    "not_efficient",
    sv="Andelarna är tillsammans {shares}, men kostnaden är {cost}.",
    en="The shares sum to {shares}, but the cost is {cost}.",
)
_SYMMETRY = Sentence(
    "not_symmetric",
    sv="{one} och {other} lägger lika mycket till varje grupp, men betalar {pays} och {other_pays}.",
    en="{one} and {other} add the same to every group, but pay {pays} and {other_pays}.",
)
_DUMMY = Sentence(
    "not_dummy",
    sv="{one} lägger bara sin egen kostnad {cost} till varje grupp, men betalar {pays}.",
    en="{one} adds only its own cost {cost} to every group, but pays {pays}.",
)
_INDIVIDUAL = Sentence(
    "not_individual",
    sv="{one} betalar {pays}, {excess} mer än den kostar ensam ({cost}).",
    en="{one} pays {pays}, {excess} more than it costs alone ({cost}).",
)
_CORE = Sentence(
    "not_core",
    sv="Gruppen ({group}) betalar {pays}, men kostar ensam {cost}: den tjänar {excess} på att lämna samarbetet.",
    en="The group ({group}) pays {pays}, but costs {cost} alone: it would gain {excess} by leaving.",
)
_COST_ORDER = Sentence(
    "not_cost_order",
    sv="{one} lägger minst lika mycket som {other} till varje grupp, men betalar {pays} mot {other_pays}.",
    en="{one} adds at least as much as {other} to every group, but pays {pays} against {other_pays}.",
)
_POPULATION_ORDER = Sentence(
    "not_population_order",
    sv="{one} har fler invånare ({inhabitants}) än {other} ({other_inhabitants}), men betalar {pays} mot {other_pays}.",
    en="{one} has more inhabitants ({inhabitants}) than {other} ({other_inhabitants}), "
    "but pays {pays} against {other_pays}.",
)
_KEPT = Sentence("kept", sv="{axiom}: gäller.", en="{axiom}: holds.")
_BROKEN = Sentence("broken", sv="{axiom}: gäller inte.", en="{axiom}: does not hold.")


class Axiom(Labelled):
    EFFICIENCY = "efficiency", "effektivitet", "efficiency"
    SYMMETRY = "symmetry", "symmetri", "symmetry"
    DUMMY = "dummy", "den som inget tillför", "dummy player"
    INDIVIDUAL = "individual", "ingen betalar mer än ensam", "individual rationality"
    CORE = "core", "kärnan", "core"
    COST_ORDER = "cost_order", "ordning efter kostnad", "order of costs"
    POPULATION_ORDER = "population_order", "ordning efter invånare", "order of populations"
    COST_MONOTONE = "cost_monotone", "följer kostnaden", "monotone in cost"
    POPULATION_MONOTONE = "population_monotone", "följer invånarna", "monotone in population"


@frozen
class Verdict:
    """Whether an axiom holds, and if not, the worst case against it."""

    axiom: Axiom
    counterexample: Reason | None = None

    @property
    def holds(self) -> bool:
        return self.counterexample is None

    def text(self, lang: Lang = "sv", names: Names | None = None) -> str:
        said = (_KEPT if self.holds else _BROKEN).say({"axiom": self.axiom.label(lang).capitalize()}, lang)
        return said if self.counterexample is None else f"{said} {said_of(self.counterexample, lang, names)}"


@frozen
class Fairness:
    """A verdict on each axiom that could be judged.

    >>> game = CostGame.from_costs("AB", {("A",): 3, ("B",): 4, ("A", "B"): 5})
    >>> report = fairness({"A": 0, "B": 5}, game)
    >>> report.broken
    (<Axiom.INDIVIDUAL: 'individual'>, <Axiom.CORE: 'core'>)
    >>> report[Axiom.CORE].counterexample.text("en")
    'The group (B) pays 5, but costs 4 alone: it would gain 1 by leaving.'
    """

    verdicts: tuple[Verdict, ...]

    @property
    def broken(self) -> tuple[Axiom, ...]:
        return tuple(verdict.axiom for verdict in self.verdicts if not verdict.holds)

    def __getitem__(self, axiom: Axiom | str) -> Verdict:
        for verdict in self.verdicts:
            if verdict.axiom == axiom:
                return verdict
        raise UnknownName.among("axiom", str(axiom), [verdict.axiom.value for verdict in self.verdicts])

    def explain(self, lang: Lang = "sv", *, names: Names | None = None) -> str:
        """A line for each axiom, with the counterexample where it fails; `names` says what a player is called."""
        return "\n".join(verdict.text(lang, names) for verdict in self.verdicts)


def fairness(
    shares: Mapping[str, Amount],
    game: Game,
    *,
    population: Mapping[str, Weight] | None = None,
    rule: Rule | None = None,
    unit: int = 1,
) -> Fairness:
    """Judge shares of a game's cost, rounded (Money) or exact (in minor units if the game is in Money).

    With `population` the order of populations is judged too; with the `rule` that gave the shares, a solution or a key
    over the population, what it would give if the cost or the population grew; not so where the rule gives other shares
    of this game. `unit` is what money was rounded to, in minor units. The game must have a table, so at most 25
    players. Raises `MissingParty` where a player has no share or no population.
    """
    if not hasattr(game, "table"):
        raise InvalidValue("fairness", "game", game, f"must be a game, not {type(game).__name__}")
    table = game.table()
    for what, given in (("shares", shares), ("population", population if population is not None else shares)):
        mapped("fairness", what, given)
        if missing := tuple(player for player in table.players if player not in given):
            raise MissingParty(what, missing)
    judged = _Judged.of(shares, table, unit)
    found = {axiom: judge(judged) for axiom, judge in _JUDGES.items()}
    people = None
    if population is not None:
        people = {
            player: exact("fairness", "population", population[player], {player: population[player]})
            for player in table.players
        }
        found[Axiom.POPULATION_ORDER] = _population_order(judged, list(people.values()))
    found |= _growing(judged, rule, people)
    return Fairness(tuple(Verdict(axiom, reason) for axiom, reason in found.items()))


@frozen(eq=False)
class _Judged:
    """Shares in steps of the game's unit, whether they were rounded, and what that excuses for one player."""

    game: CostGame
    amounts: tuple[Value, ...]
    rounded: bool
    slack: float

    @classmethod
    def of(cls, shares: Mapping[str, Amount], game: CostGame, unit: int) -> _Judged:
        scale = game.unit.denominator
        plain = [_plain(player, shares[player], game.currency) for player in game.players]
        rounded = any(isinstance(shares[player], Money) for player in game.players)
        amounts = tuple(float(one) if scale is None else one * scale for one in plain)
        return cls(game, amounts, rounded, (scale or 1) * unit if rounded else game.noise)

    def given_by(self, again: Mapping[str, Value]) -> bool:
        """Whether these are the shares that a rule gives of the game."""
        scale = self.game.unit.denominator or 1
        if not again:
            return False
        off = (
            size_of(again[one] * scale - amount) for one, amount in zip(self.game.players, self.amounts, strict=True)
        )
        return all(one < self.slack if self.rounded else one <= self.slack for one in off)

    def said(self, steps: Value) -> Money | Value:
        """An amount for a sentence: money where it is whole, else a number of major units."""
        return self.game.unit.said(self.game.unit.value(steps))

    def pair(self, sentence: Sentence, one: int, other: int, **more: object) -> Reason:
        names = {"one": self.game.players[one], "other": self.game.players[other]}
        pays = {"pays": self.said(self.amounts[one]), "other_pays": self.said(self.amounts[other])}
        return Reason(sentence, tuple({**names, **pays, **more}.items()))


def _plain(player: str, share: Amount, currency: str | None) -> Fraction:
    """A share as a number, in minor units if the game is in Money."""
    if not isinstance(share, Money):
        return exact("fairness", "shares", share, {player: share})
    if currency is None:
        raise InvalidValue("fairness", "shares", {player: share}, "must be a plain number, as the costs of the game")
    if share.currency != currency:
        raise CurrencyMismatch(share.currency, currency)
    return Fraction(share.minor)


def _efficiency(judged: _Judged) -> Reason | None:
    shares, cost = total_of(judged.amounts), judged.game.numbers([-1])[0]
    if size_of(shares - cost) <= judged.game.noise:
        return None
    return Reason.of(_EFFICIENCY, shares=judged.said(shares), cost=judged.said(cost))


def _symmetry(judged: _Judged) -> Reason | None:
    for one, other in permutations(range(judged.game.n), 2):
        gap = judged.amounts[other] - judged.amounts[one]
        if gap > judged.slack and not _gaps(judged.game, one, other).any():
            return judged.pair(_SYMMETRY, one, other)
    return None


def _cost_order(judged: _Judged) -> Reason | None:
    for one, other in permutations(range(judged.game.n), 2):
        gap = judged.amounts[other] - judged.amounts[one]
        if gap > judged.slack and (_gaps(judged.game, one, other) >= 0).all():
            return judged.pair(_COST_ORDER, one, other)
    return None


def _dummy(judged: _Judged) -> Reason | None:
    game = judged.game
    for place, player in enumerate(game.players):
        halves = game.costs.reshape(-1, 2, 1 << place)
        own = game.costs[1 << place]
        added = halves[:, 1] - halves[:, 0] - own
        cost = game.numbers([1 << place])[0]
        if not (abs(added) > game.noise).any() and size_of(judged.amounts[place] - cost) > judged.slack:
            return Reason.of(_DUMMY, one=player, cost=judged.said(cost), pays=judged.said(judged.amounts[place]))
    return None


def _individual(judged: _Judged) -> Reason | None:
    game = judged.game
    alone = game.numbers([1 << place for place in range(game.n)])
    excess = [pays - cost for pays, cost in zip(judged.amounts, alone, strict=True)]
    worst = max(range(game.n), key=excess.__getitem__)
    if excess[worst] <= judged.slack:
        return None
    figures = {"pays": judged.amounts[worst], "cost": alone[worst], "excess": excess[worst]}
    said = {name: judged.said(steps) for name, steps in figures.items()}
    return Reason.of(_INDIVIDUAL, one=game.players[worst], **said)


def _core(judged: _Judged) -> Reason | None:
    """The group with the most to gain by leaving."""
    game = judged.game
    over, scale = _excesses(judged)
    allowed = sizes(game.n).astype(over.dtype) * (judged.slack * scale) if judged.slack else 0
    over[[0, -1]] = 0
    worst = int(np.argmax(over - allowed))
    excess = Fraction(int(over[worst])) / scale if game.exact else float(over[worst])
    if excess <= judged.slack * worst.bit_count():
        return None
    cost = game.numbers([worst])[0]
    said = {name: judged.said(steps) for name, steps in {"pays": cost + excess, "cost": cost, "excess": excess}.items()}
    return Reason.of(_CORE, group=members(worst, game.players), **said)


def _population_order(judged: _Judged, inhabitants: Sequence[Fraction]) -> Reason | None:
    for one, other in permutations(range(judged.game.n), 2):
        more = inhabitants[one] > inhabitants[other]
        if more and judged.amounts[other] - judged.amounts[one] > judged.slack:
            people = {"inhabitants": inhabitants[one], "other_inhabitants": inhabitants[other]}
            return judged.pair(_POPULATION_ORDER, one, other, **people)
    return None


def _growing(judged: _Judged, rule: Rule | None, people: Mapping[str, Fraction] | None) -> dict[Axiom, Reason | None]:
    """What can be said of the rule if something grows, where it can share again."""
    game = judged.game
    if isinstance(rule, Solution):
        again = _paid_by(rule) if judged.rounded else rule.values
        return {Axiom.COST_MONOTONE: cost_monotone(again, game)} if judged.given_by(if_allowed(again, game)) else {}
    if not isinstance(rule, Key) or game.currency is None or people is None:
        return {}
    key, whole, currency = rule, people, game.currency
    cost = Money(int(game.total), currency)
    if not judged.given_by(key.values(cost, whole)):
        return {}  # shared by other numbers than the population
    return {
        Axiom.COST_MONOTONE: cost_monotone(lambda dear: key.values(Money(int(dear.total), currency), whole), game),
        Axiom.POPULATION_MONOTONE: population_monotone(key, cost, whole),
    }


def _paid_by(rule: Solution) -> Sharing:
    """What each pays by the rule, where that is not its value but made from it."""
    return lambda game: rule.payable(game, {player: Fraction(one) for player, one in rule.values(game).items()})


def _excesses(judged: _Judged) -> tuple[Numbers, int]:
    """Every group's excess times a whole number that makes all of them whole."""
    game = judged.game
    if not game.exact:
        return subset_sums(np.array(judged.amounts, dtype=np.float64)) - game.costs, 1
    scale = lcm(*(Fraction(amount).denominator for amount in judged.amounts))
    whole = [int(amount * scale) for amount in judged.amounts]
    small = sum(map(abs, whole)) + scale * int(abs(game.costs).max()) < 2**62
    kind = np.int64 if small else object
    return subset_sums(np.array(whole, dtype=kind)) - game.costs.astype(kind) * scale, scale


def _gaps(game: CostGame, one: int, other: int) -> Numbers:
    """What the one adds more than the other, to each group without both; noise of floats taken for nothing."""
    masks = np.arange(len(game.costs))
    groups = masks[(masks >> one | masks >> other) & 1 == 0]
    gaps = game.costs[groups | 1 << one] - game.costs[groups | 1 << other]
    return np.where(abs(gaps) > game.noise, gaps, 0)


_JUDGES: dict[Axiom, Callable[[_Judged], Reason | None]] = {
    Axiom.EFFICIENCY: _efficiency,
    Axiom.SYMMETRY: _symmetry,
    Axiom.DUMMY: _dummy,
    Axiom.INDIVIDUAL: _individual,
    Axiom.CORE: _core,
    Axiom.COST_ORDER: _cost_order,
}
