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

from slussmodel.dedup import IdeaIndex, Match, PairDecision, Reliability, automatic_threshold, families, reliability

TESTS = Path(__file__).resolve().parents[1] / "dedup"
FITTED = {"reference": SHARED, "told again": TESTS / "told_again.csv"}
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
    limit = automatic_threshold(found)
    return judged(((one.a, one.b) for one in found if one.probability >= limit), family)[2]


def joined(groups: Iterable[frozenset[str]]) -> Iterator[tuple[str, str]]:
    """The pairs that families join."""
    return (pair for group in groups for pair in combinations(sorted(group), 2))


def sets() -> None:
    columns = ("best F1", "F1 auto", "F1 fam.", "R@1", "R@5", "B3", "ECE")
    print(f"{'set':20} {'ideas':>6} {'twins':>6} " + " ".join(f"{name:>7}" for name in columns))
    for name, drafts, family in named():
        index = IdeaIndex(drafts)
        found = index.pairs(SEEN)
        groups = families(index.pairs(0.1), ids=family)
        numbers = (
            best(found, family),
            automatic(found, family),
            judged(joined(families(found, ids=family, threshold=automatic_threshold(found))), family)[2],
            *recalls(index, drafts, family),
            b_cubed(groups, family),
            trust(found, family).ece,
        )
        print(f"{name:20} {len(drafts):6} {twins(family):6} " + " ".join(f"{one:7.3f}" for one in numbers), flush=True)


def draws() -> None:
    """What the automatic threshold loses against the best one, known afterwards."""
    print(f"{'half of the families of':24} {'median':>7} {'mean':>7} {'9 of 10':>8} {'within .03':>11}")
    for name, drafts, family in named():
        random, lost = Random(1), []
        for _ in range(DRAWS):
            groups = sorted(set(family.values()), key=str)
            kept = set(random.sample(groups, len(groups) // 2))
            part = [draft for draft in drafts if family[draft.id] in kept]
            true = {draft.id: family[draft.id] for draft in part}
            found = IdeaIndex(part).pairs(SEEN)
            lost.append(best(found, true) - automatic(found, true))
        tenths = quantiles(lost, n=10)
        within = sum(one <= 0.03 for one in lost) / len(lost)
        print(f"{name:24} {tenths[4]:7.3f} {mean(lost):7.3f} {tenths[8]:8.3f} {within:11.0%}", flush=True)


def picture(lang: str) -> None:
    """All unseen sets in one diagram; the ids are told apart by the set."""
    found, family = [], {}
    for name, path in UNSEEN.items():
        drafts, groups = told(path)
        found += [Match(name + one.a, name + one.b, one.probability) for one in IdeaIndex(drafts).pairs(SEEN)]
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
