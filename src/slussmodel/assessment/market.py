"""What the market already offers, and how long that answer holds."""

from __future__ import annotations

from datetime import date

from attrs import field, frozen

from slussmodel.language import Labelled
from slussmodel.periods import YearMonth
from slussmodel.validators import day, filled, of_type


class MarketResult(Labelled):
    """Whether a solution can be bought."""

    EXISTS = "exists", "finns på marknaden", "exists on the market"
    PARTLY = "partly", "finns delvis på marknaden", "exists in part on the market"
    NONE = "none", "saknas på marknaden", "is not on the market"


@frozen(kw_only=True)
class MarketScan:
    """A look at the market on a day: what was found and what shows it.

    The answer ages. An innovation partnership presupposes a need that no solution on the market can meet (LOU 6:31),
    and that is true of a day.

    >>> scan = MarketScan(result=MarketResult.NONE, evidence="RFI, 4 answers", day=date(2020, 1, 31))
    >>> scan.age_in_months(date(2021, 1, 30)), scan.is_stale(date(2021, 1, 31), after_months=12)
    (11, True)
    """

    result: MarketResult = field(validator=of_type(MarketResult))
    evidence: str = field(validator=filled)
    day: date = field(validator=day)

    def age_in_months(self, on: date) -> int:
        """Whole months from the scan to a day; below zero before the scan."""
        return YearMonth.of(on) - YearMonth.of(self.day) - (on.day < self.day.day)

    def is_stale(self, on: date, *, after_months: int) -> bool:
        return self.age_in_months(on) >= after_months
