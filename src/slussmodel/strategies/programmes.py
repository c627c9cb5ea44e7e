"""How a sluice is run as a programme: cycles, pilots, portfolios, hubs, and the life of the project itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction
from itertools import accumulate

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from slussmodel.programme import (
    ContinuationDecision,
    Cycle,
    CycleLimits,
    CyclePlan,
    Hub,
    Pilot,
    PilotSet,
    PortfolioLimits,
    ProjectState,
    ProjectStep,
    SharedLearning,
    SluiceProject,
    Track,
)
from slussmodel.programme.project import LIFECYCLE
from slussmodel.strategies.fields import drawn
from slussmodel.strategies.values import amounts, days, lives, parts_of_one, several, subsets, texts

_CHALLENGES = ("snö", "fukt", "ljud")
_MEMBERS = ("1496", "1495", "1497")
_MOST = 10**9
_LIVES = [life for state in LIFECYCLE for life in lives(LIFECYCLE, state)]


def cycles(*, challenges: Sequence[str] = _CHALLENGES) -> SearchStrategy[Cycle]:
    """Cycles that work on some challenges, a part of them in innovation partnerships."""
    taken = subsets(tuple(challenges), max_size=3)
    return taken.flatmap(lambda some: drawn(Cycle, challenges=st.just(some), partnerships=subsets(some)))


def cycle_limits() -> SearchStrategy[CycleLimits]:
    """How many cycles, and how many challenges in each."""
    return st.builds(
        lambda cycles, least, more, source: CycleLimits(cycles=cycles, least=least, most=least + more, source=source),
        st.integers(1, 6),
        st.integers(0, 3),
        st.integers(1, 5),
        texts(),
    )


def cycle_plans() -> SearchStrategy[CyclePlan]:
    """Plans of some cycles, which may break their limits for `check` to find."""
    return drawn(CyclePlan, limits=cycle_limits(), cycles=several(cycles()))


def pilot_sets(*, max_pilots: int = 3) -> SearchStrategy[PilotSet]:
    """Pilots from a start on; one that was added later says why."""
    return st.builds(_pilots, days(), several(st.tuples(texts(), st.integers(0, 400)), max_size=max_pilots))


def _pilots(start: date, told: tuple[tuple[str, int], ...]) -> PilotSet:
    pilots = (
        Pilot(id=f"pilot-{number}", title=title, since=start + timedelta(after), because="ny fråga" if after else "")
        for number, (title, after) in enumerate(told, 1)
    )
    return PilotSet(start=start, pilots=tuple(pilots))


def portfolio_limits(*, currency: str = "SEK") -> SearchStrategy[PortfolioLimits]:
    """A budget, people, and how many challenges may be chosen."""
    return st.builds(
        lambda budget, people, least, more: PortfolioLimits(
            budget=budget, people=people, least=least, most=least + more
        ),
        amounts(currency=currency, min_minor=0, max_minor=_MOST),
        st.integers(0, 100),
        st.integers(1, 3),
        st.integers(0, 3),
    )


def sluice_projects(*, members: Sequence[str] = _MEMBERS) -> SearchStrategy[SluiceProject]:
    """Sluices as projects, somewhere in their own life, some members of which have decided how to go on.

    >>> from hypothesis import given
    >>> @given(sluice_projects())
    ... def test_a_project_stands_where_its_last_step_took_it(project):
    ...     assert project.state is project.steps[-1].state
    >>> test_a_project_stands_where_its_last_step_took_it()
    """
    decided = drawn(ContinuationDecision, municipality=st.sampled_from(members))
    return drawn(
        SluiceProject,
        members=st.just(tuple(members)),
        steps=st.builds(_lived, days(), st.sampled_from(_LIVES), st.tuples(*[st.integers(0, 800)] * 3)),
        decisions=several(decided),
    )


def _lived(begun: date, life: tuple[ProjectState, ...], lasts: tuple[int, ...]) -> tuple[ProjectStep, ...]:
    moments = [begun + timedelta(after) for after in accumulate(lasts, initial=0)]
    return tuple(ProjectStep(state=state, on=on) for state, on in zip(life, moments, strict=False))


def hubs(*, sites: Sequence[str] = ("piteå", "skellefteå", "växjö"), currency: str = "SEK") -> SearchStrategy[Hub]:
    """Sites that share a grant and learn from each other; a part of the grant may be for what they have in common."""
    whole = drawn(
        Hub,
        coordinator=st.just(sites[0]),
        grant=amounts(currency=currency, min_minor=0, max_minor=_MOST),
        tracks=st.just((Track(site=sites[0]),)),
        common=st.none(),
        learning=st.just(()),
    )
    there = subsets(tuple(sites), min_size=1, max_size=len(sites))
    return st.builds(_hub, whole, there, st.none() | parts_of_one(), several(drawn(SharedLearning)))


def _hub(whole: Hub, there: tuple[str, ...], common: Fraction | None, learning: tuple[SharedLearning, ...]) -> Hub:
    return evolve(
        whole,
        coordinator=there[-1],
        tracks=tuple(Track(site=site, weight=Fraction(place, 2)) for place, site in enumerate(there, 1)),
        common=None if common is None else whole.grant.times(common),
        learning=tuple(evolve(one, sites=frozenset(there[:2])) for one in learning),
    )
