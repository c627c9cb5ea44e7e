"""Open standards as pure mappings: a dict or text in, a dict or text out, and nothing lost without being named.

Each module is one standard. `to_dict` or `to_xml` writes, `from_dict` or `from_xml` reads, and `STANDARD` says which
version it is and what of each value it holds and what it loses. `vinnova` and `swecris` only read, and their `STANDARD`
lists what of a record is read. Bad input raises `slussmodel.codec.PayloadError` with every fault and its path.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from slussmodel.lazy import hand_out

if TYPE_CHECKING:
    from slussmodel.interop import giving360 as giving360
    from slussmodel.interop import iati as iati
    from slussmodel.interop import ocds as ocds
    from slussmodel.interop import ocel as ocel
    from slussmodel.interop import swecris as swecris
    from slussmodel.interop import vinnova as vinnova
    from slussmodel.interop import xes as xes
    from slussmodel.interop.published import PublishedGrant as PublishedGrant
    from slussmodel.interop.standard import Standard as Standard

__all__ = [
    "PublishedGrant",
    "Standard",
    "giving360",
    "iati",
    "ocds",
    "ocel",
    "swecris",
    "vinnova",
    "xes",
]

# Hidden from type checkers, to which a module with __getattr__ has every name, misspelt ones too.
if not TYPE_CHECKING:
    __getattr__, __dir__ = hand_out(
        __name__,
        {
            "PublishedGrant": "published",
            "Standard": "standard",
            "giving360": "giving360",
            "iati": "iati",
            "ocds": "ocds",
            "ocel": "ocel",
            "swecris": "swecris",
            "vinnova": "vinnova",
            "xes": "xes",
        },
    )
