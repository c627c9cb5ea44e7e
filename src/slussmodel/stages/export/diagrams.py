"""Stage graphs as text that other programs draw: Mermaid and DOT."""

from __future__ import annotations

from typing import Any

from slussmodel.language import Lang
from slussmodel.stages.decisions import OVERLAY, Kind
from slussmodel.stages.export.names import identifiers
from slussmodel.stages.graph import Stage, StageGraph

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


def to_mermaid(graph: StageGraph[Any], *, lang: Lang = "sv", at: str = "") -> str:
    """A Mermaid flowchart; the stage `at` is marked. Holds are drawn as a loop.

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
    for one in graph.transitions:
        if one.source in keys and one.target in keys:
            arrow = "-.->" if one.decision in OVERLAY else "-->"
            lines.append(f'    {keys[one.source]} {arrow}|"{_mermaid_text(one.label(lang))}"| {keys[one.target]}')
    if at in keys:
        lines.append(f"    style {keys[at]} stroke-width:4px")
    return "\n".join(lines)


def _mermaid_text(text: str) -> str:
    one_line = " ".join(text.split())
    return "".join(sign if sign.isalnum() or sign in _PLAIN else f"#{ord(sign)};" for sign in one_line)


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
    """A DOT string; a backslash would begin an escape."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
