"""The examples run, in both languages, and the notebooks run from the top."""

from __future__ import annotations

import runpy
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
SCRIPTS = sorted(EXAMPLES.glob("*.py"))
NOTEBOOKS = sorted(EXAMPLES.glob("*.ipynb"))


def tell(script: Path, lang: str) -> str:
    command = [sys.executable, "-W", "error", str(script), "--lang", lang]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_an_example_tells_its_story_in_both_languages(script: Path) -> None:
    swedish, english = tell(script, "sv"), tell(script, "en")
    assert len(swedish.splitlines()) > 10
    assert swedish != english


def test_the_main_job_comes_out_right() -> None:
    story = tell(EXAMPLES / "skaraborg.py", "en")
    assert "164 ideas from 15 municipalities" in story
    assert "is not a member of Innovationssluss Skaraborg" in story
    assert "the same idea has been under development by" in story
    assert "15 of 15 municipalities (100%)" in story
    assert "The audit: no remarks." in story


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_from_the_top(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(EXAMPLES)}}).execute()
    pictures = [
        output
        for cell in notebook.cells
        for output in cell.get("outputs", ())
        if "<svg" in output.get("data", {}).get("text/html", "")
    ]
    assert pictures


def test_the_main_job_may_be_read_by_one_who_leaves_early() -> None:
    command = [sys.executable, "-W", "error", str(EXAMPLES / "skaraborg.py")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as run:
        assert run.stdout is not None
        assert run.stderr is not None
        assert [run.stdout.readline() for _ in range(2)][1] == "1. Idéer lämnas in\n"
        run.stdout.close()
        assert run.stderr.read() == ""
    assert run.returncode == 0


def test_a_share_is_said_as_all_or_none_only_where_it_is() -> None:
    percent = runpy.run_path(str(EXAMPLES / "skaraborg.py"))["percent"]
    said = [percent(share, "en") for share in (0, 0.004, 0.006, 0.5, 0.994, 0.996, 1.0)]
    assert said == ["0%", "<1%", "1%", "50%", "99%", ">99%", "100%"]
