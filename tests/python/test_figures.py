"""The figures: readable, honest, repeatable, and true to the tables that they show."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb
import pandas as pd
import pytest
from matplotlib.figure import Figure
from PIL import Image

from netflix_warehouse.errors import UserError
from netflix_warehouse.figures import draw_all, draw_gallery
from netflix_warehouse.figures.check import ON_MARK, check, drawn_texts
from netflix_warehouse.figures.draw import GALLERY, encode, missing_letters, read
from netflix_warehouse.figures.house import PALETTES, theme
from netflix_warehouse.figures.page import BODY_WIDTH, Page
from netflix_warehouse.figures.registry import AREAS, FIGURES, Registered, Source
from netflix_warehouse.figures.wording import count, name, percent
from netflix_warehouse.warehouse import connect

DATABASES = ("sample", "real")
SOURCE = Source(False, date(2020, 1, 1), date(2021, 9, 1), 1000)


class Drawn:
    """Every figure of one database in both themes, drawn once."""

    def __init__(self, database: Path) -> None:
        """Draw them."""
        self.database = database
        with connect(database) as connection:
            self.reports, self.sources = read(connection)
        self.problems: dict[tuple[str, str], list[str]] = {}
        self.texts: dict[tuple[str, str], dict[str, str]] = {}
        for colours in PALETTES:
            with theme(colours):
                for figure in FIGURES.values():
                    picture = self.draw(figure)
                    self.problems[figure.name, colours] = check(picture)
                    self.texts[figure.name, colours] = parts(picture)

    def draw(self, figure: Registered, report: pd.DataFrame | None = None) -> Figure:
        """Draw a figure from its report, or from other rows of its kind, in the theme in force."""
        rows = self.reports[figure.report] if report is None else report
        return figure.draw(rows, self.sources[figure.area])

    def has_rows(self, figure: str) -> bool:
        """Return whether the area of a figure has any records; the sample has them all."""
        return "sample" in self.database.name or self.sources[FIGURES[figure].area].rows > 0

    def headline(self, figure: str) -> str:
        """Return the headline of a figure as one line."""
        return self.texts[figure, "light"]["headline"]


def parts(figure: Figure) -> dict[str, str]:
    """Return the texts of a figure by their part; those without one under 'other'."""
    found: dict[str, list[str]] = {}
    for text in drawn_texts(figure):
        found.setdefault(text.get_gid() or "other", []).append(text.get_text())
    return {part: " ".join(texts) for part, texts in found.items()}


@pytest.fixture(scope="session")
def drawn(request: pytest.FixtureRequest) -> Callable[[str], Drawn]:
    """Return the figures of the sample or of real data."""
    done: dict[str, Drawn] = {}

    def of(label: str) -> Drawn:
        if label not in done:
            done[label] = Drawn(request.getfixturevalue(f"{label}_database"))
        return done[label]

    return of


@pytest.fixture(scope="session")
def folder(sample_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that draw_all fills from the sample."""
    folder = tmp_path_factory.mktemp("figures") / "made"
    announced: list[str] = []
    written = draw_all(sample_database, folder, announced.append)
    assert announced == list(FIGURES)
    assert sorted(written) == sorted(folder.iterdir())
    return folder


@pytest.mark.parametrize("label", DATABASES)
def test_every_figure_passes_the_check_in_both_themes(drawn, label):
    assert {key: found for key, found in drawn(label).problems.items() if found} == {}


@pytest.mark.parametrize("label", DATABASES)
def test_only_the_fictional_sample_is_called_one(drawn, label):
    for texts in drawn(label).texts.values():
        said = [part for part, text in texts.items() if "fictional sample" in text.lower()]
        assert sorted(said) == (["source", "tag"] if label == "sample" else [])


@pytest.mark.parametrize("label", DATABASES)
def test_no_figure_is_blank(drawn, label):
    for figure, colours in drawn(label).texts:
        if drawn(label).has_rows(figure):
            assert "other" in drawn(label).texts[figure, colours], figure


