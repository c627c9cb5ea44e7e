"""A reliability diagram as SVG: readable on a light and on a dark page, without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from math import sqrt
from typing import TYPE_CHECKING

from slussmodel.language import Lang, in_swedish, number

if TYPE_CHECKING:
    from slussmodel.dedup.calibration import Reliability, ReliabilityBin

_SIDE = 320
_LEFT, _TOP = 56, 40
_WIDTH, _HEIGHT = _LEFT + _SIDE + 24, _TOP + _SIDE + 56
_BLUE = "#0072b2"
_SMALLEST, _LARGEST = 4.0, 14.0


def drawn(trust: Reliability, lang: Lang) -> str:
    """The diagram with its title and every bin in words for those who listen to it."""
    swedish = in_swedish(lang)
    title = "Sannolikhet och utfall" if swedish else "Probability and outcome"
    across = "sannolikhet enligt indexet" if swedish else "probability by the index"
    upward = "andel som är samma idé" if swedish else "part that is the same idea"
    error = f"{trust.explain(lang)}."
    middle = _LEFT + _SIDE / 2
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {_WIDTH} {_HEIGHT}" width="{_WIDTH}" '
        f'style="max-width:100%;height:auto;font:12px system-ui,sans-serif" fill="currentColor">'
        f"<title>{escape(title)}</title><desc>{escape(error)} {escape(_spoken(trust, lang))}</desc>"
        f'<text x="{_LEFT}" y="16" font-weight="600">{escape(title)}</text>'
        f"{''.join(_grid())}{''.join(_dots(trust))}"
        f'<text x="{middle}" y="{_TOP + _SIDE + 40}" text-anchor="middle">{escape(across)}</text>'
        f'<text x="{_LEFT}" y="32">{escape(upward)}</text></svg>'
    )


def _spoken(trust: Reliability, lang: Lang) -> str:
    percent = " %" if in_swedish(lang) else "%"
    pairs = "par" if in_swedish(lang) else "pairs"
    bins = (
        f"{number(100 * bin.said, lang)}{percent} → {number(100 * bin.same, lang)}{percent} ({bin.pairs} {pairs})"
        for bin in trust.bins
    )
    return "; ".join(bins)


def _grid() -> Iterator[str]:
    for part in range(0, 101, 20):
        x, y = _x(part / 100), _y(part / 100)
        yield f'<path d="M{_LEFT} {y:.0f}h{_SIDE}" stroke="currentColor" stroke-opacity=".15"/>'
        yield f'<text x="{_LEFT - 8}" y="{y + 4:.0f}" text-anchor="end">{part} %</text>'
        yield f'<text x="{x:.0f}" y="{_TOP + _SIDE + 20}" text-anchor="middle">{part} %</text>'
    yield f'<path d="M{_LEFT} {_TOP + _SIDE}l{_SIDE} -{_SIDE}" stroke="currentColor" stroke-dasharray="4 3"/>'


def _dots(trust: Reliability) -> Iterator[str]:
    most = max(bin.pairs for bin in trust.bins)
    for bin in trust.bins:
        x, y = _x(bin.said), _y(bin.same)
        yield f'<path d="M{x:.1f} {_y(bin.said):.1f}V{y:.1f}" stroke="{_BLUE}" stroke-width="1.5"/>'
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{_radius(bin, most):.1f}" fill="{_BLUE}" fill-opacity=".8"/>'


def _radius(bin: ReliabilityBin, most: int) -> float:
    """The area tells how many pairs there are."""
    return max(_SMALLEST, _LARGEST * sqrt(bin.pairs / most))


def _x(part: float) -> float:
    return _LEFT + _SIDE * part


def _y(part: float) -> float:
    return _TOP + _SIDE * (1 - part)
