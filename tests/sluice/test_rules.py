"""Rules that several commands share, and what a gate can ask of a case."""

from __future__ import annotations

import pytest
from attrs import evolve

from slussmodel import SEK, Refused
from slussmodel.assessment import Road
from slussmodel.sharing import Equal
from slussmodel.sluice import (
    Accepted,
    Adopt,
    AnyCommand,
    Contribute,
    Decide,
    Decided,
    Settle,
    ShareCost,
    Sluice,
    Support,
)
from slussmodel.sluice.development import facts
from slussmodel.stages import Decision
from tests.stories import HOST, assessed, charter, developing, in_use, moment, submitted, twins


def after(*commands: AnyCommand) -> Sluice:
    return Sluice(charter()).run(commands)


def codes(sluice: Sluice, command: AnyCommand) -> tuple[str, ...]:
    answer = sluice.handle(command)
    return answer.codes if isinstance(answer, Refused) else ()


@pytest.mark.parametrize("idea", ["a", "b"])
def test_time_runs_forwards_in_a_whole_family_and_at_one_moment_much_may_happen(idea: str) -> None:
    sluice = after(*twins(), Support("a", supporter="anna", by="1496", at=moment(9)))
    early = sluice.handle(Support(idea, supporter="bo", by="1496", at=moment(8)))
    assert isinstance(early, Refused)
    assert [reason.params for reason in early.reasons] == [{"idea": "a", "at": moment(8), "last": moment(9)}]
    assert codes(sluice, Support(idea, supporter="bo", by="1496", at=moment(9))) == ()


def test_who_reports_another_s_payment_must_have_a_say_and_who_pays_must_be_a_payer() -> None:
    sluice = after(*submitted("a"))
    paid = Contribute("a", party="1495", cash=SEK(1), by="1495", at=moment(2))
    assert codes(sluice, paid) == codes(sluice, evolve(paid, by=HOST)) == codes(sluice, evolve(paid, by="1496")) == ()
    assert codes(sluice, evolve(paid, by="nobody")) == ("not_a_member",)
    assert codes(sluice, evolve(paid, by="UNI")) == ("no_obligations",)
    assert codes(sluice, evolve(paid, party="UNI", by=HOST)) == ("no_obligations",)


def test_a_gate_can_ask_what_is_known_of_a_case() -> None:
    nothing = after(*submitted("a"))
    assert facts(nothing.cases, nothing.case("a")) == {
        "assessed": False,
        "claimed": False,
        "costs_shared": False,
        "settled": False,
        "road": None,
        "road_None": False,
        "supporters": 0,
        "twins": 0,
        "adopters": 0,
    }
    much = after(
        *twins(),
        Support("a", supporter="anna", by="1496", at=moment(4)),
        Support("b", supporter="bo", by="1496", at=moment(4)),
        *in_use("a"),
        Adopt("a", adopter="1480", by="1480", at=moment(9)),
    )
    assert facts(much.cases, much.case("a")) == {
        "assessed": True,
        "claimed": False,
        "costs_shared": True,
        "settled": False,
        "road": Road.INNOVATION_PARTNERSHIP,
        "road_innovation_partnership": True,
        "supporters": 2,
        "twins": 1,
        "adopters": 1,
    }
    claimed = after(*assessed("a"), *developing())
    assert facts(claimed.cases, claimed.case("a"))["claimed"]


def test_books_are_settled_when_there_were_costs_and_nobody_owes() -> None:
    shared = ShareCost("a", "c", allocation=Equal().share(SEK(2), ["1496", "1495"]), by=HOST, at=moment(3))
    owed = after(*assessed("a"), shared)
    settled = owed.run([Settle("a", by=HOST, at=moment(4))])
    assert [facts(one.cases, one.case("a"))["settled"] for one in (after(*assessed("a")), owed, settled)] == [
        False,
        False,
        True,
    ]


def test_a_move_keeps_all_that_its_decision_said() -> None:
    ready = after(*assessed("a"), Decide("a", Decision.GO, by=HOST, at=moment(3)))
    said = {
        "reason": "withdrawn",
        "note": "n",
        "until": moment(9),
        "awaits": "",
        "match": "m",
        "conditions": ("c",),
        "met": (),
        "party": "p",
        "facts": frozenset({"board_decision"}),
    }
    answer = ready.handle(Decide("a", Decision.HOLD, by=HOST, at=moment(4), **said))  # type: ignore[arg-type]
    assert isinstance(answer, Accepted), answer
    (decided,) = answer.events
    assert isinstance(decided, Decided)
    kept = decided.move.particulars
    said["vouched"] = said.pop("facts")
    assert {name: getattr(kept, name) for name in said} == said
