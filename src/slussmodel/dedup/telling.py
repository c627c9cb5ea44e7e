"""What ideas tell, as numbers: the terms of each, in which fields they stand, and the keys to look it up by.

Each word is read once and has an entry from then on; many ideas together then cost a few sweeps over arrays.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from slussmodel.dedup.facts import FactReader
from slussmodel.dedup.growing import Growing
from slussmodel.dedup.proposal import Proposal, tags_of
from slussmodel.dedup.reading import Library, Reader
from slussmodel.dedup.stretches import distinct, firsts, ragged
from slussmodel.dedup.vocabulary import Floats, Ints, Longs, Vocabulary
from slussmodel.dedup.weighing import DESCRIPTION, share_of_description

# A long text names many concepts; its first ones make pairs.
_PAIRED = 10
_FIELDS = 3
_NOTHING = 0


@frozen(eq=False)
class Told:
    """Ideas as the index sees them, laid after each other: how many terms and keys each has, and which.

    The terms of an idea rise; `fields` says with a bit each in which fields a term stands. `shares` is the part of its
    weight that the description of each idea keeps, and `facts` is ideas by four.
    """

    terms: Ints
    fields: NDArray[np.uint8]
    term_sizes: Longs
    shares: Floats
    keys: Ints
    key_sizes: Longs
    facts: Ints


class Teller:
    """Turns ideas into numbers; the vocabulary grows with what they say."""

    def __init__(self, library: Library, vocabulary: Vocabulary) -> None:
        self._library = library
        self._vocabulary = vocabulary
        self._facts = FactReader()
        self._entries = _Entries(vocabulary)
        self._glossaries: dict[str, _Glossary] = {}

    def tell(self, ideas: Sequence[Proposal]) -> Told:
        """What the ideas say, in their order."""
        entries: list[int] = []
        sizes: list[int] = []
        for idea in ideas:
            glossary = self._glossary(idea.language)
            names = self._library.names(idea.municipality, getattr(idea, "submitter", None))
            for text in (idea.title, idea.description, tags_of(idea)):
                found = glossary.entries(text, names) if text else []
                entries += found
                sizes.append(len(found))
        facts = np.array([self._facts.read(idea) for idea in ideas], dtype=np.int32)
        said = self._said(np.array(entries, dtype=np.int64), np.array(sizes, dtype=np.int64))
        keys, key_sizes = self._keys(said, len(ideas))
        term_sizes, described = (
            np.bincount(of, minlength=len(ideas)) for of in (said.ideas, said.ideas[said.fields & DESCRIPTION > 0])
        )
        shares = share_of_description(described)
        return Told(said.terms, said.fields, term_sizes, shares, keys, key_sizes, facts)

    def _glossary(self, language: str) -> _Glossary:
        if language not in self._glossaries:
            self._glossaries[language] = _Glossary(self._library.reader(language), self._entries)
        return self._glossaries[language]

    def _said(self, entries: Longs, sizes: Longs) -> _Said:
        terms, many = self._entries.terms(entries)
        texts = np.repeat(np.repeat(np.arange(len(sizes)), sizes), many)
        ideas, field = texts // _FIELDS, texts % _FIELDS
        codes = ideas * len(self._vocabulary) + terms
        # Stable, so that a term comes first where it is said first.
        order = np.argsort(codes, kind="stable")
        first = firsts(codes[order])
        bits = np.left_shift(1, field).astype(np.uint8)[order]
        fields = np.bitwise_or.reduceat(bits, first) if len(first) else bits
        once = order[first]
        return _Said(ideas[once], terms[once], fields, once)

    def _keys(self, said: _Said, ideas: int) -> tuple[Ints, Longs]:
        keys, many = self._vocabulary.keys_of(said.terms)
        owners, pairs = self._pairs(said)
        width = self._vocabulary.key_count
        codes = distinct(np.concatenate((np.repeat(said.ideas, many), owners)) * width + np.concatenate((keys, pairs)))
        whose, found = np.divmod(codes, width)
        return found.astype(np.int32), np.bincount(whose, minlength=ideas)

    def _pairs(self, said: _Said) -> tuple[Longs, Longs]:
        """Each two concepts that an idea names among its first ones: the idea, and the key of the two."""
        concepts = np.flatnonzero(self._vocabulary.are_concepts(said.terms))
        concepts = concepts[np.argsort(said.place[concepts])]
        ideas = said.ideas[concepts]
        early = np.arange(len(ideas)) - np.searchsorted(ideas, ideas) < _PAIRED
        ideas, keys = ideas[early], self._vocabulary.keys_of(said.terms[concepts[early]])[0]
        order = np.lexsort((keys, ideas))
        ideas, keys = ideas[order], keys[order]
        nexts, ends = np.arange(1, len(ideas) + 1), np.searchsorted(ideas, ideas, side="right")
        ones, others = np.repeat(nexts - 1, ends - nexts), ragged(nexts, ends)
        return ideas[ones], self._vocabulary.pairs(keys[ones], keys[others])


@frozen(eq=False)
class _Said:
    """Each term of each idea once: the idea, the term, its fields, and its first place among all that is said."""

    ideas: Longs
    terms: Ints
    fields: NDArray[np.uint8]
    place: Longs


class _Entries:
    """The terms behind each entry; the first entry has none."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._terms = Growing[np.int32](np.int32)
        self._ends = Growing[np.int64](np.int64, [0, 0])

    def add(self, terms: Sequence[str]) -> int:
        if not terms:
            return _NOTHING
        self._terms.extend(self._vocabulary.number(terms))
        self._ends.append(len(self._terms))
        return len(self._ends) - 2

    def terms(self, entries: Longs) -> tuple[Ints, Longs]:
        """The terms of entries after each other, and how many each has."""
        starts, ends = self._ends.view[entries], self._ends.view[entries + 1]
        return self._terms.view[ragged(starts, ends)], ends - starts


class _Glossary(dict[str, int]):
    """The entry of each word of one language; a word is read when it is first looked up."""

    def __init__(self, reader: Reader, entries: _Entries) -> None:
        self._reader = reader
        self._entries = entries
        self._bare: dict[str, int] = {}

    def __missing__(self, word: str) -> int:
        self[word] = self._entries.add(self._reader.read(word))
        return self[word]

    def entries(self, text: str, names: frozenset[str]) -> list[int]:
        """The entries of a text's words; where only silent words stand, those of their stems."""
        words = self._reader.words(text, names)
        found = [self[word] for word in words]
        return found if any(found) else [self._of_silent(word) for word in words]

    def _of_silent(self, word: str) -> int:
        if word not in self._bare:
            self._bare[word] = self._entries.add((self._reader.stem(word),))
        return self._bare[word]
