"""After the project: who goes on, and what the sluice then costs each of them, in two pools with a key each."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from attrs import field, frozen

from slussmodel.errors import Reason, Refused, UnknownName
from slussmodel.language import Labelled, Sentence
from slussmodel.money import Money
from slussmodel.programme import ContinuationDecision, ProjectState, ProjectStep, SluiceProject
from slussmodel.sharing import Allocation, BaseFeePlusPerCapita, Layered, PerCapita, TwoWay
from slussmodel.systems.accepting import accepted
from slussmodel.systems.skaraborg.partners import END, START, inhabitants, largest, members, partnership
from slussmodel.validators import of_type


class Pool(Labelled):
    """The two costs that the municipalities share."""

    OPERATION = "operation", "slussens drift", "running the sluice"
    DEVELOPMENT = "development", "utveckling av idéer", "development of ideas"


TWO_POOLS = Layered({Pool.OPERATION: BaseFeePlusPerCapita(), Pool.DEVELOPMENT: PerCapita()})
"""A quarter of the operation in equal fees and the rest by inhabitants; development by inhabitants alone."""

PLAN = Sentence(
    "continuation_plan",
    "driften delas genom en grundavgift och per invånare, utvecklingen per invånare",
    "operation is shared by a base fee and by inhabitants, development by inhabitants",
)
"""How the sluice could be run after the project. The sources say that there was a proposal, not what it said."""


@frozen(kw_only=True)
class Yearly:
    """What a year of the sluice costs, and how it is shared.

    >>> from slussmodel.money import SEK
    >>> year = Yearly(operation=SEK(2_000_000), development=SEK(600_000))
    >>> year.share(members()).total, year.share(members()[:5]).total
    (SEK('2600000.00'), SEK('2600000.00'))
    """

    operation: Money = field(validator=of_type(Money))
    development: Money = field(validator=of_type(Money))
    key: Layered = field(default=TWO_POOLS, validator=of_type(Layered))

    def share(self, codes: Iterable[str]) -> Allocation:
        """What each of those who go on pays; raises `UnknownName` for one who is no member."""
        return self.key.share(self._costs(), _sizes(codes))

    def table(self, codes: Iterable[str]) -> TwoWay:
        """The same, pool by pool."""
        return self.key.table(self._costs(), _sizes(codes))

    def by_number(self, counts: Iterable[int]) -> dict[str, tuple[Money | None, ...]]:
        """What each member pays if so many of the largest go on: an amount for each number, None where it does not.

        The largest member stands first.
        """
        shares = [self.share(largest(n)).amounts for n in counts]
        return {code: tuple(one.get(code) for one in shares) for code in largest(len(members()))}

    def _costs(self) -> dict[str, Money]:
        return {Pool.OPERATION: self.operation, Pool.DEVELOPMENT: self.development}


def going_on(life: SluiceProject, year: Yearly) -> Allocation | Refused:
    """What a year costs each who has decided to go on; refused where nobody has."""
    if not life.continuing:
        return Refused((Reason.of(_NOBODY_PAYS, name=life.name),))
    return year.share(life.continuing)


def established() -> SluiceProject:
    """The sluice as a project under establishment, with the proposal of how to run it afterwards."""
    return SluiceProject(
        name=partnership().name,
        members=members(),
        steps=(ProjectStep(state=ProjectState.ESTABLISHMENT, on=START),),
    ).propose(PLAN.sv)


def decided(life: SluiceProject, continuing: Iterable[str], *, on: date = END) -> SluiceProject:
    """Each municipality's decision: those named go on, the others do not."""
    names = set(continuing)
    for code in names:
        if code not in life.members:
            raise UnknownName.among("member", code, life.members)
    decisions = (ContinuationDecision(municipality=one, on=on, continues=one in names) for one in life.members)
    return accepted(life.decide(*decisions))


def _sizes(codes: Iterable[str]) -> dict[str, int]:
    everybody = inhabitants()
    sizes = {}
    for code in codes:
        if code not in everybody:
            raise UnknownName.among("member", code, everybody)
        sizes[code] = everybody[code]
    return sizes


_NOBODY_PAYS = Sentence(
    "nobody_goes_on",
    sv="ingen kommun fortsätter med {name}, så det finns ingen att dela kostnaden på",
    en="no municipality goes on with {name}, so there is nobody to share the cost",
)
