"""The effect of an idea: hours, money and people, and how great a benefit that is."""

from __future__ import annotations

from attrs import field, frozen

from slussmodel.errors import InvalidValue
from slussmodel.language import Labelled
from slussmodel.money import SEK, Money, not_negative
from slussmodel.validators import at_least, of_type


class Benefit(Labelled):
    """How great the benefit is, from the least to the greatest."""

    SMALL = "small", "liten", "small"
    MEDIUM = "medium", "måttlig", "medium"
    GREAT = "great", "stor", "great"

    @property
    def rank(self) -> int:
        return tuple(Benefit).index(self)


@frozen(kw_only=True)
class Effect:
    """What an idea in use would save in a year, and how many people it touches.

    Hours and money are savings a year; a negative amount is a cost that the idea brings.

    >>> Effect(hours_per_year=1_200, money_per_year=SEK(80_000), people=350).value(hourly_rate=SEK(400))
    SEK('560000.00')
    """

    hours_per_year: int = field(default=0, validator=of_type(int))
    money_per_year: Money = field(default=SEK(0), validator=of_type(Money))
    people: int = field(default=0, validator=[of_type(int), at_least(0)])

    def value(self, hourly_rate: Money) -> Money:
        """Money a year, with the hours counted at the rate; raises `CurrencyMismatch` for another currency."""
        return self.money_per_year + hourly_rate * self.hours_per_year


@frozen(kw_only=True)
class BenefitScale:
    """The thresholds that make a benefit small, medium or great.

    An effect reaches a level by its value a year or by the people it touches, whichever is higher. The amounts are
    defaults of this library, not law: a municipality states its own.

    >>> scale = BenefitScale(great=SEK(500_000))
    >>> scale.benefit(Effect(hours_per_year=1_300)).label("en")
    'great'
    """

    hourly_rate: Money = field(default=SEK(400), validator=not_negative)
    medium: Money = field(default=SEK(100_000), validator=of_type(Money))
    great: Money = field(default=SEK(1_000_000), validator=of_type(Money))
    medium_people: int = field(default=500, validator=[of_type(int), at_least(0)])
    great_people: int = field(default=5_000, validator=[of_type(int), at_least(0)])

    def __attrs_post_init__(self) -> None:
        if self.hourly_rate.currency != self.great.currency:
            raise InvalidValue("BenefitScale", "hourly_rate", self.hourly_rate, f"must be in {self.great.currency}")
        if self.great < self.medium:
            raise InvalidValue("BenefitScale", "great", self.great, f"must not be below medium, {self.medium}")
        if self.great_people < self.medium_people:
            raise InvalidValue("BenefitScale", "great_people", self.great_people, "must not be below medium_people")

    def benefit(self, effect: Effect) -> Benefit:
        value = effect.value(self.hourly_rate)
        if value >= self.great or effect.people >= self.great_people:
            return Benefit.GREAT
        if value >= self.medium or effect.people >= self.medium_people:
            return Benefit.MEDIUM
        return Benefit.SMALL
