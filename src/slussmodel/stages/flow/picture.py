"""Curves over time as SVG: readable on a light and on a dark page, without scripts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from html import escape
from itertools import count, pairwise

from attrs import frozen

from slussmodel.language import NBSP, Lang

_WIDTH, _HEIGHT = 640, 300
_LEFT, _RIGHT, _TOP, _BOTTOM = 48, 150, 30, 40
# Okabe and Ito's colours, told apart by colour-blind readers too.
_COLOURS = ("#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#999999")


@frozen
class Curve:
    """A named curve; x and y as they are, steps where the value holds until the next point."""

    name: str
    points: Sequence[tuple[float, float]]
    steps: bool = True


@frozen
class Chart:
    """Curves over one pair of axes; labels stand at some places of each axis."""

    title: str
    curves: Sequence[Curve]
    x_labels: Sequence[tuple[float, str]]
    y_labels: Sequence[tuple[float, str]]

    def svg(self) -> str:
        """The drawing, with its title and last values for those who listen to it."""
        spoken = "; ".join(f"{curve.name}: {curve.points[-1][1]:g}" for curve in self.curves if curve.points)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {_WIDTH} {_HEIGHT}" width="{_WIDTH}" '
            f'style="max-width:100%;height:auto;font:12px system-ui,sans-serif" fill="currentColor">'
            f"<title>{escape(self.title)}</title><desc>{escape(spoken)}</desc>"
            f'<text x="{_LEFT}" y="16" font-weight="600">{escape(self.title)}</text>'
            f"{''.join(self._axes())}{''.join(self._lines())}</svg>"
        )

    def _axes(self) -> Iterator[str]:
        for value, label in self.y_labels:
            y = self._y(value)
            yield f'<path d="M{_LEFT} {y:.1f}H{_WIDTH - _RIGHT}" stroke="currentColor" stroke-opacity=".2"/>'
            yield f'<text x="{_LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{escape(label)}</text>'
        y = _HEIGHT - _BOTTOM + 18
        # A day that several places of a short axis lie in is said where it begins.
        first_places = {label: value for value, label in reversed(self.x_labels)}
        for label, value in reversed(first_places.items()):
            yield f'<text x="{self._x(value):.1f}" y="{y}" text-anchor="middle">{escape(label)}</text>'

    def _lines(self) -> Iterator[str]:
        for number, curve in enumerate(self.curves):
            colour = _COLOURS[number % len(_COLOURS)]
            corners = " ".join(f"{self._x(x):.1f},{self._y(y):.1f}" for x, y in _corners(curve))
            yield f'<polyline points="{corners}" fill="none" stroke="{colour}" stroke-width="2"/>'
            y = _TOP + 14 + 18 * number
            yield f'<path d="M{_WIDTH - _RIGHT + 12} {y - 4}h16" stroke="{colour}" stroke-width="3"/>'
            yield f'<text x="{_WIDTH - _RIGHT + 34}" y="{y}">{escape(curve.name[:18])}</text>'

    @cached_property
    def _across(self) -> tuple[float, float]:
        return _range(x for curve in self.curves for x, _ in curve.points)

    @cached_property
    def _up(self) -> float:
        _, most = _range((0, *(y for y, _ in self.y_labels), *(y for curve in self.curves for _, y in curve.points)))
        return most

    def _x(self, value: float) -> float:
        low, high = self._across
        return _LEFT + (value - low) / (high - low) * (_WIDTH - _LEFT - _RIGHT)

    def _y(self, value: float) -> float:
        return _HEIGHT - _BOTTOM - value / self._up * (_HEIGHT - _TOP - _BOTTOM)


def _shares(sign: str) -> tuple[tuple[float, str], ...]:
    return tuple((share / 100, f"{share}{sign}") for share in (0, 25, 50, 75, 100))


PERCENT: Mapping[Lang, Sequence[tuple[float, str]]] = {"sv": _shares(f"{NBSP}%"), "en": _shares("%")}
"""The labels of an axis of shares."""


def evenly(first: float, last: float, parts: int = 4) -> list[float]:
    """Places of an axis at even distances, both ends included."""
    return [first + (last - first) * part / parts for part in range(parts + 1)]


def whole(most: int) -> list[int]:
    """Places of an axis of counts: from nothing by ones, twos or fives, and their tens, until the most is reached.

    >>> whole(6), whole(83)
    ([0, 2, 4, 6], [0, 20, 40, 60, 80, 100])
    """
    step = next(size for power in count() for size in (10**power, 2 * 10**power, 5 * 10**power) if 5 * size >= most)
    return list(range(0, most + step, step))


def _range(values: Iterable[float]) -> tuple[float, float]:
    found = tuple(values)
    low, high = min(found, default=0.0), max(found, default=1.0)
    return low, high if high > low else low + 1


def _corners(curve: Curve) -> Iterator[tuple[float, float]]:
    yield from curve.points[:1]
    for (_, held), (x, y) in pairwise(curve.points):
        if curve.steps:
            yield x, held
        yield x, y
