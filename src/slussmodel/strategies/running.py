"""A sluice at work: charters, commands that fit a sluice, the histories that they lead to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from fractions import Fraction
from typing import TypeAlias

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from slussmodel.assessment import Assessment, Effect, MarketResult, MarketScan
from slussmodel.ideas import Idea, Novelty
from slussmodel.money import Money
from slussmodel.sharing.keys import PerCapita
from slussmodel.sluice import (
    Accepted,
    Adopt,
    AnyCommand,
    AnyEvent,
    Assess,
    Case,
    Charter,
    Claim,
    Contribute,
    Link,
    Merge,
    Offer,
    Release,
    Separate,
    Settle,
    ShareCost,
    Sluice,
    Split,
    Submit,
    Support,
    Unlink,
)
from slussmodel.stages import Decision
from slussmodel.strategies.deciding import decide, decider, towns
from slussmodel.strategies.people import municipality_codes, partnerships
from slussmodel.strategies.values import identifiers, pick, several, texts
from slussmodel.systems import skaraborg


def charters() -> SearchStrategy[Charter]:
    """Partnerships of some municipalities, some of which leave, under Skaraborg's stage graph."""
    return st.builds(
        Charter,
        id=identifiers(),
        partnership=partnerships(),
        graph=st.just(skaraborg.graph()),
        development=st.just(frozenset({"development", "test"})),
        innovation=st.just(frozenset({"in_use"})),
    )


@st.composite
def commands(draw: DrawFn, *, sluice: Sluice) -> AnyCommand:
    """Commands for a sluice at a moment after its last event, most of which it accepts.

    They speak of ideas that are there, are given by parties that may, and say what their decision asks for. Whether
    the rules allow them is for the sluice to say.
    """
    return _command(draw, sluice)


def _command(draw: DrawFn, sluice: Sluice) -> AnyCommand:
    now = _Now(draw, sluice, _latest(sluice) + timedelta(hours=draw(_HOURS)))
    return pick(draw, _KINDS)(now) if sluice.cases and now.payers else _submit(now)


@st.composite
def histories(draw: DrawFn, *, sluice: Sluice, min_commands: int = 0, max_commands: int = 12) -> tuple[AnyEvent, ...]:
    """What happens in a sluice: the events of commands that it accepts, one after the other.

    `sluice.after(history)` is the sluice then, and `replay(charter, history)` where it had no ideas to begin with.
    """
    return _history(draw, sluice, draw(st.integers(min_commands, max_commands)))


def _history(draw: DrawFn, sluice: Sluice, commands: int) -> tuple[AnyEvent, ...]:
    happened: list[AnyEvent] = []
    for _ in range(commands):
        answer = sluice.handle(_command(draw, sluice))
        if isinstance(answer, Accepted):
            sluice = answer.sluice
            happened += answer.events
    return tuple(happened)


@st.composite
def sluices(draw: DrawFn, *, min_commands: int = 0, max_commands: int = 12) -> Sluice:
    """Sluices to which something has happened."""
    empty = Sluice(draw(_CHARTERS))
    return empty.after(_history(draw, empty, draw(st.integers(min_commands, max_commands))))


@st.composite
def answers(draw: DrawFn, *, max_commands: int = 4) -> Accepted:
    """What a sluice says to a command that it accepts: here, to an idea that is handed in."""
    sluice = draw(sluices(max_commands=max_commands))
    answer = sluice.handle(_submit(_Now(draw, sluice, _latest(sluice))))
    assert isinstance(answer, Accepted)
    return answer


def _latest(sluice: Sluice) -> datetime:
    first = min(held.since for held in sluice.charter.partnership.memberships)
    return max([datetime.combine(first, time(), UTC), *(case.last for case in sluice.cases.values())])


class _Now:
    """What a command is made from: the sluice, the moment, and draws among what is there."""

    def __init__(self, draw: DrawFn, sluice: Sluice, at: datetime) -> None:
        self.draw, self.sluice, self.at = draw, sluice, at
        self.payers = [one.id for one in sluice.charter.partnership.payers(at.date())]
        self.host = sluice.charter.partnership.host or self.payers[0]
        self.towns = towns(self.payers)

    def case(self) -> Case:
        return pick(self.draw, [*self.sluice.cases.values()])

    def idea(self) -> str:
        return self.case().id

    def party(self) -> str:
        return pick(self.draw, self.payers)

    def parties(self) -> list[str]:
        """One to three of those who pay."""
        return [*dict.fromkeys(self.party() for _ in range(1 + self.draw(_UP_TO_TWO)))]

    def money(self) -> Money:
        return Money(self.draw(_MINOR), self.sluice.charter.currency)

    def new(self, count: int = 1) -> list[Idea]:
        """Ideas that the sluice does not have yet."""
        first = len(self.sluice) + 1
        ids = (f"i-{number}" for number in range(first, first + count))
        return [Idea(id=id, title=self.draw(_TITLES), municipality=self.town()) for id in ids]

    def town(self) -> str:
        return pick(self.draw, self.towns)

    def decision_id(self) -> str:
        return f"d-{self.at:%Y%m%d%H}"


