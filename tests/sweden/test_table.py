"""The table says what the reference files say, and sums to what is official."""

from __future__ import annotations

import csv
import importlib.util
import subprocess
import sys
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from slussmodel import sweden
from slussmodel.places import FederationKind, SizeClass, SkrGroup

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def data(shared: Path) -> Path:
    return shared / "data"


def read(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_generated_modules_are_what_the_generator_writes(data: Path) -> None:
    spec = importlib.util.spec_from_file_location("generate_sweden", ROOT / "tools" / "generate_sweden.py")
    assert spec is not None
    assert spec.loader is not None
    generator = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(generator)
    for name, text in generator.modules(data).items():
        assert (generator.SWEDEN / f"{name}.py").read_text(encoding="utf-8") == text


def test_every_municipality_says_what_the_reference_file_says(data: Path) -> None:
    rows = read(data / "municipalities.csv")
    assert [row["code"] for row in rows] == list(sweden.MUNICIPALITIES)
    for row in rows:
        one = sweden.MUNICIPALITIES[row["code"]]
        assert (one.name, one.official_name, one.seat) == (row["name"], row["official_name"], row["seat"])
        assert (one.county.code, one.county.name, one.nuts3) == (row["county_code"], row["county"], row["nuts3"])
        assert (one.lat, one.lon) == (float(row["lat"]), float(row["lon"]))
        assert one.land_km2 == Decimal(row["land_km2_2015"])
        assert (one.skr_group, one.skr_group.sv, one.skr_group.en, one.skr_group.main) == (
            row["skr2023"],
            row["skr2023_sv"],
            row["skr2023_en"],
            row["skr2023_main"],
        )
        figures = [int(row[key]) for key in ("pop_2016_12_31", "pop_2019_12_31", "pop_2020_rounded100")]
        assert [one.population(year) for year in (2016, 2019, 2020)] == figures


def test_every_county_says_what_the_reference_file_says(data: Path) -> None:
    rows = read(data / "counties.csv")
    assert [row["code"] for row in rows] == list(sweden.COUNTIES)
    for row in rows:
        one = sweden.COUNTIES[row["code"]]
        members = [m for m in sweden.MUNICIPALITIES.values() if m.county is one]
        assert (one.name, one.short, one.letter, one.iso) == (
            row["name"],
            row["short"],
            row["letter"],
            row["iso_3166_2"],
        )
        assert (one.nuts3, one.nuts2, one.nuts2_name) == (row["nuts3"], row["nuts2"], row["nuts2_name"])
        assert (one.seat, one.region) == (row["seat"], row["region"])
        assert len(members) == int(row["n_municipalities"])
        assert sum(m.population(2016) for m in members) == int(row["pop_2016_12_31"])
        assert sum(m.population(2019) for m in members) == int(row["pop_2019_12_31"])
        assert sum(m.land_km2 for m in members) == Decimal(row["land_km2_2015"])


def test_every_membership_is_in_the_table_and_no_other(data: Path) -> None:
    rows = read(data / "memberships.csv")
    expected = {(row["group_id"], row["group"], row["kind"], row["municipality_code"], row["source"]) for row in rows}
    found = {
        (group.id, group.name, group.kind.value, code, group.source)
        for group in sweden.FEDERATIONS.values()
        for code in group.codes
    }
    assert found == expected
    assert len(sweden.FEDERATIONS) == 18


def test_every_border_is_in_the_table_and_no_other(data: Path) -> None:
    kinds = {"edge": "edge", "point": "corner"}
    expected = {
        (row["code_a"], row["code_b"], kinds[row["touch"]], float(row["shared_border_km"]))
        for row in read(data / "adjacency.csv")
    } | {(row["code_a"], row["code_b"], "water", 0.0) for row in read(data / "adjacency_water.csv")}
    found = {(one.a.code, one.b.code, one.contact.value, one.km) for one in sweden.borders("water")}
    assert found == expected


def test_counts_that_everybody_can_check() -> None:
    everyone = sweden.MUNICIPALITIES.values()
    assert (len(everyone), len(sweden.COUNTIES)) == (290, 21)
    assert sum(one.population(2016) for one in everyone) == 9_995_153
    assert sum(one.population(2019) for one in everyone) == 10_327_589
    assert sum(one.population(2020) for one in everyone) == 10_379_300
    assert sum(one.land_km2 for one in everyone) == Decimal("407310.56")
    assert Counter(one.skr_group.value for one in everyone) == {
        "A1": 3, "A2": 43, "B3": 23, "B4": 63, "B5": 24, "C6": 27, "C7": 51, "C8": 35, "C9": 21,
    }  # fmt: skip


def test_population_of_2020_is_known_to_be_rounded() -> None:
    figures = [sweden.municipality("Skövde").population_figure(year) for year in (2016, 2019, 2020)]
    assert [(one.exact, one.rounded_to) for one in figures] == [(True, 1), (True, 1), (False, 100)]
    assert all(one.population(2020) % 100 == 0 for one in sweden.MUNICIPALITIES.values())


def test_vastra_gotaland_is_parted_by_four_federations_that_reach_outside_it() -> None:
    four = [sweden.federation(name) for name in ("Skaraborg", "Fyrbodal", "Sjuhärad", "GR")]
    county = set(sweden.federation("VGR").codes)
    inside = [code for group in four for code in group.codes if code in county]
    outside = {sweden.MUNICIPALITIES[code].name for group in four for code in group.codes if code not in county}
    assert sorted(inside) == sorted(county)
    assert outside == {"Varberg", "Kungsbacka"}


def test_a_kommunalforbund_is_not_a_kommunforbund() -> None:
    assert sweden.federation("Skaraborg").kind is FederationKind.KOMMUNALFORBUND
    assert sweden.federation("Västernorrland").kind is FederationKind.KOMMUNFORBUND


def test_size_classes_agree_with_the_limits_in_their_labels() -> None:
    limits = [0, 5_000, 10_000, 15_000, 20_000, 30_000, 50_000, 100_000, 200_000]
    assert [SizeClass.of(least) for least in limits] == list(SizeClass)
    assert [SizeClass.of(least - 1) for least in limits[1:]] == list(SizeClass)[:-1]
    assert [size.rank for size in SizeClass] == list(range(9))
    assert sweden.municipality("Skövde").size_class(2016) is SizeClass.FROM_50
    assert {one.main for one in SkrGroup} == {"A", "B", "C"}


def test_import_of_sweden_loads_nothing_heavy() -> None:
    heavy = {"networkx", "numpy", "scipy", "pendulum", "cattrs", "hypothesis"}
    code = f"import sys, slussmodel.sweden; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
