"""What the pages say of the Skåne network; on one thing they differ, and both can be right on their day."""

from __future__ import annotations

from datetime import date

from slussmodel.assertions import Assertion, Predicate, Reading, Sources, Value
from slussmodel.systems.skane.money import GRANT
from slussmodel.systems.skane.partners import END, LEAVER, PERIOD, START, STAYERS

SKANE = "Skåne"

PARTS = Predicate("parts", "antalet delar", "the number of parts")
MUNICIPALITIES = Predicate("municipalities", "antalet beställande kommuner", "the number of ordering municipalities")
CLIENTS = Predicate("clients", "beställarna", "the clients")
PER_MONTH = Predicate("meetings", "antalet möten per månad", "the number of meetings a month")
REVIEWS = Predicate("reviews", "genomgångarna av varje del", "the reviews of each part")
FUNDING = Predicate("grant", "bidraget", "the grant")
DURATION = Predicate("duration", "löptiden", "the duration")
STATUS = Predicate("status", "statusen", "the status")

_VINNOVA, _SBHUB, _HUT = "vinnova.se", "sbhub.se", "hutskane.nu"
_FOUR = frozenset(one.name for one in STAYERS)


def _says(
    predicate: Predicate,
    value: Value,
    source: str,
    quote: str = "",
    *,
    reading: Reading = Reading.EXACTLY,
    as_of: date | None = None,
) -> Assertion:
    return Assertion(
        subject=SKANE, predicate=predicate, value=value, source=source, quote=quote, reading=reading, as_of=as_of
    )


SOURCES = Sources(
    (
        _says(PARTS, 3, _VINNOVA, "Nätverket kan beskrivas som bestående av 3 delar"),
        _says(MUNICIPALITIES, 4, _VINNOVA, "de 4 kommunerna som beställare", as_of=END),
        _says(PER_MONTH, 1, _VINNOVA, "minst en gång per månad", reading=Reading.AT_LEAST),
        _says(REVIEWS, 2, _VINNOVA, "varje del och helheten flera gånger", reading=Reading.AT_LEAST),
        _says(FUNDING, GRANT, _VINNOVA),
        _says(DURATION, PERIOD, _VINNOVA),
        _says(STATUS, "Avslutat", _VINNOVA),
        _says(CLIENTS, _FOUR | {LEAVER.name}, _HUT, as_of=START),
        _says(CLIENTS, _FOUR, _SBHUB, as_of=END),
    )
)
