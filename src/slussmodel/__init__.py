"""The municipal innovation sluice (idésluss) as values: ideas, stages, shared costs, twins and spread.

Names are loaded when they are first used, so that `import slussmodel` is light.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from slussmodel.lazy import hand_out

if TYPE_CHECKING:
    from slussmodel import sweden as sweden
    from slussmodel.assessment import Assessment as Assessment
    from slussmodel.errors import InvalidValue as InvalidValue
    from slussmodel.errors import Reason as Reason
    from slussmodel.errors import Refused as Refused
    from slussmodel.errors import RefusedError as RefusedError
    from slussmodel.errors import SlussError as SlussError
    from slussmodel.errors import UnknownName as UnknownName
    from slussmodel.findings import Finding as Finding
    from slussmodel.findings import Severity as Severity
    from slussmodel.ideas import Idea as Idea
    from slussmodel.ideas import IdeaKind as IdeaKind
    from slussmodel.ideas import Novelty as Novelty
    from slussmodel.ideas import Origin as Origin
    from slussmodel.money import EUR as EUR
    from slussmodel.money import SEK as SEK
    from slussmodel.money import Money as Money
    from slussmodel.partnerships import Membership as Membership
    from slussmodel.partnerships import Organisation as Organisation
    from slussmodel.partnerships import Partnership as Partnership
    from slussmodel.partnerships import Role as Role
    from slussmodel.periods import Period as Period
    from slussmodel.periods import YearMonth as YearMonth
    from slussmodel.sluice import Accepted as Accepted
    from slussmodel.sluice import Case as Case
    from slussmodel.sluice import Charter as Charter
    from slussmodel.sluice import Sluice as Sluice

__version__ = "0.1.0"

__all__ = [
    "EUR",
    "SEK",
    "Accepted",
    "Assessment",
    "Case",
    "Charter",
    "Finding",
    "Idea",
    "IdeaKind",
    "InvalidValue",
    "Membership",
    "Money",
    "Novelty",
    "Organisation",
    "Origin",
    "Partnership",
    "Period",
    "Reason",
    "Refused",
    "RefusedError",
    "Role",
    "Severity",
    "Sluice",
    "SlussError",
    "UnknownName",
    "YearMonth",
    "sweden",
]

# Hidden from type checkers, to which a module with __getattr__ has every name, misspelt ones too.
if not TYPE_CHECKING:
    __getattr__, __dir__ = hand_out(
        __name__,
        {
            "EUR": "money",
            "SEK": "money",
            "Accepted": "sluice",
            "Assessment": "assessment",
            "Case": "sluice",
            "Charter": "sluice",
            "Finding": "findings",
            "Idea": "ideas",
            "IdeaKind": "ideas",
            "InvalidValue": "errors",
            "Membership": "partnerships",
            "Money": "money",
            "Novelty": "ideas",
            "Organisation": "partnerships",
            "Origin": "ideas",
            "Partnership": "partnerships",
            "Period": "periods",
            "Reason": "errors",
            "Refused": "errors",
            "RefusedError": "errors",
            "Role": "partnerships",
            "Severity": "findings",
            "Sluice": "sluice",
            "SlussError": "errors",
            "UnknownName": "errors",
            "YearMonth": "periods",
            "sweden": "sweden",
        },
    )
