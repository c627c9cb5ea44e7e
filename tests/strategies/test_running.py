"""Histories are what a sluice accepts, and a replay of one is the sluice."""

from __future__ import annotations

from collections import Counter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from slussmodel import Accepted, Sluice
from slussmodel.codec import from_json, to_json
from slussmodel.findings import Severity
from slussmodel.sluice import AnyCommand, AnyEvent, Claim, Split, audit, replay
from slussmodel.strategies import commands, histories, sluices, small_charter

SMALL = Sluice(small_charter())


@given(histories(sluice=SMALL))
def test_a_replay_of_a_history_is_the_sluice(history: tuple[AnyEvent, ...]) -> None:
    after = replay(SMALL.charter, history)
    assert after == SMALL.after(history)
    assert not [one for one in audit(after) if one.severity is Severity.ERROR]
    assert replay(SMALL.charter, [from_json(to_json(event)) for event in history]) == after


@settings(max_examples=40)
@given(sluices(), st.data())
def test_a_history_goes_on_from_where_a_sluice_stands(sluice: Sluice, data: st.DataObject) -> None:
    history = data.draw(histories(sluice=sluice, max_commands=3))
    assert sluice.after(history).charter == sluice.charter
    assert all(event.idea in sluice.after(history) for event in history)


@settings(max_examples=40)
@given(st.data())
def test_commands_read_back_as_themselves(data: st.DataObject) -> None:
    command = data.draw(commands(sluice=SMALL.after(data.draw(histories(sluice=SMALL, max_commands=6)))))
    assert from_json(to_json(command)) == command


def test_histories_come_far_and_meet_every_event() -> None:
    met: Counter[str] = Counter()
    tried = Counter[bool]()

    @settings(max_examples=60, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
    @given(st.data())
    def walk(data: st.DataObject) -> None:
        sluice = SMALL
        for _ in range(20):
            answer = sluice.handle(data.draw(commands(sluice=sluice)))
            tried[isinstance(answer, Accepted)] += 1
            if isinstance(answer, Accepted):
                met.update(type(event).__name__ for event in answer.events)
                sluice = answer.sluice

    walk()
    assert {"Submitted", "Assessed", "Linked", "Claimed", "Decided", "CostShared", "Contributed"} <= met.keys()
    assert tried[True] > tried[False] / 2, (tried, met)


@settings(max_examples=60)
@given(st.from_type(AnyCommand))  # type: ignore[arg-type]
def test_from_type_gives_every_kind_of_command(command: AnyCommand) -> None:
    assert from_json(to_json(command)) == command


@settings(max_examples=5)
@given(st.from_type(Claim), st.from_type(Split))
def test_from_type_gives_the_kind_that_is_asked_for(claim: Claim, split: Split) -> None:
    assert type(claim) is Claim
    assert type(split) is Split