@pytest.mark.parametrize("label", DATABASES)
@pytest.mark.parametrize(
    ("figure", "sql"),
    [
        (
            "catalogue_growth",
            """select 'half of the ' || format('{:,}', count(*)) || ' titles were added from '
                || strftime(quantile_disc(added_on, 0.5), '%B %Y')
            from marts.fct_catalogue_titles where added_on is not null""",
        ),
        (
            "catalogue_additions_by_year",
            """select ' brought ' || format('{:,}', count(*)) || ' of the titles'
            from marts.fct_catalogue_titles
            where year(added_on) = (select max(year(added_on)) from marts.fct_catalogue_titles)""",
        ),
        (
            "catalogue_age_when_added",
            """select round(100 * avg(cast(release_year = year(added_on) as integer)))
                ::integer || '% of the series added'
            from marts.fct_catalogue_titles
            where type = 'TV Show' and release_year <= year(added_on) and year(added_on)
                = (select max(year(added_on)) from marts.fct_catalogue_titles)""",
        ),
        (
            "catalogue_seasons",
            """select round(100 * avg(cast(season_count = 1 as integer)))::integer
                || '% of the series have one season, '
                || round(100 * avg(cast(season_count >= 5 as integer)))::integer
                || '% have five or more'
            from marts.fct_catalogue_titles where season_count is not null""",
        ),
        (
            "catalogue_people",
            """select ' (' || max(titles) filter (role = 'director') || '), nor appears in more'
            from (
                select role, person, count(distinct title_id) as titles
                from marts.bridge_title_people group by all
            )""",
        ),
        (
            "catalogue_running_time_by_release_year",
            "select cast(max(release_year) as varchar) from marts.fct_catalogue_titles"
            " where duration_minutes is not null",
        ),
        (
            "country_reach",
            """select round(100.0 * count(*) filter (countries = 1) / count(*))::integer
                || '% of the titles in the Top 10 by country are listed in one country only, yet '
                || 'they take '
                || round(100.0 * sum(places) filter (countries = 1) / sum(places))::integer
                || '% of the places'
            from (
                select count(distinct country_iso2) as countries, count(*) as places
                from marts.fct_top10_country_weeks group by title_id
            )""",
        ),
        (
            "country_similarity",
            """with weeks as (
                select country, title_id, count(*) as n
                from marts.fct_top10_country_weeks group by all
            ), pairs as (
                select a.country as a, b.country as b, sum(least(a.n, b.n)) as shared
                from weeks as a join weeks as b using (title_id)
                where a.country < b.country group by all
            ), totals as (select country, sum(n) as n from weeks group by all)
            select replace(round(100 * max(shared / (t.n + u.n - shared)))::integer
                || '% of their lists in common', '.0', '')
            from pairs join totals as t on t.country = a join totals as u on u.country = b""",
        ),
        (
            "engagement_lorenz",
            """select 'A tenth of the titles make ' || round(100 * sum(hours_viewed)
                filter (place <= n / 10.0) / sum(hours_viewed))::integer
                || '% of the hours of films'
            from (
                select hours_viewed, row_number() over (order by hours_viewed desc) as place,
                    count(*) over () as n
                from marts.fct_engagement_half_years
                where kind = 'film'
                    and half_year = (select max(half_year) from marts.fct_engagement_half_years)
            )""",
        ),
        (
            "engagement_long_tail",
            """select round(100.0 * count(*) filter (hours_viewed < 1e6) / count(*))::integer
                || '% of the titles had under 1 million hours each in ' || max(half_year)
                || ' and together '
                || round(100 * sum(hours_viewed) filter (hours_viewed < 1e6) / sum(hours_viewed))
                    ::integer
                || '% of the hours; the top ' || count(*) filter (hours_viewed >= 1e8) || ' had '
            from marts.fct_engagement_half_years
            where half_year = (select max(half_year) from marts.fct_engagement_half_years)""",
        ),
        (
            "engagement_by_age",
            """select round(100 * sum(hours_viewed) filter (is_released_in_half_year)
                / sum(hours_viewed))::integer || '% of the hours of dated series'
            from marts.fct_engagement_half_years
            where released_on is not null and kind = 'series'
                and half_year = (select max(half_year) from marts.fct_engagement_half_years)""",
        ),
        (
            "engagement_retention",
            """with hours as (
                select half_year, engagement_title_id, min(kind) as kind,
                    min(released_on) as released_on, sum(hours_viewed) as hours_viewed
                from marts.fct_engagement_half_years group by all
            ), halves as (
                select half_year, row_number() over (order by half_year desc) as place
                from (select distinct half_year from hours)
            ), one as (select * from hours where half_year = (
                select half_year from halves where place = 2
            )), next as (select * from hours where half_year = (
                select half_year from halves where place = 1
            ))
            select 'had ' || round(100 * median(coalesce(next.hours_viewed, 0) / one.hours_viewed))
                ::integer || '% of its hours again in the next half-year'
            from one left join next using (engagement_title_id)
            where one.kind = 'film' and one.released_on between
                make_date(left(one.half_year, 4)::integer, if(one.half_year like '%1', 1, 7), 1)
                and make_date(left(one.half_year, 4)::integer, if(one.half_year like '%1', 1, 7), 1)
                    + 59""",
        ),
        (
            "catalogue_data_quality",
            """select count(*) filter (affected_rows > 0) || ' of ' || count(*) || ' data-quality'
            from quality.rule_findings where source = 'netflix_titles'""",
        ),
    ],
)
def test_headlines_agree_with_the_marts(drawn, label, figure, sql):
    if not drawn(label).has_rows(figure):
        pytest.skip(f"no data of the area {FIGURES[figure].area} is landed")
    with connect(drawn(label).database) as connection:
        expected = connection.execute(sql).fetchall()[0][0]
    assert expected in drawn(label).headline(figure)


