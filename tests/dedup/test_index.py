"""The index: one idea at a time, the same answers as a rebuilt one, sane with bad input."""

from __future__ import annotations

import math
import pickle
import unicodedata
from itertools import combinations

import numpy as np
import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from slussmodel.dedup import IdeaIndex, Match, families
from slussmodel.errors import InvalidValue, UnknownName
from slussmodel.ideas import Idea

WORDS = (
    "kamera natt tillsyn sensor fall larm robot katt demens boende cykel pump torg skola frukost elev app karta".split()
)
texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)


def _idea(id: str, title: str = "idé", description: str = "", language: str = "sv") -> Idea:
    return Idea(id=id, title=title, description=description, municipality="1496", language=language)


numbered = st.integers(0, 9).map("i-{}".format)
ideas = st.builds(_idea, numbered, texts, texts)
changes = st.lists(st.one_of(ideas, numbered), max_size=25)


def _chance(log_odds: float) -> float:
    return 1 / (1 + math.exp(-log_odds))


def _apply(change: Idea | str, index: IdeaIndex, kept: dict[str, Idea]) -> None:
    if isinstance(change, Idea):
        index.add(change)
        kept[change.id] = change
    elif change in kept:
        index.remove(change)
        del kept[change]


@settings(max_examples=60)
@given(changes, ideas)
def test_changed_index_answers_as_a_rebuilt_one(made: list[Idea | str], draft: Idea) -> None:
    index, kept = IdeaIndex(), {}
    for number, change in enumerate(made):
        _apply(change, index, kept)
        if number % 5 == 0:
            index.similar(draft)
    rebuilt = IdeaIndex(reversed(kept.values()))
    assert index.similar(draft, k=3) == rebuilt.similar(draft, k=3)
    assert index.pairs(0.01) == rebuilt.pairs(0.01)


@given(st.lists(ideas, max_size=8, unique_by=lambda idea: idea.id))
def test_pairs_and_similar_say_the_same(told: list[Idea]) -> None:
    index = IdeaIndex(told)
    chances = {(match.a, match.b): match.probability for match in index.pairs(0.01)}
    for idea in told:
        for match in index.similar(idea, k=10):
            assert chances.get((match.a, match.b), 0.0) == pytest.approx(
                match.probability if match.probability >= 0.01 else 0.0, abs=1e-6
            )


def test_an_idea_of_the_same_id_is_replaced() -> None:
    index = IdeaIndex([_idea("a", "cykelpump"), _idea("b", "cykelpump på torget")])
    index.add(_idea("b", "frukost i skolan"))
    assert len(index) == 2
    assert index["b"].title == "frukost i skolan"


def test_duplicate_ids_are_refused() -> None:
    with pytest.raises(InvalidValue, match="twice"):
        IdeaIndex([_idea("a"), _idea("a")])


def test_unknown_ids_are_named() -> None:
    with pytest.raises(UnknownName):
        IdeaIndex([_idea("a")]).remove("b")


def test_an_idea_is_not_similar_to_itself() -> None:
    index = IdeaIndex([_idea("a", "cykelpump"), _idea("b", "cykelpump på torget")])
    assert [match.other("a") for match in index.similar(index["a"])] == ["b"]


def test_many_changes_leave_no_trace() -> None:
    index = IdeaIndex([_idea("a", "cykelpump"), _idea("b", "cykelpumpar")])
    before = index.pairs(0.01)
    for number in range(1500):
        index.add(_idea("c", f"frukost {number}"))
    index.remove("c")
    assert index.pairs(0.01) == before


@pytest.mark.parametrize(
    "text",
    [
        "och att det",
        "🚲🚲 🌳",
        "a",
        "кириллица и mixed текст",
        "<b>fet</b> &aring;ldre <br/>",
        "1234 5678",
    ],
)
def test_odd_texts_are_found_again(text: str) -> None:
    index = IdeaIndex([_idea("a", text), _idea("b", text), _idea("c", "frukost i skolan varje dag")])
    (match,) = (match for match in index.pairs(0.0) if (match.a, match.b) == ("a", "b"))
    assert match.identical
    assert match.explain()
    assert _chance(match.explanation.log_odds) == pytest.approx(match.probability, abs=1e-8)


