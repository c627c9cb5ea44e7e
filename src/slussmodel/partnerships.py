"""Who runs a sluice together: organisations, the role of each, and from when to when.

Only a member on the day can claim, pay or decide. An associated organisation takes part without obligations: it is not
counted as a partner, holds no budget and owes nothing. A municipality may take part through a partner, as Örnsköldsvik
does in INNOCAP through the association that it is a member of.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen
from attrs.validators import optional

from slussmodel.errors import InvalidValue, Reason, UnknownName
from slussmodel.language import Labelled, Sentence
from slussmodel.periods import Period
from slussmodel.validators import check_day, day, distinct, each, filled, identifier, nfc, of_type, shaped, text

if TYPE_CHECKING:
    from slussmodel.places import Municipality


class OrganisationKind(Labelled):
    """What an organisation is in law or in fact.

    A *kommunalförbund* is a public-law body formed under the Local Government Act, chapters 3 and 9; a *kommunförbund*
    is an association under private law. They differ by two letters and by almost everything else.
    """

    MUNICIPALITY = "municipality", "kommun", "municipality"
    LOCAL_FEDERATION = "local_federation", "kommunalförbund", "local federation (public law)"
    ASSOCIATION = "association", "kommunförbund", "association of municipalities"
    REGION = "region", "region", "region"
    PROVINCE = "province", "provins", "province"
    AUTHORITY = "authority", "statlig myndighet", "government agency"
    MUNICIPAL_COMPANY = "municipal_company", "kommunalt bolag", "municipal company"
    COMPANY = "company", "företag", "company"
    CLUSTER = "cluster", "klusterorganisation", "cluster organisation"
    UNIVERSITY = "university", "universitet", "university"
    RESEARCH_CENTRE = "research_centre", "forskningscentrum", "research centre"
    NETWORK = "network", "nätverk", "network"


class Role(Labelled):
    """What an organisation is to the partnership."""

    LEAD = "lead", "samordnande partner", "lead partner"
    COORDINATOR = "coordinator", "koordinator", "co-ordinator"
    PARTNER = "partner", "partner", "partner"
    MEMBER = "member", "medlem", "member"
    CLIENT = "client", "beställare", "client"
    SUPPLIER = "supplier", "leverantör", "supplier"
    PARTICIPANT = "participant", "deltagare genom partner", "participant through a partner"
    ASSOCIATED = "associated", "associerad organisation", "associated organisation"
    FUNDER = "funder", "finansiär", "funder"


PARTNER_ROLES = frozenset({Role.LEAD, Role.COORDINATOR, Role.PARTNER, Role.MEMBER, Role.CLIENT, Role.SUPPLIER})
"""Roles that are counted when somebody says how many partners there are."""

PAYING_ROLES = frozenset({Role.LEAD, Role.PARTNER, Role.MEMBER, Role.CLIENT, Role.PARTICIPANT})
"""Roles that can hold a share of a cost, claim an idea for development and decide."""

NOT_A_MEMBER = Sentence(
    "not_a_member",
    sv="{party} är inte medlem i {partnership} den {day}",
    en="{party} is not a member of {partnership} on {day}",
)
NAMED_BY_ID = Sentence(
    "named_by_id",
    sv="{party} har id {id} i {partnership}: ange {id}",
    en="{party} has the id {id} in {partnership}: write {id}",
)
NO_OBLIGATIONS = Sentence(
    "no_obligations",
    sv="{party} är {role} i {partnership} och kan därför inte betala, utveckla eller besluta",
    en="{party} takes part in {partnership} as {role} and therefore cannot pay, develop or decide",
)


@frozen(kw_only=True)
class Contact:
    """How to reach an organisation or project; every line is optional."""

    name: str | None = field(default=None, validator=optional(filled))
    address: str | None = field(default=None, validator=optional(filled))
    phone: str | None = field(default=None, validator=optional(filled))
    email: str | None = field(default=None, validator=optional(filled))


@frozen(kw_only=True)
class Organisation:
    """A body that can take part: a municipality, a federation, a company, a university.

    `country` is ISO 3166-1 alpha-2 and `region` ISO 3166-2 ("CA-NL"), which works outside Europe, where there is no
    NUTS code. `municipality` is the Swedish municipal code where the organisation is one.

    >>> Organisation(id="1496", name="Skövde kommun", kind=OrganisationKind.MUNICIPALITY, municipality="1496").country
    'SE'
    """

    id: str = field(converter=nfc, validator=identifier)
    name: str = field(converter=nfc, validator=filled)
    kind: OrganisationKind = field(validator=of_type(OrganisationKind))
    country: str = field(default="SE", validator=identifier)
    region: str | None = field(default=None, validator=optional(identifier))
    nuts3: str | None = field(default=None, validator=optional(identifier))
    municipality: str | None = field(
        default=None, validator=optional(shaped(r"[0-9]{4}", "the municipal code of four digits, such as '1496'"))
    )
    short: str | None = field(default=None, validator=optional(filled))
    aliases: tuple[str, ...] = field(default=(), validator=[each(filled), distinct])
    contact: Contact | None = field(default=None, validator=optional(of_type(Contact)))

    def is_called(self, name: str) -> bool:
        """Whether a name is this organisation's id, name, short name or an alias, whatever the case."""
        wanted = nfc(name).casefold().strip()
        names = (self.id, self.name, self.short, *self.aliases)
        return any(wanted == nfc(known).casefold() for known in names if known is not None)


