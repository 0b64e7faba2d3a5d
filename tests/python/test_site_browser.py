"""Every page of the explorer as a reader meets it: wide and narrow, light, dark and printed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import site_expected
from browser import Tab, browsing
from playwright.sync_api import BrowserContext

from netflix_warehouse.figures.house import PALETTES

PAGES = site_expected.PAGES
WIDTHS = (360, 768, 1440)
THEMES = tuple(PALETTES)


@pytest.fixture(scope="module", params=THEMES)
def theme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module", params=PAGES)
def tab(
    request: pytest.FixtureRequest, theme: str, browser_context: BrowserContext, sample_site: Path
) -> Iterator[Tab]:
    """One page in one theme, which may complain in no test."""
    browsing_here = browsing(browser_context)
    tab = next(browsing_here)(sample_site, request.param)
    tab.page.emulate_media(color_scheme=theme)
    tab.page.set_viewport_size({"width": WIDTHS[THEMES.index(theme)], "height": 900})
    yield tab.open()
    next(browsing_here, None)


def test_nothing_leaves_the_page_at_any_width(tab: Tab) -> None:
    for width in WIDTHS:
        tab.page.set_viewport_size({"width": width, "height": 900})
        tab.page.evaluate("Explorer.update()")
        wide = tab.page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{tab.name} is {wide} wide on a screen of {width}"
        titles = tab.page.eval_on_selector_all(
            ".listing td:has(> .open, > a)",
            "all => all.map((cell) => cell.offsetWidth).filter((wide) => wide > 0)",
        )
        assert min(titles, default=width) > 0.4 * min(width, 400), "titles broken into words"


def test_axe_finds_nothing(tab: Tab) -> None:
    tab.page.set_viewport_size({"width": 1280, "height": 900})
    assert tab.violations() == []
    # With all tables shown, and a dialog.
    tab.page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    opener = tab.page.locator("button.open")
    if opener.count():
        opener.first.click()
    assert tab.violations() == []
    tab.page.keyboard.press("Escape")


def test_page_has_the_colours_of_the_palette(tab: Tab, theme: str) -> None:
    found = tab.page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert found == "rgb({}, {}, {})".format(*rgb(PALETTES[theme].page))


def test_sample_says_that_it_is_fictional(tab: Tab) -> None:
    assert tab.page.get_by_text("every title, person and number on this page is invented").count()


def test_every_chart_and_listing_is_there(tab: Tab) -> None:
    page = PAGES[tab.name]
    for chart in page.charts:
        figure = tab.page.locator(f"figure[data-chart={chart.name}]")
        assert figure.locator("h3").inner_text().strip()
        assert figure.locator(".reading").inner_text().strip()
        assert figure.locator(".source code").inner_text().strip()
        assert figure.locator("svg").count() == 1
        assert tab.marks(chart.name), f"{chart.name} has no mark that a reader can be told of"
    for listing in tab.listings():
        rows = tab.page.locator(f"[data-listing={listing.name}] tbody tr")
        assert (0 if listing.none else 1) <= rows.count() <= listing.page_size
    assert tab.page.title().startswith(page.title)
    assert tab.page.locator("h1").all_inner_texts() == [page.title]


def test_navigation_leads_to_every_page(tab: Tab, sample_site: Path) -> None:
    links = tab.page.eval_on_selector_all("nav a", "all => all.map(a => a.getAttribute('href'))")
    assert len(links) == len(PAGES)
    for link in tab.page.eval_on_selector_all("a[href]", "all => all.map(a => a.href)"):
        path = Path(link.removeprefix("file://").partition("#")[0])
        assert link.startswith("https:") or path.is_file(), link


def test_print_is_light_without_controls(tab: Tab) -> None:
    tab.page.emulate_media(media="print")
    try:
        assert tab.colour("page") == rgb(PALETTES["light"].page)
        assert tab.colour("text") == rgb(PALETTES["light"].text)
        controls = (
            "nav, form.filters, .paging, figure.chart summary, button:not(td button, th button)"
        )
        shown = [found for found in tab.page.locator(controls).all() if found.is_visible()]
        assert [found.evaluate("e => e.outerHTML.slice(0, 80)") for found in shown] == []
        assert tab.page.locator("h1").is_visible()
    finally:
        tab.page.emulate_media(media="screen")


TEXT = ("text", "muted", "link", "blue-text", "orange-text")
MARKS = ("blue", "orange", "grey", "muted")


def test_palette_can_be_read(
    browser_context: BrowserContext, sample_site: Path, theme: str
) -> None:
    browsing_here = browsing(browser_context)
    tab = next(browsing_here)(sample_site, next(iter(PAGES)))
    tab.page.emulate_media(color_scheme=theme)
    tab.open()
    colours = {name: tab.colour(name) for name in (*TEXT, *MARKS, "page", "panel")}
    weak = [
        f"{name} on {ground}: {contrast(colours[name], colours[ground]):.2f}"
        for names, least in ((TEXT, 4.5), (MARKS, 3))
        for name in names
        for ground in ("page", "panel")
        if contrast(colours[name], colours[ground]) < least
    ]
    weak += [
        f"on-heat-{step}"
        for step in range(len(PALETTES[theme].heat))
        if contrast(tab.colour(f"on-heat-{step}"), tab.colour(f"heat-{step}")) < 4.5
    ]
    next(browsing_here, None)
    assert weak == []


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast((119, 119, 119), (255, 255, 255)) == pytest.approx(4.478, abs=0.001)


def rgb(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour.removeprefix("#")))


def contrast(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """The contrast ratio of WCAG 2 of two colours."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: tuple[int, ...]) -> float:
    parts = (part / 255 for part in colour)
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
