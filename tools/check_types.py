"""Whether a type checker knows the type of every public name: python -m tools.check_types

Builds the wheel, installs it with basedpyright in a venv under build/, and asks for `--verifytypes` as a user's checker
sees the package. It stands outside `make check`, for basedpyright brings Node: 75 MB to fetch and a minute to run.
Types that numpy, scipy or attrs leave unknown are theirs (`--ignoreexternal`).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BUILD = ROOT / "build"


def installed() -> Path:
    """The programs of a venv with the present wheel and basedpyright in it."""
    wheels = BUILD / "types-wheel"
    subprocess.run(
        [sys.executable, "-m", "build", "--quiet", "--wheel", "--outdir", str(wheels), str(ROOT)], check=True
    )
    venv.create(BUILD / "types-venv", with_pip=True)
    programs = BUILD / "types-venv" / "bin"
    wheel = max(wheels.glob("slussmodel-*.whl"), key=lambda path: path.stat().st_mtime)
    wanted = [f"slussmodel[hypothesis] @ {wheel.as_uri()}", "basedpyright"]
    pip = [str(programs / "python"), "-m", "pip", "install", "--quiet", "--upgrade"]
    subprocess.run([*pip, *wanted], check=True)
    subprocess.run([*pip, "--force-reinstall", "--no-deps", str(wheel)], check=True)
    return programs


def unknown(programs: Path) -> list[str]:
    """The public names whose types a checker does not know, each with why."""
    command = [str(programs / "basedpyright"), "--verifytypes", "slussmodel", "--ignoreexternal", "--outputjson"]
    # The checker looks for packages where the first python on the path is.
    environment = {**os.environ, "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}"}
    answer = subprocess.run(command, cwd=BUILD, env=environment, capture_output=True, text=True, check=False)
    report = json.loads(answer.stdout)["typeCompleteness"]
    if not report["exportedSymbolCounts"]["withKnownType"]:
        return ["the package was not found"]
    symbols = (one for one in report["symbols"] if one["isExported"])
    poor = [one for one in symbols if one["isTypeAmbiguous"] or not one["isTypeKnown"]]
    return [f"{one['name']}: {'; '.join(said['message'] for said in one['diagnostics'])}" for one in poor]


def main() -> int:
    found = unknown(installed())
    print("\n".join(found))
    print(f"{len(found)} public names are of a type that a checker does not know")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
