"""What sends an idea down a road, and what citizens hand in by themselves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import accumulate

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from slussmodel.assessment import (
    Benefit,
    BenefitScale,
    CitizenProposal,
    MarketResult,
    PopularInitiative,
    ProposalState,
    Road,
    RoutingRow,
    RoutingTable,
)
from slussmodel.assessment.citizens import LIFECYCLE
from slussmodel.ideas import Novelty
from slussmodel.language import Sentence
from slussmodel.money import Money
from slussmodel.strategies.fields import drawn, lasting
from slussmodel.strategies.values import days, identifiers, lives, several, subsets

_WHY = Sentence("sent", sv="{benefit} nytta, {market}: {road}", en="{benefit} benefit, {market}: {road}")


def benefit_scales(*, currency: str = "SEK") -> SearchStrategy[BenefitScale]:
    """What counts as a medium and as a great benefit, the great never below the medium."""

    def scale(rate: int, medium: int, more: int, people: int, more_people: int) -> BenefitScale:
        return BenefitScale(
            hourly_rate=Money(rate, currency),
            medium=Money(medium, currency),
            great=Money(medium + more, currency),
            medium_people=people,
            great_people=people + more_people,
        )

    thousands = st.integers(0, 10**8)
    return st.builds(scale, st.integers(0, 10**5), thousands, thousands, st.integers(0, 999), st.integers(0, 9999))


def routing_rows(*, roads: Sequence[Road] = tuple(Road)) -> SearchStrategy[RoutingRow]:
    """Rows that name some benefits, looks at the market and novelties, and a road."""
    return st.builds(
        RoutingRow,
        road=st.sampled_from(roads),
        why=st.just(_WHY),
        benefit=subsets(tuple(Benefit), min_size=1).map(frozenset),
        market=subsets(tuple(MarketResult), min_size=1).map(frozenset),
        novelty=subsets(tuple(Novelty), min_size=1).map(frozenset),
    )


def routing_tables(*, max_rows: int = 3, currency: str = "SEK") -> SearchStrategy[RoutingTable]:
    """Tables of some rows; most leave some ideas without a road.

    >>> from hypothesis import given
    >>> @given(routing_tables(max_rows=2))
    ... def test_my_editor_shows_each_row(table):
    ...     assert len(table.rows) <= 2
    >>> test_my_editor_shows_each_row()
    """
    return drawn(RoutingTable, rows=several(routing_rows(), max_size=max_rows), scale=benefit_scales(currency=currency))


def citizen_proposals() -> SearchStrategy[CitizenProposal]:
    """Citizens' proposals somewhere in their life."""
    return st.builds(_proposed, identifiers(), days(), st.sampled_from(_LIVES), st.tuples(*[st.integers(0, 400)] * 2))


def _proposed(id: str, raised: date, life: tuple[ProposalState, ...], waits: tuple[int, ...]) -> CitizenProposal:
    moments = [raised + timedelta(after) for after in accumulate(waits)]
    return CitizenProposal(id=id, raised=raised, steps=tuple(zip(moments, life[1:], strict=False)))


_LIVES = lives(LIFECYCLE, ProposalState.RAISED)


def popular_initiatives() -> SearchStrategy[PopularInitiative]:
    """Petitions for a referendum, some of them still collecting signatures."""
    return lasting(PopularInitiative, most_days=400)
