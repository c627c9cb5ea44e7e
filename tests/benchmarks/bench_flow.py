"""Process mining and forecasts beside pm4py, in one interleaved run; prints one table.

    python tests/benchmarks/bench_flow.py

pm4py is AGPL and no dependency of the library or its tests. Where it is not installed its columns say so; to compare,
run this with an interpreter of a separate environment that has pm4py and slussmodel. The log is the receipt log beside
the checkout, or a made-up one of the same size.
"""

from __future__ import annotations

import csv
import gzip
import os
import random
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter

from slussmodel.stages import forecast
from slussmodel.stages.flow import EventLog

RECEIPT = Path(__file__).resolve().parents[3] / "shared" / "oracles" / "receipt.csv.gz"
Row = tuple[str, str, int]


def rows() -> list[Row]:
    if RECEIPT.is_file():
        with gzip.open(RECEIPT, "rt") as lines:
            return [(row["case"], row["activity"], int(row["time_us"])) for row in csv.DictReader(lines)]
    chance = random.Random(1)
    return [
        (
            f"case-{case}",
            f"T{chance.choice((step, step, step, step + 1)):02}",
            (case * 90_000 + step * 3_600) * 1_000_000,
        )
        for case in range(1_434)
        for step in range(6)
    ]


def ours(events: list[Row]) -> dict[str, Callable[[], object]]:
    log = EventLog.from_events(events)
    graphs = {least: log.stage_graph(min_count=least) for least in (7, 72)}
    # Two years of days, two or three ideas a month.
    pace = forecast.Pace((0,) * 674 + (1,) * 50 + (2,) * 6, days=1)

    def fresh() -> EventLog:
        # A log remembers its variants: each run begins with one that has not been asked yet.
        return EventLog(log.traces)

    def first_figures() -> object:
        one = fresh()
        return one.directly_follows(), one.durations()

    return {
        "read the events": lambda: EventLog.from_events(events),
        "directly-follows + durations": first_figures,
        "alignments, cut at 7": lambda: fresh().align(graphs[7]).fitness,
        "alignments, cut at 72": lambda: fresh().align(graphs[72]).fitness,
        "Markov chain, floats": lambda: forecast.markov(log),
        "Markov chain, fractions": lambda: forecast.markov(log, exact=True),
        "remaining time, all stages": lambda: forecast.remaining_time(log),
        "when will 30 be done": lambda: pace.when(30, start=date(2026, 1, 5)).day(0.85),
    }


def peers(events: list[Row]) -> dict[str, Callable[[], object]]:
    try:
        import pandas
        import pm4py
    except ImportError:
        return {}
    os.environ.setdefault("TQDM_DISABLE", "1")
    zero = datetime(1970, 1, 1, tzinfo=UTC)
    plain = pandas.DataFrame(
        [(str(case), name, zero + timedelta(microseconds=time)) for case, name, time in events],
        columns=["case:concept:name", "concept:name", "time:timestamp"],
    )

    def read() -> pandas.DataFrame:
        return pm4py.format_dataframe(
            plain, case_id="case:concept:name", activity_key="concept:name", timestamp_key="time:timestamp"
        )

    frame = read()
    follows, starts, ends = pm4py.discover_dfg(frame)

    def cut(least: int) -> Callable[[], object]:
        kept = [{key: n for key, n in counts.items() if n >= least} for counts in (follows, starts, ends)]
        return lambda: pm4py.conformance_diagnostics_alignments(frame, *kept)

    return {
        "read the events": read,
        "directly-follows + durations": lambda: (pm4py.discover_dfg(frame), pm4py.get_all_case_durations(frame)),
        "alignments, cut at 7": cut(7),
        "alignments, cut at 72": cut(72),
    }


def timed(run: Callable[[], object]) -> float:
    begin = perf_counter()
    run()
    return 1_000 * (perf_counter() - begin)


def main(rounds: int = 9) -> None:
    events = rows()
    mine, theirs = ours(events), peers(events)
    print(f"{len(events)} events; median of {rounds} interleaved runs, milliseconds")
    print(f"{'':32}{'slussmodel':>12}{'pm4py':>12}{'times':>9}")
    for name, run in mine.items():
        peer = theirs.get(name)
        pairs = [(timed(run), timed(peer) if peer else 0.0) for _ in range(rounds)]
        us, them = (median(column) for column in zip(*pairs, strict=True))
        beside = f"{them:12.2f}{them / us:9.1f}" if peer else f"{'' if theirs else 'not installed':>21}"
        print(f"{name:32}{us:12.2f}{beside}")


if __name__ == "__main__":
    main()
