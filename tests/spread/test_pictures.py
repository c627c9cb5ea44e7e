"""Pictures are well-formed, say what they show, and load nothing."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from slussmodel import InvalidValue, YearMonth, sweden
from slussmodel.spread import Adoption, Influence, Spread

SVG = "{http://www.w3.org/2000/svg}"
ON = date(2019, 12, 31)
NAMES = ("Skövde", "Hjo", "Göteborg")


@pytest.fixture(scope="module")
def spread() -> Spread:
    return Spread(
        innovation="Trygg <b>hemma</b> & ute",
        since=date(2018, 1, 1),
        rings=sweden.rings("Skaraborg"),
        adoptions=tuple(Adoption(adopter=name, on=date(2018, 6, 1)) for name in NAMES),
    )


def circles(root: ElementTree.Element) -> list[ElementTree.Element]:
    """The circles of municipalities, which have a title of their own."""
    return [one for one in root.iter(f"{SVG}circle") if one.find(f"{SVG}title") is not None]


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_the_map_has_every_municipality_and_fills_those_that_adopted(spread: Spread, lang) -> None:
    root = ElementTree.fromstring(spread.svg(ON, lang=lang))
    kinds = [one.get("class", "")[0] for one in circles(root)]
    assert (len(kinds), kinds.count("r")) == (290, len(NAMES))
    assert root.findtext(f"{SVG}title", "").endswith("2019-12-31")
    assert "Skaraborg: 2 " in root.findtext(f"{SVG}desc", "")


def test_before_anybody_adopts_all_circles_are_hollow(spread: Spread) -> None:
    root = ElementTree.fromstring(spread.svg(date(2018, 1, 1)))
    assert {one.get("class", "")[0] for one in circles(root)} == {"h"}


def test_a_map_of_one_ring_names_its_municipalities(spread: Spread) -> None:
    root = ElementTree.fromstring(spread.svg(ON, within=spread.rings[0]))
    words = {one.text for one in root.iter(f"{SVG}text")}
    assert len(circles(root)) == 15
    assert {one.name for one in spread.rings[0].members} <= words


def test_candidates_are_marked_on_the_map(spread: Spread) -> None:
    marked = spread.svg(ON, lang="en", candidates=spread.candidates(ON, k=4))
    root = ElementTree.fromstring(marked)
    assert sum(one.get("class") == "ink mark" for one in root.iter(f"{SVG}circle")) == 4
    assert "Dashed" in marked
    assert "Dashed" not in spread.svg(ON, lang="en")


def test_a_map_of_nobody_is_an_error(spread: Spread) -> None:
    with pytest.raises(InvalidValue, match="abroad"):
        spread.svg(ON, within=spread.rings[-1])


def test_a_map_of_one_municipality_is_a_map() -> None:
    alone = Spread(innovation="x", since=ON, rings=sweden.rings("Gotland")[:1])
    assert len(circles(ElementTree.fromstring(alone.svg(ON)))) == 1


def test_everything_lies_on_the_paper(spread: Spread) -> None:
    for within in (None, *spread.rings[:2]):
        root = ElementTree.fromstring(spread.svg(ON, within=within))
        _, _, wide, tall = map(float, root.get("viewBox", "").split())
        assert all(0 < float(one.get("cx", "")) < wide for one in circles(root))
        assert all(0 < float(one.get("cy", "")) < tall for one in circles(root))


def test_pictures_load_nothing_and_know_both_themes(spread: Spread) -> None:
    forecast = spread.forecast(start=ON, until=YearMonth(2020, 6), seed=1, runs=20)
    for picture in (spread._repr_html_(), forecast._repr_html_()):
        ElementTree.fromstring(picture)
        assert "prefers-color-scheme:dark" in picture
        assert not any(word in picture for word in ("href", "url(", "<script", "@import", "<b>"))


def test_a_fan_has_a_line_and_a_band_for_each_closed_ring(spread: Spread) -> None:
    forecast = spread.forecast(start=ON, until=YearMonth(2020, 6), seed=1, runs=20)
    root = ElementTree.fromstring(forecast.svg("en"))
    kinds = [one.get("class", "") for one in root.iter(f"{SVG}path")]
    assert sum("band" in kind for kind in kinds) == sum("line" in kind for kind in kinds) == 3
    assert "Forecast of the spread" in root.findtext(f"{SVG}title", "")


@pytest.mark.parametrize("base", [-9.0, -3.0, 9.0])
def test_the_names_of_rings_stand_apart_beside_their_lines(spread: Spread, base: float) -> None:
    certain = Influence(base=base, deviations=(0.0, 0.0, 0.0, 0.0))
    forecast = spread.forecast(start=ON, until=YearMonth(2021, 12), seed=1, runs=20, influence=certain)
    root = ElementTree.fromstring(forecast.svg("en"))
    heights = sorted(float(one.get("y", "")) for one in root.iter(f"{SVG}text") if one.get("x") == "458.0")
    assert len(heights) == len(list(root.iter(f"{SVG}circle"))) == 3
    assert heights[0] >= 64
    assert heights[-1] <= 308
    assert all(below - above >= 14.9 for above, below in pairwise(heights))


def test_a_long_title_is_cut_to_the_picture_and_told_in_whole() -> None:
    named = Spread(innovation="en lösning " * 20, since=date(2018, 1, 1), rings=sweden.rings("Skaraborg"))
    root = ElementTree.fromstring(named.svg(ON))
    (seen,) = (one.text or "" for one in root.iter(f"{SVG}text") if one.get("class") == "title")
    assert len(seen) <= 65
    assert seen.endswith(" …")
    assert named.innovation in root.findtext(f"{SVG}title", "")
