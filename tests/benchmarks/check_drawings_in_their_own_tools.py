"""Do Mermaid, Graphviz and bpmn.io draw what the library writes for them, and does XState run it?

Run by hand, where npm and dot are:

python -m tests.benchmarks.check_drawings_in_their_own_tools
"""

from __future__ import annotations

import subprocess
import tarfile
import tempfile
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from random import Random
from xml.etree import ElementTree

from playwright.sync_api import Page, sync_playwright

from slussmodel.stages import Decision, Kind, Stage, StageGraph, Transition, from_each, holds
from slussmodel.stages.export import guard_names, to_bpmn, to_dot, to_mermaid, to_xstate
from slussmodel.systems import innocap, pitea_skelleftea, skane, skaraborg, vaxjo
from tests.browser.conftest import CHROMIUM, QUIET
from tests.stages.conftest import _clean_graph

SVG = "{http://www.w3.org/2000/svg}"
PACKAGES = {
    "mermaid@11.17.2": "mermaid.min.js",
    "bpmn-js@18.31.1": "bpmn-viewer.production.min.js",
    "xstate@5.33.3": "xstate.umd.min.js",
}
NASTY = (
    'say "no"', "a & b &amp; c", "<b>bold</b>", "a # b; c", "back\\slash \\n", "two\nlines", "`code` *strong* _it_",
    "end", "subgraph", "o--x", "[x](y) {z} |w|", "1. one", "- dash", "%% comment", "åäö é ß 日本 🚂", "http://x.y",
    "$$x$$", "fa:fa-car",
)  # fmt: skip


def graphs() -> Iterator[StageGraph[str]]:
    for system in (skaraborg, innocap, skane, vaxjo, pitea_skelleftea):
        if hasattr(system, "graph"):
            yield system.graph()
    for seed in range(20):
        yield _clean_graph(Random(seed))
    for ids in ([f"s{number}" for number in range(len(NASTY))], NASTY):
        stages = tuple(Stage(id, label, label) for id, label in zip(ids, NASTY, strict=True))
        onward = (Transition(a, Decision.GO, b) for a, b in pairwise(ids))
        yield StageGraph(
            id='nasty "graph"',
            start=ids[0],
            stages=(*stages, Stage("stop", kind=Kind.STOPPED, reasons=("no",))),
            transitions=(*onward, *from_each(tuple(ids), Decision.KILL, "stop"), *holds(tuple(ids))),
        )


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        scripts = [_fetch(package, name, Path(folder)) for package, name in PACKAGES.items()]
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=[*QUIET, "--no-sandbox"])
        page = browser.new_page()
        page.set_content("<div id=canvas style='width:2000px;height:1000px'></div>")
        for script in scripts:
            page.add_script_tag(path=script)
        page.evaluate("mermaid.initialize({startOnLoad: false})")
        counted = Counter(tool for graph in graphs() for tool in _opened(page, graph))
        browser.close()
    print(dict(counted))


def _opened(page: Page, graph: StageGraph[str]) -> tuple[str, ...]:
    return _dot(graph), _mermaid(page, graph), _bpmn(page, graph), _xstate(page, graph)


def _fetch(package: str, name: str, folder: Path) -> Path:
    subprocess.run(
        ["npm", "pack", package, "--silent", "--pack-destination", str(folder)], check=True, capture_output=True
    )
    with tarfile.open(next(folder.glob(f"{package.replace('@', '-')}.tgz"))) as archive:
        member = archive.extractfile(f"package/dist/{name}")
        assert member is not None
        (folder / name).write_bytes(member.read())
    return folder / name


def _labels(graph: StageGraph[str]) -> Counter[str]:
    return Counter(" ".join(stage.label("sv").split()) for stage in graph.stages)


