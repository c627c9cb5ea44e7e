"""The check of the public API finds what breaks a user's program, and says so where it has nothing to compare with."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tools.check_api import NothingReleased, breakages, last_release

BEFORE = """
from attrs import frozen

@frozen
class Stay:
    nights: int
    breakfast: bool = False

def price(stay, currency="SEK"): ...

def _own(): ...
"""
CHANGES = {
    "nothing": (BEFORE, ()),
    "a private name": (BEFORE.replace("def _own(): ...", ""), ()),
    "a new parameter with a default": (BEFORE.replace('"SEK")', '"SEK", lang="sv")'), ()),
    "a function gone": (BEFORE.replace("def price", "def cost"), ("price", "removed")),
    "a parameter gone": (BEFORE.replace(', currency="SEK"', ""), ("price(currency)", "removed")),
    "a field gone": (BEFORE.replace("    breakfast: bool = False\n", ""), ("breakfast", "removed")),
    "a field that must be given": (
        BEFORE.replace("    breakfast", "    guests: int\n    breakfast"),
        ("guests", "required"),
    ),
    "a word of the class": (BEFORE.replace("    nights", "    SIGN: ClassVar[str] = 'x'\n    nights"), ()),
}


def git(repo: Path, *arguments: str) -> None:
    who = ("-c", "user.name=a", "-c", "user.email=a@b.c", "-c", "commit.gpgsign=false", "-c", "tag.gpgsign=false")
    subprocess.run(["git", "-C", str(repo), *who, *arguments], check=True, capture_output=True)


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    package = tmp_path / "src" / "inn"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text(BEFORE)
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message", "first")
    return tmp_path


def test_without_a_tag_it_says_that_nothing_was_checked(repo: Path) -> None:
    with pytest.raises(NothingReleased, match="nothing was checked"):
        last_release(repo)


@pytest.mark.parametrize(("after", "told"), CHANGES.values(), ids=CHANGES)
def test_what_breaks_a_user_s_program_is_found(after: str, told: tuple[str, ...], repo: Path) -> None:
    git(repo, "tag", "v1")
    (repo / "src" / "inn" / "__init__.py").write_text(after)
    found = breakages("inn", repo, last_release(repo))
    assert bool(found) == bool(told)
    assert all(word in "\n".join(found) for word in told), found
