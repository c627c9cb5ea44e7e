"""What both pictures of spread have in common: size, title, style, and one colour for each ring.

The style sheet follows the reader's light or dark theme. Colour never carries a meaning alone: adopters are filled and
others hollow, and each ring is named beside its colour. Nothing is loaded from elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from textwrap import shorten

# Four hues that keep apart for colour-blind readers, for light and dark paper; the last is for the open ring.
_LIGHT = ("#0b7285", "#6741d9", "#b35900", "#495057")
_DARK = ("#3bc9db", "#b197fc", "#ffa94d", "#adb5bd")
# As wide as a letter of the title is, more or less.
_LETTER = 9


def _theme(paper: str, ink: str, faint: str, hues: Iterable[str]) -> str:
    rings = "".join(
        f".sluss-spread .r{place}{{fill:{hue};stroke:{hue}}}.sluss-spread .h{place}{{fill:{paper};stroke:{hue}}}"
        for place, hue in enumerate(hues)
    )
    return (
        f".sluss-spread .paper{{fill:{paper}}}.sluss-spread text{{fill:{ink};stroke:{paper}}}"
        f".sluss-spread .faint{{stroke:{faint};fill:none}}.sluss-spread .ink{{stroke:{ink};fill:none}}{rings}"
    )


_STYLE = (
    ".sluss-spread text{font:12px system-ui,sans-serif;stroke-width:3px;paint-order:stroke}"
    ".sluss-spread .title{font-size:15px;font-weight:600}.sluss-spread .small{font-size:10px}"
    ".sluss-spread .mark{stroke-width:1.5;stroke-dasharray:3 2}"
    ".sluss-spread path.band{stroke:none;fill-opacity:.18}.sluss-spread path.line{fill:none;stroke-width:2}"
    + _theme("#ffffff", "#1f2933", "#cbd2d9", _LIGHT)
    + f"@media (prefers-color-scheme:dark){{{_theme('#15191e', '#e4e7eb', '#3e4c59', _DARK)}}}"
)


def hue(place: int) -> int:
    """The number of the colour for the ring at a place in order of priority."""
    return min(place, len(_LIGHT) - 1)


def text(x: float, y: float, words: str, kind: str = "", anchor: str = "start") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" class="{kind}" text-anchor="{anchor}">{escape(words)}</text>'


def framed(width: int, height: int, title: str, description: str, parts: Iterable[str]) -> str:
    """A whole picture; a screen reader is told the title and the description, and the title in whole."""
    seen = shorten(title, (width - 32) // _LETTER, placeholder=" …")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="sluss-spread" role="img" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}"><title>{escape(title)}</title><desc>{escape(description)}</desc>'
        f'<style>{_STYLE}</style><rect class="paper" width="{width}" height="{height}"/>'
        f"{text(16, 26, seen, 'title')}{''.join(parts)}</svg>"
    )
