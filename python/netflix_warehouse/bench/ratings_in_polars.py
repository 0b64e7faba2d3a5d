"""Ratings in Polars: ``python -m netflix_warehouse.bench.ratings_in_polars land|marts FROM TO``."""

import sys
from pathlib import Path

import polars as pl

CO_RATING_MOVIES, USER_RATINGS, MINIMUM_USERS, PLACES = 2000, 20, 3, 20


def land(texts: Path, results: Path) -> None:
    """Read the Prize's text, carry each title down to its ratings, and write typed rows."""
    for path in sorted(texts.glob("combined_data_*.txt")):
        line = pl.col("line")
        cells = line.str.split_exact(",", 2).struct
        rows = (
            pl.scan_csv(path, has_header=False, schema={"line": pl.String}, separator="\x01",
                        quote_char=None)
            .with_columns(
                movie_id=pl.when(line.str.ends_with(":"))
                .then(line.str.strip_suffix(":").cast(pl.Int32, strict=False))
                .forward_fill()
            )
            .filter(~line.str.ends_with(":"))
            .select(
                "movie_id",
                user_id=cells.field("field_0").cast(pl.Int32),
                rating=cells.field("field_1").cast(pl.Float64),
                rated_on=cells.field("field_2").str.to_date("%Y-%m-%d"),
            )
        )  # fmt: skip
        rows.sink_parquet(results / f"{path.stem}.landed.parquet", engine="streaming")


def marts(ratings: Path, results: Path) -> None:
    """Make the marts of ratings of one Parquet file of them."""
    read = pl.scan_parquet(ratings)

    def write(name: str, table: pl.LazyFrame) -> pl.LazyFrame:
        path = results / f"{name}.parquet"
        table.sink_parquet(path, engine="streaming")
        return pl.scan_parquet(path)

    days = write("fct_rating_days", read.group_by("dataset", "user_id", "rated_on").agg(
        rating_count=pl.len().cast(pl.Int32), rating_sum=pl.col("rating").sum(),
    ))  # fmt: skip
    users = write("fct_rating_users", days.group_by("dataset", "user_id").agg(
        rating_count=pl.col("rating_count").sum().cast(pl.Int32),
        day_count=pl.len().cast(pl.Int32),
        most_ratings_in_a_day=pl.col("rating_count").max(),
        mean_rating=pl.col("rating_sum").sum() / pl.col("rating_count").sum(),
        first_rated_on=pl.col("rated_on").min(),
        last_rated_on=pl.col("rated_on").max(),
    ))  # fmt: skip
    movies = write("fct_rating_movies", with_prior(read.group_by("dataset", "movie_id").agg(
        rating_count=pl.len(),
        mean_rating=pl.col("rating").mean(),
        variance=pl.col("rating").var(ddof=0),
        low_share=(pl.col("rating") <= 2).mean(),
        five_star_share=(pl.col("rating") == 5).mean(),
        first_rated_on=pl.col("rated_on").min(),
        last_rated_on=pl.col("rated_on").max(),
    )))  # fmt: skip
    write("rpt_rating_months", days.group_by(
        "dataset", month_starts_on=pl.col("rated_on").dt.month_start()
    ).agg(
        rating_count=pl.col("rating_count").cast(pl.Int64).sum(),
        user_count=pl.col("user_id").n_unique().cast(pl.Int64),
        mean_rating=pl.col("rating_sum").sum() / pl.col("rating_count").sum(),
    ))  # fmt: skip
    write("fct_co_ratings", co_ratings(read, users, movies))


def with_prior(movies: pl.LazyFrame) -> pl.LazyFrame:
    """Draw the means of few ratings towards the mean of all."""
    n, mean, variance = pl.col("rating_count"), pl.col("mean_rating"), pl.col("variance")
    of_all = "dataset"
    total, films = n.sum().over(of_all), pl.len().over(of_all)
    overall = (n * mean).sum().over(of_all) / total
    within = (n * variance).sum().over(of_all) / (total - films)
    spread = (n * (mean - overall) ** 2).sum().over(of_all) - (films - 1) * within
    between = spread / (total - (n.cast(pl.Float64) ** 2).sum().over(of_all) / total)
    prior = pl.when(between > 0).then(within / between).otherwise(1e9)
    return movies.select(
        "dataset", "movie_id", n.cast(pl.Int32), mean,
        bayesian_rating=(n * mean + prior * overall) / (n + prior),
        rating_spread=variance.sqrt(),
        low_share="low_share", five_star_share="five_star_share",
        first_rated_on="first_rated_on", last_rated_on="last_rated_on",
    )  # fmt: skip


def co_ratings(ratings: pl.LazyFrame, users: pl.LazyFrame, movies: pl.LazyFrame) -> pl.LazyFrame:
    """Return which films the same users rate, of a fixed draw of each user's ratings."""
    keys = ["dataset", "movie_id"]
    popular = (
        movies.sort("rating_count", "movie_id", descending=[True, False])
        .group_by("dataset", maintain_order=True)
        .head(CO_RATING_MOVIES)
        .select(keys)
    )
    mixed = (pl.col("movie_id").cast(pl.Int64) * 2654435761 + pl.col("user_id")) % 2147483647
    drawn = (
        ratings.select("dataset", "movie_id", "user_id")
        .join(popular, on=keys)
        .join(users.select("dataset", "user_id", "rating_count"), on=["dataset", "user_id"])
        .filter(mixed * mixed % 2147483647 % pl.col("rating_count") < USER_RATINGS)
        .select("dataset", "movie_id", "user_id")
        .collect(engine="streaming")
        .lazy()
    )
    raters = drawn.group_by(keys).agg(raters=pl.len())
    user_counts = drawn.group_by("dataset").agg(users=pl.col("user_id").n_unique())
    pairs = (
        drawn.join(drawn, on=["dataset", "user_id"], suffix="_other")
        .filter(pl.col("movie_id") < pl.col("movie_id_other"))
        .group_by("dataset", "movie_id", "movie_id_other")
        .agg(both=pl.len().cast(pl.Int64))
        .filter(pl.col("both") >= MINIMUM_USERS)
    )
    back = pairs.select("dataset", "both", movie_id="movie_id_other", movie_id_other="movie_id")
    measured = (
        pl.concat([pairs, back], how="diagonal")
        .join(raters, on=keys)
        .join(raters, left_on=["dataset", "movie_id_other"], right_on=keys, suffix="_other")
        .join(user_counts, on="dataset")
        .with_columns(product=pl.col("raters").cast(pl.Float64) * pl.col("raters_other"))
        .with_columns(co_rating_strength=pl.col("both") / pl.col("product").sqrt())
    )
    order = ["co_rating_strength", "both", "movie_id_other"]
    return (
        measured.sort(*order, descending=[True, True, False])
        .with_columns(place=pl.int_range(1, pl.len() + 1, dtype=pl.Int32).over(keys))
        .filter(pl.col("place") <= PLACES)
        .select(
            "dataset", "movie_id", "place",
            other_movie_id="movie_id_other", co_rater_count="both",
            co_rating_strength="co_rating_strength",
            lift=pl.col("both").cast(pl.Float64) * pl.col("users") / pl.col("product"),
        )
    )  # fmt: skip


if __name__ == "__main__":
    {"land": land, "marts": marts}[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]))
