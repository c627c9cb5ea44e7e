"""The machine runs over the charter of any system, and brings ideas into use in each."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from slussmodel import Charter
from slussmodel.strategies import SluiceMachine, SluiceStore
from slussmodel.systems import innocap, pitea_skelleftea, skane, skaraborg, vaxjo
from tests.strategies.stores import FamilyStore


def under_skaraborgs_graph(system: object) -> Charter:
    """A project without a graph for ideas of its own, run as Skaraborg runs its sluice."""
    return Charter(
        id="borrowed",
        partnership=system.partnership(),  # type: ignore[attr-defined]
        graph=skaraborg.graph(),
        development=frozenset({"development", "test"}),
        innovation=frozenset({"in_use"}),
    )


CHARTERS = {
    "skaraborg": skaraborg.charter(),
    "vaxjo": vaxjo.charter(),
    "pitea_skelleftea": pitea_skelleftea.charter(),
    "skane": under_skaraborgs_graph(skane),
    "innocap": under_skaraborgs_graph(innocap),
}


def machine_over(charter: Charter, reached: set[str]) -> type[SluiceMachine]:
    """A machine that notes every stage that an idea comes to."""

    class Machine(SluiceMachine):
        def charter(self) -> Charter:
            return charter

        def make(self, charter: Charter) -> SluiceStore:
            return FamilyStore(charter)

        def teardown(self) -> None:
            reached.update(visit.stage for case in self.sluice.cases.values() for visit in case.journey.visits)

    return Machine


SEARCH = settings(
    max_examples=30,
    stateful_step_count=25,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.mark.parametrize("system", CHARTERS)
def test_a_store_of_any_system_is_driven_to_an_innovation(system: str) -> None:
    reached = set[str]()
    run_state_machine_as_test(machine_over(CHARTERS[system], reached), settings=SEARCH)
    assert reached >= CHARTERS[system].innovation
