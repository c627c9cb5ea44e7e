"""Ready rule sets: Vinnova's call of 2016, Interreg NPA 2021-27, and Urban Innovative Actions with its successor.

Each rule cites where it was read. They are data: copy a call and change a rule with `attrs.evolve`.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from slussmodel.funding.calls import Call
from slussmodel.funding.rules import (
    AuditFrom,
    ClosingDate,
    LeastCountries,
    LeastMunicipalities,
    LumpSums,
    MaxGrant,
    MaxMonths,
    MaxRate,
)
from slussmodel.funding.settlement import PaymentSchedule
from slussmodel.money import EUR, SEK

_VINNOVA = "Vinnova, Idéslussar i kommuner – utveckling 2016"
_NPA = "Interreg NPA 2021-2027, programme manual, questions and answers"
_NPA_PREPARATORY = "Interreg NPA 2021-2027, preparatory projects"
_UIA = "Urban Innovative Actions, call for proposals"

VINNOVA_2016 = Call(
    id="2015-06987",
    funder="Vinnova",
    programme="Idéslussar i kommuner",
    title="Idéslussar i kommuner – utvecklingsprojekt 2016",
    year=2016,
    rules=(
        MaxGrant(SEK(4_000_000), _VINNOVA),
        MaxRate(Fraction(1, 2), _VINNOVA),
        MaxMonths(36, _VINNOVA),
        ClosingDate(date(2016, 9, 7), _VINNOVA),
        LeastMunicipalities(1, _VINNOVA),
        AuditFrom(SEK(3_000_000), "Vinnova, allmänna villkor 2019"),
    ),
)
"""At most SEK 4 million over three years and half of the cost; at least one municipality among the parties.

The 36 months are the call's; projects were later extended, and an extension is a decision and not an application.
"""

NPA_MAIN = Call(
    id="NPA-2021-2027",
    funder="Interreg",
    programme="Northern Periphery and Arctic 2021-2027",
    title="Main projects",
    rules=(
        MaxRate(Fraction(65, 100), _NPA),
        MaxRate(Fraction(1, 2), _NPA, countries=frozenset({"NO"})),
        MaxRate(Fraction(1, 2), _NPA, small_companies=True),
        LeastCountries(3, 1, _NPA),
    ),
)
"""65 % to each party (Norway and small companies 50 %); parties from three countries, one of them in the EU."""

NPA_PREPARATORY = Call(
    id="NPA-2021-2027-preparatory",
    funder="Interreg",
    programme="Northern Periphery and Arctic 2021-2027",
    title="Preparatory projects",
    rules=(
        LumpSums((EUR(50_000), EUR(100_000)), _NPA_PREPARATORY),
        LeastCountries(2, 0, _NPA_PREPARATORY),
    ),
)
"""A lump sum for preparing a main project; parties from two countries."""

UIA = Call(
    id="UIA",
    funder="Urban Innovative Actions",
    programme="ERDF 2014-2020, article 8",
    title="Urban innovative actions",
    rules=(
        MaxGrant(EUR(5_000_000), _UIA),
        MaxRate(Fraction(80, 100), "Urban Innovative Actions, guidance: each partner secures at least 20 %"),
        MaxMonths(36, _UIA),
    ),
)
"""At most EUR 5 million and 80 %, over three years; each party secures the rest, in cash or in kind, from elsewhere."""

EUI_PAYMENTS = PaymentSchedule(
    advance=Fraction(1, 2),
    interim=Fraction(3, 10),
    spent_needed=Fraction(35, 100),
    source="European Urban Initiative, guidance 1.8.2",
)
"""UIA's successor pays 50 % ahead, 30 % once 35 % of the budget is spent (in proportion below), the rest at the end."""
