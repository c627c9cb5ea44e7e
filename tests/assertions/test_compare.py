"""A statement beside what the model computes, and beside another statement."""

from __future__ import annotations

import pickle
from datetime import UTC, date, datetime
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from slussmodel.assertions import (
    Agreement,
    Assertion,
    Change,
    Computed,
    Contradiction,
    Predicate,
    Reading,
    Sources,
    Value,
    compare,
    compare_sources,
)
from slussmodel.errors import InvalidValue
from slussmodel.findings import Severity
from slussmodel.money import EUR, SEK, CurrencyMismatch, Money
from slussmodel.periods import Period, YearMonth

CHALLENGES = Predicate("challenges", sv="antalet utmaningar", en="the number of challenges")


def said(value: Value, reading: Reading = Reading.EXACTLY, margin: int | Fraction | Money | None = None) -> Assertion:
    return Assertion(
        subject="DIACCESS", predicate=CHALLENGES, value=value, reading=reading, margin=margin, source="vaxjo.se"
    )


@pytest.mark.parametrize(
    ("statement", "computed", "agrees"),
    [
        (said(15), 15, True),
        (said(15), 3, False),
        (said(15, Reading.AT_MOST), 3, True),
        (said(15, Reading.AT_MOST), 16, False),
        (said(1, Reading.AT_LEAST), 1, True),
        (said(1, Reading.AT_LEAST), 0, False),
        (said(Fraction(1, 2)), Fraction(2, 4), True),
        (said(SEK(36_000_000), Reading.ABOUT, SEK(500_000)), SEK(36_400_000), True),
        (said(SEK(36_000_000), Reading.ABOUT, SEK(500_000)), SEK(38_000_000), False),
        (said(YearMonth(2016, 11)), date(2016, 11, 30), True),
        (said(YearMonth(2016, 11)), date(2016, 12, 1), False),
        (said(date(2016, 11, 1)), YearMonth(2016, 11), True),
        (said(Period.year(2023)), date(2023, 2, 28), True),
        (said(Period.year(2023)), YearMonth(2024, 1), False),
        (said(YearMonth(2020, 3), Reading.AT_MOST), date(2020, 3, 31), True),
        (said(YearMonth(2020, 3), Reading.AT_LEAST), date(2020, 2, 29), False),
        (said(Period.parse("2018-12..2020-03")), Period.parse("december 2018 - mars 2020"), True),
        (said(Period.parse("2018-12..2020-03")), Period.parse("2019-01..2020-03"), False),
        (said("Avslutat"), "Avslutat", True),
        (said("Avslutat"), "Pågående", False),
        (said("Ha\u030abo"), "Håbo", True),
        (said(frozenset({"Ystad", "Malmö"})), frozenset({"Malmö", "Ystad"}), True),
        (said(frozenset({"Malmö"}), Reading.AT_LEAST), frozenset({"Malmö", "Ystad"}), True),
        (said(frozenset({"Malmö"}), Reading.AT_MOST), frozenset({"Malmö", "Ystad"}), False),
    ],
)
def test_a_statement_leaves_room_for_some_values(statement: Assertion, computed: Value, agrees: bool) -> None:
    found = compare(statement, computed)
    assert bool(found) is agrees
    assert isinstance(found, Agreement if agrees else Contradiction)
    assert found.statement is statement


@pytest.mark.parametrize(
    ("stated", "computed", "difference"),
    [
        (15, 3, -12),
        (SEK(4_000_000), SEK(3_771_922), SEK(-228_078)),
        (YearMonth(2016, 11), YearMonth(2017, 1), 2),
        (date(2022, 8, 31), date(2023, 2, 28), 181),
        (frozenset({"Malmö", "Ystad"}), frozenset({"Ystad"}), frozenset({"Malmö"})),
        ("Avslutat", "Pågående", None),
        (Period.year(2019), Period.year(2020), None),
        (YearMonth(2016, 11), date(2017, 1, 1), None),
    ],
)
def test_a_contradiction_says_by_how_much(stated: Value, computed: Value, difference: object) -> None:
    found = compare(said(stated), computed)
    assert isinstance(found, Contradiction)
    assert found.difference == difference


