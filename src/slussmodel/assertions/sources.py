"""All that the sources say, set against each other and against the model."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import TypeAlias

from attrs import field, frozen

from slussmodel.assertions.compare import Agreement, Change, Computed, Contradiction, compare, compare_sources
from slussmodel.assertions.statement import Assertion, Value
from slussmodel.findings import Finding
from slussmodel.language import Lang
from slussmodel.validators import distinct, each, of_type

Facts: TypeAlias = Mapping[tuple[str, str], Value | Computed]
"""What the model computes, by subject and the predicate's id."""


@frozen
class Sources:
    """Statements from several sources, each kept as it stands.

    >>> sources = Sources((
    ...     Assertion(subject="DIACCESS", predicate="challenges", value=15, source="plan"),
    ...     Assertion(subject="DIACCESS", predicate="challenges", value=3, source="journal"),
    ... ))
    >>> [finding.text("en") for finding in sources.check({})]
    ['plan gives challenges for DIACCESS as 15, but journal gives challenges for DIACCESS as 3']
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

    def against(self, computed: Facts) -> tuple[Agreement | Contradiction, ...]:
        """Each statement beside what the model computes on its topic, where it computes anything."""
        return tuple(compare(one, computed[one.topic]) for one in self.statements if one.topic in computed)

    def unchecked(self, computed: Facts) -> tuple[Assertion, ...]:
        """The statements that the model computes nothing about: held as they are, neither confirmed nor denied."""
        return tuple(one for one in self.statements if one.topic not in computed)

    def check(self, computed: Facts) -> tuple[Finding, ...]:
        """A warning for each contradiction, with the model and then between sources, and a note for each change."""
        with_model = [one for one in self.against(computed) if isinstance(one, Contradiction)]
        contradictions = (one.finding() for one in (*with_model, *self.contradictions))
        return (*contradictions, *(change.finding() for change in self.changes))

    def records(self, computed: Facts, lang: Lang = "sv") -> list[dict[str, str | bool | None]]:
        """Each statement as a plain dict; `computed` and `agrees` are `None` where the model computes nothing."""
        return [_record(one, computed.get(one.topic), lang) for one in self.statements]

    def _compared(self) -> Iterator[Agreement | Contradiction | Change]:
        by_topic: dict[tuple[str, str], list[Assertion]] = {}
        for one in self.statements:
            by_topic.setdefault(one.topic, []).append(one)
        for said in by_topic.values():
            for one, other in combinations(said, 2):
                yield compare_sources(one, other)


def _record(statement: Assertion, computed: Value | Computed | None, lang: Lang) -> dict[str, str | bool | None]:
    found = None if computed is None else compare(statement, computed)
    return {
        "subject": statement.subject,
        "predicate": statement.predicate.format(lang),
        "source": statement.source,
        "said": statement.said(lang),
        "computed": None if found is None else found.other.format(lang),
        "agrees": None if found is None else bool(found),
    }
