"""Reading an idea: which terms its words stand for.

A term is a stem ("trygghetskamer") or a concept of the lexicon ("#camera"). One word may stand for several terms and an
abbreviation for several words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from attrs import frozen

from slussmodel.dedup.lexicon import Lexicon
from slussmodel.dedup.stopwords import STOP_WORDS
from slussmodel.dedup.text import spans, stemmer, words

# A word this short inside a longer one is chance; it must then be the whole word.
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
        self._stem = stemmer(language)
        self._silent = STOP_WORDS.get(language, frozenset()).union(silent)
        self._known: dict[str, tuple[str, ...]] = {}
        self._abbreviations = _by_first_word(lexicon.abbreviations.get(language, {}))
        self._concepts = self._concept_table(lexicon, language)
        self._longest_part = max(map(len, self._concepts), default=0)

    def terms(self, text: str) -> list[str]:
        """The terms of a text in order; where only silent words stand, those."""
        found = words(text)
        if not self._abbreviations.keys().isdisjoint(found):
            found = [word for _, _, meant in self._pieces(found) for word in meant]
        return [term for word in found for term in self._terms_of(word)] or [self._stem(word) for word in found]

    def mentions(self, text: str) -> list[Mention]:
        """Where each term of a plain text stands."""
        places = spans(text)
        found = [text[start:end].lower() for start, end in places]
        pieces = list(self._pieces(found))
        read = [
            Mention(
                places[first][0], places[last - 1][1], tuple(term for word in meant for term in self._terms_of(word))
            )
            for first, last, meant in pieces
        ]
        if any(mention.terms for mention in read):
            return read
        return [Mention(*place, (self._stem(word),)) for place, word in zip(places, found, strict=True)]

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
            known = self._known[word] = self._read(word)
        return known

    def _read(self, word: str) -> tuple[str, ...]:
        if len(word) < 2 or word in self._silent:
            return ()
        stem = self._stem(word)
        concepts = dict.fromkeys(self._concepts.get(stem, ()))
        for start in range(len(stem) - _SHORTEST_PART + 1):
            for end in range(start + _SHORTEST_PART, min(len(stem), start + self._longest_part) + 1):
                concepts.update(dict.fromkeys(self._concepts.get(stem[start:end], ())))
        return (stem, *concepts)

    def _concept_table(self, lexicon: Lexicon, language: str) -> dict[str, list[str]]:
        table: dict[str, list[str]] = {}
        for concept, glosses in lexicon.concepts.items():
            for word in glosses.get(language, ()):
                table.setdefault(self._stem(word.lower()), []).append(f"#{concept}")
        return table


Abbreviations = dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]]


def _by_first_word(table: Mapping[str, str]) -> Abbreviations:
    starts: Abbreviations = {}
    for short, long in table.items():
        pieces = tuple(words(short))
        starts.setdefault(pieces[0], []).append((pieces, tuple(words(long))))
    for entries in starts.values():
        entries.sort(key=lambda entry: (-len(entry[0]), entry))
    return starts


@cache
def municipal_names() -> frozenset[str]:
    """The names of Sweden's municipalities, and their genitives, that are no other word in Swedish."""
    from slussmodel.sweden import MUNICIPALITIES

    names = {word for place in MUNICIPALITIES.values() for word in words(place.name)} - _ALSO_WORDS
    return frozenset(names | {f"{name}s" for name in names})


_ALSO_WORDS = frozenset(
    "ale berg bro dals ed eda fågel gislaved hammar höör kil kungs lilla mark marks mora mölle norra sala sandviken"
    " sjö sol stor strand sunne södra täby upp upplands vansbro vara vara vännäs älv ö öster östra åre falun lund flen"
    " boden tranås ås hjo".split()
)
