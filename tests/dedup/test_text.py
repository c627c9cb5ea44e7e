"""From texts to terms: what is read, what is silent, and what the lexicon knows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slussmodel.dedup import LEXICON, IdeaIndex, Lexicon
from slussmodel.dedup.reading import Reader, municipal_names
from slussmodel.dedup.text import plain, words
from slussmodel.ideas import Idea

READER = Reader("sv", LEXICON, municipal_names())


@given(st.text(max_size=80))
def test_mentions_and_terms_are_the_same(text: str) -> None:
    mentioned = [term for mention in READER.mentions(plain(text)) for term in mention.terms]
    assert sorted(mentioned) == sorted(READER.terms(text))


@given(st.text(max_size=80))
def test_plain_text_is_plain_already(text: str) -> None:
    for mention in READER.mentions(plain(text)):
        assert 0 <= mention.start < mention.end <= len(plain(text))


@pytest.mark.parametrize(
    ("short", "long"),
    [("ÅVC", "återvinningscentral"), ("GC-väg", "gång- och cykelväg"), ("KPI", "nyckeltal")],
)
def test_abbreviations_are_what_they_stand_for(short: str, long: str) -> None:
    assert READER.terms(short) == READER.terms(long)


def test_words_for_one_thing_share_a_concept() -> None:
    assert "#nursing_home" in set(READER.terms("säbo")) & set(READER.terms("demensboende"))


def test_a_short_word_is_no_part_of_a_longer_one() -> None:
    own = Reader("sv", Lexicon(concepts={"bee": {"sv": ("bin",)}, "wood": {"sv": ("skog*",)}}))
    assert "#bee" not in own.terms("kombinera")
    assert "#wood" in own.terms("skogsdunge")


def test_a_short_part_stands_in_the_compound_as_it_is_written() -> None:
    own = Reader("sv", Lexicon(concepts={"dance": {"sv": ("dans*",)}}))
    assert all("#dance" in own.terms(word) for word in ("dans", "dansen", "folkdans", "folkdansen", "danslokal"))
    assert not any("#dance" in own.terms(word) for word in ("sidan", "hemsidan", "skadan"))


def test_no_one_letter_is_left_beside_a_part() -> None:
    own = Reader("is", Lexicon(concepts={"medicine": {"is": ("lyf*",)}}))
    assert [word for word in ("lyfab", "ablyf", "lyfa", "alyf", "ablyfab") if "#medicine" in own.terms(word)] == [
        "lyfab",
        "ablyf",
    ]


def test_a_word_that_only_looks_like_a_compound_is_none() -> None:
    concepts = {"sport": {"sv": ("sport*",)}, "freight": {"sv": ("transport",)}}
    own = Reader("sv", Lexicon(concepts=concepts, simplex={"sv": ("transport",)}))
    assert own.terms("transporter") == own.terms("transport") == ["transport", "#freight"]
    assert "#sport" not in own.terms("varutransport")
    assert "#sport" in own.terms("sporthall")
    assert "#sport" in own.terms("vintersport")


def test_a_digit_is_a_word_and_a_letter_is_none() -> None:
    assert READER.terms("Buss 8 a")[-1] == "8"


@pytest.mark.parametrize("language", ["sv", "en", "fi", "no", "da", "is"])
def test_every_word_of_the_shipped_lexicon_speaks_of_its_concept(language: str) -> None:
    """Or of what an abbreviation of the same letters stands for."""
    reader = Reader(language, LEXICON)
    short = {word for text in LEXICON.abbreviations.get(language, {}) for word in words(text)}
    for concept, glosses in LEXICON.concepts.items():
        for word in glosses.get(language, ()):
            if not short & set(words(word)):
                assert f"#{concept}" in reader.terms(word.rstrip("*")), (concept, word)


def test_a_word_with_a_hyphen_is_one_word() -> None:
    own = Reader("sv", Lexicon(concepts={"ebook": {"sv": ("e-bok",)}}))
    assert own.terms("Låna e-bok") == ["lån", "ebok", "#ebook"]


def test_names_of_municipalities_are_silent_and_words_are_not() -> None:
    assert READER.terms("Skövde Skövdes kamera") == READER.terms("kamera")
    assert "mark" in READER.terms("mark och vatten")


@pytest.mark.parametrize(
    ("language", "title", "text"),
    [
        ("en", "Night camera for the elderly", "A camera in home care so that people may sleep at night"),
        ("fi", "Kamera kotihoitoon yöllä", "Kamera valvoo ikääntyneitä yöllä kotihoidossa"),
        ("no", "Kamera i hjemmetjenesten om natten", "Tilsyn med eldre med kamera om natten"),
        ("da", "Kamera i hjemmepleje om natten", "Tilsyn med ældre med kamera om natten"),
        ("is", "Myndavél í heimaþjónusta", "Eftirlit með eldri á nótt með myndavél"),
    ],
)
def test_the_same_idea_is_found_in_another_language(language: str, title: str, text: str) -> None:
    swedish = [
        ("a", "Nattkamera i hemtjänsten", "Tillsyn av äldre på natten med kamera"),
        ("b", "Cykelpump på torget", "Luft i däcken för alla som cyklar till bussen"),
        ("c", "Frukost i skolan", "Gröt till eleverna före första lektionen"),
    ]
    index = IdeaIndex(Idea(id=id, title=t, description=d, municipality="1496") for id, t, d in swedish)
    draft = Idea(id="draft", title=title, description=text, municipality="1496", language=language)
    assert index.similar(draft, k=1)[0].other("draft") == "a"
