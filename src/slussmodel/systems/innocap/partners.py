"""Who takes part in INNOCAP, in which role: six partners, two associated organisations, one town through a partner."""

from __future__ import annotations

from datetime import date
from functools import cache

from slussmodel import sweden
from slussmodel.partnerships import (
    Assignment,
    Membership,
    Obligation,
    Organisation,
    OrganisationKind,
    Partnership,
    Relation,
    RelationKind,
    Role,
)
from slussmodel.periods import Period, YearMonth
from slussmodel.systems.municipal import as_organisation

PERIOD = Period.parse("2023-01..2025-12")
START = PERIOD.first.first_day
PRE_STUDY = "INNOCAPREP"
PREPARED_FROM, PREPARED_UNTIL = date(2021, 12, 18), date(2022, 6, 30)
TOWN = sweden.municipality("Örnsköldsvik")

_KINDS = OrganisationKind
# id, name, kind, ISO 3166-1, ISO 3166-2, NUTS 3 of 2021, other names. The province lies outside NUTS.
_ORGANISATIONS = (
    ("ALAV", "Kommunförbundet Västernorrland", _KINDS.ASSOCIATION, "SE", "SE-Y", "SE321",
     ("Association of Local Authorities in Västernorrland",)),
    ("ERNACT", "European Regions Network for the Application of Communications Technology", _KINDS.NETWORK,
     "IE", "IE-DL", "IE041", ()),
    ("UH", "University of Helsinki", _KINDS.UNIVERSITY, "FI", "FI-18", "FI1B1", ()),
    ("SASS", "Association of Municipalities in South Iceland", _KINDS.ASSOCIATION, "IS", "IS-8", "IS002", ()),
    ("NUIG", "National University of Ireland, Galway", _KINDS.UNIVERSITY, "IE", "IE-G", "IE042",
     ("University of Galway",)),
    ("DCC", "Donegal County Council", _KINDS.MUNICIPALITY, "IE", "IE-DL", "IE041", ()),
    ("MIKKELI", "The City of Mikkeli", _KINDS.MUNICIPALITY, "FI", "FI-04", "FI1D1", ()),
    ("NL", "Government of Newfoundland and Labrador", _KINDS.PROVINCE, "CA", "CA-NL", None,
     ("Province of Newfoundland and Labrador",)),
)  # fmt: skip

_ROLES = {
    "ERNACT": Role.LEAD,
    **dict.fromkeys(("ALAV", "UH", "SASS", "NUIG", "DCC"), Role.PARTNER),
    **dict.fromkeys(("MIKKELI", "NL"), Role.ASSOCIATED),
}
# ernact.eu, project 137: the province is a partner of the pre-study and only associated in the project.
_PRE_STUDY_ROLES = {"ERNACT": Role.LEAD, "UH": Role.PARTNER, "NL": Role.PARTNER, "ALAV": Role.PARTNER}


def _organisations() -> tuple[Organisation, ...]:
    return tuple(
        Organisation(
            id=id, short=id, name=name, kind=kind, country=country, region=region, nuts3=nuts3, aliases=aliases
        )
        for id, name, kind, country, region, nuts3, aliases in _ORGANISATIONS
    )


@cache
def partnership() -> Partnership:
    """The project's partners from its first day, and what each of them has bound itself to.

    Örnsköldsvik is not in the list of partners: it takes part through the association that it is a member of.

    >>> [one.id for one in partnership().partners(START)], partnership().why_not("NL", START)[0].code
    (['ALAV', 'ERNACT', 'UH', 'SASS', 'NUIG', 'DCC'], 'no_obligations')
    """
    town = as_organisation(TOWN)
    return Partnership(
        id="innocap",
        name="INNOCAP",
        aliases=("Uppbyggnad av den offentliga sektorns innovationskapacitet",),
        purpose="bygga upp den offentliga sektorns innovationskapacitet",
        organisations=(*_organisations(), town),
        memberships=(
            *(Membership(organisation=one, role=role, since=START) for one, role in _ROLES.items()),
            Membership(organisation=town.id, role=Role.PARTICIPANT, since=START, through="ALAV"),
        ),
        period=PERIOD,
        assignments=(
            Assignment(task="projektledare", organisation="ALAV"),
            Assignment(
                task="eGov Unit Leader",
                organisation="NUIG",
                person="Lukasz Porwol",
                affiliation="Insight, SFI Research Centre",
            ),
        ),
        relations=(
            Relation("ALAV", RelationKind.SUPPORTS, town.id),
            Relation(PRE_STUDY, RelationKind.PRECEDES, "innocap"),
        ),
        obligations=(
            Obligation(organisation="ALAV", what="stödja Örnsköldsviks kommun"),
            Obligation(organisation=town.id, what="anställa innovationscoacher"),
            Obligation(organisation=town.id, what="utveckla en digital plattform"),
            Obligation(organisation=town.id, what="skapa en modell för innovationsarbetet"),
        ),
    )


@cache
def pre_study() -> Partnership:
    """INNOCAPREP, which prepared the project with four partners (ernact.eu, project 137; researchportal.helsinki.fi).

    >>> len(pre_study().partners(PREPARED_FROM)), pre_study().period.format("en")
    (4, 'December 2021 – June 2022')
    """
    return Partnership(
        id=PRE_STUDY,
        name=PRE_STUDY,
        organisations=tuple(one for one in _organisations() if one.id in _PRE_STUDY_ROLES),
        memberships=tuple(
            Membership(organisation=one, role=role, since=PREPARED_FROM, until=PREPARED_UNTIL)
            for one, role in _PRE_STUDY_ROLES.items()
        ),
        period=Period(YearMonth.of(PREPARED_FROM), YearMonth.of(PREPARED_UNTIL)),
        relations=(Relation(PRE_STUDY, RelationKind.PRECEDES, "innocap"),),
    )


def roles_changed() -> dict[str, tuple[Role | None, Role]]:
    """Each organisation of the project whose role is another than in the pre-study, before and after."""
    changed = {id: (_PRE_STUDY_ROLES.get(id), role) for id, role in _ROLES.items()}
    return {id: roles for id, roles in changed.items() if roles[0] is not roles[1]}
