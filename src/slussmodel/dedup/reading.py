"""Reading an idea: which terms its words stand for.

A term is a stem ("trygghetskamer") or a concept of the lexicon ("#camera"). One word may stand for several terms and an
abbreviation for several words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache

from attrs import frozen

from slussmodel.dedup.lexicon import Lexicon
from slussmodel.dedup.meanings import meanings
from slussmodel.dedup.stopwords import STOP_WORDS
from slussmodel.dedup.text import spans, stemmer, words
from slussmodel.sweden import MUNICIPALITIES, name_of


@frozen
class Mention:
    """A stretch of a plain text and the terms that it stands for."""

    start: int
    end: int
    terms: tuple[str, ...]


class Reader:
    """Reads texts of one language with a lexicon; remembers each word that it has seen.

    `silent` are words that carry no evidence beside the stop words of the language, such as names of municipalities.

    >>> reader = Reader("sv", Lexicon(abbreviations={"sv": {"ÅVC": "återvinningscentral"}}))
    >>> reader.terms("Cyklar på ÅVC")
    ['cykl', 'återvinningscentral']
    """

    def __init__(self, language: str, lexicon: Lexicon, silent: Iterable[str] = ()) -> None:
        self.stem: Callable[[str], str] = stemmer(language)
        self._silent = STOP_WORDS.get(language, frozenset()).union(silent)
        self._known: dict[str, tuple[str, ...]] = {}
        self._meanings = meanings(lexicon, language)

    def terms(self, text: str, names: frozenset[str] = frozenset()) -> list[str]:
        """The terms of a text in order, without the given names; where only silent words stand, those."""
        found = self.words(text, names)
        return [term for word in found for term in self._terms_of(word)] or [self.stem(word) for word in found]

    def words(self, text: str, names: frozenset[str]) -> list[str]:
        """The words of a text in order, abbreviations written out, without the given names if any others are left."""
        found = words(text)
        if not names.isdisjoint(found):
            found = [word for word in found if word not in names] or found
        if not self._meanings.abbreviations.keys().isdisjoint(found):
            found = [word for _, _, meant in self._meanings.pieces(found) for word in meant]
        return found

    def mentions(self, text: str, names: frozenset[str] = frozenset()) -> list[Mention]:
        """Where the terms of a plain text stand; the same terms as `terms` finds."""
        places = spans(text)
        spoken = [place for place in places if text[slice(*place)].lower() not in names]
        places = spoken or places
        found = [text[start:end].lower() for start, end in places]
        read = [
            Mention(
                places[first][0], places[last - 1][1], tuple(term for word in meant for term in self._terms_of(word))
            )
            for first, last, meant in self._meanings.pieces(found)
        ]
        if any(mention.terms for mention in read):
            return [mention for mention in read if mention.terms]
        return [Mention(*place, (self.stem(word),)) for place, word in zip(places, found, strict=True)]

    def _terms_of(self, word: str) -> tuple[str, ...]:
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = self.read(word)
        return known

    def read(self, word: str) -> tuple[str, ...]:
        """The terms of one word, none of a silent one."""
        if (len(word) < 2 and not word.isdigit()) or word in self._silent:
            return ()
        stem = self.stem(word)
        return (stem, *self._meanings.concepts(word, stem))


class Library:
    """The readers of all languages, and the names that one idea must not be recognised by."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._readers: dict[str, Reader] = {}
        self._names: dict[tuple[str, str | None], frozenset[str]] = {}

    def reader(self, language: str) -> Reader:
        if language not in self._readers:
            self._readers[language] = Reader(str(language), self._lexicon, municipal_names())
        return self._readers[language]

    def names(self, municipality: str, submitter: str | None) -> frozenset[str]:
        """The words of a municipality's and a person's name; a submitter in small letters is a role and no name."""
        known = self._names.get((municipality, submitter))
        if known is None:
            people = [word for word in (submitter or "").split() if word[:1].isupper()]
            found = words(" ".join((name_of(municipality), *people)))
            known = self._names[municipality, submitter] = frozenset(found) | {f"{name}s" for name in found}
        return known


@cache
def municipal_names() -> frozenset[str]:
    """The names of Sweden's municipalities, and their genitives, that are no other word in Swedish."""
    names = {words(place.name)[0] for place in MUNICIPALITIES.values() if len(words(place.name)) == 1} - _ALSO_WORDS
    return frozenset(names | {f"{name}s" for name in names})


_ALSO_WORDS = frozenset("ale boden eda eksjö falun flen gävle hjo höör kil lund mark mora sala täby vara åre".split())
