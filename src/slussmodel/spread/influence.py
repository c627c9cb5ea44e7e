"""What makes a municipality likely to be next, as weights that anybody can read and change.

A municipality that has not adopted does so within a year with log-odds that are a sum: a base, and three shares, each
times its weight. The shares are what studies of policy diffusion between neighbouring governments have used since
Berry and Berry (1990, "State lottery adoptions as policy innovations", American Political Science Review 84):

- of its neighbours, those that have adopted;
- of the other members of a federation that it belongs to, those that have adopted (the federation where it is highest);
- of all who have adopted, those of about its own size: in its own size class or one beside it.

Each share lies between 0 and 1, so a weight is what the log-odds gain when it goes from none to all. The default
weights are assumptions and not estimates; `slussmodel.spread.fit` estimates them from adoptions that have happened.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction
from functools import cache
from math import tanh
from typing import Any

from attrs import Attribute, field, frozen

from slussmodel import sweden
from slussmodel.errors import Reason
from slussmodel.language import MINUS, Labelled, Lang, Sentence, number
from slussmodel.places import Federation, FederationKind, Municipality
from slussmodel.spread.coverage import percent
from slussmodel.sweden import Contact
from slussmodel.validators import between, each, of_type, wrong


class Factor(Labelled):
    """What speaks for an adoption."""

    BASE = "base", "grundnivå", "base level"
    NEIGHBOURS = "neighbours", "grannar", "neighbours"
    FEDERATION = "federation", "samverkan", "federation"
    SIZE = "size", "storlek", "size"


BASE = Sentence("base_level", sv="utan något som talar för ett införande", en="with nothing else speaking for it")
NEIGHBOURS = Sentence(
    "neighbours_have_adopted",
    sv="{n} av {of} grannkommuner har infört lösningen",
    en="{n} of {of} neighbouring municipalities have adopted it",
)
FEDERATION = Sentence(
    "federation_has_adopted",
    sv="{n} av {of} andra medlemmar i {federation} har infört lösningen",
    en="{n} of {of} other members of {federation} have adopted it",
)
NO_FEDERATION = Sentence(
    "no_federation_has_adopted",
    sv="ingen i en sammanslutning där kommunen är medlem har infört lösningen",
    en="nobody in a group that it belongs to has adopted it",
)
SIZE = Sentence(
    "size_like_adopters",
    sv="{n} av {of} som infört lösningen är ungefär lika stora",
    en="{n} of {of} adopters are of about the same size",
)
SUMMARY = Sentence(
    "candidate",
    sv="{name}: {probability} inom ett år",
    en="{name}: {probability} within a year",
)


# Beyond a thousand a chance is 0 or 1 in any arithmetic.
_weight = between(-1000, 1000)
_deviation = between(0, 1000)


def _one_a_factor(instance: object, attribute: Attribute[Any], value: object) -> None:
    if not isinstance(value, tuple) or len(value) != len(Factor):
        raise wrong(instance, attribute, value, f"must be {len(Factor)} numbers, one a factor")


@frozen(kw_only=True)
class Influence:
    """The weights of the model, in log-odds of adopting within a year.

    `base` is the level with nothing speaking for an adoption (-4 is 1.8 per cent a year). `deviations` says how unsure
    each weight is, as standard deviations in the order of `Factor`; a forecast takes them into its intervals.
    """

    base: float = field(default=-4.0, validator=_weight)
    neighbours: float = field(default=2.0, validator=_weight)
    federation: float = field(default=1.5, validator=_weight)
    size: float = field(default=0.7, validator=_weight)
    deviations: tuple[float, ...] = field(default=(0.5, 0.5, 0.4, 0.2), validator=[_one_a_factor, each(_deviation)])
    contact: Contact = field(default=Contact.WATER, validator=of_type(Contact))

    @property
    def weights(self) -> tuple[float, float, float, float]:
        """The four weights in the order of `Factor`."""
        return self.base, self.neighbours, self.federation, self.size


@frozen
class Contribution:
    """What one factor adds to the log-odds: its share times its weight, and the reason in words."""

    factor: Factor
    share: Fraction
    weight: float
    reason: Reason

    @property
    def log_odds(self) -> float:
        return float(self.share) * self.weight


@frozen
class Candidate:
    """A municipality that may be next, and what speaks for it."""

    municipality: Municipality
    contributions: tuple[Contribution, ...] = field(repr=False)

    @property
    def log_odds(self) -> float:
        return sum(one.log_odds for one in self.contributions)

    @property
    def probability(self) -> float:
        """Of adopting within a year, if nobody else adopts meanwhile."""
        return (1 + tanh(self.log_odds / 2)) / 2

    def explain(self, lang: Lang = "sv") -> str:
        """A line with the probability, then a line a factor with what it adds to the log-odds."""
        chance = percent(Fraction(self.probability), lang)
        lines = [SUMMARY.say({"name": self.municipality, "probability": chance}, lang)]
        lines += [_line(one, lang) for one in self.contributions]
        return "\n".join(lines)


def _line(one: Contribution, lang: Lang) -> str:
    sign = "+" if one.log_odds >= 0 else MINUS
    return f"  {sign}{number(abs(one.log_odds), lang, 2)} {one.factor.label(lang)}: {one.reason.text(lang)}"


def candidates(
    waiting: Iterable[str], adopters: frozenset[str], influence: Influence, population_year: int
) -> tuple[Candidate, ...]:
    """Those waiting, the likeliest first; of equals, the lower code first."""
    sizes = Counter(
        sweden.MUNICIPALITIES[code].size_class(population_year).rank
        for code in adopters
        if code in sweden.MUNICIPALITIES
    )

    def candidate(one: Municipality) -> Candidate:
        reasons = (
            (Fraction(1), Reason.of(BASE)),
            _neighbours(one, adopters, influence.contact),
            _federation(one, adopters),
            _size(one.size_class(population_year).rank, sizes),
        )
        rows = zip(Factor, influence.weights, reasons, strict=True)
        return Candidate(one, tuple(Contribution(factor, share, weight, why) for factor, weight, (share, why) in rows))

    found = [candidate(sweden.MUNICIPALITIES[code]) for code in sorted(waiting)]
    return tuple(sorted(found, key=lambda one: -one.log_odds))


def _neighbours(one: Municipality, adopters: frozenset[str], contact: Contact) -> tuple[Fraction, Reason]:
    around = sweden.neighbours(one.code, contact)
    n = sum(other.code in adopters for other in around)
    return Fraction(n, max(len(around), 1)), Reason.of(NEIGHBOURS, n=n, of=len(around))


def _federation(one: Municipality, adopters: frozenset[str]) -> tuple[Fraction, Reason]:
    best, share = None, Fraction(0)
    for group in federations_of(one.code):
        found = Fraction(sum(code in adopters for code in group.codes), len(group.codes) - 1)
        if found > share:
            best, share = group, found
    if best is None:
        return share, Reason.of(NO_FEDERATION)
    others = len(best.codes) - 1
    return share, Reason.of(FEDERATION, n=int(share * others), of=others, federation=best)


def _size(rank: int, sizes: Counter[int]) -> tuple[Fraction, Reason]:
    n = sizes[rank - 1] + sizes[rank] + sizes[rank + 1]
    return Fraction(n, max(sizes.total(), 1)), Reason.of(SIZE, n=n, of=sizes.total())


@cache
def federations_of(code: str) -> tuple[Federation, ...]:
    """The groups that a municipality belongs to and that bind it to others; that it lies in a county does not."""
    groups = sweden.FEDERATIONS.values()
    return tuple(group for group in groups if group.kind is not FederationKind.COUNTY and code in group.codes)
