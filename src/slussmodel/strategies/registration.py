"""What the `hypothesis` entry point runs: `st.from_type(list[Idea])` just works, and nothing is loaded before it does.

Hypothesis runs this in every program that imports it, most of which never touch slussmodel. So it imports no model. A
type cannot be asked for before its module is imported, which is when it is registered here; its strategy is looked up
when Hypothesis first asks for it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

from slussmodel.strategies.registry import COMMANDS, STRATEGIES

_MODULES = STRATEGIES.keys() | COMMANDS.keys()


def install() -> None:
    """Register the types of modules that are loaded, and of others when they are."""
    for module in _MODULES & sys.modules.keys():
        register(sys.modules[module])
    sys.meta_path.insert(0, _Registrar())


def register(module: ModuleType) -> None:
    """Make the types of a module known to Hypothesis, each with the name of its strategy."""
    from hypothesis import strategies as st

    for type_name, strategy in STRATEGIES.get(module.__name__, {}).items():
        st.register_type_strategy(getattr(module, type_name), _later(strategy))
    for type_name in COMMANDS.get(module.__name__, ()):
        st.register_type_strategy(getattr(module, type_name), _command)


def _later(name: str) -> Callable[[type[Any]], Any]:
    def strategy(_: type[Any]) -> Any:
        from slussmodel import strategies

        return getattr(strategies, name)()

    return strategy


def _command(kind: type[Any]) -> Any:
    from slussmodel.strategies import any_commands

    return any_commands(kind=kind)


class _Registrar(MetaPathFinder):
    """Finds nothing itself: it asks the other finders, and registers the types once the module has run."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname not in _MODULES:
            return None
        others = (finder.find_spec(fullname, path, target) for finder in sys.meta_path if finder is not self)
        spec = next((found for found in others if found is not None), None)
        if spec is not None and spec.loader is not None:
            spec.loader = _Registering(spec.loader)
        return spec


class _Registering(Loader):
    """A loader that steps aside for the one that it wraps, so that the module never sees it."""

    def __init__(self, inner: Loader) -> None:
        self.inner = inner

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        return self.inner.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        module.__loader__ = self.inner
        if module.__spec__ is not None:
            module.__spec__.loader = self.inner
        self.inner.exec_module(module)
        register(module)
