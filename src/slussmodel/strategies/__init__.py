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
    from slussmodel.strategies.bookkeeping import expected_tranches as expected_tranches
    from slussmodel.strategies.bookkeeping import ledger_entries as ledger_entries
    from slussmodel.strategies.bookkeeping import ledgers as ledgers
    from slussmodel.strategies.bookkeeping import notices as notices
    from slussmodel.strategies.bookkeeping import time_rules as time_rules
    from slussmodel.strategies.bookkeeping import two_ways as two_ways
    from slussmodel.strategies.bookkeeping import worked_times as worked_times
    from slussmodel.strategies.bookkeeping import years_budgets as years_budgets
    from slussmodel.strategies.capability import capability_profiles as capability_profiles
    from slussmodel.strategies.capability import capability_scales as capability_scales
    from slussmodel.strategies.capability import deliverables as deliverables
    from slussmodel.strategies.capability import involvements as involvements
    from slussmodel.strategies.capability import learning_events as learning_events
    from slussmodel.strategies.capability import management_systems as management_systems
    from slussmodel.strategies.capability import sharing_matrices as sharing_matrices
    from slussmodel.strategies.capability import trainings as trainings
    from slussmodel.strategies.cost_rules import base_fees as base_fees
    from slussmodel.strategies.cost_rules import bounded_keys as bounded_keys
    from slussmodel.strategies.cost_rules import buy_ins as buy_ins
    from slussmodel.strategies.cost_rules import changing_keys as changing_keys
    from slussmodel.strategies.cost_rules import cost_keys as cost_keys
    from slussmodel.strategies.cost_rules import equal_shares as equal_shares
    from slussmodel.strategies.cost_rules import increments as increments
    from slussmodel.strategies.cost_rules import joinings as joinings
    from slussmodel.strategies.cost_rules import layered_keys as layered_keys
    from slussmodel.strategies.cost_rules import reciprocal_pools as reciprocal_pools
    from slussmodel.strategies.cost_rules import running_keys as running_keys
    from slussmodel.strategies.cost_rules import solutions as solutions
    from slussmodel.strategies.cost_rules import step_tariffs as step_tariffs
    from slussmodel.strategies.cost_rules import tariff_steps as tariff_steps
    from slussmodel.strategies.fields import records as records
    from slussmodel.strategies.financing import applicants as applicants
    from slussmodel.strategies.financing import applications as applications
    from slussmodel.strategies.financing import call_outcomes as call_outcomes
    from slussmodel.strategies.financing import calls as calls
    from slussmodel.strategies.financing import cash_contributions as cash_contributions
    from slussmodel.strategies.financing import funding_plans as funding_plans
    from slussmodel.strategies.financing import funding_rules as funding_rules
    from slussmodel.strategies.financing import funds as funds
    from slussmodel.strategies.financing import grants as grants
    from slussmodel.strategies.financing import payment_schedules as payment_schedules
    from slussmodel.strategies.financing import time_contributions as time_contributions
    from slussmodel.strategies.games import GameKind as GameKind
    from slussmodel.strategies.games import allocations as allocations
    from slussmodel.strategies.games import cost_games as cost_games
    from slussmodel.strategies.games import party_weights as party_weights
    from slussmodel.strategies.graphs import GRAPH_DEFECTS as GRAPH_DEFECTS
    from slussmodel.strategies.graphs import stage_graphs as stage_graphs
    from slussmodel.strategies.guarding import guards as guards
    from slussmodel.strategies.happening import any_events as any_events
    from slussmodel.strategies.happening import cases as cases
    from slussmodel.strategies.happening import contributions as contributions
    from slussmodel.strategies.happening import idea_families as idea_families
    from slussmodel.strategies.intake import assessments as assessments
    from slussmodel.strategies.intake import effects as effects
    from slussmodel.strategies.intake import ideas as ideas
    from slussmodel.strategies.intake import market_scans as market_scans
    from slussmodel.strategies.laws import CostRule as CostRule
    from slussmodel.strategies.laws import check_cost_rule as check_cost_rule
    from slussmodel.strategies.laws import check_roundtrip as check_roundtrip
    from slussmodel.strategies.laws import check_stage_graph as check_stage_graph
    from slussmodel.strategies.likeness import decisions as decisions
    from slussmodel.strategies.likeness import idea_merges as idea_merges
    from slussmodel.strategies.likeness import matches as matches
    from slussmodel.strategies.likeness import pair_decisions as pair_decisions
    from slussmodel.strategies.logs import alignments as alignments
    from slussmodel.strategies.logs import coach_gates as coach_gates
    from slussmodel.strategies.logs import durations as durations
    from slussmodel.strategies.logs import event_logs as event_logs
    from slussmodel.strategies.logs import fits as fits
    from slussmodel.strategies.logs import gaps as gaps
    from slussmodel.strategies.logs import markov_chains as markov_chains
    from slussmodel.strategies.logs import observed_times as observed_times
    from slussmodel.strategies.logs import paces as paces
    from slussmodel.strategies.logs import temporal_profiles as temporal_profiles
    from slussmodel.strategies.logs import traces as traces
    from slussmodel.strategies.logs import waiting_times as waiting_times
    from slussmodel.strategies.machine import SluiceMachine as SluiceMachine
    from slussmodel.strategies.outcomes import causes as causes
    from slussmodel.strategies.outcomes import goals as goals
    from slussmodel.strategies.outcomes import judgements as judgements
    from slussmodel.strategies.outcomes import logic_models as logic_models
    from slussmodel.strategies.outcomes import revision_steps as revision_steps
    from slussmodel.strategies.outcomes import revisions as revisions
    from slussmodel.strategies.people import contacts as contacts
    from slussmodel.strategies.people import countries as countries
    from slussmodel.strategies.people import memberships as memberships
    from slussmodel.strategies.people import municipalities as municipalities
    from slussmodel.strategies.people import municipality_codes as municipality_codes
    from slussmodel.strategies.people import organisations as organisations
    from slussmodel.strategies.people import partnerships as partnerships
    from slussmodel.strategies.people import places as places
    from slussmodel.strategies.procuring import contracts as contracts
    from slussmodel.strategies.procuring import innovation_partnerships as innovation_partnerships
    from slussmodel.strategies.procuring import pairings as pairings
    from slussmodel.strategies.procuring import performance_levels as performance_levels
    from slussmodel.strategies.procuring import phases as phases
    from slussmodel.strategies.procuring import precommercial_procurements as precommercial_procurements
    from slussmodel.strategies.procuring import procurement_documents as procurement_documents
    from slussmodel.strategies.procuring import rights_splits as rights_splits
    from slussmodel.strategies.procuring import tenders as tenders
    from slussmodel.strategies.programmes import cycle_limits as cycle_limits
    from slussmodel.strategies.programmes import cycle_plans as cycle_plans
    from slussmodel.strategies.programmes import cycles as cycles
    from slussmodel.strategies.programmes import hubs as hubs
    from slussmodel.strategies.programmes import pilot_sets as pilot_sets
    from slussmodel.strategies.programmes import portfolio_limits as portfolio_limits
    from slussmodel.strategies.programmes import sluice_projects as sluice_projects
    from slussmodel.strategies.routing import benefit_scales as benefit_scales
    from slussmodel.strategies.routing import citizen_proposals as citizen_proposals
    from slussmodel.strategies.routing import popular_initiatives as popular_initiatives
    from slussmodel.strategies.routing import routing_rows as routing_rows
    from slussmodel.strategies.routing import routing_tables as routing_tables
    from slussmodel.strategies.running import answers as answers
    from slussmodel.strategies.running import charters as charters
    from slussmodel.strategies.running import commands as commands
    from slussmodel.strategies.running import histories as histories
    from slussmodel.strategies.running import sluices as sluices
    from slussmodel.strategies.small import small_charter as small_charter
    from slussmodel.strategies.spreading import adoptions as adoptions
    from slussmodel.strategies.spreading import economies as economies
    from slussmodel.strategies.spreading import influences as influences
    from slussmodel.strategies.spreading import rings as rings
    from slussmodel.strategies.spreading import spreads as spreads
    from slussmodel.strategies.statements import assertions as assertions
    from slussmodel.strategies.statements import sources as sources
    from slussmodel.strategies.store import SluiceStore as SluiceStore
    from slussmodel.strategies.structured import savings_games as savings_games
    from slussmodel.strategies.structured import structured_games as structured_games
    from slussmodel.strategies.twins import twin_ideas as twin_ideas
    from slussmodel.strategies.values import amounts as amounts
    from slussmodel.strategies.values import days as days
    from slussmodel.strategies.values import identifiers as identifiers
    from slussmodel.strategies.values import moments as moments
    from slussmodel.strategies.values import months as months
    from slussmodel.strategies.values import periods as periods
    from slussmodel.strategies.values import texts as texts
    from slussmodel.strategies.walking import fates as fates
    from slussmodel.strategies.walking import journeys as journeys
    from slussmodel.strategies.walking import limits as limits
    from slussmodel.strategies.walking import merged_undertakings as merged_undertakings
    from slussmodel.strategies.walking import migrations as migrations
    from slussmodel.strategies.walking import moved_journeys as moved_journeys
    from slussmodel.strategies.walking import stages as stages
    from slussmodel.strategies.walking import transitions as transitions
    from slussmodel.strategies.walking import undertakings as undertakings

