"""Level after level down to the nucleolus: floats propose what is settled next, whole numbers settle it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from attrs import field, frozen

from slussmodel.progress import Progress
from slussmodel.sharing.certificate import Certificate, Level
from slussmodel.sharing.coalitions import Numbers
from slussmodel.sharing.excess import Excess
from slussmodel.sharing.game import CostGame
from slussmodel.sharing.relaxation import Proposal, Relaxation, mixed
from slussmodel.sharing.span import Span
from slussmodel.sharing.units import Value

# So many times may the floats propose a level that whole numbers do not confirm before the search settles for less.
_PATIENCE = 200
_FINE = 1 << 20


@frozen(eq=False)
class _Settled:
    """What has been settled so far: the totals of the generators of a span, and the levels that led there.

    `open_to` is a vector that a coalition is at right angles to if its total is settled.
    """

    span: Span
    totals: Mapping[int, Value]
    levels: tuple[Level, ...]
    open_to: Numbers = field(init=False)

    @open_to.default
    def _mixed(self) -> Numbers:
        return mixed(self.span.normals())

    @property
    def complete(self) -> bool:
        return self.span.rank == self.span.n


def search(
    game: CostGame, excess: Excess, *, individually_rational: bool, progress: Progress | None = None
) -> Certificate:
    """The nucleolus of a game with the levels that prove it; `Certificate.tolerance` says how far it is from proved.

    `progress` is told of the rank of what is settled, which ends at the number of players.
    """
    divisors = excess.divisors(game)
    relaxation = Relaxation(game, divisors, individually_rational=individually_rational)
    path, told = [_start(game)], 0
    for _ in range(_PATIENCE):
        while not path[-1].complete:
            path.append(_next_level(game, excess, relaxation, path[-1]))
            told = _tell(progress, told, path[-1].span.rank)
        amounts = path[-1].span.solve(path[-1].totals)
        broken = relaxation.unfinished(
            amounts,
            [level.excess for level in path[-1].levels],
            [settled.open_to for settled in path[:-1]],
        )
        if broken is None:
            break
        del path[broken + 1 :]
    return Certificate(tuple(amounts), path[-1].levels, excess, individually_rational)


def _tell(progress: Progress | None, told: int, reached: int) -> int:
    """Tell of what is new; a level that is taken back is told once."""
    if progress is not None and reached > told:
        progress(reached - told)
    return max(told, reached)


def _start(game: CostGame) -> _Settled:
    everyone = (1 << game.n) - 1
    span = Span(game.n)
    span.add(everyone)
    return _Settled(span, {everyone: game.numbers([everyone])[0]}, ())


def _next_level(game: CostGame, excess: Excess, relaxation: Relaxation, settled: _Settled) -> _Settled:
    proposal = relaxation.propose(settled.totals, settled.open_to)
    span = settled.span.copy()
    weights, follows = _exact_weights(span, proposal)
    level = _level(
        game, excess, proposal, weights, {one: settled.totals[one] * share for one, share in follows.items()}
    )
    found = {mask: cost + excess.divisor(game, mask) * level.excess for mask, cost in _costs(game, proposal.weights)}
    found |= dict(_costs(game, proposal.bounds))
    known = {**found, **settled.totals}
    return _Settled(span, {one: known[one] for one in span.generators}, (*settled.levels, level))


def _exact_weights(span: Span, proposal: Proposal) -> tuple[dict[int, Fraction], dict[int, Fraction]]:
    """Weights on the proposed coalitions, exactly; and the old generators with which they add up to nothing.

    The proposed coalitions are taken into the span, but for those that are generators of it already: they say nothing
    new, and would be counted twice. Those that follow from the rest keep the solver's weights,
    rounded; the rest get what makes the sum come out, which is what the solver gave them but for its rounding errors.
    """
    known = frozenset(span.generators)
    given = {mask: weight for mask, weight in {**proposal.bounds, **proposal.weights}.items() if mask not in known}
    relations = {mask: relation for mask in given if (relation := span.add(mask)) is not None}
    largest = max((given[mask] for mask in relations), default=1.0)
    sums = {mask: Fraction(round(given[mask] / largest * _FINE), _FINE) for mask in relations}
    for mask, relation in relations.items():
        for one, share in relation.items():
            sums[one] = sums.get(one, Fraction(0)) - sums[mask] * share
    weights = {mask: sums.get(mask, Fraction(0)) for mask in given}
    return weights, {one: share for one, share in sums.items() if one not in given}


def _level(
    game: CostGame, excess: Excess, proposal: Proposal, weights: Mapping[int, Fraction], old: Mapping[int, Value]
) -> Level:
    """The level's excess, from the one equation that the weights make of all that is tight."""
    tight = _weighted(proposal.weights, weights)
    slope = sum((weight * excess.divisor(game, mask) for mask, weight in tight), start=Fraction(0))
    fixed = sum(
        (weights[mask] * cost for mask, cost in _costs(game, weights)), start=sum(old.values(), start=Fraction(0))
    )
    return Level(
        excess=-fixed / slope if slope else game.number_near(proposal.excess),
        weights=tight,
        bounds=_weighted(proposal.bounds, weights),
    )


def _weighted(masks: Iterable[int], weights: Mapping[int, Fraction]) -> tuple[tuple[int, Fraction], ...]:
    """Those of the coalitions that have a weight, with it."""
    return tuple((mask, weights[mask]) for mask in masks if weights.get(mask))


def _costs(game: CostGame, masks: Iterable[int]) -> list[tuple[int, Value]]:
    listed = list(masks)
    return list(zip(listed, game.numbers(listed), strict=True))
