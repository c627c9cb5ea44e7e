"""Step tariffs: a fee by size, as associations of municipalities set it, with stakes for those who join."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from types import NoneType
from typing import Any

from attrs import Attribute, field, frozen

from slussmodel.errors import InvalidValue
from slussmodel.language import Lang, Sentence
from slussmodel.money import SEK, Money, total
from slussmodel.periods import YearMonth
from slussmodel.sharing.given import Number, exact
from slussmodel.sharing.keys import Key, proportions
from slussmodel.sharing.steps import Step
from slussmodel.validators import at_least, each, of_type, text, wrong

_BY_TARIFF = Sentence(
    "by_tariff",
    sv="{party}: {size} invånare ger årsavgiften {fee} av {fees}, {cost} × {fee} / {fees}.",
    en="{party}: {size} inhabitants give the yearly fee {fee} of {fees}, {cost} × {fee} / {fees}.",
)
_MONTHS = 12


def _not_negative(instance: object, attribute: Attribute[Any], fee: Money) -> None:
    if fee.minor < 0:
        raise wrong(instance, attribute, fee, "must not be negative")


@frozen(kw_only=True)
class TariffStep:
    """Those of at least `least` inhabitants, up to the next step: a stake paid once and a fee for each year."""

    least: int = field(validator=[of_type(int), at_least(0)])
    stake: Money = field(validator=[of_type(Money), _not_negative])
    yearly: Money = field(validator=[of_type(Money), _not_negative])


def _one_currency(instance: object, attribute: Attribute[Any], steps: tuple[TariffStep, ...]) -> None:
    total(money for step in steps for money in (step.stake, step.yearly))  # refuses two currencies


@frozen(kw_only=True)
class Fee:
    """What one party is billed for one year: the stake (zero but in the year it joins) and the fee of the months."""

    stake: Money
    yearly: Money
    months: int

    @property
    def total(self) -> Money:
        return self.stake + self.yearly


def _rising(instance: object, attribute: Attribute[Any], steps: tuple[TariffStep, ...]) -> None:
    leasts = [step.least for step in steps]
    if not leasts or leasts[0] != 0 or leasts != sorted(set(leasts)):
        raise wrong(instance, attribute, leasts, "must begin at 0 inhabitants and rise")


def _re_entry(value: Number) -> Fraction:
    return exact("StepTariff", "re_entry", value, value)


def _table(steps: Iterable[TariffStep]) -> tuple[TariffStep, ...]:
    return tuple(steps)


@frozen(kw_only=True)
class StepTariff(Key):
    """A fee by size, in steps.

    `bill` says what a party pays by the table. As a key, `share` divides a cost in proportion to the yearly fees, so
    that the table sets the proportions and the cost the level.

    Steps promise simple bills; they break the promise that close sizes pay close fees: one more inhabitant can move a
    municipality a whole step.

    >>> SAMBRUK_2020.step_for(19_000).yearly
    SEK('25000.00')
    """

    name: str = field(validator=text)
    steps: tuple[TariffStep, ...] = field(
        converter=_table, validator=[each(of_type(TariffStep)), _rising, _one_currency]
    )
    re_entry: Fraction = field(default=Fraction(1, 2), converter=_re_entry, validator=at_least(0))
    source: str = field(default="", validator=text)

    def label(self, lang: Lang = "sv") -> str:
        return f"Trappa: {self.name}" if lang == "sv" else f"Step tariff: {self.name}"

    def step_for(self, size: Fraction | int) -> TariffStep:
        """The step that a size falls on: its lower end belongs to it."""
        inhabitants = exact("StepTariff", "size", size, size)
        if inhabitants < 0:
            raise InvalidValue("StepTariff", "size", size, "must be zero or more")
        return [step for step in self.steps if step.least <= inhabitants][-1]

    def bill(self, size: int, year: int, *, joined: YearMonth | date | None = None, returning: bool = False) -> Fee:
        """What a party of this size is billed for the year.

        In the year that it joins it pays the stake and, of the yearly fee, a twelfth for each month from the month of
        entry on; before that year nothing. A party that returns pays `re_entry`, half unless the tariff says otherwise,
        of the stake. Without `joined` the party was a member before the year began.

        >>> fee = SAMBRUK_2020.bill(19_000, 2020, joined=YearMonth(2020, 10), returning=True)
        >>> fee.stake, fee.yearly, fee.months
        (SEK('5000.00'), SEK('6250.00'), 3)
        """
        step = self.step_for(size)
        if not isinstance(year, int):
            raise InvalidValue("StepTariff", "year", year, f"must be int, not {type(year).__name__}")
        if not isinstance(joined, (YearMonth, date, NoneType)):
            raise InvalidValue("StepTariff", "joined", joined, "must be a month or a day")
        nothing = Money(0, step.yearly.currency)
        if joined is None or joined.year < year:
            return Fee(stake=nothing, yearly=step.yearly, months=_MONTHS)
        if joined.year > year:
            return Fee(stake=nothing, yearly=nothing, months=0)
        months = _MONTHS + 1 - joined.month
        stake = step.stake.times(self.re_entry) if returning else step.stake
        return Fee(stake=stake, yearly=step.yearly.times(Fraction(months, _MONTHS)), months=months)

    def parts(self, weights: Mapping[str, Fraction]) -> dict[str, Fraction]:
        return proportions(self._fees(weights))

    def derive(self, cost: Money, weights: Mapping[str, Fraction]) -> dict[str, Step]:
        currency = self.steps[0].yearly.currency
        fees = {party: Money(int(fee), currency) for party, fee in self._fees(weights).items()}
        whole = total(fees.values())
        return {
            party: Step.of(_BY_TARIFF, party=party, size=weights[party], fee=fee, fees=whole, cost=cost)
            for party, fee in fees.items()
        }

    def _fees(self, weights: Mapping[str, Fraction]) -> dict[str, Fraction]:
        fees = {party: Fraction(self.step_for(size).yearly.minor) for party, size in weights.items()}
        if not any(fees.values()):
            raise InvalidValue("StepTariff", "parties", dict(weights), "must not all have the fee zero")
        return fees


def _steps(*table: tuple[int, int, int]) -> tuple[TariffStep, ...]:
    return tuple(TariffStep(least=least, stake=SEK(stake), yearly=SEK(yearly)) for least, stake, yearly in table)


SAMBRUK_2020 = StepTariff(
    name="Sambruk 2020",
    steps=_steps(
        (0, 5_000, 5_000),
        (7_000, 5_000, 10_000),
        (15_000, 10_000, 25_000),
        (25_000, 10_000, 35_000),
        (50_000, 10_000, 50_000),
        (100_000, 20_000, 65_000),
        (150_000, 25_000, 80_000),
    ),
    source="sambruk.se/ga-med-i-sambruk (2020); other organisations pay a stake of 5 000 kr and 25 000 kr a year",
)
