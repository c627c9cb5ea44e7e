"""What a sluice does with each command, and every reason for which it refuses one."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest
from attrs import evolve

from slussmodel import EUR, SEK, Idea, InvalidValue, Refused, RefusedError, UnknownName
from slussmodel.assessment import Effect, MarketResult, Road
from slussmodel.codec import to_json
from slussmodel.language import Sentence
from slussmodel.sharing import Equal, PerCapita, Talmud
from slussmodel.sluice import (
    POOL,
    Accepted,
    Adopt,
    AnyCommand,
    Assess,
    Charter,
    Claim,
    Contribute,
    Decide,
    Decided,
    Link,
    Merge,
    Offer,
    Release,
    Released,
    Separate,
    Settle,
    ShareCost,
    Sluice,
    Split,
    Submit,
    Support,
    Unlink,
    audit,
    reasons,
    replay,
)
from slussmodel.sluice.commands import FACTS
from slussmodel.sluice.development import facts
from slussmodel.stages import Decision, Fact, Kind, Path, Stage, StageGraph, Transition
from tests.stories import HOST, assessed, assessment, charter, developing, idea, in_use, moment, submitted, twins


def sluice_after(*commands: AnyCommand) -> Sluice:
    return Sluice(charter()).run(commands)


def refusal(commands: list[AnyCommand], last: AnyCommand) -> tuple[str, ...]:
    sluice = sluice_after(*commands)
    answer = sluice.handle(last)
    assert isinstance(answer, Refused), answer
    assert sluice == sluice_after(*commands)
    return answer.codes


def dated(one: Idea, day: int) -> Idea:
    return evolve(one, submitted=moment(day))


def half(parties: tuple[str, ...] = ("1496", "1495")) -> object:
    return Equal().share(SEK(100), parties)


def in_order(*transitions: Transition[str], stages: tuple[Stage[str], ...] = ()) -> Charter:
    """The small charter with a graph of its own."""
    names = ("intake", "review", "development", "in_use")
    graph = StageGraph(id="own", start="intake", stages=stages or tuple(map(Stage, names)), transitions=transitions)
    return evolve(charter(), graph=graph, development=frozenset({"development"}), innovation=frozenset({"in_use"}))


REFUSALS: list[tuple[str, Callable[[], tuple[list[AnyCommand], AnyCommand]]]] = [
    ("no_such_idea", lambda: ([], Settle("a", by=HOST, at=moment(1)))),
    ("idea_exists", lambda: (submitted("a"), Submit(idea("a"), by="1496", at=moment(2)))),
    ("history_backwards", lambda: (twins(), Support("b", supporter="x", by="1496", at=moment(2)))),
    ("not_yours", lambda: ([], Submit(idea("a", "1495"), by="1496", at=moment(1)))),
    ("dated_later", lambda: ([], Submit(dated(idea("a"), 3), by="1496", at=moment(1)))),
    ("dated_later", lambda: (
        assessed("a"), Split("a", into=(dated(idea("a-1"), 9),), decision_id="d", by=HOST, at=moment(4)),
    )),
    ("not_a_member", lambda: ([], Submit(idea("a", "1480"), by="1480", at=moment(1)))),
    ("not_a_member", lambda: (assessed("a"), Claim("a", parties=("1472",), by="1472", at=moment(200)))),
    ("no_obligations", lambda: (assessed("a"), Claim("a", parties=("UNI",), by="UNI", at=moment(3)))),
    ("assessed_later", lambda: (submitted("a"), Assess(assessment("a", 9), by=HOST, at=moment(3)))),
    ("already_supported", lambda: (
        [*twins(), Support("a", supporter="x", by="1496", at=moment(4))],
        Support("b", supporter="x", by="1495", at=moment(5)),
    )),
    ("case_has_ended", lambda: (
        [
            *assessed("a"),
            Decide("a", Decision.GO, by=HOST, at=moment(3)),
            Decide("a", Decision.KILL, reason="withdrawn", by=HOST, at=moment(4)),
        ],
        Claim("a", parties=("1496",), by="1496", at=moment(5)),
    )),
    ("already_twins", lambda: (twins(), Link("b", "a", by=HOST, at=moment(4)))),
    ("already_twins", lambda: (twins(), Separate("b", "a", by=HOST, at=moment(4)))),
    ("not_linked", lambda: (assessed("a", "b"), Unlink("a", "b", by=HOST, at=moment(4)))),
    ("not_twins", lambda: (assessed("a", "b"), Merge(("a",), into="b", decision_id="d", by=HOST, at=moment(4)))),
    ("decided_different", lambda: (
        [*assessed("a", "b"), Separate("a", "b", by=HOST, at=moment(3))], Link("a", "b", by=HOST, at=moment(4)),
    )),
    ("both_claimed", lambda: (
        [*assessed("a", "b"), *developing("a"), *developing("b", "1495")], Link("a", "b", by=HOST, at=moment(6)),
    )),
    ("claim_held", lambda: (
        [*twins(), *developing("a")], Merge(("a",), into="b", decision_id="d", by=HOST, at=moment(6)),
    )),
    ("not_assessed", lambda: (submitted("a"), Claim("a", parties=("1496",), by="1496", at=moment(3)))),
    ("not_assessed", lambda: (submitted("a"), Decide("a", Decision.GO, by=HOST, at=moment(3)))),
    ("already_developed", lambda: (
        [*twins(), *developing("a")], Claim("b", parties=("1495",), by="1495", at=moment(6)),
    )),
    ("not_claimed", lambda: (
        [*assessed("a"), Decide("a", Decision.GO, by=HOST, at=moment(3))],
        Decide("a", Decision.GO, by=HOST, at=moment(4)),
    )),
    ("not_claimed", lambda: (assessed("a"), Release("a", reason="x", by=HOST, at=moment(3)))),
    ("not_a_holder", lambda: (assessed("a"), Claim("a", parties=("1496",), by="1495", at=moment(3)))),
    ("not_a_holder", lambda: (
        [*assessed("a"), *developing("a")[:2]], Decide("a", Decision.GO, by="1495", at=moment(5)),
    )),
    ("still_developing", lambda: ([*assessed("a"), *developing()], Release("a", reason="x", by=HOST, at=moment(9)))),
    ("decision_of_several", lambda: (twins(), Decide("a", Decision.MERGE, by=HOST, at=moment(4)))),
    ("cost_exists", lambda: (
        [*twins(), ShareCost("a", "c", allocation=half(), by=HOST, at=moment(4))],  # type: ignore[arg-type]
        ShareCost("b", "c", allocation=half(), by=HOST, at=moment(5)),  # type: ignore[arg-type]
    )),
    ("not_a_cost", lambda: (
        assessed("a"),
        ShareCost("a", "c", allocation=Talmud().share(SEK(9), {"1496": SEK(8), "1495": SEK(8)}), by=HOST, at=moment(4)),
    )),
    ("already_booked", lambda: (
        [*assessed("a"), Contribute("a", party="1496", cash=SEK(1), reference="V-1", by="1496", at=moment(4))],
        Contribute("a", party="1495", cash=SEK(2), reference="V-1", by="1495", at=moment(5)),
    )),
    ("other_currency", lambda: (assessed("a"), Contribute("a", party="1496", cash=EUR(1), by="1496", at=moment(4)))),
    ("other_currency", lambda: (
        submitted("a"),
        Assess(evolve(assessment("a", 2), effect=Effect(money_per_year=EUR(1))), by=HOST, at=moment(3)),
    )),
    ("nothing_to_settle", lambda: (assessed("a"), Settle("a", by=HOST, at=moment(4)))),
    ("not_in_use", lambda: (assessed("a"), Adopt("a", adopter="1480", by=HOST, at=moment(4)))),
    ("already_adopted", lambda: (
        [*assessed("a"), *in_use(), Adopt("a", adopter="1480", by="1480", at=moment(9))],
        Adopt("a", adopter="Göteborg", by=HOST, at=moment(10)),
    )),
]  # fmt: skip


@pytest.mark.parametrize(
    ("code", "story"), REFUSALS, ids=[f"{place}-{code}" for place, (code, _) in enumerate(REFUSALS)]
)
def test_a_refusal_names_its_reason_and_changes_nothing(
    code: str, story: Callable[[], tuple[list[AnyCommand], AnyCommand]]
) -> None:
    assert code in refusal(*story())


def test_every_reason_of_the_sluice_is_told_by_a_story() -> None:
    own = {value.code for value in vars(reasons).values() if isinstance(value, Sentence)}
    assert own - {code for code, _ in REFUSALS} == {"end_without_reason"}


@pytest.mark.parametrize("day", [-400, 0, 1])
def test_an_idea_may_have_been_written_before_it_is_handed_in(day: int) -> None:
    assert sluice_after(Submit(dated(idea("a"), day), by="1496", at=moment(1))).case("a").idea.submitted == moment(day)


def test_an_end_without_a_reason_is_refused_even_where_the_graph_asks_for_none() -> None:
    stages = tuple(evolve(stage, reasons=()) for stage in charter().graph.stages)
    lax = evolve(charter(), graph=evolve(charter().graph, stages=stages))
    sluice = Sluice(lax).run([*assessed("a"), Decide("a", Decision.GO, by=HOST, at=moment(3))])
    answer = sluice.handle(Decide("a", Decision.REDIRECT, party="inköp", by=HOST, at=moment(4)))
    assert isinstance(answer, Refused)
    assert answer.codes == ("end_without_reason",)


def test_an_idea_is_not_stopped_without_a_reason_either() -> None:
    stages = (Stage("intake"), Stage("stopped", kind=Kind.STOPPED), Stage("development"), Stage("in_use"))
    lax = in_order(Transition("intake", Decision.GO, "stopped"), stages=stages)
    sluice = Sluice(lax).run(assessed("a"))
    stop = Decide("a", Decision.GO, by=HOST, at=moment(3))
    answer = sluice.handle(stop)
    assert isinstance(answer, Refused)
    assert answer.codes == ("end_without_reason",)
    assert isinstance(sluice.handle(evolve(stop, reason="no need")), Accepted)


def test_what_the_routing_table_refuses_is_told_with_all_else() -> None:
    stale = Assess(assessment("a", 2), by="nobody", at=moment(1000))
    answer = sluice_after(*submitted("a")).handle(stale)
    assert isinstance(answer, Refused)
    assert answer.codes == ("not_a_member", "market_scan_stale")
    alone = sluice_after(*submitted("a")).handle(evolve(stale, by=HOST))
    assert isinstance(alone, Refused)
    assert alone.codes == ("market_scan_stale",)


def test_a_path_tells_what_would_refuse_whoever_asks() -> None:
    sluice = sluice_after(*assessed("a"))
    path = sluice.path_to("a", "in_use", at=moment(3), by="1496")
    stranger = sluice.path_to("a", "in_use", at=moment(1), by="nobody")
    assert isinstance(path, Path)
    assert isinstance(stranger, Path)
    assert {reason.code for reason in stranger.unmet} - {reason.code for reason in path.unmet} == {
        "not_a_member",
        "history_backwards",
    }
    assert all("not_a_member" in {reason.code for reason in step.unmet} for step in stranger.steps)
    assert len(stranger.unmet) == len(set(stranger.unmet))


def test_what_the_unlinked_and_the_merged_have_seen_last_is_the_event() -> None:
    """The event's moment stands on every case that it touches, so that time cannot run backwards in one of them."""
    parted = sluice_after(*twins(), Unlink("a", "b", by=HOST, at=moment(7)))
    assert parted.case("a").last == parted.case("b").last == moment(7)
    apart = sluice_after(*submitted("a", "b"), Separate("a", "b", by=HOST, at=moment(8)))
    assert apart.case("a").last == apart.case("b").last == moment(8)


