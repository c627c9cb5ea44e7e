"""What each party pays: exact money that sums to the cost, with the rule, the exact shares and the reasons for them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from attrs import evolve, field, frozen

from slussmodel.errors import InvalidValue, UnknownName
from slussmodel.language import Lang, Sentence
from slussmodel.money import CurrencyMismatch, Money, Weight
from slussmodel.sharing.given import one_currency
from slussmodel.sharing.steps import Names, Step, minor_per_major, unit_of
from slussmodel.validators import at_least, identifier, of_type

if TYPE_CHECKING:
    from slussmodel.sharing.axioms import Fairness
    from slussmodel.sharing.game import Game

_WHOLE = Sentence(
    "allocation", sv="{rule}: {total} delas av {n} parter.", en="{rule}: {total} is shared by {n} parties."
)
_ALONE = Sentence("allocation_to_one", sv="{rule}: {total} för en enda part.", en="{rule}: {total} for a single party.")
_EXACT = Sentence("exact", sv="{party}: betalar {amount}.", en="{party}: pays {amount}.")
_EXACT_AWARD = Sentence("exact_award", sv="{party}: får {amount}.", en="{party}: gets {amount}.")
_ROUNDED = Sentence(
    "rounded",
    sv="{party}: exakt {exact} {currency}; betalar {amount}.",
    en="{party}: exactly {exact} {currency}; pays {amount}.",
)
_ROUNDED_AWARD = Sentence(
    "rounded_award",
    sv="{party}: exakt {exact} {currency}; får {amount}.",
    en="{party}: exactly {exact} {currency}; gets {amount}.",
)


@runtime_checkable
class Rule(Protocol):
    """A way to share, as a frozen value. Keys share a cost among weights, solutions share the cost of a game."""

    def label(self, lang: Lang = "sv") -> str: ...


@frozen
class Share:
    """One party's part: its exact value in minor units, the money it became, and how it was derived."""

    party: str = field(validator=identifier)
    exact: Fraction = field(validator=of_type(Fraction))
    amount: Money = field(validator=of_type(Money))
    steps: tuple[Step, ...] = ()


