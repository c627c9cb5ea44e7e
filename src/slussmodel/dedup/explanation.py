"""Why two ideas match: the log odds, split without remainder into pairs of words and other evidence."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from attrs import evolve, frozen

from slussmodel.dedup.score import Kind
from slussmodel.language import MINUS, NBSP, Labelled, Lang, number


class TextField(Labelled):
    """The texts of an idea."""

    TITLE = "title", "titel", "title"
    DESCRIPTION = "description", "beskrivning", "description"
    TAGS = "tags", "taggar", "tags"


@frozen
class Word:
    """A word, or an abbreviation of several, as it stands in a text of an idea."""

    text: str
    field: TextField
    start: int
    end: int


@frozen
class WordPair:
    """A word of one idea, a word of the other, and what their likeness adds to the log odds."""

    a: Word
    b: Word
    log_odds: float


@frozen
class Part:
    """What one kind of evidence adds to the log odds."""

    kind: Kind
    log_odds: float


@frozen
class Explanation:
    """The log odds that two ideas are the same, in parts that sum to it.

    `base` is where it begins, `parts` what each kind of evidence adds, `words` what the part `Kind.LIKENESS` is made
    of, the weightiest first. `texts_a` and `texts_b` are the texts that the words stand in.
    """

    a: str
    b: str
    base: float
    parts: tuple[Part, ...]
    words: tuple[WordPair, ...]
    texts_a: tuple[tuple[TextField, str], ...]
    texts_b: tuple[tuple[TextField, str], ...]

    @property
    def log_odds(self) -> float:
        return self.base + sum(part.log_odds for part in self.parts)

    def tilted(self, offset: float, slope: float) -> Explanation:
        """The explanation of log odds that are stretched by a slope and moved by an offset."""
        parts = tuple(Part(part.kind, slope * part.log_odds) for part in self.parts)
        words = tuple(WordPair(pair.a, pair.b, slope * pair.log_odds) for pair in self.words)
        return evolve(self, base=offset + slope * self.base, parts=parts, words=words)

    def of(self, kind: Kind) -> float:
        """What one kind of evidence adds."""
        return sum(part.log_odds for part in self.parts if part.kind is kind)

    def share(self, pair: WordPair) -> float:
        """The part of the likeness of words that one pair makes up, from 0 to 1."""
        return pair.log_odds / self.of(Kind.LIKENESS)

    def fields(self) -> dict[tuple[TextField, TextField], float]:
        """What each text of the one against each text of the other adds; sums to the likeness of words."""
        sums: dict[tuple[TextField, TextField], float] = {}
        for pair in self.words:
            key = pair.a.field, pair.b.field
            sums[key] = sums.get(key, 0.0) + pair.log_odds
        return sums

    def strongest(self, most: int = 5) -> tuple[tuple[str, str, float], ...]:
        """The words that speak most for the match, wherever they stand, each two with their share."""
        shares: dict[tuple[str, str], float] = {}
        for pair in self.words:
            key = pair.a.text.lower(), pair.b.text.lower()
            shares[key] = shares.get(key, 0.0) + self.share(pair)
        ranked = sorted(shares.items(), key=lambda item: (-item[1], item[0]))
        return tuple((a, b, share) for (a, b), share in ranked[:most])

    def text(self, lang: Lang = "sv") -> str:
        """The strongest pairs of words, then every kind of evidence with its sign."""
        percent = {"sv": f"{NBSP}%", "en": "%"}[lang]
        pairs = (f"”{a}” ~ ”{b}” {number(100 * share, lang)}{percent}" for a, b, share in self.strongest())
        parts = (
            f"{part.kind.label(lang)} {_signed(part.log_odds, lang)}"
            for part in self.parts
            if abs(part.log_odds) >= _LEAST_SAID
        )
        start = {"sv": "utgångsläge", "en": "before any evidence"}[lang]
        return f"{', '.join(pairs)}\n{start} {_signed(self.base, lang)}; {'; '.join(parts)}"

    def html(self, lang: Lang = "sv") -> str:
        """Both ideas with the words that speak for the match marked, each with its share, as two HTML sections."""
        sides = (
            (self.a, self.texts_a, [pair.a for pair in self.words]),
            (self.b, self.texts_b, [pair.b for pair in self.words]),
        )
        weights = [self.share(pair) for pair in self.words]
        return "\n".join(_section(id, texts, _by_word(words, weights), lang) for id, texts, words in sides)


# Below this share a mark tells nothing.
_LEAST_MARKED = 0.03
# Less is rounded to nothing.
_LEAST_SAID = 0.05


def _signed(value: float, lang: Lang) -> str:
    return ("+" if value >= 0 else MINUS) + number(abs(value), lang, decimals=1)


def _by_word(words: Iterable[Word], shares: Iterable[float]) -> dict[Word, float]:
    sums: dict[Word, float] = {}
    for word, share in zip(words, shares, strict=True):
        sums[word] = sums.get(word, 0.0) + share
    return sums


def _section(id: str, texts: tuple[tuple[TextField, str], ...], marked: dict[Word, float], lang: Lang) -> str:
    body = "".join(
        f'<p title="{field.label(lang)}">{_marked(text, field, marked)}</p>' for field, text in texts if text
    )
    return f'<section class="sluss-idea" data-id="{escape(id)}">{body}</section>'


def _marked(text: str, field: TextField, marked: dict[Word, float]) -> str:
    pieces, at = [], 0
    for word in sorted(marked, key=lambda word: word.start):
        if word.field is field and marked[word] >= _LEAST_MARKED and word.start >= at:
            share = f"{100 * marked[word]:.0f} %"
            pieces += [
                escape(text[at : word.start]),
                f'<mark title="{share}">{escape(text[word.start : word.end])}</mark>',
            ]
            at = word.end
    return "".join([*pieces, escape(text[at:])])
