"""The example service in a real browser: what is typed arrives, what is refused is said, and it can be used by all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest
from playwright.sync_api import Browser, Page, expect

from examples.service import sample
from examples.service.app import create_app
from examples.service.forms import now
from examples.service.store import Store
from slussmodel.systems import skaraborg
from tests.browser.readable import faint, faults
from tests.browser.serving import app_at

NEW = "Trygg hemgång för äldre på Öland & idébyrå på café"


@pytest.fixture(scope="module")
def address(browser: Browser) -> Iterator[str]:
    """A service with the sample's ideas; `browser` is asked for first, so that nothing starts where there is none."""
    store = Store(skaraborg.charter())
    for command in sample.commands(now()):
        assert store.handle(command), command
    with app_at(create_app(store)) as address:
        yield address


def hand_in(page: Page, address: str, title: str, municipality: str = "Skövde", description: str = "") -> str:
    """The address of a new idea's page."""
    page.goto(f"{address}/new")
    page.get_by_label("Titel").fill(title)
    page.get_by_label("Beskrivning").fill(description)
    page.get_by_label("Kommun").select_option(label=municipality)
    page.get_by_role("button", name="Lämna in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    return page.url


def assess(page: Page) -> None:
    page.get_by_label("Timmar per år").fill("2 600")
    page.get_by_label("En lösning").select_option(label="finns delvis på marknaden")
    page.get_by_role("button", name="Spara bedömningen").click()


def decide(page: Page, decision: str) -> None:
    page.locator(f"form:has(input[value={decision}]) button").click()


def test_the_board_shows_each_stage_with_its_ideas(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_have_text("Tavlan")
    for stage in ("Inflöde", "Bedömd", "Utveckling", "Test i verksamheten", "I bruk", "Spridd"):
        expect(page.get_by_role("heading", level=2, name=stage)).to_be_visible()
    expect(page.locator(".column", has_text="Inflöde").get_by_role("link", name="Digitala lås")).to_be_visible()


def test_swedish_letters_arrive_as_they_were_typed(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("link", name="Lämna en idé").click()
    page.get_by_label("Titel").press_sequentially(NEW)
    page.get_by_label("Beskrivning").press_sequentially("Åtgärda såväl när som fjärran – <b>à la carte</b>.")
    page.get_by_label("Kommun").select_option(label="Götene")
    page.get_by_role("button", name="Lämna in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(NEW)
    expect(page.get_by_text("Åtgärda såväl när som fjärran – <b>à la carte</b>.")).to_be_visible()
    page.get_by_role("link", name="Tavlan").click()
    expect(page.locator(".card", has_text=NEW).get_by_text("Götene")).to_be_visible()


def test_twins_are_proposed_while_one_types(page: Page, address: str) -> None:
    page.goto(f"{address}/new")
    box = page.locator("#twins")
    expect(box).to_contain_text("Medan du skriver")
    page.get_by_label("Titel").press_sequentially("Digitala lås hos äldre, öppnas med mobilen")
    expect(box.get_by_role("link", name="Digitala lås i hemtjänsten")).to_be_visible()
    expect(box.locator(".twin").first).to_contain_text("Gemensamt: digitala")
    page.get_by_label("Titel").fill("Fågelskådning vid Hornborgasjön")
    expect(box).to_have_text("Ingen liknande idé.")


def test_two_ideas_are_declared_the_same(page: Page, address: str) -> None:
    hand_in(
        page,
        address,
        "Vattenmätare som läses av på distans",
        description="Fjärravlästa vattenmätare ger rätt fakturor.",
    )
    twin = page.locator(".twin", has_text="Fjärravlästa vattenmätare")
    twin.get_by_role("button", name="Samma idé").click()
    expect(page.get_by_text("Samma idé har lämnats in av flera")).to_be_visible()
    expect(page.locator(".tags")).to_contain_text("samma idé × 2")


def test_an_idea_shows_where_it_stands_what_can_be_done_and_what_hinders(page: Page, address: str) -> None:
    hand_in(page, address, "Solceller på ridhuset")
    expect(page.locator("svg .current")).to_contain_text("Inflöde")
    go = page.locator(".option", has_text="Gå vidare")
    expect(go).to_contain_text("Bedömd")
    expect(go).to_contain_text("Idén är inte bedömd")
    assess(page)
    expect(page.get_by_text("gemensam utveckling i egen regi.")).to_be_visible()
    expect(go).not_to_contain_text("Idén är inte bedömd")


def test_a_refused_decision_is_told_with_every_reason_and_what_was_written_stays(page: Page, address: str) -> None:
    where = hand_in(page, address, "Elbåt på Göta kanal")
    go = page.locator(".option", has_text="Gå vidare")
    go.locator("summary").click()
    go.get_by_label("Anteckning").fill("styrelsen vill gå fort fram")
    go.get_by_role("button").click()
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("Det går inte")
    expect(alert).to_contain_text("Idén är inte bedömd")
    expect(go.get_by_label("Anteckning")).to_have_value("styrelsen vill gå fort fram")
    page.goto(where)
    expect(page.locator("svg .current")).to_contain_text("Inflöde")
    assess(page)
    decide(page, "go")
    hindered = page.locator(".option", has_text="Gå vidare → Utveckling")
    expect(hindered).to_contain_text("ingen har åtagit sig att utveckla den")


def test_an_idea_goes_from_the_form_into_test(page: Page, address: str) -> None:
    hand_in(page, address, "Drönare räknar älgar", municipality="Tibro")
    assess(page)
    decide(page, "go")
    page.get_by_label("tillsammans med").select_option(label="Hjo")
    page.get_by_role("button", name="Åta sig utvecklingen").click()
    expect(page.locator(".tags")).to_contain_text("utvecklas av Tibro, Hjo")
    decide(page, "go")
    expect(page.locator("svg .current")).to_contain_text("Utveckling")
    page.get_by_label("Vad kostar?").fill("drönaren")
    page.get_by_label("Kronor", exact=True).fill("150 000")
    page.get_by_role("button", name="Dela kostnaden").click()
    decide(page, "go")
    expect(page.locator("svg .current")).to_contain_text("Test i")
    expect(page.locator(".history li").first).to_contain_text("gå vidare, till Test i verksamheten")


def test_of_two_tabs_the_later_is_told_and_nothing_is_lost(page: Page, address: str) -> None:
    where = hand_in(page, address, "Källsortering på stranden")
    assess(page)
    other = page.context.new_page()
    other.goto(where)
    decide(page, "go")
    expect(page.locator("svg .current")).to_contain_text("Bedömd")
    hold = other.locator(".option", has_text="Vila")
    hold.locator("summary").click()
    hold.get_by_label("eller i väntan på").fill("besked från Länsstyrelsen")
    hold.get_by_role("button").click()
    expect(other.get_by_role("alert")).to_contain_text("Någon hann före")
    expect(other.locator("svg .current")).to_contain_text("Bedömd")
    expect(hold.get_by_label("eller i väntan på")).to_have_value("besked från Länsstyrelsen")
    hold.get_by_role("button").click()
    expect(other.locator(".tags")).to_contain_text("vilar")
    expect(other.locator(".history")).to_contain_text("väntar på besked från Länsstyrelsen")
    expect(other.locator(".history")).to_contain_text("gå vidare, till Bedömd")


def test_two_tabs_that_stand_behind_an_idea_are_both_counted(page: Page, address: str) -> None:
    where = hand_in(page, address, "Läxhjälp på fritidsgården")
    other = page.context.new_page()
    for tab, name in ((page, "Åsa"), (other, "Örjan")):
        tab.goto(where)
        tab.get_by_text("Stöd idén").click()
        tab.get_by_label("Namn eller roll").fill(name)
    for tab in (page, other):
        tab.get_by_role("button", name="Ställ dig bakom").click()
        expect(tab.get_by_role("heading", level=1)).to_be_visible()
    page.goto(where)
    expect(page.locator(".tags")).to_contain_text("2 stödjer")


def test_an_idea_is_handed_in_by_keyboard_alone(page: Page, address: str) -> None:
    page.goto(f"{address}/new")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Till innehållet")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("Tangentbord räcker")
    page.keyboard.press("Tab")
    page.keyboard.type("Utan mus.")
    page.keyboard.press("Tab")
    page.keyboard.type("Hjo")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Tangentbord räcker")
    expect(page.locator(".lead")).to_contain_text("Hjo")


@pytest.mark.parametrize("path", ["/", "/new", "/ideas/idea-001", "/ideas/idea-003", "/ideas/nobody"])
@pytest.mark.parametrize("width", [1280, 360])
def test_every_page_is_readable(page: Page, address: str, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address + path)
    assert page.locator("html").get_attribute("lang") == "sv"
    assert page.title().endswith("Innovationssluss Skaraborg")
    assert faults(page) == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("path", ["/", "/new", "/ideas/idea-001"])
def test_text_stands_out_from_its_ground(browser: Browser, address: str, path: str, dark: bool) -> None:
    with closing(browser.new_context(color_scheme="dark" if dark else "light")) as context:
        page = context.new_page()
        page.goto(address + path)
        assert faint(page) == []
