"""Runs every documented example of the library twice, the second time with every door to the outside shut.

The first run loads what is loaded lazily. Before the second an audit hook is set that lets nothing be opened, connected
or started, and the clocks of `time` are taken away. A program of its own, for an audit hook cannot be removed.
"""

from __future__ import annotations

import doctest
import importlib
import pkgutil
import sys
import time

import slussmodel

SHUT = ("open", "socket.", "subprocess.", "os.", "shutil.", "urllib.", "sqlite3.", "ftplib.", "http.", "winreg.")
# The scale adapters hand work to an engine of the caller's choice, which is outside the house.
OUTSIDE = ("slussmodel.dedup.adapters", "slussmodel.strategies")


def examples(rooms: tuple[str, ...] = ("slussmodel",), beyond: tuple[str, ...] = OUTSIDE) -> list[doctest.DocTest]:
    """The documented objects of the modules whose names begin so, but for those beyond."""
    finder = doctest.DocTestFinder(exclude_empty=True)
    names = [module.name for module in pkgutil.walk_packages(slussmodel.__path__, "slussmodel.")]
    found = []
    for name in ["slussmodel", *sorted(names)]:
        if f"{name}.".startswith(rooms) and not name.startswith(beyond):
            found += [test for test in finder.find(importlib.import_module(name)) if test.examples]
    return [test for test in found if not test.name.startswith(beyond)]


class Checker(doctest.OutputChecker):
    """Compares text as it is; the standard checker turns a no-break space into four signs before it folds blanks."""

    def _toAscii(self, text: str) -> str:
        return text


def run(tests: list[doctest.DocTest]) -> int:
    runner = doctest.DocTestRunner(
        checker=Checker(), optionflags=doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS, verbose=False
    )
    for test in tests:
        test.globs = dict(test.globs)
        runner.run(test, clear_globs=False)
    return runner.failures


def shut_the_doors() -> None:
    def refuse_clock(*_: object) -> float:
        raise PermissionError("the library reads the clock")

    for clock in ("time", "time_ns", "localtime", "gmtime"):
        setattr(time, clock, refuse_clock)

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        if event.startswith(SHUT):
            raise PermissionError(f"the library does I/O: {event}{arguments[:2]!r}")

    sys.addaudithook(watch)


if __name__ == "__main__":
    tests = examples()
    failures = run(tests)
    shut_the_doors()
    failures += run(tests)
    print(f"{len(tests)} documented objects, {failures} failures")
    sys.exit(bool(failures))
