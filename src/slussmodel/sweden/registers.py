"""The generated text as values, by code."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from slussmodel.places import County, Federation, FederationKind, Municipality, Population, SkrGroup
from slussmodel.sweden._groups import COUNTIES as _COUNTIES
from slussmodel.sweden._groups import FEDERATIONS as _FEDERATIONS
from slussmodel.sweden._municipalities import MUNICIPALITIES as _MUNICIPALITIES


def _county(row: str) -> County:
    code, name, short, letter, iso, nuts3, nuts2_name, seat, region = row.split("|")
    return County(
        code=code,
        name=name,
        short=short,
        letter=letter,
        iso=iso,
        nuts3=nuts3,
        nuts2_name=nuts2_name,
        seat=seat,
        region=region,
    )


def _municipality(row: str) -> Municipality:
    code, name, genitive, seat, lat, lon, in_2016, in_2019, hundreds_in_2020, hectares, group = row.split("|")
    return Municipality(
        code=code,
        name=name,
        official_name=f"{name}{genitive} kommun",
        county=COUNTIES[code[:2]],
        seat=seat or name,
        lat=float(lat),
        lon=float(lon),
        land_hectares=int(hectares),
        skr_group=SkrGroup(group),
        populations=(
            Population(2016, int(in_2016)),
            Population(2019, int(in_2019)),
            Population(2020, int(hundreds_in_2020) * 100, rounded_to=100),
        ),
    )


def _federation(row: str, members: str) -> Federation:
    id, name, short, kind, source = row.split("|")
    return Federation(
        id=id,
        name=name,
        short=short,
        kind=FederationKind(kind),
        members=tuple(MUNICIPALITIES[code] for code in members.split()),
        source=source,
    )


_GROUP_LINES = _FEDERATIONS.splitlines()

COUNTIES: Mapping[str, County] = MappingProxyType({row[:2]: _county(row) for row in _COUNTIES.splitlines()})
"""The 21 counties by SCB's two digits."""

MUNICIPALITIES: Mapping[str, Municipality] = MappingProxyType(
    {row[:4]: _municipality(row) for row in _MUNICIPALITIES.splitlines()}
)
"""The 290 municipalities by SCB's four digits, in order of code."""

FEDERATIONS: Mapping[str, Federation] = MappingProxyType(
    {federation.id: federation for federation in map(_federation, _GROUP_LINES[::2], _GROUP_LINES[1::2])}
)
"""Eighteen groups of municipalities by id: federations, associations, co-operations, a county, projects."""
