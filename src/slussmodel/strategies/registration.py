"""What the `hypothesis` entry point runs: `st.from_type(list[Idea])` just works, and nothing is loaded before it does.

Hypothesis runs this in every program that imports it, most of which never touch slussmodel. So it imports no model. A
type cannot be asked for before its module is imported, which is when it is registered here; its strategy is looked up
when Hypothesis first asks for it.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

from slussmodel.strategies.registry import KINDS, STRATEGIES

_OURS = "slussmodel."
_NOT_MODELS = ("slussmodel.strategies", "slussmodel.codec", "slussmodel.show")


def install() -> None:
    """Register the types of modules that are loaded, and of others when they are."""
    for name in [*filter(_has_models, sys.modules)]:
        register(sys.modules[name])
    sys.meta_path.insert(0, _Registrar())


def _has_models(name: str) -> bool:
    return name.startswith(_OURS) and not name.startswith(_NOT_MODELS)


def register(module: ModuleType) -> None:
    """Make the classes of a module known to Hypothesis."""
    from hypothesis import strategies as st

    for name, value in vars(module).items():
        if isinstance(value, type) and value.__module__ == module.__name__ and _is_known(name, value):
            st.register_type_strategy(value, _later)


def _is_known(name: str, kind: type) -> bool:
    """Whether values of a class can be drawn: it is a model, or a kind of thing that models stand for."""
    named = name in STRATEGIES.get(kind.__module__, ())
    return named or hasattr(kind, "__attrs_attrs__") or (kind.__module__ in KINDS and not name.startswith("_"))


def _later(kind: type[Any]) -> Any:
    from slussmodel.strategies import records

    return records(kind)


class _Registrar(MetaPathFinder):
    """Finds nothing itself: it asks the other finders, and registers the types once the module has run."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if not _has_models(fullname):
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
