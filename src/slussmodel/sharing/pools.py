"""Several cost pools: each with a key of its own, or serving each other before they serve the parties."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any, TypeAlias

from attrs import Attribute, field, frozen

from slussmodel.errors import InvalidValue, MissingParty, UnknownName
from slussmodel.language import Lang, Sentence, listing
from slussmodel.money import Money, total
from slussmodel.sharing.allocation import Allocation, Share
from slussmodel.sharing.given import exact, one_currency, pairs
from slussmodel.sharing.keys import Key, Parties, check_cost
from slussmodel.sharing.steps import Figure, Step, Words, minor_per_major, unit_of
from slussmodel.sharing.two_way import TwoWay
from slussmodel.validators import of_type, wrong

Own: TypeAlias = Mapping[str, Parties]
Cells: TypeAlias = dict[str, dict[str, Fraction]]
Parts: TypeAlias = Mapping[str, Fraction | int] | tuple[tuple[str, Fraction | int], ...]
Uses: TypeAlias = tuple[tuple[str, tuple[tuple[str, Fraction], ...]], ...]

_FROM_POOL = Sentence(
    "from_pool",
    sv="{party}: {exact} {currency} av {pool} ({key}).",
    en="{party}: {exact} {currency} of {pool} ({key}).",
)
_WHOLE_POOL = Sentence(
    "whole_pool",
    sv="{pool}: {whole} {currency} sedan poolerna fördelat sina tjänster på varandra.",
    en="{pool}: {whole} {currency} after the pools have charged each other for their services.",
)
_USES_POOL = Sentence(
    "uses_pool",
    sv="{party}: {part} av {pool}, {whole} {currency} × {part}.",
    en="{party}: {part} of {pool}, {whole} {currency} × {part}.",
)


def _keys(keys: Mapping[str, Key] | tuple[tuple[str, Key], ...]) -> tuple[tuple[str, Key], ...]:
    return pairs("Layered", "keys", keys)


def _are_keys(instance: object, attribute: Attribute[Any], keys: tuple[tuple[str, Key], ...]) -> None:
    if not keys:
        raise wrong(instance, attribute, keys, "must name at least one pool")
    for _, key in keys:
        of_type(Key)(instance, attribute, key)


@frozen
class Layered:
    """Different keys for different pools: the running of the sluice equally, its development per inhabitant.

    >>> from slussmodel import SEK
    >>> from slussmodel.sharing import Equal, PerCapita
    >>> rule = Layered({"running": Equal(), "development": PerCapita()})
    >>> costs = {"running": SEK(100), "development": SEK(300)}
    >>> dict(rule.share(costs, {"Hjo": 1, "Skara": 2}).amounts)
    {'Hjo': SEK('150.00'), 'Skara': SEK('250.00')}
    >>> rule.table(costs, {"Hjo": 1, "Skara": 2}).column("development")
    {'Hjo': SEK('100.00'), 'Skara': SEK('200.00')}

    A pool may have numbers, and members, of its own: `own={"development": {"Skara": 1}}`.
    """

    keys: tuple[tuple[str, Key], ...] = field(converter=_keys, validator=_are_keys)

    def label(self, lang: Lang = "sv") -> str:
        pools = listing([f"{pool}: {key.label(lang)}" for pool, key in self.keys], lang)
        return {"sv": f"Pooler ({pools})", "en": f"Pools ({pools})"}[lang]

    def values(self, costs: Mapping[str, Money], parties: Parties, own: Own | None = None) -> Cells:
        """Each party's exact part of each pool, in minor units."""
        keys, special = dict(self.keys), own or {}
        _check_pool_costs("Layered", costs)
        if missing := tuple(pool for pool in keys if pool not in costs):
            raise MissingParty("costs", missing)
        for pool in (*costs, *special):
            if pool not in keys:
                raise UnknownName.among("pool", pool, keys)
        shares = {pool: key.values(costs[pool], special.get(pool, parties)) for pool, key in keys.items()}
        everyone = sorted({party for parts in shares.values() for party in parts})
        return {party: {pool: shares[pool].get(party, Fraction(0)) for pool in keys} for party in everyone}

    def table(self, costs: Mapping[str, Money], parties: Parties, own: Own | None = None) -> TwoWay:
        """Party by pool: each pool sums to its cost, and each cell is less than a unit from its exact value."""
        return TwoWay.of(self.values(costs, parties, own), total(costs.values()).currency)

    def share(self, costs: Mapping[str, Money], parties: Parties, own: Own | None = None) -> Allocation:
        """What each party pays of all pools; the amounts are the row sums of `table`.

        `own` gives the parties of a pool that has numbers of its own. Raises `MissingParty` for a pool without a cost,
        `UnknownName` for a cost or numbers without a pool, and what the keys raise.
        """
        cells = self.values(costs, parties, own)
        whole = total(costs.values())
        check_cost("Layered", whole)
        paid = TwoWay.of(cells, whole.currency).row_totals
        shares = tuple(
            Share(party, sum(cells[party].values(), Fraction(0)), paid[party], self._steps(party, cells[party], whole))
            for party in sorted(cells)
        )
        return Allocation(rule=self, total=whole, shares=shares)

    def _steps(self, party: str, parts: Mapping[str, Fraction], whole: Money) -> tuple[Step, ...]:
        major, currency = minor_per_major(whole.currency), unit_of(whole.currency)
        words = {pool: Words(key.label("sv"), key.label("en")) for pool, key in self.keys}
        return tuple(
            Step.of(_FROM_POOL, party=party, exact=part / major, currency=currency, pool=pool, key=words[pool])
            for pool, part in parts.items()
        )