@frozen(kw_only=True)
class Membership:
    """An organisation's role from a first day to a last day, both included; without a last day it goes on.

    >>> here = Membership(organisation="1495", role=Role.MEMBER, since=date(2016, 11, 1), until=date(2020, 6, 30))
    >>> here.covers(date(2020, 6, 30)), here.covers(date(2020, 7, 1))
    (True, False)
    """

    organisation: str = field(converter=nfc, validator=identifier)
    role: Role = field(validator=of_type(Role))
    since: date = field(validator=day)
    until: date | None = field(default=None, validator=optional(day))
    through: str | None = field(default=None, validator=optional(identifier))

    def __attrs_post_init__(self) -> None:
        if self.until is not None and self.until < self.since:
            raise InvalidValue("Membership", "until", self.until, f"must not be before since, {self.since}")
        if (self.role is Role.PARTICIPANT) != (self.through is not None):
            raise InvalidValue(
                "Membership", "through", self.through, "names the partner of a participant, and only of a participant"
            )

    def covers(self, on: date) -> bool:
        """Whether a day lies in it. Raises `InvalidValue` for a moment: which day it is depends on the zone."""
        if isinstance(on, datetime):
            raise InvalidValue("Membership", "on", on, "must be a date; take its .date() in the zone that you mean")
        if not isinstance(on, date):
            raise InvalidValue("Membership", "on", on, f"must be a date, not {type(on).__name__}")
        return self.since <= on and (self.until is None or on <= self.until)


@frozen(kw_only=True)
class Assignment:
    """Somebody's task in the partnership, such as project manager or innovation coach.

    The person may be left out, and can be dropped without losing the post; `affiliation` is the unit that the person
    belongs to where it is not a partner itself.
    """

    task: str = field(validator=filled)
    organisation: str = field(converter=nfc, validator=identifier)
    person: str | None = field(default=None, validator=optional(filled))
    affiliation: str | None = field(default=None, validator=optional(filled))
    period: Period | None = field(default=None, validator=optional(of_type(Period)))

    def without_person(self) -> Assignment:
        return evolve(self, person=None)


class RelationKind(Labelled):
    """How two organisations or projects stand to each other."""

    SUPPORTS = "supports", "stödjer", "supports"
    PRECEDES = "precedes", "föregår", "precedes"
    SUCCEEDS = "succeeds", "efterföljer", "succeeds"


@frozen
class Relation:
    """One organisation or project supports another, or a pre-study precedes a project."""

    source: str = field(validator=identifier)
    kind: RelationKind = field(validator=of_type(RelationKind))
    target: str = field(validator=identifier)


@frozen(kw_only=True)
class Obligation:
    """Something that an organisation has bound itself to do or pay."""

    organisation: str = field(converter=nfc, validator=identifier)
    what: str = field(validator=filled)


def _outsider(name: str) -> str:
    """One from outside: a Swedish municipality by its name and code, others by what they are called."""
    from slussmodel.sweden import municipality

    try:
        found = municipality(name)
    except UnknownName:
        return name
    return f"{found.name} ({found.code})"


