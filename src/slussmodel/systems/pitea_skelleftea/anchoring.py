"""Whom the idea lock reached, with whom it worked, and where it was written in so that it would last."""

from __future__ import annotations

from slussmodel.capacity import (
    Collaboration,
    CollaborationScope,
    Event,
    EventKind,
    InnovationTest,
    SteeringKind,
    SteeringLink,
    SupportFunction,
    TargetLevel,
)
from slussmodel.language import Labelled
from slussmodel.systems.pitea_skelleftea.partners import PITEA, SITES, START

_BOTH = tuple(one.code for one in SITES)


class Document(Labelled):
    """Where innovation work was put; nobody has explained the acronym, so it stands as it is."""

    TBSL = "TBSL", "TBSL", "TBSL"
    DIGITALISATION = "digitalisation_strategy", "digitaliseringsstrategin", "the digitalisation strategy"


# "hela kedjan av målgrupper": the page gives no days, so the first day of the project stands for each activity.
CHAIN = tuple(
    Event(id=f"chain-{level.value}", kind=kind, first=START, participants=_BOTH, levels=frozenset({level}))
    for level, kind in (
        (TargetLevel.POLITICIANS, EventKind.SEMINAR),
        (TargetLevel.MANAGERS, EventKind.WORKSHOP),
        (TargetLevel.STAFF, EventKind.WORKSHOP),
    )
)
"""Activities for every level of the organisation."""

STEERING = (
    SteeringLink(organisation=PITEA.code, document=Document.TBSL.value, kind=SteeringKind.STEERING_SYSTEM),
    SteeringLink(organisation=PITEA.code, document=Document.DIGITALISATION.value, kind=SteeringKind.STRATEGY),
)

SUPPORT = SupportFunction(
    name="Centrala stödfunktioner",
    operating_idea="samordnat internt stöd som prövar idéer mot de mål och förmågor som redan finns",
    organisations=_BOTH,
)

COLLABORATIONS = (
    Collaboration(organisations=_BOTH, scope=CollaborationScope.INTERNAL, about="samordnat internt stöd"),
    Collaboration(organisations=(*_BOTH, "region"), scope=CollaborationScope.REGIONAL, about="lärande med regionen"),
    Collaboration(organisations=(*_BOTH, "others"), scope=CollaborationScope.EXTERNAL, about="andra externa parter"),
)

TEST = InnovationTest(
    idea="digital-innovation",
    objective="culture",
    organisation=PITEA.code,
    experts=("externa experter",),
)
"""The lock was a catalyst for tests, based on objectives that were there already, with experts from outside."""