def _uses(uses: Mapping[str, Parts] | Iterable[tuple[str, Parts]]) -> Uses:
    return tuple((pool, _parts(pool, parts)) for pool, parts in pairs("Reciprocal", "uses", uses))


def _parts(pool: str, parts: Parts) -> tuple[tuple[str, Fraction], ...]:
    return tuple(
        (user, exact("Reciprocal", "uses", part, {pool: {user: part}}))
        for user, part in pairs("Reciprocal", "uses", parts)
    )


@frozen
class Reciprocal:
    """Pools that serve each other: each pool's whole cost is its own and what it uses of the others.

    `uses` says, for each pool, what part of it each pool and each party uses; the parts of a pool sum to one. The
    whole costs solve x = own + U x, exactly, in fractions (the reciprocal or simultaneous-equations method of cost
    accounting: Kaplan & Atkinson, Advanced Management Accounting, 3rd ed., ch. 3; Manes, Park & Jensen 1982).

    >>> from slussmodel import SEK
    >>> half, fifth = Fraction(1, 2), Fraction(1, 5)
    >>> rule = Reciprocal({"IT": {"staff": fifth, "Hjo": 4 * fifth}, "staff": {"IT": half, "Skara": half}})
    >>> dict(rule.share({"IT": SEK(100), "staff": SEK(70)}).amounts)
    {'Hjo': SEK('120.00'), 'Skara': SEK('50.00')}
    """

    uses: Uses = field(converter=_uses)

    def __attrs_post_init__(self) -> None:
        for pool, parts in self.uses:
            if any(part < 0 for _, part in parts) or sum(part for _, part in parts) != 1:
                raise InvalidValue(
                    "Reciprocal", "uses", {pool: dict(parts)}, "must be parts of zero or more that sum to 1"
                )

    def label(self, lang: Lang = "sv") -> str:
        return "Pooler som betjänar varandra" if lang == "sv" else "Pools that serve each other"

    def pool_costs(self, costs: Mapping[str, Money]) -> dict[str, Fraction]:
        """Each pool's own cost and what it uses of the others, in minor units.

        Raises `InvalidValue` where some pools serve only each other, so that nobody outside pays for them.
        """
        uses = {pool: dict(parts) for pool, parts in self.uses}
        _check_pool_costs("Reciprocal", costs)
        if missing := tuple(pool for pool in uses if pool not in costs):
            raise MissingParty("costs", missing)
        for pool in costs:
            if pool not in uses:
                raise UnknownName.among("pool", pool, uses)
        pools = list(uses)
        matrix = [[int(row == column) - uses[column].get(row, Fraction(0)) for column in pools] for row in pools]
        own = [Fraction(costs[pool].minor) for pool in pools]
        return dict(zip(pools, _solve(matrix, own, pools), strict=True))

    def share(self, costs: Mapping[str, Money]) -> Allocation:
        """What each party pays when every pool has passed on its whole cost; raises as `pool_costs` does."""
        pools = self.pool_costs(costs)
        whole = total(costs.values())
        check_cost("Reciprocal", whole)
        major, currency = minor_per_major(whole.currency), unit_of(whole.currency)
        values: dict[str, Fraction] = {}
        each: dict[str, list[Step]] = {}
        for pool, parts in self.uses:
            for party, part in parts:
                if party not in pools:
                    values[party] = values.get(party, Fraction(0)) + part * pools[pool]
                    figures: dict[str, Figure] = {"party": party, "pool": pool, "currency": currency}
                    step = Step.of(_USES_POOL, part=part, whole=pools[pool] / major, **figures)
                    each.setdefault(party, []).append(step)
        steps = [Step.of(_WHOLE_POOL, pool=pool, whole=cost / major, currency=currency) for pool, cost in pools.items()]
        return Allocation.of(self, values, whole, each=each, steps=steps)


def _check_pool_costs(rule: str, costs: Mapping[str, Money]) -> None:
    """Each pool's cost is money of zero or more, all in one currency."""
    one_currency(rule, "costs", costs)
    for pool, cost in costs.items():
        if cost.minor < 0:
            raise InvalidValue(rule, "costs", {pool: cost}, "must be zero or more")


def _solve(matrix: list[list[Fraction]], right: list[Fraction], names: list[str]) -> list[Fraction]:
    """Gauss-Jordan elimination in fractions."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for column in range(len(rows)):
        pivot = next((place for place in range(column, len(rows)) if rows[place][column]), None)
        if pivot is None:
            raise InvalidValue("Reciprocal", "uses", names, "must reach a party: these pools serve only each other")
        rows[column], rows[pivot] = rows[pivot], rows[column]
        rows[column] = [value / rows[column][column] for value in rows[column]]
        for place, row in enumerate(rows):
            if place != column and row[column]:
                rows[place] = [
                    value - row[column] * from_pivot for value, from_pivot in zip(row, rows[column], strict=True)
                ]
    return [row[-1] for row in rows]
