"""What a sluice's people learn, meet about and hand over."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from slussmodel.capacity import (
    CapabilityProfile,
    CapabilityScale,
    Clause,
    Deliverable,
    DeliverableStatus,
    Event,
    Involvement,
    ManagementSystem,
    Shared,
    SharingMatrix,
    Training,
)
from slussmodel.strategies.fields import drawn, lasting
from slussmodel.strategies.values import days, several, subsets, texts

_DIMENSIONS = ("ledning", "kultur", "arbetssätt")
_LEVELS = ("ingen", "påbörjad", "införd", "självklar")
_ORGANISATIONS = ("1496", "1495", "1497")


def capability_scales() -> SearchStrategy[CapabilityScale]:
    """Scales of a dimension or more, in two levels or more."""
    return st.builds(
        CapabilityScale, subsets(_DIMENSIONS, min_size=1, max_size=3), subsets(_LEVELS, min_size=2, max_size=4)
    )


def capability_profiles(*, scale: CapabilityScale | None = None) -> SearchStrategy[CapabilityProfile]:
    """How far an organisation has come in some dimensions of a scale: of yours, or of one that is drawn."""
    unrated = drawn(CapabilityProfile, scale=capability_scales() if scale is None else st.just(scale), ratings=_NOTHING)
    return st.builds(_rated, unrated, several(st.none() | st.integers(0, 9), min_size=3, max_size=3))


def _rated(profile: CapabilityProfile, levels: tuple[int | None, ...]) -> CapabilityProfile:
    known = profile.scale.levels
    rated = zip(profile.scale.dimensions, levels, strict=False)
    return evolve(profile, ratings={one: known[level % len(known)] for one, level in rated if level is not None})


def deliverables(*, statuses: Sequence[DeliverableStatus] = tuple(DeliverableStatus)) -> SearchStrategy[Deliverable]:
    """Deliverables, with a day of delivery only where they are handed over.

    >>> from hypothesis import given
    >>> @given(deliverables(statuses=(DeliverableStatus.PLANNED,)))
    ... def test_what_is_planned_has_not_come(one):
    ...     assert one.delivered is None
    >>> test_what_is_planned_has_not_come()
    """
    planned = drawn(Deliverable, delivered=st.none(), status=st.sampled_from(statuses))
    return st.builds(_delivered, planned, st.none() | days())


def _delivered(planned: Deliverable, on: date | None) -> Deliverable:
    return evolve(planned, delivered=on) if planned.handed_over else planned


def involvements() -> SearchStrategy[Involvement]:
    """How many of a group take part, never more than there are."""
    return st.builds(
        lambda group, involved, others: Involvement(group=group, involved=involved, of=involved + others),
        texts(),
        st.integers(0, 900),
        st.integers(1, 900),
    )


def learning_events(*, participants: Sequence[str] = _ORGANISATIONS) -> SearchStrategy[Event]:
    """Workshops, study visits and the like, where some who are there tell of a project."""
    every = tuple(participants)
    return st.builds(
        _told,
        lasting(Event, most_days=3, participants=st.just(every), shared=_NOTHING),
        subsets(every, min_size=1),
        subsets(every),
    )


def _told(event: Event, there: tuple[str, ...], tellers: tuple[str, ...]) -> Event:
    shared = tuple(Shared(by=one, project=f"p-{one}") for one in tellers if one in there)
    return evolve(event, participants=there, shared=shared)


_NOTHING = st.just(())


def sharing_matrices(*, organisations: Sequence[str] = _ORGANISATIONS) -> SearchStrategy[SharingMatrix]:
    """Each organisation has a project of its own, and has learnt from some of the others'."""
    owners = tuple((f"p-{one}", one) for one in organisations)
    others = [(who, project) for project, owner in owners for who in organisations if who != owner]
    return st.builds(
        SharingMatrix, organisations=st.just(tuple(organisations)), owners=st.just(owners), learnt=subsets(others)
    )


def management_systems(*, max_clauses: int = 3) -> SearchStrategy[ManagementSystem]:
    """What an organisation points to for some clauses of the standard for innovation management."""
    return drawn(ManagementSystem, grounds=st.dictionaries(st.sampled_from(Clause), texts(), max_size=max_clauses))


def trainings() -> SearchStrategy[Training]:
    """Trainings in a topic or two, with some rounds."""
    return drawn(Training, topics=subsets(("metod", "jämlikhet", "juridik"), min_size=1))
