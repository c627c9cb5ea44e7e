"""Events as such, for converters and stores: well made, and of no sluice in particular."""

from __future__ import annotations

from typing import Any, TypeVar, get_args

from attrs import evolve, fields
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from slussmodel.sluice import (
    AnyEvent,
    Assessed,
    Case,
    Contributed,
    Contribution,
    Family,
    Linked,
    Merged,
    Offered,
    Separated,
    SplitOff,
    Submitted,
    Unlinked,
)
from slussmodel.sluice.events import Event
from slussmodel.strategies.fields import drawn
from slussmodel.strategies.people import municipality_codes
from slussmodel.strategies.running import sluices
from slussmodel.strategies.values import amounts, fractions, several

P = TypeVar("P", Contributed, Contribution)

_ANOTHER = st.integers(1, 999).map("another-{}".format)
_FIELDS: dict[Any, dict[str, SearchStrategy[Any]]] = {
    Linked: {"twin": _ANOTHER},
    Unlinked: {"twin": _ANOTHER},
    Separated: {"other": _ANOTHER},
    Merged: {"into": _ANOTHER},
    Offered: {"municipalities": several(municipality_codes(), min_size=1, unique=True)},
}


def any_events(*, kind: type[Any] | None = None, currency: str = "SEK") -> SearchStrategy[Any]:
    """Events of one kind, or of every kind; `histories` gives those that follow from each other.

    >>> from hypothesis import given
    >>> from slussmodel.codec import from_json, to_json
    >>> @given(any_events())
    ... def test_my_store_keeps_an_event_as_it_is(event):
    ...     assert from_json(to_json(event)) == event
    >>> test_my_store_keeps_an_event_as_it_is()
    """
    # The kind with the fewest fields first: a failing test shrinks towards it.
    kinds = sorted(get_args(AnyEvent), key=lambda one: len(fields(one)))
    if kind is None or kind not in kinds:
        return st.one_of([any_events(kind=one, currency=currency) for one in kinds])
    if kind is Contributed:
        return _paid(Contributed, currency)
    return drawn(kind, **_FIELDS.get(kind, {})).map(_of_one_idea)


def _of_one_idea(event: Event) -> Event:
    """The event with the idea that its content or its assessment speaks of."""
    match event:
        case Submitted() | SplitOff():
            return evolve(event, idea=event.content.id)
        case Assessed():
            return evolve(event, idea=event.assessment.idea)
    return event


def contributions(*, currency: str = "SEK") -> SearchStrategy[Contribution]:
    """What a party has put into an idea, in money or in hours at a rate."""
    return _paid(Contribution, currency)


def _paid(kind: type[P], currency: str) -> SearchStrategy[P]:
    money = amounts(currency=currency, min_minor=1)
    cash = drawn(kind, amount=money, hours=st.none(), rate=st.none())
    time = drawn(kind, amount=money, hours=fractions(least=1), rate=money)
    return cash | time.map(_worth)


def _worth(paid: P) -> P:
    assert paid.rate is not None
    assert paid.hours is not None
    return evolve(paid, amount=paid.rate.times(paid.hours))


def cases() -> SearchStrategy[Case]:
    """Ideas in a sluice, with everything that has happened to them."""
    return sluices(min_commands=1, max_commands=6).map(lambda sluice: next(iter(sluice.cases.values())))


def idea_families() -> SearchStrategy[Family]:
    """Ideas in a sluice with those that are linked to them."""
    return sluices(min_commands=1, max_commands=6).map(lambda sluice: sluice.families()[0])
