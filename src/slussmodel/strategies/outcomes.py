"""What a project is for: logic models, goals and how far they are met, and how texts were revised."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import TypeVar

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from slussmodel.results import (
    Attainment,
    Cause,
    ExpectedEffect,
    ExpectedResult,
    Goals,
    Judged,
    LogicModel,
    Objective,
    Part,
    ProjectStatus,
    Revision,
    Revisions,
    WorkForm,
)
from slussmodel.results.chain import Named
from slussmodel.strategies.fields import drawn
from slussmodel.strategies.values import several, subsets

N = TypeVar("N", bound=Named)

_OBJECTIVES = ("o-1", "o-2", "o-3")
_PARTS = ("syfte", "mål", "organisation")


def causes(*, links: Sequence[str] = ("w-1", "r-1", "e-1")) -> SearchStrategy[Cause]:
    """What leads to what, among the links of a results chain."""
    return st.builds(Cause, causes=subsets(tuple(links), min_size=1), target=st.sampled_from(links))


def logic_models(*, max_links: int = 2) -> SearchStrategy[LogicModel]:
    """Parts, work forms, results and effects, and what leads to what; some chains are broken.

    `max_links` is how many work forms, results and effects there are at most, of each.

    >>> from hypothesis import given
    >>> @given(logic_models(max_links=3))
    ... def test_my_picture_has_a_row_for_each_work_form(model):
    ...     assert len(model.rows()) == len(model.work_forms)
    >>> test_my_picture_has_a_row_for_each_work_form()
    """
    return st.builds(
        _model,
        parts=several(_PART, min_size=1, max_size=max_links),
        forms=several(_WORK_FORM, min_size=1, max_size=max_links),
        results=several(_RESULT, min_size=1, max_size=max_links),
        effects=several(_EFFECT, min_size=1, max_size=max_links),
        steps=several(st.integers(0, 2 * max_links**2), max_size=4),
    )


def _model(
    *,
    parts: tuple[Part, ...],
    forms: tuple[WorkForm, ...],
    results: tuple[ExpectedResult, ...],
    effects: tuple[ExpectedEffect, ...],
    steps: tuple[int, ...],
) -> LogicModel:
    """What was drawn, with ids and with the numbered steps of all that lead from forms to results and on to effects."""
    parts, forms, results, effects = (
        _numbered("p", parts),
        _numbered("w", forms),
        _numbered("r", results),
        _numbered("e", effects),
    )
    every = [*product(forms, results), *product(results, effects)]
    taken = dict.fromkeys(every[step % len(every)] for step in steps)
    return LogicModel(
        parts=parts,
        work_forms=tuple(evolve(form, part=parts[place % len(parts)].id) for place, form in enumerate(forms)),
        results=results,
        effects=effects,
        causes=tuple(Cause((before.id,), after.id) for before, after in taken),
    )


def _numbered(letter: str, members: tuple[N, ...]) -> tuple[N, ...]:
    return tuple(evolve(one, id=f"{letter}-{number}") for number, one in enumerate(members, 1))


_PART, _WORK_FORM, _RESULT, _EFFECT, _OBJECTIVE = (
    drawn(kind) for kind in (Part, WorkForm, ExpectedResult, ExpectedEffect, Objective)
)


def judgements(*, objectives: Sequence[str] = _OBJECTIVES) -> SearchStrategy[Judged]:
    """How far objectives are met; nothing remains of one that is met fully."""
    partly = [one for one in Attainment if one is not Attainment.FULLY]
    who = st.sampled_from(objectives)
    fully = drawn(Judged, objective=who, attainment=st.just(Attainment.FULLY), remaining=st.just(""))
    return fully | drawn(Judged, objective=who, attainment=st.sampled_from(partly))


def goals(*, max_objectives: int = 3) -> SearchStrategy[Goals]:
    """Objectives and judgements of some of them."""
    return st.builds(
        _goals,
        st.sampled_from(ProjectStatus),
        several(_OBJECTIVE, min_size=1, max_size=max_objectives),
        several(judgements()),
    )


def _goals(status: ProjectStatus, objectives: tuple[Objective, ...], judged: tuple[Judged, ...]) -> Goals:
    numbered = _numbered("o", objectives)
    known = tuple(evolve(one, objective=numbered[place % len(numbered)].id) for place, one in enumerate(judged))
    return Goals(status=status, objectives=numbered, judgements=known)


def revision_steps(*, parts: Sequence[str] = _PARTS) -> SearchStrategy[Revision]:
    """Steps that somebody takes with a part of a text."""
    return drawn(Revision, about=st.sampled_from(parts), by=subsets(("1496", "1495", "1497"), min_size=1))


def revisions(*, parts: Sequence[str] = _PARTS, max_steps: int = 3) -> SearchStrategy[Revisions]:
    """How the parts of a text were revised, step by step."""
    steps = several(revision_steps(parts=parts), max_size=max_steps)
    return steps.map(lambda taken: Revisions(parts=tuple(parts), steps=tuple(sorted(taken, key=lambda step: step.on))))
