"""Beyond one machine: the same pairs, whatever the parts, the engine and the accidents."""

from __future__ import annotations

import os
import random
import signal
import threading
from functools import reduce
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slussmodel.dedup import scale
from slussmodel.dedup.scale import Scored, Tally, count, fingerprint, forest, merge_counts, merge_forests

IDS = "abcdefgh"
two = st.sets(st.sampled_from(IDS), min_size=2, max_size=2).map(sorted)
pairs = st.lists(two.map(lambda pair: Scored(*pair, 1.0)), max_size=10)


def _in_parts(ideas, parts: int) -> str:
    """The fingerprint of the pairs when every step is done in parts, in a random order."""
    shuffle = random.Random(parts).shuffle
    cut = [ideas[start::parts] for start in range(parts)]
    shuffle(cut)
    tally = reduce(merge_counts, map(count, cut), Tally())
    under: dict[str, set[str]] = {}
    for key, id in chain.from_iterable(scale.emit(part, tally) for part in cut):
        under.setdefault(key, set()).add(id)
    found = sorted({pair for ids in under.values() for pair in scale.pairs_of(ids)})
    shuffle(found)
    known = {idea.id: idea for idea in ideas}
    scored = [scale.rescore(found[start::parts], known, tally, 0.1) for start in range(parts)]
    return fingerprint(chain.from_iterable(scored))


@pytest.mark.parametrize("parts", [1, 2, 7, 40])
def test_the_pairs_are_the_same_whatever_the_parts(twins, parts: int) -> None:
    assert _in_parts(twins.ideas, parts) == fingerprint(scale.serial(twins.ideas, 0.1))


def test_the_parts_find_what_the_index_finds(twins) -> None:
    found = {(pair.a, pair.b): pair.probability for pair in scale.serial(twins.ideas, 0.5)}
    index = {(match.a, match.b): match.probability for match in twins.index().pairs(0.5)}
    assert len(found.keys() & index.keys()) >= 0.97 * len(index)
    assert all(found[pair] == pytest.approx(index[pair], abs=1e-5) for pair in found.keys() & index.keys())


def test_counts_merge_in_any_order(twins) -> None:
    one, two, three = (count(twins.ideas[start::3]) for start in range(3))
    assert merge_counts(merge_counts(one, two), three) == merge_counts(three, merge_counts(two, one))


@given(pairs, pairs, pairs)
def test_forests_merge_in_any_order(one: list[Scored], other: list[Scored], last: list[Scored]) -> None:
    first, second, third = forest(one), forest(other), forest(last)
    together = merge_forests(merge_forests(first, second), third)
    assert together == merge_forests(third, merge_forests(second, first))
    assert together == forest([*one, *other, *last])


def test_duckdb_finds_the_same_pairs(twins) -> None:
    duckdb = pytest.importorskip("duckdb")
    from slussmodel.dedup import scale_duckdb

    expected = fingerprint(scale.serial(twins.ideas, 0.1))
    for part in (97, 1000):
        with duckdb.connect(":memory:") as connection:
            assert fingerprint(scale_duckdb.pairs(connection, twins.ideas, 0.1, part=part)) == expected


@pytest.mark.filterwarnings("ignore")
def test_dask_finds_the_same_pairs_when_a_worker_is_killed(twins) -> None:
    distributed = pytest.importorskip("distributed")
    from slussmodel.dedup import scale_dask

    expected = fingerprint(scale.serial(twins.ideas, 0.1))
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, host="127.0.0.1"
        ) as cluster,
        distributed.Client(cluster) as client,
    ):
        assert fingerprint(scale_dask.pairs(client, twins.ideas, 0.1, parts=3)) == expected
        victim = next(iter(client.run(os.getpid).values()))
        killer = threading.Timer(0.3, os.kill, (victim, signal.SIGKILL))
        killer.start()
        assert fingerprint(scale_dask.pairs(client, twins.ideas, 0.1, parts=9)) == expected
        killer.join()
