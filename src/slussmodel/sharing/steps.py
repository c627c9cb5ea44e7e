"""One step of a derivation: a sentence and the exact figures in it, so that the words can be computed again."""

from __future__ import annotations

from fractions import Fraction
from typing import TypeAlias

from attrs import frozen

from slussmodel.language import Lang, Sentence, number
from slussmodel.money import Money, decimals_of

_LARGEST_DENOMINATOR = 10**9
_DECIMALS = 6


@frozen
class Words:
    """The same words in both languages, where a sentence has a figure that is not a number."""

    sv: str
    en: str

    def format(self, lang: Lang = "sv") -> str:
        return self.sv if lang == "sv" else self.en


Figure: TypeAlias = Fraction | Money | Words | str


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

    def text(self, lang: Lang = "sv") -> str:
        said = {name: exactly(one, lang) if isinstance(one, Fraction) else one for name, one in self.figures}
        return self.sentence.say(said, lang)


def minor_per_major(currency: str) -> int:
    """How many öre a krona has, or the like; explanations speak in major units."""
    return int(10 ** decimals_of(currency))


def unit_of(currency: str) -> Words:
    """What a sentence calls the currency of a number that stands beside no Money."""
    return Words({"SEK": "kr", "EUR": "euro"}.get(currency, currency), currency)


def exactly(value: Fraction, lang: Lang = "sv") -> str:
    """A fraction written so that a reader can compute with it: a decimal where that is exact, else "33 + 1/3".

    A denominator above a thousand million helps nobody; such a number is rounded to six decimals and marked so.

    >>> exactly(Fraction(1, 8), "en"), exactly(Fraction(100, 3), "en")
    ('0.125', '33 + 1/3')
    """
    for decimals in range(_DECIMALS + 1):
        if (value * 10**decimals).denominator == 1:
            return number(value, lang, decimals)
    if value.denominator > _LARGEST_DENOMINATOR:
        return f"≈{number(value, lang, _DECIMALS)}"
    whole, rest = divmod(value, 1)
    part = f"{number(rest.numerator, lang)}/{number(rest.denominator, lang)}"
    return f"{number(whole, lang)} + {part}" if whole else part
