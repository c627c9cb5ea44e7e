"""Sweden as a table: 290 municipalities, 21 counties, the groups that municipalities form, and who borders whom.

    >>> from slussmodel import sweden
    >>> sweden.municipality("Skövde").population(2016), len(sweden.federation("Skaraborg").members)
    (54133, 15)

The tables are generated from public registers by `tools/generate_sweden.py` and read when first used; no file is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from slussmodel.lazy import hand_out

if TYPE_CHECKING:
    from slussmodel.sweden.contacts import Border as Border
    from slussmodel.sweden.contacts import Contact as Contact
    from slussmodel.sweden.contacts import borders as borders
    from slussmodel.sweden.contacts import graph as graph
    from slussmodel.sweden.contacts import neighbours as neighbours
    from slussmodel.sweden.lookup import county as county
    from slussmodel.sweden.lookup import federation as federation
    from slussmodel.sweden.lookup import in_county as in_county
    from slussmodel.sweden.lookup import municipality as municipality
    from slussmodel.sweden.lookup import name_of as name_of
    from slussmodel.sweden.registers import COUNTIES as COUNTIES
    from slussmodel.sweden.registers import FEDERATIONS as FEDERATIONS
    from slussmodel.sweden.registers import MUNICIPALITIES as MUNICIPALITIES
    from slussmodel.sweden.scopes import rings as rings

__all__ = [
    "COUNTIES",
    "FEDERATIONS",
    "MUNICIPALITIES",
    "Border",
    "Contact",
    "borders",
    "county",
    "federation",
    "graph",
    "in_county",
    "municipality",
    "name_of",
    "neighbours",
    "rings",
]

# Hidden from type checkers, to which a module with __getattr__ has every name, misspelt ones too.
if not TYPE_CHECKING:
    __getattr__, __dir__ = hand_out(
        __name__,
        {
            "COUNTIES": "registers",
            "FEDERATIONS": "registers",
            "MUNICIPALITIES": "registers",
            "Border": "contacts",
            "Contact": "contacts",
            "borders": "contacts",
            "county": "lookup",
            "federation": "lookup",
            "graph": "contacts",
            "in_county": "lookup",
            "municipality": "lookup",
            "name_of": "lookup",
            "neighbours": "contacts",
            "rings": "scopes",
        },
    )
