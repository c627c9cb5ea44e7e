"""What an innovation costs each adopter as more join, who pays whom, and what its spread is worth.

The development cost is spent once and shared by all who have adopted. Whoever joins later buys in: it pays its share,
and those before it get back what their own shares fall by. So at every moment the shares sum to the cost, to the öre.
Where the innovator sells the finished solution at a price, those who purchase it pay that and take no share.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from attrs import field, frozen
from attrs.validators import optional

from slussmodel import sweden
from slussmodel.errors import InvalidValue, MissingParty
from slussmodel.language import Labelled, Lang, Sentence
from slussmodel.money import Money, total
from slussmodel.periods import YearMonth
from slussmodel.spread.adoption import Adoption, Channel
from slussmodel.spread.record import Spread
from slussmodel.validators import of_type


class Basis(Labelled):
    """What a cost or a benefit is counted by."""

    ADOPTER = "adopter", "lika för varje kommun", "equal for every adopter"
    INHABITANT = "inhabitant", "efter antal invånare", "by inhabitants"


WORTH = Sentence(
    "worth_of_spreading",
    sv="{adopters} har infört lösningen; nytta {benefit}, kostnad {cost}, netto {net} till {until}. "
    "Spridningen är värd {spreading}, och {saved} sparas jämfört med att var och en utvecklar själv.",
    en="{adopters} have adopted it; benefit {benefit}, cost {cost}, net {net} until {until}. "
    "Spreading is worth {spreading}, and {saved} is saved compared with each developing its own.",
)


@frozen
class Joining:
    """What one adopter pays to join and what each earlier one gets back for it.

    The first pays the whole cost. One that purchases the finished solution pays its price, and nobody gets that back.
    """

    adopter: str
    on: date
    pays: Money
    receives: tuple[tuple[str, Money], ...]


@frozen
class AdopterBalance:
    """One adopter's share of the development or what it paid for the solution, its introduction, its benefit so far."""

    adopter: str
    development: Money
    purchase: Money
    introduction: Money
    benefit: Money

    @property
    def cost(self) -> Money:
        return self.development + self.purchase + self.introduction

    @property
    def net(self) -> Money:
        return self.benefit - self.cost


@frozen(kw_only=True)
class Balance:
    """Costs and benefits of all adopters until a day.

    `spreading` is what the later adoptions give beyond what they cost to introduce: the net with them less the net
    without. `saved` is what all would have paid, each developing its own, less what they pay together.
    """

    until: date
    rows: tuple[AdopterBalance, ...]
    spreading: Money
    saved: Money

    @property
    def cost(self) -> Money:
        return total((row.cost for row in self.rows), self.saved.currency)

    @property
    def benefit(self) -> Money:
        return total((row.benefit for row in self.rows), self.saved.currency)

    @property
    def net(self) -> Money:
        return self.benefit - self.cost

    def explain(self, lang: Lang = "sv") -> str:
        facts = {"adopters": len(self.rows), "benefit": self.benefit, "cost": self.cost, "net": self.net}
        return WORTH.say(facts | {"until": self.until, "spreading": self.spreading, "saved": self.saved}, lang)


