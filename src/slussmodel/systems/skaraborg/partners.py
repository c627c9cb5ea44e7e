"""Who runs the sluice: the local federation as host, and its fifteen members from the start of the project."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache

from slussmodel import sweden
from slussmodel.partnerships import (
    Assignment,
    Contact,
    Membership,
    Organisation,
    OrganisationKind,
    Partnership,
    Role,
)
from slussmodel.periods import Period
from slussmodel.systems.municipal import as_members, as_organisation

HOST = "SKARABORG"
PERIOD = Period.parse("2016-11..2020-06")
START = date(2016, 11, 1)
END = date(2020, 6, 30)
CENSUS = 2016
"""The year of the populations that the keys use."""


def members() -> tuple[str, ...]:
    """The codes of the fifteen municipalities."""
    return sweden.federation(HOST).codes


def inhabitants() -> dict[str, int]:
    """How many live in each of the fifteen, by code."""
    return {code: sweden.MUNICIPALITIES[code].population(CENSUS) for code in members()}


def largest(n: int) -> tuple[str, ...]:
    """The codes of the `n` members where most people live, the largest first.

    >>> [sweden.MUNICIPALITIES[code].name for code in largest(3)]
    ['Skövde', 'Lidköping', 'Falköping']
    """
    sizes = inhabitants()
    return tuple(sorted(sizes, key=lambda code: -sizes[code])[:n])


def names(codes: Iterable[str]) -> list[str]:
    """Municipalities as a reader knows them."""
    return [sweden.MUNICIPALITIES[code].name for code in codes]


@cache
def partnership() -> Partnership:
    """Skaraborgs Kommunalförbund as the host, and its fifteen members from the start of the project."""
    federation = sweden.federation(HOST)
    host = Organisation(
        id=HOST,
        name=federation.name,
        kind=OrganisationKind.LOCAL_FEDERATION,
        contact=Contact(
            name="Skaraborgs Kommunalförbund",
            address="Box 54, 541 22 Skövde",
            phone="0500-49 72 00",
            email="info@skaraborg.se",
        ),
    )
    return Partnership(
        id="innovationssluss-skaraborg",
        name="Innovationssluss Skaraborg",
        aliases=("Skaraborgs Innovationssluss", "Innovationssluss Skaraborg – kulturrevolution med digitalisering"),
        organisations=(host, *map(as_organisation, federation.members)),
        memberships=(
            Membership(organisation=HOST, role=Role.COORDINATOR, since=START),
            *as_members(federation.codes, START),
        ),
        host=HOST,
        period=PERIOD,
        assignments=(Assignment(task="projektledare", organisation=HOST, person="Maria Nilsson", period=PERIOD),),
    )
