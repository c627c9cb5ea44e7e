"""What the procurement documents say before anybody answers: need, requirements, rights, rounds and ways to end."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from attrs import Attribute, field, frozen
from attrs.validators import optional

from slussmodel.assessment.market import MarketScan
from slussmodel.errors import InvalidValue
from slussmodel.language import Labelled, Lang, listing
from slussmodel.money import Money
from slussmodel.validators import at_least, day, each, filled, of_type, text, wrong


class Side(Labelled):
    """The two sides of a partnership."""

    INNOVATOR = "innovator", "innovatören", "the innovator"
    MUNICIPALITY = "municipality", "kommunen", "the municipality"


class Right(Labelled):
    """The rights to what is developed; each has one holder."""

    OWNERSHIP = "ownership", "äganderätt", "ownership"
    COMMERCIALISATION = "commercialisation", "kommersialiseringsrätt", "commercialisation right"
    USE = "use", "nyttjanderätt", "right of use"


class ResaleScope(Labelled):
    """Where the innovator may sell the finished solution."""

    NONE = "none", "ingenstans", "nowhere"
    SWEDEN = "sweden", "i Sverige", "in Sweden"
    INTERNATIONAL = "international", "i Sverige och internationellt", "in Sweden and internationally"


_RIGHTS = listing(list(Right), "en")


def _holding(instance: object, attribute: Attribute[Any], value: object) -> None:
    match value:
        case (Right(), Side()):
            return
    raise wrong(instance, attribute, value, "must be a right and the side that holds it")


def _one_holder_each(
    instance: object, attribute: Attribute[tuple[tuple[Right, Side], ...]], value: tuple[tuple[Right, Side], ...]
) -> None:
    each(_holding)(instance, attribute, value)
    if sorted(right for right, _ in value) != sorted(Right):
        raise InvalidValue("RightsSplit", "holders", value, f"must give a holder to {_RIGHTS}")


@frozen
class RightsSplit:
    """Who holds each right: one holder for every right, no right without one.

    >>> RightsSplit.of({Right.OWNERSHIP: Side.INNOVATOR})
    Traceback (most recent call last):
    slussmodel.errors.InvalidValue: RightsSplit.holders: ... must give a holder to ownership, commercialisation and use
    """

    holders: tuple[tuple[Right, Side], ...] = field(validator=_one_holder_each)

    @classmethod
    def of(cls, holders: Mapping[Right, Side]) -> RightsSplit:
        return cls(tuple((right, holders[right]) for right in Right if right in holders))

    def holder(self, right: Right) -> Side:
        return dict(self.holders)[right]

    def explain(self, lang: Lang = "sv") -> str:
        return "\n".join(f"{right.label(lang)}: {side.label(lang)}" for right, side in self.holders)


INNOVATOR_OWNS = RightsSplit.of(
    {Right.OWNERSHIP: Side.INNOVATOR, Right.COMMERCIALISATION: Side.INNOVATOR, Right.USE: Side.MUNICIPALITY}
)
"""Växjö's split: the municipality uses the solution as a customer, the innovator owns it and may sell it."""


class SelectionCriterion(Labelled):
    """What candidates are chosen by; the first two are those that the law points out (LOU 6:32)."""

    RESEARCH_CAPACITY = "research_capacity", "kapacitet för forskning och utveckling", "capacity for R&D"
    INNOVATION_CAPACITY = (
        "innovation_capacity",
        "kapacitet att utveckla och genomföra innovativa lösningar",
        "capacity to develop and carry out innovative solutions",
    )
    ECONOMY = "economy", "ekonomisk ställning", "economic standing"
    EXPERIENCE = "experience", "erfarenhet", "experience"


def _weight(instance: object, attribute: Attribute[Fraction], value: Fraction) -> None:
    if not 0 <= value <= 1:
        raise InvalidValue("ProcurementDocuments", "price_weight", value, "must be from 0 to 1")


@frozen(kw_only=True)
class ProcurementDocuments:
    """What is announced. A fault in it is not refused here: `InnovationPartnership.check` finds it and cites the law.

    `price_weight` is the part of the evaluation that is price, the rest is quality. `least_candidates` is the number
    that will at least be invited. `rounds` says that tenders may be cut in successive rounds; `may_end` and
    `may_reduce` that the partnership may be ended, or partners dropped, after a phase, on the `ending_terms`.
    """

    market: MarketScan = field(validator=of_type(MarketScan))
    requests_due: date = field(validator=day)
    price_weight: Fraction = field(validator=[of_type(Fraction), _weight])
    estimated_value: Money = field(validator=of_type(Money))
    need: str = field(default="", validator=text)
    minimum_requirements: tuple[str, ...] = field(default=(), validator=each(filled))
    rights: RightsSplit | None = field(default=None, validator=optional(of_type(RightsSplit)))
    selection: frozenset[SelectionCriterion] = field(
        default=frozenset({SelectionCriterion.RESEARCH_CAPACITY, SelectionCriterion.INNOVATION_CAPACITY}),
        validator=each(of_type(SelectionCriterion)),
    )
    least_candidates: int = field(default=3, validator=[of_type(int), at_least(1)])
    rounds: bool = field(default=False, validator=of_type(bool))
    may_end: bool = field(default=False, validator=of_type(bool))
    may_reduce: bool = field(default=False, validator=of_type(bool))
    ending_terms: str = field(default="", validator=text)