def test_composed_and_decomposed_letters_are_one() -> None:
    one, other = _idea("a", "trädgård på äldreboende"), _idea("b", "trädgård på äldreboende")
    apart = evolve(other)
    object.__setattr__(apart, "title", unicodedata.normalize("NFD", other.title))
    assert IdeaIndex([one, apart]).pairs(0.0)[0].identical


def test_letters_with_rings_and_dots_are_letters() -> None:
    index = IdeaIndex([_idea("a", "såg säker"), _idea("b", "sag saker")])
    assert not any(match.identical for match in index.pairs(0.0))


def test_a_very_long_text_is_an_idea_like_others() -> None:
    long = " ".join(f"ord{number} kamera" for number in range(9000))
    index = IdeaIndex([_idea("a", "kamera", long), _idea("b", "kamera på natten"), _idea("c", "frukost")])
    assert len(long) > 100_000
    assert index.similar(index["b"], k=1)[0].other("b") == "a"


def test_ten_thousand_copies_make_ten_thousand_pairs() -> None:
    index = IdeaIndex(_idea(f"i-{number:05}", "Cykelpump på torget") for number in range(10_000))
    found = index.pairs()
    assert len(found) == 9_999
    assert [len(family) for family in families(found)] == [10_000]
    assert len(index.similar(_idea("draft", "Cykelpump på torget"), k=5)) == 5


def test_an_empty_index_answers() -> None:
    assert IdeaIndex().pairs() == ()
    assert IdeaIndex().similar(_idea("a", "kamera")) == ()


def test_a_match_shows_itself_with_the_words_marked() -> None:
    index = IdeaIndex([_idea("<a>", "cykelpump på torget"), _idea("b", "pump till cykeln vid torget")])
    (match,) = index.pairs(0.0)
    shown = match.html("en")
    assert shown.startswith("<p>&lt;a&gt; and b: the same idea with probability ")
    assert shown.endswith(match.explanation.html("en"))
    assert "<mark" in shown
    assert match._repr_html_() == match.html("sv") != shown
    assert Match("a", "b", 0.5).html("en") == "<p>a and b: the same idea with probability 50%</p>"


@pytest.mark.parametrize(("probability", "said"), [(1.0, "100"), (0.9999, ">99"), (0.5, "50"), (0.001, "<1")])
def test_only_what_is_certain_is_said_to_be(probability: float, said: str) -> None:
    match = Match("a", "b", probability)
    assert match.explain("en").endswith(f" probability {said}%")
    assert match.explain("sv").endswith(f" sannolikheten {said}\N{NO-BREAK SPACE}%")


def test_names_of_places_and_people_are_no_evidence() -> None:
    told = [
        _idea("a", "Kameratillsyn i Skövde", "Anna vill ha kamera"),
        _idea("b", "Frukost i Skövde", "Anna äter"),
    ]
    named = [evolve(idea, submitter="Anna Berg") for idea in told]
    assert all(match.probability < 0.01 for match in IdeaIndex(named).pairs(0.0))


def test_the_same_facts_beside_the_text_raise_the_probability() -> None:
    one, other = _idea("a", "cykelpump på torget"), _idea("b", "pump för cyklar")
    alike = IdeaIndex([evolve(one, service_area="gata"), evolve(other, service_area="Gata")]).pairs(0.0)[0]
    unlike = IdeaIndex([evolve(one, service_area="gata"), evolve(other, service_area="skola")]).pairs(0.0)[0]
    plain = IdeaIndex([one, other]).pairs(0.0)[0]
    assert alike.probability > plain.probability > unlike.probability


