"""What is to be expected: of one case, of many, and if something were changed.

>>> from datetime import date
>>> from slussmodel.stages import flow, forecast
>>> day = 86_400_000_000
>>> log = flow.EventLog.from_events([
...     ("a", "intake", 0), ("a", "pilot", 4 * day), ("a", "in use", 9 * day),
...     ("b", "intake", 0), ("b", "in use", 3 * day),
...     ("c", "intake", 2 * day),
... ], open_cases=["c"])
>>> forecast.markov(log).remaining["pilot"] / 86_400
5.0
>>> forecast.remaining_time(log)["intake"].explain("en")
'half within 9.0 days, 85% within 9.0 days; 3 were seen, 1 of them are still open'
>>> forecast.pace(log, since=0, until=10 * day, days=2).when(3, start=date(2026, 1, 1)).day(0.85)
datetime.date(2026, 1, 23)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from slussmodel.lazy import hand_out

if TYPE_CHECKING:
    from slussmodel.stages.forecast.chain import Chain as Chain
    from slussmodel.stages.forecast.chain import Gap as Gap
    from slussmodel.stages.forecast.chain import markov as markov
    from slussmodel.stages.forecast.limits import Change as Change
    from slussmodel.stages.forecast.limits import compare as compare
    from slussmodel.stages.forecast.limits import with_limit as with_limit
    from slussmodel.stages.forecast.queue import Drawn as Drawn
    from slussmodel.stages.forecast.queue import Exponential as Exponential
    from slussmodel.stages.forecast.queue import Gate as Gate
    from slussmodel.stages.forecast.queue import Waits as Waits
    from slussmodel.stages.forecast.queue import gate as gate
    from slussmodel.stages.forecast.survival import Survival as Survival
    from slussmodel.stages.forecast.survival import remaining_time as remaining_time
    from slussmodel.stages.forecast.survival import time_in_stage as time_in_stage
    from slussmodel.stages.forecast.throughput import HowMany as HowMany
    from slussmodel.stages.forecast.throughput import Pace as Pace
    from slussmodel.stages.forecast.throughput import When as When
    from slussmodel.stages.forecast.throughput import pace as pace

_NAMES = {
    "chain": (
        "Chain",
        "Gap",
        "markov",
    ),
    "limits": (
        "Change",
        "compare",
        "with_limit",
    ),
    "queue": (
        "Drawn",
        "Exponential",
        "Gate",
        "Waits",
        "gate",
    ),
    "survival": (
        "Survival",
        "remaining_time",
        "time_in_stage",
    ),
    "throughput": (
        "HowMany",
        "Pace",
        "When",
        "pace",
    ),
}

__all__ = [
    "Chain",
    "Change",
    "Drawn",
    "Exponential",
    "Gap",
    "Gate",
    "HowMany",
    "Pace",
    "Survival",
    "Waits",
    "When",
    "compare",
    "gate",
    "markov",
    "pace",
    "remaining_time",
    "time_in_stage",
    "with_limit",
]

# Hidden from type checkers, to which a module with __getattr__ has every name, misspelt ones too.
if not TYPE_CHECKING:
    __getattr__, __dir__ = hand_out(__name__, {name: home for home, names in _NAMES.items() for name in names})
