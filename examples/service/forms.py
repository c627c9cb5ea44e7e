"""What the forms of an idea's page ask for, as commands.

The one who works at the board is the host of the partnership; each form says what, and the service says when.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time
from typing import TypeAlias
from zoneinfo import ZoneInfo

from slussmodel import SEK, SlussError
from slussmodel.assessment import Assessment, Effect, MarketResult, MarketScan
from slussmodel.ideas import Novelty
from slussmodel.sharing import PerCapita
from slussmodel.sluice import AnyCommand, Assess, Claim, Decide, Link, Separate, ShareCost, Support
from slussmodel.stages import Decision
from slussmodel.systems import skaraborg

Form: TypeAlias = Mapping[str, str]
HOME = ZoneInfo("Europe/Stockholm")


class Unfilled(SlussError):
    """A form holds what cannot be meant, such as letters where a number is asked for."""


def decide(idea: str, form: Form, at: datetime) -> AnyCommand:
    until = form.get("until", "")
    return Decide(
        idea,
        Decision.named(form["decision"]),
        reason=form.get("reason", ""),
        note=form.get("note", ""),
        until=datetime.combine(_day(until), time(), HOME) if until else None,
        awaits=form.get("awaits", ""),
        conditions=tuple(filter(None, map(str.strip, form.get("conditions", "").splitlines()))),
        party=form.get("party", ""),
        by=skaraborg.HOST,
        at=at,
    )


def assess(idea: str, form: Form, at: datetime) -> AnyCommand:
    effect = Effect(
        hours_per_year=_count(form, "hours"), money_per_year=SEK(_count(form, "money")), people=_count(form, "people")
    )
    market = MarketScan(
        result=MarketResult(form["market"]),
        evidence=form.get("evidence", "").strip() or "omvärldsbevakning",
        day=at.date(),
    )
    novelty = Novelty(form["novelty"])
    found = Assessment(idea=idea, by=skaraborg.HOST, at=at, effect=effect, market=market, novelty=novelty)
    return Assess(found, by=skaraborg.HOST, at=at)


def support(idea: str, form: Form, at: datetime) -> AnyCommand:
    return Support(idea, supporter=form["supporter"].strip(), by=skaraborg.HOST, at=at)


def claim(idea: str, form: Form, at: datetime) -> AnyCommand:
    parties = dict.fromkeys(filter(None, (form["party"], form.get("other", ""))))
    return Claim(idea, parties=tuple(parties), by=skaraborg.HOST, at=at)


def share(idea: str, form: Form, at: datetime) -> AnyCommand:
    """A cost shared by all members by their inhabitants."""
    allocation = PerCapita().share(SEK(_count(form, "amount")), skaraborg.inhabitants())
    return ShareCost(idea, form["cost"].strip(), allocation=allocation, by=skaraborg.HOST, at=at)


def link(idea: str, form: Form, at: datetime) -> AnyCommand:
    return Link(idea, form["twin"], probability=float(form["probability"]), by=skaraborg.HOST, at=at)


def separate(idea: str, form: Form, at: datetime) -> AnyCommand:
    return Separate(idea, form["twin"], by=skaraborg.HOST, at=at)


ACTS: Mapping[str, Callable[[str, Form, datetime], AnyCommand]] = {
    "decide": decide,
    "assess": assess,
    "support": support,
    "claim": claim,
    "share": share,
    "link": link,
    "separate": separate,
}
"""The last part of the address that a form is sent to, and what it asks of the sluice."""


def command_of(act: str, idea: str, form: Form, at: datetime) -> AnyCommand:
    """The command that a form asks for; raises `SlussError` for a form that makes none."""
    try:
        return ACTS[act](idea, form, at)
    except (KeyError, ValueError) as wrong:
        raise Unfilled(f"{act}: {wrong}") from wrong


def versions_of(seen: Iterable[str]) -> dict[str, int]:
    """The versions that a form's reader had seen, each written as in 3:idea-001; raises `Unfilled`."""
    try:
        return {family: int(version) for version, _, family in (one.partition(":") for one in seen)}
    except ValueError as wrong:
        raise Unfilled(f"seen: {wrong}") from wrong


def now() -> datetime:
    """In Swedish time, so that the day on which a member has a say is the day on its calendar."""
    return datetime.now(HOME)


def _count(form: Form, name: str) -> int:
    digits = "".join(form.get(name, "").split())
    return int(digits) if digits else 0


def _day(text: str) -> date:
    return date.fromisoformat(text)
