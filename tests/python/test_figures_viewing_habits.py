"""The figures of when and what is watched say what the marts hold, whatever rows they are given."""

import re
from collections import defaultdict
from datetime import timedelta

import pandas as pd
import pytest
from test_figures import HOSTILE, drawn, parts  # noqa: F401 - a fixture

from netflix_warehouse.figures.check import check
from netflix_warehouse.figures.draw import encode
from netflix_warehouse.figures.house import PALETTES, theme
from netflix_warehouse.figures.registry import FIGURES
from netflix_warehouse.warehouse import connect

HABITS = (
    *("viewing_calendar", "viewing_hours", "viewing_months", "viewing_kinds"),
    *("viewing_familiarity", "viewing_countries", "viewing_languages", "viewing_genres"),
    *("viewing_devices", "viewing_row_classes"),
)
TIMED = ("viewing_calendar", "viewing_months", "viewing_kinds", "viewing_familiarity")
MINUTES = re.compile(r"minutes(_share|_coverage)?$")


@pytest.fixture
def sample(drawn):  # noqa: F811
    """Return the figures of the sample."""
    return drawn("sample")


def without_minutes(report: pd.DataFrame) -> pd.DataFrame:
    """Return the report as short exports alone would have it."""
    report = report.copy()
    for column in report.columns:
        if MINUTES.search(column):
            report[column] = float("nan")
        if column == "untimed_play_count" and "play_count" in report:
            report[column] = report["play_count"]
    return report


@pytest.mark.parametrize(
    ("figure", "sql"),
    [
        (
            "viewing_calendar",
            """select 'on ' || count(distinct played_on) || ' of '
                || (max(played_on) - min(played_on) + 1) || ' days'
            from marts.fct_viewing_plays""",
        ),
        (
            "viewing_months",
            """select strftime(max_by(month, minutes), '%B %Y') || ' was the fullest month: '
                || round(max(minutes) / 60)::integer || ' hours'
            from (select date_trunc('month', played_on) as month, sum(watched_minutes) as minutes
                from marts.fct_viewing_plays group by 1)""",
        ),
        (
            "viewing_kinds",
            """select 'Series take ' || round(100 * sum(watched_minutes)
                filter (kind = 'series') / sum(watched_minutes))::integer || '% of the hours'
            from marts.fct_viewing_plays""",
        ),
        (
            "viewing_familiarity",
            """select round(100 * sum(watched_minutes) filter (not is_rewatch and date_trunc(
                'month', show_first_played_on) = date_trunc('month', played_on))
                / sum(watched_minutes))::integer || '% of the hours are of shows and films new'
            from marts.fct_viewing_plays""",
        ),
        (
            "viewing_countries",
            """with known as (
                select * from marts.fct_viewing_plays
                where title_id in (select title_id from marts.bridge_title_countries)
            )
            select round(100 * max(minutes) / (select sum(watched_minutes) from known))::integer
                || '% of the hours are of titles from '
                || if(max_by(country, minutes) ^@ 'United', 'the ', '') || max_by(country, minutes)
            from (
                select country, sum(watched_minutes) as minutes
                from known join (select distinct title_id, country
                    from marts.bridge_title_countries) using (title_id) group by 1
            )""",
        ),
        (
            "viewing_devices",
            """select ' takes ' || round(100 * max(minutes) / sum(minutes))::integer
                || '% of the hours'
            from (select device_family, sum(watched_minutes) as minutes
                from marts.fct_viewing_plays group by 1)""",
        ),
        (
            "viewing_row_classes",
            """select round(100 * (select count(*) from marts.fct_viewing_plays)
                / (select sum(staged_rows) from quality.row_reconciliation
                where raw_table ^@ 'viewing'))::integer || '% of the rows of the exports are plays'
            """,
        ),
    ],
)
def test_headlines_agree_with_the_marts(sample, figure, sql):
    with connect(sample.database) as connection:
        expected = connection.execute(sql).fetchall()[0][0]
    assert expected in sample.headline(figure)


def test_hours_agree_with_a_clock_of_seconds(sample):
    """Each play is walked hour by hour in plain Python; the sample is told in UTC."""
    with connect(sample.database) as connection:
        plays = connection.execute(
            "select profile_id, started_at, ended_at from marts.fct_viewing_plays"
            " where ended_at is not null"
        ).fetchall()
        found = connection.execute(
            "select profile_id, played_on, hour, watched_seconds from marts.fct_viewing_hours"
        ).fetchall()
    seconds: defaultdict[tuple, int] = defaultdict(int)
    for profile, start, end in plays:
        while start < end:
            after = start.replace(minute=0, second=0) + timedelta(hours=1)
            step = min(after, end)
            seconds[profile, start.date(), start.hour] += int((step - start).total_seconds())
            start = step
    assert len(seconds) > 1000
    assert {(profile, day, hour): total for profile, day, hour, total in found} == seconds


