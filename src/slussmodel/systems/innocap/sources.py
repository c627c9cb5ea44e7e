"""What the pages say of INNOCAP, as they say it: six partners, "in three EU countries", four pilots, and the money."""

from __future__ import annotations

from datetime import date

from slussmodel.assertions import Assertion, Predicate, Reading, Sources, Value
from slussmodel.money import EUR, Money
from slussmodel.periods import YearMonth

INNOCAP = "INNOCAP"

PARTNERS = Predicate("partners", "antalet partner", "the number of partners")
PARTNERS_IN_EU = Predicate("partners_in_eu", "antalet partner i EU-länder", "the number of partners in EU countries")
COUNTRIES = Predicate("countries", "antalet länder", "the number of countries")
EU_COUNTRIES = Predicate("eu_countries", "antalet EU-länder", "the number of EU countries")
PILOTS = Predicate("pilots", "antalet piloter från start", "the number of pilots at the start")
COACHES = Predicate("coaches", "antalet innovationscoacher", "the number of innovation coaches")
BUDGET = Predicate("budget", "budgeten", "the budget")
ERDF_GRANT = Predicate("erdf", "bidraget från ERUF", "the grant from the ERDF")
NON_EU_GRANT = Predicate("non_eu", "bidraget från länder utanför EU", "the grant from countries outside the EU")
BEGINS = Predicate("start", "starten", "the start")
ENDS = Predicate("end", "slutet", "the end")
ZONES = Predicate("zones", "antalet områden med piloter", "the number of zones with pilots")

_TOWN_PAGE, _PROGRAMME, _GALWAY = "kfvn.se", "interreg-npa.eu", "universityofgalway.ie"
_CLAIM = "sex partners i tre EU-länder"


def _says(predicate: Predicate, value: Value, source: str, quote: str = "") -> Assertion:
    return Assertion(subject=INNOCAP, predicate=predicate, value=value, source=source, quote=quote)


def _about(predicate: Predicate, value: Money, margin: Money, source: str) -> Assertion:
    return Assertion(
        subject=INNOCAP, predicate=predicate, value=value, source=source, reading=Reading.ABOUT, margin=margin
    )


SOURCES = Sources(
    (
        _says(PARTNERS, 6, _TOWN_PAGE, _CLAIM),
        _says(EU_COUNTRIES, 3, _TOWN_PAGE, _CLAIM),
        _says(PARTNERS_IN_EU, 6, _TOWN_PAGE, _CLAIM),
        _says(COUNTRIES, 3, _TOWN_PAGE, _CLAIM),
        _says(PILOTS, 4, _TOWN_PAGE, "Fyra piloter som medlemmarna tagit fram inleder projektet"),
        _says(COACHES, 2, _TOWN_PAGE, "anställa två innovationscoacher"),
        _says(BUDGET, EUR("1.380.296,28"), _PROGRAMME),
        _about(BUDGET, EUR(1_380_296), EUR(1), _GALWAY),
        _says(ERDF_GRANT, EUR("767.192,58"), _PROGRAMME),
        _says(NON_EU_GRANT, EUR("130.000,00"), _PROGRAMME),
        _says(BEGINS, date(2023, 1, 1), _PROGRAMME),
        _says(BEGINS, YearMonth(2023, 1), _GALWAY),
        _says(ENDS, date(2025, 12, 31), _PROGRAMME),
        _says(ZONES, 4, _PROGRAMME, "from four Northern Periphery and Arctic geographical zones"),
        _says(ZONES, 3, _GALWAY, "from the 3 NPA geographical zones"),
    )
)
