"""The year-in-review card: sound whatever the year, true to the marts, and without names."""

import stat
from dataclasses import replace

import duckdb
import pandas as pd
import pytest
from conftest import netflix
from PIL import Image
from test_figures import HOSTILE, parts

from netflix_warehouse.errors import UserError
from netflix_warehouse.figures import draw_year_in_review
from netflix_warehouse.figures.check import check
from netflix_warehouse.figures.draw import encode
from netflix_warehouse.figures.house import PALETTES, theme
from netflix_warehouse.figures.year_card import Review, draw_card
from netflix_warehouse.figures.year_tiles import legible
from netflix_warehouse.warehouse import connect

NEEDS_TIMES = (
    *("watched_minutes", "film_minutes", "new_minutes_share", "top_show_minutes"),
    *("top_film_minutes", "busiest_day_minutes", "favourite_hour", "longest_session_minutes"),
    *("longest_session_on", "longest_binge_show_title", "longest_binge_episode_count"),
    *("longest_binge_minutes", "longest_binge_on", "binge_session_share", "autoplayed_share"),
    *("tv_share", "phone_share", "tablet_share", "computer_share", "console_share"),
)


@pytest.fixture(scope="module")
def review(sample_database):
    """Return profile 2's year 2023 of the sample."""
    where = "where profile_label = 'profile 2' and year = 2023"
    with connect(sample_database) as connection:
        years, shows, parts_of_year = (
            connection.execute(f"from reports.rpt_viewing_year{name} {where}").df()
            for name in ("s", "_shows", "_parts")
        )
    return Review("profile 2", years.iloc[0], shows, parts_of_year, False)


@pytest.fixture
def short(review):
    """Return the same year as a short export has it: days, plays and titles alone."""
    year = review.year.copy()
    for column in NEEDS_TIMES:
        year[column] = None
    for column in ("session_count", "binge_count", "binge_session_count", "marathon_count"):
        year[column] = 0
    year["untimed_play_count"] = year["play_count"]
    return replace(
        review,
        year=year,
        shows=review.shows.assign(watched_minutes=float("nan")),
        parts=review.parts[review.parts["part"] != "hour"].assign(watched_minutes=float("nan")),
    )


def said(review, colours="light"):
    """Return every text of a card that is sound."""
    with theme(colours):
        picture = draw_card(review)
        assert check(picture) == []
        return parts(picture)


@pytest.mark.parametrize("colours", PALETTES)
def test_the_card_says_what_the_marts_hold(review, sample_database, colours):
    with connect(sample_database) as connection:
        hours, plays, days = connection.execute(
            """select round(sum(watched_seconds) / 3600.0)::integer, count(*),
                count(distinct played_on)
            from marts.fct_viewing_plays where profile_id = 2 and year(played_on) = 2023"""
        ).fetchall()[0]
        shows = connection.execute(
            """select show_title from marts.fct_viewing_plays
            where profile_id = 2 and year(played_on) = 2023
            group by kind, show_key, show_title order by sum(watched_seconds) desc limit 5"""
        ).fetchall()
    texts = said(review, colours)
    assert texts["headline"] == "2023"
    assert texts["subtitle"] == f"{hours:,} hours"
    assert f"on {days} days of 365, in {plays:,} plays" in texts["other"]
    assert all(title in texts["other"] for (title,) in shows)
    assert "times in UTC" in texts["source"]


def test_a_short_export_says_what_it_lacks(short):
    texts = said(short)
    assert texts["subtitle"] == f"{short.year['play_count']:,} plays"
    assert "the hour is not exported" in texts["other"]
    assert "Short exports have no time of day and no minutes" in texts["source"]
    assert "times in" not in texts["source"]
    for invented in (" h ", " min", "Longest binge", "Longest session", ":00"):
        assert invented not in texts["other"], invented


@pytest.mark.parametrize("is_timed", [True, False])
def test_one_play_in_the_year(review, short, is_timed):
    whole = review if is_timed else short
    year = whole.year.copy()
    for column in ("play_count", "day_count", "film_count", "new_film_count",
                   "busiest_day_play_count", "longest_streak_day_count"):  # fmt: skip
        year[column] = 1
    for column in ("series_count", "episode_count", "rewatch_count", "finished_series_count",
                   "abandoned_series_count", "new_series_count", "binge_count"):  # fmt: skip
        year[column] = 0
    year["untimed_play_count"] = int(not is_timed)
    year["top_genre"] = None
    year["is_first_year"] = True
    year["watched_minutes"] = 95.5 if is_timed else None
    year["last_played_on"] = year["first_played_on"]
    texts = said(replace(whole, year=year, shows=whole.shows.head(1), parts=whole.parts.head(1)))
    assert texts["subtitle"] == ("96 minutes" if is_timed else "1 play")
    assert "1 film" in texts["other"]
    assert texts["source"].startswith("Plays of ")


