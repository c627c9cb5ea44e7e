"""Every type that a room of the library hands out: models, enumerations, what they stand for, and unions of them."""

from __future__ import annotations

import inspect
import types
from collections.abc import Iterator
from typing import Any, Union, get_args, get_origin

from tools.generate_names import rooms

NOT_DRAWN = {
    "Labelled": "a base of enumerations, which has no members",
    "Speaks": "whatever can say itself: no kind of value",
    "Columns": "numpy arrays, which `from_each` fills",
    "Replayed": "numpy arrays, which `replay_all` fills",
    "Estimate": "what a sampler has found in a function of the caller's",
    "FunctionGame": "a function of the caller's",
    "MixedGame": "a function of the caller's beside a game",
    "IdeaIndex": "a search structure that changes; made from ideas",
}
"""Public types without a strategy, and why."""


def public_types() -> Iterator[tuple[str, Any]]:
    """The name of each, with its room, and the type."""
    seen: set[int] = set()
    for room in rooms():
        for name in getattr(room, "__all__", vars(room)):
            value = getattr(room, name)
            if name not in NOT_DRAWN and id(value) not in seen and _is_type(room.__name__, name, value):
                seen.add(id(value))
                yield f"{room.__name__.removeprefix('slussmodel.')}.{name}", value


def _is_type(room: str, name: str, value: Any) -> bool:
    if name.startswith("_"):
        return False
    if _is_union(value):
        return name[0].isupper()
    return inspect.isclass(value) and value.__module__.startswith(room) and not issubclass(value, BaseException)


def is_one(value: object, kind: Any) -> bool:
    """Whether a value is of a type; a protocol that cannot be asked is taken at its members."""
    if _is_union(kind):
        return any(is_one(value, member) for member in get_args(kind))
    plain = get_origin(kind) or kind
    if getattr(plain, "_is_protocol", False):
        return all(hasattr(value, member) for member in vars(plain) if not member.startswith("_"))
    return isinstance(value, plain)


def _is_union(kind: Any) -> bool:
    return get_origin(kind) in (Union, types.UnionType)
