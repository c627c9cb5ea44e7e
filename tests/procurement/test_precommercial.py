"""Pre-commercial procurement beside the Act, and what each side has at stake."""

from __future__ import annotations

from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from slussmodel.errors import InvalidValue
from slussmodel.money import SEK, Money
from slussmodel.procurement import (
    INNOVATOR_OWNS,
    PreCommercialProcurement,
    ResearchPhase,
    ResearchRound,
    Right,
    RightsSplit,
    Side,
    Stake,
    Stakes,
)


def research(phase: ResearchPhase, *suppliers: str) -> ResearchRound:
    return ResearchRound(phase=phase, suppliers=suppliers, payment=SEK(100_000))


PCP = PreCommercialProcurement(
    authority_pays=Fraction(4, 5),
    rights=INNOVATOR_OWNS,
    rounds=(research(ResearchPhase.EXPLORATION, "a", "b", "c"), research(ResearchPhase.PROTOTYPE, "a", "b")),
)
ALL_TO_THE_AUTHORITY = RightsSplit.of(dict.fromkeys(Right, Side.MUNICIPALITY))


@pytest.mark.parametrize(
    ("rights", "pays", "outside"),
    [
        (INNOVATOR_OWNS, Fraction(1), True),
        (ALL_TO_THE_AUTHORITY, Fraction(99, 100), True),
        (ALL_TO_THE_AUTHORITY, Fraction(1), False),
    ],
)
def test_the_act_applies_only_where_the_authority_gets_all_and_pays_all(
    rights: RightsSplit, pays: Fraction, outside: bool
) -> None:
    pcp = evolve(PCP, rights=rights, authority_pays=pays)
    assert pcp.outside_the_act is outside
    assert ("LOU 1:5" in {finding.source for finding in pcp.check()}) is not outside


def test_suppliers_work_in_parallel_and_nobody_comes_back() -> None:
    assert PCP.check() == ()
    assert PCP.cost == SEK(500_000)
    late = evolve(PCP, rounds=(research(ResearchPhase.EXPLORATION, "a"), research(ResearchPhase.PROTOTYPE, "b")))
    assert [finding.code for finding in late.check()] == ["no_parallel_suppliers", "supplier_joins_late"]
    assert {finding.source for finding in late.check()} == {"COM(2007) 799"}
    kept = evolve(PCP, rights=RightsSplit.of(dict.fromkeys(Right, Side.INNOVATOR)))
    assert [finding.code for finding in kept.check()] == ["no_right_of_use"]


def test_the_phases_come_in_order_from_the_first() -> None:
    for rounds in ((), (research(ResearchPhase.PROTOTYPE, "a", "b"),)):
        with pytest.raises(InvalidValue, match=r"PreCommercialProcurement\.rounds"):
            evolve(PCP, rounds=rounds)


stakes = st.builds(
    Stake, st.sampled_from(Side), st.just("x"), st.integers(-(10**9), 10**9).map(lambda n: Money(n, "SEK"))
)


@pytest.mark.row("3.15", "slussmodel.procurement.Stakes")
@given(st.lists(stakes, max_size=8).map(tuple))
def test_row_3_15_what_is_gained_less_what_is_invested_is_the_sum_of_all_stakes(entries: tuple[Stake, ...]) -> None:
    both = Stakes(entries)
    assert sum(both.net(side).minor for side in Side) == sum(one.amount.minor for one in entries)
    assert both.win_win == all(both.net(side).minor > 0 for side in Side)
    assert len(both.explain("en").splitlines()) == 2
