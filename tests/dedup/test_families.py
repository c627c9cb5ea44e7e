"""Families under decisions of people."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from slussmodel.dedup import Match, PairDecision, different, families, same

IDS = "abcdefgh"
pairs = st.tuples(st.sampled_from(IDS), st.sampled_from(IDS)).filter(lambda pair: pair[0] < pair[1])
matches = st.dictionaries(pairs, st.integers(0, 100), max_size=20).map(
    lambda scores: [Match(a, b, percent / 100) for (a, b), percent in scores.items()]
)


def _family(groups: tuple[frozenset[str], ...], idea: str) -> frozenset[str]:
    return next(group for group in groups if idea in group)


@given(matches, st.randoms(use_true_random=False))
def test_order_of_input_never_matters(scored: list[Match], random: object) -> None:
    shuffled = scored[:]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert families(scored, ids=IDS) == families(shuffled, ids=IDS)


@given(matches, pairs)
def test_what_people_call_different_is_apart(scored: list[Match], pair: tuple[str, str]) -> None:
    groups = families(scored, [different(*pair)])
    assert _family(groups, pair[0]) != _family(groups, pair[1])


@given(matches, pairs)
def test_what_people_call_the_same_is_together(scored: list[Match], pair: tuple[str, str]) -> None:
    assert pair[1] in _family(families(scored, [same(*pair)]), pair[0])


@given(matches)
def test_families_part_the_ideas(scored: list[Match]) -> None:
    groups = families(scored, ids=IDS)
    assert sorted("".join(sorted("".join(group) for group in groups))) == sorted(IDS)


def test_a_chain_of_likely_pairs_is_not_a_family() -> None:
    chain = [Match(a, b, 0.6) for a, b in itertools.pairwise(IDS)]
    assert max(map(len, families(chain))) == 2


def test_a_decision_keeps_its_fields() -> None:
    assert same("x", "y") == PairDecision("x", "y", True)