def test_both_sides_stand_in_the_text_in_both_languages() -> None:
    found = compare(said(15, Reading.AT_MOST), Computed(16, sv="fem cykler", en="five cycles", source="seed 003"))
    assert isinstance(found, Contradiction)
    assert found.text("sv") == (
        "enligt vaxjo.se är antalet utmaningar för DIACCESS högst 15, men modellen ger 16 (fem cykler) (seed 003)"
    )
    assert found.text("en") == (
        "vaxjo.se gives the number of challenges for DIACCESS as at most 15, "
        "but the model gives 16 (five cycles) (seed 003)"
    )
    assert found.finding().severity is Severity.WARNING
    assert found.finding().place == "DIACCESS.challenges"


def test_an_agreement_says_so() -> None:
    assert compare(said("Avslutat"), "Avslutat").text("en").endswith("as “Avslutat”; this agrees with “Avslutat”")


@pytest.mark.row("3.18", "slussmodel.assertions.Assertion")
def test_the_day_of_the_source_is_not_the_day_of_the_event() -> None:
    """The end "2023" stands on a page last changed on 29 June 2023; the year is all that it says."""
    ended = Assertion(
        subject="DIACCESS",
        predicate=Predicate("end", sv="slutet", en="the end"),
        value=Period.year(2023),
        source="vaxjo.se",
        stated=date(2023, 6, 29),
        quote="Diaccess avslutades 2023",
    )
    assert ended.format("sv") == "enligt vaxjo.se (2023-06-29) är slutet för DIACCESS 2023"
    assert compare(ended, date(2023, 2, 28))
    assert not compare(ended, date(2022, 8, 31))


@pytest.mark.row("3.12", "slussmodel.assertions.Computed")
def test_a_claim_in_tension_with_the_law_is_held_and_reported_with_the_paragraph() -> None:
    claim = Assertion(
        subject="DIACCESS",
        predicate=Predicate("aim", sv="syftet med upphandlingen", en="the aim of the procurement"),
        value=frozenset({"partnership"}),
        source="vaxjo.se",
        quote="Upphandlingen syftade inte till att införskaffa en produkt eller tjänst, utan just ett partnerskap.",
    )
    law = Computed(frozenset({"development", "acquisition"}), source="LOU 6:31")
    found = compare(claim, law)
    assert isinstance(found, Contradiction)
    assert found.text("sv").endswith("men modellen ger acquisition och development (LOU 6:31)")
    assert found.statement.value == frozenset({"partnership"})


def test_two_kinds_of_value_are_not_compared() -> None:
    with pytest.raises(InvalidValue, match="must be a number"):
        compare(said(15), "femton")
    with pytest.raises(CurrencyMismatch):
        compare(said(SEK(15)), EUR(15))


@pytest.mark.parametrize(
    ("wrong", "match"),
    [
        ({"reading": Reading.AT_MOST, "value": "femton"}, "does not go with a str"),
        ({"reading": Reading.AT_LEAST, "value": Period.year(2019)}, "does not go with a Period"),
        ({"reading": Reading.ABOUT, "value": date(2019, 1, 1), "margin": 3}, "does not go with a date"),
        ({"reading": Reading.ABOUT}, "belongs to a value that is ABOUT"),
        ({"margin": 2}, "belongs to a value that is ABOUT"),
        ({"reading": Reading.ABOUT, "margin": SEK(2)}, "of the same kind"),
        ({"value": True}, "not bool"),
        ({"value": 1.5}, "not float"),
        ({"value": datetime(2019, 1, 1, tzinfo=UTC)}, "not a datetime"),
        ({"source": " "}, "must not be blank"),
        ({"subject": ""}, "must not be blank"),
        ({"predicate": 7}, "must be Predicate"),
    ],
)
def test_a_statement_that_cannot_be_read_is_refused(wrong: dict[str, object], match: str) -> None:
    with pytest.raises(InvalidValue, match=match):
        evolve(said(15), **wrong)


def test_statements_on_two_topics_are_not_compared() -> None:
    with pytest.raises(InvalidValue, match="topic of the other"):
        compare_sources(said(15), evolve(said(15), subject="INNOCAP"))


def test_statements_of_different_days_are_a_change_in_order_of_time() -> None:
    before, after = evolve(said(4), as_of=date(2018, 12, 1)), evolve(said(5), as_of=date(2019, 12, 1))
    for found in (compare_sources(before, after), compare_sources(after, before)):
        assert isinstance(found, Change)
        assert found
        assert (found.statement, found.other) == (before, after)
    assert found.finding().severity is Severity.NOTE
    assert found.text("sv") == (
        "enligt vaxjo.se är antalet utmaningar för DIACCESS (per 2018-12-01) 4, och senare: "
        "enligt vaxjo.se är antalet utmaningar för DIACCESS (per 2019-12-01) 5"
    )


