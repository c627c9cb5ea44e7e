"""What each side puts into a partnership and gets out of it: "vinning för båda parter"."""

from __future__ import annotations

from attrs import field, frozen

from slussmodel.language import Lang, Sentence
from slussmodel.money import Money, total
from slussmodel.procurement.terms import Side
from slussmodel.validators import each, filled, of_type


@frozen
class Stake:
    """One thing that a side gains (above zero) or invests (below zero), valued in money."""

    side: Side = field(validator=of_type(Side))
    what: str = field(validator=filled)
    amount: Money = field(validator=of_type(Money))


@frozen
class Stakes:
    """The stakes of a partnership.

    >>> from slussmodel.money import SEK
    >>> both = Stakes((
    ...     Stake(Side.MUNICIPALITY, "working time in the test bed", -SEK(300_000)),
    ...     Stake(Side.MUNICIPALITY, "winter road costs saved", SEK(900_000)),
    ...     Stake(Side.INNOVATOR, "development of its own", -SEK(700_000)),
    ...     Stake(Side.INNOVATOR, "sales to other cities", SEK(2_000_000)),
    ... ))
    >>> both.net(Side.MUNICIPALITY), both.win_win
    (SEK('600000.00'), True)
    """

    entries: tuple[Stake, ...] = field(validator=each(of_type(Stake)))

    def invested(self, side: Side) -> Money:
        return -self._sum(side, gains=False)

    def gained(self, side: Side) -> Money:
        return self._sum(side, gains=True)

    def net(self, side: Side) -> Money:
        return self.gained(side) - self.invested(side)

    @property
    def win_win(self) -> bool:
        """Whether each side gets out more than it puts in."""
        return all(self.net(side).minor > 0 for side in Side)

    def explain(self, lang: Lang = "sv") -> str:
        """One line a side."""
        return "\n".join(
            _SIDE.say(
                {"side": side, "invested": self.invested(side), "gained": self.gained(side), "net": self.net(side)},
                lang,
            )
            for side in Side
        )

    def _sum(self, side: Side, *, gains: bool) -> Money:
        currency = self.entries[0].amount.currency if self.entries else "SEK"
        mine = (one.amount for one in self.entries if one.side is side and (one.amount.minor > 0) is gains)
        return total(mine, currency)


_SIDE = Sentence(
    "stake_of_a_side",
    sv="{side}: satsar {invested}, vinner {gained}, netto {net}",
    en="{side}: invests {invested}, gains {gained}, net {net}",
)
