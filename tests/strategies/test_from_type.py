"""Installed is registered: from_type knows every type, and importing Hypothesis stays as light as it was."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib import import_module
from importlib.metadata import entry_points
from inspect import Parameter, signature
from pathlib import Path
from re import findall

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slussmodel import Idea, Money, strategies
from slussmodel.funding import Cost
from slussmodel.strategies import records
from slussmodel.strategies.registry import KINDS, STRATEGIES


@given(st.from_type(list[Idea]), st.from_type(dict[str, Money | None]))
def test_from_type_just_works(ideas: list[Idea], amounts: dict[str, Money | None]) -> None:
    assert all(isinstance(idea, Idea) for idea in ideas)
    assert all(amount is None or isinstance(amount, Money) for amount in amounts.values())


def run(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_the_entry_point_is_the_one_that_hypothesis_runs() -> None:
    assert [one.value for one in entry_points(group="hypothesis", name="slussmodel")] == [
        "slussmodel.strategies.registration:install"
    ]


def test_importing_hypothesis_loads_no_model() -> None:
    loaded = json.loads(run("import json, sys, hypothesis; print(json.dumps([*sys.modules]))"))
    ours = {name for name in loaded if name.startswith("slussmodel.")}
    assert ours <= {
        f"slussmodel.{one}" for one in ("lazy", "strategies", "strategies.registration", "strategies.registry")
    }
    assert not {"attrs", "cattrs", "numpy", "networkx", "pendulum"} & ({*loaded} - baseline())


def baseline() -> set[str]:
    """What Hypothesis loads by itself."""
    code = "import json, os, sys; os.environ['HYPOTHESIS_NO_PLUGINS'] = '1'; import hypothesis"
    return set(json.loads(run(f"{code}; print(json.dumps([*sys.modules]))")))


def test_importing_slussmodel_does_not_load_hypothesis() -> None:
    assert run("import sys, slussmodel, slussmodel.strategies; print('hypothesis' in sys.modules)") == "False"


@pytest.mark.parametrize("order", ["import hypothesis, slussmodel.ideas", "import slussmodel.ideas, hypothesis"])
def test_types_are_registered_whichever_is_imported_first(order: str) -> None:
    code = f"{order}; from hypothesis import strategies as st; print(st.from_type(slussmodel.ideas.Idea).validate())"
    assert run(code) == "None"


def test_a_module_that_is_registered_keeps_its_own_loader() -> None:
    assert (
        run("import hypothesis, slussmodel.ideas as m; print(type(m.__spec__.loader) is type(m.__loader__))") == "True"
    )
    assert run("import hypothesis, slussmodel.ideas as m; print(type(m.__loader__).__name__)") == "SourceFileLoader"


def test_names_are_sorted_and_every_function_has_only_knobs_with_defaults() -> None:
    assert strategies.__all__ == sorted(
        strategies.__all__, key=lambda name: (not name.isupper(), not name[0].isupper(), name)
    )
    for name in {name for types in STRATEGIES.values() for name in types.values()} | {*KINDS.values()}:
        knobs = signature(getattr(strategies, name)).parameters.values()
        assert all(knob.kind is Parameter.KEYWORD_ONLY and knob.default is not Parameter.empty for knob in knobs), name


def test_the_registry_names_classes_that_are_there() -> None:
    for module, types in STRATEGIES.items():
        for name in types:
            assert isinstance(getattr(import_module(module), name), type)
    for module in KINDS:
        assert import_module(module)


def test_fields_of_a_record_can_be_given() -> None:
    @settings(max_examples=20)
    @given(records(Cost, party=st.just("1496")), records(Idea, title=st.just("Snö")))
    def holds(cost: Cost, idea: Idea) -> None:
        assert (cost.party, idea.title) == ("1496", "Snö")

    holds()


def test_the_docs_list_every_function() -> None:
    page = (Path(__file__).parents[2] / "docs/how-to/property-tests.md").read_text(encoding="utf-8")
    table = page.partition("| of | functions |")[2].partition("All other types")[0]
    functions = {name for name in strategies.__all__ if name.islower() and not name.startswith("check_")}
    assert set(findall(r"`(\w+)`", table)) == functions - {"records"}
