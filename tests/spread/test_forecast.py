"""A forecast is the model's own distribution: exact where the answer is known, and only ever growing."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from random import Random

import numpy as np
import pytest
from attrs import evolve
from scipy.stats import binom

from slussmodel import InvalidValue, YearMonth, sweden
from slussmodel.spread import Adoption, Influence, Spread, fit
from slussmodel.spread.forecast import monthly_chance
from slussmodel.spread.landscape import CODES, landscape, state_of
from slussmodel.sweden import Contact

START = date(2019, 12, 31)
CERTAIN = (0.0, 0.0, 0.0, 0.0)


def spread(*adopters: str, on: date = date(2018, 6, 1)) -> Spread:
    return Spread(
        innovation="x",
        since=date(2018, 1, 1),
        rings=sweden.rings("Skaraborg"),
        adoptions=tuple(Adoption(adopter=one, on=on) for one in adopters),
    )


def alone(base: float) -> Influence:
    return Influence(base=base, neighbours=0, federation=0, size=0, deviations=CERTAIN)


def test_without_influence_the_number_of_adopters_is_binomial() -> None:
    runs, base, months = 2000, -2.0, 24
    yearly = 1 / (1 + np.exp(-base))
    forecast = spread().forecast(
        start=START, until=YearMonth(2019, 12) + months, seed=7, runs=runs, influence=alone(base), level=0.9
    )
    for one in forecast.rings:
        for step in (1, 6, months):
            exact = binom(len(one.ring.members), 1 - (1 - yearly) ** (step / 12))
            at = one.outlooks[step]
            assert abs(at.mean - exact.mean()) < 5 * exact.std() / runs**0.5
            assert at.standard_error == pytest.approx(exact.std() / runs**0.5, rel=0.1)
            assert abs(at.low - exact.ppf(0.05)) <= 1
            assert abs(at.high - exact.ppf(0.95)) <= 1


def test_the_same_seed_gives_the_same_forecast_and_another_another() -> None:
    made = spread("Skövde")

    def run(seed: int):
        return made.forecast(start=START, until=YearMonth(2020, 12), seed=seed, runs=50)

    assert run(1) == run(1)
    assert run(1) != run(2)


def test_adoption_only_grows_and_stays_inside_its_ring_and_its_interval() -> None:
    forecast = spread("Skövde", "Hjo", "CA-NL").forecast(start=START, until=YearMonth(2024, 12), seed=3, runs=200)
    for one in forecast.rings:
        assert all(before.mean <= after.mean for before, after in pairwise(one.outlooks))
        assert all(before.low <= after.low and before.high <= after.high for before, after in pairwise(one.outlooks))
        assert all(0 <= at.low <= at.high <= len(one.ring.members) for at in one.outlooks)
        assert one.outlooks[-1].inhabitants <= one.ring.population(2019)
        assert (one.outlooks[0].low, one.outlooks[0].high, one.outlooks[0].mean) == (2, 2, 2.0)
    assert len(forecast.rings) == 3
    assert [len(one.outlooks) for one in forecast.rings] == [61] * 3


def test_probabilities_add_up_to_what_is_expected_in_sweden() -> None:
    forecast = spread("Skövde").forecast(start=START, until=YearMonth(2021, 12), seed=3, runs=100)
    assert sum(forecast.probability.values()) == pytest.approx(forecast.rings[-1].outlooks[-1].mean)
    assert forecast.probability["1496"] == 1.0


def test_what_is_certain_is_certain() -> None:
    sure = spread().forecast(start=START, until=YearMonth(2020, 1), seed=1, runs=20, influence=alone(500.0))
    never = spread().forecast(start=START, until=YearMonth(2020, 1), seed=1, runs=20, influence=alone(-500.0))
    assert set(sure.probability.values()) == {1.0}
    assert set(never.probability.values()) == {0.0}


def test_a_municipality_outside_the_rings_never_adopts_in_a_forecast() -> None:
    narrow = Spread(innovation="x", since=date(2018, 1, 1), rings=sweden.rings("Skaraborg")[:1])
    forecast = narrow.forecast(start=START, until=YearMonth(2020, 12), seed=1, runs=20, influence=alone(500.0))
    assert {code for code, chance in forecast.probability.items() if chance} == set(
        sweden.federation("Skaraborg").codes
    )


def test_doubt_about_the_weights_widens_the_interval() -> None:
    def width(deviations: tuple[float, ...]) -> int:
        influence = Influence(deviations=deviations)
        made = spread("Skövde").forecast(start=START, until=YearMonth(2024, 12), seed=5, runs=300, influence=influence)
        return made.rings[-1].outlooks[-1].high - made.rings[-1].outlooks[-1].low

    assert width((0.8, 0.5, 0.5, 0.5)) > 2 * width(CERTAIN)


def test_twelve_monthly_chances_make_the_yearly_one() -> None:
    adopters = frozenset(sweden.federation("Skaraborg").codes[:5])
    influence = Influence()
    ground = landscape(Contact.WATER, 2019)
    monthly = monthly_chance(ground, state_of(adopters), np.array([influence.weights], dtype=np.float32))[0]
    for one in spread(*adopters).candidates(START, k=290, influence=influence):
        yearly = 1 - (1 - float(monthly[CODES.index(one.municipality.code)])) ** 12
        assert yearly == pytest.approx(one.probability, rel=1e-4)


def test_a_simulation_of_one_municipality_at_a_time_expects_the_same() -> None:
    chance, months, runs = Random(11), 6, 30
    influence = Influence(base=-2.0, deviations=CERTAIN)
    counts = []
    for _ in range(runs):
        made = spread("Skövde")
        for month in (YearMonth(2020, 1) + step for step in range(months)):
            waiting = made.candidates(month.first_day, k=290, influence=influence)
            new = [one.municipality for one in waiting if chance.random() < 1 - (1 - one.probability) ** (1 / 12)]
            adoptions = tuple(Adoption(adopter=one.code, on=month.first_day) for one in new)
            made = evolve(made, adoptions=(*made.adoptions, *adoptions))
        counts.append(len(made.adoptions))
    at = (
        spread("Skövde")
        .forecast(start=START, until=YearMonth(2020, months), seed=1, runs=1000, influence=influence)
        .rings[-1]
        .outlooks[-1]
    )
    error = (np.var(counts) / runs + at.standard_error**2) ** 0.5
    assert abs(np.mean(counts) - at.mean) < 4 * error


def test_a_forecast_explains_itself_in_two_languages() -> None:
    forecast = spread("Skövde").forecast(start=START, until=YearMonth(2020, 12), seed=1, runs=50)
    assert forecast.explain("sv").startswith("Skaraborg: 1 vid start, ")
    assert "with 80% probability" in forecast.explain("en")
    assert len(forecast.explain().splitlines()) == 3


@pytest.mark.parametrize(
    "change",
    [
        {"until": YearMonth(2019, 11)},
        {"runs": 0},
        {"level": 1},
        {"level": 0},
        {"seed": -1},
        {"start": date(2017, 12, 31)},
    ],
)
def test_a_forecast_of_nothing_is_an_error(change) -> None:
    with pytest.raises(InvalidValue):
        spread().forecast(**{"start": START, "until": YearMonth(2020, 1), "seed": 1} | change)


def test_a_forecast_of_an_open_ring_alone_is_an_error() -> None:
    abroad = Spread(innovation="x", since=date(2018, 1, 1), rings=sweden.rings("Skaraborg")[3:])
    with pytest.raises(InvalidValue, match="abroad"):
        abroad.forecast(start=START, until=YearMonth(2020, 1), seed=1)
    assert abroad.candidates(START) == ()


def invented(truth: Influence, months: int, seed: int) -> Spread:
    """A history that the model itself makes."""
    rng = np.random.default_rng(seed)
    ground = landscape(truth.contact, 2019)
    adopted = {"1496": date(2018, 1, 1)}
    for step in range(1, months + 1):
        state = state_of(frozenset(adopted))
        chance = monthly_chance(ground, state, np.array([truth.weights], dtype=np.float32))[0]
        first_day = (YearMonth(2018, 1) + step).first_day
        new = [code for code, p in zip(CODES, chance, strict=True) if code not in adopted and rng.random() < p]
        adopted |= dict.fromkeys(new, first_day)
    adoptions = tuple(Adoption(adopter=code, on=on) for code, on in adopted.items())
    return Spread(innovation="x", since=date(2018, 1, 1), rings=sweden.rings("Skaraborg"), adoptions=adoptions)


def test_fitting_finds_the_weights_that_made_a_history() -> None:
    truth = Influence(base=-3.0, neighbours=2.5, federation=1.0, size=0.5, deviations=CERTAIN)
    histories = tuple(invented(truth, 48, seed) for seed in (1, 2, 3))
    found = fit(histories, until=date(2022, 1, 31))
    for weight, true, deviation in zip(found.weights, truth.weights, found.deviations, strict=True):
        assert abs(weight - true) < 3.5 * deviation
        assert 0 < deviation < 2


def test_each_day_on_which_nobody_adopts_says_as_much_as_another() -> None:
    days = (date(2018, 2, 1), date(2018, 2, 15), date(2018, 2, 28), date(2018, 3, 1), date(2018, 3, 31))
    bases = [fit((spread(),), until=until).base for until in days]
    assert bases == sorted(bases, reverse=True)
    assert bases[0] - bases[-1] > 20 * (bases[2] - bases[3])


def test_an_adoption_speaks_against_a_prior_that_all_but_denies_it() -> None:
    prior = Influence(base=-80.0, deviations=(5.0, 0.5, 0.5, 0.5))
    adopted = spread().adopt(Adoption(adopter="Hjo", on=date(2018, 2, 14)))
    found = fit((adopted,), until=date(2018, 2, 28), prior=prior)
    # The adopter's own log-odds pull by one against the prior's (weight - centre) / deviation squared.
    assert found.base == pytest.approx(prior.base + 25, abs=0.1)


def test_fitting_to_nothing_gives_back_the_prior_about_what_it_cannot_see() -> None:
    prior = Influence()
    found = fit((spread(),), until=date(2018, 2, 28), prior=prior)
    assert found.neighbours == pytest.approx(prior.neighbours, abs=1e-6)
    assert found.base < prior.base
    with pytest.raises(InvalidValue):
        fit((spread(),), until=date(2018, 1, 31))
    with pytest.raises(InvalidValue):
        fit((), until=date(2018, 1, 31))
