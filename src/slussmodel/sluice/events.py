"""What has happened in a sluice. Events are facts: a history of them is the sluice.

An event holds all that it changes, so that the events that touch one family give that family without any other.
"""

from __future__ import annotations

from datetime import datetime
from fractions import Fraction
from typing import TypeAlias

from attrs import frozen

from slussmodel.assessment import Assessment, Road
from slussmodel.ideas import Idea
from slussmodel.money import Money
from slussmodel.sharing.allocation import Allocation
from slussmodel.sharing.transfers import Transfer
from slussmodel.spread import Adoption
from slussmodel.stages import Move


@frozen
class Event:
    """Something that happened, to which idea, when, and by whose word."""

    idea: str
    at: datetime
    by: str

    @property
    def ideas(self) -> tuple[str, ...]:
        """Every idea that the event touches: it belongs to the history of each."""
        return (self.idea,)


@frozen
class Submitted(Event):
    content: Idea


@frozen
class Supported(Event):
    supporter: str


@frozen
class Assessed(Event):
    """An assessment, and the road that the charter's routing table gave it then."""

    assessment: Assessment
    road: Road


@frozen
class Linked(Event):
    """`idea` and `twin` were decided to be the same."""

    twin: str
    probability: float | None

    @property
    def ideas(self) -> tuple[str, ...]:
        return (self.idea, self.twin)


@frozen
class Unlinked(Event):
    twin: str

    @property
    def ideas(self) -> tuple[str, ...]:
        return (self.idea, self.twin)


@frozen
class Separated(Event):
    """`idea` and `other` were decided to be different."""

    other: str

    @property
    def ideas(self) -> tuple[str, ...]:
        return (self.idea, self.other)


@frozen
class Claimed(Event):
    """The parties took the development of the idea, together if they are several."""

    parties: tuple[str, ...]


@frozen
class Released(Event):
    reason: str


@frozen
class Decided(Event):
    """A decision at a gate, and the move that it made."""

    move: Move


@frozen
class CostShared(Event):
    cost: str
    allocation: Allocation


@frozen
class Contributed(Event):
    """A payment in cash, or hours at a rate; `amount` is its value either way."""

    party: str
    amount: Money
    hours: Fraction | int | None
    rate: Money | None
    reference: str = ""


@frozen
class Settled(Event):
    """Money that went from one party to another so that each has paid its share."""

    transfers: tuple[Transfer, ...]


@frozen
class Offered(Event):
    """The innovation was offered to municipalities in one decision."""

    municipalities: tuple[str, ...]
    decision_id: str


@frozen
class Adopted(Event):
    adoption: Adoption


@frozen
class Merged(Event):
    """The idea ended and goes on in another, which its supporters now stand behind."""

    into: str
    supporters: frozenset[str]
    decision_id: str

    @property
    def ideas(self) -> tuple[str, ...]:
        return (self.idea, self.into)


@frozen
class SplitOff(Event):
    """A new idea came out of an older one (`origin`), with its history, assessments and supporters up to here."""

    origin: str
    content: Idea
    decision_id: str
    began: datetime
    history: tuple[Move, ...]
    assessments: tuple[Assessment, ...]
    road: Road | None
    supporters: frozenset[str]


AnyEvent: TypeAlias = (
    Submitted | Supported | Assessed | Linked | Unlinked | Separated | Claimed | Released | Decided | CostShared
    | Contributed | Settled | Offered | Adopted | Merged | SplitOff
)  # fmt: skip
