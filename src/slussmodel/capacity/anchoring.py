"""How innovation work is anchored: management that stands behind it, steering documents, support and collaboration."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from attrs import field, frozen

from slussmodel.errors import InvalidValue
from slussmodel.language import Labelled
from slussmodel.validators import at_least, day, distinct, each, filled, identifier, nfc, of_type, text


class Commitment(Labelled):
    """How firmly a management stands behind innovation work: a qualitative enabling factor, in order."""

    NONE = "none", "inget stöd", "no support"
    STATED = "stated", "uttalat stöd", "stated support"
    ACTIVE = "active", "aktivt stöd", "active support"

    @property
    def rank(self) -> int:
        return tuple(Commitment).index(self)


@frozen(kw_only=True)
class ManagementCommitment:
    """What is known of a management's support on a day, and on what ground."""

    organisation: str = field(converter=nfc, validator=identifier)
    commitment: Commitment = field(validator=of_type(Commitment))
    ground: str = field(validator=filled)
    on: date = field(validator=day)


class SteeringKind(Labelled):
    """What sort of steering document or system it is."""

    STEERING_SYSTEM = "steering_system", "styrsystem", "steering system"
    STRATEGY = "strategy", "strategi", "strategy"
    BUDGET = "budget", "budget", "budget"


@frozen(kw_only=True)
class SteeringLink:
    """Innovation work is written into a steering document; its name stands as in the source, acronyms too.

    >>> SteeringLink(organisation="2581", document="TBSL", kind=SteeringKind.STEERING_SYSTEM).document
    'TBSL'
    """

    organisation: str = field(converter=nfc, validator=identifier)
    document: str = field(converter=nfc, validator=filled)
    kind: SteeringKind = field(validator=of_type(SteeringKind))
    words: str = field(default="", validator=text)


class CollaborationScope(Labelled):
    """With whom the work is done, from the nearest outwards."""

    INTERNAL = "internal", "inom organisationen", "within the organisation"
    REGIONAL = "regional", "regionalt", "regional"
    EXTERNAL = "external", "med övriga externa parter", "with other external parties"


@frozen(kw_only=True)
class Collaboration:
    """Two or more organisations work together on something."""

    organisations: tuple[str, ...] = field(validator=[each(identifier), distinct])
    scope: CollaborationScope = field(validator=of_type(CollaborationScope))
    about: str = field(validator=filled)


@frozen(kw_only=True)
class SupportFunction:
    """A support function that several organisations share, and its operating idea ("spelidé")."""

    name: str = field(converter=nfc, validator=filled)
    operating_idea: str = field(validator=filled)
    organisations: tuple[str, ...] = field(validator=[each(identifier), distinct])


@frozen(kw_only=True)
class SupportActor:
    """An actor of the surrounding innovation support system, to whom ideas of some subjects can be referred."""

    organisation: str = field(converter=nfc, validator=identifier)
    name: str = field(converter=nfc, validator=filled)
    subjects: tuple[str, ...] = field(validator=[each(filled), distinct])


def referrals(subject: str, actors: Iterable[SupportActor]) -> tuple[SupportActor, ...]:
    """The actors who help with a subject.

    >>> park = SupportActor(organisation="gsp", name="Science Park Skövde", subjects=("digital", "start-up"))
    >>> [actor.name for actor in referrals("digital", [park])], referrals("care", [park])
    (['Science Park Skövde'], ())
    """
    return tuple(actor for actor in actors if subject in actor.subjects)


@frozen(kw_only=True)
class InnovationTest:
    """An idea is tested against an objective that the municipality already had, perhaps with external experts."""

    idea: str = field(validator=identifier)
    objective: str = field(validator=identifier)
    organisation: str = field(converter=nfc, validator=identifier)
    experts: tuple[str, ...] = field(default=(), validator=[each(filled), distinct])


@frozen(kw_only=True)
class Involvement:
    """How many of a group took part in the work: co-workers, or residents whose needs it started from.

    >>> Involvement(group="medarbetare i hemtjänsten", involved=45, of=60).share
    Fraction(3, 4)
    """

    group: str = field(validator=filled)
    involved: int = field(validator=[of_type(int), at_least(0)])
    of: int = field(validator=[of_type(int), at_least(1)])

    def __attrs_post_init__(self) -> None:
        if self.involved > self.of:
            raise InvalidValue("Involvement", "involved", self.involved, f"must be at most the group, {self.of}")

    @property
    def share(self) -> Fraction:
        return Fraction(self.involved, self.of)
