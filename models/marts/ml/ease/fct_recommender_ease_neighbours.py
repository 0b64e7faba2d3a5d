"""Weights of EASE between films, fitted on all that is kept to fit on."""

import numpy as np
import pyarrow as pa

from netflix_warehouse.fit.ease import best_items, item_weights


def model(dbt, session):
    """Return one row per film and place among the films that a like of it speaks for most."""
    settings = dbt.config.get("meta")
    likes = (
        dbt.ref("fct_recommender_ratings")
        .filter(f"rating >= {settings['liked_rating']}")
        .order("user_id, movie_id")
        .df()
    )
    films, items = np.unique(likes["movie_id"].to_numpy(), return_inverse=True)
    users = np.unique(likes["user_id"].to_numpy(), return_inverse=True)[1]
    weights = item_weights(users, items, size=len(films), penalty=settings["penalty"])
    every = np.arange(len(films))
    best, scores = best_items(
        (every, every),
        (every, every),
        weights,
        user_count=len(films),
        places=settings["places"],
    )
    row, column = np.nonzero(scores > 0)
    return pa.table(
        {
            "movie_id": pa.array(films[row], pa.int32()),
            "place": pa.array(column + 1, pa.int32()),
            "other_movie_id": pa.array(films[best[row, column]], pa.int32()),
            "weight": pa.array(scores[row, column], pa.float64()),
        }
    )
