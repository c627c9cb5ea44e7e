"""What can be done with an idea beside the decisions of its stage graph, each as a form."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import TypeAlias

from examples.service.pages import choices, members
from examples.service.store import Versions
from slussmodel import Sluice
from slussmodel.assessment import MarketResult
from slussmodel.ideas import Novelty
from slussmodel.sluice import Case

Kept: TypeAlias = Mapping[str, str]
"""What a form held that led to no change, so that nobody has to write it again."""


def post(case: Case, act: str, seen: Versions, inside: str) -> str:
    """A form that says which versions of the idea and its twins its reader had seen."""
    versions = "".join(f'<input type="hidden" name="seen" value="{escape(f"{v}:{f}")}">' for f, v in seen.items())
    return f'<form method="post" action="/ideas/{escape(case.id)}/{act}">{versions}{inside}</form>'


def entry(label: str, name: str, kept: Kept, attributes: str = "") -> str:
    return f'<label>{label} <input name="{name}" value="{escape(kept.get(name, ""))}" {attributes}></label>'


def actions(sluice: Sluice, case: Case, seen: Versions, kept: Kept) -> str:
    """The forms that make sense for the idea now."""
    if sluice.charter.graph.stage(case.stage).is_end:
        return ""
    shown = [_assess(case, seen, kept)]
    if case.is_assessed and sluice.family(case.id).claim is None:
        shown.append(_claim(case, seen, kept, members(sluice.charter)))
    if case.stage in sluice.charter.development:
        shown.append(_share(case, seen, kept))
    return "".join([*shown, _support(case, kept)])


def _panel(heading: str, form: str, *, is_open: bool) -> str:
    state = " open" if is_open else ""
    return f'<section class="panel"><details{state}><summary><h2>{heading}</h2></summary>{form}</details></section>'


def _assess(case: Case, seen: Versions, kept: Kept) -> str:
    market = choices({one: one.label("sv") for one in MarketResult}, kept.get("market", ""))
    novelty = choices({one: one.label("sv") for one in Novelty}, kept.get("novelty", ""))
    inside = (
        f'<div class="pair">{entry("Timmar per år", "hours", kept, _NUMBER)}'
        f"{entry('Kronor per år', 'money', kept, _NUMBER)}</div>"
        f"{entry('Berörda personer', 'people', kept, _NUMBER)}"
        f'<label>En lösning <select name="market">{market}</select></label>'
        f"{entry('Vad visar det? <small>valfritt</small>', 'evidence', kept)}"
        f'<label>Nyhetsgrad <select name="novelty">{novelty}</select></label><button>Spara bedömningen</button>'
    )
    heading = "Bedöm igen" if case.is_assessed else "Bedöm idén"
    return _panel(heading, post(case, "assess", seen, inside), is_open=not case.is_assessed or "hours" in kept)


_NUMBER = 'inputmode="numeric" pattern="[0-9 ]*" placeholder="0"'


def _claim(case: Case, seen: Versions, kept: Kept, towns: dict[str, str]) -> str:
    first = choices(towns, kept.get("party", case.idea.municipality))
    other = choices({"": "ingen", **towns}, kept.get("other", ""))
    inside = (
        '<p class="hint">Samma idé utvecklas på ett ställe i taget.</p>'
        f'<label>Kommun <select name="party">{first}</select></label>'
        f'<label>tillsammans med <select name="other">{other}</select></label><button>Åta sig utvecklingen</button>'
    )
    return _panel("Vem utvecklar?", post(case, "claim", seen, inside), is_open=True)


def _share(case: Case, seen: Versions, kept: Kept) -> str:
    shared = "".join(
        f"<li>{escape(cost.id)}: {escape(cost.allocation.total.format('sv'))}, {len(cost.allocation)} parter</li>"
        for cost in case.costs
    )
    inside = (
        f'{f"<ul>{shared}</ul>" if shared else ""}<p class="hint">Alla medlemmar delar efter invånarantal.</p>'
        f"{entry('Vad kostar?', 'cost', kept, 'required')}{entry('Kronor', 'amount', kept, _NUMBER)}"
        "<button>Dela kostnaden</button>"
    )
    return _panel("Dela en kostnad", post(case, "share", seen, inside), is_open=not case.costs)


def _support(case: Case, kept: Kept) -> str:
    """Two who stand behind an idea at once don't hinder each other: this form asks for no version."""
    inside = entry("Namn eller roll", "supporter", kept, "required") + '<button class="quiet">Ställ dig bakom</button>'
    return _panel("Stöd idén", post(case, "support", {}, inside), is_open="supporter" in kept)