@frozen(kw_only=True, repr=False)
class Allocation:
    """A cost divided among parties, to the minor unit; or a grant or a saving, where the parties get the amounts.

    - The amounts sum to `total`, always.
    - No amount is a whole `unit` (one öre, unless asked otherwise) from its exact share.
    - The order in which the parties were given does not matter: shares stand in the order of the party ids, and of
      parties with equal remainders the one with the earlier id gets the odd öre.

    Rounding is by largest remainder (Hamilton). No method can also promise that a party never gains an öre when only
    another party's weight has risen (Balinski & Young, Fair Representation, 1982: no method stays within one unit and
    avoids the population paradox). What can be promised is that a later edit moves as few öre as possible: see
    `staying_near`.

    >>> from slussmodel import SEK
    >>> from slussmodel.sharing import PerCapita
    >>> allocation = PerCapita().share(SEK(100), {"Hjo": 1, "Skara": 2})
    >>> allocation["Skara"], allocation.total, dict(allocation.amounts)
    (SEK('66.67'), SEK('100.00'), {'Hjo': SEK('33.33'), 'Skara': SEK('66.67')})
    >>> print(allocation.explain("sv", party="Skara").replace("\N{NO-BREAK SPACE}", " "))
    Per invånare: 100 kr delas av 2 parter.
    Skara: 2 av 3 invånare, 100 kr × 2 / 3.
    Skara: exakt 66 + 2/3 kr; betalar 66,67 kr.
    """

    rule: Rule
    total: Money = field(validator=of_type(Money))
    shares: tuple[Share, ...]
    steps: tuple[Step, ...] = ()
    unit: int = field(default=1, validator=[of_type(int), at_least(1)])
    awarded: bool = field(default=False, validator=of_type(bool))

    def __attrs_post_init__(self) -> None:
        parties = [share.party for share in self.shares]
        if parties != sorted(set(parties)):
            raise InvalidValue("Allocation", "shares", parties, "must name each party once, in the order of their ids")
        if sum(share.amount.minor for share in self.shares) != self.total.minor:
            raise InvalidValue("Allocation", "shares", self.shares, f"must sum to the total, {self.total}")

    @classmethod
    def of(
        cls,
        rule: Rule,
        exact: Mapping[str, Fraction],
        total: Money,
        *,
        each: Mapping[str, Sequence[Step]] | None = None,
        steps: Sequence[Step] = (),
        awarded: bool = False,
    ) -> Allocation:
        """Round exact shares, in minor units and summing to the total, to money.

        `each` derives every party's share and `steps` what they have in common; both are for `explain`. What is
        `awarded` the parties get; all else they pay.
        Raises `InvalidValue` where the shares do not sum to the total.
        """
        parties = sorted(exact)
        amounts = total.apportion([exact[party] for party in parties])
        derived = each or {}
        shares = (
            Share(party, Fraction(exact[party]), amount, tuple(derived.get(party, ())))
            for party, amount in zip(parties, amounts, strict=True)
        )
        return cls(rule=rule, total=total, shares=tuple(shares), steps=tuple(steps), awarded=awarded)

    @property
    def amounts(self) -> dict[str, Money]:
        return {share.party: share.amount for share in self.shares}

    @property
    def exact(self) -> dict[str, Fraction]:
        """The shares before rounding, in minor units."""
        return {share.party: share.exact for share in self.shares}

    def share_of(self, party: str) -> Share:
        place = bisect_left(self.shares, party, key=lambda share: share.party)
        if place < len(self) and self.shares[place].party == party:
            return self.shares[place]
        raise UnknownName.among("party", party, self)

    def __getitem__(self, party: str) -> Money:
        return self.share_of(party).amount

    def __iter__(self) -> Iterator[str]:
        return (share.party for share in self.shares)

    def __len__(self) -> int:
        return len(self.shares)

    def __contains__(self, party: object) -> bool:
        return any(share.party == party for share in self.shares)

    def in_units_of(self, unit: Money) -> Allocation:
        """The same shares rounded to whole kronor, or another unit that the total is a multiple of.

        >>> from slussmodel import SEK
        >>> from slussmodel.sharing import Equal
        >>> list(Equal().share(SEK(100), ["A", "B", "C"]).in_units_of(SEK(1)).amounts.values())
        [SEK('34.00'), SEK('33.00'), SEK('33.00')]
        """
        one_currency("Allocation", "unit", {"unit": unit}, self.total.currency)
        if unit.minor < 1 or self.total.minor % unit.minor:
            raise InvalidValue("Allocation", "unit", unit, f"must divide the total, {self.total}")
        units = Money(self.total.minor // unit.minor, unit.currency)
        parts = units.apportion([share.exact / unit.minor for share in self.shares])
        return self._with([part * unit.minor for part in parts], unit.minor)

    def staying_near(self, earlier: Allocation) -> Allocation:
        """The same exact shares, rounded so that as many parties as possible keep the amount they had.

        A party keeps its earlier amount where that is still less than one unit from its exact share; where the sum
        does not come out, the fewest possible parties move, by one unit each and by largest remainder. So an edit
        that leaves a party's exact share where it was moves that party's öre only if the sum cannot do without.

        >>> from slussmodel import SEK
        >>> from slussmodel.sharing import Equal
        >>> before = Equal().share(SEK(100), ["B", "C", "D"])
        >>> after = Equal().share(SEK("133.34"), ["A", "B", "C", "D"])
        >>> after["B"], before["B"], after.staying_near(before)["B"]
        (SEK('33.34'), SEK('33.34'), SEK('33.34'))
        """
        from slussmodel.sharing.rounding import nearest

        if not isinstance(earlier, Allocation):
            raise InvalidValue("Allocation", "earlier", earlier, f"must be Allocation, not {type(earlier).__name__}")
        if earlier.total.currency != self.total.currency:
            raise CurrencyMismatch(earlier.total.currency, self.total.currency)
        kept = {share.party: Fraction(share.amount.minor, self.unit) for share in earlier.shares}
        scaled = {share.party: share.exact / self.unit for share in self.shares}
        parts = nearest(scaled, kept)
        return self._with([Money(parts[party] * self.unit, self.total.currency) for party in self], self.unit)

    def fairness(self, game: Game, *, population: Mapping[str, Weight] | None = None) -> Fairness:
        """Which axioms the amounts keep in a game of these parties, with a counterexample for each that they break.

        >>> from slussmodel import SEK
        >>> from slussmodel.sharing import Equal, FixedPlusOwnGame
        >>> game = FixedPlusOwnGame(fixed=SEK(10), own={"Hjo": SEK(0), "Skara": SEK(30)})
        >>> report = Equal().share(SEK(40), ["Hjo", "Skara"]).fairness(game)
        >>> print(report["core"].counterexample.text("en").replace("\N{NO-BREAK SPACE}", " "))
        The group (Hjo) pays SEK 20, but costs SEK 10 alone: it would gain SEK 10 by leaving.
        """
        from slussmodel.sharing.axioms import fairness

        return fairness(self.amounts, game, population=population, rule=self.rule, unit=self.unit)

    def explanation(self, party: str | None = None) -> tuple[Step, ...]:
        """Every step from the cost to the amounts, of all parties or of one, as data."""
        shares = self.shares if party is None else (self.share_of(party),)
        return (*self.steps, *(step for share in shares for step in (*share.steps, self._rounding(share))))

    def explain(self, lang: Lang = "sv", party: str | None = None, *, names: Names | None = None) -> str:
        """How each figure came about, a line a step, of all parties or of one; the numbers can be computed again.

        `names` says what a party is called where its id is a code: `{"1496": "Skövde"}`.
        """
        sentence = _ALONE if len(self) == 1 else _WHOLE
        whole = sentence.say({"rule": self.rule.label(lang), "total": self.total, "n": len(self)}, lang)
        return "\n".join([whole, *(step.text(lang, names) for step in self.explanation(party))])

    def to_records(self) -> list[dict[str, object]]:
        """A dict for each party, as a dataframe takes them; amounts and exact values in major units."""
        return [
            {
                "party": share.party,
                "amount": share.amount.amount,
                "currency": share.amount.currency,
                "exact": share.exact / minor_per_major(self.total.currency),
                "share": float(share.exact / self.total.minor) if self.total else 0.0,
            }
            for share in self.shares
        ]

    def to_columns(self) -> dict[str, list[object]]:
        """The records turned on their side: a list for each column."""
        records = self.to_records()
        return {name: [record[name] for record in records] for name in records[0]}

    def svg(self, lang: Lang = "sv", *, names: Names | None = None) -> str:
        """A bar for each party, as SVG text for light and dark pages; `names` as in `explain`."""
        from slussmodel.sharing.picture import bars

        return bars(self, lang, names=names)

    def html(self, lang: Lang = "sv", *, names: Names | None = None) -> str:
        """The drawing, and a table of what each party pays; `names` as in `explain`."""
        from slussmodel.sharing.picture import allocation_html

        return allocation_html(self, lang, names=names)

    def _repr_html_(self) -> str:
        return self.html()

    def __repr__(self) -> str:
        amounts = ", ".join(f"{share.party}: {share.amount}" for share in self.shares[:6])
        more = f", ... {len(self) - 6} more" if len(self) > 6 else ""
        return f"<Allocation of {self.total}, {self.rule.label('en')}: {amounts}{more}>"

    def _rounding(self, share: Share) -> Step:
        if share.exact == share.amount.minor:
            return Step.of(_EXACT_AWARD if self.awarded else _EXACT, party=share.party, amount=share.amount)
        exact = share.exact / minor_per_major(self.total.currency)
        sentence = _ROUNDED_AWARD if self.awarded else _ROUNDED
        currency = unit_of(self.total.currency)
        return Step.of(sentence, party=share.party, exact=exact, currency=currency, amount=share.amount)

    def _with(self, amounts: Sequence[Money], unit: int) -> Allocation:
        shares = tuple(
            Share(share.party, share.exact, amount, share.steps)
            for share, amount in zip(self.shares, amounts, strict=True)
        )
        return evolve(self, shares=shares, unit=unit)
