"""A case tells where it stands, a refusal says each thing once, and a slip at the door is told plainly."""

from __future__ import annotations

from datetime import datetime

import pytest
from attrs import evolve

from slussmodel import SEK, InvalidValue, Refused, UnknownName, sweden
from slussmodel.sluice import Adopt, Claim, Contribute, Decide, Sluice, Submit
from slussmodel.stages import Decision, Option, Path, Step
from tests.stories import HOST, assessed, charter, developing, idea, in_use, moment, submitted, twins


def test_a_case_says_where_it_stands_in_both_languages() -> None:
    told = Sluice(charter()).run(submitted("a")).case("a")
    assert told.explain("sv").startswith("”")
    assert "Den är inte bedömd." in told.explain("sv")
    assert told.explain("en").splitlines()[-1] == "It has not been assessed."
    assert told.idea.municipality not in told.explain("sv").split("från ")[1]


def test_a_case_tells_its_route_its_twins_and_who_develops_it() -> None:
    told = Sluice(charter()).run([*twins("a", "b"), *developing("a")]).case("a").explain("en")
    for said in ("After its assessment: ", "The same idea as b.", "It is developed by"):
        assert said in told


def test_a_case_tells_its_costs_its_hold_and_its_adopters() -> None:
    adopted = Adopt("a", adopter="1495", by="1495", at=moment(99))
    used = Sluice(charter()).run([*assessed("a"), *in_use("a"), adopted]).case("a")
    assert "300 kr är fördelat på 2 parter." in used.explain("sv").replace("\N{NO-BREAK SPACE}", " ")
    assert f"Den används av {sweden.MUNICIPALITIES['1495'].name}" in used.explain("sv")
    held = Decide("b", Decision.HOLD, awaits="a", by=HOST, at=moment(300))
    assert "Den vilar.\nDen väntar på: a." in Sluice(charter()).run([*submitted("b"), held]).case("b").explain("sv")
    until = evolve(held, awaits="", until=moment(400))
    told = Sluice(charter()).run([*submitted("b"), until]).case("b").explain("en")
    assert f"on hold until {moment(400).date()}." in told


def test_a_case_tells_why_it_ended_who_received_it_and_what_is_still_asked_of_it() -> None:
    sluice = Sluice(charter()).run(assessed("a", "b", "c"))
    go = Decide("a", Decision.GO, by=HOST, at=moment(300))
    sluice = sluice.run([evolve(go, idea=one) for one in "abc"])
    ended = evolve(go, decision=Decision.KILL, reason="not_municipal", at=moment(301))
    away = evolve(go, idea="b", decision=Decision.HAND_OVER, reason="other_body", party="1480", at=moment(301))
    asked = evolve(go, idea="c", decision=Decision.CONDITIONAL_GO, conditions=("en budget", "en ägare"), at=moment(301))
    assert "Skälet är: inte en kommunal angelägenhet." in sluice.run([ended]).case("a").explain("sv")
    assert "Mottagare är Göteborg." in sluice.run([away]).case("b").explain("sv")
    asked_of = sluice.run([Claim("c", parties=("1495",), by="1495", at=moment(300)), asked]).case("c").explain("sv")
    assert "Villkor som återstår: en budget och en ägare." in asked_of


def test_a_case_and_a_charter_are_short_in_a_list() -> None:
    case = Sluice(charter()).run(submitted("a")).case("a")
    assert repr(case).startswith("<Case a: ")
    assert len(repr(case)) < 80
    assert repr(charter()).startswith("<Charter ")
    assert len(repr(charter())) < 150


@pytest.mark.parametrize("stages", [{"development", "test"}, ["development", "test"], ("test", "development")])
def test_a_charter_takes_its_stages_in_any_collection(stages: list[str]) -> None:
    assert evolve(charter(), development=stages, innovation="in_use") == charter()


def test_a_charter_refuses_roles_that_nobody_can_have() -> None:
    whole = charter()
    first, *others = whole.graph.stages
    for roles, kept in ({"coach"}, False), ({"coach", "host"}, True), ("member", True):
        graph = evolve(whole.graph, stages=(evolve(first, roles=roles), *others))
        if kept:
            assert evolve(whole, graph=graph).graph == graph
        else:
            with pytest.raises(InvalidValue, match=r"Charter\.graph: \['coach'\] asks for roles that nobody has"):
                evolve(whole, graph=graph)


def test_what_the_sluice_refuses_by_a_rule_of_its_own_the_stage_graph_does_not_say_again() -> None:
    sluice = Sluice(charter()).run(submitted("a"))
    refused = sluice.handle(Decide("a", Decision.GO, by=HOST, at=moment(-9)))
    assert isinstance(refused, Refused)
    assert sorted(refused.codes) == sorted(set(refused.codes))
    assert {"not_assessed", "history_backwards"} <= set(refused.codes)
    assert not {"fact_missing", "backwards"} & set(refused.codes)
    path = sluice.path_to("a", "in_use", at=moment(99))
    assert isinstance(path, Path)
    ways: list[Option | Step] = [*sluice.options("a", at=moment(99)), *path.steps]
    for way in ways:
        codes = {reason.code for reason in way.unmet}
        facts = {reason.params.get("fact") for reason in way.unmet}
        assert not ("not_assessed" in codes and "assessed" in facts)
        assert not ("not_claimed" in codes and "claimed" in facts)


def test_one_command_where_several_belong_is_told() -> None:
    command = Submit(idea("a"), by="1496", at=moment(1))
    with pytest.raises(InvalidValue, match="one alone goes to handle"):
        Sluice(charter()).run(command)  # type: ignore[arg-type]


def test_a_question_about_a_naive_moment_is_refused_as_a_command_would_be() -> None:
    sluice = Sluice(charter()).run(assessed("a"))
    naive = datetime(2026, 1, 1)  # noqa: DTZ001  it is the wrong value that is tried
    for ask in (lambda: sluice.options("a", at=naive), lambda: sluice.path_to("a", "in_use", at=naive)):
        with pytest.raises(InvalidValue, match="must have a time zone"):
            ask()


def test_an_idea_asked_for_by_a_number_is_offered_by_its_text() -> None:
    sluice = Sluice(charter()).run(submitted("7"))
    with pytest.raises(UnknownName, match="unknown idea 7; did you mean '7'"):
        sluice.case(7)  # type: ignore[arg-type]


def test_a_charter_counts_in_a_currency_that_there_is() -> None:
    with pytest.raises(UnknownName, match="unknown currency 'kr'; did you mean 'SEK'"):
        evolve(charter(), currency="kr")


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"hours": -7, "rate": SEK(400)}, "Contribute.hours: -7 must be more than zero"),
        ({"hours": 7}, "or hours with a rate: give one of the two"),
        ({"cash": SEK(1), "hours": 7, "rate": SEK(400)}, "and not both"),
        ({}, "or hours with a rate"),
    ],
)
def test_a_contribution_says_which_of_its_two_forms_is_wrong(given: dict[str, object], why: str) -> None:
    with pytest.raises(InvalidValue, match=why):
        Contribute("a", party="1496", by="1496", at=moment(1), **given)  # type: ignore[arg-type]
