"""What the tests of stages share: random clean graphs, to break, to run and to draw."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest

from slussmodel.stages import (
    ConditionsMet,
    Decision,
    Fact,
    Kind,
    ReasonCode,
    Stage,
    StageGraph,
    Transition,
    days,
    from_each,
    holds,
    working_days,
)

# Read by mypy, not run: it makes a guard known that other tests must not meet.
collect_ignore = ["typing/user_code.py"]

ROLES = ("coach", "owner", "board")


@pytest.fixture(scope="session")
def clean_graph() -> Callable[..., StageGraph[str]]:
    return _clean_graph


def _clean_graph(chance: Random, size: int | None = None) -> StageGraph[str]:
    """A chain of stages and gates with shortcuts between gates, bounded laps, kills, holds and an end of each kind."""
    size = size or chance.randint(4, 16)
    names = [f"s{number}" for number in range(size)]
    gates = {place for place in range(1, size - 1) if chance.random() < 0.4} | {1}
    work = tuple(_stage(chance, name, place in gates) for place, name in enumerate(names))
    ends = (
        Stage("in_use", "I bruk", "In use", kind=Kind.ACHIEVED),
        Stage("stopped", "Avslutad", "Stopped", kind=Kind.STOPPED, reasons=(ReasonCode("no", "nej", "no"), "late")),
        Stage("elsewhere", "Annan", "Elsewhere", kind=Kind.ELSEWHERE),
    )
    return StageGraph(
        id="random",
        start="s0",
        stages=work + ends,
        transitions=(*_onward(chance, names, gates), *_laps(chance, names), *_leaving(chance, names)),
        roles=ROLES,
        promise=days(size * 60 + 60),
    )


def _stage(chance: Random, name: str, is_gate: bool) -> Stage[str]:
    limit = chance.choice([None, days(chance.randint(5, 60)), working_days(chance.randint(1, 40))])
    roles = frozenset(chance.sample(ROLES, chance.randint(0, 2)))
    kind = Kind.GATE if is_gate else Kind.STAGE
    return Stage(name, f"Steg {name}", f"Stage {name}", kind=kind, roles=roles, limit=limit)


def _onward(chance: Random, names: list[str], gates: set[int]):
    for place, name in enumerate(names[:-1]):
        guards = (Fact(f"passed_{name}"),) if place in gates else ()
        yield Transition(name, Decision.GO, names[place + 1], guards=guards)
        if place in gates and chance.random() < 0.5:
            yield Transition(name, Decision.CONDITIONAL_GO, names[place + 1], guards=guards)
        if place + 2 < len(names) and place + 1 not in gates and chance.random() < 0.5:
            yield Transition(name, Decision.SPLIT, names[place + 2])
    yield Transition(names[-1], Decision.IMPLEMENT, "in_use", guards=(ConditionsMet(),))


def _laps(chance: Random, names: list[str]):
    for place in range(1, len(names)):
        if chance.random() < 0.4 or place == 1:
            back = names[chance.randrange(place)]
            yield Transition(names[place], Decision.RECYCLE, back, at_most=chance.randint(1, 3))
    yield Transition("stopped", Decision.REOPEN, "s0", at_most=1)


def _leaving(chance: Random, names: list[str]):
    yield from from_each(names, Decision.KILL, "stopped")
    yield from holds([name for name in names if chance.random() < 0.7] or names[:1])
    yield Transition(chance.choice(names), Decision.HAND_OVER, "elsewhere", sv="Ge bort", en="Give away")
