"""The machine passes on a store that is right, and finds each fault that was planted, by the law that it breaks."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from slussmodel.strategies import SluiceMachine
from tests.strategies.stores import (
    FamilyStore,
    ForgetsTheTwin,
    KeepsWholeKronor,
    LeavesTwinsOut,
    LooksAtNoVersion,
    LosesTheLastOfSeveral,
    TurnsEveryTenthAway,
    machine_of,
)

SEARCH = settings(
    max_examples=200,
    stateful_step_count=40,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    report_multiple_bugs=False,
    suppress_health_check=list(HealthCheck),
)


def test_a_store_that_is_right_passes() -> None:
    run_state_machine_as_test(machine_of(FamilyStore), settings=settings(SEARCH, max_examples=10))


@pytest.mark.parametrize(
    ("store", "law"),
    [
        (LosesTheLastOfSeveral, "what is stored is what happened"),
        (LooksAtNoVersion, "two writers never both write to one family"),
        (KeepsWholeKronor, "what is stored is what happened"),
        (ForgetsTheTwin, "what is stored is what happened|a writer who is alone|twins are loaded together"),
        (LeavesTwinsOut, "twins are loaded together"),
        (TurnsEveryTenthAway, "a writer who is alone is not turned away"),
    ],
)
def test_a_planted_fault_is_found(store: type[FamilyStore], law: str) -> None:
    with pytest.raises(AssertionError, match=f"broken law: ({law})"):
        run_state_machine_as_test(machine_of(store), settings=SEARCH)


def test_a_machine_without_a_store_says_what_to_write() -> None:
    with pytest.raises(NotImplementedError, match="def make"):
        SluiceMachine()
