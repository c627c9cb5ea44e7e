"""The portfolio of a cycle: which challenges to take on within a budget and a staff, and why not the others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from attrs import field, frozen

from slussmodel.errors import InvalidValue, Reason, Refused
from slussmodel.language import Lang, Sentence
from slussmodel.money import Money, not_negative, total
from slussmodel.validators import at_least, identifier, nfc, of_type

if TYPE_CHECKING:
    from slussmodel.programme.selection import Row


@frozen(kw_only=True)
class Challenge:
    """A challenge that a cycle could take on: its benefit in money a year, what it costs, and the people it needs."""

    id: str = field(converter=nfc, validator=identifier)
    benefit: Money = field(validator=not_negative)
    cost: Money = field(validator=not_negative)
    people: int = field(validator=[of_type(int), at_least(0)])


@frozen(kw_only=True)
class PortfolioLimits:
    """What a cycle has: a budget, people, and how many challenges it takes."""

    budget: Money = field(validator=not_negative)
    people: int = field(validator=[of_type(int), at_least(0)])
    least: int = field(default=1, validator=[of_type(int), at_least(1)])
    most: int = field(default=3, validator=[of_type(int), at_least(1)])

    def __attrs_post_init__(self) -> None:
        if self.least > self.most:
            raise InvalidValue("PortfolioLimits", "least", self.least, f"must be at most {self.most}")


@frozen(kw_only=True)
class Portfolio:
    """Challenges taken together, in the order of their ids."""

    challenges: tuple[Challenge, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(one.id for one in self.challenges)

    @property
    def benefit(self) -> Money:
        return total(one.benefit for one in self.challenges)

    @property
    def cost(self) -> Money:
        return total(one.cost for one in self.challenges)

    @property
    def people(self) -> int:
        return sum(one.people for one in self.challenges)


@frozen(kw_only=True)
class Choice:
    """The best portfolio, the best one with another challenge in it, and why each of the others was left out."""

    chosen: Portfolio
    runner_up: Portfolio | None
    reasons: tuple[Reason, ...]

    def explain(self, lang: Lang = "sv") -> str:
        """What was chosen, then a line for the runner-up and for each challenge that was left out."""
        return "\n".join(reason.text(lang) for reason in self.reasons)


def choose(challenges: Iterable[Challenge], limits: PortfolioLimits) -> Choice | Refused:
    """The challenges of the greatest benefit that fit the limits; exact, and the same whatever order they come in.

    Of portfolios of equal benefit the cheapest is chosen, then the one of the fewest people, then the one of the
    earliest ids. Refused where no portfolio fits. Uses scipy, which is loaded when this is called.

    >>> from slussmodel.money import SEK
    >>> heating = Challenge(id="heating", benefit=SEK(900), cost=SEK(600), people=2)
    >>> snow = Challenge(id="snow", benefit=SEK(700), cost=SEK(500), people=2)
    >>> bins = Challenge(id="bins", benefit=SEK(400), cost=SEK(300), people=1)
    >>> choice = choose([heating, snow, bins], PortfolioLimits(budget=SEK(1_000), people=4))
    >>> choice.chosen.ids, choice.runner_up.ids
    (('bins', 'heating'), ('bins', 'snow'))
    """
    from slussmodel.programme.selection import best, best_in_turn, one_of

    options = sorted(challenges, key=lambda one: one.id)
    ids = [one.id for one in options]
    if len(set(ids)) < len(ids):
        raise InvalidValue("choose", "challenges", ids, "must not name a challenge twice")
    if not options:
        return Refused((Reason.of(_NOTHING, n=0),))
    total([one.cost for one in options] + [limits.budget])
    benefit = [one.benefit.minor for one in options]
    goals = (benefit, [-one.cost.minor for one in options], [-one.people for one in options])
    rows = _rows(options, limits)
    chosen = best_in_turn(goals, rows)
    if chosen is None:
        return Refused((Reason.of(_NOTHING, n=len(options)), *_why_nothing(options, limits)))
    left = [place for place in range(len(options)) if place not in chosen]
    first, size = _portfolio(options, chosen), len(options)
    second = best_in_turn(goals, [*rows, one_of(left, size)])
    runner_up = None if second is None else _portfolio(options, second)
    reasons = [Reason.of(_CHOSEN, ids=first.ids, benefit=first.benefit, cost=first.cost, people=first.people)]
    reasons += [] if runner_up is None else [_why_second(first, runner_up)]
    for place in left:
        with_it = best(benefit, [*rows, one_of([place], size)])
        other = None if with_it is None else _portfolio(options, with_it)
        reasons.append(_why_not(options[place], limits, first, other))
    return Choice(chosen=first, runner_up=runner_up, reasons=tuple(reasons))


def _rows(options: Sequence[Challenge], limits: PortfolioLimits) -> list[Row]:
    from slussmodel.programme.selection import Row

    return [
        Row(tuple(one.cost.minor for one in options), most=limits.budget.minor),
        Row(tuple(one.people for one in options), most=limits.people),
        Row((1,) * len(options), least=limits.least, most=limits.most),
    ]


def _portfolio(options: Sequence[Challenge], places: Sequence[int]) -> Portfolio:
    return Portfolio(challenges=tuple(options[place] for place in places))


def _why_second(first: Portfolio, second: Portfolio) -> Reason:
    for sentence, better in (
        (_LESS_BENEFIT, first.benefit - second.benefit),
        (_DEARER, second.cost - first.cost),
        (_MORE_PEOPLE, second.people - first.people),
    ):
        if better:
            return Reason.of(sentence, ids=second.ids, by=better)
    return Reason.of(_LATER, ids=second.ids)


def _why_not(option: Challenge, limits: PortfolioLimits, first: Portfolio, with_it: Portfolio | None) -> Reason:
    if with_it is not None:
        return Reason.of(_LOSES, id=option.id, by=first.benefit - with_it.benefit, ids=with_it.ids)
    if option.cost > limits.budget:
        return Reason.of(_TOO_DEAR, id=option.id, cost=option.cost, budget=limits.budget)
    if option.people > limits.people:
        return Reason.of(_TOO_MANY_PEOPLE, id=option.id, people=option.people, limit=limits.people)
    return Reason.of(_ALONE, id=option.id, least=limits.least)


def _why_nothing(options: Sequence[Challenge], limits: PortfolioLimits) -> tuple[Reason, ...]:
    nothing = Portfolio(challenges=())
    return tuple(_why_not(option, limits, nothing, None) for option in options)


_NOTHING = Sentence(
    "no_portfolio_fits",
    sv="ingen portfölj av {n} utmaningar ryms inom ramarna",
    en="no portfolio of {n} challenges fits the limits",
)
_CHOSEN = Sentence(
    "portfolio_chosen",
    sv="valda: {ids}; nytta {benefit} per år, kostnad {cost}, {people} personer",
    en="chosen: {ids}; benefit {benefit} a year, cost {cost}, {people} people",
)
_LESS_BENEFIT = Sentence(
    "runner_up_less_benefit",
    sv="tvåa: {ids}; nyttan är {by} mindre",
    en="runner-up: {ids}; the benefit is {by} less",
)
_DEARER = Sentence(
    "runner_up_dearer",
    sv="tvåa: {ids}; lika stor nytta men {by} dyrare",
    en="runner-up: {ids}; equal benefit but {by} dearer",
)
_MORE_PEOPLE = Sentence(
    "runner_up_more_people",
    sv="tvåa: {ids}; lika stor nytta och kostnad men kräver {by} personer till",
    en="runner-up: {ids}; equal benefit and cost but needs {by} more people",
)
_LATER = Sentence(
    "runner_up_equal",
    sv="tvåa: {ids}; likvärdig, men senare i bokstavsordning",
    en="runner-up: {ids}; equal in all, but later in the order of ids",
)
_LOSES = Sentence(
    "left_out_loses",
    sv="{id}: den bästa portföljen med den ({ids}) ger {by} mindre nytta",
    en="{id}: the best portfolio with it ({ids}) gives {by} less benefit",
)
_TOO_DEAR = Sentence(
    "left_out_too_dear",
    sv="{id}: kostar {cost}, mer än hela budgeten {budget}",
    en="{id}: costs {cost}, more than the whole budget of {budget}",
)
_TOO_MANY_PEOPLE = Sentence(
    "left_out_too_many_people",
    sv="{id}: kräver {people} personer, det finns {limit}",
    en="{id}: needs {people} people, there are {limit}",
)
_ALONE = Sentence(
    "left_out_alone",
    sv="{id}: går inte att förena med så många andra som krävs (minst {least} i en portfölj)",
    en="{id}: cannot be joined with as many others as are required (at least {least} in a portfolio)",
)