@pytest.mark.parametrize("label", DATABASES)
def test_the_closest_coproducers_are_counted_right(drawn, label):
    headline = drawn(label).headline("catalogue_coproductions")
    partner, share, country = re.fullmatch(
        "(?:The )?(.+) takes part in (.+) of the co-productions of (?:the )?(.+)", headline
    ).groups()
    with connect(drawn(label).database) as connection:
        together, total = connection.execute(
            """select count(distinct partners.show_id), count(distinct others.show_id)
            from marts.fct_catalogue_countries as own
            inner join marts.fct_catalogue_countries as others
                on own.show_id = others.show_id and own.country <> others.country
            left join marts.fct_catalogue_countries as partners
                on own.show_id = partners.show_id and partners.country = $partner
            where own.country = $country""",
            {"partner": partner, "country": country},
        ).fetchall()[0]
    assert total >= 20
    assert share == f"{together / total:.0%}"


def test_the_exposures_are_the_figures(manifest):
    shown = {
        exposure["config"]["meta"]["figure"]: [
            node.split(".")[-1] for node in exposure["depends_on"]["nodes"]
        ]
        for exposure in manifest["exposures"].values()
        if "figure" in exposure["config"]["meta"]
    }
    assert shown == {figure.name: [figure.report] for figure in FIGURES.values()}


def test_every_registered_report_exists(drawn):
    reports = drawn("sample").reports
    assert {figure.report for figure in FIGURES.values()} == set(reports)
    assert not [report for report, rows in reports.items() if rows.empty]


def test_draw_all_writes_each_figure_light_and_dark(folder):
    names = {path.name for path in folder.iterdir()}
    assert names == {
        f"{figure}{suffix}.{kind}"
        for figure in FIGURES
        for suffix in ("", "-dark")
        for kind in ("png", "svg")
    }
    for path in folder.glob("*.png"):
        with Image.open(path) as picture:
            assert picture.width == 1536
            assert "Software" not in picture.info
    for path in folder.glob("*.svg"):
        text = path.read_text(encoding="utf-8")
        assert "<title>" in text
        assert "dc:date" not in text


def test_a_second_draw_gives_the_same_bytes(folder, sample_database):
    """In another process with another hash seed: every SVG, and every fourth PNG."""
    code = """
import hashlib, sys
from pathlib import Path
from netflix_warehouse.figures.draw import encode, read
from netflix_warehouse.figures.house import theme
from netflix_warehouse.figures.registry import FIGURES
from netflix_warehouse.warehouse import connect
reports, sources = read(connect(Path(sys.argv[1])))
with theme("light"):
    for number, figure in enumerate(FIGURES.values()):
        picture = figure.draw(reports[figure.report], sources[figure.area])
        for kind in ("png", "svg") if number % 4 == 0 else ("svg",):
            print(f"{figure.name}.{kind}", hashlib.sha256(encode(picture, kind)).hexdigest())
"""
    result = subprocess.run(
        [sys.executable, "-c", code, sample_database],
        env=os.environ | {"PYTHONHASHSEED": "7"},
        capture_output=True,
        text=True,
        check=True,
    )
    again = dict(line.split() for line in result.stdout.splitlines())
    assert len(again) > len(FIGURES)
    first = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in again}
    assert again == first