def _submit(now: _Now) -> AnyCommand:
    (idea,) = now.new()
    return Submit(idea, by=idea.municipality, at=now.at)


def _support(now: _Now) -> AnyCommand:
    return Support(now.idea(), supporter=now.draw(_PEOPLE), by=now.party(), at=now.at)


def _assess(now: _Now) -> AnyCommand:
    made = Assessment(
        idea=now.idea(),
        by=now.host,
        at=now.at,
        effect=Effect(hours_per_year=now.draw(_HOURS_A_YEAR), money_per_year=now.money(), people=now.draw(_HEADS)),
        market=MarketScan(result=pick(now.draw, [*MarketResult]), evidence="RFI", day=now.at.date()),
        novelty=pick(now.draw, [*Novelty]),
    )
    return Assess(made, by=now.host, at=now.at)


def _pair(now: _Now) -> tuple[str, str]:
    """Two ideas, the second another than the first; one that nobody has handed in where there is only one."""
    a = now.idea()
    others = [idea for idea in now.sluice.cases if idea != a] or ["missing"]
    return a, pick(now.draw, others)


def _link(now: _Now) -> AnyCommand:
    a, b = _pair(now)
    return Link(a, b, by=now.host, at=now.at, probability=pick(now.draw, [None, 0.5, 0.97]))


def _unlink(now: _Now) -> AnyCommand:
    case = now.case()
    return Unlink(case.id, min(case.twins, default="missing"), by=now.host, at=now.at)


def _separate(now: _Now) -> AnyCommand:
    a, b = _pair(now)
    return Separate(a, b, by=now.host, at=now.at)


def _claim(now: _Now) -> AnyCommand:
    parties = now.parties()
    return Claim(now.idea(), parties=tuple(parties), by=parties[0], at=now.at)


def _release(now: _Now) -> AnyCommand:
    return Release(now.idea(), reason="no time", by=now.host, at=now.at)


def _decide(now: _Now) -> AnyCommand:
    """A decision that the graph has at the idea's stage, with everything that any decision asks for."""
    case = now.case()
    by = decider(now.sluice, case.id)
    found = [one for one in now.sluice.options(case.id, at=now.at, by=by) if one.decision not in _OF_SEVERAL]
    if not found:
        return _support(now)
    option = pick(now.draw, found)
    return decide(case, option.decision, option.target, choice=now.draw(_HEADS), by=by, at=now.at)


def _share_cost(now: _Now) -> AnyCommand:
    inhabitants = {party: now.draw(_INHABITANTS) for party in now.parties()}
    allocation = PerCapita().share(now.money(), inhabitants)
    return ShareCost(now.idea(), now.decision_id(), allocation=allocation, by=now.host, at=now.at)


def _pay(now: _Now) -> AnyCommand:
    party = now.party()
    return Contribute(now.idea(), party=party, cash=now.money(), by=party, at=now.at)


def _work(now: _Now) -> AnyCommand:
    party = now.party()
    hours = now.draw(_WORKED)
    return Contribute(now.idea(), party=party, hours=hours, rate=now.money(), by=party, at=now.at)


def _settle(now: _Now) -> AnyCommand:
    return Settle(now.idea(), by=now.host, at=now.at)


def _offer(now: _Now) -> AnyCommand:
    codes = now.draw(_OFFERED)
    return Offer(now.idea(), municipalities=codes, decision_id=now.decision_id(), by=now.host, at=now.at)


def _adopt(now: _Now) -> AnyCommand:
    return Adopt(now.idea(), adopter=now.draw(_CODES), by=now.host, at=now.at)


def _merge(now: _Now) -> AnyCommand:
    case = now.case()
    other = min(case.family - {case.id}, default="missing")
    return Merge((other,), into=case.id, decision_id=now.decision_id(), by=now.host, at=now.at)


def _split(now: _Now) -> AnyCommand:
    return Split(now.idea(), into=tuple(now.new(2)), decision_id=now.decision_id(), by=now.host, at=now.at)


_CHARTERS = charters()
_HOURS = st.integers(1, 24 * 30)
_UP_TO_TWO = st.integers(0, 2)
_MINOR = st.integers(1, 10**8)
_TITLES = texts()
_PEOPLE = identifiers(max_size=2)
_HOURS_A_YEAR = st.integers(-20_000, 20_000)
_HEADS = st.integers(0, 100_000)
_INHABITANTS = st.integers(1, 60_000)
_WORKED = st.integers(4, 400).map(lambda quarters: Fraction(quarters, 4))
_CODES = municipality_codes()
_OFFERED = several(_CODES, min_size=1, unique=True)

_OF_SEVERAL = frozenset({Decision.MERGE, Decision.SPLIT})

_Kind: TypeAlias = Callable[[_Now], AnyCommand]
# The steps that lead an idea on stand there more than once, so that histories come further than intake.
_KINDS: tuple[_Kind, ...] = (
    _submit, _assess, _decide, _claim, _share_cost, _support, _link, _pay, _work, _settle, _assess, _decide, _claim,
    _decide, _share_cost, _decide, _offer, _adopt, _release, _unlink, _separate, _merge, _split,
)  # fmt: skip
