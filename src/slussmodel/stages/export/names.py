"""Names that other tools accept: letters, digits and underscores, one for each stage."""

from __future__ import annotations

import re
from collections.abc import Iterable
from unicodedata import normalize

_OTHER = re.compile(r"[^A-Za-z0-9]+")


def identifiers(names: Iterable[str]) -> dict[str, str]:
    """An identifier for each name, readable where it can be and never the same for two.

    >>> identifiers(["på väg", "pa vag", "3"])
    {'på väg': 'pa_vag', 'pa vag': 'pa_vag_2', '3': 's_3'}
    """
    given: dict[str, str] = {}
    taken: set[str] = set()
    for name in names:
        plain = _OTHER.sub("_", normalize("NFKD", name).encode("ascii", "ignore").decode()).strip("_") or "s"
        # Words that begin with a digit or stand alone as keywords are no names to Mermaid or Python.
        base = f"s_{plain}" if plain[0].isdigit() or plain.lower() in _RESERVED else plain
        candidate, number = base, 1
        while candidate in taken:
            number += 1
            candidate = f"{base}_{number}"
        taken.add(candidate)
        given[name] = candidate
    return given


_RESERVED = frozenset(
    "and call class classdef click def default direction else end event false flowchart for graph href if in "
    "interpolate is linkstyle model name none not note or origin return root send start state states style subgraph "
    "true v value while x".split()
)

# XML 1.0, section 2.2: everything but these may stand in a document.
UNCARRIED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def carried(text: str) -> str:
    """A text without the signs that XML cannot carry.

    >>> carried("a\x1bb")
    'ab'
    """
    return UNCARRIED.sub("", text)
