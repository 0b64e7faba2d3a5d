"""The explorer under a reader's hands: mouse, keyboard, and whatever is typed into it."""

import json
from pathlib import Path
from typing import Any

import pytest
import site_expected
from browser import Browse, Tab

from netflix_warehouse.site.page import Chart, Listing, Page
from netflix_warehouse.warehouse import connect

PAGES = site_expected.PAGES
CHARTS = [(page, chart) for page in PAGES.values() for chart in page.charts]
LISTINGS = [(page, listing) for page in PAGES.values() for listing in page.listings]
SEARCHED = [
    (page, filter) for page in PAGES.values() for filter in page.filters if filter.kind == "text"
]
HOSTILE = (
    *("(", "[", "\\", "*", "?", "^$", "%", "_", "'", '"', "&amp;", "#a=b&c", "+", "=HYPERLINK(1)"),
    *("</script><script>throw 1</script>", "<img src=x onerror=alert(1)>", "{{ 7 * 7 }}"),
    *("🙂", "\u202eesrever", "e\u0301", "\u2028", "constructor", "__proto__", "x" * 500),
)


def named(pair: tuple[Page, Any]) -> str:
    page, item = pair
    return f"{page.name}-{getattr(item, 'name', '') or item.key}"


def rows_are_sql(tab: Tab, page: Page, database: Path) -> None:
    state, rows = tab.state(), tab.rows()
    with connect(database) as connection:
        for chart in page.charts:
            expected = site_expected.behind(connection, page, chart, state)
            assert not site_expected.differences(expected, rows[chart.name]), chart.name


def reset(tab: Tab) -> None:
    tab.page.click("button[type=reset]")
    tab.wait("document.querySelector('button[type=reset]').disabled")


@pytest.mark.parametrize("drawn", [pair for pair in CHARTS if pair[1].brush], ids=named)
def test_brush(
    drawn: tuple[Page, Chart], browse: Browse, sample_site: Path, sample_database: Path
) -> None:
    page, chart = drawn
    assert chart.brush
    low, high, _field = chart.brush
    tab = browse(sample_site, page.name).open()
    plot = tab.page.locator(f"[data-chart={chart.name}] .drawing .background").first
    plot.scroll_into_view_if_needed()
    box = plot.bounding_box()
    assert box
    middle = box["y"] + box["height"] / 2
    tab.page.mouse.move(box["x"] + box["width"] * 0.35, middle)
    tab.page.mouse.down()
    tab.page.mouse.move(box["x"] + box["width"] * 0.6, middle, steps=4)
    tab.page.mouse.move(box["x"] + box["width"] * 0.8, middle, steps=4)
    tab.page.mouse.up()
    tab.wait(f"'{low}' in Explorer.state() && '{high}' in Explorer.state()")
    tab.page.evaluate("Explorer.update()")
    state = tab.state()
    assert float(state[low]) < float(state[high])
    assert tab.page.input_value(f"[name={low}]") == state[low]
    rows_are_sql(tab, page, sample_database)
    reset(tab)
    assert not {low, high} & tab.state().keys()
    assert tab.page.evaluate(f"Explorer.views.{chart.name}.signal('brush')") == {}
    rows_are_sql(tab, page, sample_database)
    # What the brush does, the fields do, too.
    tab.page.fill(f"[name={low}]", state[low])
    tab.page.fill(f"[name={high}]", state[high])
    tab.wait(f"JSON.stringify(Explorer.state()) === JSON.stringify({json.dumps(state)})")
    rows_are_sql(tab, page, sample_database)


@pytest.mark.parametrize("drawn", [pair for pair in CHARTS if pair[1].click], ids=named)
def test_click_and_reset(
    drawn: tuple[Page, Chart], browse: Browse, sample_site: Path, sample_database: Path
) -> None:
    page, chart = drawn
    assert chart.click
    key, field = chart.click
    tab = browse(sample_site, page.name).open()
    before = tab.state()
    mark = tab.marks(chart.name)[1]
    label = str(mark.get_attribute("aria-label"))
    mark.click()
    tab.wait(f"Explorer.state()['{key}'] !== ({json.dumps(before.get(key))} ?? undefined)")
    tab.page.evaluate("Explorer.update()")
    value = tab.state()[key]
    fields = [column.field for column in chart.table]
    if field in fields:
        assert value in {str(row[fields.index(field)]) for row in tab.rows()[chart.name]}
    assert value in label or value in tab.choices(key)
    rows_are_sql(tab, page, sample_database)
    same = [mark for mark in tab.marks(chart.name) if mark.get_attribute("aria-label") == label]
    same[0].click()
    tab.wait(f"Explorer.state()['{key}'] !== {json.dumps(value)}")
    tab.page.evaluate("Explorer.update()")
    assert tab.state() == before
    same[0].click()
    reset(tab)
    assert tab.state() == before
    rows_are_sql(tab, page, sample_database)


@pytest.mark.parametrize("drawn", CHARTS, ids=named)
def test_tooltip_and_table(drawn: tuple[Page, Chart], browse: Browse, sample_site: Path) -> None:
    page, chart = drawn
    tab = browse(sample_site, page.name).open()
    mark = tab.marks(chart.name)[0]
    mark.hover(force=True)
    tooltip = tab.page.locator("#vg-tooltip-element.visible")
    tooltip.wait_for()
    labels = [mark.get_attribute("aria-label") for mark in tab.marks(chart.name)]
    assert tooltip.inner_text() in labels
    figure = tab.page.locator(f"[data-chart={chart.name}]")
    figure.locator("summary").click()
    figure.locator("tbody tr").first.wait_for()
    assert figure.locator("th").all_inner_texts() == [column.label for column in chart.table]
    shown = tab.page.evaluate(
        "name => [...document.querySelectorAll(`[data-chart=${name}] tbody tr`)]"
        ".map((row) => [...row.cells].map((cell) => cell.textContent))",
        chart.name,
    )
    written = tab.page.evaluate(
        "([rows, formats]) => rows.map((row) => row.map((v, i) => Explorer.write(v, formats[i])))",
        [tab.rows()[chart.name], [column.format for column in chart.table]],
    )
    assert shown == written


