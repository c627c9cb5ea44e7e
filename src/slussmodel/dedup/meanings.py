"""What the words of one language mean by a lexicon, in tables that are made once.

A word may be a word of the lexicon, or a compound that begins or ends with one. A word of several pieces, such as an
abbreviation with a hyphen, is found piece by piece.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from attrs import field, frozen

from slussmodel.dedup.lexicon import Lexicon
from slussmodel.dedup.text import stemmer, words

CONCEPT = "#"
Concepts = dict[str, list[str]]
Abbreviations = dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]]

# A shorter word inside a longer one is chance; it must be the whole word.
_SHORTEST_PART = 5
# The tables of so many lexicons and languages are kept.
_KEPT = 32


@frozen
class _Same:
    """A lexicon that is known by being the very same, since comparing two word by word is slower than a look-up."""

    lexicon: Lexicon = field(eq=id)


def meanings(lexicon: Lexicon, language: str) -> Meanings:
    """The tables of a lexicon for one language."""
    return _made(_Same(lexicon), language)


@lru_cache(_KEPT)
def _made(same: _Same, language: str) -> Meanings:
    lexicon, stem = same.lexicon, stemmer(language)
    whole: Concepts = {}
    parts: Concepts = {}
    joined: dict[str, str] = {}
    for concept, glosses in lexicon.concepts.items():
        for word in glosses.get(language, ()):
            pieces = words(word)
            written = "".join(pieces)
            if len(pieces) > 1:
                joined[word] = written
            root = stem(written)
            whole.setdefault(root, []).append(CONCEPT + concept)
            # A short word is a part as it is written: its stem is shorter still ("dans" has the stem "dan": "sidan").
            if len(root) >= _SHORTEST_PART:
                parts.setdefault(root, []).append(CONCEPT + concept)
            elif word.endswith("*"):
                parts.setdefault(written, []).append(CONCEPT + concept)
    for word in lexicon.simplex.get(language, ()):
        parts.setdefault(stem(word), [])
    simplex = frozenset(map(stem, lexicon.simplex.get(language, ())))
    return Meanings(whole, parts, simplex, _by_first_word({**joined, **lexicon.abbreviations.get(language, {})}))


def _by_first_word(table: Mapping[str, str]) -> Abbreviations:
    starts: Abbreviations = {}
    for short, long in table.items():
        pieces = tuple(words(short))
        starts.setdefault(pieces[0], []).append((pieces, tuple(words(long))))
    for entries in starts.values():
        entries.sort(key=lambda entry: (-len(entry[0]), entry))
    return starts


@frozen(eq=False)
class Meanings:
    """The concepts of whole stems and of parts of compounds, what looks like a compound and is none, abbreviations."""

    whole: Concepts
    parts: Concepts
    simplex: frozenset[str]
    abbreviations: Abbreviations

    def concepts(self, word: str, stem: str) -> list[str]:
        """The concepts of a word, each once."""
        found = dict.fromkeys(self.whole.get(stem, ()))
        for compound in (stem, word):
            for part in self._parts_of(compound):
                found.update(dict.fromkeys(self.parts[part]))
        return list(found)

    def _parts_of(self, compound: str) -> list[str]:
        """The parts that a compound begins or ends with; a part within a simplex word is none."""
        found = list(self._edges(compound))
        whole = [span for span in found if compound[slice(*span)] in self.simplex]
        return [compound[slice(*span)] for span in found if not any(_within(span, one) for one in whole)]

    def _edges(self, compound: str) -> Iterator[tuple[int, int]]:
        """Where a part stands at either end, and no one letter is left; inside, parts are mostly chance."""
        size = len(compound)
        yield from ((0, end) for end in range(1, size + 1) if end != size - 1 and compound[:end] in self.parts)
        yield from ((start, size) for start in range(2, size) if compound[start:] in self.parts)

    def pieces(self, found: Sequence[str]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
        """First word, end and meaning of each piece of a text; the longest abbreviation wins."""
        at = 0
        while at < len(found):
            size, meant = self._piece_at(found, at)
            yield at, at + size, meant
            at += size

    def _piece_at(self, found: Sequence[str], at: int) -> tuple[int, tuple[str, ...]]:
        for short, meant in self.abbreviations.get(found[at], ()):
            if tuple(found[at : at + len(short)]) == short:
                return len(short), meant
        return 1, (found[at],)


def _within(span: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether a stretch is a part of another, and not all of it."""
    return other[0] <= span[0] and span[1] <= other[1] and span != other
