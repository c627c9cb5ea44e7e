"""How a nucleolus follows from its levels, in words, and whether they have been proved."""

from __future__ import annotations

from fractions import Fraction

from slussmodel.language import Sentence
from slussmodel.sharing.certificate import Certificate, Level
from slussmodel.sharing.coalitions import members
from slussmodel.sharing.excess import Excess
from slussmodel.sharing.game import CostGame
from slussmodel.sharing.steps import Coalitions, Step, Words, minor_per_major, unit_of

_SAVES = Sentence(
    "nucleolus_saves",
    sv="Nivå {level}: ({groups}) sparar {amount} {unit} mot att stå ensamma, {measure}; alla får minst så mycket.",
    en="Level {level}: ({groups}) save {amount} {unit} against standing alone, {measure}; no one left gets less.",
)
_LOSES = Sentence(
    "nucleolus_loses",
    sv="Nivå {level}: ({groups}) betalar {amount} {unit} mer än om de stod ensamma, {measure}; mindre går inte.",
    en="Level {level}: ({groups}) pay {amount} {unit} more than if they stood alone, {measure}; less cannot be.",
)
_AT_BOUND = Sentence(
    "nucleolus_at_bound",
    sv="({groups}) betalar vad de skulle kosta ensamma; mer får ingen betala.",
    en="({groups}) pay what they would cost alone; nobody may pay more.",
)
_RATIO = Words("av vad de kostar", "of what they cost")
_PROVED = Sentence(
    "nucleolus_proved",
    sv="Prövat med Kohlbergs villkor för alla grupper, i hela tal.",
    en="Checked by Kohlberg's criterion for all groups, in whole numbers.",
)
_UNPROVED = Sentence(
    "nucleolus_unproved",
    sv="Inte bevisat: någon grupp avviker {error} från sin nivå.",
    en="Not proved: some group is {error} off its level.",
)


def levels_told(game: CostGame, certificate: Certificate) -> list[Step]:
    """A step for each level, and one that says whether they are proved."""
    steps = [
        step
        for number, level in enumerate(certificate.levels, 1)
        for step in (_level_told(game, certificate.measure, number, level), *_bounds_told(game, level))
    ]
    error = certificate.error(game)
    verdict = Step.of(_PROVED) if error == 0 else Step.of(_UNPROVED, error=f"{float(error):g}")
    return [*steps, verdict]


def _bounds_told(game: CostGame, level: Level) -> list[Step]:
    alone = Coalitions(tuple(members(mask, game.players) for mask, _ in level.bounds))
    return [Step.of(_AT_BOUND, groups=alone)] if level.bounds else []


def _level_told(game: CostGame, measure: Excess, number: int, level: Level) -> Step:
    groups = Coalitions(tuple(members(mask, game.players) for mask, _ in level.weights))
    currency = game.currency or ""
    ratio = measure is Excess.PROPORTIONAL
    excess = Fraction(level.excess if ratio else game.unit.value(level.excess)) / (
        1 if ratio else minor_per_major(currency)
    )
    sentence = _LOSES if excess > 0 else _SAVES
    unit = _RATIO if ratio else unit_of(currency)
    return Step.of(sentence, level=number, groups=groups, amount=abs(excess), unit=unit, measure=measure)
