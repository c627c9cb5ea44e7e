"""The codec beside plain cattrs on the same classes, interleaved in one run: python -m tests.benchmarks.bench_codec"""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable
from datetime import UTC, datetime
from fractions import Fraction
from functools import partial

from cattrs.preconf.json import make_converter

from slussmodel import Idea
from slussmodel.codec.converter import converter
from slussmodel.ideas import Origin
from slussmodel.sluice import Decide
from slussmodel.stages import Decision
from slussmodel.systems import skaraborg

ROUNDS, REPEAT = 40, 50
NOW = datetime(2017, 3, 1, tzinfo=UTC)
IDEA = Idea(
    id="i-1",
    title="Nattillsyn med kamera",
    description="En kamera som tittar till den som vill.",
    municipality="1496",
    origins=(Origin.EMPLOYEE, Origin.CITIZEN_PROPOSAL),
    submitted=NOW,
    tags=("natt", "kamera"),
)
VALUES = {
    "Idea": IDEA,
    "Decide": Decide("i-1", Decision.GO, by="1496", at=NOW),
    "Partnership": skaraborg.partnership(),
}


def timed(run: Callable[[], object]) -> float:
    start = time.process_time_ns()
    for _ in range(REPEAT):
        run()
    return (time.process_time_ns() - start) / REPEAT / 1000


def main() -> None:
    plain = make_converter(forbid_extra_keys=True)
    plain.register_structure_hook(datetime, lambda text, _: datetime.fromisoformat(text))
    plain.register_unstructure_hook(datetime, datetime.isoformat)
    plain.register_structure_hook(Fraction, lambda text, _: Fraction(text))
    ours = converter()
    print(f"{'microseconds a value':<24}{'cattrs':>10}{'slussmodel':>12}{'ratio':>8}")
    for name, value in VALUES.items():
        data = ours.unstructure(value)
        show(f"{name}, write", partial(plain.unstructure, value), partial(ours.unstructure, value))
        show(f"{name}, read", partial(plain.structure, data, type(value)), partial(ours.structure, data, type(value)))


def show(name: str, theirs: Callable[[], object], own: Callable[[], object]) -> None:
    """Both in turn, so that what disturbs one disturbs the other; the ratio is the median of the pairs."""
    assert theirs() == own()
    gc.disable()
    pairs = [(timed(theirs), timed(own)) for _ in range(ROUNDS)]
    gc.enable()
    a, b = statistics.median(pair[0] for pair in pairs), statistics.median(pair[1] for pair in pairs)
    ratio = statistics.median(pair[1] / pair[0] for pair in pairs)
    print(f"{name:<24}{a:>10.1f}{b:>12.1f}{ratio:>8.2f}")


if __name__ == "__main__":
    main()
