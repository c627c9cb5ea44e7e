"""Reading an idea: which terms its words stand for.

A term is a stem ("trygghetskamer") or a concept of the lexicon ("#camera"). One word may stand for several terms and an
abbreviation for several words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache

from attrs import frozen

from slussmodel.dedup.lexicon import Lexicon
from slussmodel.dedup.stopwords import STOP_WORDS
from slussmodel.dedup.text import spans, stemmer, words
from slussmodel.sweden import MUNICIPALITIES, name_of

CONCEPT = "#"
Concepts = dict[str, list[str]]

# A shorter word inside a longer one is chance; it must be the whole word.
_SHORTEST_PART = 5


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
        self._concepts, self._parts = self._concept_tables(lexicon, language)
        self._abbreviations = _by_first_word(
            {**_of_several_pieces(lexicon, language), **lexicon.abbreviations.get(language, {})}
        )
        self._beginnings = {part[:end] for part in self._parts for end in range(1, len(part) + 1)}

    def terms(self, text: str, names: frozenset[str] = frozenset()) -> list[str]:
        """The terms of a text in order, without the given names; where only silent words stand, those."""
        found = self.words(text, names)
        return [term for word in found for term in self._terms_of(word)] or [self.stem(word) for word in found]

    def words(self, text: str, names: frozenset[str]) -> list[str]:
        """The words of a text in order, abbreviations written out, without the given names if any others are left."""
        found = words(text)
        if not names.isdisjoint(found):
            found = [word for word in found if word not in names] or found
        if not self._abbreviations.keys().isdisjoint(found):
            found = [word for _, _, meant in self._pieces(found) for word in meant]
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
            for first, last, meant in self._pieces(found)
        ]
        if any(mention.terms for mention in read):
            return [mention for mention in read if mention.terms]
        return [Mention(*place, (self.stem(word),)) for place, word in zip(places, found, strict=True)]

    def _pieces(self, found: list[str]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
        """First word, end and meaning of each piece; the longest abbreviation wins."""
        at = 0
        while at < len(found):
            size, meant = self._piece_at(found, at)
            yield at, at + size, meant
            at += size

    def _piece_at(self, found: list[str], at: int) -> tuple[int, tuple[str, ...]]:
        for short, meant in self._abbreviations.get(found[at], ()):
            if tuple(found[at : at + len(short)]) == short:
                return len(short), meant
        return 1, (found[at],)

    def _terms_of(self, word: str) -> tuple[str, ...]:
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = self.read(word)
        return known

    def read(self, word: str) -> tuple[str, ...]:
        """The terms of one word, none of a silent one."""
        if len(word) < 2 or word in self._silent:
            return ()
        stem = self.stem(word)
        concepts = dict.fromkeys(self._concepts.get(stem, ()))
        for part in (*self._parts_in(stem), *self._parts_in(word)):
            concepts.update(dict.fromkeys(self._parts[part]))
        return (stem, *concepts)

    def _parts_in(self, compound: str) -> Iterator[str]:
        """The parts that a compound begins or ends with, and no one letter is left; inside, they are mostly chance."""
        size = len(compound)
        for start in range(size):
            end = start + 1
            while compound[start:end] in self._beginnings and end <= size:
                rest = size - (end - start)
                if compound[start:end] in self._parts and (start == 0 or end == size) and rest != 1:
                    yield compound[start:end]
                end += 1

    def _concept_tables(self, lexicon: Lexicon, language: str) -> tuple[Concepts, Concepts]:
        """The concepts of whole stems, and of parts of compounds.

        A short word is a part as it is written: its stem is shorter still ("dans" has the stem "dan", as in "sidan").
        """
        whole: Concepts = {}
        parts: Concepts = {}
        for concept, glosses in lexicon.concepts.items():
            for word in glosses.get(language, ()):
                written = "".join(words(word))
                stem = self.stem(written)
                whole.setdefault(stem, []).append(CONCEPT + concept)
                if len(stem) >= _SHORTEST_PART or word.endswith("*"):
                    part = stem if len(stem) >= _SHORTEST_PART else written
                    parts.setdefault(part, []).append(CONCEPT + concept)
        return whole, parts


Abbreviations = dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]]


def _of_several_pieces(lexicon: Lexicon, language: str) -> dict[str, str]:
    """Words of the lexicon at which a text is cut, such as "e-bok", and the one word as which they are read."""
    told = (word for glosses in lexicon.concepts.values() for word in glosses.get(language, ()))
    return {word: "".join(pieces) for word in told if len(pieces := words(word)) > 1}


def _by_first_word(table: Mapping[str, str]) -> Abbreviations:
    starts: Abbreviations = {}
    for short, long in table.items():
        pieces = tuple(words(short))
        starts.setdefault(pieces[0], []).append((pieces, tuple(words(long))))
    for entries in starts.values():
        entries.sort(key=lambda entry: (-len(entry[0]), entry))
    return starts


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
