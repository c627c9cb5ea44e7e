"""Who pays whom, so that every balance becomes zero with as few transfers as possible.

Balances that sum to zero within a group of n parties need n − 1 transfers at most, so the fewest transfers come from
the most groups: n parties in k groups that each sum to zero need n − k. Finding the most groups is hard in general
(Verhoeff, Settling multiple debts efficiently, Informatics in Education 3, 2004). Here pairs that cancel are taken
first, which never costs anything; the most groups among the rest are then found exactly, by going through all subsets,
for up to 16 parties. For more, the rest is one group, and the result says that fewer transfers may be possible.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import field, frozen

from slussmodel.errors import InvalidValue
from slussmodel.language import Labelled, Lang, Sentence
from slussmodel.money import Money, total
from slussmodel.sharing.given import chosen, one_currency
from slussmodel.sharing.steps import Names, called

MOST_EXACT = 16
_TRANSFER = Sentence("transfer", sv="{payer} betalar {amount} till {payee}.", en="{payer} pays {amount} to {payee}.")
_METHOD = Sentence(
    "settling_method", sv="Antal överföringar: {n} ({method}).", en="Number of transfers: {n} ({method})."
)


class SettlingMethod(Labelled):
    """How the transfers were found."""

    FEWEST = (
        "fewest",
        "så få överföringar som möjligt, alla delmängder prövade",
        "the fewest possible, all subsets tried",
    )
    GREEDY = "greedy", "störst mot störst; färre kan vara möjligt", "largest to largest; fewer may be possible"


@frozen
class Transfer:
    payer: str
    payee: str
    amount: Money

    def explain(self, lang: Lang = "sv", *, names: Names | None = None) -> str:
        payer, payee = called(self.payer, names), called(self.payee, names)
        return _TRANSFER.say({"payer": payer, "payee": payee, "amount": self.amount}, lang)


def _method(value: str) -> SettlingMethod:
    return chosen(SettlingMethod, "Settling", "method", value)


@frozen
class Settling:
    """Transfers that bring every balance to zero, and whether there can be fewer."""

    transfers: tuple[Transfer, ...]
    method: SettlingMethod = field(converter=_method)

    def explain(self, lang: Lang = "sv", *, names: Names | None = None) -> str:
        """Who pays whom, a line each, and how that was found; `names` says what a party is called."""
        method = _METHOD.say({"n": len(self.transfers), "method": self.method}, lang)
        return "\n".join([*(transfer.explain(lang, names=names) for transfer in self.transfers), method])


def settle(balances: Mapping[str, Money]) -> Settling:
    """Transfers from those below zero to those above.

    A balance above zero is what a party has put in beyond what it owes. Raises `InvalidValue` for balances that do not
    sum to zero.

    >>> from slussmodel import SEK
    >>> settling = settle({"A": SEK(3), "B": SEK(-3), "C": SEK(5), "D": SEK(-2), "E": SEK(-3)})
    >>> [(one.payer, one.payee, one.amount.amount) for one in settling.transfers]
    [('B', 'A', Decimal('3.00')), ('E', 'C', Decimal('3.00')), ('D', 'C', Decimal('2.00'))]
    """
    currency = one_currency("settle", "balances", balances)
    if total(balances.values(), currency):
        raise InvalidValue("settle", "balances", total(balances.values()), "must sum to zero")
    open_ = {party: balance.minor for party, balance in sorted(balances.items()) if balance}
    groups = _cancelling_pairs(open_)
    rest = {party: minor for party, minor in open_.items() if party not in {one for group in groups for one in group}}
    exact = len(rest) <= MOST_EXACT
    groups += _most_groups(rest) if exact else [list(rest)]
    transfers = [
        Transfer(payer, payee, Money(minor, currency))
        for group in groups
        for payer, payee, minor in _within({party: open_[party] for party in group})
    ]
    return Settling(tuple(transfers), SettlingMethod.FEWEST if exact else SettlingMethod.GREEDY)


def _cancelling_pairs(balances: Mapping[str, int]) -> list[list[str]]:
    waiting: dict[int, list[str]] = {}
    pairs = []
    for party, minor in balances.items():
        if waiting.get(-minor):
            pairs.append([waiting[-minor].pop(0), party])
        else:
            waiting.setdefault(minor, []).append(party)
    return pairs


def _most_groups(balances: Mapping[str, int]) -> list[list[str]]:
    """Parties in as many groups as possible that each sum to zero.

    Parties are lined up so that the running sum is zero as often as possible; where it is zero, a group ends.
    """
    parties = list(balances)
    everyone = (1 << len(parties)) - 1
    sums, groups = [0] * (everyone + 1), [0] * (everyone + 1)
    bits = [(1 << place, balances[party]) for place, party in enumerate(parties)]
    for subset in range(1, everyone + 1):
        lowest = subset & -subset
        sums[subset] = sums[subset ^ lowest] + bits[lowest.bit_length() - 1][1]
        groups[subset] = max(groups[subset ^ bit] for bit, _ in bits if subset & bit) + (sums[subset] == 0)
    return list(_line_up(parties, sums, groups, everyone))


def _line_up(parties: list[str], sums: list[int], groups: list[int], subset: int) -> Iterable[list[str]]:
    group: list[str] = []
    while subset:
        if sums[subset] == 0 and group:
            yield group
            group = []
        before = groups[subset] - (sums[subset] == 0)
        place = next(p for p in range(len(parties)) if subset >> p & 1 and groups[subset ^ (1 << p)] == before)
        group.append(parties[place])
        subset ^= 1 << place
    if group:
        yield group


def _within(balances: Mapping[str, int]) -> Iterable[tuple[str, str, int]]:
    """Largest debt to largest credit, again and again; every transfer brings a balance to zero."""
    open_ = dict(balances)
    while open_:
        payer = min(open_, key=lambda party: (open_[party], party))
        payee = min(open_, key=lambda party: (-open_[party], party))
        amount = min(-open_[payer], open_[payee])
        yield payer, payee, amount
        open_[payer] += amount
        open_[payee] -= amount
        open_ = {party: minor for party, minor in open_.items() if minor}
