"""Vinnova's money: what was applied for, the first tranche, what was to come, and what came in the end."""

from __future__ import annotations

from fractions import Fraction
from functools import cache

from slussmodel.funding import (
    VINNOVA_2016,
    Applicant,
    Application,
    CallOutcome,
    Condition,
    Grant,
    Purpose,
    Tranche,
)
from slussmodel.language import Labelled
from slussmodel.money import SEK
from slussmodel.periods import Period
from slussmodel.sharing import PerCapita
from slussmodel.systems.accepting import accepted
from slussmodel.systems.skaraborg.partners import END, HOST, PERIOD, START, inhabitants

CALL = VINNOVA_2016
OUTCOME = CallOutcome(call=CALL.id, applied=28, granted=12)
YEAR_ONE = Period(PERIOD.first, PERIOD.first + 11)

RATE = Fraction(1, 2)  # the call pays half at most
APPLIED = SEK(4_000_000)  # skaraborg.se, "Ansökan är på totalt 4 000 000 sek"
FIRST = SEK(1_958_631)  # skaraborg.se, "för att under år ett ... påbörja etableringen"
FINAL = SEK(3_771_922)  # vinnova.se, the project's page once it was closed
HOUR = SEK(413)
"""What an hour of the municipalities' time is counted at. The sources state none; it is ours, to be changed."""

GROUPS = (Purpose.STRUCTURE, Purpose.TRAINING, Purpose.DIFFUSION)
""""Uppbyggnaden av struktur, utbildningen och spridningen kommer att ske med hjälp av projektmedlen"."""


class Showing(Labelled):
    """What the recipient has to show before the rest is paid; the value is the Swedish text, as it would be stored."""

    YEAR_ONE = (
        "det som år ett gav medel för är genomfört",
        "det som år ett gav medel för är genomfört",
        "what year one was paid for has been carried out",
    )


@cache
def application() -> Application:
    """The municipalities' application, each with the part of the grant and the cost that follows its inhabitants.

    The sources give the sum alone. Inhabitants are our key for its parts, the last day of the call stands for the day
    of the application, and the call's three years for the period; the project was extended later.
    """
    parts = PerCapita().share(APPLIED, inhabitants()).in_units_of(SEK(1))
    return Application(
        id="innovationssluss-skaraborg",
        call=CALL.id,
        title="Innovationssluss Skaraborg – kulturrevolution med digitalisering",
        submitted=CALL.closes or START,
        period=Period(PERIOD.first, PERIOD.first + 35),
        applicants=tuple(
            Applicant(party=code, grant=part, eligible=part * RATE.denominator, municipality=True)
            for code, part in parts.amounts.items()
        ),
    )


@cache
def granted() -> Grant:
    """The grant as it was decided in 2016: a tranche for year one, paid, and the rest on a condition.

    >>> granted().released, granted().to_come
    (SEK('1958631.00'), SEK('2041369.00'))
    >>> print(granted().release("2", on=END).text("sv"))
    villkoret för delbetalning 2 är inte uppfyllt: det som år ett gav medel för är genomfört
    """
    tranches = (
        Tranche(id="1", amount=FIRST, period=YEAR_ONE),
        Tranche(
            id="2",
            condition=Condition(text=Showing.YEAR_ONE, deliverables=GROUPS),
            due=YEAR_ONE.last.last_day,
        ),
    )
    grant = CALL.award(application(), tranches, id="2016-innovationssluss-skaraborg", recipient=HOST)
    return accepted(accepted(grant).release("1", on=START))


@cache
def ended() -> Grant:
    """The same grant at the end of the project: reported, approved, lowered to what the cost carried, and paid.

    >>> ended().released, ended().to_come
    (SEK('3771922.00'), SEK('0.00'))
    """
    due = YEAR_ONE.last.last_day
    reported = accepted(granted().report("2", evidence=GROUPS, on=due))
    approved = accepted(reported.approve("2", on=due))
    reduced = accepted(approved.reduce("2", to=FINAL - FIRST, because="slutredovisad kostnad", on=END))
    return accepted(reduced.release("2", on=END))