_NAMES = {
    "asking": ("any_commands",),
    "bookkeeping": (
        "expected_tranches", "ledger_entries", "ledgers", "notices", "time_rules", "two_ways", "worked_times",
        "years_budgets",
    ),
    "capability": (
        "capability_profiles", "capability_scales", "deliverables", "involvements", "learning_events",
        "management_systems", "sharing_matrices", "trainings",
    ),
    "cost_rules": (
        "base_fees", "bounded_keys", "buy_ins", "changing_keys", "cost_keys", "equal_shares", "increments",
        "joinings", "layered_keys", "reciprocal_pools", "running_keys", "solutions", "step_tariffs", "tariff_steps",
    ),
    "deciding": (),
    "fields": ("records",),
    "financing": (
        "applicants", "applications", "call_outcomes", "calls", "cash_contributions", "funding_plans",
        "funding_rules", "funds", "grants", "payment_schedules", "time_contributions",
    ),
    "games": ("GameKind", "allocations", "cost_games", "party_weights"),
    "graphs": ("GRAPH_DEFECTS", "stage_graphs"),
    "guarding": ("guards",),
    "happening": ("any_events", "cases", "contributions", "idea_families"),
    "intake": ("assessments", "effects", "ideas", "market_scans"),
    "laws": ("CostRule", "check_cost_rule", "check_roundtrip", "check_stage_graph"),
    "likeness": ("decisions", "idea_merges", "matches", "pair_decisions"),
    "logs": (
        "alignments", "coach_gates", "durations", "event_logs", "fits", "gaps", "markov_chains", "observed_times",
        "paces", "temporal_profiles", "traces", "waiting_times",
    ),
    "machine": ("SluiceMachine",),
    "outcomes": ("causes", "goals", "judgements", "logic_models", "revision_steps", "revisions"),
    "people": (
        "contacts", "countries", "memberships", "municipalities", "municipality_codes", "organisations",
        "partnerships", "places",
    ),
    "procuring": (
        "contracts", "innovation_partnerships", "pairings", "performance_levels", "phases",
        "precommercial_procurements", "procurement_documents", "rights_splits", "tenders",
    ),
    "programmes": (
        "cycle_limits", "cycle_plans", "cycles", "hubs", "pilot_sets", "portfolio_limits", "sluice_projects",
    ),
    "routing": ("benefit_scales", "citizen_proposals", "popular_initiatives", "routing_rows", "routing_tables"),
    "running": ("answers", "charters", "commands", "histories", "sluices"),
    "small": ("small_charter",),
    "spreading": ("adoptions", "economies", "influences", "rings", "spreads"),
    "statements": ("assertions", "sources"),
    "store": ("SluiceStore",),
    "structured": ("savings_games", "structured_games"),
    "twins": ("twin_ideas",),
    "values": ("amounts", "days", "identifiers", "moments", "months", "periods", "texts"),
    "walking": (
        "fates", "journeys", "limits", "merged_undertakings", "migrations", "moved_journeys", "stages", "transitions",
        "undertakings",
    ),
}  # fmt: skip

