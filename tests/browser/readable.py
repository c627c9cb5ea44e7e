"""What everybody needs of a page to be able to read it and to use it, asked of the page as the browser shows it."""

from __future__ import annotations

from itertools import pairwise

from playwright.sync_api import Page

UNLABELLED = """() => [...document.querySelectorAll('input:not([type=hidden]), select, textarea, meter')]
  .filter(one => one.ariaHidden !== 'true' && one.checkVisibility() && !one.labels?.length && !one.ariaLabel)
  .map(one => one.outerHTML)"""
HEADINGS = "() => [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(one => Number(one.tagName[1]))"
TOO_WIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
REPEATED = """() => { const ids = [...document.querySelectorAll('[id]')].map(one => one.id);
  return ids.filter((id, place) => ids.indexOf(id) !== place); }"""
CONTRAST = """within => {
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', {willReadFrequently: true});
  const paint = colours => { for (const one of colours) { canvas.fillStyle = one; canvas.fillRect(0, 0, 1, 1); }
    return [...canvas.getImageData(0, 0, 1, 1).data]; };
  const light = ([r, g, b]) => { const [x, y, z] = [r, g, b].map(c => c / 255).map(c =>
    c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4); return .2126 * x + .7152 * y + .0722 * z; };
  const grounds = one => { const found = []; for (let at = one; at; at = at.parentElement)
    found.unshift(getComputedStyle(at).backgroundColor); return ['white', ...found]; };
  const poor = [];
  for (const one of document.querySelectorAll(`${within} *:not(svg *, :disabled, .headerlink)`)) {
    if (![...one.childNodes].some(node => node.nodeType === 3 && node.data.trim()) || !one.checkVisibility()) continue;
    const under = grounds(one);
    const [a, b] = [light(paint([...under, getComputedStyle(one).color])), light(paint(under))];
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    if (ratio < 4.5) poor.push(`${ratio.toFixed(1)}: ${one.outerHTML.slice(0, 120)}`);
  }
  return poor;
}"""


def faults(page: Page) -> list[str]:
    """A language, one first heading and none that leaps a level, a label on each field, and no scroll to the side."""
    levels = page.evaluate(HEADINGS)
    well_ordered = levels[:1] == [1] and levels.count(1) == 1 and all(b <= a + 1 for a, b in pairwise(levels))
    return [
        *([] if page.locator("html").get_attribute("lang") else ["no language"]),
        *([] if page.title() else ["no title"]),
        *([] if well_ordered else [f"headings: {levels}"]),
        *(f"no label: {one}" for one in page.evaluate(UNLABELLED)),
        *(f"id twice: {one}" for one in page.evaluate(REPEATED)),
        *([f"too wide by {more} px"] if (more := page.evaluate(TOO_WIDE)) > 0 else []),
    ]


def faint(page: Page, within: str = "main") -> list[str]:
    """Texts whose contrast to their ground is below 4.5 to 1, which WCAG 2.2 asks of what is not disabled."""
    found: list[str] = page.evaluate(CONTRAST, within)
    return found
