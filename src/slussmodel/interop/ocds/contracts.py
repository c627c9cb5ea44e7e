"""The contracts of a release: each partner's development and the purchase that may follow, read as one contract."""

from __future__ import annotations

import re
from collections.abc import Mapping

from attrs import frozen

from slussmodel.interop.reading import Node
from slussmodel.money import Money, total
from slussmodel.procurement import Contract, Instalment, Phase, PhaseKind, Purchase, PurchaseTerms

_KINDS = {kind.value: kind for kind in PhaseKind}
_MONTHS = re.compile(r"([1-9]\d{0,3}) months")


@frozen(kw_only=True)
class Signed:
    """A contract and what has come of it; `phase` is the number of the last phase begun and whether it is open."""

    supplier: str
    contract: Contract
    phase: tuple[int, bool]
    reached: tuple[str, ...]
    paid: tuple[str, ...]
    dropped: str | None
    purchase: Purchase | None


def read_contracts(node: Node, buyer: str) -> tuple[Signed, ...]:
    """What is signed, in the order of the awards."""
    by_award: dict[str, list[Node]] = {}
    for place in node.each("contracts", lambda one: one):
        by_award.setdefault(place["awardID"].text(), []).append(place)
    return node.each("awards", lambda award: _signed(award, by_award.get(award["id"].text(), []), buyer))


def _signed(award: Node, contracts: list[Node], buyer: str) -> Signed | None:
    developments = [one for one in contracts if not one["id"].text().endswith("/purchase")]
    purchases = [one for one in contracts if one["id"].text().endswith("/purchase")]
    supplier = award.first("suppliers", lambda one: one["id"].text())
    if len(developments) != 1 or len(purchases) != 1:
        award.note("must have two contracts, one of them for the purchase, with an id that ends in '/purchase'")
        return None
    (development,), (purchase,) = developments, purchases
    return award.make(
        Signed,
        supplier=supplier,
        contract=_contract(development, purchase, supplier, buyer),
        phase=_phase(development),
        reached=tuple(one["title"].text() for one in _of_type(development, "delivery") if one["status"].value == "met"),
        paid=tuple(_payments(development)),
        dropped=development.maybe("description", Node.text),
        purchase=next(iter(purchase["implementation"].each("transactions", _purchase)), None),
    )


def _contract(development: Node, purchase: Node, supplier: str | None, buyer: str) -> Contract | None:
    terms = purchase.make(PurchaseTerms, first_customer=buyer, max_cost=_value(purchase["value"]))
    amounts = _amounts(development)
    phases = [_read_phase(development, place, amounts) for place in _of_type(development, "assessment")]
    return development.make(Contract, supplier=supplier, phases=tuple(phases), purchase=terms)


def _read_phase(development: Node, place: Node, amounts: Mapping[str, Money]) -> Phase | None:
    id = place["title"].text()
    targets = [one["title"].text() for one in _of_type(development, "delivery") if one["code"].text() == id]
    instalments = [
        one.make(Instalment, id=one["title"].text(), amount=amounts.get(one["title"].text()), target=one["code"].text())
        for one in _of_type(development, "payment")
        if one["code"].text() in targets
    ]
    months = _MONTHS.fullmatch(place["description"].text())
    if months is None:
        place["description"].note("must be a number of months, such as '6 months'")
    return place.make(
        Phase,
        id=id,
        kind=place["code"].one_of(_KINDS),
        months=months and int(months[1]),
        targets=tuple(targets),
        instalments=tuple(instalments),
    )


def _amounts(development: Node) -> dict[str, Money]:
    """What each instalment is: what was paid, and for the others equal parts of what is left of the contract."""
    paid = _payments(development)
    unpaid = [one["title"].text() for one in _of_type(development, "payment") if one["title"].text() not in paid]
    if not unpaid:
        return paid
    rest = development.make(_rest, whole=_value(development["value"]), paid=tuple(paid.values()), among=len(unpaid))
    return paid | dict(zip(unpaid, rest or (), strict=False))


def _rest(whole: Money, paid: tuple[Money, ...], among: int) -> tuple[Money, ...]:
    return (whole - total(paid, whole.currency)).split([1] * among)


def _payments(development: Node) -> dict[str, Money]:
    transactions = development["implementation"].each("transactions", lambda one: one)
    return {one["id"].text(): _value(one["value"]) for one in transactions}


def _phase(development: Node) -> tuple[int, bool]:
    states = [one["status"].value for one in _of_type(development, "assessment")]
    open_phases = [number for number, state in enumerate(states, 1) if state == "partiallyMet"]
    return (open_phases[-1], True) if open_phases else (states.count("met"), False)


def _purchase(node: Node) -> Purchase | None:
    return node.make(
        Purchase,
        supplier=node["payee"]["id"].text(),
        customer=node["payer"]["id"].text(),
        on=node["date"].day(),
        cost=_value(node["value"]),
    )


def _of_type(development: Node, kind: str) -> tuple[Node, ...]:
    return development.each("milestones", lambda one: one if one["type"].value == kind else None)


def _value(node: Node) -> Money:
    return node["amount"].amount(node["currency"].currency())
