"""Probabilities held against what people decided."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slussmodel.dedup import Match, PairDecision, different, reliability, same
from slussmodel.errors import InvalidValue

JUDGED = st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=40)


def _trust(judged):
    matches = [Match(f"a{number}", f"b{number}", chance) for number, (chance, _) in enumerate(judged)]
    return reliability(matches, [PairDecision(f"a{n}", f"b{n}", true) for n, (_, true) in enumerate(judged)])


@given(JUDGED)
def test_every_decided_pair_stands_in_one_bin_and_the_error_is_the_mean_gap(judged) -> None:
    trust = _trust(judged)
    assert trust.pairs == len(judged)
    assert all(bin.low <= bin.said + 1e-9 and bin.said - 1e-9 <= bin.high for bin in trust.bins)
    assert abs(sum(bin.pairs * bin.gap for bin in trust.bins)) <= trust.ece * trust.pairs + 1e-9
    assert 0.0 <= trust.ece <= 1.0


def test_probabilities_that_come_true_have_no_error() -> None:
    assert _trust([(0.25, True), (0.25, False), (0.25, False), (0.25, False), (1.0, True)]).ece == 0.0


def test_what_nobody_has_decided_is_left_out() -> None:
    found = [Match("a", "b", 0.9), Match("a", "c", 0.1), Match("b", "c", 0.4)]
    assert reliability(found, [same("b", "a"), different("x", "y")]).pairs == 1
    with pytest.raises(InvalidValue, match="must decide at least one"):
        reliability(found, [same("x", "y")])


@pytest.mark.parametrize(("lang", "title"), [("sv", "Sannolikhet och utfall"), ("en", "Probability and outcome")])
def test_the_picture_is_drawn_and_said_in_both_languages(lang, title) -> None:
    trust = _trust([(0.2, False), (0.8, True)])
    picture = ElementTree.fromstring(trust.svg(lang))
    names = {child.tag.rpartition("}")[2]: child.text for child in picture}
    assert names["title"] == title
    assert trust.explain(lang) in names["desc"]
    assert sum(child.tag.endswith("circle") for child in picture) == 2
    assert trust._repr_svg_() == trust.svg("sv")
