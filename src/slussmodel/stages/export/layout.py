"""Where the stages of a graph stand in its drawing: a small layered layout (Sugiyama, Tagawa, Toda 1981).

Ideas move from left to right. Each stage stands in a column as far from the start as its longest way onwards; ways that
lead back run above the stages, and ways that leave the sluice run down to a row of ends below. Within a column the
order that crosses least is sought by moving each stage to the middle of its neighbours, without recursion or chance.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any, TypeAlias

from attrs import frozen

from slussmodel.stages.decisions import BACKWARD, OVERLAY, Kind
from slussmodel.stages.graph import Stage, StageGraph, Transition
from slussmodel.stages.reach import components

WIDTH, HEIGHT = 148, 62
GAP_X, GAP_Y = 104, 42
LANE = 30
_BEND = 20  # the room that a line takes where it passes a column
_SWEEPS = 4

Edge: TypeAlias = tuple[str, str]


@frozen
class Place:
    """The middle of a stage's box."""

    x: float
    y: float


@frozen
class Route:
    """A line from one stage to another for every transition between them: its corners and where its label stands."""

    source: str
    target: str
    transitions: tuple[Transition[Any], ...]
    kind: str
    corners: tuple[tuple[float, float], ...]
    label: tuple[float, float]


@frozen
class Layout:
    places: dict[str, Place]
    routes: tuple[Route, ...]
    left: float
    top: float
    right: float
    bottom: float


def lay_out(graph: StageGraph[Any]) -> Layout:
    """Places for all stages and routes for all transitions between stages that exist; holds have no route."""
    between: dict[Edge, list[Transition[Any]]] = defaultdict(list)
    for one in graph.transitions:
        if one.decision not in OVERLAY and one.source in graph.by_id and one.target in graph.by_id:
            between[one.source, one.target].append(one)
    below = [stage.id for stage in graph.stages if _is_below(stage)]
    columns = _columns(graph, [edge for edge in between if not {*edge} & {*below}], between)
    onward = [
        edge for edge in between if edge[0] in columns and edge[1] in columns and columns[edge[0]] < columns[edge[1]]
    ]
    places, bends = _place(graph, columns, onward)
    bottom = max((place.y for place in places.values()), default=0) + HEIGHT / 2
    _place_below(graph, below, between, places, bottom)
    routes = _routes(between, places, bends, frozenset(below), bottom)
    return _framed(places, routes)


def _is_below(stage: Stage[Any]) -> bool:
    return stage.is_end and stage.kind is not Kind.ACHIEVED


def _columns(graph: StageGraph[Any], edges: list[Edge], between: dict[Edge, list[Transition[Any]]]) -> dict[str, int]:
    """The column of each stage that is not below: the longest way to it over edges that lead onwards."""
    names = [stage.id for stage in graph.stages if not _is_below(stage)]
    number = {name: place for place, name in enumerate(names)}
    after: list[list[int]] = [[] for _ in names]
    for source, target in edges:
        if any(one.decision not in BACKWARD for one in between[source, target]):
            after[number[source]].append(number[target])
    _cut_loops(after, number.get(graph.start, 0))
    column = [0] * len(names)
    for (node,) in reversed(components(after)):
        for child in after[node]:
            column[child] = max(column[child], column[node] + 1)
    last = max(column, default=0)
    # An achieved end that leads nowhere stands at the far right, where readers look for it.
    return {
        name: last if graph.by_id[name].is_end and not after[number[name]] else column[number[name]] for name in names
    }


def _cut_loops(after: list[list[int]], first: int) -> None:
    """Drop the edges that close a loop: those that a walk in depth from the start finds to lead back to its own way."""
    done, open_nodes = [False] * len(after), [False] * len(after)
    for root in (first, *range(len(after))) if after else ():
        work = [] if done[root] else [(root, iter(tuple(after[root])))]
        while work:
            node, rest = work[-1]
            open_nodes[node] = True
            child = next(rest, None)
            if child is None:
                work.pop()
                open_nodes[node], done[node] = False, True
            elif open_nodes[child]:
                after[node].remove(child)
            elif not done[child]:
                work.append((child, iter(tuple(after[child]))))


