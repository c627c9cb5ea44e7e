"""The record of an innovation's spread: its rings and its adoptions, and the questions that one asks of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from slussmodel.errors import InvalidValue, Reason, Refused
from slussmodel.findings import Finding, Severity
from slussmodel.language import Lang, Sentence
from slussmodel.places import Ring
from slussmodel.records import columns
from slussmodel.spread.adoption import Adoption
from slussmodel.spread.coverage import Coverage
from slussmodel.spread.influence import Candidate, Influence, candidates
from slussmodel.sweden import name_of
from slussmodel.validators import check_day, day, each, filled, of_type

if TYPE_CHECKING:
    from slussmodel.periods import YearMonth
    from slussmodel.spread.forecast import Forecast

BEFORE_INNOVATION = Sentence(
    "adoption_before_innovation",
    sv="{adopter} kan inte ha tagit lösningen i bruk {on}: innovationen finns sedan {since}",
    en="{adopter} cannot have put it to use on {on}: the innovation has existed since {since}",
)
ALREADY_ADOPTED = Sentence(
    "already_adopted",
    sv="{adopter} har redan tagit lösningen i bruk, {on}",
    en="{adopter} has already put it to use, on {on}",
)
OUTSIDE_RINGS = Sentence(
    "outside_rings",
    sv="{adopter} ligger utanför alla ringar, och ingen ring är öppen",
    en="{adopter} lies outside every ring, and no ring is open",
)
OUT_OF_ORDER = Sentence(
    "adoption_out_of_order",
    sv="{adopter} ({ring}) tog lösningen i bruk {on}, då {left} av {of} i {inner} återstod",
    en="{adopter} ({ring}) put it to use on {on}, when {left} of {of} in {inner} had not",
)


def _in_order(adoptions: tuple[Adoption, ...]) -> tuple[Adoption, ...]:
    return tuple(sorted(adoptions, key=lambda one: (one.on, one.adopter)))


@frozen(kw_only=True)
class Spread:
    """How far an innovation has spread.

    `since` is the day when the idea was first put to use and so became an innovation. Adoptions are kept in order of
    day, whatever the order they come in. Populations are those of `population_year`.

    >>> from slussmodel import sweden
    >>> spread = Spread(innovation="Digital trygghet", since=date(2018, 1, 15), rings=sweden.rings("Skaraborg"))
    >>> spread = spread.adopt(Adoption(adopter="Skövde", on=date(2018, 3, 1)))
    >>> spread.coverage(date(2018, 12, 31))[0].share
    Fraction(1, 15)

    Raises `InvalidValue` where an adoption comes before the innovation, somebody adopts twice or the rings are not
    in order of priority with an open one last, and `UnknownName` for a year without populations.
    """

    innovation: str = field(validator=filled)
    since: date = field(validator=day)
    rings: tuple[Ring, ...] = field(validator=each(of_type(Ring)))
    adoptions: tuple[Adoption, ...] = field(default=(), validator=each(of_type(Adoption)))
    population_year: int = field(default=2019, validator=of_type(int))

    def __attrs_post_init__(self) -> None:
        _check_rings(self.rings, self.population_year)
        object.__setattr__(self, "adoptions", _in_order(self.adoptions))
        seen: dict[str, Adoption] = {}
        for adoption in self.adoptions:
            for reason in _faults(self, seen, adoption):
                raise InvalidValue("Spread", "adoptions", name_of(adoption.adopter), f"is wrong: {reason.text('en')}")
            seen[adoption.adopter] = adoption

    def adopt(self, adoption: Adoption) -> Spread | Refused:
        """The spread with one more adoption, or every reason why it cannot be."""
        reasons = tuple(_faults(self, {one.adopter: one for one in self.adoptions}, adoption))
        return Refused(reasons) if reasons else evolve(self, adoptions=(*self.adoptions, adoption))

    def at(self, on: date) -> Spread:
        """The spread as it was at the end of a day."""
        check_day("Spread", "on", on)
        return evolve(self, adoptions=tuple(one for one in self.adoptions if one.on <= on))

    def adopters(self, on: date) -> frozenset[str]:
        """The codes of all who had put it to use by the end of a day."""
        check_day("Spread", "on", on)
        return frozenset(one.adopter for one in self.adoptions if one.on <= on)

    def ring_of(self, adopter: str) -> Ring | None:
        """The innermost ring that an adopter's code lies in, the open one for those outside the others."""
        return next((ring for ring in self.rings if ring.open or adopter in ring.codes), None)

    def coverage(self, on: date) -> tuple[Coverage, ...]:
        """How much of each ring had put it to use by the end of a day, in order of priority."""
        adopters = self.adopters(on)
        closed = frozenset[str]().union(*(ring.codes for ring in self.rings))
        return tuple(
            Coverage(
                ring=ring,
                on=on,
                adopters=tuple(sorted(adopters - closed if ring.open else adopters & ring.codes)),
                population_year=self.population_year,
            )
            for ring in self.rings
        )

    def check(self) -> tuple[Finding, ...]:
        """A note for each adoption that came before the rings inside its own were full.

        Rings are in order "in the first place", as Skaraborg's plan says, so this is worth knowing and not wrong.
        """
        return tuple(_out_of_order(self))

    def candidates(self, on: date, k: int = 10, influence: Influence | None = None) -> tuple[Candidate, ...]:
        """The `k` municipalities of the rings most likely to be next, each with its reasons, the likeliest first."""
        if type(k) is not int or k < 0:
            raise InvalidValue("Spread", "k", k, "must be a whole number, 0 or more")
        codes = frozenset[str]().union(*(ring.codes for ring in self.rings))
        adopters = self.adopters(on)
        return candidates(codes - adopters, adopters, influence or Influence(), self.population_year)[:k]

    def forecast(
        self,
        *,
        start: date,
        until: YearMonth,
        seed: int,
        runs: int = 500,
        influence: Influence | None = None,
        level: float = 0.8,
    ) -> Forecast:
        """How many will have adopted, month by month from the start, with intervals: see `Forecast`."""
        from slussmodel.spread.forecast import simulate

        return simulate(
            self, start=start, until=until, seed=seed, runs=runs, influence=influence or Influence(), level=level
        )

    def svg(
        self, on: date, *, lang: Lang = "sv", within: Ring | None = None, candidates: tuple[Candidate, ...] = ()
    ) -> str:
        """A map of the municipal graph with those who have adopted by a day, as SVG text.

        Of one ring, with names, where `within` is given. Candidates get a dashed circle around them. Raises
        `InvalidValue` where there is nobody to show.
        """
        from slussmodel.spread.picture import map_svg

        return map_svg(self, on, lang, within, frozenset(one.municipality.code for one in candidates))

    def to_records(self) -> list[dict[str, object]]:
        """A dict for each adoption, as a dataframe takes them, in the order of days."""
        return [
            {"adopter": one.adopter, "name": name_of(one.adopter), "on": one.on, "channel": str(one.channel)}
            for one in self.adoptions
        ]

    def to_columns(self) -> dict[str, list[object]]:
        """The records turned on their side: a list for each column."""
        return columns(self.to_records())

    def _repr_html_(self) -> str:
        return self.svg(max((one.on for one in self.adoptions), default=self.since))


