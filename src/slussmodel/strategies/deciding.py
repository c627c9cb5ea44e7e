"""A decision with everything that any decision asks for, whatever the graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from slussmodel import sweden
from slussmodel.sluice import Case, Decide, Sluice
from slussmodel.sluice.commands import is_known
from slussmodel.stages import Decision, Path
from slussmodel.stages.paths import Step
from slussmodel.strategies.guarding import wanted

_TO_OTHERS = frozenset({Decision.REDIRECT, Decision.HAND_OVER})


def decide(case: Case, decision: Decision, target: str, *, choice: int = 0, by: str, at: datetime) -> Decide:
    """A command that says what the decision asks for: a reason, an end of a hold, conditions and those now met, facts.

    `choice` picks the reason among those of the stage that the decision leads to.
    """
    codes = [code.id for code in case.journey.graph.stage(target).reasons]
    return Decide(
        case.id,
        decision,
        reason=codes[choice % len(codes)] if codes else "",
        until=at + timedelta(days=30) if decision is Decision.HOLD else None,
        match="another" if decision is Decision.RESUME else "",
        conditions=("a budget",) if decision is Decision.CONDITIONAL_GO else (),
        met=case.journey.open_conditions,
        party="upphandling" if decision in _TO_OTHERS else "",
        facts=frozenset(_asked(case, decision)),
        by=by,
        at=at,
    )


def _asked(case: Case, decision: Decision) -> Iterator[str]:
    """The facts that a decision asks for where the idea stands, and that only a person can know."""
    for way in case.journey.graph.table[case.stage].get(decision, ()):
        yield from (name for name, value in wanted(way.guards) if value is True and not is_known(name))


def decider(sluice: Sluice, idea: str) -> str:
    """Who can decide on an idea: the host; where there is none who develops the idea, and at first who handed it in."""
    case = sluice.case(idea)
    first = case.claim.parties[0] if case.claim is not None else case.idea.municipality
    return sluice.charter.partnership.host or first


def next_step(sluice: Sluice, idea: str, *, by: str, at: datetime) -> Step | None:
    """The first step of an idea's way to becoming an innovation, where there is any."""
    for stage in sorted(sluice.charter.innovation):
        path = sluice.path_to(idea, stage, at=at, by=by)
        if isinstance(path, Path) and path.steps:
            return path.steps[0]
    return None


def towns(payers: Iterable[str]) -> list[str]:
    """Members that an idea can be handed in for: those that go by the code of a Swedish municipality.

    Where no member does, a municipality that is none, so that what it hands in is refused.
    """
    return [one for one in payers if one in sweden.MUNICIPALITIES] or ["1496"]
