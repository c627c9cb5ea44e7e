"""Tables as a dataframe takes them: `to_records()` gives a dict a row, `to_columns()` a list a column.

pandas and polars take either, and neither is needed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping


def columns(records: Iterable[Mapping[str, object]]) -> dict[str, list[object]]:
    """Records turned on their side; no records have no columns.

    >>> columns([{"party": "Hjo", "share": 1}, {"party": "Skara", "share": 2}])
    {'party': ['Hjo', 'Skara'], 'share': [1, 2]}
    """
    rows = list(records)
    return {name: [row[name] for row in rows] for name in (rows[0] if rows else ())}
