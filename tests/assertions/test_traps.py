"""The ten contradictions and traps in the five source texts, each as it stands."""

from __future__ import annotations

import csv
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from slussmodel import sweden
from slussmodel.assertions import (
    Agreement,
    Assertion,
    Change,
    Computed,
    Contradiction,
    Predicate,
    Reading,
    Sources,
    Value,
    compare,
    compare_sources,
)
from slussmodel.money import EUR, SEK
from slussmodel.partnerships import Membership, Organisation, OrganisationKind, Partnership, Role
from slussmodel.periods import YearMonth
from slussmodel.results import Attainment, Goals, Judged, Objective, ObjectiveDimension, ProjectStatus

PARTNERS = Predicate("partners", sv="antalet partner", en="the number of partners")
IN_EU = Predicate("partners_in_eu", sv="antalet partner i EU-länder", en="the number of partners in EU countries")
COUNTRIES = Predicate("countries", sv="antalet länder", en="the number of countries")
AWARDED = Predicate("awarded", sv="beviljat belopp", en="the amount awarded")
START = Predicate("start", sv="starten", en="the start")
END = Predicate("end", sv="slutet", en="the end")
CLIENTS = Predicate("clients", sv="beställarna", en="the clients")
EU_SHARE = Predicate("eu_share", sv="EU:s andel", en="the EU's share")
STATUS = Predicate("status", sv="statusen", en="the status")


def says(subject: str, predicate: Predicate, value: Value, source: str, **more: object) -> Assertion:
    return Assertion(subject=subject, predicate=predicate, value=value, source=source, **more)  # type: ignore[arg-type]


@pytest.mark.row("1.15", "slussmodel.assertions.compare")
@pytest.mark.row("1.15", "slussmodel.assertions.Contradiction")
def test_trap_1_six_partners_in_three_eu_countries(shared: Path) -> None:
    """Six is right; five of them lie in three EU countries, and Iceland is the fourth country."""
    with (shared / "data/innocap_partners.csv").open(encoding="utf-8") as file:
        partners = [row for row in csv.DictReader(file) if "partner" in row["role"] and row["budget_holder"] == "yes"]
    countries = {row["country_iso3166_1"] for row in partners}
    in_eu = [row for row in partners if row["eu_member"] == "yes"]
    quote = "sex partners i tre EU-länder"
    ground = Computed(len(in_eu), sv="Island är inte med i EU", en="Iceland is not in the EU")

    assert compare(says("INNOCAP", PARTNERS, 6, "kfvn.se", quote=quote), len(partners))
    assert len({row["country_iso3166_1"] for row in in_eu}) == 3
    five = compare(says("INNOCAP", IN_EU, 6, "kfvn.se", quote=quote), ground)
    four = compare(says("INNOCAP", COUNTRIES, 3, "kfvn.se", quote=quote), len(countries))
    assert isinstance(five, Contradiction)
    assert isinstance(four, Contradiction)
    assert (five.difference, four.difference) == (-1, 1)
    assert five.text("sv") == (
        "enligt kfvn.se är antalet partner i EU-länder för INNOCAP 6, men modellen ger 5 (Island är inte med i EU)"
    )


@pytest.mark.row("0.2", "slussmodel.assertions.Contradiction")
@pytest.mark.row("0.7", "slussmodel.assertions.Reading")
def test_trap_2_in_total_is_a_first_tranche_and_the_remainder_an_upper_bound() -> None:
    applied, first = SEK(4_000_000), SEK("1 958 631 sek")
    total = says("Skaraborg", AWARDED, first, "skaraborg.se", quote="Totalt har Vinnova beviljat 1 958 631 sek")
    final = says("Skaraborg", AWARDED, SEK(3_771_922), "vinnova.se")
    found = compare_sources(total, final)
    assert isinstance(found, Contradiction)
    assert found.difference == SEK(1_813_291)

    later = Predicate("later_tranches", sv="återstående del", en="the remaining part")
    remainder = says("Skaraborg", later, applied - first, "skaraborg.se", reading=Reading.AT_MOST)
    assert remainder.value == SEK(2_041_369)
    assert compare(remainder, SEK(1_813_291))
    assert applied - SEK(3_771_922) == SEK(228_078)


def test_trap_3_two_sources_disagree_on_the_start() -> None:
    vinnova = says("Skaraborg", START, YearMonth(2016, 11), "vinnova.se")
    own = says("Skaraborg", START, date(2017, 1, 1), "skaraborg.se")
    found = compare_sources(vinnova, own)
    assert isinstance(found, Contradiction)
    assert found.text("sv") == (
        "enligt vinnova.se är starten för Skaraborg november 2016, "
        "men enligt skaraborg.se är starten för Skaraborg 2017-01-01"
    )
    assert compare(vinnova, date(2016, 11, 15))


@pytest.mark.row("2.13", "slussmodel.assertions.Change")
def test_trap_4_four_municipalities_or_five_depends_on_the_day() -> None:
    four = ("Ystad", "Trelleborg", "Staffanstorp", "Malmö")
    five = (*four, "Ängelholm")
    network = Partnership(
        id="skåne",
        name="Geografiskt nätverk",
        organisations=tuple(Organisation(id=one, name=one, kind=OrganisationKind.MUNICIPALITY) for one in five),
        memberships=tuple(
            Membership(
                organisation=one,
                role=Role.CLIENT,
                since=date(2018, 12, 1),
                until=date(2019, 6, 30) if one == "Ängelholm" else None,
            )
            for one in five
        ),
    )
    early, late = date(2019, 1, 1), date(2020, 3, 31)
    first = says("Skåne", CLIENTS, frozenset(five), "project page A", as_of=early)
    second = says("Skåne", CLIENTS, frozenset(four), "project page B", as_of=late)
    for said in (first, second):
        assert said.as_of is not None
        assert compare(said, frozenset(one.id for one in network.partners(said.as_of)))
    assert isinstance(compare_sources(first, second), Change)

    undated = [says("Skåne", CLIENTS, said.value, said.source) for said in (first, second)]
    found = compare_sources(*undated)
    assert isinstance(found, Contradiction)
    assert found.difference == frozenset({"Ängelholm"})


