"""Which records are one work, and the ids of the works."""

import hashlib

import pandas as pd

from netflix_warehouse.bench.in_pandas import text

MONTH_NAMES = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:tember)?"
    "|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
DAY_OF_YEAR = f"^[0-9]{{1,2}}[- ](?:{MONTH_NAMES})$|^(?:{MONTH_NAMES})[- ][0-9]{{1,2}}$"
MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


def day_of_year_key(title: "pd.Series[str]") -> "pd.Series[str]":
    """Return month and day of a title that names a day of the year, as in `07-22`; else null."""
    lowered = title.str.lower()
    dated = lowered[lowered.str.contains(DAY_OF_YEAR)]
    month = text.extract(dated, f"(?P<found>{MONTH_NAMES})").str[:3]
    month = month.map({name: f"{number:02}" for number, name in enumerate(MONTHS, 1)})
    day = text.extract(dated, "(?P<found>[0-9]{1,2})").str.zfill(2)
    return (month + "-" + day).reindex(title.index)


def find_duplicates(
    titles: pd.DataFrame, credits: pd.DataFrame, spellings: pd.DataFrame, minimum_shared_cast: int
) -> pd.DataFrame:
    """Return one row per duplicate: the record that it repeats, and how their titles agree."""
    order = ["has_spreadsheet_title", "source_file", "source_row"]
    ranked = (
        titles.sort_values(order).reset_index(drop=True).rename_axis("preference").reset_index()
    )
    ranked["day_of_year_key"] = day_of_year_key(ranked["title"])
    candidates = pd.concat([group(ranked, "title_key"), group(ranked, "day_of_year_key")])
    earlier = candidates["preference"]
    for evidence in ("director", "description"):
        known = candidates[candidates[evidence].notna()]
        first = known.groupby(["group_id", evidence], sort=False)["preference"].transform("min")
        candidates["found"] = candidates["preference"]
        candidates.loc[candidates[evidence].notna(), "found"] = first.array
        earlier = earlier.where(earlier <= candidates["found"], candidates["found"])
    is_plain = earlier < candidates["preference"]
    plain = candidates[["show_id", "preference"]].assign(earlier=earlier)[is_plain]
    named = agree_by_name(candidates[~is_plain], credits, spellings, minimum_shared_cast)
    nearest = pd.concat([plain, named]).groupby("preference")["earlier"].min()
    # The record pointed at may point onward.
    resolved = nearest.map(nearest).fillna(nearest).astype("int64")
    later, kept = ranked.loc[resolved.index], ranked.loc[resolved]
    rule = pd.Series("accents_and_punctuation", index=resolved.index, dtype="str")
    same_letters = later["title"].str.lower().array == kept["title"].str.lower().array
    rule = rule.mask(same_letters, "case_and_spaces")
    rule = rule.mask(later["title_key"].array != kept["title_key"].array, "spreadsheet_date")
    return pd.DataFrame(
        {
            "show_id": later["show_id"].array,
            "duplicate_of_show_id": kept["show_id"].array,
            "duplicate_rule": rule.array,
        }
    )


def group(ranked: pd.DataFrame, key: str) -> pd.DataFrame:
    """Return the titles that share kind, year and key with another; the first is the group's id."""
    keyed = ranked[ranked[key].notna() & ranked["release_year"].notna()]
    by = keyed.groupby(["kind", "release_year", key], sort=False)["preference"]
    columns = ["show_id", "preference", "director", "description"]
    grouped = keyed[columns].assign(group_id=by.transform("min"))
    return grouped[by.transform("size") > 1]


def agree_by_name(
    candidates: pd.DataFrame,
    credits: pd.DataFrame,
    spellings: pd.DataFrame,
    minimum_shared_cast: int,
) -> pd.DataFrame:
    """Return the titles that share a director, or enough of the cast, with an earlier one."""
    named = (
        candidates[["show_id", "preference", "group_id"]]
        .merge(credits[["show_id", "role", "spelling"]], on="show_id")
        .loc[lambda frame: ~frame["spelling"].str.contains(text.NAME_SUFFIX)]
        .merge(spellings[["spelling", "spelling_key"]], on="spelling")
    )
    by = named.groupby(["group_id", "role", "spelling_key"], sort=False)["preference"]
    named["earlier"] = by.transform("min")
    shared = named[named["earlier"] < named["preference"]]
    counts = shared.groupby(["show_id", "group_id", "preference", "earlier", "role"]).size()
    roles = counts.unstack(fill_value=0).reindex(columns=["director", "cast"], fill_value=0)
    agreed = (roles["director"] > 0) | (roles["cast"] >= minimum_shared_cast)
    return roles[agreed].reset_index()[["show_id", "preference", "earlier"]]


def identify_works(titles: pd.DataFrame, duplicates: pd.DataFrame) -> pd.DataFrame:
    """Return one row per title: the id of its work, and the record that it repeats, if it does."""
    columns = ["show_id", "kind", "title_key", "release_year", "director", "description"]
    works = titles[columns].merge(duplicates, on="show_id", how="left")
    # Of namesakes of one kind and year the first, by people and synopsis, keeps the plain key.
    kept = works[works["duplicate_of_show_id"].isna()].sort_values(
        ["director", "description", "show_id"], na_position="first"
    )
    is_namesake = kept.duplicated(["kind", "title_key", "release_year"])
    year = kept["release_year"].astype("str").fillna("")
    keys = kept["kind"] + "|" + kept["title_key"] + "|" + year
    keys = keys + ("|" + kept["show_id"]).where(is_namesake, "")
    ids = pd.Series(
        [hashlib.md5(key.encode()).hexdigest() for key in keys], index=kept["show_id"], dtype="str"
    )
    works["title_id"] = works["duplicate_of_show_id"].fillna(works["show_id"]).map(ids)
    return works[["show_id", "title_id", "duplicate_of_show_id", "duplicate_rule"]]
