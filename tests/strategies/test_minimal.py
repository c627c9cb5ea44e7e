"""What a failing test shows is small: the simplest value of each type, and the simplest that breaks something."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import find, settings
from hypothesis import strategies as st

from slussmodel import SEK, strategies
from slussmodel.sharing import EntryKind, Ledger

PLAIN = (EntryKind.COST, EntryKind.GRANT)
# Hypothesis promises small and not smallest, so the search is the same in every run.
quick = settings(database=None, deadline=None, derandomize=True)


@pytest.mark.parametrize(
    ("strategy", "letters"),
    [
        (strategies.guards(), 20),
        (strategies.journeys(), 120),
        (strategies.funding_plans(), 160),
    ],
    ids=["guards", "journeys", "funding_plans"],
)
def test_the_simplest_value_is_short_to_read(strategy: st.SearchStrategy[Any], letters: int) -> None:
    assert len(repr(find(strategy, lambda _: True, settings=quick))) <= letters


def test_the_simplest_ledger_has_no_entries() -> None:
    assert find(strategies.ledgers(), lambda _: True, settings=quick) == Ledger()


def test_an_idea_that_breaks_something_has_nothing_beside_it() -> None:
    idea = find(strategies.ideas(), lambda one: "å" in one.title, settings=quick)
    assert (idea.id, idea.description, idea.tags) == ("a", "", ())
    assert len(idea.title) <= 3


def test_an_entry_that_breaks_something_is_a_plain_cost() -> None:
    rich = SEK(1000)
    entry = find(strategies.ledger_entries(kinds=PLAIN), lambda one: one.amount > rich, settings=quick)
    assert (entry.id, entry.kind, entry.amount, entry.rule) == ("a", EntryKind.COST, SEK("1000.01"), "ea")
