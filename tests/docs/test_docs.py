"""Every Python block of the README and of each docs page runs, in order, in one namespace a page."""

from __future__ import annotations

import doctest
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
BLOCK = re.compile(r"^(?P<indent> *)```python[^\n]*\n(?P<code>.*?)^(?P=indent)```", re.MULTILINE | re.DOTALL)


def blocks(page: Path) -> list[tuple[int, str]]:
    """The line on which each block's code begins, and the code."""
    text = page.read_text(encoding="utf-8")
    return [
        (text.count("\n", 0, found.start()) + 1, found["code"].replace("\n" + found["indent"], "\n"))
        for found in BLOCK.finditer(text)
    ]


@pytest.mark.parametrize("page", [page for page in PAGES if blocks(page)], ids=lambda page: str(page.relative_to(ROOT)))
def test_every_block_of_the_page_runs(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    namespace: dict[str, object] = {"__name__": "__main__"}
    for line, code in blocks(page):
        if code.lstrip().startswith(">>>"):
            run_session(code, namespace, page, line)
        else:
            exec(compile("\n" * line + code, str(page), "exec"), namespace)


class Checker(doctest.OutputChecker):
    """Compares text as it is; the standard checker turns a no-break space into four signs before it folds blanks."""

    def _toAscii(self, text: str) -> str:
        return text


def run_session(code: str, namespace: dict[str, object], page: Path, line: int) -> None:
    flags = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS
    session = doctest.DocTestParser().get_doctest(code, namespace, page.name, str(page), line)
    runner = doctest.DocTestRunner(checker=Checker(), optionflags=flags)
    said: list[str] = []
    runner.run(session, out=said.append, clear_globs=False)
    namespace.update(session.globs)
    assert not runner.failures, "".join(said)


@pytest.mark.parametrize("page", ["tutorial", "how-to/take-in-ideas", "systems/your-own"])
def test_what_a_newcomer_types_is_accepted_by_a_strict_type_checker(tmp_path: Path, page: str) -> None:
    program = tmp_path / "typed.py"
    program.write_text("\n".join(code for _, code in blocks(ROOT / f"docs/{page}.md")), encoding="utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", str(program)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout
