"""What a project hands over: a platform, a method, a tool, a plan, and how far each has come."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from attrs import field, frozen
from attrs.validators import optional

from slussmodel.errors import InvalidValue
from slussmodel.findings import Finding, Severity
from slussmodel.language import Labelled, Sentence
from slussmodel.validators import day, distinct, each, filled, identifier, nfc, of_type


class DeliverableKind(Labelled):
    """What sort of thing is handed over."""

    PLATFORM = "platform", "digital plattform", "digital platform"
    METHOD = "method", "metod", "method"
    TOOL = "tool", "verktyg", "tool"
    METHOD_DESCRIPTION = "method_description", "metodbeskrivning", "method description"
    FINANCING_FORM = "financing_form", "finansieringsform", "form of financing"
    CONTINUATION_PLAN = "continuation_plan", "plan för fortsatt drift", "continuation plan"


class DeliverableStatus(Labelled):
    """How far a deliverable has come."""

    PLANNED = "planned", "planerad", "planned"
    UNDER_WAY = "under_way", "pågår", "under way"
    DELIVERED = "delivered", "levererad", "delivered"
    IN_USE = "in_use", "i bruk", "in use"
    DROPPED = "dropped", "utgår", "dropped"


_HANDED_OVER = frozenset({DeliverableStatus.DELIVERED, DeliverableStatus.IN_USE})


@frozen(kw_only=True)
class Deliverable:
    """Something that is to be handed over; `about` names the parts of the work that it covers."""

    id: str = field(converter=nfc, validator=identifier)
    name: str = field(converter=nfc, validator=filled)
    kind: DeliverableKind = field(validator=of_type(DeliverableKind))
    status: DeliverableStatus = field(default=DeliverableStatus.PLANNED, validator=of_type(DeliverableStatus))
    about: tuple[str, ...] = field(default=(), validator=[each(identifier), distinct])
    due: date | None = field(default=None, validator=optional(day))
    delivered: date | None = field(default=None, validator=optional(day))

    def __attrs_post_init__(self) -> None:
        if self.delivered is not None and not self.handed_over:
            raise InvalidValue("Deliverable", "delivered", self.delivered, f"must be empty while it is {self.status}")

    @property
    def handed_over(self) -> bool:
        return self.status in _HANDED_OVER


PART_UNDESCRIBED = Sentence("part_undescribed", sv="{kind} saknas för {part}", en="{kind} is missing for {part}")
OVERDUE = Sentence(
    "deliverable_overdue",
    sv="”{name}” skulle ha levererats {due} men är {status}",
    en="“{name}” was due on {due} but is {status}",
)


def check_described(
    parts: Iterable[str],
    deliverables: Iterable[Deliverable],
    kind: DeliverableKind,
) -> tuple[Finding, ...]:
    """A warning for each part that no delivered deliverable of the kind covers.

    >>> described = Deliverable(id="m", name="Metodbok", kind=DeliverableKind.METHOD_DESCRIPTION,
    ...     status=DeliverableStatus.DELIVERED, about=("skills", "procurement"))
    >>> [finding.text("en") for finding in check_described(["skills", "procurement", "operation"], [described],
    ...     DeliverableKind.METHOD_DESCRIPTION)]
    ['method description is missing for operation']
    """
    covered = {part for one in deliverables if one.kind is kind and one.handed_over for part in one.about}
    return tuple(
        Finding.of(PART_UNDESCRIBED, Severity.WARNING, place=part, kind=kind, part=part)
        for part in parts
        if part not in covered
    )


def check_due(deliverables: Iterable[Deliverable], on: date) -> tuple[Finding, ...]:
    """A warning for each deliverable that was due before a day and is neither handed over nor dropped."""
    settled = _HANDED_OVER | {DeliverableStatus.DROPPED}
    return tuple(
        Finding.of(OVERDUE, Severity.WARNING, place=one.id, name=one.name, due=one.due.isoformat(), status=one.status)
        for one in deliverables
        if one.due is not None and one.due < on and one.status not in settled
    )
