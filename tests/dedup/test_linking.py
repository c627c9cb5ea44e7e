"""Two lists laid beside each other, each idea linked once at most."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slussmodel.dedup import IdeaIndex, Match, links
from slussmodel.dedup.linking import _alone
from slussmodel.errors import InvalidValue
from slussmodel.ideas import Idea

OURS, THEIRS = ("a1", "a2", "a3", "a4"), ("b1", "b2", "b3", "b4")
CHANCES = st.dictionaries(
    st.tuples(st.sampled_from(OURS), st.sampled_from(THEIRS)), st.sampled_from((0.1, 0.2, 0.5, 0.5, 0.9))
)


@given(CHANCES, st.randoms(use_true_random=False))
def test_each_is_linked_once_and_no_two_would_rather_have_each_other(chances, random) -> None:
    matches = [Match(a, b, chance) for (a, b), chance in chances.items()]
    taken = links(matches, OURS, THEIRS)
    worth = _alone(matches)
    partner = {id: worth[link.a, link.b] for link in taken for id in (link.a, link.b)}
    assert len(partner) == 2 * len(taken)
    assert all(max(partner.get(m.a, 0.0), partner.get(m.b, 0.0)) >= worth[m.a, m.b] - 1e-12 for m in matches)
    assert [link.probability for link in taken] == sorted((link.probability for link in taken), reverse=True)
    assert links(random.sample(matches, len(matches)), THEIRS, OURS) == taken


def test_a_match_without_rivals_is_as_likely_as_it_says() -> None:
    alone, *rivals = [Match("a1", "b1", 0.8), Match("a2", "b2", 0.5), Match("a2", "b3", 0.5)]
    assert _alone([alone, *rivals]) == pytest.approx({("a1", "b1"): 0.8, ("a2", "b2"): 1 / 3, ("a2", "b3"): 1 / 3})


def test_a_match_yields_where_its_rivals_have_nobody_else() -> None:
    """The likeliest match would leave two without a counterpart who are hardly less likely to have one."""
    matches = [Match("a1", "b1", 0.86), Match("a1", "b2", 0.85), Match("a2", "b1", 0.85)]
    assert {(link.a, link.b) for link in links(matches, OURS, THEIRS)} == {("a1", "b2"), ("a2", "b1")}


def test_twins_within_a_list_are_no_links() -> None:
    assert links([Match("a1", "a2", 0.9), Match("b1", "b2", 0.9), Match("a1", "x", 0.9)], OURS, THEIRS) == ()


def test_an_id_in_both_lists_is_refused() -> None:
    with pytest.raises(InvalidValue, match="must not stand in both lists"):
        links([], ["a1"], ["a1"])


def test_counterparts_in_two_idea_boxes_find_each_other() -> None:
    told = {
        "skara-1": ("Nattkameror", "Kamera i stället för besök på natten hos den som vill sova ostört."),
        "skara-2": ("Laddstolpar vid simhallen", "Fler platser där elbilen kan laddas."),
        "tibro-1": ("Tillsyn nattetid", "Låt nattpatrullen titta till brukaren med kamera."),
        "tibro-2": ("Ladda elbilen medan du badar", "Sätt laddstolpar på badhusets parkering."),
    }
    ideas = [Idea(id=id, title=title, description=text, municipality="1495") for id, (title, text) in told.items()]
    found = links(IdeaIndex(ideas).pairs(0.01), ["skara-1", "skara-2"], ["tibro-1", "tibro-2"])
    assert {(link.a, link.b) for link in found} == {("skara-1", "tibro-1"), ("skara-2", "tibro-2")}