def _dot(graph: StageGraph[str]) -> str:
    """Graphviz draws a node for each stage with its label, and an edge with its label from each stage to each."""
    nodes = [one for one in _graphviz(graph) if one.get("class") == "node"]
    labels = [_texts(node) for node in nodes]
    assert Counter(labels) == _labels(graph), labels
    titles = {_title(node): label for node, label in zip(nodes, labels, strict=True)}
    arrows = [one for one in _graphviz(graph) if one.get("class") == "edge"]
    ends = (tuple(map(titles.get, _title(one).split("->"))) for one in arrows)
    named = {stage.id: " ".join(stage.label("sv").split()) for stage in graph.stages}
    asked = Counter((named[one.source], named[one.target], one.label("sv")) for one in graph.transitions)
    drawn = Counter((*pair, _texts(one)) for pair, one in zip(ends, arrows, strict=True))
    assert drawn == asked, (drawn - asked, asked - drawn)
    return "Graphviz"


def _graphviz(graph: StageGraph[str]) -> list[ElementTree.Element]:
    source = to_dot(graph, at=graph.start)
    ran = subprocess.run(["dot", "-Tsvg"], input=source, capture_output=True, text=True, check=True)
    assert not ran.stderr, ran.stderr
    return list(ElementTree.fromstring(ran.stdout).iter(f"{SVG}g"))


def _texts(group: ElementTree.Element) -> str:
    return " ".join(" ".join(text.text or "" for text in group.iter(f"{SVG}text")).split())


def _title(group: ElementTree.Element) -> str:
    return next(group.iter(f"{SVG}title")).text or ""


def _mermaid(page: Page, graph: StageGraph[str]) -> str:
    """Mermaid draws a node for each stage with its label, and an edge for each transition."""
    svg = page.evaluate("async text => (await mermaid.render('m', text)).svg", to_mermaid(graph, at=graph.start))
    page.evaluate("svg => { document.querySelector('#canvas').innerHTML = svg }", svg)
    drawn = Counter(" ".join(one.split()) for one in page.locator("#canvas .node").all_text_contents())
    assert drawn == _labels(graph), (drawn - _labels(graph), _labels(graph) - drawn)
    said = ", ".join(page.locator("#canvas .edgeLabels .edgeLabel p").all_text_contents())
    assert Counter(said.split(", ")) == Counter(one.label("sv") for one in graph.transitions), said
    return "Mermaid"


def _bpmn(page: Page, graph: StageGraph[str]) -> str:
    """bpmn.io opens the file without a warning and shows every stage."""
    warnings = page.evaluate(
        """async xml => { const canvas = document.querySelector('#canvas'); canvas.innerHTML = '';
        const viewer = new BpmnJS({container: canvas}); const read = await viewer.importXML(xml);
        return read.warnings.map(String); }""",
        to_bpmn(graph),
    )
    assert warnings == []
    names = page.evaluate("() => [...document.querySelectorAll('#canvas .djs-element')].length")
    assert names >= len(graph.stages)
    return "bpmn.io"


WALK = """([config, names, passes]) => {
  const guards = Object.fromEntries(names.map(name => [name, () => passes]));
  const machine = XState.createMachine(config).provide({guards});
  const moves = [];
  for (const [key, state] of Object.entries(config.states))
    for (const type of Object.keys(state.on ?? {})) {
      const next = XState.getNextSnapshot(machine, machine.resolveState({value: key, context: {}}), {type});
      const to = config.states[next.value].meta;
      if (next.value !== key || passes) moves.push([state.meta.stage, state.meta.held, type, to.stage, to.held]);
    }
  return moves;
}"""


def _xstate(page: Page, graph: StageGraph[str]) -> str:
    """XState moves from each stage, awake and at rest, by each decision to where the graph leads."""
    for passes in (True, False):
        walked = page.evaluate(WALK, [to_xstate(graph), list(guard_names(graph)), passes])
        asked = {
            (stage.id, held, str(decision), open_ways[0].arc.target, decision == Decision.HOLD)
            for stage in graph.stages
            for held, table in ((False, graph.table), (True, graph.held_table))
            for decision, ways in table[stage.id].items()
            if held or decision != Decision.RESUME
            if not held or Decision.HOLD in graph.table[stage.id]
            if (open_ways := [way for way in ways if passes or not way.guards])
        }
        assert {tuple(one) for one in walked} == asked, ({tuple(one) for one in walked} ^ asked, passes)
    return "XState"


if __name__ == "__main__":
    main()
