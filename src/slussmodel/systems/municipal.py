"""What the five systems have in common: municipalities as organisations, and members of a federation as partners."""

from __future__ import annotations

from datetime import date

from slussmodel.partnerships import Membership, Organisation, OrganisationKind, Role
from slussmodel.places import Municipality


def as_organisation(municipality: Municipality) -> Organisation:
    """A municipality as a party to a partnership, under its code."""
    return Organisation(
        id=municipality.code,
        name=municipality.name,
        kind=OrganisationKind.MUNICIPALITY,
        municipality=municipality.code,
        nuts3=municipality.nuts3,
        aliases=(municipality.official_name,),
    )


def as_members(codes: tuple[str, ...], since: date, until: date | None = None) -> tuple[Membership, ...]:
    """A membership each, from the same day."""
    return tuple(Membership(organisation=code, role=Role.MEMBER, since=since, until=until) for code in codes)
