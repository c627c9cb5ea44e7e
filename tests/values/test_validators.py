"""Each rule of a field lets through what it says and refuses the rest by type, field, value and rule."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import attrs
import pytest
from attrs import field, frozen

from slussmodel import InvalidValue
from slussmodel.validators import (
    LONGEST_TEXT,
    Validator,
    at_least,
    aware,
    between,
    day,
    distinct,
    each,
    filled,
    identifier,
    instant,
    nfc,
    of_type,
    shaped,
    text,
)

MOMENT = datetime(2017, 3, 1, tzinfo=UTC)
NAIVE = datetime(2017, 3, 1)  # noqa: DTZ001  it is the wrong value that is tried

RULES: list[tuple[Validator, list[object], list[tuple[object, str]]]] = [
    (of_type(int), [0, -1], [(True, "must be int, not bool"), ("1", "must be int, not str")]),
    (of_type(int, str), [0, ""], [(1.0, "must be int or str, not float")]),
    (of_type(bool), [True], [(1, "must be bool, not int")]),
    (
        text,
        ["", " ", "x" * LONGEST_TEXT],
        [
            (b"x", "must be str, not bytes"),
            ("a\x00", "must not contain NUL"),
            ("x" * (LONGEST_TEXT + 1), "must be at most 1000000 characters"),
        ],
    ),
    (filled, ["x", " x "], [("", "must not be blank"), ("\t\n", "must not be blank"), (None, "must be str")]),
    (
        identifier,
        ["x", "a b", "x" * 200],
        [(" x", "must not begin or end with blanks"), ("x" * 201, "must be at most 200 characters"), ("", "blank")],
    ),
    (aware, [MOMENT], [(NAIVE, "must have a time zone"), (date(2017, 3, 1), "must be an aware datetime, not date")]),
    (day, [date(2017, 3, 1)], [(MOMENT, "must be a date, not datetime"), ("2017-03-01", "must be a date, not str")]),
    (at_least(3), [3, 3.5], [(2, "must be at least 3")]),
    (
        between(0, 0.5),
        [0, 0.5, 0.25],
        [(value, "must be a number from 0 to 0.5") for value in (-0.1, 0.51, float("nan"), True, "0")],
    ),
    (
        shaped(r"\d{3}", "123"),
        ["123"],
        [(value, "must be written as 123") for value in ("12", "1234", "a123", 123)],
    ),
    (
        each(of_type(str), identifier),
        [(), ("a", "b"), frozenset({"a"})],
        [(["a"], "must be tuple or frozenset, not list"), (("a", 1), "1 must be str"), (("a", " "), "blank")],
    ),
    (distinct, [(), ("a", "b")], [(("a", "b", "a"), "'a' stands there twice")]),
]


def holder(rule: Validator) -> type:
    return attrs.make_class("Holder", {"held": field(validator=rule)}, frozen=True)


@pytest.mark.parametrize(("rule", "good", "_"), RULES)
def test_a_rule_lets_through_what_it_says(rule: Validator, good: list[object], _: object) -> None:
    for value in good:
        assert holder(rule)(value).held == value


@pytest.mark.parametrize(("rule", "_", "bad"), RULES)
def test_a_rule_refuses_the_rest_in_words(rule: Validator, _: object, bad: list[tuple[object, str]]) -> None:
    for value, why in bad:
        with pytest.raises(InvalidValue, match=r"^Holder\.held: ") as caught:
            holder(rule)(value)
        assert why in str(caught.value)


def test_two_ways_to_write_a_letter_are_one() -> None:
    assert nfc("Ha\u030abo") == "Håbo"
    assert nfc(7) == 7  # type: ignore[arg-type]


@frozen
class Stamped:
    at: datetime = field(converter=instant, validator=aware)


class OwnDatetime(datetime):
    """A datetime of a library's own kind."""


def test_an_instant_keeps_its_local_day_and_loses_its_zone_s_name() -> None:
    stockholm = ZoneInfo("Europe/Stockholm")
    first, second = (datetime(2017, 10, 29, 2, 30, fold=fold, tzinfo=stockholm) for fold in (0, 1))
    assert Stamped(second).at - Stamped(first).at == timedelta(hours=1)
    for given, hours in ((first, 2), (second, 1)):
        kept = Stamped(given).at
        assert (kept.tzinfo, kept.fold, kept.replace(tzinfo=None)) == (
            timezone(timedelta(hours=hours)),
            0,
            datetime(2017, 10, 29, 2, 30),  # noqa: DTZ001  the face of the clock
        )


def test_an_instant_is_a_plain_datetime_and_what_is_none_is_left_to_the_rule() -> None:
    kept = Stamped(OwnDatetime(2017, 3, 1, 8, tzinfo=UTC)).at
    assert (type(kept), kept) == (datetime, datetime(2017, 3, 1, 8, tzinfo=UTC))
    for wrong in (NAIVE, "2017-03-01", None):
        with pytest.raises(InvalidValue, match=r"Stamped\.at"):
            Stamped(wrong)  # type: ignore[arg-type]
