"""Every row of the domain table is carried by a public name and proved by a test, and the page says which."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import pytest

from tools import generate_coverage as coverage

NAMES = sorted({mark.name for mark in coverage.marks()})


def imported(name: str) -> object:
    """What a dotted name stands for: the longest part that is a module, and attributes from there."""
    words = name.split(".")
    for length in range(len(words), 0, -1):
        try:
            found: object = importlib.import_module(".".join(words[:length]))
        except ModuleNotFoundError:
            continue
        for word in words[length:]:
            found = getattr(found, word)
        return found
    raise ModuleNotFoundError(name)


def test_the_page_is_the_generated_one() -> None:
    stored = coverage.PAGE.read_text(encoding="utf-8")
    assert stored == coverage.page(), "run: python tools/generate_coverage.py"


@pytest.mark.parametrize("row", coverage.rows(), ids=lambda row: row.number)
def test_every_row_is_carried_by_a_name_and_proved_by_a_test(row: coverage.Row) -> None:
    proofs = [mark for mark in coverage.marks() if mark.number == row.number]
    assert proofs, f"no test is marked with row {row.number}: {row.concept}"
    assert all(mark.test.startswith("test_") for mark in proofs)


def test_every_mark_is_of_a_row_of_the_table() -> None:
    numbers = {row.number for row in coverage.rows()}
    assert [mark for mark in coverage.marks() if mark.number not in numbers] == []


def test_the_table_has_each_row_once() -> None:
    numbers = [row.number for row in coverage.rows()]
    assert len(set(numbers)) == len(numbers) == 102


@pytest.mark.parametrize("name", NAMES)
def test_every_name_that_carries_a_row_can_be_imported(name: str) -> None:
    assert name.startswith("slussmodel.")
    assert not any(word.startswith("_") for word in name.split("."))
    assert imported(name) is not None


def test_the_table_is_that_of_the_texts(shared: Path) -> None:
    table = (shared / "domain.md").read_text(encoding="utf-8")
    assert [row.number for row in coverage.rows()] == re.findall(r"^\| (\d\.\d+) \|", table, re.MULTILINE)
