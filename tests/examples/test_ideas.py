"""The main job's input: ideas from all of Skaraborg, some of them told by several hands."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import datetime
from pathlib import Path

import pytest

from slussmodel import sweden
from slussmodel.assessment import MarketResult
from slussmodel.ideas import Idea, IdeaKind, Novelty, Origin

FILE = Path(__file__).resolve().parents[2] / "examples/data/ideas.csv"


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    with FILE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_row_is_an_idea(rows: list[dict[str, str]]) -> None:
    for row in rows:
        idea = Idea(
            id=row["id"],
            title=row["title"],
            description=row["description"],
            municipality=row["municipality"],
            kind=IdeaKind(row["kind"]),
            origins=(Origin(row["origin"]),),
            submitter=row["submitter"],
            submitted=datetime.fromisoformat(row["submitted"]),
        )
        assert idea.submitted is not None
        assert idea.submitted.year == 2017
        assert row["service_area"]
        MarketResult(row["market"])
        Novelty(row["novelty"])
        figures = ("hours_per_year", "savings_sek_per_year", "people_affected", "development_cost_sek")
        assert all(int(row[name]) >= 0 for name in figures)


def test_ids_are_distinct_and_stand_in_order_of_time(rows: list[dict[str, str]]) -> None:
    assert [row["id"] for row in rows] == [f"idea-{n:03}" for n in range(1, len(rows) + 1)]
    moments = [datetime.fromisoformat(row["submitted"]) for row in rows]
    assert moments == sorted(moments)


def test_all_fifteen_municipalities_hand_in_ideas(rows: list[dict[str, str]]) -> None:
    assert {row["municipality"] for row in rows} == {one.code for one in sweden.federation("Skaraborg").members}


def test_families_are_told_by_two_to_four_municipalities(rows: list[dict[str, str]]) -> None:
    sizes = Counter(row["family"] for row in rows)
    told_again = [row for row in rows if sizes[row["family"]] > 1]
    assert len(rows) >= 130
    assert len(told_again) >= 45
    assert max(sizes.values()) <= 4
    assert len({(row["family"], row["municipality"]) for row in told_again}) == len(told_again)


def test_the_same_idea_is_told_in_other_words(rows: list[dict[str, str]]) -> None:
    assert len({row["title"] for row in rows}) == len(rows)
    assert len({row["description"] for row in rows}) == len(rows)
