"""OCDS: releases are valid by the official schema, and come back without what is listed as lost."""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from datetime import UTC, date, datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from jsonschema import Draft4Validator, FormatChecker

from slussmodel.assessment import MarketResult, MarketScan
from slussmodel.codec import PayloadError
from slussmodel.interop import ocds
from slussmodel.interop.published import kind_by_name
from slussmodel.money import SEK, total
from slussmodel.partnerships import Organisation, OrganisationKind
from slussmodel.procurement import (
    Contract,
    InnovationPartnership,
    Instalment,
    PartnershipState,
    Phase,
    PhaseKind,
    ProcurementDocuments,
    PurchaseTerms,
)
from tests.interop.partnerships import releases

SCHEMA = json.loads((Path(__file__).parent / "schemas" / "ocds-release-schema-1.1.5.json").read_text("utf-8"))
VALID = Draft4Validator(SCHEMA, format_checker=FormatChecker())


def _organisation(one: Organisation) -> Organisation:
    return evolve(one, kind=kind_by_name(one.name), short=None, nuts3=None, municipality=None, aliases=())


def _contract(one: Contract, paid: set[str], buyer: str) -> Contract:
    unpaid = [due for phase in one.phases for due in phase.instalments if due.id not in paid]
    parts = iter(total([due.amount for due in unpaid]).split([1] * len(unpaid))) if unpaid else iter(())
    amounts = {due.id: next(parts) for due in unpaid}

    def due(instalment: Instalment) -> Instalment:
        return evolve(instalment, amount=amounts.get(instalment.id, instalment.amount))

    return Contract(
        supplier=one.supplier,
        phases=tuple(evolve(phase, instalments=tuple(map(due, phase.instalments))) for phase in one.phases),
        purchase=PurchaseTerms(first_customer=buyer, max_cost=one.purchase.max_cost),
    )


