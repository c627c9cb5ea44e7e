"""What stands in the five texts, sentence by sentence, can be said in the models of partnerships and ideas."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from slussmodel.errors import UnknownName
from slussmodel.ideas import Beneficiary, ChallengeLevel, Idea, InnovationType, Novelty
from slussmodel.money import SEK, Money
from slussmodel.partnerships import (
    Assignment,
    Contact,
    Membership,
    Organisation,
    OrganisationKind,
    Partnership,
    Relation,
    RelationKind,
    Role,
)
from slussmodel.periods import Period

START = date(2023, 1, 1)
ROLES = {"lead partner": Role.LEAD, "partner": Role.PARTNER, "associated organisation": Role.ASSOCIATED}


@pytest.fixture(scope="module")
def partners(shared: Path) -> list[dict[str, str]]:
    """INNOCAP's partners and associated organisations, as collected from its pages."""
    with (shared / "data/innocap_partners.csv").open(encoding="utf-8") as file:
        return [row for row in csv.DictReader(file) if row["role"] in ROLES]


@pytest.fixture(scope="module")
def innocap(partners: list[dict[str, str]]) -> Partnership:
    organisations = tuple(
        Organisation(
            id=row["short"],
            short=row["short"],
            name=row["name"],
            kind=OrganisationKind.NETWORK,
            country=row["country_iso3166_1"],
            region=row["iso_3166_2"] or None,
        )
        for row in partners
    )
    memberships = tuple(Membership(organisation=row["short"], role=ROLES[row["role"]], since=START) for row in partners)
    return Partnership(
        id="innocap",
        name="INNOCAP",
        organisations=organisations,
        memberships=memberships,
        relations=(
            Relation("ALAV", RelationKind.SUPPORTS, "Örnsköldsvik"),
            Relation("INNOCAPREP", RelationKind.PRECEDES, "INNOCAP"),
        ),
        assignments=(
            Assignment(
                task="eGov Unit Leader",
                organisation="NUIG",
                person="Lukasz Porwol",
                affiliation="Insight, SFI Research Centre",
            ),
        ),
    )


@pytest.mark.row("1.16", "slussmodel.partnerships.Partnership.partners")
def test_six_partners_are_listed_by_their_acronyms(innocap: Partnership) -> None:
    assert {one.id for one in innocap.partners(START)} == {"ALAV", "ERNACT", "UH", "SASS", "NUIG", "DCC"}
    assert innocap.organisation("sass").country == "IS"


@pytest.mark.row("1.18", "slussmodel.partnerships.Organisation")
def test_a_place_outside_europe_has_a_region_and_no_nuts(innocap: Partnership) -> None:
    (province,) = [one for one in innocap.organisations if one.country == "CA"]
    assert (province.region, province.nuts3) == ("CA-NL", None)


@pytest.mark.row("1.9", "slussmodel.partnerships.RelationKind")
@pytest.mark.row("1.19", "slussmodel.partnerships.Relation")
def test_the_association_supports_the_town_and_a_pre_study_precedes_the_project(innocap: Partnership) -> None:
    supports, precedes = innocap.relations
    assert (supports.source, supports.kind.label(), supports.target) == ("ALAV", "stödjer", "Örnsköldsvik")
    assert (precedes.source, precedes.kind) == ("INNOCAPREP", RelationKind.PRECEDES)


@pytest.mark.row("1.23", "slussmodel.partnerships.Assignment")
def test_somebody_s_unit_need_not_be_a_partner(innocap: Partnership) -> None:
    (leader,) = innocap.assignments
    assert leader.affiliation not in {one.name for one in innocap.organisations}
    assert leader.without_person().affiliation == leader.affiliation


@pytest.mark.row("1.25", "slussmodel.partnerships.Partnership.organisation")
def test_a_misspelt_name_is_met_with_the_right_one() -> None:
    right = "Kommunförbundet Västernorrland"
    association = Organisation(id="ALAV", name=right, kind=OrganisationKind.ASSOCIATION)
    both = Partnership(
        id="p",
        name="p",
        organisations=(association,),
        memberships=(Membership(organisation="ALAV", role=Role.PARTNER, since=START),),
    )
    with pytest.raises(UnknownName) as met:
        both.organisation("Komunförbnundet Västernorrland")
    assert met.value.near == (right,)


