"""An assessment: one idea, seen by somebody at a moment, and whether every idea has had one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from attrs import Attribute, field, frozen

from slussmodel.assessment.effect import Effect
from slussmodel.assessment.market import MarketScan
from slussmodel.errors import InvalidValue
from slussmodel.findings import Finding, Severity
from slussmodel.ideas import Novelty
from slussmodel.language import Labelled, Sentence
from slussmodel.validators import aware, each, identifier, instant, nfc, of_type, text


class QualityCriterion(Labelled):
    """What Skaraborg asks of a process: "effektiva, rättssäkra och evidensbaserade ... kostnadseffektivt"."""

    EFFECTIVENESS = "effectiveness", "effektivitet", "effectiveness"
    LEGAL_CERTAINTY = "legal_certainty", "rättssäkerhet", "legal certainty"
    EVIDENCE_BASE = "evidence_base", "evidensbas", "evidence base"
    COST_EFFICIENCY = "cost_efficiency", "kostnadseffektivitet", "cost efficiency"


class Verdict(Labelled):
    """How far a criterion is met."""

    NO = "no", "uppfylls inte", "not met"
    PARTLY = "partly", "uppfylls delvis", "partly met"
    YES = "yes", "uppfylls", "met"


@frozen
class Judgement:
    """One criterion, how far it is met, and on what ground."""

    criterion: QualityCriterion = field(validator=of_type(QualityCriterion))
    verdict: Verdict = field(validator=of_type(Verdict))
    ground: str = field(default="", validator=text)


def _each_criterion_once(
    instance: object, attribute: Attribute[tuple[Judgement, ...]], value: tuple[Judgement, ...]
) -> None:
    if len({judgement.criterion for judgement in value}) < len(value):
        raise InvalidValue("Assessment", "quality", value, "must not judge a criterion twice")


@frozen(kw_only=True)
class Assessment:
    """What somebody found an idea to be worth at a moment: effect, market, novelty and quality.

    `idea` is the idea's id and `by` who assessed it (a municipality's code, a role, a group). A market scan from after
    the assessment is refused with `InvalidValue`.

    >>> from datetime import UTC, date
    >>> from slussmodel.assessment import MarketResult
    >>> from slussmodel.money import SEK
    >>> Assessment(
    ...     idea="i-1", by="1496", at=datetime(2020, 3, 1, tzinfo=UTC), novelty=Novelty.RADICAL,
    ...     effect=Effect(hours_per_year=900, money_per_year=SEK(40_000)),
    ...     market=MarketScan(result=MarketResult.NONE, evidence="RFI", day=date(2020, 2, 1)),
    ... ).unjudged[0].label("en")
    'effectiveness'
    """

    idea: str = field(converter=nfc, validator=identifier)
    by: str = field(converter=nfc, validator=identifier)
    at: datetime = field(converter=instant, validator=aware)
    effect: Effect = field(validator=of_type(Effect))
    market: MarketScan = field(validator=of_type(MarketScan))
    novelty: Novelty = field(validator=of_type(Novelty))
    quality: tuple[Judgement, ...] = field(default=(), validator=[each(of_type(Judgement)), _each_criterion_once])

    def __attrs_post_init__(self) -> None:
        if self.market.day > self.at.date():
            raise InvalidValue(
                "Assessment", "market", self.market.day, f"must not be after the assessment, {self.at.date()}"
            )

    @property
    def unjudged(self) -> tuple[QualityCriterion, ...]:
        """The quality criteria that this assessment says nothing of."""
        judged = {judgement.criterion for judgement in self.quality}
        return tuple(criterion for criterion in QualityCriterion if criterion not in judged)


_UNASSESSED = Sentence("idea_unassessed", sv="idén {idea} är inte bedömd", en="idea {idea} has not been assessed")


def check_all_assessed(ideas: Iterable[str], assessments: Iterable[Assessment]) -> tuple[Finding, ...]:
    """An error for each idea id without an assessment: "alla inkomna förslag utvärderades".

    >>> [finding.text("en") for finding in check_all_assessed(["i-1"], [])]
    ['idea i-1 has not been assessed']
    """
    assessed = {assessment.idea for assessment in assessments}
    return tuple(
        Finding.of(_UNASSESSED, Severity.ERROR, place=idea, idea=idea) for idea in ideas if idea not in assessed
    )
