"""Ideas of one family brought together: one stands for them, and nothing that the others had is lost.

A merge is a value that holds the ideas as they were, so it can be undone and kept in an audit trail. Supporters are
united: who supports two of the ideas counts once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from attrs import field, frozen
from attrs.validators import optional

from slussmodel.dedup.given import several
from slussmodel.dedup.proposal import Proposal, checked
from slussmodel.errors import InvalidValue, UnknownName
from slussmodel.language import Lang, Sentence, listing
from slussmodel.validators import aware, identifier

MERGED = Sentence(
    "merged",
    sv="{representative} står för {ideas}; stöds av {supporters}, från {municipalities}",
    en="{representative} stands for {ideas}; supported by {supporters}, from {municipalities}",
)


@frozen(kw_only=True)
class Merge:
    """Ideas under a representative: who handed them in, where and when, who supports them, who merged them.

    `supporters_of` holds each idea's own supporters. Build one with `merge`.
    """

    representative: str = field(validator=identifier)
    ideas: tuple[Proposal, ...]
    supporters_of: tuple[tuple[str, frozenset[str]], ...]
    by: str = field(validator=identifier)
    at: datetime | None = field(default=None, validator=optional(aware))

    @property
    def supporters(self) -> frozenset[str]:
        """Everyone who supports any of the ideas, once."""
        return frozenset().union(*(people for _, people in self.supporters_of))

    @property
    def municipalities(self) -> tuple[str, ...]:
        """Where the ideas come from, that of the representative first."""
        return tuple(dict.fromkeys(idea.municipality for idea in self._representative_first()))

    @property
    def submitters(self) -> tuple[str, ...]:
        """Who handed the ideas in, as far as it is told, that of the representative first."""
        told = (getattr(idea, "submitter", None) for idea in self._representative_first())
        return tuple(dict.fromkeys(one for one in told if one))

    @property
    def first_submitted(self) -> datetime | None:
        """When the first of the ideas came in, as far as it is told."""
        return min((one for idea in self.ideas if (one := getattr(idea, "submitted", None))), default=None)

    def _representative_first(self) -> list[Proposal]:
        return sorted(self.ideas, key=lambda idea: (idea.id != self.representative, idea.id))

    def undo(self) -> dict[Proposal, frozenset[str]]:
        """The ideas and the supporters of each, as they were."""
        own = dict(self.supporters_of)
        return {idea: own[idea.id] for idea in self.ideas}

    def explain(self, lang: Lang = "sv") -> str:
        others = sorted(idea.id for idea in self.ideas if idea.id != self.representative)
        values = {
            "representative": self.representative,
            "ideas": listing(others, lang),
            "supporters": len(self.supporters),
            "municipalities": listing(list(self.municipalities), lang),
        }
        return MERGED.say(values, lang)


def merge(
    ideas: Iterable[Proposal],
    supporters: Mapping[str, Collection[str]],
    *,
    by: str,
    at: datetime | None = None,
    representative: str | None = None,
) -> Merge:
    """Bring the ideas of a family together.

    Unless the caller names one, the representative is the idea with most supporters, among equals the one handed in
    first, then the one told at most length. `supporters` maps ids to people; an idea without an entry has none. Raises
    `InvalidValue` for fewer than two ideas, the same id twice or what is no idea, and `UnknownName` for a
    representative that is none of them.

    >>> from slussmodel.ideas import Idea
    >>> pair = [Idea(id=id, title="Cykelpump", municipality=place) for id, place in (("i-1", "1496"), ("i-2", "1495"))]
    >>> merge(pair, {"i-1": ["ann"], "i-2": ["ann", "bo"]}, by="coach").explain("en")
    'i-2 stands for i-1; supported by 2, from 1495 and 1496'
    """
    given = [checked(idea, "Merge", "ideas") for idea in several("Merge", "ideas", ideas, "ideas")]
    together = tuple(sorted(given, key=lambda idea: idea.id))
    ids = [idea.id for idea in together]
    if len(set(ids)) < max(2, len(ids)):
        raise InvalidValue("Merge", "ideas", tuple(ids), "must be two or more different ideas")
    if not isinstance(supporters, Mapping):
        rule = f"must map ids to those who support them, not {type(supporters).__name__}"
        raise InvalidValue("Merge", "supporters", supporters, rule)
    own = {id: frozenset(several("Merge", "supporters", supporters.get(id, ()), "supporters")) for id in ids}
    chosen = representative or min(together, key=lambda idea: _rank(idea, own[idea.id])).id
    if chosen not in own:
        raise UnknownName.among("representative", chosen, ids)
    return Merge(representative=chosen, ideas=together, supporters_of=tuple(own.items()), by=by, at=at)


def _rank(idea: Proposal, supporters: frozenset[str]) -> tuple[int, bool, float, int, str]:
    submitted: datetime | None = getattr(idea, "submitted", None)
    moment = submitted.timestamp() if submitted else 0.0
    return -len(supporters), submitted is None, moment, -len(idea.description), idea.id
