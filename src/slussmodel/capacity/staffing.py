"""Posts: innovation coaches and other roles, how many were planned and how many there are."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import field, frozen

from slussmodel.findings import Finding, Severity
from slussmodel.language import Sentence
from slussmodel.validators import at_least, filled, identifier, nfc, of_type

UNFILLED = Sentence(
    "posts_unfilled",
    sv="{organisation} har {actual} av {planned} planerade som {role}",
    en="{organisation} has {actual} of {planned} planned as {role}",
)


@frozen(kw_only=True)
class Post:
    """So many people in a role at an organisation.

    >>> Post(role="innovationscoach", organisation="2284", planned=2, actual=1).unfilled
    1
    """

    role: str = field(validator=filled)
    organisation: str = field(converter=nfc, validator=identifier)
    planned: int = field(validator=[of_type(int), at_least(0)])
    actual: int = field(default=0, validator=[of_type(int), at_least(0)])

    @property
    def unfilled(self) -> int:
        """How many are still to come; more than planned is not fewer than none."""
        return max(0, self.planned - self.actual)


def check_staffing(posts: Iterable[Post]) -> tuple[Finding, ...]:
    """A note for each role that has fewer people than planned."""
    return tuple(
        Finding.of(
            UNFILLED,
            Severity.NOTE,
            place=post.role,
            organisation=post.organisation,
            actual=post.actual,
            planned=post.planned,
            role=post.role,
        )
        for post in posts
        if post.unfilled
    )
