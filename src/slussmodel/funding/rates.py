"""Support rates: what part of an eligible cost a funder pays, to the minor unit and never a unit above the rate."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from attrs import Attribute

from slussmodel.errors import InvalidValue
from slussmodel.money import Money
from slussmodel.validators import of_type, wrong


def rate(instance: object, attribute: Attribute[Any], value: object) -> None:
    """A validator: a Fraction from 0 to 1."""
    of_type(Fraction)(instance, attribute, value)
    if isinstance(value, Fraction) and not 0 <= value <= 1:
        raise wrong(instance, attribute, value, "must be from 0 to 1, such as Fraction(65, 100)")


def at_rate(cost: Money, rate: Fraction) -> Money:
    """The support that a cost carries at a rate, rounded down so that the rate is never exceeded.

    Jems, the grant system of the Interreg programmes, rounds down to cents in the same way.

    >>> from slussmodel.money import EUR
    >>> at_rate(EUR("1180296.28"), Fraction(65, 100)), at_rate(EUR("200000"), Fraction(65, 100))
    (EUR('767192.58'), EUR('130000.00'))
    """
    return Money(int(cost.minor * rate // 1), cost.currency)


def support_rate(grant: Money, eligible: Money) -> Fraction:
    """The grant as a part of the eligible cost, exact; raises `InvalidValue` where there is no cost to support.

    >>> from slussmodel.money import SEK
    >>> support_rate(SEK(4_000_000), SEK(8_000_000))
    Fraction(1, 2)
    """
    if eligible.minor <= 0:
        raise InvalidValue("support_rate", "eligible", eligible, "must be above zero")
    return grant / eligible


def final_grant(cap: Money, rate: Fraction, eligible: Money) -> Money:
    """What a recipient keeps in the end: the least of the cap and the rate times the actual eligible cost.

    Vinnova's decisions say so for each recipient: a cost below the budget lowers the grant, a cost above it does not
    raise it.

    >>> from slussmodel.money import SEK
    >>> final_grant(SEK(4_000_000), Fraction(1, 2), SEK(7_543_844))
    SEK('3771922.00')
    """
    return min(cap, at_rate(eligible, rate))


def cost_needed(grant: Money, rate: Fraction) -> Money:
    """The least eligible cost that carries a grant at a rate, rounded up to the minor unit.

    >>> from slussmodel.money import SEK
    >>> cost_needed(SEK(4_000_000), Fraction(1, 2)) - SEK(4_000_000)
    SEK('4000000.00')
    """
    if rate <= 0:
        raise InvalidValue("cost_needed", "rate", rate, "must be above zero")
    return Money(int(-(-grant.minor // rate)), grant.currency)