@frozen(kw_only=True, repr=False)
class Partnership:
    """A project or network: its organisations and what each is to it, day by day.

    Raises `UnknownName` where something speaks of an organisation that is not listed and `InvalidValue` where an
    organisation has one role twice at a time, or where one without obligations is given one.

    >>> hjo = Organisation(id="1497", name="Hjo kommun", kind=OrganisationKind.MUNICIPALITY)
    >>> both = Partnership(id="p", name="Slussen", organisations=(hjo,),
    ...     memberships=(Membership(organisation="1497", role=Role.MEMBER, since=date(2016, 11, 1)),))
    >>> [one.name for one in both.partners(date(2017, 1, 1))], both.why_not("1499", date(2017, 1, 1))[0].text("en")
    (['Hjo kommun'], 'Falköping (1499) is not a member of Slussen on 2017-01-01')
    """

    id: str = field(converter=nfc, validator=identifier)
    name: str = field(converter=nfc, validator=filled)
    organisations: tuple[Organisation, ...] = field(validator=each(of_type(Organisation)))
    memberships: tuple[Membership, ...] = field(validator=[each(of_type(Membership)), distinct])
    host: str | None = field(default=None, validator=optional(identifier))
    aliases: tuple[str, ...] = field(default=(), validator=[each(filled), distinct])
    purpose: str = field(default="", validator=text)
    period: Period | None = field(default=None, validator=optional(of_type(Period)))
    reference: str | None = field(default=None, validator=optional(filled))
    assignments: tuple[Assignment, ...] = field(default=(), validator=each(of_type(Assignment)))
    relations: tuple[Relation, ...] = field(default=(), validator=each(of_type(Relation)))
    obligations: tuple[Obligation, ...] = field(default=(), validator=each(of_type(Obligation)))
    contact: Contact | None = field(default=None, validator=optional(of_type(Contact)))
    _by_id: dict[str, Organisation] = field(init=False, eq=False, repr=False)
    _held: dict[str, tuple[Membership, ...]] = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        by_id = {organisation.id: organisation for organisation in self.organisations}
        if len(by_id) < len(self.organisations):
            raise InvalidValue("Partnership", "organisations", list(by_id), "must not name an organisation twice")
        for named in self._names_used():
            if named not in by_id:
                raise UnknownName.among("organisation", named, by_id)
        held = {one: tuple(m for m in self.memberships if m.organisation == one) for one in by_id}
        object.__setattr__(self, "_by_id", by_id)
        object.__setattr__(self, "_held", held)
        for memberships in held.values():
            _refuse_overlaps(memberships)
        for obligation in self.obligations:
            self._refuse_if_free(obligation)

    def __repr__(self) -> str:
        return f"<Partnership {self.id}: {self.name}, {len(self.organisations)} organisations>"

    @classmethod
    def of_municipalities(
        cls, towns: Iterable[Municipality], *, id: str, name: str, since: date, host: str, period: Period | None = None
    ) -> Partnership:
        """Swedish municipalities that are members from one day on, each known by its code; `host` is the code of one.

        >>> from slussmodel import sweden
        >>> towns = sweden.federation("Fyrbodal").members
        >>> fyrbodal = Partnership.of_municipalities(
        ...     towns, id="fyrbodal", name="Idésluss Fyrbodal", since=date(2026, 1, 1), host="1485"
        ... )
        >>> len(fyrbodal.payers(date(2026, 6, 1))), fyrbodal.organisation("Åmål").id
        (14, '1492')
        """
        members = tuple(towns)
        kind = OrganisationKind.MUNICIPALITY
        return cls(
            id=id,
            name=name,
            organisations=tuple(
                Organisation(id=one.code, name=one.name, kind=kind, nuts3=one.nuts3, municipality=one.code)
                for one in members
            ),
            memberships=tuple(Membership(organisation=one.code, role=Role.MEMBER, since=since) for one in members),
            host=host,
            period=period,
        )

    def organisation(self, name: str) -> Organisation:
        """By id, name, short name or alias; raises `UnknownName` with near names."""
        if name in self._by_id:
            return self._by_id[name]
        for organisation in self.organisations:
            if organisation.is_called(name):
                return organisation
        raise UnknownName.among("organisation", name, [*self._by_id, *(one.name for one in self.organisations)])

    def roles(self, organisation: str, on: date) -> frozenset[Role]:
        """The roles that an organisation holds on a day."""
        return frozenset(held.role for held in self._held.get(organisation, ()) if held.covers(on))

    def holding(self, roles: frozenset[Role], on: date) -> tuple[Organisation, ...]:
        """The organisations that hold one of the roles on a day, in the order in which they are listed."""
        return tuple(one for one in self.organisations if self.roles(one.id, on) & roles)

    def partners(self, on: date) -> tuple[Organisation, ...]:
        """Those that count as partners; associated organisations and participants through a partner do not."""
        return self.holding(PARTNER_ROLES, on)

    def payers(self, on: date) -> tuple[Organisation, ...]:
        """Those that can pay, claim and decide on a day."""
        return self.holding(PAYING_ROLES, on)

    def is_host(self, organisation: str, on: date) -> bool:
        """Whether an organisation hosts on a day: as long as it takes part, and always where no role of it is dated."""
        held = self._held.get(organisation, ())
        return organisation == self.host and (not held or any(one.covers(on) for one in held))

    def why_not(self, organisation: str, on: date) -> tuple[Reason, ...]:
        """What hinders an organisation from paying, claiming or deciding on a day; nothing, if it may."""
        roles = self.roles(organisation, on)
        if roles & PAYING_ROLES:
            return ()
        if roles:
            name = self._by_id[organisation].name
            return (Reason.of(NO_OBLIGATIONS, party=name, partnership=self.name, role=min(roles)),)
        return (self._no_member(organisation, on),)

    def _no_member(self, organisation: str, on: date) -> Reason:
        """Why one without a role is none: it is named otherwise than by its id here, or is no member on the day."""
        here = self._by_id.get(organisation)
        called = next((one for one in self.organisations if one.is_called(organisation)), None)
        if here is None and called is not None:
            return Reason.of(NAMED_BY_ID, party=called.name, id=called.id, partnership=self.name)
        party = _outsider(organisation) if here is None else here.name
        return Reason.of(NOT_A_MEMBER, party=party, partnership=self.name, day=on.isoformat())

    def leave(self, organisation: str, last_day: date) -> Partnership:
        """The partnership where an organisation's memberships end on a day; what it did until then stays true."""
        leaving = self.organisation(organisation).id
        check_day("Partnership", "last_day", last_day)
        ended = tuple(
            evolve(held, until=last_day) if held.organisation == leaving and held.covers(last_day) else held
            for held in self.memberships
            if held.organisation != leaving or held.since <= last_day
        )
        return evolve(self, memberships=ended)

    def join(self, organisation: Organisation, membership: Membership) -> Partnership:
        """The partnership with one more membership, of an organisation that may be new."""
        known = organisation.id in self._by_id
        organisations = self.organisations if known else (*self.organisations, organisation)
        return evolve(self, organisations=organisations, memberships=(*self.memberships, membership))

    def without_people(self) -> Partnership:
        """The partnership without personal data: assignments keep the post and lose the person."""
        nameless = tuple(one.without_person() for one in self.assignments)
        return evolve(self, assignments=nameless, contact=None)

    def _names_used(self) -> Iterator[str]:
        for membership in self.memberships:
            yield membership.organisation
            if membership.through is not None:
                yield membership.through
        yield from (one.organisation for one in self.assignments)
        yield from (one.organisation for one in self.obligations)
        if self.host is not None:
            yield self.host

    def _refuse_if_free(self, obligation: Obligation) -> None:
        roles = {membership.role for membership in self._held[obligation.organisation]}
        if not roles or roles <= {Role.ASSOCIATED, Role.FUNDER}:
            raise InvalidValue(
                "Partnership",
                "obligations",
                obligation.organisation,
                "takes part without obligations and can have none",
            )


def _refuse_overlaps(memberships: tuple[Membership, ...]) -> None:
    for place, one in enumerate(memberships):
        for other in memberships[:place]:
            if one.role is other.role and (one.covers(other.since) or other.covers(one.since)):
                raise InvalidValue(
                    "Partnership",
                    "memberships",
                    one.organisation,
                    f"is {one.role} twice from {max(one.since, other.since)}",
                )
