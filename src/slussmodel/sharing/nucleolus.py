"""The nucleolus: no group's complaint can be made smaller without making larger one that is already as large.

**What it is.** An allocation x leaves a coalition S with an excess: what its members pay together more than S would
cost alone, x(S) - c(S). A positive excess is a reason to leave. List the excesses of all 2**n - 2 coalitions from the
largest down. The nucleolus (Schmeidler 1969) is the allocation whose list is lexicographically smallest. It exists,
it is one point, and it lies in the core whenever there is a core, which the Shapley value need not do.

**Variants.** The nucleolus looks only at allocations where nobody pays more than alone (imputations); the
prenucleolus at all that pay the whole cost. Where the core is not empty they are the same. An excess divided by the
number of members gives the per-capita nucleolus, which spreads savings evenly over heads and is monotone in the total
cost where the nucleolus is
not (Young, Okada & Hashimoto 1982); divided by the coalition's cost it gives the proportional nucleolus.

**How it is found.** A sequence of linear programmes (Maschler, Peleg & Shapley 1979). The first makes the largest
excess as small as it can be. Some coalitions then have that excess in every optimal solution: their totals are
settled. So is the total of every coalition whose indicator vector is a combination of settled ones. The second
programme makes the largest excess among the rest as small as it can be, and so on until n independent totals are
settled and x with them.

**The classic mistake** is to settle every coalition that is tight at the solution that came out. Another optimal
solution may leave it slack, and then the next levels are too high. It is in many programmes and in print: the
nucleolus of the Skåne water game in Young, Okada & Hashimoto's working paper (IIASA WP-79-077, table 7) gives M 18.60
and T 19.21 where 18.32 and 19.49 is right. Here a coalition is settled only if it has a positive weight in an optimal
solution of the *dual* programme; by complementary slackness it is then tight in every optimal solution.

**A few constraints at a time.** There are too many coalitions for one programme. The whole sequence is solved for a
few of them, which gives one point; then all coalitions are looked over for any that break a level there, the worst
are added, and the sequence goes on from the first level that was broken. Levels above it stand, since the point
itself shows that no coalition objects to them. To look them over after each single programme is much slower, because
an optimal vertex of an early programme breaks hundreds of constraints which the next levels would have repaired.

**Exactly.** Floats only propose which coalitions are settled. Their totals, the excess of each level and the
allocation follow from whole numbers (`slussmodel.sharing.span`), and Kohlberg's criterion is checked for all
coalitions in whole numbers (`slussmodel.sharing.certificate`). If a check fails, the certificate says by how much.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import ClassVar

from attrs import frozen

from slussmodel.errors import InvalidValue
from slussmodel.language import Sentence
from slussmodel.sharing.airport import airport_nucleolus
from slussmodel.sharing.allocation import Allocation
from slussmodel.sharing.certificate import Certificate, Level
from slussmodel.sharing.coalitions import named
from slussmodel.sharing.excess import Excess
from slussmodel.sharing.game import CostGame
from slussmodel.sharing.levels import search
from slussmodel.sharing.savings import SavingsGame
from slussmodel.sharing.solution import AnyGame, Solution
from slussmodel.sharing.steps import Step, Words, minor_per_major, unit_of
from slussmodel.sharing.structured import MaximumGame
from slussmodel.sharing.units import Value, total_of

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


@frozen
class _Lexicographic(Solution):
    """A rule that makes the list of excesses as small as it can be."""

    excess: ClassVar[Excess]
    individually_rational: ClassVar[bool] = True

    def solve(self, game: CostGame) -> Sequence[Value]:
        return self.certificate(game).amounts

    def values(self, game: AnyGame) -> dict[str, Value]:
        if isinstance(game, MaximumGame) and self.excess is Excess.PLAIN:
            return airport_nucleolus(game)
        return super().values(game)

    def share(self, game: AnyGame) -> Allocation:
        """The allocation in money; its explanation gives the levels, and whether they have been proved.

        A `MaximumGame` is shared in closed form, for any number of players.
        """
        currency = self.currency_of(game)
        if isinstance(game, MaximumGame) and self.excess is Excess.PLAIN:
            return self.allocate(game, currency, self.values(game))
        table = game.mirror if isinstance(game, SavingsGame) else game.table()
        certificate = self.certificate(table)
        sign = -1 if isinstance(game, SavingsGame) else 1
        values = {player: sign * value for player, value in table.named(certificate.amounts).items()}
        return self.allocate(game, currency, values, _told(table, certificate))

    def certificate(self, game: CostGame) -> Certificate:
        """The allocation with its levels and the proof that it is the one.

        Raises `InvalidValue` where the players cost less alone than together, so that nobody's own cost can be a bound.
        """
        if self.individually_rational:
            _refuse_no_imputation(type(self).__name__, game)
        return search(game, self.excess, individually_rational=self.individually_rational)


@frozen
class Nucleolus(_Lexicographic):
    """Makes the largest complaint of any group as small as it can be, then the next; nobody pays more than alone.

    >>> game = CostGame.from_costs("AB", {("A",): 3, ("B",): 4, ("A", "B"): 5})
    >>> Nucleolus().values(game)
    {'A': Fraction(2, 1), 'B': Fraction(3, 1)}
    >>> Nucleolus().certificate(game).proves(game)
    True
    """

    sv: ClassVar[str] = "Nukleolus"
    en: ClassVar[str] = "Nucleolus"
    excess: ClassVar[Excess] = Excess.PLAIN


@frozen
class Prenucleolus(_Lexicographic):
    """The nucleolus without the promise that nobody pays more than alone; it exists for every game."""

    sv: ClassVar[str] = "Prenukleolus"
    en: ClassVar[str] = "Prenucleolus"
    excess: ClassVar[Excess] = Excess.PLAIN
    individually_rational: ClassVar[bool] = False


@frozen
class PerCapitaNucleolus(_Lexicographic):
    """The nucleolus of complaints per member (the weak nucleolus of Young, Okada & Hashimoto 1982)."""

    sv: ClassVar[str] = "Nukleolus per medlem"
    en: ClassVar[str] = "Per-capita nucleolus"
    excess: ClassVar[Excess] = Excess.PER_CAPITA


@frozen
class ProportionalNucleolus(_Lexicographic):
    """The nucleolus of complaints in proportion to what the group would cost alone; every group must cost something."""

    sv: ClassVar[str] = "Proportionell nukleolus"
    en: ClassVar[str] = "Proportional nucleolus"
    excess: ClassVar[Excess] = Excess.PROPORTIONAL


def _told(game: CostGame, certificate: Certificate) -> list[Step]:
    """A step for each level, and one that says whether they are proved."""
    steps = [
        _level_told(game, certificate.measure, number, level) for number, level in enumerate(certificate.levels, 1)
    ]
    error = certificate.error(game)
    verdict = Step.of(_PROVED) if error == 0 else Step.of(_UNPROVED, error=f"{float(error):g}")
    return [*steps, verdict]


def _level_told(game: CostGame, measure: Excess, number: int, level: Level) -> Step:
    groups = "; ".join(named(mask, game.players) for mask, _ in level.weights)
    currency = game.currency or ""
    ratio = measure is Excess.PROPORTIONAL
    excess = Fraction(level.excess if ratio else game.unit.value(level.excess)) / (
        1 if ratio else minor_per_major(currency)
    )
    sentence = _LOSES if excess > 0 else _SAVES
    unit = _RATIO if ratio else unit_of(currency)
    return Step.of(sentence, level=number, groups=groups, amount=abs(excess), unit=unit, measure=measure)


def _refuse_no_imputation(type_name: str, game: CostGame) -> None:
    alone = total_of(game.numbers([1 << place for place in range(game.n)]))
    together = game.numbers([-1])[0]
    if alone < together - game.noise:
        apart = game.unit.value(alone)
        rule = f"costs more together than apart ({apart}), so that some must pay more than alone; use Prenucleolus"
        raise InvalidValue(type_name, "game", game, rule)
