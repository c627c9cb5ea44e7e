"""A member leaves: notice, its share of assets and debts, and what that does to those who stay.

Leaving a municipal federation (Kommunallagen 2017:725): the notice is three years unless the charter says a shorter
time (9:18), and the charter states the members' shares of assets and debts (9:6), another key than that of the
yearly cost. Until the last day the member pays by the cost key; on that day it is paid its share of the assets and pays
its share of the debts.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from slussmodel.errors import InvalidValue, MissingParty, UnknownName
from slussmodel.language import Lang, Sentence
from slussmodel.money import Money, Weight
from slussmodel.sharing.allocation import Allocation
from slussmodel.sharing.given import mapped
from slussmodel.sharing.keys import ByWeight, Key, check_cost
from slussmodel.sharing.steps import Names, Words, called
from slussmodel.validators import at_least, day, identifier, of_type

if TYPE_CHECKING:
    from slussmodel.sharing.axioms import Fairness
    from slussmodel.sharing.game import Game

STATUTORY_MONTHS = 36

_LEAVES = Sentence(
    "member_leaves",
    sv="{party} sade upp sitt medlemskap {notice} och lämnar efter {term}, {last} ({source}).",
    en="{party} gave notice on {notice} and leaves after {term}, on {last} ({source}).",
)
_IS_PAID = Sentence(
    "leaver_is_paid",
    sv="{party} får {assets} av tillgångarna och svarar för {debts} av skulderna: får {net}.",
    en="{party} has {assets} of the assets and {debts} of the debts: is paid {net}.",
)
_PAYS = Sentence(
    "leaver_pays",
    sv="{party} får {assets} av tillgångarna och svarar för {debts} av skulderna: betalar {net}.",
    en="{party} has {assets} of the assets and {debts} of the debts: pays {net}.",
)
_STAYS = Sentence(
    "stayer_pays",
    sv="{party} betalar {after} om året i stället för {before}.",
    en="{party} pays {after} a year instead of {before}.",
)


@frozen(kw_only=True)
class Notice:
    """A member's notice: given on a day, and running for so many months, three years where nothing shorter is agreed.

    >>> Notice(party="Hjo", given=date(2025, 3, 14)).leaves
    datetime.date(2028, 3, 14)
    """

    party: str = field(validator=identifier)
    given: date = field(validator=day)
    months: int = field(default=STATUTORY_MONTHS, validator=[of_type(int), at_least(0)])

    def __attrs_post_init__(self) -> None:
        if self.months > STATUTORY_MONTHS:
            rule = f"must be at most {STATUTORY_MONTHS}: a charter can only shorten the notice (KL 9:18)"
            raise InvalidValue("Notice", "months", self.months, rule)
        if self.given.year * 12 + self.given.month + self.months > date.max.year * 12 + 12:
            raise InvalidValue("Notice", "given", self.given, "must let the notice end in the year 9999 at the latest")

    @property
    def leaves(self) -> date:
        """The last day of membership; where the month has no such day, the last that it has."""
        import pendulum

        last = pendulum.date(self.given.year, self.given.month, self.given.day).add(months=self.months)
        return date(last.year, last.month, last.day)

    def member_on(self, on: date) -> bool:
        """Whether the member still pays by the key, and may use what it pays for, on a day."""
        return on <= self.leaves


@frozen(kw_only=True)
class Leaving:
    """What the leaver takes with it, and what the yearly cost is for those who stay."""

    notice: Notice
    assets: Allocation
    debts: Allocation
    before: Allocation
    after: Allocation

    @property
    def net(self) -> Money:
        """What the leaver is paid on its last day; below zero, what it pays."""
        return self.assets[self.notice.party] - self.debts[self.notice.party]

    @property
    def more(self) -> dict[str, Money]:
        """What each who stays pays more a year."""
        return {party: self.after[party] - self.before[party] for party in self.after}

    def recheck(self, game: Game) -> Fairness:
        """Which axioms the shares of those who stay keep in a game of them: above all whether they are in its core."""
        return self.after.fairness(game)

    def explain(self, lang: Lang = "sv", *, names: Names | None = None) -> str:
        """When the member leaves, with what, and what the others then pay; `names` says what a party is called."""
        notice, party = self.notice, self.notice.party
        name = called(party, names)
        source = (
            "KL 9:18" if notice.months == STATUTORY_MONTHS else {"sv": "förbundsordningen", "en": "the charter"}[lang]
        )
        leaves = {
            "party": name,
            "notice": notice.given,
            "term": f"{notice.months} {_months(notice.months, lang)}",
            "last": notice.leaves,
            "source": source,
        }
        shares = {"party": name, "assets": self.assets[party], "debts": self.debts[party], "net": abs(self.net)}
        stays = (
            _STAYS.say({"party": called(one, names), "before": self.before[one], "after": self.after[one]}, lang)
            for one in self.after
        )
        net = _IS_PAID if self.net.minor >= 0 else _PAYS
        return "\n".join([_LEAVES.say(leaves, lang), net.say(shares, lang), *stays])


def _months(count: int, lang: Lang) -> str:
    one, several = {"sv": ("månad", "månader"), "en": ("month", "months")}[lang]
    return one if count == 1 else several


def leave(
    notice: Notice,
    *,
    key: Key,
    cost: Money,
    sizes: Mapping[str, Weight],
    shares: Mapping[str, Weight],
    assets: Money,
    debts: Money,
) -> Leaving:
    """Let a member leave: the yearly cost by its key without it, assets and debts by the charter's shares.

    Raises `UnknownName` for a leaver, or a share, of no member, `MissingParty` for a member without a share, and
    `InvalidValue` where the leaver is the last one.

    >>> from slussmodel import SEK
    >>> from slussmodel.sharing import PerCapita
    >>> leaving = leave(
    ...     Notice(party="Hjo", given=date(2025, 3, 14)), key=PerCapita(), cost=SEK(100),
    ...     sizes={"Hjo": 1, "Skara": 2, "Tibro": 1}, shares={"Hjo": 1, "Skara": 1, "Tibro": 1},
    ...     assets=SEK(90), debts=SEK(30),
    ... )
    >>> leaving.net, leaving.more["Skara"]
    (SEK('20.00'), SEK('16.67'))
    """
    for name, members in (("sizes", sizes), ("shares", shares)):
        if notice.party not in mapped("leave", name, members):
            raise UnknownName.among("member", notice.party, members)
    for member in shares:
        if member not in sizes:
            raise UnknownName.among("member", member, sizes)
    if missing := tuple(member for member in sizes if member not in shares):
        raise MissingParty("shares", missing)
    staying = {party: size for party, size in sizes.items() if party != notice.party}
    return Leaving(
        notice=notice,
        assets=evolve(_divide("assets", assets, shares), awarded=True),
        debts=_divide("debts", debts, shares),
        before=key.share(cost, sizes),
        after=key.share(cost, staying),
    )


def _divide(name: str, amount: Money, shares: Mapping[str, Weight]) -> Allocation:
    rule = ByWeight(Words("andel av tillgångar och skulder", "share of assets and debts"))
    if not isinstance(amount, Money) or amount:
        check_cost("leave", amount, name)
        return rule.share(amount, shares)
    return Allocation.of(rule, dict.fromkeys(shares, Fraction(0)), amount)
