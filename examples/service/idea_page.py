"""The page of one idea: where it stands, each decision that is open with what it asks, and what hinders the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from html import escape
from typing import TypeAlias

from examples.service.actions import Kept, actions, entry, post
from examples.service.pages import choices, page, said, tags, twin
from examples.service.store import Versions
from slussmodel import Refused, Sluice, sweden
from slussmodel.dedup import Match
from slussmodel.language import number
from slussmodel.sluice import Case
from slussmodel.stages import Option, Stage
from slussmodel.stages.export import to_svg

Proposed: TypeAlias = Iterable[tuple[Match, Case]]
"""What may be the same idea."""


def idea(
    sluice: Sluice, id: str, at: datetime, *, seen: Versions, proposed: Proposed, alert: str = "", kept: Kept
) -> str:
    """`seen` are the versions that the page shows; `kept` is what a form held that led to no change."""
    case = sluice.case(id)
    stage = case.journey.graph.stage(case.stage)
    options = [one for one in sluice.options(id, at=at) if not _codes(one) & _ELSEWHERE]
    forms = "".join(_option(case, one, seen, kept) for one in options)
    facts = " · ".join(
        filter(None, (sweden.name_of(case.idea.municipality), case.idea.service_area, case.idea.kind.label("sv")))
    )
    text = escape(case.idea.description) or "Ingen beskrivning."
    left = (
        f'<section class="panel"><h2>Idén</h2><p class="description">{text}</p>{_known(sluice, case)}</section>'
        f"{_twins(sluice, case, proposed, seen)}{_history(case)}"
    )
    right = (
        f'<section class="panel"><h2>Vad kan göras?</h2>{forms or _done(stage)}</section>'
        f"{actions(sluice, case, seen, kept)}"
    )
    body = (
        f'<h1>{escape(case.idea.title)}</h1><p class="lead">{escape(facts)}</p>{tags(case)}{alert}'
        '<div class="panel drawing" tabindex="0" role="region" aria-label="Var idén står">'
        f"{to_svg(case.journey.graph, at=case.stage)}</div>"
        f'<div class="two"><div class="stack">{left}</div><div class="stack">{right}</div></div>'
    )
    return page(case.idea.title, body, of=sluice.charter.partnership.name)


def _codes(option: Option) -> set[str]:
    return {reason.code for reason in option.unmet}


_ELSEWHERE = {"not_held", "decision_of_several"}
"""An idea that does not rest is not woken, and a merger or a split concerns more than this page."""


def _done(stage: Stage[str]) -> str:
    return f'<p class="empty">Idén har kommit till sitt slut: {escape(stage.label("sv"))}.</p>'


def _option(case: Case, option: Option, seen: Versions, kept: Kept) -> str:
    """A decision as a form: what it asks is asked for, and what hinders it is said."""
    target = case.journey.graph.stage(option.target)
    stays = option.target == case.stage
    heading = f"<h3>{escape(option.decision.label('sv').capitalize())}"
    heading += "</h3>" if stays else f" <span>→ {escape(target.label('sv'))}</span></h3>"
    mine = kept if kept.get("decision") == option.decision else {}
    asked = "".join(_ASKED[code](target, mine) for code in _ASKED if code in _codes(option))
    hinders = "".join(
        f"<li>{escape(said(reason, case.id))}</li>" for reason in option.unmet if reason.code not in _ASKED
    )
    unmet = f'<ul class="unmet">{hinders}</ul>' if hinders else ""
    note = f'<label>Anteckning <small>valfri</small> <input name="note" value="{escape(mine.get("note", ""))}"></label>'
    button = f"<button{' class=quiet' if hinders else ''}>{escape(option.decision.label('sv').capitalize())}</button>"
    form = post(
        case, "decide", seen, f'<input type="hidden" name="decision" value="{option.decision}">{asked}{note}{button}'
    )
    if asked or hinders:
        form = f"<details{' open' if mine else ''}><summary>{heading}</summary>{form}</details>"
    else:
        form = heading + form
    return f'<div class="option">{form}{unmet}</div>'


def _reason(target: Stage[str], kept: Kept) -> str:
    codes = {one.id: one.label("sv") for one in target.reasons}
    if not codes:
        return entry("Skäl", "reason", kept)
    return f'<label>Skäl <select name="reason">{choices(codes, kept.get("reason", ""))}</select></label>'


def _receiver(_: Stage[str], kept: Kept) -> str:
    return entry("Mottagare", "party", kept)


def _conditions(_: Stage[str], kept: Kept) -> str:
    text = escape(kept.get("conditions", ""))
    return f'<label>Villkor <small>ett per rad</small> <textarea name="conditions" rows="3">{text}</textarea></label>'


def _rest(_: Stage[str], kept: Kept) -> str:
    return entry("Vila till", "until", kept, 'type="date"') + entry("eller i väntan på", "awaits", kept)


_ASKED: Mapping[str, Callable[[Stage[str], Kept], str]] = {
    "reason_missing": _reason,
    "end_without_reason": _reason,
    "party_missing": _receiver,
    "conditions_missing": _conditions,
    "hold_without_end": _rest,
}
"""What a form can ask for, by the reason that says that it is missing."""


def _known(sluice: Sluice, case: Case) -> str:
    """What the assessments found, and the road that they gave, with its reason."""
    if not case.assessments:
        return '<p class="hint">Idén är inte bedömd än.</p>'
    last = case.assessments[-1]
    effect = last.effect
    route = sluice.charter.routing.route(last)
    why = route.text("sv") if isinstance(route, Refused) else route.explain("sv")
    return (
        f'<p class="hint">Bedömd {last.at.date()}: {number(effect.hours_per_year)} timmar och '
        f"{escape(effect.money_per_year.format('sv'))} per år, {number(effect.people)} berörda. "
        f"{escape(why[:1].upper() + why[1:])}.</p>"
    )


def _twins(sluice: Sluice, case: Case, proposed: Proposed, seen: Versions) -> str:
    """Those that were decided to be the same, and those that may be."""
    asked = "".join(_proposal(case, match, other, seen) for match, other in proposed)
    same = "".join(_same(sluice.case(one)) for one in sorted(case.family - {case.id}))
    known = f"<p>Samma idé har lämnats in av flera:</p><ul>{same}</ul>" if same else ""
    return f'<section class="panel"><h2>Samma idé?</h2>{known}{asked}</section>' if known or asked else ""


def _same(case: Case) -> str:
    where = escape(sweden.name_of(case.idea.municipality))
    return f'<li><a href="/ideas/{escape(case.id)}">{escape(case.idea.title)}</a> ({where})</li>'


def _proposal(case: Case, match: Match, other: Case, seen: Versions) -> str:
    inside = (
        f'<input type="hidden" name="twin" value="{escape(other.id)}">'
        f'<input type="hidden" name="probability" value="{match.probability:.4f}">'
        '<div class="buttons"><button>Samma idé</button>'
        f'<button class="quiet" formaction="/ideas/{escape(case.id)}/separate">Olika idéer</button></div>'
    )
    return f'<div class="twin">{twin(match, other)}{post(case, "link", seen, inside)}</div>'


def _history(case: Case) -> str:
    moves = "".join(f"<li>{escape(line)}</li>" for line in reversed(case.journey.text("sv").splitlines()))
    return f'<section class="panel"><h2>Vad som har hänt</h2><ol class="history">{moves}</ol></section>'
