"""One grant for two tracks, what it asks of the municipalities, and how it keeps to the rules of its call."""

from __future__ import annotations

from fractions import Fraction
from functools import cache

from slussmodel.funding import VINNOVA_2016, Applicant, Application, MaxMonths, cost_needed
from slussmodel.money import SEK, Money
from slussmodel.periods import Period
from slussmodel.programme import Hub, SharedLearning, Track
from slussmodel.systems.pitea_skelleftea.partners import END, PERIOD, PITEA, SITES, START, partnership

GRANT = SEK("SEK 3 573 324")
PRE_STUDY_GRANT = SEK(400_000)
HALF = Fraction(1, 2)
YEAR = 2016


@cache
def hub() -> Hub:
    """Two tracks that share the grant equally and learn together; how it was divided is not published.

    The page says that the learning came together in co-ordinated support. The last day of the project stands for it.

    >>> sorted(hub().budgets().values()) == [SEK(1_786_662)] * 2, hub().check()
    (True, ())
    """
    learning = SharedLearning(on=END, what="samordnat internt stöd", sites=frozenset(one.code for one in SITES))
    return Hub(
        coordinator=PITEA.code,
        grant=GRANT,
        tracks=tuple(Track(site=one.code) for one in SITES),
        learning=(learning,),
    )


def by_inhabitants() -> Hub:
    """The same hub with the grant divided by inhabitants at the end of the year in which it began.

    >>> sum(by_inhabitants().budgets().values()) == GRANT
    True
    """
    tracks = tuple(Track(site=one.code, weight=Fraction(one.population(YEAR))) for one in SITES)
    return Hub(coordinator=PITEA.code, grant=GRANT, tracks=tracks, learning=hub().learning)


def cost() -> Money:
    """The least eligible cost that carries the grant at the call's support rate.

    >>> cost() - GRANT == GRANT
    True
    """
    return cost_needed(GRANT, HALF)


def allowed() -> Period:
    """The months that the call allows from the project's first; the rest was an extension, which the funder decides.

    >>> len(PERIOD) - len(allowed())
    2
    """
    (longest,) = (rule.months for rule in VINNOVA_2016.rules if isinstance(rule, MaxMonths))
    return Period(PERIOD.first, PERIOD.first + (longest - 1))


def application(period: Period) -> Application:
    """What the municipalities may have asked for: the grant, on the least cost that carries it, on the closing day.

    >>> [finding.code for finding in VINNOVA_2016.check(application(allowed()))]
    ['audit_needed']
    >>> [finding.code for finding in VINNOVA_2016.check(application(PERIOD))]
    ['project_too_long', 'audit_needed']
    """
    return Application(
        id=partnership().id,
        call=VINNOVA_2016.id,
        title=partnership().name,
        submitted=VINNOVA_2016.closes or START,
        period=period,
        applicants=(Applicant(party=PITEA.code, eligible=cost(), grant=GRANT, municipality=True),),
    )
