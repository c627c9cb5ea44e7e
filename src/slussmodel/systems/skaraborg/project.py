"""Skaraborg's sluice as a project: one value, from which every figure follows, and what if one of them were another."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from functools import cache

from attrs import evolve, field, frozen

from slussmodel.assertions import Computed, Sources
from slussmodel.assertions.sources import Facts
from slussmodel.capacity import Event, Training, check_whole_chain
from slussmodel.errors import Refused
from slussmodel.findings import Finding
from slussmodel.funding import (
    Application,
    CallOutcome,
    CoFinancing,
    Grant,
    TimeContribution,
    cost_needed,
    final_grant,
)
from slussmodel.funding.rates import rate
from slussmodel.language import Lang
from slussmodel.money import Money
from slussmodel.partnerships import Partnership
from slussmodel.programme import ProjectState, SluiceProject
from slussmodel.sharing import Allocation, PerCapita
from slussmodel.systems.accepting import accepted
from slussmodel.systems.skaraborg import money, together
from slussmodel.systems.skaraborg import sources as said
from slussmodel.systems.skaraborg.future import Yearly, decided, established, going_on
from slussmodel.systems.skaraborg.partners import END, PERIOD, START, inhabitants, partnership
from slussmodel.systems.skaraborg.work import awareness, training
from slussmodel.validators import each, of_type


@frozen(kw_only=True)
class Skaraborg:
    """The project: members, the call's outcome, grant, rate, training, the decisions to go on, and the sources.

    Each `if_...` answers a what-if in one call with a new project; the figures that follow from it are properties.

    >>> from slussmodel.money import SEK
    >>> project = programme()
    >>> project.own_time, project.if_tranche("2", SEK(1_813_291)).own_time
    (SEK('4000000.00'), SEK('3771922.00'))
    >>> project.if_rate(Fraction(2, 5)).grant.at_most
    SEK('3200000.00')
    """

    partnership: Partnership = field(validator=of_type(Partnership))
    outcome: CallOutcome = field(validator=of_type(CallOutcome))
    application: Application = field(validator=of_type(Application))
    grant: Grant = field(validator=of_type(Grant))
    rate: Fraction = field(validator=rate)
    development: Money = field(validator=of_type(Money))
    training: Training = field(validator=of_type(Training))
    events: tuple[Event, ...] = field(validator=each(of_type(Event)))
    life: SluiceProject = field(validator=of_type(SluiceProject))
    sources: Sources = field(validator=of_type(Sources))

    @property
    def cost(self) -> Money:
        """The least eligible cost that carries the whole grant at the rate."""
        return cost_needed(self.grant.at_most, self.rate)

    @property
    def own_time(self) -> Money:
        """What the municipalities must put in beside the grant: at half the cost, at least as much as the grant."""
        return self.cost - self.grant.at_most

    @property
    def co_financing(self) -> CoFinancing:
        """The grant and each municipality's working time, in proportion to inhabitants, at `money.HOUR` an hour."""
        parts = PerCapita().share(self.own_time, inhabitants())
        return CoFinancing(
            self.grant.at_most,
            tuple(
                TimeContribution(party=code, hours=Fraction(part.minor, money.HOUR.minor), hourly_rate=money.HOUR)
                for code, part in parts.amounts.items()
            ),
        )

    @property
    def year(self) -> Yearly:
        """A year afterwards: operation at what the project cost a year, and development of ideas beside it."""
        return Yearly(operation=self.cost.times(Fraction(12, len(PERIOD))), development=self.development)

    @property
    def shares(self) -> Allocation | Refused:
        """What a year costs each municipality that goes on; refused where none does."""
        return going_on(self.life, self.year)

    def if_tranche(self, id: str, amount: Money) -> Skaraborg:
        """What if a tranche were of another amount?"""
        return evolve(self, grant=self.grant.with_amount(id, amount))

    def if_rate(self, rate: Fraction) -> Skaraborg:
        """What if Vinnova paid another part of the same cost? The call's cap still holds; tranche 2 is the rest.

        Raises `InvalidValue` for a rate so low that the first tranche is above the grant.
        """
        most = final_grant(money.CALL.cap or self.cost, rate, self.cost)
        first, second = self.grant.tranches
        return evolve(
            self, rate=rate, grant=evolve(self.grant, applied=most, tranches=(first, evolve(second, amount=None)))
        )

    def if_continuing(self, codes: Iterable[str]) -> Skaraborg:
        """What if these municipalities had decided to go on, and no others?

        >>> from slussmodel.systems.skaraborg import largest
        >>> [len(programme().if_continuing(largest(n)).shares) for n in (15, 14, 10, 5)]
        [15, 14, 10, 5]
        """
        return evolve(self, life=decided(self.life, codes))

    def ended(self) -> Skaraborg:
        """The project as it ended, whatever was asked: the last tranche lowered and paid, nobody going on.

        >>> programme().ended().grant.released, programme().ended().shares.codes
        (SEK('3771922.00'), ('nobody_goes_on',))
        """
        closed = accepted(decided(established(), ()).move(ProjectState.CLOSED, on=END))
        return evolve(self, rate=money.RATE, grant=money.ended(), life=closed)

    def facts(self) -> Facts:
        """What the model computes on each topic that the sources speak of."""
        grant = self.grant
        first, rest = grant.amount("1"), grant.amount("2")
        values: dict[str, Computed] = {
            said.MEMBERS.id: Computed(len(self.partnership.payers(START))),
            said.APPLICATIONS.id: Computed(self.outcome.applied),
            said.PROJECTS.id: Computed(self.outcome.granted),
            said.APPLIED.id: Computed(self.application.amount),
            said.AWARDED.id: Computed(
                grant.at_most, sv=f"{first.format('sv')} är en första delbetalning", en=f"{first} is a first tranche"
            ),
            said.YEAR_ONE.id: Computed(first),
            said.REST.id: Computed(rest),
            said.ENDS.id: Computed(END),
            said.UNIT_MANAGERS.id: Computed(self.training.rounds[0].planned),
            said.ROUNDS.id: Computed(len(self.training.rounds)),
            said.GOING_ON.id: Computed(len(self.life.continuing)),
        }
        return {(said.SKARABORG, predicate): value for predicate, value in values.items()}

    def check(self) -> tuple[Finding, ...]:
        """What the call, the co-financing, the training and the continuation leave to be said, then contradictions."""
        return (
            *money.CALL.check(self.application),
            *self.co_financing.check(self.rate, source=money.CALL.title),
            *check_whole_chain((self.training, *self.events)),
            *self.life.check(),
            *self.sources.check(self.facts()),
        )

    def story(self, lang: Lang = "sv") -> str:
        """The project told from the call to its end, each figure computed."""
        from slussmodel.systems.skaraborg.narrative import tell

        return tell(self, lang)


@cache
def programme() -> Skaraborg:
    """The project as it was granted in 2016; `programme().ended()` is how it ended.

    >>> programme().grant.explain("en").replace("\\N{NO-BREAK SPACE}", " ")
    'applied for SEK 4,000,000, paid SEK 1,958,631, at most SEK 2,041,369 to come'
    """
    return Skaraborg(
        partnership=partnership(),
        outcome=money.OUTCOME,
        application=money.application(),
        grant=money.granted(),
        rate=money.RATE,
        development=together.IDEA_COST,
        training=training(),
        events=awareness(),
        life=established(),
        sources=said.SOURCES,
    )
