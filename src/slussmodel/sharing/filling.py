"""Filling to a level: the exact number at which clamped lines sum to a target.

Caps and floors, equal awards, equal losses and equal payments are all the same question: raise one level until what
everyone carries, each held between a least and a most, comes to the whole.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from attrs import frozen


@frozen
class Line:
    """What one party carries at a level: `start + slope × level`, held between `least` and `most`."""

    start: Fraction
    slope: Fraction
    least: Fraction
    most: Fraction | None = None

    def at(self, level: Fraction) -> Fraction:
        carried = max(self.start + self.slope * level, self.least)
        return carried if self.most is None else min(carried, self.most)


def fill(lines: Mapping[str, Line], target: Fraction) -> dict[str, Fraction]:
    """What each carries at the level where all carry the target together.

    The sum grows with the level, in straight pieces between the levels where a line leaves its least or meets its
    most; sorting those levels finds the piece, and the piece gives the level. The target must be within the sums of
    the leasts and the mosts. A line whose slope is zero carries its start, within its bounds, at every level.

    >>> third = Line(Fraction(0), Fraction(1), Fraction(0), Fraction(2))
    >>> free = Line(Fraction(0), Fraction(1), Fraction(0))
    >>> {party: str(part) for party, part in fill({"A": third, "B": free, "C": free}, Fraction(9)).items()}
    {'A': '2', 'B': '7/2', 'C': '7/2'}
    """
    level = _level(lines, target)
    return {party: line.at(level) for party, line in lines.items()}


def _level(lines: Mapping[str, Line], target: Fraction) -> Fraction:
    turns = sorted(turn for line in lines.values() if line.slope for turn in _turns(line))
    level, slope = (turns[0][0] if turns else Fraction(0)), Fraction(0)
    carried = sum((line.at(level) for line in lines.values()), Fraction(0))
    for turn, change in turns:
        if carried + slope * (turn - level) >= target:
            break
        carried += slope * (turn - level)
        level, slope = turn, slope + change
    return level + (target - carried) / slope if slope else level


def _turns(line: Line) -> list[tuple[Fraction, Fraction]]:
    """The levels where the line begins and ceases to grow, and how much the sum's slope changes there."""
    leaves = ((line.least - line.start) / line.slope, line.slope)
    if line.most is None:
        return [leaves]
    return [leaves, ((line.most - line.start) / line.slope, -line.slope)]
