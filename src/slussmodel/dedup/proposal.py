"""What the index needs to know of an idea."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeAlias

from slussmodel.errors import InvalidValue

if TYPE_CHECKING:
    from slussmodel.ideas import Idea


class Proposal(Protocol):
    """What the index needs to know of an idea; `slussmodel.Idea` is one.

    An idea may also have a `kind`, a `service_area`, `tags` and a `submitted` moment; they are evidence where both
    ideas have them. Its `submitter` and `municipality` are none.
    """

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def description(self) -> str: ...
    @property
    def municipality(self) -> str: ...
    @property
    def language(self) -> str: ...


AnyIdea: TypeAlias = "Idea | Proposal"
"""What is asked for: pyright sees no text in a field with a converter, so `Idea` is named beside its protocol."""


def tags_of(idea: Proposal) -> str:
    """The tags of an idea as a text."""
    return " ".join(getattr(idea, "tags", ()))


_TEXTS = ("id", "title", "description", "municipality", "language")


def checked(idea: Proposal, type_: str = "IdeaIndex", field: str = "idea") -> Proposal:
    """The idea, if it has what the index reads; anything else is an `InvalidValue` that says what it lacks."""
    for name in _TEXTS:
        if not isinstance(getattr(idea, name, None), str):
            raise InvalidValue(type_, field, idea, f"must be an idea, with {name!r} as a text")
    return idea
