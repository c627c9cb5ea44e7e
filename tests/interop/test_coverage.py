"""Nothing is lost unseen: every field of every mapped value is held by the standard or listed as lost."""

from __future__ import annotations

from types import ModuleType

import attrs
import pytest

from slussmodel.funding import Call, Condition, Grant, Tranche
from slussmodel.interop import PublishedGrant, Standard, giving360, iati, ocds, ocel, swecris, vinnova, xes
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
from slussmodel.stages.flow import EventLog, Trace

MAPPED: list[tuple[Standard, tuple[type, ...]]] = [
    (giving360.STANDARD, (PublishedGrant, Grant, Tranche, Condition, Call, Organisation, Contact)),
    (xes.STANDARD, (EventLog, Trace)),
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


@pytest.mark.parametrize("module", [giving360, iati, ocds, ocel, swecris, vinnova, xes])
def test_each_standard_says_which_it_is_and_where_each_field_stands(module: ModuleType) -> None:
    standard = module.STANDARD
    assert standard.name and standard.version and standard.source  # noqa: PT018
    assert all([*standard.held, *standard.held.values(), *standard.lost.values()])


def test_what_is_lost_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        giving360.STANDARD.lost["Grant.id"] = "all of it"  # type: ignore[index]
