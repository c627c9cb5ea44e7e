"""Find a municipality, a county or a federation by code or by a name as people write it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar
from unicodedata import normalize

from slussmodel.errors import UnknownName
from slussmodel.places import County, Federation, Municipality
from slussmodel.sweden.registers import COUNTIES, FEDERATIONS, MUNICIPALITIES

Found = TypeVar("Found")


def municipality(name: str) -> Municipality:
    """The municipality with this code, name or official name, or the name that it goes by: "Malmö stad".

    Case, surrounding blanks and the form of Unicode don't matter; diacritics do, for Håbo is not Habo. Raises
    `UnknownName`, which offers near names.

    >>> municipality("skövde kommun").code, municipality("0305").name, municipality("0643").name
    ('1496', 'Håbo', 'Habo')
    >>> municipality("Båstads kommun") is municipality("Båstad kommun") is municipality("Båstad")
    True
    >>> municipality("Skovde")
    Traceback (most recent call last):
    slussmodel.errors.UnknownName: unknown municipality 'Skovde'; did you mean 'Skövde'?
    >>> municipality("114")
    Traceback (most recent call last):
    slussmodel.errors.UnknownName: unknown municipality '114'; did you mean '0114'?
    """
    return _found("municipality", name, _MUNICIPALITIES, (one.name for one in MUNICIPALITIES.values()))


def name_of(code: str) -> str:
    """A municipality's name by its code; whoever else is called as it is.

    >>> name_of("1496"), name_of("CA-NL")
    ('Skövde', 'CA-NL')
    """
    return MUNICIPALITIES[code].name if code in MUNICIPALITIES else code


def county(name: str) -> County:
    """The county with this code, letter, ISO 3166-2 or NUTS 3 code, or name with or without "län".

    >>> county("O") is county("Västra Götaland") is county("SE-O")
    True
    """
    return _found("county", name, _COUNTIES, (one.short for one in COUNTIES.values()))


def in_county(name: str) -> tuple[Municipality, ...]:
    """The municipalities of a county, in order of code; the county as `county` takes it.

    >>> [one.name for one in in_county("Blekinge")]
    ['Olofström', 'Karlskrona', 'Ronneby', 'Karlshamn', 'Sölvesborg']
    """
    code = county(name).code
    return tuple(one for one in MUNICIPALITIES.values() if one.county.code == code)


def federation(name: str) -> Federation:
    """The federation or other group with this id, name or short name.

    >>> federation("GR").short, federation("Skaraborg").kind.label("en")
    ('Göteborgsregionen', 'local federation (public law)')
    """
    return _found("federation", name, _FEDERATIONS, (one.short for one in FEDERATIONS.values()))


def _fold(name: object) -> str:
    return " ".join(normalize("NFC", str(name)[:200]).casefold().split())


def _index(entries: Iterable[tuple[Found, tuple[str, ...]]]) -> dict[str, Found]:
    return {_fold(name): value for value, names in entries for name in names}


def _found(kind: str, name: str, index: dict[str, Found], offered: Iterable[str]) -> Found:
    found = index.get(_fold(name))
    if found is None:
        _refuse_lost_zeros(kind, str(name), index)
        codes = [key for key in index if key.isdigit()] if str(name).isdigit() else []
        raise UnknownName.among(kind, normalize("NFC", str(name)), [*codes, *offered])
    return found


def _refuse_lost_zeros(kind: str, name: str, index: dict[str, Found]) -> None:
    """A code that has been a number, in a spreadsheet perhaps, has lost its zeros: one code alone can be meant."""
    whole = [code for code in (name.zfill(2), name.zfill(4)) if name.isdigit() and code in index]
    if whole:
        raise UnknownName(kind, name, tuple(whole))


# Fourteen municipalities call themselves a town, and one a region, though each is a kommun in law.
_TOWNS = frozenset("0180 0183 0184 0186 0187 1280 1282 1283 1480 1481 1488 1490 1980 2583".split())
_GOES_BY = {code: (MUNICIPALITIES[code].official_name.replace("kommun", "stad"),) for code in _TOWNS}
_GOES_BY["0980"] = ("Region Gotland",)

_MUNICIPALITIES = _index(
    (one, (one.code, one.name, one.official_name, f"{one.name} kommun", *_GOES_BY.get(one.code, ())))
    for one in MUNICIPALITIES.values()
)
_COUNTIES = _index((one, (one.code, one.letter, one.iso, one.nuts3, one.short, one.name)) for one in COUNTIES.values())
_FEDERATIONS = _index((one, (one.id, one.name, one.short)) for one in FEDERATIONS.values())
