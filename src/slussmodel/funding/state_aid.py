"""State aid to a company: how much of its cost may be paid, and what de minimis aid it still has room for.

A municipality that pays a company, or a grant with a company among its parties, gives aid. The General Block Exemption
Regulation (GBER, 651/2014) says what part of the cost may be covered; small sums are de minimis aid.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from types import MappingProxyType

from attrs import field, frozen

from slussmodel.errors import Reason, Refused
from slussmodel.language import Labelled, Sentence
from slussmodel.money import EUR, Money, not_negative, total
from slussmodel.validators import day, filled


class CompanySize(Labelled):
    """The sizes of company that aid intensities tell apart."""

    SMALL = "small", "litet företag", "small company"
    MEDIUM = "medium", "medelstort företag", "medium-sized company"
    LARGE = "large", "stort företag", "large company"


class ResearchKind(Labelled):
    """The kinds of research and development of GBER, article 25."""

    FUNDAMENTAL = "fundamental", "grundforskning", "fundamental research"
    INDUSTRIAL = "industrial", "industriell forskning", "industrial research"
    EXPERIMENTAL = "experimental", "experimentell utveckling", "experimental development"
    FEASIBILITY = "feasibility", "genomförbarhetsstudie", "feasibility study"


_BASE: Mapping[ResearchKind, Fraction] = MappingProxyType(
    {
        ResearchKind.FUNDAMENTAL: Fraction(1),
        ResearchKind.INDUSTRIAL: Fraction(1, 2),
        ResearchKind.EXPERIMENTAL: Fraction(1, 4),
        ResearchKind.FEASIBILITY: Fraction(1, 2),
    }
)
_BY_SIZE: Mapping[CompanySize, Fraction] = MappingProxyType(
    {CompanySize.SMALL: Fraction(20, 100), CompanySize.MEDIUM: Fraction(10, 100), CompanySize.LARGE: Fraction(0)}
)
_COLLABORATION = Fraction(15, 100)
_MOST_WITH_BONUS = Fraction(80, 100)


def aid_intensity(kind: ResearchKind, size: CompanySize, *, collaboration: bool = False) -> Fraction:
    """The part of the cost that research aid may cover (GBER, article 25).

    Ten points more for a medium-sized company and twenty for a small one; fifteen more in industrial research and
    experimental development where the parties collaborate or the results are spread widely; 80 % at most.

    >>> aid_intensity(ResearchKind.EXPERIMENTAL, CompanySize.SMALL, collaboration=True)
    Fraction(3, 5)
    """
    base = _BASE[kind]
    if kind is ResearchKind.FUNDAMENTAL:
        return base
    together = collaboration and kind is not ResearchKind.FEASIBILITY
    return min(base + _BY_SIZE[size] + (_COLLABORATION if together else 0), _MOST_WITH_BONUS)


def process_aid_intensity(size: CompanySize, *, borne_by_small: Fraction = Fraction(0)) -> Fraction | Refused:
    """The part of the cost that aid for process and organisational innovation may cover (GBER, article 29).

    `borne_by_small` is the part of the cost that small and medium-sized companies bear. A large company gets aid only
    where that is 30 % or more, and is refused otherwise.

    >>> process_aid_intensity(CompanySize.SMALL), process_aid_intensity(CompanySize.LARGE).codes
    (Fraction(1, 2), ('large_company_alone',))
    """
    if size is not CompanySize.LARGE:
        return Fraction(1, 2)
    if borne_by_small < Fraction(30, 100):
        return Refused((Reason.of(_ALONE, percent=borne_by_small * 100, least=30),))
    return Fraction(15, 100)


@frozen(kw_only=True)
class DeMinimisAid:
    """Small aid that a company has been given."""

    on: date = field(validator=day)
    amount: Money = field(validator=not_negative)


@frozen(kw_only=True)
class DeMinimisRule:
    """A ceiling for the de minimis aid of three years.

    >>> first = DeMinimisAid(on=date(2022, 5, 1), amount=EUR(250_000))
    >>> past = (first, DeMinimisAid(on=date(2024, 1, 1), amount=EUR(90_000)))
    >>> DE_MINIMIS.room(past, on=date(2025, 4, 30)), DE_MINIMIS.room(past, on=date(2025, 5, 1))
    (EUR('0.00'), EUR('210000.00'))
    """

    ceiling: Money = field(validator=not_negative)
    source: str = field(validator=filled)

    def room(self, past: Iterable[DeMinimisAid], *, on: date) -> Money:
        """What the company may still be given on a day: the ceiling less the aid of the three years up to it."""
        begins = _three_years_before(on)
        given = total((aid.amount for aid in past if begins < aid.on <= on), self.ceiling.currency)
        return max(self.ceiling - given, Money(0, self.ceiling.currency))


def _three_years_before(on: date) -> date:
    return on.replace(year=on.year - 3, day=28 if (on.month, on.day) == (2, 29) else on.day)


DE_MINIMIS = DeMinimisRule(ceiling=EUR(300_000), source="Regulation (EU) 2023/2831, article 3, as generally known")
"""EUR 300 000 over three years: common knowledge, not read in the regulation here, so look before you rely on it."""

_ALONE = Sentence(
    "large_company_alone",
    sv="små och medelstora företag bär {percent} % av kostnaden; för stöd till ett stort företag krävs minst {least} % "
    "(GBER, artikel 29)",
    en="small and medium-sized companies bear {percent}% of the cost; {least}% is needed for aid to a large one "
    "(GBER, article 29)",
)
