"""How long things took: percentiles rather than means, since a few cases take very long."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from attrs import field, frozen

from slussmodel.errors import InvalidValue, shorten
from slussmodel.language import Lang, Sentence, number
from slussmodel.stages.flow.moments import DAY, SECOND

Share = float | Fraction

_WORDS = Sentence(
    "durations",
    sv="{n} stycken: hälften inom {p50}, 85 % inom {p85}, 95 % inom {p95}, längst {longest}",
    en="{n} in all: half within {p50}, 85% within {p85}, 95% within {p95}, the longest {longest}",
)


@frozen
class Durations:
    """Lengths of time in whole microseconds, sorted; figures are in seconds.

    >>> times = Durations.of([4_000_000, 1_000_000, 2_000_000])
    >>> times.p50, times.percentile(0.75), times.mean
    (2.0, 3.0, 2.3333333333333335)
    """

    values: tuple[int, ...] = field(repr=shorten)

    def __attrs_post_init__(self) -> None:
        if [*self.values] != sorted(self.values):
            raise InvalidValue("Durations", "values", self.values, "must be sorted; Durations.of sorts them")

    @classmethod
    def of(cls, lengths: Iterable[int]) -> Durations:
        return cls(tuple(sorted(lengths)))

    def __len__(self) -> int:
        return len(self.values)

    def percentile(self, share: Share) -> float:
        """Seconds that the share (0 to 1) of the lengths stay within, by linear interpolation (as numpy and Excel do).

        Raises `InvalidValue` where there is nothing to measure or the share is not from 0 to 1.
        """
        return float(percentile(self.values, share) / SECOND)

    @property
    def total(self) -> float:
        return sum(self.values) / SECOND

    @property
    def mean(self) -> float:
        self._something()
        return float(Fraction(sum(self.values), len(self.values) * SECOND))

    @property
    def longest(self) -> float:
        self._something()
        return self.values[-1] / SECOND

    @property
    def p50(self) -> float:
        return self.percentile(Fraction(1, 2))

    @property
    def p85(self) -> float:
        return self.percentile(Fraction(17, 20))

    @property
    def p95(self) -> float:
        return self.percentile(Fraction(19, 20))

    def explain(self, lang: Lang = "sv") -> str:
        """The percentiles in words.

        >>> Durations.of([3_600_000_000, 864_000_000_000]).explain("en")
        '2 in all: half within 5.0 days, 85% within 8.5 days, 95% within 9.5 days, the longest 10.0 days'
        """
        self._something()
        figures = {"p50": self.p50, "p85": self.p85, "p95": self.p95, "longest": self.longest}
        words = {name: length(seconds, lang) for name, seconds in figures.items()}
        return _WORDS.say({"n": len(self), **words}, lang)

    def _something(self) -> None:
        if not self.values:
            raise _nothing()


def percentile(ordered: Sequence[int], share: Share) -> Fraction:
    """The percentile of sorted whole numbers by linear interpolation, exactly."""
    if not ordered:
        raise _nothing()
    if not 0 <= share <= 1:
        raise InvalidValue("Durations", "share", share, "must be from 0 to 1")
    # A float such as 0.85 means the decimal that it is written as.
    place = (len(ordered) - 1) * Fraction(str(share))
    below = int(place)
    rest = place - below
    return Fraction(ordered[below]) + (rest * (ordered[below + 1] - ordered[below]) if rest else 0)


def _nothing() -> InvalidValue:
    return InvalidValue("Durations", "values", (), "must hold at least one length of time")


_UNITS = (
    (DAY // SECOND, "dygn", "days"),
    (3_600, "timmar", "hours"),
    (60, "minuter", "minutes"),
    (0, "sekunder", "seconds"),
)


def length(seconds: float, lang: Lang = "sv") -> str:
    """A length of time in the unit that suits it.

    >>> length(90_000, "en"), length(5_400, "sv"), length(0, "sv")
    ('1.0 days', '1,5 timmar', '0 sekunder')
    """
    least, sv, en = next(unit for unit in _UNITS if abs(seconds) >= unit[0])
    size = seconds / (least or 1)
    return f"{number(size, lang, decimals=1 if round(size, 1) else 0)} {sv if lang == 'sv' else en}"
