"""Swedish and English: labels, sentences with parameters, and how a value is said in each.

Every result of the library explains itself as data first and as text second. The data is a code with
parameters; the text is made here, when somebody asks for it, in the language that they ask for.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Literal, Protocol, Self, TypeAlias, runtime_checkable

from attrs import field, frozen

Lang: TypeAlias = Literal["sv", "en"]
NBSP = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"


def in_swedish(lang: Lang) -> bool:
    """Whether a text is asked for in Swedish and not in English; a third language is an error, and so is "se".

    >>> in_swedish("se")
    Traceback (most recent call last):
    ValueError: unknown language 'se': write 'sv' or 'en'
    """
    if lang not in _LANGUAGES:
        raise ValueError(f"unknown language {lang!r}: write 'sv' or 'en'")
    return lang == "sv"


_LANGUAGES = frozenset({"sv", "en"})


@runtime_checkable
class Speaks(Protocol):
    """A value that can say itself in Swedish and English, as `Money` does."""

    def format(self, lang: Lang = "sv") -> str: ...


class Labelled(StrEnum):
    """A string enumeration whose members carry a Swedish and an English label.

    >>> class Light(Labelled):
    ...     RED = "red", "rött", "red"
    >>> Light.RED.label("sv"), Light("red") is Light.RED, str(Light.RED)
    ('rött', True, 'red')
    """

    sv: str
    en: str

    # The labels have defaults only so that type checkers accept a look-up by value, `Light("red")`.
    def __new__(cls, value: str, sv: str = "", en: str = "") -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.sv = sv
        member.en = en
        return member

    # Enum hashes in Python by name; the string's own hash is faster and lets plain strings find members in dicts.
    __hash__ = str.__hash__

    def label(self, lang: Lang = "sv") -> str:
        return self.sv if in_swedish(lang) else self.en


def number(value: float | Fraction | Decimal, lang: Lang = "sv", decimals: int = 0) -> str:
    """A number with the language's own signs: "1 958 631,5" in Swedish, "1,958,631.5" in English.

    What is below nothing has a minus sign, as a difference has, and no hyphen.

    >>> number(-1958631.25, "en", decimals=1)
    '−1,958,631.2'
    """
    text = f"{value:,.{decimals}f}" if isinstance(value, Decimal) else _decimals(Fraction(value), decimals)
    return text.translate(_SWEDISH_SIGNS if in_swedish(lang) else _ENGLISH_SIGNS)


def _decimals(value: Fraction, decimals: int) -> str:
    """A fraction to so many decimals, halves to even, with all its digits however many they are."""
    scaled = round(value * 10**decimals)
    whole, part = divmod(abs(scaled), 10**decimals)
    sign = "-" if scaled < 0 else ""
    return f"{sign}{whole:,}.{part:0{decimals}}" if decimals else f"{sign}{whole:,}"


_SWEDISH_SIGNS = str.maketrans({",": NBSP, ".": ",", "-": MINUS})
_ENGLISH_SIGNS = str.maketrans({"-": MINUS})


def percent_of(probability: float) -> str:
    """A probability in whole per cent, without the sign; only what is certain is said to be.

    >>> [percent_of(one) for one in (0.0, 0.001, 0.5, 0.999, 1.0)]
    ['0', '<1', '50', '>99', '100']
    """
    whole = round(100 * probability)
    if 0 < probability < 1 and whole in (0, 100):
        return "<1" if whole == 0 else ">99"
    return str(whole)


def listing(words: list[str], lang: Lang = "sv") -> str:
    """Words as a sentence lists them.

    >>> listing(["Hjo", "Skara", "Tibro"])
    'Hjo, Skara och Tibro'
    """
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {'och' if in_swedish(lang) else 'and'} {words[-1]}"


def say(value: object, lang: Lang = "sv") -> str:
    """One value in words, for a sentence."""
    match value:
        case Labelled():
            return value.label(lang)
        case str():  # before what speaks: a string has a method of that name too, and an idea may be called "{}"
            return value
        case Speaks():
            return value.format(lang)
        case bool():
            return {"sv": ("nej", "ja"), "en": ("no", "yes")}[lang][value]
        case int():
            return number(value, lang)
        case float() | Decimal():
            return number(value, lang, decimals=2)
        case Fraction():
            return number(value, lang) if value.denominator == 1 else number(value, lang, decimals=2)
        case datetime():
            return _moment(value)
        case tuple() | list():
            return listing([say(item, lang) for item in value], lang)
        case set() | frozenset():
            return listing(sorted(say(item, lang) for item in value), lang)
        case _:
            return str(value)


def _moment(value: datetime) -> str:
    """A day, and the time of it where that is not midnight."""
    if value.time() == time():
        return value.date().isoformat()
    return value.isoformat(" ", "minutes").replace("+00:00", " UTC")


def _unbroken(swedish: str) -> str:
    """Swedish with its figures and their per cent signs on one line."""
    return swedish.replace(" %", f"{NBSP}%")


@frozen
class Sentence:
    """A code and the two sentences behind it; `{name}` stands for a parameter.

    >>> Sentence("too_few", sv="{n} av {least}", en="{n} of {least}").say({"n": 2, "least": 3}, "sv")
    '2 av 3'
    """

    code: str
    sv: str = field(converter=_unbroken)
    en: str

    def say(self, params: Mapping[str, object], lang: Lang = "sv") -> str:
        template = self.sv if in_swedish(lang) else self.en
        return template.format_map({name: say(value, lang) for name, value in params.items()})
