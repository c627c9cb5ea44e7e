"""One grant, several tracks: sites that work by themselves under one co-ordinator and meet in shared learning."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from itertools import combinations

from attrs import evolve, field, frozen
from attrs.validators import optional

from slussmodel.errors import InvalidValue, UnknownName
from slussmodel.findings import Finding, Severity
from slussmodel.language import Sentence
from slussmodel.money import Money, not_negative
from slussmodel.validators import at_least, day, distinct, each, filled, identifier, nfc, of_type


@frozen(kw_only=True)
class Track:
    """The work of one site, and its weight when the grant is divided."""

    site: str = field(converter=nfc, validator=identifier)
    weight: Fraction = field(default=Fraction(1), validator=[of_type(Fraction), at_least(0)])


@frozen(kw_only=True)
class SharedLearning:
    """An occasion on which tracks learn from each other."""

    on: date = field(validator=day)
    what: str = field(validator=filled)
    sites: frozenset[str] = field(validator=each(identifier))


@frozen(kw_only=True)
class Hub:
    """A hub of several sites with one co-ordinator and one grant, as Piteå and Skellefteå had.

    `common` is the part of the grant that no track has for itself.

    >>> from slussmodel.money import SEK
    >>> hub = Hub(coordinator="2581", grant=SEK(3_573_324), tracks=(Track(site="2581"), Track(site="2482")))
    >>> hub.budgets()
    {'2581': SEK('1786662.00'), '2482': SEK('1786662.00')}
    >>> [finding.text("en") for finding in hub.check()]
    ['2581 and 2482 have no shared learning']
    """

    coordinator: str = field(converter=nfc, validator=identifier)
    grant: Money = field(validator=not_negative)
    tracks: tuple[Track, ...] = field(validator=[each(of_type(Track)), distinct])
    common: Money | None = field(default=None, validator=optional(not_negative))
    learning: tuple[SharedLearning, ...] = field(default=(), validator=each(of_type(SharedLearning)))

    def __attrs_post_init__(self) -> None:
        sites = [track.site for track in self.tracks]
        if len(set(sites)) < len(sites) or not sites:
            raise InvalidValue("Hub", "tracks", sites, "must be at least one, each at a site of its own")
        if not any(track.weight for track in self.tracks):
            raise InvalidValue("Hub", "tracks", sites, "must have a weight above nothing, at least one of them")
        if self.coordinator not in sites:
            raise UnknownName.among("site", self.coordinator, sites)
        for site in (site for occasion in self.learning for site in sorted(occasion.sites)):
            if site not in sites:
                raise UnknownName.among("site", site, sites)
        if self.common is not None and self.common > self.grant:
            raise InvalidValue("Hub", "common", self.common, f"must not be above the grant, {self.grant}")

    def budgets(self) -> dict[str, Money]:
        """What each site has of the grant; with the common part they sum to it."""
        divided = self.grant if self.common is None else self.grant - self.common
        return dict(zip((one.site for one in self.tracks), divided.split(t.weight for t in self.tracks), strict=True))

    def learn(self, occasion: SharedLearning) -> Hub:
        return evolve(self, learning=(*self.learning, occasion))

    def check(self) -> tuple[Finding, ...]:
        """A warning for each two sites that have never met in shared learning."""
        met = {pair for occasion in self.learning for pair in combinations(sorted(occasion.sites), 2)}
        return tuple(
            Finding.of(_NEVER_MET, Severity.WARNING, place=one.site, one=one.site, other=other.site)
            for one, other in combinations(self.tracks, 2)
            if tuple(sorted((one.site, other.site))) not in met
        )


_NEVER_MET = Sentence(
    "no_shared_learning",
    sv="{one} och {other} har inget gemensamt lärande",
    en="{one} and {other} have no shared learning",
)
