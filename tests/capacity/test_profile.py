"""Capability profiles over the dimensions of a programme."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from slussmodel.capacity import CapabilityProfile, CapabilityScale
from slussmodel.errors import InvalidValue, UnknownName

SCALE = CapabilityScale(("leadership", "method", "technology"), ("begun", "practised", "systematic"))


def profile(**ratings: str) -> CapabilityProfile:
    return CapabilityProfile(scale=SCALE, organisation="2284", on=date(2023, 1, 1), ratings=ratings)


@pytest.mark.row("1.2", "slussmodel.capacity.CapabilityProfile")
@pytest.mark.row("1.2", "slussmodel.capacity.CapabilityScale")
@pytest.mark.row("0.5", "slussmodel.capacity.CapabilityProfile.gain")
def test_capacity_built_is_levels_won_in_each_dimension() -> None:
    before = profile(leadership="practised", method="begun")
    after = profile(leadership="begun", method="systematic", technology="begun")
    assert before.gain(after) == {"leadership": -1, "method": 2}
    assert before.unrated == ("technology",)
    assert before.weakest == ("method",)
    assert hash(before) != hash(after)


def test_an_unrated_profile_has_no_weakest_dimension() -> None:
    assert profile().weakest == ()


@pytest.mark.parametrize(
    ("ratings", "hint"),
    [({"leadrship": "begun"}, "did you mean 'leadership'"), ({"method": "systematik"}, "did you mean 'systematic'")],
)
def test_dimensions_and_levels_are_those_of_the_scale(ratings: dict[str, str], hint: str) -> None:
    with pytest.raises(UnknownName, match=hint):
        profile(**ratings)


def test_profiles_on_different_scales_are_not_compared() -> None:
    other = CapabilityScale(("leadership",), ("low", "high"))
    with pytest.raises(InvalidValue, match="same scale"):
        profile().gain(evolve(profile(), scale=other))


@pytest.mark.parametrize(("dimensions", "levels"), [((), ("low", "high")), (("a",), ("low",))])
def test_a_scale_has_something_to_measure(dimensions: tuple[str, ...], levels: tuple[str, ...]) -> None:
    with pytest.raises(InvalidValue, match="two or more"):
        CapabilityScale(dimensions, levels)


profiles = st.dictionaries(st.sampled_from(SCALE.dimensions), st.sampled_from(SCALE.levels)).map(
    lambda ratings: profile(**ratings)
)


@given(profiles, profiles, profiles)
def test_dominance_is_a_preorder(one: CapabilityProfile, two: CapabilityProfile, three: CapabilityProfile) -> None:
    assert one.dominates(one)
    if one.dominates(two) and two.dominates(three):
        assert one.dominates(three)
    if one.dominates(two) and two.dominates(one):
        assert one.ranks == two.ranks


@given(profiles, profiles)
def test_what_one_wins_the_other_loses(one: CapabilityProfile, two: CapabilityProfile) -> None:
    assert one.gain(two) == {dimension: -levels for dimension, levels in two.gain(one).items()}
