"""Which ideas to fund together, and who pays what: the Method of Equal Shares over municipalities' own budgets.

Peters & Skowron, Proportionality and the limits of welfarism (EC 2020); Peters, Pierczyński & Skowron, Proportional
participatory budgeting with additive utilities (NeurIPS 2021). Each municipality has a budget of its own, and an idea
is paid by those who want it. In each round the idea is funded that costs its supporters least for what they gain: the
price of a unit of gain is the same for all of them, but nobody pays more than it has left. It promises that a group of
municipalities that want the same gets its part of the money, whatever the others want (extended justified
representation); it does not promise to spend all the money, and the completions that do so give up a part of that
promise.

Ties go to the idea with the earlier id.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from heapq import heapify, heappop, heappush
from math import lcm
from typing import TypeAlias

from attrs import field, frozen

from slussmodel.errors import InvalidValue, UnknownName
from slussmodel.language import Labelled, Lang, Sentence
from slussmodel.money import Money, Weight, total
from slussmodel.sharing.funded import FundedIdea, Funding
from slussmodel.sharing.given import chosen, exact, mapped, one_currency
from slussmodel.sharing.purses import Purses, Wanted
from slussmodel.sharing.steps import Step, minor_per_major, unit_of
from slussmodel.sharing.two_way import TwoWay
from slussmodel.validators import each, of_type

Support: TypeAlias = Mapping[str, Iterable[str] | Mapping[str, Weight]]

_FUNDED = Sentence(
    "idea_funded",
    sv="{idea}: {cost}; var och en som vill ha den ({n}) betalar {level} {currency} eller det den har kvar.",
    en="{idea}: {cost}; each that wants it ({n}) pays {level} {currency} or what it has left.",
)
_SCORED = Sentence(
    "idea_funded_by_score",
    sv="{idea}: {cost}; var och en som vill ha den ({n}) betalar {level} {currency} × sin poäng "
    "eller det den har kvar.",
    en="{idea}: {cost}; each that wants it ({n}) pays {level} {currency} × its score or what it has left.",
)
_COMPLETED = Sentence(
    "idea_completed",
    sv="{idea}: {cost}, av de pengar som blev över; först de som vill ha den ({n}), sedan de andra, lika mycket var.",
    en="{idea}: {cost}, of the money left over; first those that want it ({n}), then the others, the same each.",
)


class Satisfaction(Labelled):
    """What an idea that is funded is worth to a supporter that gave it no score of its own."""

    COST = "cost", "idéns kostnad", "the cost of the idea"
    COUNT = "count", "ett för varje idé", "one for each idea"


@frozen
class GreedyCompletion:
    """Spend what is left on the ideas with most gain for their cost (utilitarian).

    The supporters' money is never enough here, or the idea would have been funded already: others pay the rest, the
    same each, as long as they have anything. Use it where the budgets are one pot in the end.
    """


@frozen
class IncrementCompletion:
    """Let every budget grow in proportion, a step of the whole at a time, as long as the money there is suffices.

    It stops when no idea fits in the money that is left, or when the next step would spend more than there is; the last
    outcome that all the budgets together can pay is kept. A municipality may then pay more than its own
    budget; `Funding.beyond` says who and how much, and it is for them to agree.
    """

    step: Money = field(validator=of_type(Money))

    def __attrs_post_init__(self) -> None:
        if self.step.minor <= 0:
            raise InvalidValue("IncrementCompletion", "step", self.step, "must be more than zero")


Completion: TypeAlias = GreedyCompletion | IncrementCompletion


@frozen
class _Bought:
    wanted: Wanted
    step: Step
    paid: dict[str, int]
    scale: int


def _satisfaction(value: str) -> Satisfaction:
    return chosen(Satisfaction, "EqualShares", "satisfaction", value)


def _tuple(completions: Iterable[Completion]) -> tuple[Completion, ...]:
    return tuple(completions)


@frozen(kw_only=True)
class EqualShares:
    """The Method of Equal Shares over own budgets, exact, with what everybody pays to the öre.

    >>> from slussmodel import SEK
    >>> budgets = {party: SEK(3) for party in ("p", "q", "r", "s")}
    >>> costs = {"a": SEK(6), "b": SEK(3), "c": SEK(4), "d": SEK(5)}
    >>> funding = EqualShares().fund(budgets, costs, {"a": "pqr", "b": "pr", "c": "qs", "d": "rs"})
    >>> funding.table["c"], funding.left["p"]
    ({'q': SEK('1.00'), 's': SEK('3.00')}, SEK('1.00'))
    """

    satisfaction: Satisfaction = field(default=Satisfaction.COST, converter=_satisfaction)
    completions: tuple[Completion, ...] = field(
        default=(), converter=_tuple, validator=each(of_type(GreedyCompletion, IncrementCompletion))
    )

    def label(self, lang: Lang = "sv") -> str:
        return "Metoden med lika andelar" if lang == "sv" else "Method of Equal Shares"

    def fund(self, budgets: Mapping[str, Money], costs: Mapping[str, Money], support: Support) -> Funding:
        """Choose ideas and payments.

        `support` gives for each idea those who want it, or their scores. Raises `UnknownName` for a supporter without a
        budget or an idea without a cost, and `InvalidValue` for no budgets or only empty ones, a negative amount or
        score, and an idea that costs nothing.
        """
        _check_money(budgets, costs)
        wanted = self._wanted(budgets, costs, support)
        purses = Purses({party: budget.minor for party, budget in sorted(budgets.items())})
        currency = next(iter(budgets.values())).currency
        bought = _buy(purses, wanted, currency)
        for completion in self.completions:
            if isinstance(completion, IncrementCompletion):
                one_currency("EqualShares", "completions", {"step": completion.step}, currency)
                bought, purses = _increment(completion.step, budgets, wanted, bought)
            else:
                funded = {one.wanted.idea for one in bought}
                money = total(budgets.values()) - total((costs[idea] for idea in funded), currency)
                rest = [one for one in wanted if one.idea not in funded]
                bought = [*bought, *_spend_the_rest(purses, rest, money.minor, currency)]
        return _in_money(budgets, costs, bought, purses.scale)

    def _wanted(self, budgets: Mapping[str, Money], costs: Mapping[str, Money], support: Support) -> list[Wanted]:
        wanted = []
        for idea, backers in sorted(mapped("EqualShares", "support", support).items()):
            if idea not in costs:
                raise UnknownName.among("idea", idea, costs)
            cost = Fraction(costs[idea].minor)
            if not isinstance(backers, Iterable):
                raise InvalidValue("EqualShares", "support", {idea: backers}, "must name those who want it")
            if isinstance(backers, Mapping):
                one = Wanted.of(idea, cost, _scores(idea, backers))
            else:
                gain = cost if self.satisfaction is Satisfaction.COST else Fraction(1)
                one = Wanted(idea, cost, dict.fromkeys(backers, 1), gain)
            for party in one.gains:
                if party not in budgets:
                    raise UnknownName.among("party", party, budgets)
            if one.gains:
                wanted.append(one)
        return wanted


def _scores(idea: str, backers: Mapping[str, Weight]) -> dict[str, Fraction]:
    scores = {party: exact("EqualShares", "support", score, {idea: {party: score}}) for party, score in backers.items()}
    for party, score in scores.items():
        if score < 0:
            raise InvalidValue("EqualShares", "support", {idea: {party: score}}, "must be zero or more")
    return {party: score for party, score in scores.items() if score}


def _check_money(budgets: Mapping[str, Money], costs: Mapping[str, Money]) -> None:
    if not mapped("EqualShares", "budgets", budgets):
        raise InvalidValue("EqualShares", "budgets", {}, "must name at least one party")
    one_currency("EqualShares", "costs", costs, one_currency("EqualShares", "budgets", budgets))
    for party, budget in budgets.items():
        if budget.minor < 0:
            raise InvalidValue("EqualShares", "budgets", {party: budget}, "must not be negative")
    for idea, cost in costs.items():
        if cost.minor <= 0:
            raise InvalidValue("EqualShares", "costs", {idea: cost}, "must be more than zero")
    if not total(budgets.values()):
        raise InvalidValue("EqualShares", "budgets", dict(budgets), "must not all be empty")


def _buy(purses: Purses, wanted: Iterable[Wanted], currency: str) -> list[_Bought]:
    """Fund ideas at the lowest price until no idea's supporters can pay it.

    Prices only rise as purses empty, so a price that was computed earlier is a least price, and only the idea at the
    head of the queue is computed again.
    """
    bought = []
    queue = [(Fraction(0), one.idea, one) for one in wanted]
    heapify(queue)
    while queue:
        _, idea, one = heappop(queue)
        level = purses.level(one)
        if level is None:
            continue
        price = level / one.unit
        if queue and (price, idea) > queue[0][:2]:
            heappush(queue, (price, idea, one))
            continue
        bought.append(_Bought(one, _step(_FUNDED, one, currency, level), purses.pay(one.gains, level), purses.scale))
    return bought


def _spend_the_rest(purses: Purses, wanted: Iterable[Wanted], money: int, currency: str) -> list[_Bought]:
    """Fund ideas by gain for cost as long as the money lasts."""
    bought = []
    for one in sorted(wanted, key=lambda one: (-sum(one.gains.values()) * one.unit / one.cost, one.idea)):
        if one.cost <= money:
            money -= int(one.cost)
            bought.append(_Bought(one, _step(_COMPLETED, one, currency), _pay_together(purses, one), purses.scale))
    return bought


def _pay_together(purses: Purses, one: Wanted) -> dict[str, int]:
    """Those who want the idea pay alike as far as they have anything, then the others."""
    if (level := purses.level(one.alike(one.gains, one.cost))) is not None:
        return purses.pay(dict.fromkeys(one.gains, 1), level)
    emptied = {party: purses.left[party] for party in one.gains}
    purses.empty(emptied)
    scale, rest = purses.scale, one.cost - Fraction(sum(emptied.values()), purses.scale)
    others = one.alike(purses.left.keys() - emptied.keys(), rest)
    level = purses.level(others) or Fraction(0)
    paid = purses.pay(others.gains, level)
    return {party: part * (purses.scale // scale) for party, part in emptied.items()} | paid


def _increment(
    step: Money, budgets: Mapping[str, Money], wanted: list[Wanted], bought: list[_Bought]
) -> tuple[list[_Bought], Purses]:
    """The last outcome that the whole money suffices for as every budget grows, and the purses after it."""
    whole = total(budgets.values()).minor
    grown, scale = whole, lcm(*(one.scale for one in bought))
    within_reach = [one for one in wanted if any(budgets[party] for party in one.gains)]  # nothing grows to nothing
    while _fits_more(within_reach, bought, whole):
        grown += step.minor
        purses = Purses({party: budget.minor * grown for party, budget in sorted(budgets.items())}, whole)
        more = _buy(purses, wanted, step.currency)
        if sum(one.wanted.cost for one in more) > whole:
            break
        bought, scale = more, purses.scale
    return bought, _purses_after(budgets, bought, scale)


def _fits_more(wanted: list[Wanted], bought: list[_Bought], whole: int) -> bool:
    funded = {one.wanted.idea for one in bought}
    left = whole - sum(one.wanted.cost for one in bought)
    return any(one.cost <= left for one in wanted if one.idea not in funded)


def _purses_after(budgets: Mapping[str, Money], bought: Iterable[_Bought], scale: int) -> Purses:
    paid = _paid(budgets, bought, scale)
    left = {party: max(0, budgets[party].minor * scale - sum(parts)) for party, parts in paid.items()}
    return Purses(left, scale)


def _paid(budgets: Mapping[str, Money], bought: Iterable[_Bought], scale: int) -> dict[str, list[int]]:
    """What each party pays of each idea, over one scale."""
    finer = [(one.paid, scale // one.scale) for one in bought]
    return {party: [paid.get(party, 0) * times for paid, times in finer] for party in sorted(budgets)}


def _in_money(budgets: Mapping[str, Money], costs: Mapping[str, Money], bought: list[_Bought], scale: int) -> Funding:
    ideas = [one.wanted.idea for one in bought]
    currency = next(iter(budgets.values())).currency
    table = TwoWay.over(scale, _paid(budgets, bought, scale), ideas, currency)
    return Funding(
        budgets=tuple(sorted(budgets.items())),
        ideas=tuple(
            FundedIdea(
                idea=one.wanted.idea,
                cost=costs[one.wanted.idea],
                supporters=tuple(sorted(one.wanted.gains)),
                payments=tuple(
                    (party, cells[place]) for party, cells in zip(table.rows, table.cells, strict=True) if cells[place]
                ),
                step=one.step,
            )
            for place, one in enumerate(bought)
        ),
    )


def _step(sentence: Sentence, one: Wanted, currency: str, level: Fraction | None = None) -> Step:
    cost, n = Money(int(one.cost), currency), len(one.gains)
    if level is None:
        return Step.of(sentence, idea=one.idea, cost=cost, n=n)
    scored = len(set(one.gains.values())) > 1
    said = level / minor_per_major(currency)
    said = said / one.unit if scored else said
    return Step.of(
        _SCORED if scored else sentence, idea=one.idea, cost=cost, n=n, level=said, currency=unit_of(currency)
    )
