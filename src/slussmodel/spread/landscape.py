"""The municipalities as arrays: who borders whom, who shares a federation, who is of the same size.

The same shares as in `influence`, for many runs at once: a state is an array of runs by municipalities, true where
adopted, and the answer has one share for each municipality in each run.
"""

from __future__ import annotations

from functools import cache
from typing import TypeAlias

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from slussmodel import sweden
from slussmodel.places import FederationKind, SizeClass
from slussmodel.sweden import Contact

State: TypeAlias = NDArray[np.bool_]
Shares: TypeAlias = NDArray[np.float32]

CODES = tuple(sweden.MUNICIPALITIES)
PLACE = {code: place for place, code in enumerate(CODES)}


@frozen(eq=False)
class Landscape:
    """Arrays over the municipalities in order of code.

    `touching` has in each column what share each neighbour is of all its neighbours; `groups` holds the places of each
    federation's members; `alike` (class by municipality) marks the size classes that count as about the same.
    """

    touching: Shares
    groups: tuple[NDArray[np.intp], ...]
    classes: Shares
    alike: Shares

    def neighbours(self, state: State) -> Shares:
        return state.astype(np.float32) @ self.touching

    def federation(self, state: State) -> Shares:
        """The share of the other members, where the municipality itself has not adopted."""
        highest = np.zeros(state.shape, dtype=np.float32)
        for members in self.groups:
            share = state[:, members].sum(axis=1, dtype=np.float32) / np.float32(len(members) - 1)
            highest[:, members] = np.maximum(highest[:, members], share[:, None])
        return highest

    def size(self, state: State) -> Shares:
        by_class = state.astype(np.float32) @ self.classes
        adopters = np.maximum(by_class.sum(axis=1, keepdims=True), 1)
        return np.asarray(by_class @ self.alike / adopters)

    def shares(self, state: State) -> tuple[Shares, Shares, Shares]:
        """Neighbours, federation and size, each runs by municipalities."""
        return self.neighbours(state), self.federation(state), self.size(state)


@cache
def landscape(contact: Contact, year: int) -> Landscape:
    """The landscape with this choice of neighbours and the sizes of this year."""
    touching = np.zeros((len(CODES), len(CODES)), dtype=np.float32)
    for code in CODES:
        around = [PLACE[other.code] for other in sweden.neighbours(code, contact)]
        touching[around, PLACE[code]] = 1 / max(len(around), 1)
    ranks = np.array([one.size_class(year).rank for one in sweden.MUNICIPALITIES.values()])
    every = np.arange(len(SizeClass))
    binding = (group for group in sweden.FEDERATIONS.values() if group.kind is not FederationKind.COUNTY)
    return Landscape(
        touching=touching,
        groups=tuple(np.array([PLACE[code] for code in group.codes]) for group in binding),
        classes=(ranks[:, None] == every).astype(np.float32),
        alike=(abs(every[:, None] - ranks) <= 1).astype(np.float32),
    )


def state_of(adopters: frozenset[str]) -> State:
    """One run's state, from the codes of those who have adopted."""
    return np.array([[code in adopters for code in CODES]])