def test_a_statement_without_a_day_may_speak_of_any_and_so_contradicts() -> None:
    assert isinstance(compare_sources(said(4), evolve(said(5), as_of=date(2019, 12, 1))), Contradiction)


@pytest.mark.row("4.12", "slussmodel.assertions.Sources.unchecked")
def test_what_the_model_computes_nothing_about_is_held_unchecked() -> None:
    recognised = Assertion(
        subject="Piteå/Skellefteå",
        predicate=Predicate("recognition", sv="erkännandet", en="the recognition"),
        value=frozenset({"national", "international"}),
        source="vinnova.se",
        quote="examples that are at the forefront, nationally and internationally",
    )
    sources = Sources((recognised, said(15)))
    computed: dict[tuple[str, str], Value | Computed] = {("DIACCESS", "challenges"): 3}
    assert sources.unchecked(computed) == (recognised,)
    assert [bool(found) for found in sources.against(computed)] == [False]
    assert sources.on("DIACCESS", "challenges") == (said(15),)


def test_the_statements_as_records_say_what_agrees_and_what_is_unchecked() -> None:
    up_to, other = said(15, Reading.AT_MOST), evolve(said(YearMonth(2022, 8)), predicate="end")
    assert Sources((up_to, other)).records(
        {("DIACCESS", "challenges"): Computed(3, sv="dagboken", en="the journal")}
    ) == [
        {
            "subject": "DIACCESS",
            "predicate": "antalet utmaningar",
            "source": "vaxjo.se",
            "said": "högst 15",
            "computed": "3 (dagboken)",
            "agrees": True,
        },
        {
            "subject": "DIACCESS",
            "predicate": "end",
            "source": "vaxjo.se",
            "said": "augusti 2022",
            "computed": None,
            "agrees": None,
        },
    ]


def test_findings_stand_with_the_model_first_then_sources_then_changes() -> None:
    plan, journal = said(15), evolve(said(3), source="UIA journal")
    before, after = (
        evolve(said("Pågående"), predicate="status", as_of=date(2017, 1, 1)),
        evolve(said("Avslutat"), predicate="status", as_of=date(2020, 1, 1)),
    )
    findings = Sources((before, plan, journal, after)).check({("DIACCESS", "challenges"): 3})
    assert [one.code for one in findings] == ["source_contradicts_model", "sources_contradict", "value_changed"]


def test_findings_survive_pickling() -> None:
    found = compare(said(15), 3)
    assert pickle.loads(pickle.dumps(found)) == found


numbers = st.integers(-5, 5) | st.fractions(-5, 5, max_denominator=4)
days = st.dates(date(2019, 1, 1), date(2019, 4, 30))
months = st.builds(YearMonth, st.just(2019), st.integers(1, 4))
sets = st.frozensets(st.sampled_from("abc"))
exact = st.one_of(numbers, days, months, sets)
loose = st.sampled_from([Reading.EXACTLY, Reading.AT_MOST, Reading.AT_LEAST])
pairs = st.one_of(*(st.tuples(kind, kind) for kind in (numbers, days | months, sets)))


@given(pairs, loose, loose)
def test_agreement_does_not_depend_on_who_is_asked_first(
    values: tuple[Value, Value], one: Reading, other: Reading
) -> None:
    left, right = said(values[0], one), said(values[1], other)
    assert bool(compare_sources(left, right)) is bool(compare_sources(right, left))


@given(exact, loose)
def test_a_statement_agrees_with_itself(value: Value, reading: Reading) -> None:
    assert compare_sources(said(value, reading), said(value, reading))
    assert compare(said(value, reading), value)


@given(pairs)
def test_at_most_and_at_least_together_allow_what_exactly_allows(values: tuple[Value, Value]) -> None:
    stated, computed = values
    both = [bool(compare(said(stated, reading), computed)) for reading in (Reading.AT_MOST, Reading.AT_LEAST)]
    assert all(both) is bool(compare(said(stated), computed))


@given(numbers, numbers, st.integers(0, 5), st.integers(0, 5))
def test_a_wider_margin_never_contradicts_more(
    stated: int | Fraction, computed: int | Fraction, margin: int, more: int
) -> None:
    if compare(said(stated, Reading.ABOUT, margin), computed):
        assert compare(said(stated, Reading.ABOUT, margin + more), computed)


@given(pairs)
def test_nothing_is_repaired(values: tuple[Value, Value]) -> None:
    found = compare(said(values[0]), values[1])
    assert (found.statement.value, found.other.value) == values
