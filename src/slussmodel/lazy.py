"""Names that are loaded when they are first used (PEP 562), so that importing a package is light."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from importlib import import_module


def hand_out(package: str, homes: Mapping[str, str]) -> tuple[Callable[[str], object], Callable[[], list[str]]]:
    """A package's `__getattr__` and `__dir__`, for names and the modules below the package where they live.

    A name whose home is itself is a submodule.
    """
    module = sys.modules[package]

    def load(name: str) -> object:
        home = homes.get(name)
        if home is None:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        found = import_module(f"{package}.{home}")
        value = found if home == name else getattr(found, name)
        setattr(module, name, value)
        return value

    def names() -> list[str]:
        return sorted({*vars(module), *homes})

    return load, names
