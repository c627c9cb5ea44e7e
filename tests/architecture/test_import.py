"""Importing the library is light, and every public name is real."""

from __future__ import annotations

import json
import pkgutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

import slussmodel

ROOT = Path(__file__).resolve().parents[2]
HEAVY = {"networkx", "numpy", "scipy", "pendulum", "cattrs", "hypothesis", "holidays", "snowballstemmer"}


def modules_after(statement: str) -> set[str]:
    code = f"import json, sys\n{statement}\nprint(json.dumps(sorted(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return {name.split(".")[0] for name in json.loads(run.stdout)}


def test_importing_slussmodel_loads_nothing_heavy() -> None:
    assert not modules_after("import slussmodel") & HEAVY


@pytest.mark.parametrize(
    "statement",
    [
        "from slussmodel import SEK, Idea; SEK(100).split([1, 2]); Idea(id='i', title='t', municipality='1496')",
        "from slussmodel import sweden; sweden.municipality('Skövde').population(2016)",
        "from slussmodel.stages import StageGraph, Stage, Transition, Decision, Journey, advance",
        "from slussmodel import SEK; from slussmodel.sharing import PerCapita; PerCapita().share(SEK(9), {'a': 1})",
    ],
)
def test_models_stages_and_keys_work_without_numpy(statement: str) -> None:
    assert not modules_after(statement) & {"numpy", "scipy", "networkx"}


def test_the_core_stage_graphs_and_keys_work_where_nothing_compiled_is_to_be_had() -> None:
    """Blocked, not only unused: numpy, scipy, pendulum and networkx cannot be imported at all."""
    command = [sys.executable, "-m", "tests.architecture.uncompiled"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout[-4000:] + run.stderr[-2000:]
    assert int(run.stdout.split()[-5]) > 100


def test_every_public_name_is_there() -> None:
    assert slussmodel.__all__ == sorted(
        slussmodel.__all__, key=lambda name: (not name.isupper(), not name[0].isupper(), name)
    )
    assert [name for name in slussmodel.__all__ if not hasattr(slussmodel, name)] == []


def test_a_name_that_does_not_exist_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'Slus'"):
        _ = slussmodel.Slus  # type: ignore[attr-defined]


def test_no_public_name_is_hidden_by_a_module_of_that_name() -> None:
    """Where names are handed out lazily: importing a module `merge` would put it where the function is expected."""
    hidden = []
    for found in pkgutil.walk_packages(slussmodel.__path__, "slussmodel."):
        package = import_module(found.name)
        if found.ispkg and hasattr(package, "__getattr__"):
            modules = {one.name for one in pkgutil.iter_modules(package.__path__)}
            names = modules & set(getattr(package, "__all__", ()))
            hidden += [f"{found.name}.{name}" for name in names if not isinstance(getattr(package, name), ModuleType)]
    assert hidden == []