def test_what_refuses_a_decision_is_asked_of_the_way_that_it_takes() -> None:
    """A stage may have several ways for one decision; the first is not always the one that is taken."""
    both = in_order(
        Transition("intake", Decision.GO, "review", guards=(Fact("road_purchase"),)),
        Transition("intake", Decision.GO, "development"),
    )
    sluice = Sluice(both).run(submitted("a"))
    outsider = sluice.handle(Decide("a", Decision.GO, by="1495", at=moment(2)))
    assert isinstance(outsider, Refused)
    assert outsider.codes == ("not_assessed", "not_claimed")


@pytest.mark.parametrize("several", ["split", "merge", "offer"])
def test_no_decision_of_several_leads_into_development_unclaimed(several: str) -> None:
    graph = in_order(
        Transition("intake", Decision.GO, "review"),
        Transition("intake", Decision.SPLIT, "development"),
        Transition("intake", Decision.MERGE, "development"),
        Transition("intake", Decision.IMPLEMENT, "in_use"),
        Transition("in_use", Decision.SPREAD, "development"),
    )
    before = [*twins(), Decide("b", Decision.IMPLEMENT, by=HOST, at=moment(4))]
    commands: dict[str, AnyCommand] = {
        "split": Split("a", into=(idea("a-1"),), decision_id="d", by=HOST, at=moment(5)),
        "merge": Merge(("a",), into="b", decision_id="d", by=HOST, at=moment(5)),
        "offer": Offer("b", municipalities=("1480",), decision_id="d", by=HOST, at=moment(5)),
    }
    answer = Sluice(graph).run(before).handle(commands[several])
    assert isinstance(answer, Refused)
    assert answer.codes == ("not_claimed",)


