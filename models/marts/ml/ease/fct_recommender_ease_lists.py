"""Lists of EASE for the splits that are scored: the numbers come from SQL, and go back to it."""

import numpy as np
import pyarrow as pa

from netflix_warehouse.fit.ease import best_items, item_weights


def model(dbt, session):
    """Return one row per split, user and place."""
    settings = dbt.config.get("meta")
    movies = (
        dbt.ref("fct_recommender_film_counts")
        .order("split_number, rating_count desc, film_draw, movie_id")
        .df()
    )
    cases = dbt.ref("fct_recommender_cases").filter("not is_held_out").df()
    found = {"split_number": [], "user_id": [], "place": [], "movie_id": [], "list_score": []}
    for split in range(settings["folds"] + 1):
        # Of equal scores, the film with more ratings comes first.
        films = movies.loc[movies["split_number"] == split, "movie_id"].to_numpy()
        rated = cases[cases["split_number"] == split]
        if not len(films):
            continue
        by_number = np.argsort(films)
        items = by_number[np.searchsorted(films, rated["movie_id"], sorter=by_number)]
        user_ids, users = np.unique(rated["user_id"].to_numpy(), return_inverse=True)
        # What is liked next is foretold by likes, what is rated next by ratings.
        used = (rated["rating"] >= settings["liked_rating"]).to_numpy() | (split == 0)
        likes = users[used], items[used]
        weights = item_weights(*likes, size=len(films), penalty=settings["penalty"])
        best, scores = best_items(
            likes, (users, items), weights, user_count=len(user_ids), places=settings["places"]
        )
        row, column = np.nonzero(np.isfinite(scores))
        found["split_number"].append(np.full(len(row), split))
        found["user_id"].append(user_ids[row])
        found["place"].append(column + 1)
        found["movie_id"].append(films[best[row, column]])
        found["list_score"].append(scores[row, column])
    return pa.table(
        {
            name: pa.array(
                np.concatenate(values) if values else [],
                pa.float64() if name == "list_score" else pa.int32(),
            )
            for name, values in found.items()
        }
    )
