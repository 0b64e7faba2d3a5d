"""The reports on people, and on what occurs together: genres, countries and people."""

import pandas as pd

Frames = dict[str, pd.DataFrame]


def build_pair_reports(tables: Frames, minimum_titles: int, people_limit: int) -> Frames:
    """Return the reports on people and on pairs from the marts."""
    titles, dim_genres = tables["marts.fct_catalogue_titles"], tables["marts.dim_genres"]
    people = tables["marts.bridge_title_people"]
    reports = {
        "people_pairs": report_people_pairs(people, minimum_titles, people_limit),
        "genre_pairs": report_genre_pairs(
            tables["marts.fct_catalogue_genres"], dim_genres, titles, minimum_titles
        ),
        "coproductions": report_coproductions(
            tables["marts.fct_catalogue_countries"], minimum_titles
        ),
    }
    return {f"reports.rpt_catalogue_{name}": report for name, report in reports.items()}


def count_pairs(items: pd.DataFrame, key: str, name: str, minimum_titles: int) -> pd.DataFrame:
    """Return how many titles name both of two items, and either; the columns end in _a and _b."""
    items = items[[key, name]]
    both = items.merge(items, on=key, suffixes=("_a", "_b"))
    both = both[both[f"{name}_a"] < both[f"{name}_b"]]
    counts = both.groupby([f"{name}_a", f"{name}_b"]).size().rename("title_count")
    pairs = counts[counts >= minimum_titles].reset_index()
    totals = items[name].value_counts()
    pairs["title_count_a"] = pairs[f"{name}_a"].map(totals)
    pairs["title_count_b"] = pairs[f"{name}_b"].map(totals)
    either = pairs["title_count_a"] + pairs["title_count_b"] - pairs["title_count"]
    return pairs.assign(jaccard_similarity=pairs["title_count"] / either)


def report_genre_pairs(
    genres: pd.DataFrame, dim_genres: pd.DataFrame, titles: pd.DataFrame, minimum_titles: int
) -> pd.DataFrame:
    """Return the genres that occur together, and how much more often than by chance."""
    pairs = count_pairs(genres, "show_id", "genre", minimum_titles)
    pairs["type"] = pairs["genre_a"].map(dim_genres.set_index("genre")["type"])
    all_titles = pairs["type"].map(titles["type"].value_counts())
    by_chance = pairs.pop("title_count_a") * pairs.pop("title_count_b")
    return pairs.assign(lift=pairs["title_count"] * all_titles / by_chance)


def report_coproductions(countries: pd.DataFrame, minimum_titles: int) -> pd.DataFrame:
    """Return the countries that make titles together."""
    pairs = count_pairs(countries, "show_id", "country", minimum_titles)
    shared = countries.loc[countries["show_id"].duplicated(keep=False), "country"].value_counts()
    for side in ("a", "b"):
        pairs[f"coproduction_count_{side}"] = pairs[f"country_{side}"].map(shared)
    return pairs


def report_people_pairs(
    people: pd.DataFrame, minimum_titles: int, people_limit: int
) -> pd.DataFrame:
    """Return the people who share the most works: directors, casts, and both with each other."""
    credits = people[["title_id", "person", "role"]]
    both = credits.merge(credits, on="title_id", suffixes=("_a", "_b"))
    same_role = (both["role_a"] == both["role_b"]) & (both["person_a"] < both["person_b"])
    across = (both["role_a"] == "director") & (both["role_b"] == "cast")
    both = both[same_role | (across & (both["person_a"] != both["person_b"]))]
    by = ["role_a", "role_b", "person_a", "person_b"]
    counts = both.groupby(by).size().rename("title_count")
    counted = counts[counts >= minimum_titles].reset_index()
    counted["roles"] = counted.pop("role_a") + " and " + counted.pop("role_b")
    return rank(counted, "roles", "pair_rank", people_limit)


def rank(counted: pd.DataFrame, by: str, name: str, limit: int) -> pd.DataFrame:
    """Return the first rows of each group by title count; ties stay in the order of the names."""
    ranked = counted.sort_values("title_count", ascending=False, kind="stable")
    ranked[name] = ranked.groupby(by).cumcount() + 1
    return ranked[ranked[name] <= limit]
