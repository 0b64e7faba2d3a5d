"""Hostile texts in the data are texts on every page, and never anything more."""

import shutil
from pathlib import Path

import duckdb
import pytest
import site_expected
from browser import Browse, Tab

from netflix_warehouse.site import build_site
from netflix_warehouse.site.page import Dataset

PAGES = site_expected.PAGES
HOSTILE = (
    "</script><script>window.taken = 1</script>",
    "<img src=x onerror=window.taken=1>",
    "\"'><svg onload=window.taken=1>",
    "\u202egnp.exe\u202c",
    "🙂 𝔘nicode 👩‍👩‍👧",
    "long " * 99 + "title",
    "zero\u200bwidth\ufeff",
    '=HYPERLINK("http://example.com","x")',
    "line\u2028separator\u2029here",
    "{{ config }} {% raw %} ${1+1}",
    "<!-- ]]>",
)
# Columns of names, which are whatever their sources say; others hold words of the project.
NAMES = (
    *("title", "show_title", "original_title", "season_title", "title_part", "row_label", "label"),
    *("director", "cast_members", "description", "first_countries", "first_key", "watched_by"),
    *("top_title", "device_family", "other_title"),
)


def named(dataset: Dataset) -> list[str]:
    """The columns of a dataset that hold names."""
    return [column for column in dataset.columns if column in NAMES]


def plant(database: Path) -> None:
    """Name what is most frequent in each table by hostile texts; in lists, first entries."""
    with duckdb.connect(str(database)) as connection:
        datasets = [dataset for page in PAGES.values() for dataset in page.datasets]
        for table, column in dict.fromkeys((d.table, c) for d in datasets for c in named(d)):
            frequent = connection.execute(
                f"select {column} from {table} where {column} is not null"
                f" group by all order by count(*) desc, 1 limit {len(HOSTILE)}"
            ).fetchall()
            for (old,), new in zip(frequent, HOSTILE, strict=False):
                connection.execute(
                    f"update {table} set {column} = ? where {column} = ?", [new, old]
                )
        # Labels of charts and entries of selects.
        connection.execute(
            "update reports.rpt_explorer_catalogue set"
            " genres = replace(genres, 'Comedies', ?), countries = replace(countries, 'India', ?)",
            HOSTILE[:2],
        )


@pytest.fixture(scope="module")
def hostile_site(sample_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    shutil.copy(sample_database, folder / "sample.duckdb")
    plant(folder / "sample.duckdb")
    build_site(folder / "sample.duckdb", folder / "site")
    return folder / "site"


def check_harmless(tab: Tab) -> None:
    """No text has become an element, and none has run."""
    assert tab.page.locator("img[src=x], svg[onload], [onerror]").count() == 0
    assert tab.page.evaluate("window.taken") is None


@pytest.mark.parametrize("name", PAGES)
def test_hostile_texts_stay_texts(name: str, browse: Browse, hostile_site: Path) -> None:
    page, tab = PAGES[name], browse(hostile_site, name).open()
    check_harmless(tab)
    held = set(
        tab.page.evaluate(
            "Object.values(Explorer.rows).flat().flatMap((row) => Object.values(row)).flat()"
            ".filter((value) => typeof value === 'string')"
        )
    )
    assert not any(map(named, page.datasets)) or set(HOSTILE) <= held
    tab.page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true })")
    for filter in page.filters:
        offered = [text for text in HOSTILE if text in tab.choices(filter.key)]
        for text in offered:
            tab.set({filter.key: text})
            assert tab.state() == tab.state() | {filter.key: text}
            check_harmless(tab)
            tab.reset()
    for chart in page.charts:
        for mark in tab.marks(chart.name)[:1]:
            mark.hover(force=True)
    check_harmless(tab)
    for width in (1280, 360):
        tab.page.set_viewport_size({"width": width, "height": 900})
        tab.page.evaluate("Explorer.update()")
        assert tab.page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("name", [n for n, page in PAGES.items() if page.listings])
def test_hostile_names_are_found_and_shown(name: str, browse: Browse, hostile_site: Path) -> None:
    page, tab = PAGES[name], browse(hostile_site, name).open()
    for listing in page.listings:
        field = listing.columns[0].field
        search = next((f for f in page.filters if f.kind == "text" and field in f.columns), None)
        held = tab.page.evaluate(
            "([dataset, field]) => Explorer.rows[dataset].map((row) => row[field])",
            [listing.dataset, field],
        )
        for text in [text for text in HOSTILE if search and text in held]:
            tab.set({search.key: text})  # type: ignore[union-attr]
            cells = tab.page.locator(f"[data-listing={listing.name}] tbody td:first-child")
            shown = cells.all_text_contents()
            assert text in shown
            if listing.details:
                cells.locator("button").nth(shown.index(text)).click()
                assert tab.page.locator("dialog h2").text_content() == text
                tab.page.keyboard.press("Escape")
        check_harmless(tab)
