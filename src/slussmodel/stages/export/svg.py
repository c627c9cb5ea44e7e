"""A stage graph as an SVG drawing: no outside program, no script, no font to load.

It follows the reader's light or dark setting, carries a title and a description for screen readers, and marks the stage
where a journey stands.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from textwrap import wrap
from typing import Any
from zlib import crc32

from slussmodel.language import Lang
from slussmodel.stages.decisions import Decision, Kind
from slussmodel.stages.export.layout import HEIGHT, WIDTH, Layout, Place, Route, lay_out
from slussmodel.stages.export.names import carried
from slussmodel.stages.graph import Stage, StageGraph

_MARGIN = 28

_STYLE = """
.sluss{background:#fbfcfd;font-family:system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
.sluss .box{fill:#fff;stroke:#5b7083;stroke-width:1.5}
.sluss .gate .box{fill:#e8f1fa;stroke:#1f6fb2;stroke-width:2}
.sluss .achieved .box{fill:#e3f4ea;stroke:#238551;stroke-width:2}
.sluss .stopped .box{fill:#f4f1ef;stroke:#94796a}
.sluss .elsewhere .box,.sluss .merged .box{fill:#f3effa;stroke:#7a5ea8}
.sluss .current .box{stroke:#d9480f;stroke-width:4}
.sluss .name{fill:#1b2733;font-size:14.5px;font-weight:600;text-anchor:middle}
.sluss .small{fill:#51606e;font-size:11.5px;text-anchor:middle}
.sluss .here{fill:#d9480f;font-size:11px;font-weight:700;text-anchor:middle;paint-order:stroke;stroke:#fbfcfd;
stroke-width:5px;stroke-linejoin:round}
.sluss .line{fill:none;stroke:#5b7083;stroke-width:1.6}
.sluss .back .line{stroke:#a06a00;stroke-dasharray:6 4}
.sluss .leaving .line{stroke:#b3a79f;stroke-width:1.3}
.sluss .tip{fill:#5b7083}
.sluss .back .tip{fill:#a06a00}
.sluss .leaving .tip{fill:#94796a}
.sluss .said{fill:#33414e;font-size:12px;text-anchor:middle;paint-order:stroke;stroke:#fbfcfd;stroke-width:5px;
stroke-linejoin:round}
.sluss .back .said{fill:#7d5300}
.sluss .leaving .said{fill:#6d5a4f}
.sluss .rest{fill:#5b7083}
@media (prefers-color-scheme:dark){
.sluss{background:#12181f}
.sluss .box{fill:#1c2630;stroke:#8fa3b5}
.sluss .gate .box{fill:#16304a;stroke:#6db3f2}
.sluss .achieved .box{fill:#143527;stroke:#5fd39a}
.sluss .stopped .box{fill:#2a2421;stroke:#b89c8c}
.sluss .elsewhere .box,.sluss .merged .box{fill:#2a2340;stroke:#b79cec}
.sluss .current .box{stroke:#ff8a4c}
.sluss .name{fill:#eef3f7}
.sluss .small{fill:#a9b8c5}
.sluss .here{fill:#ff8a4c;stroke:#12181f}
.sluss .line{stroke:#8fa3b5}
.sluss .back .line{stroke:#e0b050}
.sluss .leaving .line{stroke:#6b615b}
.sluss .tip,.sluss .rest{fill:#8fa3b5}
.sluss .back .tip{fill:#e0b050}
.sluss .leaving .tip{fill:#b89c8c}
.sluss .said{fill:#d5dee6;stroke:#12181f}
.sluss .back .said{fill:#f0cc85}
.sluss .leaving .said{fill:#cbb8ac}
}
""".replace("\n", "")

_HERE = {"sv": "HÄR", "en": "HERE"}
_RESTS = {"sv": "kan vila", "en": "can be held"}
_BEGINS = {"sv": "Börjar i", "en": "Begins in"}
_STANDS = {"sv": "Idén står i", "en": "The idea stands in"}


def to_svg(graph: StageGraph[Any], *, lang: Lang = "sv", at: str = "") -> str:
    """The graph as one `<svg>` element; the stage `at` is marked.

    >>> from slussmodel.stages import Decision, Transition
    >>> onward = Transition("a", Decision.GO, "b")
    >>> graph = StageGraph(id="g", start="a", stages=(Stage("a", "Start"), Stage("b", "Mål")), transitions=(onward,))
    >>> drawing = to_svg(graph, at="b")
    >>> drawing.startswith("<svg"), "Start: gå vidare till Mål." in drawing
    (True, True)
    """
    layout = lay_out(graph)
    left, top = layout.left - _MARGIN, layout.top - _MARGIN
    width, height = layout.right - left + _MARGIN, layout.bottom - top + _MARGIN
    mark = f"sluss-{crc32(f'{graph.id} {graph.version} {lang} {at}'.encode()):08x}"
    opening = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="sluss" role="img" aria-labelledby="{mark}-t {mark}-d" '
        f'viewBox="{left:g} {top:g} {width:g} {height:g}" width="{width:g}" height="{height:g}" '
        f'style="max-width:100%;height:auto">'
    )
    parts = [
        opening,
        f'<title id="{mark}-t">{_xml(graph.label(lang))}</title>',
        f'<desc id="{mark}-d">{_xml(description(graph, lang, at))}</desc>',
        f"<style>{_STYLE}</style>",
        *(_line(route) for route in layout.routes),
        *(_box(stage, layout, graph, lang, at) for stage in graph.stages),
        *_words(layout, lang),
        "</svg>",
    ]
    return "\n".join(parts)


def description(graph: StageGraph[Any], lang: Lang = "sv", at: str = "") -> str:
    """The graph in words, stage by stage, for those who don't see the drawing."""
    to = {"sv": "till", "en": "to"}[lang]
    known = graph.by_id
    said = [f"{_BEGINS[lang]} {known[graph.start].label(lang)}."] if graph.start in known else []
    said += [f"{_STANDS[lang]} {known[at].label(lang)}."] if at in known else []
    leaving: dict[str, list[str]] = {}
    for one in graph.transitions:
        if one.target in known and one.source != one.target:
            leaving.setdefault(one.source, []).append(f"{one.label(lang)} {to} {known[one.target].label(lang)}")
    said += [f"{stage.label(lang)}: {', '.join(leaving[stage.id])}." for stage in graph.stages if stage.id in leaving]
    return " ".join(said)


def _xml(text: str) -> str:
    return escape(carried(text))


def _box(stage: Stage[Any], layout: Layout, graph: StageGraph[Any], lang: Lang, at: str) -> str:
    place = layout.places[stage.id]
    marks = f"{stage.kind}{' current' if stage.id == at else ''}"
    here = f'<text class="here" x="{place.x:g}" y="{place.y + HEIGHT / 2 + 15:g}">{_HERE[lang]}</text>'
    current = stage.id == at
    inside = "".join([_outline(stage, place), *_label(stage, place, lang), _rest(stage, place, graph, lang)])
    step = ' aria-current="step"' if current else ""
    return f'<g class="{marks}"{step}>{inside}{here if current else ""}</g>'


def _outline(stage: Stage[Any], place: Place) -> str:
    x, y = place.x - WIDTH / 2, place.y - HEIGHT / 2
    if stage.kind is Kind.GATE:
        corners = ((0, HEIGHT / 2), (16, 0), (WIDTH - 16, 0), (WIDTH, HEIGHT / 2), (WIDTH - 16, HEIGHT), (16, HEIGHT))
        points = " ".join(f"{x + dx:g},{y + dy:g}" for dx, dy in corners)
        return f'<polygon class="box" points="{points}"/>'
    radius = HEIGHT / 2 if stage.is_end else 8
    return f'<rect class="box" x="{x:g}" y="{y:g}" width="{WIDTH}" height="{HEIGHT}" rx="{radius:g}"/>'


def _label(stage: Stage[Any], place: Place, lang: Lang) -> Iterator[str]:
    """The name and what is small below it; where either had to be cut, the whole is told to those who point at it."""
    room, small_room = (14, 17) if stage.kind is Kind.GATE else (15, 22)
    lines = wrap(stage.label(lang), room, max_lines=2, placeholder=" …") or [stage.id]
    limit = stage.limit.format(lang) if stage.limit else ""
    small = " · ".join(filter(None, (limit, ", ".join(sorted(stage.roles)))))
    cut = small if len(small) <= small_room else f"{small[: small_room - 1]}…"
    if cut != small or lines[-1].endswith("…"):
        yield f"<title>{_xml(' · '.join(filter(None, (stage.label(lang), small))))}</title>"
    rows = [("name", line, 17) for line in lines] + ([("small", cut, 14)] if cut else [])
    y = place.y - sum(height for *_, height in rows) / 2
    for style, line, height in rows:
        y += height
        yield f'<text class="{style}" x="{place.x:g}" y="{y - 4:g}">{_xml(line)}</text>'


def _rest(stage: Stage[Any], place: Place, graph: StageGraph[Any], lang: Lang) -> str:
    """Two bars on the shoulder of a stage that can be held, above all that may be written in it."""
    if not any(one.source == stage.id and one.decision is Decision.HOLD for one in graph.transitions):
        return ""
    x, y = place.x + WIDTH / 2 - 14, place.y - HEIGHT / 2 - 11
    bars = "".join(f'<rect class="rest" x="{x + dx:g}" y="{y:g}" width="3" height="8" rx="1"/>' for dx in (0, 5))
    return f"<g><title>{_RESTS[lang]}</title>{bars}</g>"


def _line(route: Route) -> str:
    path = _smooth(route) if route.kind == "onward" else _rounded(route.corners)
    return f'<g class="{route.kind}"><path class="line" d="{path}"/>{_tip(route)}</g>'


def _smooth(route: Route) -> str:
    """A curve that leaves and enters each column level."""
    (x, y), *rest = route.corners
    path = f"M{x:g},{y:g}"
    for to_x, to_y in rest:
        middle = (x + to_x) / 2
        path += f"C{middle:g},{y:g} {middle:g},{to_y:g} {to_x:g},{to_y:g}"
        x, y = to_x, to_y
    return path


def _rounded(corners: tuple[tuple[float, float], ...], radius: float = 8) -> str:
    """Straight lines with rounded corners."""
    path = f"M{corners[0][0]:g},{corners[0][1]:g}"
    for before, corner, after in zip(corners, corners[1:], corners[2:], strict=False):
        start, end = _towards(corner, before, radius), _towards(corner, after, radius)
        path += f"L{start[0]:g},{start[1]:g}Q{corner[0]:g},{corner[1]:g} {end[0]:g},{end[1]:g}"
    return f"{path}L{corners[-1][0]:g},{corners[-1][1]:g}"


def _towards(corner: tuple[float, float], other: tuple[float, float], radius: float) -> tuple[float, float]:
    dx, dy = other[0] - corner[0], other[1] - corner[1]
    part = min(radius / (abs(dx) + abs(dy) or 1), 0.5)
    return corner[0] + dx * part, corner[1] + dy * part


def _tip(route: Route) -> str:
    """The arrow head: rightwards for ways onward, downwards for all others."""
    x, y = route.corners[-1]
    wings = ((-9, -4.5), (-9, 4.5)) if route.kind == "onward" else ((-4.5, -9), (4.5, -9))
    points = " ".join(f"{x + dx:g},{y + dy:g}" for dx, dy in ((0, 0), *wings))
    return f'<polygon class="tip" points="{points}"/>'


def _words(layout: Layout, lang: Lang) -> Iterator[str]:
    """The labels of the lines, above everything: those of one place under each other, each once for all to one end."""
    told: dict[tuple[str, tuple[float, float]], dict[str, None]] = {}
    said: set[tuple[str, str]] = set()
    for route in layout.routes:
        words = dict.fromkeys(one.label(lang) for one in route.transitions)
        if route.kind == "leaving":
            words = dict.fromkeys(word for word in words if (route.target, word) not in said)
            said.update((route.target, word) for word in words)
        told.setdefault((route.kind, _place_of_words(route)), {}).update(words)
    for (kind, (x, y)), words in told.items():
        lines = [line for word in words for line in (wrap(word, 15) if kind == "onward" else [word])]
        top = y - 14 * (len(lines) - 1) * _RISE[kind]
        rows = (
            f'<text class="said" x="{x:g}" y="{top + 14 * row:g}">{_xml(one)}</text>' for row, one in enumerate(lines)
        )
        yield f'<g class="{kind}">{"".join(rows)}</g>'


# How much of what is said stands above its place: all of it above a way onward, half of it elsewhere.
_RISE = {"onward": 1, "leaving": 0.5, "back": 0.5}


def _place_of_words(route: Route) -> tuple[float, float]:
    """Above a way onward and above a loop on one stage, which they would cover; on the line elsewhere."""
    x, y = route.label
    return x, y - 6 if route.kind == "onward" or route.source == route.target else y + 4
