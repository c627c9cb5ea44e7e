"""Puts the live part of the page "Try it" into a built site: Python for the browser, the library and what it needs.

    python -m tools.live_docs site

Everything is pinned and checked: Pyodide by the hash of its npm package, the wheels by those in
`live_requirements.txt`; the library's own wheel is built from this checkout. What has been fetched is kept in
`build/live`. Without npm the site stays as it is, and the page says that it has no live part.
"""

from __future__ import annotations

import base64
import hashlib
import json
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
KEPT = ROOT / "build" / "live"
REQUIREMENTS = Path(__file__).with_name("live_requirements.txt")
# A later one: `npm view pyodide dist.integrity`; and the Python that it is, for the wheels.
PYODIDE, PYTHON = "314.0.7", "3.14"
INTEGRITY = "sha512-0YvXxEhfEdpLfb/XkM2BFAeMROq0iMUX2bzzH9pOttyMcWkwq+HbE5uyuGD82LN7y2q+SNvi/6V5JEsOlD2R1A=="
PARTS = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")


class NoPyodide(Exception):
    """It cannot be fetched here: there is no npm, or no way to its registry."""


def put_into(site: Path) -> None:
    """Write the folder `try-it/live` of a site, whole or not at all."""
    pyodide = fetch_pyodide()
    live, half = site / "try-it" / "live", site / "try-it" / "live.half"
    for folder in (live, half):
        shutil.rmtree(folder, ignore_errors=True)
    half.mkdir(parents=True)
    unpack(pyodide, half / "pyodide")
    for wheel in fetch_wheels():
        shutil.copy2(wheel, half)
    run([sys.executable, "-m", "build", "--quiet", "--no-isolation", "--wheel", "--outdir", str(half), str(ROOT)])
    parts = {"pyodide": "pyodide/pyodide.mjs", "wheels": sorted(one.name for one in half.glob("*.whl"))}
    (half / "live.json").write_text(json.dumps(parts), encoding="utf-8")
    half.rename(live)


def fetch_pyodide() -> Path:
    """The npm package of Pyodide, checked."""
    package = KEPT / f"pyodide-{PYODIDE}.tgz"
    if not package.exists():
        KEPT.mkdir(parents=True, exist_ok=True)
        npm = shutil.which("npm")
        if npm is None:
            raise NoPyodide("npm is not installed")
        try:
            run([npm, "pack", f"pyodide@{PYODIDE}", "--silent", "--pack-destination", str(KEPT)])
        except RuntimeError as why:
            raise NoPyodide(str(why)) from why
    found = "sha512-" + base64.b64encode(hashlib.sha512(package.read_bytes()).digest()).decode()
    if found != INTEGRITY:
        package.unlink()
        raise RuntimeError(f"pyodide {PYODIDE} has the hash {found}, not {INTEGRITY}")
    return package


def unpack(package: Path, folder: Path) -> None:
    """The parts of Pyodide that a page asks for."""
    folder.mkdir()
    with tarfile.open(package) as archive:
        for name in PARTS:
            member = archive.extractfile(f"package/{name}")
            if member is None:
                raise RuntimeError(f"{package.name} holds no {name}")
            (folder / name).write_bytes(member.read())


def fetch_wheels() -> list[Path]:
    """The wheels of the requirements; pip checks their hashes."""
    folder = KEPT / hashlib.sha256(REQUIREMENTS.read_bytes()).hexdigest()[:16]
    if not folder.exists():
        half = folder.with_suffix(".half")
        chosen = f"--quiet --no-deps --only-binary :all: --require-hashes --python-version {PYTHON}".split()
        run([sys.executable, "-m", "pip", "download", *chosen, "--dest", str(half), "--requirement", str(REQUIREMENTS)])
        half.rename(folder)
    return sorted(folder.glob("*.whl"))


def run(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command[:4])}: {(done.stderr or done.stdout).strip()[-800:]}")


if __name__ == "__main__":
    try:
        put_into(Path(sys.argv[1]))
    except NoPyodide as why:
        sys.stdout.write(f"The page 'Try it' is built without its live part: {why}\n")
