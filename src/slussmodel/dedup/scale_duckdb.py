"""The functions of `scale` on DuckDB (extra `scale`): the database joins the keys, on disk where memory ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import reduce
from typing import Protocol

from slussmodel.dedup.proposal import Proposal
from slussmodel.dedup.scale import Scored, Tally, count, emit, merge_counts, ranked, rescore


class Answer(Protocol):
    """What is used of a DuckDB result."""

    def fetchmany(self, size: int) -> list[tuple[str, str]]: ...


class Connection(Protocol):
    """What is used of a DuckDB connection."""

    def execute(self, query: str, parameters: list[list[str]] = ...) -> Answer: ...


_PAIRS = """
    select distinct one.id as a, other.id as b
    from sluss_keys one join sluss_keys other on one.key = other.key and one.id < other.id
    order by a, b
"""


def pairs(
    connection: Connection, ideas: Sequence[Proposal], threshold: float = 0.5, *, part: int = 10_000
) -> tuple[Scored, ...]:
    """Every pair at least so likely the same, as `scale.serial` finds them, whatever the size of the parts.

    The caller opens the connection and so decides where it works; a temporary table `sluss_keys` is made in it.
    """
    cut = [ideas[start : start + part] for start in range(0, len(ideas), part)]
    tally = reduce(merge_counts, map(count, cut), Tally())
    connection.execute("create or replace temporary table sluss_keys (key varchar, id varchar)")
    for some in cut:
        rows = list(emit(some, tally))
        if rows:
            keys, ids = (list(column) for column in zip(*rows, strict=True))
            connection.execute("insert into sluss_keys select unnest(?), unnest(?)", [keys, ids])
    known = {idea.id: idea for idea in ideas}
    found = (rescore(some, known, tally, threshold) for some in _batches(connection, part))
    return ranked(pair for scored in found for pair in scored)


def _batches(connection: Connection, size: int) -> Iterator[list[tuple[str, str]]]:
    answer = connection.execute(_PAIRS)
    while rows := answer.fetchmany(size):
        yield rows
