"""Everything can be said in Swedish and in English, and a code is the same in both."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slussmodel import SEK
from slussmodel.codec._table import HOMES
from slussmodel.codec.names import class_of
from slussmodel.ideas import IdeaKind
from slussmodel.language import MINUS, NBSP, Labelled, Sentence, listing, number, say

CET = timezone(timedelta(hours=1))


def enumerations() -> Iterator[type[Labelled]]:
    for tag in HOMES:
        kind = class_of(tag)
        if issubclass(kind, Labelled) and kind is not Labelled:
            yield kind


# Their values are the codes of the standard, register or source that they come from.
CODES_OF_OTHERS = {"Clause", "Document", "FederationKind", "SkrGroup"}


@pytest.mark.parametrize("kind", list(enumerations()), ids=lambda kind: kind.__name__)
def test_each_member_has_a_code_of_its_own_name_and_a_label_of_its_own_in_both_languages(kind: type[Labelled]) -> None:
    assert kind.__name__ in CODES_OF_OTHERS or all(member.value == member.name.lower() for member in kind)
    for labels in ({member.label("sv") for member in kind}, {member.label("en") for member in kind}):
        assert all(labels)
        assert len(labels) == len(kind)


def test_a_member_is_found_by_its_code_wherever_a_string_is() -> None:
    assert {IdeaKind.NEED: 1}["need"] == 1  # type: ignore[index]
    assert {"need": 1}[IdeaKind.NEED] == 1
    assert IdeaKind("need") is IdeaKind.NEED


@pytest.mark.parametrize(
    ("value", "sv", "en"),
    [
        (IdeaKind.NEED, "behov", "need"),
        (SEK("1234.5"), f"1{NBSP}234,50{NBSP}kr", f"SEK{NBSP}1,234.50"),
        ("text", "text", "text"),
        (True, "ja", "yes"),
        (False, "nej", "no"),
        (1_234_567, f"1{NBSP}234{NBSP}567", "1,234,567"),
        (1234.5, f"1{NBSP}234,50", "1,234.50"),
        (Decimal("0.125"), "0,12", "0.12"),
        (Fraction(2000), f"2{NBSP}000", "2,000"),
        (Fraction(1, 3), "0,33", "0.33"),
        (datetime(2017, 3, 1, 8, 5, 9, tzinfo=UTC), "2017-03-01 08:05 UTC", "2017-03-01 08:05 UTC"),
        (datetime(2017, 3, 1, 8, 5, tzinfo=CET), "2017-03-01 08:05+01:00", "2017-03-01 08:05+01:00"),
        (datetime(2017, 3, 1, tzinfo=UTC), "2017-03-01", "2017-03-01"),
        (datetime(2017, 3, 1, tzinfo=CET), "2017-03-01", "2017-03-01"),
        (date(2017, 3, 1), "2017-03-01", "2017-03-01"),
        (("b", True), "b och ja", "b and yes"),
        (["b", "a", 1000], f"b, a och 1{NBSP}000", "b, a and 1,000"),
        ({"b", "a"}, "a och b", "a and b"),
        pytest.param(frozenset({IdeaKind.NEED, IdeaKind.IDEA}), "behov och idé", "idea and need", id="a set"),
        (None, "None", "None"),
    ],
    ids=repr,
)
def test_a_value_is_said_in_words_in_both_languages(value: object, sv: str, en: str) -> None:
    assert (say(value, "sv"), say(value, "en")) == (sv, en)
    assert say(value) == sv


@pytest.mark.parametrize(
    ("words", "said"), [([], ""), (["a"], "a"), (["a", "b"], "a och b"), (["a", "b", "c"], "a, b och c")]
)
def test_a_list_is_read_as_a_sentence(words: list[str], said: str) -> None:
    assert listing(words) == said
    assert listing(words, "en") == said.replace(" och ", " and ")


@given(st.fractions(-(10**12), 10**12) | st.fractions(-(10**60), 10**60), st.integers(0, 4))
def test_a_number_is_written_to_its_decimals_and_reads_back_rounded_to_even(value: Fraction, decimals: int) -> None:
    written = number(value, "en", decimals)
    assert "-" not in written
    assert abs(Fraction(written.replace(",", "").replace(MINUS, "-")) - value) <= Fraction(1, 2 * 10**decimals)
    assert number(value, "sv", decimals) == written.replace(",", NBSP).replace(".", ",")
    assert number(value, "en") == number(value, "en", 0)


def test_a_float_is_written_as_what_it_is_and_not_as_it_looks() -> None:
    assert number(2.675, "en", decimals=2) == "2.67"
    assert number(Decimal("2.675"), "en", decimals=2) == "2.68"


def test_a_sentence_says_its_values_in_its_own_language() -> None:
    said = Sentence("both", sv="{what}: {n}", en="{n} {what}")
    values = {"what": IdeaKind.NEED, "n": 1000}
    assert said.say(values) == said.say(values, "sv") == f"behov: 1{NBSP}000"
    assert said.say(values, "en") == "1,000 need"


@pytest.mark.parametrize(
    "said", [IdeaKind.IDEA.label, lambda lang: number(1, lang), lambda lang: listing(["a", "b"], lang)]
)
def test_a_third_language_is_an_error_that_names_the_two(said: Callable[[Any], str]) -> None:
    with pytest.raises(ValueError, match="unknown language 'se': write 'sv' or 'en'"):
        said("se")


@pytest.mark.parametrize("name", ["{}", "{a}", "{", "100 %", "{party}"])
def test_a_name_with_braces_is_said_as_it_is(name: str) -> None:
    """A string has a method called format too, and must not be asked to speak by it."""
    assert say(name, "sv") == name
    assert Sentence("s", sv="({name})", en="<{name}>").say({"name": name}, "en") == f"<{name}>"
