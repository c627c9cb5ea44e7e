"""A store of your own beside the truth: what it must be able to do, and what must hold after every write and read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from typing import Any, Protocol, TypeAlias

from attrs import fields
from hypothesis.stateful import RuleBasedStateMachine

from slussmodel.errors import Refused, shorten
from slussmodel.sluice import Accepted, AnyCommand, AnyEvent, Case, Charter, Sluice, ideas_of
from slussmodel.strategies.deciding import towns
from slussmodel.strategies.laws import law
from slussmodel.strategies.small import small_charter

# Whatever the store counts by: a number, one for each family, a transaction's id. The machine only hands it back.
Version: TypeAlias = Any


class SluiceStore(Protocol):
    """Events kept somewhere, read and written with an optimistic version check.

    It may keep each family by itself, as a service does, or the whole sluice under one version.
    """

    def load(self, ideas: tuple[str, ...]) -> tuple[Sluice, Version]:
        """The sluice as it is stored, with the families of these ideas at least, and the version that was read.

        An idea that is not stored yet is simply not there.
        """

    def append(self, events: tuple[AnyEvent, ...], version: Version) -> bool:
        """Store all of the events, or none and answer False where somebody has written since the version was read.

        A store that keeps families apart need only look at the families that were loaded with the version.
        """


class StoreMachine(RuleBasedStateMachine):
    """The store beside the truth: every command goes to both, and both must say the same."""

    def __init__(self) -> None:
        super().__init__()
        charter = self.charter()
        self.sluice: Sluice = Sluice(charter)
        self.history: list[AnyEvent] = []
        self.store: SluiceStore = self.make(charter)
        self.day: int = 0
        self.costs: int = 0
        held = charter.partnership.memberships
        self.start: datetime = datetime.combine(min(one.since for one in held), time(), UTC)
        self.members: list[str] = [one.id for one in charter.partnership.payers(self.start.date())]
        self.host: str = charter.partnership.host or self.members[0]
        self.towns: list[str] = towns(self.members)
        codes = (code.id for stage in charter.graph.stages for code in stage.reasons)
        self.reasons: list[str] = ["", *dict.fromkeys(codes)]
        self.anybody: list[str] = [*(one.id for one in charter.partnership.organisations), "nobody"]

    def make(self, charter: Charter) -> SluiceStore:
        """An empty store for the ideas of a charter; the one method that a subclass must write."""
        raise NotImplementedError("give your own store: def make(self, charter): return ...")

    def charter(self) -> Charter:
        """What the sluice is founded on; a small one, unless a subclass gives its own."""
        return small_charter()

    def moment(self, day: int) -> datetime:
        return self.start + timedelta(days=day)

    def at(self, back: bool = False) -> datetime:
        """The next day; or some days ago, which a sluice refuses."""
        self.day += 0 if back else 1
        return self.moment(self.day - (5 if back else 0))

    def pass_days(self, days: int) -> None:
        self.day += days

    def next_cost(self) -> str:
        """The id of a cost; every seventh is the same."""
        self.costs += 1
        return f"c-{self.costs % 7}"

    def tell(self, command: AnyCommand) -> Accepted | Refused:
        """Give a command to the stored sluice, store what happened, and read it back."""
        stored, version = self.read(ideas_of(command))
        answer = self.sluice.handle(command)
        law(
            "the stored sluice answers as the sluice does", _said(stored.handle(command)) == _said(answer), f"{command}"
        )
        if isinstance(answer, Refused):
            texts = [reason.text(lang) for reason in answer.reasons for lang in ("sv", "en")]
            law("a refusal says why, in both languages", bool(texts) and all(texts), f"{command}")
        else:
            law("a writer who is alone is not turned away", self.store.append(answer.events, version), f"{command}")
            self.keep(answer)
        return answer

    def race(self, first: AnyCommand, second: AnyCommand) -> None:
        """Two writers have read; the first writes, and the second must not write over what it has not seen."""
        stored, version = self.read(ideas_of(second))
        before = self.families(ideas_of(second))
        late = stored.handle(second)
        written = self.tell(first)
        if isinstance(late, Refused):
            return
        touched = [idea for event in _events(written) for idea in event.ideas]
        met = not before.isdisjoint(self.families(touched))
        taken = self.store.append(late.events, version)
        law("two writers never both write to one family", not (met and taken), f"{first}, then {second}")
        law("a writer is turned away only if another has written", taken or bool(touched), f"{second}")
        if taken:
            self.keep(self.sluice.handle(second))
        else:
            self.tell(second)

    def keep(self, answer: Accepted | Refused) -> None:
        """What happened is true now, and must be what the store gives back."""
        assert isinstance(answer, Accepted)
        self.sluice = answer.sluice
        self.history += answer.events
        for idea in dict.fromkeys(idea for event in answer.events for idea in event.ideas):
            self.read((idea,))

    def read(self, ideas: tuple[str, ...]) -> tuple[Sluice, Version]:
        """Load ideas, which must come with their families and be as they are."""
        stored, version = self.store.load(ideas)
        for idea in ideas:
            law("an idea is stored if it was handed in", (idea in stored) == (idea in self.sluice), idea)
        for idea in sorted(self.families(ideas) & self.sluice.cases.keys()):
            law("twins are loaded together", idea in stored, idea)
            wrong = _differences(stored.case(idea), self.sluice.case(idea))
            law("what is stored is what happened", not wrong, f"{idea}: {'; '.join(wrong)}")
        return stored, version

    def families(self, ideas: Iterable[str]) -> set[str]:
        """The ideas and all their twins; one that is not handed in yet is alone."""
        return {twin for idea in ideas for twin in (self.sluice.case(idea).family if idea in self.sluice else {idea})}


def _differences(stored: Case, true: Case) -> list[str]:
    """Each field of a case that is not what it should be."""
    pairs = {field.name: (getattr(stored, field.name), getattr(true, field.name)) for field in fields(Case)}
    return [
        f"{name} is {shorten(one, 400)} and should be {shorten(other, 400)}"
        for name, (one, other) in pairs.items()
        if one != other
    ]


def _said(answer: Accepted | Refused) -> object:
    return answer if isinstance(answer, Refused) else answer.events


def _events(answer: Accepted | Refused) -> tuple[AnyEvent, ...]:
    return () if isinstance(answer, Refused) else answer.events
