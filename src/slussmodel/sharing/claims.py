"""Claims: rules for a grant that is smaller than what is asked for (bankruptcy rules).

Each party has a claim, the claims sum to the grant or more, and a rule awards everybody between nothing and the claim.
O'Neill, A problem of rights arbitration from the Talmud, Mathematical Social Sciences 2 (1982); Thomson, Axiomatic and
game-theoretic analysis of bankruptcy and taxation problems, Mathematical Social Sciences 45 (2003).

Of the four, the proportional rule alone cannot be gained from by merging or splitting claims; equal awards protects
the small claims, equal losses the large; the Talmud is its own dual: it treats what is gained and what is lost alike.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from fractions import Fraction

from attrs import frozen

from slussmodel.errors import InvalidValue
from slussmodel.language import Lang, Sentence
from slussmodel.money import CurrencyMismatch, Money, total
from slussmodel.sharing.allocation import Allocation
from slussmodel.sharing.filling import Line, fill
from slussmodel.sharing.given import mapped
from slussmodel.sharing.keys import check_cost
from slussmodel.sharing.steps import Step, minor_per_major, unit_of

_ZERO = Fraction(0)
_PROPORTION = Sentence(
    "claim_in_proportion",
    sv="{party}: begär {claim} av {claims}, {grant} × {claim} / {claims}.",
    en="{party}: claims {claim} of {claims}, {grant} × {claim} / {claims}.",
)
_AWARD = Sentence(
    "equal_award",
    sv="{party}: det minsta av {level} {currency}, lika för alla, och begäran {claim}.",
    en="{party}: the smaller of {level} {currency}, the same for all, and the claim {claim}.",
)
_LOSS = Sentence(
    "equal_loss",
    sv="{party}: {claim} minus det minsta av {level} {currency}, lika för alla, och begäran {claim}.",
    en="{party}: {claim} less the smaller of {level} {currency}, the same for all, and the claim {claim}.",
)
_HALF_AWARD = Sentence(
    "talmud_award",
    sv="{party}: det minsta av {level} {currency}, lika för alla, och halva begäran, {claim} / 2.",
    en="{party}: the smaller of {level} {currency}, the same for all, and half the claim, {claim} / 2.",
)
_HALF_LOSS = Sentence(
    "talmud_loss",
    sv="{party}: {claim} minus det minsta av {level} {currency}, lika för alla, och halva begäran, {claim} / 2.",
    en="{party}: {claim} less the smaller of {level} {currency}, the same for all, and half the claim, {claim} / 2.",
)


@frozen
class ClaimsRule(ABC):
    """A rule that awards a grant among claims that are larger."""

    @abstractmethod
    def label(self, lang: Lang = "sv") -> str: ...

    @abstractmethod
    def award(self, estate: Fraction, claims: Mapping[str, Fraction]) -> dict[str, Fraction]:
        """Exact awards of an estate, no larger than the claims together, in whatever unit both are counted."""

    @abstractmethod
    def derive(self, claims: Mapping[str, Money], awards: Mapping[str, Fraction], grant: Money) -> dict[str, Step]:
        """How each party's award follows."""

    def share(self, grant: Money, claims: Mapping[str, Money]) -> Allocation:
        """Award the grant among the claims.

        Raises `InvalidValue` for a grant that is not more than zero or is larger than the claims together, for no
        claims and for a negative claim, and `CurrencyMismatch` for two currencies.

        >>> from slussmodel import SEK
        >>> claims = {"Hjo": SEK(100), "Skara": SEK(200), "Skövde": SEK(300)}
        >>> list(Talmud().share(SEK(200), claims).amounts.values())
        [SEK('50.00'), SEK('75.00'), SEK('75.00')]
        """
        _check(type(self).__name__, grant, claims)
        awards = self.award(Fraction(grant.minor), {party: Fraction(claim.minor) for party, claim in claims.items()})
        steps = {party: (step,) for party, step in self.derive(claims, awards, grant).items()}
        return Allocation.of(self, awards, grant, each=steps, awarded=True)


