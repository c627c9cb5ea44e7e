"""Who has put in what: working time, entries and ledgers, notices, budgets by year, tables with two margins."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from slussmodel.sharing import Entry, EntryKind, Ledger, Notice, TimeRule, TwoWay, WorkedTime, YearsBudget
from slussmodel.sharing.leaving import STATUTORY_MONTHS
from slussmodel.sharing.years import ExpectedTranche
from slussmodel.strategies.fields import drawn
from slussmodel.strategies.values import amounts, days, fractions, identifiers, parts_of_one, subsets, texts

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
    id = identifiers() if ids is None else st.sampled_from(ids)
    return st.sampled_from(kinds).flatmap(lambda kind: _entry(kind, id, tuple(parties), currency))


def _entry(kind: EntryKind, id: SearchStrategy[str], parties: tuple[str, ...], currency: str) -> SearchStrategy[Entry]:
    pairs = st.sampled_from([(one, other) for one in parties for other in parties if one != other])
    moves = kind in _MOVES
    time = worked_times(currency=currency) if kind is EntryKind.IN_KIND else st.none()
    amount = amounts(currency=currency, min_minor=0, max_minor=_MOST)
    return st.builds(
        lambda id, on, pair, rule, time, amount: Entry(
            id=id,
            on=on,
            kind=kind,
            party=pair[0],
            to=pair[1] if moves else "",
            rule=rule,
            version="1",
            time=time,
            amount=amount if time is None else time.value,
        ),
        id,
        days(),
        pairs,
        texts(),
        time,
        amount,
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
    numbered = [
        ledger_entries(ids=(f"e-{number}",), parties=parties, currency=currency) for number in range(max_entries)
    ]
    sizes = [st.tuples(*numbered[:count]) for count in range(max_entries + 1)]
    return st.builds(Ledger, entries=st.one_of(sizes))


def notices(*, parties: Sequence[str] = _PARTIES) -> SearchStrategy[Notice]:
    """A member's notice, never longer than the law's."""
    return drawn(Notice, party=st.sampled_from(parties), months=st.integers(0, STATUTORY_MONTHS))


@st.composite
def two_ways(
    draw: DrawFn, *, rows: Sequence[str] = _PARTIES, columns: Sequence[str] = ("2025", "2026"), currency: str = "SEK"
) -> TwoWay:
    """Money for each row and column."""
    some, others = draw(subsets(tuple(rows), min_size=1)), draw(subsets(tuple(columns), min_size=1))
    row = st.tuples(*[amounts(currency=currency, max_minor=_MOST)] * len(others))
    return TwoWay(rows=some, columns=others, cells=draw(st.tuples(*[row] * len(some))))


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