def _check_rings(rings: tuple[Ring, ...], year: int) -> None:
    priorities = [ring.priority for ring in rings]
    if priorities != sorted(set(priorities)):
        raise InvalidValue("Spread", "rings", priorities, "must be in order of priority, each priority once")
    if not rings or any(ring.open for ring in rings[:-1]):
        raise InvalidValue("Spread", "rings", [ring.en for ring in rings], "must be at least one, an open one last")
    for ring in rings:
        for member in ring.members[:1]:
            member.population_figure(year)


def _faults(spread: Spread, adopted: dict[str, Adoption], adoption: Adoption) -> Iterator[Reason]:
    name = name_of(adoption.adopter)
    if adoption.on < spread.since:
        yield Reason.of(BEFORE_INNOVATION, adopter=name, on=adoption.on, since=spread.since)
    if adoption.adopter in adopted:
        yield Reason.of(ALREADY_ADOPTED, adopter=name, on=adopted[adoption.adopter].on)
    if spread.ring_of(adoption.adopter) is None:
        yield Reason.of(OUTSIDE_RINGS, adopter=name)


def _out_of_order(spread: Spread) -> Iterator[Finding]:
    for adoption in spread.adoptions:
        ring = spread.ring_of(adoption.adopter)
        adopters = spread.adopters(adoption.on)
        within = spread.rings[: spread.rings.index(ring)]
        waiting = next((inner for inner in within if inner.codes - adopters), None)
        if waiting is not None:
            yield Finding.of(
                OUT_OF_ORDER,
                Severity.NOTE,
                place=adoption.adopter,
                adopter=name_of(adoption.adopter),
                ring=ring,
                on=adoption.on,
                left=len(waiting.codes - adopters),
                of=len(waiting.codes),
                inner=waiting,
            )
