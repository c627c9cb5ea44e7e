"""From what people write to the words that carry evidence.

A text is composed (NFC), freed of HTML, folded to lower case and cut into words. The letters å, ä and ö are letters and
not decorated a and o: Håbo is not Habo. Each word is stemmed by the Snowball stemmer of its language
(https://snowballstem.org); Icelandic has none and keeps its words whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from html import unescape
from importlib import import_module
from unicodedata import normalize

_TAG = re.compile(r"<(?:!--.*?--|/?[a-zA-Z][^<>]{0,1000})>", re.DOTALL)
_WORD = re.compile(r"[^\W_]+")
_SIGNS = re.compile(r"\S+")

_STEMMERS: Mapping[str, str] = {
    "sv": "swedish",
    "fi": "finnish",
    "en": "english",
    "no": "norwegian",
    "nb": "norwegian",
    "nn": "norwegian",
    "da": "danish",
}

# So many stems are remembered for each language.
_REMEMBERED = 2**14


def plain(text: str) -> str:
    """The text composed, without HTML and soft hyphens; what `Reader` reads and explanations mark.

    >>> plain("<b>Trygghets&shy;larm</b> f&ouml;r a\N{COMBINING RING ABOVE}ldre")
    ' Trygghetslarm  för åldre'
    """
    bare = _TAG.sub(" ", text) if "<" in text else text
    whole = unescape(bare) if "&" in bare else bare
    return normalize("NFC", whole.replace("\N{SOFT HYPHEN}", ""))


def spans(text: str) -> list[tuple[int, int]]:
    """Where the words of a plain text stand; a text without any letter or digit is its own visible signs.

    >>> [("GC-väg: 3 km"[a:b]) for a, b in spans("GC-väg: 3 km")], spans("🚲🚲 🌳")
    (['GC', 'väg', '3', 'km'], [(0, 2), (3, 4)])
    """
    found = [match.span() for match in _WORD.finditer(text)]
    return found or [match.span() for match in _SIGNS.finditer(text)]


def words(text: str) -> list[str]:
    """The words of a text in order, in lower case.

    >>> words("GC-väg: 3 km")
    ['gc', 'väg', '3', 'km']
    """
    folded = plain(text).lower()
    return _WORD.findall(folded) or folded.split()


@cache
def stemmer(language: str) -> Callable[[str], str]:
    """The stemmer of a language; a language without one leaves its words as they are.

    >>> stemmer("sv")("trygghetskamerorna"), stemmer("is")("öryggismyndavél")
    ('trygghetskamer', 'öryggismyndavél')
    """
    name = _STEMMERS.get(language)
    if name is None:
        return str
    # The language's own module and not the package's chooser, which takes another implementation if one is installed.
    module = import_module(f"snowballstemmer.{name}_stemmer")
    stem: Callable[[str], str] = getattr(module, f"{name.capitalize()}Stemmer")().stemWord
    # Each index stems the words of its lexicon anew.
    return lru_cache(_REMEMBERED)(stem)
