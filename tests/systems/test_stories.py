"""What holds for the story of each system: two languages, and no figure typed into the words."""

from __future__ import annotations

import importlib
import re
import subprocess
import sys
from pathlib import Path

import pytest

from slussmodel.language import Lang, Sentence

ROOT = Path(__file__).resolve().parents[2]
NARRATIVES = sorted((ROOT / "src/slussmodel/systems").glob("*/narrative.py"))
SYSTEMS = [path.parent.name for path in NARRATIVES]
TOLD_BY_EXAMPLES = [system for system in SYSTEMS if system != "skaraborg"]  # its example runs 164 ideas instead


@pytest.mark.parametrize("system", SYSTEMS)
def test_no_figure_is_typed_into_the_words(system: str) -> None:
    narrative = importlib.import_module(f"slussmodel.systems.{system}.narrative")
    sentences = [value for value in vars(narrative).values() if isinstance(value, Sentence)]
    assert len(sentences) > 10
    for sentence in sentences:
        for words in (sentence.sv, sentence.en):
            assert not re.search(r"\d", words), words


@pytest.mark.parametrize("system", SYSTEMS)
def test_the_story_has_the_same_chapters_in_both_languages(system: str) -> None:
    module = importlib.import_module(f"slussmodel.systems.{system}")
    langs: tuple[Lang, Lang] = ("sv", "en")
    swedish, english = (module.story(lang) for lang in langs)
    assert swedish != english
    assert swedish.count("\n\n") == english.count("\n\n") > 3
    assert "{" not in swedish + english


@pytest.mark.parametrize("system", TOLD_BY_EXAMPLES)
@pytest.mark.parametrize("lang", ["sv", "en"])
def test_the_example_prints_the_story(system: str, lang: Lang) -> None:
    command = [sys.executable, "-X", "utf8", f"examples/{system}.py", "--lang", lang]
    printed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True).stdout
    assert printed.strip() == importlib.import_module(f"slussmodel.systems.{system}").story(lang)
