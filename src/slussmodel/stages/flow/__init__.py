"""What really happened: event logs, key figures of flow, and how a log agrees with a stage graph.

>>> from slussmodel.stages import flow
>>> day = 86_400_000_000
>>> log = flow.EventLog.from_events([
...     ("a", "intake", 0), ("a", "assessment", 3 * day), ("a", "in use", 9 * day),
...     ("b", "intake", 1 * day), ("b", "in use", 5 * day),
... ])
>>> flow.throughput_times(log).explain("en")
'2 in all: half within 6.5 days, 85% within 8.2 days, 95% within 8.8 days, the longest 9.0 days'
>>> log.align(log.stage_graph()).fitness
1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from slussmodel.lazy import hand_out

if TYPE_CHECKING:
    from slussmodel.stages.flow.alignment import AlignedMove as AlignedMove
    from slussmodel.stages.flow.alignment import Alignment as Alignment
    from slussmodel.stages.flow.alignment import MoveKind as MoveKind
    from slussmodel.stages.flow.conformance import Fit as Fit
    from slussmodel.stages.flow.conformance import align as align
    from slussmodel.stages.flow.conformance import unknown_steps as unknown_steps
    from slussmodel.stages.flow.cumulative import CumulativeFlow as CumulativeFlow
    from slussmodel.stages.flow.cumulative import FlowPoint as FlowPoint
    from slussmodel.stages.flow.cumulative import cumulative_flow as cumulative_flow
    from slussmodel.stages.flow.decided import Outcome as Outcome
    from slussmodel.stages.flow.decided import clock_in_stage as clock_in_stage
    from slussmodel.stages.flow.decided import outcomes as outcomes
    from slussmodel.stages.flow.durations import Durations as Durations
    from slussmodel.stages.flow.log import EventLog as EventLog
    from slussmodel.stages.flow.log import Trace as Trace
    from slussmodel.stages.flow.measures import LittlesLaw as LittlesLaw
    from slussmodel.stages.flow.measures import ageing as ageing
    from slussmodel.stages.flow.measures import ageing_by_stage as ageing_by_stage
    from slussmodel.stages.flow.measures import littles_law as littles_law
    from slussmodel.stages.flow.measures import mean_arrival_gap as mean_arrival_gap
    from slussmodel.stages.flow.measures import reach as reach
    from slussmodel.stages.flow.measures import rework as rework
    from slussmodel.stages.flow.measures import step_times as step_times
    from slussmodel.stages.flow.measures import throughput_times as throughput_times
    from slussmodel.stages.flow.measures import time_in_stage as time_in_stage
    from slussmodel.stages.flow.measures import time_to_stage as time_to_stage
    from slussmodel.stages.flow.measures import work_in_progress as work_in_progress
    from slussmodel.stages.flow.mining import END as END
    from slussmodel.stages.flow.mining import START as START
    from slussmodel.stages.flow.moments import Moment as Moment
    from slussmodel.stages.flow.profile import Between as Between
    from slussmodel.stages.flow.profile import Outlier as Outlier
    from slussmodel.stages.flow.profile import TemporalProfile as TemporalProfile
    from slussmodel.stages.flow.profile import temporal_profile as temporal_profile

_NAMES = {
    "alignment": ("AlignedMove", "Alignment", "MoveKind"),
    "conformance": ("Fit", "align", "unknown_steps"),
    "cumulative": ("CumulativeFlow", "FlowPoint", "cumulative_flow"),
    "decided": ("Outcome", "clock_in_stage", "outcomes"),
    "durations": ("Durations",),
    "log": ("EventLog", "Trace"),
    "measures": (
        "LittlesLaw",
        "ageing",
        "ageing_by_stage",
        "littles_law",
        "mean_arrival_gap",
        "reach",
        "rework",
        "step_times",
        "throughput_times",
        "time_in_stage",
        "time_to_stage",
        "work_in_progress",
    ),
    "mining": ("END", "START"),
    "moments": ("Moment",),
    "profile": ("Between", "Outlier", "TemporalProfile", "temporal_profile"),
}

__all__ = [
    "END",
    "START",
    "AlignedMove",
    "Alignment",
    "Between",
    "CumulativeFlow",
    "Durations",
    "EventLog",
    "Fit",
    "FlowPoint",
    "LittlesLaw",
    "Moment",
    "MoveKind",
    "Outcome",
    "Outlier",
    "TemporalProfile",
    "Trace",
    "ageing",
    "ageing_by_stage",
    "align",
    "clock_in_stage",
    "cumulative_flow",
    "littles_law",
    "mean_arrival_gap",
    "outcomes",
    "reach",
    "rework",
    "step_times",
    "temporal_profile",
    "throughput_times",
    "time_in_stage",
    "time_to_stage",
    "unknown_steps",
    "work_in_progress",
]

# Hidden from type checkers, to which a module with __getattr__ has every name, misspelt ones too.
if not TYPE_CHECKING:
    __getattr__, __dir__ = hand_out(__name__, {name: home for home, names in _NAMES.items() for name in names})
