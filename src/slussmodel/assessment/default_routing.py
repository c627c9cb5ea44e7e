"""The routing table that a sluice begins with."""

from __future__ import annotations

from slussmodel.assessment.effect import Benefit
from slussmodel.assessment.market import MarketResult
from slussmodel.assessment.routing import Road, RoutingRow, RoutingTable
from slussmodel.ideas import Novelty
from slussmodel.language import Sentence

_WORTH_IT = frozenset({Benefit.MEDIUM, Benefit.GREAT})

DEFAULT_ROUTING = RoutingTable(
    rows=(
        RoutingRow(
            benefit=frozenset({Benefit.GREAT}),
            market=frozenset({MarketResult.NONE}),
            novelty=frozenset({Novelty.RADICAL}),
            road=Road.INNOVATION_PARTNERSHIP,
            why=Sentence(
                "great_new_and_not_on_the_market",
                sv="nyttan är {benefit} ({value} per år, {people} berörda), en lösning {market} och det krävs "
                "nyutveckling med innovationshöjd: {road}",
                en="the benefit is {benefit} ({value} a year, {people} people affected), a solution {market} and real "
                "novelty is needed: {road}",
            ),
        ),
        RoutingRow(
            benefit=_WORTH_IT,
            market=frozenset({MarketResult.EXISTS}),
            road=Road.PURCHASE,
            why=Sentence(
                "can_be_bought",
                sv="nyttan är {benefit} och en lösning {market}: {road}",
                en="the benefit is {benefit} and a solution {market}: {road}",
            ),
        ),
        RoutingRow(
            benefit=_WORTH_IT,
            market=frozenset({MarketResult.PARTLY}),
            road=Road.DEVELOP_JOINTLY,
            why=Sentence(
                "build_on_what_exists",
                sv="nyttan är {benefit} och en lösning {market}, att bygga vidare på: {road}",
                en="the benefit is {benefit} and a solution {market}, to build on: {road}",
            ),
        ),
        RoutingRow(
            benefit=frozenset({Benefit.GREAT}),
            market=frozenset({MarketResult.NONE}),
            novelty=frozenset({Novelty.INCREMENTAL}),
            road=Road.DEVELOP_JOINTLY,
            why=Sentence(
                "great_without_novelty",
                sv="nyttan är {benefit} och en lösning {market}, men innovationshöjd saknas: {road}",
                en="the benefit is {benefit} and a solution {market}, but there is no real novelty in it: {road}",
            ),
        ),
        RoutingRow(
            benefit=frozenset({Benefit.MEDIUM}),
            market=frozenset({MarketResult.NONE}),
            road=Road.DEVELOP_JOINTLY,
            why=Sentence(
                "too_little_for_a_partnership",
                sv="en lösning {market}, men nyttan är {benefit} och bär inte ett innovationspartnerskap: {road}",
                en="a solution {market}, but the benefit is {benefit} and carries no innovation partnership: {road}",
            ),
        ),
        RoutingRow(
            benefit=frozenset({Benefit.SMALL}),
            novelty=frozenset({Novelty.RADICAL}),
            road=Road.PARK,
            why=Sentence(
                "small_but_new",
                sv="nyttan är {benefit} ({value} per år, {people} berörda) men greppet är nytt: idén {road}",
                en="the benefit is {benefit} ({value} a year, {people} people affected) but the approach is new: "
                "the idea is {road}",
            ),
        ),
        RoutingRow(
            benefit=frozenset({Benefit.SMALL}),
            novelty=frozenset({Novelty.INCREMENTAL}),
            road=Road.DECLINE,
            why=Sentence(
                "small_benefit",
                sv="nyttan är {benefit} ({value} per år, {people} berörda): idén {road}",
                en="the benefit is {benefit} ({value} a year, {people} people affected): the idea is {road}",
            ),
        ),
    )
)
"""Växjö's rule made whole: the source text gives the first two rows, the others fill the cases that it leaves open."""