def test_an_idea_is_not_split_into_an_end_that_asks_for_a_reason() -> None:
    stages = (Stage("intake"), Stage("elsewhere", kind=Kind.ELSEWHERE), Stage("development"), Stage("in_use"))
    lax = in_order(Transition("intake", Decision.SPLIT, "elsewhere"), stages=stages)
    answer = (
        Sluice(lax).run(assessed("a")).handle(Split("a", into=(idea("a-1"),), decision_id="d", by=HOST, at=moment(3)))
    )
    assert isinstance(answer, Refused)
    assert answer.codes == ("end_without_reason",)


def test_a_cost_shared_by_an_outsider_with_itself_is_refused_in_one_sentence() -> None:
    answer = sluice_after(*assessed("a")).handle(
        ShareCost("a", "c", allocation=Equal().share(SEK(1), ("UNI",)), by="UNI", at=moment(3))
    )
    assert isinstance(answer, Refused)
    assert answer.codes == ("no_obligations",)


def test_an_idea_that_ends_before_development_gives_its_claim_back() -> None:
    claimed = [*twins(), Claim("a", parties=("1496",), by="1496", at=moment(4))]
    ended = [
        Decide("a", Decision.GO, by=HOST, at=moment(4)),
        Decide("a", Decision.KILL, reason="withdrawn", by=HOST, at=moment(5)),
    ]
    sluice = sluice_after(*claimed, *ended)
    assert sluice.case("a").claim is None
    assert isinstance(sluice.handle(Claim("b", parties=("1495",), by="1495", at=moment(6))), Accepted)


