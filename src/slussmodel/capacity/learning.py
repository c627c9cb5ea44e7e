"""Who has learnt of whose projects: a matrix of organisations and projects, with its gaps.

"Målet med projektet är att alla ska dela med sig av sina innovationsprojekt och att lära av varandra": everybody is to
share, and everybody is to learn. The matrix shows how far that has come.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import combinations
from typing import TypeAlias

from attrs import field, frozen

from slussmodel.capacity.events import Event
from slussmodel.capacity.pairs import as_pairs, pairs
from slussmodel.errors import InvalidValue, UnknownName
from slussmodel.findings import Finding, Severity
from slussmodel.language import Lang, Sentence
from slussmodel.records import columns
from slussmodel.validators import distinct, each, identifier, of_type

Cell: TypeAlias = tuple[str, str]
"""An organisation and a project."""

NOT_LEARNT = Sentence(
    "project_not_learnt",
    sv="{organisation} har inte fått ta del av {projects}",
    en="{organisation} has not learnt of {projects}",
)
NOT_SHARED = Sentence(
    "nothing_shared",
    sv="{organisation} har inte delat med sig av {projects}",
    en="{organisation} has not shared {projects}",
)


@frozen(kw_only=True)
class SharingMatrix:
    """Organisations, the projects that they own, and which organisation has learnt of which project.

    >>> from datetime import date
    >>> from slussmodel.capacity import EventKind, Shared
    >>> meeting = Event(
    ...     id="m", kind=EventKind.EXCHANGE, first=date(2023, 5, 30), participants=("ALAV", "UH"),
    ...     shared=(Shared("UH", "rural data"),),
    ... )
    >>> matrix = SharingMatrix.from_events([meeting], organisations=("ALAV", "UH", "SASS"),
    ...     owners={"rural data": "UH", "coaches": "ALAV"})
    >>> matrix.learnt, matrix.silent, matrix.completeness
    ((('ALAV', 'rural data'),), ('ALAV', 'SASS'), Fraction(1, 4))

    `owners` maps a project to the organisation that owns it; a project of nobody here, such as one that was visited,
    may be left out of it and then is not counted. Raises `UnknownName` for an owner that is not among the
    organisations, and `InvalidValue` where somebody is said to have learnt of a project of its own.
    """

    organisations: tuple[str, ...] = field(validator=[each(identifier), distinct])
    owners: tuple[Cell, ...] = field(converter=as_pairs, validator=pairs)
    learnt: tuple[Cell, ...] = field(default=(), validator=[each(of_type(tuple)), distinct])
    _owner: dict[str, str] = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        owner = dict(self.owners)
        for named in (*owner.values(), *(organisation for organisation, _ in self.learnt)):
            if named not in self.organisations:
                raise UnknownName.among("organisation", named, self.organisations)
        for who, project in self.learnt:
            if project not in owner:
                raise UnknownName.among("project", project, owner)
            if owner[project] == who:
                raise InvalidValue("SharingMatrix", "learnt", project, f"must not be a project of {who}'s own")
        object.__setattr__(self, "_owner", owner)

    @classmethod
    def from_events(
        cls, events: Iterable[Event], *, organisations: tuple[str, ...], owners: Mapping[str, str]
    ) -> SharingMatrix:
        """What the events have taught: everybody who took part has learnt of what was told and seen there."""
        seen = {(who, project) for event in events for who in event.participants for project in event.projects}
        cells = (
            (who, project)
            for who in organisations
            for project, owner in owners.items()
            if (who, project) in seen and who != owner
        )
        return cls(organisations=organisations, owners=tuple(owners.items()), learnt=tuple(cells))

    @property
    def projects(self) -> tuple[str, ...]:
        """The projects that somebody here owns."""
        return tuple(project for project, _ in self.owners)

    @property
    def gaps(self) -> tuple[Cell, ...]:
        """Each organisation with each project of another's that it has not learnt of."""
        learnt = set(self.learnt)
        return tuple(cell for cell in self._cells() if cell not in learnt)

    @property
    def completeness(self) -> Fraction:
        """The share of the matrix that is filled, from 0 to 1; a matrix with nothing to fill is complete."""
        possible = sum(1 for _ in self._cells())
        return Fraction(possible - len(self.gaps), possible) if possible else Fraction(1)

    @property
    def silent(self) -> tuple[str, ...]:
        """The organisations that nobody has learnt anything from."""
        heard = {self._owner[project] for _, project in self.learnt}
        return tuple(one for one in self.organisations if one not in heard)

    @property
    def one_sided(self) -> tuple[Cell, ...]:
        """Pairs where the first has learnt from the second, and the second nothing from the first."""
        pairs = {(who, self._owner[project]) for who, project in self.learnt}
        both = (pair for one, other in combinations(self.organisations, 2) for pair in ((one, other), (other, one)))
        return tuple((who, whom) for who, whom in both if (who, whom) in pairs and (whom, who) not in pairs)

    def to_records(self) -> list[dict[str, str | bool]]:
        """The matrix as plain dicts, an organisation and a project a row; own projects are left out."""
        learnt = set(self.learnt)
        return [
            {"organisation": who, "project": project, "owner": self._owner[project], "learnt": (who, project) in learnt}
            for who, project in self._cells()
        ]

    def to_columns(self) -> dict[str, list[object]]:
        """The records turned on their side: a list for each column."""
        return columns(self.to_records())

    def check(self) -> tuple[Finding, ...]:
        """A note for each organisation that has something left to share or to learn."""
        return (*self._unshared(), *self._unlearnt())

    def html(self, lang: Lang = "sv") -> str:
        """The matrix as an HTML table that stands on its own, in light and dark."""
        from slussmodel.capacity.html import sharing_html

        return sharing_html(self, lang)

    def _repr_html_(self) -> str:
        return self.html()

    def _cells(self) -> Iterator[Cell]:
        return ((who, project) for who in self.organisations for project, owner in self.owners if who != owner)

    def _unshared(self) -> Iterator[Finding]:
        told = {project for _, project in self.learnt}
        for one in self.organisations:
            projects = tuple(project for project, owner in self.owners if owner == one and project not in told)
            if projects:
                yield Finding.of(NOT_SHARED, Severity.NOTE, place=one, organisation=one, projects=projects)

    def _unlearnt(self) -> Iterator[Finding]:
        gaps = self.gaps
        for one in self.organisations:
            projects = tuple(project for who, project in gaps if who == one)
            if projects:
                yield Finding.of(NOT_LEARNT, Severity.NOTE, place=one, organisation=one, projects=projects)
