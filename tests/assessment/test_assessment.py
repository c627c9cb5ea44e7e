"""Effect, market scan, quality, and that nothing in intake is left unassessed."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slussmodel.assessment import (
    Assessment,
    Benefit,
    BenefitScale,
    Effect,
    Judgement,
    MarketResult,
    MarketScan,
    QualityCriterion,
    Verdict,
    check_all_assessed,
)
from slussmodel.errors import InvalidValue
from slussmodel.ideas import Novelty
from slussmodel.money import EUR, SEK, CurrencyMismatch, Money

SCAN = MarketScan(result=MarketResult.NONE, evidence="RFI med fyra svar", day=date(2020, 2, 1))
effects = st.builds(
    Effect,
    hours_per_year=st.integers(-(10**5), 10**5),
    money_per_year=st.integers(-(10**10), 10**10).map(lambda minor: Money(minor, "SEK")),
    people=st.integers(0, 10**5),
)


def assessment(idea: str = "i-1", **changes: object) -> Assessment:
    values: dict[str, object] = {
        "idea": idea,
        "by": "0780",
        "at": datetime(2020, 3, 1, 9, tzinfo=UTC),
        "effect": Effect(hours_per_year=900, money_per_year=SEK(40_000), people=350),
        "market": SCAN,
        "novelty": Novelty.RADICAL,
    }
    return Assessment(**(values | changes))  # type: ignore[arg-type]


@pytest.mark.row("3.6", "slussmodel.assessment.Effect")
def test_hours_become_money_at_the_hourly_rate() -> None:
    effect = Effect(hours_per_year=900, money_per_year=SEK(40_000), people=350)
    assert effect.value(SEK(400)) == SEK(400_000)
    with pytest.raises(CurrencyMismatch):
        effect.value(EUR(40))


@pytest.mark.row("3.6", "slussmodel.assessment.BenefitScale")
@given(effects, effects)
def test_a_greater_effect_is_never_a_smaller_benefit(one: Effect, more: Effect) -> None:
    both = Effect(
        hours_per_year=one.hours_per_year + abs(more.hours_per_year),
        money_per_year=one.money_per_year + abs(more.money_per_year),
        people=one.people + more.people,
    )
    scale = BenefitScale()
    assert scale.benefit(one).rank <= scale.benefit(both).rank


@pytest.mark.parametrize(
    ("effect", "benefit"),
    [
        (Effect(money_per_year=SEK(99_999)), Benefit.SMALL),
        (Effect(money_per_year=SEK(100_000)), Benefit.MEDIUM),
        (Effect(people=500), Benefit.MEDIUM),
        (Effect(hours_per_year=2_500), Benefit.GREAT),
        (Effect(people=5_000), Benefit.GREAT),
    ],
)
def test_a_threshold_belongs_to_the_level_above_it(effect: Effect, benefit: Benefit) -> None:
    assert BenefitScale().benefit(effect) is benefit


@pytest.mark.parametrize(
    "wrong",
    [
        {"great": SEK(1)},
        {"great_people": 1},
        {"hourly_rate": EUR(40)},
        {"hourly_rate": SEK(-1)},
        {"medium": "100 000"},
        {"medium_people": True},
    ],
)
def test_a_scale_that_contradicts_itself_is_not_built(wrong: dict[str, object]) -> None:
    with pytest.raises((InvalidValue, CurrencyMismatch)):
        BenefitScale(**wrong)  # type: ignore[arg-type]


@pytest.mark.row("3.7", "slussmodel.assessment.MarketScan")
def test_a_market_scan_ages_by_whole_months_and_goes_stale() -> None:
    assert SCAN.age_in_months(date(2020, 2, 1)) == 0
    assert SCAN.age_in_months(date(2021, 1, 31)) == 11
    assert not SCAN.is_stale(date(2021, 1, 31), after_months=12)
    assert SCAN.is_stale(date(2021, 2, 1), after_months=12)


@given(st.dates(), st.dates(), st.dates())
def test_a_scan_never_grows_younger(day: date, one: date, other: date) -> None:
    scan = MarketScan(result=MarketResult.PARTLY, evidence="mässa", day=day)
    early, late = sorted((one, other))
    assert scan.age_in_months(early) <= scan.age_in_months(late)


def test_a_scan_from_after_the_assessment_is_not_believed() -> None:
    with pytest.raises(InvalidValue, match=r"Assessment\.market"):
        assessment(at=datetime(2020, 1, 31, tzinfo=UTC))


def test_a_scan_must_show_evidence() -> None:
    with pytest.raises(InvalidValue, match=r"MarketScan\.evidence"):
        MarketScan(result=MarketResult.NONE, evidence=" ", day=date(2020, 1, 1))


@pytest.mark.row("0.15", "slussmodel.assessment.QualityCriterion")
def test_the_four_quality_criteria_are_judged_once_each_or_listed_as_unjudged() -> None:
    lawful = Judgement(QualityCriterion.LEGAL_CERTAINTY, Verdict.YES, "delegationsordningen följs")
    assert assessment(quality=(lawful,)).unjudged == (
        QualityCriterion.EFFECTIVENESS,
        QualityCriterion.EVIDENCE_BASE,
        QualityCriterion.COST_EFFICIENCY,
    )
    with pytest.raises(InvalidValue, match="twice"):
        assessment(quality=(lawful, lawful))


@pytest.mark.row("3.5", "slussmodel.assessment.check_all_assessed")
def test_every_idea_in_intake_is_assessed_or_found() -> None:
    findings = check_all_assessed(["i-1", "i-2", "i-3"], [assessment("i-2")])
    assert [finding.place for finding in findings] == ["i-1", "i-3"]
    assert findings[0].text("sv") == "idén i-1 är inte bedömd"
    assert not check_all_assessed(["i-2"], [assessment("i-2")])
