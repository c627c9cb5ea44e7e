"""Who has learnt of whose projects, as an HTML table: self-contained, light and dark, its signs said in words too."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from slussmodel.language import Lang

if TYPE_CHECKING:
    from slussmodel.capacity.learning import SharingMatrix

_STYLE = """
.sharing-matrix { color-scheme: light dark; border-collapse: collapse; font: 0.95rem/1.45 system-ui, sans-serif }
.sharing-matrix caption { text-align: start; font-weight: 600; padding-block: 0.4rem }
.sharing-matrix :is(th, td) { padding: 0.35rem 0.7rem; border: 1px solid light-dark(#c9ced6, #4a515c) }
.sharing-matrix th { text-align: start; font-weight: 500 }
.sharing-matrix td { text-align: center }
.sharing-matrix .learnt { background: light-dark(#dceee2, #1d3b29) }
.sharing-matrix .gap { background: light-dark(#fbe9d7, #46301a) }
""".strip()

_SIGNS = {"learnt": "✓", "gap": "–", "own": "•"}

_WORDS = {
    "sv": {"caption": "Vem har tagit del av vad", "learnt": "har tagit del", "gap": "saknas", "own": "eget projekt"},
    "en": {"caption": "Who has learnt of what", "learnt": "has learnt of it", "gap": "gap", "own": "own project"},
}


def sharing_html(matrix: SharingMatrix, lang: Lang) -> str:
    heads = "".join(f'<th scope="col">{escape(project)}</th>' for project in matrix.projects)
    rows = "".join(_row(matrix, organisation, lang) for organisation in matrix.organisations)
    return (
        f"<style>{_STYLE}</style>"
        f'<table class="sharing-matrix" lang="{lang}"><caption>{_WORDS[lang]["caption"]}</caption>'
        f"<thead><tr><td></td>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _row(matrix: SharingMatrix, organisation: str, lang: Lang) -> str:
    cells = (_cell(_state(matrix, organisation, project, owner), lang) for project, owner in matrix.owners)
    return f'<tr><th scope="row">{escape(organisation)}</th>{"".join(cells)}</tr>'


def _state(matrix: SharingMatrix, organisation: str, project: str, owner: str) -> str:
    if organisation == owner:
        return "own"
    return "learnt" if (organisation, project) in matrix.learnt else "gap"


def _cell(state: str, lang: Lang) -> str:
    said = _WORDS[lang][state]
    return f'<td class="{state}" title="{said}"><span aria-label="{said}" role="img">{_SIGNS[state]}</span></td>'
