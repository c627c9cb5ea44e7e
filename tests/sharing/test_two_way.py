"""A two-way table keeps every row sum and every column sum, and every cell within one öre."""

from __future__ import annotations

import random
from fractions import Fraction
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slussmodel import EUR, SEK, InvalidValue, Money, UnknownName
from slussmodel.money import CurrencyMismatch
from slussmodel.sharing import Equal, PerCapita, TwoWay

names = st.text("ABCDEFGH", min_size=1, max_size=2)
numbers = st.dictionaries(names, st.integers(0, 1000), min_size=1, max_size=9).filter(lambda one: any(one.values()))
totals = st.integers(1, 10**6).map(lambda minor: Money(minor, "SEK"))


@given(totals, numbers, numbers)
def test_rows_and_columns_sum_and_cells_are_within_one_unit(
    cost: Money, people: dict[str, int], years: dict[str, int]
) -> None:
    rows, columns = PerCapita().share(cost, people).amounts, PerCapita().share(cost, years).amounts
    table = TwoWay.between(rows, columns)
    assert table.row_totals == rows
    assert table.column_totals == columns
    for row, whole in rows.items():
        for column, cell in table.row(row).items():
            assert abs(cell.minor - Fraction(whole.minor * columns[column].minor, cost.minor)) < 1


@given(totals, numbers, numbers, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_matter(
    cost: Money, people: dict[str, int], years: dict[str, int], chance: random.Random
) -> None:
    rows, columns = PerCapita().share(cost, people).amounts, PerCapita().share(cost, years).amounts
    shuffled = list(rows.items())
    chance.shuffle(shuffled)
    assert TwoWay.between(dict(shuffled), columns) == TwoWay.between(rows, columns)


cells = st.fractions(min_value=0, max_value=9, max_denominator=4)


@st.composite
def tables(draw: st.DrawFn) -> dict[str, dict[str, Fraction]]:
    """Exact tables with many whole and empty cells, so that rounding has to go along paths."""
    rows, columns = draw(st.integers(1, 6)), draw(st.integers(1, 6))
    table = {f"r{r}": {f"c{c}": draw(cells) for c in range(columns)} for r in range(rows)}
    for column in table["r0"]:
        table["r0"][column] += -sum(row[column] for row in table.values()) % 1
    return table


@given(tables())
def test_any_table_with_whole_columns_can_be_rounded(exact: dict[str, dict[str, Fraction]]) -> None:
    table = TwoWay.of(exact)
    for row, parts in exact.items():
        assert abs(table.row_totals[row].minor - sum(parts.values())) < 1
        for column, cell in table.row(row).items():
            assert abs(cell.minor - parts[column]) < 1
    for column, money in table.column_totals.items():
        assert money.minor == sum(parts[column] for parts in exact.values())


@pytest.mark.parametrize(("rows", "columns", "cost"), [(3, 7, 1), (4, 8, 1), (5, 10, 2), (7, 14, 3)])
def test_no_row_runs_ahead_of_its_columns(rows: int, columns: int, cost: int) -> None:
    """Columns that give each row a part of an öre: what a row has paid so far is near its exact part of it."""
    shares = Equal().share(Money(columns * cost, "SEK"), [f"r{row}" for row in range(rows)]).amounts
    table = TwoWay.between(shares, {f"c{place}": Money(cost, "SEK") for place in range(columns)})
    for row, whole in shares.items():
        paid = accumulate(cell.minor for cell in table.row(row).values())
        assert all(abs(so_far - Fraction(whole.minor * place, columns)) < 1 for place, so_far in enumerate(paid, 1))


def test_rounding_each_cell_alone_would_break_the_sums() -> None:
    """On record: why the table is needed. Thirds of 100 kr in two years."""
    third = Money(3333, "SEK")
    assert third * 3 != SEK(100)
    table = TwoWay.of({party: {"2025": Fraction(10_000, 3), "2026": Fraction(10_000, 3)} for party in "ABC"})
    assert table.column_totals == {"2025": SEK(100), "2026": SEK(100)}
    assert sorted(money.minor for money in table.row_totals.values()) == [6666, 6667, 6667]


def test_what_does_not_fit_together_is_named() -> None:
    with pytest.raises(InvalidValue, match="must sum to what the rows sum to"):
        TwoWay.between({"A": SEK(1)}, {"2025": SEK(2)})
    with pytest.raises(InvalidValue, match="not to zero"):
        TwoWay.between({"A": SEK(0)}, {"2025": SEK(0)})
    with pytest.raises(InvalidValue, match="must be Money of zero or more"):
        TwoWay.between({"A": SEK(-1), "B": SEK(2)}, {"2025": SEK(1)})
    with pytest.raises(CurrencyMismatch):
        TwoWay.between({"A": SEK(1), "B": EUR(1)}, {"2025": SEK(2)})
    with pytest.raises(InvalidValue, match=r"TwoWay\.columns: '2025' must sum to a whole number"):
        TwoWay.of({"A": {"2025": Fraction(1, 2)}})


def test_a_column_that_only_some_rows_have_is_kept() -> None:
    table = TwoWay.of({"A": {"2025": Fraction(1)}, "B": {"2026": Fraction(2)}, "C": {}})
    assert table.column_totals == {"2025": SEK("0.01"), "2026": SEK("0.02")}
    assert table.row("C") == {"2025": SEK(0), "2026": SEK(0)}


def test_rows_and_columns_of_nothing_stay_nothing() -> None:
    table = TwoWay.between({"A": SEK(0), "B": SEK(3)}, {"2025": SEK(0), "2026": SEK(3)})
    assert table.cells == ((SEK(0), SEK(0)), (SEK(0), SEK(3)))


def test_it_is_read_by_row_by_column_and_as_records() -> None:
    table = TwoWay.between({"A": SEK(1), "B": SEK(3)}, {"2025": SEK(2), "2026": SEK(2)})
    assert table.row("B") == {"2025": SEK("1.50"), "2026": SEK("1.50")}
    assert table.column("2025") == {"A": SEK("0.50"), "B": SEK("1.50")}
    assert table.to_records()[0] == {"row": "A", "column": "2025", "amount": SEK("0.50").amount, "currency": "SEK"}
    assert "0,50" in table._repr_html_()
    for read in (table.row, table.column):
        with pytest.raises(UnknownName):
            read("C")
