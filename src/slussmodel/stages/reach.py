"""What can be reached from where: linear-time answers over numbered nodes, without recursion and without networkx.

A graph is a list of successor lists. Five thousand stages in one chain are no deeper than fifty.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeAlias

Successors: TypeAlias = Sequence[Sequence[int]]


def reached(successors: Successors, starts: Iterable[int]) -> set[int]:
    """The starts and all that can be reached from them.

    >>> sorted(reached([[1], [2], [], [2]], [0]))
    [0, 1, 2]
    """
    seen = set(starts)
    stack = list(seen)
    while stack:
        for node in successors[stack.pop()]:
            if node not in seen:
                seen.add(node)
                stack.append(node)
    return seen


def components(successors: Successors) -> list[list[int]]:
    """Strongly connected components, a component after those that it leads to (Tarjan, SIAM J. Comput. 1 (1972) 146).

    >>> components([[1], [0, 2], []])
    [[2], [1, 0]]
    """
    order: dict[int, int] = {}
    low: dict[int, int] = {}
    open_nodes: list[int] = []
    is_open = [False] * len(successors)
    found: list[list[int]] = []
    for root in range(len(successors)):
        if root in order:
            continue
        work = [(root, iter(successors[root]))]
        while work:
            node, rest = work[-1]
            if node not in order:
                order[node] = low[node] = len(order)
                open_nodes.append(node)
                is_open[node] = True
            for child in rest:
                if child not in order:
                    work.append((child, iter(successors[child])))
                    break
                if is_open[child]:
                    low[node] = min(low[node], order[child])
            else:
                work.pop()
                if work:
                    parent = work[-1][0]
                    low[parent] = min(low[parent], low[node])
                if low[node] == order[node]:
                    found.append(_closed(open_nodes, is_open, node))
    return found


def _closed(open_nodes: list[int], is_open: list[bool], root: int) -> list[int]:
    component: list[int] = []
    while not component or component[-1] != root:
        component.append(open_nodes.pop())
        is_open[component[-1]] = False
    return component


def shortest(successors: Successors, start: int, goals: set[int], without: int = -1) -> list[int]:
    """A shortest path from the start to the nearest goal that avoids one node; empty if there is none.

    >>> shortest([[1, 2], [3], [3], []], 0, {3}, without=1)
    [0, 2, 3]
    """
    came = {start: start} if start != without else {}
    frontier = list(came)
    while frontier:
        for node in frontier:
            if node in goals:
                return _trace(came, node)
        frontier = _next_frontier(successors, frontier, came, without)
    return []


def _next_frontier(successors: Successors, frontier: list[int], came: dict[int, int], without: int) -> list[int]:
    following: list[int] = []
    for node in frontier:
        for child in successors[node]:
            if child not in came and child != without:
                came[child] = node
                following.append(child)
    return following


def _trace(came: dict[int, int], node: int) -> list[int]:
    path = [node]
    while came[node] != node:
        node = came[node]
        path.append(node)
    return path[::-1]


def unavoidable(successors: Successors, start: int, goals: set[int]) -> set[int]:
    """The nodes on every path from the start to a goal: the dominators of the goals taken together.

    Take one path. A node of it can be avoided exactly when a detour leaves the path before it and returns after it, so
    one sweep along the path, which explores each node beside it once, finds them all in linear time.

    >>> sorted(unavoidable([[1, 2], [3], [3], [4], []], 0, {4}))
    [0, 3, 4]
    """
    path = shortest(successors, start, goals)
    place = {node: index for index, node in enumerate(path)}
    seen = set(path)
    kept: set[int] = set()
    furthest = 0
    for index, node in enumerate(path):
        if furthest <= index:
            kept.add(node)
        stack = [node]
        while stack:
            for child in successors[stack.pop()]:
                furthest = max(furthest, place.get(child, 0), len(path) if child in goals and child not in place else 0)
                if child not in seen:
                    seen.add(child)
                    stack.append(child)
    return kept


def heaviest(successors: Successors, weights: Sequence[int], start: int) -> tuple[int, list[int]]:
    """The greatest sum of weights along a way from the start, and the nodes on it.

    The nodes of a loop count once each: a way around it is taken once, whatever its bound.

    >>> heaviest([[1, 2], [3], [3], []], [1, 5, 9, 2], 0)
    (12, [0, 2, 3])
    """
    groups = components(successors)
    home = {node: number for number, group in enumerate(groups) for node in group}
    best: list[
        tuple[int, int]
    ] = []  # by component, those that it leads to before it: total from here on, next component
    for number, group in enumerate(groups):
        onward = max(
            (
                (best[home[child]][0], home[child])
                for node in group
                for child in successors[node]
                if home[child] != number
            ),
            default=(0, -1),
        )
        best.append((onward[0] + sum(weights[node] for node in group), onward[1]))
    way, number = [], home[start]
    while number >= 0:
        way += sorted(groups[number])
        number = best[number][1]
    return best[home[start]][0], way