def test_the_gallery_is_small(sample_database, tmp_path):
    written = draw_gallery(sample_database, tmp_path)
    assert [path.name for path in written] == [
        f"figure-{figure}{suffix}.png" for figure in GALLERY for suffix in ("", "-dark")
    ]
    assert max(path.stat().st_size for path in written) < 80_000


def test_the_gallery_shows_nobody_s_viewing(sample_database, tmp_path):
    private = tmp_path / "private.duckdb"
    shutil.copy(sample_database, private)
    with duckdb.connect(str(private)) as connection:
        connection.execute("update quality.row_reconciliation set is_fictional_sample = false")
    names = [path.name for path in draw_gallery(private, tmp_path)]
    assert names and not [name for name in names if "viewing" in name]


@pytest.mark.parametrize("figure", FIGURES)
def test_an_empty_report_gives_a_page_that_says_so(drawn, figure):
    registered = FIGURES[figure]
    empty = drawn("sample").reports[registered.report].iloc[:0]
    with theme("light"):
        picture = registered.draw(empty, Source(False, None, None, 0, AREAS[registered.area]))
        assert check(picture) == []
        assert parts(picture)["headline"] == f"No rows: {registered.report} is empty"


@pytest.mark.parametrize("figure", FIGURES)
def test_a_few_rows_give_a_sound_figure(drawn, figure):
    registered = FIGURES[figure]
    report = drawn("sample").reports[registered.report]
    with theme("light"):
        for few in (
            report.head(1),
            report.tail(1),
            report.tail(2),
            report.sample(min(5, len(report)), random_state=1),
        ):
            assert check(drawn("sample").draw(registered, few.reset_index(drop=True))) == []


HOSTILE = [
    "$x^2$ and \\frac{1}{2} $",
    "\u202eright to left override\u202c",
    "W" * 500,
    "two\nlines\tand\x00a null",
    "Z" + "\u0301\u0302\u0303" * 20 + "algo",
    "사라진 시계탑의 비밀",
    "محمد عبد الله",
    "<b>bold</b> & %s {braces}",
    "",
    "\u200b",
    "an" + " ordinary" * 30,
    "O'Neill",
]


@pytest.mark.filterwarnings("ignore:Glyph")
@pytest.mark.parametrize(
    ("figure", "columns"),
    [
        ("catalogue_people", ["person"]),
        ("catalogue_people_pairs", ["person_a", "person_b"]),
        ("catalogue_countries", ["country"]),
        ("catalogue_coproductions", ["country_a", "country_b"]),
        ("catalogue_genre_pairs", ["genre_a", "genre_b"]),
        ("catalogue_film_genres", ["genre"]),
        ("catalogue_running_time_by_genre", ["genre"]),
        ("catalogue_data_quality", ["rule"]),
        ("country_similarity", ["country_a", "country_b"]),
        ("country_first", ["country"]),
    ],
)
def test_hostile_names_do_no_harm(drawn, figure, columns):
    registered = FIGURES[figure]
    report = drawn("sample").reports[registered.report].copy()
    values = pd.unique(report[columns].to_numpy().ravel())
    renamed = {
        value: HOSTILE[number] if number < len(HOSTILE) else value
        for number, value in enumerate(values)
    }
    for column in columns:
        report[column] = report[column].map(renamed)
    with theme("light"):
        picture = drawn("sample").draw(registered, report)
        problems = check(picture)
        encode(picture, "svg")
    assert problems == []
    shown = " ".join(parts(picture).values())
    assert "…" in shown
    assert not re.search("[\u202a-\u202e\u200b\x00\n]", shown)


