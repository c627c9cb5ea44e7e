"""Hypothesis strategies for every value that a user generates, laws to call, and a state machine to subclass.

Needs the extra `hypothesis`. Strategies are plural functions with keyword-only knobs; what they give is valid.

>>> from hypothesis import given
>>> from slussmodel.strategies import amounts
>>> @given(amounts(currency="EUR", min_minor=0))
... def test_a_split_sums_to_the_whole(amount):
...     assert sum(part.minor for part in amount.split([1, 2])) == amount.minor
>>> test_a_split_sums_to_the_whole()
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from slussmodel.lazy import hand_out

if TYPE_CHECKING:
    from slussmodel.strategies.asking import any_commands as any_commands
    from slussmodel.strategies.games import GameKind as GameKind
    from slussmodel.strategies.games import allocations as allocations
    from slussmodel.strategies.games import cost_games as cost_games
    from slussmodel.strategies.games import cost_keys as cost_keys
    from slussmodel.strategies.games import party_weights as party_weights
    from slussmodel.strategies.graphs import GRAPH_DEFECTS as GRAPH_DEFECTS
    from slussmodel.strategies.graphs import stage_graphs as stage_graphs
    from slussmodel.strategies.intake import assessments as assessments
    from slussmodel.strategies.intake import effects as effects
    from slussmodel.strategies.intake import ideas as ideas
    from slussmodel.strategies.intake import market_scans as market_scans
    from slussmodel.strategies.laws import CostRule as CostRule
    from slussmodel.strategies.laws import check_cost_rule as check_cost_rule
    from slussmodel.strategies.laws import check_roundtrip as check_roundtrip
    from slussmodel.strategies.laws import check_stage_graph as check_stage_graph
    from slussmodel.strategies.machine import SluiceMachine as SluiceMachine
    from slussmodel.strategies.people import contacts as contacts
    from slussmodel.strategies.people import memberships as memberships
    from slussmodel.strategies.people import municipalities as municipalities
    from slussmodel.strategies.people import municipality_codes as municipality_codes
    from slussmodel.strategies.people import organisations as organisations
    from slussmodel.strategies.people import partnerships as partnerships
    from slussmodel.strategies.people import places as places
    from slussmodel.strategies.running import charters as charters
    from slussmodel.strategies.running import commands as commands
    from slussmodel.strategies.running import histories as histories
    from slussmodel.strategies.running import sluices as sluices
    from slussmodel.strategies.small import small_charter as small_charter
    from slussmodel.strategies.store import SluiceStore as SluiceStore
    from slussmodel.strategies.twins import twin_ideas as twin_ideas
    from slussmodel.strategies.values import amounts as amounts
    from slussmodel.strategies.values import days as days
    from slussmodel.strategies.values import identifiers as identifiers
    from slussmodel.strategies.values import moments as moments
    from slussmodel.strategies.values import months as months
    from slussmodel.strategies.values import periods as periods
    from slussmodel.strategies.values import texts as texts

_NAMES = {
    "asking": ("any_commands",),
    "games": ("GameKind", "allocations", "cost_games", "cost_keys", "party_weights"),
    "graphs": ("GRAPH_DEFECTS", "stage_graphs"),
    "intake": ("assessments", "effects", "ideas", "market_scans"),
    "laws": ("CostRule", "check_cost_rule", "check_roundtrip", "check_stage_graph"),
    "machine": ("SluiceMachine",),
    "running": ("charters", "commands", "histories", "sluices"),
    "small": ("small_charter",),
    "store": ("SluiceStore",),
    "people": (
        "contacts", "memberships", "municipalities", "municipality_codes", "organisations", "partnerships", "places",
    ),
    "twins": ("twin_ideas",),
    "values": ("amounts", "days", "identifiers", "moments", "months", "periods", "texts"),
}  # fmt: skip

__all__ = [
    "GRAPH_DEFECTS",
    "CostRule",
    "GameKind",
    "SluiceMachine",
    "SluiceStore",
    "allocations",
    "amounts",
    "any_commands",
    "assessments",
    "charters",
    "check_cost_rule",
    "check_roundtrip",
    "check_stage_graph",
    "commands",
    "contacts",
    "cost_games",
    "cost_keys",
    "days",
    "effects",
    "histories",
    "ideas",
    "identifiers",
    "market_scans",
    "memberships",
    "moments",
    "months",
    "municipalities",
    "municipality_codes",
    "organisations",
    "partnerships",
    "party_weights",
    "periods",
    "places",
    "sluices",
    "small_charter",
    "stage_graphs",
    "texts",
    "twin_ideas",
]

# Hidden from type checkers, to which a module with __getattr__ has every name, misspelt ones too.
if not TYPE_CHECKING:
    __getattr__, __dir__ = hand_out(__name__, {name: home for home, names in _NAMES.items() for name in names})
