"""The logic model: which work forms lead to which results and effects, part by part."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING, TypeAlias

from attrs import field, frozen

from slussmodel.errors import InvalidValue, UnknownName
from slussmodel.findings import Finding
from slussmodel.language import Lang
from slussmodel.records import columns
from slussmodel.results.chain import Cause, ExpectedEffect, ExpectedResult, Part, WorkForm
from slussmodel.validators import each, of_type

if TYPE_CHECKING:
    import networkx as nx

Link: TypeAlias = WorkForm | ExpectedResult | ExpectedEffect


@frozen(kw_only=True)
class MatrixRow:
    """One row of the matrix: a work form of a part, the results that it gives and the effects of those."""

    part: Part
    work_form: WorkForm
    results: tuple[ExpectedResult, ...]
    effects: tuple[ExpectedEffect, ...]

    def record(self, lang: Lang = "sv") -> dict[str, str | list[str]]:
        """The row as a plain dict, in one language."""
        return {
            "part": self.part.format(lang),
            "work_form": self.work_form.format(lang),
            "results": [result.format(lang) for result in self.results],
            "effects": [effect.format(lang) for effect in self.effects],
        }


@frozen(kw_only=True)
class LogicModel:
    """Parts, work forms, results and effects, and what causes what.

    A model may be half-made: `check` says what it lacks. What it may not do is to speak of something that it does not
    list (`UnknownName`) or to list an id twice (`InvalidValue`).

    >>> model = LogicModel(
    ...     parts=(Part(id="skills", sv="Kompetenshöjning", en="Raising competence"),),
    ...     work_forms=(WorkForm(id="seminars", part="skills", sv="Seminarier", en="Seminars"),),
    ...     results=(ExpectedResult(id="lectures", sv="Föreläsningar", en="Lectures"),),
    ...     effects=(ExpectedEffect(id="knowledge", sv="Kunskapshöjning", en="Higher knowledge"),),
    ...     causes=(Cause(("seminars",), "lectures"),),
    ... )
    >>> [finding.text("en") for finding in model.check()]
    ['result “Lectures” leads to no effect (OECD-DAC)', 'nothing leads to effect “Higher knowledge” (OECD-DAC)']
    """

    parts: tuple[Part, ...] = field(validator=each(of_type(Part)))
    work_forms: tuple[WorkForm, ...] = field(validator=each(of_type(WorkForm)))
    results: tuple[ExpectedResult, ...] = field(validator=each(of_type(ExpectedResult)))
    effects: tuple[ExpectedEffect, ...] = field(validator=each(of_type(ExpectedEffect)))
    causes: tuple[Cause, ...] = field(validator=each(of_type(Cause)))
    _links: dict[str, Link] = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        listed: tuple[Link, ...] = (*self.work_forms, *self.results, *self.effects)
        links = {link.id: link for link in listed}
        parts = {part.id for part in self.parts}
        if len(links) < len(listed) or len(parts) < len(self.parts):
            raise InvalidValue(
                "LogicModel", "ids", [*parts, *(link.id for link in listed)], "must not hold an id twice"
            )
        for work_form in self.work_forms:
            _known("part", work_form.part, parts)
        for cause in self.causes:
            for named in (*cause.causes, cause.target):
                _known("link of the results chain", named, links)
        object.__setattr__(self, "_links", links)

    def link(self, id: str) -> Link:
        """A work form, result or effect by its id; raises `UnknownName` with near names."""
        _known("link of the results chain", id, self._links)
        return self._links[id]

    def part(self, id: str) -> Part:
        """A part by its id; raises `UnknownName` with near names."""
        parts = {part.id: part for part in self.parts}
        _known("part", id, parts)
        return parts[id]

    def leads_to(self, id: str) -> tuple[Link, ...]:
        """What something has a hand in, step by step, in the order in which the model lists it."""
        return self._ordered(self._downstream(frozenset({self.link(id).id})) - {id})

    def comes_of(self, id: str) -> tuple[Link, ...]:
        """Everything that has a hand in something."""
        reached = frozenset({self.link(id).id})
        while new := {one for cause in self.causes if cause.target in reached for one in cause.causes} - reached:
            reached |= new
        return self._ordered(reached - {id})

    def reached(self, work_forms: Iterable[str]) -> tuple[Link, ...]:
        """The results and effects that come about if these work forms, and no others, are carried out.

        A joint cause is there only when all its causes are, so the whole can give more than its parts do one by one.
        """
        done = frozenset(self.link(id).id for id in work_forms)
        reached = done
        while new := {cause.target for cause in self.causes if reached.issuperset(cause.causes)} - reached:
            reached |= new
        return self._ordered(reached - done)

    def lost_without(self, work_form: str) -> tuple[Link, ...]:
        """The results and effects that fall away if one work form is dropped and the others go on."""
        self.link(work_form)
        everything = [one.id for one in self.work_forms]
        kept = set(self.reached([one for one in everything if one != work_form]))
        return tuple(link for link in self.reached(everything) if link not in kept)

    def rows(self, part: str | None = None) -> tuple[MatrixRow, ...]:
        """The matrix, or the rows of one part."""
        if part is not None:
            self.part(part)
        wanted = [one for one in self.parts if part in (None, one.id)]
        return tuple(self._row(one, work_form) for one in wanted for work_form in self._work_forms_of(one))

    def to_records(self, lang: Lang = "sv", *, part: str | None = None) -> list[dict[str, str | list[str]]]:
        """The matrix as plain dicts, for a data frame or a template."""
        return [row.record(lang) for row in self.rows(part)]

    def to_columns(self, lang: Lang = "sv", *, part: str | None = None) -> dict[str, list[object]]:
        """The records turned on their side: a list for each column."""
        return columns(self.to_records(lang, part=part))

    def explain(self, id: str, lang: Lang = "sv") -> str:
        """How something comes about: one line for each cause that has a hand in it, from the work forms onwards.

        >>> model = LogicModel(
        ...     parts=(Part(id="skills", sv="Kompetens"),),
        ...     work_forms=(WorkForm(id="seminars", part="skills", sv="Seminarier", en="Seminars"),),
        ...     results=(ExpectedResult(id="lectures", sv="Föreläsningar", en="Lectures"),),
        ...     effects=(), causes=(Cause(("seminars",), "lectures"),),
        ... )
        >>> model.explain("lectures", "en")
        'Seminars → Lectures'
        """
        targets = (*self.comes_of(id), self.link(id))
        causes = (cause for link in targets for cause in self.causes if cause.target == link.id)
        return "\n".join(self._said(cause, lang) for cause in causes)

    def check(self) -> tuple[Finding, ...]:
        """What the model lacks: uncovered parts, holes, links that go backwards, cycles, parts that stand alone."""
        from slussmodel.results.checks import check

        return tuple(check(self))

    def to_networkx(self) -> nx.DiGraph[str]:
        """A new graph of ids, an edge from each cause to its target; every node holds its `step`."""
        import networkx as nx

        graph: nx.DiGraph[str] = nx.DiGraph()
        graph.add_nodes_from((link.id, {"step": link.step.value}) for link in self._links.values())
        graph.add_edges_from((one, cause.target) for cause in self.causes for one in cause.causes)
        return graph

    def html(self, lang: Lang = "sv") -> str:
        """The matrix as an HTML table that stands on its own, in light and dark."""
        from slussmodel.results.html import matrix_html

        return matrix_html(self, lang)

    def _repr_html_(self) -> str:
        return self.html()

    def _said(self, cause: Cause, lang: Lang) -> str:
        together = " + ".join(self._links[one].format(lang) for one in cause.causes)
        return f"{together} → {self._links[cause.target].format(lang)}"

    def _work_forms_of(self, part: Part) -> Iterator[WorkForm]:
        return (one for one in self.work_forms if one.part == part.id)

    def _row(self, part: Part, work_form: WorkForm) -> MatrixRow:
        downstream = self.leads_to(work_form.id)
        return MatrixRow(
            part=part,
            work_form=work_form,
            results=tuple(one for one in downstream if isinstance(one, ExpectedResult)),
            effects=tuple(one for one in downstream if isinstance(one, ExpectedEffect)),
        )

    def _downstream(self, start: frozenset[str]) -> frozenset[str]:
        reached = start
        while new := {cause.target for cause in self.causes if not reached.isdisjoint(cause.causes)} - reached:
            reached |= new
        return reached

    def _ordered(self, ids: frozenset[str]) -> tuple[Link, ...]:
        return tuple(link for id, link in self._links.items() if id in ids)


def _known(kind: str, name: str, known: Collection[str]) -> None:
    if name not in known:
        raise UnknownName.among(kind, name, known)
