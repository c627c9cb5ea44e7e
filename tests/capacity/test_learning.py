"""Events, and who has learnt of whose projects."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from itertools import product

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from slussmodel.capacity import Event, EventKind, Shared, SharingMatrix, TargetLevel, check_whole_chain
from slussmodel.errors import InvalidValue, UnknownName
from slussmodel.language import Lang

PARTNERS = ("ALAV", "ERNACT", "UH", "SASS", "NUIG", "DCC")
OWNERS = {"coaches": "ALAV", "broadband": "ERNACT", "rural data": "UH", "VR coast": "DCC"}
KICK_OFF = Event(
    id="letterkenny",
    kind=EventKind.KICK_OFF,
    first=date(2023, 5, 30),
    last=date(2023, 5, 31),
    place="Letterkenny",
    participants=PARTNERS,
    dimensions=("leadership", "method"),
    shared=(Shared("ALAV", "coaches"), Shared("UH", "rural data"), Shared("ERNACT", "broadband")),
    visited=("Fanad Head TIDE VR Experience",),
)
VISIT = Event(
    id="fanad",
    kind=EventKind.STUDY_VISIT,
    first=date(2023, 5, 31),
    place="Fanad Head",
    participants=("ALAV", "UH", "DCC"),
    visited=("VR coast",),
)


def matrix(*events: Event) -> SharingMatrix:
    return SharingMatrix.from_events(events, organisations=PARTNERS, owners=OWNERS)


@pytest.mark.row("1.20", "slussmodel.capacity.Event")
@pytest.mark.row("1.14", "slussmodel.capacity.EventKind")
@pytest.mark.row("1.24", "slussmodel.capacity.Event")
def test_a_kick_off_has_a_place_participants_dimensions_and_a_visited_project() -> None:
    assert KICK_OFF.kind.label("sv") == "uppstartsmöte"
    assert (KICK_OFF.place, len(KICK_OFF.participants)) == ("Letterkenny", 6)
    assert KICK_OFF.dimensions == ("leadership", "method")
    assert KICK_OFF.projects[-1] == "Fanad Head TIDE VR Experience"


@pytest.mark.row("1.14", "slussmodel.capacity.EventKind")
@pytest.mark.row("0.23", "slussmodel.capacity.EventKind")
def test_the_kinds_of_event_in_the_five_texts_are_known() -> None:
    assert {"kick_off", "study_visit", "workshop", "seminar", "conference", "exchange", "awareness"} == set(EventKind)


@pytest.mark.row("4.5", "slussmodel.capacity.Event")
def test_events_reach_levels_as_trainings_do() -> None:
    assert check_whole_chain([evolve(VISIT, levels=frozenset(TargetLevel))]) == ()


@pytest.mark.row("1.21", "slussmodel.capacity.SharingMatrix")
@pytest.mark.row("1.13", "slussmodel.capacity.SharingMatrix.from_events")
def test_the_matrix_shows_who_has_learnt_of_what_and_what_is_left() -> None:
    after = matrix(KICK_OFF, VISIT)
    assert ("SASS", "coaches") in after.learnt
    assert after.gaps == (("ERNACT", "VR coast"), ("SASS", "VR coast"), ("NUIG", "VR coast"))
    assert after.completeness == Fraction(17, 20)
    assert after.projects == tuple(OWNERS)
    assert after.silent == ("SASS", "NUIG")
    assert ("SASS", "ALAV") in after.one_sided
    assert ("UH", "ALAV") not in after.one_sided
    assert [finding.text() for finding in after.check()] == [
        "ERNACT har inte fått ta del av VR coast",
        "SASS har inte fått ta del av VR coast",
        "NUIG har inte fått ta del av VR coast",
    ]


@pytest.mark.row("1.21", "slussmodel.capacity.SharingMatrix.check")
def test_a_project_that_its_owner_has_not_shared_is_found() -> None:
    assert matrix(KICK_OFF).check()[0].text("en") == "DCC has not shared VR coast"


def test_the_matrix_as_records_leaves_out_own_projects() -> None:
    records = matrix(KICK_OFF).to_records()
    assert len(records) == 20
    assert records[0] == {"organisation": "ALAV", "project": "broadband", "owner": "ERNACT", "learnt": True}
    assert not any(row["organisation"] == row["owner"] for row in records)


@pytest.mark.parametrize(("lang", "gap"), [("sv", "saknas"), ("en", "gap")])
def test_the_matrix_as_a_table_says_each_cell_in_words_too(lang: Lang, gap: str) -> None:
    page = matrix(KICK_OFF, VISIT).html(lang)
    assert page.count(f'aria-label="{gap}"') == 3
    assert page.count('class="learnt"') == 17
    assert page.count('class="own"') == 4
    assert matrix()._repr_html_() == matrix().html("sv")


def test_names_are_escaped_in_the_table() -> None:
    page = SharingMatrix(organisations=("<A>",), owners={"<p>": "<A>"}).html()
    assert "<A>" not in page
    assert "&lt;p&gt;" in page


def test_a_matrix_with_nothing_to_learn_is_complete() -> None:
    assert SharingMatrix(organisations=("A",), owners={}).completeness == 1


def test_only_participants_tell_and_only_listed_organisations_own() -> None:
    with pytest.raises(UnknownName, match="unknown participant 'SASS'"):
        evolve(VISIT, shared=(Shared("SASS", "x"),))
    with pytest.raises(UnknownName, match="did you mean 'DCC'"):
        SharingMatrix(organisations=PARTNERS, owners={"x": "DCCC"})
    with pytest.raises(UnknownName, match="unknown project"):
        SharingMatrix(organisations=PARTNERS, owners=OWNERS, learnt=(("UH", "x"),))
    with pytest.raises(InvalidValue, match="of DCC's own"):
        SharingMatrix(organisations=PARTNERS, owners=OWNERS, learnt=(("DCC", "VR coast"),))


@pytest.mark.parametrize("owners", [(("x",),), (("x", "UH"), ("x", "SASS")), (("x", " "),), 7])
def test_owners_are_pairs_each_project_once(owners: object) -> None:
    with pytest.raises(InvalidValue, match=r"SharingMatrix\.owners"):
        SharingMatrix(organisations=PARTNERS, owners=owners)  # type: ignore[arg-type]


def test_an_event_does_not_end_before_it_begins() -> None:
    with pytest.raises(InvalidValue, match="not be before the first day"):
        evolve(VISIT, last=date(2023, 5, 1))


@st.composite
def events(draw: st.DrawFn) -> Event:
    who = draw(st.lists(st.sampled_from(PARTNERS), min_size=1, unique=True))
    told = st.builds(Shared, st.sampled_from(who), st.sampled_from(sorted(OWNERS)))
    return evolve(
        VISIT,
        participants=tuple(who),
        shared=tuple(draw(st.lists(told, max_size=3, unique=True))),
        visited=tuple(draw(st.lists(st.sampled_from(sorted(OWNERS)), max_size=2, unique=True))),
    )


@given(st.lists(events(), max_size=5), events())
def test_one_more_event_never_leaves_more_gaps(held: list[Event], one: Event) -> None:
    before, after = matrix(*held), matrix(*held, one)
    assert set(after.gaps) <= set(before.gaps)
    assert after.completeness >= before.completeness


@given(st.lists(events(), max_size=5))
def test_what_is_learnt_and_what_is_left_are_the_whole(held: list[Event]) -> None:
    after = matrix(*held)
    others = {(who, project) for who, project in product(PARTNERS, OWNERS) if OWNERS[project] != who}
    assert set(after.learnt) | set(after.gaps) == others
    assert not set(after.learnt) & set(after.gaps)


@given(st.permutations([KICK_OFF, VISIT, evolve(VISIT, participants=PARTNERS[:2])]))
def test_the_order_of_events_does_not_matter(held: list[Event]) -> None:
    assert matrix(*held) == matrix(*held[::-1])
