"""A late joiner: what it pays to come in, and who gets that back.

Those who were first have paid for what the joiner will use. Under every rule here the joiner pays what it would have
paid had it been there from the start, of what is counted, and each earlier member gets back what it would then have
been spared; so that where all has been counted, everybody stands as if the joiner had always been a member. The rules
differ in what is counted: all that it cost, or what is left of it. A third way, a fee for each inhabitant, is what
some associations take.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import field, frozen

from slussmodel.errors import InvalidValue
from slussmodel.language import Lang, Sentence
from slussmodel.money import CurrencyMismatch, Money, Weight, not_negative
from slussmodel.sharing.allocation import Allocation
from slussmodel.sharing.given import exact, mapped
from slussmodel.sharing.keys import Key
from slussmodel.sharing.steps import Names, Step, called, minor_per_major, unit_of
from slussmodel.validators import of_type

if TYPE_CHECKING:
    from slussmodel.sharing.axioms import Fairness
    from slussmodel.sharing.game import Game

_PAYS = Sentence(
    "joiner_pays", sv="{party} köper in sig för {amount}: {why}.", en="{party} buys in for {amount}: {why}."
)
_BACK = Sentence("joiner_pays_back", sv="{party} får tillbaka {amount}.", en="{party} gets {amount} back.")


@frozen(kw_only=True)
class Joining:
    """What the joiner pays, what each earlier member gets back, and the shares as they are from now on."""

    party: str
    pays: Money
    back: tuple[tuple[str, Money], ...]
    before: Allocation
    after: Allocation
    why: Step

    @property
    def outlay(self) -> dict[str, Money]:
        """What each has paid of the cost in all, the joiner too; the sum is still the cost."""
        paid = {party: self.before[party] - amount for party, amount in self.back}
        return {**paid, self.party: self.pays}

    def recheck(self, game: Game) -> Fairness:
        """Which axioms the outlays keep in a game of all, the joiner too: above all whether they are in its core."""
        from slussmodel.sharing.axioms import fairness

        return fairness(self.outlay, game)

    def explain(self, lang: Lang = "sv", *, names: Names | None = None) -> str:
        """What the joiner pays and who gets it back; `names` says what a party is called where its id is a code."""
        said = {"party": called(self.party, names), "amount": self.pays, "why": self.why.text(lang, names)}
        back = (_BACK.say({"party": called(party, names), "amount": amount}, lang) for party, amount in self.back)
        return "\n".join([_PAYS.say(said, lang), *back])


@frozen
class BuyIn(ABC):
    """A rule for what a late joiner pays, over the key by which the cost is shared."""

    key: Key = field(validator=of_type(Key))

    @abstractmethod
    def label(self, lang: Lang = "sv") -> str: ...

    @abstractmethod
    def price(self, joiner: str, after: Allocation, sizes: Mapping[str, Weight]) -> tuple[Fraction, Step]:
        """What the joiner pays, exact, in minor units, and why."""

    def join(self, cost: Money, members: Mapping[str, Weight], joiner: Mapping[str, Weight]) -> Joining:
        """Let a joiner in on a cost that the members have paid by the key.

        `joiner` is one party with its number. Each member gets back in proportion to what the key spares it now that
        the joiner is there; where it spares nobody anything, in proportion to what each has paid. Raises `InvalidValue`
        for a joiner who is a member already, and for a key that charges somebody more because another joins.

        >>> from slussmodel import SEK
        >>> from slussmodel.sharing import HistoricalBuyIn, PerCapita
        >>> joining = HistoricalBuyIn(PerCapita()).join(SEK(120), {"Hjo": 1, "Skara": 2}, {"Tibro": 1})
        >>> joining.pays, dict(joining.back)
        (SEK('30.00'), {'Hjo': SEK('10.00'), 'Skara': SEK('20.00')})
        """
        name = type(self).__name__
        for field_, given in (("members", members), ("joiner", joiner)):
            mapped(name, field_, given)
        if len(joiner) != 1 or joiner.keys() & members.keys():
            raise InvalidValue(name, "joiner", dict(joiner), "must be one party that is not a member")
        (party,) = joiner
        sizes = {**members, **joiner}
        before, after = self.key.share(cost, members), self.key.share(cost, sizes)
        spared = {one: before.exact[one] - after.exact[one] for one in before}
        if any(part < 0 for part in spared.values()):
            raise InvalidValue(name, "key", self.key, f"must not charge a member more because {party} joins")
        price, why = self.price(party, after, sizes)
        pays = Money(round(price), cost.currency)
        back = pays.split(spared.values() if any(spared.values()) else before.exact.values())
        return Joining(
            party=party, pays=pays, back=tuple(zip(spared, back, strict=True)), before=before, after=after, why=why
        )


_AS_FROM_THE_START = Sentence(
    "as_from_the_start",
    sv="vad nyckeln hade gett från början, {share} {currency} av {cost}",
    en="what the key would have given from the start, {share} {currency} of {cost}",
)
_LEFT_OF_IT = Sentence(
    "share_of_what_is_left",
    sv="vad nyckeln hade gett från början, {share} {currency}, × {left} / {life} månader som återstår",
    en="what the key would have given from the start, {share} {currency}, × {left} / {life} months that are left",
)
_FEE = Sentence("fee_by_size", sv="{fee} × {size} invånare", en="{fee} × {size} inhabitants")


@frozen
class HistoricalBuyIn(BuyIn):
    """By historical cost: the key is run again as if the joiner had been there from the start.

    It makes waiting worth nothing: who joins late stands as who joined early. It charges for what is worn out too.
    """

    def label(self, lang: Lang = "sv") -> str:
        return "Anslutningsavgift efter historisk kostnad" if lang == "sv" else "Buy-in at historical cost"

    def price(self, joiner: str, after: Allocation, sizes: Mapping[str, Weight]) -> tuple[Fraction, Step]:
        share = after.exact[joiner]
        said = share / minor_per_major(after.total.currency)
        return share, Step.of(_AS_FROM_THE_START, share=said, currency=unit_of(after.total.currency), cost=after.total)


@frozen
class RemainingLifeBuyIn(BuyIn):
    """By what is left: the historical share times the part of the life, in months, that remains (straight line).

    It charges for what the joiner can still use, and so makes waiting cheaper.
    """

    life: int = field(validator=of_type(int))
    left: int = field(validator=of_type(int))

    def __attrs_post_init__(self) -> None:
        if not 0 <= self.left <= self.life or not self.life:
            raise InvalidValue(
                "RemainingLifeBuyIn", "left", self.left, f"must be from 0 to the life, {self.life} months"
            )

    def label(self, lang: Lang = "sv") -> str:
        return "Anslutningsavgift efter restvärde" if lang == "sv" else "Buy-in at remaining value"

    def price(self, joiner: str, after: Allocation, sizes: Mapping[str, Weight]) -> tuple[Fraction, Step]:
        share = after.exact[joiner]
        said = share / minor_per_major(after.total.currency)
        step = Step.of(_LEFT_OF_IT, share=said, currency=unit_of(after.total.currency), left=self.left, life=self.life)
        return share * Fraction(self.left, self.life), step


@frozen
class FeeBuyIn(BuyIn):
    """By a fee for each inhabitant, whatever has been paid before (Sydarkivera: 4 kr an inhabitant, once)."""

    fee: Money = field(validator=not_negative)

    def label(self, lang: Lang = "sv") -> str:
        return "Anslutningsavgift per invånare" if lang == "sv" else "Joining fee per inhabitant"

    def price(self, joiner: str, after: Allocation, sizes: Mapping[str, Weight]) -> tuple[Fraction, Step]:
        size = exact("FeeBuyIn", "joiner", sizes[joiner], {joiner: sizes[joiner]})
        if self.fee.currency != after.total.currency:
            raise CurrencyMismatch(self.fee.currency, after.total.currency)
        return size * self.fee.minor, Step.of(_FEE, fee=self.fee, size=size)
