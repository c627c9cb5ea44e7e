"""Who asks to take part, what they offer, and how price and quality are weighed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import Any

from attrs import Attribute, field, frozen

from slussmodel.errors import InvalidValue
from slussmodel.language import Labelled
from slussmodel.money import Money
from slussmodel.validators import day, each, filled, identifier, nfc, of_type, wrong


@frozen(kw_only=True)
class Candidate:
    """A supplier that has asked to take part: whether it meets the criteria, and does research of its own."""

    supplier: str = field(converter=nfc, validator=identifier)
    asked: date = field(validator=day)
    qualified: bool = field(validator=of_type(bool))
    own_research: bool = field(validator=of_type(bool))


class Subject(Labelled):
    """What a negotiation is about. The last three may not be negotiated (LOU 6:34)."""

    SOLUTION = "solution", "lösningen", "the solution"
    PRICE = "price", "priset", "the price"
    SCHEDULE = "schedule", "tidplanen", "the schedule"
    CONTRACT = "contract", "kontraktsvillkoren", "the contract terms"
    MINIMUM_REQUIREMENTS = "minimum_requirements", "minimikraven", "the minimum requirements"
    AWARD_CRITERIA = "award_criteria", "tilldelningskriterierna", "the award criteria"
    FINAL_TENDERS = "final_tenders", "de slutliga anbuden", "the final tenders"


NOT_NEGOTIABLE = frozenset({Subject.MINIMUM_REQUIREMENTS, Subject.AWARD_CRITERIA, Subject.FINAL_TENDERS})


@frozen(kw_only=True)
class Negotiation:
    """One round of talks with a tenderer."""

    on: date = field(validator=day)
    supplier: str = field(converter=nfc, validator=identifier)
    subjects: frozenset[Subject] = field(validator=each(of_type(Subject)))


@frozen(kw_only=True)
class DocumentChange:
    """A change of the documents during the negotiations, who was told in writing, and how many days they got."""

    on: date = field(validator=day)
    what: str = field(validator=filled)
    remaining: frozenset[str] = field(validator=each(identifier))
    told: frozenset[str] = field(validator=each(identifier))
    days: int = field(validator=of_type(int))


def _part(instance: object, attribute: Attribute[Any], value: Fraction) -> None:
    if not 0 <= value <= 1:
        raise wrong(instance, attribute, value, "must be from 0 to 1")


@frozen(kw_only=True)
class Tender:
    """A final tender: its price for the development, and its quality from 0 to 1 by the award criteria."""

    supplier: str = field(converter=nfc, validator=identifier)
    price: Money = field(validator=of_type(Money))
    quality: Fraction = field(validator=[of_type(Fraction), _part])

    def __attrs_post_init__(self) -> None:
        if self.price.minor <= 0:
            raise InvalidValue("Tender", "price", self.price, "must be above zero")


def scores(tenders: Iterable[Tender], price_weight: Fraction) -> dict[str, Fraction]:
    """The price-quality score of each tender, from 0 to 1, exact, best first.

    The cheapest gets the whole price weight, others in proportion to its price; quality counts with the rest. Equal
    scores stand in the order of the tenders.

    >>> from slussmodel.money import SEK
    >>> offers = [Tender(supplier="a", price=SEK(80), quality=Fraction(1, 2)),
    ...           Tender(supplier="b", price=SEK(100), quality=Fraction(1))]
    >>> scores(offers, Fraction(3, 10))
    {'b': Fraction(47, 50), 'a': Fraction(13, 20)}
    """
    offered = list(tenders)
    cheapest = min((tender.price for tender in offered), default=None)
    found = {
        one.supplier: price_weight * (cheapest / one.price) + (1 - price_weight) * one.quality
        for one in offered
        if cheapest is not None
    }
    return dict(sorted(found.items(), key=lambda item: -item[1]))
