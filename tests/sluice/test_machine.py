"""Every command, in any order, refusals included: what must always be true of a sluice.

The rules are those that users drive their own stores with. Here the store writes JSON and loads single families, and
beside what the machine asks, no value changes and a family alone gives the same answer as the whole.
"""

from __future__ import annotations

import pickle

from hypothesis import HealthCheck, settings

from slussmodel import Charter, Refused, Sluice
from slussmodel.codec import from_json, to_json
from slussmodel.sluice import Accepted, AnyCommand, AnyEvent, Split, Submit, ideas_of
from slussmodel.strategies import SluiceMachine, SluiceStore
from tests.strategies.stores import FamilyStore


class JsonStore(FamilyStore):
    """Keeps what has been text, as a database would."""

    def append(self, events: tuple[AnyEvent, ...], version: dict[str, int]) -> bool:
        return super().append(tuple(from_json(to_json(event)) for event in events), version)


class AnySluice(SluiceMachine):
    """Drives a sluice with commands that fit and commands that do not."""

    def make(self, charter: Charter) -> SluiceStore:
        return JsonStore(charter)

    def tell(self, command: AnyCommand) -> Accepted | Refused:
        before = self.sluice
        kept = pickle.dumps(before)
        answer = super().tell(command)
        assert pickle.dumps(before) == kept
        self.same_from_its_family_alone(before, command, answer)
        return answer

    def same_from_its_family_alone(self, before: Sluice, command: AnyCommand, answer: Accepted | Refused) -> None:
        known = [one for one in ideas_of(command) if one in before]
        if known and not isinstance(command, (Submit, Split)):
            alone = before.only(*known).handle(command)
            assert isinstance(alone, Refused) == isinstance(answer, Refused)
            if isinstance(alone, Refused) or isinstance(answer, Refused):
                assert alone == answer
            else:
                assert alone.events == answer.events


TestAnySluice = AnySluice.TestCase
TestAnySluice.settings = settings(
    max_examples=60, stateful_step_count=60, deadline=None, suppress_health_check=list(HealthCheck)
)
