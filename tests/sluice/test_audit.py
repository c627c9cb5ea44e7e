"""An audit finds every breach of an invariant in a history that `handle` has not seen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from attrs import evolve

from slussmodel import EUR, SEK
from slussmodel.sharing import Equal
from slussmodel.sharing.transfers import Transfer
from slussmodel.sluice import (
    Accepted,
    AnyCommand,
    Claim,
    Claimed,
    Contributed,
    CostShared,
    Decide,
    Decided,
    Link,
    Linked,
    Release,
    Settled,
    Sluice,
    Submitted,
    Supported,
    audit,
)
from slussmodel.stages import Decision, Fact, Particulars
from tests.stories import HOST, assessed, charter, developing, idea, in_use, moment, submitted, twins, whole_story


def after(*commands: AnyCommand) -> Sluice:
    return Sluice(charter()).run(commands)


def in_development() -> Sluice:
    return after(*assessed("a"), *developing())


def left_without_assessment() -> Sluice:
    """The move of an idea that was assessed, told of one that was not."""
    moved = after(*assessed("a"), Decide("a", Decision.GO, by=HOST, at=moment(3))).case("a").journey.history[-1]
    return after(*submitted("a")).after([Decided("a", moment(3), HOST, moved)])


def ended_without_reason() -> Sluice:
    ended = after(
        *assessed("a"),
        Decide("a", Decision.GO, by=HOST, at=moment(3)),
        Decide("a", Decision.KILL, reason="withdrawn", by=HOST, at=moment(4)),
    ).case("a")
    *_, killed = ended.journey.history
    silent = evolve(killed, particulars=evolve(killed.particulars, reason=""))
    before = after(*assessed("a"), Decide("a", Decision.GO, by=HOST, at=moment(3)))
    return before.after([Decided("a", moment(4), HOST, silent)])


def with_a_family_of(*members: str) -> Sluice:
    apart = after(*assessed("a", "b"))
    return Sluice(apart.charter, {id: evolve(case, family=frozenset(members)) for id, case in apart.cases.items()})


BREACHES: list[tuple[str, str, Callable[[], Sluice]]] = [
    ("history_out_of_order", "the history of a runs backwards", lambda: after(*submitted("a")).after(
        [Supported("a", moment(0), HOST, "anna")]
    )),
    ("left_unassessed", "a left intake without being assessed", left_without_assessment),
    ("ended_without_reason", "a ended in", ended_without_reason),
    ("family_broken", "the family of a is not what its links make", lambda: with_a_family_of("a", "b")),
    ("developed_unclaimed", "nobody has claimed its development", lambda: after(*assessed("a"), developing()[1]).after(
        [Decided("a", moment(5), HOST, in_development().case("a").journey.history[-1])]
    )),
    ("outsider_claims", "1472 was not entitled to develop a on 2017-07-20", lambda: after(*assessed("a")).after(
        [Claimed("a", moment(200), HOST, ("1496", "1472"))]
    )),
    ("outsider_pays", "UNI was not entitled to pay for a on 2017-01-04", lambda: after(*assessed("a")).after(
        [CostShared("a", moment(3), HOST, "c", Equal().share(SEK(1), ["1496", "UNI"]))]
    )),
    ("outsider_pays", "UNI was not entitled to pay for a on 2017-01-04", lambda: after(*assessed("a")).after(
        [Contributed("a", moment(3), HOST, "UNI", SEK(1), None, None)]
    )),
    ("books_in_other_currency", "a has money in EUR, but the sluice counts in SEK", lambda: after(*assessed("a")).after(
        [Contributed("a", moment(3), HOST, "1496", EUR(1), None, None)]
    )),
    ("books_in_other_currency", "a has money in EUR", lambda: after(*assessed("a")).after(
        [CostShared("a", moment(3), HOST, "c", Equal().share(EUR(1), ["1496"]))]
    )),
    ("books_in_other_currency", "a has money in EUR", lambda: after(*assessed("a")).after(
        [Settled("a", moment(3), HOST, (Transfer("1496", "1495", EUR(1)),))]
    )),
]  # fmt: skip


@pytest.mark.parametrize(("code", "said", "broken"), BREACHES, ids=[f"{n}-{one[0]}" for n, one in enumerate(BREACHES)])
def test_a_breach_is_found_as_an_error_at_its_idea(code: str, said: str, broken: Callable[[], Sluice]) -> None:
    found = [one for one in audit(broken()) if one.place == "a"]
    assert [(one.code, str(one.severity)) for one in found] == [(code, "error")]
    assert said in found[0].text("en")
    assert found[0].text("sv") != found[0].text("en")


def test_a_sluice_that_only_commands_have_changed_has_no_breach() -> None:
    assert audit(after(*whole_story())) == ()
    assert audit(Sluice(charter())) == ()


def test_an_idea_assessed_and_moved_at_one_moment_was_assessed() -> None:
    assert audit(after(*assessed("a"), Decide("a", Decision.GO, by=HOST, at=moment(2)))) == ()


def test_a_guard_that_was_passed_on_no_record_of_a_ground_is_a_warning() -> None:
    board = Fact("board_decision", sv="nämndens beslut", en="the board's decision")
    graph = charter().graph
    guarded = tuple(evolve(one, guards=(*one.guards, board)) for one in graph.transitions)
    founded = evolve(charter(), graph=evolve(graph, transitions=guarded))
    vouched = Decide("a", Decision.GO, facts=frozenset({"board_decision"}), by=HOST, at=moment(3))
    before = Sluice(founded).run(assessed("a"))
    answer = before.handle(vouched)
    assert isinstance(answer, Accepted)
    assert audit(answer.sluice) == ()
    (decided,) = answer.events
    assert isinstance(decided, Decided)
    silent = evolve(decided, move=evolve(decided.move, particulars=Particulars()))
    (found,) = audit(before.after([silent]))
    assert (found.code, str(found.severity), found.place) == ("without_ground", "warning", "a")
    assert found.text("en") == "a passed go in Intake, and it is not on record that anybody vouched for: board_decision"


def claims(*, first_ends: int | None, second_begins: int, linked: int) -> Sluice:
    """Two ideas claimed one after the other by different municipalities, and linked on some day."""
    sluice = after(*assessed("a", "b")).after([Claimed("a", moment(3), HOST, ("1496",))])
    if first_ends is not None:
        sluice = sluice.run([Release("a", reason="x", by=HOST, at=moment(first_ends))])
    both = sluice.after([Claimed("b", moment(second_begins), HOST, ("1495",))])
    return both.after([Linked("a", moment(linked), HOST, "b", None)])


@pytest.mark.parametrize(
    ("first_ends", "second_begins", "linked", "severity"),
    [
        (None, 4, 9, "error"),
        (9, 4, 8, "error"),
        (9, 4, 9, "warning"),
        (5, 4, 9, "warning"),
        (4, 4, 9, None),
        (4, 5, 9, None),
    ],
)
def test_twins_claimed_at_a_time_are_an_error_from_when_they_were_known_to_be_twins(
    first_ends: int | None, second_begins: int, linked: int, severity: str | None
) -> None:
    found = audit(claims(first_ends=first_ends, second_begins=second_begins, linked=linked))
    twice = [one for one in found if one.code == "double_development"]
    assert [str(one.severity) for one in twice] == ([] if severity is None else [severity])
    for one in twice:
        assert one.reason.params == {"a": "a", "b": "b", "a_parties": ("1496",), "b_parties": ("1495",)}


def test_twins_belong_together_since_the_link_that_first_joined_them_even_through_a_third() -> None:
    through = [
        *assessed("a", "b", "c"),
        Claim("a", parties=("1496",), by="1496", at=moment(3)),
        Claim("b", parties=("1495",), by="1495", at=moment(3)),
        Link("a", "c", by=HOST, at=moment(4)),
        Release("a", reason="x", by=HOST, at=moment(5)),
        Link("c", "b", by=HOST, at=moment(6)),
        Link("b", "d", by=HOST, at=moment(7)),
    ]
    sluice = after(*assessed("d"), *through)
    (found,) = audit(sluice)
    assert (found.code, str(found.severity)) == ("double_development", "warning")


def test_an_imported_idea_needs_no_command() -> None:
    imported = Sluice(charter()).after([Submitted("a", moment(1), "1496", idea("a"))])
    assert imported == after(*submitted("a"))
    assert audit(after(*twins(), *in_use("a"))) == ()


def test_a_claim_whose_holders_have_all_left_is_found_when_something_happens_after_that() -> None:
    held = after(*assessed("a", "b"), *developing("a", "1472"))
    assert audit(held) == ()
    later = held.run([Decide("b", Decision.GO, by=HOST, at=moment(200))])
    (found,) = audit(later)
    assert (found.code, str(found.severity), found.place) == ("claim_abandoned", "warning", "a")
    assert found.text("en") == "a is claimed by org 1472, no longer with the partnership on 2017-07-20; release it"
