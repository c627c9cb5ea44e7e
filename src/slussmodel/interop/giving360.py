"""360Giving: grants as funders in Great Britain and elsewhere publish them.

A 360Giving file is `{"grants": [...]}`. Tranches stand as commitment transactions, those that are paid as disbursement
transactions too. A tranche that is the remainder is a commitment without a value.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import count

from slussmodel.errors import InvalidValue
from slussmodel.funding import Call, Condition, Grant, Tranche, TrancheEvent, TrancheState, TrancheStep
from slussmodel.interop.published import PublishedGrant, organisation
from slussmodel.interop.reading import Node, json_amount, read_payload
from slussmodel.interop.standard import Standard
from slussmodel.partnerships import Contact, Organisation
from slussmodel.periods import Period, YearMonth

_YEAR_MONTH = re.compile(r"(\d{4})(?:-(0[1-9]|1[012]))?")
_MONTHS = re.compile(r"[1-9]\d{0,2}")

STANDARD = Standard(
    name="360Giving Data Standard",
    version="1",
    source="ThreeSixtyGiving/standard, schema/360-giving-schema.json",
    held={
        "PublishedGrant.grant": "the grant itself",
        "PublishedGrant.title": "title",
        "PublishedGrant.description": "description; where there is none, the title stands there",
        "PublishedGrant.awarded": "awardDate",
        "PublishedGrant.recipient": "recipientOrganization",
        "PublishedGrant.funder": "fundingOrganization",
        "PublishedGrant.call": "grantProgramme",
        "PublishedGrant.period": "plannedDates, from the first day to the last",
        "Grant.id": "id",
        "Grant.call": "grantProgramme.code",
        "Grant.recipient": "recipientOrganization.id",
        "Grant.applied": "amountAppliedFor",
        "Grant.tranches": "commitmentTransaction",
        "Tranche.id": "commitmentTransaction.id",
        "Tranche.amount": "commitmentTransaction.value; none for the remainder",
        "Tranche.condition": "commitmentTransaction.description",
        "Tranche.due": "commitmentTransaction.transactionDate",
        "Tranche.state": "a released tranche is a disbursementTransaction",
        "Tranche.history": "the day of release is disbursementTransaction.transactionDate",
        "Condition.text": "commitmentTransaction.description",
        "Call.id": "grantProgramme.code",
        "Call.title": "grantProgramme.title",
        "Call.programme": "grantProgramme.description",
        "Organisation.id": "id",
        "Organisation.name": "name",
        "Organisation.country": "addressCountry",
        "Organisation.region": "addressRegion",
        "Organisation.short": "alternateName",
        "Organisation.contact": "contactName, streetAddress, telephone, email",
        "Contact.name": "contactName",
        "Contact.address": "streetAddress",
        "Contact.phone": "telephone",
        "Contact.email": "email",
    },
    lost={
        "Tranche.period": "read as none",
        "Tranche.state": "every tranche that is not released is read as planned",
        "Tranche.history": "only the release is read",
        "Condition.kind": "read as a performance condition",
        "Condition.deliverables": "read as none",
        "Call.funder": "read as the name of the funding organisation",
        "Call.year": "read as none",
        "Call.rules": "read as none",
        "Organisation.kind": "guessed from the name, unless the caller knows the organisation",
        "Organisation.nuts3": "read as none",
        "Organisation.municipality": "read as none",
        "Organisation.aliases": "read as none",
    },
)


def to_dict(grants: Iterable[PublishedGrant]) -> dict[str, object]:
    """A 360Giving file of grants.

    Raises `InvalidValue` for a grant without a day of award, which the standard requires, and for an amount with öre
    beyond what a JSON number holds.

    >>> from slussmodel.money import SEK
    >>> from slussmodel.partnerships import OrganisationKind
    >>> hjo = Organisation(id="1497", name="Hjo kommun", kind=OrganisationKind.MUNICIPALITY)
    >>> vinnova = Organisation(id="202100-5216", name="Vinnova", kind=OrganisationKind.AUTHORITY)
    >>> one = PublishedGrant(
    ...     title="Idésluss", awarded=date(2016, 11, 1), recipient=hjo, funder=vinnova,
    ...     grant=Grant(id="g-1", call="2015-06987", recipient=hjo.id, applied=SEK(500),
    ...                 tranches=(Tranche(id="1", amount=SEK("99.50")),)))
    >>> to_dict([one])["grants"][0]["amountAwarded"], from_dict(to_dict([one])) == (one,)
    (99.5, True)
    """
    return {"grants": [_grant(one) for one in grants]}


def from_dict(payload: Mapping[str, object], organisations: Iterable[Organisation] = ()) -> tuple[PublishedGrant, ...]:
    """The grants of a 360Giving file; `organisations` are those that the caller knows, which are taken as they are.

    A grant without commitments becomes one tranche of the awarded amount, and one whose programme has no code a grant
    of the call "unknown". A commitment without an id is numbered by its place. Raises `PayloadError` with every fault
    in the file.
    """
    known = tuple(organisations)
    return read_payload("360Giving file", payload, lambda file: file["grants"].items(lambda one: _read(one, known)))


def _grant(one: PublishedGrant) -> dict[str, object]:
    if one.awarded is None:
        raise InvalidValue("PublishedGrant", "awarded", None, "must be given: 360Giving requires the day of award")
    grant = one.grant
    written: dict[str, object] = {
        "id": grant.id,
        "title": one.title,
        "description": one.description or one.title,
        "currency": grant.applied.currency,
        "amountAppliedFor": json_amount(grant.applied),
        "amountAwarded": json_amount(grant.at_most),
        "amountDisbursed": json_amount(grant.released),
        "awardDate": one.awarded.isoformat(),
        "recipientOrganization": [_organisation(one.recipient)],
        "fundingOrganization": [_organisation(one.funder)],
        "grantProgramme": [_programme(grant, one.call)],
        "commitmentTransaction": [_commitment(tranche) for tranche in grant.tranches],
    }
    if one.period is not None:
        first, last = one.period.first.first_day, one.period.last.last_day
        written["plannedDates"] = [{"startDate": first.isoformat(), "endDate": last.isoformat()}]
    if paid := [_disbursement(grant, tranche) for tranche in grant.tranches if tranche.state is TrancheState.RELEASED]:
        written["disbursementTransaction"] = paid
    return written


def _programme(grant: Grant, call: Call | None) -> dict[str, str]:
    return {"code": grant.call} | ({} if call is None else {"title": call.title, "description": call.programme})


def _commitment(tranche: Tranche) -> dict[str, object]:
    written: dict[str, object] = {"id": tranche.id}
    if tranche.amount is not None:
        written |= {"value": json_amount(tranche.amount), "currency": tranche.amount.currency}
    if tranche.due is not None:
        written["transactionDate"] = tranche.due.isoformat()
    if tranche.condition is not None:
        written["description"] = tranche.condition.text
    return written


def _disbursement(grant: Grant, tranche: Tranche) -> dict[str, object]:
    paid = grant.amount(tranche.id)
    written: dict[str, object] = {"id": tranche.id, "value": json_amount(paid), "currency": paid.currency}
    days = [event.on for event in tranche.history if event.step is TrancheStep.RELEASE]
    return written | ({"transactionDate": days[-1].isoformat()} if days else {})


def _organisation(one: Organisation) -> dict[str, str]:
    contact = one.contact or Contact()
    written = {
        "id": one.id,
        "name": one.name,
        "alternateName": one.short,
        "addressCountry": one.country,
        "addressRegion": one.region,
        "contactName": contact.name,
        "streetAddress": contact.address,
        "telephone": contact.phone,
        "email": contact.email,
    }
    return {name: value for name, value in written.items() if value is not None}


def _read(node: Node, known: tuple[Organisation, ...]) -> PublishedGrant | None:
    title, description = node["title"].text(), node["description"].text()
    recipient = node.first("recipientOrganization", lambda one: _read_organisation(one, known))
    funder = node.first("fundingOrganization", lambda one: _read_organisation(one, known))
    return node.make(
        PublishedGrant,
        grant=_read_grant(node, recipient),
        title=title,
        description="" if description == title else description,
        awarded=node["awardDate"].day(),
        recipient=recipient,
        funder=funder,
        call=_read_call(node, funder),
        period=next(iter(node.each("plannedDates", _read_period)), None),
    )


def _read_grant(node: Node, recipient: Organisation | None) -> Grant | None:
    currency = node["currency"].currency()
    awarded = node["amountAwarded"].amount(currency)
    paid = dict(node.each("disbursementTransaction", _read_disbursement))
    numbers = count(1)
    committed = node.each(
        "commitmentTransaction", lambda one: _read_commitment(one, str(next(numbers)), currency, paid)
    )
    applied = node.maybe("amountAppliedFor", lambda one: one.amount(currency))
    return node.make(
        Grant,
        id=node["id"].text(),
        call=_read_code(node),
        recipient=recipient and recipient.id,
        applied=awarded if applied is None else applied,
        tranches=committed or (node.make(Tranche, id="1", amount=awarded),),
    )


def _read_disbursement(node: Node) -> tuple[str, date | None] | None:
    """What was paid of which commitment; without an id it cannot be known of which."""
    id = node.maybe("id", Node.text)
    return None if id is None else (id, node.maybe("transactionDate", Node.day))


def _read_commitment(node: Node, number: str, currency: str, paid: Mapping[str, date | None]) -> Tranche | None:
    id = node.maybe("id", Node.text) or number
    own = node.maybe("currency", Node.currency) or currency
    words = node.maybe("description", Node.text)
    day = paid.get(id)
    return node.make(
        Tranche,
        id=id,
        amount=node.maybe("value", lambda one: one.amount(own)),
        condition=node.make(Condition, text=words) if words else None,
        due=node.maybe("transactionDate", Node.day),
        state=TrancheState.RELEASED if id in paid else TrancheState.PLANNED,
        history=() if day is None else (TrancheEvent(on=day, step=TrancheStep.RELEASE),),
    )


def _read_code(node: Node) -> str:
    return next(iter(node.each("grantProgramme", lambda one: one.maybe("code", Node.text))), "unknown")


def _read_call(node: Node, funder: Organisation | None) -> Call | None:
    for titled in node.each("grantProgramme", lambda one: one if one["title"].value is not None else None)[:1]:
        title = titled["title"].text()
        programme = titled.maybe("description", Node.text) or title
        name = funder and funder.name
        return titled.make(
            Call, id=titled.maybe("code", Node.text) or "unknown", title=title, programme=programme, funder=name
        )
    return None


def _read_period(node: Node) -> Period | None:
    """From the start to the end, or for as many months as it lasts; none where either is not told."""
    first = node.maybe("startDate", lambda one: _read_month(one, 1))
    last = node.maybe("endDate", lambda one: _read_month(one, 12))
    months = node.maybe("duration", Node.text) or ""
    if first is None or (last is None and not _MONTHS.fullmatch(months)):
        return None
    return node.make(Period, first=first, last=last or first + (int(months) - 1))


def _read_month(node: Node, untold: int) -> YearMonth | None:
    """The month of a day, or of a date that leaves out its day, and perhaps its month too."""
    found = _YEAR_MONTH.fullmatch(node.value) if isinstance(node.value, str) else None
    if found is None:
        return YearMonth.of(node.day())
    return node.make(YearMonth, year=int(found[1]), month=int(found[2] or untold))


def _read_organisation(node: Node, known: tuple[Organisation, ...]) -> Organisation | None:
    contact = {
        field: node.maybe(name, Node.text) or None
        for field, name in (
            ("name", "contactName"),
            ("address", "streetAddress"),
            ("phone", "telephone"),
            ("email", "email"),
        )
    }
    return node.make(
        organisation,
        known=known,
        id=node["id"].text(),
        name=node["name"].text(),
        short=node.maybe("alternateName", Node.text) or None,
        country=node.maybe("addressCountry", Node.text) or "SE",
        region=node.maybe("addressRegion", Node.text) or None,
        contact=node.make(Contact, **contact) if any(contact.values()) else None,
    )
