"""Taste is found where there is one and nowhere else, from two plays as from twenty thousand."""

from collections.abc import Sequence
from datetime import date, timedelta
from math import isfinite
from random import Random
from typing import Any

import duckdb
import pytest
from chain import run_models

WORKS = 600
GENRES = ("Dramas", "Comedies", "Horror Movies", "Documentaries", "Thrillers", "Anime Features")
COUNTRIES = ("Peru", "Japan", "France", "India", "Kenya")
NAME = "Zebulon"  # of the profile
FIRST_DAY = date(2020, 1, 1)
MARTS = ("fct_taste_affinities", "fct_taste_quarters", "fct_recommendations", "fct_taste_scores")
REPORTS = ("rpt_taste_affinities", "rpt_taste_quarters", "rpt_recommendations")
Row = dict[str, Any]


def work(number: int) -> Row:
    """Return one film; its country, genre and decade go by its number."""
    return {
        "title_id": f"t{number:04}",
        "kind": "film",
        "title": f"Film {number}",
        "genre": GENRES[number % 6],
        "country": COUNTRIES[number // 6 % 5],
        "release_year": 1975 + number // 30 % 5 * 10,
        "runtime_minutes": 60 + number * 7 % 90,
    }


CATALOGUE = [work(number) for number in range(WORKS)]


def play(title: Row, day: int, number: int) -> Row:
    """Return a whole play of a film."""
    return {
        "play_id": f"p{number}",
        "profile_id": 1,
        "profile": NAME,
        "title_id": title["title_id"],
        "kind": "film",
        "show_title": title["title"],
        "show_key": title["title"],
        "played_on": FIRST_DAY + timedelta(days=day),
        "watched_seconds": title["runtime_minutes"] * 60,
        "is_first_of_show": True,
        "is_rewatch": False,
    }


def watch(titles: Sequence[Row]) -> list[Row]:
    """Return plays of the titles, one a day."""
    return [play(title, day, day) for day, title in enumerate(titles)]


def build(plays: Sequence[Row], *models: str) -> duckdb.DuckDBPyConnection:
    """Build models of taste over the catalogue and these plays."""
    random = Random(5)
    in_catalogue = [{**title, "is_in_catalogue": True} for title in CATALOGUE]
    given = {
        "dim_titles": [
            {key: title[key] for key in ("title_id", "kind", "title", "release_year",
                                         "runtime_minutes", "is_in_catalogue")}
            for title in in_catalogue
        ],
        "dim_genres": [{"genre": genre, "theme": genre} for genre in GENRES],
        "bridge_title_genres": [
            {"title_id": title["title_id"], "genre": title["genre"], "position": 1}
            for title in CATALOGUE
        ],
        "bridge_title_countries": [
            {"title_id": title["title_id"], "country": title["country"], "position": 1}
            for title in CATALOGUE
        ],
        "bridge_title_people": [
            {"title_id": title["title_id"], "person": f"Person {random.randrange(200)}",
             "role": "cast", "billing_position": 1}
            for title in CATALOGUE
        ],
        "fct_catalogue_titles": [
            {"title_id": title["title_id"], "title": title["title"], "age_band": "Adults",
             "release_year": title["release_year"],
             "description": " ".join(f"word{random.randrange(300)}" for _ in range(6))}
            for title in CATALOGUE
        ],
        "fct_engagement_half_years": [
            {"title_id": title["title_id"], "half_year": "2023H1",
             "hours_viewed": 100_000 * random.randrange(1, 900)}
            for title in CATALOGUE
        ],
        "dim_viewing_profiles": [
            {"profile_id": 1, "profile_label": "profile 1", "account_id": 1, "profile": NAME}
        ] if plays else [],
        "fct_viewing_plays": plays,
        "fct_series_completion": [],
    }  # fmt: skip
    return run_models(given, models)


def score(connection: duckdb.DuckDBPyConnection, model: str) -> Row:
    """Return the score of a model, by column."""
    found = connection.execute("from marts.fct_taste_scores where model = ?", [model])
    names = [column[0] for column in found.description]
    return dict(zip(names, found.fetchone(), strict=True))


def ranks(titles: Sequence[Row]) -> dict[tuple[str, str], float]:
    """Return how high each model ranks each title kept back, watched in this order."""
    rows = build(watch(titles), "fct_taste_results").execute(
        "select title_id, model, rank_share from marts.fct_taste_results"
    )
    return {(title, model): share for title, model, share in rows.fetchall()}


def test_without_plays_there_is_no_taste() -> None:
    connection = build([], *MARTS, *REPORTS)
    for table in (*(f"marts.{mart}" for mart in MARTS), *(f"reports.{r}" for r in REPORTS)):
        assert connection.execute(f"select count(*) from {table}").fetchall() == [(0,)], table


@pytest.mark.parametrize("plays", [1, 2, 5, 20_000], ids=str)
def test_lists_hold_what_was_not_watched(plays: int) -> None:
    random = Random(plays)
    watched = random.sample(CATALOGUE, min(plays, WORKS - 60))
    repeated = [watched[number % len(watched)] for number in range(plays)]
    history = [play(title, number // 12, number) for number, title in enumerate(repeated)]
    connection = build(history, *MARTS, *REPORTS)
    rows = connection.execute(
        "select list_name, title_id, score, reason from marts.fct_recommendations"
    ).fetchall()
    seen = {title["title_id"] for title in watched}
    assert len([row for row in rows if row[0] == "more of this"]) == 20
    assert all(title not in seen for name, title, *_ in rows if name != "unfinished")
    assert all(isfinite(points) and reason for *_, points, reason in rows)
    affinities = connection.execute(
        "select affinity_low, affinity, affinity_high from marts.fct_taste_affinities"
    ).fetchall()
    assert affinities
    assert all(0 <= low <= middle <= high < 20 for low, middle, high in affinities)
    if plays <= 2:
        assert all(low < 1 < high for low, _, high in affinities)


def test_reports_hold_no_name() -> None:
    connection = build(watch(CATALOGUE[:40]), *REPORTS)
    for report in REPORTS:
        rows = connection.execute(f"from reports.{report}").fetchall()
        assert rows
        assert NAME not in str(rows), report


def test_a_planted_taste_is_found_and_beats_popularity() -> None:
    """Films of Peru and of the seventies; genres and hours say nothing of them."""
    random = Random(1)
    chosen = [t for t in CATALOGUE if t["country"] == "Peru" or t["release_year"] < 1985]
    liked = random.sample(chosen, 120)
    others = random.sample([t for t in CATALOGUE if t not in chosen], 40)
    titles = liked + others
    random.shuffle(titles)
    connection = build(watch(titles), *MARTS)
    clear = connection.execute(
        "select feature from marts.fct_taste_affinities where affinity_low > 1"
    ).fetchall()
    assert {feature for (feature,) in clear} >= {"Peru", "1970s"}
    assert not {feature for (feature,) in clear} & set(GENRES)
    taste, shipped = score(connection, "taste"), score(connection, "more of this")
    assert taste["gain_low"] > 0
    assert shipped["gain_low"] > 0
    assert shipped["is_used"]
    reasons = connection.execute(
        "select reason from marts.fct_recommendations where list_name = 'more of this'"
    ).fetchall()
    assert any("you choose Peru" in reason for (reason,) in reasons)


def test_titles_at_random_give_no_taste_and_the_score_of_chance() -> None:
    titles = Random(2).sample(CATALOGUE, 300)
    connection = build(watch(titles), *MARTS)
    taste = score(connection, "taste")
    assert taste["score_low"] < 0.5 < taste["score_high"]
    clear = (
        "select avg((affinity_low > 1 or affinity_high < 1)::int) from marts.fct_taste_affinities"
    )
    assert connection.execute(clear).fetchall()[0][0] <= 0.05


def test_a_taste_that_is_not_proven_leaves_the_list_to_popularity() -> None:
    connection = build(watch(Random(2).sample(CATALOGUE, 300)), *MARTS)
    assert score(connection, "popularity")["is_used"]
    assert not score(connection, "more of this")["is_used"]
    listed = connection.execute("""
        select title_id, reason from marts.fct_recommendations
        where list_name = 'more of this' order by place""").fetchall()
    most_watched = connection.execute("""
        select title_id from marts.fct_engagement_half_years
        where title_id not in (select title_id from marts.fct_viewing_plays)
        order by hours_viewed desc, title_id limit 20""").fetchall()
    assert [title for title, _ in listed] == [title for (title,) in most_watched]
    assert all(reason.startswith("much watched by other members") for _, reason in listed)


def test_the_future_changes_no_score_input() -> None:
    """What is kept back is ranked by what came before alone."""
    random = Random(3)
    titles = random.sample(CATALOGUE, 200)
    past, future = titles[:160], titles[160:]
    unseen = [title for title in CATALOGUE if title not in titles]
    other = future[:20] + random.sample(unseen, 20)
    random.shuffle(other)
    before, after = ranks(past + future), ranks(past + other)
    assert len(before) == len(after) == 40 * 4
    common = before.keys() & after.keys()
    assert len(common) == 20 * 4
    assert {key: before[key] for key in common} == {key: after[key] for key in common}
