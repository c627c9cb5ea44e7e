"""Values of a procurement that cannot exist are not built, and the error names the field."""

from __future__ import annotations

from fractions import Fraction

import pytest
from attrs import evolve

from slussmodel.errors import InvalidValue
from slussmodel.money import SEK
from slussmodel.procurement import Contract, Instalment, PerformanceLevel, Phase, PhaseKind, PurchaseTerms, Tender

TEST = Phase(
    id="1",
    kind=PhaseKind.TEST,
    months=6,
    targets=("t1",),
    instalments=(Instalment(id="i1", amount=SEK(10), target="t1"),),
)
TERMS = PurchaseTerms(first_customer="0780", max_cost=SEK(1))


@pytest.mark.parametrize(
    ("build", "field"),
    [
        (lambda: evolve(TEST, targets=("t2",)), r"Phase\.instalments"),
        (lambda: evolve(TEST, months=0), r"Phase\.months"),
        (lambda: PerformanceLevel(name="x"), r"PerformanceLevel\.least"),
        (lambda: Contract(supplier="a", phases=(TEST, TEST), purchase=TERMS), r"Contract\.phases"),
        (lambda: Instalment(id="i", amount=SEK(-1), target="t"), r"Instalment\.amount"),
        (lambda: evolve(TERMS, max_cost=SEK(-1)), r"PurchaseTerms\.max_cost"),
        (lambda: Tender(supplier="a", price=SEK(0), quality=Fraction(1)), r"Tender\.price"),
        (lambda: Tender(supplier="a", price=SEK(1), quality=Fraction(3, 2)), r"Tender\.quality"),
        (lambda: Tender(supplier="a", price=SEK(1), quality=0.5), r"Tender\.quality"),  # type: ignore[arg-type]
    ],
)
def test_an_impossible_value_is_not_built(build: object, field: str) -> None:
    with pytest.raises(InvalidValue, match=field):
        build()  # type: ignore[operator]


@pytest.mark.row("3.14", "slussmodel.procurement.PerformanceLevel")
def test_a_level_holds_from_its_least_to_its_most_and_what_is_not_measured_is_not_reached() -> None:
    level = PerformanceLevel(name="minutes", least=Fraction(1), most=Fraction(5))
    assert [level.holds(n) for n in (0, 1, 5, 6)] == [False, True, True, False]
    terms = evolve(TERMS, levels=(level,))
    assert terms.below({}) == ("minutes",)
    assert terms.below({"minutes": 3}) == ()
