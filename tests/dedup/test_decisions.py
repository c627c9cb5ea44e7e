"""Decisions of people: they hold, contradictions are told with their chain, undo restores, names stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slussmodel.dedup import (
    Costs,
    Decisions,
    Match,
    PairDecision,
    Verdict,
    automatic_threshold,
    contradictions,
    different,
    families,
    merge,
    named,
    questions,
    same,
)
from slussmodel.errors import InvalidValue, Refused, RefusedError, UnknownName
from slussmodel.ideas import Idea

IDS = "abcdef"
pairs = st.tuples(st.sampled_from(IDS), st.sampled_from(IDS)).filter(lambda pair: pair[0] != pair[1])
decided = st.lists(st.builds(lambda pair, alike: PairDecision(*pair, alike), pairs, st.booleans()), max_size=12)
groups = st.lists(st.sampled_from("123"), min_size=6, max_size=6).map(
    lambda names: [frozenset(id for id, name in zip(IDS, names, strict=True) if name == one) for one in set(names)]
)


def _allowed(made: list[PairDecision]) -> Decisions:
    ledger = Decisions()
    for decision in made:
        match ledger.decide(decision):
            case Decisions() as more:
                ledger = more
    return ledger


@given(decided)
def test_decisions_that_were_allowed_all_hold(made: list[PairDecision]) -> None:
    ledger = _allowed(made)
    family = {id: group for group in families([], ledger, ids=IDS) for id in group}
    assert all((family[one.a] == family[one.b]) == one.same for one in ledger)


@given(decided)
def test_undo_restores_what_was(made: list[PairDecision]) -> None:
    ledger = _allowed(made)
    for decision in set(ledger):
        assert families([], ledger.undo(decision), ids=IDS) == families(
            [], [one for one in ledger if one != decision], ids=IDS
        )


@given(decided)
def test_contradictions_are_exactly_what_families_refuse(made: list[PairDecision]) -> None:
    if contradictions(made):
        with pytest.raises(RefusedError) as caught:
            families([], made)
        assert [reason.code for reason in caught.value.reasons] == ["contradiction"] * len(contradictions(made))
    else:
        families([], made)


@given(decided)
def test_a_chain_leads_from_one_to_the_other_by_decisions(made: list[PairDecision]) -> None:
    joined = {frozenset((one.a, one.b)) for one in made if one.same}
    for found in contradictions(made):
        assert (found.chain[0], found.chain[-1]) == (found.a, found.b)
        assert all(frozenset(step) in joined for step in zip(found.chain, found.chain[1:], strict=False))


def test_a_contradiction_is_said_in_both_languages() -> None:
    refused = Decisions((same("a", "b"), same("b", "c"))).decide(different("c", "a"))
    assert isinstance(refused, Refused)
    assert refused.text("sv") == "a och c sägs vara olika idéer, men andra beslut gör dem till samma: a = b = c"


def test_nobody_decides_about_one_idea() -> None:
    with pytest.raises(InvalidValue):
        same("a", "a")


@given(groups)
def test_names_stay_when_nothing_changes(told: list[frozenset[str]]) -> None:
    first = named(told)
    assert named(told, first) == first
    assert len({family.id for family in first}) == len(told)


@given(groups)
def test_names_stay_when_ideas_come(told: list[frozenset[str]]) -> None:
    first = named(told)
    grown = [told[0] | {"0"}, *told[1:], frozenset({"z"})]
    again = {family.members - {"0"}: family.id for family in named(grown, first)}
    assert all(again[family.members] == family.id for family in first)


def test_when_a_family_splits_the_larger_part_keeps_the_name() -> None:
    first = named([frozenset("abc")])
    assert {family.id: family.members for family in named([frozenset("a"), frozenset("bc")], first)} == {
        "a": frozenset("bc"),
        first[0].id + "'" if False else "a": frozenset("bc"),
    } | {next(f.id for f in named([frozenset("a"), frozenset("bc")], first) if "a" in f.members): frozenset("a")}


def test_what_answers_settle_is_not_asked() -> None:
    found = [Match("a", "b", 0.9), Match("b", "c", 0.5), Match("a", "c", 0.4), Match("c", "d", 0.3)]
    asked = questions(found, [same("a", "b"), different("b", "c")])
    assert [(match.a, match.b) for match in asked] == [("c", "d")]


def test_thresholds_follow_from_what_errors_cost() -> None:
    limits = Costs(wrongly_joined=20, not_seen=10, asked=1).thresholds()
    verdicts = [limits.verdict(Match("a", "b", chance)) for chance in (0.05, 0.1, 0.94, 0.95)]
    assert verdicts == [Verdict.APART, Verdict.ASK, Verdict.ASK, Verdict.SURELY]


def test_where_asking_costs_too_much_nobody_is_asked() -> None:
    limits = Costs(wrongly_joined=1, not_seen=1, asked=5).thresholds()
    assert limits.ask == limits.surely == 0.5


def test_without_matches_nothing_is_taken() -> None:
    assert automatic_threshold([]) == 1.0


def _ideas() -> list[Idea]:
    return [
        Idea(id=id, title="Cykelpump", municipality=place, submitter=who)
        for id, place, who in (("i-1", "1496", "Ann"), ("i-2", "1495", None), ("i-3", "1496", "Bo"))
    ]


def test_supporters_are_united_and_counted_once() -> None:
    merged = merge(_ideas(), {"i-1": ["x", "y"], "i-2": ["y", "z"]}, by="coach")
    assert merged.supporters == {"x", "y", "z"}
    assert merged.representative == "i-1"
    assert merged.municipalities == ("1496", "1495")
    assert merged.submitters == ("Ann", "Bo")


def test_a_merge_can_be_undone() -> None:
    ideas = _ideas()
    supporters = {"i-1": ["x"], "i-3": ["x", "y"]}
    assert merge(ideas, supporters, by="coach").undo() == {
        idea: frozenset(supporters.get(idea.id, ())) for idea in ideas
    }


def test_a_representative_is_one_of_them() -> None:
    with pytest.raises(UnknownName):
        merge(_ideas(), {}, by="coach", representative="i-9")
    with pytest.raises(InvalidValue):
        merge(_ideas()[:1], {}, by="coach")
