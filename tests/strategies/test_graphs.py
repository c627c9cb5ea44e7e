"""Clean graphs have no finding, and every defect that is ordered is found, alone and among all others."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slussmodel import UnknownName
from slussmodel.codec import from_json, to_json
from slussmodel.stages import StageGraph, checks
from slussmodel.strategies import GRAPH_DEFECTS, stage_graphs


@given(stage_graphs())
def test_a_clean_graph_has_no_finding(graph: StageGraph[str]) -> None:
    assert graph.check() == ()
    assert from_json(to_json(graph)) == graph


@pytest.mark.parametrize("defect", GRAPH_DEFECTS)
def test_each_defect_is_found_and_nothing_else(defect: str) -> None:
    @settings(max_examples=10)
    @given(stage_graphs(defects=(defect,)))
    def found(graph: StageGraph[str]) -> None:
        assert {finding.code for finding in graph.check()} == {defect}

    found()


@given(st.data())
def test_no_defect_hides_another(data: st.DataObject) -> None:
    defects = data.draw(st.sets(st.sampled_from(GRAPH_DEFECTS)))
    graph = data.draw(stage_graphs(defects=defects))
    assert {finding.code for finding in graph.check()} == defects
    assert from_json(to_json(graph)) == graph


def test_every_finding_of_the_checks_can_be_ordered() -> None:
    source = Path(checks.__file__).read_text(encoding="utf-8")
    assert set(re.findall(r'_(?:error|warning)\(\s*"(\w+)"', source)) == set(GRAPH_DEFECTS)


def test_a_defect_that_nobody_knows_is_named() -> None:
    with pytest.raises(UnknownName, match="did you mean 'dead_end'"):
        stage_graphs(defects=("dead_ends",))
