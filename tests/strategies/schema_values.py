"""Payloads drawn from a JSON Schema alone, so that what a schema promises can be tried on the converter.

hypothesis-jsonschema would do, but its last release does not run with Hypothesis of today, and it refuses schemas that
speak of themselves, as those of guards do. This draws from the keywords that `json_schema` uses, and raises for others.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

Schema = dict[str, Any]

KEYWORDS = {
    "$defs", "$ref", "$schema", "additionalProperties", "anyOf", "const", "description", "enum", "format", "items",
    "maxItems", "maxLength", "maximum", "minItems", "minLength", "minimum", "not", "pattern", "prefixItems",
    "properties", "propertyNames", "required", "title", "type", "uniqueItems", "x-labels",
}  # fmt: skip
_SMALL = {
    "{1,4000}": "{1,6}",
    "{0,4000}": "{0,6}",
}
_NEVER = {"anyOf": [{"not": {}}]}
_TEXT = st.text("aåÖ1 -.\n{}🛶", max_size=6)
_ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | _TEXT, lambda inner: st.lists(inner, max_size=2), max_leaves=3
)


def from_schema(schema: Schema) -> SearchStrategy[Any]:
    """JSON values that fit a schema."""
    return _Reader(schema.get("$defs", {})).of(schema)


class _Reader:
    def __init__(self, definitions: dict[str, Schema]) -> None:
        self.definitions = definitions
        self.known: dict[str, SearchStrategy[Any]] = {}

    def of(self, schema: Schema) -> SearchStrategy[Any]:
        assert schema.keys() <= KEYWORDS, schema.keys() - KEYWORDS
        if "$ref" in schema:
            return self.reference(_name(schema))
        if "const" in schema:
            return st.just(schema["const"])
        if "enum" in schema:
            return st.sampled_from(schema["enum"])
        if "anyOf" in schema:
            return st.one_of([self.of(one) for one in schema["anyOf"]])
        if "not" in schema:
            return st.nothing()
        return _TYPES[schema["type"]](self, schema) if "type" in schema else _ANY

    def resolved(self, schema: Schema) -> Schema:
        return self.definitions[_name(schema)] if "$ref" in schema else schema

    def reference(self, name: str) -> SearchStrategy[Any]:
        if name not in self.known:
            self.known[name] = st.deferred(lambda: self.of(self.definitions[name]))
        return self.known[name]

    def object(self, schema: Schema) -> SearchStrategy[Any]:
        properties = {name: self.of(one) for name, one in schema.get("properties", {}).items()}
        required = {name: properties.pop(name) for name in schema.get("required", ())}
        if isinstance(rest := schema.get("additionalProperties"), dict):
            keys = self.of(schema["propertyNames"]) if "propertyNames" in schema else _TEXT
            return st.dictionaries(keys, self.of(rest), max_size=2)
        return st.fixed_dictionaries(required, optional=properties)

    def array(self, schema: Schema) -> SearchStrategy[Any]:
        if "prefixItems" in schema:
            return st.tuples(*map(self.of, schema["prefixItems"])).map(list)
        unique = (lambda value: json.dumps(value, sort_keys=True)) if schema.get("uniqueItems") else None
        least = schema.get("minItems", 0)
        most = 0 if self.resolved(schema["items"]) == _NEVER else least + 2
        return st.lists(self.of(schema["items"]), min_size=least, max_size=most, unique_by=unique)

    def string(self, schema: Schema) -> SearchStrategy[str]:
        if schema.get("format") == "date":
            return st.dates().map(str)
        if schema.get("format") == "date-time":
            return st.datetimes(timezones=st.timezones()).map(lambda moment: moment.isoformat())
        drawn = _TEXT
        if pattern := schema.get("pattern"):
            for large, small in _SMALL.items():
                pattern = pattern.replace(large, small)
            drawn = st.from_regex(re.compile(pattern), fullmatch=pattern[0] == "^")
        return drawn.filter(lambda text: len(text) >= schema.get("minLength", 0)) if "minLength" in schema else drawn


def _name(schema: Schema) -> str:
    name: str = schema["$ref"].removeprefix("#/$defs/")
    return name.replace("%20", " ")


def _integer(_: _Reader, schema: Schema) -> SearchStrategy[int]:
    least = schema.get("minimum")
    return st.integers(least, schema.get("maximum"))


def _number(_: _Reader, schema: Schema) -> SearchStrategy[float]:
    return st.floats(schema.get("minimum"), schema.get("maximum"), allow_nan=False, allow_infinity=False)


_TYPES: dict[str, Callable[[_Reader, Schema], SearchStrategy[Any]]] = {
    "object": _Reader.object,
    "array": _Reader.array,
    "string": _Reader.string,
    "integer": _integer,
    "number": _number,
    "boolean": lambda _, __: st.booleans(),
    "null": lambda _, __: st.none(),
}
