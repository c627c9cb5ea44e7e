"""Two-way tables of money: municipality by year or by fund, where every row and every column sums exactly.

Rounding each cell alone breaks the sums of the rows or of the columns. Controlled rounding (Cox, A constructive
procedure for unbiased controlled rounding, JASA 82, 1987; Bacharach, Matrix rounding problems, Management Science 12,
1966) keeps both: with whole row and column sums there is always a table whose every cell is its exact value rounded
down or up, because the question is a flow with whole capacities, and such a flow has a whole solution.

The table is built column by column, so that a row's running sum stays near its exact running sum (a bill never runs
ahead of its year), and the few units that this leaves over are moved along shortest exchanging paths.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import lcm

from attrs import field, frozen

from slussmodel.errors import InvalidValue, UnknownName
from slussmodel.language import Lang
from slussmodel.money import Money, total
from slussmodel.records import columns
from slussmodel.sharing.given import mapped
from slussmodel.sharing.steps import Names
from slussmodel.validators import distinct, each, identifier, of_type


@frozen(kw_only=True, repr=False)
class TwoWay:
    """Money for each row and column; row and column sums are what they were asked to be.

    >>> from slussmodel import SEK
    >>> table = TwoWay.between({"Hjo": SEK("33.33"), "Skara": SEK("66.67")}, {"2025": SEK(50), "2026": SEK(50)})
    >>> table.row("Hjo"), table.column_totals["2025"]
    ({'2025': SEK('16.67'), '2026': SEK('16.66')}, SEK('50.00'))
    """

    rows: tuple[str, ...] = field(validator=[each(identifier), distinct])
    columns: tuple[str, ...] = field(validator=[each(identifier), distinct])
    cells: tuple[tuple[Money, ...], ...] = field(validator=each(each(of_type(Money))))

    def __attrs_post_init__(self) -> None:
        shape = (len(self.cells), *sorted({len(row) for row in self.cells}))
        if shape != (len(self.rows), *([len(self.columns)] if self.rows else [])):
            raise InvalidValue("TwoWay", "cells", shape, f"must be {len(self.rows)} rows of {len(self.columns)} cells")

    @classmethod
    def between(cls, rows: Mapping[str, Money], columns: Mapping[str, Money]) -> TwoWay:
        """The table that spreads the row totals over the columns in proportion to the column totals.

        Each cell is less than one minor unit from row × column / total. Rows are taken in the order of their ids and
        columns in the order given, so the order of rows does not matter. Raises `InvalidValue` where the totals of rows
        and columns differ, are negative or sum to zero.
        """
        for name, money in (*mapped("TwoWay", "rows", rows).items(), *mapped("TwoWay", "columns", columns).items()):
            if not isinstance(money, Money) or money.minor < 0:
                raise InvalidValue("TwoWay", "totals", {name: money}, "must be Money of zero or more")
        whole, check = total(rows.values()), total(columns.values())
        if whole != check or not whole:
            raise InvalidValue(
                "TwoWay", "columns", check, f"must sum to what the rows sum to, {whole}, and not to zero"
            )
        names = sorted(rows)
        products = [[rows[row].minor * column.minor for column in columns.values()] for row in names]
        return cls._rounded(names, list(columns), products, whole.minor, whole.currency)

    @classmethod
    def of(cls, exact: Mapping[str, Mapping[str, Fraction]], currency: str = "SEK") -> TwoWay:
        """Round exact cells, in minor units, whose every column sums to a whole number; a cell not given is nothing.

        Row sums that are not whole become the whole number below or above.
        """
        columns = list(dict.fromkeys(column for row in exact.values() for column in row))
        scale = lcm(*(Fraction(cell).denominator for row in exact.values() for cell in row.values()))
        scaled = {row: [int(cells.get(column, 0) * scale) for column in columns] for row, cells in exact.items()}
        return cls.over(scale, scaled, columns, currency)

    @classmethod
    def over(cls, scale: int, scaled: Mapping[str, Sequence[int]], columns: Sequence[str], currency: str) -> TwoWay:
        """As `of`, for cells that are already whole numbers over one common denominator, the scale."""
        names = sorted(scaled)
        for place, column in enumerate(columns):
            if sum(scaled[row][place] for row in names) % scale:
                raise InvalidValue("TwoWay", "columns", column, "must sum to a whole number of minor units")
        # A last column takes what each row lacks to the next whole unit; it is rounded with the others and cut off.
        lacking = [[*scaled[row], -sum(scaled[row]) % scale] for row in names]
        return cls._rounded(names, columns, lacking, scale, currency)

    @classmethod
    def _rounded(
        cls, rows: Sequence[str], columns: Sequence[str], scaled: list[list[int]], scale: int, currency: str
    ) -> TwoWay:
        whole = controlled(scaled, scale)
        nothing = Money(0, currency)
        cells = tuple(
            tuple(Money(cell, currency) if cell else nothing for cell in row[: len(columns)]) for row in whole
        )
        return cls(rows=tuple(rows), columns=tuple(columns), cells=cells)

    @property
    def row_totals(self) -> dict[str, Money]:
        return {row: total(cells) for row, cells in zip(self.rows, self.cells, strict=True)}

    @property
    def column_totals(self) -> dict[str, Money]:
        return {column: total(row[place] for row in self.cells) for place, column in enumerate(self.columns)}

    @property
    def total(self) -> Money:
        return total(self.row_totals.values())

    def row(self, name: str) -> dict[str, Money]:
        if name not in self.rows:
            raise UnknownName.among("row", name, self.rows)
        return dict(zip(self.columns, self.cells[self.rows.index(name)], strict=True))

    def column(self, name: str) -> dict[str, Money]:
        if name not in self.columns:
            raise UnknownName.among("column", name, self.columns)
        place = self.columns.index(name)
        return {row: cells[place] for row, cells in zip(self.rows, self.cells, strict=True)}

    def to_records(self) -> list[dict[str, object]]:
        """A dict for each cell, in major units, as a dataframe takes them."""
        return [
            {"row": row, "column": column, "amount": cell.amount, "currency": cell.currency}
            for row, cells in zip(self.rows, self.cells, strict=True)
            for column, cell in zip(self.columns, cells, strict=True)
        ]

    def to_columns(self) -> dict[str, list[object]]:
        """The records turned on their side: a list for each column."""
        return columns(self.to_records())

    def html(self, lang: Lang = "sv", *, names: Names | None = None) -> str:
        """A table of rows and columns with their sums; `names` says what a row or a column is called."""
        from slussmodel.sharing.picture import table_html

        return table_html(self, lang, names=names)

    def _repr_html_(self) -> str:
        return self.html()

    def __repr__(self) -> str:
        return f"<TwoWay of {self.total}: {len(self.rows)} rows, {len(self.columns)} columns>"


def controlled(scaled: list[list[int]], scale: int) -> list[list[int]]:
    """Whole numbers for a matrix of numbers / scale: every cell down or up, every row and column sum as it was.

    Every row and column must sum to a multiple of the scale, as the flow needs.
    """
    downs = [[divmod(cell, scale) for cell in row] for row in scaled]
    ups = _ups([[rest for _, rest in row] for row in downs], scale)
    return [[down + (place in up) for place, (down, _) in enumerate(row)] for row, up in zip(downs, ups, strict=True)]


def _ups(rests: list[list[int]], scale: int) -> list[set[int]]:
    """For each row, the columns where it is rounded up."""
    ups: list[set[int]] = [set() for _ in rests]
    behind = [0] * len(rests)
    for column in range(len(rests[0]) if rests else 0):
        for place, row in enumerate(rests):
            behind[place] += row[column]
        wanted = sum(row[column] for row in rests) // scale
        able = [place for place, row in enumerate(rests) if row[column]]
        able.sort(key=lambda place: -behind[place])
        for place in able[:wanted]:
            ups[place].add(column)
            behind[place] -= scale
    _settle(rests, ups, [units // scale for units in behind])
    return ups


def _settle(rests: list[list[int]], ups: list[set[int]], behind: list[int]) -> None:
    """Move units from the rows that are ahead to the rows that are behind, along shortest exchanging paths."""
    for place in range(len(behind)):
        while behind[place] > 0:
            last = _exchange(rests, ups, behind, place)
            behind[place] -= 1
            behind[last] += 1


def _exchange(rests: list[list[int]], ups: list[set[int]], behind: list[int], start: int) -> int:
    """Give the row one unit, taking it from the row ahead that is nearest in exchanges; returns that row.

    A step goes from a row to a column where it could be rounded up and is not, and on to a row that is rounded up
    there. A row that is ahead is always reached, because a whole flow exists.
    """
    came: dict[int, tuple[int, int]] = {start: (start, -1)}
    waiting = deque([start])
    seen: set[int] = set()
    while waiting:
        here = waiting.popleft()
        if behind[here] < 0:
            _walk_back(ups, came, here)
            return here
        for column, rest in enumerate(rests[here]):
            if rest and column not in ups[here] and column not in seen:
                seen.add(column)
                for there in range(len(rests)):
                    if column in ups[there] and there not in came:
                        came[there] = (here, column)
                        waiting.append(there)
    raise AssertionError("row and column sums that are whole always have a whole table")


def _walk_back(ups: list[set[int]], came: dict[int, tuple[int, int]], here: int) -> None:
    while came[here][1] >= 0:
        before, column = came[here]
        ups[here].discard(column)
        ups[before].add(column)
        here = before
