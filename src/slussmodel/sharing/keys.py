"""Keys: rules that share a cost by one number for each party, such as its inhabitants.

A key promises that the shares sum to the cost and that nobody with a larger number pays less. It does not promise that
no group would be better off alone: it never looks at what a group would cost alone. `Allocation.fairness` does.

Municipal practice is a fee per inhabitant, a fixed fee with a variable part, or a share of use; Skaraborgs
kommunalförbund takes so many kronor per inhabitant. A local federation's charter must state the key (KL 9:6).
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any, TypeAlias
from unicodedata import is_normalized

from attrs import Attribute, field, frozen

from slussmodel.errors import InvalidValue
from slussmodel.language import Lang, Sentence
from slussmodel.money import Money, Weight, total
from slussmodel.sharing.allocation import Allocation
from slussmodel.sharing.given import Number, exact
from slussmodel.sharing.steps import Step, Words
from slussmodel.validators import COMPOSED, wrong

Parties: TypeAlias = Mapping[str, Weight] | Mapping[str, Money] | Iterable[str]

_EQUAL = Sentence("equal", sv="{party}: {cost} / {n} parter.", en="{party}: {cost} / {n} parties.")
_PER_CAPITA = Sentence(
    "per_capita",
    sv="{party}: {weight} av {sum} invånare, {cost} × {weight} / {sum}.",
    en="{party}: {weight} of {sum} inhabitants, {cost} × {weight} / {sum}.",
)
_BY_WEIGHT = Sentence(
    "by_weight",
    sv="{party}: {weight} av {sum} ({measure}), {cost} × {weight} / {sum}.",
    en="{party}: {weight} of {sum} ({measure}), {cost} × {weight} / {sum}.",
)
_BASE_FEE = Sentence(
    "base_fee",
    sv="{party}: grundavgift {cost} × {base} / {n}, och {weight} av {sum} invånare av resten, "
    "{cost} × {rest} × {weight} / {sum}.",
    en="{party}: base fee {cost} × {base} / {n}, and {weight} of {sum} inhabitants of the rest, "
    "{cost} × {rest} × {weight} / {sum}.",
)


@frozen
class Key(ABC):
    """A rule that shares a cost by one weight for each party."""

    @abstractmethod
    def label(self, lang: Lang = "sv") -> str: ...

    @abstractmethod
    def parts(self, weights: Mapping[str, Fraction]) -> dict[str, Fraction]:
        """Each party's part of the whole, of one; the weights have been checked."""

    @abstractmethod
    def derive(self, cost: Money, weights: Mapping[str, Fraction]) -> dict[str, Step]:
        """How each party's share follows from the cost and the weights."""

    def values(self, cost: Money, parties: Parties) -> dict[str, Fraction]:
        """Each party's exact share in minor units, before rounding."""
        parts = self.parts(weights_of(type(self).__name__, parties))
        return {party: part * cost.minor for party, part in parts.items()}

    def share(self, cost: Money, parties: Parties) -> Allocation:
        """Divide the cost among the parties, in money.

        `parties` gives a number for each party id: inhabitants, tax base, hours. Raises `InvalidValue` for a cost that
        is not more than zero, for no parties, a party twice, a number that is negative or not finite, and for numbers
        that sum to zero.
        """
        check_cost(type(self).__name__, cost)
        weights = weights_of(type(self).__name__, parties)
        values = {party: part * cost.minor for party, part in self.parts(weights).items()}
        steps = {party: (step,) for party, step in self.derive(cost, weights).items()}
        return Allocation.of(self, values, cost, each=steps)


@frozen
class Equal(Key):
    """The same for everyone, whatever their size. Takes ids alone, or a mapping whose numbers it does not use.

    >>> from slussmodel import SEK
    >>> dict(Equal().share(SEK(100), ["Hjo", "Skara", "Tibro"]).amounts)
    {'Hjo': SEK('33.34'), 'Skara': SEK('33.33'), 'Tibro': SEK('33.33')}
    """

    def label(self, lang: Lang = "sv") -> str:
        return "Lika delar" if lang == "sv" else "Equal shares"

    def parts(self, weights: Mapping[str, Fraction]) -> dict[str, Fraction]:
        return dict.fromkeys(weights, Fraction(1, len(weights)))

    def derive(self, cost: Money, weights: Mapping[str, Fraction]) -> dict[str, Step]:
        return {party: Step.of(_EQUAL, party=party, cost=cost, n=len(weights)) for party in weights}

    def values(self, cost: Money, parties: Parties) -> dict[str, Fraction]:
        return super().values(cost, _ones(parties))

    def share(self, cost: Money, parties: Parties) -> Allocation:
        return super().share(cost, _ones(parties))


@frozen
class PerCapita(Key):
    """In proportion to inhabitants: as much for each person, wherever the person lives.

    >>> from slussmodel import SEK
    >>> PerCapita().share(SEK(4_000_000), {"Hjo": 9_048, "Skara": 18_979})["Hjo"]
    SEK('1291326.22')
    """

    def label(self, lang: Lang = "sv") -> str:
        return "Per invånare" if lang == "sv" else "Per inhabitant"

    def parts(self, weights: Mapping[str, Fraction]) -> dict[str, Fraction]:
        return proportions(weights)

    def derive(self, cost: Money, weights: Mapping[str, Fraction]) -> dict[str, Step]:
        whole = sum(weights.values())
        return {
            party: Step.of(_PER_CAPITA, party=party, cost=cost, weight=weight, sum=whole)
            for party, weight in weights.items()
        }


