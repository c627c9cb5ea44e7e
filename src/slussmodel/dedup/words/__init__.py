"""The lexicon that ships: concepts of municipal work and everyday life, and abbreviations.

One concept a line: its name, then the words for it in Swedish, English, Finnish, Norwegian and Danish, and Icelandic
between bars. A word of five letters or more is found in compounds as well ("demensboende" speaks of dementia); a
shorter one is so only with a star ("buss*").
"""

from __future__ import annotations

from collections.abc import Mapping

from slussmodel.dedup.lexicon import Lexicon
from slussmodel.dedup.words import care, digital, environment, learning, leisure, office, social, streets
from slussmodel.dedup.words.abbreviations import ABBREVIATIONS
from slussmodel.dedup.words.simplex import SIMPLEX

_LANGUAGES = (("sv",), ("en",), ("fi",), ("no", "nb", "nn", "da"), ("is",))
_ROOMS = (care, social, learning, leisure, streets, environment, digital, office)


def _concepts() -> dict[str, Mapping[str, tuple[str, ...]]]:
    lines = (line for room in _ROOMS for line in room.CONCEPTS.strip().split("\n"))
    return {name: _glosses(columns) for name, _, columns in (line.partition(":") for line in lines)}


def _glosses(columns: str) -> Mapping[str, tuple[str, ...]]:
    told = zip(_LANGUAGES, columns.split("|"), strict=True)
    return {language: tuple(column.split()) for languages, column in told for language in languages}


LEXICON = Lexicon(ABBREVIATIONS, _concepts(), SIMPLEX)
