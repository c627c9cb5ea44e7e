"""A tranche: a part of a grant, the condition that it waits for, and the one table of what can happen to it."""

from __future__ import annotations

from datetime import date

from attrs import field, frozen
from attrs.validators import optional

from slussmodel.language import Labelled
from slussmodel.money import Money, not_negative
from slussmodel.periods import Period
from slussmodel.validators import day, distinct, each, filled, identifier, nfc, of_type, text


class TrancheState(Labelled):
    """Where a tranche stands."""

    PLANNED = "planned", "planerad", "planned"
    CONDITION_PENDING = "condition_pending", "redovisad, villkoret prövas", "reported, condition pending"
    MET = "met", "villkoret uppfyllt", "condition met"
    REDUCED = "reduced", "sänkt", "reduced"
    RELEASED = "released", "utbetald", "released"
    WITHHELD = "withheld", "innehållen", "withheld"


class TrancheStep(Labelled):
    """What can be done to a tranche."""

    REPORT = "report", "redovisa", "report"
    APPROVE = "approve", "godkänna", "approve"
    REDUCE = "reduce", "sänka", "reduce"
    WITHHOLD = "withhold", "innehålla", "withhold"
    RELEASE = "release", "betala ut", "release"


LIFECYCLE: dict[TrancheState, dict[TrancheStep, TrancheState]] = {
    TrancheState.PLANNED: {
        TrancheStep.REPORT: TrancheState.CONDITION_PENDING,
        TrancheStep.WITHHOLD: TrancheState.WITHHELD,
        TrancheStep.RELEASE: TrancheState.RELEASED,
    },
    TrancheState.CONDITION_PENDING: {
        TrancheStep.REPORT: TrancheState.CONDITION_PENDING,
        TrancheStep.APPROVE: TrancheState.MET,
        TrancheStep.REDUCE: TrancheState.REDUCED,
        TrancheStep.WITHHOLD: TrancheState.WITHHELD,
    },
    TrancheState.MET: {
        TrancheStep.REDUCE: TrancheState.REDUCED,
        TrancheStep.WITHHOLD: TrancheState.WITHHELD,
        TrancheStep.RELEASE: TrancheState.RELEASED,
    },
    TrancheState.REDUCED: {
        TrancheStep.REDUCE: TrancheState.REDUCED,
        TrancheStep.WITHHOLD: TrancheState.WITHHELD,
        TrancheStep.RELEASE: TrancheState.RELEASED,
    },
    TrancheState.RELEASED: {},
    TrancheState.WITHHELD: {},
}
"""The whole life of a tranche. A planned tranche is released at once only where it has no condition."""


class ConditionKind(Labelled):
    """The kinds of condition on money that IATI knows."""

    POLICY = "policy", "policyvillkor", "policy"
    PERFORMANCE = "performance", "prestationsvillkor", "performance"
    FIDUCIARY = "fiduciary", "ekonomiskt villkor", "fiduciary"


@frozen(kw_only=True)
class Condition:
    """What must be shown before a tranche is paid: the deliverables that the report has to evidence."""

    text: str = field(validator=filled)
    kind: ConditionKind = field(default=ConditionKind.PERFORMANCE, validator=of_type(ConditionKind))
    deliverables: tuple[str, ...] = field(default=(), validator=[each(filled), distinct])


@frozen(kw_only=True)
class TrancheEvent:
    """One step of a tranche: when, what, why, and the deliverables that were evidenced."""

    on: date = field(validator=day)
    step: TrancheStep = field(validator=of_type(TrancheStep))
    because: str = field(default="", validator=text)
    evidence: tuple[str, ...] = field(default=(), validator=each(filled))


@frozen(kw_only=True)
class Tranche:
    """A part of a grant, for a period or due on a day. Without an amount it is the remainder of the grant.

    >>> from slussmodel.money import SEK
    >>> Tranche(id="1", amount=SEK(1_958_631)).state.label("sv")
    'planerad'
    """

    id: str = field(converter=nfc, validator=identifier)
    amount: Money | None = field(default=None, validator=optional(not_negative))
    condition: Condition | None = field(default=None, validator=optional(of_type(Condition)))
    period: Period | None = field(default=None, validator=optional(of_type(Period)))
    due: date | None = field(default=None, validator=optional(day))
    state: TrancheState = field(default=TrancheState.PLANNED, validator=of_type(TrancheState))
    history: tuple[TrancheEvent, ...] = field(default=(), validator=each(of_type(TrancheEvent)))

    @property
    def evidence(self) -> frozenset[str]:
        """Every deliverable that a report has evidenced so far."""
        return frozenset(one for event in self.history for one in event.evidence)

    @property
    def missing(self) -> tuple[str, ...]:
        """The deliverables of the condition that nothing has evidenced yet."""
        wanted = self.condition.deliverables if self.condition else ()
        return tuple(one for one in wanted if one not in self.evidence)
