"""What a project is for: logic models, goals and how far they are met, and how texts were revised."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from itertools import product
from typing import TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

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
    RevisionStep,
    WorkForm,
)
from slussmodel.strategies.fields import drawn
from slussmodel.strategies.values import days, several, subsets

T = TypeVar("T")

_OBJECTIVES = ("o-1", "o-2", "o-3")
_PARTS = ("syfte", "mål", "organisation")


def causes(*, links: Sequence[str] = ("w-1", "r-1", "e-1")) -> SearchStrategy[Cause]:
    """What leads to what, among the links of a results chain."""
    return st.builds(Cause, causes=subsets(tuple(links), min_size=1), target=st.sampled_from(links))


@st.composite
def logic_models(draw: DrawFn, *, max_links: int = 3) -> LogicModel:
    """Parts, work forms, results and effects, and what leads to what; some chains are broken.

    `max_links` is how many work forms, results and effects there are at most, of each.

    >>> from hypothesis import given
    >>> @given(logic_models(max_links=2))
    ... def test_my_picture_has_a_row_for_each_work_form(model):
    ...     assert len(model.rows()) == len(model.work_forms)
    >>> test_my_picture_has_a_row_for_each_work_form()
    """
    counts = draw(st.tuples(*[st.integers(1, max_links)] * 4))
    parts, forms, results, effects = (
        tuple(f"{letter}-{number}" for number in range(1, count + 1))
        for letter, count in zip("pwre", counts, strict=True)
    )
    steps = [*product(forms, results), *product(results, effects)]
    return LogicModel(
        parts=_each(draw, Part, parts),
        work_forms=_each(draw, WorkForm, forms, part=st.sampled_from(parts)),
        results=_each(draw, ExpectedResult, results),
        effects=_each(draw, ExpectedEffect, effects),
        causes=tuple(Cause((before,), after) for before, after in draw(subsets(steps, max_size=3))),
    )


def _each(draw: DrawFn, kind: Callable[..., T], ids: tuple[str, ...], **given: SearchStrategy[str]) -> tuple[T, ...]:
    return tuple(draw(drawn(kind, id=st.just(id), **given)) for id in ids)


def judgements(*, objectives: Sequence[str] = _OBJECTIVES) -> SearchStrategy[Judged]:
    """How far objectives are met; nothing remains of one that is met fully."""
    partly = [one for one in Attainment if one is not Attainment.FULLY]
    who = st.sampled_from(objectives)
    fully = drawn(Judged, objective=who, attainment=st.just(Attainment.FULLY), remaining=st.just(""))
    return fully | drawn(Judged, objective=who, attainment=st.sampled_from(partly))


def goals(*, max_objectives: int = 3) -> SearchStrategy[Goals]:
    """Objectives and judgements of some of them."""
    ids = subsets(tuple(f"o-{number}" for number in range(1, max_objectives + 1)), min_size=1, max_size=max_objectives)
    return ids.flatmap(
        lambda some: st.builds(
            Goals,
            status=st.sampled_from(ProjectStatus),
            objectives=st.tuples(*[drawn(Objective, id=st.just(id)) for id in some]),
            judgements=several(judgements(objectives=some)),
        )
    )


def revision_steps(*, parts: Sequence[str] = _PARTS) -> SearchStrategy[Revision]:
    """Steps that somebody takes with a part of a text."""
    return drawn(Revision, about=st.sampled_from(parts), by=subsets(("1496", "1495", "1497"), min_size=1))


@st.composite
def revisions(draw: DrawFn, *, parts: Sequence[str] = _PARTS, max_steps: int = 3) -> Revisions:
    """How the parts of a text were revised, step by step."""
    on, steps = draw(days()), list[Revision]()
    for _ in range(draw(st.integers(0, max_steps))):
        on += timedelta(draw(st.integers(0, 60)))
        about, by = draw(st.sampled_from(parts)), draw(subsets(("1496", "1495"), min_size=1))
        steps.append(Revision(step=draw(st.sampled_from(RevisionStep)), about=about, by=by, on=on))
    return Revisions(parts=tuple(parts), steps=tuple(steps))
