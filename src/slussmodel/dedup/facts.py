"""What two ideas say beside their texts, as numbers that can be compared in bulk."""

from __future__ import annotations

from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray

from slussmodel.dedup.proposal import Proposal
from slussmodel.dedup.vocabulary import Floats

UNTOLD = -1
_NEAR_DAYS = 30
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class FactReader:
    """Turns the language, kind, service area and day of an idea into four numbers."""

    def __init__(self) -> None:
        self._codes: dict[tuple[str, str], int] = {}

    def read(self, idea: Proposal) -> tuple[int, int, int, int]:
        submitted = getattr(idea, "submitted", None)
        day = UNTOLD if submitted is None else (submitted - _EPOCH).days
        kind, area = (self._code(name, getattr(idea, name, None)) for name in ("kind", "service_area"))
        return self._code("language", idea.language), kind, area, day

    def _code(self, name: str, value: object) -> int:
        told = str(value or "").strip().lower()
        return self._codes.setdefault((name, told), len(self._codes)) if told else UNTOLD


def compare(one: NDArray[np.int32], other: NDArray[np.int32]) -> Floats:
    """Whether each two differ in kind, share a service area, differ in it, came within thirty days: pairs by four."""
    told = (one != UNTOLD) & (other != UNTOLD)
    same = one == other
    near = np.abs(one[:, 3].astype(np.int64) - other[:, 3]) <= _NEAR_DAYS
    columns = (told[:, 1] & ~same[:, 1], told[:, 2] & same[:, 2], told[:, 2] & ~same[:, 2], told[:, 3] & near)
    return np.stack(columns, axis=1).astype(np.float64)
