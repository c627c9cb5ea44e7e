"""Costs of a project: what kind, what for, and whether a funder counts them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from attrs import field, frozen

from slussmodel.findings import Finding, Severity
from slussmodel.language import Labelled, Sentence
from slussmodel.money import Money, not_negative, total
from slussmodel.periods import Period
from slussmodel.validators import day, each, identifier, nfc, of_type


class CostKind(Labelled):
    """The kinds of cost of Vinnova's terms, and one that they never count."""

    PERSONNEL = "personnel", "personalkostnader", "personnel"
    EQUIPMENT = "equipment", "utrustning, mark och byggnader", "equipment, land and buildings"
    CONSULTANTS = "consultants", "konsulter och licenser", "consultants and licences"
    OTHER = "other", "övriga direkta kostnader", "other direct costs"
    INDIRECT = "indirect", "indirekta kostnader", "indirect costs"
    FORGONE_SALARY = "forgone_salary", "utebliven lön", "forgone salary"


class Purpose(Labelled):
    """What a cost is for; the first three are those that Skaraborg pays with its grant."""

    STRUCTURE = "structure", "uppbyggnad av struktur", "building the structure"
    TRAINING = "training", "utbildning", "training"
    DIFFUSION = "diffusion", "spridning", "diffusion"
    DEVELOPMENT = "development", "utveckling av idéer", "development of ideas"
    COORDINATION = "coordination", "samordning", "co-ordination"


@frozen(kw_only=True)
class Cost:
    """An amount that a party has borne or plans to bear, on a day."""

    party: str = field(converter=nfc, validator=identifier)
    kind: CostKind = field(validator=of_type(CostKind))
    purpose: Purpose = field(validator=of_type(Purpose))
    amount: Money = field(validator=not_negative)
    day: date = field(validator=day)


@frozen
class Costs:
    """The costs of a project and the period in which a funder counts them.

    >>> from slussmodel.money import SEK
    >>> early = Cost(
    ...     party="1496", kind=CostKind.PERSONNEL, purpose=Purpose.TRAINING, amount=SEK(10), day=date(2016, 9, 1)
    ... )
    >>> costs = Costs((early,), Period.parse("2016-11..2020-06"))
    >>> costs.eligible(), costs.check()[0].code
    (SEK('0.00'), 'cost_outside_period')
    """

    lines: tuple[Cost, ...] = field(validator=each(of_type(Cost)))
    period: Period = field(validator=of_type(Period))
    currency: str = field(default="SEK", validator=identifier)

    def eligible(self, party: str | None = None) -> Money:
        """The costs that a funder counts, of one party or of all."""
        return self._sum(cost for cost in self.lines if self._counts(cost) and party in (None, cost.party))

    def by_purpose(self) -> dict[Purpose, Money]:
        """The eligible costs for each purpose, in the order of the enumeration."""
        return {
            purpose: self._sum(cost for cost in self.lines if cost.purpose is purpose and self._counts(cost))
            for purpose in Purpose
        }

    def check(self) -> tuple[Finding, ...]:
        """A warning for each cost that the funder does not count, with the reason."""
        return tuple(
            Finding.of(
                sentence,
                Severity.WARNING,
                place=cost.party,
                source=source,
                amount=cost.amount,
                party=cost.party,
                kind=cost.kind,
                day=cost.day,
                period=str(self.period),
            )
            for cost in self.lines
            for fails, sentence, source in _INELIGIBLE
            if fails(cost, self.period)
        )

    def _counts(self, cost: Cost) -> bool:
        return not any(fails(cost, self.period) for fails, _, _ in _INELIGIBLE)

    def _sum(self, costs: Iterable[Cost]) -> Money:
        return total((cost.amount for cost in costs), self.currency)


_INELIGIBLE: tuple[tuple[Callable[[Cost, Period], bool], Sentence, str], ...] = (
    (
        lambda cost, period: cost.day not in period,
        Sentence(
            "cost_outside_period",
            sv="{amount} hos {party} faller den {day}, utanför {period}",
            en="{amount} of {party} falls on {day}, outside {period}",
        ),
        "Vinnova, terms on eligible costs",
    ),
    (
        lambda cost, period: cost.kind is CostKind.FORGONE_SALARY,
        Sentence(
            "cost_kind_not_eligible",
            sv="{amount} hos {party} är {kind}, som inte är stödberättigande",
            en="{amount} of {party} is {kind}, which is not eligible",
        ),
        "Vinnova, questions and answers 2016",
    ),
)
