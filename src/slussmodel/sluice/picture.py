"""A sluice and a family shown in a notebook: the funnel of stages as SVG, and the twins as a table.

Plain text without scripts or fonts to load, readable on a light and on a dark page and by a screen reader.
"""

from __future__ import annotations

from collections import Counter
from html import escape
from typing import TYPE_CHECKING

from slussmodel.language import Lang

if TYPE_CHECKING:
    from slussmodel.sluice.state import Family, Sluice

_ROW, _NAMES, _BARS = 26, 190, 380
_WORDS = {
    "ideas": {"sv": "{n} idéer i {name}", "en": "{n} ideas in {name}"},
    "idea": {"sv": "Idé", "en": "Idea"},
    "title": {"sv": "Titel", "en": "Title"},
    "from": {"sv": "Från", "en": "From"},
    "stage": {"sv": "Steg", "en": "Stage"},
    "twins": {"sv": "Samma idé, {n} gånger", "en": "The same idea, {n} times"},
}


def funnel(sluice: Sluice, lang: Lang = "sv") -> str:
    """How many ideas stand in each stage, in the order of the stage graph, as an SVG of bars."""
    counts = Counter(case.stage for case in sluice.cases.values())
    rows = [(stage.label(lang), counts[stage.id]) for stage in sluice.charter.graph.stages]
    most = max((n for _, n in rows), default=0) or 1
    name = sluice.charter.partnership.name
    title = _WORDS["ideas"][lang].format(n=len(sluice), name=name)
    spoken = "; ".join(f"{label} {n}" for label, n in rows)
    width, height = _NAMES + _BARS + 60, len(rows) * _ROW + 8
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {width} {height}" width="{width}" '
        f'style="max-width:100%;height:auto;font:13px system-ui,sans-serif" fill="currentColor">'
        f"<title>{escape(title)}</title><desc>{escape(spoken)}</desc>"
        + "".join(_bar(place, label, n, n / most) for place, (label, n) in enumerate(rows))
        + "</svg>"
    )


def _bar(place: int, label: str, n: int, part: float) -> str:
    top = place * _ROW + 4
    length = part * _BARS
    return (
        f'<text x="{_NAMES - 8}" y="{top + 15}" text-anchor="end">{escape(label)}</text>'
        f'<rect x="{_NAMES}" y="{top}" width="{length:.1f}" height="{_ROW - 7}" rx="2" fill="#3b82c4"/>'
        f'<text x="{_NAMES + length + 6:.1f}" y="{top + 15}">{n}</text>'
    )


def sluice_html(sluice: Sluice, lang: Lang = "sv") -> str:
    title = _WORDS["ideas"][lang].format(n=len(sluice), name=sluice.charter.partnership.name)
    return f"<figure><figcaption>{escape(title)}</figcaption>{funnel(sluice, lang)}</figure>"


def family_html(family: Family, lang: Lang = "sv") -> str:
    """The twins of a family, the one handed in first at the top."""
    head = "".join(f"<th>{_WORDS[word][lang]}</th>" for word in ("idea", "title", "from", "stage"))
    rows = "".join(
        "<tr>"
        + "".join(
            f"<td>{escape(cell)}</td>"
            for cell in (
                case.id,
                case.idea.title,
                case.idea.municipality,
                case.journey.graph.stage(case.stage).label(lang),
            )
        )
        + "</tr>"
        for case in family.cases
    )
    caption = _WORDS["twins"][lang].format(n=len(family.cases))
    return f"<table><caption>{caption}</caption><tr>{head}</tr>{rows}</table>"
