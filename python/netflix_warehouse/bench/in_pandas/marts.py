"""The facts, dimensions and bridges of the catalogue."""

import pandas as pd

Frames = dict[str, pd.DataFrame]
FACT = [
    *("show_id", "title_id", "type", "title", "published_title", "director", "cast_members"),
    *("countries", "genres", "added_on", "added_year", "release_year", "rating", "age_band"),
    *("duration_minutes", "season_count", "years_to_addition", "description"),
    *("duplicate_of_show_id", "duplicate_rule", "is_added_before_release", "has_repaired_rating"),
    "has_all_published_fields",
]


def build_facts(cleaned: Frames, reference: Frames) -> Frames:
    """Return the facts of the catalogue: titles, and their genres, countries and people."""
    ratings = reference["maturity_ratings"][["rating", "age_band"]]
    titles = cleaned["titles"].merge(cleaned["works"], on="show_id")
    titles = titles.merge(ratings, on="rating", how="left").fillna({"age_band": "Not rated"})
    titles["years_to_addition"] = titles["added_year"] - titles["release_year"]
    return {
        "marts.fct_catalogue_titles": titles[FACT],
        "marts.fct_catalogue_genres": cleaned["genres"],
        "marts.fct_catalogue_countries": cleaned["countries"],
        "marts.fct_catalogue_people": cleaned["credits"].rename(columns={"spelling": "person"}),
    }


def build_core(cleaned: Frames, reference: Frames) -> Frames:
    """Return the dimensions and bridges; a work that several records hold is there once."""
    works = cleaned["works"]
    kept = works.loc[works["duplicate_of_show_id"].isna(), ["show_id", "title_id"]]
    titles, spellings = cleaned["titles"], cleaned["spellings"]
    countries, codes = cleaned["countries"], reference["countries"][["country", "country_code"]]
    people = (
        cleaned["credits"]
        .merge(kept, on="show_id")
        .merge(spellings[["spelling", "person"]], on="spelling")
    )
    by_person = spellings.groupby("person")
    return {
        "marts.dim_people": by_person.agg(
            person_key=("spelling_key", "min"),
            spelling_count=("spelling", "size"),
            credit_count=("credit_count", "sum"),
        ).reset_index(),
        "marts.dim_genres": describe_genres(cleaned["genres"], titles, reference["genres"]),
        "marts.dim_countries": describe_countries(countries, reference["countries"]),
        "marts.bridge_person_spellings": spellings[["spelling", "person", "credit_count"]],
        "marts.bridge_title_genres": cleaned["genres"].merge(kept, on="show_id")[
            ["title_id", "genre", "position"]
        ],
        "marts.bridge_title_countries": countries.merge(kept, on="show_id").merge(
            codes, on="country", how="left"
        )[["title_id", "country", "country_code", "position"]],
        # Two spellings of one person in one cast count once, at the first place.
        "marts.bridge_title_people": people.groupby(
            ["title_id", "person", "role"], as_index=False, sort=False
        )["billing_position"].min(),
    }


def describe_genres(
    genres: pd.DataFrame, titles: pd.DataFrame, reference: pd.DataFrame
) -> pd.DataFrame:
    """Return one row per genre, of the reference or published."""
    pairs = genres[["show_id", "genre"]].merge(titles[["show_id", "type"]], on="show_id")
    published = pairs[["genre", "type"]].drop_duplicates().groupby("genre")["type"].min()
    described = reference.merge(
        published.rename("published_type"), on="genre", how="outer", indicator=True
    )
    described["is_recognised"] = described.pop("_merge") != "right_only"
    described["type"] = described["type"].fillna(described.pop("published_type"))
    return described.fillna({"theme": "Unspecified"})


def describe_countries(countries: pd.DataFrame, reference: pd.DataFrame) -> pd.DataFrame:
    """Return one row per country, of the reference or published."""
    published = countries[["country"]].drop_duplicates()
    described = reference.merge(published, on="country", how="outer", indicator=True)
    described["is_recognised"] = described.pop("_merge") != "right_only"
    described["is_historical"] = described["is_historical"].eq("true")
    return described
