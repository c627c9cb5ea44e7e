"""Allocations drawn as SVG bars beside a table, readable on a light and on a dark page, without scripts."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from slussmodel.language import Lang

if TYPE_CHECKING:
    from slussmodel.money import Money
    from slussmodel.sharing.allocation import Allocation
    from slussmodel.sharing.two_way import TwoWay

_ROW = 24
_NAMES = 160
_BARS = 360
_AMOUNTS = 150
_WORDS = {
    "party": {"sv": "Part", "en": "Party"},
    "pays": {"sv": "Betalar", "en": "Pays"},
    "exact": {"sv": "Andel", "en": "Share"},
}


def bars(allocation: Allocation, lang: Lang = "sv") -> str:
    """An SVG of one bar for each party, with a title and a description for those who listen to it."""
    rows = len(allocation)
    widest = max((abs(share.amount.minor) for share in allocation.shares), default=0) or 1
    drawn = "".join(
        _bar(row, share.party, abs(share.amount.minor) / widest, share.amount.format(lang))
        for row, share in enumerate(allocation.shares)
    )
    title = f"{allocation.rule.label(lang)}: {allocation.total.format(lang)}"
    spoken = "; ".join(f"{share.party} {share.amount.format(lang)}" for share in allocation.shares)
    width, height = _NAMES + _BARS + _AMOUNTS, rows * _ROW + 8
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {width} {height}" width="{width}" '
        f'style="max-width:100%;height:auto;font:13px system-ui,sans-serif" fill="currentColor">'
        f"<title>{escape(title)}</title><desc>{escape(spoken)}</desc>{drawn}</svg>"
    )


def _bar(row: int, party: str, part: float, amount: str) -> str:
    top = row * _ROW + 4
    length = max(1.0, part * _BARS)
    return (
        f'<text x="{_NAMES - 8}" y="{top + 14}" text-anchor="end">{escape(party[:24])}</text>'
        f'<rect x="{_NAMES}" y="{top}" width="{length:.1f}" height="{_ROW - 6}" rx="2" fill="#3b82c4"/>'
        f'<text x="{_NAMES + length + 6:.1f}" y="{top + 14}">{escape(amount)}</text>'
    )


def allocation_html(allocation: Allocation, lang: Lang = "sv") -> str:
    """The bars and a table of the same figures."""
    head = "".join(f"<th>{_WORDS[word][lang]}</th>" for word in ("party", "pays", "exact"))
    whole = allocation.total.minor or 1
    rows = "".join(
        f"<tr><td>{escape(share.party)}</td><td style='text-align:right'>{escape(share.amount.format(lang))}</td>"
        f"<td style='text-align:right'>{float(100 * share.exact / whole):.2f} %</td></tr>"
        for share in allocation.shares
    )
    caption = f"{escape(allocation.rule.label(lang))}: {escape(allocation.total.format(lang))}"
    return f"<figure>{bars(allocation, lang)}<table><caption>{caption}</caption><tr>{head}</tr>{rows}</table></figure>"


def table_html(table: TwoWay, lang: Lang = "sv") -> str:
    """A two-way table with its sums."""
    word = {"sv": "Summa", "en": "Sum"}[lang]
    head = "".join(f"<th>{escape(name)}</th>" for name in ("", *table.columns, word))
    sums = (*table.column_totals.values(), table.total)
    lines = [
        (name, (*cells, total)) for (name, total), cells in zip(table.row_totals.items(), table.cells, strict=True)
    ]
    rows = "".join(_row(name, cells, lang) for name, cells in (*lines, (word, sums)))
    return f"<table><tr>{head}</tr>{rows}</table>"


def _row(name: str, cells: tuple[Money, ...], lang: Lang) -> str:
    figures = "".join(f"<td style='text-align:right'>{escape(cell.format(lang))}</td>" for cell in cells)
    return f"<tr><th style='text-align:left'>{escape(name)}</th>{figures}</tr>"
