"""Is it the same idea? Twins among ideas told by different hands, found, explained and decided by people.

Names are loaded when they are first used, so that numpy waits until it is needed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from slussmodel.lazy import hand_out

if TYPE_CHECKING:
    from slussmodel.dedup.calibration import Reliability as Reliability
    from slussmodel.dedup.calibration import ReliabilityBin as ReliabilityBin
    from slussmodel.dedup.calibration import reliability as reliability
    from slussmodel.dedup.cluster import Family as Family
    from slussmodel.dedup.cluster import families as families
    from slussmodel.dedup.cluster import named as named
    from slussmodel.dedup.decisions import Contradiction as Contradiction
    from slussmodel.dedup.decisions import Decisions as Decisions
    from slussmodel.dedup.decisions import PairDecision as PairDecision
    from slussmodel.dedup.decisions import contradictions as contradictions
    from slussmodel.dedup.decisions import different as different
    from slussmodel.dedup.decisions import same as same
    from slussmodel.dedup.explanation import Explanation as Explanation
    from slussmodel.dedup.explanation import WordPair as WordPair
    from slussmodel.dedup.index import IdeaIndex as IdeaIndex
    from slussmodel.dedup.lexicon import Lexicon as Lexicon
    from slussmodel.dedup.linking import links as links
    from slussmodel.dedup.match import Match as Match
    from slussmodel.dedup.merging import Merge as Merge
    from slussmodel.dedup.merging import merge as merge
    from slussmodel.dedup.proposal import Proposal as Proposal
    from slussmodel.dedup.recalibration import calibrated as calibrated
    from slussmodel.dedup.review import Costs as Costs
    from slussmodel.dedup.review import Thresholds as Thresholds
    from slussmodel.dedup.review import Verdict as Verdict
    from slussmodel.dedup.review import automatic_threshold as automatic_threshold
    from slussmodel.dedup.review import questions as questions
    from slussmodel.dedup.score import Kind as Kind
    from slussmodel.dedup.score import Weights as Weights
    from slussmodel.dedup.words import LEXICON as LEXICON

__all__ = [
    "LEXICON",
    "Contradiction",
    "Costs",
    "Decisions",
    "Explanation",
    "Family",
    "IdeaIndex",
    "Kind",
    "Lexicon",
    "Match",
    "Merge",
    "PairDecision",
    "Proposal",
    "Reliability",
    "ReliabilityBin",
    "Thresholds",
    "Verdict",
    "Weights",
    "WordPair",
    "automatic_threshold",
    "calibrated",
    "contradictions",
    "different",
    "families",
    "links",
    "merge",
    "named",
    "questions",
    "reliability",
    "same",
]

# Hidden from type checkers, to which a module with __getattr__ has every name, misspelt ones too.
if not TYPE_CHECKING:
    __getattr__, __dir__ = hand_out(
        __name__,
        {
            "Contradiction": "decisions",
            "Costs": "review",
            "Decisions": "decisions",
            "Explanation": "explanation",
            "Family": "cluster",
            "IdeaIndex": "index",
            "Kind": "score",
            "LEXICON": "words",
            "Lexicon": "lexicon",
            "Match": "match",
            "Merge": "merging",
            "PairDecision": "decisions",
            "Proposal": "proposal",
            "Reliability": "calibration",
            "ReliabilityBin": "calibration",
            "Thresholds": "review",
            "Verdict": "review",
            "Weights": "score",
            "WordPair": "explanation",
            "automatic_threshold": "review",
            "calibrated": "recalibration",
            "contradictions": "decisions",
            "different": "decisions",
            "families": "cluster",
            "links": "linking",
            "merge": "merging",
            "named": "cluster",
            "questions": "review",
            "reliability": "calibration",
            "same": "decisions",
        },
    )
