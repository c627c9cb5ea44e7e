"""Who works together on a challenge: experts of the municipality's operations and innovators from business."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import field, frozen

from slussmodel.errors import InvalidValue
from slussmodel.findings import Finding, Severity
from slussmodel.language import Sentence
from slussmodel.partnerships import Assignment
from slussmodel.procurement.terms import Side
from slussmodel.validators import each, identifier, nfc, of_type


@frozen(kw_only=True)
class Pairing:
    """The two sides of one challenge: "verksamhetsexpertis från kommunen med näringslivets innovatörer".

    An organisation stands on one side only.

    >>> expert = Assignment(task="operations expert", organisation="0780")
    >>> Pairing(challenge="snow", experts=(expert,)).missing
    (<Side.INNOVATOR: 'innovator'>,)
    """

    challenge: str = field(converter=nfc, validator=identifier)
    experts: tuple[Assignment, ...] = field(default=(), validator=each(of_type(Assignment)))
    innovators: tuple[Assignment, ...] = field(default=(), validator=each(of_type(Assignment)))

    def __attrs_post_init__(self) -> None:
        both = {one.organisation for one in self.experts} & {one.organisation for one in self.innovators}
        if both:
            raise InvalidValue("Pairing", "innovators", sorted(both), "must not stand on both sides")

    @property
    def missing(self) -> tuple[Side, ...]:
        """The sides that nobody stands on."""
        sides = {Side.MUNICIPALITY: self.experts, Side.INNOVATOR: self.innovators}
        return tuple(side for side, people in sides.items() if not people)


def check_paired(challenges: Iterable[str], pairings: Iterable[Pairing]) -> tuple[Finding, ...]:
    """A warning for each challenge and each side of it that nobody stands on.

    >>> [finding.text("en") for finding in check_paired(["snow"], [])]
    ['the municipality has nobody in snow', 'the innovator has nobody in snow']
    """
    missing = {one: set(Side) for one in challenges}
    for pairing in pairings:
        if pairing.challenge in missing:
            missing[pairing.challenge] &= set(pairing.missing)
    return tuple(
        Finding.of(_NOBODY, Severity.WARNING, place=challenge, side=side, challenge=challenge)
        for challenge, sides in missing.items()
        for side in (Side.MUNICIPALITY, Side.INNOVATOR)
        if side in sides
    )


_NOBODY = Sentence(
    "side_without_people", sv="{side} har ingen med i {challenge}", en="{side} has nobody in {challenge}"
)
