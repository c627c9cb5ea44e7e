"""What Vinnova's page says of Piteå and Skellefteå's idea lock."""

from __future__ import annotations

from slussmodel.assertions import Assertion, Predicate, Sources, Value
from slussmodel.funding.calls import without_language
from slussmodel.systems.pitea_skelleftea.money import GRANT
from slussmodel.systems.pitea_skelleftea.partners import PERIOD, SITES

LOCK = "Piteå/Skellefteå"

CALL = Predicate("call", "utlysningen", "the call")
FUNDING = Predicate("grant", "bidraget", "the grant")
DURATION = Predicate("duration", "löptiden", "the duration")
STATUS = Predicate("status", "statusen", "the status")
MUNICIPALITIES = Predicate("sites", "kommunerna", "the municipalities")
CULTURE = Predicate("culture", "kulturmålet", "the objective of culture")
RECOGNITION = Predicate("recognition", "exemplen i framkant", "the examples at the forefront")

_EN = "vinnova.se/en"


def _says(predicate: Predicate, value: Value, source: str, quote: str = "") -> Assertion:
    return Assertion(subject=LOCK, predicate=predicate, value=value, source=source, quote=quote)


SOURCES = Sources(
    (
        _says(CALL, without_language("2015-06987-en"), _EN, "2015-06987-en"),
        _says(FUNDING, GRANT, _EN, "SEK 3 573 324"),
        _says(DURATION, PERIOD, _EN, "November 2016 - December 2019"),
        _says(STATUS, "Completed", _EN),
        _says(MUNICIPALITIES, frozenset(one.name for one in SITES), _EN, "The idea hub project in Piteå/Skellefteå"),
        _says(CULTURE, "largely achieved", _EN, "Innovative culture has been largely achieved"),
        _says(RECOGNITION, "nationally and internationally", _EN, "examples that are at the forefront"),
    )
)
"""The last one is a claim that the model computes nothing about: it is held as it stands."""
