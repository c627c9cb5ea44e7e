"""The routing table: benefit, market and novelty say which road an idea takes.

The table is data that a municipality can change. Its rows are read from the top and the first that fits decides, as
in a decision table of DMN with the hit policy "first". `check()` says where a table has holes or rows that never fit.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import product
from typing import Any, TypeAlias

from attrs import Attribute, field, frozen

from slussmodel.assessment.assess import Assessment
from slussmodel.assessment.effect import Benefit, BenefitScale
from slussmodel.assessment.market import MarketResult
from slussmodel.errors import InvalidValue, Reason, Refused, expected
from slussmodel.findings import Finding, Severity
from slussmodel.ideas import Novelty
from slussmodel.language import Labelled, Lang, Sentence
from slussmodel.validators import at_least, each, of_type

Case: TypeAlias = tuple[Benefit, MarketResult, Novelty]


class Road(Labelled):
    """Where an assessed idea goes."""

    INNOVATION_PARTNERSHIP = "innovation_partnership", "innovationspartnerskap", "innovation partnership"
    PURCHASE = "purchase", "vanligt inköp", "ordinary purchase"
    DEVELOP_JOINTLY = "develop_jointly", "gemensam utveckling i egen regi", "joint in-house development"
    PARK = "park", "parkeras", "parked"
    DECLINE = "decline", "avslås", "declined"


def _sayable(instance: object, attribute: Attribute[Sentence], value: Sentence) -> None:
    words = dict.fromkeys(("benefit", "market", "novelty", "value", "people", "road"), "")
    try:
        value.say(words, "sv")
        value.say(words, "en")
    except (KeyError, IndexError, AttributeError, TypeError, ValueError) as unsayable:
        rule = f"may name only {', '.join(words)}, each between braces: {unsayable}"
        raise InvalidValue("RoutingRow", "why", value.code, rule) from None


def _some(instance: object, attribute: Attribute[Any], value: frozenset[object]) -> None:
    if not value:
        raise InvalidValue("RoutingRow", attribute.name, value, "must name at least one; leave it out to mean any")


@frozen(kw_only=True)
class RoutingRow:
    """One row: the benefits, market results and novelties that it fits, and the road. What is left out means any.

    `why` may speak of {benefit}, {market}, {novelty}, {value} (money a year), {people} and {road}.
    """

    road: Road = field(validator=of_type(Road))
    why: Sentence = field(validator=[of_type(Sentence), _sayable])
    benefit: frozenset[Benefit] = field(default=frozenset(Benefit), validator=[each(of_type(Benefit)), _some])
    market: frozenset[MarketResult] = field(
        default=frozenset(MarketResult), validator=[each(of_type(MarketResult)), _some]
    )
    novelty: frozenset[Novelty] = field(default=frozenset(Novelty), validator=[each(of_type(Novelty)), _some])

    def fits(self, case: Case) -> bool:
        benefit, market, novelty = case
        return benefit in self.benefit and market in self.market and novelty in self.novelty

    def cases(self) -> Iterator[Case]:
        """Every case that the row fits, in the order of the enumerations."""
        return (case for case in every_case() if self.fits(case))


@frozen(kw_only=True)
class Route:
    """The road an idea takes, the number of the row that decided (from 1), and why."""

    idea: str
    road: Road
    row: int
    reason: Reason

    def explain(self, lang: Lang = "sv") -> str:
        return self.reason.text(lang)


@frozen(kw_only=True, repr=False)
class RoutingTable:
    """Rows read from the top, the scale behind "great benefit", and how long a market scan holds.

    >>> from slussmodel.assessment import DEFAULT_ROUTING
    >>> from slussmodel.money import SEK
    >>> table = RoutingTable(rows=DEFAULT_ROUTING.rows, scale=BenefitScale(great=SEK(750_000)), scan_months=6)
    >>> table.check()
    ()
    """

    rows: tuple[RoutingRow, ...] = field(validator=each(of_type(RoutingRow)))
    scale: BenefitScale = field(factory=BenefitScale, validator=of_type(BenefitScale))
    scan_months: int = field(default=12, validator=[of_type(int), at_least(1)])

    def __repr__(self) -> str:
        roads = ", ".join(row.road for row in self.rows)
        return f"<RoutingTable of {len(self.rows)} rows: {roads}>"

    def case(self, assessment: Assessment) -> Case:
        """The three answers that the table looks at."""
        return self.scale.benefit(assessment.effect), assessment.market.result, assessment.novelty

    def route(self, assessment: Assessment, *, on: date | None = None) -> Route | Refused:
        """The road for an assessed idea, decided on a day (without one, the day of the assessment).

        Refused where the market scan is too old on that day, and where no row fits.
        """
        if not isinstance(assessment, Assessment):
            raise InvalidValue("RoutingTable", "assessment", assessment, expected((Assessment,), assessment))
        case = self.case(assessment)
        row = next((number for number, row in enumerate(self.rows, 1) if row.fits(case)), 0)
        reasons = [*self.stale(assessment, on or assessment.at.date()), *(() if row else (_no_row(case),))]
        if reasons:
            return Refused(tuple(reasons))
        chosen = self.rows[row - 1]
        return Route(idea=assessment.idea, road=chosen.road, row=row, reason=self._why(chosen, assessment, case))

    def check(self) -> tuple[Finding, ...]:
        """Cases that no row fits (error), rows that never decide (warning), and rows whose order matters (note)."""
        return (*self._missing(), *self._unreachable(), *self._overlapping())

    def stale(self, assessment: Assessment, on: date) -> tuple[Reason, ...]:
        """That the market scan is too old on a day, whatever else the table would say."""
        scan = assessment.market
        if not scan.is_stale(on, after_months=self.scan_months):
            return ()
        return (Reason.of(_STALE, day=scan.day, months=scan.age_in_months(on), limit=self.scan_months),)

    def _why(self, row: RoutingRow, assessment: Assessment, case: Case) -> Reason:
        benefit, market, novelty = case
        value = assessment.effect.value(self.scale.hourly_rate)
        people = assessment.effect.people
        return Reason.of(
            row.why, benefit=benefit, market=market, novelty=novelty, value=value, people=people, road=row.road
        )

    def _missing(self) -> Iterator[Finding]:
        for case in every_case():
            if not any(row.fits(case) for row in self.rows):
                yield Finding(_no_row(case), Severity.ERROR, " / ".join(case))

    def _unreachable(self) -> Iterator[Finding]:
        taken: set[Case] = set()
        for number, row in enumerate(self.rows, 1):
            if taken.issuperset(row.cases()):
                yield Finding.of(_UNREACHABLE, Severity.WARNING, place=f"row {number}", row=number)
            taken.update(row.cases())

    def _overlapping(self) -> Iterator[Finding]:
        for late, row in enumerate(self.rows, 1):
            for early, other in enumerate(self.rows[: late - 1], 1):
                if other.road is not row.road and any(other.fits(case) for case in row.cases()):
                    yield Finding.of(_OVERLAP, Severity.NOTE, place=f"row {late}", early=early, late=late)


def every_case() -> Iterator[Case]:
    return product(Benefit, MarketResult, Novelty)


def _no_row(case: Case) -> Reason:
    benefit, market, novelty = case
    return Reason.of(_NO_ROW, benefit=benefit, market=market, novelty=novelty)


_STALE = Sentence(
    "market_scan_stale",
    sv="omvärldsbevakningen från {day} är {months} månader gammal; den gäller i {limit} månader",
    en="the market scan of {day} is {months} months old; it holds for {limit} months",
)
_NO_ROW = Sentence(
    "no_route",
    sv="ingen rad i vägvalstabellen gäller för nyttan {benefit}, en lösning som {market} och nyhetsgraden {novelty}",
    en="no row of the routing table fits {benefit} benefit, a solution that {market} and {novelty} novelty",
)
_UNREACHABLE = Sentence(
    "row_never_decides",
    sv="rad {row} avgör aldrig: tidigare rader tar alla dess fall",
    en="row {row} never decides: earlier rows take all its cases",
)
_OVERLAP = Sentence(
    "rows_overlap",
    sv="rad {early} och rad {late} gäller för samma fall men leder olika vägar; rad {early} går före",
    en="rows {early} and {late} fit the same case and lead different ways; row {early} goes first",
)
