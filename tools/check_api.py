"""What has changed in the public API since the last release: python -m tools.check_api [tag]

Compares the working tree with a tag, the last one unless another is given, and fails where a name, a parameter or a
base class that users may have is gone or has changed. Where nothing has been released it fails too, and says so: a
comparison with nothing guards nothing.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import griffe

from tools.griffe_site import Site

ROOT = Path(__file__).resolve().parents[1]


class NothingReleased(Exception):
    """There is no tag to compare with."""


def last_release(repo: Path) -> str:
    """The newest tag that the present commit comes after."""
    command = ["git", "-C", str(repo), "describe", "--tags", "--abbrev=0"]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    if found.returncode:
        raise NothingReleased("there is no tag yet, so there is no release to compare with: nothing was checked")
    return found.stdout.strip()


def breakages(package: str, repo: Path, tag: str) -> list[str]:
    """Each change since a tag that can break a user's program, told with its place."""
    before = griffe.load_git(
        package, ref=tag, repo=repo, search_paths=["src"], resolve_aliases=True, extensions=_extensions()
    )
    after = griffe.load(package, search_paths=[repo / "src"], resolve_aliases=True, extensions=_extensions())
    found = (one.explain(griffe.ExplanationStyle.MARKDOWN) for one in griffe.find_breaking_changes(before, after))
    return list(dict.fromkeys(found))


def _extensions() -> griffe.Extensions:
    """Without these an attrs class has no constructor, and a field that is gone would be missed."""
    return griffe.load_extensions(Site)


def main(arguments: list[str]) -> str | int:
    try:
        tag = arguments[0] if arguments else last_release(ROOT)
    except NothingReleased as error:
        return str(error)
    found = breakages("slussmodel", ROOT, tag)
    print("\n".join(found))
    print(f"{len(found)} changes since {tag} can break a user's program; each belongs in CHANGELOG.md")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
