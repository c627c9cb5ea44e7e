"""What the page "Try it" asks of the library, answered by this Python; tests/browser asks the page itself."""

from __future__ import annotations

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from slussmodel import SEK
from tools import live_docs

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "try-it"


@pytest.fixture(scope="module")
def live() -> ModuleType:
    spec = spec_from_file_location("live", FOLDER / "live.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def source(name: str) -> str:
    return (FOLDER / f"{name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "findings"), [("sound", 0), ("draft", 7)])
def test_a_beginning_has_the_findings_that_it_promises(live: ModuleType, name: str, findings: int) -> None:
    assert len(live.draw(source(name), [], "sv")["findings"]) == findings


def test_an_idea_goes_as_far_as_the_graph_allows(live: ModuleType) -> None:
    assert live.draw(source("sound"), ["go", "conditional_go", "hold", "resume", "implement"], "en")["taken"] == 5
    stopped = live.draw(source("sound"), ["go", "go"], "en")
    assert (stopped["taken"], stopped["refused"]) == (1, "missing: a funder")


@pytest.mark.parametrize(
    ("definition", "fault"),
    [
        ("\ngraph = 1 / 0", "line 2: ZeroDivisionError: division by zero"),
        ("graph = (", "line 1: '(' was never closed"),
        ("graph = 1", "graph: the definition must make a StageGraph by this name"),
        ("raise SystemExit", "line 1: SystemExit"),
    ],
)
def test_what_is_no_definition_is_told_with_its_line(live: ModuleType, definition: str, fault: str) -> None:
    assert live.draw(definition, [], "sv")["fault"].startswith(fault)


@pytest.mark.parametrize("key", ["equal", "per_capita", "base_fee"])
def test_a_split_sums_to_the_cost_and_runs_as_a_program(live: ModuleType, key: str) -> None:
    told = live.share("1 000,01", key, "33,3", [("Hjo", "9 048"), ("Skövde", "54133"), (" ", "")], "sv")
    assert sum((SEK(one["amount"]) for one in told["shares"]), SEK(0)) == SEK("1 000,01")
    made: dict[str, Any] = {}
    exec(told["python"], made)
    allocation = made["allocation"]
    assert [allocation[one["party"]].format("sv") for one in told["shares"]] == [
        one["amount"] for one in told["shares"]
    ]


@pytest.mark.parametrize("people", ["", "många", "-1"])
def test_a_number_that_is_none_is_told(live: ModuleType, people: str) -> None:
    assert live.share("100", "per_capita", "", [("Hjo", people)], "sv")["fault"]


def test_without_npm_there_is_no_live_part_and_the_site_stays_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live_docs, "KEPT", tmp_path / "kept")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(live_docs.NoPyodide, match="npm is not installed"):
        live_docs.put_into(tmp_path / "site")
    assert not (tmp_path / "site").exists()


def test_a_package_with_another_hash_is_refused_and_thrown_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live_docs, "KEPT", tmp_path)
    package = tmp_path / f"pyodide-{live_docs.PYODIDE}.tgz"
    package.write_bytes(b"something else")
    with pytest.raises(RuntimeError, match="has the hash"):
        live_docs.put_into(tmp_path / "site")
    assert not package.exists()