def _in_order(pairs: tuple[tuple[str, str], ...], order: list[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(pairs, key=order.index))


def _partnership(one: InnovationPartnership, buyer: str) -> InnovationPartnership:
    documents = one.documents
    targets = [(c.supplier, target) for c in one.contracts for phase in c.phases for target in phase.targets]
    suppliers = [contract.supplier for contract in one.contracts]
    return InnovationPartnership(
        id=one.id,
        documents=ProcurementDocuments(
            market=documents.market,
            requests_due=documents.requests_due,
            price_weight=documents.price_weight,
            estimated_value=documents.estimated_value,
            need=documents.need,
            minimum_requirements=documents.minimum_requirements,
        ),
        state=one.state,
        announced=one.announced,
        invited_on=one.invited_on,
        contracts=tuple(
            _contract(c, {id for supplier, id in one.paid if supplier == c.supplier}, buyer) for c in one.contracts
        ),
        phase=one.phase,
        reached=_in_order(one.reached, targets),
        paid=tuple(sorted(one.paid, key=lambda pair: suppliers.index(pair[0]))),
        dropped=tuple(sorted(one.dropped, key=lambda pair: suppliers.index(pair[0]))),
        ended="terminated" if one.state is PartnershipState.ENDED else None,
        purchase=one.purchase,
    )


def without_what_is_lost(release: ocds.Release) -> ocds.Release:
    return evolve(
        release,
        buyer=_organisation(release.buyer),
        partnership=_partnership(release.partnership, release.buyer.id),
        suppliers=tuple(map(_organisation, release.suppliers)),
    )


@settings(max_examples=25)
@given(releases())
def test_a_release_is_valid_by_the_official_schema(release: ocds.Release) -> None:
    VALID.validate(ocds.to_dict(release))


@settings(max_examples=25)
@given(releases())
def test_a_round_trip_loses_what_is_listed_and_nothing_else(release: ocds.Release) -> None:
    back = ocds.from_dict(json.loads(json.dumps(ocds.to_dict(release), allow_nan=False)))
    assert back == without_what_is_lost(release)


@settings(max_examples=25)
@given(releases())
def test_the_value_of_the_procurement_survives(release: ocds.Release) -> None:
    back = ocds.from_dict(ocds.to_dict(release)).partnership
    assert back.value == release.partnership.value
    assert [one.development for one in back.contracts] == [one.development for one in release.partnership.contracts]


@settings(max_examples=25)
@given(releases())
def test_milestones_have_ids_of_their_own(release: ocds.Release) -> None:
    written = ocds.to_dict(release)
    for contract in written.get("contracts", []):  # type: ignore[attr-defined]
        ids = [one["id"] for one in contract.get("milestones", [])]
        assert len(set(ids)) == len(ids)


@pytest.fixture
def written() -> dict[str, Any]:
    scan = MarketScan(result=MarketResult.NONE, evidence="RFI, 4 answers", day=date(2020, 2, 1))
    phase = Phase(
        id="1",
        kind=PhaseKind.PROTOTYPE,
        months=6,
        targets=("prototype",),
        instalments=(Instalment(id="first", amount=SEK("100000.50"), target="prototype"),),
    )
    contract = Contract(
        supplier="Snösmart", phases=(phase,), purchase=PurchaseTerms(first_customer="v", max_cost=SEK(1))
    )
    partnership = InnovationPartnership(
        id="ip-1",
        documents=ProcurementDocuments(
            market=scan, requests_due=date(2020, 4, 30), price_weight=Fraction(3, 10), estimated_value=SEK(5_000_000)
        ),
        state=PartnershipState.DEVELOPING,
        contracts=(contract,),
        phase=1,
        reached=(("Snösmart", "prototype"),),
        paid=(("Snösmart", "first"),),
    )
    buyer = Organisation(id="212000-0662", name="Växjö kommun", kind=OrganisationKind.MUNICIPALITY)
    release = ocds.Release(
        ocid="ocds-x-1", id="1", published=datetime(2021, 1, 1, tzinfo=UTC), buyer=buyer, partnership=partnership
    )
    return json.loads(json.dumps(ocds.to_dict(release)))  # type: ignore[no-any-return]


def test_the_european_mapping_of_an_innovation_partnership(written: dict[str, Any]) -> None:
    assert (written["tender"]["procurementMethod"], written["tender"]["procurementMethodDetails"]) == (
        "selective",
        "Innovation partnership",
    )
    assert [(one["type"], one["status"]) for one in written["contracts"][0]["milestones"]] == [
        ("assessment", "partiallyMet"),
        ("delivery", "met"),
        ("payment", "met"),
    ]
    assert written["contracts"][0]["implementation"]["transactions"][0]["value"]["amount"] == 100_000.5


def test_the_official_schema_finds_what_is_wrong(written: dict[str, Any]) -> None:
    assert VALID.is_valid(written)
    written["tender"]["procurementMethod"] = "innovation"
    assert not VALID.is_valid(written)


def _set(written: dict[str, Any], path: tuple[str | int, ...], value: object) -> None:
    place: Any = written
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value


FAULTS: list[tuple[tuple[str | int, ...], object, str]] = [
    (("ocid",), None, "$.ocid"),
    (("date",), "2021-01-01T00:00:00", "$.date"),
    (("buyer", "id"), "nobody", "$.buyer"),
    (("tender", "procurementMethod"), "open", "$.tender.procurementMethod"),
    (("tender", "procurementMethodDetails"), None, "$.tender.procurementMethodDetails"),
    (("tender", "value", "amount"), "5", "$.tender.value.amount"),
    (("tender", "value", "currency"), "KRONOR", "$.tender.value.currency"),
    (("tender", "awardCriteriaDetails"), "lowest price", "$.tender.awardCriteriaDetails"),
    (("planning", "documents"), [], "$.planning.documents"),
    (("planning", "documents", 0, "title"), "maybe", "$.planning.documents[0].title"),
    (("awards", 0, "suppliers"), [], "$.awards[0].suppliers"),
    (("contracts",), [], "$.awards[0]"),
    (("contracts", 0, "milestones", 0, "code"), "guess", "$.contracts[0].milestones[0].code"),
    (("contracts", 0, "milestones", 0, "description"), "soon", "$.contracts[0].milestones[0].description"),
    (("contracts", 0, "implementation", "transactions", 0, "value", "amount"), float("inf"), "$.contracts[0]"),
    (("parties", 0, "name"), "", "$.parties[0]"),
]


@pytest.mark.parametrize(("path", "value", "told"), FAULTS, ids=[fault[2] for fault in FAULTS])
def test_a_fault_is_told_with_its_path(
    written: dict[str, Any], path: tuple[str | int, ...], value: object, told: str
) -> None:
    _set(written, path, value)
    with pytest.raises(PayloadError) as caught:
        ocds.from_dict(written)
    assert any(fault.path.startswith(told) for fault in caught.value.faults), str(caught.value)


@pytest.mark.parametrize("payload", [[], None, {}, {"tender": []}, {"awards": [None], "contracts": ["x"]}])
def test_what_is_not_a_release_is_a_fault(payload: object) -> None:
    with pytest.raises(PayloadError):
        ocds.from_dict(payload)  # type: ignore[arg-type]


def test_payments_in_another_currency_than_the_contract_are_a_fault(written: dict[str, Any]) -> None:
    contract = written["contracts"][0]
    contract["value"]["currency"] = "EUR"
    contract["milestones"].append(contract["milestones"][2] | {"title": "second"})
    with pytest.raises(PayloadError, match=r"\$\.contracts\[0\]: EUR and SEK do not mix"):
        ocds.from_dict(written)


def _places(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, held in inner:
        if isinstance(step, str):
            yield (*path, step)
        yield from _places(held, (*path, step))


def _told_without(written: dict[str, Any], outer: list[str | int], last: str | int) -> str:
    payload = deepcopy(written)
    inner: Any = payload
    for step in outer:
        inner = inner[step]
    del inner[last]
    try:
        ocds.from_dict(payload)
    except PayloadError as error:
        return str(error)
    return ""


def test_what_is_missing_is_told_where_it_is_missing_and_not_by_what_follows_from_it(written: dict[str, Any]) -> None:
    for *outer, last in _places(written):
        told = _told_without(written, outer, last)
        assert "NoneType" not in told, (outer, last, told)