@pytest.mark.row("0.4", "slussmodel.partnerships.OrganisationKind")
@pytest.mark.row("0.27", "slussmodel.partnerships.Contact")
@pytest.mark.row("4.3", "slussmodel.partnerships.Partnership")
def test_a_local_federation_hosts_the_sluice_and_has_a_contact_point() -> None:
    contact = Contact(address="Box 54, 541 22 Skövde", phone="0500-49 72 00", email="info@skaraborg.se")
    host = Organisation(
        id="sk", name="Skaraborgs Kommunalförbund", kind=OrganisationKind.LOCAL_FEDERATION, contact=contact
    )
    sluice = Partnership(
        id="sluice",
        name="Innovationssluss Skaraborg",
        aliases=("Skaraborgs Innovationssluss", "Innovationssluss Skaraborg – kulturrevolution med digitalisering"),
        organisations=(host,),
        memberships=(),
        host="sk",
    )
    assert sluice.host == host.id
    assert host.contact == contact
    assert len(sluice.aliases) == 2


@pytest.mark.row("2.1", "slussmodel.partnerships.Partnership")
@pytest.mark.row("2.2", "slussmodel.partnerships.Role")
@pytest.mark.row("2.6", "slussmodel.partnerships.OrganisationKind")
def test_a_cluster_company_coordinates_municipalities_and_the_case_number_is_missing() -> None:
    cluster = Organisation(id="sbhub", name="Sustainable Business Hub Scandinavia AB", kind=OrganisationKind.CLUSTER)
    malmo = Organisation(id="1280", name="Malmö stad", kind=OrganisationKind.MUNICIPALITY)
    network = Partnership(
        id="skåne",
        name="Geografiskt nätverk för innovationsupphandling i Skåne",
        organisations=(cluster, malmo),
        memberships=(
            Membership(organisation="sbhub", role=Role.COORDINATOR, since=date(2018, 12, 1)),
            Membership(organisation="1280", role=Role.CLIENT, since=date(2018, 12, 1)),
        ),
        period=Period.parse("december 2018 - mars 2020"),
    )
    assert network.reference is None
    assert network.holding(frozenset({Role.COORDINATOR}), date(2019, 1, 1)) == (cluster,)
    assert network.payers(date(2019, 1, 1)) == (malmo,)


@pytest.mark.row("2.3", "slussmodel.money.Money.parse")
@pytest.mark.parametrize("text", ["1 243 440 kronor", "SEK 1,243,440", "1\u00a0243\u00a0440 kr"])
def test_the_grant_is_read_as_it_is_written(text: str) -> None:
    assert Money.parse(text) == SEK(1_243_440)


@pytest.mark.row("0.12", "slussmodel.ideas.InnovationType")
@pytest.mark.row("0.13", "slussmodel.ideas.Idea")
@pytest.mark.row("0.14", "slussmodel.ideas.Beneficiary")
@pytest.mark.row("1.10", "slussmodel.ideas.Beneficiary")
@pytest.mark.row("3.1", "slussmodel.ideas.ChallengeLevel")
def test_an_idea_says_what_it_changes_how_far_for_whom_and_with_whom_the_service_is_run() -> None:
    idea = Idea(
        id="i-1",
        title="Gemensam larmmottagning",
        municipality="1496",
        service_area="räddningstjänst",
        joint_with=("Räddningstjänsten Östra Skaraborg",),
        innovation_types=(InnovationType.SERVICE, InnovationType.PROCESS, InnovationType.ORGANISATIONAL),
        novelty=Novelty.RADICAL,
        beneficiaries=(Beneficiary.RESIDENTS, Beneficiary.BUSINESSES),
        level=ChallengeLevel.SOCIETAL,
    )
    assert [one.label() for one in idea.innovation_types] == ["tjänst", "process", "organisatorisk lösning"]
    assert [one.label() for one in idea.beneficiaries] == ["invånare", "näringsliv"]
    assert idea.level is not ChallengeLevel.OPERATIONAL
    assert idea.joint_with
