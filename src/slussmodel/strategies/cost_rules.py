"""Rules that share a cost: keys, keys put together, buy-ins, and the solutions of cost games."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from slussmodel.periods import YearMonth
from slussmodel.sharing import (
    ACA,
    ECM,
    SCRB,
    AumannDreze,
    Banzhaf,
    BaseFeePlusPerCapita,
    Bounded,
    BuyIn,
    ByWeight,
    Changing,
    Equal,
    EqualShares,
    FeeBuyIn,
    Gately,
    GreedyCompletion,
    HistoricalBuyIn,
    IncrementCompletion,
    Joining,
    Layered,
    LeastCore,
    Myerson,
    Nucleolus,
    Owen,
    PerCapita,
    PerCapitaNucleolus,
    Prenucleolus,
    ProportionalNucleolus,
    ProRata,
    Reciprocal,
    RemainingLifeBuyIn,
    Running,
    SampledShapley,
    Shapley,
    Solution,
    StandAloneProportional,
    StepTariff,
    TariffStep,
    TauValue,
    WeightedShapley,
)
from slussmodel.sharing.keys import Key
from slussmodel.strategies.fields import drawn
from slussmodel.strategies.values import amounts, months, parts_of_one, several, subsets

_PLAYERS = ("A", "B", "C")
_POOLS = ("drift", "utveckling")
_MOST = 10**9


def cost_keys() -> SearchStrategy[Key]:
    """Rules that share any cost by one number for each party."""
    base = parts_of_one().map(BaseFeePlusPerCapita)
    return st.sampled_from((Equal(), PerCapita(), BaseFeePlusPerCapita(), ByWeight("timmar"))) | base


_KEYS = cost_keys()


def base_fees() -> SearchStrategy[BaseFeePlusPerCapita]:
    """A part of the cost in equal fees, from none of it to all, and the rest by inhabitants."""
    return parts_of_one().map(BaseFeePlusPerCapita)


def tariff_steps(*, least: int = 0, currency: str = "SEK") -> SearchStrategy[TariffStep]:
    """What a municipality of so many inhabitants pays."""
    fee = amounts(currency=currency, min_minor=0, max_minor=_MOST)
    return st.builds(TariffStep, least=st.just(least), stake=fee, yearly=fee)


def step_tariffs(*, max_steps: int = 3, currency: str = "SEK") -> SearchStrategy[StepTariff]:
    """Tariffs that begin at no inhabitants and rise."""
    steps = [tariff_steps(least=place * 10_000, currency=currency) for place in range(max_steps)]
    rising = st.one_of([st.tuples(*steps[: place + 1]) for place in range(max_steps)])
    return drawn(StepTariff, steps=rising, re_entry=parts_of_one())


def bounded_keys(*, parties: Sequence[str] = _PLAYERS, currency: str = "SEK") -> SearchStrategy[Bounded]:
    """Keys with caps and floors, for all or for some; no floor is above a cap."""
    floor = st.none() | amounts(currency=currency, min_minor=0, max_minor=_MOST)
    cap = st.none() | amounts(currency=currency, min_minor=_MOST, max_minor=2 * _MOST)
    some = st.sampled_from(parties)
    return drawn(
        Bounded,
        key=_KEYS,
        cap=cap,
        floor=floor,
        caps=st.dictionaries(some, amounts(currency=currency, min_minor=_MOST, max_minor=2 * _MOST), max_size=2),
        floors=st.dictionaries(some, amounts(currency=currency, min_minor=0, max_minor=_MOST), max_size=2),
    )


def changing_keys(*, max_phases: int = 3) -> SearchStrategy[Changing]:
    """Keys that follow each other, each from the first day of a later month."""
    phases = several(st.tuples(months(), _KEYS), min_size=1, max_size=max_phases)
    return st.builds(_following, phases, st.sampled_from(ProRata))


def _following(phases: tuple[tuple[YearMonth, Key], ...], measure: ProRata) -> Changing:
    first_days = {month.first_day: key for month, key in phases}
    return Changing(phases=tuple((day, first_days[day]) for day in sorted(first_days)), measure=measure)


def layered_keys(*, pools: Sequence[str] = _POOLS) -> SearchStrategy[Layered]:
    """A key for each pool."""
    return st.tuples(*[st.tuples(st.just(pool), _KEYS) for pool in pools]).map(Layered)


def running_keys(*, parties: Sequence[str] = _PLAYERS) -> SearchStrategy[Running]:
    """Keys with the remainders of earlier bills, which sum to nothing."""
    rest = st.integers(-9, 9).map(lambda tenths: Fraction(tenths, 10))

    def carried(key: Key, rest: Fraction, pair: tuple[str, ...]) -> Running:
        return Running(key, {pair[0]: rest, pair[1]: -rest} if pair else {})

    return st.builds(carried, _KEYS, rest, st.just(()) | st.just(tuple(parties[:2])))


def reciprocal_pools(*, pools: Sequence[str] = _POOLS, parties: Sequence[str] = _PLAYERS) -> SearchStrategy[Reciprocal]:
    """Pools that are used by the parties, and by each other in part."""
    return st.tuples(*[parts_of_one()] * len(pools)).map(lambda parts: _used(parts, pools, parties))


def _used(parts: Sequence[Fraction], pools: Sequence[str], parties: Sequence[str]) -> Reciprocal:
    """Each pool gives half of a drawn part to the next pool, and the rest to the first two parties."""
    uses = {}
    for place, (pool, part) in enumerate(zip(pools, parts, strict=True)):
        to_pool = {pools[place + 1]: part / 2} if place + 1 < len(pools) else {}
        rest = 1 - sum(to_pool.values())
        uses[pool] = to_pool | {parties[0]: rest * part, parties[1]: rest * (1 - part)}
    return Reciprocal(uses)


def buy_ins(*, kind: type[BuyIn] | None = None, currency: str = "SEK") -> SearchStrategy[BuyIn]:
    """What a late joiner pays: rules of one kind, or of every kind."""
    every: dict[type[BuyIn], SearchStrategy[BuyIn]] = {
        HistoricalBuyIn: st.builds(HistoricalBuyIn, key=_KEYS),
        FeeBuyIn: st.builds(FeeBuyIn, key=_KEYS, fee=amounts(currency=currency, min_minor=0, max_minor=_MOST)),
        RemainingLifeBuyIn: st.builds(
            lambda key, left, gone: RemainingLifeBuyIn(key=key, life=left + gone, left=left),
            _KEYS,
            st.integers(0, 120),
            st.integers(1, 120),
        ),
    }
    return every[kind] if kind in every else st.one_of([*every.values()])


def joinings(*, currency: str = "SEK") -> SearchStrategy[Joining]:
    """What a late joiner pays, and what the others get back."""
    members = st.fixed_dictionaries({"A": st.integers(1, 60_000), "B": st.integers(1, 60_000)})
    cost = amounts(currency=currency, min_minor=100, max_minor=_MOST)
    return st.builds(
        lambda rule, cost, members, joiner: rule.join(cost, members, {"C": joiner}),
        buy_ins(kind=HistoricalBuyIn),
        cost,
        members,
        st.integers(1, 60_000),
    )


def solutions(*, kind: type[Solution] | None = None, players: Sequence[str] = _PLAYERS) -> SearchStrategy[Solution]:
    """Solutions of cost games of these players: of one kind, or of every kind.

    >>> from hypothesis import given
    >>> from slussmodel.codec import from_json, to_json
    >>> @given(solutions(players=("Hjo", "Skara", "Tibro")))
    ... def test_a_solution_reads_back_as_itself(solution):
    ...     assert from_json(to_json(solution)) == solution
    >>> test_a_solution_reads_back_as_itself()
    """
    half = len(players) // 2
    groups = st.sampled_from(
        [(tuple(players),), (tuple(players[:half]), tuple(players[half:])), tuple((one,) for one in players)]
    )
    links = [*pairwise(players)]
    weights = st.tuples(*[st.tuples(st.just(one), st.integers(1, 9)) for one in players])
    with_fields: dict[type[Solution], SearchStrategy[Solution]] = {
        Owen: groups.map(Owen),
        AumannDreze: groups.map(AumannDreze),
        Myerson: subsets(links).map(Myerson),
        WeightedShapley: weights.map(WeightedShapley),
        SampledShapley: st.builds(SampledShapley, seed=st.integers(0, 999), draws=st.integers(2, 64)),
        LeastCore: drawn(LeastCore),
    }
    every = {**{one: st.builds(one) for one in _WITHOUT_FIELDS}, **with_fields}
    return every[kind] if kind in every else st.one_of([*every.values()])


_WITHOUT_FIELDS: tuple[type[Solution], ...] = (
    Shapley,
    Nucleolus,
    PerCapitaNucleolus,
    ProportionalNucleolus,
    Prenucleolus,
    SCRB,
    ECM,
    ACA,
    TauValue,
    Gately,
    StandAloneProportional,
    Banzhaf,
)


def increments(*, currency: str = "SEK") -> SearchStrategy[IncrementCompletion]:
    """Completions of equal shares that raise all budgets by a step."""
    return st.builds(IncrementCompletion, amounts(currency=currency, min_minor=1, max_minor=_MOST))


def equal_shares() -> SearchStrategy[EqualShares]:
    """The method of equal shares, with any completions."""
    return drawn(EqualShares, completions=several(increments() | st.just(GreedyCompletion())))
