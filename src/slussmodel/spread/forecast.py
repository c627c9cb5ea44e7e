"""A forecast of adoption on the municipal graph, with the uncertainty of chance and of the weights.

Each run is one possible future. It draws its own weights (normal, with the deviations that `Influence` states) and then
goes month by month: whoever has not adopted does so with the chance that its neighbours, federation and size give it
then. So adoptions feed adoptions, and what the runs have between them is the forecast. A month's chance is that of
which twelve make the year's: 1 - (1 - p) ** (1 / 12).

With all weights but the base at 0 and no deviations, the number that adopts is binomial, which tests hold it to.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from slussmodel import sweden
from slussmodel.errors import InvalidValue, expected
from slussmodel.language import Lang, Sentence, number
from slussmodel.periods import YearMonth
from slussmodel.places import Ring
from slussmodel.spread.coverage import percent
from slussmodel.spread.influence import Factor, Influence
from slussmodel.spread.landscape import CODES, Landscape, State, landscape, state_of
from slussmodel.spread.record import Spread
from slussmodel.validators import check_day

FORECAST = Sentence(
    "forecast",
    sv="{ring}: {now} vid start, {mean} väntas i {month} (mellan {low} och {high} med {level} sannolikhet)",
    en="{ring}: {now} at the start, {mean} expected in {month} (between {low} and {high} with {level} probability)",
)


@frozen(kw_only=True)
class Outlook:
    """What is expected of one ring at the end of a month: adopters and the inhabitants that they have.

    `low` and `high` bound the middle of the runs, at the forecast's level. `standard_error` is that of the mean, from
    the number of runs.
    """

    month: YearMonth
    mean: float
    low: int
    high: int
    standard_error: float
    inhabitants: float
    inhabitants_low: int
    inhabitants_high: int


@frozen(kw_only=True)
class RingForecast:
    """The outlook of one ring, month by month; the first is the month of the start, when all is known."""

    ring: Ring
    outlooks: tuple[Outlook, ...]


@frozen(kw_only=True)
class Forecast:
    """How an innovation is expected to spread in each closed ring.

    `probability` is, for each municipality by code, that of having adopted by the last month; 1 for those who have.
    The same seed gives the same forecast.
    """

    innovation: str
    influence: Influence
    seed: int
    runs: int
    level: float
    rings: tuple[RingForecast, ...]
    probability: dict[str, float]

    def explain(self, lang: Lang = "sv") -> str:
        """One line a ring, of the last month."""
        return "\n".join(self._line(one, lang) for one in self.rings)

    def _line(self, one: RingForecast, lang: Lang) -> str:
        first, last = one.outlooks[0], one.outlooks[-1]
        facts = {
            "ring": one.ring,
            "now": first.low,
            "mean": number(last.mean, lang, 1),
            "month": last.month,
            "low": last.low,
            "high": last.high,
            "level": percent(Fraction(self.level), lang),
        }
        return FORECAST.say(facts, lang)

    def svg(self, lang: Lang = "sv") -> str:
        """The forecast as a fan: a line and a band for each ring, as SVG text."""
        from slussmodel.spread.fan import fan_svg

        return fan_svg(self, lang)

    def _repr_html_(self) -> str:
        return self.svg()


def simulate(
    spread: Spread, *, start: date, until: YearMonth, seed: int, runs: int, influence: Influence, level: float
) -> Forecast:
    """Run the model from the end of a day to the end of a month; see the head of this file."""
    scopes = [ring for ring in spread.rings if not ring.open]
    _check(spread, scopes, start, until, seed, runs, level)
    months = [YearMonth.of(start) + step for step in range(until - YearMonth.of(start) + 1)]
    rng = np.random.default_rng(seed)
    weights = rng.normal(influence.weights, influence.deviations, size=(runs, len(Factor))).astype(np.float32)
    ground = landscape(influence.contact, spread.population_year)
    measures = _measures(scopes, spread.population_year)
    inside = measures.any(axis=1)
    state = np.repeat(state_of(spread.adopters(start)), runs, axis=0)
    counts = [state @ measures]
    for _ in months[1:]:
        chance = monthly_chance(ground, state, weights) * inside
        state = state | (rng.random(state.shape, dtype=np.float32) < chance)
        counts.append(state @ measures)
    return Forecast(
        innovation=spread.innovation,
        influence=influence,
        seed=seed,
        runs=runs,
        level=level,
        rings=_outlooks(scopes, months, np.array(counts), level),
        probability=dict(zip(CODES, state.mean(axis=0).tolist(), strict=True)),
    )


def _measures(scopes: list[Ring], year: int) -> NDArray[np.float64]:
    """What a state is counted by: a column a ring for its members, then one a ring for their inhabitants."""
    members = np.array([[code in ring.codes for ring in scopes] for code in CODES], dtype=np.float64)
    people = np.array([one.population(year) for one in sweden.MUNICIPALITIES.values()], dtype=np.float64)
    return np.hstack([members, members * people[:, None]])


def monthly_chance(ground: Landscape, state: State, weights: NDArray[np.float32]) -> NDArray[np.float32]:
    """The chance that each would adopt in a month, runs by municipalities; weights are runs by factors."""
    log_odds = weights[:, :1]
    for place, share in enumerate(ground.shares(state), 1):
        log_odds = log_odds + weights[:, place : place + 1] * share
    # 1 - p is 1 / (1 + e^x), so a twelfth of the year's risk is the softplus of x over 12: no overflow, no loss near 0.
    return np.asarray(-np.expm1(-np.logaddexp(np.float32(0), log_odds) / 12), dtype=np.float32)


def _check(
    spread: Spread, scopes: list[Ring], start: date, until: YearMonth, seed: int, runs: int, level: float
) -> None:
    check_day("Forecast", "start", start)
    if not isinstance(until, YearMonth):
        raise InvalidValue("Forecast", "until", until, expected((YearMonth,), until))
    rules: tuple[tuple[str, object, bool, str], ...] = (
        ("rings", [ring.en for ring in spread.rings], bool(scopes), "must have one that is not open"),
        ("start", start, start >= spread.since, f"must not be before the innovation exists, {spread.since}"),
        ("until", until, until >= YearMonth.of(start), f"must not be before the start, {start}"),
        ("seed", seed, type(seed) is int and seed >= 0, "must be a whole number, 0 or more"),
        ("runs", runs, type(runs) is int and runs >= 1, "must be a whole number, 1 or more"),
        ("level", level, isinstance(level, float) and 0 < level < 1, "must be between 0 and 1"),
    )
    for name, value, right, rule in rules:
        if not right:
            raise InvalidValue("Forecast", name, value, rule)


def _outlooks(
    scopes: list[Ring], months: list[YearMonth], counts: NDArray[np.float64], level: float
) -> tuple[RingForecast, ...]:
    """From counts of months by runs by columns: adopters in each ring, then inhabitants in each ring."""
    runs, rings = counts.shape[1], len(scopes)
    means, errors = counts.mean(axis=1), counts.std(axis=1) / runs**0.5
    tails = [(1 - level) / 2, (1 + level) / 2]
    low, high = np.quantile(counts, tails, axis=1, method="inverted_cdf").astype(int)
    return tuple(
        RingForecast(
            ring=ring,
            outlooks=tuple(
                Outlook(
                    month=month,
                    mean=float(means[step, place]),
                    low=int(low[step, place]),
                    high=int(high[step, place]),
                    standard_error=float(errors[step, place]),
                    inhabitants=float(means[step, rings + place]),
                    inhabitants_low=int(low[step, rings + place]),
                    inhabitants_high=int(high[step, rings + place]),
                )
                for step, month in enumerate(months)
            ),
        )
        for place, ring in enumerate(scopes)
    )