def test_an_imported_history_that_develops_what_nobody_claimed_is_found() -> None:
    answer = sluice_after(*assessed("a"), *developing()[:2]).handle(developing()[2])
    assert isinstance(answer, Accepted)
    unclaimed = sluice_after(*assessed("a"), developing()[1]).after(answer.events)
    assert [(found.code, str(found.severity)) for found in audit(unclaimed)] == [("developed_unclaimed", "error")]


def test_an_open_option_is_accepted_and_a_closed_one_refused_where_the_graph_asks_for_no_reason() -> None:
    lax = in_order(
        Transition("intake", Decision.GO, "elsewhere"),
        stages=(Stage("intake"), Stage("elsewhere", kind=Kind.ELSEWHERE), Stage("development"), Stage("in_use")),
    )
    sluice = Sluice(lax).run(assessed("a"))
    (option,) = sluice.options("a", at=moment(3))
    assert isinstance(sluice.handle(Decide("a", Decision.GO, by=HOST, at=moment(3))), Refused)
    assert [reason.code for reason in option.unmet] == ["end_without_reason"]


@pytest.mark.row("0.18", "slussmodel.sluice.Claim")
def test_a_second_municipality_is_refused_the_twin_with_every_reason() -> None:
    commands = [*submitted("a", "b"), Assess(assessment("a", 2), by=HOST, at=moment(2))]
    commands += [Link("a", "b", by=HOST, at=moment(3)), *developing("a")]
    answer = sluice_after(*commands).handle(Claim("b", parties=("1472",), by="1472", at=moment(200)))
    assert isinstance(answer, Refused)
    assert answer.codes == ("not_a_member", "not_assessed", "already_developed")
    assert "utvecklas redan av org 1496 sedan 2017-01-05 (som a)" in answer.text("sv")


