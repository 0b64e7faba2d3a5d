"""The figures of binges, of series followed and of coming back say what the marts hold."""

import re
from collections.abc import Callable

import pandas as pd
import pytest
from test_figures import HOSTILE, Drawn, drawn, parts  # noqa: F401 - a fixture

from netflix_warehouse.figures.check import check
from netflix_warehouse.figures.draw import encode
from netflix_warehouse.figures.house import theme
from netflix_warehouse.figures.registry import FIGURES
from netflix_warehouse.figures.viewing_parts import duration, untimed
from netflix_warehouse.warehouse import connect


@pytest.fixture
def sample(drawn: Callable[[str], Drawn]) -> Drawn:  # noqa: F811
    """Return the figures of the sample."""
    return drawn("sample")


@pytest.mark.parametrize(
    ("figure", "sql"),
    [
        (
            "viewing_binge_rate",
            """select round(100.0 * count(distinct binges.session_id)
                / count(distinct sessions.session_id))::integer || '% of the sessions hold a binge'
            from marts.fct_viewing_sessions as sessions
            left join marts.fct_binges as binges using (session_id)""",
        ),
        (
            "viewing_longest_binges",
            """select 'The longest binge: ' || max(episode_count) || ' episodes of '
                || arg_max(show_title, (episode_count, watched_seconds))
            from marts.fct_binges""",
        ),
        (
            "viewing_binge_lengths",
            """select 'The typical binge is ' || median(episode_count)::integer || ' episodes in '
                || (median(watched_seconds)::integer // 3600) || ' h '
            from marts.fct_binges""",
        ),
        (
            "viewing_binge_starts",
            """select 'Binges begin on ' || dayname(max_by(played_on, n)) || 's most often; '
                || (select round(100.0 * count(*) filter (is_from_first_episode)
                    / count(is_from_first_episode))::integer from marts.fct_binges)
                || '% start with the first episode of a season'
            from (
                select *, count(*) over (partition by isodow(played_on)) as n from marts.fct_binges
            )""",
        ),
        (
            "viewing_completion",
            """select round(100.0 * count(*) filter (completion_status = 'finished') / count(*))
                ::integer || '% of the series begun were finished, '
                || round(100.0 * count(*) filter (completion_status = 'abandoned') / count(*))
                ::integer || '% abandoned'
            from marts.fct_series_completion""",
        ),
        (
            "viewing_abandoned",
            """select 'Given up after ' || episode_count || ' episodes: ' || show_title
            from marts.fct_series_completion where completion_status = 'abandoned'
            order by watched_seconds desc limit 1""",
        ),
        (
            "viewing_pace",
            """select round(100 * avg((last_played_on - first_played_on <= 6)::integer))::integer
                || '% of the series finished took a week or less'
            from marts.fct_series_completion
            where completion_status = 'finished' and episode_count > 1""",
        ),
        (
            "viewing_rewatching",
            """select 'Watched again most: ' || count(distinct episode_key) || ' episodes of '
                || any_value(show_title)
            from marts.fct_viewing_plays where is_rewatch
            group by profile_id, show_key order by count(*) desc limit 1""",
        ),
    ],
)
def test_headlines_agree_with_the_marts(sample, figure, sql):
    with connect(sample.database) as connection:
        expected = connection.execute(sql).fetchall()[0][0]
    assert expected in sample.headline(figure)


def test_the_longest_streak_is_counted_day_by_day(sample):
    with connect(sample.database) as connection:
        days = connection.execute(
            "select distinct profile_id, played_on from marts.fct_viewing_plays"
        ).fetchall()
    there = set(days)
    longest = 0
    for profile, day in days:
        length = 1
        while (profile, day + pd.Timedelta(days=length)) in there:
            length += 1
        longest = max(longest, length)
    assert sample.headline("viewing_streaks").startswith(
        f"The longest streak: {longest} days in a row"
    )


def test_times_of_day_name_their_zone(sample):
    for figure in ("viewing_binge_rate", "viewing_binge_starts", "viewing_longest_binges"):
        assert "Times in UTC." in sample.texts[figure, "light"]["source"], figure


def test_no_figure_shows_a_name(sample):
    with connect(sample.database) as connection:
        names = connection.execute("select profile from marts.dim_viewing_profiles").fetchall()
    shown = " ".join(" ".join(texts.values()) for texts in sample.texts.values())
    assert names
    assert [name for (name,) in names if name in shown] == []


def test_short_exports_alone_have_no_sessions(sample):
    report = sample.reports["rpt_viewing_binge_rate"].assign(
        session_count=0, binge_session_count=0, untimed_play_count=7
    )
    with theme("light"):
        picture = sample.draw(FIGURES["viewing_binge_rate"], report)
        assert check(picture) == []
    assert "need a time of day" in parts(picture)["headline"]


def test_plays_left_out_are_said(sample):
    report = sample.reports["rpt_viewing_binge_rate"].assign(untimed_play_count=1)
    months = (report["profile_label"] == "all profiles").sum()
    with theme("light"):
        picture = sample.draw(FIGURES["viewing_binge_rate"], report)
        assert check(picture) == []
    said = f"{months} plays of short exports, without time of day, are left out."
    assert said in parts(picture)["source"]
    assert untimed(0) == ""


@pytest.mark.parametrize("profile_count", [1, 12])
@pytest.mark.parametrize(
    "figure", ["viewing_binge_rate", "viewing_binge_lengths", "viewing_completion",
               "viewing_streaks", "viewing_rewatching", "viewing_longest_binges"]
)  # fmt: skip
def test_one_profile_or_twelve(sample, figure, profile_count):
    registered = FIGURES[figure]
    report = sample.reports[registered.report]
    one = report[report["profile_label"] == "profile 2"]
    copies = [one.assign(profile_label=f"profile {n}") for n in range(1, profile_count + 1)]
    rows = pd.concat([report[report["profile_label"] == "all profiles"], *copies])
    with theme("dark"):
        assert check(sample.draw(registered, rows.reset_index(drop=True))) == []


def test_ten_years_of_months(sample):
    months = pd.date_range("2015-01-01", "2024-12-01", freq="MS")
    report = sample.reports["rpt_viewing_binge_rate"]
    rows = pd.concat(
        report[report["profile_label"] == label]
        .iloc[[0] * len(months)]
        .assign(month_starts_on=months)
        for label in report["profile_label"].unique()
    )
    with theme("light"):
        picture = sample.draw(FIGURES["viewing_binge_rate"], rows.reset_index(drop=True))
        assert check(picture) == []
    assert "by quarter" in parts(picture)["subtitle"]


@pytest.mark.filterwarnings("ignore:Glyph")
@pytest.mark.parametrize("figure", ["viewing_longest_binges", "viewing_abandoned",
                                    "viewing_rewatching"])  # fmt: skip
def test_hostile_titles_do_no_harm(sample, figure):
    registered = FIGURES[figure]
    report = sample.reports[registered.report].copy()
    report["show_title"] = [HOSTILE[n % len(HOSTILE)] for n in range(len(report))]
    with theme("light"):
        picture = sample.draw(registered, report)
        assert check(picture) == []
        encode(picture, "svg")
    assert not re.search("[\u202a-\u202e\u200b\x00\n]", " ".join(parts(picture).values()))


def test_durations():
    assert [duration(minutes) for minutes in (0, 59.4, 60, 311.05, 6000, float("nan"))] == [
        "0 min",
        "59 min",
        "1 h",
        "5 h 11 min",
        "100 h",
        "",
    ]
