"""Ratings in pandas: ``python -m netflix_warehouse.bench.ratings_in_pandas land|marts FROM TO``."""

import sys
from pathlib import Path

import numpy as np
import pandas as pd

from netflix_warehouse.bench.ratings_in_polars import (
    CO_RATING_MOVIES,
    MINIMUM_USERS,
    PLACES,
    USER_RATINGS,
)


def land(texts: Path, results: Path) -> None:
    """Read the Prize's text, carry each title down to its ratings, and write typed rows."""
    for path in sorted(texts.glob("combined_data_*.txt")):
        rows = pd.read_csv(path, header=None, names=["user", "rating", "date"], dtype="str")
        is_title = rows["rating"].isna()
        titles = rows["user"].where(is_title).str.removesuffix(":").ffill().astype("int32")
        rows = rows[~is_title]
        pd.DataFrame({
            "movie_id": titles[~is_title],
            "user_id": rows["user"].astype("int32"),
            "rating": rows["rating"].astype("float64"),
            "rated_on": pd.to_datetime(rows["date"], format="%Y-%m-%d"),
        }).to_parquet(results / f"{path.stem}.landed.parquet", index=False)  # fmt: skip


def marts(path: Path, results: Path) -> None:
    """Make the marts of ratings of one Parquet file of them."""
    ratings = pd.read_parquet(path)
    ratings["dataset"] = ratings["dataset"].astype("category")
    ratings["rated_on"] = pd.to_datetime(ratings["rated_on"])
    kept = {"observed": True, "as_index": False, "sort": False}
    days = ratings.groupby(["dataset", "user_id", "rated_on"], **kept).agg(
        rating_count=("rating", "size"), rating_sum=("rating", "sum")
    )
    users = days.groupby(["dataset", "user_id"], **kept).agg(
        rating_count=("rating_count", "sum"),
        day_count=("rating_count", "size"),
        most_ratings_in_a_day=("rating_count", "max"),
        rating_sum=("rating_sum", "sum"),
        first_rated_on=("rated_on", "min"),
        last_rated_on=("rated_on", "max"),
    )
    users["mean_rating"] = users.pop("rating_sum") / users["rating_count"]
    scored = ratings.assign(low=ratings["rating"] <= 2, five=ratings["rating"] == 5)
    movies = scored.groupby(["dataset", "movie_id"], **kept).agg(
        rating_count=("rating", "size"),
        mean_rating=("rating", "mean"),
        low_share=("low", "mean"),
        five_star_share=("five", "mean"),
        first_rated_on=("rated_on", "min"),
        last_rated_on=("rated_on", "max"),
    )
    # groupby has no population variance that keeps its other columns.
    variance = scored.groupby(["dataset", "movie_id"], **kept)["rating"].var(ddof=0)
    movies = with_prior(movies.assign(variance=variance["rating"]))
    months = days.assign(month_starts_on=days["rated_on"].dt.to_period("M").dt.to_timestamp())
    by_month = months.groupby(["dataset", "month_starts_on"], **kept).agg(
        rating_count=("rating_count", "sum"),
        user_count=("user_id", "nunique"),
        rating_sum=("rating_sum", "sum"),
    )
    by_month["mean_rating"] = by_month.pop("rating_sum") / by_month["rating_count"]
    for name, table in {
        "fct_rating_days": days,
        "fct_rating_users": users,
        "fct_rating_movies": movies,
        "rpt_rating_months": by_month,
        "fct_co_ratings": co_ratings(ratings, users, movies),
    }.items():
        for column in [column for column in table if str(column).endswith("_on")]:
            table[column] = table[column].dt.date
        table.assign(dataset=table["dataset"].astype("str")).to_parquet(
            results / f"{name}.parquet", index=False
        )


def with_prior(movies: pd.DataFrame) -> pd.DataFrame:
    """Draw the means of few ratings towards the mean of all."""
    parts = []
    for _, films in movies.groupby("dataset", observed=True):
        n = films["rating_count"].astype("float64")
        overall = (n * films["mean_rating"]).sum() / n.sum()
        within = (n * films["variance"]).sum() / (n.sum() - len(films))
        spread = (n * (films["mean_rating"] - overall) ** 2).sum() - (len(films) - 1) * within
        between = spread / (n.sum() - (n**2).sum() / n.sum())
        prior = within / between if between > 0 else 1e9
        bayesian = (n * films["mean_rating"] + prior * overall) / (n + prior)
        parts.append(films.assign(bayesian_rating=bayesian))
    found = pd.concat(parts)
    found["rating_spread"] = np.sqrt(found.pop("variance"))
    return found


def co_ratings(ratings: pd.DataFrame, users: pd.DataFrame, movies: pd.DataFrame) -> pd.DataFrame:
    """Return which films the same users rate, of a fixed draw of each user's ratings."""
    keys = ["dataset", "movie_id"]
    popular = (
        movies.sort_values(["rating_count", "movie_id"], ascending=[False, True])
        .groupby("dataset", observed=True)
        .head(CO_RATING_MOVIES)[keys]
    )
    drawn = ratings[["dataset", "movie_id", "user_id"]].merge(popular, on=keys)
    drawn = drawn.merge(users[["dataset", "user_id", "rating_count"]], on=["dataset", "user_id"])
    mixed = (drawn["movie_id"].astype("int64") * 2654435761 + drawn["user_id"]) % 2147483647
    is_drawn = mixed * mixed % 2147483647 % drawn["rating_count"] < USER_RATINGS
    drawn = drawn.loc[is_drawn, ["dataset", "movie_id", "user_id"]]
    raters = drawn.groupby(keys, observed=True).size().rename("raters").reset_index()
    user_counts = drawn.groupby("dataset", observed=True)["user_id"].nunique().rename("users")
    pairs = drawn.merge(drawn, on=["dataset", "user_id"], suffixes=("", "_other"))
    pairs = pairs[pairs["movie_id"] < pairs["movie_id_other"]]
    pairs = pairs.groupby(["dataset", "movie_id", "movie_id_other"], observed=True).size()
    pairs = pairs[pairs >= MINIMUM_USERS].rename("co_rater_count").reset_index()
    back = pairs.rename(columns={"movie_id": "movie_id_other", "movie_id_other": "movie_id"})
    found = pd.concat([pairs, back], ignore_index=True).merge(raters, on=keys)
    others = raters.rename(columns={"movie_id": "movie_id_other", "raters": "raters_other"})
    found = found.merge(others, on=["dataset", "movie_id_other"])
    found = found.merge(user_counts.reset_index(), on="dataset")
    both = found["co_rater_count"].astype("float64")
    product = found.pop("raters").astype("float64") * found.pop("raters_other")
    found["co_rating_strength"] = both / np.sqrt(product)
    found["lift"] = both * found.pop("users") / product
    found = found.rename(columns={"movie_id_other": "other_movie_id"}).sort_values(
        ["co_rating_strength", "co_rater_count", "other_movie_id"], ascending=[False, False, True]
    )
    found["place"] = found.groupby(keys, observed=True).cumcount() + 1
    return found[found["place"] <= PLACES]


if __name__ == "__main__":
    {"land": land, "marts": marts}[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]))
