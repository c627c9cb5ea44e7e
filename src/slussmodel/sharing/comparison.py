"""Several rules on one game, side by side: who would pay what, and what each rule promises here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from attrs import frozen

from slussmodel.errors import InvalidValue, MissingParty, Reason, SlussError
from slussmodel.language import Lang, Sentence
from slussmodel.money import Money, Weight
from slussmodel.records import columns
from slussmodel.sharing.allocation import Allocation, Rule
from slussmodel.sharing.axioms import Amount, Axiom, Fairness, fairness
from slussmodel.sharing.bounds import Bounded
from slussmodel.sharing.game import Game
from slussmodel.sharing.given import mapped
from slussmodel.sharing.keys import Key
from slussmodel.sharing.solution import Solution
from slussmodel.sharing.steps import Names

Comparable: TypeAlias = Solution | Key | Bounded | Allocation

_REFUSED = Sentence("rule_refused", sv="Regeln går inte att använda: {why}", en="The rule cannot be used: {why}")


@frozen
class Line:
    """One rule: what each player pays and the axioms it keeps, or why it cannot be used on this game."""

    rule: Rule
    shares: Mapping[str, Amount]
    fairness: Fairness | None
    refused: Reason | None = None

    @property
    def kept(self) -> dict[Axiom, bool]:
        """Whether each axiom holds that could be judged."""
        return {verdict.axiom: verdict.holds for verdict in self.fairness.verdicts} if self.fairness else {}


@frozen(repr=False)
class Comparison:
    """A table with a line for each rule and a column for each player; draws itself in a notebook.

    >>> from slussmodel.sharing import CostGame, Nucleolus, Shapley
    >>> game = CostGame.from_costs("AB", {("A",): 3, ("B",): 4, ("A", "B"): 5})
    >>> for record in compare([Shapley(), Nucleolus()], game).to_records("en"):
    ...     print(record["rule"], record["A"], record["B"], record["core"])
    Shapley value 2 3 True
    Nucleolus 2 3 True
    """

    players: tuple[str, ...]
    lines: tuple[Line, ...]

    def __repr__(self) -> str:
        rules = ", ".join(line.rule.label("en") for line in self.lines)
        return f"<Comparison of {rules} for {len(self.players)} players>"

    def to_records(self, lang: Lang = "sv") -> list[dict[str, object]]:
        """A dict for each rule, as a dataframe takes them: its shares, and whether it keeps each axiom.

        Money becomes its amount in major units. An axiom that could not be judged is None, as all are for a rule that
        cannot be used, which says why.
        """
        axioms = dict.fromkeys(
            verdict.axiom for line in self.lines if line.fairness for verdict in line.fairness.verdicts
        )
        return [
            {
                "rule": line.rule.label(lang),
                **{player: _plain(line.shares.get(player)) for player in self.players},
                **{axiom.value: line.kept.get(axiom) for axiom in axioms},
                "refused": line.refused.text(lang) if line.refused else None,
            }
            for line in self.lines
        ]

    def to_columns(self, lang: Lang = "sv") -> dict[str, list[object]]:
        """The records turned on their side: a list for each column."""
        return columns(self.to_records(lang))

    def explain(self, lang: Lang = "sv", *, names: Names | None = None) -> str:
        """For each rule, the axioms that it breaks here, each with its counterexample.

        `names` says what a player is called where it stands in the game by a code.
        """
        return "\n".join(said for line in self.lines for said in _said(line, lang, names))

    def html(self, lang: Lang = "sv", *, names: Names | None = None) -> str:
        """A drawing (SVG) with a row for each player and a mark for each rule, and a table with a column for each rule.

        `names` says what a player is called, as in `explain`.
        """
        from slussmodel.sharing.comparison_picture import comparison_html

        return comparison_html(self, lang, names)

    def _repr_html_(self) -> str:
        return self.html()


def compare(rules: Iterable[Comparable], game: Game, *, population: Mapping[str, Weight] | None = None) -> Comparison:
    """Share the cost of a game by several rules.

    `rules` may be solutions of games, keys, bounded too (which share the cost of all by `population`), and allocations
    already made, by whatever rule. A game in Money gives shares in Money, others give exact values. A rule that refuses
    the game gets a line that says why.
    """
    if not hasattr(game, "table"):
        raise InvalidValue("compare", "game", game, f"must be a game, not {type(game).__name__}")
    if not isinstance(rules, Iterable):
        raise InvalidValue("compare", "rules", rules, "must be several solutions, keys or allocations, such as a list")
    players = game.players
    counted = players if population is None else mapped("compare", "population", population)
    if missing := tuple(player for player in players if player not in counted):
        raise MissingParty("population", missing)
    return Comparison(players, tuple(_line(rule, game, population) for rule in rules))


def _line(rule: Comparable, game: Game, population: Mapping[str, Weight] | None) -> Line:
    if not isinstance(rule, Comparable):
        raise InvalidValue("compare", "rules", rule, "must be solutions, keys or allocations")
    own = rule.rule if isinstance(rule, Allocation) else rule
    try:
        shares = _shares(rule, game, population)
    except SlussError as error:
        return Line(own, {}, None, Reason.of(_REFUSED, why=str(error)))
    unit = rule.unit if isinstance(rule, Allocation) else 1
    return Line(own, shares, fairness(shares, game, population=population, rule=own, unit=unit))


def _shares(rule: Comparable, game: Game, population: Mapping[str, Weight] | None) -> Mapping[str, Amount]:
    if isinstance(rule, Allocation):
        return rule.amounts
    if isinstance(rule, Solution):
        return rule.values(game) if game.currency is None else rule.share(game).amounts
    if game.currency is None:
        raise InvalidValue("compare", "game", game, "must be in Money: a key shares money")
    total = Money(int(game.table().total), game.currency)
    parties = game.players if population is None else {player: population[player] for player in game.players}
    return rule.share(total, parties).amounts


def _plain(amount: Amount | None) -> object:
    return amount.amount if isinstance(amount, Money) else amount


def _said(line: Line, lang: Lang, names: Names | None) -> list[str]:
    name = line.rule.label(lang)
    if line.fairness is None:
        return [f"{name}: {line.refused.text(lang) if line.refused else ''}"]
    broken = [line.fairness[axiom].text(lang, names) for axiom in line.fairness.broken]
    kept = {"sv": "uppfyller allt som prövats.", "en": "meets all that was tried."}[lang]
    return [f"{name}: {said}" for said in broken or [kept]]