def test_several_municipalities_hold_one_claim_together_and_one_after_another_in_turn() -> None:
    joint = [*twins(), Claim("a", parties=("1496", "1495"), by="1495", at=moment(4))]
    family = sluice_after(*joint).family("b")
    assert family.claim is not None
    assert family.claim.parties == ("1496", "1495")
    later = sluice_after(*joint, Release("a", reason="no time", by="1496", at=moment(5)))
    assert isinstance(later.handle(Claim("b", parties=("1497",), by="1497", at=moment(6))), Accepted)


def test_leaving_development_gives_the_claim_back() -> None:
    sluice = sluice_after(*assessed("a"), *in_use())
    assert sluice.case("a").claim is None
    assert sluice.case("a").claims[0].until == moment(8)
    answer = sluice_after(*assessed("a"), *developing()).handle(
        Decide("a", Decision.KILL, reason="withdrawn", by="1496", at=moment(9))
    )
    assert isinstance(answer, Accepted)
    assert isinstance(answer.events[-1], Released)


@pytest.mark.row("3.5", "slussmodel.sluice.Assess")
@pytest.mark.row("3.8", "slussmodel.assessment.RoutingTable")
def test_an_assessment_sets_the_road_that_the_routing_table_gives() -> None:
    bought = Assess(assessment("a", 2, market=MarketResult.EXISTS), by=HOST, at=moment(2))
    assert sluice_after(*submitted("a"), bought).case("a").road is Road.PURCHASE
    assert sluice_after(*assessed("a")).case("a").road is Road.INNOVATION_PARTNERSHIP


def test_only_two_claims_keep_families_apart_and_either_alone_does_not() -> None:
    assessed_both = [*assessed("a"), *assessed("b")]
    for claimed in ("a", "b"):
        one = sluice_after(*assessed_both, Claim(claimed, parties=("1496",), by="1496", at=moment(4)))
        assert isinstance(one.handle(Link("a", "b", by=HOST, at=moment(5))), Accepted)


def test_links_make_families_and_taking_one_back_parts_them() -> None:
    chain = [*assessed("a", "b", "c"), Link("a", "b", by=HOST, at=moment(3)), Link("b", "c", by=HOST, at=moment(4))]
    sluice = sluice_after(*chain)
    assert sluice.family("c").ids == ("a", "b", "c")
    assert len(sluice.families()) == 1
    parted = sluice.run([Unlink("b", "a", by=HOST, at=moment(5))])
    assert sorted(family.ids for family in parted.families()) == [("a",), ("b", "c")]


def test_the_books_of_a_case_balance_and_settle_to_nothing() -> None:
    costs = ShareCost(
        "a", "build", allocation=PerCapita().share(SEK(900), {"1496": 2, "1495": 1}), by=HOST, at=moment(3)
    )
    work = Contribute("a", party="1495", hours=Fraction(3, 2), rate=SEK(400), by="1495", at=moment(4))
    cash = Contribute("a", party="1496", cash=SEK(200), by="1496", at=moment(5))
    sluice = sluice_after(*assessed("a"), costs, work, cash)
    assert sluice.case("a").balances() == {"1495": SEK(300), "1496": SEK(-400), POOL: SEK(100)}
    settled = sluice.run([Settle("a", by=HOST, at=moment(6))]).case("a")
    assert not any(settled.balances().values())
    assert {(one.payer, one.payee, one.amount) for one in settled.transfers} == {
        ("1496", "1495", SEK(300)),
        ("1496", POOL, SEK(100)),
    }
    assert settled.contributions[0].is_in_kind


def test_merging_ends_twins_and_keeps_what_they_gathered() -> None:
    gathered = [
        *twins(),
        Support("a", supporter="x", by="1496", at=moment(4)),
        Support("b", supporter="y", by="1496", at=moment(4)),
        ShareCost("a", "c", allocation=half(), by=HOST, at=moment(4)),  # type: ignore[arg-type]
        Decide("a", Decision.GO, by=HOST, at=moment(5)),
        Merge(("a",), into="b", decision_id="d-1", by=HOST, at=moment(6)),
    ]
    sluice = sluice_after(*gathered)
    assert (sluice.case("a").stage, sluice.case("a").merged_into) == ("merged", "b")
    assert sluice.case("b").supporters == {"x", "y"}
    assert sluice.family("b").balances() == sluice.case("a").balances()
    assert sluice.case("a").journey.history[-1].particulars.shared == "d-1"


