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
from typing import ClassVar

from attrs import frozen

from slussmodel.errors import InvalidValue
from slussmodel.progress import Progress
from slussmodel.sharing.airport import airport_nucleolus, airport_told
from slussmodel.sharing.allocation import Allocation
from slussmodel.sharing.certificate import Certificate
from slussmodel.sharing.excess import Excess
from slussmodel.sharing.game import CostGame
from slussmodel.sharing.levels import search
from slussmodel.sharing.levels_told import levels_told
from slussmodel.sharing.savings import SavingsGame
from slussmodel.sharing.solution import AnyGame, Solution
from slussmodel.sharing.structured import MaximumGame
from slussmodel.sharing.units import Value, total_of


@frozen
class Lexicographic(Solution):
    """A rule that makes the list of excesses as small as it can be.

    `values`, `share` and `certificate` take a `progress`, which is told of as many steps as there are players: so many
    totals are settled, one or more a level.
    """

    excess: ClassVar[Excess]
    individually_rational: ClassVar[bool] = True

    def solve(self, game: CostGame, *, progress: Progress | None = None) -> Sequence[Value]:
        return self.certificate(game, progress=progress).amounts

    def values(self, game: AnyGame, *, progress: Progress | None = None) -> dict[str, Value]:
        if isinstance(game, MaximumGame) and self.measured() is Excess.PLAIN:
            if progress is not None:
                progress(len(game.players))
            return airport_nucleolus(game)
        if isinstance(game, SavingsGame):
            return {player: -value for player, value in self.values(game.mirror, progress=progress).items()}
        self.check_is_game(game)
        table = game.table()
        return table.named(self.solve(table, progress=progress))

    def share(self, game: AnyGame, *, progress: Progress | None = None) -> Allocation:
        """The allocation in money; its explanation gives the levels, and whether they have been proved.

        A `MaximumGame` is shared in closed form, for any number of players.
        """
        currency = self.currency_of(game)
        if isinstance(game, MaximumGame) and self.measured() is Excess.PLAIN:
            return self.allocate(game, currency, self.values(game, progress=progress), each=airport_told(game))
        table = _table_of(game)
        certificate = self.certificate(table, progress=progress)
        sign = -1 if isinstance(game, SavingsGame) else 1
        values = {player: sign * value for player, value in table.named(certificate.amounts).items()}
        return self.allocate(game, currency, values, each={}, steps=levels_told(table, certificate))

    def certificate(self, game: AnyGame, *, progress: Progress | None = None) -> Certificate:
        """The allocation with its levels and the proof that it is the one.

        Raises `InvalidValue` where the players cost less alone than together, so that nobody's own cost can be a bound.
        """
        self.check_is_game(game)
        table = _table_of(game)
        if self.individually_rational:
            _refuse_no_imputation(type(self).__name__, table)
        return search(table, self.measured(), individually_rational=self.individually_rational, progress=progress)

    def measured(self) -> Excess:
        """How it measures what a group complains of."""
        return self.excess


@frozen
class Nucleolus(Lexicographic):
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
class Prenucleolus(Lexicographic):
    """The nucleolus without the promise that nobody pays more than alone; it exists for every game."""

    sv: ClassVar[str] = "Prenukleolus"
    en: ClassVar[str] = "Prenucleolus"
    excess: ClassVar[Excess] = Excess.PLAIN
    individually_rational: ClassVar[bool] = False


@frozen
class PerCapitaNucleolus(Lexicographic):
    """The nucleolus of complaints per member (the weak nucleolus of Young, Okada & Hashimoto 1982)."""

    sv: ClassVar[str] = "Nukleolus per medlem"
    en: ClassVar[str] = "Per-capita nucleolus"
    excess: ClassVar[Excess] = Excess.PER_CAPITA


@frozen
class ProportionalNucleolus(Lexicographic):
    """The nucleolus of complaints in proportion to what the group would cost alone; every group must cost something."""

    sv: ClassVar[str] = "Proportionell nukleolus"
    en: ClassVar[str] = "Proportional nucleolus"
    excess: ClassVar[Excess] = Excess.PROPORTIONAL


def _table_of(game: AnyGame) -> CostGame:
    return game.mirror if isinstance(game, SavingsGame) else game.table()


def _refuse_no_imputation(type_name: str, game: CostGame) -> None:
    alone = total_of(game.numbers([1 << place for place in range(game.n)]))
    together = game.numbers([-1])[0]
    if alone < together - game.noise:
        apart = game.unit.value(alone)
        rule = f"costs more together than apart ({apart}), so that some must pay more than alone; use Prenucleolus"
        raise InvalidValue(type_name, "game", game, rule)
