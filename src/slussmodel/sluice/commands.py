"""What can be asked of a sluice: each command says who asks (`by`), when (`at`), and what.

A command is checked when it is built for what cannot be meant, such as a naive time or a claim by nobody. Whether the
sluice allows it is for `Sluice.handle` to say.
"""

from __future__ import annotations

from datetime import datetime
from fractions import Fraction
from typing import Any, TypeAlias

from attrs import Attribute, field, frozen
from attrs.converters import optional as optional_converter
from attrs.validators import optional

from slussmodel import sweden
from slussmodel.assessment import Assessment
from slussmodel.errors import InvalidValue, UnknownName
from slussmodel.ideas import Idea
from slussmodel.money import Money
from slussmodel.sharing.allocation import Allocation
from slussmodel.spread import Adoption, Channel
from slussmodel.stages import Decision
from slussmodel.validators import (
    Validator,
    aware,
    between,
    distinct,
    each,
    filled,
    identifier,
    instant,
    nfc,
    of_type,
    text,
    wrong,
)


def _some(instance: object, attribute: Attribute[Any], value: tuple[object, ...]) -> None:
    if not value:
        raise wrong(instance, attribute, value, "must name at least one")


FACTS = ("assessed", "claimed", "costs_shared", "settled", "road", "supporters", "twins", "adopters")
"""What a sluice knows of each idea itself; and `road_` with the value of a road, for the road that the idea has."""


def is_known(fact: str) -> bool:
    """Whether a fact is one that a sluice knows itself."""
    return fact in FACTS or fact.startswith("road_")


def _not_known_here(instance: object, attribute: Attribute[Any], value: frozenset[str]) -> None:
    for name in sorted(filter(is_known, value)):
        raise wrong(instance, attribute, name, "is known to the sluice, and nobody vouches for it")


_vouched: list[Validator] = [of_type(frozenset), each(identifier), _not_known_here]


@frozen
class Command:
    """Somebody asks for something at a moment."""

    by: str = field(converter=nfc, validator=identifier, kw_only=True)
    at: datetime = field(converter=instant, validator=aware, repr=str, kw_only=True)


@frozen
class Submit(Command):
    """Hand in an idea."""

    idea: Idea = field(validator=of_type(Idea))


@frozen
class Support(Command):
    """Stand behind an idea; `supporter` is counted once, however often and in whichever twin."""

    idea: str = field(validator=identifier)
    supporter: str = field(validator=identifier, kw_only=True)


@frozen
class Assess(Command):
    """Record what somebody found an idea to be worth; the charter's routing table gives the road."""

    assessment: Assessment = field(validator=of_type(Assessment))


@frozen
class Link(Command):
    """Decide that two ideas are the same, as a person does when an index has proposed it (`probability`)."""

    a: str = field(validator=identifier)
    b: str = field(validator=identifier)
    probability: float | None = field(default=None, validator=optional(between(0, 1)), kw_only=True)

    def __attrs_post_init__(self) -> None:
        _two_ideas(self, self.a, self.b)


@frozen
class Unlink(Command):
    """Take back a link between two ideas."""

    a: str = field(validator=identifier)
    b: str = field(validator=identifier)


@frozen
class Separate(Command):
    """Decide that two ideas are not the same, so that nobody links them again by mistake."""

    a: str = field(validator=identifier)
    b: str = field(validator=identifier)

    def __attrs_post_init__(self) -> None:
        _two_ideas(self, self.a, self.b)


@frozen
class Claim(Command):
    """Take the development of an idea, alone or together: the parties hold one claim for the whole family of twins."""

    idea: str = field(validator=identifier)
    parties: tuple[str, ...] = field(validator=[of_type(tuple), each(identifier), distinct, _some], kw_only=True)


@frozen
class Release(Command):
    """Give the development of an idea back."""

    idea: str = field(validator=identifier)
    reason: str = field(validator=filled, kw_only=True)


@frozen
class Decide(Command):
    """Take a decision at a gate of the stage graph, with what the decision says.

    `reason` is the code that an end asks for. A hold lasts `until` a moment or `awaits` something, and is ended by
    its `match`. A conditional go states `conditions`, which a later decision reports `met`. `party` receives an idea
    that is redirected or handed over. `facts` are those that whoever decides vouches for, beside the ones that the
    sluice knows itself, for guards such as `Fact("board_decision")`; the record of the decision keeps them.
    """

    idea: str = field(validator=identifier)
    decision: Decision = field(validator=of_type(Decision))
    reason: str = field(default="", validator=text, kw_only=True)
    note: str = field(default="", validator=text, kw_only=True)
    until: datetime | None = field(
        default=None, converter=optional_converter(instant), validator=optional(aware), kw_only=True
    )
    awaits: str = field(default="", validator=text, kw_only=True)
    match: str = field(default="", validator=text, kw_only=True)
    conditions: tuple[str, ...] = field(default=(), validator=[of_type(tuple), each(filled), distinct], kw_only=True)
    met: tuple[str, ...] = field(default=(), validator=[of_type(tuple), each(filled), distinct], kw_only=True)
    party: str = field(default="", validator=text, kw_only=True)
    facts: frozenset[str] = field(default=frozenset(), validator=_vouched, kw_only=True)


