"""A headless Chromium; where there is none, the tests skip and say how to get it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
HOW = "there is no Chromium on this machine; on Debian and Ubuntu: apt-get install --no-install-recommends chromium"
# Nothing that would speak to a host of its own accord; root has no sandbox.
QUIET = (
    "--disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update "
    "--disable-sync --disable-default-apps --disable-extensions"
).split()


PATIENT = 60_000  # milliseconds; only a test that fails waits so long
expect.set_options(timeout=PATIENT)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One for each module: while it is there, the main thread cannot run another event loop."""
    if CHROMIUM is None:
        pytest.skip(HOW)
    sandbox = [] if os.geteuid() else ["--no-sandbox"]
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=[*QUIET, *sandbox])
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that fails the test if a script of it fails, if it asks another host, or takes in what it may not."""
    context = browser.new_context(locale="sv-SE", viewport={"width": 1280, "height": 900})
    context.set_default_timeout(PATIENT)
    faults: list[str] = []
    context.on("weberror", lambda fault: faults.append(str(fault.error)))
    context.on("request", lambda request: faults.extend(_outside(request.url)))
    context.on("console", lambda said: faults.extend([said.text] if "Content Security Policy" in said.text else []))
    yield context.new_page()
    context.close()
    assert faults == []


def _outside(url: str) -> list[str]:
    return [] if url.startswith(("http://127.0.0.1:", "data:", "blob:")) else [f"asked for {url}"]
