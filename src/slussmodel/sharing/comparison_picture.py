"""A comparison of rules drawn as SVG: a row for each player, a mark for each rule; and the same figures as a table."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from slussmodel.language import Lang, say
from slussmodel.money import Money
from slussmodel.sharing.steps import Names, called

if TYPE_CHECKING:
    from slussmodel.sharing.axioms import Amount
    from slussmodel.sharing.comparison import Comparison, Line

# Okabe & Ito's colours, which people with any colour vision can tell apart; shapes tell them apart without colour.
_COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#999999")
_SHAPES = ("M-5,-5h10v10h-10z", "M0,-6l6,6l-6,6l-6,-6z", "M-6,5h12l-6,-11z", "M-6,-5h12l-6,11z", "M-6,-2h12v4h-12z")
_ROW = 26
_NAMES = 160
_WIDTH = 720
_WORDS = {
    "rule": {"sv": "Regel", "en": "Rule"},
    "breaks": {"sv": "Bryter", "en": "Breaks"},
    "title": {"sv": "Vad var och en betalar med olika regler", "en": "What each pays under different rules"},
    "same": {
        "sv": "Tabellen efter bilden har samma belopp.",
        "en": "The table after the picture has the same amounts.",
    },
    "nothing": {"sv": "inget", "en": "nothing"},
}


def comparison_html(comparison: Comparison, lang: Lang = "sv", names: Names | None = None) -> str:
    """The drawing and the table; it reads on a light and on a dark page, and has no scripts."""
    called_by = [str(called(player, names)) for player in comparison.players]
    return f"<figure>{_drawing(comparison, called_by, lang)}{_table(comparison, called_by, lang)}</figure>"


def _drawing(comparison: Comparison, names: Sequence[str], lang: Lang) -> str:
    lines = [line for line in comparison.lines if line.shares]
    numbers = [_number(line.shares[player]) for line in lines for player in comparison.players]
    low, high = min([0.0, *numbers]), max([0.0, *numbers])
    rows = "".join(
        _row(place, name, [_number(line.shares[player]) for line in lines], low, (high - low) or 1.0)
        for place, (player, name) in enumerate(zip(comparison.players, names, strict=True))
    )
    top = len(comparison.players) * _ROW
    legend = "".join(_legend(place, line, top, lang) for place, line in enumerate(lines))
    height = top + 22 * len(lines) + 16
    title, same = _WORDS["title"][lang], _WORDS["same"][lang]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" '
        'style="max-width:100%;height:auto;font:13px system-ui,sans-serif" fill="currentColor">'
        f"<title>{escape(title)}</title><desc>{same}</desc>{rows}{legend}</svg>"
    )


def _row(place: int, player: str, numbers: Sequence[float], low: float, span: float) -> str:
    middle = place * _ROW + _ROW // 2
    marks = "".join(
        _mark(rule, _NAMES + 12 + (number - low) / span * (_WIDTH - _NAMES - 30), middle)
        for rule, number in enumerate(numbers)
    )
    return (
        f'<text x="{_NAMES - 8}" y="{middle + 5}" text-anchor="end">{escape(player[:24])}</text>'
        f'<line x1="{_NAMES}" x2="{_WIDTH}" y1="{middle}" y2="{middle}" stroke="currentColor" opacity="0.2"/>{marks}'
    )


def _mark(rule: int, x: float, y: float) -> str:
    shape, colour = _SHAPES[rule % len(_SHAPES)], _COLOURS[rule % len(_COLOURS)]
    return f'<path d="{shape}" transform="translate({x:.1f},{y:.1f})" fill="{colour}" opacity="0.85"/>'


def _legend(place: int, line: Line, top: int, lang: Lang) -> str:
    y = top + 22 * place + 16
    return f'{_mark(place, _NAMES + 12, y)}<text x="{_NAMES + 28}" y="{y + 5}">{escape(line.rule.label(lang))}</text>'


def _table(comparison: Comparison, names: Sequence[str], lang: Lang) -> str:
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in names)
    rows = "".join(_table_row(comparison, line, lang) for line in comparison.lines)
    words = {name: said[lang] for name, said in _WORDS.items()}
    first, last = (f'<th scope="col">{words[word]}</th>' for word in ("rule", "breaks"))
    caption = f"<caption>{escape(words['title'])}</caption>"
    return f'<table lang="{lang}">{caption}<tr>{first}{head}{last}</tr>{rows}</table>'


def _table_row(comparison: Comparison, line: Line, lang: Lang) -> str:
    name = f'<th scope="row">{escape(line.rule.label(lang))}</th>'
    if line.fairness is None:
        why = line.refused.text(lang) if line.refused else ""
        return f"<tr>{name}<td colspan='{len(comparison.players) + 1}'>{escape(why)}</td></tr>"
    amounts = "".join(
        f"<td style='text-align:right'>{escape(say(line.shares[player], lang))}</td>" for player in comparison.players
    )
    broken = ", ".join(axiom.label(lang) for axiom in line.fairness.broken) or _WORDS["nothing"][lang]
    return f"<tr>{name}{amounts}<td>{escape(broken)}</td></tr>"


def _number(amount: Amount) -> float:
    return float(amount.amount) if isinstance(amount, Money) else float(amount)
