"""A sluice and a family shown in a notebook: the funnel of stages as SVG, and the twins as a table.

Plain text without scripts or fonts to load, readable on a light and on a dark page and by a screen reader.
"""

from __future__ import annotations

from collections import Counter
from html import escape
from typing import TYPE_CHECKING

from slussmodel.language import Lang, percent_of
from slussmodel.sweden import name_of

if TYPE_CHECKING:
    from slussmodel.sluice.case import Case, TwinLink
    from slussmodel.sluice.state import Family, Sluice

_ROW, _NAMES, _BARS = 26, 190, 380
_WORDS = {
    "ideas": {"sv": "{n} idéer i {name}", "en": "{n} ideas in {name}"},
    "idea": {"sv": "Idé", "en": "Idea"},
    "title": {"sv": "Titel", "en": "Title"},
    "from": {"sv": "Från", "en": "From"},
    "stage": {"sv": "Steg", "en": "Stage"},
    "same": {"sv": "Samma som", "en": "The same as"},
    "twins": {"sv": "Samma idé, {n} gånger", "en": "The same idea, {n} times"},
    "alone": {"sv": "En idé utan tvillingar", "en": "An idea without twins"},
    "decided": {"sv": "{idea} (beslutat {day})", "en": "{idea} (decided on {day})"},
    "proposed": {
        "sv": "{idea} (föreslaget med sannolikheten {percent}\N{NO-BREAK SPACE}%, beslutat {day})",
        "en": "{idea} (proposed with probability {percent}%, decided on {day})",
    },
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
    """The twins of a family, the one handed in first at the top, each with whom it was decided to be the same as."""
    words = {word: said[lang] for word, said in _WORDS.items()}
    head = "".join(f'<th scope="col">{words[word]}</th>' for word in ("idea", "title", "from", "stage", "same"))
    rows = "".join(f"<tr>{_cells(case, lang)}</tr>" for case in family.cases)
    caption = words["twins" if len(family.cases) > 1 else "alone"].format(n=len(family.cases))
    return f'<table lang="{lang}"><caption>{caption}</caption><tr>{head}</tr>{rows}</table>'


def _cells(case: Case, lang: Lang) -> str:
    stage = case.journey.graph.stage(case.stage).label(lang)
    same = "; ".join(_evidence(link, lang) for link in case.links)
    others = "".join(
        f"<td>{escape(cell)}</td>" for cell in (case.idea.title, name_of(case.idea.municipality), stage, same)
    )
    return f'<th scope="row" style="white-space:nowrap">{escape(case.id)}</th>{others}'


def _evidence(link: TwinLink, lang: Lang) -> str:
    """With whom, since when, and how probable the index had thought it."""
    said = {"idea": link.idea, "day": link.since.date().isoformat()}
    if link.probability is None:
        return _WORDS["decided"][lang].format(**said)
    return _WORDS["proposed"][lang].format(**said, percent=percent_of(link.probability))
