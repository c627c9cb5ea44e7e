"""From a release of an innovation partnership to the dict that OCDS wants."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from slussmodel.interop.ocds.release import DETAILS, METHOD, Release
from slussmodel.interop.reading import json_amount
from slussmodel.money import Money
from slussmodel.partnerships import Contact, Organisation
from slussmodel.procurement import Contract, InnovationPartnership, PartnershipState

_State = PartnershipState
_STEPS = (_State.ANNOUNCED, _State.NEGOTIATING, _State.FINAL_TENDERS, _State.DEVELOPING)
_ORDER = {state: place for place, state in enumerate(PartnershipState)}
_TAGS = {
    _State.PREPARED: ["planning"],
    _State.ANNOUNCED: ["planning", "tender"],
    _State.NEGOTIATING: ["planning", "tender"],
    _State.FINAL_TENDERS: ["planning", "tender"],
    _State.DEVELOPING: ["planning", "tender", "award", "contract", "implementation"],
    _State.PHASE_CLOSED: ["planning", "tender", "award", "contract", "implementation"],
    _State.PURCHASED: ["planning", "tender", "award", "contract", "implementation"],
    _State.ENDED: ["planning", "tender", "award", "contract", "implementation", "contractTermination"],
}
_TENDER_STATUS = {
    _State.PREPARED: "planned",
    _State.ANNOUNCED: "active",
    _State.NEGOTIATING: "active",
    _State.FINAL_TENDERS: "active",
}


def to_dict(release: Release) -> dict[str, object]:
    """An OCDS release, for a package or a record of the publisher's.

    >>> from datetime import UTC, datetime
    >>> from fractions import Fraction
    >>> from slussmodel.assessment import MarketResult, MarketScan
    >>> from slussmodel.money import SEK
    >>> from slussmodel.partnerships import OrganisationKind
    >>> from slussmodel.procurement import ProcurementDocuments
    >>> scan = MarketScan(result=MarketResult.NONE, evidence="RFI", day=date(2020, 2, 1))
    >>> prepared = InnovationPartnership(id="ip-1", documents=ProcurementDocuments(
    ...     need="snow clearance by need", market=scan, requests_due=date(2020, 4, 30),
    ...     price_weight=Fraction(3, 10), estimated_value=SEK(5_000_000)))
    >>> city = Organisation(id="212000-0662", name="Växjö kommun", kind=OrganisationKind.MUNICIPALITY)
    >>> written = to_dict(Release(ocid="ocds-x-1", id="1", published=datetime(2020, 3, 1, tzinfo=UTC), buyer=city,
    ...                           partnership=prepared))
    >>> written["tender"]["procurementMethod"], written["tender"]["procurementMethodDetails"]
    ('selective', 'Innovation partnership')
    """
    partnership = release.partnership
    written: dict[str, object] = {
        "ocid": release.ocid,
        "id": release.id,
        "date": release.published.isoformat(),
        "tag": list(_TAGS[partnership.state]),
        "initiationType": "tender",
        "parties": list(_parties(release)),
        "buyer": {"id": release.buyer.id, "name": release.buyer.name},
        "planning": {"documents": [_market_study(partnership)]},
        "tender": _tender(release),
    }
    if partnership.contracts:
        written["awards"] = [_award(release, contract) for contract in partnership.contracts]
        written["contracts"] = [one for contract in partnership.contracts for one in _contracts(release, contract)]
    return written


def _parties(release: Release) -> Iterator[dict[str, object]]:
    partnership = release.partnership
    roles: dict[str, list[str]] = {one.id: [] for one in (release.buyer, *release.suppliers)}
    for role, holders in (
        ("buyer", [release.buyer.id]),
        ("tenderer", [tender.supplier for tender in partnership.tenders]),
        ("supplier", [contract.supplier for contract in partnership.contracts]),
    ):
        for holder in dict.fromkeys(holders):
            roles.setdefault(holder, []).append(role)
    known = {one.id: one for one in (*release.suppliers, release.buyer)}
    for id, held in roles.items():
        named = _party(known[id]) if id in known else {"id": id, "name": id}
        yield named | ({"roles": held} if held else {})


def _party(one: Organisation) -> dict[str, object]:
    contact = one.contact or Contact()
    address = {"streetAddress": contact.address, "region": one.region, "countryName": one.country}
    point = {"name": contact.name, "telephone": contact.phone, "email": contact.email}
    written: dict[str, object] = {"id": one.id, "name": one.name, "address": _filled(address)}
    return written | ({"contactPoint": _filled(point)} if any(point.values()) else {})


def _market_study(partnership: InnovationPartnership) -> dict[str, object]:
    market = partnership.documents.market
    return {
        "id": "market-study",
        "documentType": "marketStudies",
        "title": market.result.label("en"),
        "description": market.evidence,
        "datePublished": _midnight(market.day),
    }


def _tender(release: Release) -> dict[str, object]:
    partnership, documents = release.partnership, release.partnership.documents
    period = {
        "startDate": partnership.announced and _midnight(partnership.announced),
        "endDate": f"{documents.requests_due.isoformat()}T23:59:59Z",
    }
    written = {
        "id": partnership.id,
        "description": documents.need or None,
        "status": _TENDER_STATUS.get(partnership.state, "complete"),
        "procuringEntity": {"id": release.buyer.id, "name": release.buyer.name},
        "value": _value(documents.estimated_value),
        "procurementMethod": METHOD,
        "procurementMethodDetails": DETAILS,
        "eligibilityCriteria": "\n".join(documents.minimum_requirements) or None,
        "awardCriteria": "ratedCriteria",
        "awardCriteriaDetails": f"price {documents.price_weight}, quality {1 - documents.price_weight}",
        "tenderPeriod": _filled(period),
        "tenderers": [_reference(release, one) for one in dict.fromkeys(t.supplier for t in partnership.tenders)],
        "milestones": [_step(partnership, step) for step in _STEPS],
    }
    return _filled(written)


def _step(partnership: InnovationPartnership, step: PartnershipState) -> dict[str, object]:
    days = {_State.ANNOUNCED: partnership.announced, _State.NEGOTIATING: partnership.invited_on}
    day = days.get(step)
    written = {
        "id": step.value,
        "title": step.label("en"),
        "type": "preProcurement",
        "status": "met" if _ORDER[partnership.state] >= _ORDER[step] else "scheduled",
        "dateMet": day and _midnight(day),
    }
    return _filled(written)


def _award(release: Release, contract: Contract) -> dict[str, object]:
    return {
        "id": contract.supplier,
        "status": "active",
        "value": _value(contract.development + contract.purchase.max_cost),
        "suppliers": [_reference(release, contract.supplier)],
    }


def _contracts(release: Release, contract: Contract) -> tuple[dict[str, object], dict[str, object]]:
    return _development(release, contract), _purchase(release, contract)


def _development(release: Release, contract: Contract) -> dict[str, object]:
    partnership = release.partnership
    reasons = dict(partnership.dropped)
    ended = partnership.state is _State.ENDED or contract.supplier in reasons
    written = {
        "id": f"{contract.supplier}/development",
        "awardID": contract.supplier,
        "description": reasons.get(contract.supplier),
        "status": "terminated" if ended or partnership.state is _State.PURCHASED else "active",
        "value": _value(contract.development),
        "milestones": [
            one for number, _ in enumerate(contract.phases) for one in _milestones(release, contract, number)
        ],
        "implementation": {"transactions": list(_payments(release, contract))},
    }
    return _filled(written)


def _purchase(release: Release, contract: Contract) -> dict[str, object]:
    bought = release.partnership.purchase
    written: dict[str, object] = {
        "id": f"{contract.supplier}/purchase",
        "awardID": contract.supplier,
        "status": "pending",
        "value": _value(contract.purchase.max_cost),
    }
    if bought is None or bought.supplier != contract.supplier:
        return written
    transaction = {
        "id": "purchase",
        "date": _midnight(bought.on),
        "payer": _reference(release, bought.customer),
        "payee": _reference(release, bought.supplier),
        "value": _value(bought.cost),
    }
    return written | {"status": "active", "implementation": {"transactions": [transaction]}}


def _milestones(release: Release, contract: Contract, number: int) -> Iterator[dict[str, object]]:
    phase, partnership = contract.phases[number], release.partnership
    yield {
        "id": f"phase/{number + 1}",
        "title": phase.id,
        "type": "assessment",
        "code": phase.kind.value,
        "description": f"{phase.months} months",
        "status": _phase_status(partnership, number + 1),
    }
    for target in phase.targets:
        met = (contract.supplier, target) in partnership.reached
        status = "met" if met else "scheduled"
        yield {"id": f"target/{target}", "title": target, "type": "delivery", "code": phase.id, "status": status}
    for one in phase.instalments:
        status = "met" if (contract.supplier, one.id) in partnership.paid else "scheduled"
        yield {"id": f"instalment/{one.id}", "title": one.id, "type": "payment", "code": one.target, "status": status}


def _phase_status(partnership: InnovationPartnership, number: int) -> str:
    if number < partnership.phase or (number == partnership.phase and partnership.state is not _State.DEVELOPING):
        return "met"
    return "partiallyMet" if number == partnership.phase else "scheduled"


def _payments(release: Release, contract: Contract) -> Iterator[dict[str, object]]:
    for supplier, id in release.partnership.paid:
        instalment = contract.instalment(id)
        if supplier == contract.supplier and instalment is not None:
            yield {
                "id": id,
                "payer": _reference(release, release.buyer.id),
                "payee": _reference(release, supplier),
                "value": _value(instalment.amount),
            }


def _reference(release: Release, id: str) -> dict[str, str]:
    names = {one.id: one.name for one in (*release.suppliers, release.buyer)}
    return {"id": id, "name": names.get(id, id)}


def _value(money: Money) -> dict[str, object]:
    return {"amount": json_amount(money), "currency": money.currency}


def _midnight(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _filled(written: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in written.items() if value is not None}