@pytest.mark.row("3.10", "slussmodel.assertions.Reading")
def test_trap_5_up_to_fifteen_challenges_planned_and_three_partnerships_reached() -> None:
    challenges = Predicate("challenges", sv="antalet utmaningar", en="the number of challenges")
    plan = says("DIACCESS", challenges, 15, "vaxjo.se", reading=Reading.AT_MOST, quote="upp till 15 utmaningar")
    read_as_fifteen = says("DIACCESS", challenges, 15, "a careless reader")
    assert compare(plan, 3)
    assert isinstance(compare(read_as_fifteen, 3), Contradiction)

    decided = says("DIACCESS", END, date(2022, 8, 31), "application", as_of=date(2019, 9, 1))
    extended = says("DIACCESS", END, date(2023, 2, 28), "UIA journal", as_of=date(2022, 12, 16))
    assert isinstance(compare_sources(decided, extended), Change)


def test_trap_6_the_eu_share_is_36_million_in_two_sources_and_38_in_a_third() -> None:
    def about(source: str, millions: int) -> Assertion:
        value, margin = SEK(millions * 1_000_000), SEK(500_000)
        return says("DIACCESS", EU_SHARE, value, source, reading=Reading.ABOUT, margin=margin)

    sources = Sources((about("vaxjo.se", 36), about("eufonder.se", 36), about("kfsk.se", 38)))
    assert [(one.statement.source, one.other.source) for one in sources.contradictions] == [
        ("vaxjo.se", "kfsk.se"),
        ("eufonder.se", "kfsk.se"),
    ]
    computed = Computed(SEK(45_000_000).times(Fraction(80, 100)), sv="80 % av 45 miljoner", en="80 % of 45 million")
    assert [bool(one) for one in sources.against({("DIACCESS", "eu_share"): computed})] == [True, True, False]
    assert EUR("4 530 871.10").times(Fraction(80, 100)) == EUR("3 624 696.88")


@pytest.mark.row("2.5", "slussmodel.results.Goals")
@pytest.mark.row("4.6", "slussmodel.results.Goals")
def test_trap_7_completed_says_nothing_of_goals_or_of_what_came_after() -> None:
    culture = Objective(id="culture", sv="innovativ kultur", dimension=ObjectiveDimension.CULTURE)
    reached = {
        "Piteå/Skellefteå": Attainment.LARGELY,
        "Skaraborg": Attainment.PARTLY,
        "Örebro": Attainment.FULLY,
    }
    continued = {"Piteå/Skellefteå": 2, "Skaraborg": 0, "Örebro": 1}
    going_on = Predicate("going_on", sv="antalet kommuner som fortsätter", en="the number of municipalities going on")
    for sluice, attainment in reached.items():
        judged = Judged(objective="culture", attainment=attainment, on=date(2020, 6, 30))
        goals = Goals(status=ProjectStatus.COMPLETED, objectives=(culture,), judgements=(judged,))
        assert bool(goals.check()) is (attainment is not Attainment.FULLY)
        assert compare(says(sluice, going_on, continued[sluice], "vinnova.se"), continued[sluice])


def test_trap_8_a_federation_and_an_association_differ_by_two_letters_and_in_law() -> None:
    form = Predicate("form", sv="rättsformen", en="the legal form")
    federation = Organisation(id="s", name="Skaraborgs Kommunalförbund", kind=OrganisationKind.LOCAL_FEDERATION)
    association = Organisation(id="v", name="Kommunförbundet Västernorrland", kind=OrganisationKind.ASSOCIATION)
    careless = says("v", form, federation.kind.value, "a careless reader")
    found = compare(careless, association.kind.value)
    assert isinstance(found, Contradiction)
    assert federation.kind.label() == "kommunalförbund"
    assert association.kind.label() == "kommunförbund"


def test_trap_9_one_project_on_two_days_has_two_statuses_and_two_amounts() -> None:
    then, now = date(2016, 12, 1), date(2020, 12, 1)
    sources = Sources(
        (
            says("Örebro", STATUS, "Pågående", "vinnova.se", as_of=then),
            says("Örebro", AWARDED, SEK(4_000_000), "vinnova.se", as_of=then),
            says("Örebro", STATUS, "Avslutat", "vinnova.se", as_of=now),
            says("Örebro", AWARDED, SEK("3 831 756 kr"), "vinnova.se", as_of=now),
        )
    )
    assert sources.contradictions == ()
    assert [(one.statement.value, one.other.value) for one in sources.changes] == [
        ("Pågående", "Avslutat"),
        (SEK(4_000_000), SEK(3_831_756)),
    ]


def test_trap_10_habo_and_haabo_stay_two() -> None:
    code = Predicate("code", sv="kommunkoden", en="the municipal code")
    sources = Sources((says("Håbo", code, "0305", "SCB"), says("Habo", code, "0643", "SCB")))
    assert sources.contradictions == ()
    computed: dict[tuple[str, str], Value | Computed] = {
        (name, "code"): sweden.municipality(name).code for name in ("Håbo", "Habo")
    }
    assert all(isinstance(one, Agreement) for one in sources.against(computed))
