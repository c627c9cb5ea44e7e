"""Countries of Europe and the North Atlantic, and when each has been a member of the European Union."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from attrs import field, frozen
from attrs.validators import optional

from slussmodel.errors import InvalidValue, UnknownName
from slussmodel.language import Lang
from slussmodel.validators import day, filled, shaped


@frozen(kw_only=True)
class Country:
    """A country, with the first day of its membership of the Union (or the Communities) and the first day after it.

    >>> Country.of("IS").in_eu(date(2019, 1, 1)), Country.of("GB").in_eu(date(2019, 1, 1)), Country.of("IE").sv
    (False, True, 'Irland')
    """

    code: str = field(validator=shaped(r"[A-Z]{2}", "ISO 3166-1 has it, such as 'SE'"))
    sv: str = field(validator=filled)
    en: str = field(validator=filled)
    eu_since: date | None = field(default=None, validator=optional(day))
    eu_until: date | None = field(default=None, validator=optional(day))

    def __attrs_post_init__(self) -> None:
        if self.eu_until is not None and (self.eu_since is None or self.eu_until <= self.eu_since):
            raise InvalidValue("Country", "eu_until", self.eu_until, "must come after eu_since")

    @classmethod
    def of(cls, code: str) -> Country:
        """A country by its ISO 3166-1 code; raises `UnknownName` for one that is not in `COUNTRIES`."""
        if code not in COUNTRIES:
            raise UnknownName.among("country", code, COUNTRIES)
        return COUNTRIES[code]

    def in_eu(self, on: date) -> bool:
        """Whether the country is a member state on that day."""
        return self.eu_since is not None and self.eu_since <= on and (self.eu_until is None or on < self.eu_until)

    def format(self, lang: Lang = "sv") -> str:
        return self.sv if lang == "sv" else self.en


# Membership from the country profiles of european-union.europa.eu; a country may be built outside this table.
_OUTSIDE = (
    ("CA", "Kanada", "Canada"),
    ("CH", "Schweiz", "Switzerland"),
    ("FO", "Färöarna", "Faroe Islands"),
    ("GL", "Grönland", "Greenland"),
    ("IS", "Island", "Iceland"),
    ("LI", "Liechtenstein", "Liechtenstein"),
    ("NO", "Norge", "Norway"),
    ("UA", "Ukraina", "Ukraine"),
    ("US", "USA", "United States"),
)
_MEMBERS = (
    ("AT", "Österrike", "Austria", date(1995, 1, 1)),
    ("BE", "Belgien", "Belgium", date(1958, 1, 1)),
    ("BG", "Bulgarien", "Bulgaria", date(2007, 1, 1)),
    ("CY", "Cypern", "Cyprus", date(2004, 5, 1)),
    ("CZ", "Tjeckien", "Czechia", date(2004, 5, 1)),
    ("DE", "Tyskland", "Germany", date(1958, 1, 1)),
    ("DK", "Danmark", "Denmark", date(1973, 1, 1)),
    ("EE", "Estland", "Estonia", date(2004, 5, 1)),
    ("ES", "Spanien", "Spain", date(1986, 1, 1)),
    ("FI", "Finland", "Finland", date(1995, 1, 1)),
    ("FR", "Frankrike", "France", date(1958, 1, 1)),
    ("GR", "Grekland", "Greece", date(1981, 1, 1)),
    ("HR", "Kroatien", "Croatia", date(2013, 7, 1)),
    ("HU", "Ungern", "Hungary", date(2004, 5, 1)),
    ("IE", "Irland", "Ireland", date(1973, 1, 1)),
    ("IT", "Italien", "Italy", date(1958, 1, 1)),
    ("LT", "Litauen", "Lithuania", date(2004, 5, 1)),
    ("LU", "Luxemburg", "Luxembourg", date(1958, 1, 1)),
    ("LV", "Lettland", "Latvia", date(2004, 5, 1)),
    ("MT", "Malta", "Malta", date(2004, 5, 1)),
    ("NL", "Nederländerna", "Netherlands", date(1958, 1, 1)),
    ("PL", "Polen", "Poland", date(2004, 5, 1)),
    ("PT", "Portugal", "Portugal", date(1986, 1, 1)),
    ("RO", "Rumänien", "Romania", date(2007, 1, 1)),
    ("SE", "Sverige", "Sweden", date(1995, 1, 1)),
    ("SI", "Slovenien", "Slovenia", date(2004, 5, 1)),
    ("SK", "Slovakien", "Slovakia", date(2004, 5, 1)),
)
_LEFT = Country(
    code="GB", sv="Storbritannien", en="United Kingdom", eu_since=date(1973, 1, 1), eu_until=date(2020, 2, 1)
)

COUNTRIES: Mapping[str, Country] = MappingProxyType(
    {code: Country(code=code, sv=sv, en=en) for code, sv, en in _OUTSIDE}
    | {code: Country(code=code, sv=sv, en=en, eu_since=since) for code, sv, en, since in _MEMBERS}
    | {_LEFT.code: _LEFT}
)
