"""Stage graphs: one definition that runs, is checked, is drawn, is compared with what happened, and forecasts.

>>> from datetime import UTC, datetime
>>> from slussmodel.stages import Context, Decision, Kind, Stage, StageGraph, Transition, advance
>>> graph = StageGraph(
...     id="sluice",
...     start="intake",
...     stages=(Stage("intake", "Inflöde", "Intake"), Stage("in_use", "I bruk", "In use", kind=Kind.ACHIEVED)),
...     transitions=(Transition("intake", Decision.GO, "in_use"),),
... )
>>> idea = graph.begin("i-1", at=datetime(2026, 1, 7, tzinfo=UTC))
>>> moved = advance(idea, Decision.GO, Context(at=datetime(2026, 2, 3, tzinfo=UTC), by="1496"))
>>> moved.journey.stage, idea.stage
('in_use', 'intake')
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from slussmodel.errors import Refused as Refused
from slussmodel.lazy import hand_out

if TYPE_CHECKING:
    from slussmodel.stages.bulk import Columns as Columns
    from slussmodel.stages.bulk import Fault as Fault
    from slussmodel.stages.bulk import Replayed as Replayed
    from slussmodel.stages.bulk import Stray as Stray
    from slussmodel.stages.bulk import replay_all as replay_all
    from slussmodel.stages.clock import Ageing as Ageing
    from slussmodel.stages.clock import ageing as ageing
    from slussmodel.stages.clock import due as due
    from slussmodel.stages.clock import overdue as overdue
    from slussmodel.stages.context import Context as Context
    from slussmodel.stages.context import Particulars as Particulars
    from slussmodel.stages.decisions import Decision as Decision
    from slussmodel.stages.decisions import Kind as Kind
    from slussmodel.stages.decisions import Unit as Unit
    from slussmodel.stages.graph import Limit as Limit
    from slussmodel.stages.graph import ReasonCode as ReasonCode
    from slussmodel.stages.graph import Stage as Stage
    from slussmodel.stages.graph import StageGraph as StageGraph
    from slussmodel.stages.graph import Transition as Transition
    from slussmodel.stages.graph import days as days
    from slussmodel.stages.graph import from_each as from_each
    from slussmodel.stages.graph import holds as holds
    from slussmodel.stages.graph import working_days as working_days
    from slussmodel.stages.guards import AtMost as AtMost
    from slussmodel.stages.guards import ConditionsMet as ConditionsMet
    from slussmodel.stages.guards import Fact as Fact
    from slussmodel.stages.guards import FactAtLeast as FactAtLeast
    from slussmodel.stages.guards import Guard as Guard
    from slussmodel.stages.guards import HasRole as HasRole
    from slussmodel.stages.guards import MinimumTime as MinimumTime
    from slussmodel.stages.guards import PartyNamed as PartyNamed
    from slussmodel.stages.guards import ReasonGiven as ReasonGiven
    from slussmodel.stages.guards import Visited as Visited
    from slussmodel.stages.guards import all_of as all_of
    from slussmodel.stages.guards import any_of as any_of
    from slussmodel.stages.guards import not_ as not_
    from slussmodel.stages.guards import register as register
    from slussmodel.stages.journey import Hold as Hold
    from slussmodel.stages.journey import Journey as Journey
    from slussmodel.stages.journey import Move as Move
    from slussmodel.stages.journey import Moved as Moved
    from slussmodel.stages.journey import Option as Option
    from slussmodel.stages.journey import Visit as Visit
    from slussmodel.stages.journey import advance as advance
    from slussmodel.stages.journey import options as options
    from slussmodel.stages.journey import replay as replay
    from slussmodel.stages.migration import Fate as Fate
    from slussmodel.stages.migration import Migration as Migration
    from slussmodel.stages.migration import Verdict as Verdict
    from slussmodel.stages.migration import migrate as migrate
    from slussmodel.stages.paths import NoPath as NoPath
    from slussmodel.stages.paths import Path as Path
    from slussmodel.stages.paths import Step as Step
    from slussmodel.stages.paths import path_to as path_to
    from slussmodel.stages.several import Part as Part
    from slussmodel.stages.several import Together as Together
    from slussmodel.stages.several import Undertaking as Undertaking
    from slussmodel.stages.several import merge as merge
    from slussmodel.stages.several import split as split
    from slussmodel.stages.several import spread as spread
    from slussmodel.stages.story import tell as tell
    from slussmodel.stages.workdays import is_working_day as is_working_day
    from slussmodel.stages.workdays import working_day_after as working_day_after
    from slussmodel.stages.workdays import working_days_between as working_days_between

_NAMES = {
    "bulk": (
        "Columns", "Fault", "Replayed", "Stray", "replay_all",
    ),
    "clock": (
        "Ageing", "ageing", "due", "overdue",
    ),
    "context": (
        "Context", "Particulars",
    ),
    "decisions": (
        "Decision", "Kind", "Unit",
    ),
    "graph": (
        "Limit", "ReasonCode", "Stage", "StageGraph", "Transition", "days", "from_each", "holds",
        "working_days",
    ),
    "guards": (
        "AtMost", "ConditionsMet", "Fact", "FactAtLeast", "Guard", "HasRole", "MinimumTime", "PartyNamed",
        "ReasonGiven", "Visited", "all_of", "any_of", "not_", "register",
    ),
    "journey": (
        "Hold", "Journey", "Move", "Moved", "Option", "Visit", "advance", "options", "replay",
    ),
    "migration": (
        "Fate", "Migration", "Verdict", "migrate",
    ),
    "paths": (
        "NoPath", "Path", "Step", "path_to",
    ),
    "several": (
        "Part", "Together", "Undertaking", "merge", "split", "spread",
    ),
    "story": (
        "tell",
    ),
    "workdays": (
        "is_working_day", "working_day_after", "working_days_between",
    ),
}  # fmt: skip
_HOMES = {"flow": "flow", "forecast": "forecast"} | {name: home for home, names in _NAMES.items() for name in names}

__all__ = [
    "Ageing",
    "AtMost",
    "Columns",
    "ConditionsMet",
    "Context",
    "Decision",
    "Fact",
    "FactAtLeast",
    "Fate",
    "Fault",
    "Guard",
    "HasRole",
    "Hold",
    "Journey",
    "Kind",
    "Limit",
    "Migration",
    "MinimumTime",
    "Move",
    "Moved",
    "NoPath",
    "Option",
    "Part",
    "Particulars",
    "PartyNamed",
    "Path",
    "ReasonCode",
    "ReasonGiven",
    "Refused",
    "Replayed",
    "Stage",
    "StageGraph",
    "Step",
    "Stray",
    "Together",
    "Transition",
    "Undertaking",
    "Unit",
    "Verdict",
    "Visit",
    "Visited",
    "advance",
    "ageing",
    "all_of",
    "any_of",
    "days",
    "due",
    "flow",
    "forecast",
    "from_each",
    "holds",
    "is_working_day",
    "merge",
    "migrate",
    "not_",
    "options",
    "overdue",
    "path_to",
    "register",
    "replay",
    "replay_all",
    "split",
    "spread",
    "tell",
    "working_day_after",
    "working_days",
    "working_days_between",
]

# Hidden from type checkers, to which a module with __getattr__ has every name, misspelt ones too.
if not TYPE_CHECKING:
    __getattr__, __dir__ = hand_out(__name__, _HOMES)
