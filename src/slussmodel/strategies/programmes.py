"""How a sluice is run as a programme: cycles, pilots, portfolios, hubs, and the life of the project itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from slussmodel.programme import (
    ContinuationDecision,
    Cycle,
    CycleLimits,
    CyclePlan,
    Hub,
    Pilot,
    PilotSet,
    PortfolioLimits,
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


@st.composite
def pilot_sets(draw: DrawFn, *, max_pilots: int = 3) -> PilotSet:
    """Pilots from a start on; one that was added later says why."""
    start = draw(days())
    later = draw(st.lists(st.integers(0, 400), max_size=max_pilots))
    return PilotSet(
        start=start,
        pilots=tuple(
            Pilot(
                id=f"pilot-{number}",
                title=draw(texts()),
                since=start + timedelta(after),
                because="ny fråga" * (after > 0),
            )
            for number, after in enumerate(later, 1)
        ),
    )


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


@st.composite
def sluice_projects(draw: DrawFn, *, members: Sequence[str] = _MEMBERS) -> SluiceProject:
    """Sluices as projects, somewhere in their own life, some members of which have decided how to go on.

    >>> from hypothesis import given
    >>> @given(sluice_projects())
    ... def test_a_project_stands_where_its_last_step_took_it(project):
    ...     assert project.state is project.steps[-1].state
    >>> test_a_project_stands_where_its_last_step_took_it()
    """
    on, steps = draw(days()), list[ProjectStep]()
    for state in draw(st.sampled_from(_LIVES)):
        steps.append(ProjectStep(state=state, on=on))
        on += timedelta(draw(st.integers(0, 800)))
    deciding = draw(subsets(tuple(members)))
    return SluiceProject(
        name=draw(texts()),
        members=tuple(members),
        steps=tuple(steps),
        plan=draw(st.just("") | texts()),
        decisions=tuple(
            ContinuationDecision(municipality=one, on=on, continues=draw(st.booleans())) for one in deciding
        ),
    )


@st.composite
def hubs(draw: DrawFn, *, sites: Sequence[str] = ("piteå", "skellefteå", "växjö"), currency: str = "SEK") -> Hub:
    """Sites that share a grant and learn from each other; a part of the grant may be for what they have in common."""
    there = draw(subsets(tuple(sites), min_size=1, max_size=3))
    grant = draw(amounts(currency=currency, min_minor=0, max_minor=_MOST))
    learnt = drawn(SharedLearning, sites=subsets(there).map(frozenset))
    common = draw(st.none() | parts_of_one())
    return Hub(
        coordinator=draw(st.sampled_from(there)),
        grant=grant,
        tracks=tuple(Track(site=site, weight=1 + draw(parts_of_one())) for site in there),
        common=None if common is None else grant.times(common),
        learning=draw(several(learnt)),
    )
