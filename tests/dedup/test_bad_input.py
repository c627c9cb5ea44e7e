"""What is no idea, no match, no number and not several is named where it is given, not where it would break."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from fractions import Fraction

import numpy as np
import pytest

from slussmodel import Idea, InvalidValue
from slussmodel.dedup import IdeaIndex, Match, families, merge, same

ONE, OTHER = (Idea(id=id, title="Cykelpump på torget", municipality="1496") for id in "ab")
INDEX = IdeaIndex([ONE, OTHER])
NAIVE = datetime(2026, 1, 1, tzinfo=UTC).replace(tzinfo=None)

WRONG: list[tuple[str, Callable[[], object]]] = [
    ("IdeaIndex.ideas", lambda: IdeaIndex(None)),
    ("IdeaIndex.ideas", lambda: IdeaIndex(ONE)),
    ("IdeaIndex.ideas", lambda: IdeaIndex("ab")),
    ("IdeaIndex.idea", lambda: IdeaIndex([1])),
    ("IdeaIndex.idea", lambda: INDEX.similar(None)),
    *(("IdeaIndex.k", lambda k=k: INDEX.similar(ONE, k=k)) for k in (1.5, "3", None, True, -1)),
    *(("IdeaIndex.threshold", lambda t=t: INDEX.pairs(t)) for t in ("0.9", None, True, 2, -0.1, float("nan"))),
    ("families.matches", lambda: families(None)),
    ("families.matches", lambda: families(Match("a", "b", 0.5))),
    ("families.matches", lambda: families([("1", "2")])),
    ("families.matches", lambda: families([1])),
    ("families.decisions", lambda: families([], None)),
    ("families.decisions", lambda: families([], [("a", "b", True)])),
    ("families.decisions", lambda: families([], same("a", "b"))),
    ("families.ids", lambda: families([], ids=None)),
    ("families.ids", lambda: families([], ids=[ONE])),
    ("families.threshold", lambda: families([], threshold="0.4")),
    ("families.threshold", lambda: families([], threshold=40)),
    ("Merge.ideas", lambda: merge(None, {}, by="coach")),
    ("Merge.ideas", lambda: merge(ONE, {}, by="coach")),
    ("Merge.ideas", lambda: merge(["a", "b"], {}, by="coach")),
    ("Merge.supporters", lambda: merge([ONE, OTHER], None, by="coach")),
    ("Merge.supporters", lambda: merge([ONE, OTHER], [("a", ["ann"])], by="coach")),
    ("Merge.supporters", lambda: merge([ONE, OTHER], {"a": "ann"}, by="coach")),
    ("Merge.supporters", lambda: merge([ONE, OTHER], {"a": None}, by="coach")),
    ("Merge.by", lambda: merge([ONE, OTHER], {}, by=None)),
    ("Merge.at", lambda: merge([ONE, OTHER], {}, by="coach", at="2026-01-01")),
    ("Merge.at", lambda: merge([ONE, OTHER], {}, by="coach", at=NAIVE)),
]


@pytest.mark.parametrize(("where", "attempt"), WRONG)
def test_the_error_names_the_type_and_the_field(where: str, attempt: Callable[[], object]) -> None:
    with pytest.raises(InvalidValue) as raised:
        attempt()
    assert f"{raised.value.type}.{raised.value.field}" == where


@pytest.mark.parametrize("half", [0.5, Fraction(1, 2), np.float32(0.5), np.float64(0.5)], ids=type)
def test_a_probability_may_be_any_real_number(half: float) -> None:
    assert INDEX.pairs(half) == INDEX.pairs(0.5)
    assert families(INDEX.pairs(), threshold=half) == (frozenset("ab"),)


def test_a_count_may_be_of_numpy_and_none() -> None:
    assert INDEX.similar(ONE, k=np.int64(1)) == INDEX.similar(ONE, k=1)
    assert INDEX.similar(ONE, k=0) == ()
