"""Innovationshubben in Växjö: what staff and citizens need, developed with innovators (DIACCESS, 2019-2023).

Sentence by sentence in the domain table, rows 3.1 to 3.18. `sluice()` is the hub that takes proposals, `programme()`
the project that pays for it, `snow_clearance()` one whole innovation partnership, and `story` tells them.

Names are loaded when they are first used, so that a sluice loads nothing of the project's money.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from slussmodel.lazy import hand_out

if TYPE_CHECKING:
    from slussmodel.systems.vaxjo.cycles import CYCLES as CYCLES
    from slussmodel.systems.vaxjo.founding import charter as charter
    from slussmodel.systems.vaxjo.founding import graph as graph
    from slussmodel.systems.vaxjo.founding import sluice as sluice
    from slussmodel.systems.vaxjo.intake import COUNCIL as COUNCIL
    from slussmodel.systems.vaxjo.intake import PROPOSALS as PROPOSALS
    from slussmodel.systems.vaxjo.intake import Proposal as Proposal
    from slussmodel.systems.vaxjo.intake import after_intake as after_intake
    from slussmodel.systems.vaxjo.intake import citizen_proposals as citizen_proposals
    from slussmodel.systems.vaxjo.intake import council_due as council_due
    from slussmodel.systems.vaxjo.intake import proposal as proposal
    from slussmodel.systems.vaxjo.money import application as application
    from slussmodel.systems.vaxjo.money import eu_share as eu_share
    from slussmodel.systems.vaxjo.money import funding as funding
    from slussmodel.systems.vaxjo.narrative import story as story
    from slussmodel.systems.vaxjo.partners import COMPANIES as COMPANIES
    from slussmodel.systems.vaxjo.partners import END as END
    from slussmodel.systems.vaxjo.partners import EXTENDED as EXTENDED
    from slussmodel.systems.vaxjo.partners import HOST as HOST
    from slussmodel.systems.vaxjo.partners import PERIOD as PERIOD
    from slussmodel.systems.vaxjo.partners import START as START
    from slussmodel.systems.vaxjo.partners import UIA as UIA
    from slussmodel.systems.vaxjo.partners import partnership as partnership
    from slussmodel.systems.vaxjo.project import Vaxjo as Vaxjo
    from slussmodel.systems.vaxjo.project import programme as programme
    from slussmodel.systems.vaxjo.resale import economy as economy
    from slussmodel.systems.vaxjo.resale import hub as hub
    from slussmodel.systems.vaxjo.resale import reference as reference
    from slussmodel.systems.vaxjo.resale import spread as spread
    from slussmodel.systems.vaxjo.resale import stakes as stakes
    from slussmodel.systems.vaxjo.snow import contract as contract
    from slussmodel.systems.vaxjo.snow import documents as documents
    from slussmodel.systems.vaxjo.snow import pairing as pairing
    from slussmodel.systems.vaxjo.snow import snow_clearance as snow_clearance
    from slussmodel.systems.vaxjo.sources import SOURCES as SOURCES

# Hidden from type checkers, to which a module with __getattr__ has every name, misspelt ones too.
if not TYPE_CHECKING:
    __getattr__, __dir__ = hand_out(
        __name__,
        {
            "COMPANIES": "partners",
            "COUNCIL": "intake",
            "CYCLES": "cycles",
            "END": "partners",
            "EXTENDED": "partners",
            "HOST": "partners",
            "PERIOD": "partners",
            "PROPOSALS": "intake",
            "SOURCES": "sources",
            "START": "partners",
            "UIA": "partners",
            "Proposal": "intake",
            "Vaxjo": "project",
            "after_intake": "intake",
            "application": "money",
            "charter": "founding",
            "citizen_proposals": "intake",
            "contract": "snow",
            "council_due": "intake",
            "documents": "snow",
            "economy": "resale",
            "eu_share": "money",
            "funding": "money",
            "graph": "founding",
            "hub": "resale",
            "pairing": "snow",
            "partnership": "partners",
            "programme": "project",
            "proposal": "intake",
            "reference": "resale",
            "sluice": "founding",
            "snow_clearance": "snow",
            "spread": "resale",
            "stakes": "resale",
            "story": "narrative",
        },
    )

    __all__ = [
        "COMPANIES",
        "COUNCIL",
        "CYCLES",
        "END",
        "EXTENDED",
        "HOST",
        "PERIOD",
        "PROPOSALS",
        "SOURCES",
        "START",
        "UIA",
        "Proposal",
        "Vaxjo",
        "after_intake",
        "application",
        "charter",
        "citizen_proposals",
        "contract",
        "council_due",
        "documents",
        "economy",
        "eu_share",
        "funding",
        "graph",
        "hub",
        "pairing",
        "partnership",
        "programme",
        "proposal",
        "reference",
        "sluice",
        "snow_clearance",
        "spread",
        "stakes",
        "story",
    ]
