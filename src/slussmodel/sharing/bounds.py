"""Caps and floors on what a party pays, and how what is cut off or added is passed on."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, TypeAlias

from attrs import Attribute, field, frozen
from attrs.validators import optional

from slussmodel.errors import InvalidValue, UnknownName
from slussmodel.language import Labelled, Lang, Sentence
from slussmodel.money import CurrencyMismatch, Money, not_negative
from slussmodel.sharing.allocation import Allocation
from slussmodel.sharing.filling import Line, fill
from slussmodel.sharing.given import chosen, pairs
from slussmodel.sharing.keys import Key, Parties
from slussmodel.sharing.steps import Figure, Step, minor_per_major, unit_of
from slussmodel.validators import of_type

Bounds: TypeAlias = tuple[tuple[str, Money], ...]

_CAPPED = Sentence(
    "capped",
    sv="{party}: {before} {currency} enligt nyckeln, tak {bound}.",
    en="{party}: {before} {currency} by the key, capped at {bound}.",
)
_LIFTED = Sentence(
    "lifted",
    sv="{party}: {before} {currency} enligt nyckeln, golv {bound}.",
    en="{party}: {before} {currency} by the key, floor {bound}.",
)
_FREED = Sentence(
    "lifted_to_nothing",
    sv="{party}: {before} {currency} enligt nyckeln, men ingen betalar mindre än {bound}.",
    en="{party}: {before} {currency} by the key, but nobody pays less than {bound}.",
)
_SCALED = Sentence(
    "scaled_by_bounds",
    sv="{party}: {before} × {left} / {by_key}, vad tak och golv lämnar mot vad nyckeln gav dem som står fria.",
    en="{party}: {before} × {left} / {by_key}, what caps and floors leave against what the key gave those at no bound.",
)
_MOVED = Sentence(
    "moved_by_bounds",
    sv="{party}: {before} + ({left} − {by_key}) / {n}, vad tak och golv lämnar utöver vad nyckeln gav dem som står "
    "fria.",
    en="{party}: {before} + ({left} − {by_key}) / {n}, what caps and floors leave beyond what the key gave those at no "
    "bound.",
)
# The label says which bounds there are: caps, floors.
_WITH = {
    (True, True): {"sv": "med tak och golv", "en": "with caps and floors"},
    (True, False): {"sv": "med tak", "en": "with caps"},
    (False, True): {"sv": "med golv", "en": "with floors"},
    (False, False): {"sv": "utan tak och golv", "en": "without caps and floors"},
}


class Passing(Labelled):
    """Who carries what a cap cuts off, or is relieved by what a floor adds: those who are not at a bound."""

    IN_PROPORTION = "in_proportion", "i proportion till nyckeln", "in proportion to the key"
    EQUALLY = "equally", "lika mycket var", "the same amount each"


def _caps(bounds: Mapping[str, Money] | Bounds) -> Bounds:
    return tuple(sorted(pairs("Bounded", "caps", bounds)))


def _floors(bounds: Mapping[str, Money] | Bounds) -> Bounds:
    return tuple(sorted(pairs("Bounded", "floors", bounds)))


def _passing(value: str) -> Passing:
    return chosen(Passing, "Bounded", "passing", value)


def _amounts(instance: object, attribute: Attribute[Any], bounds: Bounds) -> None:
    for _, bound in bounds:
        not_negative(instance, attribute, bound)


@frozen(kw_only=True)
class Bounded:
    """A key with caps and floors.

    `cap` and `floor` hold for every party, `caps` and `floors` for the parties that they name, before the general
    ones. What a bound cuts off or adds is passed on to the parties that are not at a bound, again and again until
    nobody is outside: in proportion to the key (each pays the same multiple of its key share) or equally (each pays
    the same amount more or less). The result does not depend on any order.

    >>> from slussmodel import SEK
    >>> from slussmodel.sharing import Bounded, PerCapita
    >>> rule = Bounded(key=PerCapita(), cap=SEK(50))
    >>> dict(rule.share(SEK(100), {"A": 8, "B": 1, "C": 1}).amounts)
    {'A': SEK('50.00'), 'B': SEK('25.00'), 'C': SEK('25.00')}
    """

    key: Key = field(validator=of_type(Key))
    cap: Money | None = field(default=None, validator=optional(not_negative))
    floor: Money | None = field(default=None, validator=optional(not_negative))
    caps: Bounds = field(default=(), converter=_caps, validator=_amounts)
    floors: Bounds = field(default=(), converter=_floors, validator=_amounts)
    passing: Passing = field(default=Passing.IN_PROPORTION, converter=_passing)

    def __attrs_post_init__(self) -> None:
        if self.cap is not None and self.floor is not None and self.cap < self.floor:
            raise InvalidValue("Bounded", "floor", self.floor, f"must not be above the cap, {self.cap}")
        for party, _ in (*self.caps, *self.floors):
            floor, cap = self._bounds(party)
            if floor is not None and cap is not None and cap < floor:
                raise InvalidValue("Bounded", "floors", {party: floor}, f"must not be above the party's cap, {cap}")

    def label(self, lang: Lang = "sv") -> str:
        bounds = bool(self.caps) or self.cap is not None, bool(self.floors) or self.floor is not None
        return f"{self.key.label(lang)} {_WITH[bounds][lang]}"

    def values(self, cost: Money, parties: Parties) -> dict[str, Fraction]:
        """Each party's exact share in minor units.

        Raises `InvalidValue` where the floors sum to more than the cost, or the caps of those whom the key charges to
        less; `UnknownName` for a bound on somebody who is not a party.
        """
        lines = {party: self._line(party, share, cost) for party, share in self.key.values(cost, parties).items()}
        self._check_names(lines)
        _check_reach(cost, lines)
        return fill(lines, Fraction(cost.minor))

    def share(self, cost: Money, parties: Parties) -> Allocation:
        """Divide the cost among the parties, in money; raises as `Key.share` and `values` do."""
        by_key = self.key.share(cost, parties)
        exact = self.values(cost, parties)
        bounded = self._derive(by_key.exact, exact, cost)
        steps = {party: (*by_key.share_of(party).steps, bounded[party]) for party in exact}
        return Allocation.of(self, exact, cost, each=steps)

    def _bounds(self, party: str) -> tuple[Money | None, Money | None]:
        return dict(self.floors).get(party, self.floor), dict(self.caps).get(party, self.cap)

    def _line(self, party: str, share: Fraction, cost: Money) -> Line:
        floor, cap = self._bounds(party)
        for bound in (floor, cap):
            if bound is not None and bound.currency != cost.currency:
                raise CurrencyMismatch(bound.currency, cost.currency)
        least, most = Fraction(floor.minor if floor else 0), Fraction(cap.minor) if cap is not None else None
        if not share:
            return Line(share, Fraction(0), least, most)
        equally = self.passing is Passing.EQUALLY
        return Line(share if equally else Fraction(0), Fraction(1) if equally else share, least, most)

    def _check_names(self, lines: Mapping[str, Line]) -> None:
        for party, _ in (*self.caps, *self.floors):
            if party not in lines:
                raise UnknownName.among("party", party, lines)

    def _derive(self, before: Mapping[str, Fraction], after: Mapping[str, Fraction], cost: Money) -> dict[str, Step]:
        met = {party: found for party in after if (found := self._met(party, after[party], cost))}
        free = [party for party in after if party not in met]
        major = minor_per_major(cost.currency)
        left, by_key = sum(after[party] for party in free), sum(before[party] for party in free)
        moved = _MOVED if self.passing is Passing.EQUALLY else _SCALED
        common: dict[str, Figure] = {"left": Fraction(left) / major, "by_key": Fraction(by_key) / major}
        steps = {
            party: Step.of(moved, party=party, before=before[party] / major, n=len(free), **common) for party in free
        }
        for party, (sentence, bound) in met.items():
            said: dict[str, Figure] = {"before": before[party] / major, "currency": unit_of(cost.currency)}
            steps[party] = Step.of(sentence, party=party, bound=bound, **said)
        return steps

    def _met(self, party: str, share: Fraction, cost: Money) -> tuple[Sentence, Money] | None:
        """The bound that a share stands at, if any; nobody pays less than nothing."""
        floor, cap = self._bounds(party)
        for sentence, bound in ((_CAPPED, cap), (_LIFTED, floor), (_FREED, cost * 0)):
            if bound is not None and share == bound.minor:
                return sentence, bound
        return None


def _check_reach(cost: Money, lines: Mapping[str, Line]) -> None:
    floors = sum(line.least for line in lines.values())
    if floors > cost.minor:
        raise InvalidValue(
            "Bounded", "floors", Money(int(floors), cost.currency), f"must not sum to more than the cost, {cost}"
        )
    mosts = [line.most if line.slope else line.at(Fraction(0)) for line in lines.values()]
    if None not in mosts and (reach := sum(most for most in mosts if most is not None)) < cost.minor:
        raise InvalidValue(
            "Bounded", "caps", Money(int(reach), cost.currency), f"must sum to the cost at least, {cost}"
        )
