"""The pages as plain HTML: a board, an idea with its options and reasons, and a form that looks for twins."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from slussmodel import Refused, Sluice, sweden
from slussmodel.dedup import Match
from slussmodel.sluice import Case
from slussmodel.stages import Option
from slussmodel.stages.export import to_svg

STYLE = """
:root{color-scheme:light dark;font-family:system-ui,sans-serif}body{max-width:70rem;margin:2rem auto;padding:0 1rem}
.board{display:flex;gap:1rem;overflow-x:auto}.column{min-width:14rem;border-top:4px solid #3b82c4;padding-top:.5rem}
.card{display:block;border:1px solid #8886;border-radius:6px;padding:.5rem;margin:.5rem 0;text-decoration:none;
color:inherit}label{display:block;margin:.6rem 0}input,textarea,select{width:100%;font:inherit;padding:.3rem}
.refused{border-left:4px solid #c2572b;padding:.5rem 1rem}.twin{padding:.3rem 0}
"""
TYPING = """
const box = document.querySelector('#twins');
let waiting;
async function look() {
  const answer = await fetch('/similar?' + new URLSearchParams(new FormData(form)));
  box.innerHTML = await answer.text();
}
const form = document.querySelector('form');
form.addEventListener('input', () => { clearTimeout(waiting); waiting = setTimeout(look, 200); });
"""


def page(title: str, body: str) -> str:
    return (
        f'<!doctype html><html lang="sv"><meta charset="utf-8"><title>{escape(title)}</title><style>{STYLE}</style>'
        f'<nav><a href="/">Tavlan</a> · <a href="/new">Lämna en idé</a></nav><h1>{escape(title)}</h1>{body}</html>'
    )


def board(sluice: Sluice) -> str:
    columns = "".join(_column(sluice, stage.id, stage.label("sv")) for stage in sluice.charter.graph.stages)
    return page(sluice.charter.partnership.name, f'<div class="board">{columns}</div>')


def _column(sluice: Sluice, stage: str, label: str) -> str:
    cards = "".join(
        f'<a class="card" href="/ideas/{escape(case.id)}">{escape(case.idea.title)}<br>'
        f"<small>{escape(town(case.idea.municipality))}</small></a>"
        for case in sluice.cases.values()
        if case.stage == stage
    )
    return f'<section class="column"><h2>{escape(label)}</h2>{cards}</section>'


def idea(sluice: Sluice, case: Case, options: Iterable[Option], refused: Refused | None = None) -> str:
    twins = [sluice.case(one) for one in sorted(case.family - {case.id})]
    named = "".join(f"<li>{escape(twin.idea.title)} ({escape(town(twin.idea.municipality))})</li>" for twin in twins)
    body = (
        f"<p>{escape(town(case.idea.municipality))}, {escape(case.idea.service_area)}</p>"
        f"<p>{escape(case.idea.description)}</p>{to_svg(case.journey.graph, at=case.stage)}"
        + (f"<h2>Samma idé</h2><ul>{named}</ul>" if twins else "")
        + ("" if refused is None else reasons(refused))
        + f"<h2>Vad kan göras?</h2>{''.join(_option(case, option) for option in options)}"
    )
    return page(case.idea.title, body)


def _option(case: Case, option: Option) -> str:
    unmet = "".join(f"<li>{escape(reason.text('sv'))}</li>" for reason in option.unmet)
    return (
        f'<form method="post" action="/ideas/{escape(case.id)}"><input type="hidden" name="decision" '
        f'value="{option.decision}"><label>Skäl <input name="reason"></label><button>{option.decision.label("sv")} → '
        f"{escape(case.journey.graph.stage(option.target).label('sv'))}</button><ul>{unmet}</ul></form>"
    )


def reasons(refused: Refused) -> str:
    lines = "".join(f"<li>{escape(line)}</li>" for line in refused.text("sv").splitlines())
    return f'<div class="refused" role="alert"><strong>Det går inte:</strong><ul>{lines}</ul></div>'


def new(members: Iterable[str], refused: Refused | None = None) -> str:
    towns = "".join(f'<option value="{code}">{escape(town(code))}</option>' for code in members)
    form = (
        '<form method="post" action="/new"><label>Titel <input name="title" required></label>'
        '<label>Beskrivning <textarea name="description" rows="5"></textarea></label>'
        f'<label>Kommun <select name="municipality">{towns}</select></label><button>Lämna in</button></form>'
        f'<h2>Är den ny?</h2><div id="twins" aria-live="polite"></div><script>{TYPING}</script>'
    )
    return page("Lämna en idé", ("" if refused is None else reasons(refused)) + form)


def twins(sluice: Sluice, draft: str, found: Iterable[Match]) -> str:
    """What may be the same idea, for the box that fills while somebody types."""
    rows = "".join(
        f'<div class="twin">{round(100 * match.probability)}&nbsp;% <a href="/ideas/{escape(match.other(draft))}">'
        f"{escape(sluice.case(match.other(draft)).idea.title)}</a></div>"
        for match in found
    )
    return rows or "<p>Ingen liknande idé.</p>"


def town(code: str) -> str:
    return sweden.MUNICIPALITIES[code].name if code in sweden.MUNICIPALITIES else code
