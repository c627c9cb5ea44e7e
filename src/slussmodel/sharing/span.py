"""Coalitions as vectors of noughts and ones: which of them follow from which, in whole numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from math import gcd, lcm
from operator import mul

from slussmodel.sharing.units import Value

Row = list[int]


class Span:
    """The coalitions whose total is settled, given the totals of some (the generators), kept as a reduced echelon form.

    Every row holds a vector of the span and, behind it, how it is made of the generators; all whole numbers, so
    nothing is ever rounded. A coalition lies in the span if its row reduces to nothing.
    """

    def __init__(self, n: int) -> None:
        self.n = n
        self.generators: list[int] = []
        self._rows: dict[int, Row] = {}

    @property
    def rank(self) -> int:
        return len(self._rows)

    def copy(self) -> Span:
        """The same span, to go on from without changing this one."""
        other = Span(self.n)
        other.generators = list(self.generators)
        other._rows = {pivot: list(row) for pivot, row in self._rows.items()}
        return other

    def add(self, mask: int) -> dict[int, Fraction] | None:
        """Take in a coalition; if it follows from the generators, say how instead: its coefficient of each."""
        row = self._reduced(mask)
        own = self.n + len(self.generators)
        pivot = next((place for place in range(self.n) if row[place]), None)
        if pivot is None:
            given = zip(self.generators, row[self.n : own], strict=True)
            return {one: Fraction(-number, row[own]) for one, number in given if number}
        self.generators.append(mask)
        for place, other in self._rows.items():
            if other[pivot]:
                self._rows[place] = _eliminated(other, row, pivot)
        self._rows[pivot] = row
        return None

    def holds(self, vector: Iterable[int]) -> bool:
        """Whether a vector of whole numbers lies in the span."""
        wanted = list(vector)
        return all(
            sum(one * other for one, other in zip(wanted, normal, strict=True)) == 0 for normal in self.normals()
        )

    def normals(self) -> list[Row]:
        """Vectors that span all that is at right angles to the span; a coalition is settled if it is at right angles
        to them."""
        free = [place for place in range(self.n) if place not in self._rows]
        return [self._normal(place) for place in free]

    def solve(self, totals: Mapping[int, Value]) -> list[Value]:
        """The amounts of all players from the totals of the generators, once these settle everything."""
        given = [totals[mask] for mask in self.generators]
        rows = [self._rows[place] for place in range(self.n)]
        if any(isinstance(total, float) for total in given):
            return [float(sum(map(mul, self._behind(row), given))) / row[place] for place, row in enumerate(rows)]
        whole = lcm(*(Fraction(total).denominator for total in given))
        numbers = [int(total * whole) for total in given]
        return [
            Fraction(sum(map(mul, self._behind(row), numbers)), row[place] * whole) for place, row in enumerate(rows)
        ]

    def _behind(self, row: Row) -> Row:
        return row[self.n : self.n + len(self.generators)]

    def _normal(self, place: int) -> Row:
        whole = lcm(1, *(row[pivot] for pivot, row in self._rows.items()))
        normal = [0] * self.n
        normal[place] = whole
        for pivot, row in self._rows.items():
            normal[pivot] = -row[place] * (whole // row[pivot])
        common = gcd(*normal)
        return [number // common for number in normal]

    def _reduced(self, mask: int) -> Row:
        """The coalition less what follows from the rows; behind it how it is made of the generators and of itself."""
        row = [mask >> place & 1 for place in range(self.n)] + [0] * (self.n + 1)
        row[self.n + len(self.generators)] = 1
        for pivot, other in self._rows.items():
            if row[pivot]:
                row = _eliminated(row, other, pivot)
        return row


def _eliminated(row: Row, by: Row, pivot: int) -> Row:
    """The row with its entry at the pivot made nought, divided by what all entries share; its scale stays positive."""
    common = gcd(row[pivot], by[pivot])
    keep, take = by[pivot] // common, row[pivot] // common
    if keep < 0:
        keep, take = -keep, -take
    result = [keep * one - take * other for one, other in zip(row, by, strict=True)]
    shared = gcd(*result)
    return [one // shared for one in result] if shared > 1 else result
