"""The capability of an organisation to innovate, dimension by dimension on an ordered scale."""

from __future__ import annotations

from datetime import date

from attrs import field, frozen

from slussmodel.capacity.pairs import as_pairs, pairs
from slussmodel.errors import InvalidValue, UnknownName
from slussmodel.validators import day, distinct, each, filled, identifier, nfc, of_type


@frozen
class CapabilityScale:
    """The dimensions of a capacity-building programme, and the levels of each from the lowest to the highest.

    >>> CapabilityScale(("leadership", "method"), ("begun", "practised", "systematic")).rank("practised")
    1
    """

    dimensions: tuple[str, ...] = field(validator=[each(filled), distinct])
    levels: tuple[str, ...] = field(validator=[each(filled), distinct])

    def __attrs_post_init__(self) -> None:
        if not self.dimensions or len(self.levels) < 2:
            raise InvalidValue("CapabilityScale", "levels", self.levels, "must be two or more, of a dimension or more")

    def rank(self, level: str) -> int:
        """0 for the lowest level; raises `UnknownName` with near names."""
        if level not in self.levels:
            raise UnknownName.among("level", level, self.levels)
        return self.levels.index(level)


@frozen(kw_only=True)
class CapabilityProfile:
    """How far an organisation had come on a day; a dimension may be unrated.

    >>> scale = CapabilityScale(("leadership", "method"), ("begun", "practised", "systematic"))
    >>> before = CapabilityProfile(scale=scale, organisation="2284", on=date(2023, 1, 1),
    ...     ratings={"leadership": "practised", "method": "begun"})
    >>> after = CapabilityProfile(scale=scale, organisation="2284", on=date(2025, 12, 31),
    ...     ratings={"leadership": "practised", "method": "systematic"})
    >>> before.weakest, before.gain(after)
    (('method',), {'leadership': 0, 'method': 2})

    Raises `UnknownName` for a dimension or a level that the scale does not have.
    """

    scale: CapabilityScale = field(validator=of_type(CapabilityScale))
    organisation: str = field(converter=nfc, validator=identifier)
    on: date = field(validator=day)
    ratings: tuple[tuple[str, str], ...] = field(converter=as_pairs, validator=pairs)

    def __attrs_post_init__(self) -> None:
        for dimension, level in self.ratings:
            if dimension not in self.scale.dimensions:
                raise UnknownName.among("dimension", dimension, self.scale.dimensions)
            self.scale.rank(level)

    @property
    def ranks(self) -> dict[str, int]:
        """The rank of each rated dimension, in the order of the scale."""
        rated = dict(self.ratings)
        return {one: self.scale.rank(rated[one]) for one in self.scale.dimensions if one in rated}

    @property
    def unrated(self) -> tuple[str, ...]:
        return tuple(one for one in self.scale.dimensions if one not in self.ranks)

    @property
    def weakest(self) -> tuple[str, ...]:
        """The rated dimensions with the lowest rank: where to begin."""
        ranks = self.ranks
        return tuple(one for one in ranks if ranks[one] == min(ranks.values()))

    def gain(self, later: CapabilityProfile) -> dict[str, int]:
        """Levels won (or lost, below zero) in each dimension that both profiles rate."""
        self._refuse_other_scale(later)
        after = later.ranks
        return {one: after[one] - rank for one, rank in self.ranks.items() if one in after}

    def dominates(self, other: CapabilityProfile) -> bool:
        """Whether this one is at least as high in every dimension that the other rates."""
        self._refuse_other_scale(other)
        ranks = self.ranks
        return all(one in ranks and ranks[one] >= rank for one, rank in other.ranks.items())

    def _refuse_other_scale(self, other: CapabilityProfile) -> None:
        if other.scale != self.scale:
            raise InvalidValue("CapabilityProfile", "scale", other.scale, "must be the same scale to be compared")
