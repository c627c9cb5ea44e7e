"""Each law passes what is right and names itself, with a counterexample, where something is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings

from slussmodel import EUR, SEK, Idea, Money
from slussmodel.codec import from_json, to_json
from slussmodel.sharing import Equal
from slussmodel.sharing.keys import Key
from slussmodel.stages import StageGraph
from slussmodel.strategies import (
    GRAPH_DEFECTS,
    amounts,
    check_cost_rule,
    check_roundtrip,
    check_stage_graph,
    cost_keys,
    ideas,
    party_weights,
    stage_graphs,
)


@given(ideas())
def test_the_codec_keeps_the_law_of_roundtrips(idea: Idea) -> None:
    check_roundtrip(idea, to_json, from_json)


@given(amounts(min_minor=1), cost_keys(), party_weights())
def test_every_key_keeps_the_laws_of_cost_rules(cost: Money, key: Key, parties: dict[str, int]) -> None:
    check_cost_rule(key, cost, parties)


def test_a_converter_that_forgets_is_told_what_it_forgot() -> None:
    at = datetime(2020, 3, 1, 8, 30, tzinfo=UTC)
    with pytest.raises(AssertionError, match=r"reads back as itself: .*written as '2020-03-01'"):
        check_roundtrip(at, lambda moment: moment.date().isoformat(), datetime.fromisoformat)


def test_a_converter_that_changes_the_type_is_found() -> None:
    with pytest.raises(AssertionError, match="reads back as itself"):
        check_roundtrip(True, int, int)


def test_a_converter_that_writes_in_two_ways_is_found() -> None:
    written = iter(["a b", "b a", "a b"])
    with pytest.raises(AssertionError, match="is written the same twice"):
        check_roundtrip(frozenset("ab"), lambda _: next(written), lambda text: frozenset(text.split()))


class Rule:
    def __init__(self, shares: dict[str, Money]) -> None:
        self.shares = shares

    def share(self, cost: Money, parties: Mapping[str, int]) -> dict[str, Money]:
        return self.shares


class FirstPaysAll:
    def share(self, cost: Money, parties: Mapping[str, int]) -> dict[str, Money]:
        first = next(iter(parties))
        return {party: cost if party == first else cost * 0 for party in parties}


@pytest.mark.parametrize(
    ("rule", "law"),
    [
        (Rule({"a": SEK(10)}), "every party has a share, and nobody else"),
        (Rule({"a": EUR(4), "b": SEK(6)}), "shares are in the currency of the cost"),
        (Rule({"a": SEK(3), "b": SEK("6,99")}), "shares sum to the cost"),
        (Rule({"a": SEK(-1), "b": SEK(11)}), "no share is negative"),
        (Rule({"a": SEK(6), "b": SEK(4)}), "nobody with a larger number pays less"),
        (FirstPaysAll(), "the order of the parties does not matter"),
    ],
)
def test_a_rule_that_is_wrong_is_told_which_law_it_breaks(rule: Rule, law: str) -> None:
    with pytest.raises(AssertionError, match=f"broken law: {law}: .*became"):
        check_cost_rule(rule, SEK(10), {"a": 1, "b": 2})


def test_a_rule_may_give_allocations() -> None:
    check_cost_rule(Equal(), SEK(100), {"a": 1, "b": 2, "c": 3})


@given(stage_graphs())
def test_a_clean_graph_keeps_the_laws(graph: StageGraph[str]) -> None:
    check_stage_graph(graph)


@pytest.mark.parametrize("defect", GRAPH_DEFECTS)
def test_a_graph_with_an_error_is_told_where(defect: str) -> None:
    @settings(max_examples=3)
    @given(stage_graphs(defects=(defect,)))
    def is_told(graph: StageGraph[str]) -> None:
        if any(finding.severity == "error" for finding in graph.check()):
            with pytest.raises(AssertionError, match=r"broken law: has no errors: .*: "):
                check_stage_graph(graph)
        else:
            check_stage_graph(graph)

    is_told()