@pytest.mark.filterwarnings("ignore:Glyph")
@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize(
    ("figure", "column"),
    [("demand_supply_film_genres", "genre"), ("demand_supply_countries", "country")],
)
def test_hostile_groups_do_no_harm(drawn, figure, column, hostile):
    registered = FIGURES[figure]
    report = drawn("sample").reports[registered.report].copy()
    report[column] = hostile
    report["supply"] = "under-supplied"
    with theme("light"):
        assert check(drawn("sample").draw(registered, report.head(12))) == []


def test_letters_that_no_font_has_are_named_once(capsys):
    with theme("light"), missing_letters():
        page = Page("\ue123 and \ue123 and \ue124", "subtitle", "note", 20, False)
        encode(page.figure, "svg")
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert said.startswith("warning: no installed font has \ue123 \ue124, drawn as boxes")


@pytest.mark.filterwarnings("ignore:Glyph")
@pytest.mark.parametrize("text", ["Plain words", "Łódź, Ελλάδα, 愛と死, 사랑, حب", "🎬 ½ → …"])
def test_fonts_that_no_letter_needs_are_not_missed(text):
    pictures = []
    for letters in (None, frozenset(text)):
        with theme("light", letters):
            page = Page(text, "subtitle", "note", 20, False)
            pictures.append([encode(page.figure, kind) for kind in ("png", "svg")])
    assert pictures[0] == pictures[1]


