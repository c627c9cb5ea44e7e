"""Stage graphs as text that other programs draw: Mermaid and DOT."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from slussmodel.language import Lang
from slussmodel.stages.decisions import OVERLAY, Kind
from slussmodel.stages.export.names import identifiers
from slussmodel.stages.graph import Stage, StageGraph, Transition

_MERMAID_SHAPES = {
    Kind.STAGE: ("[", "]"),
    Kind.GATE: ("{{", "}}"),
    Kind.ACHIEVED: ("([", "])"),
    Kind.STOPPED: ("([", "])"),
    Kind.MERGED: ("([", "])"),
    Kind.ELSEWHERE: ("([", "])"),
}
# Mermaid reads a label as Markdown and HTML, and '#' begins an entity: everything but letters and digits is an entity.
_PLAIN = frozenset(" ,")
# Wherever "direction TB" stands on a line, Mermaid takes the whole line for a statement.
_DIRECTION = re.compile(r"(?i)(?<=direction) ")


def to_mermaid(graph: StageGraph[Any], *, lang: Lang = "sv", at: str = "") -> str:
    """A Mermaid flowchart; the stage `at` is marked. Holds are drawn as a loop, one for all that stays in a stage.

    >>> from slussmodel.stages import Decision, Transition
    >>> onward = Transition("a", Decision.GO, "b")
    >>> graph = StageGraph(id="g", start="a", stages=(Stage("a", "Start"), Stage("b", "Mål")), transitions=(onward,))
    >>> print(to_mermaid(graph))
    flowchart LR
        a["Start"]
        b["Mål"]
        a -->|"gå vidare"| b
    """
    keys = identifiers(stage.id for stage in graph.stages)
    lines = ["flowchart LR"]
    for stage in graph.stages:
        left, right = _MERMAID_SHAPES[stage.kind]
        lines.append(f'    {keys[stage.id]}{left}"{_mermaid_text(stage.label(lang))}"{right}')
    for arc in _mermaid_arcs(graph):
        source, target = arc[0].source, arc[0].target
        if source in keys and target in keys:
            arrow = "-.->" if all(one.decision in OVERLAY for one in arc) else "-->"
            said = _mermaid_text(", ".join(one.label(lang) for one in arc))
            lines.append(f'    {keys[source]} {arrow}|"{said}"| {keys[target]}')
    if at in keys:
        lines.append(f"    style {keys[at]} stroke-width:4px")
    return "\n".join(lines)


def _mermaid_arcs(graph: StageGraph[Any]) -> Iterable[list[Transition[Any]]]:
    """What each line says: of several loops on one node Mermaid draws only the last, so that they share one."""
    arcs: dict[object, list[Transition[Any]]] = {}
    for number, one in enumerate(graph.transitions):
        arcs.setdefault(one.source if one.source == one.target else number, []).append(one)
    return arcs.values()


def _mermaid_text(text: str) -> str:
    one_line = " ".join(text.split())
    told = "".join(sign if sign.isalnum() or sign in _PLAIN else f"#{ord(sign)};" for sign in one_line)
    return _DIRECTION.sub("#32;", told)


_DOT_SHAPES = {Kind.STAGE: "box", Kind.GATE: "hexagon"}


def to_dot(graph: StageGraph[Any], *, lang: Lang = "sv", at: str = "") -> str:
    """A Graphviz digraph; the stage `at` is marked.

    >>> from slussmodel.stages import Decision, Transition
    >>> onward = Transition("a", Decision.GO, "b")
    >>> graph = StageGraph(id="g", start="a", stages=(Stage("a", "Start"), Stage("b", "Mål")), transitions=(onward,))
    >>> print(to_dot(graph))
    digraph "g" {
        rankdir=LR;
        node [fontname="sans-serif", style=rounded];
        "a" [label="Start", shape=box];
        "b" [label="Mål", shape=box];
        "a" -> "b" [label="gå vidare"];
    }
    """
    known = graph.by_id
    lines = [f"digraph {_quoted(graph.id)} {{", "    rankdir=LR;", '    node [fontname="sans-serif", style=rounded];']
    lines += [f"    {_quoted(stage.id)} [{_dot_stage(stage, lang, at)}];" for stage in graph.stages]
    for one in graph.transitions:
        if one.source in known and one.target in known:
            dashed = ", style=dashed" if one.decision in OVERLAY else ""
            lines.append(
                f"    {_quoted(one.source)} -> {_quoted(one.target)} [label={_quoted(one.label(lang))}{dashed}];"
            )
    return "\n".join([*lines, "}"])


def _dot_stage(stage: Stage[Any], lang: Lang, at: str) -> str:
    shape = _DOT_SHAPES.get(stage.kind, "oval")
    return f"label={_quoted(stage.label(lang))}, shape={shape}" + (", penwidth=3" if stage.id == at else "")


def _quoted(text: str) -> str:
    """A DOT string; a backslash would begin an escape and an ampersand an entity."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("&", "&amp;")
    return f'"{escaped}"'
