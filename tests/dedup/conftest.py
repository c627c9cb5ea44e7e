"""What the tests of dedup share: ideas told by several hands, with their true families, and how to judge."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
from attrs import frozen

from slussmodel.dedup import IdeaIndex, Match
from slussmodel.ideas import Idea


@frozen
class Told:
    """Ideas, and which family each belongs to."""

    ideas: tuple[Idea, ...]
    family: Mapping[str, str]

    @property
    def twins(self) -> int:
        """How many pairs are the same."""
        return sum(size * (size - 1) // 2 for size in Counter(self.family.values()).values())

    def same(self, match: Match) -> bool:
        return self.family[match.a] == self.family[match.b]

    def index(self) -> IdeaIndex:
        return IdeaIndex(self.ideas)

    def f1(self, matches: Iterable[Match]) -> float:
        found = list(matches)
        return 2 * sum(map(self.same, found)) / (len(found) + self.twins)

    def best_f1(self, matches: Iterable[Match]) -> float:
        """F1 at the best threshold, known afterwards."""
        ranked = sorted(matches, key=lambda match: -match.probability)
        right, best = 0, 0.0
        for taken, match in enumerate(ranked, start=1):
            right += self.same(match)
            best = max(best, 2 * right / (taken + self.twins))
        return best

    def b_cubed(self, groups: Iterable[frozenset[str]]) -> float:
        """B-cubed F: precision and recall of each idea's family, on average over the ideas (Bagga and Baldwin 1998)."""
        found = {id: group for group in groups for id in group}
        true: dict[str, set[str]] = {}
        for id, family in self.family.items():
            true.setdefault(family, set()).add(id)
        both = [(len(found[id] & true[family]), found[id], true[family]) for id, family in self.family.items()]
        precision = sum(shared / len(group) for shared, group, _ in both) / len(both)
        recall = sum(shared / len(family) for shared, _, family in both) / len(both)
        return 2 * precision * recall / (precision + recall)


@pytest.fixture(scope="session")
def twins(shared: Path) -> Told:
    """The reference set of short ideas, with which the weights were fitted."""
    with (shared / "oracles" / "twins.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    named = [(f"i-{number:03}", row) for number, row in enumerate(rows)]
    ideas = tuple(
        Idea(
            id=id,
            title=row["title"],
            description=row["description"],
            municipality=row["municipality"],
            language=row["lang"],
        )
        for id, row in named
    )
    return Told(ideas, {id: row["family"] for id, row in named})


@pytest.fixture(scope="session")
def skaraborg() -> Told:
    """The project's own ideas, told by hands that avoid each other's words; nothing was fitted to them."""
    path = Path(__file__).resolve().parents[2] / "examples" / "data" / "ideas.csv"
    with path.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    ideas = tuple(
        Idea(id=row["id"], title=row["title"], description=row["description"], municipality=row["municipality"])
        for row in rows
    )
    return Told(ideas, {row["id"]: row["family"] for row in rows})
