"""From an IATI document to activities."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import partial

from slussmodel.funding import Condition, Grant, Tranche, TrancheEvent, TrancheState, TrancheStep
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
from slussmodel.interop.published import PublishedGrant, kind_by_name
from slussmodel.interop.reading import Node
from slussmodel.interop.xml import LANG, Branch, codes, read_document
from slussmodel.money import Money, total
from slussmodel.partnerships import Contact, Organisation, OrganisationKind
from slussmodel.periods import Period, YearMonth
from slussmodel.results import ChainStep, ExpectedEffect, ExpectedResult

_KINDS = codes(CONDITION_TYPES)
_STEPS = codes(RESULT_TYPES)
_ORGANISATIONS = codes(ORGANISATION_TYPES)


def from_xml(text: str, organisations: Iterable[Organisation] = ()) -> tuple[Activity, ...]:
    """The activities of a document; `organisations` are those that the caller knows, which are taken as they are.

    Each outgoing commitment is a tranche. Raises `PayloadError` with every fault, its path as in XPath.
    """
    known = {one.id: one for one in organisations}
    return read_document(
        "IATI document", text, "iati-activities", lambda root: root.children("iati-activity", partial(_read, known))
    )


def _read(known: Mapping[str, Organisation], place: Branch) -> Activity | None:
    title, description = _narrative(place.child("title")), _narrative(place.child("description"))
    parties = dict(place.children("participating-org", lambda one: (one.attribute("role").text(), one)))
    recipient = _party(place, parties, IMPLEMENTING, known, here=True)
    published = place.make(
        PublishedGrant,
        grant=_grant(place, recipient),
        title=title,
        description="" if description == title else description,
        awarded=next(iter(place.children("transaction", _awarded)), None),
        recipient=recipient,
        funder=_party(place, parties, FUNDING, known, here=False),
        period=_period(place),
    )
    return place.make(Activity, published=published, results=place.children("result", _result))


def _party(
    place: Branch, parties: Mapping[str, Branch], role: str, known: Mapping[str, Organisation], *, here: bool
) -> Organisation | None:
    if role not in parties:
        place.note(f"must have a participating-org with role {role}")
        return None
    party = parties[role]
    id, name = party.attribute("ref").text(), _narrative(party)
    if id in known:
        return known[id]
    country = place.child("recipient-country").attribute("code").value if here else None
    return party.make(
        Organisation,
        id=id,
        name=name,
        kind=_kind(party.attribute("type"), name),
        country=country or "SE",
        contact=_contact(place.child("contact-info")) if here else None,
    )


def _kind(node: Node, name: str) -> OrganisationKind | None:
    guess = kind_by_name(name)
    if node.value is None or node.value == ORGANISATION_TYPES[guess]:
        return guess
    return node.one_of(_ORGANISATIONS)


def _contact(place: Branch) -> Contact | None:
    parts = {
        "name": place.child("person-name").child("narrative"),
        "phone": place.child("telephone"),
        "email": place.child("email"),
        "address": place.child("mailing-address").child("narrative"),
    }
    found = {name: one.words.value or None for name, one in parts.items()}
    return place.make(Contact, **found) if any(found.values()) else None


def _grant(place: Branch, recipient: Organisation | None) -> Grant | None:
    currency = place.attribute("default-currency")
    unit = currency.currency()
    commitments = place.children("transaction", lambda one: one if _is(one, COMMITMENT) else None)
    amounts = [_value(one, unit) for one in commitments]
    ids = [one.attribute("ref").text() for one in commitments]
    conditions = dict(place.child("conditions").children("condition", partial(_condition, ids)))
    released = dict(place.children("transaction", _release))
    plans = place.children("planned-disbursement", _plan)
    tranches = [
        one.make(
            Tranche,
            id=id,
            amount=None if _narrative_of(one.child("description")) == REMAINDER else amount,
            condition=conditions.get(id),
            period=next((span for plan, span in plans if plan == id and isinstance(span, Period)), None),
            due=next((span for plan, span in plans if plan == id and isinstance(span, date)), None),
            state=TrancheState.RELEASED if id in released else TrancheState.PLANNED,
            history=(TrancheEvent(on=released[id], step=TrancheStep.RELEASE),) if id in released else (),
        )
        for one, id, amount in zip(commitments, ids, amounts, strict=True)
    ]
    return place.make(
        Grant,
        id=place.child("iati-identifier").words.text(),
        call=next(iter(place.children("other-identifier", _call)), "unknown"),
        recipient=recipient and recipient.id,
        applied=place.make(total, amounts=amounts, currency=unit),
        tranches=tuple(tranches),
    )


def _is(transaction: Branch, code: str) -> bool:
    return transaction.child("transaction-type").attribute("code").text() == code


def _awarded(transaction: Branch) -> date | None:
    return transaction.child("transaction-date").attribute("iso-date").day() if _is(transaction, COMMITMENT) else None


def _release(transaction: Branch) -> tuple[str, date] | None:
    if not _is(transaction, DISBURSEMENT):
        return None
    return transaction.attribute("ref").text(), transaction.child("transaction-date").attribute("iso-date").day()


def _plan(place: Branch) -> tuple[str, Period | date] | None:
    start = place.child("period-start").attribute("iso-date").day()
    end = place.child("period-end")
    tranche = place.child("receiver-org").attribute("receiver-activity-id").text()
    if end.element is None:
        return tranche, start
    last = YearMonth.of(end.attribute("iso-date").day())
    period = place.make(Period, first=YearMonth.of(start), last=last)
    return None if period is None else (tranche, period)


def _condition(tranches: Iterable[str], place: Branch) -> tuple[str, Condition] | None:
    words = _narrative(place)
    waits = [id for id in tranches if words.startswith(f"{id}: ")]
    if not waits:
        place.note("must begin with the id of the tranche that waits for it, such as '2: year one carried out'")
        return None
    id = max(waits, key=len)
    kind = place.attribute("type").one_of(_KINDS)
    condition = place.make(Condition, text=words[len(id) + 2 :], kind=kind)
    return None if condition is None else (id, condition)


def _call(place: Branch) -> str | None:
    return place.attribute("ref").text() if place.attribute("type").value == "A9" else None


def _period(place: Branch) -> Period | None:
    days = dict(place.children("activity-date", lambda one: (one.attribute("type").text(), one.attribute("iso-date"))))
    if PLANNED_START not in days or PLANNED_END not in days:
        return None
    first, last = (YearMonth.of(days[kind].day()) for kind in (PLANNED_START, PLANNED_END))
    return place.make(Period, first=first, last=last)


def _result(place: Branch) -> Result | None:
    step = place.attribute("type").one_of(_STEPS)
    narratives = place.child("title").children("narrative", lambda one: (one.attribute(LANG).value, one.words.text()))
    words = dict(narratives)
    id = place.child("reference").attribute("code").text()
    named = {"id": id, "sv": words.get("sv") or next(iter(words.values()), ""), "en": words.get("en", "")}
    if step is ChainStep.OUTPUT:
        return place.make(ExpectedResult, **named)
    return place.make(ExpectedEffect, long_term=step is ChainStep.IMPACT, **named)


def _narrative(place: Branch) -> str:
    return place.child("narrative").words.text()


def _narrative_of(place: Branch) -> object:
    return place.child("narrative").words.value


def _value(place: Branch, currency: str) -> Money:
    value = place.child("value")
    own = value.attribute("currency")
    return value.words.decimal(currency if own.value is None else own.currency())
