"""Cost games given by their parts, and games of savings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from slussmodel.sharing import (
    Component,
    FixedPlusOwnGame,
    MaximumGame,
    SavingsGame,
    SharedComponentsGame,
    SumGame,
    TreeGame,
)
from slussmodel.strategies.games import cost_games
from slussmodel.strategies.values import several, subsets

_PLAYERS = ("A", "B", "C")


def structured_games(
    *, kind: type[Any] | None = None, players: Sequence[str] = _PLAYERS, max_cost: int = 1_000
) -> SearchStrategy[Any]:
    """Games of these players that are given by components, by trees, by the dearest member, and sums of them.

    >>> from hypothesis import given
    >>> @given(structured_games(players=("Hjo", "Skara")))
    ... def test_the_value_sums_to_the_cost_of_all(game):
    ...     assert sum(game.shapley().values()) == game.cost(game.players)
    >>> test_the_value_sums_to_the_cost_of_all()
    """
    cost = st.integers(0, max_cost)
    each = st.tuples(*[st.tuples(st.just(one), cost) for one in players])
    every: dict[Any, SearchStrategy[Any]] = {
        MaximumGame: each.map(MaximumGame),
        FixedPlusOwnGame: st.builds(FixedPlusOwnGame, cost, each),
        TreeGame: st.builds(TreeGame, each, _parents(players)),
        SharedComponentsGame: _shared(players, max_cost),
        Component: _components(players, max_cost),
    }
    games = st.one_of([every[one] for one in every if one is not Component])
    every[SumGame] = several(games, min_size=1).map(SumGame)
    return every[kind] if kind in every else games | every[SumGame]


def _shared(players: Sequence[str], max_cost: int) -> SearchStrategy[SharedComponentsGame]:
    """Components of which the first has two users or more, for one player alone would share nothing."""
    first, other = _components(players, max_cost, min_users=2), _components(players, max_cost)
    return st.builds(lambda one, more: SharedComponentsGame((one, *more)), first, several(other))


def _components(players: Sequence[str], max_cost: int, *, min_users: int = 1) -> SearchStrategy[Component]:
    users = subsets(tuple(players), min_size=min_users, max_size=len(players))
    return st.builds(Component, st.integers(0, max_cost), users)


def _parents(players: Sequence[str]) -> SearchStrategy[tuple[tuple[str, str | None], ...]]:
    """Each player's branch hangs on that of an earlier player, or on the source."""
    above = [st.sampled_from((None, *players[:place])) for place in range(len(players))]
    return st.tuples(*above).map(lambda parents: tuple(zip(players, parents, strict=True)))


def savings_games(*, players: int = 3, max_cost: int = 1_000) -> SearchStrategy[SavingsGame]:
    """What groups save by acting together, never less than nothing."""
    games = cost_games(kind="subadditive", min_players=2, max_players=players, max_cost=max_cost)
    return games.map(lambda game: game.savings())
