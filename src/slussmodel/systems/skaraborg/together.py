"""Why together: more ideas for the same money, never the same one twice, and a lower cost for each that joins.

No source says what an idea cost to develop or what a municipality had for it. The two amounts here are examples, and
every function takes others.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from slussmodel.assessment import Assessment, Effect, MarketResult, MarketScan
from slussmodel.errors import InvalidValue, Refused
from slussmodel.ideas import Beneficiary, Idea, InnovationType, Novelty
from slussmodel.money import SEK, Money
from slussmodel.sluice import Accepted, Assess, Claim, Link, Sluice, Submit
from slussmodel.spread import Economy
from slussmodel.systems.skaraborg.founding import sluice
from slussmodel.systems.skaraborg.partners import HOST

IDEA_COST = SEK(400_000)
YEARLY_BUDGET = SEK(100_000)


def realisable(costs: Iterable[Money], *, budget: Money, sharers: int) -> tuple[Money, ...]:
    """The ideas that each of so many municipalities can pay its equal share of within its budget.

    The cheapest come first, so that none could be exchanged for more. Neither more sharers nor more money ever gives
    fewer: "fler idéer realiseras då kostnaden ... kan delas på fler kommuner".

    >>> costs = [SEK(300_000), SEK(600_000), SEK(900_000)]
    >>> [len(realisable(costs, budget=SEK(100_000), sharers=n)) for n in (1, 5, 10, 20)]
    [0, 1, 2, 3]
    """
    if sharers < 1:
        raise InvalidValue("realisable", "sharers", sharers, "must be at least 1")
    left, found = budget, []
    for cost in sorted(costs):
        most = cost.split([1] * sharers)[0]
        if most > left:
            break
        left -= most
        found.append(cost)
    return tuple(found)


def economy() -> Economy:
    """One idea of the example's cost, developed once; introduction and benefit are left at zero."""
    return Economy(development=IDEA_COST, introduction=SEK(0), yearly_benefit=SEK(0))


def twins(first: str = "1496", second: str = "1497") -> tuple[Sluice, Accepted | Refused]:
    """Two municipalities with the same idea: the first develops it; then what the second is answered.

    >>> print(twins()[1].text("en"))
    the same idea has been under development by Skövde since 2017-03-04 (as night-1)
    """
    at = datetime(2017, 3, 1, tzinfo=UTC)
    pair = [_night(f"night-{number}", code) for number, code in enumerate((first, second), 1)]
    taken = sluice().run(
        [
            *(Submit(idea, by=idea.municipality, at=at) for idea in pair),
            *(Assess(_worth(idea, at + timedelta(days=1)), by=HOST, at=at + timedelta(days=1)) for idea in pair),
            Link(pair[0].id, pair[1].id, by=HOST, at=at + timedelta(days=2)),
            Claim(pair[0].id, parties=(first,), by=first, at=at + timedelta(days=3)),
        ]
    )
    return taken, taken.handle(Claim(pair[1].id, parties=(second,), by=second, at=at + timedelta(days=4)))


def _night(id: str, municipality: str) -> Idea:
    return Idea(
        id=id,
        title="Nattillsyn med kamera",
        municipality=municipality,
        service_area="hemtjänst",
        innovation_types=(InnovationType.SERVICE, InnovationType.ORGANISATIONAL),
        novelty=Novelty.RADICAL,
        beneficiaries=tuple(Beneficiary),
        joint_with=("Västra Götalandsregionen",),
    )


def _worth(idea: Idea, at: datetime) -> Assessment:
    return Assessment(
        idea=idea.id,
        by=HOST,
        at=at,
        effect=Effect(hours_per_year=3_000, people=600),
        market=MarketScan(result=MarketResult.NONE, evidence="omvärldsbevakning", day=at.date()),
        novelty=Novelty.RADICAL,
    )
