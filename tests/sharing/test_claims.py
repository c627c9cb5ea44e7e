"""Rules for a grant that is smaller than what is asked for: tables, and the axioms each rule is known by."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slussmodel import EUR, SEK, InvalidValue, Money
from slussmodel.money import CurrencyMismatch
from slussmodel.sharing import (
    ConstrainedEqualAwards,
    ConstrainedEqualLosses,
    CostGame,
    Ledger,
    ProportionalClaims,
    SampledShapley,
    Shapley,
    Talmud,
)
from slussmodel.sharing.claims import ClaimsRule

RULES: list[ClaimsRule] = [ProportionalClaims(), ConstrainedEqualAwards(), ConstrainedEqualLosses(), Talmud()]

rules = st.sampled_from(RULES)


@st.composite
def problems(draw: st.DrawFn) -> tuple[Fraction, dict[str, Fraction]]:
    """An estate, and claims that sum to it or more."""
    claims = draw(st.dictionaries(st.sampled_from("ABCDEFG"), st.integers(0, 1000), min_size=1))
    estate = draw(st.integers(0, sum(claims.values())))
    return Fraction(estate), {party: Fraction(claim) for party, claim in claims.items()}


Problem = tuple[Fraction, dict[str, Fraction]]


def test_the_talmud_table(shared: Path) -> None:
    """Mishnah Ketubot 93a, with equal awards and equal losses beside it."""
    table = json.loads((shared / "oracles/sharing.json").read_text("utf-8"))["talmud"]
    claims = dict(zip("ABC", map(Fraction, table["claims"]), strict=True))
    for estate, awards in table["estates"].items():
        assert list(Talmud().award(Fraction(estate), claims).values()) == [Fraction(award) for award in awards]
    assert list(ConstrainedEqualAwards().award(Fraction(300), claims).values()) == table["cea_300"]
    assert list(ConstrainedEqualLosses().award(Fraction(300), claims).values()) == table["cel_300"]


def test_the_contested_garment() -> None:
    """Mishnah Bava Metzia 2a: one claims all, the other half; three quarters and one quarter."""
    assert Talmud().award(Fraction(200), {"all": Fraction(200), "half": Fraction(100)}) == {"all": 150, "half": 50}


def test_what_is_awarded_is_got_and_what_is_charged_is_paid() -> None:
    """Of a grant, of what is saved and of what is left the parties get a part; of a cost they pay one."""
    game = CostGame.from_costs("AB", {("A",): SEK(3), ("B",): SEK(4), ("A", "B"): SEK(5)})
    grant = Talmud().share(SEK(1), {"A": SEK(2), "B": SEK(3), "C": SEK(3)})
    for got in (grant, Shapley().share(game.savings()), SampledShapley(seed=1).share(game.savings())):
        for allocation in (got, got.staying_near(got)):
            assert allocation.awarded
            assert all(word in allocation.explain("sv") + allocation.explain("en") for word in ("får", "gets"))
            assert all(word not in allocation.explain("sv") + allocation.explain("en") for word in ("betalar", "pays"))
            assert ("<th>Får</th>" in allocation.html("sv"), "<th>Gets</th>" in allocation.html("en")) == (True, True)
    assert "A: exakt 33 + 1/3 kr; får 33,34 kr" in Talmud().share(SEK(100), dict.fromkeys("ABC", SEK(90))).explain(
        "sv"
    ).replace("\N{NO-BREAK SPACE}", " ")
    assert not Shapley().share(game).awarded
    with pytest.raises(InvalidValue, match=r"Ledger\.allocation: .* must be of a cost that the parties pay"):
        Ledger().charge(grant, on=date(2025, 1, 1), id="g", version="1")


@given(rules, problems())
def test_awards_sum_to_the_estate_and_stay_within_the_claims(rule: ClaimsRule, problem: Problem) -> None:
    estate, claims = problem
    awards = rule.award(estate, claims)
    assert sum(awards.values()) == estate
    assert all(0 <= awards[party] <= claims[party] for party in claims)


@given(rules, problems())
def test_a_larger_claim_is_awarded_and_forgoes_no_less(rule: ClaimsRule, problem: Problem) -> None:
    estate, claims = problem
    awards = rule.award(estate, claims)
    for one in claims:
        for other in claims:
            if claims[one] <= claims[other]:
                assert awards[one] <= awards[other]
                assert claims[one] - awards[one] <= claims[other] - awards[other]


@given(rules, problems(), st.fractions(0, 1))
def test_a_larger_estate_awards_nobody_less(rule: ClaimsRule, problem: Problem, part: Fraction) -> None:
    estate, claims = problem
    less, more = rule.award(estate * part, claims), rule.award(estate, claims)
    assert all(less[party] <= more[party] for party in claims)


@given(rules, problems(), st.data())
def test_rules_are_consistent(rule: ClaimsRule, problem: Problem, data: st.DataObject) -> None:
    """A group that shares again what it was awarded together awards everybody the same."""
    estate, claims = problem
    group = data.draw(st.sets(st.sampled_from(sorted(claims)), min_size=1))
    awards = rule.award(estate, claims)
    again = rule.award(
        sum((awards[party] for party in group), Fraction(0)), {party: claims[party] for party in sorted(group)}
    )
    assert all(again[party] == awards[party] for party in group)


@given(problems())
def test_awards_and_losses_are_dual_and_two_rules_are_their_own_dual(problem: Problem) -> None:
    estate, claims = problem
    rest = sum(claims.values()) - estate

    def dual(rule: ClaimsRule) -> dict[str, Fraction]:
        lost = rule.award(rest, claims)
        return {party: claims[party] - lost[party] for party in claims}

    assert dual(ConstrainedEqualAwards()) == ConstrainedEqualLosses().award(estate, claims)
    assert dual(Talmud()) == Talmud().award(estate, claims)
    assert dual(ProportionalClaims()) == ProportionalClaims().award(estate, claims)


def test_only_the_proportional_rule_cannot_be_gained_from_by_splitting() -> None:
    """On record: C's claim of 300 split in three halves of a hundred each."""
    whole = {"A": Fraction(100), "B": Fraction(200), "C": Fraction(300)}
    split = {"A": Fraction(100), "B": Fraction(200), "C1": Fraction(100), "C2": Fraction(100), "C3": Fraction(100)}

    def of_c(rule: ClaimsRule) -> tuple[Fraction, Fraction]:
        parts = rule.award(Fraction(200), split)
        return rule.award(Fraction(200), whole)["C"], parts["C1"] + parts["C2"] + parts["C3"]

    assert of_c(ProportionalClaims()) == (100, 100)
    assert of_c(ConstrainedEqualAwards()) == (Fraction(200, 3), 120)
    assert of_c(ConstrainedEqualLosses()) == (150, 60)
    assert of_c(Talmud()) == (75, 120)


