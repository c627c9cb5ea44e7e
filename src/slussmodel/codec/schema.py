"""JSON Schema (draft 2020-12) of payloads, made from the same annotations that the converter reads.

A schema says the shape: which keys, which kinds, which enumerations with their labels in both languages. What it cannot
say, such as that a period does not end before it begins, the model says when it is built.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Iterable, Mapping, MutableMapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from inspect import getdoc
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

import attrs

from slussmodel.codec.converter import is_base, is_model, tag_said, told_as
from slussmodel.codec.faults import NoForm
from slussmodel.codec.names import known_subclasses, name_in_schema, tag_of
from slussmodel.codec.narrowing import Schema, narrowed
from slussmodel.codec.scalars import WRITERS
from slussmodel.codec.versions import SCHEMA
from slussmodel.errors import InvalidValue
from slussmodel.language import Labelled
from slussmodel.stages.guards import Guard, registered

DRAFT = "https://json-schema.org/draft/2020-12/schema"
_DIGITS = "-?[0-9]{1,4000}"
_SCALARS: dict[Any, Schema] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    type(None): {"type": "null"},
    datetime: {"type": "string", "format": "date-time"},
    date: {"type": "string", "format": "date"},
    timedelta: {"type": "string", "pattern": "^P(?=.)(-?[0-9]{1,9}D)?(T[0-9]{1,9}(\\.[0-9]{1,6})?S)?$"},
    Decimal: {"type": "string", "pattern": f"^{_DIGITS}(\\.[0-9]{{1,4000}})?$"},
    Fraction: {"anyOf": [{"type": "integer"}, {"type": "string", "pattern": f"^{_DIGITS}(/[1-9][0-9]{{0,4000}})?$"}]},
}


def json_schema(model: Any) -> Schema:
    """The schema of the payloads of a class, or of a union of classes, as `to_dict` writes them.

    Enumerations carry their labels under `x-labels`. Classes that the payload is made of stand under `$defs`.

    >>> from slussmodel import Money
    >>> json_schema(Money)["properties"]["minor"], json_schema(Money)["required"]
    ({'type': 'integer'}, ['minor', 'currency'])
    """
    if isinstance(model, str) or attrs.has(type(model)):
        raise InvalidValue("json_schema", "model", model, f"must be a class, not {type(model).__name__}")
    drawn = _Drawn()
    body = drawn.payload(model)
    return {"$schema": DRAFT, **body, **({"$defs": drawn.definitions} if drawn.definitions else {})}


class _Drawn:
    """The definitions that a schema has needed so far."""

    def __init__(self) -> None:
        self.definitions: dict[str, Schema] = {}

    def payload(self, model: Any) -> Schema:
        """What stands at the head: it may say its type and the version."""
        if get_origin(model) in (Union, types.UnionType):
            return {"anyOf": [self.payload(member) for member in get_args(model)]}
        body = self.body(model)
        if "properties" not in body:
            return body
        head = {"type": {"const": tag_said(get_origin(model) or model)}, "schema": {"const": SCHEMA}}
        return {**body, "properties": {**head, **body["properties"]}}

    def of(self, kind: Any) -> Schema:
        """The schema of a declared type."""
        origin = get_origin(kind)
        if kind in _SCALARS:
            return dict(_SCALARS[kind])
        if kind in (object, Any):
            return {}
        if isinstance(kind, TypeVar):
            return self.of(kind.__bound__ or object)
        if origin in (Union, types.UnionType):
            return {"anyOf": self.members(get_args(kind))}
        return _SHAPES[origin](self, kind) if origin in _SHAPES else self.reference(kind)

    def members(self, kinds: Iterable[Any]) -> list[Schema]:
        """The members of a union. Where it has several classes each says its type; so does a set among others, and so
        may a scalar."""
        told = [(kind, is_model(kind)) for kind in kinds]
        if sum(kind is not type(None) for kind, _ in told) < 2:
            return [self.of(kind) for kind, _ in told]
        several = sum(model for _, model in told) > 1
        drawn = [self.tagged(kind) if several and model else self.among(kind) for kind, model in told]
        return drawn + [_told(kind.__name__, self.of(kind)) for kind, _ in told if kind in WRITERS]

    def among(self, kind: Any) -> Schema:
        """A member of a union that needs no tag, unless it is a set, which JSON cannot tell from a list."""
        return _told("set", self.of(kind)) if get_origin(kind) is frozenset else self.of(kind)

    def reference(self, kind: Any) -> Schema:
        """A class by its name under `$defs`, drawn when it is first met."""
        name = name_in_schema(get_origin(kind) or kind)
        if name not in self.definitions:
            self.definitions[name] = {}
            self.definitions[name] = self.body(kind)
        return {"$ref": f"#/$defs/{name}"}

    def tagged(self, cls: Any, tag: str | None = None) -> Schema:
        """A class where one of several may stand: its object says its type."""
        plain = get_origin(cls) or cls
        said = tag or tag_of(plain)
        name = f"{said} with type"
        if name not in self.definitions:
            self.definitions[name] = {}
            body = self.body(cls)
            properties = {"type": {"const": said}, **body.get("properties", {})}
            self.definitions[name] = {**body, "properties": properties, "required": ["type", *body.get("required", ())]}
        return {"$ref": f"#/$defs/{name.replace(' ', '%20')}"}

    def body(self, kind: Any) -> Schema:
        plain = get_origin(kind) or kind
        if isinstance(plain, type) and issubclass(plain, Labelled):
            return _enumeration(plain)
        if plain is Guard:
            return {"anyOf": [self.tagged(cls, name) for name, cls in registered()]}
        if is_base(plain):
            return {"anyOf": [self.tagged(cls) for cls in known_subclasses(plain)] or [{"not": {}}]}
        if not attrs.has(told_as(plain)):
            raise NoForm(kind)
        return {**self.object(told_as(plain)), "title": plain.__name__, "description": _summary(plain)}

    def object(self, cls: type) -> Schema:
        attrs.resolve_types(cls)
        fields = [field for field in attrs.fields(cls) if field.init and not field.name.startswith("_")]
        return {
            "type": "object",
            "properties": {field.name: self.field(field) for field in fields},
            "required": [field.name for field in fields if field.default is attrs.NOTHING],
            "additionalProperties": False,
        }

    def field(self, field: attrs.Attribute[Any]) -> Schema:
        return narrowed(self.of(field.type), field.validator)


def _array(drawn: _Drawn, kind: Any) -> Schema:
    members = get_args(kind)
    if len(members) == 2 and members[1] is ...:
        return {"type": "array", "items": drawn.of(members[0])}
    return {
        "type": "array",
        "prefixItems": [drawn.of(member) for member in members],
        "minItems": len(members),
        "maxItems": len(members),
    }


def _set(drawn: _Drawn, kind: Any) -> Schema:
    return {"type": "array", "items": drawn.of(get_args(kind)[0]), "uniqueItems": True}


def _mapping(drawn: _Drawn, kind: Any) -> Schema:
    keys, values = get_args(kind)
    names = {"propertyNames": drawn.of(keys)} if keys is not str else {}
    return {"type": "object", **names, "additionalProperties": drawn.of(values)}


def _literal(drawn: _Drawn, kind: Any) -> Schema:
    return {"enum": list(get_args(kind))}


_SHAPES: dict[Any, Callable[[_Drawn, Any], Schema]] = {
    tuple: _array,
    list: lambda drawn, kind: {"type": "array", "items": drawn.of(get_args(kind)[0])},
    frozenset: _set,
    set: _set,
    dict: _mapping,
    Mapping: _mapping,
    MutableMapping: _mapping,
    Literal: _literal,
}


def _told(name: str, value: Schema) -> Schema:
    """A scalar or set as an object, as it stands where values of several kinds may."""
    properties = {"type": {"const": name}, "value": value}
    return {"type": "object", "properties": properties, "required": ["type", "value"], "additionalProperties": False}


def _enumeration(kind: type[Labelled]) -> Schema:
    return {
        "enum": [str(member) for member in kind],
        "title": kind.__name__,
        "x-labels": {str(member): {"sv": member.sv, "en": member.en} for member in kind},
    }


def _summary(cls: type) -> str:
    return (getdoc(cls) or cls.__name__).split("\n\n")[0].replace("\n", " ")
