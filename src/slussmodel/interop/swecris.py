"""SweCRIS: the grants of Swedish research funders as the Swedish Research Council gathers them (read only).

The records are those of swecris-api.vr.se, whose fields begin with a small letter, and of its export, where they begin
with a capital. A project's id names its funder: "2016-00000_Vinnova".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal

from slussmodel.funding import Grant, Tranche
from slussmodel.interop.published import PublishedGrant, organisation
from slussmodel.interop.reading import Node, read_payload
from slussmodel.interop.standard import Standard
from slussmodel.partnerships import Organisation
from slussmodel.periods import Period, YearMonth

_NUMBER = re.compile(r"\d{1,30}(\.\d{1,9})?")

STANDARD = Standard(
    name="SweCRIS, projects",
    version="API v1, as KTH-Library/swecris reads it",
    source="swecris-api.vr.se",
    held={
        "projectId": "Grant.id",
        "projectTitleSv": "PublishedGrant.title; projectTitleEn where it is empty",
        "projectTitleEn": "PublishedGrant.title, where there is no Swedish one",
        "projectAbstractSv": "PublishedGrant.description; projectAbstractEn where it is empty",
        "projectAbstractEn": "PublishedGrant.description, where there is no Swedish one",
        "projectStartDate": "PublishedGrant.period, its first month",
        "projectEndDate": "PublishedGrant.period, its last month",
        "coordinatingOrganisationId": "PublishedGrant.recipient",
        "coordinatingOrganisationNameSv": "PublishedGrant.recipient, or the English name",
        "fundingOrganisationId": "PublishedGrant.funder",
        "fundingOrganisationNameSv": "PublishedGrant.funder, or the English name",
        "fundingsSek": "Grant.applied, and the amount of its one tranche",
    },
    lost={
        "coordinatingOrganisationTypeOfOrganisationSv": "not read: the kind is guessed from the name",
        "fundingOrganisationTypeOfOrganisationSv": "not read: the kind is guessed from the name",
        "fundingYear": "not read",
        "fundingStartDate": "not read, nor fundingEndDate",
        "typeOfAwardId": "not read, nor its descriptions",
        "peopleList": "not read: personal data",
        "scbs": "not read",
        "loadedDate": "not read, nor updatedDate",
    },
)


def project(record: Mapping[str, object], organisations: Iterable[Organisation] = ()) -> PublishedGrant:
    """A record as a grant of one tranche, with the Swedish texts where there are two.

    What was applied for, the call and the day of award are not told: the applied amount is read as the granted one and
    the call as "unknown". `organisations` are those that the caller knows, by organisation number. Raises
    `PayloadError` with every fault.

    >>> grant = project({
    ...     "projectId": "2021-00157_VR", "projectTitleSv": "Petra III svensk nod", "fundingsSek": "25636000",
    ...     "projectStartDate": "2023-01-01 00:00:00", "projectEndDate": "2026-12-31 00:00:00",
    ...     "coordinatingOrganisationId": "202100-3054",
    ...     "coordinatingOrganisationNameSv": "KTH, Kungliga tekniska högskolan",
    ...     "fundingOrganisationId": "202100-5208", "fundingOrganisationNameSv": "Vetenskapsrådet"})
    >>> grant.grant.at_most, grant.recipient.kind.label("en"), grant.funder.name
    (SEK('25636000.00'), 'university', 'Vetenskapsrådet')
    """
    known = tuple(organisations)
    lowered = _lowered(record) if isinstance(record, Mapping) else record
    return read_payload("SweCRIS record", lowered, lambda node: _project(node, known))


def _lowered(record: Mapping[str, object]) -> dict[str, object]:
    """The record with the names of the API, its empty texts left out and its amount a number."""
    named = {f"{name[:1].lower()}{name[1:]}": value for name, value in record.items() if value != ""}
    amount = named.get("fundingsSek")
    written = isinstance(amount, str) and _NUMBER.fullmatch(amount)
    return named | ({"fundingsSek": Decimal(written[0])} if written else {})


def _project(node: Node, known: tuple[Organisation, ...]) -> PublishedGrant | None:
    amount = node["fundingsSek"].amount("SEK")
    recipient = _organisation(node, "coordinatingOrganisation", known)
    grant = node.make(
        Grant,
        id=node["projectId"].text(),
        call="unknown",
        recipient=recipient and recipient.id,
        applied=amount,
        tranches=(node.make(Tranche, id="1", amount=amount),),
    )
    return node.make(
        PublishedGrant,
        grant=grant,
        title=_either(node, "projectTitle").text(),
        description=_either(node, "projectAbstract").value or "",
        recipient=recipient,
        funder=_organisation(node, "fundingOrganisation", known),
        period=_period(node),
    )


def _organisation(node: Node, which: str, known: tuple[Organisation, ...]) -> Organisation | None:
    id, name = node[f"{which}Id"].text(), _either(node, f"{which}Name").text()
    return node.make(organisation, id=id, name=name, known=known)


def _either(node: Node, name: str) -> Node:
    """The Swedish text, or the English one where there is no Swedish."""
    swedish = node[f"{name}Sv"]
    english = node[f"{name}En"]
    return english if swedish.value is None and english.value is not None else swedish


def _period(node: Node) -> Period | None:
    first, last = node.maybe("projectStartDate", Node.day), node.maybe("projectEndDate", Node.day)
    if first is None or last is None:
        return None
    return node.make(Period, first=YearMonth.of(first), last=YearMonth.of(last))