def test_an_explanation_sums_to_the_score(twins) -> None:
    index = twins.index()
    for match in index.pairs(0.2):
        why = match.explanation
        assert _chance(why.log_odds) == pytest.approx(match.probability, abs=1e-8)
        assert sum(pair.log_odds for pair in why.words) == pytest.approx(why.parts[0].log_odds, abs=1e-9)
        assert sum(why.fields().values()) == pytest.approx(why.parts[0].log_odds, abs=1e-9)


def test_an_explanation_stays_as_it_was_when_ideas_come(twins) -> None:
    index = twins.index()
    match = index.pairs(0.5)[-1]
    before = match.explain("sv"), match.explain("en")
    index.add(_idea("new", "Fallsensorer på särskilt boende"))
    assert (match.explain("sv"), match.explain("en")) == before


def test_a_pickled_match_takes_its_explanation_along(twins) -> None:
    match = twins.index().pairs(0.5)[0]
    again = pickle.loads(pickle.dumps(match))
    assert again == match
    assert again.explanation.html("sv") == match.explanation.html("sv")
    assert "<mark" in again.explanation.html("en")


def test_html_of_an_idea_is_escaped() -> None:
    index = IdeaIndex([_idea("a", "kamera & larm < 3 katter"), _idea("b", "kamera och larm")])
    assert "kamera</mark> &amp; <mark" in index.pairs(0.0)[0].explanation.html()


def test_order_of_ideas_never_matters(twins) -> None:
    assert IdeaIndex(twins.ideas[::-1]).pairs(0.1) == twins.index().pairs(0.1)


@pytest.mark.parametrize(
    ("embed", "rule"),
    [
        (lambda texts: np.ones((len(texts) + 1, 3)), "one a text"),
        (lambda texts: np.ones(len(texts)), "one a text"),
        (lambda texts: np.full((len(texts), 3), np.nan), "finite"),
        (lambda texts: "no", "must return vectors"),
        (lambda texts: [[1.0], [1.0, 2.0]][: len(texts)], "must return"),
    ],
)
def test_a_bad_model_is_named(embed, rule: str) -> None:
    index = IdeaIndex([_idea("a", "cykelpump"), _idea("b", "pump på torget")], embed=embed)
    with pytest.raises(InvalidValue, match=rule):
        index.pairs(0.0)


def test_a_model_that_changes_its_dimension_is_named() -> None:
    sizes = iter([3, 4, 5])
    index = IdeaIndex(
        [_idea("a", "cykelpump"), _idea("b", "pump på torget")], embed=lambda texts: np.ones((len(texts), next(sizes)))
    )
    index.pairs(0.0)
    with pytest.raises(InvalidValue, match="vectors of 3 numbers"):
        index.similar(_idea("c", "cykelpump på torg"))


def test_a_model_of_meaning_reorders_candidates() -> None:
    told = [_idea("a", "kamera på natten"), _idea("b", "kamera på cykeln"), _idea("c", "kamera i skolan")]
    near = {"kamera på natten. ": [1.0, 0.0], "kamera i skolan. ": [1.0, 0.1], "kamera på cykeln. ": [-1.0, 0.5]}
    index = IdeaIndex(told, embed=lambda texts: [near[text] for text in texts])
    assert index.similar(told[0])[0].other("a") == "c"
    for one, other in combinations(told, 2):
        assert any({match.a, match.b} == {one.id, other.id} for match in index.pairs(0.0))


@pytest.mark.parametrize("wrong", ["abc", None, 5, object()], ids=["text", "None", "number", "object"])
def test_what_is_no_idea_is_an_error_that_says_so(wrong: object) -> None:
    with pytest.raises(InvalidValue, match=r"IdeaIndex\.idea: .* must be an idea"):
        IdeaIndex([wrong])  # type: ignore[list-item]
    with pytest.raises(InvalidValue, match="must be an idea"):
        IdeaIndex().similar(wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize("threshold", [50, -0.1, float("nan")])
def test_a_threshold_is_a_probability(threshold: float) -> None:
    with pytest.raises(InvalidValue, match="must be a probability"):
        IdeaIndex().pairs(threshold)