@pytest.mark.filterwarnings("error:Glyph")
@pytest.mark.parametrize(
    "hostile", [*HOSTILE, "名探偵", "名探偵コナン", "\U0001fae8 moving", "שלום"]
)
def test_hostile_titles_are_never_boxes(review, hostile):
    """A missing letter would be a warning, which is an error here."""
    year = review.year.copy()
    year["longest_binge_show_title"] = year["top_film_title"] = hostile
    odd = replace(review, year=year, shows=review.shows.assign(show_title=hostile))
    with theme("dark"):
        encode(draw_card(odd), "png")
    said(odd, "dark")


def test_letters_without_a_font_are_named():
    with theme("light"):
        assert legible("\ue123\ue124 plain", "film") == "plain"
        assert legible("𖫐𖫑", "series") == "(a series in Bassa)"


def test_large_numbers_and_long_genres_fit(review):
    year = review.year.copy()
    year["watched_minutes"] = 519_000.0
    year["play_count"], year["episode_count"] = 123_456, 99_999
    year["finished_series_count"], year["abandoned_series_count"] = 12_345, 12_345
    year["top_genre"] = "Science fiction and fantasy"
    name = "A profile with a very long name, longer than the card is wide"
    texts = said(replace(review, name=name, year=year, is_fictional_sample=True))
    assert texts["tag"] == "FICTIONAL SAMPLE"
    assert "and fantasy" in texts["other"]


def test_without_a_known_end_nothing_is_called_unfinished(review):
    year = review.year.copy()
    year["finished_series_count"], year["abandoned_series_count"] = 0, 3
    texts = said(replace(review, year=year))
    assert "3 abandoned" in texts["other"]
    assert "finished" not in texts["other"]


def test_files_are_private_and_nameless(sample_database, tmp_path):
    with connect(sample_database) as connection:
        names = connection.execute("select profile from marts.dim_viewing_profiles").fetchall()
    first = draw_year_in_review(sample_database, tmp_path / "a", 2023)
    again = draw_year_in_review(sample_database, tmp_path / "b", 2023)
    named = draw_year_in_review(sample_database, tmp_path / "c", 2023, show_names=True)
    assert [path.name for path in first][:3] == [
        "year-in-review-2023-all-profiles.png",
        "year-in-review-2023-all-profiles-dark.png",
        "year-in-review-2023-profile-1.png",
    ]
    assert len(first) == 2 * (len(names) + 1)
    for path, same, other in zip(first, again, named, strict=True):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert path.read_bytes() == same.read_bytes()
        is_named = "all-profiles" not in path.name
        assert (path.read_bytes() != other.read_bytes()) == is_named
        with Image.open(path) as picture:
            assert picture.size == (1080, 1920)
    assert not [path for path in named for (name,) in names if name.lower() in path.name]


def test_wrong_requests_are_one_clear_line(sample_database, tmp_path):
    with pytest.raises(UserError, match="no such profile: choose one of all profiles, profile 1"):
        draw_year_in_review(sample_database, tmp_path, profile="Macarena")
    with pytest.raises(UserError, match="no plays in 1999: there are some in 2022, 2023"):
        draw_year_in_review(sample_database, tmp_path, year=1999)
    duckdb.connect(str(tmp_path / "bare.duckdb")).close()
    with pytest.raises(UserError, match="the warehouse is incomplete"):
        draw_year_in_review(tmp_path / "bare.duckdb", tmp_path)
    assert not list(tmp_path.glob("*.png"))


def test_without_viewing_the_next_step_is_said(real_database, tmp_path):
    with pytest.raises(UserError, match="land the export that Netflix gives you"):
        draw_year_in_review(real_database, tmp_path)


def test_the_verb_draws_one_card(sample_database, tmp_path):
    result = netflix(
        *("figures", "--target", "sample", "--year-in-review", "--year", "2022"),
        *("--profile", "profile 3", "--out", tmp_path / "out"),
        warehouse=sample_database.parent,
    )
    assert result.returncode == 0, result.stderr
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        "year-in-review-2022-profile-3.png",
        "year-in-review-2022-profile-3-dark.png",
    }
    wrong = netflix(
        *("figures", "--target", "sample", "--year", "2022"), warehouse=sample_database.parent
    )
    assert wrong.returncode == 2
    assert "need --year-in-review" in wrong.stderr


def test_a_missing_month_is_no_bar(review):
    values, measure = review.strip("month", 1, 12)
    assert measure == "watched_minutes"
    gone = replace(review, parts=review.parts[review.parts["part_number"] != 6])
    assert gone.strip("month", 1, 12)[0] == [*values[:5], 0, *values[6:]]
    assert isinstance(review.year, pd.Series)
