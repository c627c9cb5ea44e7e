"""attrs validators whose errors name the type, the field, the value and the rule.

A validator takes the instance, the attribute and the value, as attrs calls it, and raises `InvalidValue`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime, timezone
from typing import Any, TypeAlias
from unicodedata import is_normalized, normalize

from attrs import Attribute, frozen

from slussmodel.errors import InvalidValue, expected

# attrs types a validator by the attribute's own type, which a shared validator cannot know.
Validator: TypeAlias = Callable[[Any, "Attribute[Any]", Any], None]

LONGEST_TEXT = 1_000_000
COMPOSED = "must be in composed form (NFC), or one name would be two: write unicodedata.normalize('NFC', ...)"
AWARE = "datetime(..., tzinfo=UTC)"


def rules_of(validator: Any) -> tuple[Any, ...]:
    """The rules that a validator is put together from; that a value may be missing shows in the type of its field."""
    validator = getattr(validator, "validator", validator)
    return tuple(getattr(validator, "_validators", (validator,)))


def nfc(value: str) -> str:
    """A converter: text in composed form (NFC), so that the two ways to write "Håbo" are one."""
    return normalize("NFC", value) if isinstance(value, str) else value


def wrong(instance: object, attribute: Attribute[Any], value: object, rule: str) -> InvalidValue:
    """The error for a value that breaks a rule of an attrs field."""
    return InvalidValue(type(instance).__name__, attribute.name, value, rule)


def instant(value: datetime) -> datetime:
    """A converter: a moment with its offset fixed, so that it keeps its local day and compares as the instant it is.

    Two moments in one named zone compare by their clock faces, and in the hour that autumn repeats that is wrong.
    """
    offset = value.utcoffset() if isinstance(value, datetime) else None
    if offset is None:
        return value
    return (
        datetime.fromisoformat(value.isoformat())
        if type(value) is not datetime
        else value.replace(tzinfo=timezone(offset), fold=0)
    )


def of_type(*kinds: type) -> Validator:
    """An instance of one of the kinds; a bool is not an int here."""

    def check(instance: object, attribute: Attribute[Any], value: object) -> None:
        if not isinstance(value, kinds) or (isinstance(value, bool) and bool not in kinds):
            raise wrong(instance, attribute, value, expected(kinds, value))

    return check


def text(instance: object, attribute: Attribute[Any], value: object) -> None:
    """A string, perhaps empty, without NUL and of a length that a person could have written."""
    if not isinstance(value, str):
        raise wrong(instance, attribute, value, expected((str,), value))
    if "\x00" in value:
        raise wrong(instance, attribute, value, "must not contain NUL")
    if len(value) > LONGEST_TEXT:
        raise wrong(instance, attribute, value, f"must be at most {LONGEST_TEXT} characters")


def filled(instance: object, attribute: Attribute[Any], value: str) -> None:
    """A text with something in it: an empty or blank one is refused."""
    text(instance, attribute, value)
    if not value.strip():
        raise wrong(instance, attribute, value, "must not be blank")


def identifier(instance: object, attribute: Attribute[Any], value: str) -> None:
    """A filled text without surrounding blanks, composed, at most 200 characters: ids that look alike are alike."""
    filled(instance, attribute, value)
    if value != value.strip():
        raise wrong(instance, attribute, value, "must not begin or end with blanks")
    if not is_normalized("NFC", value):
        raise wrong(instance, attribute, value, COMPOSED)
    if len(value) > 200:
        raise wrong(instance, attribute, value, "must be at most 200 characters")


def aware(instance: object, attribute: Attribute[Any], value: object) -> None:
    """A moment with a time zone; a naive datetime names no moment."""
    check_aware(type(instance).__name__, attribute.name, value)


def check_aware(type_: str, field: str, value: object) -> None:
    """A moment that a method is asked about, as `aware` is one of a field.

    A naive one would be read in the zone of the system.
    """
    if not isinstance(value, datetime):
        rule = f"must be an aware datetime, not {type(value).__name__}, such as {AWARE}"
        raise InvalidValue(type_, field, value, rule)
    if value.utcoffset() is None:
        raise InvalidValue(type_, field, value, f"must have a time zone, such as {AWARE}")


def day(instance: object, attribute: Attribute[Any], value: object) -> None:
    """A calendar day: a date and not a datetime."""
    check_day(type(instance).__name__, attribute.name, value)


def check_day(type_: str, field: str, value: object) -> None:
    """A calendar day that a method is asked about, as `day` is one of a field."""
    if not isinstance(value, date) or isinstance(value, datetime):
        raise InvalidValue(type_, field, value, f"must be a date, not {type(value).__name__}")


@frozen
class AtLeast:
    """A number that is not below the least; the type is another validator's concern."""

    least: float

    def __call__(self, instance: object, attribute: Attribute[Any], value: Any) -> None:
        if value < self.least:
            raise wrong(instance, attribute, value, f"must be at least {self.least}")


def at_least(least: float) -> Validator:
    """A number that is not below the least."""
    return AtLeast(least)


@frozen
class Between:
    """A number from the least to the most; not a number is none."""

    least: float
    most: float

    def __call__(self, instance: object, attribute: Attribute[Any], value: object) -> None:
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not self.least <= value <= self.most:
            raise wrong(instance, attribute, value, f"must be a number from {self.least:g} to {self.most:g}")


def between(least: float, most: float) -> Validator:
    """A number from the least to the most; not a number is none."""
    return Between(least, most)


@frozen
class Shaped:
    """A text of the form that a register uses, told by an example."""

    shape: re.Pattern[str]
    example: str

    def __call__(self, instance: object, attribute: Attribute[Any], value: object) -> None:
        if not isinstance(value, str) or not self.shape.fullmatch(value):
            raise wrong(instance, attribute, value, f"must be written as {self.example}")


def shaped(pattern: str, example: str) -> Validator:
    """A text of the form that a register uses, told by an example."""
    return Shaped(re.compile(pattern), example)


@frozen
class Each:
    """Every member of a tuple or frozenset passes the validators."""

    validators: tuple[Validator, ...]

    def __call__(self, instance: object, attribute: Attribute[Any], value: Iterable[object]) -> None:
        if not isinstance(value, (tuple, frozenset)):
            raise wrong(instance, attribute, value, expected((tuple, frozenset), value))
        for member in value:
            for validator in self.validators:
                validator(instance, attribute, member)


def each(*validators: Validator) -> Validator:
    """Every member of a tuple or frozenset passes the validators."""
    return Each(validators)


def distinct(instance: object, attribute: Attribute[Any], value: tuple[object, ...]) -> None:
    """No member twice."""
    seen: set[object] = set()
    for member in value:
        if member in seen:
            raise wrong(instance, attribute, member, "stands there twice")
        seen.add(member)
