"""Values to and from plain dicts and JSON text, with every fault told at its path.

>>> from slussmodel import SEK, Idea
>>> to_dict(SEK("31,25 kr"))
{'type': 'Money', 'schema': 1, 'minor': 3125, 'currency': 'SEK'}
>>> from_json(to_json(SEK(5)))
SEK('5.00')
>>> from_dict({"id": "i-1", "title": " ", "municipality": 1496, "likes": 3}, Idea)
Traceback (most recent call last):
slussmodel.codec.faults.PayloadError: not a valid Idea: $.municipality: must be a string, not 1496;
    $.likes: is not known here
"""

from __future__ import annotations

from types import UnionType
from typing import Any, TypeVar, overload

from slussmodel.codec.converter import converter, read_tagged, write_tagged
from slussmodel.codec.faults import Fault, Misfit, NoForm, PayloadError, faults_of
from slussmodel.codec.names import register
from slussmodel.codec.schema import json_schema
from slussmodel.codec.text import dump, dump_bytes, load
from slussmodel.codec.versions import SCHEMA, upgrade
from slussmodel.errors import InvalidValue, SlussError

__all__ = [
    "SCHEMA",
    "Fault",
    "NoForm",
    "PayloadError",
    "from_dict",
    "from_json",
    "json_schema",
    "register",
    "to_bytes",
    "to_dict",
    "to_json",
]

T = TypeVar("T")


def to_dict(value: object) -> dict[str, Any]:
    """A value as plain data that JSON can hold, with its `type` and the version of the `schema`.

    Takes every public model, command, event, stage graph, rule and allocation. Raises `UnknownName` for a class that
    is not registered, and `InvalidValue` for what JSON writes by itself: a text, a number, a list of values.
    """
    written = write_tagged(value, converter())
    if not isinstance(written, dict):
        remedy = ": write [to_dict(one) for one in ...]" if isinstance(written, list) else ""
        rule = f"must be a value that has a type in payloads, and {type(value).__name__} has none{remedy}"
        raise InvalidValue("to_dict", "value", value, rule)
    return {"type": written.pop("type"), "schema": SCHEMA, **written}


@overload
def from_dict(data: object, cls: type[T], *, extra_keys: bool = False) -> T: ...
@overload
def from_dict(data: object, cls: UnionType | None = None, *, extra_keys: bool = False) -> Any: ...
def from_dict(data: object, cls: type[T] | UnionType | None = None, *, extra_keys: bool = False) -> Any:
    """The value that plain data is: of a class, which the data may then leave unsaid, or of the `type` that it says.

    A union, such as `AnyCommand`, lets in its members and nothing else. Older versions are lifted first. Raises
    `PayloadError` with every fault: values of a wrong kind, values that break a rule of the model, missing keys and,
    unless `extra_keys` are allowed, keys that are not known.

    >>> from slussmodel.sluice import Link, Unlink
    >>> from_dict({"type": "Money", "minor": 500, "currency": "SEK"}, Link | Unlink)
    Traceback (most recent call last):
    slussmodel.codec.faults.PayloadError: not a valid Money: $: type 'Money' cannot stand here; allowed: Link, Unlink
    """
    wanted = "payload" if cls is None or isinstance(cls, UnionType) else cls.__name__
    if not isinstance(data, dict):
        raise PayloadError(wanted, (Fault("$", str(Misfit.not_a("an object", data))),))
    payload = upgrade(data)
    made = converter(extra_keys=extra_keys)
    try:
        if cls is None or isinstance(cls, UnionType) or "type" in payload:
            return read_tagged(payload, made, cls or object)
        return made.structure(payload, cls)
    except NoForm:
        raise
    except RecursionError:
        raise PayloadError(wanted, (Fault("$", "is nested too deeply"),)) from None
    except (SlussError, ExceptionGroup, KeyError, TypeError, ValueError) as error:
        raise PayloadError(str(payload.get("type", wanted)), tuple(faults_of(error))) from error


def to_json(value: object) -> str:
    """A value as JSON text, with Swedish letters as they are."""
    return dump(to_dict(value))


def to_bytes(value: object) -> bytes:
    """A value as JSON in UTF-8, to store or to send: as `to_json` writes it, and by orjson or msgspec where installed.

    `from_json` reads it. The bytes may differ between libraries, in how a number is written; the value does not.

    >>> from slussmodel import SEK
    >>> from_json(to_bytes(SEK(5))) == SEK(5)
    True
    """
    return dump_bytes(to_dict(value))


@overload
def from_json(text: str | bytes, cls: type[T], *, extra_keys: bool = False) -> T: ...
@overload
def from_json(text: str | bytes, cls: UnionType | None = None, *, extra_keys: bool = False) -> Any: ...
def from_json(text: str | bytes, cls: type[T] | UnionType | None = None, *, extra_keys: bool = False) -> Any:
    """The value that JSON text holds, as `from_dict` reads it.

    Raises `PayloadError` for text that is no JSON, has a key twice or holds NaN, and as `from_dict` does.
    """
    return from_dict(load(text), cls, extra_keys=extra_keys)
