"""How much of a ring an innovation has reached, in municipalities and in inhabitants."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from attrs import frozen

from slussmodel import sweden
from slussmodel.language import NBSP, Lang, Sentence, number
from slussmodel.places import Ring

CLOSED = Sentence(
    "coverage",
    sv="{ring}: {n} av {of} kommuner ({share}), {inhabitants} av {all} invånare ({inhabitants_share})",
    en="{ring}: {n} of {of} municipalities ({share}), {inhabitants} of {all} inhabitants ({inhabitants_share})",
)
OPEN = Sentence(
    "coverage_open",
    sv="{ring}: i bruk hos {n}",
    en="{ring}: in use by {n}",
)


def percent(share: Fraction, lang: Lang) -> str:
    """A share in whole per cent, as each language writes it."""
    return f"{number(share * 100, lang)}{NBSP}%" if lang == "sv" else f"{number(share * 100, lang)}%"


@frozen(kw_only=True)
class Coverage:
    """The adopters in one ring on a day. An open ring has adopters but no shares, for nobody knows its size."""

    ring: Ring
    on: date
    adopters: tuple[str, ...]
    population_year: int

    @property
    def inhabitants(self) -> int:
        """Inhabitants of the Swedish adopters, on 31 December of the population year."""
        swedish = (sweden.MUNICIPALITIES[code] for code in self.adopters if code in sweden.MUNICIPALITIES)
        return sum(one.population(self.population_year) for one in swedish)

    @property
    def share(self) -> Fraction | None:
        """Adopters of members, exact."""
        return None if self.ring.open else Fraction(len(self.adopters), len(self.ring.members))

    @property
    def population_share(self) -> Fraction | None:
        """Inhabitants of adopters of inhabitants of members, exact."""
        return None if self.ring.open else Fraction(self.inhabitants, self.ring.population(self.population_year))

    def explain(self, lang: Lang = "sv") -> str:
        """One line, such as "Skaraborg: 3 av 15 kommuner (20 %), ..."."""
        if self.share is None or self.population_share is None:
            return OPEN.say({"ring": self.ring, "n": len(self.adopters)}, lang)
        facts = {
            "ring": self.ring,
            "n": len(self.adopters),
            "of": len(self.ring.members),
            "share": percent(self.share, lang),
            "inhabitants": self.inhabitants,
            "all": self.ring.population(self.population_year),
            "inhabitants_share": percent(self.population_share, lang),
        }
        return CLOSED.say(facts, lang)
