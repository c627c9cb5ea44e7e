"""Runs the documented examples of the core, of stage graphs and of keys where no compiled package is to be had.

So it is in a reader's browser. A program of its own, for what has been imported once is there for good.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec

COMPILED = {"numpy", "scipy", "pendulum", "orjson", "msgspec"}
HEAVY = {"networkx"}
ROOMS = (
    "slussmodel.assessment.",
    "slussmodel.codec.",
    "slussmodel.countries",
    "slussmodel.errors",
    "slussmodel.findings",
    "slussmodel.ideas",
    "slussmodel.language",
    "slussmodel.money",
    "slussmodel.partnerships",
    "slussmodel.places",
    "slussmodel.sluice.",
    "slussmodel.stages.",
    "slussmodel.sweden.",
    "slussmodel.validators",
    *(
        f"slussmodel.sharing.{name}"
        for name in (
            "allocation claims equal_shares funded in_kind joining keys ledger picture pools running serial tariff "
            "transfers two_way years"
        ).split()
    ),
)
# What they hand to numpy, networkx and pendulum, by name.
BEYOND = (
    "slussmodel.assessment.citizens.CitizenProposal",  # months as a calendar counts them
    "slussmodel.assessment.citizens.PopularInitiative",
    "slussmodel.sharing.allocation.Allocation.fairness",
    "slussmodel.stages.bulk",
    "slussmodel.stages.export.network",
)


class Absent:
    """A finder that finds none of these packages, before any other is asked."""

    def find_spec(self, name: str, path: Sequence[str] | None = None, target: object = None) -> ModuleSpec | None:
        if name.partition(".")[0] in COMPILED | HEAVY:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return None


def main() -> None:
    sys.meta_path.insert(0, Absent())
    from tests.architecture.no_io import examples, run

    tests = examples(ROOMS, beyond=BEYOND)
    failures = run(tests)
    print(len(tests), "documented objects,", failures, "failures")
    sys.exit(bool(failures))


if __name__ == "__main__":
    main()
