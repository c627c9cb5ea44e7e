"""The index: ideas in memory, compared with each other or with a draft."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

import numpy as np

from slussmodel.dedup import candidates, sweep
from slussmodel.dedup.copies import thinned
from slussmodel.dedup.counts import Counts, Reference
from slussmodel.dedup.decisions import PairDecision
from slussmodel.dedup.fit import fit
from slussmodel.dedup.given import check_count, check_probability, several
from slussmodel.dedup.lexicon import Lexicon
from slussmodel.dedup.match import Match
from slussmodel.dedup.meaning import Embed, Embedder
from slussmodel.dedup.postings import Postings
from slussmodel.dedup.proposal import AnyIdea, Proposal, checked
from slussmodel.dedup.reading import Library
from slussmodel.dedup.score import SHIPPED, WITH_MEANING, Weights
from slussmodel.dedup.shelf import Shelf
from slussmodel.dedup.snapshot import Snapshot
from slussmodel.dedup.space import Space
from slussmodel.dedup.telling import Teller
from slussmodel.dedup.vocabulary import Ints, Longs, Vocabulary
from slussmodel.dedup.words import LEXICON
from slussmodel.errors import InvalidValue, UnknownName
from slussmodel.progress import Progress

# So many are read together: more need memory and are not faster.
_BATCH = 4096


class IdeaIndex:
    """Finds which ideas are the same, told in other words.

    The index is the one mutable thing in the library: a search structure in memory that the caller owns and can make
    again from the ideas at any time, with the same answers. `lexicon` adds to what words mean, `weights` are those of
    the score.

    >>> from slussmodel.ideas import Idea
    >>> told = {
    ...     "i-1": ("Nattkameror", "Kamera i stället för besök på natten hos den som vill sova ostört"),
    ...     "i-2": ("Tillsyn på natten via kamera", "Slipp väckas: låt nattpatrullen titta till brukaren med kamera"),
    ...     "i-3": ("Fler cykelställ", "Ställ vid stationen så att man kan låsa fast cykeln i ramen"),
    ... }
    >>> index = IdeaIndex(Idea(id=id, title=t, description=d, municipality="1496") for id, (t, d) in told.items())
    >>> index.pairs()[0].b
    'i-2'
    """

    def __init__(
        self,
        ideas: Iterable[AnyIdea] = (),
        *,
        lexicon: Lexicon = LEXICON,
        embed: Embed | None = None,
        weights: Weights | None = None,
    ) -> None:
        self._library = Library(lexicon)
        self._embedder = None if embed is None else Embedder(embed)
        self._weights = weights or (SHIPPED if embed is None else WITH_MEANING)
        self._ideas: dict[str, Proposal] = {}
        self._start()
        self._take(map(self._new, several("IdeaIndex", "ideas", ideas, "ideas")))

    def _new(self, idea: Proposal) -> Proposal:
        if checked(idea).id in self._ideas:
            raise InvalidValue("IdeaIndex", "ideas", idea.id, "stands there twice")
        self._ideas[idea.id] = idea
        return idea

    def _start(self) -> None:
        self._vocabulary = Vocabulary()
        self._teller = Teller(self._library, self._vocabulary)
        self._shelf = Shelf()
        self._postings = Postings(self._shelf, self._vocabulary)
        self._feature_counts = Counts(self._shelf, self._features_in)
        self._key_counts = Counts(self._shelf, self._shelf.keys)
        self._reference = Reference()
        self._rows: dict[str, int] = {}
        self._ids: list[str] = []
        self._snapshot: Snapshot | None = None

    def __repr__(self) -> str:
        return f"<IdeaIndex of {len(self)} ideas>"

    def __len__(self) -> int:
        return len(self._ideas)

    def __contains__(self, id: object) -> bool:
        return id in self._ideas

    def __getitem__(self, id: str) -> Proposal:
        """The idea as it was added. Raises `UnknownName` for an id that is not in the index."""
        if id not in self._ideas:
            raise UnknownName.among("idea", id, self._ideas)
        return self._ideas[id]

    def add(self, idea: AnyIdea) -> None:
        """Take in one more idea; an idea of the same id is replaced."""
        if checked(idea).id in self._ideas:
            self.remove(idea.id)
        self._ideas[idea.id] = idea
        self._take((idea,))

    def _take(self, ideas: Iterable[Proposal]) -> None:
        waiting = iter(ideas)
        while batch := list(islice(waiting, _BATCH)):
            for row, idea in zip(self._shelf.add(self._teller.tell(batch)), batch, strict=True):
                self._reference.add(row, idea.id)
                self._rows[idea.id] = row
                self._ids.append(idea.id)
        self._snapshot = None

    def remove(self, id: str) -> None:
        """Forget one idea. Raises `UnknownName` for an id that is not in the index."""
        self[id]
        row = self._rows.pop(id)
        self._feature_counts.forget(row)
        self._key_counts.forget(row)
        self._shelf.drop(row)
        self._reference.drop(row)
        del self._ideas[id]
        self._snapshot = None
        if len(self._shelf) > 2 * len(self._ideas) + 1000:
            self._start()
            self._take(self._ideas.values())

    def _features_in(self, rows: Longs) -> Ints:
        together = self._shelf.told(rows, len(self._vocabulary)) @ self._vocabulary.matrix()
        return np.asarray(together.indices, dtype=np.int32)

    def similar(self, idea: AnyIdea, k: int = 5) -> tuple[Match, ...]:
        """The k ideas most likely the same as this one, the likeliest first, while somebody is still writing it.

        The idea may be in the index or not; itself is never among the answers. Fewer come back where fewer share
        anything with it.
        """
        check_count("IdeaIndex", "k", k)
        told = self._teller.tell((checked(idea),))
        seen = self._key_counts.so_far(self._vocabulary.key_count)
        rows = candidates.for_one(told.keys, seen, len(self), self._vocabulary.of_pair, self._shelf, self._postings)
        itself = self._rows.get(idea.id, -1)
        rows = thinned(rows[rows != itself], self._ids, self._shelf, k)
        if not len(rows):
            return ()
        return self._snapshot_now().ranked(idea, told, itself, rows, k)

    def pairs(self, threshold: float = 0.5, *, progress: Progress | None = None) -> tuple[Match, ...]:
        """Every pair at least so likely the same, the likeliest first.

        `progress` is told of the ideas. Of ideas told in exactly the same words, more than sixteen of them, each is
        paired with the first alone, so that ten thousand copies make ten thousand pairs and not fifty million.

        Raises `InvalidValue` for a threshold that is no probability.
        """
        check_probability("IdeaIndex", "threshold", threshold)
        return sweep.pairs(self._snapshot_now(), threshold, progress)

    def fitted(self, decisions: Iterable[PairDecision]) -> Weights:
        """Weights drawn from the present ones towards what people have decided; the index keeps its own.

        Give them to a new index. Raises `UnknownName` for an idea that is not in the index and `InvalidValue` unless
        there are pairs of both kinds.
        """
        decided = list(decisions)
        for decision in decided:
            self[decision.a], self[decision.b]
        one = np.array([self._rows[decision.a] for decision in decided], dtype=np.int64)
        other = np.array([self._rows[decision.b] for decision in decided], dtype=np.int64)
        same = np.array([decision.same for decision in decided], dtype=np.bool_)
        return fit(sweep.evidence_of(self._snapshot_now(), one, other), same, self._weights)

    def row(self, id: str) -> int:
        """Where an idea stands in a `moment`."""
        self[id]
        return self._rows[id]

    def keyed(self) -> Iterator[tuple[str, list[str]]]:
        """Each idea and the names of the keys under which it is looked up."""
        names = self._vocabulary.key_names()
        for id, row in self._rows.items():
            yield id, [names[key] for key in self._shelf.keys(np.array([row])).tolist()]

    def counts(self) -> tuple[dict[str, int], dict[str, int]]:
        """How many ideas stand under each feature and under each key, by name."""
        features, keys = self._vocabulary.feature_names(), self._vocabulary.key_names()
        seen, looked_up = self._feature_counts.so_far(len(features)), self._key_counts.so_far(len(keys))
        return dict(zip(features, seen.tolist(), strict=True)), dict(zip(keys, looked_up.tolist(), strict=True))

    def moment(self, among: int, features: Mapping[str, int], reference: Iterable[str]) -> Snapshot:
        """The index as a part of many more ideas: how many, how many of them each feature stands in, the reference."""
        seen = np.array([features.get(name, 0) for name in self._vocabulary.feature_names()], dtype=np.int64)
        rows = np.array([self._rows[id] for id in reference], dtype=np.int64)
        return self._seen(among, seen, rows)

    def _snapshot_now(self) -> Snapshot:
        if self._snapshot is None:
            seen = self._feature_counts.so_far(self._vocabulary.width)
            self._snapshot = self._seen(len(self), seen, self._reference.rows())
        return self._snapshot

    def _seen(self, among: int, seen: Longs, reference: Longs) -> Snapshot:
        return Snapshot(
            ideas=self._ideas,
            ids=self._ids,
            rows=np.array(list(self._rows.values()), dtype=np.int64),
            among=among,
            shelf=self._shelf,
            space=Space(self._vocabulary, seen, among),
            reference=reference,
            weights=self._weights,
            library=self._library,
            vocabulary=self._vocabulary,
            key_counts=self._key_counts.so_far(self._vocabulary.key_count),
            embedder=self._embedder,
        )
