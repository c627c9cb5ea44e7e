"""Budgets over years, with grants that come in tranches on conditions: what members pay, if they are met and if not."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from attrs import field, frozen

from slussmodel.errors import InvalidValue, UnknownName
from slussmodel.language import Lang, Sentence
from slussmodel.money import CurrencyMismatch, Money, total
from slussmodel.sharing.given import pairs
from slussmodel.sharing.keys import Key, Parties
from slussmodel.sharing.two_way import TwoWay
from slussmodel.validators import each, filled, identifier, of_type

_YEAR = Sentence(
    "budget_year",
    sv="{year}: kostnad {cost}, bidrag {grants}, från året innan {carried}; att dela {net}.",
    en="{year}: cost {cost}, grants {grants}, from the year before {carried}; to share {net}.",
)
_WAITS = Sentence(
    "tranche_waits",
    sv="{tranche}, {amount} {year}, väntar på: {condition}.",
    en="{tranche}, {amount} in {year}, waits for: {condition}.",
)
_SURPLUS = Sentence(
    "budget_surplus", sv="{amount} blir över efter sista året.", en="{amount} is left over after the last year."
)


@frozen(kw_only=True)
class ExpectedTranche:
    """A part of a grant that comes in a year if its condition is met."""

    id: str = field(validator=identifier)
    year: int = field(validator=of_type(int))
    amount: Money = field(validator=of_type(Money))
    condition: str = field(validator=filled)

    def __attrs_post_init__(self) -> None:
        if self.amount.minor <= 0:
            raise InvalidValue("ExpectedTranche", "amount", self.amount, "must be more than zero")


def _by_year(costs: Mapping[int, Money] | Iterable[tuple[int, Money]]) -> tuple[tuple[int, Money], ...]:
    by_year = dict(pairs("YearsBudget", "costs", costs))
    for year, cost in by_year.items():
        if isinstance(year, bool) or not isinstance(year, int):
            raise InvalidValue("YearsBudget", "costs", {year: cost}, "must have whole numbers for years")
    return tuple(sorted(by_year.items()))


def _in_order(tranches: Iterable[ExpectedTranche]) -> tuple[ExpectedTranche, ...]:
    return tuple(sorted(tranches, key=lambda tranche: (tranche.year, tranche.id)))


@frozen(kw_only=True)
class YearsBudget:
    """The cost of each year and the tranches that are expected.

    Only tranches whose conditions are met lower what the members share; what a year's grants exceed its cost by is
    carried to the next year.

    >>> from slussmodel import SEK
    >>> from slussmodel.sharing import Equal
    >>> final = ExpectedTranche(id="final", year=2026, amount=SEK(40), condition="final report approved")
    >>> budget = YearsBudget(costs={2025: SEK(100), 2026: SEK(100)}, tranches=[final])
    >>> budget.share(Equal(), ["Hjo", "Skara"], met=["final"]).column_totals
    {'2025': SEK('100.00'), '2026': SEK('60.00')}
    >>> budget.at_stake(Equal(), ["Hjo", "Skara"])
    {'Hjo': SEK('20.00'), 'Skara': SEK('20.00')}
    """

    costs: tuple[tuple[int, Money], ...] = field(converter=_by_year)
    tranches: tuple[ExpectedTranche, ...] = field(
        default=(), converter=_in_order, validator=each(of_type(ExpectedTranche))
    )

    def __attrs_post_init__(self) -> None:
        if not self.costs:
            raise InvalidValue("YearsBudget", "costs", (), "must name at least one year")
        years = dict(self.costs)
        for year, cost in self.costs:
            if not isinstance(cost, Money) or cost.minor < 0:
                raise InvalidValue("YearsBudget", "costs", {year: cost}, "must be Money of zero or more")
        for tranche in self.tranches:
            if tranche.year not in years:
                rule = f"must fall in a year of the budget, {self.costs[0][0]} to {self.costs[-1][0]}"
                raise InvalidValue("YearsBudget", "tranches", {tranche.id: tranche.year}, rule)
        currency = self.costs[0][1].currency
        ids = [tranche.id for tranche in self.tranches]
        if twice := {id for id in ids if ids.count(id) > 1}:
            raise InvalidValue("YearsBudget", "tranches", sorted(twice), "must each stand there once")
        for money in (*years.values(), *(tranche.amount for tranche in self.tranches)):
            if money.currency != currency:
                raise CurrencyMismatch(money.currency, currency)

    def net(self, met: Collection[str] = ()) -> dict[int, Money]:
        """What is left to share in each year when these tranches have come; raises `UnknownName` for a tranche."""
        return {year: net for year, _, _, _, net in self._years(met)}

    def surplus(self, met: Collection[str] = ()) -> Money:
        """What grants exceed all the costs by, carried past the last year."""
        grants = total((tranche.amount for tranche in self._met(met)), self.costs[0][1].currency)
        return total(self.net(met).values()) + grants - total(cost for _, cost in self.costs)

    def share(self, key: Key, parties: Parties, met: Collection[str] = ()) -> TwoWay:
        """Party by year: each party pays its part of the whole by the key, and each year sums to what it needs.

        Raises `InvalidValue` where the grants cover everything and nothing is left to share.
        """
        net = self.net(met)
        whole = key.share(total(net.values()), parties)
        return TwoWay.between(whole.amounts, {str(year): money for year, money in net.items()})

    def at_stake(self, key: Key, parties: Parties) -> dict[str, Money]:
        """What each party pays more if no condition is met than if all are."""
        worst = self.share(key, parties).row_totals
        met = [tranche.id for tranche in self.tranches]
        best = self.share(key, parties, met).row_totals if any(self.net(met).values()) else {}
        return {party: worst[party] - best.get(party, worst[party] * 0) for party in worst}

    def explain(self, lang: Lang = "sv", met: Collection[str] = ()) -> str:
        """Each year's sum, the tranches that still wait, and what is left over."""
        lines = [
            _YEAR.say({"year": str(year), "cost": cost, "grants": grants, "carried": carried, "net": net}, lang)
            for year, cost, grants, carried, net in self._years(met)
        ]
        for tranche in self.tranches:
            if tranche.id not in met:
                said = {"tranche": tranche.id, "amount": tranche.amount, "year": str(tranche.year)}
                lines.append(_WAITS.say({**said, "condition": tranche.condition}, lang))
        if surplus := self.surplus(met):
            lines.append(_SURPLUS.say({"amount": surplus}, lang))
        return "\n".join(lines)

    def _met(self, met: Collection[str]) -> list[ExpectedTranche]:
        known = {tranche.id: tranche for tranche in self.tranches}
        for id in met:
            if id not in known:
                raise UnknownName.among("tranche", id, known)
        return [tranche for id, tranche in known.items() if id in met]

    def _years(self, met: Collection[str]) -> Iterable[tuple[int, Money, Money, Money, Money]]:
        """Year, cost, grants, what is carried in, and what is left to share."""
        came = self._met(met)
        nothing = self.costs[0][1] * 0
        carried = nothing
        for year, cost in self.costs:
            grants = total((tranche.amount for tranche in came if tranche.year == year), cost.currency)
            need = cost - grants - carried
            yield year, cost, grants, carried, max(need, nothing)
            carried = max(-need, nothing)