@frozen(kw_only=True)
class Economy:
    """The prices of an innovation.

    `development` is paid once by all; `introduction` once by each adopter; `yearly_benefit` is what each gains a year,
    or for each inhabitant where `benefit_by` says so. `share_by` is the key of the development cost. `price` is what
    adopters by the channel `PURCHASE` pay instead of a share; without a price they share as others do.

    >>> from slussmodel.money import SEK
    >>> economy = Economy(development=SEK(900_000), introduction=SEK(20_000), yearly_benefit=SEK(60_000))
    >>> [economy.cost_each(adopters).format("en") for adopters in (1, 3, 15)]
    ['SEK\\xa0920,000', 'SEK\\xa0320,000', 'SEK\\xa080,000']
    """

    development: Money = field(validator=of_type(Money))
    introduction: Money = field(validator=of_type(Money))
    yearly_benefit: Money = field(validator=of_type(Money))
    price: Money | None = field(default=None, validator=optional(of_type(Money)))
    share_by: Basis = field(default=Basis.ADOPTER, validator=of_type(Basis))
    benefit_by: Basis = field(default=Basis.ADOPTER, validator=of_type(Basis))

    def __attrs_post_init__(self) -> None:
        nothing = Money(0, self.development.currency)
        for name in ("development", "introduction", "yearly_benefit", "price"):
            if (amount := getattr(self, name)) is not None and amount < nothing:
                raise InvalidValue("Economy", name, amount, "must not be negative")

    def cost_each(self, adopters: int) -> Money:
        """What each of so many adopters pays when the development is shared equally, at most."""
        if adopters < 1:
            raise InvalidValue("Economy", "adopters", adopters, "must be at least 1")
        return self.development.split([1] * adopters)[0] + self.introduction

    def shares(self, spread: Spread, on: date) -> dict[str, Money]:
        """Each sharer's part of the development cost on a day, by code; they sum to the cost.

        Raises `MissingParty` where the key is inhabitants and an adopter abroad has no number of them here.
        """
        sharers = [one.adopter for one in spread.at(on).adoptions if not self._buys(one)]
        return self._shares(sharers, spread.population_year)

    def joinings(self, spread: Spread) -> tuple[Joining, ...]:
        """The buy-in of each adopter, in order of day."""
        steps: list[Joining] = []
        before: dict[str, Money] = {}
        for adoption in spread.adoptions:
            if self._buys(adoption):
                steps.append(Joining(adoption.adopter, adoption.on, self._paid(adoption), ()))
                continue
            after = self._shares([*before, adoption.adopter], spread.population_year)
            receives = tuple((code, share - after[code]) for code, share in before.items())
            steps.append(Joining(adoption.adopter, adoption.on, after[adoption.adopter], receives))
            before = after
        return tuple(steps)

    def balance(self, spread: Spread, until: date) -> Balance:
        """What the spread has cost and given until a day; a benefit counts from the month after the adoption."""
        adoptions = spread.at(until).adoptions
        shares = self.shares(spread, until)
        nothing = Money(0, self.development.currency)
        rows = tuple(
            self._row(one, shares.get(one.adopter, nothing), until, spread.population_year) for one in adoptions
        )
        first = _developers(adoptions)
        later = [row.benefit - row.introduction - row.purchase for row in rows if row.adopter not in first]
        acquired = total((row.development + row.purchase for row in rows), nothing.currency)
        return Balance(
            until=until,
            rows=rows,
            spreading=total(later, nothing.currency),
            saved=self.development * len(rows) - acquired,
        )

    def _buys(self, adoption: Adoption) -> bool:
        return self.price is not None and adoption.channel is Channel.PURCHASE

    def _paid(self, adoption: Adoption) -> Money:
        """The price, where the adopter buys at one."""
        bought = self.price if self._buys(adoption) else None
        return bought or Money(0, self.development.currency)

    def _shares(self, sharers: list[str], year: int) -> dict[str, Money]:
        """In order of code, so that shares do not depend on who came first."""
        if not sharers:
            return {}
        codes = sorted(sharers)
        weights = [1] * len(codes) if self.share_by is Basis.ADOPTER else _inhabitants(codes, year)
        return dict(zip(codes, self.development.split(weights), strict=True))

    def _row(self, adoption: Adoption, share: Money, until: date, year: int) -> AdopterBalance:
        people = 1 if self.benefit_by is Basis.ADOPTER else _inhabitants([adoption.adopter], year)[0]
        months = YearMonth.of(until) - YearMonth.of(adoption.on)
        benefit = self.yearly_benefit.times(Fraction(people * months, 12))
        return AdopterBalance(adoption.adopter, share, self._paid(adoption), self.introduction, benefit)


def _developers(adoptions: tuple[Adoption, ...]) -> frozenset[str]:
    """Those who developed it; where nobody says so, the first to adopt."""
    named = frozenset(one.adopter for one in adoptions if one.channel is Channel.DEVELOPER)
    return named or frozenset(one.adopter for one in adoptions[:1])


def _inhabitants(adopters: list[str], year: int) -> list[int]:
    abroad = tuple(code for code in adopters if code not in sweden.MUNICIPALITIES)
    if abroad:
        raise MissingParty("the population", abroad)
    return [sweden.MUNICIPALITIES[code].population(year) for code in adopters]
