"""From an OCDS release of an innovation partnership to the release that the library knows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from fractions import Fraction

from slussmodel.assessment import MarketResult, MarketScan
from slussmodel.interop.ocds.contracts import read_contracts
from slussmodel.interop.ocds.release import DETAILS, METHOD, Release
from slussmodel.interop.published import organisation
from slussmodel.interop.reading import Node, read_payload
from slussmodel.partnerships import Contact, Organisation
from slussmodel.procurement import InnovationPartnership, PartnershipState, ProcurementDocuments

_State = PartnershipState
_RESULTS = {result.label("en"): result for result in MarketResult}
_PRICE = re.compile(r"price (\d+(?:/[1-9]\d*)?)\b")


def from_dict(payload: Mapping[str, object], organisations: Iterable[Organisation] = ()) -> Release:
    """The release of an innovation partnership; `organisations` are those that the caller knows.

    A market study is asked for, and the weight of the price: the library's documents have them, and OCDS has a place
    for them that many publishers leave empty. Raises `PayloadError` with every fault, also for a release of another
    procedure.
    """
    known = tuple(organisations)
    return read_payload("OCDS release", payload, lambda release: _release(release, known))


def _release(node: Node, known: tuple[Organisation, ...]) -> Release | None:
    buyer_id = node["buyer"]["id"].text()
    parties = node.each("parties", lambda one: _party(one, known))
    buyer = next((one for one in parties if one.id == buyer_id), None)
    if buyer is None:
        node["buyer"].note("must be one of the parties")
    return node.make(
        Release,
        ocid=node["ocid"].text(),
        id=node["id"].text(),
        published=node["date"].moment(),
        buyer=buyer,
        partnership=_partnership(node, buyer_id),
        suppliers=tuple(one for one in parties if one.id != buyer_id),
    )


def _party(node: Node, known: tuple[Organisation, ...]) -> Organisation | None:
    address, point = node["address"], node["contactPoint"]
    contact = {
        "name": point.maybe("name", Node.text) or None,
        "address": address.maybe("streetAddress", Node.text) or None,
        "phone": point.maybe("telephone", Node.text) or None,
        "email": point.maybe("email", Node.text) or None,
    }
    return node.make(
        organisation,
        known=known,
        id=node["id"].text(),
        name=node["name"].text(),
        country=address.maybe("countryName", Node.text) or "SE",
        region=address.maybe("region", Node.text) or None,
        contact=node.make(Contact, **contact) if any(contact.values()) else None,
    )


def _partnership(node: Node, buyer: str) -> InnovationPartnership | None:
    tender = node["tender"]
    steps = dict(tender.each("milestones", lambda one: (one["id"].text(), one)))
    signed = read_contracts(node, buyer)
    ended = "contractTermination" in node.each("tag", Node.text)
    purchase = next((one.purchase for one in signed if one.purchase is not None), None)
    phase, developing = max((one.phase for one in signed), default=(0, False))
    return node.make(
        InnovationPartnership,
        id=tender["id"].text(),
        documents=_documents(node, tender),
        state=_state(steps, phase, developing=developing, ended=ended, bought=purchase is not None),
        announced=tender["tenderPeriod"].maybe("startDate", Node.day),
        invited_on=steps[_State.NEGOTIATING].maybe("dateMet", Node.day) if _State.NEGOTIATING in steps else None,
        contracts=tuple(one.contract for one in signed),
        phase=phase,
        reached=tuple((one.supplier, target) for one in signed for target in one.reached),
        paid=tuple((one.supplier, instalment) for one in signed for instalment in one.paid),
        dropped=tuple((one.supplier, one.dropped) for one in signed if one.dropped is not None),
        ended="terminated" if ended else None,
        purchase=purchase,
    )


def _state(steps: Mapping[str, Node], phase: int, *, developing: bool, ended: bool, bought: bool) -> PartnershipState:
    if ended or bought:
        return _State.ENDED if ended else _State.PURCHASED
    if phase and not developing:
        return _State.PHASE_CLOSED
    met = [state for state in _State if state in steps and steps[state]["status"].value == "met"]
    return met[-1] if met else _State.PREPARED


def _documents(node: Node, tender: Node) -> ProcurementDocuments | None:
    method, details = tender["procurementMethod"], tender["procurementMethodDetails"]
    for place, wanted in ((method, METHOD), (details, DETAILS)):
        if place.text() != wanted:
            place.note(f"must be {wanted!r} for an innovation partnership", (wanted,))
    studies = node["planning"].each("documents", _market)
    if not studies:
        node["planning"]["documents"].note("must have a document of type marketStudies")
    value = tender["value"]
    return tender.make(
        ProcurementDocuments,
        market=next(iter(studies), None),
        requests_due=tender["tenderPeriod"]["endDate"].day(),
        price_weight=_price(tender["awardCriteriaDetails"]),
        estimated_value=value["amount"].amount(value["currency"].currency()),
        need=tender.maybe("description", Node.text) or "",
        minimum_requirements=tuple((tender.maybe("eligibilityCriteria", Node.text) or "").splitlines()),
    )


def _market(node: Node) -> MarketScan | None:
    if node["documentType"].value != "marketStudies":
        return None
    return node.make(
        MarketScan,
        result=node["title"].one_of(_RESULTS),
        evidence=node["description"].text(),
        day=node["datePublished"].day(),
    )


def _price(node: Node) -> Fraction:
    found = _PRICE.match(node.text())
    if found is None:
        node.note("must give the weight of the price, such as 'price 3/10, quality 7/10'")
        return Fraction(0)
    return Fraction(found[1])