def test_splitting_shares_the_history_up_to_the_split() -> None:
    parts = (idea("a-1"), idea("a-2"))
    sluice = sluice_after(
        *assessed("a"),
        Decide("a", Decision.GO, by=HOST, at=moment(3)),
        Split("a", into=parts, decision_id="d", by=HOST, at=moment(4)),
    )
    assert [sluice.case(id).stage for id in ("a", "a-1", "a-2")] == ["parted", "review", "review"]
    assert sluice.case("a-1").journey.history == sluice.case("a").journey.history[:-1]
    assert sluice.case("a-2").is_assessed
    assert sluice.case("a-2").split_from == "a"


def test_an_offer_is_one_decision_to_many_and_an_adoption_one_place() -> None:
    sluice = sluice_after(
        *assessed("a"),
        *in_use(),
        Offer("a", municipalities=("1480", "1440"), decision_id="d", by=HOST, at=moment(9)),
        Adopt("a", adopter="Ale", by="1440", at=moment(10)),
    )
    assert sluice.case("a").offers == {"1480", "1440"}
    assert sluice.case("a").adopters == ("1440",)
    assert sluice.case("a").stage == "spread"


def test_options_say_what_would_refuse_each_decision() -> None:
    sluice = sluice_after(*assessed("a"), Decide("a", Decision.GO, by=HOST, at=moment(3)))
    by_decision = {option.decision: option for option in sluice.options("a", at=moment(4))}
    assert [reason.code for reason in by_decision[Decision.GO].unmet].count("not_claimed") == 1
    assert not by_decision[Decision.GO].is_open
    path = sluice.path_to("a", "in_use", at=moment(4))
    assert path.unmet  # type: ignore[union-attr]


def test_run_raises_on_the_first_refusal_and_names_it() -> None:
    with pytest.raises(RefusedError, match=r"Settle.*no_such_idea: there is no idea a") as caught:
        sluice_after(Settle("a", by=HOST, at=moment(1)))
    assert caught.value.subject == Settle("a", by=HOST, at=moment(1))


def test_a_refused_command_is_told_with_its_idea() -> None:
    with pytest.raises(RefusedError, match=r"idea='a', cost='c'.* was refused"):
        sluice_after(ShareCost("a", "c", allocation=half(), by=HOST, at=moment(1)))  # type: ignore[arg-type]


def test_two_claims_found_to_be_of_twins_afterwards_are_a_warning() -> None:
    commands = [
        *assessed("a", "b"),
        Claim("a", parties=("1496",), by="1496", at=moment(3)),
        Claim("b", parties=("1495",), by="1495", at=moment(4)),
        Release("b", reason="found the other", by="1495", at=moment(5)),
        Link("a", "b", by=HOST, at=moment(6)),
    ]
    (found,) = audit(sluice_after(*commands))
    assert (found.code, str(found.severity)) == ("double_development", "warning")


def test_no_organisation_is_called_as_the_pool_is() -> None:
    organisations = charter().partnership.organisations
    pool = evolve(organisations[0], id=POOL)
    with pytest.raises(InvalidValue, match=r"Charter\.partnership: 'pool' is the account of every idea"):
        evolve(charter(), partnership=evolve(charter().partnership, organisations=(*organisations, pool)))


def test_an_unknown_idea_or_command_is_an_error() -> None:
    with pytest.raises(UnknownName, match="unknown idea 'b'"):
        sluice_after(*submitted("a")).case("b")
    with pytest.raises(InvalidValue, match="must be a command"):
        Sluice(charter()).handle("submit")  # type: ignore[arg-type]


def test_a_history_that_is_no_history_is_an_error_of_the_library() -> None:
    answer = sluice_after(*submitted("a")).handle(Support("a", supporter="x", by="1496", at=moment(2)))
    assert isinstance(answer, Accepted)
    with pytest.raises(UnknownName, match="unknown idea 'a'"):
        replay(charter(), answer.events)
    with pytest.raises(InvalidValue, match="must be an event"):
        replay(charter(), [to_json(event) for event in answer.events])  # type: ignore[misc]


