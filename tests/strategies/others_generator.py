"""hypothesis-jsonschema with the Hypothesis of today, from which its last release asks one thing that has gone.

It draws the members of an object by `while elements.more()`, where Hypothesis now has `for _ in elements`.
"""

from __future__ import annotations

import json
from typing import Any

from hypothesis.internal.conjecture import utils
from hypothesis.strategies import SearchStrategy
from hypothesis_jsonschema import _from_schema


class Many:
    """Hypothesis's `many`, asked step by step."""

    def __init__(self, data: Any, **sizes: float) -> None:
        self.whole = utils.many(data, **sizes)
        self.elements = iter(self.whole.__enter__())

    def more(self) -> bool:
        if next(self.elements, self) is not self:
            return True
        self.whole.__exit__(None)
        return False

    def reject(self, why: str | None = None) -> None:
        self.whole.reject(why)


class _Utils:
    """Hypothesis's utilities, with `many` as it was."""

    many = Many

    def __getattr__(self, name: str) -> Any:
        return getattr(utils, name)


_from_schema.cu = _Utils()


def from_schema(schema: dict[str, Any]) -> SearchStrategy[Any]:
    """JSON values that fit a schema, by a generator that others wrote; no number of thousands of digits among them."""
    small = json.loads(json.dumps(schema).replace("4000}", "6}"))
    return _from_schema.from_schema(small)
