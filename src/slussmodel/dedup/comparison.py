"""Two ideas side by side: works out, word by word, where the likeness of their texts comes from."""

from __future__ import annotations

import numpy as np
from attrs import astuple, frozen

from slussmodel.dedup.explanation import Explanation, Part, TextField, Word, WordPair
from slussmodel.dedup.proposal import Proposal, tags_of
from slussmodel.dedup.reading import Library
from slussmodel.dedup.score import LIKENESS, Kind, Weights
from slussmodel.dedup.space import Space
from slussmodel.dedup.text import plain
from slussmodel.dedup.vocabulary import Floats, Vocabulary
from slussmodel.dedup.weighing import DESCRIPTION, FIELD_WEIGHTS, TAGS, TITLE, share_of_description

_FIELDS = {TextField.TITLE: TITLE, TextField.DESCRIPTION: DESCRIPTION, TextField.TAGS: TAGS}
# Less than this is the rounding of sums and no likeness.
_NOTHING = 1e-12


@frozen
class _Told:
    """An idea word by word: each place where a term counts, the term's number and its weight there."""

    texts: tuple[tuple[TextField, str], ...]
    words: list[Word]
    terms: np.ndarray[tuple[int], np.dtype[np.int64]]
    weights: Floats


@frozen(eq=False)
class Comparison:
    """Explains one match when it is called; holds the texts and weights of the moment when the match was found."""

    one: Proposal
    other: Proposal
    evidence: Floats
    weights: Weights
    space: Space
    library: Library
    vocabulary: Vocabulary

    def __call__(self, a: str, b: str) -> Explanation:
        first, second = sorted((self.one, self.other), key=lambda idea: idea.id)
        sides = self._told(first), self._told(second)
        added = self.weights.parts(self.evidence[None, :])[0]
        parts = tuple(Part(kind, float(value)) for kind, value in zip(Kind, added, strict=True))
        across = first.language != second.language
        words = self._pairs(*sides, across, float(added[LIKENESS]))
        return Explanation(a, b, self.weights.base, parts, words, sides[0].texts, sides[1].texts)

    def _told(self, idea: Proposal) -> _Told:
        reader = self.library.reader(idea.language)
        names = self.library.names(idea.municipality, getattr(idea, "submitter", None))
        texts = tuple(zip(TextField, map(plain, (idea.title, idea.description, tags_of(idea))), strict=True))
        words, terms, weights = [], [], []
        for field, text in texts:
            counted: set[str] = set()
            for mention in reader.mentions(text, names):
                new = [term for term in dict.fromkeys(mention.terms) if term not in counted]
                counted.update(new)
                words += [Word(text[mention.start : mention.end], field, mention.start, mention.end)] * len(new)
                terms += self.vocabulary.number(new)
            weights += [_weight(_FIELDS[field], len(counted))] * len(counted)
        return _Told(texts, words, np.array(terms, dtype=np.int64), np.array(weights))

    def _pairs(self, one: _Told, other: _Told, across: bool, likeness: float) -> tuple[WordPair, ...]:
        shared = self._shared(one, other, across)
        total = shared.sum()
        if total <= _NOTHING:
            return ()
        scale = likeness / total
        sums: dict[tuple[Word, Word], float] = {}
        for row, column in zip(*np.nonzero(shared > _NOTHING), strict=True):
            key = one.words[row], other.words[column]
            sums[key] = sums.get(key, 0.0) + float(shared[row, column]) * scale
        found = [WordPair(a, b, value) for (a, b), value in sums.items()]
        return tuple(sorted(found, key=lambda pair: (-pair.log_odds, astuple(pair.a), astuple(pair.b))))

    def _shared(self, one: _Told, other: _Told, across: bool) -> Floats:
        overlap = self.space.overlap(one.terms, other.terms, across)
        shared: Floats = one.weights[:, None] * overlap * other.weights[None, :]
        return shared

    def __reduce__(self) -> tuple[type[Explained], tuple[Explanation]]:
        # A pickled match takes its explanation along and not the whole index behind it.
        first, second = sorted((self.one.id, self.other.id))
        return Explained, (self(first, second),)


def _weight(field: int, terms: int) -> float:
    """What each of so many terms of a field weighs."""
    share = float(share_of_description(np.array(terms))) if field == DESCRIPTION else 1.0
    return FIELD_WEIGHTS[field] * share


@frozen
class Explained:
    """An explanation worked out already."""

    explanation: Explanation

    def __call__(self, a: str, b: str) -> Explanation:
        return self.explanation
