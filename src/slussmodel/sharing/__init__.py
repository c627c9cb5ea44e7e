"""Cost sharing in exact money: keys, claims, games, ledgers, and allocations that explain themselves.

Names are loaded when they are first used; sharing by a key never loads numpy.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from slussmodel.sharing.allocation import Allocation as Allocation
    from slussmodel.sharing.allocation import Rule as Rule
    from slussmodel.sharing.allocation import Share as Share
    from slussmodel.sharing.keys import BaseFeePlusPerCapita as BaseFeePlusPerCapita
    from slussmodel.sharing.keys import ByWeight as ByWeight
    from slussmodel.sharing.keys import Equal as Equal
    from slussmodel.sharing.keys import PerCapita as PerCapita
    from slussmodel.sharing.steps import Step as Step

_HOME = {
    "Allocation": "allocation",
    "BaseFeePlusPerCapita": "keys",
    "ByWeight": "keys",
    "Equal": "keys",
    "PerCapita": "keys",
    "Rule": "allocation",
    "Share": "allocation",
    "Step": "steps",
}

__all__ = [
    "Allocation",
    "BaseFeePlusPerCapita",
    "ByWeight",
    "Equal",
    "PerCapita",
    "Rule",
    "Share",
    "Step",
]


def __getattr__(name: str) -> object:
    home = _HOME.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
