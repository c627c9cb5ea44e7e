"""A statement beside what the model computes, or beside another statement.

Every statement leaves room for some values: "15" for one, "up to 15" for all that are not more, "March 2020" for
thirty-one days, a set read as "at least" for every set around it. Two statements agree when some value fits both. So
each is turned into a lowest and a highest value, open where the statement is, and they agree when neither's lowest is
above the other's highest. The same comparison serves numbers, money, days, texts (only equal to themselves) and sets
(ordered by inclusion).
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any, TypeAlias

from attrs import field, frozen

from slussmodel.assertions.statement import Assertion, Reading, Value, a_value, say_value
from slussmodel.errors import InvalidValue, Reason
from slussmodel.findings import Finding, Severity
from slussmodel.language import Lang, Sentence
from slussmodel.money import Money
from slussmodel.periods import Period, YearMonth
from slussmodel.validators import of_type, text

CONTRADICTS_MODEL = Sentence(
    "source_contradicts_model",
    sv="{statement}, men modellen ger {computed}",
    en="{statement}, but the model gives {computed}",
)
SOURCES_CONTRADICT = Sentence("sources_contradict", sv="{statement}, men {other}", en="{statement}, but {other}")
CHANGED = Sentence("value_changed", sv="{statement}, och senare: {other}", en="{statement}, and later: {other}")
AGREES = Sentence("agrees", sv="{statement}; det stämmer med {computed}", en="{statement}; this agrees with {computed}")


Difference: TypeAlias = int | Fraction | Money | frozenset[str]


@frozen
class Computed:
    """What the model computes, with the ground for it in both languages and the law or table that it rests on.

    >>> Computed(4, sv="SE, IE, FI och IS", en="SE, IE, FI and IS").format("en")
    '4 (SE, IE, FI and IS)'
    """

    value: Value = field(validator=a_value)
    sv: str = field(default="", kw_only=True, validator=text)
    en: str = field(default="", kw_only=True, validator=text)
    source: str = field(default="", kw_only=True, validator=text)

    def format(self, lang: Lang = "sv") -> str:
        ground = self.sv if lang == "sv" else self.en
        return say_value(self.value, lang) + (f" ({ground})" if ground else "")


@frozen
class Agreement:
    """A statement and what agrees with it."""

    statement: Assertion = field(validator=of_type(Assertion))
    other: Assertion | Computed = field(validator=of_type(Assertion, Computed))

    def text(self, lang: Lang = "sv") -> str:
        return Reason.of(AGREES, statement=self.statement, computed=self.other).text(lang)

    def __bool__(self) -> bool:
        return True


@frozen
class Contradiction:
    """A statement and what cannot be true at the same time; both sides are kept, and neither is changed."""

    statement: Assertion = field(validator=of_type(Assertion))
    other: Assertion | Computed = field(validator=of_type(Assertion, Computed))

    @property
    def difference(self) -> Difference | None:
        """The other value less the stated one: in days for days, in months for months.

        For sets the names that only one side has; `None` where nothing can be subtracted.
        """
        return _difference(self.statement.value, self.other.value)

    @property
    def reason(self) -> Reason:
        if isinstance(self.other, Computed):
            return Reason.of(CONTRADICTS_MODEL, statement=self.statement, computed=self.other)
        return Reason.of(SOURCES_CONTRADICT, statement=self.statement, other=self.other)

    def text(self, lang: Lang = "sv") -> str:
        return self.finding().text(lang)

    def finding(self) -> Finding:
        """The contradiction as a warning, with the law or table that the computed side rests on."""
        source = self.other.source if isinstance(self.other, Computed) else ""
        return Finding(self.reason, Severity.WARNING, ".".join(self.statement.topic), source)

    def __bool__(self) -> bool:
        return False


@frozen
class Change:
    """Two statements that differ because they speak of different days: both can be true."""

    statement: Assertion = field(validator=of_type(Assertion))
    other: Assertion = field(validator=of_type(Assertion))

    def text(self, lang: Lang = "sv") -> str:
        return self.finding().text(lang)

    def finding(self) -> Finding:
        """The change as a note."""
        reason = Reason.of(CHANGED, statement=self.statement, other=self.other)
        return Finding(reason, Severity.NOTE, ".".join(self.statement.topic))

    def __bool__(self) -> bool:
        return True


def compare(statement: Assertion, computed: Value | Computed) -> Agreement | Contradiction:
    """A statement beside what the model computes.

    >>> said = Assertion(subject="INNOCAP", predicate="partners", value=6, source="kfvn.se")
    >>> bool(compare(said, 6)), compare(said, 5).difference
    (True, -1)

    Raises `InvalidValue` where the two are not of one kind (a number and a text) and `CurrencyMismatch` where they are
    money of two currencies.
    """
    side = computed if isinstance(computed, Computed) else Computed(computed)
    agree = _overlap(_room(statement), (side.value, Reading.EXACTLY, None))
    return Agreement(statement, side) if agree else Contradiction(statement, side)


def compare_sources(one: Assertion, other: Assertion) -> Agreement | Contradiction | Change:
    """Two statements on one topic.

    They contradict each other when no value fits both, unless they speak of different days, when it is a change.
    Raises `InvalidValue` where they are about different things.
    """
    if one.topic != other.topic:
        raise InvalidValue("Assertion", "topic", other.topic, f"must be the topic of the other statement, {one.topic}")
    if _overlap(_room(one), _room(other)):
        return Agreement(one, other)
    if one.as_of is not None and other.as_of is not None and one.as_of != other.as_of:
        return Change(one, other) if one.as_of < other.as_of else Change(other, one)
    return Contradiction(one, other)


_Room: TypeAlias = tuple[Value, Reading, int | Fraction | Money | None]


def _room(statement: Assertion) -> _Room:
    return statement.value, statement.reading, statement.margin


def _overlap(one: _Room, other: _Room) -> bool:
    kinds = {_kind(one[0]), _kind(other[0])}
    as_moment = kinds == {"moment", "period"}
    if len(kinds) > 1 and not as_moment:
        raise InvalidValue("Assertion", "value", other[0], f"must be a {_kind(one[0])} to be compared with one")
    (low, high), (other_low, other_high) = _bounds(one, as_moment), _bounds(other, as_moment)
    return _not_above(low, other_high) and _not_above(other_low, high)


def _not_above(low: Any, high: Any) -> bool:
    """Values of one kind have an order among themselves, which their union cannot say."""
    return low is None or high is None or bool(low <= high)


_KINDS: tuple[tuple[tuple[type, ...], str], ...] = (
    ((str,), "text"),
    ((int, Fraction), "number"),
    ((Money,), "sum of money"),
    ((date, YearMonth), "moment"),
    ((Period,), "period"),
    ((frozenset,), "set"),
)


def _kind(value: Value) -> str:
    return next(kind for types, kind in _KINDS if isinstance(value, types))


def _bounds(room: _Room, as_moment: bool) -> tuple[object, object]:
    value, reading, margin = room
    low, high = _extent(value, as_moment)
    match reading:
        case Reading.ABOUT:
            return low - margin, high + margin  # type: ignore[operator]
        case Reading.AT_MOST:
            return None, high
        case Reading.AT_LEAST:
            return low, None
        case _:
            return low, high


def _extent(value: Value, as_moment: bool) -> tuple[object, object]:
    match value:
        case YearMonth():
            return value.first_day, value.last_day
        case Period() if as_moment:
            return value.first.first_day, value.last.last_day
        case Period():
            return (value.first, value.last), (value.first, value.last)
        case _:
            return value, value


def _difference(stated: Value, other: Value) -> Difference | None:
    match stated, other:
        case (int() | Fraction() as one, int() | Fraction() as two):
            return two - one
        case (Money() as one, Money() as two):
            return two - one
        case (YearMonth() as one, YearMonth() as two):
            return two - one
        case (date() as one, date() as two):
            return (two - one).days
        case (frozenset() as one, frozenset() as two):
            return one ^ two
        case _:
            return None
