"""What the tests of dedup share: ideas told by several hands, with their true families, and how to judge."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
from attrs import frozen

from slussmodel.dedup import IdeaIndex, Match, PairDecision
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

    def recall_at_five(self) -> float:
        """How many of an idea's twins are among the five likeliest, on average over the ideas that have any."""
        index, found = self.index(), []
        for idea in self.ideas:
            right = {id for id, family in self.family.items() if family == self.family[idea.id]} - {idea.id}
            if right:
                named = {match.other(idea.id) for match in index.similar(idea, k=5)}
                found.append(len(named & right) / min(5, len(right)))
        return sum(found) / len(found)

    def decisions(self, matches: Iterable[Match]) -> list[PairDecision]:
        """What is true of each match, as people would say it."""
        return [PairDecision(match.a, match.b, self.same(match)) for match in matches]


# The library has one code for Norwegian.
_LANGUAGES = {"nb": "no", "nn": "no"}


def _told(path: Path) -> Told:
    with path.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    named = [(row.get("id", f"i-{number:03}"), row) for number, row in enumerate(rows)]
    ideas = tuple(
        Idea(
            id=id,
            title=row["title"],
            description=row["description"],
            municipality=row["municipality"],
            language=_LANGUAGES.get(row.get("lang", "sv"), row.get("lang", "sv")),
        )
        for id, row in named
    )
    return Told(ideas, {id: row["family"] for id, row in named})


_HERE = Path(__file__).resolve()


@pytest.fixture(scope="session")
def twins(shared: Path) -> Told:
    """The reference set of short ideas; one of three with which the weights were fitted."""
    return _told(shared / "oracles" / "twins.csv")


@pytest.fixture(scope="session")
def told_again() -> Told:
    """Ideas told again by hands that avoid each other's words, in six languages; another set of the weights."""
    return _told(_HERE.with_name("told_again.csv"))


@pytest.fixture(scope="session")
def told_freely() -> Told:
    """Ideas told by residents, nurses and engineers in words of their own; the third set of the weights."""
    return _told(_HERE.with_name("told_freely.csv"))


@pytest.fixture(scope="session")
def skaraborg() -> Told:
    """The project's own ideas, told by hands that avoid each other's words; nothing was fitted to them."""
    return _told(_HERE.parents[2] / "examples" / "data" / "ideas.csv")


@pytest.fixture(scope="session")
def kept_apart() -> Told:
    """Ideas that nobody who works on dedup has read, written apart from the lexicon; to judge by and nothing else."""
    return _told(_HERE.with_name("kept_apart.csv"))
