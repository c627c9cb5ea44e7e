"""A stage graph as others read it: drawn (SVG, Mermaid, DOT), as BPMN 2.0, and as machines that run elsewhere.

Every function is pure and gives a string or a plain dict. What a format cannot say is said in its function.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from slussmodel.lazy import hand_out

if TYPE_CHECKING:
    from slussmodel.stages.export.bpmn import to_bpmn as to_bpmn
    from slussmodel.stages.export.diagrams import to_dot as to_dot
    from slussmodel.stages.export.diagrams import to_mermaid as to_mermaid
    from slussmodel.stages.export.machines import guard_names as guard_names
    from slussmodel.stages.export.machines import to_python_statemachine as to_python_statemachine
    from slussmodel.stages.export.machines import to_xstate as to_xstate
    from slussmodel.stages.export.network import to_networkx as to_networkx
    from slussmodel.stages.export.svg import to_svg as to_svg

__all__ = [
    "guard_names",
    "to_bpmn",
    "to_dot",
    "to_mermaid",
    "to_networkx",
    "to_python_statemachine",
    "to_svg",
    "to_xstate",
]

# Hidden from type checkers, to which a module with __getattr__ has every name, misspelt ones too.
if not TYPE_CHECKING:
    __getattr__, __dir__ = hand_out(
        __name__,
        {
            "guard_names": "machines",
            "to_bpmn": "bpmn",
            "to_dot": "diagrams",
            "to_mermaid": "diagrams",
            "to_networkx": "network",
            "to_python_statemachine": "machines",
            "to_svg": "svg",
            "to_xstate": "machines",
        },
    )
