"""A case: one idea and everything that has happened to it."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from fractions import Fraction

from attrs import frozen

from slussmodel.assessment import Assessment, Road
from slussmodel.ideas import Idea
from slussmodel.language import Lang
from slussmodel.money import Money
from slussmodel.sharing.allocation import Allocation
from slussmodel.sharing.transfers import Transfer
from slussmodel.spread import Adoption
from slussmodel.stages import Journey

POOL = "pool"
"""The account that stands between costs and payments: what is shared but not yet paid in, or the other way round."""


@frozen(kw_only=True)
class DevelopmentClaim:
    """The right to develop an idea, held by one party or by several together, from a moment until it is given back."""

    parties: tuple[str, ...]
    since: datetime
    until: datetime | None = None

    @property
    def is_active(self) -> bool:
        return self.until is None

    def overlaps(self, other: DevelopmentClaim) -> bool:
        """Whether there is an instant at which both are held; a claim is held up to, and not at, its last instant."""
        starts = max(self.since, other.since)
        return all(claim.until is None or starts < claim.until for claim in (self, other))


@frozen(kw_only=True)
class TwinLink:
    """That another idea was decided to be the same: since when, and how probable an index had thought it."""

    idea: str
    since: datetime
    probability: float | None = None


@frozen(kw_only=True)
class SharedCost:
    """A cost and how it was shared."""

    id: str
    allocation: Allocation
    at: datetime


@frozen(kw_only=True)
class Contribution:
    """What a party has put in: cash, or working time at a rate; `reference` is the voucher behind it, if it has one."""

    party: str
    amount: Money
    at: datetime
    hours: Fraction | int | None = None
    rate: Money | None = None
    reference: str = ""

    @property
    def is_in_kind(self) -> bool:
        return self.hours is not None


@frozen(kw_only=True, repr=False)
class Case:
    """One idea and all that has happened to it.

    `family` holds the ids of the idea and of all that were decided to be the same, through however many `links`.
    `last` is the moment of the last event.
    """

    idea: Idea
    journey: Journey[str]
    last: datetime
    family: frozenset[str]
    links: tuple[TwinLink, ...] = ()
    different: frozenset[str] = frozenset()
    supporters: frozenset[str] = frozenset()
    assessments: tuple[Assessment, ...] = ()
    road: Road | None = None
    claims: tuple[DevelopmentClaim, ...] = ()
    costs: tuple[SharedCost, ...] = ()
    contributions: tuple[Contribution, ...] = ()
    transfers: tuple[Transfer, ...] = ()
    offers: frozenset[str] = frozenset()
    adoptions: tuple[Adoption, ...] = ()
    merged_into: str | None = None
    split_from: str | None = None

    @property
    def id(self) -> str:
        return self.idea.id

    @property
    def stage(self) -> str:
        return self.journey.stage

    @property
    def twins(self) -> frozenset[str]:
        """The ideas that this one was linked to directly."""
        return frozenset(link.idea for link in self.links)

    @property
    def is_assessed(self) -> bool:
        return bool(self.assessments)

    @property
    def claim(self) -> DevelopmentClaim | None:
        """The claim that is held now, if any."""
        return self.claims[-1] if self.claims and self.claims[-1].is_active else None

    @property
    def adopters(self) -> tuple[str, ...]:
        return tuple(adoption.adopter for adoption in self.adoptions)

    def explain(self, lang: Lang = "sv") -> str:
        """Where the idea stands and what has been decided, paid and spread, a line each.

        >>> from datetime import UTC
        >>> from slussmodel.sluice import Submit
        >>> from slussmodel.systems import skaraborg
        >>> idea = Idea(id="i-1", title="Nattillsyn med kamera", municipality="1496")
        >>> sluice = skaraborg.sluice().run([Submit(idea, by="1496", at=datetime(2017, 3, 1, tzinfo=UTC))])
        >>> print(sluice.case("i-1").explain("en"))
        “Nattillsyn med kamera” (i-1) from Skövde has been in the stage Intake since 2017-03-01.
        It has not been assessed.
        """
        from slussmodel.sluice.told import case_told

        return case_told(self, lang)

    def __repr__(self) -> str:
        return f"<Case {self.id}: {self.stage}, last {self.last.date()}>"

    def balances(self) -> dict[str, Money]:
        """What each party has put in beyond its shares, or less; with the pool's account they sum to zero.

        A cost is shared: the parties owe and the pool is owed. A contribution pays into the pool. A transfer moves
        money between accounts.
        """
        accounts: defaultdict[str, int] = defaultdict(int)
        currency = self._currency()
        for cost in self.costs:
            accounts[POOL] += cost.allocation.total.minor
            for party, share in cost.allocation.amounts.items():
                accounts[party] -= share.minor
        for contribution in self.contributions:
            accounts[contribution.party] += contribution.amount.minor
            accounts[POOL] -= contribution.amount.minor
        for transfer in self.transfers:
            accounts[transfer.payer] += transfer.amount.minor
            accounts[transfer.payee] -= transfer.amount.minor
        return {account: Money(minor, currency) for account, minor in sorted(accounts.items())}

    def _currency(self) -> str:
        amounts = [cost.allocation.total for cost in self.costs] + [paid.amount for paid in self.contributions]
        return amounts[0].currency if amounts else "SEK"
