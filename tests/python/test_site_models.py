"""What the models learned, as the pages on one title and on recommendations show it."""

import shutil
from pathlib import Path

import duckdb
import pytest
from browser import Browse, Tab

from netflix_warehouse.site import build, build_site
from netflix_warehouse.warehouse import connect

SIMILAR = """[...document.querySelectorAll(".ranking li")].map((item) => [
    new URLSearchParams(new URL(item.querySelector("a").href).hash.slice(1)).get("title"),
    item.querySelector("a").textContent, item.querySelector(".why").textContent])"""


def one(database: Path, query: str) -> str:
    with connect(database) as connection:
        return str(connection.execute(query).fetchall()[0][0])


def heading(tab: Tab) -> str:
    return tab.page.locator(".chosen h2").inner_text()


def test_similar_titles_are_those_of_the_report(
    browse: Browse, sample_site: Path, sample_database: Path
) -> None:
    tab = browse(sample_site, "title").open()
    with connect(sample_database) as connection:
        works = connection.execute(
            "select distinct title_id from reports.rpt_similar_titles order by all limit 40"
        ).fetchall()
        for (work,) in works:
            tab.set({"title": work})
            expected = connection.execute(
                "select similar_title_id, similar_title, 'B' || substr(reason, 2)"
                " from reports.rpt_similar_titles where title_id = ? and place <= 12"
                " order by place",
                [work],
            ).fetchall()
            assert [tuple(row) for row in tab.page.evaluate(SIMILAR)] == expected


def test_a_similar_title_opens_and_the_way_back_is_open(
    browse: Browse, sample_site: Path, sample_database: Path
) -> None:
    work = one(sample_database, "select min(title_id) from reports.rpt_similar_titles")
    tab = browse(sample_site, "title").open({"title": work})
    first = heading(tab)
    link = tab.page.locator(".ranking a").first
    link.scroll_into_view_if_needed()
    other = link.inner_text()
    link.press("Enter")
    tab.wait(f"Explorer.state().title !== '{work}'")
    tab.page.evaluate("Explorer.update()")
    assert heading(tab) == other
    assert tab.page.locator(".chosen h2:focus").count() == 1
    assert tab.page.evaluate("document.querySelector('.chosen').getBoundingClientRect().top") < 100
    tab.page.go_back()
    tab.wait(f"Explorer.state().title === '{work}'")
    tab.page.evaluate("Explorer.update()")
    assert heading(tab) == first


def test_parts_without_anything_to_say_say_so(
    browse: Browse, sample_site: Path, sample_database: Path
) -> None:
    bare = one(
        sample_database,
        """select title_id from marts.dim_titles where not is_in_catalogue and title_id not in (
            select title_id from marts.fct_top10_runs
            union all select title_id from reports.rpt_title_gems
        ) order by all""",
    )
    tab = browse(sample_site, "title").open({"title": bare})
    page = tab.page
    for name in ("runs", "forecasts", "gems"):
        (listing,) = [item for item in tab.listings() if item.name == name]
        part = page.locator(f"[data-listing={name}]")
        assert part.locator(".none").inner_text() == listing.none
        assert part.locator(".none").is_visible()
        assert not part.locator("table").is_visible()
    assert page.locator(".ranking li").count() == 0
    assert page.locator(".ranking .none").is_visible()
    # All of them together, in the other direction.
    full = one(
        sample_database,
        """select title_id from reports.rpt_title_gems
        where title_id in (select title_id from reports.rpt_top10_forecasts) order by all""",
    )
    tab.set({"title": full})
    for name in ("runs", "forecasts", "gems"):
        part = page.locator(f"[data-listing={name}]")
        assert part.locator("tbody tr").count() > 0
        assert not part.locator(".none").is_visible()
    similar = one(sample_database, "select min(title_id) from reports.rpt_similar_titles")
    tab.set({"title": similar})
    assert page.locator(".ranking li").count() == 12
    assert not page.locator(".ranking .none").is_visible()


def test_gems_lead_to_their_titles(
    browse: Browse, sample_site: Path, sample_database: Path
) -> None:
    tab = browse(sample_site, "recommend").open()
    link = tab.page.locator("[data-listing=gems] tbody a").first
    title = link.inner_text()
    hidden = "select title from reports.rpt_title_gems where hidden_place = 1"
    assert title == one(sample_database, hidden)
    link.click()
    tab.page.wait_for_selector("html[data-ready]", state="attached")
    assert heading(tab) == title


def test_without_a_model_that_is_better_nothing_is_recommended(
    browse: Browse, sample_site: Path, sample_database: Path
) -> None:
    assert one(sample_database, "select count(*) from reports.rpt_recommended_films") == "0"
    tab = browse(sample_site, "recommend").open({"film": "1"})
    page = tab.page
    assert page.get_by_text("nothing is recommended by ratings").is_visible()
    assert page.locator("[data-pick=film], [data-listing=films]").count() == 0
    tab.reset()


FILMS = [(1, "One"), (2, "Two & <b>a half</b>"), (3, "Three")]


@pytest.fixture
def rated_site(sample_database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The page of recommendations where a model is chosen: of each film the two others."""
    database = tmp_path / "sample.duckdb"
    shutil.copy(sample_database, database)
    known = one(sample_database, "select min(title_id) from marts.dim_titles")
    with duckdb.connect(str(database)) as writing:
        for number, title in FILMS:
            others = [film for film in reversed(FILMS) if film[0] != number]
            for place, (other, other_title) in enumerate(others, 1):
                writing.execute(
                    "insert into reports.rpt_recommended_films (dataset, movie_id, title, place,"
                    " other_movie_id, other_title, other_release_year, other_title_id, model,"
                    " weight) values ('movielens_csv', ?, ?, ?, ?, ?, 1990, ?, 'EASE', 0.5)",
                    [number, title, place, other, other_title, known if other == 3 else None],
                )
    monkeypatch.setattr(build, "PAGES", ("recommend", "title"))
    build_site(database, tmp_path / "site")
    return tmp_path / "site"


def test_films_by_ratings_follow_the_film_picked(browse: Browse, rated_site: Path) -> None:
    tab = browse(rated_site, "recommend").open()
    page = tab.page
    shown = page.locator("[data-listing=films] tbody td:first-child")
    assert page.input_value("[data-pick=film]") == "One"  # of as many lists as the others
    assert shown.all_inner_texts() == ["Three", "Two & <b>a half</b>"]
    assert shown.locator("a").all_inner_texts() == ["Three"]
    assert "MovieLens (ratings.csv)" in page.locator(".source").all_inner_texts()[-1]
    page.fill("[data-pick=film]", "three")
    page.keyboard.press("Enter")
    tab.wait("Explorer.state().film === '3'")
    page.evaluate("Explorer.update()")
    assert page.input_value("[data-pick=film]") == "Three"
    assert shown.all_inner_texts() == ["Two & <b>a half</b>", "One"]
    assert "film=3" in page.url
    # What narrows the works of the catalogue leaves the films as they are.
    tab.set({"q": "One", "kind": "series"})
    assert shown.all_inner_texts() == ["Two & <b>a half</b>", "One"]
    again = browse(rated_site, "recommend").open({"film": "2"})
    assert again.page.input_value("[data-pick=film]") == "Two & <b>a half</b>"
    assert again.violations() == []
    page.click("button[type=reset]")
    tab.wait("Explorer.state().film === '1'")
