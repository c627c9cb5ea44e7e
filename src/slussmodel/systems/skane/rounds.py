"""How the network was worked out: proposal, position, instruction, and a proposal again, at every meeting.

The page gives no days, only "minst en gång per månad": the first day of each month stands for its meeting.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cache

from slussmodel.results import WHOLE, Revision, Revisions, RevisionStep
from slussmodel.stages import Context, Decision, Journey, Kind, Stage, StageGraph, Transition, advance
from slussmodel.systems.accepting import accepted
from slussmodel.systems.skane.matrix import PARTS
from slussmodel.systems.skane.partners import COMMISSION, PERIOD

MEETINGS = tuple(month.first_day for month in PERIOD)
SUBJECTS = (*(part.id for part in PARTS), WHOLE)
CLIENT, SUPPLIER = "client", "supplier"
_ROUND = (RevisionStep.PROPOSAL, RevisionStep.POSITION, RevisionStep.INSTRUCTION)


@cache
def revisions() -> Revisions:
    """A first sketch, and at each later meeting a whole round for every part and for the whole.

    >>> revisions().reviews["skills"], revisions().check()
    (15, ())
    """
    return Revisions(parts=tuple(part.id for part in PARTS), steps=tuple(_steps()))


def _steps() -> Iterator[Revision]:
    first, *later = MEETINGS
    yield from (_step(RevisionStep.SKETCH, subject, first) for subject in SUBJECTS)
    for day in later:
        yield from (_step(step, subject, day) for subject in SUBJECTS for step in _ROUND)


def _step(step: RevisionStep, subject: str, on: date) -> Revision:
    actors = COMMISSION.suppliers if step is RevisionStep.PROPOSAL else COMMISSION.clients
    return Revision(step=step, about=subject, by=tuple(one.id for one in actors(on)), on=on)


@cache
def graph() -> StageGraph[str]:
    """The same as a stage graph: the clients send a proposal back with instructions, once a meeting.

    >>> graph().check()
    ()
    """
    return StageGraph(
        id="skane",
        sv="Beställarnätverket Skåne",
        en="Procurement network Skåne",
        start="sketch",
        roles=frozenset({CLIENT, SUPPLIER}),
        stages=(
            Stage("sketch", "Skiss", "Sketch"),
            Stage("proposal", "Förslag", "Proposal"),
            Stage("position", "Ställningstagande", "Position"),
            Stage("described", "Beskriven del", "Part described", kind=Kind.ACHIEVED),
        ),
        transitions=(
            Transition("sketch", Decision.GO, "proposal", roles=frozenset({CLIENT})),
            Transition("proposal", Decision.GO, "position", roles=frozenset({SUPPLIER})),
            Transition(
                "position",
                Decision.RECYCLE,
                "proposal",
                roles=frozenset({CLIENT}),
                at_most=len(MEETINGS),
                sv="instruktion",
                en="instruction",
            ),
            Transition("position", Decision.IMPLEMENT, "described", roles=frozenset({CLIENT})),
        ),
    )


def journey(part: str, meetings: tuple[date, ...] = MEETINGS) -> Journey[str]:
    """A part's way through the graph, from the sketch to its description, one round a meeting.

    Raises `RefusedError` where there are more rounds than the project had meetings.
    """
    first, *later = (datetime.combine(day, time(9), tzinfo=UTC) for day in meetings)
    steps = [(Decision.GO, CLIENT, first)]
    for at in later:
        last = Decision.IMPLEMENT if at == later[-1] else Decision.RECYCLE
        steps += [(Decision.GO, SUPPLIER, at), (last, CLIENT, at + timedelta(hours=1))]
    done = graph().begin(part, at=first)
    for decision, role, at in steps:
        done = accepted(advance(done, decision, Context(at=at, roles=frozenset({role})))).journey
    return done
