"""The municipal innovation sluice (idésluss) as values: ideas, stages, shared costs, twins and spread.

Names are loaded when they are first used, so that `import slussmodel` is light.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from slussmodel.errors import InvalidValue as InvalidValue
    from slussmodel.errors import Reason as Reason
    from slussmodel.errors import Refused as Refused
    from slussmodel.errors import RefusedError as RefusedError
    from slussmodel.errors import SlussError as SlussError
    from slussmodel.errors import UnknownName as UnknownName
    from slussmodel.findings import Finding as Finding
    from slussmodel.money import EUR as EUR
    from slussmodel.money import SEK as SEK
    from slussmodel.money import Money as Money
    from slussmodel.periods import Period as Period
    from slussmodel.periods import YearMonth as YearMonth

__version__ = "0.1.0"

_HOME = {
    "EUR": "money",
    "Finding": "findings",
    "InvalidValue": "errors",
    "Money": "money",
    "Period": "periods",
    "Reason": "errors",
    "Refused": "errors",
    "RefusedError": "errors",
    "SEK": "money",
    "SlussError": "errors",
    "UnknownName": "errors",
    "YearMonth": "periods",
}

__all__ = [
    "EUR",
    "SEK",
    "Finding",
    "InvalidValue",
    "Money",
    "Period",
    "Reason",
    "Refused",
    "RefusedError",
    "SlussError",
    "UnknownName",
    "YearMonth",
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
