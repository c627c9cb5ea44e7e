"""What is no number, no money or no key is named where it is given, not where it would break."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from slussmodel import SEK, InvalidValue
from slussmodel.sharing import (
    ESF,
    BaseFeePlusPerCapita,
    Bounded,
    Changing,
    Equal,
    EqualShares,
    Layered,
    Ledger,
    PerCapita,
    Reciprocal,
    Running,
    StepTariff,
    Talmud,
    TariffStep,
    TwoWay,
    WorkedTime,
    YearsBudget,
)

WRONG: dict[str, Callable[[], object]] = {
    "PerCapita.cost": lambda: PerCapita().share(100, {"A": 1}),  # type: ignore[arg-type]
    "PerCapita.parties": lambda: PerCapita().share(SEK(1), None),  # type: ignore[arg-type]
    "Equal.parties": lambda: Equal().share(SEK(1), None),  # type: ignore[arg-type]
    "BaseFeePlusPerCapita.base": lambda: BaseFeePlusPerCapita("a quarter"),  # type: ignore[arg-type]
    "Bounded.key": lambda: Bounded(key=None),  # type: ignore[arg-type]
    "Bounded.cap": lambda: Bounded(key=Equal(), cap=5),  # type: ignore[arg-type]
    "Bounded.caps": lambda: Bounded(key=Equal(), caps={"A": 5}),  # type: ignore[dict-item]
    "Layered.keys": lambda: Layered({}),
    "Reciprocal.uses": lambda: Reciprocal({"P": {"A": "all"}}),  # type: ignore[dict-item]
    "Talmud.grant": lambda: Talmud().share(5, {"A": SEK(5)}),  # type: ignore[arg-type]
    "EqualShares.budgets": lambda: EqualShares().fund({"A": 5}, {}, {}),  # type: ignore[dict-item]
    "TwoWay.cells": lambda: TwoWay(rows=("A",), columns=("x",), cells=()),
    "Ledger.entries": lambda: Ledger(entries=[1]),  # type: ignore[list-item]
    "Changing.phases": lambda: Changing(phases=((date(2025, 1, 1), "equal"),)),  # type: ignore[arg-type]
    "WorkedTime.hours": lambda: WorkedTime(hours=float("nan"), pay=SEK(1), rule=ESF),
    "StepTariff.re_entry": lambda: StepTariff(name="x", steps=[], re_entry="half"),  # type: ignore[arg-type]
    "TariffStep.yearly": lambda: TariffStep(least=0, stake=SEK(0), yearly=SEK(-1)),
    "YearsBudget.costs": lambda: YearsBudget(costs={2025: 5}),  # type: ignore[arg-type]
    "Running.carried": lambda: Running(Equal(), {"A": "half"}),  # type: ignore[dict-item]
}


@pytest.mark.parametrize("where", WRONG)
def test_the_error_names_the_type_and_the_field(where: str) -> None:
    with pytest.raises(InvalidValue) as raised:
        WRONG[where]()
    assert f"{raised.value.type}.{raised.value.field}" == where


def test_a_float_counts_as_the_decimal_that_it_prints_as() -> None:
    allocation = PerCapita().share(SEK(5), {"A": 1.1, "B": 2.3})
    assert allocation.explain("en", "A").splitlines()[1].startswith("A: 1.1 of 3.4 inhabitants")
    assert PerCapita().share(SEK(1), {"A": 10**400, "B": 1})["A"] == SEK(1)
