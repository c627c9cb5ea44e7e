"""One case beside the stage graph, move by move, in words."""

from __future__ import annotations

from html import escape
from typing import Any

from attrs import field, frozen

from slussmodel.language import Labelled, Lang, Sentence
from slussmodel.stages.graph import StageGraph


class MoveKind(Labelled):
    BOTH = "both", "enligt grafen", "as the graph says"
    LOG_ONLY = "log_only", "hände men finns inte där i grafen", "happened but is not there in the graph"
    GRAPH_ONLY = "graph_only", "står i grafen men hände inte", "is in the graph but did not happen"


@frozen
class AlignedMove:
    """One row of an alignment."""

    kind: MoveKind
    stage: str


_FITS = Sentence("alignment_fits", sv="{n} händelser, alla enligt grafen", en="{n} events, all as the graph says")
_DEVIATES = {
    MoveKind.LOG_ONLY: Sentence(
        "log_only",
        sv="{stage} hände efter {after} men finns inte där i grafen",
        en="{stage} happened after {after} but is not there in the graph",
    ),
    MoveKind.GRAPH_ONLY: Sentence(
        "graph_only",
        sv="{stage} skulle ha kommit efter {after} men hoppades över",
        en="{stage} should have come after {after} but was skipped",
    ),
}
_CAPTION = {"sv": "Ärendet och grafen, steg för steg", "en": "The case and the graph, step by step"}
_HEADS = {"sv": ("Hände", "Graf", "Jämförelse"), "en": ("Happened", "Graph", "Comparison")}
_BEGINNING = {"sv": "början", "en": "the beginning"}


@frozen
class Alignment:
    """The cheapest reading of one case against the graph; `worst` is the cost if nothing at all agreed."""

    moves: tuple[AlignedMove, ...]
    worst: int
    graph: StageGraph[Any] = field(repr=False, eq=False)

    @property
    def deviations(self) -> tuple[AlignedMove, ...]:
        return tuple(move for move in self.moves if move.kind is not MoveKind.BOTH)

    @property
    def cost(self) -> int:
        return len(self.deviations)

    @property
    def fitness(self) -> float:
        """1 for a case that follows the graph, 0 for one that has nothing in common with it."""
        return 1 - self.cost / self.worst

    def explain(self, lang: Lang = "sv") -> str:
        """One line a deviation, in the order of the case."""
        lines: list[str] = []
        after = _BEGINNING[lang]
        for move in self.moves:
            name = self._label(move.stage, lang)
            if move.kind is not MoveKind.BOTH:
                lines.append(_DEVIATES[move.kind].say({"stage": name, "after": after}, lang))
            after = name
        return "\n".join(lines) or _FITS.say({"n": len(self.moves)}, lang)

    def html(self, lang: Lang = "sv") -> str:
        """A table of the moves: what happened, what the graph says, and what that means."""
        heads = "".join(f"<th scope='col'>{head}</th>" for head in _HEADS[lang])
        rows = "".join(self._row(move, lang) for move in self.moves)
        return f'<table lang="{lang}"><caption>{_CAPTION[lang]}</caption><tr>{heads}</tr>{rows}</table>'

    def _repr_html_(self) -> str:
        return self.html()

    def _row(self, move: AlignedMove, lang: Lang) -> str:
        name = escape(self._label(move.stage, lang))
        happened = "" if move.kind is MoveKind.GRAPH_ONLY else name
        in_graph = "" if move.kind is MoveKind.LOG_ONLY else name
        return f"<tr><td>{happened}</td><td>{in_graph}</td><td>{move.kind.label(lang)}</td></tr>"

    def _label(self, stage: str, lang: Lang) -> str:
        known = self.graph.by_id.get(stage)
        return known.label(lang) if known else stage
