"""What is refused says every reason, and what is raised keeps its data."""

from __future__ import annotations

import pickle

import pytest

from slussmodel import Reason, Refused, RefusedError, SlussError, UnknownName, YearMonth
from slussmodel.errors import InvalidValue, MissingParty, shorten
from slussmodel.findings import Finding, Severity
from slussmodel.language import Sentence
from slussmodel.money import CurrencyMismatch

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
    near = UnknownName.among("stage", "IN_USE", known).near
    assert len(near) == 5
    assert near[0] == "in_use"
    assert "In_Use_2" in UnknownName.among("stage", "in_use_2", known).near
    assert UnknownName.among("stage", "qqq", known).near == ()
    assert UnknownName.among("stage", 7, known).name == "7"


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
