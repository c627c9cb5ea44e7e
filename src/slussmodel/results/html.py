"""The matrix of a logic model as an HTML table: self-contained, light and dark, readable to a screen reader."""

from __future__ import annotations

from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from slussmodel.language import Lang

if TYPE_CHECKING:
    from slussmodel.results.chain import Named
    from slussmodel.results.logic_model import LogicModel, MatrixRow

_STYLE = """
.logic-model { color-scheme: light dark; border-collapse: collapse; font: 0.95rem/1.45 system-ui, sans-serif }
.logic-model caption { text-align: start; font-weight: 600; padding-block: 0.4rem }
.logic-model :is(th, td) { text-align: start; vertical-align: top; padding: 0.45rem 0.8rem;
  border-block-end: 1px solid light-dark(#c9ced6, #4a515c) }
.logic-model thead th { border-block-end-width: 2px }
.logic-model tbody th[rowspan] { background: light-dark(#eef3f8, #222b35) }
.logic-model ul { margin: 0; padding-inline-start: 1.1rem }
""".strip()

_WORDS = {
    "sv": ("Effektlogik", "Del", "Arbetsform", "Resultat", "Effekt"),
    "en": ("Logic model", "Part", "Work form", "Result", "Effect"),
}


def matrix_html(model: LogicModel, lang: Lang) -> str:
    caption, *heads = _WORDS[lang]
    head = "".join(f'<th scope="col">{word}</th>' for word in heads)
    groups = (list(rows) for _, rows in groupby(model.rows(), key=lambda row: row.part.id))
    body = "".join(_part_html(rows, lang) for rows in groups)
    return (
        f"<style>{_STYLE}</style>"
        f'<table class="logic-model" lang="{lang}"><caption>{caption}</caption>'
        f"<thead><tr>{head}</tr></thead>{body}</table>"
    )


def _part_html(rows: list[MatrixRow], lang: Lang) -> str:
    part = f'<th scope="rowgroup" rowspan="{len(rows)}">{escape(rows[0].part.format(lang))}</th>'
    cells = [_cells(row, lang) for row in rows]
    return f"<tbody><tr>{part}{'</tr><tr>'.join(cells)}</tr></tbody>"


def _cells(row: MatrixRow, lang: Lang) -> str:
    work_form = escape(row.work_form.format(lang))
    return f'<th scope="row">{work_form}</th><td>{_list(row.results, lang)}</td><td>{_list(row.effects, lang)}</td>'


def _list(links: tuple[Named, ...], lang: Lang) -> str:
    items = "".join(f"<li>{escape(link.format(lang))}</li>" for link in links)
    return f"<ul>{items}</ul>" if items else "–"
