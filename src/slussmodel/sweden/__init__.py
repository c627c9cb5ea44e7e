"""Sweden as a table: 290 municipalities, 21 counties, the groups that municipalities form, and who borders whom.

    >>> from slussmodel import sweden
    >>> sweden.municipality("Skövde").population(2016), len(sweden.federation("Skaraborg").members)
    (54133, 15)

The tables are generated from public registers by `tools/generate_sweden.py`; no file is read when they are used.
"""

from slussmodel.sweden.contacts import Border, Contact, borders, graph, neighbours
from slussmodel.sweden.lookup import county, federation, municipality
from slussmodel.sweden.registers import COUNTIES, FEDERATIONS, MUNICIPALITIES
from slussmodel.sweden.scopes import rings

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
    "municipality",
    "neighbours",
    "rings",
]
