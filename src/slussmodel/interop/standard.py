"""What a standard holds of the library's values, and what it does not: told by name, so that nothing is lost unseen."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from attrs import field, frozen


def _frozen_map(value: Mapping[str, str]) -> Mapping[str, str]:
    return MappingProxyType(dict(value))


@frozen(kw_only=True)
class Standard:
    """An open standard: its version, where it is published, and what becomes of each field of the values it maps.

    `held` says where in the standard a field stands; `lost` says what of it the standard cannot hold, or holds only in
    part, and what a reader gets instead. Every field of every mapped class is named in one of them, and one that is
    held in part in both.
    """

    name: str
    version: str
    source: str
    held: Mapping[str, str] = field(converter=_frozen_map)
    lost: Mapping[str, str] = field(converter=_frozen_map)
