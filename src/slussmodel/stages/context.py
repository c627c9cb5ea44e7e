"""What a decision is taken with: who, when, in which roles, on which facts, and what is said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any, TypedDict, Unpack

from attrs import Attribute, field, fields, frozen
from attrs.validators import optional

from slussmodel.validators import Validator, aware, each, identifier, of_type, text

_NO_FACTS: Mapping[str, object] = MappingProxyType({})
_NOBODY: frozenset[str] = frozenset()


def names(given: Iterable[str]) -> frozenset[str]:
    """Names as a set; one string alone is one name and not its letters. What is no set passes on to be refused."""
    try:
        return frozenset([given] if isinstance(given, str) else given)
    except TypeError:
        return given  # type: ignore[return-value]


# One string alone would be a tuple of letters, and a list can change: both are refused.
_tuple_of_texts: list[Validator] = [of_type(tuple), each(text)]
_set_of_names: list[Validator] = [of_type(frozenset), each(identifier)]


@frozen(kw_only=True, weakref_slot=False)
class Particulars:
    """What a decision says beside who and when, and what the audit trail keeps of it.

    `reason` is a code, `until` and `awaits` end a hold, `match` is the idea that a hold waited for, `conditions` are
    those of a conditional go and `met` those that are now met, `party` is who receives the idea, `shared` the id of one
    decision over several ideas and `others` the ideas beside this one in it. `vouched` are the facts that whoever
    decides answers for, such as a board's decision: the ground on which a guard was passed, which nobody can compute
    afterwards.
    """

    reason: str = field(default="", validator=text)
    note: str = field(default="", validator=text)
    until: datetime | None = field(default=None, validator=optional(aware))
    awaits: str = field(default="", validator=text)
    match: str = field(default="", validator=text)
    conditions: tuple[str, ...] = field(default=(), validator=_tuple_of_texts)
    met: tuple[str, ...] = field(default=(), validator=_tuple_of_texts)
    party: str = field(default="", validator=text)
    shared: str = field(default="", validator=text)
    others: tuple[str, ...] = field(default=(), validator=_tuple_of_texts)
    vouched: frozenset[str] = field(default=frozenset(), validator=_set_of_names)


class Said(TypedDict, total=False):
    """The particulars by name, as a context takes them."""

    reason: str
    note: str
    until: datetime | None
    awaits: str
    match: str
    conditions: tuple[str, ...]
    met: tuple[str, ...]
    party: str
    shared: str
    others: tuple[str, ...]
    vouched: frozenset[str]


PLAIN = Particulars()
"""The particulars of a decision that says nothing more; shared by all of them."""


@frozen(init=False, weakref_slot=False)
class Context:
    """Who decides, when, with which roles and facts, and what the decision says, by name or as `particulars`.

    `facts` is what guards look at. The audit trail does not keep them, for what a program knows it can compute again.
    What a person vouches for (`vouched`) it keeps, and guards see each of these as true.

    >>> from datetime import UTC
    >>> context = Context(at=datetime(2026, 3, 1, tzinfo=UTC), by="1496", reason="no_effect")
    >>> context.reason, context.particulars.reason
    ('no_effect', 'no_effect')
    """

    at: datetime = field(validator=aware)
    by: str = field(validator=text)
    roles: frozenset[str] = field(validator=each(text))
    facts: Mapping[str, object] = field(validator=of_type(Mapping))
    particulars: Particulars = field(validator=of_type(Particulars))

    # Written by hand because most decisions say nothing more, and then share one `Particulars`: three times as fast.
    # What is of the usual kinds needs no second look; everything else is checked field by field.
    def __init__(
        self,
        *,
        at: datetime,
        by: str = "",
        roles: Iterable[str] = _NOBODY,
        facts: Mapping[str, object] = _NO_FACTS,
        particulars: Particulars = PLAIN,
        **said: Unpack[Said],
    ) -> None:
        if not (
            at.__class__ is datetime
            and at.tzinfo is not None
            and by.__class__ is str
            and roles.__class__ is frozenset
            and (facts.__class__ is dict or facts is _NO_FACTS)
            and particulars is PLAIN
        ):
            roles = names(roles)
            _check(self, at, by, roles, facts, particulars)
        _set_at(self, at)
        _set_by(self, by)
        _set_roles(self, roles)
        particulars = _told(said) if said else particulars
        vouched = particulars.vouched
        _set_facts(self, {**dict.fromkeys(vouched, True), **facts} if vouched else facts)
        _set_particulars(self, particulars)

    @property
    def reason(self) -> str:
        return self.particulars.reason

    @property
    def note(self) -> str:
        return self.particulars.note

    @property
    def until(self) -> datetime | None:
        return self.particulars.until

    @property
    def awaits(self) -> str:
        return self.particulars.awaits

    @property
    def match(self) -> str:
        return self.particulars.match

    @property
    def conditions(self) -> tuple[str, ...]:
        return self.particulars.conditions

    @property
    def met(self) -> tuple[str, ...]:
        return self.particulars.met

    @property
    def party(self) -> str:
        return self.particulars.party

    @property
    def shared(self) -> str:
        return self.particulars.shared

    @property
    def others(self) -> tuple[str, ...]:
        return self.particulars.others

    @property
    def vouched(self) -> frozenset[str]:
        return self.particulars.vouched


def _told(said: Said) -> Particulars:
    """What is said, or the shared nothing where every word of it is empty."""
    particulars = Particulars(**said)
    return PLAIN if particulars == PLAIN else particulars


def _check(context: Context, *given: object) -> None:
    attributes: tuple[Attribute[Any], ...] = fields(Context)
    for attribute, value in zip(attributes, given, strict=True):
        if attribute.validator is not None:
            attribute.validator(context, attribute, value)


_set_at, _set_by, _set_roles, _set_facts, _set_particulars = (
    vars(Context)[name].__set__ for name in ("at", "by", "roles", "facts", "particulars")
)
