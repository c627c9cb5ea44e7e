"""Bad input to the five systems: each piece of it is refused or found, by name, and with its source if it has one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import TypeAlias

import pytest
from attrs import evolve

from slussmodel import Idea
from slussmodel.errors import Reason, Refused
from slussmodel.findings import Finding
from slussmodel.funding import VINNOVA_2016, Applicant, Part
from slussmodel.money import EUR, SEK
from slussmodel.sluice import Adopt, Submit
from slussmodel.systems import innocap, pitea_skelleftea, skane, skaraborg, vaxjo

Told: TypeAlias = tuple[Reason | Finding, ...]
BEGAN = datetime(2017, 1, 9, 9, tzinfo=UTC)


def refusal(outcome: object) -> Told:
    assert isinstance(outcome, Refused), outcome
    return outcome.reasons


def a_tranche_without_its_condition() -> Told:
    return refusal(skaraborg.programme().grant.release("2", on=date(2017, 12, 1)))


def a_grant_above_its_cap() -> Told:
    over = SEK(4_000_001)
    asked = pitea_skelleftea.application(pitea_skelleftea.allowed())
    applicant = Applicant(party="2581", eligible=over + over, grant=over, municipality=True)
    return refusal(VINNOVA_2016.award(evolve(asked, applicants=(applicant,)), (), id="g", recipient="2581"))


def an_associated_organisation_with_a_cost() -> Told:
    parts = (*innocap.by_partner().parts, Part(party="MIKKELI", fund="ERDF", eligible=EUR(1)))
    plan = evolve(innocap.by_partner(), parts=parts)
    return plan.check(innocap.partnership(), on=innocap.START)


def two_candidates() -> Told:
    partnership = vaxjo.programme().procurement
    return evolve(partnership, invited=partnership.invited[:2]).check()


def a_cycle_of_four() -> Told:
    return refusal(vaxjo.programme().if_cycle("parks", "schools", "buses", "water"))


def a_result_without_effect() -> Told:
    matrix = skane.matrix()
    return evolve(matrix, causes=tuple(one for one in matrix.causes if "lectures" not in one.causes)).check()[:1]


def an_adoption_before_the_innovation() -> Told:
    idea = Idea(id="i-1", title="Digital följeslagare", municipality="2581")
    sluice = pitea_skelleftea.sluice().run([Submit(idea, by="2581", at=BEGAN)])
    return refusal(sluice.handle(Adopt("i-1", adopter="Skellefteå", by="2581", at=BEGAN)))


@pytest.mark.parametrize(
    ("bad", "code", "source"),
    [
        (a_tranche_without_its_condition, "condition_not_met", ""),
        (a_grant_above_its_cap, "grant_above_cap", "Vinnova"),
        (an_associated_organisation_with_a_cost, "no_obligations", "roles"),
        (two_candidates, "too_few_candidates", "LOU 4:7"),
        (a_cycle_of_four, "cycle_size", "Växjö"),
        (a_result_without_effect, "result_without_effect", "OECD-DAC"),
        (an_adoption_before_the_innovation, "not_in_use", ""),
    ],
    ids=lambda value: value.__name__ if callable(value) else "",
)
def test_each_is_refused_or_found_by_name_with_its_source(bad: Callable[[], Told], code: str, source: str) -> None:
    told = bad()
    assert code in {one.code for one in told}
    (wrong,) = [one for one in told if one.code == code]
    for lang in ("sv", "en"):
        assert source in wrong.text(lang)
