"""The reports on the titles: of which genre, country, length and age."""

import pandas as pd

Frames = dict[str, pd.DataFrame]
QUARTILES = {0.25: "lower_quartile", 0.5: "median", 0.75: "upper_quartile"}


def build_reports(tables: Frames) -> Frames:
    """Return the reports on the titles from the marts."""
    titles = tables["marts.fct_catalogue_titles"]
    genres, dim_genres = tables["marts.fct_catalogue_genres"], tables["marts.dim_genres"]
    countries = tables["marts.fct_catalogue_countries"]
    films = titles.loc[
        titles["duration_minutes"].notna(), ["show_id", "release_year", "duration_minutes"]
    ]
    films_by_genre = genres[["show_id", "genre"]].merge(
        films[["show_id", "duration_minutes"]], on="show_id"
    )
    reports = {
        "age_when_added": report_age(titles),
        "mix": report_mix(titles),
        "seasons": report_seasons(titles),
        "genres": report_genres(titles, genres, dim_genres),
        "countries": report_countries(titles, countries, tables["marts.dim_countries"]),
        "running_time_by_genre": measure(films_by_genre, ["genre"]),
        "running_time_by_release_year": measure(films, ["release_year"]),
    }
    return {f"reports.rpt_catalogue_{name}": report for name, report in reports.items()}


def quartiles(frame: pd.DataFrame, by: list[str], column: str) -> pd.DataFrame:
    """Return the quartiles of a column, interpolated, per group."""
    values = frame.groupby(by)[column].quantile(list(QUARTILES)).astype("float64").unstack()
    return values.rename(columns=lambda point: f"{QUARTILES[point]}_{column}")


def measure(films: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """Return the running times of films per group."""
    counts = films.groupby(by).size().rename("film_count")
    return pd.concat([counts, quartiles(films, by, "duration_minutes")], axis=1).reset_index()


def report_age(titles: pd.DataFrame) -> pd.DataFrame:
    """Return how old titles were when added, per year and type."""
    by = ["added_year", "type"]
    is_aged = (titles["years_to_addition"] >= 0).fillna(False)
    aged = titles.loc[is_aged, [*by, "years_to_addition"]]
    aged = aged.assign(
        same_year_share=aged["years_to_addition"] == 0,
        ten_years_or_older_share=aged["years_to_addition"] >= 10,
    )
    groups = aged.groupby(by)
    shares = groups[["same_year_share", "ten_years_or_older_share"]].mean()
    counts = groups.size().rename("title_count")
    spread = quartiles(aged, by, "years_to_addition")
    return pd.concat([counts, spread, shares], axis=1).reset_index()


def report_mix(titles: pd.DataFrame) -> pd.DataFrame:
    """Return the mix of each year's additions by type, rating and age band."""
    added = titles.loc[titles["added_on"].notna(), ["added_year", "type", "rating", "age_band"]]
    added = added.fillna({"rating": "none"})
    counted = pd.concat(
        [
            added.groupby(["added_year", dimension])
            .size()
            .rename_axis(["added_year", "dimension_value"])
            .rename("title_count")
            .reset_index()
            .assign(dimension=dimension)
            for dimension in ("type", "rating", "age_band")
        ],
        ignore_index=True,
    )
    all_counts = counted.groupby(["added_year", "dimension"])["title_count"].transform("sum")
    return counted.assign(title_share=counted["title_count"] / all_counts)


def report_seasons(titles: pd.DataFrame) -> pd.DataFrame:
    """Return how many series have how many seasons."""
    counts = titles["season_count"].value_counts().sort_index().astype("int64")
    shares = counts / counts.sum()
    at_least = counts[::-1].cumsum()[::-1] / counts.sum()
    return pd.DataFrame(
        {"series_count": counts, "series_share": shares, "share_with_at_least": at_least}
    ).reset_index()


def report_genres(
    titles: pd.DataFrame, genres: pd.DataFrame, dim_genres: pd.DataFrame
) -> pd.DataFrame:
    """Return the genres of each year's additions."""
    added = titles.loc[titles["added_on"].notna(), ["show_id", "added_year", "type"]]
    years = added.groupby(["added_year", "type"]).size().rename("year_title_count").reset_index()
    listed = genres[["show_id", "genre"]].merge(added, on="show_id")
    counted = listed.groupby(["added_year", "type", "genre"]).size().rename("title_count")
    report = counted.reset_index().merge(years, on=["added_year", "type"])
    report = report.merge(dim_genres[["genre", "theme"]], on="genre")
    report["title_share"] = report["title_count"] / report["year_title_count"]
    all_years = report.groupby(["type", "genre"])["title_count"]
    return report.assign(genre_title_count=all_years.transform("sum"))


def report_countries(
    titles: pd.DataFrame, countries: pd.DataFrame, dim_countries: pd.DataFrame
) -> pd.DataFrame:
    """Return how many titles name each country, and its rank."""
    listed = countries.merge(titles[["show_id", "type"]], on="show_id")
    listed = listed.assign(
        first_listed_count=listed["position"] == 1,
        film_count=listed["type"] == "Movie",
        series_count=listed["type"] == "TV Show",
    )
    groups = listed.groupby("country")
    counts = groups[["first_listed_count", "film_count", "series_count"]].sum()
    counts.insert(0, "title_count", groups.size())
    ranked = counts.sort_values("title_count", ascending=False, kind="stable").reset_index()
    ranked["country_rank"] = ranked.index + 1
    ranked["title_share"] = ranked["title_count"] / countries["show_id"].nunique()
    described = ["country", "country_code", "region", "subregion", "is_historical"]
    return ranked.merge(dim_countries[described], on="country")
