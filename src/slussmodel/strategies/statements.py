"""What sources say: statements of every kind of value, each with a reading that goes with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from slussmodel.assertions import Assertion, Reading, Sources
from slussmodel.strategies.fields import drawn
from slussmodel.strategies.values import (
    amounts,
    days,
    fractions,
    identifiers,
    months,
    periods,
    several,
    subsets,
    texts,
)

_NUMBERS = st.integers(0, 10**6) | fractions()
_BOUNDS = (Reading.EXACTLY, *(one for one in Reading if one not in (Reading.EXACTLY, Reading.ABOUT)))
_WORDS = subsets(("Hjo", "Skara", "Tibro")).map(frozenset)

# The values that can be stated, with the margin of one that is ABOUT so much, and the readings that go with them.
_STATED: tuple[tuple[SearchStrategy[Any], SearchStrategy[Any], Sequence[Reading]], ...] = (
    (_NUMBERS, st.none(), _BOUNDS),
    (amounts(), st.none(), _BOUNDS),
    (days() | months() | _WORDS, st.none(), _BOUNDS),
    (texts() | periods(), st.none(), (Reading.EXACTLY,)),
    (_NUMBERS, _NUMBERS, (Reading.ABOUT,)),
    (amounts(), amounts(min_minor=0), (Reading.ABOUT,)),
)


def assertions(*, subjects: Sequence[str] | None = None, source: str | None = None) -> SearchStrategy[Assertion]:
    """Statements of numbers, money, days, months, periods, words and sets of words.

    >>> from hypothesis import given
    >>> @given(assertions(source="kfvn.se"))
    ... def test_a_statement_says_where_it_stands(said):
    ...     assert "kfvn.se" in said.format("en")
    >>> test_a_statement_says_where_it_stands()
    """
    who: dict[str, SearchStrategy[Any]] = {
        "subject": identifiers() if subjects is None else st.sampled_from(subjects),
        "source": texts() if source is None else st.just(source),
    }
    return st.one_of(
        [
            drawn(Assertion, value=value, margin=margin, reading=st.sampled_from(readings), **who)
            for value, margin, readings in _STATED
        ]
    )


def sources(*, subjects: Sequence[str] = ("INNOCAP", "Skaraborg"), max_statements: int = 3) -> SearchStrategy[Sources]:
    """Statements of a few subjects, so that some speak of the same."""
    return several(assertions(subjects=subjects), max_size=max_statements, unique=True).map(Sources)
