"""Similar titles are found where there is something to find, the same at any number of threads."""

from random import Random
from typing import Any

import pytest
from chain import run_models

FRANCHISES = 60
SIZE = 3
Given = dict[str, list[dict[str, Any]]]


def world(titles: list[str]) -> Given:
    """Return works of franchises, three of one director each, with these titles in their order."""
    random = Random(7)
    ids = [f"t{number:04}" for number in range(len(titles))]
    return {
        "dim_titles": [
            {"title_id": key, "kind": "film", "title": title, "is_in_catalogue": True}
            for key, title in zip(ids, titles, strict=True)
        ],
        "fct_catalogue_titles": [
            {
                "title_id": key,
                "title": title,
                "age_band": "Adults",
                "release_year": 2000,
                "description": " ".join(f"word{random.randrange(200)}" for _ in range(8)),
            }
            for key, title in zip(ids, titles, strict=True)
        ],
        "bridge_title_people": [
            {"title_id": key, "person": f"Director {number // SIZE}", "role": "director"}
            for number, key in enumerate(ids)
        ],
        "bridge_title_genres": [
            {"title_id": key, "genre": random.choice(("Dramas", "Comedies", "Thrillers"))}
            for key in ids
        ],
        "bridge_title_countries": [
            {"title_id": key, "country": random.choice(("Peru", "Kenya", "Japan"))} for key in ids
        ],
    }


@pytest.fixture
def titles() -> list[str]:
    """Return titles such as `Zaa5: Part 2`."""
    return [f"Zaa{name}: Part {part}" for name in range(FRANCHISES) for part in range(SIZE)]


def recall(titles: list[str]) -> dict[tuple[str, str], float]:
    """Return the score of each task and model."""
    rows = run_models(world(titles), ["fct_similarity_scores"]).execute(
        "select task, model, score from marts.fct_similarity_scores"
    )
    return {(task.removeprefix("similar titles: "), model): s for task, model, s in rows.fetchall()}


def test_franchises_are_found_without_their_titles(titles: list[str]) -> None:
    scores = recall(titles)
    assert scores["franchise", "all features"] == 1
    assert scores["franchise without title words", "all features"] > 0.95
    assert scores["franchise", "same genres"] < 0.4


def test_titles_dealt_out_at_random_give_the_score_of_chance(titles: list[str]) -> None:
    Random(8).shuffle(titles)
    scores = recall(titles)
    assert scores["franchise without title words", "all features"] < 0.15
    assert scores["franchise", "all features"] > 0.9  # the words of titles still tell


def test_lists_are_the_same_at_any_number_of_threads(titles: list[str]) -> None:
    found = []
    for threads in (1, 2, 4):
        connection = run_models({}, [])
        connection.execute(f"set threads = {threads}")
        connection = run_models(
            world(titles), ["fct_similar_title_reasons", "fct_similarity_scores"]
        )
        found.append(
            [
                connection.execute(f"from marts.{mart} order by all").fetchall()
                for mart in (
                    "fct_similar_titles", "fct_similar_title_reasons", "fct_similarity_scores",
                )
            ]
        )  # fmt: skip
    assert found[0][0]
    assert found[0] == found[1] == found[2]
