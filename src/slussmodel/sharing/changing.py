"""A rule that is changed in the middle of a year: each rule shares the part of the cost that falls in its time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from fractions import Fraction

from attrs import Attribute, field, frozen

from slussmodel.errors import InvalidValue
from slussmodel.language import Labelled, Lang, Sentence
from slussmodel.money import Money
from slussmodel.periods import Period
from slussmodel.sharing.allocation import Allocation
from slussmodel.sharing.given import chosen
from slussmodel.sharing.keys import Key, Parties, check_cost
from slussmodel.sharing.steps import Figure, Step, Words, minor_per_major, unit_of
from slussmodel.validators import day, of_type, wrong

Phases = tuple[tuple[date, Key], ...]

_PHASE = Sentence(
    "phase",
    sv="Från {first} till {last}: {rule}, {part} av {whole} {measure}.",
    en="From {first} to {last}: {rule}, {part} of {whole} {measure}.",
)
_PART = Sentence(
    "part_of_phase",
    sv="{party}: {exact} {currency} × {part} / {whole} ({rule}).",
    en="{party}: {exact} {currency} × {part} / {whole} ({rule}).",
)


class ProRata(Labelled):
    """What a period is counted in."""

    DAYS = "days", "dagar", "days"
    MONTHS = "months", "månader", "months"


def _phases(phases: Iterable[tuple[date, Key]]) -> Phases:
    return tuple(phases)


def _measure(value: str) -> ProRata:
    return chosen(ProRata, "Changing", "measure", value)


def _rising(instance: object, attribute: Attribute[Phases], phases: Phases) -> None:
    for first, key in phases:
        day(instance, attribute, first)
        of_type(Key)(instance, attribute, key)
    days = [first for first, _ in phases]
    if not days or days != sorted(set(days)):
        raise wrong(instance, attribute, days, "must be at least one rule, each from a later day than the one before")


@frozen
class Phase:
    """A rule and the part of a period in which it holds."""

    key: Key
    first: date
    last: date
    part: int


@frozen(kw_only=True)
class Changing:
    """Rules with the day from which each holds.

    The cost of a period is divided by the days, or by the months, that each rule holds in it, as if the cost came
    evenly; each rule shares its part, and only the sums are rounded. By months a rule must begin on the first of one.

    >>> from slussmodel import SEK
    >>> from slussmodel.sharing import Equal, PerCapita
    >>> rule = Changing(phases=((date(2020, 1, 1), Equal()), (date(2025, 4, 1), PerCapita())), measure="months")
    >>> dict(rule.share(SEK(1200), {"Hjo": 1, "Skara": 2}, Period.year(2025)).amounts)
    {'Hjo': SEK('450.00'), 'Skara': SEK('750.00')}
    """

    phases: Phases = field(converter=_phases, validator=_rising)
    measure: ProRata = field(default=ProRata.DAYS, converter=_measure)

    def __attrs_post_init__(self) -> None:
        for first, _ in self.phases:
            if self.measure is ProRata.MONTHS and first.day != 1:
                raise InvalidValue("Changing", "phases", first, "must be the first of a month where months are counted")

    def label(self, lang: Lang = "sv") -> str:
        rules = {"sv": " sedan ", "en": " then "}[lang].join(key.label(lang) for _, key in self.phases)
        return f"{rules} ({self.measure.label(lang)})"

    def within(self, period: Period) -> tuple[Phase, ...]:
        """The rules that hold in the period, with the days or months of each.

        Raises `InvalidValue` where the period begins before the first rule does.
        """
        if not isinstance(period, Period):
            raise InvalidValue("Changing", "period", period, f"must be Period, not {type(period).__name__}")
        start, end = period.first.first_day, period.last.last_day
        if start < self.phases[0][0]:
            raise InvalidValue(
                "Changing", "period", str(period), f"must not begin before the first rule, {self.phases[0][0]}"
            )
        ends = [first - timedelta(days=1) for first, _ in self.phases[1:]] + [date.max]
        spans = ((key, max(first, start), min(last, end)) for (first, key), last in zip(self.phases, ends, strict=True))
        return tuple(Phase(key, first, last, self._length(first, last)) for key, first, last in spans if first <= last)

    def _length(self, first: date, last: date) -> int:
        if self.measure is ProRata.DAYS:
            return (last - first).days + 1
        return (last.year - first.year) * 12 + last.month - first.month + 1

    def share(self, cost: Money, parties: Parties, period: Period) -> Allocation:
        """Divide the cost of the period among the parties."""
        check_cost("Changing", cost)
        phases = self.within(period)
        whole = sum(phase.part for phase in phases)
        exact: dict[str, Fraction] = {}
        each: dict[str, list[Step]] = {}
        for phase in phases:
            rule = _words(phase.key)
            for party, value in phase.key.values(cost, parties).items():
                exact[party] = exact.get(party, Fraction(0)) + value * phase.part / whole
                said: dict[str, Figure] = {"party": party, "currency": unit_of(cost.currency)}
                step = Step.of(
                    _PART, part=phase.part, whole=whole, rule=rule, exact=value / minor_per_major(cost.currency), **said
                )
                each.setdefault(party, []).append(step)
        return Allocation.of(self, exact, cost, each=each, steps=self._steps(phases, whole))

    def _steps(self, phases: tuple[Phase, ...], whole: int) -> list[Step]:
        measure = Words(self.measure.sv, self.measure.en)
        return [
            Step.of(
                _PHASE,
                first=str(phase.first),
                last=str(phase.last),
                rule=_words(phase.key),
                part=phase.part,
                whole=whole,
                measure=measure,
            )
            for phase in phases
        ]


def _words(key: Key) -> Words:
    return Words(key.label("sv"), key.label("en"))
