"""Bills in a row: what rounding took from a party in one bill comes back in the next."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import floor

from attrs import field, frozen

from slussmodel.language import Sentence
from slussmodel.money import Money
from slussmodel.sharing.allocation import Allocation, Share
from slussmodel.sharing.given import exact
from slussmodel.sharing.keys import Key, Parties
from slussmodel.sharing.steps import Step, minor_unit_of
from slussmodel.validators import of_type

_CARRIED = Sentence(
    "carried",
    sv="{party}: {carried} {unit} förs över från tidigare räkningars avrundning.",
    en="{party}: {carried} {unit} carried over from the rounding of earlier bills.",
)


def _by_party(carried: Mapping[str, Fraction] | tuple[tuple[str, Fraction], ...]) -> tuple[tuple[str, Fraction], ...]:
    rests = {party: exact("Running", "carried", rest, {party: rest}) for party, rest in dict(carried).items()}
    return tuple(sorted((party, rest) for party, rest in rests.items() if rest))


@frozen
class Running:
    """A key with the remainders that earlier bills left, in minor units.

    However many bills the same parties share, what each has paid in all stays less than one minor unit from the sum of
    its exact shares; rounding each bill alone can drift by up to a unit a bill. A single bill may for that reason stand
    up to two units from its own exact share, and one of less than a unit a party may credit somebody a unit.

    A party that leaves keeps its remainder here until it comes back; what it left is spread over the others, so that
    where parties come and go the bound is passed by at most what those who left had carried.

    >>> from slussmodel import SEK
    >>> from slussmodel.sharing import Equal
    >>> first, later = Running(Equal()).bill(SEK(100), ["Hjo", "Skara", "Tibro"])
    >>> second, later = later.bill(SEK(100), ["Hjo", "Skara", "Tibro"])
    >>> first["Hjo"], second["Hjo"], first["Skara"], second["Skara"]
    (SEK('33.34'), SEK('33.33'), SEK('33.33'), SEK('33.34'))
    """

    key: Key = field(validator=of_type(Key))
    carried: tuple[tuple[str, Fraction], ...] = field(default=(), converter=_by_party)

    def bill(self, cost: Money, parties: Parties) -> tuple[Allocation, Running]:
        """The bill's allocation, and the value to bill with next time."""
        alone = self.key.share(cost, parties)
        before = dict(self.carried)
        due = {party: alone.exact[party] + before.get(party, Fraction(0)) for party in alone}
        amounts = _rounded(due, cost)
        shares = tuple(
            _carry(share, before.get(share.party, Fraction(0)), amounts[share.party]) for share in alone.shares
        )
        after = before | {party: due[party] - amounts[party].minor for party in due}
        allocation = Allocation(rule=self.key, total=cost, shares=shares, steps=alone.steps)
        return allocation, Running(self.key, after)


def _rounded(due: Mapping[str, Fraction], cost: Money) -> dict[str, Money]:
    """Largest remainder over what is due, which sums to the cost unless parties have come or gone."""
    low = {party: floor(value) for party, value in due.items()}
    everyone, some = divmod(cost.minor - sum(low.values()), len(low))
    by_remainder = sorted(due, key=lambda party: (low[party] - due[party], party))
    chosen = set(by_remainder[:some])
    return {party: Money(units + everyone + (party in chosen), cost.currency) for party, units in low.items()}


def _carry(share: Share, carried: Fraction, amount: Money) -> Share:
    if not carried:
        return Share(share.party, share.exact, amount, share.steps)
    step = Step.of(_CARRIED, party=share.party, carried=carried, unit=minor_unit_of(amount.currency))
    return Share(share.party, share.exact, amount, (*share.steps, step))
