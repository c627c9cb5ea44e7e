"""What the pages say of Skaraborg's sluice, as they say it."""

from __future__ import annotations

from datetime import date

from slussmodel.assertions import Assertion, Predicate, Reading, Sources, Value
from slussmodel.periods import YearMonth
from slussmodel.systems.skaraborg import money

SKARABORG = "Skaraborg"

MEMBERS = Predicate("members", "antalet kommuner", "the number of municipalities")
APPLICATIONS = Predicate("applications", "antalet ansökningar", "the number of applications")
PROJECTS = Predicate("projects", "antalet beviljade projekt", "the number of projects granted")
APPLIED = Predicate("applied", "det sökta beloppet", "the amount sought")
AWARDED = Predicate("awarded", "det beviljade beloppet", "the amount granted")
YEAR_ONE = Predicate("year_one", "beloppet för år ett", "the amount for year one")
REST = Predicate("rest", "återstående del", "the remaining part")
BEGINS = Predicate("start", "starten", "the start")
ENDS = Predicate("end", "slutet", "the end")
GOING_ON = Predicate("going_on", "antalet kommuner som fortsätter", "the number of municipalities that go on")
UNIT_MANAGERS = Predicate(
    "unit_managers", "antalet enhetschefer i första omgången", "the number of unit managers in the first round"
)
ROUNDS = Predicate("rounds", "antalet utbildningsomgångar", "the number of training rounds")

_OWN, _VINNOVA = "skaraborg.se", "vinnova.se"


def _says(predicate: Predicate, value: Value, source: str, quote: str = "") -> Assertion:
    return Assertion(subject=SKARABORG, predicate=predicate, value=value, source=source, quote=quote)


SOURCES = Sources(
    (
        _says(MEMBERS, 15, _OWN, "Skaraborgs 15 kommuner"),
        _says(APPLICATIONS, 28, _OWN, "Totalt beviljades 12 projekt av 28 sökande"),
        _says(PROJECTS, 12, _OWN, "Totalt beviljades 12 projekt av 28 sökande"),
        _says(APPLIED, money.APPLIED, _OWN, "Ansökan är på totalt 4 000 000 sek"),
        _says(AWARDED, money.FIRST, _OWN, "Totalt har Vinnova beviljat 1 958 631 sek"),
        _says(YEAR_ONE, money.FIRST, _OWN, "för att under år ett, i projektform, påbörja etableringen"),
        Assertion(
            subject=SKARABORG,
            predicate=REST,
            value=money.APPLIED - money.FIRST,
            reading=Reading.AT_MOST,
            source=_OWN,
            quote="Återstående del av ansökta medel beviljas i slutet av år 1",
        ),
        _says(AWARDED, money.FINAL, _VINNOVA),
        _says(BEGINS, YearMonth(2016, 11), _VINNOVA),
        _says(BEGINS, date(2017, 1, 1), _OWN),
        _says(ENDS, YearMonth(2020, 6), _VINNOVA),
        _says(ENDS, date(2020, 6, 30), _OWN),
        _says(UNIT_MANAGERS, 20, _VINNOVA),
        _says(ROUNDS, 3, _VINNOVA),
        _says(GOING_ON, 0, _VINNOVA),
    )
)
