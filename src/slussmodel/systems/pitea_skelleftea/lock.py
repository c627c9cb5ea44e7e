"""The idea lock as a sluice: from an idea over idea support and a test to use, in either municipality.

The pages name idea support, tests and use; the graph between them is the library's reading of them.
"""

from __future__ import annotations

from functools import cache

from slussmodel.sluice import Charter, Sluice
from slussmodel.stages import Decision, Fact, Kind, ReasonCode, Stage, StageGraph, Transition, from_each, holds
from slussmodel.systems.pitea_skelleftea.partners import partnership

_OPEN = ("idea", "support", "test")


@cache
def graph() -> StageGraph[str]:
    """Four stages, two ways to end before use, and a test that may send an idea back.

    >>> graph().check()
    ()
    """
    ended = (
        ReasonCode("small_benefit", "för liten nytta", "too little benefit"),
        ReasonCode("no_effect_in_test", "ingen effekt i test", "no effect in the test"),
        ReasonCode("withdrawn", "återtagen av idégivaren", "withdrawn by the idea owner"),
    )
    same = (ReasonCode("merged", "samma idé", "the same idea"),)
    assessed = Fact("assessed", "bedömning", "an assessment")
    claimed = Fact("claimed", "någon som tagit utvecklingen", "somebody who has taken the development")
    return StageGraph(
        id="pitea-skelleftea",
        sv="Idésluss för hållbar samhällsutveckling",
        en="Idea lock for sustainable community development",
        start="idea",
        stages=(
            Stage("idea", "Idé", "Idea"),
            Stage("support", "Idéstöd", "Idea support"),
            Stage("test", "Test", "Test"),
            Stage("in_use", "I bruk", "In use", kind=Kind.ACHIEVED),
            Stage("merged", "Ihopslagen", "Merged", kind=Kind.MERGED, reasons=same),
            Stage("ended", "Avslutad", "Ended", kind=Kind.STOPPED, reasons=ended),
        ),
        transitions=(
            Transition("idea", Decision.GO, "support", guards=(assessed, claimed)),
            Transition("support", Decision.GO, "test"),
            Transition("test", Decision.RECYCLE, "support", at_most=2),
            Transition("test", Decision.IMPLEMENT, "in_use"),
            *from_each(("support", "test"), Decision.MERGE, "merged"),
            *from_each(_OPEN, Decision.KILL, "ended", guards=(assessed,)),
            *holds(_OPEN),
        ),
    )


@cache
def charter() -> Charter:
    """Both municipalities under the graph: ideas are developed in support and test, and adopted from use on."""
    return Charter(
        id="pitea-skelleftea",
        partnership=partnership(),
        graph=graph(),
        development=frozenset({"support", "test"}),
        innovation=frozenset({"in_use"}),
    )


def sluice() -> Sluice:
    """A sluice without ideas.

    >>> from slussmodel.systems.pitea_skelleftea.partners import START
    >>> len(sluice().charter.partnership.payers(START))
    2
    """
    return Sluice(charter())
