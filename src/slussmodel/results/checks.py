"""What a logic model lacks, as findings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from slussmodel.findings import Finding, Severity
from slussmodel.language import Sentence
from slussmodel.results.chain import ChainStep, ExpectedEffect, ExpectedResult

if TYPE_CHECKING:
    import networkx as nx

    from slussmodel.results.logic_model import Link, LogicModel

DAC = "OECD-DAC"

NO_PARTS = Sentence("no_parts", sv="modellen har inga delar", en="the model has no parts")
PART_UNCOVERED = Sentence("part_uncovered", sv="delen {part} saknar arbetsform", en="part {part} has no work form")
WORK_FORM_WITHOUT_RESULT = Sentence(
    "work_form_without_result",
    sv="arbetsformen ”{link}” ger inget resultat",
    en="work form “{link}” gives no result",
)
RESULT_WITHOUT_EFFECT = Sentence(
    "result_without_effect",
    sv="resultatet ”{link}” leder inte till någon effekt",
    en="result “{link}” leads to no effect",
)
RESULT_WITHOUT_CAUSE = Sentence(
    "result_without_cause",
    sv="ingen arbetsform ger resultatet ”{link}”",
    en="no work form gives result “{link}”",
)
EFFECT_WITHOUT_CAUSE = Sentence(
    "effect_without_cause",
    sv="ingenting leder till effekten ”{link}”",
    en="nothing leads to effect “{link}”",
)
BACKWARDS = Sentence(
    "link_backwards",
    sv="”{cause}” ({cause_step}) kan inte orsaka ”{target}” ({target_step})",
    en="“{cause}” ({cause_step}) cannot cause “{target}” ({target_step})",
)
STEP_SKIPPED = Sentence(
    "step_skipped",
    sv="mellan arbetsformen ”{cause}” och effekten ”{target}” saknas ett resultat",
    en="a result is missing between work form “{cause}” and effect “{target}”",
)
CYCLE = Sentence("causal_cycle", sv="{links} orsakar varandra i ring", en="{links} cause each other in a ring")
INCOHERENT = Sentence(
    "parts_incoherent",
    sv="delarna hänger inte samman: {groups}",
    en="the parts do not hang together: {groups}",
)


def check(model: LogicModel) -> Iterator[Finding]:
    """Every finding, in the order of the chain: parts, links, directions, rings, the whole."""
    yield from _parts(model)
    yield from _holes(model)
    yield from _directions(model)
    graph = model.to_networkx()
    yield from _rings(model, graph)
    yield from _coherence(model, graph)


def _parts(model: LogicModel) -> Iterator[Finding]:
    if not model.parts:
        yield Finding.of(NO_PARTS, Severity.ERROR, place="parts")
    covered = {one.part for one in model.work_forms}
    for part in model.parts:
        if part.id not in covered:
            yield Finding.of(PART_UNCOVERED, Severity.ERROR, place=part.id, part=part)


def _holes(model: LogicModel) -> Iterator[Finding]:
    gives_result = {
        one for cause in model.causes if isinstance(model.link(cause.target), ExpectedResult) for one in cause.causes
    }
    gives_effect = {
        one for cause in model.causes if isinstance(model.link(cause.target), ExpectedEffect) for one in cause.causes
    }
    caused = {cause.target for cause in model.causes}
    rules: tuple[tuple[tuple[Link, ...], set[str], Sentence], ...] = (
        (model.work_forms, gives_result, WORK_FORM_WITHOUT_RESULT),
        (model.results, gives_effect, RESULT_WITHOUT_EFFECT),
        (model.results, caused, RESULT_WITHOUT_CAUSE),
        (model.effects, caused, EFFECT_WITHOUT_CAUSE),
    )
    for links, whole, sentence in rules:
        for link in links:
            if link.id not in whole:
                yield Finding.of(sentence, Severity.ERROR, place=link.id, source=DAC, link=link)


def _directions(model: LogicModel) -> Iterator[Finding]:
    for cause in model.causes:
        target = model.link(cause.target)
        for one in map(model.link, cause.causes):
            if not _forward(one.step, target.step):
                yield Finding.of(
                    BACKWARDS, Severity.ERROR, place=one.id, source=DAC,
                    cause=one, cause_step=one.step, target=target, target_step=target.step,
                )  # fmt: skip
            elif one.step is ChainStep.ACTIVITY and isinstance(target, ExpectedEffect):
                yield Finding.of(STEP_SKIPPED, Severity.WARNING, place=one.id, source=DAC, cause=one, target=target)


def _forward(cause: ChainStep, target: ChainStep) -> bool:
    """Effects may chain among effects; a work form or a result causes only what comes later."""
    return cause.order < target.order or (cause is target and target.order >= ChainStep.OUTCOME.order)


def _rings(model: LogicModel, graph: nx.DiGraph[str]) -> Iterator[Finding]:
    import networkx as nx

    rings = [ring for ring in nx.strongly_connected_components(graph) if len(ring) > 1]
    rings += [{cause.target} for cause in model.causes if cause.target in cause.causes]
    for ring in sorted(map(sorted, rings)):
        links = tuple(model.link(id) for id in ring)
        yield Finding.of(CYCLE, Severity.ERROR, place=ring[0], source=DAC, links=links)


def _coherence(model: LogicModel, graph: nx.DiGraph[str]) -> Iterator[Finding]:
    groups = part_groups(model, graph)
    if len(groups) > 1:
        said = " | ".join(", ".join(group) for group in groups)
        yield Finding.of(INCOHERENT, Severity.ERROR, place="parts", groups=said)


def part_groups(model: LogicModel, graph: nx.DiGraph[str]) -> list[list[str]]:
    """The ids of parts that hang together through shared results and effects, group by group."""
    import networkx as nx

    with_parts: nx.Graph[str] = nx.Graph(graph.to_undirected())
    part_node = {part.id: f"part {part.id}" for part in model.parts}
    with_parts.add_nodes_from(part_node.values())
    with_parts.add_edges_from((part_node[one.part], one.id) for one in model.work_forms)
    components = nx.connected_components(with_parts)
    groups = ([part for part, node in part_node.items() if node in component] for component in components)
    return sorted(filter(None, groups))
