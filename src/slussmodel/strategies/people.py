"""Municipalities, organisations and partnerships."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from slussmodel import sweden
from slussmodel.countries import COUNTRIES, Country
from slussmodel.partnerships import Contact, Membership, Organisation, OrganisationKind, Partnership, Role
from slussmodel.periods import Period
from slussmodel.places import Municipality, Place
from slussmodel.strategies.values import days, identifiers, periods, texts

_CONTRACTED = tuple(role for role in Role if role not in (Role.PARTICIPANT, Role.ASSOCIATED, Role.FUNDER))


def municipalities(*, county: str | None = None) -> SearchStrategy[Municipality]:
    """The municipalities of Sweden, or of one county by its two digits."""
    return st.sampled_from([one for one in sweden.MUNICIPALITIES.values() if county in (None, one.county.code)])


def municipality_codes(*, county: str | None = None) -> SearchStrategy[str]:
    """Their codes, such as "1496"."""
    return st.sampled_from([code for code in sweden.MUNICIPALITIES if county in (None, code[:2])])


def places() -> SearchStrategy[Place]:
    """Places abroad that take part in innovation."""
    return st.sampled_from(
        [
            Place(name="Cork", iso="IE", nuts3="IE053"),
            Place(name="Newfoundland and Labrador", iso="CA-NL"),
            Place(name="Kainuu", iso="FI-05"),
            Place(name="Nordland", iso="NO-18", nuts3="NO071"),
        ]
    )


def countries() -> SearchStrategy[Country]:
    """Countries of Europe and the North Atlantic."""
    return st.sampled_from([*COUNTRIES.values()])


def contacts() -> SearchStrategy[Contact]:
    """Contacts with some of their lines."""
    line = st.none() | texts()
    return st.builds(Contact, name=line, address=line, phone=line, email=line)


def organisations(*, kinds: Sequence[OrganisationKind] = tuple(OrganisationKind)) -> SearchStrategy[Organisation]:
    """Bodies that can take part, of the given kinds."""
    return st.builds(
        Organisation,
        id=identifiers(),
        name=texts(),
        kind=st.sampled_from(kinds),
        short=st.none() | texts(max_size=6),
        contact=st.none() | contacts(),
    )


def memberships(*, roles: Sequence[Role] = _CONTRACTED) -> SearchStrategy[Membership]:
    """Roles of an organisation from a first day on, some with a last day; a participant's through a partner."""
    return st.builds(
        _held,
        organisation=identifiers(),
        role=st.sampled_from(roles),
        since=days(),
        lasts=st.none() | st.integers(0, 3000),
        partner=identifiers(),
    )


def _held(*, organisation: str, role: Role, since: date, lasts: int | None, partner: str) -> Membership:
    return Membership(
        organisation=organisation,
        role=role,
        since=since,
        until=None if lasts is None else since + timedelta(lasts),
        through=partner if role is Role.PARTICIPANT else None,
    )


def partnerships(
    *, min_members: int = 2, max_members: int = 5, since: date = date(2016, 11, 1)
) -> SearchStrategy[Partnership]:
    """Municipalities that are members from a day on, some of which leave, with a host and an associated university."""
    codes = st.lists(municipality_codes(), min_size=min_members, max_size=max_members, unique=True)
    return st.builds(
        _together,
        id=identifiers(),
        name=texts(),
        codes=codes,
        leavers=st.integers(0, min_members - 1),
        lasts=st.integers(0, 2000),
        since=st.just(since),
        period=st.none() | periods(),
    )


def _together(
    *, id: str, name: str, codes: list[str], leavers: int, lasts: int, since: date, period: Period | None
) -> Partnership:
    end = since + timedelta(lasts)
    ends = [end if place < leavers else None for place in range(len(codes))]
    return Partnership(
        id=id,
        name=name,
        organisations=(*map(_town, codes), *_BESIDE),
        memberships=(
            *(_member(code, Role.MEMBER, since, end) for code, end in zip(codes, ends, strict=True)),
            _member("host", Role.COORDINATOR, since),
            _member("uni", Role.ASSOCIATED, since),
        ),
        host="host",
        period=period,
    )


def _town(code: str) -> Organisation:
    name = sweden.MUNICIPALITIES[code].name
    return Organisation(id=code, name=name, kind=OrganisationKind.MUNICIPALITY, municipality=code)


def _member(organisation: str, role: Role, since: date, until: date | None = None) -> Membership:
    return Membership(organisation=organisation, role=role, since=since, until=until)


_BESIDE = (
    Organisation(id="host", name="Kommunalförbundet", kind=OrganisationKind.LOCAL_FEDERATION),
    Organisation(id="uni", name="Högskolan", kind=OrganisationKind.UNIVERSITY),
)
