"""Commands as such, for converters and forms: well made, and addressed to no sluice in particular."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from slussmodel.sluice import (
    Adopt,
    AnyCommand,
    Assess,
    Claim,
    Contribute,
    Decide,
    Link,
    Merge,
    Offer,
    Release,
    Separate,
    Settle,
    ShareCost,
    Split,
    Submit,
    Support,
    Unlink,
)
from slussmodel.stages import Decision
from slussmodel.strategies.games import allocations
from slussmodel.strategies.intake import assessments, ideas
from slussmodel.strategies.people import municipality_codes
from slussmodel.strategies.values import amounts, identifiers, moments, subsets, texts

_IDS = identifiers()
_PARTIES = subsets(("1496", "1495", "1497"), min_size=1)
_IDEAS = subsets(("i-1", "i-2", "i-3"), min_size=1)
_VOUCHED = subsets(("board_decision", "budget")).map(frozenset)
_PAIR: dict[str, SearchStrategy[Any]] = {"a": _IDS.map("a-{}".format), "b": _IDS.map("b-{}".format)}

_FIELDS: dict[type[AnyCommand], dict[str, SearchStrategy[Any]]] = {
    Submit: {"idea": ideas()},
    Support: {"idea": _IDS, "supporter": _IDS},
    Assess: {"assessment": assessments()},
    Link: {**_PAIR, "probability": st.none() | st.floats(0, 1)},
    Unlink: _PAIR,
    Separate: _PAIR,
    Claim: {"idea": _IDS, "parties": _PARTIES},
    Release: {"idea": _IDS, "reason": texts()},
    Decide: {
        "idea": _IDS,
        "decision": st.sampled_from(Decision),
        "until": st.none() | moments(),
        "party": texts(),
        "facts": _VOUCHED,
    },
    ShareCost: {"idea": _IDS, "cost": _IDS, "allocation": allocations()},
    Contribute: {
        "idea": _IDS,
        "party": _IDS,
        "hours": st.integers(1, 400).map(lambda quarters: Fraction(quarters, 4)),
        "rate": amounts(min_minor=100, max_minor=10**6),
    },
    Settle: {"idea": _IDS},
    Adopt: {"idea": _IDS, "adopter": municipality_codes()},
    Merge: {"ideas": _IDEAS, "into": _IDS.map("into-{}".format), "decision_id": _IDS},
    Split: {"idea": _IDS, "into": st.lists(ideas(), min_size=1, max_size=2).map(tuple), "decision_id": _IDS},
    Offer: {"idea": _IDS, "municipalities": _PARTIES, "decision_id": _IDS},
}


def any_commands(*, kind: type[AnyCommand] | None = None) -> SearchStrategy[AnyCommand]:
    """Commands of one kind, or of every kind; `commands` gives those that a sluice has a use for."""
    if kind in _FIELDS:
        return st.builds(kind, by=_IDS, at=moments(), **_FIELDS[kind])
    # The kind with the fewest fields first: a failing test shrinks towards it.
    return st.one_of([any_commands(kind=one) for one in sorted(_FIELDS, key=lambda one: len(_FIELDS[one]))])
