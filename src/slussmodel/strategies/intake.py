"""Ideas, and what is found of them when they are assessed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from slussmodel.assessment import Assessment, Effect, Judgement, MarketResult, MarketScan, QualityCriterion, Verdict
from slussmodel.ideas import Beneficiary, ChallengeLevel, Idea, IdeaKind, InnovationType, Language, Novelty, Origin
from slussmodel.strategies.people import municipality_codes
from slussmodel.strategies.values import amounts, days, identifiers, moments, subsets, texts


def ideas(
    *,
    ids: Sequence[str] | None = None,
    municipalities: Sequence[str] | None = None,
    kinds: Sequence[IdeaKind] = tuple(IdeaKind),
    languages: Sequence[Language] = tuple(Language),
) -> SearchStrategy[Idea]:
    """Ideas as they are handed in, with ids and by municipalities of your own where you name them."""
    return st.builds(
        Idea,
        id=identifiers() if ids is None else st.sampled_from(ids),
        title=texts(),
        description=st.just("") | texts(max_size=40),
        municipality=municipality_codes() if municipalities is None else st.sampled_from(municipalities),
        language=st.sampled_from(languages),
        kind=st.sampled_from(kinds),
        origins=subsets(tuple(Origin), min_size=1),
        submitter=st.none() | texts(max_size=12),
        submitted=st.none() | moments(),
        tags=subsets(("vård", "skola", "teknik", "snö")),
        innovation_types=subsets(tuple(InnovationType)),
        novelty=st.sampled_from([None, *Novelty]),
        level=st.sampled_from(ChallengeLevel),
        beneficiaries=subsets(tuple(Beneficiary)),
        joint_with=subsets(("regionen", "polisen")),
    )


def effects(*, currency: str = "SEK", max_hours: int = 20_000, max_people: int = 100_000) -> SearchStrategy[Effect]:
    """What an idea would save in a year; some cost instead."""
    return st.builds(
        Effect,
        hours_per_year=st.integers(-max_hours, max_hours),
        money_per_year=amounts(currency=currency, min_minor=-(10**9), max_minor=10**9),
        people=st.integers(0, max_people),
    )


def market_scans(*, results: Sequence[MarketResult] = tuple(MarketResult)) -> SearchStrategy[MarketScan]:
    """Looks at the market on some day."""
    return st.builds(MarketScan, result=st.sampled_from(results), evidence=texts(), day=days())


def assessments(
    *,
    ideas: Sequence[str] | None = None,
    currency: str = "SEK",
    results: Sequence[MarketResult] = tuple(MarketResult),
) -> SearchStrategy[Assessment]:
    """Assessments of ideas by their ids, each with a market scan from the year before it."""
    return st.builds(
        _assessed,
        idea=identifiers() if ideas is None else st.sampled_from(ideas),
        by=identifiers(),
        at=moments(),
        effect=effects(currency=currency),
        result=st.sampled_from(results),
        evidence=texts(),
        scanned_before=st.integers(0, 360),
        novelty=st.sampled_from(Novelty),
        criteria=subsets(tuple(QualityCriterion), max_size=4),
        verdict=st.sampled_from(Verdict),
    )


def _assessed(
    *,
    at: datetime,
    result: MarketResult,
    evidence: str,
    scanned_before: int,
    criteria: tuple[QualityCriterion, ...],
    verdict: Verdict,
    **rest: Any,
) -> Assessment:
    market = MarketScan(result=result, evidence=evidence, day=at.date() - timedelta(scanned_before))
    return Assessment(at=at, market=market, quality=tuple(Judgement(one, verdict) for one in criteria), **rest)
