"""Is every page of the built site readable on a phone, in light and dark, and does it ask no other host?

Run by hand after `make docs`, where there is a Chromium: python -m tests.benchmarks.check_site_is_readable
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.browser.conftest import CHROMIUM, QUIET
from tests.browser.readable import faint, faults
from tests.browser.serving import folder_at

SITE = Path(__file__).resolve().parents[2] / "site"


def main() -> None:
    pages = sorted(page.parent.relative_to(SITE).as_posix() for page in SITE.rglob("index.html"))
    with folder_at(SITE) as address, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=[*QUIET, "--no-sandbox"])
        found = [
            f"{scheme}: {fault}" for scheme in ("light", "dark") for fault in look(browser, address, pages, scheme)
        ]
        browser.close()
    print(*found, f"{len(pages)} pages, {len(found)} faults", sep="\n")
    sys.exit(bool(found))


def look(browser: Browser, address: str, pages: list[str], scheme: str) -> Iterator[str]:
    dark = scheme == "dark"
    page = browser.new_page(color_scheme="dark" if dark else "light", viewport={"width": 360, "height": 800})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in pages:
        page.goto(f"{address}/{path}/")
        yield from (f"{path}: {fault}" for fault in (*faults(page), *faint(page, "article")))
    yield from (f"asked for {url}" for url in asked if not url.startswith((address, "data:", "blob:")))
    page.close()


if __name__ == "__main__":
    main()
