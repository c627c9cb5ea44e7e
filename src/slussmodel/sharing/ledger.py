"""A ledger of what parties have put in and what they owe: costs, grants, cash, working time, shares and transfers.

A party's balance is what it has put in less what it owes. Costs that it paid for all, working time and transfers to
others count up; grants that it received for all, its shares of the costs and transfers from others count down. When all
costs, less the grants, have been shared, the balances sum to zero, and `settle` says who pays whom.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from attrs import Attribute, field, frozen
from attrs.validators import optional

from slussmodel.errors import InvalidValue, UnknownName, expected
from slussmodel.findings import Finding, Severity
from slussmodel.language import Labelled, Lang, Sentence
from slussmodel.money import CurrencyMismatch, Money, total
from slussmodel.periods import Period
from slussmodel.records import columns
from slussmodel.sharing.allocation import Allocation
from slussmodel.sharing.given import chosen
from slussmodel.sharing.in_kind import WorkedTime
from slussmodel.sharing.steps import Names, called
from slussmodel.sharing.transfers import Settling, settle
from slussmodel.validators import check_day, day, distinct, each, filled, identifier, of_type, text

_NOT_SHARED = Sentence(
    "not_shared",
    sv="{amount} av kostnaderna är inte fördelade på parterna",
    en="{amount} of the costs have not been shared among the parties",
)
_NO_EVIDENCE = Sentence("no_evidence", sv="posten {entry} saknar underlag", en="entry {entry} has no evidence")
_SAME_EVIDENCE = Sentence(
    "same_evidence",
    sv="posterna {entries} har samma underlag, {evidence}, part och slag",
    en="entries {entries} have the same evidence, {evidence}, party and kind",
)
_TRACE = Sentence(
    "entry_trace",
    sv="{entry}, {on}: {party}, {kind} {amount}, enligt {rule}, version {version}.",
    en="{entry}, {on}: {party}, {kind} {amount}, by {rule}, version {version}.",
)
_TRACE_EVIDENCE = Sentence("entry_evidence", sv="Underlag: {evidence}.", en="Evidence: {evidence}.")


class EntryKind(Labelled):
    """What an entry is; each counts up or down for its party."""

    COST = "cost", "kostnad", "cost"
    CASH = "cash", "kontantinsats", "cash contribution"
    IN_KIND = "in_kind", "arbetstid", "working time"
    GRANT = "grant", "bidrag", "grant"
    SHARE = "share", "andel", "share"
    TRANSFER = "transfer", "reglering", "settlement"


_SIGN = {
    EntryKind.COST: 1,
    EntryKind.CASH: 1,
    EntryKind.IN_KIND: 1,
    EntryKind.GRANT: -1,
    EntryKind.SHARE: -1,
    EntryKind.TRANSFER: 1,
}
# Money that moves from one party to another; its receiver holds it for all.
_MOVES = frozenset({EntryKind.CASH, EntryKind.TRANSFER})


def _kind(value: str) -> EntryKind:
    return chosen(EntryKind, "Entry", "kind", value)


@frozen(kw_only=True)
class Entry:
    """One line of the ledger: who, when, what, how much, on what evidence, by which rule and version.

    `to` names who receives a cash contribution or a transfer. Working time carries its hours, and their worth is its
    amount.
    """

    id: str = field(validator=identifier)
    on: date = field(validator=day)
    kind: EntryKind = field(converter=_kind)
    party: str = field(validator=identifier)
    rule: str = field(validator=filled)
    version: str = field(validator=filled)
    to: str = field(default="", validator=text)
    evidence: str = field(default="", validator=text)
    time: WorkedTime | None = field(default=None, validator=optional(of_type(WorkedTime)))
    amount: Money = field(validator=of_type(Money))

    @amount.default
    def _worth_of_the_time(self) -> Money:
        if self.time is None:
            raise InvalidValue("Entry", "amount", None, "must be given for all but working time")
        if not isinstance(self.time, WorkedTime):
            raise InvalidValue("Entry", "time", self.time, expected((WorkedTime,), self.time))
        return self.time.value

    def __attrs_post_init__(self) -> None:
        if self.amount.minor < 0:
            raise InvalidValue(
                "Entry", "amount", self.amount, "must not be negative; the kind says which way it counts"
            )
        if (self.kind in _MOVES) != bool(self.to) or self.to == self.party:
            raise InvalidValue("Entry", "to", self.to, f"must name another party for {self._moving()}, and only then")
        if (self.kind is EntryKind.IN_KIND) != (self.time is not None):
            raise InvalidValue("Entry", "time", self.time, "must say the hours of working time, and only of that")
        if self.time is not None and self.time.value != self.amount:
            raise InvalidValue("Entry", "amount", self.amount, f"must be what the hours are worth, {self.time.value}")

    def _moving(self) -> str:
        return " or ".join(sorted(kind.en for kind in _MOVES))

    def effects(self) -> Iterator[tuple[str, Money]]:
        """What the entry adds to each balance."""
        yield self.party, self.amount * _SIGN[self.kind]
        if self.to:
            yield self.to, -self.amount


def _in_order(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    if not isinstance(entries, Iterable):
        raise InvalidValue("Ledger", "entries", entries, f"must be entries, not {type(entries).__name__}")
    given = tuple(entries)
    if not all(isinstance(entry, Entry) for entry in given):
        return given  # the validator says what is wrong with it
    return tuple(sorted(given, key=lambda entry: (entry.on, entry.id)))


def _consistent(instance: object, attribute: Attribute[tuple[Entry, ...]], entries: tuple[Entry, ...]) -> None:
    distinct(instance, attribute, tuple(entry.id for entry in entries))
    currencies = sorted({entry.amount.currency for entry in entries})
    if len(currencies) > 1:
        raise CurrencyMismatch(*currencies[:2])


@frozen(kw_only=True, repr=False)
class Ledger:
    """Entries in the order of their days, in one currency; every change gives a new ledger.

    >>> from slussmodel import SEK
    >>> from slussmodel.sharing import Equal
    >>> paid = Entry(id="1", on=date(2025, 3, 1), kind="cost", party="Hjo", amount=SEK(90), rule="avtal", version="1")
    >>> shares = Equal().share(SEK(90), ["Hjo", "Skara"])
    >>> ledger = Ledger(entries=[paid]).charge(shares, on=date(2025, 3, 31), id="q1", version="1")
    >>> ledger.balances(), ledger.settle().transfers[0].payer
    ({'Hjo': SEK('45.00'), 'Skara': SEK('-45.00')}, 'Skara')
    """

    entries: tuple[Entry, ...] = field(default=(), converter=_in_order, validator=[each(of_type(Entry)), _consistent])

    def __repr__(self) -> str:
        return f"<Ledger of {len(self.entries)} entries in {self.currency}>"

    def add(self, *entries: Entry) -> Ledger:
        return Ledger(entries=(*self.entries, *entries))

    def charge(self, allocation: Allocation, *, on: date, id: str, version: str) -> Ledger:
        """Enter what each party of an allocation owes, by the allocation's rule in this version of it.

        Raises `InvalidValue` for what the parties are awarded: that is owed to them.
        """
        if not isinstance(allocation, Allocation):
            raise InvalidValue(
                "Ledger", "allocation", allocation, f"must be Allocation, not {type(allocation).__name__}"
            )
        if allocation.awarded:
            raise InvalidValue("Ledger", "allocation", allocation, "must be of a cost that the parties pay")
        rule = allocation.rule.label("sv")
        return self.add(
            *(
                Entry(
                    id=f"{id}/{party}",
                    on=on,
                    kind=EntryKind.SHARE,
                    party=party,
                    amount=amount,
                    rule=rule,
                    version=version,
                )
                for party, amount in allocation.amounts.items()
            )
        )

    def within(self, period: Period) -> Ledger:
        """The entries of some months."""
        if not isinstance(period, Period):
            raise InvalidValue("Ledger", "period", period, f"must be Period, not {type(period).__name__}")
        return Ledger(entries=[entry for entry in self.entries if entry.on in period])

    def until(self, last: date) -> Ledger:
        """The entries up to a day, that day included: the ledger as it was then."""
        check_day("Ledger", "last", last)
        return Ledger(entries=[entry for entry in self.entries if entry.on <= last])

    def balances(self) -> dict[str, Money]:
        """What each party has put in less what it owes."""
        balances: dict[str, Money] = {}
        for entry in self.entries:
            for party, effect in entry.effects():
                balances[party] = balances.get(party, effect * 0) + effect
        return dict(sorted(balances.items()))

    def balance(self, party: str) -> Money:
        """One party's balance; zero for somebody without entries."""
        return self.balances().get(party, Money(0, self.currency))

    def by_kind(self) -> dict[tuple[str, EntryKind], Money]:
        """The sum of each party's entries of each kind."""
        sums: dict[tuple[str, EntryKind], Money] = {}
        for entry in self.entries:
            key = (entry.party, entry.kind)
            sums[key] = sums.get(key, entry.amount * 0) + entry.amount
        return dict(sorted(sums.items()))

    @property
    def currency(self) -> str:
        return self.entries[0].amount.currency if self.entries else "SEK"

    @property
    def unshared(self) -> Money:
        """Costs and working time, less grants, that no party has been charged for yet; below zero, charged too much."""
        return total(self.balances().values(), self.currency)

    def settle(self) -> Settling:
        """Transfers that bring every balance to zero; raises `InvalidValue` where something is `unshared`."""
        return settle(self.balances())

    def settled(self, *, on: date, id: str, version: str) -> Ledger:
        """The ledger with the transfers of `settle` entered as paid."""
        settling = self.settle()
        return self.add(
            *(
                Entry(
                    id=f"{id}/{place}",
                    on=on,
                    kind=EntryKind.TRANSFER,
                    party=transfer.payer,
                    to=transfer.payee,
                    amount=transfer.amount,
                    rule=settling.method.label("sv"),
                    version=version,
                )
                for place, transfer in enumerate(settling.transfers, 1)
            )
        )

    def trace(self, id: str, lang: Lang = "sv", *, names: Names | None = None) -> str:
        """Where an entry comes from: its rule and version, its hours, its evidence.

        `names` says what a party is called where its id is a code.
        """
        for entry in self.entries:
            if entry.id == id:
                return _trace(entry, lang, names)
        raise UnknownName.among("entry", id, (entry.id for entry in self.entries))

    def check(self) -> tuple[Finding, ...]:
        """What an auditor would ask about: entries without evidence, the same evidence twice, costs not shared."""
        return (*_without_evidence(self.entries), *_same_evidence(self.entries), *_not_shared(self))

    def html(self, lang: Lang = "sv", *, names: Names | None = None) -> str:
        """A table of each party's entries, summed by their kind, and its balance; `names` as in `trace`."""
        from slussmodel.sharing.picture import matrix_html

        balance = {"sv": "saldo", "en": "balance"}[lang]
        kinds = {party: {balance: money} for party, money in self.balances().items()}
        for (party, kind), money in self.by_kind().items():
            kinds[party][kind.label(lang)] = money
        return matrix_html(kinds, lang, names=names)

    def _repr_html_(self) -> str:
        return self.html()

    def to_records(self) -> list[dict[str, object]]:
        """A dict for each entry, in major units, as a dataframe takes them."""
        return [
            {
                "id": entry.id,
                "on": entry.on,
                "kind": str(entry.kind),
                "party": entry.party,
                "to": entry.to,
                "amount": entry.amount.amount,
                "currency": entry.amount.currency,
                "rule": entry.rule,
                "version": entry.version,
                "evidence": entry.evidence,
            }
            for entry in self.entries
        ]

    def to_columns(self) -> dict[str, list[object]]:
        """The records turned on their side: a list for each column."""
        return columns(self.to_records())


