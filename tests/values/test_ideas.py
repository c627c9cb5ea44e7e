"""An idea is kept as it was handed in, and can lose its submitter."""

from __future__ import annotations

from datetime import UTC, datetime

import attrs
import pytest

from slussmodel import Idea, InvalidValue
from slussmodel.ideas import Beneficiary, ChallengeLevel, IdeaKind, InnovationType, Language, Origin

LEAST = Idea(id="i", title="t", municipality="1496")


def test_an_idea_needs_an_id_a_title_and_a_municipality_and_no_more() -> None:
    assert (LEAST.language, LEAST.kind, LEAST.origins) == (Language.SV, IdeaKind.IDEA, (Origin.EMPLOYEE,))
    assert LEAST.level is ChallengeLevel.OPERATIONAL
    for needed in ("id", "title", "municipality"):
        with pytest.raises(InvalidValue, match=rf"Idea\.{needed}: ' ' must not be blank"):
            attrs.evolve(LEAST, **{needed: " "})


def test_a_language_is_known_by_its_code() -> None:
    assert attrs.evolve(LEAST, language="fi").language is Language.FI  # type: ignore[arg-type]
    for code in ("se", None, 1):
        with pytest.raises(InvalidValue, match=r"Idea\.language: .* must be one of sv, en, fi, no, da, is"):
            attrs.evolve(LEAST, language=code)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "member"),
    [
        ("origins", Origin.RESEARCH),
        ("tags", "x"),
        ("innovation_types", InnovationType.SERVICE),
        ("beneficiaries", Beneficiary.RESIDENTS),
        ("joint_with", "1495"),
    ],
)
def test_what_an_idea_has_several_of_stands_there_once_each_and_is_of_its_kind(name: str, member: object) -> None:
    assert getattr(attrs.evolve(LEAST, **{name: (member,)}), name) == (member,)
    with pytest.raises(InvalidValue, match=rf"Idea\.{name}: .* stands there twice"):
        attrs.evolve(LEAST, **{name: (member, member)})
    with pytest.raises(InvalidValue, match=rf"Idea\.{name}"):
        attrs.evolve(LEAST, **{name: (object(),)})


def test_an_idea_without_its_submitter_is_otherwise_the_same() -> None:
    named = attrs.evolve(LEAST, submitter="Maria Nilsson", submitted=datetime(2017, 3, 1, tzinfo=UTC))
    nameless = named.anonymised()
    assert "Maria" not in repr(nameless)
    assert attrs.evolve(nameless, submitter=named.submitter) == named
