"""The examples run, in both languages, and the notebooks run from the top."""

from __future__ import annotations

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
