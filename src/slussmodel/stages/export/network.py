"""A stage graph for networkx."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from slussmodel.stages.graph import StageGraph

if TYPE_CHECKING:
    import networkx


def to_networkx(graph: StageGraph[Any]) -> networkx.MultiDiGraph[str]:
    """Stages as nodes with their `stage`, transitions as edges with their `transition`, in the order of the graph.

    An edge's key is its decision; a second transition for the same step and decision has its number behind it.

    >>> from slussmodel.stages import Decision, Stage, Transition
    >>> graph = StageGraph(
    ...     id="g", start="a", stages=(Stage("a"), Stage("b")), transitions=(Transition("a", Decision.GO, "b"),)
    ... )
    >>> list(to_networkx(graph).edges(keys=True))
    [('a', 'b', 'go')]
    """
    import networkx

    network: networkx.MultiDiGraph[str] = networkx.MultiDiGraph(id=graph.id, version=graph.version, start=graph.start)
    for stage in graph.stages:
        network.add_node(stage.id, stage=stage)
    for one in graph.transitions:
        key, number = str(one.decision), 1
        while network.has_edge(one.source, one.target, key):
            number += 1
            key = f"{one.decision} {number}"
        network.add_edge(one.source, one.target, key, transition=one)
    return network
