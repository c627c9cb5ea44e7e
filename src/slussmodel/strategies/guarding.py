"""Guards: what must hold before a decision is taken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from slussmodel.stages import Fact, FactAtLeast, Guard, HasRole, Visited
from slussmodel.stages.guards import AllOf, AnyOf, Not, registered
from slussmodel.strategies.fields import drawn
from slussmodel.strategies.values import several, subsets


def guards(
    *,
    kind: type[Any] | None = None,
    facts: Sequence[str] = ("budget", "owner"),
    stages: Sequence[str] = ("intake", "pilot"),
    roles: Sequence[str] = ("host", "member"),
) -> SearchStrategy[Any]:
    """Guards of one kind, or of every kind, those put together from others and your own registered ones among them.

    >>> from hypothesis import given
    >>> from slussmodel.codec import from_json, to_json
    >>> @given(guards(facts=("budget",)))
    ... def test_a_guard_reads_back_as_itself(guard):
    ...     assert from_json(to_json(guard)) == guard
    >>> test_a_guard_reads_back_as_itself()
    """
    fields: dict[type[Any], dict[str, SearchStrategy[Any]]] = {
        Fact: {"name": st.sampled_from(facts)},
        FactAtLeast: {"name": st.sampled_from(facts), "least": st.integers(0, 100)},
        Visited: {"stage": st.sampled_from(stages)},
        HasRole: {"roles": subsets(tuple(roles), min_size=1).map(frozenset)},
    }
    alone = {one: drawn(one, **fields.get(one, {})) for _, one in registered() if one not in _OF_OTHERS}
    inner = st.one_of([*alone.values()])
    every = {
        **alone,
        AllOf: drawn(AllOf, guards=several(inner, min_size=1)),
        AnyOf: drawn(AnyOf, guards=several(inner, min_size=1)),
        Not: drawn(Not, guard=inner),
    }
    return every[kind] if kind in every else st.one_of([*every.values()])


def wanted(asked: Iterable[Guard]) -> Iterator[tuple[str, object]]:
    """Each fact that guards speak of, as they would have it."""
    for guard in asked:
        match guard:
            case Fact():
                yield guard.name, True
            case FactAtLeast():
                yield guard.name, guard.least
            case AllOf() | AnyOf():
                yield from wanted(guard.guards)
            case Not():
                yield from ((name, False) for name, _ in wanted([guard.guard]))


_OF_OTHERS = (AllOf, AnyOf, Not)
