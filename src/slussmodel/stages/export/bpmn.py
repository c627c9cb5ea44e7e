"""A stage graph as a BPMN 2.0 process, with its drawing.

A stage is a user task, its decisions a gateway with one named flow each, an end an end event (a stage of work again if
it can be reopened). A hold is an intermediate event that leads back to its task; what a decision asks for is the
flow's condition, in words. The exchange follows OMG formal/2013-12-09 and opens in any BPMN editor.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias
from xml.etree import ElementTree

from attrs import frozen

from slussmodel.language import Lang
from slussmodel.stages.decisions import Decision
from slussmodel.stages.export.layout import HEIGHT, WIDTH, Place, lay_out
from slussmodel.stages.export.names import carried, identifiers
from slussmodel.stages.graph import Stage, StageGraph, Transition
from slussmodel.stages.guards import name_of

_MODEL = "http://www.omg.org/spec/BPMN/20100524/MODEL"
_DI = "http://www.omg.org/spec/BPMN/20100524/DI"
_DC = "http://www.omg.org/spec/DD/20100524/DC"
_DD = "http://www.omg.org/spec/DD/20100524/DI"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_GATEWAY, _EVENT = 42.0, 36.0

AnyTransition: TypeAlias = Transition[Any]
Element: TypeAlias = "ElementTree.Element"


@frozen
class _Node:
    """An element of the process and the box that it is drawn in."""

    tag: str
    id: str
    name: str
    x: float
    y: float
    width: float
    height: float


@frozen
class _Flow:
    id: str
    name: str
    source: _Node
    target: _Node
    condition: str


def to_bpmn(graph: StageGraph[Any], *, lang: Lang = "sv") -> str:
    """The process as BPMN 2.0 XML. Raises `UnknownName` where a transition points at nothing.

    >>> graph = StageGraph(id="g", start="a", stages=(Stage("a", "Start"),), transitions=())
    >>> to_bpmn(graph).splitlines()[0]
    "<?xml version='1.0' encoding='UTF-8'?>"
    """
    nodes, flows = _process(graph, lang)
    process_id = f"process_{identifiers([graph.id])[graph.id]}"
    root = ElementTree.Element(_tag(_MODEL, "definitions"), {"id": "definitions", "targetNamespace": "urn:slussmodel"})
    process = ElementTree.SubElement(
        root, _tag(_MODEL, "process"), {"id": process_id, "name": carried(graph.label(lang)), "isExecutable": "false"}
    )
    for node in nodes:
        process.append(_node_element(node, flows))
    for flow in flows:
        process.append(_flow_element(flow))
    diagram = ElementTree.SubElement(root, _tag(_DI, "BPMNDiagram"), {"id": "diagram"})
    plane = ElementTree.SubElement(diagram, _tag(_DI, "BPMNPlane"), {"id": "plane", "bpmnElement": process_id})
    plane.extend(_shape(node) for node in nodes)
    plane.extend(_edge(flow) for flow in flows)
    return _written(root)


def _process(graph: StageGraph[Any], lang: Lang) -> tuple[list[_Node], list[_Flow]]:
    """Every node and flow of the process, in the order of the graph."""
    places = lay_out(graph).places
    keys = identifiers(stage.id for stage in graph.stages)
    leaving: dict[str, list[AnyTransition]] = defaultdict(list)
    for one in graph.transitions:
        leaving[graph.stage(one.source).id].append(one)
        graph.stage(one.target)
    tasks = {
        stage.id: _task(stage, keys[stage.id], places[stage.id], leaving[stage.id], lang) for stage in graph.stages
    }
    first = tasks[graph.stage(graph.start).id]
    start = _Node("startEvent", "start", "", first.x - 90, first.y + first.height / 2 - _EVENT / 2, _EVENT, _EVENT)
    nodes, flows = [start, *tasks.values()], [_Flow("flow-start", "", start, first, "")]
    for stage in graph.stages:
        more_nodes, more_flows = _decisions(tasks, tasks[stage.id], leaving[stage.id], lang)
        nodes += more_nodes
        flows += more_flows
    return nodes, flows


def _task(stage: Stage[Any], key: str, place: Place, leaving: Sequence[AnyTransition], lang: Lang) -> _Node:
    if stage.is_end and not leaving:
        box = (place.x - _EVENT / 2, place.y - _EVENT / 2, _EVENT, _EVENT)
        return _Node("endEvent", f"end_{key}", carried(stage.label(lang)), *box)
    box = (place.x - WIDTH / 2, place.y - HEIGHT / 2, float(WIDTH), float(HEIGHT))
    return _Node("userTask", f"stage_{key}", carried(stage.label(lang)), *box)


def _decisions(
    tasks: dict[str, _Node], task: _Node, leaving: list[AnyTransition], lang: Lang
) -> tuple[list[_Node], list[_Flow]]:
    """The gateway behind a task, an event for its hold, and a flow for each decision."""
    ways = [one for one in leaving if one.decision is not Decision.RESUME]
    if not ways:
        return [], []
    nodes: list[_Node] = []
    flows: list[_Flow] = []
    middle = task.y + task.height / 2
    source = task
    if len(ways) > 1:
        source = _Node(
            "exclusiveGateway",
            f"gateway-{task.id}",
            "",
            task.x + task.width + 24,
            middle - _GATEWAY / 2,
            _GATEWAY,
            _GATEWAY,
        )
        nodes.append(source)
        flows.append(_Flow(f"flow-{task.id}", "", task, source, ""))
    for number, one in enumerate(ways, 1):
        target, name = tasks[one.target], carried(one.label(lang))
        if one.decision is Decision.HOLD:
            target = _Node(
                "intermediateCatchEvent",
                f"hold-{task.id}-{number}",
                name,
                task.x,
                task.y + task.height + 14,
                _EVENT,
                _EVENT,
            )
            nodes.append(target)
            flows.append(_Flow(f"resume-{task.id}-{number}", carried(Decision.RESUME.label(lang)), target, task, ""))
        flows.append(_Flow(f"flow-{task.id}-{number}", name, source, target, _condition(one)))
    return nodes, flows


def _condition(transition: AnyTransition) -> str:
    return carried(" and ".join(name_of(guard) for guard in transition.guards))


def _node_element(node: _Node, flows: list[_Flow]) -> Element:
    element = ElementTree.Element(_tag(_MODEL, node.tag), {"id": node.id, "name": node.name})
    for flow in flows:
        if flow.target is node:
            ElementTree.SubElement(element, _tag(_MODEL, "incoming")).text = flow.id
    for flow in flows:
        if flow.source is node:
            ElementTree.SubElement(element, _tag(_MODEL, "outgoing")).text = flow.id
    if node.tag == "intermediateCatchEvent":
        event = ElementTree.SubElement(element, _tag(_MODEL, "conditionalEventDefinition"), {"id": f"{node.id}-until"})
        ElementTree.SubElement(event, _tag(_MODEL, "condition"), _FORMAL).text = "until"
    return element


_FORMAL = {f"{{{_XSI}}}type": "bpmn:tFormalExpression"}


def _flow_element(flow: _Flow) -> Element:
    attributes = {"id": flow.id, "name": flow.name, "sourceRef": flow.source.id, "targetRef": flow.target.id}
    element = ElementTree.Element(_tag(_MODEL, "sequenceFlow"), attributes)
    if flow.condition:
        ElementTree.SubElement(element, _tag(_MODEL, "conditionExpression"), _FORMAL).text = flow.condition
    return element


def _shape(node: _Node) -> Element:
    shape = ElementTree.Element(_tag(_DI, "BPMNShape"), {"id": f"{node.id}-di", "bpmnElement": node.id})
    box = {"x": node.x, "y": node.y, "width": node.width, "height": node.height}
    ElementTree.SubElement(shape, _tag(_DC, "Bounds"), {name: f"{value:g}" for name, value in box.items()})
    return shape


def _edge(flow: _Flow) -> Element:
    edge = ElementTree.Element(_tag(_DI, "BPMNEdge"), {"id": f"{flow.id}-di", "bpmnElement": flow.id})
    for x, y in _waypoints(flow.source, flow.target):
        ElementTree.SubElement(edge, _tag(_DD, "waypoint"), {"x": f"{x:g}", "y": f"{y:g}"})
    return edge


def _waypoints(source: _Node, target: _Node) -> Iterator[tuple[float, float]]:
    """Rightwards straight; otherwise out below, along, and in from below."""
    right, middle = source.x + source.width, source.y + source.height / 2
    if target.x >= right:
        yield from ((right, middle), (target.x, target.y + target.height / 2))
        return
    line = max(source.y + source.height, target.y + target.height) + 20
    yield from ((source.x + source.width / 2, source.y + source.height), (source.x + source.width / 2, line))
    yield from ((target.x + target.width / 2, line), (target.x + target.width / 2, target.y + target.height))


def _tag(space: str, name: str) -> str:
    return f"{{{space}}}{name}"


def _written(root: Element) -> str:
    for prefix, space in (("bpmn", _MODEL), ("bpmndi", _DI), ("dc", _DC), ("di", _DD), ("xsi", _XSI)):
        ElementTree.register_namespace(prefix, space)
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=True).replace("utf-8", "UTF-8", 1)
