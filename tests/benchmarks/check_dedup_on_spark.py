"""Does the recipe for Spark in docs/explanation/dedup.md find the pairs that one process finds?

Run by hand, in an environment that has pyspark and a Java: python tests/benchmarks/check_dedup_on_spark.py
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from bench_dedup_corpus import corpus
from pyspark.sql import SparkSession

from slussmodel.dedup import scale
from slussmodel.ideas import Idea

PAGE = Path(__file__).resolve().parents[2] / "docs" / "explanation" / "dedup.md"


def recipe() -> str:
    """The recipe as it is written on the page."""
    section = PAGE.read_text("utf-8").split("## On Spark")[1]
    found = re.search(r"```text\n(.*?)```", section, re.DOTALL)
    assert found is not None
    return found[1]


def on_spark(drafts: list[Idea], parts: int) -> list[scale.Scored]:
    spark = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
    names: dict[str, object] = {name: getattr(scale, name) for name in ("count", "merge_counts", "emit", "pairs_of")}
    names |= {"rescore": scale.rescore, "spark": spark.sparkContext, "drafts": drafts, "parts": parts}
    exec(recipe(), names)
    scored = names["scored"].collect()  # type: ignore[attr-defined]
    spark.stop()
    return scored


def main() -> None:
    # Ideas of the library, since the workers must know their class.
    made = corpus(1_000)[0]
    drafts = [Idea(id=m.id, title=m.title, description=m.description, municipality=m.municipality) for m in made]
    expected = scale.serial(drafts)
    for parts in (2, 5):
        found = on_spark(drafts, parts)
        assert scale.fingerprint(found) == scale.fingerprint(expected)
        print(f"{len(found)} pairs in {parts} parts, the same as in one process")


if __name__ == "__main__":
    main()