@frozen
class ProportionalClaims(ClaimsRule):
    """Everybody is awarded the same part of the claim."""

    def label(self, lang: Lang = "sv") -> str:
        return "I proportion till begäran" if lang == "sv" else "In proportion to claims"

    def award(self, estate: Fraction, claims: Mapping[str, Fraction]) -> dict[str, Fraction]:
        whole = sum(claims.values())
        return {party: estate * claim / whole if whole else _ZERO for party, claim in claims.items()}

    def derive(self, claims: Mapping[str, Money], awards: Mapping[str, Fraction], grant: Money) -> dict[str, Step]:
        whole = total(claims.values())
        return {
            party: Step.of(_PROPORTION, party=party, claim=claim, claims=whole, grant=grant)
            for party, claim in claims.items()
        }


@frozen
class ConstrainedEqualAwards(ClaimsRule):
    """Everybody is awarded the same, but nobody more than the claim (Maimonides)."""

    def label(self, lang: Lang = "sv") -> str:
        return "Lika tilldelning, högst begäran" if lang == "sv" else "Constrained equal awards"

    def award(self, estate: Fraction, claims: Mapping[str, Fraction]) -> dict[str, Fraction]:
        return fill({party: Line(_ZERO, Fraction(1), _ZERO, claim) for party, claim in claims.items()}, estate)

    def derive(self, claims: Mapping[str, Money], awards: Mapping[str, Fraction], grant: Money) -> dict[str, Step]:
        return _to_level(_AWARD, claims, max(awards.values()), grant)


@frozen
class ConstrainedEqualLosses(ClaimsRule):
    """Everybody forgoes the same, but nobody more than the claim (Maimonides)."""

    def label(self, lang: Lang = "sv") -> str:
        return "Lika avstående, högst begäran" if lang == "sv" else "Constrained equal losses"

    def award(self, estate: Fraction, claims: Mapping[str, Fraction]) -> dict[str, Fraction]:
        return fill({party: Line(claim, Fraction(1), _ZERO, claim) for party, claim in claims.items()}, estate)

    def derive(self, claims: Mapping[str, Money], awards: Mapping[str, Fraction], grant: Money) -> dict[str, Step]:
        return _to_level(_LOSS, claims, max(claims[party].minor - awards[party] for party in claims), grant)


@frozen
class Talmud(ClaimsRule):
    """Equal awards up to half the claims; where the grant is larger than half, equal losses of the other half.

    It is the nucleolus of the game of the claims (Aumann & Maschler, Game theoretic analysis of a bankruptcy problem
    from the Talmud, JET 36, 1985).
    """

    def label(self, lang: Lang = "sv") -> str:
        return "Talmud" if lang == "sv" else "The Talmud rule"

    def award(self, estate: Fraction, claims: Mapping[str, Fraction]) -> dict[str, Fraction]:
        halves = {party: claim / 2 for party, claim in claims.items()}
        half = sum(halves.values())
        if estate <= half:
            return ConstrainedEqualAwards().award(estate, halves)
        beyond = ConstrainedEqualLosses().award(estate - half, halves)
        return {party: halves[party] + beyond[party] for party in claims}

    def derive(self, claims: Mapping[str, Money], awards: Mapping[str, Fraction], grant: Money) -> dict[str, Step]:
        if 2 * grant.minor <= total(claims.values()).minor:
            return _to_level(_HALF_AWARD, claims, max(awards.values()), grant)
        return _to_level(_HALF_LOSS, claims, max(claims[party].minor - awards[party] for party in claims), grant)


def _to_level(sentence: Sentence, claims: Mapping[str, Money], level: Fraction, grant: Money) -> dict[str, Step]:
    said = level / minor_per_major(grant.currency)
    return {
        party: Step.of(sentence, party=party, claim=claim, level=said, currency=unit_of(grant.currency))
        for party, claim in claims.items()
    }


def _check(rule: str, grant: Money, claims: Mapping[str, Money]) -> None:
    check_cost(rule, grant, "grant")
    for party, claim in mapped(rule, "claims", claims).items():
        if not isinstance(claim, Money) or claim.minor < 0:
            raise InvalidValue(rule, "claims", {party: claim}, "must be Money of zero or more")
        if claim.currency != grant.currency:
            raise CurrencyMismatch(claim.currency, grant.currency)
    if total(claims.values(), grant.currency) < grant:
        raise InvalidValue(
            rule, "grant", grant, "must not be larger than the claims together: nobody is awarded more than asked for"
        )
