"""Nothing is lost unseen: every field of every mapped value is held by the standard or listed as lost."""

from __future__ import annotations

import attrs
import pytest

from slussmodel.funding import Call, Condition, Grant, Tranche
from slussmodel.interop import PublishedGrant, Standard, giving360, iati, ocds
from slussmodel.partnerships import Contact, Organisation
from slussmodel.procurement import (
    Contract,
    InnovationPartnership,
    Instalment,
    Phase,
    ProcurementDocuments,
    Purchase,
    PurchaseTerms,
)
from slussmodel.results import ExpectedEffect, ExpectedResult

MAPPED: list[tuple[Standard, tuple[type, ...]]] = [
    (giving360.STANDARD, (PublishedGrant, Grant, Tranche, Condition, Call, Organisation, Contact)),
    (
        iati.STANDARD,
        (
            iati.Activity,
            PublishedGrant,
            Grant,
            Tranche,
            Condition,
            Organisation,
            Contact,
            ExpectedResult,
            ExpectedEffect,
        ),
    ),
    (
        ocds.STANDARD,
        (
            ocds.Release,
            InnovationPartnership,
            ProcurementDocuments,
            Contract,
            Phase,
            Instalment,
            PurchaseTerms,
            Purchase,
            Organisation,
            Contact,
        ),
    ),
]


@pytest.mark.parametrize(("standard", "classes"), MAPPED, ids=lambda one: getattr(one, "name", ""))
def test_every_field_is_held_or_lost(standard: Standard, classes: tuple[type, ...]) -> None:
    fields = {f"{cls.__name__}.{one.name}" for cls in classes for one in attrs.fields(cls) if one.init}
    assert fields == {*standard.held, *standard.lost}


@pytest.mark.parametrize(("standard", "classes"), MAPPED, ids=lambda one: getattr(one, "name", ""))
def test_each_says_where_and_why(standard: Standard, classes: tuple[type, ...]) -> None:
    assert all(standard.held.values())
    assert all(standard.lost.values())
    assert standard.version
    assert standard.source
