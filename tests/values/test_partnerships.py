"""Who is what to whom, day by day."""

from __future__ import annotations

import pickle
from datetime import date, timedelta

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from slussmodel.errors import InvalidValue, UnknownName
from slussmodel.partnerships import (
    PAYING_ROLES,
    Assignment,
    Contact,
    Membership,
    Obligation,
    Organisation,
    OrganisationKind,
    Partnership,
    Role,
)

START = date(2016, 11, 1)
days = st.integers(0, 2000).map(lambda n: START + timedelta(n))


def organisation(id: str, kind: OrganisationKind = OrganisationKind.MUNICIPALITY) -> Organisation:
    return Organisation(id=id, name=f"{id} kommun", kind=kind)


def partnership(*memberships: Membership) -> Partnership:
    ids = dict.fromkeys(name for one in memberships for name in (one.organisation, one.through) if name)
    return Partnership(id="p", name="Slussen", organisations=tuple(map(organisation, ids)), memberships=memberships)


def member(id: str, role: Role = Role.MEMBER, since: date = START, until: date | None = None) -> Membership:
    return Membership(
        organisation=id, role=role, since=since, until=until, through="lead" if role is Role.PARTICIPANT else None
    )


@given(days, days, days)
def test_a_membership_covers_its_first_and_last_day_and_those_between(a: date, b: date, on: date) -> None:
    since, until = min(a, b), max(a, b)
    assert member("x", since=since, until=until).covers(on) == (since <= on <= until)


@pytest.mark.parametrize("role", list(Role))
def test_who_may_pay_follows_from_the_role(role: Role) -> None:
    both = partnership(member("lead", Role.LEAD), member("x", role))
    assert (both.why_not("x", START) == ()) == (role in PAYING_ROLES)
    assert all(reason.text("sv") and reason.text("en") for reason in both.why_not("x", START))


@pytest.mark.row("1.17", "slussmodel.partnerships.Role")
def test_an_associated_organisation_is_no_partner_and_can_have_no_obligation() -> None:
    both = partnership(member("lead", Role.LEAD), member("NL", Role.ASSOCIATED))
    assert [one.id for one in both.partners(START)] == ["lead"]
    assert both.why_not("NL", START)[0].code == "no_obligations"
    with pytest.raises(InvalidValue, match="takes part without obligations"):
        evolve(both, obligations=(Obligation(organisation="NL", what="report"),))


@pytest.mark.row("1.3", "slussmodel.partnerships.Membership")
def test_a_municipality_may_take_part_through_a_partner() -> None:
    both = partnership(member("lead", Role.LEAD), member("x", Role.PARTICIPANT))
    assert [one.id for one in both.partners(START)] == ["lead"]
    assert both.why_not("x", START) == ()
    with pytest.raises(InvalidValue, match="names the partner of a participant"):
        Membership(organisation="x", role=Role.PARTICIPANT, since=START)
    with pytest.raises(InvalidValue, match="names the partner of a participant"):
        Membership(organisation="x", role=Role.MEMBER, since=START, through="lead")


@pytest.mark.row("0.11", "slussmodel.partnerships.Partnership")
def test_membership_is_dated_and_leaving_keeps_what_was() -> None:
    both = partnership(member("a"), member("b")).leave("b", date(2020, 6, 30))
    assert [one.id for one in both.payers(date(2020, 6, 30))] == ["a", "b"]
    assert [one.id for one in both.payers(date(2020, 7, 1))] == ["a"]
    assert both.why_not("b", date(2020, 7, 1))[0].code == "not_a_member"


def test_joining_adds_an_organisation_once() -> None:
    one = partnership(member("a", until=date(2018, 1, 1)))
    again = one.join(organisation("a"), member("a", since=date(2019, 1, 1))).join(organisation("b"), member("b"))
    assert [held.id for held in again.organisations] == ["a", "b"]
    assert [held.id for held in again.payers(date(2018, 6, 1))] == ["b"]


def test_a_role_is_not_held_twice_at_a_time() -> None:
    with pytest.raises(InvalidValue, match="is member twice from 2018-01-01"):
        partnership(member("a", until=date(2018, 1, 1)), member("a", since=date(2018, 1, 1)))


@pytest.mark.parametrize(
    "change",
    [
        {"memberships": (member("b"),)},
        {"host": "b"},
        {"assignments": (Assignment(task="coach", organisation="b"),)},
        {"obligations": (Obligation(organisation="b", what="report"),)},
    ],
)
def test_everything_named_is_listed(change: dict[str, object]) -> None:
    with pytest.raises(UnknownName, match="unknown organisation 'b'"):
        evolve(partnership(member("a")), **change)  # type: ignore[arg-type]


@pytest.mark.row("0.9", "slussmodel.partnerships.Assignment")
def test_people_can_be_dropped_and_posts_stay() -> None:
    manager = Assignment(task="project manager", organisation="a", person="Maria Nilsson")
    with_people = evolve(partnership(member("a")), assignments=(manager,), contact=Contact(email="info@skaraborg.se"))
    nameless = with_people.without_people()
    assert "Maria" not in repr(nameless)
    assert [one.task for one in nameless.assignments] == ["project manager"]
    assert nameless.contact is None


@pytest.mark.row("0.10", "slussmodel.partnerships.Organisation")
def test_an_organisation_is_found_by_each_of_its_names() -> None:
    alav = Organisation(
        id="ALAV", name="Kommunförbundet Västernorrland", kind=OrganisationKind.ASSOCIATION, aliases=("KFVN",)
    )
    one = Partnership(id="p", name="p", organisations=(alav,), memberships=())
    assert one.organisation("kfvn") is one.organisation("Kommunförbundet Va\u0308sternorrland") is alav
    with pytest.raises(UnknownName, match="did you mean 'Kommunförbundet Västernorrland'"):
        one.organisation("Komunförbundet Västernorrland")


def test_a_membership_does_not_end_before_it_begins() -> None:
    with pytest.raises(InvalidValue, match=r"Membership\.until"):
        member("a", until=date(2016, 10, 31))


def test_a_partnership_survives_pickle() -> None:
    one = partnership(member("a"), member("b", Role.ASSOCIATED))
    assert pickle.loads(pickle.dumps(one)) == one
    assert pickle.loads(pickle.dumps(one)).payers(START) == one.payers(START)
