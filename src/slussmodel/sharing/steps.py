"""One step of a derivation: a sentence and the exact figures in it, so that the words can be computed again."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from typing import TypeAlias

from attrs import frozen

from slussmodel.errors import Reason
from slussmodel.language import MINUS, Labelled, Lang, Sentence, number
from slussmodel.money import Money, decimals_of

_LARGEST_DENOMINATOR = 10**9
_DECIMALS = 6
# A figure of several signs, marked until its place in the sentence is known, and the signs beside it.
_MARKED = re.compile("(?P<before>[×/−] )?\ue000(?P<figure>[^\ue001]*)\ue001(?P<after>(?= [×/]| \\w+,? ×))?")


@frozen
class Words:
    """The same words in both languages, where a sentence has a figure that is not a number."""

    sv: str
    en: str

    def format(self, lang: Lang = "sv") -> str:
        return self.sv if lang == "sv" else self.en


@frozen
class Coalitions:
    """Groups of parties where a sentence speaks of them: their members joined by plus signs.

    >>> Coalitions((("Hjo", "Skara"), ("Tibro",))).format("en")
    'Hjo + Skara; Tibro'
    """

    groups: tuple[tuple[str, ...], ...]

    def format(self, lang: Lang = "sv") -> str:
        return "; ".join(" + ".join(group) for group in self.groups)


Figure: TypeAlias = Fraction | Money | Words | Coalitions | str
Names: TypeAlias = Mapping[str, str]


@frozen
class Step:
    """A sentence with its figures: data first, text when somebody asks.

    >>> quarter = Sentence("quarter", sv="{part} av {whole}", en="{part} of {whole}")
    >>> Step.of(quarter, part=Fraction(1, 4), whole=8).text("en")
    '0.25 of 8'
    """

    sentence: Sentence
    figures: tuple[tuple[str, Figure], ...] = ()

    @classmethod
    def of(cls, sentence: Sentence, /, **figures: Figure | int) -> Step:
        return cls(
            sentence, tuple((name, Fraction(one) if isinstance(one, int) else one) for name, one in figures.items())
        )

    @property
    def code(self) -> str:
        return self.sentence.code

    @property
    def params(self) -> dict[str, Figure]:
        return dict(self.figures)

    def text(self, lang: Lang = "sv", names: Names | None = None) -> str:
        """The sentence, with the parties that `names` has called by their names."""
        said = {
            name: _marked(exactly(one, lang)) if isinstance(one, Fraction) else called(one, names)
            for name, one in self.figures
        }
        return _MARKED.sub(_in_its_place, self.sentence.say(said, lang))


def _marked(figure: str) -> str:
    return f"\ue000{figure}\ue001" if "/" in figure or figure.startswith(MINUS) else figure


def _in_its_place(found: re.Match[str]) -> str:
    """The figure, in parentheses where a sign beside it would otherwise take a part of it: (33 + 1/3) × 2, 2 × (−3)."""
    before, figure, after = found["before"] or "", found["figure"], found["after"]
    parts, negative = " " in figure, figure.startswith(MINUS)
    split = before == "/ " or bool(before and (parts or negative)) or (parts and after is not None)
    return f"{before}({figure})" if split else f"{before}{figure}"


def called(value: object, names: Names | None) -> object:
    """A party by its name, where `names` has one; so too the parties of a group."""
    match value:
        case Labelled():
            return value
        case str():
            return (names or {}).get(value, value)
        case tuple():
            return tuple(called(one, names) for one in value)
        case Coalitions():
            return Coalitions(tuple(tuple((names or {}).get(one, one) for one in group) for group in value.groups))
        case _:
            return value


def said_of(reason: Reason, lang: Lang, names: Names | None) -> str:
    """A reason in words, with the parties in it called by their names."""
    said = {name: exactly(one, lang) if isinstance(one, Fraction) else called(one, names) for name, one in reason.items}
    return reason.sentence.say(said, lang)


def minor_per_major(currency: str) -> int:
    """How many öre a krona has, or the like; explanations speak in major units."""
    return int(10 ** decimals_of(currency))


def unit_of(currency: str) -> Words:
    """What a sentence calls the currency of a number that stands beside no Money."""
    return Words({"SEK": "kr", "EUR": "euro"}.get(currency, currency), currency)


def minor_unit_of(currency: str) -> Words:
    """What a sentence calls the minor unit of a currency."""
    words = {"SEK": Words("öre", "öre"), "EUR": Words("cent", "cents")}
    return words.get(currency, Words("minsta enheter", "minor units"))


def exactly(value: Fraction, lang: Lang = "sv") -> str:
    """A fraction written so that a reader can compute with it: a decimal where that is exact, else "33 + 1/3".

    A denominator above a thousand million helps nobody; such a number is rounded to six decimals and marked so.

    >>> exactly(Fraction(1, 8), "en"), exactly(Fraction(100, 3), "en"), exactly(Fraction(-100, 3), "en")
    ('0.125', '33 + 1/3', '−33 − 1/3')
    """
    for decimals in range(_DECIMALS + 1):
        if (value * 10**decimals).denominator == 1:
            return number(value, lang, decimals)
    if value.denominator > _LARGEST_DENOMINATOR:
        return f"≈{number(value, lang, _DECIMALS)}"
    whole, rest = divmod(abs(value), 1)
    part = f"{number(rest.numerator, lang)}/{number(rest.denominator, lang)}"
    minus, joined = (MINUS, MINUS) if value < 0 else ("", "+")
    return f"{minus}{number(whole, lang)} {joined} {part}" if whole else f"{minus}{part}"
