"""Ideas to begin with, for a service that was started without a database of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from attrs import evolve

from examples.skaraborg import IDEAS, assessment_of, idea_of, read
from slussmodel.sluice import AnyCommand, Assess, Claim, Decide, Submit
from slussmodel.stages import Decision
from slussmodel.systems import skaraborg

COUNT = 24
HOST = skaraborg.HOST


def commands(now: datetime) -> Iterator[AnyCommand]:
    """Two dozen ideas of the last weeks: most are assessed, some reviewed, and a few under development or ended."""
    rows = read(IDEAS)[:COUNT]
    moments = [now - timedelta(days=COUNT - place) for place in range(COUNT)]
    for row, at in zip(rows, moments, strict=True):
        yield Submit(evolve(idea_of(row), submitted=at), by=row["municipality"], at=at)
    for place, row in enumerate(rows):
        yield from _after(place, row, now - timedelta(hours=COUNT - place))


def _after(place: int, row: dict[str, str], at: datetime) -> Iterable[AnyCommand]:
    """Every third idea waits for its assessment, and of the others some have come further."""
    if place % 3 == 2:
        return ()
    done: list[AnyCommand] = [Assess(assessment_of(row, at), by=HOST, at=at)]
    if place % 3 == 0:
        done.append(Decide(row["id"], Decision.GO, by=HOST, at=at))
    if row["id"] in _DEVELOPED:
        done += [
            Claim(row["id"], parties=(row["municipality"],), by=row["municipality"], at=at),
            Decide(row["id"], Decision.GO, by=HOST, at=at),
        ]
    if row["id"] in _BOUGHT:
        done.append(Decide(row["id"], Decision.REDIRECT, reason="on_the_market", party="inköp", by=HOST, at=at))
    return done


_DEVELOPED = frozenset({"idea-001", "idea-019"})
_BOUGHT = frozenset({"idea-004"})
