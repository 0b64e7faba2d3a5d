"""The explorer under a reader's hands: mouse, keyboard, and whatever is typed into it."""

import json
from pathlib import Path
from typing import Any

import duckdb
import pytest
import site_expected
from browser import Browse, Tab
from playwright.sync_api import ElementHandle

from netflix_warehouse.site.page import Chart, Listing, Page
from netflix_warehouse.warehouse import connect

PAGES = site_expected.PAGES
CHARTS = [(page, chart) for page in PAGES.values() for chart in page.charts]
SEARCHED = [
    (page, filter) for page in PAGES.values() for filter in page.filters if filter.kind == "text"
]
HOSTILE = (
    *("(", "[\\", "^$|*?+", "%_'", '"&amp;#a=b&c', "constructor", "🙂\u202ee\u0301\u2028"),
    *("</script><img src=x onerror=alert(1)>", "{{ 7 * 7 }}${1}", "x" * 500),
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
    held = tab.page.evaluate("Object.values(Explorer.rows).flat().flatMap(Object.values).flat()")
    assert value in held
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


def test_tooltips_say_what_marks_are(tab: Tab) -> None:
    tab.reset()
    for chart in PAGES[tab.name].charts:
        marks = [mark for mark in tab.marks(chart.name) if has_area(mark)]
        labels = [mark.get_attribute("aria-label") for mark in marks]
        for mark in {id(marks[place]): marks[place] for place in (0, len(marks) // 2, -1)}.values():
            mark.hover(force=True)
            tooltip = tab.page.locator("#vg-tooltip-element.visible")
            tooltip.wait_for()
            assert tooltip.inner_text() in labels, chart.name
            tab.page.mouse.move(0, 0)
            tooltip.wait_for(state="detached")


def has_area(mark: ElementHandle) -> bool:
    box = mark.bounding_box()
    return box is not None and min(box["width"], box["height"]) > 2


def test_tables_hold_the_rows_behind_the_marks(tab: Tab) -> None:
    tab.reset()
    for chart in PAGES[tab.name].charts:
        figure = tab.page.locator(f"[data-chart={chart.name}]")
        figure.locator("summary").click()
        figure.locator("tbody tr").first.wait_for()
        assert figure.locator("th").all_inner_texts() == [column.label for column in chart.table]
        shown = tab.page.evaluate(
            "name => [...document.querySelectorAll(`[data-chart=${name}] tbody tr`)]"
            ".map((row) => [...row.cells].map((cell) => cell.textContent))",
            chart.name,
        )
        columns = [[column.format, column.missing] for column in chart.table]
        written = tab.page.evaluate(
            "([rows, columns]) =>"
            " rows.map((row) => row.map((v, i) => Explorer.write(v, ...columns[i])))",
            [tab.rows()[chart.name], columns],
        )
        assert shown == written, chart.name


def test_listings_are_sorted_and_paged(tab: Tab, sample_database: Path) -> None:
    tab.reset()
    page = PAGES[tab.name]
    for listing in tab.listings():
        if listing.none:  # a part of one title: take one that has rows there
            some = tab.page.evaluate(f"Explorer.rows.{listing.dataset}[0].title_id")
            tab.set({"title": some})
        with connect(sample_database) as connection:
            check_orders(tab, page, listing, connection)
            total = site_expected.matching(
                connection, page, listing.dataset, tab.state(), listing.own
            )
        assert total > 0
        place = tab.page.locator(f"[data-listing={listing.name}]")
        following = place.locator(".paging button").last
        assert following.is_disabled() == (total <= listing.page_size)
        assert following.is_visible() == (total > listing.page_size)
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


def check_orders(
    tab: Tab, page: Page, listing: Listing, connection: duckdb.DuckDBPyConnection
) -> None:
    """A click on a heading sorts the listing by it, and another the other way round."""
    rows, parameters = site_expected.passing(page, listing.dataset, tab.state(), listing.own)
    place = tab.page.locator(f"[data-listing={listing.name}]")
    for number, column in enumerate(listing.columns):
        for _ in range(2):
            place.locator("th button").nth(number).click()
            order = place.locator("th").nth(number).get_attribute("aria-sort")
            direction = {"ascending": "asc", "descending": "desc"}[str(order)]
            held = [
                value
                for (value,) in connection.execute(
                    f"select {column.field} from ({rows}) as found"
                    f" order by 1 {direction} nulls last limit {listing.page_size}",
                    parameters,
                ).fetchall()
            ]
            if any(isinstance(value, str) for value in held):  # the browser's order of letters
                continue
            written = tab.page.evaluate(
                "([values, ...how]) => values.map((value) => Explorer.write(value, ...how))",
                [[site_expected.plain(value) for value in held], column.format, column.missing],
            )
            assert cells(tab, listing, number) == written, (listing.name, column.field)


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
    listing = next((item for item in tab.listings() if item.details or item.choose), None)
    if not listing:
        keyboard.type("a")
        tab.wait(f"Explorer.state()['{filter.key}'] === 'a'")
        keyboard.press("Enter")
        return
    wanted = cells(tab, listing, 0)[-1]
    keyboard.type(wanted)
    keyboard.press("Enter")
    if listing.choose:
        key, field = listing.choose
        tab.wait(
            f"Explorer.rows.{listing.dataset}.some((row) => row.{field} === Explorer.state().{key}"
            f" && row.{listing.columns[0].field} === {json.dumps(wanted)})"
        )
        return
    assert dialog_opens(tab) == wanted
    assert tab.page.evaluate("document.activeElement.name") == filter.key
    # The first row of the listing, reached by Tab, opens the same.
    for _ in range(400):
        keyboard.press("Tab")
        if tab.page.evaluate("document.activeElement.className") == "open":
            break
    # Another step with the same rows leaves the focus where it is.
    tab.page.evaluate("Explorer.update()")
    assert tab.page.evaluate("document.activeElement.textContent") == wanted
    keyboard.press("Space")
    assert dialog_opens(tab) == wanted
    assert tab.page.evaluate("document.activeElement.textContent") == wanted


def dialog_opens(tab: Tab) -> str:
    """Wait for the dialog of one row, leave it by Escape, and return its heading."""
    dialog = tab.page.locator("dialog[open]")
    dialog.wait_for()
    heading = tab.page.locator("dialog h2").inner_text()
    assert dialog.locator("dd").count() > 1
    tab.page.keyboard.press("Escape")
    dialog.wait_for(state="detached")
    return heading


def test_hostile_searches(tab: Tab, sample_database: Path) -> None:
    tab.reset()
    page = PAGES[tab.name]
    marks = tab.page.locator("img, script, svg").count()
    searches = [filter.key for filter in page.filters if filter.kind == "text"]
    with connect(sample_database) as connection:
        for key, text in ((key, text) for key in searches for text in HOSTILE):
            steps = tab.page.evaluate("document.documentElement.dataset.steps")
            tab.page.fill(f"[name={key}]", text)
            tab.wait(f"document.documentElement.dataset.steps > {steps}")
            passed = tab.page.evaluate(
                "Object.entries(Explorer.passed()).map(([n, r]) => [n, r.length])"
            )
            for name, found in passed:
                expected = site_expected.matching(connection, page, name, tab.state())
                assert found == expected, (name, text)
            assert tab.page.locator("img, script, svg").count() == marks
    # What an address holds may be anything.
    for address in ("q=%", "=", "&&&", "%00", "q=%E0%A4%A", "__proto__=1", "kind=<b>", "title=x"):
        tab.page.evaluate("address => { location.hash = address }", address)
        tab.page.evaluate("Explorer.update()")
    tab.page.evaluate("() => { location.hash = '' }")
