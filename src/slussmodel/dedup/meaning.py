"""Meaning, if the caller has a model: vectors of texts as one more kind of evidence.

A model is any function from texts to vectors. Models differ in how alike they find any two texts, so a cosine says
little by itself; it is corrected for the two neighbourhoods and measured in standard deviations of the cosines between
reference ideas.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike

from slussmodel.dedup.proposal import Proposal
from slussmodel.dedup.vocabulary import Floats
from slussmodel.errors import InvalidValue

Embed: TypeAlias = Callable[[Sequence[str]], ArrayLike]

# So many ideas of the reference are embedded to know how alike the model finds ideas at random.
REFERENCE = 128
NEIGHBOURS = 10
_BATCH = 64


class Embedder:
    """Calls the caller's function, once a text, and checks what comes back."""

    def __init__(self, embed: Embed) -> None:
        self._embed = embed
        self._known: dict[str, Floats] = {}
        self._dimension: int | None = None

    def vectors(self, ideas: Iterable[Proposal]) -> Floats:
        """A unit vector for each idea. Raises `InvalidValue` where the function gives anything else than vectors."""
        texts = [f"{idea.title}. {idea.description}" for idea in ideas]
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        for start in range(0, len(new), _BATCH):
            batch = new[start : start + _BATCH]
            self._known.update(zip(batch, self._checked(batch), strict=True))
        return np.array([self._known[text] for text in texts])

    def _checked(self, texts: list[str]) -> Floats:
        try:
            found = np.asarray(self._embed(texts), dtype=np.float64)
        except (TypeError, ValueError) as error:
            raise InvalidValue("IdeaIndex", "embed", type(error).__name__, f"must return vectors: {error}") from error
        if found.ndim != 2 or len(found) != len(texts):
            raise InvalidValue("IdeaIndex", "embed", found.shape, f"must return {len(texts)} vectors, one a text")
        if self._dimension is None:
            self._dimension = found.shape[1]
        if found.shape[1] != self._dimension or not self._dimension:
            raise InvalidValue("IdeaIndex", "embed", found.shape, f"must return vectors of {self._dimension} numbers")
        if not np.isfinite(found).all():
            raise InvalidValue("IdeaIndex", "embed", "nan or infinity", "must return finite numbers")
        lengths = np.linalg.norm(found, axis=1, keepdims=True)
        unit: Floats = found / np.where(lengths > 0, lengths, 1.0)
        return unit


class Nearness:
    """How much nearer two ideas lie than their neighbourhoods do, in standard deviations.

    Vectors of texts tend to lie in a narrow cone; the density takes away what that adds to a cosine, and the spread
    gives every model one scale. Centring the vectors, taking their main directions away (Mu and Viswanath 2018,
    "All-but-the-top") and comparing title and description by themselves told no more, by
    `tests/benchmarks/bench_dedup_meaning.py`.
    """

    def __init__(self, embedder: Embedder, reference: Sequence[Proposal]) -> None:
        self._embedder = embedder
        self._ids = [idea.id for idea in reference]
        self._reference = embedder.vectors(reference)
        apart = ~np.eye(len(reference), dtype=np.bool_)
        cosines = (self._reference @ self._reference.T)[apart] if len(reference) > 1 else np.array([0.0, 1.0])
        self._spread = float(cosines.std()) or 1.0

    def between(self, ones: Sequence[Proposal], others: Sequence[Proposal]) -> Floats:
        """For each pair: its cosine less the mean of the two densities, over the spread."""
        first, second = self._embedder.vectors(ones), self._embedder.vectors(others)
        crowded = (self._density(first, ones) + self._density(second, others)) / 2
        nearness: Floats = ((first * second).sum(axis=1) - crowded) / self._spread
        return nearness

    def _density(self, vectors: Floats, ideas: Sequence[Proposal]) -> Floats:
        places = {id: place for place, id in enumerate(self._ids)}
        cosines = vectors @ self._reference.T
        for row, idea in enumerate(ideas):
            if idea.id in places:
                cosines[row, places[idea.id]] = -1.0
        near = min(NEIGHBOURS, cosines.shape[1])
        density: Floats = np.sort(cosines, axis=1)[:, -near:].clip(-1.0, 1.0).mean(axis=1)
        return density