__all__ = [
    "GRAPH_DEFECTS",
    "CostRule",
    "GameKind",
    "SluiceMachine",
    "SluiceStore",
    "adoptions",
    "alignments",
    "allocations",
    "amounts",
    "answers",
    "any_commands",
    "any_events",
    "applicants",
    "applications",
    "assertions",
    "assessments",
    "base_fees",
    "benefit_scales",
    "bounded_keys",
    "buy_ins",
    "call_outcomes",
    "calls",
    "capability_profiles",
    "capability_scales",
    "cases",
    "cash_contributions",
    "causes",
    "changing_keys",
    "charters",
    "check_cost_rule",
    "check_roundtrip",
    "check_stage_graph",
    "citizen_proposals",
    "coach_gates",
    "commands",
    "contacts",
    "contracts",
    "contributions",
    "cost_games",
    "cost_keys",
    "countries",
    "cycle_limits",
    "cycle_plans",
    "cycles",
    "days",
    "decisions",
    "deliverables",
    "durations",
    "economies",
    "effects",
    "equal_shares",
    "event_logs",
    "expected_tranches",
    "fates",
    "fits",
    "funding_plans",
    "funding_rules",
    "funds",
    "gaps",
    "goals",
    "grants",
    "guards",
    "histories",
    "hubs",
    "idea_families",
    "idea_merges",
    "ideas",
    "identifiers",
    "increments",
    "influences",
    "innovation_partnerships",
    "involvements",
    "joinings",
    "journeys",
    "judgements",
    "layered_keys",
    "learning_events",
    "ledger_entries",
    "ledgers",
    "limits",
    "logic_models",
    "management_systems",
    "market_scans",
    "markov_chains",
    "matches",
    "memberships",
    "merged_undertakings",
    "migrations",
    "moments",
    "months",
    "moved_journeys",
    "municipalities",
    "municipality_codes",
    "notices",
    "observed_times",
    "organisations",
    "paces",
    "pair_decisions",
    "pairings",
    "partnerships",
    "party_weights",
    "payment_schedules",
    "performance_levels",
    "periods",
    "phases",
    "pilot_sets",
    "places",
    "popular_initiatives",
    "portfolio_limits",
    "precommercial_procurements",
    "procurement_documents",
    "reciprocal_pools",
    "records",
    "revision_steps",
    "revisions",
    "rights_splits",
    "rings",
    "routing_rows",
    "routing_tables",
    "running_keys",
    "savings_games",
    "sharing_matrices",
    "sluice_projects",
    "sluices",
    "small_charter",
    "solutions",
    "sources",
    "spreads",
    "stage_graphs",
    "stages",
    "step_tariffs",
    "structured_games",
    "tariff_steps",
    "temporal_profiles",
    "tenders",
    "texts",
    "time_contributions",
    "time_rules",
    "traces",
    "trainings",
    "transitions",
    "twin_ideas",
    "two_ways",
    "undertakings",
    "waiting_times",
    "worked_times",
    "years_budgets",
]

# Hidden from type checkers, to which a module with __getattr__ has every name, misspelt ones too.
if not TYPE_CHECKING:
    __getattr__, __dir__ = hand_out(__name__, {name: home for home, names in _NAMES.items() for name in names})
