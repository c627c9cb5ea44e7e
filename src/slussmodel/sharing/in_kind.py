"""Working time as money: what hours count, and what an hour is worth, by the rules of each funder."""

from __future__ import annotations

from fractions import Fraction

from attrs import field, frozen
from attrs.validators import optional

from slussmodel.errors import InvalidValue
from slussmodel.language import Labelled, Sentence
from slussmodel.money import Money
from slussmodel.sharing.given import Number, chosen, exact
from slussmodel.sharing.steps import Figure, Step
from slussmodel.validators import at_least, filled, identifier, of_type, text

_HOURLY = Sentence(
    "time_by_the_hour",
    sv="{hours} timmar räknas, {hours} × {pay} = {value} ({rule}).",
    en="{hours} hours count, {hours} × {pay} = {value} ({rule}).",
)
_MONTHLY = Sentence(
    "time_by_the_month",
    sv="{hours} timmar räknas, {hours} × {pay} × 12 / {yearly} = {value} ({rule}).",
    en="{hours} hours count, {hours} × {pay} × 12 / {yearly} = {value} ({rule}).",
)
_MONTHS = 12


class HourRounding(Labelled):
    """What becomes of the part of an hour."""

    AS_REPORTED = "as_reported", "timmar som de rapporterats", "hours as reported"
    WHOLE_DOWN = "whole_down", "hela timmar, avrundat nedåt", "whole hours, rounded down"


def _rounding(value: str) -> HourRounding:
    return chosen(HourRounding, "TimeRule", "rounding", value)


def _index(value: Number) -> Fraction:
    return exact("TimeRule", "index", value, value)


def _hours(value: Number) -> Fraction:
    return exact("WorkedTime", "hours", value, value)


@frozen(kw_only=True)
class TimeRule:
    """How a funder counts working time.

    Pay is by the hour, or by the month where `yearly_hours` says how many hours a year has; the monthly pay is then
    raised by `index` for each full twelve months since it was set.
    """

    id: str = field(validator=identifier)
    version: str = field(validator=filled)
    rounding: HourRounding = field(default=HourRounding.AS_REPORTED, converter=_rounding)
    yearly_hours: int | None = field(default=None, validator=optional([of_type(int), at_least(1)]))
    index: Fraction = field(default=Fraction(0), converter=_index, validator=at_least(0))
    source: str = field(default="", validator=text)

    def counted(self, hours: Fraction) -> Fraction:
        """The hours that count. Raises `InvalidValue` for hours below zero."""
        if hours < 0:
            raise InvalidValue("TimeRule", "hours", hours, "must be zero or more")
        return Fraction(hours // 1) if self.rounding is HourRounding.WHOLE_DOWN else hours


VINNOVA = TimeRule(
    id="Vinnova",
    version="2016",
    source="actual and provable cost by the party's ordinary accounting (Vinnova's general terms)",
)
ESF = TimeRule(
    id="ESF",
    version="2014-2020",
    rounding=HourRounding.WHOLE_DOWN,
    source="only whole hours, rounded down (utbildningskaraborg.se, medfinansiering)",
)
TILLVAXTVERKET = TimeRule(
    id="Tillväxtverket",
    version="2021-2027",
    yearly_hours=1720,
    index=Fraction(24, 1000),
    source="monthly pay × 12 / 1720, raised by 2.4 % every twelve months (eu.tillvaxtverket.se, handbok 2021-2027)",
)


@frozen(kw_only=True)
class WorkedTime:
    """Hours that somebody worked, the pay for them, and the rule that counts them.

    >>> from slussmodel import SEK
    >>> WorkedTime(hours=7.75, pay=SEK(400), rule=ESF).value
    SEK('2800.00')
    >>> WorkedTime(hours=100, pay=SEK(43_000), rule=TILLVAXTVERKET).value
    SEK('30000.00')
    """

    hours: Fraction = field(converter=_hours)
    pay: Money = field(validator=of_type(Money))
    rule: TimeRule = field(validator=of_type(TimeRule))
    full_years: int = field(default=0, validator=[of_type(int), at_least(0)])

    def __attrs_post_init__(self) -> None:
        if self.pay.minor <= 0:
            raise InvalidValue("WorkedTime", "pay", self.pay, "must be more than zero")
        self.rule.counted(self.hours)

    @property
    def counted(self) -> Fraction:
        return self.rule.counted(self.hours)

    @property
    def raised_pay(self) -> Money:
        """The pay after the rule's yearly raises."""
        return self.pay.times((1 + self.rule.index) ** self.full_years)

    @property
    def value(self) -> Money:
        """The worth of the hours that count at the raised pay, which is whole; halves of a minor unit to even."""
        yearly = self.rule.yearly_hours
        return self.raised_pay.times(self.counted * (Fraction(_MONTHS, yearly) if yearly else 1))

    def derive(self) -> Step:
        """The arithmetic in words."""
        yearly = self.rule.yearly_hours
        said: dict[str, Figure] = {
            "pay": self.raised_pay,
            "value": self.value,
            "rule": f"{self.rule.id} {self.rule.version}",
        }
        if yearly is None:
            return Step.of(_HOURLY, hours=self.counted, **said)
        return Step.of(_MONTHLY, hours=self.counted, yearly=yearly, **said)
