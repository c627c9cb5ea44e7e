"""Buying what does not exist yet: documents, tenders, contracts in phases, innovation partnerships."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from slussmodel.money import Money
from slussmodel.partnerships import Assignment
from slussmodel.procurement import (
    Contract,
    InnovationPartnership,
    Instalment,
    Pairing,
    PerformanceLevel,
    Phase,
    PhaseKind,
    PreCommercialProcurement,
    ProcurementDocuments,
    ResaleScope,
    ResearchPhase,
    ResearchRound,
    Right,
    RightsSplit,
    Side,
    Tender,
)
from slussmodel.strategies.fields import drawn
from slussmodel.strategies.values import amounts, fractions, identifiers, parts_of_one, several, subsets, texts

_SUPPLIERS = ("Aktiv AB", "Bygg AB", "Cykel AB")
_MOST = 10**10
_HOLDERS = tuple(RightsSplit(tuple(zip(Right, sides, strict=True))) for sides in product(Side, repeat=len(Right)))


def rights_splits() -> SearchStrategy[RightsSplit]:
    """Every way to divide the rights between the two sides."""
    return st.sampled_from(_HOLDERS)


def performance_levels() -> SearchStrategy[PerformanceLevel]:
    """Levels with a lower bound, an upper one or both."""
    return st.one_of(
        st.builds(PerformanceLevel, name=texts(), least=fractions()),
        st.builds(PerformanceLevel, name=texts(), most=fractions()),
        st.builds(PerformanceLevel, name=texts(), least=fractions(), most=fractions().map(lambda more: 100 + more)),
    )


def tenders(*, suppliers: Sequence[str] = _SUPPLIERS, currency: str = "SEK") -> SearchStrategy[Tender]:
    """Tenders with a price above zero and a quality from 0 to 1."""
    price = amounts(currency=currency, min_minor=1, max_minor=_MOST)
    return st.builds(Tender, supplier=st.sampled_from(suppliers), price=price, quality=parts_of_one())


def phases(*, number: int = 1, currency: str = "SEK") -> SearchStrategy[Phase]:
    """Phases of a contract with a target or two, some of which release an instalment.

    `number` stands in the ids of targets and instalments, so that the phases of one contract have different ones.
    """
    targets = tuple(f"mål {number}.{place}" for place in (1, 2))
    pay = amounts(currency=currency, min_minor=0, max_minor=_MOST)
    paid = st.tuples(*[st.none() | pay] * len(targets))
    return st.builds(
        lambda kind, months, paid: Phase(
            id=f"fas {number}",
            kind=kind,
            months=months,
            targets=targets,
            instalments=_instalments(targets, paid),
        ),
        st.sampled_from(PhaseKind),
        st.integers(1, 24),
        paid,
    )


def _instalments(targets: tuple[str, ...], paid: tuple[Money | None, ...]) -> tuple[Instalment, ...]:
    return tuple(
        Instalment(id=f"rat {target}", amount=amount, target=target)
        for target, amount in zip(targets, paid, strict=True)
        if amount is not None
    )


def contracts(
    *, suppliers: Sequence[str] = _SUPPLIERS, max_phases: int = 2, currency: str = "SEK"
) -> SearchStrategy[Contract]:
    """Contracts in phases; nothing is sold on where the innovator does not hold the right to sell.

    >>> from hypothesis import given
    >>> @given(contracts(max_phases=3))
    ... def test_no_target_stands_in_two_phases(contract):
    ...     targets = [target for phase in contract.phases for target in phase.targets]
    ...     assert len({*targets}) == len(targets)
    >>> test_no_target_stands_in_two_phases()
    """
    numbered = [phases(number=number, currency=currency) for number in range(1, max_phases + 1)]
    in_order = st.one_of([st.tuples(*numbered[:count]) for count in range(1, max_phases + 1)])
    sold = [split for split in _HOLDERS if split.holder(Right.COMMERCIALISATION) is Side.INNOVATOR]
    either = [
        drawn(Contract, supplier=st.sampled_from(suppliers), phases=in_order, rights=rights, resale=resale)
        for rights, resale in (
            (st.sampled_from(sold), st.sampled_from(ResaleScope)),
            (rights_splits(), st.just(ResaleScope.NONE)),
        )
    ]
    return st.one_of(either)


def procurement_documents(*, currency: str = "SEK") -> SearchStrategy[ProcurementDocuments]:
    """Documents of a procurement, some with gaps that `check` finds."""
    return drawn(
        ProcurementDocuments,
        price_weight=parts_of_one(),
        estimated_value=amounts(currency=currency, min_minor=0, max_minor=_MOST),
        least_candidates=st.integers(1, 5),
    )


def innovation_partnerships(*, suppliers: Sequence[str] = _SUPPLIERS) -> SearchStrategy[InnovationPartnership]:
    """Innovation partnerships in any state, with one contract at most for each supplier."""
    signed = several(contracts(suppliers=suppliers, max_phases=1))
    return drawn(
        InnovationPartnership,
        invited=subsets(tuple(suppliers)),
        cut=subsets(tuple(suppliers)),
        tenders=several(tenders(suppliers=suppliers)),
        contracts=signed.map(lambda some: tuple({one.supplier: one for one in some}.values())),
        phase=st.integers(0, 2),
    )


def precommercial_procurements(*, currency: str = "SEK") -> SearchStrategy[PreCommercialProcurement]:
    """Research bought in rounds that follow the phases from the first."""
    rounds = [_round(phase, currency) for phase in ResearchPhase]
    return st.builds(
        PreCommercialProcurement,
        authority_pays=parts_of_one(),
        rights=rights_splits(),
        rounds=st.one_of([st.tuples(*rounds[:count]) for count in range(1, len(rounds) + 1)]),
    )


def _round(phase: ResearchPhase, currency: str) -> SearchStrategy[ResearchRound]:
    return st.builds(
        ResearchRound,
        phase=st.just(phase),
        suppliers=subsets(_SUPPLIERS, min_size=1),
        payment=amounts(currency=currency, min_minor=0, max_minor=_MOST),
    )


def pairings() -> SearchStrategy[Pairing]:
    """Experts of one side and innovators of the other, around a challenge."""
    experts, innovators = (_assigned(names) for names in (("1496", "1495"), _SUPPLIERS))
    return st.builds(Pairing, challenge=identifiers(), experts=experts, innovators=innovators)


def _assigned(organisations: Sequence[str]) -> SearchStrategy[tuple[Assignment, ...]]:
    return several(drawn(Assignment, organisation=st.sampled_from(organisations), period=st.none()))
