"""The functions of `scale` on dask.distributed (extra `scale`): parts are tasks, so a lost worker's are done again."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import reduce
from typing import Protocol
from zlib import crc32

from slussmodel.dedup.proposal import Proposal
from slussmodel.dedup.scale import (
    Pair,
    Scored,
    Tally,
    count,
    emit,
    merge_counts,
    pairs_of,
    ranked,
    rescore,
)

Buckets = list[dict[str, list[str]]]


class Client(Protocol):
    """What is used of `distributed.Client`."""

    def submit(self, work: Callable[..., object], *values: object) -> object: ...
    def gather(self, futures: list[object]) -> list[tuple[Scored, ...]]: ...


def pairs(client: Client, ideas: Sequence[Proposal], threshold: float = 0.5, *, parts: int = 16) -> tuple[Scored, ...]:
    """Every pair at least so likely the same, as `scale.serial` finds them, whatever the number of parts."""
    cut = [ideas[start::parts] for start in range(parts)]
    tally = client.submit(_merge_all, [client.submit(count, part) for part in cut])
    emitted = [client.submit(_emit, part, tally, parts) for part in cut]
    grouped = [client.submit(_pairs, emitted, bucket) for bucket in range(parts)]
    # Handed over as a task and not scattered: what a lost worker held is made again.
    known = client.submit(_by_id, ideas)
    scored = [client.submit(_rescore, grouped, part, parts, known, tally, threshold) for part in range(parts)]
    return ranked(pair for found in client.gather(scored) for pair in found)


def _by_id(ideas: Sequence[Proposal]) -> dict[str, Proposal]:
    return {idea.id: idea for idea in ideas}


def _merge_all(tallies: list[Tally]) -> Tally:
    return reduce(merge_counts, tallies, Tally())


def _emit(part: Sequence[Proposal], tally: Tally, buckets: int) -> Buckets:
    found: Buckets = [{} for _ in range(buckets)]
    for key, id in emit(part, tally):
        found[crc32(key.encode()) % buckets].setdefault(key, []).append(id)
    return found


def _pairs(emitted: list[Buckets], bucket: int) -> set[Pair]:
    under: dict[str, list[str]] = {}
    for buckets in emitted:
        for key, ids in buckets[bucket].items():
            under.setdefault(key, []).extend(ids)
    return {pair for ids in under.values() for pair in pairs_of(ids)}


def _rescore(
    grouped: list[set[Pair]], part: int, parts: int, ideas: Mapping[str, Proposal], tally: Tally, threshold: float
) -> tuple[Scored, ...]:
    # Each pair belongs to the part of its first idea, where copies of it from several keys meet.
    own = {pair for found in grouped for pair in found if crc32(pair[0].encode()) % parts == part}
    return rescore(sorted(own), ideas, tally, threshold)
