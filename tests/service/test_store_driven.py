"""The service's own store, driven by the machine that the library gives to whoever writes a store."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

pytest.importorskip("sqlalchemy", reason="the service group is not installed")

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from examples.service.store import Loaded, Moved, Store
from slussmodel import Accepted, Charter, Sluice
from slussmodel.sluice import AnyEvent
from slussmodel.strategies import SluiceMachine, SluiceStore

SEARCH = settings(
    max_examples=60,
    stateful_step_count=30,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


class Kept:
    """The store as the machine asks for it: what was loaded is the version."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def load(self, ideas: tuple[str, ...]) -> tuple[Sluice, Loaded]:
        loaded = self.store.load(*ideas)
        return loaded.sluice, loaded

    def append(self, events: tuple[AnyEvent, ...], version: Loaded) -> bool:
        try:
            with self.store.engine.begin() as connection:
                self.store._write(connection, Accepted(events, version.sluice.after(events)), version)
        except (Moved, IntegrityError):
            return False
        return True


def machine_of(kind: type[Store]) -> type[SluiceMachine]:
    class Machine(SluiceMachine):
        def make(self, charter: Charter) -> SluiceStore:
            return Kept(kind(charter))

        def teardown(self) -> None:
            self.store.store.close()

    return Machine


class WritesOverOthers(Store):
    """Asks for the versions once more just before it writes, and so never sees that they have moved."""

    def _write(self, connection: Connection, answer: Accepted, before: Loaded) -> None:
        super()._write(connection, answer, Loaded(before.sluice, self._families(connection, before.sluice.cases)))


class ForgetsToRegroup(Store):
    """Notes new ideas, but not that two families have become one."""

    def _regroup(self, connection: Connection, after: Sluice, before: Loaded) -> None:
        alone = Sluice(after.charter, {id: case for id, case in after.cases.items() if case.family == {id}})
        super()._regroup(connection, alone, before)


class LosesOneOfTwo(Store):
    """Stores every other event of a command that leads to several."""

    def _write(self, connection: Connection, answer: Accepted, before: Loaded) -> None:
        super()._write(connection, Accepted(answer.events[::2], answer.sluice), before)


def test_the_store_of_the_service_passes() -> None:
    run_state_machine_as_test(machine_of(Store), settings=settings(SEARCH, max_examples=6))


@pytest.mark.parametrize(
    ("store", "law"),
    [
        (WritesOverOthers, "two writers never both write to one family"),
        (ForgetsToRegroup, "twins are loaded together|what is stored is what happened"),
        (LosesOneOfTwo, "what is stored is what happened"),
    ],
)
def test_a_fault_in_it_is_found(store: type[Store], law: str) -> None:
    with pytest.raises(AssertionError, match=f"broken law: ({law})"):
        run_state_machine_as_test(machine_of(store), settings=SEARCH)
