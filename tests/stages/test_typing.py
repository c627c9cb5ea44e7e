"""A type checker finds each misspelt stage and decision, and nothing in right code. It runs mypy."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

api = pytest.importorskip("mypy.api")

USER_CODE = Path(__file__).parent / "typing" / "user_code.py"

# What stands in the right code, and what a slip of the hand makes of it.
TYPOS = [
    ('    start="intake",', '    start="intke",'),
    ('Stage("pilot", "Pilot", "Pilot", limit', 'Stage("pilto", "Pilot", "Pilot", limit'),
    ('Transition("intake", Decision.GO, "pilot", guards', 'Transition("intak", Decision.GO, "pilot", guards'),
    ('Decision.IMPLEMENT, "in_use", guards', 'Decision.IMPLEMENT, "inuse", guards'),
    ('Transition("pilot", Decision.RECYCLE', 'Transition("pilot", Decision.RECYLE'),
    ('advance(journey, Decision.GO,', 'advance(journey, Decision.GOO,'),
    ('advance(journey, Decision.GO,', 'advance(journey, "go",'),
    ('Decision.KILL, "stopped")', 'Decision.KILL, "stoped")'),
    ('from_each(("intake", "pilot"), Decision.KILL', 'from_each(("intake", "pilt"), Decision.KILL'),
    ('holds(("pilot",))', 'holds(("pliot",))'),
    ('path_to(journey, "in_use"', 'path_to(journey, "in_us"'),
    ('after.stage == "pilot"', 'after.stage == "pilott"'),
    ('by_literal.stage("pilot")', 'by_literal.stage("pilots")'),
    ("    start=Step.FIRST,", "    start=Step.FRIST,"),
    ("Decision.GO, Step.LAST", "Decision.GO, Step.LSAT"),
    ('{"a": "intake"}', '{"a": "intakes"}'),
    ("kind=Kind.GATE", "kind=Kind.GAET"),
    ('Context(at=AT, by="1496", facts', 'Context(at=AT, bye="1496", facts'),
]  # fmt: skip


def errors_of(tmp_path: Path, files: dict[str, str]) -> dict[str, list[int]]:
    """The lines with errors, by file."""
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    found: dict[str, list[int]] = {name: [] for name in files}
    cache = Path(__file__).parents[2] / ".mypy_cache" / "typing-test"
    out, problems, _ = api.run(
        ["--strict", "--no-error-summary", "--cache-dir", str(cache), *map(str, tmp_path.glob("*.py"))]
    )
    assert not problems
    for line in out.splitlines():
        if matched := re.match(r".*?([\w.]+\.py):(\d+): error", line):
            found.setdefault(matched[1], []).append(int(matched[2]))
    return found


def test_mypy_finds_every_typo_and_nothing_in_right_code(tmp_path):
    right = USER_CODE.read_text(encoding="utf-8")
    files = {"right.py": right}
    for number, (good, bad) in enumerate(TYPOS):
        assert right.count(good) == 1, good
        files[f"typo_{number}.py"] = right.replace(good, bad)
    found = errors_of(tmp_path, files)
    assert found.pop("right.py") == []
    for number, (good, bad) in enumerate(TYPOS):
        line = right[: right.index(good)].count("\n") + 1
        assert line in found[f"typo_{number}.py"], bad
