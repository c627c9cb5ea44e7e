"""What people have decided about pairs of ideas."""

from __future__ import annotations

from attrs import field, frozen

from slussmodel.errors import InvalidValue
from slussmodel.validators import identifier


@frozen
class PairDecision:
    """A person's word on two ideas: the same or not. It outweighs every score."""

    a: str = field(validator=identifier)
    b: str = field(validator=identifier)
    same: bool

    def __attrs_post_init__(self) -> None:
        if self.a == self.b:
            raise InvalidValue("PairDecision", "b", self.b, "must be another idea than a")


def same(a: str, b: str) -> PairDecision:
    """The two are the same idea.

    >>> same("i-1", "i-2").same
    True
    """
    return PairDecision(a, b, True)


def different(a: str, b: str) -> PairDecision:
    """The two are different ideas, however alike they look."""
    return PairDecision(a, b, False)
