"""Ideas on their way through a stage graph: journeys, what carries them, and what becomes of them in a new version."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cache
from typing import Any

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from slussmodel.money import Money
from slussmodel.stages import (
    Context,
    Decision,
    Fate,
    Journey,
    Limit,
    Migration,
    Moved,
    Particulars,
    Stage,
    StageGraph,
    Together,
    Transition,
    Undertaking,
    advance,
    merge,
    migrate,
    options,
)
from slussmodel.strategies.fields import drawn
from slussmodel.strategies.graphs import stage_graphs
from slussmodel.strategies.guarding import guards, wanted
from slussmodel.strategies.values import amounts, identifiers, moments, pick, several, subsets

_DECIDED = [one for one in Decision if one is not Decision.MIGRATE]
_OTHERS = ("1496", "1495", "1497")


def stages(*, roles: tuple[str, ...] = ("host", "member")) -> SearchStrategy[Stage[str]]:
    """Stages of every kind, some with a time limit."""
    return drawn(Stage, limit=st.none() | limits(), roles=subsets(roles).map(frozenset))


def limits() -> SearchStrategy[Limit]:
    """Time limits of a day or more, in calendar days or working days."""
    return drawn(Limit, amount=st.integers(1, 365))


def transitions(*, stages: tuple[str, ...] = ("intake", "pilot", "in_use")) -> SearchStrategy[Transition[str]]:
    """Transitions between stages, some with a guard."""
    return drawn(
        Transition,
        source=st.sampled_from(stages),
        target=st.sampled_from(stages),
        decision=st.sampled_from(_DECIDED),
        guards=several(guards(), max_size=1),
    )


@st.composite
def journeys(
    draw: DrawFn, *, graph: StageGraph[Any] | None = None, min_moves: int = 0, max_moves: int = 6
) -> Journey[Any]:
    """Ideas that have come some way through a graph: through yours, or through one that is drawn.

    Whoever decides has every role, and vouches for every fact that a guard of the graph asks for. A way that is closed
    all the same, by time or by a guard of your own, ends the journey there.

    >>> from hypothesis import given
    >>> from slussmodel.systems import skaraborg
    >>> @given(journeys(graph=skaraborg.graph()))
    ... def test_a_journey_stands_where_its_last_move_took_it(journey):
    ...     assert journey.stage == (journey.history[-1].target if len(journey) else "intake")
    >>> test_a_journey_stands_where_its_last_move_took_it()
    """
    graph = draw(_GRAPHS) if graph is None else graph
    return _journey(draw, graph, draw(_waits(min_moves, max_moves)))


def _journey(draw: DrawFn, graph: StageGraph[Any], waits: list[int]) -> Journey[Any]:
    journey = graph.begin(draw(_IDS), at=draw(_MOMENTS))
    roles, facts = _roles(graph), _facts(graph)
    for days in waits:
        moved = _moved(draw, journey, Context(at=journey.at + timedelta(days), by="host", roles=roles, facts=facts))
        if moved is None:
            break
        journey = moved
    return journey


def _moved(draw: DrawFn, journey: Journey[Any], context: Context) -> Journey[Any] | None:
    """The journey one decision further on, if any is open to it."""
    known = [one for one in options(journey, context) if one.target in journey.graph.by_id]
    if not known:
        return None
    onward = [one for one in known if not journey.graph.stage(one.target).is_end]
    option = pick(draw, [*onward, *onward, *known])
    codes = [code.id for code in journey.graph.stage(option.target).reasons]
    said = Particulars(
        reason=pick(draw, codes) if codes else "",
        until=context.at + timedelta(30) if option.decision is Decision.HOLD else None,
        match="another" if option.decision is Decision.RESUME else "",
        conditions=("a budget",) if option.decision is Decision.CONDITIONAL_GO else (),
        met=journey.open_conditions,
        party="inköp",
        vouched=frozenset(name for name, value in context.facts.items() if value is True),
    )
    taken = advance(journey, option.decision, evolve(context, particulars=said))
    return taken.journey if isinstance(taken, Moved) else None


def _roles(graph: StageGraph[Any]) -> frozenset[str]:
    return graph.roles.union(*(one.roles for one in graph.stages), *(one.roles for one in graph.transitions))


def _facts(graph: StageGraph[Any]) -> dict[str, object]:
    """Each fact that a guard of the graph asks for, as the guard would have it."""
    return dict(wanted(guard for transition in graph.transitions for guard in transition.guards))


def moved_journeys() -> SearchStrategy[Moved[Any]]:
    """What a decision gave: a journey that has gone one step or more."""
    return journeys(min_moves=1).map(Moved)


def undertakings(*, graph: StageGraph[Any] | None = None, currency: str = "SEK") -> SearchStrategy[Undertaking[Any]]:
    """Journeys with supporters, and with what some of them pay."""
    return st.builds(
        Undertaking, journey=journeys(graph=graph), supporters=subsets(_OTHERS), shares=_payments(currency)
    )


def _payments(currency: str) -> SearchStrategy[dict[str, Money]]:
    return st.dictionaries(st.sampled_from(_OTHERS), amounts(currency=currency, min_minor=0), max_size=2)


def merged_undertakings(*, currency: str = "SEK") -> SearchStrategy[Together[Any]]:
    """What a merge of ideas gave: one that goes on, and those that ended in it."""
    carried = st.tuples(subsets(_OTHERS), _payments(currency))
    return st.builds(_merged, _GRAPHS, _MOMENTS, several(carried, min_size=2, max_size=3), _IDS)


def _merged(graph: StageGraph[Any], at: datetime, carried: tuple[Any, ...], shared: str) -> Together[Any]:
    ideas = [
        Undertaking(journey=graph.begin(f"i-{number}", at=at), supporters=supporters, shares=shares)
        for number, (supporters, shares) in enumerate(carried, 1)
    ]
    done = merge(ideas[0], tuple(ideas[1:]), Context(at=at, roles=graph.roles), shared=shared)
    assert isinstance(done, Together)
    return done


@st.composite
def migrations(draw: DrawFn, *, min_ideas: int = 0) -> Migration[Any, Any]:
    """What a new version of a graph means to some ideas, stranded ones among them."""
    old, new = draw(_GRAPHS), draw(_GRAPHS)
    ideas = [_journey(draw, old, draw(_waits(0, 2))) for _ in range(min_ideas + draw(_UP_TO_TWO))]
    return migrate(ideas, old, new, {})


def fates() -> SearchStrategy[Fate[Any, Any]]:
    """The verdict on one idea of a migration."""
    return migrations(min_ideas=1).map(lambda migration: migration.fates[0])


_GRAPHS = stage_graphs()
_IDS = identifiers()
_MOMENTS = moments()
_UP_TO_TWO = st.integers(0, 2)


@cache
def _waits(least: int, most: int) -> SearchStrategy[list[int]]:
    """Days between the moves of a journey."""
    return st.lists(st.integers(0, 120), min_size=least, max_size=max(least, most))