@pytest.mark.parametrize("listed", LISTINGS, ids=named)
def test_listing_is_sorted_and_paged(
    listed: tuple[Page, Listing], browse: Browse, sample_site: Path, sample_database: Path
) -> None:
    page, listing = listed
    tab = browse(sample_site, page.name).open()
    place = tab.page.locator(f"[data-listing={listing.name}]")
    rows, values = site_expected.passing(page, listing.dataset, tab.state())
    for number, column in enumerate(listing.columns):
        with connect(sample_database) as connection:
            query = f"select {column.field} from ({rows}) as found"
            kind = str(connection.execute(query, values).description[0][1])
            orders = {
                "ascending": f"{query} order by 1 nulls last",
                "descending": f"{query} order by 1 desc nulls last",
            }
            held = {
                order: [row[0] for row in connection.execute(sql, values).fetchall()]
                for order, sql in orders.items()
            }
        for _ in orders:
            place.locator("th button").nth(number).click()
            order = place.locator("th").nth(number).get_attribute("aria-sort")
            assert order in orders
            if kind in ("STRING", "VARCHAR"):  # in the browser's own order of letters
                continue
            expected = [site_expected.plain(value) for value in held[order]]
            assert cells(tab, listing, number) == tab.page.evaluate(
                "([values, format]) => values.map(value => Explorer.write(value, format))",
                [expected[: listing.page_size], column.format],
            )
    total = len(held["ascending"])
    following = place.get_by_role("button", name="Next")
    assert following.is_disabled() == (total <= listing.page_size)
    if total > listing.page_size:
        first = cells(tab, listing, 0)
        following.click()
        until = min(total, 2 * listing.page_size)
        assert place.locator(".paging span").inner_text() == (
            f"{listing.page_size + 1}–{until} of {total:,}"
        )
        place.get_by_role("button", name="Previous").click()
        assert cells(tab, listing, 0) == first
        assert place.get_by_role("button", name="Previous").is_disabled()


def cells(tab: Tab, listing: Listing, column: int) -> list[str]:
    found: list[str] = tab.page.eval_on_selector_all(
        f"[data-listing={listing.name}] tbody tr",
        f"all => all.map(row => row.cells[{column}].textContent)",
    )
    return found


@pytest.mark.parametrize("searched", SEARCHED, ids=named)
def test_search_by_keyboard_alone(
    searched: tuple[Page, Any], browse: Browse, sample_site: Path
) -> None:
    page, filter = searched
    tab = browse(sample_site, page.name).open()
    keyboard = tab.page.keyboard
    keyboard.press("Tab")
    assert tab.page.evaluate("document.activeElement.className") == "skip"
    for _ in range(200):
        if tab.page.evaluate("document.activeElement.name") == filter.key:
            break
        keyboard.press("Tab")
    listing = next((item for item in page.listings if item.details or item.chooses), None)
    wanted = cells(tab, listing or page.listings[0], 0)[-1]
    keyboard.type(wanted)
    keyboard.press("Enter")
    if listing and listing.details:
        tab.page.locator("dialog[open]").wait_for()
        assert tab.page.locator("dialog h2").inner_text() == wanted
        keyboard.press("Escape")
        tab.page.locator("dialog[open]").wait_for(state="detached")
        assert tab.page.evaluate("document.activeElement.name") == filter.key
    elif listing:
        choice = f"Explorer.state()['{listing.chooses}']"
        tab.wait(
            f"Explorer.rows.{listing.dataset}.some((row) => row.{listing.title_id} === {choice}"
            f" && row.{listing.columns[0].field} === {json.dumps(wanted)})"
        )
    tab.wait(f"Explorer.state()['{filter.key}'] !== undefined")
    # The first button of the listing, reached by Tab, opens the same.
    for _ in range(200):
        if tab.page.evaluate("document.activeElement.className") == "open":
            break
        keyboard.press("Tab")
    if listing and listing.details:
        assert tab.page.evaluate("document.activeElement.textContent") == wanted
        keyboard.press("Space")
        tab.page.locator("dialog[open]").wait_for()
        keyboard.press("Escape")
        assert tab.page.evaluate("document.activeElement.textContent") == wanted


@pytest.mark.parametrize("searched", SEARCHED, ids=named)
def test_hostile_searches(
    searched: tuple[Page, Any], browse: Browse, sample_site: Path, sample_database: Path
) -> None:
    page, filter = searched
    tab = browse(sample_site, page.name).open()
    images = tab.page.locator("img").count()
    with connect(sample_database) as connection:
        for text in HOSTILE:
            steps = tab.page.evaluate("document.documentElement.dataset.steps")
            tab.page.fill(f"[name={filter.key}]", text)
            tab.wait(f"document.documentElement.dataset.steps > {steps}")
            for name, _ in page.counts:
                expected = site_expected.matching(connection, page, name, tab.state())
                assert tab.page.evaluate(f"Explorer.passed().{name}.length") == expected, text
            assert tab.page.locator("img").count() == images
    # The last one came into the address; what an address holds may be anything.
    for address in (f"{filter.key}=%", "=", "&&&", "%00", "q=%E0%A4%A", "__proto__=1", "kind=<b>"):
        tab.page.evaluate("address => { location.hash = address }", address)
        tab.page.evaluate("Explorer.update()")