def _place(
    graph: StageGraph[Any], columns: dict[str, int], onward: list[Edge]
) -> tuple[dict[str, Place], dict[Edge, list[Place]]]:
    """Columns in the order that crosses least; a line that passes a column takes a place there."""
    slots: list[list[str | tuple[Edge, int]]] = [[] for _ in range(max(columns.values(), default=-1) + 1)]
    for name, column in columns.items():
        slots[column].append(name)
    neighbours: dict[object, list[object]] = defaultdict(list)
    for edge in onward:
        chain: list[Any] = [edge[0], *((edge, at) for at in range(columns[edge[0]] + 1, columns[edge[1]])), edge[1]]
        for at, slot in enumerate(chain[1:-1], columns[edge[0]] + 1):
            slots[at].append(slot)
        for one, other in pairwise(chain):
            neighbours[one].append(other)
            neighbours[other].append(one)
    heights = _sweep(slots, neighbours)
    places = {name: Place(columns[name] * (WIDTH + GAP_X), heights[name]) for name in columns}
    bends = {
        edge: [Place(at * (WIDTH + GAP_X), heights[edge, at]) for at in range(columns[edge[0]] + 1, columns[edge[1]])]
        for edge in onward
    }
    return places, bends


def _sweep(slots: list[list[Any]], neighbours: dict[object, list[object]]) -> dict[object, float]:
    """A height for each slot: to and fro over the columns, each slot to the middle of its neighbours."""
    heights: dict[object, float] = {}
    for column in slots:
        heights.update(_spaced(column, dict.fromkeys(column, 0.0)))
    for number in range(_SWEEPS):
        for column in slots if number % 2 == 0 else reversed(slots):
            wanted = {slot: _middle([heights[one] for one in neighbours[slot]], heights[slot]) for slot in column}
            column.sort(key=wanted.__getitem__)
            heights.update(_spaced(column, wanted))
    return heights


