"""Ideas that may be the same: what an index proposes, what people decide, and what becomes of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, permutations

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from slussmodel.dedup import Decisions, Match, Merge, PairDecision
from slussmodel.ideas import Idea
from slussmodel.strategies.fields import drawn
from slussmodel.strategies.intake import ideas
from slussmodel.strategies.values import moments, several, subsets

_IDS = ("i-1", "i-2", "i-3", "i-4")


def matches(*, ids: Sequence[str] = _IDS, min_probability: float = 0) -> SearchStrategy[Match]:
    """Pairs of ideas that may be the same, the one that sorts first first; made by hand, so without an explanation."""
    pair = st.sampled_from([*combinations(sorted(ids), 2)])
    return st.builds(
        lambda pair, probability, identical: Match(pair[0], pair[1], probability, identical),
        pair,
        st.floats(min_probability, 1),
        st.booleans(),
    )


def pair_decisions(*, ids: Sequence[str] = _IDS) -> SearchStrategy[PairDecision]:
    """What somebody has decided of two ideas."""
    return st.builds(
        lambda pair, same: PairDecision(pair[0], pair[1], same=same),
        st.sampled_from([*permutations(ids, 2)]),
        st.booleans(),
    )


def decisions(*, ids: Sequence[str] = _IDS, max_decisions: int = 3) -> SearchStrategy[Decisions]:
    """What has been decided of pairs of ideas; some decisions contradict others.

    >>> from hypothesis import given, strategies as st
    >>> from slussmodel.dedup import families
    >>> @given(st.lists(matches(min_probability=0.9)), pair_decisions())
    ... def test_who_was_kept_apart_is_apart(proposed, decided):
    ...     groups = families(proposed, (decided,))
    ...     assert decided.same or not any({decided.a, decided.b} <= group for group in groups)
    >>> test_who_was_kept_apart_is_apart()
    """
    return several(pair_decisions(ids=ids), max_size=max_decisions).map(Decisions)


def idea_merges() -> SearchStrategy[Merge]:
    """Two or three ideas under one of them, with the supporters of each."""
    whole = drawn(Merge, ideas=st.just(()), supporters_of=st.just(()), at=st.none() | moments())
    supporters = subsets(("anna", "bo", "cai")).map(frozenset)
    return st.builds(_merged, whole, several(st.tuples(ideas(), supporters), min_size=2, max_size=3))


def _merged(whole: Merge, supported: tuple[tuple[Idea, frozenset[str]], ...]) -> Merge:
    numbered = [(evolve(idea, id=f"i-{number}"), people) for number, (idea, people) in enumerate(supported, 1)]
    return evolve(
        whole,
        representative=numbered[-1][0].id,
        ideas=tuple(idea for idea, _ in numbered),
        supporters_of=tuple((idea.id, people) for idea, people in numbered),
    )