def luminance(colour: str) -> float:
    """Return the relative luminance of #RRGGBB, as WCAG 2 defines it."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colours", PALETTES)
def test_the_palette_has_contrast(colours):
    palette = PALETTES[colours]
    for text in (palette.text, palette.muted, palette.blue_text, palette.orange_text):
        assert contrast(text, palette.page) >= 4.5, text
    for mark in (palette.blue, palette.orange, palette.grey, palette.heat[-1]):
        assert contrast(mark, palette.page) >= 3, mark
    for cell, text in zip(palette.heat, palette.on_heat, strict=True):
        assert contrast(cell, text) >= 4.5, cell
    assert round(contrast("#000000", "#FFFFFF")) == 21


@pytest.fixture
def page():
    """A sound page with a body of 100 points."""
    with theme("light"):
        yield Page("A headline", "a subtitle", "a source note", 100, False)


def test_a_sound_page_has_no_problem(page):
    assert check(page.figure) == []


def spoil_overlap(page):
    page.text(0, 50, "first text")
    page.text(10, 52, "second text")


def spoil_edge(page):
    page.text(BODY_WIDTH - 5, 50, "beyond the edge")


def spoil_size(page):
    page.text(0, 50, "tiny", size=5)


def spoil_bar(page):
    axes = page.axes(0, 0, 200, 100, "")
    axes.set_axis_off()
    axes.set(xlim=(0, 1), ylim=(0, 1))
    axes.bar([0.5], [0.9], width=0.9)
    axes.text(0.5, 0.5, "hidden")


def spoil_line(page):
    axes = page.axes(0, 0, 200, 100, "")
    axes.set_axis_off()
    axes.plot([0, 1], [0, 1])
    axes.text(0.45, 0.48, "crossed out")


def spoil_dot(page):
    axes = page.axes(0, 0, 200, 100, "")
    axes.set_axis_off()
    axes.plot([0.5], [0.5], "o")
    axes.text(0.5, 0.5, "dotted", va="center")


def spoil_axis(page):
    axes = page.axes(0, 0, 200, 60, "")
    axes.set(xticks=[], yticks=[])
    axes.text(0.4, -0.05, "on the axis")


def spoil_tick_labels(page):
    axes = page.axes(10, 0, 200, 60, "")
    axes.set_xlim(0, 1)
    axes.set_xticks([0.5, 0.52], ["a long label", "another label"])
    axes.set_yticks([])


@pytest.mark.parametrize(
    ("spoil", "problem"),
    [
        (spoil_overlap, "'first text' overlaps 'second text'"),
        (spoil_edge, "'beyond the edge' leaves the page"),
        (spoil_size, "'tiny' is 5 pt, under 7"),
        (spoil_bar, "'hidden' overlaps a bar"),
        (spoil_line, "'crossed out' overlaps a line"),
        (spoil_dot, "'dotted' overlaps a dot"),
        (spoil_axis, "'on the axis' overlaps a line"),
        (spoil_tick_labels, "'a long label' overlaps 'another label'"),
    ],
)
def test_the_check_finds(page, spoil, problem):
    spoil(page)
    assert check(page.figure) == [problem]


def test_the_check_misses_no_part(page):
    for text in page.figure.texts:
        text.set_gid(None)
    assert check(page.figure) == [
        f"the figure has no {part}" for part in ("headline", "subtitle", "source")
    ]


def test_the_check_allows_text_meant_to_stand_on_a_mark(page):
    spoil_bar(page)
    page.figure.axes[0].texts[0].set_gid(ON_MARK)
    assert check(page.figure) == []


def test_a_partial_last_year_is_marked():
    partial, full = SOURCE, Source(False, date(2020, 1, 1), date(2021, 12, 1), 1000)
    assert partial.is_partial(2021)
    assert not partial.is_partial(2020)
    assert not full.is_partial(2021)
    rows = [
        {"month_starts_on": month, "year": month.year, "type": kind, "added_count": 20}
        for month in pd.date_range("2020-01-01", "2021-09-01", freq="MS")
        for kind in ("Movie", "TV Show")
    ]
    report = pd.DataFrame(rows).assign(cumulative_count=lambda d: d["added_count"].cumsum())
    draw = FIGURES["catalogue_additions_by_year"].draw
    with theme("light"):
        texts = parts(draw(report, partial))
        assert texts["headline"] == (
            "January to September 2021 brought 360 of the titles listed, "
            "as many as the same months of 2020"
        )
        assert "to Sep 2021" in texts["other"]
        assert "Hollow dot: 2021, to September only." in texts["source"]
        assert "Hollow" not in parts(draw(report, full))["source"]


@pytest.mark.parametrize(
    ("area", "first", "last", "partial", "period"),
    [
        ("catalogue", (2008, 3, 9), (2021, 9, 25), {2021}, "added March 2008 to September 2021:"),
        ("catalogue", (2008, 3, 9), (2021, 12, 2), set(), "added March 2008 to December 2021:"),
        ("top10", (2021, 7, 4), (2023, 12, 24), {2021, 2023}, "weeks ending 4 July 2021 to 24 Dec"),
        ("top10", (2022, 1, 2), (2023, 12, 31), set(), "weeks ending 2 January 2022 to 31 Dec"),
        ("engagement", (2023, 1, 1), (2025, 6, 30), {2025}, "January 2023 to June 2025"),
        ("engagement", (2023, 7, 1), (2024, 12, 31), {2023}, "July 2023 to December 2024"),
    ],
)
def test_the_source_knows_its_period(area, first, last, partial, period):
    source = Source(False, date(*first), date(*last), 1000, AREAS[area])
    assert {year for year in range(2005, 2028) if source.is_partial(year)} == partial
    assert f"{AREAS[area].data}, 1,000 records, {period}" in source.note()
    years = source.whole_years(pd.Series(1, range(2005, 2028))).index
    assert set(range(2005, 2028)) - set(years) == partial
    assert f"sample {AREAS[area].raw_table}" in replace(source, is_fictional_sample=True).note()


def test_a_broken_warehouse_is_one_clear_line(tmp_path):
    with pytest.raises(UserError, match="not built yet"):
        draw_all(tmp_path / "absent.duckdb", tmp_path)
    duckdb.connect(str(tmp_path / "bare.duckdb")).close()
    with pytest.raises(UserError, match="the warehouse is incomplete, run `netflix build`"):
        draw_all(tmp_path / "bare.duckdb", tmp_path)


def test_a_folder_that_cannot_be_made_is_one_clear_line(sample_database, tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(UserError, match=r"catalogue_growth\.png cannot be written"):
        draw_all(sample_database, tmp_path / "file")


def test_wording():
    assert count(1, "title") == "1 title"
    assert count(1234.4, "title") == "1,234 titles"
    assert count(2, "country") == "2 countries"
    assert [percent(share) for share in (0, 0.001, 0.5, 0.999, 1)] == [
        "0%",
        "under 1%",
        "50%",
        "over 99%",
        "100%",
    ]
    assert name("a\u202e b\n c") == "a b c"
    assert name("x" * 50, 10) == "x" * 9 + "…"
    assert name("") == "(no name)"
