"""The page where the library runs in the reader's browser, built and served as a static host would."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from slussmodel.codec import from_json
from slussmodel.stages import StageGraph
from tests.browser.readable import faint, faults
from tests.browser.serving import folder_at
from tools.live_docs import NoPyodide, put_into

ROOT = Path(__file__).resolve().parents[2]
# The page alone, under the settings of the whole site.
SETTINGS = """
INHERIT: {root}/mkdocs.yml
docs_dir: {here}/docs
site_dir: {here}/site
plugins: [search, markdown-exec]
nav: [index.md, try-it/index.md]
"""


@pytest.fixture(scope="module")
def site(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built page, without its live part."""
    here = tmp_path_factory.mktemp("try-it")
    shutil.copytree(ROOT / "docs" / "try-it", here / "docs" / "try-it")
    shutil.copytree(ROOT / "docs" / "stylesheets", here / "docs" / "stylesheets")
    (here / "docs" / "index.md").write_text("# slussmodel\n")
    (here / "mkdocs.yml").write_text(SETTINGS.format(root=ROOT, here=here))
    build = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--config-file", str(here / "mkdocs.yml")]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    return here / "site"


@pytest.fixture(scope="module")
def address(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The page with Python in it, in a folder below the root of its host."""
    top = tmp_path_factory.mktemp("host")
    shutil.copytree(site, top / "below")
    try:
        put_into(top / "below")
    except NoPyodide as why:
        pytest.skip(f"Pyodide is not to be had here: {why}")
    with folder_at(top) as address:
        yield f"{address}/below/try-it/"


@pytest.fixture(scope="module")
def started(browser: Browser, address: str) -> Iterator[Page]:
    """The page with Python awake in it, which takes seconds; the tests take turns on it, each from the beginning."""
    with closing(browser.new_context(viewport={"width": 1280, "height": 1000}, locale="sv-SE")) as context:
        page = context.new_page()
        asked: list[str] = []
        context.on("request", lambda request: asked.append(request.url))
        faults: list[str] = []
        context.on("weberror", lambda fault: faults.append(str(fault.error)))
        page.goto(address)
        expect(page.locator("#try-status")).to_have_text("Ready: the library now runs in your browser.")
        yield page
        assert faults == []
        assert [url for url in asked if not url.startswith((address.rsplit("/below", 1)[0], "data:", "blob:"))] == []


@pytest.fixture
def live(started: Page) -> Page:
    started.get_by_label("Results in").select_option("en")
    for start in ("draft", "sound"):
        started.get_by_label("Begin with").select_option(start)
        expect(started.locator("#try-drawing svg title").first).to_have_text(
            {"draft": "A draft", "sound": "Our innovation sluice"}[start]
        )
    return started


def rewrite(page: Page, old: str, new: str) -> None:
    box = page.get_by_label("The definition, in Python")
    source = box.input_value()
    assert old in source
    box.fill(source.replace(old, new))


def test_a_changed_stage_graph_is_drawn_and_checked_again(live: Page) -> None:
    expect(live.locator("#try-findings")).to_have_text("Nothing to remark.")
    rewrite(live, '"Inflöde", "Intake"', '"Idélåda", "Idea box"')
    expect(live.locator("#try-drawing")).to_contain_text("Idea box")
    rewrite(live, 'guards=(assessed,)),\n        Transition("pilot"', '),\n        Transition("pilot"')
    expect(live.locator("#try-findings")).to_contain_text("the gate Review lets ideas through without a guard")
    live.get_by_label("Results in").select_option("sv")
    expect(live.locator("#try-findings")).to_contain_text("grinden Bedömning släpper igenom utan villkor")
    expect(live.locator("#try-drawing")).to_contain_text("Idélåda")


def test_the_graph_is_told_as_json_which_reads_back_as_itself(live: Page) -> None:
    told = live.locator("#try-json")
    live.get_by_text("The same as JSON").click()
    expect(told).to_contain_text('"Our innovation sluice"')
    rewrite(live, '"Our innovation sluice"', '"Our own"')
    expect(told).to_contain_text('"Our own"')
    graph = from_json(told.text_content() or "")
    assert isinstance(graph, StageGraph)
    assert (graph.en, graph.check()) == ("Our own", ())
    live.get_by_text("The same as JSON").click()


def test_the_draft_has_the_seven_faults_that_it_promises(live: Page) -> None:
    live.get_by_label("Begin with").select_option("draft")
    expect(live.locator("#try-findings li")).to_have_count(7)
    rewrite(live, 'Stage("archive", "Arkiv", "Archive"),', "")
    rewrite(live, 'Transition("pilot", Decision.GO, "archive"),', "")
    expect(live.locator("#try-findings li")).to_have_count(6)


def test_an_idea_is_taken_through_the_graph(live: Page) -> None:
    live.get_by_role("button", name="go → Review").click()
    expect(live.get_by_role("button", name="go → Pilot", exact=True)).to_be_disabled()
    expect(live.locator("#try-options")).to_contain_text("missing: a funder")
    rewrite(live, '"funded": False', '"funded": True')
    live.get_by_role("button", name="go → Pilot", exact=True).click()
    live.get_by_role("button", name="implement → In use").click()
    expect(live.locator("#try-options")).to_have_text("The idea has come to its end.")
    expect(live.locator("#try-story li")).to_have_count(4)
    rewrite(live, '"funded": True', '"funded": False')
    expect(live.locator("#try-lost")).to_contain_text("missing: a funder")
    expect(live.locator("#try-story li")).to_have_count(2)
    live.get_by_role("button", name="Begin again").click()
    expect(live.locator("#try-story li")).to_have_count(1)


def test_a_definition_that_fails_is_told_with_its_line_and_the_last_drawing_stays(live: Page) -> None:
    rewrite(live, "Kind.GATE", "Kind.GAT")
    alert = live.locator("#try-graph-fault")
    expect(alert).to_contain_text("line 16: AttributeError")
    expect(live.locator("#try-drawing svg")).to_be_visible()
    rewrite(live, "Kind.GAT,", "Kind.GATE,")
    expect(alert).to_be_hidden()


def test_working_days_are_counted_by_the_swedish_calendar(live: Page) -> None:
    rewrite(live, "holds,", "holds, working_days,")
    rewrite(live, "limit=days(14)", "limit=working_days(20)")
    expect(live.locator("#try-drawing")).to_contain_text("20 working days")


def test_a_cost_is_split_to_the_ore_with_its_reasons(live: Page) -> None:
    shares = live.locator("#try-shares")
    live.get_by_label("Cost in kronor").fill("100 000,01")
    live.get_by_label("Key").select_option("base_fee")
    live.get_by_label("Base fee, per cent").fill("25")
    live.get_by_label("Results in").select_option("sv")
    expect(live.locator("#try-shares-title")).to_contain_text("Grundavgift (1/4) och per invånare: 100 000,01 kr")
    amounts = [one.replace("\xa0", "").removesuffix("kr") for one in shares.locator(".try-amount").all_text_contents()]
    assert sum(int(one.replace(",", "")) for one in amounts) == 100_000_01
    shares.get_by_role("row", name="Skövde").get_by_text("Varför?").click()
    expect(shares).to_contain_text("invånare av resten")
    live.get_by_label("Results in").select_option("en")
    expect(shares).to_contain_text("inhabitants of the rest")
    expect(live.locator("#try-bars svg")).to_contain_text("SEK")
    expect(live.locator("#try-python")).to_contain_text("BaseFeePlusPerCapita(base=Fraction(1, 4))")


def test_a_named_municipality_brings_its_inhabitants(live: Page) -> None:
    live.get_by_label("Key").select_option("per_capita")
    live.get_by_role("button", name="Add a party").click()
    row = live.locator("#try-parties tr").last
    row.get_by_label("Party").fill("Växjö")
    row.get_by_label("Inhabitants").focus()
    expect(row.get_by_label("Inhabitants")).to_have_value("89500")
    expect(live.locator("#try-shares")).to_contain_text("Växjö")
    row.get_by_role("button").click()
    expect(live.locator("#try-shares")).not_to_contain_text("Växjö")
    live.get_by_label("Cost in kronor").fill("mycket")
    expect(live.locator("#try-share-fault")).to_contain_text("'mycket' is not an amount")
    live.get_by_label("Cost in kronor").fill("250 000")
    expect(live.locator("#try-share-fault")).to_be_hidden()


def test_what_never_ends_is_stopped_and_python_begins_again(live: Page) -> None:
    live.evaluate("document.querySelector('#try-it').dataset.patience = 1500")
    rewrite(live, "facts = {", "while True: pass\nfacts = {")
    expect(live.locator("#try-graph-fault")).to_contain_text("was stopped")
    live.evaluate("document.querySelector('#try-it').dataset.patience = 20000")
    live.get_by_label("Begin with").select_option("draft")
    expect(live.locator("#try-drawing svg title").first).to_have_text("A draft")


def test_the_page_is_readable_on_a_phone(live: Page) -> None:
    live.set_viewport_size({"width": 360, "height": 800})
    assert faults(live) == []
    live.set_viewport_size({"width": 1280, "height": 1000})
    assert faults(live) == []
    assert faint(live, "#try-it") == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_text_stands_out_from_its_ground(browser: Browser, site: Path, dark: bool) -> None:
    with folder_at(site) as address, closing(browser.new_context(color_scheme="dark" if dark else "light")) as context:
        page = context.new_page()
        page.goto(f"{address}/try-it/")
        assert faint(page, "#try-it") == []


def test_without_its_live_part_the_page_says_so_and_shows_the_graph(page: Page, site: Path) -> None:
    with folder_at(site) as address:
        page.goto(f"{address}/try-it/")
        expect(page.locator("#try-status")).to_have_text("The live part is not in this build of the site.")
        expect(page.locator("#try-drawing svg")).to_be_visible()
        expect(page.get_by_label("Cost in kronor")).to_be_disabled()
