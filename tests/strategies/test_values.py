"""Knobs are kept."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from slussmodel import strategies


@given(st.data())
def test_knobs_are_kept(data: st.DataObject) -> None:
    s = strategies
    assert 0 <= data.draw(s.amounts(currency="EUR", min_minor=0, max_minor=9)).minor <= 9
    assert len(data.draw(s.periods(max_months=3))) <= 3
    assert len(data.draw(s.identifiers(max_size=2))) <= 2
    assert len(data.draw(s.texts(max_size=3))) <= 3
    assert data.draw(s.ideas(ids=("a", "b"), municipalities=("1496",))).municipality == "1496"
    assert data.draw(s.municipality_codes(county="14")).startswith("14")
    assert data.draw(s.municipalities(county="14")).county.code == "14"
