"""What the hub is founded on: a stage graph whose main road is an innovation partnership, and the charter."""

from __future__ import annotations

from functools import cache

from slussmodel.sluice import Charter, Sluice
from slussmodel.stages import (
    ConditionsMet,
    Decision,
    Fact,
    FactAtLeast,
    Kind,
    ReasonCode,
    Stage,
    StageGraph,
    Transition,
    days,
    from_each,
    holds,
    working_days,
)
from slussmodel.systems.vaxjo.partners import partnership

_OPEN = ("intake", "evaluated", "challenge", "procurement", "development", "test_bed")
_WITH_A_PARTNER = ("procurement", "development", "test_bed")

_DECLINED = (
    ReasonCode("small_benefit", "för liten nytta", "too little benefit"),
    ReasonCode("withdrawn", "återtagen av förslagsställaren", "withdrawn by the proposer"),
    ReasonCode("no_partner", "ingen lämplig partner", "no suitable partner"),
    ReasonCode("target_missed", "ett delmål nås inte", "an intermediate target is not reached"),
)


def _stages() -> tuple[Stage[str], ...]:
    return (
        Stage("intake", "Inflöde", "Intake", limit=working_days(20)),
        Stage("evaluated", "Utvärderad", "Evaluated", kind=Kind.GATE, limit=days(90)),
        Stage("challenge", "Utmaning i en cykel", "Challenge in a cycle", limit=days(120)),
        Stage("procurement", "Upphandling av partnerskap", "Procurement of a partnership", limit=days(270)),
        Stage("development", "Utveckling i etapper", "Development in phases", limit=days(365)),
        Stage("test_bed", "Test i kommunens verksamhet", "Test in the municipality's operations", limit=days(240)),
        Stage("first_customer", "Kommunen är första kund", "The municipality is the first customer"),
        Stage("resold", "Såld vidare", "Sold to others", kind=Kind.ACHIEVED),
        Stage(
            "merged",
            "Ihopslagen",
            "Merged",
            kind=Kind.MERGED,
            reasons=(ReasonCode("merged", "samma behov", "the same need"),),
        ),
        Stage("declined", "Avslutad", "Declined", kind=Kind.STOPPED, reasons=_DECLINED),
        Stage(
            "purchased",
            "Vanligt inköp",
            "Ordinary purchase",
            kind=Kind.ELSEWHERE,
            reasons=(ReasonCode("on_the_market", "finns att köpa", "can be bought"),),
        ),
        Stage(
            "operations",
            "Verksamheten utvecklar själv",
            "The operations develop it themselves",
            kind=Kind.ELSEWHERE,
            reasons=(ReasonCode("no_novelty", "innovationshöjd krävs inte", "no real novelty is needed"),),
        ),
    )


@cache
def graph() -> StageGraph[str]:
    """From intake over evaluation, a cycle, a procured partnership and the test bed to the first customer and others.

    A contract is a conditional go: its intermediate targets are the conditions, and the municipality buys the solution
    when all of them are reported met.

    >>> graph().check()
    ()
    """
    assessed = Fact("assessed", "utvärdering", "an evaluation")
    road = Fact(
        "road_innovation_partnership", "vägval: innovationspartnerskap", "the road to an innovation partnership"
    )
    claimed = Fact("claimed", "en verksamhet som tagit utmaningen", "an operation that has taken the challenge")
    costs_shared = Fact("costs_shared", "en beslutad kostnad för utvecklingen", "a decided cost of development")
    return StageGraph(
        id="vaxjo",
        sv="Innovationshubben i Växjö",
        en="The innovation hub of Växjö",
        start="intake",
        stages=_stages(),
        transitions=(
            Transition("intake", Decision.GO, "evaluated", guards=(assessed,)),
            Transition("evaluated", Decision.GO, "challenge", guards=(road,)),
            Transition("challenge", Decision.GO, "procurement"),
            Transition("procurement", Decision.CONDITIONAL_GO, "development", guards=(claimed,)),
            Transition("development", Decision.GO, "test_bed", guards=(costs_shared,)),
            Transition("test_bed", Decision.RECYCLE, "development", at_most=2),
            Transition("test_bed", Decision.IMPLEMENT, "first_customer", guards=(ConditionsMet(),)),
            Transition("first_customer", Decision.SPREAD, "resold", guards=(FactAtLeast("adopters", 2),)),
            *from_each(_OPEN[1:], Decision.KILL, "declined"),
            *from_each(("evaluated", "challenge"), Decision.MERGE, "merged"),
            Transition("evaluated", Decision.REDIRECT, "purchased"),
            Transition("evaluated", Decision.HAND_OVER, "operations"),
            Transition("declined", Decision.REOPEN, "evaluated", at_most=1),
            *holds(_OPEN),
        ),
    )


@cache
def charter() -> Charter:
    """The hub under its graph: an idea is developed with a partner, and others adopt it once Växjö is a customer."""
    return Charter(
        id="vaxjo",
        partnership=partnership(),
        graph=graph(),
        development=frozenset({"development", "test_bed"}),
        innovation=frozenset({"first_customer"}),
    )


def sluice() -> Sluice:
    """The hub without proposals.

    >>> sluice()
    <Sluice of Innovationshubben: 0 ideas>
    """
    return Sluice(charter())
