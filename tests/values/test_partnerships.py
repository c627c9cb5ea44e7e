"""Who is what to whom, day by day."""

from __future__ import annotations

import pickle
from datetime import UTC, date, datetime, timedelta

import attrs
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from slussmodel import sweden
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
    Relation,
    RelationKind,
    Role,
)
from slussmodel.periods import Period

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


def test_leaving_takes_every_name_that_an_organisation_is_found_by() -> None:
    both = partnership(member("a"), member("b"))
    name = both.organisation("b").name
    assert both.leave(name.upper(), START) == both.leave("b", START)


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


def test_who_leaves_on_a_day_is_a_member_on_that_day_and_never_after() -> None:
    again = member("b", since=date(2018, 1, 1), until=date(2018, 12, 31))
    later = member("b", since=date(2020, 1, 1))
    everybody = partnership(member("a"), again, later)
    assert everybody.leave("b", date(2020, 1, 1)).memberships == (member("a"), again, evolve(later, until=later.since))
    assert everybody.leave("b", date(2019, 6, 30)).memberships == (member("a"), again)
    assert everybody.leave("b", date(2018, 1, 1)).memberships == (member("a"), evolve(again, until=again.since))
    with pytest.raises(UnknownName, match="unknown organisation 'c'"):
        everybody.leave("c", START)


def test_a_role_may_be_held_again_from_the_day_after() -> None:
    first, second = member("a", until=date(2018, 1, 1)), member("a", since=date(2018, 1, 2))
    assert partnership(first, second).roles("a", date(2018, 1, 2)) == {Role.MEMBER}
    assert partnership(second, first).roles("a", date(2018, 1, 1)) == {Role.MEMBER}
    with pytest.raises(InvalidValue, match="is member twice from 2018-01-02"):
        partnership(evolve(first, until=second.since), second)


def test_two_roles_may_be_held_at_a_time_and_the_one_that_pays_decides() -> None:
    both = partnership(member("a", Role.ASSOCIATED), member("a", Role.MEMBER))
    assert both.roles("a", START) == {Role.ASSOCIATED, Role.MEMBER}
    assert both.why_not("a", START) == ()


def test_an_organisation_is_listed_once() -> None:
    with pytest.raises(InvalidValue, match="must not name an organisation twice"):
        Partnership(id="p", name="p", organisations=(organisation("a"), organisation("a")), memberships=())


@pytest.mark.parametrize("free", [Role.ASSOCIATED, Role.FUNDER])
def test_who_has_ever_had_another_role_may_have_an_obligation(free: Role) -> None:
    once = partnership(member("a", free), member("a", until=START))
    bound = (Obligation(organisation="a", what="report"),)
    assert evolve(once, obligations=bound).obligations == bound
    with pytest.raises(InvalidValue, match="takes part without obligations"):
        evolve(partnership(member("a", free)), obligations=bound)


def test_a_participant_s_partner_is_listed_too() -> None:
    through = Membership(organisation="a", role=Role.PARTICIPANT, since=START, through="b")
    with pytest.raises(UnknownName, match="unknown organisation 'b'"):
        Partnership(id="p", name="p", organisations=(organisation("a"),), memberships=(through,))


FULL_ORGANISATION = Organisation(
    id="1284",
    name="Höganäs kommun",
    kind=OrganisationKind.MUNICIPALITY,
    region="SE-M",
    nuts3="SE224",
    municipality="1284",
    short="Höganäs",
    aliases=("Höganäs stad",),
    contact=Contact(name="Kontaktcenter", address="263 82 Höganäs", phone="042-33 71 00", email="kommunen@hoganas.se"),
)
FULL_PARTNERSHIP = Partnership(
    id="p",
    name="Slussen",
    organisations=(FULL_ORGANISATION,),
    memberships=(Membership(organisation="1284", role=Role.MEMBER, since=START, until=date(2020, 6, 30)),),
    host="1284",
    aliases=("Sluss",),
    purpose="tillsammans",
    period=Period.year(2019),
    reference="2016-03298",
    assignments=(
        Assignment(task="coach", organisation="1284", person="Li", affiliation="IT", period=Period.year(2019)),
    ),
    relations=(Relation("pre-study", RelationKind.PRECEDES, "p"),),
    obligations=(Obligation(organisation="1284", what="report"),),
    contact=Contact(name="Li"),
)
FULL = [
    FULL_PARTNERSHIP,
    FULL_ORGANISATION,
    FULL_ORGANISATION.contact,
    *FULL_PARTNERSHIP.memberships,
    *FULL_PARTNERSHIP.assignments,
    *FULL_PARTNERSHIP.relations,
    *FULL_PARTNERSHIP.obligations,
]


