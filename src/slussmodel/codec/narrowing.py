"""The rules of a field in the words of JSON Schema: bounds, patterns, lengths, members that all keep a rule."""

from __future__ import annotations

from typing import Any, TypeAlias

from slussmodel.validators import AtLeast, Between, Each, Shaped, Validator, distinct, filled, identifier, rules_of

Schema: TypeAlias = dict[str, Any]

_TEXTS: dict[Validator, Schema] = {
    filled: {"minLength": 1, "pattern": "\\S"},
    identifier: {"minLength": 1, "maxLength": 200, "pattern": "^\\S([\\s\\S]*\\S)?$"},
}


def narrowed(schema: Schema, validator: Any) -> Schema:
    """A schema that says also what a validator asks, as far as JSON Schema has words for it."""
    for rule in rules_of(validator):
        schema = schema | _by_kind(schema, rule)
    return schema


def _by_kind(schema: Schema, rule: Any) -> Schema:
    """What a rule adds to a schema: nothing where it speaks of values of another kind."""
    if "anyOf" in schema:
        return {"anyOf": [narrowed(member, rule) for member in schema["anyOf"]]}
    match schema.get("type"), rule:
        case "integer" | "number", AtLeast():
            return {"minimum": rule.least}
        case "integer" | "number", Between():
            return {"minimum": rule.least, "maximum": rule.most}
        case "string", Shaped():
            return {"pattern": f"^(?:{rule.shape.pattern})$"}
        case "string", _:
            return _TEXTS.get(rule, {})
        case "array", Each() if "items" in schema:
            members = schema["items"]
            for each in rule.validators:
                members = narrowed(members, each)
            return {"items": members}
        case "array", _ if rule is distinct:
            return {"uniqueItems": True}
    return {}