def _middle(values: list[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise


def _room(slot: object) -> float:
    return (HEIGHT + GAP_Y) if isinstance(slot, str) else _BEND * 2


def _spaced(column: Sequence[object], wanted: dict[object, float]) -> dict[object, float]:
    """The wanted heights, pushed apart so that nothing overlaps, and centred on the middle of what was wanted."""
    found: dict[object, float] = {}
    edge = float("-inf")
    for slot in column:
        found[slot] = max(wanted[slot], edge + _room(slot) / 2)
        edge = found[slot] + _room(slot) / 2
    drift = (sum(found.values()) - sum(wanted[slot] for slot in column)) / max(len(column), 1)
    return {slot: height - drift for slot, height in found.items()}


def _place_below(
    graph: StageGraph[Any],
    below: list[str],
    between: dict[Edge, list[Transition[Any]]],
    places: dict[str, Place],
    bottom: float,
) -> None:
    """Ends that leave the sluice stand in a row below, right of the stages that lead to them, in their order."""
    right = max((place.x for place in places.values()), default=0)
    depth = bottom + LANE * (len(below) + 1)
    for number, name in enumerate(below):
        x = right - (len(below) - 1 - number) * (WIDTH + GAP_X / 2)
        places[name] = Place(x, depth + HEIGHT / 2)


def _routes(
    between: dict[Edge, list[Transition[Any]]],
    places: dict[str, Place],
    bends: dict[Edge, list[Place]],
    below: frozenset[str],
    bottom: float,
) -> tuple[Route, ...]:
    routes = [_onward(edge, between[edge], places, bends[edge]) for edge in bends]
    rest = [edge for edge in between if edge not in bends]
    order = {name: number for number, name in enumerate(one for one in places if one in below)}
    leaving = [edge for edge in rest if edge[1] in below and edge[0] not in below]
    routes += [_down(edge, between[edge], places, bottom, order[edge[1]], len(order)) for edge in leaving]
    back = [edge for edge in rest if edge not in {*leaving}]
    top = min((place.y for place in places.values()), default=0) - HEIGHT / 2
    for edge, lane in _lanes(back, places):
        routes.append(_back(edge, between[edge], places, top - LANE * (lane + 1), edge[0] in below))
    return tuple(routes)


def _onward(edge: Edge, transitions: list[Transition[Any]], places: dict[str, Place], bends: list[Place]) -> Route:
    start, end = places[edge[0]], places[edge[1]]
    between = [corner for bend in bends for corner in ((bend.x - WIDTH / 2, bend.y), (bend.x + WIDTH / 2, bend.y))]
    corners = ((start.x + WIDTH / 2, start.y), *between, (end.x - WIDTH / 2, end.y))
    (x, y), (next_x, next_y) = corners[0], corners[1]
    return Route(*edge, tuple(transitions), "onward", corners, ((x + next_x) / 2, (y + next_y) / 2))


def _down(
    edge: Edge, transitions: list[Transition[Any]], places: dict[str, Place], bottom: float, number: int, count: int
) -> Route:
    """Out at the right foot of the stage, down beside it, along a line shared by all that go to the same end."""
    start, end = places[edge[0]], places[edge[1]]
    x = start.x + WIDTH / 2 - 22 - number * min(14, (WIDTH - 44) / max(count - 1, 1))
    line = bottom + LANE * (number + 1)
    down = x if _is_lowest(edge[0], places, bottom) else start.x + WIDTH / 2 + 14 + number * 10
    foot = ((x, start.y + HEIGHT / 2), (x, start.y + HEIGHT / 2 + 12), (down, start.y + HEIGHT / 2 + 12))
    into = (
        end.x - WIDTH / 2 + 30 + number * min(8, (WIDTH - 60) / max(count - 1, 1))
        if down < end.x
        else end.x + WIDTH / 2 - 30
    )
    corners = (*(foot if down != x else foot[:1]), (down, line), (into, line), (into, end.y - HEIGHT / 2))
    return Route(*edge, tuple(transitions), "leaving", corners, (into, (line + end.y - HEIGHT / 2) / 2))


def _is_lowest(name: str, places: dict[str, Place], bottom: float) -> bool:
    here = places[name]
    return not any(one.x == here.x and here.y < one.y < bottom for one in places.values())


def _back(
    edge: Edge, transitions: list[Transition[Any]], places: dict[str, Place], lane: float, is_below: bool
) -> Route:
    """Up from the stage, back above all stages, down on the earlier one; beside the column where others stand above."""
    start, end = places[edge[0]], places[edge[1]]
    side = 1 if start.x >= end.x else -1
    out, into = start.x + 26 * side, end.x - 26 * side
    up = _beside_columns(start.x) if is_below else _clear(start, out, side, places)
    out = up if abs(up - start.x) < WIDTH / 2 - 20 else out
    down = _clear(end, into, -side, places)
    rise = [(out, start.y - HEIGHT / 2 - 12), (up, start.y - HEIGHT / 2 - 12)] if out != up else []
    fall = [(down, end.y - HEIGHT / 2 - 16), (into, end.y - HEIGHT / 2 - 16)] if into != down else []
    over = [(out, start.y - HEIGHT / 2), *rise, (up, lane), (down, lane), *fall, (into, end.y - HEIGHT / 2)]
    return Route(*edge, tuple(transitions), "back", tuple(over), ((up + down) / 2, lane))


def _clear(place: Place, x: float, side: int, places: dict[str, Place]) -> float:
    """Straight up where nothing stands above in the column, else just beside the column."""
    covered = any(one.x == place.x and one.y < place.y for one in places.values())
    return place.x + side * (WIDTH / 2 + 16) if covered else x


def _beside_columns(x: float) -> float:
    """The nearest gap between two columns, right of its middle, where the labels of ways onward stand."""
    step = WIDTH + GAP_X
    return (round(x / step - 0.5) + 0.5) * step + GAP_X / 3


def _lanes(edges: Iterable[Edge], places: dict[str, Place]) -> list[tuple[Edge, int]]:
    """A lane for each way back, short ones nearest the stages, none shared by two that overlap."""
    taken: list[list[tuple[float, float]]] = []
    given: list[tuple[Edge, int]] = []
    for edge in sorted(edges, key=lambda one: abs(places[one[0]].x - places[one[1]].x)):
        left, right = sorted((places[edge[0]].x, places[edge[1]].x))
        span = (left - WIDTH / 2, right + WIDTH / 2)
        lane = next((at for at, spans in enumerate(taken) if all(_apart(span, one) for one in spans)), len(taken))
        taken[lane : lane + 1] = [[*(taken[lane] if lane < len(taken) else []), span]]
        given.append((edge, lane))
    return given


def _apart(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[1] <= other[0] or other[1] <= one[0]


def _framed(places: dict[str, Place], routes: tuple[Route, ...]) -> Layout:
    xs = [x for place in places.values() for x in (place.x - WIDTH / 2, place.x + WIDTH / 2)]
    ys = [y for place in places.values() for y in (place.y - HEIGHT / 2, place.y + HEIGHT / 2)]
    xs += [x for route in routes for x, _ in route.corners]
    ys += [y for route in routes for _, y in route.corners]
    return Layout(places, routes, min(xs, default=0), min(ys, default=0), max(xs, default=0), max(ys, default=0))
