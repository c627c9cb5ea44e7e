"""From activities to an IATI document."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from xml.etree.ElementTree import Element

from slussmodel.errors import InvalidValue
from slussmodel.funding import Tranche, TrancheState, TrancheStep
from slussmodel.interop.iati.activity import (
    COMMITMENT,
    CONDITION_TYPES,
    DISBURSEMENT,
    FUNDING,
    IMPLEMENTING,
    ORGANISATION_TYPES,
    PLANNED_END,
    PLANNED_START,
    REMAINDER,
    RESULT_TYPES,
    Activity,
    Result,
)
from slussmodel.interop.published import PublishedGrant
from slussmodel.interop.xml import LANG, add, document
from slussmodel.money import Money
from slussmodel.partnerships import Contact, Organisation


def to_xml(activities: Iterable[Activity]) -> str:
    """An IATI activities document.

    Raises `InvalidValue` for a grant without a day of award, for a commitment must have its day, and for a text with a
    character that XML cannot carry.

    >>> from slussmodel.funding import Condition, Grant
    >>> from slussmodel.interop.iati import from_xml
    >>> from slussmodel.money import SEK
    >>> from slussmodel.partnerships import OrganisationKind
    >>> vinnova = Organisation(id="202100-5216", name="Vinnova", kind=OrganisationKind.AUTHORITY)
    >>> hjo = Organisation(id="1497", name="Hjo kommun", kind=OrganisationKind.MUNICIPALITY)
    >>> later = Tranche(id="2", condition=Condition(text="year one carried out"), due=date(2017, 12, 1))
    >>> grant = Grant(id="g-1", call="2015-06987", recipient=hjo.id, applied=SEK(500),
    ...               tranches=(Tranche(id="1", amount=SEK("99.50")), later))
    >>> activity = Activity(published=PublishedGrant(
    ...     grant=grant, title="Idésluss", awarded=date(2016, 11, 1), recipient=hjo, funder=vinnova))
    >>> from_xml(to_xml([activity])) == (activity,)
    True
    """
    root = Element("iati-activities", version="2.03")
    for activity in activities:
        _write(root, activity)
    return document(root)


def _write(root: Element, activity: Activity) -> None:
    published = activity.published
    grant, funder, recipient = published.grant, published.funder, published.recipient
    if published.awarded is None:
        raise InvalidValue("PublishedGrant", "awarded", None, "must be given: a commitment in IATI has a day")
    place = add(root, "iati-activity", default_currency=grant.applied.currency)
    place.set(LANG, "sv")
    add(place, "iati-identifier", grant.id)
    _organisation(place, "reporting-org", funder)
    _narrative(add(place, "title"), published.title)
    _narrative(add(place, "description", type="1"), published.description or published.title)
    _organisation(place, "participating-org", funder, FUNDING)
    _organisation(place, "participating-org", recipient, IMPLEMENTING)
    add(place, "other-identifier", ref=grant.call, type="A9")
    add(place, "activity-status", code="2")
    _dates(place, published, published.awarded)
    _contact(place, recipient.contact)
    add(place, "recipient-country", code=recipient.country)
    for tranche in grant.tranches:
        _planned(place, published, tranche)
    for tranche in grant.tranches:
        _commitment(place, published, tranche, published.awarded)
    for tranche in grant.tranches:
        _disbursement(place, published, tranche)
    _conditions(place, grant.tranches)
    for result in activity.results:
        _result(place, result)


def _narrative(parent: Element, words: str, lang: str | None = None) -> None:
    narrative = add(parent, "narrative", words)
    if lang is not None:
        narrative.set(LANG, lang)


def _organisation(parent: Element, tag: str, one: Organisation, role: str | None = None) -> None:
    place = add(parent, tag, ref=one.id, type=ORGANISATION_TYPES[one.kind], role=role)
    _narrative(place, one.name)


def _dates(parent: Element, published: PublishedGrant, awarded: date) -> None:
    period = published.period
    start = awarded if period is None else period.first.first_day
    add(parent, "activity-date", type=PLANNED_START, iso_date=start.isoformat())
    if period is not None:
        add(parent, "activity-date", type=PLANNED_END, iso_date=period.last.last_day.isoformat())


def _contact(parent: Element, contact: Contact | None) -> None:
    if contact is None:
        return
    place = add(parent, "contact-info")
    if contact.name is not None:
        _narrative(add(place, "person-name"), contact.name)
    if contact.phone is not None:
        add(place, "telephone", contact.phone)
    if contact.email is not None:
        add(place, "email", contact.email)
    if contact.address is not None:
        _narrative(add(place, "mailing-address"), contact.address)


def _planned(parent: Element, published: PublishedGrant, tranche: Tranche) -> None:
    """IATI has one kind of plan; a day is written as a start without an end."""
    spans: list[tuple[date, date | None]] = []
    if tranche.period is not None:
        spans.append((tranche.period.first.first_day, tranche.period.last.last_day))
    if tranche.due is not None:
        spans.append((tranche.due, None))
    for start, end in spans:
        place = add(parent, "planned-disbursement")
        add(place, "period-start", iso_date=start.isoformat())
        if end is not None:
            add(place, "period-end", iso_date=end.isoformat())
        _value(place, published.grant.amount(tranche.id), start)
        add(place, "receiver-org", ref=published.recipient.id, receiver_activity_id=tranche.id)


def _commitment(parent: Element, published: PublishedGrant, tranche: Tranche, awarded: date) -> None:
    place = add(parent, "transaction", ref=tranche.id)
    add(place, "transaction-type", code=COMMITMENT)
    add(place, "transaction-date", iso_date=awarded.isoformat())
    _value(place, published.grant.amount(tranche.id), awarded)
    if tranche.amount is None:
        _narrative(add(place, "description"), REMAINDER, "en")


def _disbursement(parent: Element, published: PublishedGrant, tranche: Tranche) -> None:
    days = [event.on for event in tranche.history if event.step is TrancheStep.RELEASE]
    if tranche.state is not TrancheState.RELEASED or not days:
        return
    place = add(parent, "transaction", ref=tranche.id)
    add(place, "transaction-type", code=DISBURSEMENT)
    add(place, "transaction-date", iso_date=days[-1].isoformat())
    _value(place, published.grant.amount(tranche.id), days[-1])


def _value(parent: Element, money: Money, day: date) -> None:
    add(parent, "value", f"{money.amount:f}", value_date=day.isoformat())


def _conditions(parent: Element, tranches: Iterable[Tranche]) -> None:
    waiting = [(one.id, one.condition) for one in tranches if one.condition is not None]
    place = add(parent, "conditions", attached="1" if waiting else "0")
    for id, condition in waiting:
        _narrative(add(place, "condition", type=CONDITION_TYPES[condition.kind]), f"{id}: {condition.text}")


def _result(parent: Element, result: Result) -> None:
    place = add(parent, "result", type=RESULT_TYPES[result.step])
    _titled(place, result)
    add(place, "reference", code=result.id, vocabulary="99")
    _titled(add(place, "indicator", measure="5"), result)


def _titled(parent: Element, result: Result) -> None:
    title = add(parent, "title")
    _narrative(title, result.sv, "sv")
    if result.en:
        _narrative(title, result.en, "en")
