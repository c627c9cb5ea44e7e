"""How far probabilities can be trusted: what was said beside what was so.

Of the pairs that are said to be the same with probability 0.8, eight of ten should be. A reliability diagram shows it
bin by bin, and the expected calibration error is the mean gap, weighed by the pairs (Naeini, Cooper and Hauskrecht
2015, "Obtaining well calibrated probabilities using Bayesian binning").
"""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from slussmodel.dedup.decisions import PairDecision
from slussmodel.dedup.match import Match
from slussmodel.errors import InvalidValue
from slussmodel.language import Lang, Sentence, number

TRUST = Sentence(
    "trust_in_probabilities",
    sv="{pairs} par: sannolikheterna avviker i genomsnitt {error} procentenheter från hur det var",
    en="{pairs} pairs: the probabilities are off by {error} percentage points on average",
)
_BINS = 10


@frozen
class ReliabilityBin:
    """Pairs whose probability lies from `low` up to `high`: their mean probability, and the part that is the same."""

    low: float
    high: float
    pairs: int
    said: float
    same: float

    @property
    def gap(self) -> float:
        """How much too sure of sameness the probabilities are; below zero where they are too timid."""
        return self.said - self.same


@frozen
class Reliability:
    """The bins that hold pairs, in rising order. A notebook draws it; `svg` gives the picture in either language."""

    bins: tuple[ReliabilityBin, ...]

    @property
    def pairs(self) -> int:
        return sum(bin.pairs for bin in self.bins)

    @property
    def ece(self) -> float:
        """The expected calibration error, from 0 to 1."""
        return sum(bin.pairs * abs(bin.gap) for bin in self.bins) / self.pairs

    def explain(self, lang: Lang = "sv") -> str:
        """In one sentence."""
        return TRUST.say({"pairs": self.pairs, "error": number(100 * self.ece, lang, 1)}, lang)

    def svg(self, lang: Lang = "sv") -> str:
        """What was said across and what was so upwards; a dot for each bin, the larger the more pairs."""
        from slussmodel.dedup.calibration_picture import drawn

        return drawn(self, lang)

    def _repr_svg_(self) -> str:
        return self.svg()


def reliability(matches: Iterable[Match], truth: Iterable[PairDecision]) -> Reliability:
    """The probabilities of matches held against what people decided of the same pairs; other matches are left out.

    Ten bins of equal width. Judge pairs that a person would see, such as `index.pairs(0.02)`: nearly all pairs are
    plainly different, and counting them makes any score look calibrated. Raises `InvalidValue` where no match is
    decided.

    >>> from slussmodel.dedup import different, same
    >>> found = [Match("a", "b", 0.9), Match("a", "c", 0.3), Match("b", "c", 0.3)]
    >>> trust = reliability(found, [same("a", "b"), different("a", "c"), same("b", "c")])
    >>> [(bin.pairs, bin.said, bin.same) for bin in trust.bins], round(trust.ece, 3)
    ([(2, 0.3, 0.5), (1, 0.9, 1.0)], 0.167)
    """
    decided = {decision.pair: decision.same for decision in truth}
    binned: dict[int, list[tuple[float, bool]]] = {}
    for match in matches:
        if (match.a, match.b) in decided:
            place = min(_BINS - 1, int(match.probability * _BINS))
            binned.setdefault(place, []).append((match.probability, decided[match.a, match.b]))
    if not binned:
        raise InvalidValue("reliability", "truth", len(decided), "must decide at least one of the matches")
    return Reliability(tuple(_bin(place, binned[place]) for place in sorted(binned)))


def _bin(place: int, judged: list[tuple[float, bool]]) -> ReliabilityBin:
    said = sum(chance for chance, _ in judged) / len(judged)
    same = sum(same for _, same in judged) / len(judged)
    return ReliabilityBin(place / _BINS, (place + 1) / _BINS, len(judged), said, same)
