"""What the parties put in beside the grant: cash, and working time counted at an hourly rate."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import isfinite
from typing import TypeAlias

from attrs import field, frozen

from slussmodel.errors import InvalidValue
from slussmodel.findings import Finding, Severity
from slussmodel.funding.rates import cost_needed, support_rate
from slussmodel.language import Labelled, Sentence
from slussmodel.money import Money, not_negative, total
from slussmodel.validators import each, identifier, nfc, of_type, text


class ContributionKind(Labelled):
    """How a party contributes."""

    CASH = "cash", "kontant", "cash"
    IN_KIND = "in_kind", "naturainsats", "in kind"


def _hours(value: int | Fraction | Decimal) -> Fraction:
    if isinstance(value, bool) or not isinstance(value, (int, Fraction, Decimal)):
        raise InvalidValue("TimeContribution", "hours", value, "must be int, Fraction or Decimal")
    if not isfinite(value):
        raise InvalidValue("TimeContribution", "hours", value, "must be finite")
    return Fraction(value)


@frozen(kw_only=True)
class CashContribution:
    """Money that a party puts in."""

    party: str = field(converter=nfc, validator=identifier)
    amount: Money = field(validator=not_negative)
    note: str = field(default="", validator=text)

    @property
    def kind(self) -> ContributionKind:
        return ContributionKind.CASH

    @property
    def value(self) -> Money:
        return self.amount


@frozen(kw_only=True)
class TimeContribution:
    """Working time that a party puts in: "Kommunerna medfinansierar projektet med nedlagd tid".

    Hours are worth nothing to a funder without an hourly rate, so the rate is required.

    >>> from slussmodel.money import SEK
    >>> TimeContribution(party="1496", hours=Decimal("7.5"), hourly_rate=SEK(412)).value
    SEK('3090.00')
    """

    party: str = field(converter=nfc, validator=identifier)
    hours: Fraction = field(converter=_hours)
    hourly_rate: Money = field(validator=of_type(Money))
    note: str = field(default="", validator=text)

    def __attrs_post_init__(self) -> None:
        if self.hours < 0:
            raise InvalidValue("TimeContribution", "hours", self.hours, "must be zero or more")
        if self.hourly_rate.minor <= 0:
            raise InvalidValue("TimeContribution", "hourly_rate", self.hourly_rate, "must be above zero")

    @property
    def kind(self) -> ContributionKind:
        return ContributionKind.IN_KIND

    @property
    def value(self) -> Money:
        """Hours times rate, halves of a minor unit rounded to even."""
        return self.hourly_rate.times(self.hours)


Contribution: TypeAlias = CashContribution | TimeContribution

_ABOVE_RATE = Sentence(
    "support_rate_exceeded",
    sv="bidraget är {share} % av kostnaden men får vara högst {limit} %; det fattas {shortfall} i medfinansiering",
    en="the grant is {share}% of the cost and may be {limit}% at most; {shortfall} of co-financing is missing",
)


@frozen
class CoFinancing:
    """A grant and what the parties put in beside it; together they are the project's cost.

    >>> from slussmodel.money import SEK
    >>> time = TimeContribution(party="1496", hours=5_000, hourly_rate=SEK(400))
    >>> project = CoFinancing(SEK(4_000_000), (time,))
    >>> project.cost, project.shortfall(Fraction(1, 2))
    (SEK('6000000.00'), SEK('2000000.00'))
    """

    grant: Money = field(validator=not_negative)
    contributions: tuple[Contribution, ...] = field(
        default=(), validator=each(of_type(CashContribution, TimeContribution))
    )

    @property
    def cost(self) -> Money:
        return self.grant + self.own

    @property
    def own(self) -> Money:
        """Everything that the parties put in."""
        return total((one.value for one in self.contributions), self.grant.currency)

    @property
    def rate(self) -> Fraction:
        """The grant as a part of the whole cost."""
        return support_rate(self.grant, self.cost)

    def of_kind(self, kind: ContributionKind) -> Money:
        return total((one.value for one in self.contributions if one.kind is kind), self.grant.currency)

    def by_party(self) -> dict[str, Money]:
        """What each party puts in, in the order in which they are first named."""
        sums: dict[str, Money] = {}
        for one in self.contributions:
            sums[one.party] = sums.get(one.party, Money(0, self.grant.currency)) + one.value
        return sums

    def shortfall(self, max_rate: Fraction) -> Money:
        """How much more the parties must put in for the grant to stay within the rate; zero where they do enough."""
        return max(cost_needed(self.grant, max_rate) - self.cost, Money(0, self.grant.currency))

    def check(self, max_rate: Fraction, *, source: str) -> tuple[Finding, ...]:
        """An error where the grant is a greater part of the cost than the funder allows."""
        shortfall = self.shortfall(max_rate)
        if not shortfall:
            return ()
        share, limit = self.rate * 100, max_rate * 100
        return (
            Finding.of(
                _ABOVE_RATE, Severity.ERROR, place="grant", source=source, share=share, limit=limit, shortfall=shortfall
            ),
        )