@given(rules, problems())
def test_shares_in_money_sum_to_the_grant(rule: ClaimsRule, problem: Problem) -> None:
    estate, claims = problem
    if estate:
        money = {party: Money(int(claim), "SEK") for party, claim in claims.items()}
        allocation = rule.share(Money(int(estate), "SEK"), money)
        assert sum(amount.minor for amount in allocation.amounts.values()) == estate
        assert all(amount <= money[party] for party, amount in allocation.amounts.items())


@pytest.mark.parametrize(
    ("rule", "grant", "line"),
    [
        (ProportionalClaims(), 200, "C: claims SEK 300 of SEK 600, SEK 200 × SEK 300 / SEK 600."),
        (ConstrainedEqualAwards(), 250, "C: the smaller of 83 + 1/3 SEK, the same for all, and the claim SEK 300."),
        (
            ConstrainedEqualLosses(),
            300,
            "C: SEK 300 less the smaller of 100 SEK, the same for all, and the claim SEK 300.",
        ),
        (Talmud(), 200, "C: the smaller of 75 SEK, the same for all, and half the claim, SEK 300 / 2."),
        (Talmud(), 400, "C: SEK 300 less the smaller of 75 SEK, the same for all, and half the claim, SEK 300 / 2."),
    ],
)
def test_each_award_is_derived_in_words(rule: ClaimsRule, grant: int, line: str) -> None:
    allocation = rule.share(SEK(grant), {"A": SEK(100), "B": SEK(200), "C": SEK(300)})
    assert allocation.explain("en", "C").replace("\N{NO-BREAK SPACE}", " ").splitlines()[1] == line


def test_bad_claims_are_named() -> None:
    with pytest.raises(InvalidValue, match=r"Talmud\.grant: .* must not be larger than the claims together"):
        Talmud().share(SEK(700), {"A": SEK(100)})
    with pytest.raises(InvalidValue, match=r"Talmud\.grant: .* must not be larger"):
        Talmud().share(SEK(700), {})
    with pytest.raises(InvalidValue, match=r"Talmud\.claims: .* must be Money of zero or more"):
        Talmud().share(SEK(1), {"A": SEK(-1), "B": SEK(3)})
    with pytest.raises(InvalidValue, match="must be more than zero"):
        Talmud().share(SEK(0), {"A": SEK(1)})
    with pytest.raises(CurrencyMismatch):
        Talmud().share(SEK(1), {"A": EUR(1)})
