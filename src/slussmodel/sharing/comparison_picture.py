"""A comparison of rules drawn as SVG: a row for each player, a mark for each rule; and the same figures as a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
_SHAPES = (
    "M-5,-5h10v10h-10z",
    "M0,-6l6,6l-6,6l-6,-6z",
    "M-6,5h12l-6,-11z",
    "M-6,-5h12l-6,11z",
    "M-6,-2h12v4h-12z",
    "M-5,0a5,5 0 1 0 10,0a5,5 0 1 0 -10,0z",
    "M-2,-6h4v12h-4z",
)
_SPREAD = 12  # How far apart, in height, the marks of a row stand at most.
_ROW = 26
_NAMES = 160
_WIDTH = 720
_LEFT = _NAMES + 12
_SPAN = _WIDTH - _NAMES - 90
_WORDS = {
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
    low, high = _ends(lines)
    span = (_number(high) - _number(low)) or 1.0
    rows = "".join(
        _row(place, name, [(_number(line.shares[player]) - _number(low)) / span for line in lines])
        for place, (player, name) in enumerate(zip(comparison.players, names, strict=True), 1)
    )
    top = (len(comparison.players) + 1) * _ROW
    legend = "".join(_legend(place, line, top, lang) for place, line in enumerate(lines))
    height = top + 22 * len(lines) + 16
    title, same = _WORDS["title"][lang], _WORDS["same"][lang]
    axis = _end(_LEFT, say(low, lang)) + _end(_LEFT + _SPAN, say(high, lang)) if lines else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" '
        'style="max-width:100%;height:auto;font:13px system-ui,sans-serif" fill="currentColor">'
        f"<title>{escape(title)}</title><desc>{same}</desc>{axis}{rows}{legend}</svg>"
    )


def _ends(lines: Sequence[Line]) -> tuple[Amount, Amount]:
    """The least and the most that is drawn; nothing at least."""
    shares = [share for line in lines for share in line.shares.values()]
    amounts = [*(share * 0 for share in shares[:1]), *shares] or [0]
    return min(amounts, key=_number), max(amounts, key=_number)


def _end(x: float, amount: str) -> str:
    return f'<text x="{x}" y="{_ROW // 2 + 5}" text-anchor="middle">{escape(amount)}</text>'


def _row(place: int, player: str, parts: Sequence[float]) -> str:
    """A player's marks, each a part of the way from the least to the most; they stand apart in height too."""
    middle = place * _ROW + _ROW // 2
    apart = _SPREAD / max(len(parts) - 1, 1)
    marks = "".join(
        _mark(rule, _LEFT + part * _SPAN, middle + (rule - (len(parts) - 1) / 2) * apart)
        for rule, part in enumerate(parts)
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
    """A row for each player and a column for each rule, so that many players make a long table and no broad one."""
    words = {name: said[lang] for name, said in _WORDS.items()}
    lines = comparison.lines
    head = "".join(f'<th scope="col">{escape(line.rule.label(lang))}</th>' for line in lines)
    rows = "".join(
        _table_row(name, [_amount(line, player, lang) for line in lines], "right")
        for player, name in zip(comparison.players, names, strict=True)
    )
    breaks = _table_row(words["breaks"], [_broken(line, lang) for line in lines], "left")
    caption = f"<caption>{escape(words['title'])}</caption>"
    return f'<table lang="{lang}">{caption}<tr><td></td>{head}</tr>{rows}{breaks}</table>'


def _table_row(name: str, cells: Iterable[str], side: str) -> str:
    told = "".join(f"<td style='text-align:{side};vertical-align:top'>{escape(cell)}</td>" for cell in cells)
    return f'<tr><th scope="row" style="text-align:left">{escape(name)}</th>{told}</tr>'


def _amount(line: Line, player: str, lang: Lang) -> str:
    return say(line.shares[player], lang) if line.shares else "–"


def _broken(line: Line, lang: Lang) -> str:
    """The axioms that a rule breaks here, or why it cannot be used."""
    if line.fairness is None:
        return line.refused.text(lang) if line.refused else ""
    return ", ".join(axiom.label(lang) for axiom in line.fairness.broken) or _WORDS["nothing"][lang]


def _number(amount: Amount) -> float:
    return float(amount.amount) if isinstance(amount, Money) else float(amount)
