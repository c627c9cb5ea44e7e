"""Who is next, and why: shares that can be counted by hand, weights that can be changed."""

from __future__ import annotations

from datetime import date
from math import exp, isclose

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from slussmodel import InvalidValue, sweden
from slussmodel.spread import Adoption, Factor, Influence, Spread
from slussmodel.spread.influence import candidates
from slussmodel.spread.landscape import CODES, landscape, state_of
from slussmodel.sweden import Contact

EVERYONE = frozenset(sweden.MUNICIPALITIES)
ADOPTERS = st.frozensets(st.sampled_from(CODES), max_size=60)
WEIGHTS = st.floats(-10, 10)
INFLUENCES = st.builds(
    Influence, base=WEIGHTS, neighbours=WEIGHTS, federation=WEIGHTS, size=WEIGHTS, contact=st.sampled_from(Contact)
)
SKARABORG_TWO = frozenset({"1496", "1497"})  # Skövde and Hjo


def candidate(name: str, adopters: frozenset[str], influence: Influence | None = None):
    (found,) = candidates([sweden.municipality(name).code], adopters, influence or Influence(), 2019)
    return found


def share(name: str, factor: Factor, adopters: frozenset[str]):
    return next(one.share for one in candidate(name, adopters).contributions if one.factor is factor)


def test_the_shares_are_what_one_counts_by_hand() -> None:
    tibro = {one.factor: one.reason.params for one in candidate("Tibro", SKARABORG_TWO).contributions}
    around = sweden.neighbours("Tibro", "water")
    assert {"Skövde", "Hjo"} <= {one.name for one in around}
    assert tibro[Factor.NEIGHBOURS] == {"n": 2, "of": len(around)}
    assert (tibro[Factor.FEDERATION]["n"], tibro[Factor.FEDERATION]["of"]) == (2, 14)
    assert tibro[Factor.SIZE] == {"n": 1, "of": 2}  # Tibro and Hjo have about ten thousand each, Skövde over fifty


def test_an_island_has_no_neighbours_and_no_group() -> None:
    gotland = candidate("Gotland", SKARABORG_TWO)
    assert [one.share for one in gotland.contributions][:3] == [1, 0, 0]
    assert gotland.contributions[2].reason.code == "no_federation_has_adopted"


@given(ADOPTERS, INFLUENCES)
def test_the_arrays_and_the_reasons_say_the_same(adopters, influence) -> None:
    ground = landscape(influence.contact, 2019)
    shares = np.vstack([part[0] for part in ground.shares(state_of(adopters))])
    for one in candidates(EVERYONE - adopters, adopters, influence, 2019):
        by_hand = [float(part.share) for part in one.contributions[1:]]
        assert np.allclose(by_hand, shares[:, CODES.index(one.municipality.code)], atol=1e-6)


@given(ADOPTERS, INFLUENCES)
def test_candidates_are_all_who_wait_the_likeliest_first(adopters, influence) -> None:
    found = candidates(EVERYONE - adopters, adopters, influence, 2019)
    assert {one.municipality.code for one in found} == EVERYONE - adopters
    chances = [one.probability for one in found]
    assert chances == sorted(chances, reverse=True)
    for one in found[:5]:
        assert isclose(one.log_odds, sum(part.log_odds for part in one.contributions))
        assert isclose(one.probability, 1 / (1 + exp(-one.log_odds)), abs_tol=1e-9)


@given(ADOPTERS, st.sampled_from(CODES), st.sampled_from(CODES))
def test_one_more_adopter_never_lowers_the_share_of_neighbours_or_federation(adopters, new, code) -> None:
    for factor in (Factor.NEIGHBOURS, Factor.FEDERATION):
        if code not in {*adopters, new}:
            assert share(code, factor, adopters | {new}) >= share(code, factor, adopters)


def test_a_weight_of_zero_silences_its_factor() -> None:
    quiet = Influence(base=-2, neighbours=0, federation=0, size=0)
    found = candidates(EVERYONE - SKARABORG_TWO, SKARABORG_TWO, quiet, 2019)
    assert {one.log_odds for one in found} == {-2.0}
    assert [one.municipality.code for one in found] == sorted(EVERYONE - SKARABORG_TWO)


def test_the_next_in_skaraborg_are_the_neighbours_of_those_who_have_adopted() -> None:
    spread = Spread(
        innovation="x",
        since=date(2018, 1, 1),
        rings=sweden.rings("Skaraborg"),
        adoptions=tuple(Adoption(adopter=code, on=date(2018, 6, 1)) for code in SKARABORG_TWO),
    )
    top = spread.candidates(date(2018, 12, 31), k=3)
    assert top[0].municipality.name == "Tibro"
    assert all(one.contributions[1].share > 0 for one in top)
    assert all(one.municipality.code in sweden.federation("Skaraborg").codes for one in top)
    assert len(spread.candidates(date(2018, 1, 1), k=1000)) == 290
    assert len(spread.candidates(date(2018, 12, 31), k=1000)) == 288


def test_a_candidate_explains_itself_in_two_languages() -> None:
    tibro = candidate("Tibro", SKARABORG_TWO)
    swedish, english = tibro.explain("sv").splitlines(), tibro.explain("en").splitlines()
    assert swedish[0].startswith("Tibro: ")
    assert swedish[3] == (
        "  +0,21 samverkan: 2 av 14 andra medlemmar i Skaraborgs kommunalförbund har infört lösningen"
    )
    assert english[1] == "  −4.00 base level: with nothing else speaking for it"
    assert len(swedish) == len(english) == 1 + len(Factor)


@pytest.mark.parametrize(
    "change",
    [
        {"base": float("nan")},
        {"base": 1e308},
        {"size": "1"},
        {"deviations": (1, 1, 1)},
        {"deviations": (1, 1, 1, -1)},
        {"contact": "x"},
    ],
)
def test_weights_with_a_fault_are_not_built(change) -> None:
    with pytest.raises(InvalidValue):
        Influence(**change)
