"""Wrong values, one field at a time, in every command and in every value that a command carries.

Each gives a clear error of the library's own, or a value that is whole: it can be compared, shown and written.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from datetime import date, datetime
from fractions import Fraction

import attrs
import pytest

from slussmodel import EUR, SEK, Idea, Period, Refused, SlussError, YearMonth
from slussmodel.codec import from_json, to_json
from slussmodel.sluice import Accepted, Assess, Link, Sluice, Submit
from tests.stories import assessment, charter, idea, moment, submitted, whole_story

NAIVE = datetime(2017, 1, 1)  # noqa: DTZ001  it is the wrong value that is tried
WRONG: list[object] = [
    None, True, 0, -1, 1.5, float("nan"), Fraction(1, 3), "", " ", "\t\n", "9999", "x" * 100_000, "\x00", "Ha\u030abo",
    "👩‍🚒", "\u202eabc", b"bytes", [], ["a"], (), ("",), ("a", "a"), {}, {"a": 1}, set(), frozenset({1}), object,
    object(),
    NAIVE, date(2017, 1, 1), SEK(-5), EUR(1), Period.year(2020), YearMonth(2020, 1), idea("other"),
]  # fmt: skip


def values(value: object, seen: set[type] | None = None) -> Iterator[object]:
    """A value and the values that it is made of, one of each class."""
    seen = set() if seen is None else seen
    if attrs.has(type(value)) and type(value) not in seen and type(value).__module__.startswith("slussmodel"):
        seen.add(type(value))
        yield value
        for field in attrs.fields(type(value)):
            if field.init:
                yield from values(getattr(value, field.name), seen)
    elif isinstance(value, (tuple, frozenset)):
        for member in value:
            yield from values(member, seen)


def each_kind() -> list[object]:
    seen: set[type] = set()
    return [value for command in (*whole_story(), charter()) for value in values(command, seen)]


# Records that the library itself writes, after it has checked what goes into them.
WRITTEN_BY_THE_LIBRARY = {
    "Reason",
    "Sentence",
    "Finding",
    "Step",
    "Words",
    "Share",
    "Allocation",
    "Equal",
    "ReasonCode",
}
CASES = [value for value in each_kind() if type(value).__name__ not in WRITTEN_BY_THE_LIBRARY]


@pytest.mark.parametrize("value", CASES, ids=lambda value: type(value).__name__)
def test_a_wrong_value_is_a_clear_error_or_a_whole_value(value: object) -> None:
    for field in attrs.fields(type(value)):
        for wrong in WRONG if field.init else ():
            made = built_or_refused(value, field.alias, wrong)
            if isinstance(made, SlussError):
                assert 0 < len(str(made)) < 1000
            else:
                assert repr(made)
                assert from_json(to_json(made)) == made


def built_or_refused(value: object, name: str, wrong: object) -> object:
    try:
        return attrs.evolve(value, **{name: wrong})  # type: ignore[type-var]
    except SlussError as error:
        return error


def test_a_hundred_thousand_characters_are_an_idea_like_any_other() -> None:
    long = Idea(id="i", title="t", description="åäö 👩‍🚒 " * 12_500, municipality="1496")
    answer = Sluice(charter()).handle(Submit(long, by="1496", at=moment(1)))
    assert isinstance(answer, Accepted)
    assert from_json(to_json(answer.events[0])) == answer.events[0]


def test_composed_and_decomposed_texts_are_one() -> None:
    composed = Idea(id="Håbo", title="Håbo", municipality="1496")
    decomposed = Idea(
        id=unicodedata.normalize("NFD", "Håbo"), title=unicodedata.normalize("NFD", "Håbo"), municipality="1496"
    )
    assert composed == decomposed
    sluice = Sluice(charter()).run([Submit(composed, by="1496", at=moment(1))])
    answer = sluice.handle(Submit(decomposed, by="1496", at=moment(2)))
    assert isinstance(answer, Refused)
    assert answer.codes == ("idea_exists",)


def test_an_unknown_municipality_is_refused_by_name() -> None:
    answer = Sluice(charter()).handle(Submit(Idea(id="i", title="t", municipality="9999"), by="HOST", at=moment(1)))
    assert isinstance(answer, Refused)
    assert answer.codes == ("not_a_member",)


def test_the_hour_that_autumn_repeats_is_told_apart() -> None:
    from zoneinfo import ZoneInfo

    stockholm = ZoneInfo("Europe/Stockholm")
    first = datetime(2017, 10, 29, 2, 30, tzinfo=stockholm)
    second = first.replace(fold=1)
    sluice = Sluice(charter()).run([Submit(idea("a"), by="1496", at=second)])
    late = sluice.handle(Assess(assessment("a", 2), by="HOST", at=first))
    assert isinstance(late, Refused)
    assert "history_backwards" in late.codes
    again = sluice.handle(Assess(assessment("a", 2), by="HOST", at=second))
    assert isinstance(again, Accepted)


def test_nothing_is_lost_where_a_run_is_refused_in_the_middle() -> None:
    sluice = Sluice(charter()).run(submitted("a"))
    with pytest.raises(SlussError):
        sluice.run([*submitted("b"), Link("a", "nobody", by="HOST", at=moment(2))])
    assert list(sluice.cases) == ["a"]
