"""The index: ideas in memory, compared with each other or with a draft."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

import numpy as np
from scipy import sparse

from slussmodel.dedup.lexicon import Lexicon
from slussmodel.dedup.match import Match
from slussmodel.dedup.reading import Reader, municipal_names
from slussmodel.dedup.vocabulary import Vocabulary

_TITLE = 1.5


class Proposal(Protocol):
    """What the index needs to know of an idea; `slussmodel.Idea` is one."""

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def description(self) -> str: ...
    @property
    def municipality(self) -> str: ...
    @property
    def language(self) -> str: ...


class IdeaIndex:
    """Finds which ideas are told in other words."""

    def __init__(self, ideas: Iterable[Proposal] = (), *, lexicon: Lexicon | None = None) -> None:
        self._lexicon = lexicon or Lexicon()
        self._readers: dict[str, Reader] = {}
        self._vocabulary = Vocabulary()
        self._ideas: dict[str, Proposal] = {}
        for idea in ideas:
            self.add(idea)

    def __len__(self) -> int:
        return len(self._ideas)

    def __contains__(self, id: object) -> bool:
        return id in self._ideas

    def add(self, idea: Proposal) -> None:
        self._ideas[idea.id] = idea

    def remove(self, id: str) -> None:
        del self._ideas[id]

    def similar(self, idea: Proposal, k: int = 5) -> tuple[Match, ...]:
        """The k ideas most likely the same as this one, the likeliest first; itself is not among them."""
        ids = [*self._ideas]
        proposals = [one for one in self._ideas.values() if one.id != idea.id]
        probabilities = self._probabilities([*proposals, idea])[-1]
        order = np.lexsort((ids[: len(proposals)], -probabilities[:-1]))[:k]
        return tuple(_match(idea.id, proposals[row].id, float(probabilities[row])) for row in order)

    def pairs(self, threshold: float = 0.5) -> tuple[Match, ...]:
        """Every pair at least so likely the same, the likeliest first."""
        ids = [*self._ideas]
        probabilities = self._probabilities([*self._ideas.values()])
        rows, columns = np.nonzero(np.triu(probabilities, 1) >= threshold)
        found = [_match(ids[i], ids[j], float(probabilities[i, j])) for i, j in zip(rows, columns, strict=True)]
        return tuple(sorted(found, key=lambda match: (-match.probability, match.a, match.b)))

    def _probabilities(self, ideas: list[Proposal]) -> np.ndarray:
        cosine = self._cosines(ideas)
        np.fill_diagonal(cosine, -1)
        nearest = -np.sort(-cosine, axis=1)[:, :10]
        density = np.clip(nearest, 0, None).sum(1) / 10
        score = 2 * cosine - density[:, None] - density[None, :]
        return 1 / (1 + np.exp(-20 * (score - 0.21)))

    def _cosines(self, ideas: list[Proposal]) -> np.ndarray:
        rows, columns, weights = [], [], []
        for row, idea in enumerate(ideas):
            reader = self._reader(idea.language)
            for text, weight in ((idea.title, _TITLE), (idea.description, 1.0)):
                numbers = self._vocabulary.number(dict.fromkeys(reader.terms(text)))
                rows.extend([row] * len(numbers))
                columns.extend(numbers)
                weights.extend([weight] * len(numbers))
        matrix = self._vocabulary.matrix()
        told = sparse.csr_array((weights, (rows, columns)), shape=(len(ideas), matrix.shape[0])) @ matrix
        seen = np.bincount(told.indices, minlength=matrix.shape[1])
        told.data *= np.log((len(ideas) + 1) / (seen + 0.5))[told.indices]
        length = np.sqrt(np.asarray(told.multiply(told).sum(axis=1)).ravel())
        told.data /= np.repeat(np.maximum(length, 1e-9), np.diff(told.indptr))
        cosines: np.ndarray = (told @ told.T).toarray()
        return cosines

    def _reader(self, language: str) -> Reader:
        if language not in self._readers:
            self._readers[language] = Reader(language, self._lexicon, municipal_names())
        return self._readers[language]


def _match(one: str, other: str, probability: float) -> Match:
    a, b = sorted((one, other))
    return Match(a, b, probability)
