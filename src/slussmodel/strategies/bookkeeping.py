"""Who has put in what: working time, entries and ledgers, notices, budgets by year, tables with two margins."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from slussmodel.money import Money
from slussmodel.sharing import Entry, EntryKind, Ledger, Notice, TimeRule, TwoWay, WorkedTime, YearsBudget
from slussmodel.sharing.leaving import STATUTORY_MONTHS
from slussmodel.sharing.years import ExpectedTranche
from slussmodel.strategies.fields import drawn
from slussmodel.strategies.values import amounts, days, fractions, identifiers, parts_of_one, several, texts

_PARTIES = ("1496", "1495", "1497")
_MOST = 10**9
_MOVES = (EntryKind.CASH, EntryKind.TRANSFER)


def time_rules() -> SearchStrategy[TimeRule]:
    """Rules for working time, by the hour or by the month."""
    return drawn(TimeRule, index=parts_of_one(), yearly_hours=st.none() | st.integers(1, 2_000))


def worked_times(*, currency: str = "SEK") -> SearchStrategy[WorkedTime]:
    """Hours that somebody has worked, under a rule."""
    pay = amounts(currency=currency, min_minor=1, max_minor=10**7)
    return drawn(WorkedTime, hours=fractions(), pay=pay, rule=time_rules(), full_years=st.integers(0, 3))


def ledger_entries(
    *,
    ids: Sequence[str] | None = None,
    parties: Sequence[str] = _PARTIES,
    kinds: Sequence[EntryKind] = tuple(EntryKind),
    currency: str = "SEK",
) -> SearchStrategy[Entry]:
    """Entries of the given kinds; money that moves goes to another party, and working time is worth its hours."""
    amount = amounts(currency=currency, min_minor=0, max_minor=_MOST)
    return st.builds(
        _entry,
        id=identifiers() if ids is None else st.sampled_from(ids),
        on=days(),
        kind=st.sampled_from(kinds),
        pair=st.sampled_from([*permutations(parties, 2)]),
        rule=texts(),
        worth=st.tuples(amount, worked_times(currency=currency)) if EntryKind.IN_KIND in kinds else amount,
    )


def _entry(*, kind: EntryKind, pair: tuple[str, str], worth: Money | tuple[Money, WorkedTime], **rest: Any) -> Entry:
    amount, time = worth if isinstance(worth, tuple) else (worth, None)
    if kind is EntryKind.IN_KIND and time is not None:
        amount = time.value
    return Entry(
        kind=kind,
        party=pair[0],
        to=pair[1] if kind in _MOVES else "",
        version="1",
        amount=amount,
        time=time if kind is EntryKind.IN_KIND else None,
        **rest,
    )


def ledgers(
    *, parties: Sequence[str] = _PARTIES, max_entries: int = 4, currency: str = "SEK"
) -> SearchStrategy[Ledger]:
    """Ledgers of two parties or more in one currency.

    >>> from hypothesis import given
    >>> @given(ledgers(parties=("Hjo", "Skara"), max_entries=3))
    ... def test_a_ledger_names_its_parties(ledger):
    ...     assert {entry.party for entry in ledger.entries} <= {"Hjo", "Skara"}
    >>> test_a_ledger_names_its_parties()
    """
    entries = several(ledger_entries(parties=parties, currency=currency), max_size=max_entries)
    return entries.map(lambda some: Ledger(entries={entry.id: entry for entry in some}.values()))


def notices(*, parties: Sequence[str] = _PARTIES) -> SearchStrategy[Notice]:
    """A member's notice, never longer than the law's."""
    return drawn(Notice, party=st.sampled_from(parties), months=st.integers(0, STATUTORY_MONTHS))


def two_ways(
    *, rows: Sequence[str] = _PARTIES, columns: Sequence[str] = ("2025", "2026"), currency: str = "SEK"
) -> SearchStrategy[TwoWay]:
    """Money for the first of the rows and columns, or for all of them."""
    amount = amounts(currency=currency, max_minor=_MOST)
    every = st.tuples(*[st.tuples(*[amount] * len(columns))] * len(rows))

    def first(cells: tuple[tuple[Money, ...], ...], height: int, width: int) -> TwoWay:
        shown = tuple(row[:width] for row in cells[:height])
        return TwoWay(rows=tuple(rows[:height]), columns=tuple(columns[:width]), cells=shown)

    return st.builds(first, every, st.integers(1, len(rows)), st.integers(1, len(columns)))


def expected_tranches(*, years: Sequence[int] = (2025, 2026), currency: str = "SEK") -> SearchStrategy[ExpectedTranche]:
    """Tranches above zero that are expected in some year."""
    amount = amounts(currency=currency, min_minor=1, max_minor=_MOST)
    return drawn(ExpectedTranche, year=st.sampled_from(years), amount=amount)


def years_budgets(
    *, years: Sequence[int] = (2025, 2026), max_tranches: int = 2, currency: str = "SEK"
) -> SearchStrategy[YearsBudget]:
    """The cost of each year, and tranches expected in some of them."""
    cost = amounts(currency=currency, min_minor=0, max_minor=_MOST)
    costs = st.tuples(*[st.tuples(st.just(year), cost) for year in years])
    tranches = st.lists(
        expected_tranches(years=years, currency=currency), max_size=max_tranches, unique_by=lambda one: one.id
    )
    return st.builds(YearsBudget, costs=costs, tranches=tranches)