@pytest.mark.parametrize("figure", HABITS)
def test_the_clock_is_named(sample, figure):
    says = "timezone" in sample.reports[FIGURES[figure].report]
    assert ("Times in UTC." in sample.texts[figure, "light"]["source"]) == says


def test_no_figure_or_report_names_a_profile(sample):
    with connect(sample.database) as connection:
        names = connection.execute("select profile from marts.dim_viewing_profiles").fetchall()
    assert len(names) == 3
    shown = " ".join(text for texts in sample.texts.values() for text in texts.values())
    reports = " ".join(
        str(value)
        for figure in HABITS
        for value in sample.reports[FIGURES[figure].report]["profile_label"].unique()
    )
    for (name,) in names:
        assert name not in shown
        assert name not in reports


@pytest.mark.parametrize("colours", PALETTES)
@pytest.mark.parametrize("figure", HABITS)
def test_short_exports_are_counted_in_plays(sample, figure, colours):
    registered = FIGURES[figure]
    report = without_minutes(sample.reports[registered.report])
    with theme(colours):
        picture = sample.draw(registered, report)
        assert check(picture) == []
    said = parts(picture)
    if figure == "viewing_hours":
        assert said["headline"] == "No play has a time of day"
    elif figure != "viewing_row_classes":
        assert "plays" in said["headline"] + said["subtitle"]
    if figure in TIMED:
        assert "the exports have no time watched" in said["source"]
    assert "hour" not in said["headline"]
    assert "nan" not in " ".join(said.values()).lower().split()


@pytest.mark.parametrize("figure", TIMED)
def test_what_hours_leave_out_is_said(sample, figure):
    registered = FIGURES[figure]
    report = sample.reports[registered.report].copy()
    report["untimed_play_count"] = 0
    report.loc[report.index[report["profile_label"] == "all profiles"][0], "untimed_play_count"] = 1
    with theme("light"):
        said = parts(sample.draw(registered, report))["source"]
    assert "1 play without a time watched, as in a short export, is left out." in said


@pytest.mark.parametrize("figure", HABITS)
@pytest.mark.parametrize("number", [1, 12])
def test_one_profile_or_twelve(sample, figure, number):
    registered = FIGURES[figure]
    report = sample.reports[registered.report]
    one = report[report["profile_label"] == "profile 1"]
    many = [one.assign(profile_label=f"profile {n + 1}") for n in range(number)]
    report = pd.concat([one.assign(profile_label="all profiles"), *many], ignore_index=True)
    with theme("light"):
        assert check(sample.draw(registered, report)) == []


@pytest.mark.parametrize("figure", [*TIMED, "viewing_genres", "viewing_devices"])
def test_ten_years(sample, figure):
    registered = FIGURES[figure]
    report = sample.reports[registered.report]
    column = next(c for c in ("played_on", "month_starts_on", "quarter_starts_on") if c in report)
    years = [
        report.assign(**{column: report[column] - pd.DateOffset(years=2 * n)}) for n in range(6)
    ]
    with theme("light"):
        assert check(sample.draw(registered, pd.concat(years, ignore_index=True))) == []


@pytest.mark.filterwarnings("ignore:Glyph")
@pytest.mark.parametrize(
    ("figure", "column"),
    [
        ("viewing_countries", "country"),
        ("viewing_genres", "theme"),
        ("viewing_devices", "device_family"),
        ("viewing_row_classes", "clip_type"),
        ("viewing_languages", "language"),
    ],
)
def test_hostile_names_do_no_harm(sample, figure, column):
    registered = FIGURES[figure]
    report = sample.reports[registered.report].copy()
    kept = ("not known", "Non-English", "")
    values = [value for value in pd.unique(report[column]) if value not in kept]
    renamed = {value: HOSTILE[n] for n, value in enumerate(values[: len(HOSTILE)])}
    report[column] = report[column].map(lambda value: renamed.get(value, value))
    with theme("light"):
        picture = sample.draw(registered, report)
        assert check(picture) == []
        encode(picture, "svg")
    assert not re.search("[\u202a-\u202e\u200b\x00\n]", " ".join(parts(picture).values()))
