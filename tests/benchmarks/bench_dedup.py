"""How fast dedup is, and what it finds among many. Run by hand.

python tests/benchmarks/bench_dedup.py speed|copies|search|peers|picture

`speed` takes the number of ideas (10000 without); memory is the most that the process had, the ideas in it, so measure
one number a run. `picture` draws what runs of `speed` wrote. Times are seconds of CPU. Peers are compared if
they are installed.
"""

from __future__ import annotations

import csv
import json
import resource
import statistics
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from functools import cache
from itertools import permutations
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).parent))
from attrs import evolve
from bench_dedup_corpus import OWN, Draft, Writer, corpus

from slussmodel.dedup import IdeaIndex, Match, automatic_threshold, calibrated

_TESTS = Path(__file__).resolve().parents[1] / "dedup"
PLANTED = (OWN, _TESTS / "told_freely.csv", _TESTS / "kept_apart.csv")
SHARED = Path(__file__).resolve().parents[2] / "../shared/oracles/twins.csv"


def timed(work: Callable[[], object]) -> tuple[float, object]:
    start = process_time()
    result = work()
    return process_time() - start, result


def twins(family: dict[str, object]) -> int:
    return sum(size * (size - 1) // 2 for size in Counter(family.values()).values())


def judged(found: Iterable[tuple[str, str]], family: dict[str, object]) -> tuple[float, float, float]:
    """Precision, recall and F1 of pairs."""
    pairs = set(found)
    right = sum(family[a] == family[b] for a, b in pairs)
    return right / max(1, len(pairs)), right / twins(family), 2 * right / (len(pairs) + twins(family))


def b_cubed(groups: Iterable[frozenset[str]], family: dict[str, object]) -> float:
    found = {id: group for group in groups for id in group}
    true: dict[object, set[str]] = {}
    for id, name in family.items():
        true.setdefault(name, set()).add(id)
    precision = statistics.mean(len(found[id] & true[family[id]]) / len(found[id]) for id in family)
    recall = statistics.mean(len(found[id] & true[family[id]]) / len(true[family[id]]) for id in family)
    return 2 * precision * recall / (precision + recall)


def told(path: Path) -> tuple[list[Draft], dict[str, object]]:
    with path.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    drafts = [
        Draft(f"{number:04}", row["title"], row["description"], row["municipality"], row.get("lang", "sv"))
        for number, row in enumerate(rows)
    ]
    return drafts, {draft.id: row["family"] for draft, row in zip(drafts, rows, strict=True)}


def best(found: tuple[Match, ...], family: dict[str, object]) -> float:
    right, score = 0, 0.0
    for taken, match in enumerate(found, start=1):
        right += family[match.a] == family[match.b]
        score = max(score, 2 * right / (taken + twins(family)))
    return score


def recalls(index: IdeaIndex, drafts: list[Draft], family: dict[str, object]) -> tuple[float, float]:
    """How many of an idea's twins are named first, and among the first five, on average."""
    first, five = [], []
    for draft in drafts:
        right = {id for id in family if family[id] == family[draft.id]} - {draft.id}
        if right:
            named = [match.other(draft.id) for match in index.similar(draft, k=5)]
            first.append(named[0] in right if named else 0)
            five.append(len(right & set(named)) / min(5, len(right)))
    return statistics.mean(first), statistics.mean(five)


def speed(sizes: list[int]) -> list[dict[str, float]]:
    drafts_of_another_hand = corpus(600, seed=9)[0]
    drafts = [Draft(f"d{one.id}", one.title, one.description) for one in drafts_of_another_hand]
    rows = []
    for size in sizes:
        ideas, family = corpus(size)
        reading, index = timed(lambda ideas=ideas: IdeaIndex(ideas))
        pairing, found = timed(lambda index=index: index.pairs(0.5))
        precision, recall, f1 = judged(((match.a, match.b) for match in found), family)
        peak = memory()
        index.similar(drafts[0])
        asked = sorted(timed(lambda draft=draft, index=index: index.similar(draft))[0] for draft in drafts[:300])
        added = sorted(timed(lambda draft=draft, index=index: index.add(draft))[0] for draft in drafts[300:])
        row = {
            "ideas": size,
            "read s": reading,
            "pairs s": pairing,
            "precision": precision,
            "recall": recall,
            "F1": f1,
            "peak GB": peak / 1e6,
            "ask ms": 1000 * asked[150],
            "ask p99 ms": 1000 * asked[297],
            "add ms": 1000 * added[150],
        }
        rows.append(row)
        print(json.dumps({name: round(value, 4) for name, value in row.items()}), flush=True)
    return rows


def copies(size: int = 10_000) -> None:
    """F1 of near copies among so many ideas: at the automatic threshold, and at the best one."""
    ideas, family = corpus(size)
    precision, recall, f1 = judged(((one.a, one.b) for one in _taken(ideas)), family)
    print(f"precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.4f}")
    print(f"best F1: {best(IdeaIndex(ideas).pairs(0.02), family):.4f}")


def _taken(ideas: list[Draft]) -> list[Match]:
    """The pairs at the automatic threshold."""
    found = calibrated(IdeaIndex(ideas).pairs(0.02), ideas=len(ideas))
    limit = automatic_threshold(found)
    return [one for one in found if one.probability >= limit]


def search(size: int = 100_000) -> None:
    """What `similar` finds among so many ideas, and what a search that compares a draft with every idea finds."""
    writer, (ideas, _) = Writer(seed=7), corpus(size)
    known = {idea.id: idea for idea in ideas}
    retold = {f"r{idea.id}": idea.id for idea in ideas[:300]}
    drafts = [retelling(writer, known[id], name) for name, id in retold.items()]
    planted: dict[str, object] = {}
    hidden: list[Draft] = []
    for path in PLANTED:
        drafts_of_set, family = told(path)
        hidden += [evolve(draft, id=f"{path.stem}{draft.id}") for draft in drafts_of_set]
        planted |= {f"{path.stem}{id}": (path, name) for id, name in family.items()}
    index = IdeaIndex([*ideas, *hidden])
    found = [retold[draft.id] in {match.other(draft.id) for match in index.similar(draft, k=10)} for draft in drafts]
    print(f"told in other words, among ten candidates: {statistics.mean(found):.3f}")
    for name, answers in (("similar", _answers), ("exact search", _exact_answers)):
        hits = [other in answers(index, id) for id, other in permutations(planted, 2) if planted[id] == planted[other]]
        print(f"{len(hits)} twins told by people, among five, {name}: {statistics.mean(hits):.3f}", flush=True)


def retelling(writer: Writer, idea: Draft, id: str) -> Draft:
    title, text = (" ".join(writer.retold(part.split())) for part in (idea.title, idea.description))
    return Draft(id, title, text)


@cache
def _answers(index: IdeaIndex, id: str) -> frozenset[str]:
    return frozenset(match.other(id) for match in index.similar(index[id], k=5))


@cache
def _exact_answers(index: IdeaIndex, id: str) -> frozenset[str]:
    """As `similar`, with every other idea for a candidate."""
    moment, row = index._snapshot_now(), index.row(id)
    rows = moment.rows[moment.rows != row]
    found = moment.ranked(index[id], index._teller.tell((index[id],)), row, rows, 5)
    return frozenset(match.other(id) for match in found)


def memory() -> float:
    """The most memory used so far, in KB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def peers(size: int = 20_000) -> None:
    """Near copies among so many ideas: this library, unlabelled, and the peers installed, at their best threshold."""
    ideas, family = corpus(size)
    texts = [f"{idea.title} {idea.description}" for idea in ideas]
    print(f"{'':28} {'s':>7} {'F1':>6}")
    seconds, found = timed(lambda: _taken(ideas))
    print(f"{'slussmodel':28} {seconds:7.1f} {judged(((m.a, m.b) for m in found), family)[2]:6.3f}")
    for name, peer in PEERS.items():
        try:
            seconds, pairs = timed(lambda peer=peer: peer(texts))
        except ImportError:
            print(f"{name:28} not installed")
            continue
        named = {limit: [(ideas[a].id, ideas[b].id) for a, b, score in pairs if score >= limit] for limit in LIMITS}
        print(f"{name:28} {seconds:7.1f} {max(judged(one, family)[2] for one in named.values()):6.3f}")


LIMITS = [number / 20 for number in range(1, 20)]


def _topn(texts: list[str]) -> list[tuple[int, int, float]]:
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sparse_dot_topn import sp_matmul_topn

    matrix = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 3)).fit_transform(texts)
    near = sp_matmul_topn(matrix, matrix.T.tocsr(), top_n=10, threshold=0.3, n_threads=1).tocoo()
    triples = zip(near.row.tolist(), near.col.tolist(), near.data.tolist(), strict=True)
    return [(a, b, score) for a, b, score in triples if a < b]


def _rensa(texts: list[str]) -> list[tuple[int, int, float]]:
    from rensa import RMinHash, RMinHashLSH

    index, made = RMinHashLSH(threshold=0.4, num_perm=128, num_bands=32), []
    for number, text in enumerate(texts):
        sketch = RMinHash(num_perm=128, seed=1)
        sketch.update([text[at : at + 4] for at in range(len(text) - 3)])
        made.append(sketch)
        index.insert(number, sketch)
    return [(a, b, sketch.jaccard(made[b])) for a, sketch in enumerate(made) for b in index.query(sketch) if a < b]


def _datasketch(texts: list[str]) -> list[tuple[int, int, float]]:
    from datasketch import MinHash, MinHashLSH

    index, made = MinHashLSH(threshold=0.4, num_perm=128), []
    for number, text in enumerate(texts):
        sketch = MinHash(num_perm=128)
        sketch.update_batch([text[at : at + 4].encode() for at in range(len(text) - 3)])
        made.append(sketch)
        index.insert(number, sketch)
    return [(a, b, sketch.jaccard(made[b])) for a, sketch in enumerate(made) for b in index.query(sketch) if a < b]


def _rapidfuzz(texts: list[str]) -> list[tuple[int, int, float]]:
    from rapidfuzz import fuzz, process

    found = []
    for start in range(0, len(texts), 500):
        scores = process.cdist(texts[start : start + 500], texts, scorer=fuzz.token_sort_ratio, score_cutoff=50)
        found += [(int(a) + start, int(b), scores[a, b] / 100) for a, b in zip(*scores.nonzero(), strict=True)]
    return [(a, b, score) for a, b, score in found if a < b]


PEERS = {
    "sparse_dot_topn, trigrams": _topn,
    "rensa, LSH": _rensa,
    "datasketch, LSH": _datasketch,
    "rapidfuzz, token sort": _rapidfuzz,
}


def picture(rows: list[dict[str, float]]) -> str:
    """Seconds to all scored pairs against the number of ideas, both on logarithmic axes, as SVG."""
    from math import log10

    def x(ideas: float) -> float:
        return 60 + 150 * (log10(ideas) - 4)

    def y(seconds: float) -> float:
        return 210 - 60 * log10(seconds)

    dots = [(x(row["ideas"]), y(row["read s"] + row["pairs s"]), row["read s"] + row["pairs s"]) for row in rows]
    line = " ".join(f"{at:.0f},{up:.0f}" for at, up, _ in dots)
    marks = "".join(
        f'<circle cx="{at:.0f}" cy="{up:.0f}" r="4"/><text x="{at:.0f}" y="{up - 10:.0f}">{seconds:.0f} s</text>'
        for at, up, seconds in dots
    )
    ticks = "".join(f'<text x="{x(10**n):.0f}" y="232">{10**n:,}</text>' for n in (4, 5, 6))
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 420 250" role="img" font-family="sans-serif" '
        'font-size="12" text-anchor="middle" width="420"><title>Seconds of CPU from ideas to scored pairs</title>'
        f'<polyline points="{line}" fill="none" stroke="currentColor"/><g fill="currentColor">{marks}{ticks}'
        '<text x="210" y="248">ideas</text></g></svg>'
    )


def main(what: str, *rest: str) -> None:
    match what:
        case "speed":
            speed([int(size) for size in rest] or [10_000])
        case "copies":
            copies(*map(int, rest))
        case "search":
            search(*map(int, rest))
        case "peers":
            peers(*map(int, rest))
        case "picture":
            print(picture([json.loads(line) for line in sys.stdin if line.strip()]))


if __name__ == "__main__":
    main(*sys.argv[1:])
