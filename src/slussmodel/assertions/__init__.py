"""What sources say beside what the model computes; contradictions are reported with both sides, never repaired."""

from __future__ import annotations

from slussmodel.assertions.compare import Agreement, Change, Computed, Contradiction, compare, compare_sources
from slussmodel.assertions.sources import Sources
from slussmodel.assertions.statement import Assertion, Predicate, Reading, Value

__all__ = [
    "Agreement",
    "Assertion",
    "Change",
    "Computed",
    "Contradiction",
    "Predicate",
    "Reading",
    "Sources",
    "Value",
    "compare",
    "compare_sources",
]
