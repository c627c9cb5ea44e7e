"""A grant over time as SVG, and a funding plan as a table: light and dark, readable to a screen reader."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from html import escape
from typing import TYPE_CHECKING

from slussmodel.funding.tranches import Tranche, TrancheState
from slussmodel.language import NBSP, Lang, Sentence, number, say
from slussmodel.periods import YearMonth

if TYPE_CHECKING:
    from slussmodel.funding.grants import Grant
    from slussmodel.funding.plan import FundingPlan

_ROW, _NAMES, _TIME, _WORDS, _TOP = 30, 120, 360, 330, 34
_LABEL = 110  # how near the ends of the axis a year has no room
_TITLE = Sentence(
    "grant_over_time",
    sv="{recipient}: {released} av högst {at_most} är utbetalt",
    en="{recipient}: {released} of at most {at_most} has been paid",
)
_TRANCHE = Sentence("tranche", sv="{amount}, {state}", en="{amount}, {state}")
_REMAINDER = Sentence("remainder", sv="högst {amount}, {state}", en="at most {amount}, {state}")
_SPOKEN = Sentence("tranche_spoken", sv="{id}, {when}: {said}", en="{id}, {when}: {said}")
_NO_DAY = {"sv": "utan dag", "en": "no day"}
# A tranche that is paid is filled, one that is still to come is an outline, one that will not come is faint.
_LOOKS = {
    TrancheState.RELEASED: 'fill="#238551" stroke="#238551"',
    TrancheState.WITHHELD: 'fill="none" stroke="currentColor" stroke-opacity=".4" stroke-dasharray="3 3"',
}
_TO_COME = 'fill="#3b82c4" fill-opacity=".25" stroke="#3b82c4"'
_HEADS = {
    "sv": ("Part", "Fond", "Kostnad", "Andel", "Bidrag", "Eget"),
    "en": ("Party", "Fund", "Cost", "Rate", "Grant", "Own"),
}
_WHOLE = {"sv": ("Finansieringsplan", "Summa"), "en": ("Funding plan", "Sum")}


def grant_svg(grant: Grant, lang: Lang) -> str:
    """A row for each tranche, a bar over its months or a mark on its day, and its amount and state."""
    facts = {"recipient": grant.recipient, "released": grant.released, "at_most": grant.at_most}
    title = _TITLE.say(facts, lang)
    spoken = "; ".join(_said_aloud(grant, one, lang) for one in grant.tranches)
    width, height = _NAMES + _TIME + _WORDS, _TOP + _ROW * len(grant.tranches) + 28
    axis = _Axis([span for one in grant.tranches if (span := _span(one))])
    rows = (part for place, one in enumerate(grant.tranches) for part in _row(grant, one, place, axis, lang))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {width} {height}" width="{width}" '
        f'style="max-width:100%;height:auto;font:13px system-ui,sans-serif" fill="currentColor">'
        f"<title>{escape(title)}</title><desc>{escape(spoken)}</desc>"
        f'<text x="8" y="18" font-weight="600">{escape(title)}</text>'
        f"{''.join(axis.drawn(height - 8, lang))}{''.join(rows)}</svg>"
    )


def _span(tranche: Tranche) -> tuple[date, date] | None:
    """The days that a tranche is for, or the one on which it is due or was last touched."""
    if tranche.period is not None:
        return tranche.period.first.first_day, tranche.period.last.last_day
    on = tranche.due or (tranche.history[-1].on if tranche.history else None)
    return None if on is None else (on, on)


class _Axis:
    """Days to places, from the first to the last, with a line at each new year."""

    def __init__(self, spans: list[tuple[date, date]]) -> None:
        self.spans = spans
        self.first = min((first for first, _ in spans), default=date.min)
        self.last = max((last for _, last in spans), default=date.min)

    def x(self, day: date) -> float:
        days = (self.last - self.first).days or 1
        return _NAMES + 4 + (day - self.first).days / days * (_TIME - 24)

    def drawn(self, bottom: int, lang: Lang) -> Iterator[str]:
        if not self.spans:
            return
        ends = self.x(self.first), self.x(self.last)
        for year in range(self.first.year + 1, self.last.year + 1):
            x = self.x(date(year, 1, 1))
            yield f'<path d="M{x:.1f} {_TOP - 4}V{bottom - 14}" stroke="currentColor" stroke-opacity=".2"/>'
            if ends[0] + _LABEL < x < ends[1] - _LABEL:
                yield f'<text x="{x:.1f}" y="{bottom}" text-anchor="middle" font-size="11">{year}</text>'
        for x, anchor, day in ((ends[0], "start", self.first), (ends[1], "end", self.last)):
            month = YearMonth.of(day).format(lang)
            yield f'<text x="{x:.1f}" y="{bottom}" text-anchor="{anchor}" font-size="11">{month}</text>'


def _row(grant: Grant, tranche: Tranche, place: int, axis: _Axis, lang: Lang) -> Iterator[str]:
    middle = _TOP + place * _ROW + _ROW / 2
    yield f'<text x="{_NAMES - 8}" y="{middle + 4}" text-anchor="end">{escape(tranche.id[:16])}</text>'
    look = _LOOKS.get(tranche.state, _TO_COME)
    if span := _span(tranche):
        left, right = axis.x(span[0]), axis.x(span[1])
        if right - left < 8:
            yield f'<circle cx="{left:.1f}" cy="{middle}" r="6" {look}/>'
        else:
            yield f'<rect x="{left:.1f}" y="{middle - 8}" width="{right - left:.1f}" height="16" rx="3" {look}/>'
    yield f'<text x="{_NAMES + _TIME}" y="{middle + 4}">{escape(_said(grant, tranche, lang))}</text>'


def _said(grant: Grant, tranche: Tranche, lang: Lang) -> str:
    sentence = _REMAINDER if tranche.amount is None else _TRANCHE
    return sentence.say({"amount": grant.amount(tranche.id), "state": tranche.state}, lang)


def _said_aloud(grant: Grant, tranche: Tranche, lang: Lang) -> str:
    span = _span(tranche)
    when = _NO_DAY[lang] if span is None else " – ".join(dict.fromkeys(day.isoformat() for day in span))
    return _SPOKEN.say({"id": tranche.id, "when": when, "said": _said(grant, tranche, lang)}, lang)


def plan_html(plan: FundingPlan, lang: Lang, names: Mapping[str, str] | None = None) -> str:
    """A row for each part: what it costs, the rate of its fund, the grant and what is left to the party."""
    caption, whole = _WHOLE[lang]
    grants = plan.grants()
    mark = {"sv": f"{NBSP}%", "en": "%"}[lang]
    rates = {fund.id: f"{number(fund.rate * 100, lang)}{mark}" for fund in plan.funds}
    called = names or {}
    rows = [
        (
            called.get(part.party, part.party),
            called.get(part.fund, part.fund),
            part.eligible,
            rates[part.fund],
            grants[part.key],
            part.eligible - grants[part.key],
        )
        for part in plan.parts
    ]
    rows.append((whole, "", plan.eligible, "", plan.grant, plan.own))
    head = "".join(f'<th scope="col">{word}</th>' for word in _HEADS[lang])
    body = "".join(f"<tr>{_cells([say(one, lang) for one in row])}</tr>" for row in rows)
    return f'<table lang="{lang}"><caption>{caption}</caption><tr>{head}</tr>{body}</table>'


def _cells(said: list[str]) -> str:
    party, fund, *figures = map(escape, said)
    right = "".join(f'<td style="text-align:right">{figure}</td>' for figure in figures)
    return f'<th scope="row">{party}</th><td>{fund}</td>{right}'
