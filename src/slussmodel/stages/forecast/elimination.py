"""Solving an absorbing chain by eliminating its states, without a subtraction (Grassmann, Taksar, Heyman 1985).

A chain is given by flows: c(i, j) says how often i was followed by j, and some of each state's flow leaves for good. To
eliminate a state is to spread its inflow over its outflows. What flows back to where it came from is dropped, so a
state's exit is always the sum of its other flows and never a difference. Sums, products and quotients of positive
numbers keep every digit: floats come out right to about 1e-14 relative however slowly the chain is absorbed, and with
fractions the same lines are exact.

The eliminated rows and columns solve for both sides: `right` gives expected totals from each state until absorption,
`left` the expected visits of each state from one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Generic, TypeVar

from attrs import frozen

from slussmodel.errors import InvalidValue

N = TypeVar("N", float, Fraction)


@frozen
class Eliminated(Generic[N]):
    """A state, its exit, its flows to states eliminated later, and those from them."""

    state: str
    exit: N
    onward: Mapping[str, N]
    inward: Mapping[str, N]


@frozen
class Factors(Generic[N]):
    """A chain with its states eliminated in order, ready to be solved."""

    order: Sequence[Eliminated[N]]

    def right(self, gains: Mapping[str, N]) -> dict[str, N]:
        """The expected total from each state, where `gains` is what a state's whole flow gathers in it."""
        total = dict(gains)
        for one in self.order:
            each = total[one.state] / one.exit
            for source, flow in one.inward.items():
                total[source] += flow * each
        for one in reversed(self.order):
            total[one.state] = sum((flow * total[to] for to, flow in one.onward.items()), total[one.state]) / one.exit
        return total

    def left(self, state: str, unit: N) -> dict[str, N]:
        """Expected visits of each state from one, as shares of the state's flow; the start counts as a visit."""
        share = {one.state: unit - unit for one in self.order}
        share[state] = unit
        for one in self.order:
            each = share[one.state] / one.exit
            for to, flow in one.onward.items():
                share[to] += flow * each
        for one in reversed(self.order):
            inflow = (flow * share[source] for source, flow in one.inward.items())
            share[one.state] = sum(inflow, share[one.state]) / one.exit
        return share


def eliminate(flows: Mapping[str, Mapping[str, N]]) -> Factors[N]:
    """The factors of a chain; a target that is no state itself absorbs.

    Raises `InvalidValue` for a state that never leads to an absorbing target.
    """
    rows = {state: {to: flow for to, flow in targets.items() if to != state} for state, targets in flows.items()}
    columns: dict[str, dict[str, N]] = {state: {} for state in rows}
    for state, targets in rows.items():
        for to, flow in targets.items():
            if to in columns:
                columns[to][state] = flow
    # States with few neighbours first: fewer new flows arise.
    order = sorted(rows, key=lambda state: len(rows[state]) * len(columns[state]))
    return Factors([_eliminate(state, rows, columns) for state in order])


def _eliminate(state: str, rows: dict[str, dict[str, N]], columns: dict[str, dict[str, N]]) -> Eliminated[N]:
    onward, inward = rows.pop(state), columns.pop(state)
    if not onward:
        raise InvalidValue("Chain", "follows", state, "never leads to an end")
    leaving = sum(onward.values(), start=0 * next(iter(onward.values())))
    for source, flow in inward.items():
        row = rows[source]
        del row[state]
        each = flow / leaving
        for to, part in onward.items():
            if to != source:
                row[to] = row.get(to, 0) + each * part
                if to in columns:
                    columns[to][source] = row[to]
    for to in onward.keys() & columns.keys():
        del columns[to][state]
    return Eliminated(state, leaving, {to: flow for to, flow in onward.items() if to in rows}, inward)
