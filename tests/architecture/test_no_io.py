"""The library reads no file, socket or clock: seen at run time, and read from the source."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import slussmodel

SOURCE = Path(slussmodel.__file__).parent
CLOCKS = {"now", "utcnow", "today"}


def test_every_documented_example_runs_with_all_doors_shut() -> None:
    script = Path(__file__).parent / "no_io.py"
    run = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout[-4000:] + run.stderr[-2000:]
    assert int(run.stdout.split()[-5]) > 100


def test_no_source_prints_opens_or_asks_for_the_time() -> None:
    found = [
        f"{path.relative_to(SOURCE)}:{node.lineno}: {ast.unparse(node)}"
        for path in SOURCE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and (
            (isinstance(node.func, ast.Name) and node.func.id in {"print", "open", "input", "breakpoint"})
            or (isinstance(node.func, ast.Attribute) and node.func.attr in CLOCKS)
        )
    ]
    assert found == []


def test_chance_comes_from_a_seed_alone() -> None:
    found = [
        f"{path.relative_to(SOURCE)}:{node.lineno}: {ast.unparse(node)}"
        for path in SOURCE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if (isinstance(node, ast.Import) and any(alias.name == "random" for alias in node.names))
        or (isinstance(node, ast.ImportFrom) and node.module == "random" and [a.name for a in node.names] != ["Random"])
        or (isinstance(node, ast.Call) and ast.unparse(node.func) in {"Random", "default_rng"} and not node.args)
    ]
    assert found == []