def _words(measure: str | Words) -> Words:
    return measure if isinstance(measure, Words) else Words(measure, measure)


@frozen
class ByWeight(Key):
    """In proportion to a measure of your own: tax base, use, benefit, hours.

    `measure` names it in the explanation: a word, or `Words` with one for each language. A measure of money, such as
    the tax base, may be given as `Money` and counts in major units.

    >>> from slussmodel import SEK
    >>> ByWeight("hours").share(SEK(90), {"A": 1, "B": 2})["B"], ByWeight("hours").label("en")
    (SEK('60.00'), 'In proportion to hours')
    """

    measure: Words = field(default=Words("vikt", "weight"), converter=_words)

    def label(self, lang: Lang = "sv") -> str:
        return {"sv": "I proportion till {}", "en": "In proportion to {}"}[lang].format(self.measure.format(lang))

    def parts(self, weights: Mapping[str, Fraction]) -> dict[str, Fraction]:
        return proportions(weights)

    def derive(self, cost: Money, weights: Mapping[str, Fraction]) -> dict[str, Step]:
        whole = sum(weights.values())
        return {
            party: Step.of(_BY_WEIGHT, party=party, cost=cost, weight=weight, sum=whole, measure=self.measure)
            for party, weight in weights.items()
        }


def _part_of_one(instance: object, attribute: Attribute[Any], value: Fraction) -> None:
    if not 0 <= value <= 1:
        raise wrong(instance, attribute, value, "must be from 0 to 1")


def _base(value: Number) -> Fraction:
    return exact("BaseFeePlusPerCapita", "base", value, value)


@frozen
class BaseFeePlusPerCapita(Key):
    """A part of the cost in equal base fees, the rest per inhabitant: small members carry a part of what is fixed.

    >>> from slussmodel import SEK
    >>> key = BaseFeePlusPerCapita(base=Fraction(1, 4))
    >>> dict(key.share(SEK(800), {"Hjo": 1, "Skara": 2}).amounts)
    {'Hjo': SEK('300.00'), 'Skara': SEK('500.00')}
    """

    base: Fraction = field(default=Fraction(1, 4), converter=_base, validator=_part_of_one)

    def label(self, lang: Lang = "sv") -> str:
        words = {"sv": "Grundavgift ({}) och per invånare", "en": "Base fee ({}) and per inhabitant"}
        return words[lang].format(self.base)

    def parts(self, weights: Mapping[str, Fraction]) -> dict[str, Fraction]:
        fixed = self.base / len(weights)
        return {party: fixed + (1 - self.base) * part for party, part in proportions(weights).items()}

    def derive(self, cost: Money, weights: Mapping[str, Fraction]) -> dict[str, Step]:
        whole, n = sum(weights.values()), len(weights)
        return {
            party: Step.of(
                _BASE_FEE, party=party, cost=cost, base=self.base, n=n, rest=1 - self.base, weight=weight, sum=whole
            )
            for party, weight in weights.items()
        }


def proportions(weights: Mapping[str, Fraction]) -> dict[str, Fraction]:
    """Each weight as a part of their sum."""
    whole = sum(weights.values())
    return {party: weight / whole for party, weight in weights.items()}


def check_cost(rule: str, cost: Money, field: str = "cost") -> None:
    """A cost to share is money and more than zero."""
    if not isinstance(cost, Money):
        raise InvalidValue(rule, field, cost, f"must be Money, not {type(cost).__name__}")
    if cost.minor <= 0:
        raise InvalidValue(rule, field, cost, "must be more than zero")


def weights_of(rule: str, parties: Parties) -> dict[str, Fraction]:
    """The parties' numbers, exact and checked, in the order of the party ids."""
    if not isinstance(parties, Mapping):
        raise InvalidValue(rule, "parties", parties, "must map each party to its number")
    if not parties:
        raise InvalidValue(rule, "parties", {}, "must name at least one party")
    for party in parties:
        if not isinstance(party, str):
            raise InvalidValue(rule, "parties", party, f"must be str, not {type(party).__name__}")
        if not is_normalized("NFC", party):
            raise InvalidValue(rule, "parties", party, COMPOSED)
    total(weight for weight in parties.values() if isinstance(weight, Money))  # refuses two currencies
    weights = {party: _weight(rule, party, weight) for party, weight in sorted(parties.items())}
    if not any(weights.values()):
        raise InvalidValue(rule, "parties", dict(parties), "must not all have the number zero")
    return weights


def _weight(rule: str, party: str, weight: Weight | Money) -> Fraction:
    plain = weight.amount if isinstance(weight, Money) else weight
    number = exact(rule, "parties", plain, {party: weight})
    if number < 0:
        raise InvalidValue(rule, "parties", {party: weight}, "must be zero or more")
    return number


def _ones(parties: Parties) -> dict[str, Weight]:
    if isinstance(parties, str) or not isinstance(parties, Iterable):
        raise InvalidValue("Equal", "parties", parties, f"must be several ids, not one {type(parties).__name__}")
    ones: dict[str, Weight] = {}
    for party in parties:
        if party in ones:
            raise InvalidValue("Equal", "parties", party, "stands there twice")
        ones[party] = 1
    return ones
