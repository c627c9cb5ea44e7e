"""All that the sources say, set against each other and against the model."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from attrs import field, frozen

from slussmodel.assertions.compare import Agreement, Change, Computed, Contradiction, compare, compare_sources
from slussmodel.assertions.statement import Assertion, Value
from slussmodel.findings import Finding
from slussmodel.validators import distinct, each, of_type


@frozen
class Sources:
    """Statements from several sources, each kept as it stands.

    >>> sources = Sources((
    ...     Assertion(subject="DIACCESS", predicate="challenges", value=15, source="plan"),
    ...     Assertion(subject="DIACCESS", predicate="challenges", value=3, source="journal"),
    ... ))
    >>> [finding.text("en") for finding in sources.check({})]
    ['according to plan, challenges for DIACCESS is 15, but according to journal, challenges for DIACCESS is 3']
    """

    statements: tuple[Assertion, ...] = field(validator=[each(of_type(Assertion)), distinct])

    def on(self, subject: str, predicate: str) -> tuple[Assertion, ...]:
        """What is said on one topic, in the order in which it was entered."""
        return tuple(one for one in self.statements if one.topic == (subject, predicate))

    @property
    def contradictions(self) -> tuple[Contradiction, ...]:
        """Each pair of statements that cannot both be true."""
        return tuple(one for one in self._compared() if isinstance(one, Contradiction))

    @property
    def changes(self) -> tuple[Change, ...]:
        """Each pair of statements that differ since they speak of different days."""
        return tuple(one for one in self._compared() if isinstance(one, Change))

    def against(self, computed: Mapping[tuple[str, str], Value | Computed]) -> tuple[Agreement | Contradiction, ...]:
        """Each statement beside what the model computes on its topic, where it computes anything."""
        return tuple(compare(one, computed[one.topic]) for one in self.statements if one.topic in computed)

    def unchecked(self, computed: Mapping[tuple[str, str], Value | Computed]) -> tuple[Assertion, ...]:
        """The statements that the model computes nothing about: held as they are, neither confirmed nor denied."""
        return tuple(one for one in self.statements if one.topic not in computed)

    def check(self, computed: Mapping[tuple[str, str], Value | Computed]) -> tuple[Finding, ...]:
        """A warning for each contradiction, with the model and then between sources, and a note for each change."""
        with_model = [one for one in self.against(computed) if isinstance(one, Contradiction)]
        contradictions = (one.finding() for one in (*with_model, *self.contradictions))
        return (*contradictions, *(change.finding() for change in self.changes))

    def _compared(self) -> Iterator[Agreement | Contradiction | Change]:
        by_topic: dict[tuple[str, str], list[Assertion]] = {}
        for one in self.statements:
            by_topic.setdefault(one.topic, []).append(one)
        for said in by_topic.values():
            for one, other in combinations(said, 2):
                yield compare_sources(one, other)
