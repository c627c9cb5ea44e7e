"""Ideas to begin with, for a service that was started without a database of its own."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

from slussmodel import SEK, Idea
from slussmodel.assessment import Assessment, Effect, MarketResult, MarketScan
from slussmodel.ideas import IdeaKind, Novelty, Origin
from slussmodel.sluice import AnyCommand, Assess, Claim, Decide, Submit
from slussmodel.stages import Decision
from slussmodel.systems import skaraborg

FILE = Path(__file__).resolve().parents[1] / "data" / "ideas.csv"
IDEAS = 24
HOST = skaraborg.HOST


def commands(now: datetime) -> Iterator[AnyCommand]:
    """Two dozen ideas of the last weeks: most are assessed, some reviewed, and a few under development or ended."""
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))[:IDEAS]
    moments = [now - timedelta(days=IDEAS - place) for place in range(IDEAS)]
    for row, at in zip(rows, moments, strict=True):
        yield Submit(_idea(row, at), by=row["municipality"], at=at)
    for place, row in enumerate(rows):
        yield from _after(place, row, now - timedelta(hours=IDEAS - place))


def _after(place: int, row: dict[str, str], at: datetime) -> Iterable[AnyCommand]:
    """Every third idea waits for its assessment, and of the others some have come further."""
    if place % 3 == 2:
        return ()
    done: list[AnyCommand] = [Assess(_assessment(row, at), by=HOST, at=at)]
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


def _idea(row: dict[str, str], at: datetime) -> Idea:
    return Idea(
        id=row["id"],
        title=row["title"],
        description=row["description"],
        municipality=row["municipality"],
        kind=IdeaKind(row["kind"]),
        origins=(Origin(row["origin"]),),
        submitter=row["submitter"],
        submitted=at,
        service_area=row["service_area"],
    )


def _assessment(row: dict[str, str], at: datetime) -> Assessment:
    effect = Effect(
        hours_per_year=int(row["hours_per_year"]),
        money_per_year=SEK(int(row["savings_sek_per_year"])),
        people=int(row["people_affected"]),
    )
    market = MarketScan(result=MarketResult(row["market"]), evidence="omvärldsbevakning", day=at.date())
    return Assessment(idea=row["id"], by=HOST, at=at, effect=effect, market=market, novelty=Novelty(row["novelty"]))
