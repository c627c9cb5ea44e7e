"""What is refused says every reason, and what is raised keeps its data."""

from __future__ import annotations

import pickle
from fractions import Fraction

import pytest

from slussmodel import Money, Reason, Refused, RefusedError, SlussError, UnknownName, YearMonth, sweden
from slussmodel.errors import InvalidValue, MissingParty, expected, shorten
from slussmodel.findings import Finding, Severity
from slussmodel.language import Labelled, Sentence
from slussmodel.money import CurrencyMismatch
from slussmodel.partnerships import Role

FEW = Sentence("few", sv="{n} av {least}", en="{n} of {least}")
LATE = Sentence("late", sv="för sent", en="too late")
REFUSED = Refused((Reason.of(FEW, n=2, least=3), Reason.of(LATE)))


def test_a_refusal_is_false_and_says_every_reason_on_a_line_of_its_own() -> None:
    assert not REFUSED
    assert REFUSED.codes == ("few", "late")
    assert REFUSED.text() == REFUSED.text("sv") == "2 av 3\nför sent"
    assert REFUSED.text("en") == "2 of 3\ntoo late"
    assert REFUSED.reasons[0].params == {"n": 2, "least": 3}


ERRORS: list[tuple[SlussError, type[Exception], str]] = [
    (InvalidValue("Money", "minor", "x", "must be int"), ValueError, "Money.minor: 'x' must be int"),
    (UnknownName("stage", "yse"), LookupError, "unknown stage 'yse'"),
    (UnknownName("stage", "yse", ("use", "yes")), LookupError, "unknown stage 'yse'; did you mean 'use' or 'yes'?"),
    (MissingParty("weights", ("Hjo", "Skara")), LookupError, "weights says nothing of 'Hjo' and 'Skara'"),
    (RefusedError("Settle", REFUSED.reasons), SlussError, "'Settle' was refused: few: 2 of 3; late: too late"),
    (CurrencyMismatch("SEK", "EUR"), TypeError, "SEK and EUR do not mix: convert one of them first, at a rate of"),
]


@pytest.mark.parametrize(("error", "kind", "said"), ERRORS, ids=lambda value: type(value).__name__)
def test_an_error_says_what_is_wrong_and_survives_pickle(error: SlussError, kind: type[Exception], said: str) -> None:
    assert isinstance(error, kind)
    assert str(error).startswith(said)
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), vars(again), str(again)) == (type(error), vars(error), str(error))


def test_an_unknown_name_offers_up_to_five_near_ones_whatever_their_case() -> None:
    known = ["in_use", "In_Use_2", "in_us", "in_used", "in_uses", "in_user", "spread"]
    near = UnknownName.among("stage", "IN_USEE", known).near
    assert len(near) == 5
    assert near[0] == "in_use"
    assert UnknownName.among("stage", "qqq", known).near == ()
    assert UnknownName.among("stage", 7, known).name == 7


@pytest.mark.parametrize(
    ("asked", "known", "near"),
    [
        ("IN_USE", ["in_use", "in_us", "in_used"], ("in_use",)),
        ("Amal", ["Åmål", "Malå", "Malmö"], ("Åmål",)),
        ("habö", ["Habo", "Håbo"], ("Habo", "Håbo")),
        ("Boråsregionen", ["Boråsregionen Sjuhärads kommunalförbund", "Göteborgsregionen"], None),
        (2020, ["2016", "2020"], ("2020",)),
        (None, ["Sunne"], ()),
    ],
)
def test_what_differs_by_case_diacritics_or_type_alone_is_offered_first(
    asked: object, known: list[str], near: object
) -> None:
    offered = UnknownName.among("name", asked, known).near
    assert offered == near if near is not None else offered[0] == known[0]


def test_a_short_table_is_told_in_full_where_nothing_is_near() -> None:
    error = UnknownName.among("stage", "bruk", ["test", "idea"])
    assert error.known == ("idea", "test")
    assert str(error) == "unknown stage 'bruk'; known: 'idea' and 'test'"
    assert str(pickle.loads(pickle.dumps(error))) == str(error)
    assert UnknownName.among("stage", "bruk", [f"s{n}" for n in range(9)]).known == ()


def test_a_long_value_is_cut_and_a_long_text_tells_its_length_too() -> None:
    assert shorten("x" * 78) == repr("x" * 78)
    assert shorten("x" * 1000) == f"'{'x' * 60}'... (1000 long)"
    assert shorten(b"x" * 81) == f"b'{'x' * 60}'... (81 long)"
    assert shorten(list(range(20))) == repr(list(range(20)))
    assert shorten(list(range(100))) == repr(list(range(100)))[:77] + "..."


@pytest.mark.parametrize("year", [10**5000, [10**5000]], ids=["int", "list"])
def test_an_error_can_be_read_even_where_its_value_cannot_be_written(year: object) -> None:
    with pytest.raises(InvalidValue, match=r"YearMonth\.year: .* more digits than Python writes must be"):
        YearMonth(year, 1)  # type: ignore[arg-type]


def test_a_finding_tells_its_source_where_it_has_one() -> None:
    own = Finding.of(FEW, Severity.ERROR, place="gate", n=2, least=3)
    law = Finding.of(FEW, Severity.ERROR, place="gate", source="LOU 4:7", n=2, least=3)
    assert (own.code, own.place, own.source, own.text()) == ("few", "gate", "", "2 av 3")
    assert (law.text("sv"), law.text("en")) == ("2 av 3 (LOU 4:7)", "2 of 3 (LOU 4:7)")


def test_a_finding_is_a_reason_that_says_the_same() -> None:
    for source in ("", "LOU 4:7"):
        found = Finding.of(FEW, Severity.NOTE, place="gate", source=source, n=2, least=3)
        reason = found.as_reason()
        assert reason.code == found.code
        assert (reason.text("sv"), reason.text("en")) == (found.text("sv"), found.text("en"))
        assert reason.params == {"n": 2, "least": 3} | ({"source": source} if source else {})


class Colour(Labelled):
    RED = "red", "röd", "red"
    BLUE = "blue", "blå", "blue"


@pytest.mark.parametrize(
    ("kinds", "value", "rule"),
    [
        ((Colour,), "red", "must be Colour, not str: write Colour.RED"),
        ((Colour,), "BLUE", "must be Colour, not str: write Colour.BLUE"),
        ((Colour,), "grön", "must be Colour, not str: one of Colour.RED, Colour.BLUE"),
        ((tuple,), ["a"], "must be tuple, not list: write tuple(...)"),
        ((frozenset,), {"a"}, "must be frozenset, not set: write frozenset(...)"),
        ((tuple,), "1496", "must be tuple, not str: write ('1496',)"),
        ((str,), 1496, "must be str, not int: write '1496'"),
        ((str,), sweden.municipality("Hjo"), "must be str, not Municipality: write its .code"),
        ((str,), None, "must be str, not NoneType"),
        ((Fraction, int), 7.5, "must be Fraction or int, not float: write Fraction('7.5')"),
        ((Money,), 500, "must be Money, not int: write for example SEK('1 500,50 kr')"),
        ((Money, type(None)), 1.5, "must be Money or None, not float: write for example SEK('1 500,50 kr')"),
    ],
)
def test_a_value_of_a_wrong_type_is_told_what_to_write(kinds: tuple[type, ...], value: object, rule: str) -> None:
    assert expected(kinds, value) == rule


def test_an_enumeration_of_many_members_is_told_in_part() -> None:
    assert expected((Role,), "boss").count("Role.") == 8
    assert expected((Role,), "boss").endswith(", ...")
