"""The same idea told twice: different texts, and the index finds them."""

from __future__ import annotations

from hypothesis import given, settings

from slussmodel import Idea
from slussmodel.dedup import IdeaIndex
from slussmodel.strategies import twin_ideas


@given(twin_ideas())
def test_twins_are_two_ideas_in_two_municipalities_with_two_texts(twins: tuple[Idea, Idea]) -> None:
    a, b = twins
    assert a.id != b.id
    assert a.municipality != b.municipality
    assert a.title != b.title


@settings(max_examples=25)
@given(twin_ideas())
def test_an_index_proposes_a_twin_before_all_else(twins: tuple[Idea, Idea]) -> None:
    a, b = twins
    others = [
        Idea(id="x", title="Laddstolpar vid badhuset", municipality="0180"),
        Idea(id="y", title="Digital underskrift av avtal", municipality="0180"),
        Idea(id="z", title="Odling på skolgården", municipality="0180"),
    ]
    found = IdeaIndex([b, *others]).similar(a, k=1)
    assert [match.b if match.a == a.id else match.a for match in found] == [b.id]