def test_a_sluice_shows_itself_and_becomes_records() -> None:
    sluice = sluice_after(*twins(), Claim("a", parties=("1496",), by="1496", at=moment(4)))
    html = sluice._repr_html_()
    assert "2 idéer i Lilla slussen" in html
    assert "<title>" in html
    assert "<desc>Inflöde 2; " in html
    assert "Samma idé, 2 gånger" in sluice.family("a")._repr_html_()
    assert [record["family"] for record in sluice.to_records()] == ["a", "a"]
    assert sluice.to_columns()["developed_by"] == [("1496",), None]
    assert Sluice(charter()).to_columns() == {}


def test_what_is_shown_is_escaped() -> None:
    wicked = evolve(idea("a"), title="<script>alert(1)</script>")
    sluice = sluice_after(Submit(wicked, by="1496", at=moment(1)))
    assert "<script>" not in sluice.family("a")._repr_html_() + sluice._repr_html_()


BOARD = Fact("board_decision", sv="nämndens beslut", en="the board's decision")


def test_a_fact_that_whoever_decides_vouches_for_opens_its_guard() -> None:
    guarded = in_order(Transition("intake", Decision.GO, "review", guards=(BOARD,)))
    sluice = Sluice(guarded).run(assessed("a"))
    alone = sluice.handle(Decide("a", Decision.GO, by=HOST, at=moment(3)))
    assert isinstance(alone, Refused)
    assert alone.text("sv") == "saknas: nämndens beslut"
    vouched = Decide("a", Decision.GO, facts=frozenset({"board_decision"}), by=HOST, at=moment(3))
    case = sluice.run([vouched]).case("a")
    assert case.stage == "review"
    assert case.journey.text("en").endswith("(HOST; vouched for: the board's decision)")
    assert "HOST intygade den 2017-01-04: nämndens beslut." in case.explain("sv")


def with_the_board(decision: Decision) -> Charter:
    """The charter of tests, where a decision asks for the board's."""
    graph = charter().graph
    guarded = tuple(
        evolve(one, guards=(*one.guards, BOARD)) if one.decision is decision else one for one in graph.transitions
    )
    return evolve(charter(), graph=evolve(graph, transitions=guarded))


OF_SEVERAL: list[tuple[Decision, list[AnyCommand], AnyCommand]] = [
    (
        Decision.MERGE,
        [*twins("a", "b"), Decide("b", Decision.GO, by=HOST, at=moment(3))],
        Merge(("b",), into="a", decision_id="d", by=HOST, at=moment(4)),
    ),
    (
        Decision.SPLIT,
        [*assessed("a"), Decide("a", Decision.GO, by=HOST, at=moment(3))],
        Split("a", into=(idea("a-1"),), decision_id="d", by=HOST, at=moment(4)),
    ),
    (
        Decision.SPREAD,
        [*assessed("a"), *in_use("a")],
        Offer("a", municipalities=("1480",), decision_id="d", by=HOST, at=moment(11)),
    ),
]


@pytest.mark.parametrize(("decision", "before", "command"), OF_SEVERAL, ids=lambda one: getattr(one, "value", ""))
def test_a_decision_over_several_ideas_is_vouched_for_as_one_over_one_is(
    decision: Decision, before: list[AnyCommand], command: AnyCommand
) -> None:
    sluice = Sluice(with_the_board(decision)).run(before)
    alone = sluice.handle(command)
    assert isinstance(alone, Refused)
    assert alone.codes == ("fact_missing",)
    answer = sluice.handle(evolve(command, facts=frozenset({"board_decision"})))
    assert isinstance(answer, Accepted)
    (decided,) = (event for event in answer.events if isinstance(event, Decided))
    assert decided.move.particulars.vouched == {"board_decision"}
    assert audit(answer.sluice) == ()


@pytest.mark.parametrize("fact", ["assessed", "settled", "road", "road_park"])
def test_nobody_vouches_for_what_the_sluice_knows_itself(fact: str) -> None:
    with pytest.raises(InvalidValue, match=f"Decide.facts: '{fact}' is known to the sluice"):
        Decide("a", Decision.GO, facts=frozenset({fact}), by=HOST, at=moment(3))


def test_the_facts_that_a_sluice_knows_are_those_that_it_lists() -> None:
    sluice = Sluice(charter()).run(assessed("a"))
    known = facts(sluice.cases, sluice.case("a"))
    assert tuple(name for name in known if not name.startswith("road_")) == FACTS