@pytest.mark.parametrize("value", FULL, ids=lambda value: type(value).__name__)
def test_each_field_refuses_what_is_not_of_its_kind_and_each_name_a_blank(value: attrs.AttrsInstance) -> None:
    for field in attrs.fields(type(value)):
        held = getattr(value, field.name)
        wrong: list[object] = [object(), *([" "] if isinstance(held, str) and field.default != "" else [])]
        if isinstance(held, tuple):
            wrong += [[], (object(),)]
        for one in wrong if field.init else ():
            with pytest.raises(InvalidValue, match=rf"{type(value).__name__}\.{field.name}: "):
                evolve(value, **{field.name: one})


@pytest.mark.parametrize("name", ["1284", "HÖGANÄS KOMMUN", " höganäs ", "Höganäs stad"])
def test_an_organisation_is_called_by_its_id_name_short_name_and_aliases(name: str) -> None:
    assert FULL_ORGANISATION.is_called(name)
    assert not FULL_ORGANISATION.is_called(name.strip() + "x")


def test_nobody_is_called_nothing() -> None:
    with pytest.raises(UnknownName, match="unknown organisation ''"):
        partnership(member("a")).organisation("")


def test_a_short_name_is_one_however_its_letters_are_composed() -> None:
    assert evolve(FULL_ORGANISATION, short="Ha\u030abo", aliases=("O\u0308",)).is_called("Håbo")
    assert evolve(FULL_ORGANISATION, short="Ha\u030abo", aliases=("O\u0308",)).is_called("Ö")


def test_what_is_dropped_with_the_people_is_the_people_alone() -> None:
    nameless = FULL_PARTNERSHIP.without_people()
    (post,) = nameless.assignments
    assert evolve(post, person="Li") == FULL_PARTNERSHIP.assignments[0]
    kept = evolve(nameless, assignments=FULL_PARTNERSHIP.assignments, contact=FULL_PARTNERSHIP.contact)
    assert kept == FULL_PARTNERSHIP


def test_why_not_names_the_organisation_the_partnership_and_the_day_or_the_role() -> None:
    one = partnership(member("a", until=START), member("b", Role.ASSOCIATED))
    (gone,) = one.why_not("a", START + timedelta(1))
    assert gone.params == {"party": "a kommun", "partnership": "Slussen", "day": "2016-11-02"}
    assert one.why_not("nobody", START)[0].params["party"] == "nobody"
    (free,) = one.why_not("b", START)
    assert free.params == {"party": "b kommun", "partnership": "Slussen", "role": Role.ASSOCIATED}


def test_a_moment_is_no_day() -> None:
    both = partnership(member("a"))
    with pytest.raises(InvalidValue, match=r"must be a date; take its \.date\(\)"):
        both.roles("a", datetime(2017, 1, 1, tzinfo=UTC))


def test_who_is_named_by_name_is_told_the_id() -> None:
    hjo = Organisation(id="1497", name="Hjo kommun", kind=OrganisationKind.MUNICIPALITY, aliases=("Hjo",))
    member = Membership(organisation="1497", role=Role.MEMBER, since=START)
    one = Partnership(id="p", name="Slussen", organisations=(hjo,), memberships=(member,))
    for name in ("Hjo", "Hjo kommun"):
        (reason,) = one.why_not(name, START)
        assert (reason.code, reason.params["id"]) == ("named_by_id", "1497")


@pytest.mark.parametrize("said", ["1480", "Göteborg", "göteborgs stad"])
def test_a_municipality_from_outside_is_told_by_its_name_and_code(said: str) -> None:
    (reason,) = Partnership(id="p", name="Slussen", organisations=(), memberships=()).why_not(said, START)
    assert reason.text("sv").startswith("Göteborg (1480) är inte medlem i Slussen")


@pytest.mark.parametrize("wrong", ["2026-01-01", datetime(2026, 1, 1, tzinfo=UTC), None], ids=repr)
def test_a_day_is_a_date_and_nothing_else(wrong: object) -> None:
    with pytest.raises(InvalidValue, match="must be a date"):
        partnership(member("x")).payers(wrong)  # type: ignore[arg-type]
    with pytest.raises(InvalidValue, match=r"Partnership\.last_day: .* must be a date"):
        partnership(member("x")).leave("x", last_day=wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize("wrong", ["Åmål", "14", "14920", ""])
def test_a_municipality_is_known_by_its_four_digits(wrong: str) -> None:
    with pytest.raises(InvalidValue, match=r"Organisation\.municipality: .* must be written as the municipal code"):
        Organisation(id="a", name="Åmål", kind=OrganisationKind.MUNICIPALITY, municipality=wrong)


def test_municipalities_make_a_partnership_of_members_known_by_their_codes() -> None:
    towns = sweden.federation("Fyrbodal").members
    made = Partnership.of_municipalities(towns, id="f", name="Fyrbodal", since=START, host="1485")
    assert [one.id for one in made.payers(START)] == [one.code for one in towns]
    assert made.payers(START - timedelta(1)) == ()
    with pytest.raises(UnknownName, match="unknown organisation '1480'"):
        Partnership.of_municipalities(towns, id="f", name="Fyrbodal", since=START, host="1480")
