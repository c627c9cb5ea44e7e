"""The municipal graph as a map: a circle for each municipality where it lies, a line between neighbours."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from html import escape
from math import cos, radians, sqrt
from typing import TypeAlias

from slussmodel import sweden
from slussmodel.errors import InvalidValue
from slussmodel.language import Lang, Sentence
from slussmodel.places import Municipality, Ring
from slussmodel.spread.frame import framed, hue, text
from slussmodel.spread.record import Spread
from slussmodel.sweden import Contact

TITLE = Sentence("map_title", sv="Spridning av {innovation} till och med {on}", en="Spread of {innovation} until {on}")
WAITING = Sentence("map_waiting", sv="{name}: har inte infört lösningen", en="{name}: has not adopted it")
ADOPTED = Sentence("map_adopted", sv="{name}: införde {on}, {channel}", en="{name}: adopted on {on}, {channel}")
MARKED = Sentence("map_marked", sv="Streckad ring: troligen näst på tur.", en="Dashed circle: most likely next.")
NOTE = Sentence(
    "map_note",
    sv="Fylld cirkel: har infört. Storlek efter invånare. Streck: grannar.",
    en="Filled circle: has adopted. Size by inhabitants. Lines: neighbours.",
)

Points: TypeAlias = dict[str, tuple[float, float]]
Box: TypeAlias = tuple[float, float, float, float]

_WIDTH, _MARGIN, _LINE = 600, 30, 20
# With more circles than this their names would cover the map; each circle still tells its name to a pointer.
_NAMED_AT_MOST = 60


def map_svg(spread: Spread, on: date, lang: Lang, within: Ring | None, marked: frozenset[str]) -> str:
    """The map of all rings, or of one, at the end of a day; see `Spread.svg`."""
    shown = _shown(spread, within)
    coverage = [one.explain(lang) for one in spread.coverage(on)]
    top = 40 + _LINE * (len(coverage) + 1) + _MARGIN
    points, bottom = _points(shown, top, 760 if within is None else 560)
    names = list(_names(shown, points, spread)) if len(shown) <= _NAMED_AT_MOST else []
    note = [NOTE, MARKED] if marked else [NOTE]
    parts = [
        *_legend(coverage, " ".join(sentence.say({}, lang) for sentence in note)),
        *_lines(points, spread.adopters(on)),
        *(_circle(spread, one, points[one.code], on, lang) for one in shown),
        *(_mark(points[one.code], _radius(one, spread)) for one in shown if one.code in marked),
        *names,
    ]
    title = TITLE.say({"innovation": spread.innovation, "on": on}, lang)
    return framed(_WIDTH, round(bottom + _MARGIN), title, ". ".join(coverage), parts)


def _shown(spread: Spread, within: Ring | None) -> tuple[Municipality, ...]:
    rings = spread.rings if within is None else (within,)
    codes = frozenset[str]().union(*(ring.codes for ring in rings))
    if not codes:
        raise InvalidValue("Spread", "within", [ring.en for ring in rings], "has no members to show")
    members = (sweden.MUNICIPALITIES[code] for code in sorted(codes))
    return tuple(sorted(members, key=lambda one: -one.population(spread.population_year)))


def _points(shown: tuple[Municipality, ...], top: float, most: float) -> tuple[Points, float]:
    """Degrees to pixels, true to scale at the middle of the map; and where the map ends."""
    south, north = min(one.lat for one in shown), max(one.lat for one in shown)
    west, east = min(one.lon for one in shown), max(one.lon for one in shown)
    squeeze = cos(radians((south + north) / 2))
    wide, tall = max((east - west) * squeeze, 0.1), max(north - south, 0.1)
    scale = min(most / tall, (_WIDTH - 6 * _MARGIN) / wide)
    left = (_WIDTH - wide * scale) / 2
    points = {one.code: (left + (one.lon - west) * squeeze * scale, top + (north - one.lat) * scale) for one in shown}
    return points, top + tall * scale


def _legend(coverage: list[str], note: str) -> Iterator[str]:
    for place, line in enumerate(coverage):
        y = 52 + place * _LINE
        yield f'<circle cx="22" cy="{y - 4}" r="5" class="r{hue(place)}"/>{text(34, y, line)}'
    yield text(16, 52 + len(coverage) * _LINE, note, "small")


def _lines(points: Points, adopters: frozenset[str]) -> Iterator[str]:
    """Two paths: neighbours that have both adopted, over all other neighbours."""
    paths: dict[bool, list[str]] = {False: [], True: []}
    for border in sweden.borders(Contact.WATER):
        a, b = border.a.code, border.b.code
        if a in points and b in points:
            (x, y), (x2, y2) = points[a], points[b]
            paths[a in adopters and b in adopters].append(f"M{x:.1f} {y:.1f}L{x2:.1f} {y2:.1f}")
    yield f'<path class="faint" d="{"".join(paths[False])}"/>'
    yield f'<path class="ink" d="{"".join(paths[True])}"/>'


def _radius(one: Municipality, spread: Spread) -> float:
    return 2.4 + sqrt(one.population(spread.population_year)) / 130


def _circle(spread: Spread, one: Municipality, point: tuple[float, float], on: date, lang: Lang) -> str:
    adoption = next((made for made in spread.adoptions if made.adopter == one.code and made.on <= on), None)
    ring = spread.ring_of(one.code)
    place = spread.rings.index(ring) if ring is not None else len(spread.rings)
    if adoption is None:
        kind, words = "h", WAITING.say({"name": one}, lang)
    else:
        kind, words = "r", ADOPTED.say({"name": one, "on": adoption.on, "channel": adoption.channel}, lang)
    return (
        f'<circle cx="{point[0]:.1f}" cy="{point[1]:.1f}" r="{_radius(one, spread):.1f}" class="{kind}{hue(place)}">'
        f"<title>{escape(words)}</title></circle>"
    )


def _mark(point: tuple[float, float], radius: float) -> str:
    return f'<circle class="ink mark" cx="{point[0]:.1f}" cy="{point[1]:.1f}" r="{radius + 3:.1f}"/>'


def _names(shown: tuple[Municipality, ...], points: Points, spread: Spread) -> Iterator[str]:
    """Names beside their circles, right, left, above or below; one without room is left out."""
    taken: list[Box] = []
    for one in shown:
        x, y, r = *points[one.code], _radius(one, spread)
        taken.append((x - r, y - r, x + r, y + r))
    for one in shown:
        x, y, r = *points[one.code], _radius(one, spread) + 6
        width = 6.2 * len(one.name)
        spots = (
            (x + r, y + 4, "start", x + r),
            (x - r, y + 4, "end", x - r - width),
            (x, y - r, "middle", x - width / 2),
            (x, y + r + 9, "middle", x - width / 2),
        )
        for at, base, anchor, left in spots:
            box = (left, base - 10, left + width, base + 3)
            if not any(_overlap(box, other) for other in taken):
                taken.append(box)
                yield text(at, base, one.name, anchor=anchor)
                break


def _overlap(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
