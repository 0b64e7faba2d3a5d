"""Which rows each data-quality rule finds, and the evidence."""

import pandas as pd

from netflix_warehouse.bench.in_pandas import text

Frames = dict[str, pd.DataFrame]
LANGUAGES = (
    "Arabic|Bengali|Cantonese|Dutch|English|Filipino|French|German|Gujarati|Hindi|Indonesian|Italian"
    "|Japanese|Kannada|Korean|Malay|Malayalam|Mandarin|Marathi|Polish|Portuguese|Punjabi|Russian"
    "|Spanish|Tamil|Telugu|Thai|Turkish|Urdu"
)
NON_LATIN = r"[\x{0370}-\x{1CFF}\x{2C80}-\x{2DFF}\x{3040}-\x{D7FF}\x{F900}-\x{FAFF}]"
# rule: (column that is searched, pattern, column that is the evidence)
PATTERNS = {
    "country_stray_comma": ("countries", "^,|,$", "countries"),
    "title_no_break_space": ("title_cell", "[\xa0\u202f]", "title"),
    "title_invisible_character": ("title_cell", text.INVISIBLE, "title"),
    "title_double_space": ("title_cell", "[^ ]  +[^ ]", "title"),
    "title_line_break": ("title_cell", "[\n\r]", "title"),
    "title_curly_quote": ("title", "[\u2018-\u201f]", "title"),
    "title_non_latin": ("title", NON_LATIN, "title"),
    "title_digits_only": ("title", "^[0-9]+$", "title"),
    "title_year_suffix": ("title", "[(](?:19|20)[0-9]{2}[)]$", "title"),
    "title_language_version": ("title", f"[(](?:{LANGUAGES})(?: [Vv]ersion)?[)]$", "title"),
    "description_line_break": ("description", "[\n\r]", "title"),
}
MISSING = {
    **{"rating_missing": "rating", "duration_missing": "duration_text"},
    **{"release_year_missing": "release_year", "director_missing": "director"},
    **{"cast_missing": "cast_members", "country_missing": "countries", "genres_missing": "genres"},
}
FLAGGED = {
    "show_id_missing": ("is_show_id_made", "title"),
    "type_inferred": ("is_type_inferred", "type"),
    "rating_holds_duration": ("has_repaired_rating", "duration_text"),
    "date_added_unreadable": ("has_unreadable_date", "title"),
    "date_added_leading_blank": ("has_leading_blank_date", "title"),
    "added_before_release": ("is_added_before_release", "title"),
    "title_spreadsheet_date": ("has_spreadsheet_title", "title"),
}


def find_in_titles(cleaned: Frames, reference: Frames) -> Frames:
    """Return the titles that each rule finds: columns subject and evidence."""
    titles, duplicates = cleaned["titles"], cleaned["duplicates"]
    unreadable = titles["duration_text"].notna() & titles["duration_minutes"].isna()
    no_date = titles["added_on"].isna() & ~titles["has_unreadable_date"]
    unknown = titles["rating"].notna() & ~titles["rating"].isin(
        reference["maturity_ratings"]["rating"]
    )
    shared = titles["description"].notna() & titles["description"].duplicated(keep=False)
    found = {
        rule: (titles[column].str.contains(pattern, na=False), evidence)
        for rule, (column, pattern, evidence) in PATTERNS.items()
    }
    found |= {rule: (titles[column].isna(), "title") for rule, column in MISSING.items()}
    found |= {rule: (titles[flag], evidence) for rule, (flag, evidence) in FLAGGED.items()}
    found |= {
        "duration_unreadable": (unreadable & titles["season_count"].isna(), "duration_text"),
        "date_added_missing": (no_date, "title"),
        "rating_not_recognised": (unknown, "rating"),
        "description_shared": (shared, "title"),
    }
    hits = {rule: pick(titles, rows, "show_id", column) for rule, (rows, column) in found.items()}
    repeated = duplicates.merge(titles[["show_id", "title"]], on="show_id")
    for rule in repeated["duplicate_rule"].unique():
        rows = repeated["duplicate_rule"] == rule
        hits[f"duplicate_{rule}"] = pick(repeated, rows, "show_id", "title")
    return hits


def find_in_lists(cleaned: Frames, reference: Frames) -> Frames:
    """Return the listed items and the spellings of people that each rule finds."""
    titles, credits, spellings = cleaned["titles"], cleaned["credits"], cleaned["spellings"]
    countries, genres, known = cleaned["countries"], cleaned["genres"], reference["countries"]
    historical = known.loc[known["is_historical"] == "true", "country"]
    name, cast = spellings["spelling"], credits[credits["role"] == "cast"]
    is_suffix = name.str.contains(text.NAME_SUFFIX)
    is_sentence = name.str.contains("^(?:[^ ]+ ){5,}[^ ]+$") & name.str.contains(
        "(?: [a-z][^ ]*){2}"
    )
    is_variant = spellings["spelling_key"].duplicated(keep=False)
    is_merged = spellings["person"].duplicated(keep=False)
    hits = {
        "country_not_recognised": (countries, ~countries["country"].isin(known["country"])),
        "country_historical": (countries, countries["country"].isin(historical)),
        "genre_not_recognised": (genres, ~genres["genre"].isin(reference["genres"]["genre"])),
        "cast_suffix_orphan": (cast, cast["spelling"].isin(name[is_suffix])),
        "cast_sentence": (cast, cast["spelling"].isin(name[is_sentence & ~is_suffix])),
        "person_invisible_character": (spellings, name.str.contains(text.INVISIBLE)),
        "person_not_composed": (spellings, name != text.compose(name)),
        "person_spellings_merged": (spellings, is_variant & is_merged),
        "person_spellings_kept_apart": (spellings, is_variant & ~is_merged),
    }
    columns = {"country": ("show_id", "country"), "genre": ("show_id", "genre")}
    columns |= {"cast": ("show_id", "spelling"), "person": ("spelling", "person")}
    found = {
        rule: pick(frame, rows, *columns[rule.split("_")[0]])
        for rule, (frame, rows) in hits.items()
    }
    repeated = pick(titles, has_repeated_name(titles, cast), "show_id", "title")
    return found | {"cast_repeated_name": repeated}


def has_repeated_name(titles: pd.DataFrame, cast: pd.DataFrame) -> "pd.Series[bool]":
    """Say which titles name somebody twice in their cast."""
    distinct = titles["show_id"].map(cast["show_id"].value_counts())
    # The commas tell most casts apart without a look at their items.
    doubtful = titles.loc[titles["cast_members"].str.count(",") >= distinct, "cast_members"]
    listed = doubtful.str.split(",").explode().str.strip(text.BLANKS)
    counts = (listed != "").groupby(level=0).sum()
    return (counts > distinct[counts.index]).reindex(titles.index, fill_value=False)


def pick(table: pd.DataFrame, rows: "pd.Series[bool]", subject: str, evidence: str) -> pd.DataFrame:
    """Return what a rule found: its subject, and the evidence."""
    return pd.DataFrame(
        {"subject": table.loc[rows, subject], "evidence": table.loc[rows, evidence]}
    )
