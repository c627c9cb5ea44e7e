"""What the index finds, against an exact search that compares everything with everything."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slussmodel.dedup import IdeaIndex, families
from slussmodel.dedup.candidates import _best
from slussmodel.dedup.explanation import TextField
from slussmodel.dedup.scale import count, rescore
from slussmodel.ideas import Idea
from tests.benchmarks.bench_dedup_corpus import Draft, Writer, corpus

WORDS = "kamera natt tillsyn sensor fall larm robot demens cykel pump torg skola frukost karta".split()
texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)


def _idea(id: str, title: str, description: str = "") -> Idea:
    return Idea(id=id, title=title, description=description, municipality="1496")


def _exact(ideas: tuple[Idea, ...]) -> dict[tuple[str, str], float]:
    """Every pair with its probability."""
    ids = sorted(idea.id for idea in ideas)
    scored = rescore(list(combinations(ids, 2)), {idea.id: idea for idea in ideas}, count(ideas), 0.0)
    return {(pair.a, pair.b): pair.probability for pair in scored}


def _first(chances: dict[tuple[str, str], float], id: str, k: int) -> set[str]:
    """The k likeliest twins of an idea."""
    others = {next(one for one in pair if one != id): chance for pair, chance in chances.items() if id in pair}
    return set(sorted(others, key=lambda other: (-others[other], other))[:k])


@settings(max_examples=25)
@given(st.lists(st.tuples(texts, texts), min_size=1, max_size=8))
def test_a_small_index_answers_as_exact_search(told: list[tuple[str, str]]) -> None:
    ideas = tuple(_idea(f"i-{number}", *texts) for number, texts in enumerate(told))
    index, exact = IdeaIndex(ideas), _exact(ideas)
    for idea in ideas:
        found = {(match.a, match.b): match.probability for match in index.similar(idea, k=10)}
        assert all(exact[pair] == pytest.approx(chance, abs=2e-6) for pair, chance in found.items())
        assert {pair for pair, chance in exact.items() if idea.id in pair and chance >= 0.5} <= found.keys()


@pytest.fixture(scope="module")
def exact(twins) -> dict[tuple[str, str], float]:
    return _exact(twins.ideas)


def test_five_answers_hold_the_twins_that_exact_search_finds(twins, exact) -> None:
    index = twins.index()
    ours = best = 0
    for idea in twins.ideas:
        right = {id for id, family in twins.family.items() if family == twins.family[idea.id]} - {idea.id}
        ours += len(right & {match.other(idea.id) for match in index.similar(idea, k=5)})
        best += len(right & _first(exact, idea.id, 5))
    assert ours >= 0.97 * best


def test_all_pairs_hold_the_likely_ones_that_exact_search_finds(twins, exact) -> None:
    likely = {pair for pair, chance in exact.items() if chance >= 0.1}
    found = {(match.a, match.b) for match in twins.index().pairs(0.1)}
    assert len(found & likely) >= 0.97 * len(likely)
    assert all(exact[pair] == pytest.approx(0.1, abs=1e-5) for pair in found - likely)


def test_what_is_told_in_other_words_is_among_ten_candidates() -> None:
    made, writer = corpus(1_000)[0], Writer(seed=7)
    index = IdeaIndex(made)
    found = 0
    for idea in made[:100]:
        title, text = (" ".join(writer.retold(part.split())) for part in (idea.title, idea.description))
        found += idea.id in {match.other("again") for match in index.similar(Draft("again", title, text), k=10)}
    assert found >= 95


@pytest.mark.parametrize("size", [0, 1, 2, 3])
def test_a_handful_of_ideas_is_compared_like_many(size: int) -> None:
    ideas = [_idea(f"i-{number}", "Cykelpump på torget", f"Pumpa cykeln {number}") for number in range(size)]
    index = IdeaIndex(ideas)
    assert len(index.pairs(0.0)) == size * (size - 1) // 2
    assert all(0.5 < match.probability < 1 for match in index.pairs(0.0))
    assert len(index.similar(_idea("draft", "Pump för cykel"), k=5)) == size
    assert [len(group) for group in families(index.pairs(), ids=[idea.id for idea in ideas])] == [size][: size > 0]


def test_ideas_without_a_word_are_like_nothing() -> None:
    class Silent:
        id, title, description, municipality, language = "none", "", "", "1496", "sv"

    index = IdeaIndex([Silent(), _idea("a", "Cykelpump")])
    assert index.pairs(0.5) == ()
    assert index.similar(Silent()) == ()


def test_one_word_said_a_hundred_thousand_times_is_one_word() -> None:
    index = IdeaIndex([_idea("long", "Kamera", "kamera " * 100_000), _idea("short", "Kamera", "kamera")])
    assert index.pairs()[0].identical


def test_of_a_thousand_copies_the_first_by_id_are_named_whatever_their_order() -> None:
    copies = [_idea(f"i-{number:04}", "Cykelpump på torget") for number in range(1000)]
    for told in (copies, copies[::-1]):
        named = [match.other("draft") for match in IdeaIndex(told).similar(_idea("draft", "Cykelpump på torg"), k=3)]
        assert named == ["i-0000", "i-0001", "i-0002"]


@given(st.lists(st.sampled_from([0.0, 0.1, 0.25, 0.25 + 1e-12, 0.7, 1.5]), max_size=200), st.integers(1, 12))
def test_the_best_are_those_that_ordering_all_would_find(scores: list[float], most: int) -> None:
    """All that tie with the last are among them, and what shares nothing is not."""
    ranked = sorted((round(score, 9) for score in scores if score > 0), reverse=True)
    least = ranked[min(most, len(ranked)) - 1] if ranked else 1.0
    expected = [row for row, score in enumerate(scores) if score > 0 and round(score, 9) >= least]
    assert _best(np.array(scores, dtype=np.float64), most).tolist() == expected


def test_a_long_description_does_not_drown_the_title() -> None:
    """Ten times as many words about other things take little from what a title says; and the words still add up."""
    texts = [draft.description for draft in corpus(40, seed=3)[0]]
    likeness = []
    for blurb in (" ".join(texts[:3]), " ".join(texts[:30])):
        told = [_idea("a", "Nattkamera i hemtjänsten", blurb), _idea("b", "Nattkamera hemma")]
        index = IdeaIndex([*told, *(_idea(f"x{number}", text) for number, text in enumerate(texts))])
        why = next(match for match in index.similar(told[1], k=9) if match.other("b") == "a").explanation
        assert sum(pair.log_odds for pair in why.words) == pytest.approx(why.parts[0].log_odds)
        likeness.append(why.parts[0].log_odds)
    assert likeness[1] >= 0.75 * likeness[0]


def test_the_words_of_a_long_description_are_explained_as_light_as_they_weigh() -> None:
    """A word that stands in the title and at the end of a long description tells most by the title."""
    texts = [draft.description for draft in corpus(40, seed=3)[0]]
    told = [_idea("a", "Nattkamera", " ".join([*texts[:30], "nattkamera"])), _idea("b", "Nattkamera", "nattkamera")]
    index = IdeaIndex([*told, *(_idea(f"x{number}", text) for number, text in enumerate(texts))])
    match = next(match for match in index.similar(told[1], k=9) if match.other("b") == "a")
    assert match.explanation is not None
    sums = match.explanation.fields()
    assert sums[TextField.DESCRIPTION, TextField.TITLE] < 0.5 * sums[TextField.TITLE, TextField.TITLE]
