"""From a command to what happens: one function for each command, all pure, looked up in one table."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from slussmodel.errors import InvalidValue, Refused
from slussmodel.sluice import books, development, diffusion, intake, twins
from slussmodel.sluice import commands as c
from slussmodel.sluice import events as e
from slussmodel.sluice.charter import Charter
from slussmodel.sluice.rules import Cases

_HANDLERS: dict[type, Callable[[Charter, Cases, Any], tuple[e.AnyEvent, ...] | Refused]] = {
    c.Submit: intake.submit,
    c.Support: intake.support,
    c.Assess: intake.assess,
    c.Link: twins.link,
    c.Unlink: twins.unlink,
    c.Separate: twins.separate,
    c.Merge: twins.merge,
    c.Split: twins.split,
    c.Claim: development.claim,
    c.Release: development.release,
    c.Decide: development.decide,
    c.ShareCost: books.share_cost,
    c.Contribute: books.contribute,
    c.Settle: books.settle,
    c.Offer: diffusion.offer,
    c.Adopt: diffusion.adopt,
}


def outcome(charter: Charter, cases: Cases, command: c.AnyCommand) -> tuple[e.AnyEvent, ...] | Refused:
    """The events that a command leads to, or every reason that it is refused."""
    handler = _HANDLERS.get(type(command))
    if handler is None:
        raise InvalidValue("Sluice", "command", command, "must be a command of slussmodel.sluice")
    return handler(charter, cases, command)
