"""What the sluice is founded on: its stage graph, and the charter that says which stages are development and use."""

from __future__ import annotations

from functools import cache

from slussmodel.sluice import Charter, Sluice
from slussmodel.stages import (
    ConditionsMet,
    Decision,
    Fact,
    Kind,
    ReasonCode,
    Stage,
    StageGraph,
    Transition,
    any_of,
    days,
    from_each,
    holds,
    working_days,
)
from slussmodel.systems.skaraborg.partners import partnership

_OPEN = ("intake", "review", "development", "test")


@cache
def graph() -> StageGraph[str]:
    """From intake over review, development and test to use, and the four ways to end before that."""
    declined = (
        ReasonCode("small_benefit", "för liten nytta", "too little benefit"),
        ReasonCode("not_feasible", "inte genomförbar", "not feasible"),
        ReasonCode("not_municipal", "inte en kommunal angelägenhet", "not a municipal matter"),
        ReasonCode("no_effect_in_test", "ingen effekt i test", "no effect in the test"),
        ReasonCode("withdrawn", "återtagen av idégivaren", "withdrawn by the idea owner"),
    )
    bought = (ReasonCode("on_the_market", "finns att köpa", "can be bought"),)
    handed_over = (ReasonCode("other_body", "hör hemma hos annan", "belongs to another body"),)
    stages = (
        Stage("intake", "Inflöde", "Intake", limit=working_days(20)),
        Stage("review", "Bedömd", "Reviewed", kind=Kind.GATE, limit=days(90)),
        Stage("development", "Utveckling", "Development", limit=days(365)),
        Stage("test", "Test i verksamheten", "Test in operation", limit=days(180)),
        Stage("in_use", "I bruk", "In use"),
        Stage("spread", "Spridd", "Spread", kind=Kind.ACHIEVED),
        Stage(
            "merged",
            "Ihopslagen",
            "Merged",
            kind=Kind.MERGED,
            reasons=(ReasonCode("merged", "samma idé", "the same idea"),),
        ),
        Stage("parted", "Uppdelad", "Parted", kind=Kind.MERGED),
        Stage("declined", "Avslutad", "Declined", kind=Kind.STOPPED, reasons=declined),
        Stage("purchased", "Vanligt inköp", "Ordinary purchase", kind=Kind.ELSEWHERE, reasons=bought),
        Stage("handed_over", "Överlämnad", "Handed over", kind=Kind.ELSEWHERE, reasons=handed_over),
    )
    worth_developing = any_of(
        Fact("road_develop_jointly", "vägval: gemensam utveckling", "the road to joint development"),
        Fact("road_innovation_partnership", "vägval: innovationspartnerskap", "the road to an innovation partnership"),
    )
    costs_shared = Fact("costs_shared", "en fördelad kostnad", "a shared cost")
    return StageGraph(
        id="skaraborg",
        sv="Innovationssluss Skaraborg",
        en="Innovation sluice Skaraborg",
        start="intake",
        stages=stages,
        transitions=(
            Transition("intake", Decision.GO, "review"),
            Transition("review", Decision.GO, "development", guards=(worth_developing,)),
            Transition("review", Decision.CONDITIONAL_GO, "development", guards=(worth_developing,)),
            Transition("development", Decision.GO, "test", guards=(costs_shared,)),
            Transition("test", Decision.RECYCLE, "development", at_most=2),
            Transition("test", Decision.IMPLEMENT, "in_use", guards=(ConditionsMet(),)),
            Transition("in_use", Decision.SPREAD, "spread"),
            *from_each(("review", "development", "test"), Decision.KILL, "declined"),
            *from_each(("review", "development", "test"), Decision.MERGE, "merged"),
            Transition("review", Decision.SPLIT, "parted"),
            Transition("review", Decision.REDIRECT, "purchased"),
            Transition("review", Decision.HAND_OVER, "handed_over"),
            Transition("declined", Decision.REOPEN, "review", at_most=1),
            *holds(_OPEN),
        ),
    )


@cache
def charter() -> Charter:
    """The partnership under its stage graph: ideas are developed in development and test, and adopted from use on."""
    return Charter(
        id="skaraborg",
        partnership=partnership(),
        graph=graph(),
        development=frozenset({"development", "test"}),
        innovation=frozenset({"in_use"}),
    )


def sluice() -> Sluice:
    """A sluice without ideas.

    >>> from slussmodel.systems.skaraborg import START
    >>> len(sluice().charter.partnership.payers(START))
    15
    """
    return Sluice(charter())
