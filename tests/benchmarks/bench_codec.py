"""The codec beside plain cattrs on the same classes, and the ways to bytes: python -m tests.benchmarks.bench_codec"""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable
from datetime import UTC, datetime
from fractions import Fraction
from functools import partial
from unittest import mock

from cattrs.preconf.json import make_converter

from slussmodel import Idea
from slussmodel.codec import from_json, to_bytes
from slussmodel.codec.backends import _msgspec, _orjson
from slussmodel.codec.converter import converter
from slussmodel.ideas import Origin
from slussmodel.sluice import Decide
from slussmodel.stages import Decision
from slussmodel.systems import skaraborg

ROUNDS, REPEAT = 40, 50
LIBRARIES = {"json": None, "orjson": _orjson(), "msgspec": _msgspec()}
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
    print(f"\n{'microseconds a value':<24}{'json':>10}{'orjson':>12}{'ratio':>8}{'msgspec':>12}{'ratio':>8}")
    for name, value in VALUES.items():
        text = to_bytes(value)
        compare(f"{name}, to_bytes", partial(to_bytes, value))
        compare(f"{name}, from_json", partial(from_json, text))


def compare(name: str, run: Callable[[], object]) -> None:
    """The whole way to bytes or from them, with each library in turn."""
    times: dict[str, list[float]] = {library: [] for library in LIBRARIES}
    gc.disable()
    for _ in range(ROUNDS):
        for library, found in LIBRARIES.items():
            with mock.patch("slussmodel.codec.text.backend", return_value=found):
                times[library].append(timed(run))
    gc.enable()
    plain, *fast = (statistics.median(times[library]) for library in LIBRARIES)
    print(f"{name:<24}{plain:>10.1f}" + "".join(f"{one:>12.1f}{one / plain:>8.2f}" for one in fast))


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
