"""What a source says: a value, as exactly as the source says it, and when and where it was said.

A statement is kept as it stands. It is never corrected by what the model computes, and the model is never adjusted to
it; `compare` puts the two side by side.
"""

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction
from typing import TypeAlias

from attrs import Attribute, field, frozen
from attrs.validators import optional

from slussmodel.errors import InvalidValue
from slussmodel.language import Labelled, Lang, say
from slussmodel.money import Money
from slussmodel.periods import Period, YearMonth
from slussmodel.validators import day, filled, identifier, nfc, of_type, text, wrong

Value: TypeAlias = int | Fraction | Money | date | YearMonth | Period | str | frozenset[str]
"""A number, money, a moment (a day, or a month or period that it lies in), a whole period, a text or a set of names."""


class Reading(Labelled):
    """How exact a source is: "15", "about 15", "up to 15", "at least 15"."""

    EXACTLY = "exactly", "exakt", "exactly"
    ABOUT = "about", "omkring", "about"
    AT_MOST = "at_most", "högst", "at most"
    AT_LEAST = "at_least", "minst", "at least"


@frozen
class Predicate:
    """What a statement is about, in words that fit "är ... för X" and "... for X is".

    >>> Predicate("partners", sv="antalet partner", en="the number of partners").format("en")
    'the number of partners'
    """

    id: str = field(converter=nfc, validator=identifier)
    sv: str = field(converter=nfc, validator=filled)
    en: str = field(converter=nfc, validator=filled)

    def format(self, lang: Lang = "sv") -> str:
        return self.sv if lang == "sv" else self.en


def _predicate(value: Predicate | str) -> Predicate:
    return Predicate(value, value, value) if isinstance(value, str) else value


def _composed(value: Value) -> Value:
    if isinstance(value, frozenset):
        return frozenset(map(nfc, value))
    return nfc(value) if type(value) is str else value


_of_value_type = of_type(int, Fraction, Money, date, YearMonth, Period, str, frozenset)


def a_value(instance: object, attribute: Attribute[Value], value: object) -> None:
    """A validator: something that can be stated; a moment is a day here, never an hour."""
    _of_value_type(instance, attribute, value)
    if isinstance(value, datetime):
        raise wrong(instance, attribute, value, "must be a date, not a datetime")


_READINGS: tuple[tuple[tuple[type, ...], frozenset[Reading]], ...] = (
    ((int, Fraction, Money), frozenset(Reading)),
    ((date, YearMonth, frozenset), frozenset(Reading) - {Reading.ABOUT}),
    ((Period, str), frozenset({Reading.EXACTLY})),
)


def _readable(instance: Assertion, attribute: Attribute[Reading], value: Reading) -> None:
    of_type(Reading)(instance, attribute, value)
    for kinds, readings in _READINGS:
        if isinstance(instance.value, kinds) and value not in readings:
            raise wrong(instance, attribute, value.value, f"does not go with a {type(instance.value).__name__}")


@frozen(kw_only=True)
class Assertion:
    """A source says something of a subject.

    `stated` is when it was said or the page last changed, and `as_of` the day that it speaks of, where the two are
    known; they often differ. `margin` is how far off a source that says ABOUT may be. `quote` keeps its own words.

    >>> countries = Predicate("eu", sv="antalet EU-länder", en="the number of EU countries")
    >>> said = Assertion(subject="INNOCAP", predicate=countries, value=3, source="kfvn.se", stated=date(2023, 9, 1))
    >>> print(said.format("en"))
    kfvn.se (2023-09-01) gives the number of EU countries for INNOCAP as 3

    A plain text as `predicate` serves as id and as words in both languages. Raises `InvalidValue` for a reading that
    does not go with the value, such as "at most" of a text, and for a margin without ABOUT or ABOUT without a margin.
    """

    subject: str = field(converter=nfc, validator=identifier)
    predicate: Predicate = field(converter=_predicate, validator=of_type(Predicate))
    value: Value = field(converter=_composed, validator=a_value)
    source: str = field(converter=nfc, validator=filled)
    reading: Reading = field(default=Reading.EXACTLY, validator=_readable)
    margin: int | Fraction | Money | None = field(default=None, validator=optional(of_type(int, Fraction, Money)))
    stated: date | YearMonth | Period | None = field(default=None, validator=optional(of_type(date, YearMonth, Period)))
    as_of: date | None = field(default=None, validator=optional(day))
    quote: str = field(default="", converter=nfc, validator=text)

    def __attrs_post_init__(self) -> None:
        if (self.reading is Reading.ABOUT) != (self.margin is not None):
            raise InvalidValue(
                "Assertion", "margin", self.margin, "belongs to a value that is ABOUT so much, and only to it"
            )
        if self.margin is not None and isinstance(self.margin, Money) != isinstance(self.value, Money):
            raise InvalidValue("Assertion", "margin", self.margin, "must be of the same kind as the value")

    @property
    def topic(self) -> tuple[str, str]:
        """The subject and the predicate's id: what two statements must share to be compared."""
        return self.subject, self.predicate.id

    def said(self, lang: Lang = "sv") -> str:
        """The value as the source has it: "högst 15"."""
        words = say_value(self.value, lang)
        return words if self.reading is Reading.EXACTLY else f"{self.reading.label(lang)} {words}"

    def format(self, lang: Lang = "sv") -> str:
        """The whole statement with its source."""
        stated = f" ({say_value(self.stated, lang)})" if self.stated is not None else ""
        on = f" ({_AS_OF[lang]} {self.as_of})" if self.as_of is not None else ""
        what, value = self.predicate.format(lang), self.said(lang)
        if lang == "sv":
            return f"enligt {self.source}{stated} är {what} för {self.subject}{on} {value}"
        return f"{self.source}{stated} gives {what} for {self.subject}{on} as {value}"


_AS_OF = {"sv": "per", "en": "as of"}


def say_value(value: Value, lang: Lang) -> str:
    """A value in words; a year is said as a year, and quotation marks part a text from what surrounds it."""
    if isinstance(value, Period) and value == Period.year(value.first.year):
        return str(value.first.year)
    if type(value) is str:
        return f"”{value}”" if lang == "sv" else f"“{value}”"
    return say(value, lang)
