"""What a system's own history is: steps that the rules are known to allow."""

from __future__ import annotations

from typing import TypeVar

from slussmodel.errors import Refused, RefusedError

T = TypeVar("T")


def accepted(outcome: T | Refused) -> T:
    """The value of a step that must be allowed; raises `RefusedError` with every reason where it is not.

    >>> accepted(3)
    3
    """
    if isinstance(outcome, Refused):
        raise RefusedError("a step of a ready system", outcome.reasons)
    return outcome
