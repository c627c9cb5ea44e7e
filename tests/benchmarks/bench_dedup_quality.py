"""How good dedup is on ideas told by several hands. Run by hand:

    python tests/benchmarks/bench_dedup_quality.py sets        every set: F1, recall, families, calibration
    python tests/benchmarks/bench_dedup_quality.py draws       the automatic threshold on random halves of the families
    python tests/benchmarks/bench_dedup_quality.py picture sv  how the probabilities of the unseen sets came true

Texts are never shown, so that the set kept apart stays unread.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path
from random import Random
from statistics import mean, quantiles

sys.path.insert(0, str(Path(__file__).parent))
from bench_dedup import SHARED, b_cubed, best, judged, recalls, told, twins
from bench_dedup_corpus import OWN, Draft

from slussmodel.dedup import (
    IdeaIndex,
    Match,
    PairDecision,
    Reliability,
    automatic_threshold,
    calibrated,
    families,
    reliability,
)

TESTS = Path(__file__).resolve().parents[1] / "dedup"
FITTED = {
    "reference": SHARED,
    "told again": TESTS / "told_again.csv",
    "told freely": TESTS / "told_freely.csv",
}
UNSEEN = {"the project's own": OWN, "kept apart": TESTS / "kept_apart.csv"}
# What a person would be shown.
SEEN = 0.02
DRAWS = 24


def named() -> Iterator[tuple[str, list[Draft], dict[str, object]]]:
    for name, path in {**FITTED, **UNSEEN}.items():
        if path.is_file():
            yield name, *told(path)


def trust(found: tuple[Match, ...], family: dict[str, object]) -> Reliability:
    return reliability(found, (PairDecision(one.a, one.b, family[one.a] == family[one.b]) for one in found))


def automatic(found: tuple[Match, ...], family: dict[str, object]) -> float:
    """F1 at the automatic threshold."""
    fitted = calibrated(found, ideas=len(family))
    return at(automatic_threshold(fitted), fitted, family)


def at(limit: float, found: tuple[Match, ...], family: dict[str, object]) -> float:
    """F1 of the pairs from a probability up."""
    return judged(((one.a, one.b) for one in found if one.probability >= limit), family)[2]


def joined(groups: Iterable[frozenset[str]]) -> Iterator[tuple[str, str]]:
    """The pairs that families join."""
    return (pair for group in groups for pair in combinations(sorted(group), 2))


def sets() -> None:
    columns = ("best F1", "F1 auto", "F1 fam.", "R@1", "R@5", "B3", "ECE", "ECE cal.")
    print(f"{'set':20} {'ideas':>6} {'twins':>6} " + " ".join(f"{name:>7}" for name in columns))
    for name, drafts, family in named():
        index = IdeaIndex(drafts)
        found = index.pairs(SEEN)
        fitted = calibrated(found, ideas=len(drafts))
        limit = automatic_threshold(fitted)
        groups = families(index.pairs(0.1), ids=family)
        numbers = (
            best(found, family),
            automatic(found, family),
            judged(joined(families(fitted, ids=family, threshold=limit)), family)[2],
            *recalls(index, drafts, family),
            b_cubed(groups, family),
            trust(found, family).ece,
            trust(tuple(one for one in fitted if one.probability >= SEEN), family).ece,
        )
        print(f"{name:20} {len(drafts):6} {twins(family):6} " + " ".join(f"{one:7.3f}" for one in numbers), flush=True)


def draws() -> None:
    """What is lost against the best threshold, known afterwards: by the automatic one, and by one that labels gave.

    The latter is the best threshold of the other half of the families, so it shows what is luck.
    """
    print(
        f"{'halves of the families of':26} {'automatic: median':>18} {'mean':>6} {'9 of 10':>8} {'by labels: mean':>16}"
    )
    for name, drafts, family in named():
        random, lost, by_labels = Random(1), [], []
        for _ in range(DRAWS):
            groups = sorted(set(family.values()), key=str)
            kept = set(random.sample(groups, len(groups) // 2))
            (found, true), (other, known) = (_half(drafts, family, kept, inside) for inside in (True, False))
            most = best(found, true)
            lost.append(most - automatic(found, true))
            by_labels.append(most - at(best_limit(other, known), found, true))
        tenths = quantiles(lost, n=10)
        print(f"{name:26} {tenths[4]:18.3f} {mean(lost):6.3f} {tenths[8]:8.3f} {mean(by_labels):16.3f}", flush=True)


def _half(
    drafts: list[Draft], family: dict[str, object], kept: set[object], inside: bool
) -> tuple[tuple[Match, ...], dict[str, object]]:
    part = [draft for draft in drafts if (family[draft.id] in kept) is inside]
    return IdeaIndex(part).pairs(SEEN), {draft.id: family[draft.id] for draft in part}


def best_limit(found: tuple[Match, ...], family: dict[str, object]) -> float:
    """The probability from which F1 is best, by the labels."""
    right, most, limit = 0, 0.0, 1.0
    for taken, match in enumerate(found, start=1):
        right += family[match.a] == family[match.b]
        if 2 * right / (taken + twins(family)) > most:
            most, limit = 2 * right / (taken + twins(family)), match.probability
    return limit


def picture(lang: str) -> None:
    """All unseen sets in one diagram, each fitted to itself without labels; the ids are told apart by the set."""
    found, family = [], {}
    for name, path in UNSEEN.items():
        drafts, groups = told(path)
        fitted = calibrated(IdeaIndex(drafts).pairs(SEEN), ideas=len(drafts))
        found += [Match(name + one.a, name + one.b, one.probability) for one in fitted if one.probability >= SEEN]
        family |= {name + id: (name, group) for id, group in groups.items()}
    print(trust(tuple(found), family).svg("sv" if lang == "sv" else "en"))


def main(what: str, lang: str = "en") -> None:
    match what:
        case "sets":
            sets()
        case "draws":
            draws()
        case "picture":
            picture(lang)


if __name__ == "__main__":
    main(*sys.argv[1:])
