"""What a title has beyond its peers is found again where it lasts, and nowhere else."""

import math
from random import Random
from typing import Any

import duckdb
from chain import run_models

TITLES = 800
HALF_YEARS = ("2023H1", "2023H2", "2024H1", "2024H2")
GENRES = ("Dramas", "Comedies", "Thrillers")
Views = dict[tuple[int, str], int]


def draw(persistence: float) -> Views:
    """Return views of films by half-year: so much of what is beyond the mean lasts."""
    random = Random(11)
    found = {}
    for title in range(TITLES):
        lasting = random.gauss(0, 1)
        for half_year in HALF_YEARS:
            beyond = persistence * lasting + math.sqrt(1 - persistence**2) * random.gauss(0, 1)
            found[title, half_year] = round(1_000_000 * math.exp(beyond))
    return found


def build(views: Views, *models: str) -> duckdb.DuckDBPyConnection:
    """Build models of gems over these views."""
    rows: list[dict[str, Any]] = [
        {
            "engagement_title_id": f"e{title:03}",
            "title_id": f"t{title:03}",
            "kind": "film",
            "half_year": half_year,
            "hours_viewed": count * 100 // 60,
            "views": count,
            "runtime_minutes": 100,
            "is_runtime_partial": False,
            "released_on": "2020-01-01",
            "is_released_in_half_year": False,
            "is_available_globally": True,
        }
        for (title, half_year), count in views.items()
    ]
    genres = [
        {"title_id": f"t{title:03}", "genre": GENRES[title % 3], "position": 1}
        for title in range(TITLES)
    ]
    given = {
        "fct_engagement_half_years": rows,
        "bridge_title_genres": genres,
        "bridge_title_countries": [],
        "bridge_title_sources": [],
        "dim_titles": [],
        "fct_catalogue_titles": [],
    }
    return run_models(given, models)


def used(views: Views) -> set[str]:
    """Return the models that are used to tell the views of a week."""
    rows = build(views, "fct_gem_scores").execute(
        "select distinct model from marts.fct_gem_scores where task = 'views a week' and is_used"
    )
    return {model for (model,) in rows.fetchall()}


def test_what_lasts_is_found_again() -> None:
    assert used(draw(0.85)) == {"peers and residual"}


def test_views_drawn_anew_leave_the_peers_in_use() -> None:
    assert used(draw(0)) == {"peers"}


def test_the_future_changes_nothing_that_was_known_before() -> None:
    views = draw(0.7)
    last = [views[title, HALF_YEARS[-1]] for title in range(TITLES)]
    Random(3).shuffle(last)
    shuffled = views | {(title, HALF_YEARS[-1]): count for title, count in enumerate(last)}
    known = []
    for history in (views, shuffled):
        connection = build(history, "fct_gem_effects")
        known.append([
            connection.execute(f"from marts.{table} where half_year < ? order by all",
                               [HALF_YEARS[-1]]).fetchall()
            for table in ("fct_gem_cases", "fct_gem_effects")
        ])  # fmt: skip
    assert all(known[0])
    assert known[0] == known[1]