@frozen
class ShareCost(Command):
    """Share a cost of an idea by an allocation that a rule of `slussmodel.sharing` has made; not what parties get."""

    idea: str = field(validator=identifier)
    cost: str = field(validator=identifier)
    allocation: Allocation = field(validator=of_type(Allocation), kw_only=True)


@frozen
class Contribute(Command):
    """Pay into an idea's cost, in cash or in working time: so many hours at a rate, rounded to the minor unit.

    `reference` is the voucher behind it. What has one is booked once in a family, however often it is sent; without
    one, two payments that look alike are two.
    """

    idea: str = field(validator=identifier)
    party: str = field(validator=identifier, kw_only=True)
    cash: Money | None = field(default=None, validator=optional(of_type(Money)), kw_only=True)
    hours: Fraction | int | None = field(default=None, validator=optional(of_type(Fraction, int)), kw_only=True)
    rate: Money | None = field(default=None, validator=optional(of_type(Money)), kw_only=True)
    reference: str = field(default="", converter=nfc, validator=text, kw_only=True)
    amount: Money = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        match self.cash, self.hours, self.rate:
            case Money() as amount, None, None:
                pass
            case None, hours, Money() as rate if hours is not None:
                if hours <= 0:
                    raise InvalidValue("Contribute", "hours", hours, "must be more than zero")
                amount = rate.times(hours)
            case _:
                raise InvalidValue(
                    "Contribute", "cash", self.cash, "or hours with a rate: give one of the two, and not both"
                )
        if amount.minor <= 0:
            raise InvalidValue("Contribute", "cash" if self.hours is None else "rate", amount, "must be more than zero")
        object.__setattr__(self, "amount", amount)


@frozen
class Settle(Command):
    """Even out what the parties of an idea have paid against what they owe, in few transfers."""

    idea: str = field(validator=identifier)


@frozen
class Adopt(Command):
    """Put an innovation to use in one more place: a municipality by code or name, or a place abroad by ISO 3166."""

    idea: str = field(validator=identifier)
    adopter: str = field(kw_only=True)
    channel: Channel = field(default=Channel.COPY, validator=of_type(Channel), kw_only=True)
    adoption: Adoption = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        adoption = Adoption(adopter=self.adopter, on=self.at.date(), channel=self.channel)
        object.__setattr__(self, "adoption", adoption)


@frozen
class Merge(Command):
    """Let ideas go on as one: the others end, and what they gathered is kept and counted with the one that stays.

    `facts` are vouched for as in `Decide`.
    """

    ideas: tuple[str, ...] = field(validator=[of_type(tuple), each(identifier), distinct, _some])
    into: str = field(validator=identifier, kw_only=True)
    decision_id: str = field(validator=identifier, kw_only=True)
    facts: frozenset[str] = field(default=frozenset(), validator=_vouched, kw_only=True)

    def __attrs_post_init__(self) -> None:
        if self.into in self.ideas:
            raise InvalidValue("Merge", "into", self.into, "must not be one of the ideas that end in it")


@frozen
class Split(Command):
    """Let one idea go on as several, which share its history up to here; `facts` are vouched for as in `Decide`."""

    idea: str = field(validator=identifier)
    into: tuple[Idea, ...] = field(validator=[of_type(tuple), each(of_type(Idea)), _some], kw_only=True)
    decision_id: str = field(validator=identifier, kw_only=True)
    facts: frozenset[str] = field(default=frozenset(), validator=_vouched, kw_only=True)


@frozen
class Offer(Command):
    """Offer an innovation to municipalities, by their codes, in one decision; `facts` as in `Decide`."""

    idea: str = field(validator=identifier)
    municipalities: tuple[str, ...] = field(validator=[of_type(tuple), each(identifier), distinct, _some], kw_only=True)
    decision_id: str = field(validator=identifier, kw_only=True)
    facts: frozenset[str] = field(default=frozenset(), validator=_vouched, kw_only=True)

    def __attrs_post_init__(self) -> None:
        for code in self.municipalities:
            if code not in sweden.MUNICIPALITIES:
                raise UnknownName.among("municipality", code, sweden.MUNICIPALITIES)


def _two_ideas(command: object, a: str, b: str) -> None:
    if a == b:
        raise InvalidValue(type(command).__name__, "b", b, "must be another idea than a")


AnyCommand: TypeAlias = (
    Submit | Support | Assess | Link | Unlink | Separate | Claim | Release | Decide | ShareCost
    | Contribute | Settle | Adopt | Merge | Split | Offer
)  # fmt: skip


def ideas_of(command: AnyCommand) -> tuple[str, ...]:
    """The ideas that a command speaks of, those that it would make among them: what a store must load to answer it."""
    match command:
        case Submit(idea=idea):
            return (idea.id,)
        case Assess(assessment=assessment):
            return (assessment.idea,)
        case Link(a=a, b=b) | Unlink(a=a, b=b) | Separate(a=a, b=b):
            return (a, b)
        case Merge(ideas=ideas, into=into):
            return (*ideas, into)
        case Split(idea=origin, into=parts):
            return (origin, *(part.id for part in parts))
        case _:
            return (command.idea,)
