"""Laws that a suite calls on what it has written itself: a converter, a cost rule, a stage graph.

Each raises `AssertionError` that says which law is broken and by what.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol, TypeVar

from slussmodel.errors import shorten
from slussmodel.findings import Severity
from slussmodel.money import Money
from slussmodel.sharing.allocation import Allocation
from slussmodel.stages import StageGraph

T = TypeVar("T")
Stored = TypeVar("Stored")


class CostRule(Protocol):
    """Something that shares a cost among parties by one number for each, as the keys of `slussmodel.sharing` do."""

    def share(self, cost: Money, parties: Mapping[str, int], /) -> Allocation | Mapping[str, Money]: ...


def check_roundtrip(value: T, dump: Callable[[T], Stored], load: Callable[[Stored], T]) -> None:
    """What is written reads back as itself, of the same type, and is written the same once more.

    >>> from slussmodel import SEK, Money
    >>> check_roundtrip(SEK("31,25 kr"), lambda money: money.minor, lambda minor: Money(minor, "SEK"))
    >>> check_roundtrip(SEK("31,25 kr"), lambda money: int(money.amount), SEK)
    Traceback (most recent call last):
    AssertionError: broken law: reads back as itself: SEK('31.25') was written as 31 and read back as SEK('31.00')
    """
    written = dump(value)
    again = load(written)
    same = type(again) is type(value) and again == value
    told = f"{shorten(value)} was written as {shorten(written)} and read back as {shorten(again)}"
    law("reads back as itself", same, told)
    law("is written the same twice", dump(again) == written, f"{shorten(value)}: {shorten(dump(again))}")


def check_cost_rule(rule: CostRule, cost: Money, parties: Mapping[str, int]) -> None:
    """A rule shares the whole cost, to the minor unit, among just these parties, whatever the order they stand in.

    Nobody pays less than nothing, and nobody with a larger number pays less (by more than the one minor unit that
    rounding may move).

    >>> from slussmodel import SEK
    >>> from slussmodel.sharing import PerCapita
    >>> check_cost_rule(PerCapita(), SEK(100), {"Hjo": 1, "Skara": 2})
    """
    amounts = _amounts(rule, cost, parties)
    shown = {party: str(amount.amount) for party, amount in amounts.items()}
    told = f"{cost!r} among {dict(parties)} became {shown}"
    law("every party has a share, and nobody else", amounts.keys() == parties.keys(), told)
    law("shares are in the currency of the cost", all(one.currency == cost.currency for one in amounts.values()), told)
    law("shares sum to the cost", sum(amount.minor for amount in amounts.values()) == cost.minor, told)
    law("no share is negative", all(amount.minor >= 0 for amount in amounts.values()), told)
    turned = _amounts(rule, cost, dict(reversed(list(parties.items()))))
    law("the order of the parties does not matter", turned == amounts, told)
    _check_order(amounts, parties, told)


def _amounts(rule: CostRule, cost: Money, parties: Mapping[str, int]) -> dict[str, Money]:
    shared = rule.share(cost, parties)
    return dict(shared.amounts if isinstance(shared, Allocation) else shared)


def _check_order(amounts: Mapping[str, Money], parties: Mapping[str, int], told: str) -> None:
    ordered = sorted(parties, key=parties.__getitem__)
    for place, smaller in enumerate(ordered):
        for larger in ordered[place + 1 :]:
            gap = amounts[smaller].minor - amounts[larger].minor
            law("nobody with a larger number pays less", gap <= 1, f"{told}: {smaller} and {larger}")


def check_stage_graph(graph: StageGraph[Any]) -> None:
    """A graph has no finding that is an error, runs, and reads back from JSON as itself.

    >>> from slussmodel.stages import Stage, StageGraph
    >>> check_stage_graph(StageGraph(id="g", start="intake", stages=(Stage("intake"),), transitions=()))
    Traceback (most recent call last):
    AssertionError: broken law: has no errors: intake: no decision leaves intake, which is not an end
    """
    from slussmodel.codec import from_json, to_json

    errors = [f"{one.place}: {one.text('en')}" for one in graph.check() if one.severity is Severity.ERROR]
    law("has no errors", not errors, "; ".join(errors))
    law("every stage can be asked for", graph.table.keys() == {stage.id for stage in graph.stages}, graph.id)
    check_roundtrip(graph, to_json, from_json)


def law(name: str, holds: bool, counterexample: str) -> None:
    """Raise `AssertionError` with the law and what breaks it, unless it holds."""
    if not holds:
        raise AssertionError(f"broken law: {name}: {counterexample}")
