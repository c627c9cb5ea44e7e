"""A mapping of texts kept as a tuple of pairs, so that a frozen model that holds it can be hashed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from attrs import Attribute

from slussmodel.validators import distinct, filled, wrong

Pairs: TypeAlias = tuple[tuple[str, str], ...]


def as_pairs(value: Mapping[str, str] | Pairs) -> Pairs:
    """A converter: a mapping as its items, in its order."""
    return tuple(value.items()) if isinstance(value, Mapping) else value


def pairs(instance: object, attribute: Attribute[Pairs], value: object) -> None:
    """A validator: pairs of filled texts, the first of each only once."""
    if not isinstance(value, tuple) or not all(isinstance(pair, tuple) and len(pair) == 2 for pair in value):
        raise wrong(instance, attribute, value, "must be a mapping or a tuple of pairs")
    for member in (member for pair in value for member in pair):
        filled(instance, attribute, member)
    distinct(instance, attribute, tuple(first for first, _ in value))
