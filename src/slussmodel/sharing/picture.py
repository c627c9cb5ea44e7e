"""Allocations drawn as SVG bars beside a table, readable on a light and on a dark page, without scripts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING

from attrs import frozen

from slussmodel.errors import InvalidValue
from slussmodel.language import NBSP, Lang, number
from slussmodel.money import Money
from slussmodel.sharing.steps import Names, called

if TYPE_CHECKING:
    from slussmodel.sharing.allocation import Allocation
    from slussmodel.sharing.two_way import TwoWay

_ROW = 24
_NAMES = 160
_BARS = 360
_AMOUNTS = 150
# As wide as a letter of the title is, more or less.
_LETTER = 8
_WORDS = {
    "party": {"sv": "Part", "en": "Party"},
    "pays": {"sv": "Betalar", "en": "Pays"},
    "gets": {"sv": "Får", "en": "Gets"},
    "exact": {"sv": "Andel", "en": "Share"},
}
_CAPTIONS = {
    "pays": {"sv": "Vad var och en betalar", "en": "What each pays"},
    "gets": {"sv": "Vad var och en får", "en": "What each gets"},
}


def bars(allocation: Allocation, lang: Lang = "sv", *, names: Names | None = None) -> str:
    """An SVG of one bar for each party under a title, with a description for those who listen to it.

    What is below nothing stands to the left of what is above it.
    """
    scale, width = _Scale.of([allocation]), _NAMES + _BARS + _AMOUNTS
    drawn = "".join(
        _bar(row, str(called(share.party, names)), scale, share.amount, lang)
        for row, share in enumerate(allocation.shares, 1)
    )
    title = f"{allocation.rule.label(lang)}: {allocation.total.format(lang)}"
    most = (width - 16) // _LETTER
    seen = title if len(title) <= most else f"{title[: most - 2].rstrip()} …"
    head = f'<text x="8" y="18" font-weight="600">{escape(seen)}</text>'
    height = (len(allocation) + 1) * _ROW + 8
    return _svg(width, height, title, _spoken(allocation, lang, "; ", names), head + drawn)


def _spoken(allocation: Allocation, lang: Lang, mark: str, names: Names | None) -> str:
    return mark.join(f"{called(share.party, names)} {share.amount.format(lang)}" for share in allocation.shares)


@frozen
class _Scale:
    """Where amounts stand across the drawing: the least of them, or nothing, at the left and the most at the right."""

    least: int
    most: int

    @classmethod
    def of(cls, allocations: Sequence[Allocation]) -> _Scale:
        amounts = [share.amount.minor for allocation in allocations for share in allocation.shares]
        return cls(min(0, *amounts), max(0, *amounts))

    def x(self, minor: int) -> float:
        return _NAMES + _BARS * (minor - self.least) / ((self.most - self.least) or 1)


def _bar(row: int, party: str, scale: _Scale, amount: Money, lang: Lang) -> str:
    top, left, right = row * _ROW + 4, scale.x(min(amount.minor, 0)), scale.x(max(amount.minor, 0))
    right = max(right, left + 1)
    return (
        f'<text x="{_NAMES - 8}" y="{top + 14}" text-anchor="end">{escape(party[:24])}</text>'
        f'<rect x="{left:.1f}" y="{top}" width="{right - left:.1f}" height="{_ROW - 6}" rx="2" fill="#3b82c4"/>'
        f'<text x="{right + 6:.1f}" y="{top + 14}">{escape(amount.format(lang))}</text>'
    )


_MARKS = (
    '<circle cx="{x:.1f}" cy="{y}" r="5" fill="#3b82c4"/>',
    '<path d="M{x:.1f} {top}l6 6-6 6-6-6z" fill="#c2572b"/>',
    '<rect x="{left:.1f}" y="{up}" width="9" height="9" fill="none" stroke="#2f855a" stroke-width="2.5"/>',
    '<path d="M{left:.1f} {up}l9 9m0-9l-9 9" stroke="#9b51b6" stroke-width="2.5"/>',
    '<path d="M{x:.1f} {top}l6 11h-12z" fill="#b7791f"/>',
)


def dots(allocations: Sequence[Allocation], lang: Lang = "sv", *, names: Names | None = None) -> str:
    """An SVG that sets up to five allocations beside each other: a row for each party, a mark for each rule.

    Rules are told apart by the shape of the mark as well as by its colour. Raises `InvalidValue` for none or too many.
    """
    if not 1 <= len(allocations) <= len(_MARKS):
        raise InvalidValue("dots", "allocations", len(allocations), f"must be from 1 to {len(_MARKS)}")
    parties = sorted({party for allocation in allocations for party in allocation})
    scale = _Scale.of(allocations)
    legend = "".join(_legend(place, one.rule.label(lang)) for place, one in enumerate(allocations))
    head = (len(allocations) + 1) * _ROW
    rows = "".join(
        _dot_row(head + row * _ROW, party, str(called(party, names)), allocations, scale)
        for row, party in enumerate(parties)
    )
    title = {"sv": "Vad var och en betalar enligt varje regel", "en": "What each pays by each rule"}[lang]
    spoken = "; ".join(f"{one.rule.label(lang)}: {_spoken(one, lang, ', ', names)}" for one in allocations)
    axis = _axis(head - 6, scale, allocations[0].total.currency, lang)
    return _svg(_NAMES + _BARS + _AMOUNTS // 2, head + len(parties) * _ROW + 8, title, spoken, legend + axis + rows)


def _axis(y: int, scale: _Scale, currency: str, lang: Lang) -> str:
    marks = {minor: Money(minor, currency).format(lang) if minor else "0" for minor in (scale.least, 0, scale.most)}
    return "".join(
        f'<text x="{scale.x(minor):g}" y="{y}" text-anchor="middle">{escape(said)}</text>'
        for minor, said in marks.items()
    )


def _legend(place: int, label: str) -> str:
    y = place * _ROW + 14
    return _mark(place, 20, y) + f'<text x="34" y="{y + 5}">{escape(label)}</text>'


def _dot_row(top: int, party: str, name: str, allocations: Sequence[Allocation], scale: _Scale) -> str:
    y = top + _ROW // 2
    line = f'<path d="M{_NAMES} {y}h{_BARS}" stroke="currentColor" stroke-opacity=".25"/>'
    label = f'<text x="{_NAMES - 8}" y="{y + 5}" text-anchor="end">{escape(name[:24])}</text>'
    marks = (
        _mark(place, scale.x(allocation[party].minor), y)
        for place, allocation in enumerate(allocations)
        if party in allocation
    )
    return line + label + "".join(marks)


def _mark(place: int, x: float, y: int) -> str:
    return _MARKS[place].format(x=x, y=y, left=x - 4.5, up=y - 4.5, top=y - 6)


def _svg(width: int, height: int, title: str, spoken: str, drawn: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {width} {height}" width="{width}" '
        f'style="max-width:100%;height:auto;font:13px system-ui,sans-serif" fill="currentColor">'
        f"<title>{escape(title)}</title><desc>{escape(spoken)}</desc>{drawn}</svg>"
    )


def allocation_html(allocation: Allocation, lang: Lang = "sv", *, names: Names | None = None) -> str:
    """The bars and a table of the same figures."""
    amount = "gets" if allocation.awarded else "pays"
    head = "".join(f"<th>{_WORDS[word][lang]}</th>" for word in ("party", amount, "exact"))
    whole = allocation.total.minor or 1
    rows = "".join(
        f"<tr><td>{escape(str(called(share.party, names)))}</td>"
        f"<td style='text-align:right'>{escape(share.amount.format(lang))}</td>"
        f"<td style='text-align:right'>{number(100 * share.exact / whole, lang, 2)}{NBSP}%</td></tr>"
        for share in allocation.shares
    )
    caption = _CAPTIONS[amount][lang]
    drawn = bars(allocation, lang, names=names)
    return f"<figure>{drawn}<table><caption>{caption}</caption><tr>{head}</tr>{rows}</table></figure>"


def table_html(table: TwoWay, lang: Lang = "sv", *, names: Names | None = None) -> str:
    """A two-way table with its sums."""
    word = {"sv": "Summa", "en": "Sum"}[lang]
    head = "".join(
        f"<th>{escape(str(name))}</th>" for name in ("", *(called(one, names) for one in table.columns), word)
    )
    sums = (*table.column_totals.values(), table.total)
    lines = [
        (str(called(name, names)), (*cells, total))
        for (name, total), cells in zip(table.row_totals.items(), table.cells, strict=True)
    ]
    rows = "".join(_row(name, cells, lang) for name, cells in (*lines, (word, sums)))
    return f"<table><tr>{head}</tr>{rows}</table>"


def matrix_html(cells: Mapping[str, Mapping[str, Money]], lang: Lang = "sv", *, names: Names | None = None) -> str:
    """A table of money by row and column, with blanks where there is nothing."""
    columns = sorted({column for row in cells.values() for column in row})
    head = "".join(f"<th>{escape(str(called(name, names)))}</th>" for name in ("", *columns))
    rows = "".join(
        _row(str(called(name, names)), tuple(row.get(column) for column in columns), lang)
        for name, row in cells.items()
    )
    return f"<table><tr>{head}</tr>{rows}</table>"


def _row(name: str, cells: tuple[Money | None, ...], lang: Lang) -> str:
    figures = "".join(
        f"<td style='text-align:right'>{escape(cell.format(lang)) if cell is not None else ''}</td>" for cell in cells
    )
    return f"<tr><th style='text-align:left'>{escape(name)}</th>{figures}</tr>"
