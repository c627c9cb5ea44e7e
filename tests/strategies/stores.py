"""A store that is right, and the same store with one fault each."""

from __future__ import annotations

from collections import Counter

from attrs import evolve

from slussmodel import Charter, Money, Sluice
from slussmodel.sluice import AnyEvent, Contributed, replay
from slussmodel.strategies import SluiceMachine, SluiceStore

Version = dict[str, int]


class FamilyStore:
    """Events in a list, and a version for each idea that counts what was written of it."""

    def __init__(self, charter: Charter) -> None:
        self.charter = charter
        self.events: list[AnyEvent] = []
        self.versions: Counter[str] = Counter()

    def load(self, ideas: tuple[str, ...]) -> tuple[Sluice, Version]:
        whole = replay(self.charter, self.events)
        known = [idea for idea in ideas if idea in whole]
        part = whole.only(*known) if known else Sluice(self.charter)
        return part, {idea: self.versions[idea] for idea in (*ideas, *part.cases)}

    def append(self, events: tuple[AnyEvent, ...], version: Version) -> bool:
        if any(self.versions[idea] != seen for idea, seen in version.items()):
            return False
        self.events += events
        self.versions.update(idea for event in events for idea in event.ideas)
        return True


class LosesTheLastOfSeveral(FamilyStore):
    def append(self, events: tuple[AnyEvent, ...], version: Version) -> bool:
        return super().append(events[:-1] if len(events) > 1 else events, version)


class LooksAtNoVersion(FamilyStore):
    def append(self, events: tuple[AnyEvent, ...], version: Version) -> bool:
        return super().append(events, {})


class KeepsWholeKronor(FamilyStore):
    def append(self, events: tuple[AnyEvent, ...], version: Version) -> bool:
        return super().append(tuple(map(self.rounded, events)), version)

    @staticmethod
    def rounded(event: AnyEvent) -> AnyEvent:
        if not isinstance(event, Contributed):
            return event
        return evolve(event, amount=Money(event.amount.minor // 100 * 100, event.amount.currency))


class ForgetsTheTwin(FamilyStore):
    """Answers from a cache that an event clears for its own idea and not for the other that it touches."""

    def __init__(self, charter: Charter) -> None:
        super().__init__(charter)
        self.cache: dict[tuple[str, ...], tuple[Sluice, Version]] = {}

    def load(self, ideas: tuple[str, ...]) -> tuple[Sluice, Version]:
        if ideas not in self.cache:
            self.cache[ideas] = super().load(ideas)
        return self.cache[ideas]

    def append(self, events: tuple[AnyEvent, ...], version: Version) -> bool:
        for event in events:
            self.cache = {ideas: found for ideas, found in self.cache.items() if event.idea not in ideas}
        return super().append(events, version)


class LeavesTwinsOut(FamilyStore):
    def load(self, ideas: tuple[str, ...]) -> tuple[Sluice, Version]:
        part, version = super().load(ideas)
        return Sluice(self.charter, {idea: part.cases[idea] for idea in ideas if idea in part}), version


class TurnsEveryTenthAway(FamilyStore):
    def append(self, events: tuple[AnyEvent, ...], version: Version) -> bool:
        return len(self.events) % 10 != 9 and super().append(events, version)


def machine_of(store: type[FamilyStore]) -> type[SluiceMachine]:
    class Machine(SluiceMachine):
        def make(self, charter: Charter) -> SluiceStore:
            return store(charter)

    return Machine
