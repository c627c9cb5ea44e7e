"""Places: countries, counties, municipalities, the groups that municipalities form, and the rings that ideas spread in.

Codes are those that public registers use: SCB's codes for counties and municipalities, ISO 3166 for countries and
their parts, NUTS for regions of the EU and its neighbours. `slussmodel.sweden` holds the Swedish ones, ready made.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property

from attrs import field, frozen
from attrs.validators import optional

from slussmodel.countries import COUNTRIES, Country
from slussmodel.errors import InvalidValue, UnknownName, expected
from slussmodel.language import Labelled, Lang
from slussmodel.validators import at_least, between, distinct, each, filled, identifier, of_type, shaped, text

__all__ = [
    "COUNTRIES",
    "Country",
    "County",
    "Federation",
    "FederationKind",
    "Municipality",
    "Place",
    "Population",
    "Ring",
    "SizeClass",
    "SkrGroup",
]


class SkrGroup(Labelled):
    """The kind of municipality, by size, nearness to towns and commuting, as SKR groups them since 2023."""

    A1 = "A1", "Storstäder", "Large cities"
    A2 = "A2", "Pendlingskommun nära storstad", "Commuting municipality near large city"
    B3 = "B3", "Större stad", "Medium-sized town"
    B4 = "B4", "Pendlingskommun nära större stad", "Commuting municipality near medium-sized town"
    B5 = "B5", "Lågpendlingskommun nära större stad", "Low-commuting municipality near medium-sized town"
    C6 = "C6", "Mindre stad/tätort", "Small town/urban area"
    C7 = "C7", "Pendlingskommun nära mindre tätort", "Commuting municipality near small town"
    C8 = "C8", "Landsbygdskommun", "Rural municipality"
    C9 = "C9", "Landsbygdskommun med besöksnäring", "Rural municipality with visitor industry"

    @property
    def main(self) -> str:
        """The main group: A large cities, B larger towns, C smaller towns and the countryside."""
        return self.value[0]


class SizeClass(Labelled):
    """A class of population, with the limits that Kolada uses."""

    UNDER_5 = "under_5", "under 5 000 invånare", "under 5,000 inhabitants"
    FROM_5 = "from_5", "5 000–9 999 invånare", "5,000–9,999 inhabitants"
    FROM_10 = "from_10", "10 000–14 999 invånare", "10,000–14,999 inhabitants"
    FROM_15 = "from_15", "15 000–19 999 invånare", "15,000–19,999 inhabitants"
    FROM_20 = "from_20", "20 000–29 999 invånare", "20,000–29,999 inhabitants"
    FROM_30 = "from_30", "30 000–49 999 invånare", "30,000–49,999 inhabitants"
    FROM_50 = "from_50", "50 000–99 999 invånare", "50,000–99,999 inhabitants"
    FROM_100 = "from_100", "100 000–199 999 invånare", "100,000–199,999 inhabitants"
    FROM_200 = "from_200", "200 000 invånare eller fler", "200,000 inhabitants or more"

    @classmethod
    def of(cls, inhabitants: int) -> SizeClass:
        """The class that a population falls in.

        >>> SizeClass.of(54_133).label("en")
        '50,000–99,999 inhabitants'
        """
        if inhabitants < 0:
            raise InvalidValue("SizeClass", "inhabitants", inhabitants, "must be at least 0")
        return next(size for size, least in reversed(_LEAST.items()) if inhabitants >= least)

    @property
    def rank(self) -> int:
        """The place in order of size, 0 the smallest."""
        return _RANKS[self]


_LEAST = dict(zip(SizeClass, (0, 5_000, 10_000, 15_000, 20_000, 30_000, 50_000, 100_000, 200_000), strict=True))
_RANKS = {size: rank for rank, size in enumerate(SizeClass)}


class FederationKind(Labelled):
    """How a group of municipalities is bound together, which decides what it may own, owe and decide."""

    KOMMUNALFORBUND = "kommunalförbund", "kommunalförbund", "local federation (public law)"
    KOMMUNFORBUND = "kommunförbund", "kommunförbund", "association of municipalities"
    KOMMUNSAMARBETE = "kommunsamarbete", "kommunsamarbete", "municipal co-operation"
    COUNTY = "county", "länets kommuner", "municipalities of a county"
    PROJECT = "project", "projekt", "project"
    PROJECT_NETWORK = "project network", "projektnätverk", "project network"


@frozen(kw_only=True)
class Place:
    """Somewhere that is not a Swedish municipality: a town, a province, a region, in any country.

    `iso` is an ISO 3166 code, of a country ("IE") or of a part of one ("CA-NL"). A place outside the EU and its
    neighbours has no NUTS code.

    >>> Place(name="Newfoundland and Labrador", iso="CA-NL").country_code
    'CA'
    """

    name: str = field(validator=filled)
    iso: str = field(validator=shaped(r"[A-Z]{2}(-[A-Z0-9]{1,3})?", "ISO 3166 has it, such as 'IE' or 'CA-NL'"))
    nuts3: str | None = field(default=None, validator=optional(shaped(r"[A-Z]{2}[A-Z0-9]{3}", "NUTS 3 has it")))

    def __attrs_post_init__(self) -> None:
        expected = _NUTS_COUNTRY.get(self.country_code, self.country_code)
        if self.nuts3 is not None and not self.nuts3.startswith(expected):
            raise InvalidValue("Place", "nuts3", self.nuts3, f"must begin with {expected}, as {self.iso} does")

    @property
    def country_code(self) -> str:
        return self.iso[:2]

    def format(self, lang: Lang = "sv") -> str:
        return self.name


# NUTS writes two countries in another way than ISO does.
_NUTS_COUNTRY = {"GR": "EL", "GB": "UK"}


@frozen(kw_only=True)
class County:
    """A county (län) with its codes in SCB's and ISO's registers and in NUTS, and the region that governs in it."""

    code: str = field(validator=shaped(r"[0-9]{2}", "SCB's two digits, such as '14'"))
    name: str = field(validator=filled)
    short: str = field(validator=filled, repr=False)
    letter: str = field(validator=shaped(r"[A-Z]{1,2}", "the county letter, such as 'O'"), repr=False)
    iso: str = field(validator=shaped(r"[A-Z]{2}-[A-Z0-9]{1,3}", "ISO 3166-2 has it, such as 'SE-O'"), repr=False)
    nuts3: str = field(validator=shaped(r"[A-Z]{2}[A-Z0-9]{3}", "NUTS 3 has it, such as 'SE232'"), repr=False)
    nuts2_name: str = field(validator=filled, repr=False)
    seat: str = field(validator=filled, repr=False)
    region: str = field(validator=filled, repr=False)

    @property
    def nuts2(self) -> str:
        return self.nuts3[:4]

    def format(self, lang: Lang = "sv") -> str:
        return self.name if lang == "sv" else f"{self.short} County"


@frozen
class Population:
    """Registered inhabitants on 31 December of a year; `rounded_to` says to what, 1 where the count is exact."""

    year: int = field(validator=[of_type(int), at_least(1749)])
    inhabitants: int = field(validator=[of_type(int), at_least(0)])
    rounded_to: int = field(default=1, validator=[of_type(int), at_least(1)])

    @property
    def exact(self) -> bool:
        return self.rounded_to == 1


@frozen(kw_only=True, cache_hash=True)
class Municipality:
    """A Swedish municipality.

    `lat` and `lon` are degrees (WGS 84) of one point in it. `land_hectares` is the land area without water; a
    hectare is a hundredth of a square kilometre.
    """

    code: str = field(validator=shaped(r"[0-9]{4}", "SCB's four digits, such as '1496'"))
    name: str = field(validator=filled)
    official_name: str = field(validator=filled, repr=False)
    county: County = field(validator=of_type(County), repr=False)
    seat: str = field(validator=filled, repr=False)
    lat: float = field(validator=between(-90, 90), repr=False)
    lon: float = field(validator=between(-180, 180), repr=False)
    land_hectares: int = field(validator=[of_type(int), at_least(1)], repr=False)
    skr_group: SkrGroup = field(validator=of_type(SkrGroup), repr=False)
    populations: tuple[Population, ...] = field(default=(), validator=each(of_type(Population)), repr=False)

    def __attrs_post_init__(self) -> None:
        if not self.code.startswith(self.county.code):
            raise InvalidValue(
                "Municipality", "code", self.code, f"must begin with its county's code, {self.county.code}"
            )

    @property
    def nuts3(self) -> str:
        return self.county.nuts3

    @property
    def land_km2(self) -> Decimal:
        return Decimal(self.land_hectares) / 100

    def population(self, year: int) -> int:
        """Inhabitants on 31 December of the year, as `population_figure` has them."""
        return self.population_figure(year).inhabitants

    def population_figure(self, year: int) -> Population:
        """The figure with what it is rounded to; raises `UnknownName` for a year without a figure."""
        if not isinstance(year, int):
            raise InvalidValue("Municipality", "year", year, expected((int,), year))
        for figure in self.populations:
            if figure.year == year:
                return figure
        years = [str(figure.year) for figure in self.populations]
        raise UnknownName.among(f"population year of {self.name}", year, years)

    def size_class(self, year: int) -> SizeClass:
        return SizeClass.of(self.population(year))

    def format(self, lang: Lang = "sv") -> str:
        return self.name


@frozen(kw_only=True)
class Federation:
    """A group of municipalities: a federation in law, an association, a looser co-operation or a project.

    Members are in order of code and need not lie in one county. `short` is the name in everyday use and `source`
    the list that the members were read from.
    """

    id: str = field(validator=identifier)
    name: str = field(validator=filled)
    short: str = field(validator=filled)
    kind: FederationKind = field(validator=of_type(FederationKind))
    members: tuple[Municipality, ...] = field(validator=[each(of_type(Municipality)), distinct], repr=False)
    source: str = field(default="", validator=text, repr=False)

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(member.code for member in self.members)

    def population(self, year: int) -> int:
        return sum(member.population(year) for member in self.members)

    def format(self, lang: Lang = "sv") -> str:
        return self.name


@frozen(kw_only=True)
class Ring:
    """A scope that an innovation should spread in, and its place in the order of priority, 1 the first.

    Rings usually lie inside one another: a federation, its county, the country, abroad. A ring without members is
    open: nobody can list who is in it, so it has no coverage, and whatever lies outside the other rings counts there.
    """

    priority: int = field(validator=[of_type(int), at_least(1)])
    sv: str = field(validator=filled)
    en: str = field(validator=filled)
    members: tuple[Municipality, ...] = field(default=(), validator=[each(of_type(Municipality)), distinct], repr=False)

    @property
    def open(self) -> bool:
        return not self.members

    @cached_property
    def codes(self) -> frozenset[str]:
        return frozenset(member.code for member in self.members)

    def new_beyond(self, inner: Ring) -> tuple[Municipality, ...]:
        """The members that the inner ring does not have."""
        return tuple(member for member in self.members if member.code not in inner.codes)

    def population(self, year: int) -> int:
        return sum(member.population(year) for member in self.members)

    def format(self, lang: Lang = "sv") -> str:
        return self.sv if lang == "sv" else self.en
