"""Who runs the hub: the municipality, its group of companies, and the EU programme that pays."""

from __future__ import annotations

from functools import cache

from slussmodel import sweden
from slussmodel.partnerships import Contact, Membership, Organisation, OrganisationKind, Partnership, Role
from slussmodel.periods import Period
from slussmodel.systems.municipal import as_organisation

HOST = "0780"
COMPANIES = "VKAB"
UIA = "UIA"

PERIOD = Period.parse("2019-09..2022-08")
EXTENDED = Period(PERIOD.first, PERIOD.last + 6)
START, END = EXTENDED.first.first_day, EXTENDED.last.last_day


@cache
def partnership() -> Partnership:
    """Växjö kommun as host; its companies take part through their parent; UIA pays and has no say.

    The text speaks of the group and names no company. That the parent is Växjö Kommunföretag AB is common knowledge.
    """
    companies = Organisation(
        id=COMPANIES, name="Växjö Kommunföretag AB", kind=OrganisationKind.MUNICIPAL_COMPANY, short=COMPANIES
    )
    programme = Organisation(
        id=UIA, name="Urban Innovative Actions", kind=OrganisationKind.AUTHORITY, country="FR", short=UIA
    )
    roles = {HOST: Role.LEAD, COMPANIES: Role.PARTNER, UIA: Role.FUNDER}
    return Partnership(
        id="diaccess",
        name="Innovationshubben",
        aliases=("Diaccess", "Innovationshubben – partnerskap för digital innovation"),
        organisations=(as_organisation(sweden.MUNICIPALITIES[HOST]), companies, programme),
        memberships=tuple(Membership(organisation=id, role=role, since=START) for id, role in roles.items()),
        host=HOST,
        period=EXTENDED,
        contact=Contact(name="Växjö kommuns kontaktcenter"),
    )