def _trace(entry: Entry, lang: Lang, names: Names | None) -> str:
    party = called(entry.party, names)
    said = {"entry": entry.id, "on": entry.on, "party": party, "kind": entry.kind, "amount": entry.amount}
    lines = [_TRACE.say({**said, "rule": entry.rule, "version": entry.version}, lang)]
    if entry.time is not None:
        lines.append(entry.time.derive().text(lang))
    if entry.evidence:
        lines.append(_TRACE_EVIDENCE.say({"evidence": entry.evidence}, lang))
    return "\n".join(lines)


# Shares and settlements follow from the other entries; what others claim needs paper behind it.
_PROVABLE = frozenset(EntryKind) - {EntryKind.SHARE, EntryKind.TRANSFER}


def _without_evidence(entries: Iterable[Entry]) -> Iterator[Finding]:
    for entry in entries:
        if entry.kind in _PROVABLE and not entry.evidence.strip():
            yield Finding.of(_NO_EVIDENCE, Severity.WARNING, place=entry.id, entry=entry.id)


def _same_evidence(entries: Iterable[Entry]) -> Iterator[Finding]:
    seen: dict[tuple[str, str, str], list[str]] = {}
    for entry in entries:
        if entry.kind in _PROVABLE and entry.evidence.strip():
            seen.setdefault((entry.evidence, entry.party, entry.kind), []).append(entry.id)
    for (evidence, _, _), ids in seen.items():
        if len(ids) > 1:
            yield Finding.of(_SAME_EVIDENCE, Severity.WARNING, place=ids[0], entries=tuple(ids), evidence=evidence)


def _not_shared(ledger: Ledger) -> Iterator[Finding]:
    if ledger.unshared:
        yield Finding.of(_NOT_SHARED, Severity.ERROR, place="ledger", amount=ledger.unshared)
