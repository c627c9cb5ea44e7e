"""Which class a `type` in a payload names, and the other way round.

The table of the library's own classes is generated, so that nothing is imported before it is met. A class of the
caller's own, such as a sharing rule, is made known by `register`; guards are known by the name they are registered by.
"""

from __future__ import annotations

from importlib import import_module
from typing import TypeVar

import attrs

from slussmodel.codec._table import HOMES
from slussmodel.codec.faults import Misfit
from slussmodel.errors import SlussError, UnknownName

T = TypeVar("T")

_OWN: dict[str, type] = {}
_TAGS: dict[tuple[str, str], str] = {tuple(home.split(":")): tag for tag, home in HOMES.items()}  # type: ignore[misc]


def register(cls: type[T]) -> type[T]:
    """A class decorator: let a class of your own stand where a payload says its name.

    >>> from attrs import frozen
    >>> @register
    ... @frozen
    ... class Halves:
    ...     first: str
    >>> class_of("Halves") is Halves
    True
    """
    name = cls.__name__
    if name in HOMES or _OWN.get(name, cls).__qualname__ != cls.__qualname__:
        raise SlussError(f"type name {name!r} is taken")
    _OWN[name] = cls
    _TAGS[cls.__module__, cls.__qualname__] = name
    return cls


def tag_of(cls: type) -> str:
    """The name of a class in payloads; raises `UnknownName` for a class that has none."""
    tag = _TAGS.get((cls.__module__, cls.__qualname__))
    if tag is None:
        raise UnknownName("type", cls.__name__)
    return tag


def name_in_schema(cls: type) -> str:
    """The name of a class in payloads; of one that is only ever a part of others, its own."""
    return _TAGS.get((cls.__module__, cls.__qualname__), cls.__name__)


def class_of(tag: str) -> type:
    """The class that a payload's `type` names; raises `Misfit` with near names."""
    if tag in _OWN:
        return _OWN[tag]
    if tag not in HOMES:
        raise Misfit(str(UnknownName.among("type", tag, [*HOMES, *_OWN])))
    module, name = HOMES[tag].split(":")
    found: type = getattr(import_module(module), name)
    return found


def known_subclasses(base: type) -> tuple[type, ...]:
    """The classes that may stand where a base class or protocol is declared: those of its room and the caller's.

    Where its room has none, as none of dedup's classes is a proposal, those of the whole library.
    """
    room = ".".join(base.__module__.split(".")[:2])
    return _that_fit(base, room) or _that_fit(base, "slussmodel.")


def _that_fit(base: type, home: str) -> tuple[type, ...]:
    own = (class_of(tag) for tag, at in HOMES.items() if at.startswith(home))
    return tuple(cls for cls in (*own, *_OWN.values()) if attrs.has(cls) and _fits(cls, base))


def _fits(cls: type, base: type) -> bool:
    if getattr(base, "_is_protocol", False):
        return all(hasattr(cls, member) for member in vars(base) if not member.startswith("_"))
    return issubclass(cls, base)
