"""The board, and the form that looks for twins, as plain HTML: it works by keyboard, and in light and dark."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

from attrs import evolve

from slussmodel import Charter, Reason, Refused, Sluice, SlussError, sweden
from slussmodel.dedup import Match
from slussmodel.language import number
from slussmodel.sluice import Case
from slussmodel.stages import Stage

_PLACES = {"/": "Tavlan", "/new": "Lämna en idé"}


def page(title: str, body: str, *, of: str, at: str = "", script: str = "") -> str:
    """A whole page under the name of the sluice; `at` is the address that the menu marks."""
    menu = "".join(
        f'<a href="{address}"{" aria-current=page" if address == at else ""}>{name}</a>'
        for address, name in _PLACES.items()
    )
    run = f'<script type="module" src="/static/{script}"></script>' if script else ""
    return (
        '<!doctype html><html lang="sv"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)} – {escape(of)}</title>"
        '<link rel="icon" href="data:,"><link rel="stylesheet" href="/static/style.css"></head>'
        f'<body><a class="skip" href="#main">Till innehållet</a><header class="top"><div><strong>{escape(of)}</strong>'
        f'<nav aria-label="Huvudmeny">{menu}</nav></div></header><main id="main">{body}</main>{run}</body></html>'
    )


def board(sluice: Sluice) -> str:
    """A column for each stage on the way, and below them the ideas that have ended elsewhere."""
    name = sluice.charter.partnership.name
    cases = sluice.cases.values()
    on_the_way = [stage for stage in sluice.charter.graph.stages if not stage.is_end or stage.kind == "achieved"]
    ended = [stage for stage in sluice.charter.graph.stages if stage not in on_the_way]
    towns = len({case.idea.municipality for case in cases})
    counted = f"{number(len(cases))} idéer från {towns} kommuner" if cases else "Inga idéer än"
    body = (
        f'<h1>Tavlan</h1><p class="lead">{counted}. Välj en idé för att se var den står och vad som kan göras.</p>'
        '<div class="board" tabindex="0" role="region" aria-label="Stegen">'
        f"{''.join(_column(sluice, stage) for stage in on_the_way)}</div>"
        '<section class="ended"><h2>Avslutade på annat sätt</h2>'
        f"{''.join(_ended(sluice, one) for one in ended)}</section>"
    )
    return page("Tavlan", body, of=name, at="/")


def _column(sluice: Sluice, stage: Stage[str]) -> str:
    there = _in(sluice, stage)
    cards = _cards(there) if there else '<p class="empty">Inga idéer här.</p>'
    return f'<section class="column"><h2>{escape(stage.label("sv"))} {_count(there)}</h2>{cards}</section>'


def _ended(sluice: Sluice, stage: Stage[str]) -> str:
    there = _in(sluice, stage)
    if not there:
        return ""
    return f"<details><summary>{escape(stage.label('sv'))} {_count(there)}</summary>{_cards(there)}</details>"


def _in(sluice: Sluice, stage: Stage[str]) -> list[Case]:
    return [case for case in sluice.cases.values() if case.stage == stage.id]


def _count(cases: list[Case]) -> str:
    return f'<span class="count" aria-label="{len(cases)} idéer">{len(cases)}</span>'


def _cards(cases: Iterable[Case]) -> str:
    return f'<ul class="cards">{"".join(map(_card, cases))}</ul>'


def _card(case: Case) -> str:
    return (
        f'<li class="card"><a href="/ideas/{escape(case.id)}">{escape(case.idea.title)}</a>'
        f'<p class="meta">{escape(sweden.name_of(case.idea.municipality))}</p>{tags(case)}</li>'
    )


def tags(case: Case) -> str:
    """What is known of a case in a few words."""
    said = [
        *([case.road.label("sv")] if case.road else []),
        *(["vilar"] if case.journey.is_held else []),
        *([f"samma idé × {len(case.family)}"] if len(case.family) > 1 else []),
        *([f"{len(case.supporters)} stödjer"] if len(case.supporters) > 1 else []),
        *([f"utvecklas av {', '.join(map(sweden.name_of, case.claim.parties))}"] if case.claim else []),
    ]
    shown = "".join(f'<li class="tag">{escape(one)}</li>' for one in said)
    return f'<ul class="tags">{shown}</ul>' if said else ""


def reasons(refused: Refused, id: str = "") -> str:
    """Why something is refused; on the page of an idea, the idea is not called by its id."""
    lines = "".join(f"<li>{escape(said(reason, id))}</li>" for reason in refused.reasons)
    return f'<div class="alert" role="alert"><strong>Det går inte:</strong><ul>{lines}</ul></div>'


def said(reason: Reason, id: str) -> str:
    """A reason as a sentence on the page of an idea."""
    items = tuple((name, "idén" if value == id else value) for name, value in reason.items)
    text = evolve(reason, items=items).text("sv")
    return text[:1].upper() + text[1:]


OVERTAKEN = (
    '<div class="alert" role="alert"><strong>Någon hann före.</strong> Idén har ändrats sedan du öppnade sidan, och '
    "ditt beslut är inte sparat. Här är idén som den är nu; det du skrev står kvar i formuläret.</div>"
)


def fault(wrong: SlussError) -> str:
    return f'<div class="alert" role="alert"><strong>Formuläret gick inte att läsa:</strong> {escape(str(wrong))}</div>'


def new(charter: Charter, alert: str = "", kept: Mapping[str, str] | None = None) -> str:
    """The form for an idea; `kept` is what was written in it before it was refused."""
    filled = kept or {}
    towns = choices({"": "Välj kommun", **members(charter)}, filled.get("municipality", ""))
    form = (
        '<form id="idea" class="panel" method="post" action="/new">'
        f'<label>Titel <input name="title" required maxlength="200" value="{escape(filled.get("title", ""))}"></label>'
        "<label>Beskrivning <small>Vad är problemet, för vem, och vad kunde bli bättre?</small>"
        f'<textarea name="description" rows="7">{escape(filled.get("description", ""))}</textarea></label>'
        f'<label>Kommun <select name="municipality" required>{towns}</select></label><button>Lämna in</button></form>'
    )
    box = (
        '<section class="panel"><h2>Är den ny?</h2><div id="twins" aria-live="polite">'
        '<p class="empty">Medan du skriver visas idéer som liknar din.</p></div></section>'
    )
    body = (
        '<h1>Lämna en idé</h1><p class="lead">Har någon annan redan tänkt samma sak kan ni driva idén tillsammans.</p>'
        f'{alert}<div class="two">{form}{box}</div>'
    )
    return page("Lämna en idé", body, of=charter.partnership.name, at="/new", script="twins.js")


def choices(options: Mapping[str, str], chosen: str = "") -> str:
    return "".join(
        f'<option value="{escape(value)}"{" selected" if value == chosen else ""}>{escape(label)}</option>'
        for value, label in options.items()
    )


def members(charter: Charter) -> dict[str, str]:
    """The municipalities of the partnership by their codes, in the order of their names."""
    codes = [one.id for one in charter.partnership.organisations if one.municipality]
    return {code: sweden.name_of(code) for code in sorted(codes, key=sweden.name_of)}


def twins(found: Iterable[tuple[Match, Case]]) -> str:
    """What may be the same idea, for the box that fills while somebody types."""
    rows = "".join(f'<div class="twin">{twin(match, case)}</div>' for match, case in found)
    return rows or '<p class="empty">Ingen liknande idé.</p>'


def twin(match: Match, case: Case) -> str:
    """How likely an idea is the same, and the words that speak for it."""
    share = round(100 * match.probability)
    pairs = match.explanation.strongest(4) if match.explanation else ()
    words = dict.fromkeys(word for pair in pairs for word in pair[:2])
    stage = case.journey.graph.stage(case.stage).label("sv")
    return (
        f'<p><a href="/ideas/{escape(case.id)}">{escape(case.idea.title)}</a></p>'
        f'<meter min="0" max="100" value="{share}" aria-label="Hur sannolikt det är samma idé">{share}&nbsp;%</meter>'
        f'<p class="meta">{share}&nbsp;% · {escape(sweden.name_of(case.idea.municipality))} · {escape(stage)}</p>'
        + (f'<p class="meta">Gemensamt: {escape(", ".join(words))}</p>' if words else "")
    )


def missing(charter: Charter, id: str) -> str:
    body = f'<h1>Idén finns inte</h1><p class="lead">Det finns ingen idé {escape(id)} på tavlan.</p>'
    return page("Idén finns inte", body, of=charter.partnership.name)
