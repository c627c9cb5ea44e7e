"""How a long computation says how far it has come.

It takes a `progress`, calls it with how many more of its steps are done, and says in its docstring how many there are
in all: `update` of a tqdm bar fits, so does any function of one number. What it raises ends the computation, which is
how one is stopped on the way. Where the caller hands in what is gone through, as rules to `sharing.compare` or events
to `sluice.replay`, there is no `progress`: wrap what you hand in.

>>> done = []
>>> sum(counted([3, 4, 5], done.append, every=2)), done
(12, [2, 1])
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias, TypeVar

T = TypeVar("T")

Progress: TypeAlias = Callable[[int], object]
"""Called with the number of steps that have been done since it was called last."""


def counted(items: Iterable[T], progress: Progress | None, every: int = 1) -> Iterator[T]:
    """The items one by one, told when so many of them have been dealt with, and the rest of them at the end."""
    if progress is None:
        yield from items
        return
    done = 0
    for item in items:
        yield item
        done += 1
        if done == every:
            progress(done)
            done = 0
    if done:
        progress(done)
