"""Settlement at the end: what each party's actual cost earned, what it was paid, and what is paid or paid back."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from attrs import field, frozen

from slussmodel.errors import InvalidValue, MissingParty, UnknownName
from slussmodel.funding.plan import FundingPlan
from slussmodel.funding.rates import rate
from slussmodel.language import Lang, Sentence
from slussmodel.money import Money, total
from slussmodel.validators import filled


@frozen(kw_only=True)
class SettlementLine:
    """One party under one fund: its final grant, what it was paid, and the difference."""

    party: str
    fund: str
    eligible: Money
    grant: Money
    paid: Money

    @property
    def due(self) -> Money:
        """What the funder still pays; below zero, what the party pays back."""
        return self.grant - self.paid

    def explain(self, lang: Lang = "sv") -> str:
        sentence = _PAY if self.due.minor > 0 else _PAY_BACK if self.due else _EVEN
        params = {"party": self.party, "fund": self.fund, "cost": self.eligible, "grant": self.grant}
        return sentence.say({**params, "paid": self.paid, "due": abs(self.due)}, lang)


@frozen
class Settlement:
    """The lines of a settlement; what was paid and what is due sum to the grants, for each line and for the whole."""

    lines: tuple[SettlementLine, ...]

    @property
    def grant(self) -> Money:
        return total(line.grant for line in self.lines)

    @property
    def paid(self) -> Money:
        return total(line.paid for line in self.lines)

    @property
    def due(self) -> Money:
        return self.grant - self.paid

    def explain(self, lang: Lang = "sv") -> str:
        return "\n".join(line.explain(lang) for line in self.lines)


def settle(
    plan: FundingPlan, *, actual: Mapping[tuple[str, str], Money], paid: Mapping[tuple[str, str], Money]
) -> Settlement:
    """Settle a plan by the actual eligible cost of each part; both mappings are by (party, fund).

    A part's planned grant is its cap. A part that nothing was paid to may be left out of `paid`; one left out of
    `actual` raises `MissingParty`, and a key that is no part of the plan `UnknownName`.

    >>> from slussmodel.funding import Fund, Part
    >>> from slussmodel.money import SEK
    >>> plan = FundingPlan(
    ...     (Fund(id="Vinnova", rate=Fraction(1, 2)),),
    ...     (Part(party="Skaraborg", fund="Vinnova", eligible=SEK(8_000_000)),),
    ... )
    >>> key = ("Skaraborg", "Vinnova")
    >>> done = settle(plan, actual={key: SEK(7_543_844)}, paid={key: SEK(1_958_631)})
    >>> done.grant, done.due
    (SEK('3771922.00'), SEK('1813291.00'))
    """
    left_out = tuple(" / ".join(part.key) for part in plan.parts if part.key not in actual)
    if left_out:
        raise MissingParty("actual", left_out)
    final = plan.decided()
    for (party, fund), eligible in actual.items():
        final = final.with_eligible(party, fund, eligible)
    grants = final.grants()
    nothing = Money(0, plan.eligible.currency)
    for key in paid:
        if key not in grants:
            raise UnknownName.among("part", " / ".join(key), [" / ".join(part.key) for part in plan.parts])
    return Settlement(
        tuple(
            SettlementLine(
                party=part.party,
                fund=part.fund,
                eligible=part.eligible,
                grant=grants[part.key],
                paid=paid.get(part.key, nothing),
            )
            for part in final.parts
        )
    )


@frozen(kw_only=True)
class PaymentSchedule:
    """Payment ahead of the cost: an advance, an interim payment, and the rest at the settlement.

    The interim payment is whole once `spent_needed` of the budget is spent, and in proportion below that.

    >>> from slussmodel.funding import EUI_PAYMENTS
    >>> from slussmodel.money import EUR
    >>> EUI_PAYMENTS.advance_of(EUR(1_000_000)), EUI_PAYMENTS.interim_of(EUR(1_000_000), spent=Fraction(7, 40))
    (EUR('500000.00'), EUR('150000.00'))
    """

    advance: Fraction = field(validator=rate)
    interim: Fraction = field(validator=rate)
    spent_needed: Fraction = field(validator=rate)
    source: str = field(validator=filled)

    def __attrs_post_init__(self) -> None:
        if self.advance + self.interim > 1:
            raise InvalidValue(
                "PaymentSchedule", "interim", self.interim, "must not make the payments exceed the grant"
            )
        if not self.spent_needed:
            raise InvalidValue("PaymentSchedule", "spent_needed", self.spent_needed, "must be above zero")

    def advance_of(self, grant: Money) -> Money:
        return Money(int(grant.minor * self.advance // 1), grant.currency)

    def interim_of(self, grant: Money, *, spent: Fraction) -> Money:
        """The interim payment when a part of the whole budget is spent; a part below zero raises `InvalidValue`."""
        if spent < 0:
            raise InvalidValue("interim_of", "spent", spent, "must be zero or more")
        earned = min(self.interim, self.interim * spent / self.spent_needed)
        return Money(int(grant.minor * earned // 1), grant.currency)

    def payments(self, grant: Money, *, spent: Fraction) -> tuple[Money, Money, Money]:
        """Advance, interim payment and what is left for the settlement; together the grant."""
        advance, interim = self.advance_of(grant), self.interim_of(grant, spent=spent)
        return advance, interim, grant - advance - interim


_PAY = Sentence(
    "settlement_due",
    sv="{party} ({fund}): kostnaden {cost} ger {grant}; {paid} är utbetalt och {due} återstår att betala ut",
    en="{party} ({fund}): the cost of {cost} gives {grant}; {paid} is paid and {due} is still to be paid",
)
_EVEN = Sentence(
    "settlement_even",
    sv="{party} ({fund}): kostnaden {cost} ger {grant}, som är utbetalt",
    en="{party} ({fund}): the cost of {cost} gives {grant}, which is paid",
)
_PAY_BACK = Sentence(
    "settlement_pay_back",
    sv="{party} ({fund}): kostnaden {cost} ger {grant}; {paid} är utbetalt och {due} ska betalas tillbaka",
    en="{party} ({fund}): the cost of {cost} gives {grant}; {paid} is paid and {due} is to be paid back",
)
