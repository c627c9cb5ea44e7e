"""The centre: a sluice takes commands and returns events.

>>> from datetime import UTC, datetime
>>> from slussmodel import Idea
>>> from slussmodel.sluice import Accepted, Refused, Submit
>>> from slussmodel.systems import skaraborg
>>> sluice = skaraborg.sluice()
>>> idea = Idea(id="i-1", title="Nattillsyn med kamera", municipality="1496")
>>> match sluice.handle(Submit(idea, by="1496", at=datetime(2017, 3, 1, tzinfo=UTC))):
...     case Accepted(events, after):
...         print(len(events), len(after), len(sluice))
...     case Refused(reasons):
...         print([reason.text("en") for reason in reasons])
1 1 0
"""

from __future__ import annotations

from slussmodel.errors import Reason, Refused, RefusedError
from slussmodel.sluice.audit import audit
from slussmodel.sluice.case import POOL, Case, Contribution, DevelopmentClaim, SharedCost, TwinLink
from slussmodel.sluice.charter import Charter
from slussmodel.sluice.commands import (
    Adopt,
    AnyCommand,
    Assess,
    Claim,
    Command,
    Contribute,
    Decide,
    Link,
    Merge,
    Offer,
    Release,
    Separate,
    Settle,
    ShareCost,
    Split,
    Submit,
    Support,
    Unlink,
    ideas_of,
)
from slussmodel.sluice.events import (
    Adopted,
    AnyEvent,
    Assessed,
    Claimed,
    Contributed,
    CostShared,
    Decided,
    Event,
    Linked,
    Merged,
    Offered,
    Released,
    Separated,
    Settled,
    SplitOff,
    Submitted,
    Supported,
    Unlinked,
)
from slussmodel.sluice.state import Accepted, Family, Sluice, replay

__all__ = [
    "POOL",
    "Accepted",
    "Adopt",
    "Adopted",
    "AnyCommand",
    "AnyEvent",
    "Assess",
    "Assessed",
    "Case",
    "Charter",
    "Claim",
    "Claimed",
    "Command",
    "Contribute",
    "Contributed",
    "Contribution",
    "CostShared",
    "Decide",
    "Decided",
    "DevelopmentClaim",
    "Event",
    "Family",
    "Link",
    "Linked",
    "Merge",
    "Merged",
    "Offer",
    "Offered",
    "Reason",
    "Refused",
    "RefusedError",
    "Release",
    "Released",
    "Separate",
    "Separated",
    "Settle",
    "Settled",
    "ShareCost",
    "SharedCost",
    "Sluice",
    "Split",
    "SplitOff",
    "Submit",
    "Submitted",
    "Support",
    "Supported",
    "TwinLink",
    "Unlink",
    "Unlinked",
    "audit",
    "ideas_of",
    "replay",
]
