"""Staging: trimmed, typed, told apart from what is rejected; then repaired, measured and split."""

import pandas as pd

from netflix_warehouse.bench.in_pandas import text

TYPES = dict.fromkeys(["movie", "movies", "film"], "Movie") | dict.fromkeys(
    ["tv show", "tv shows", "tv", "series", "show"], "TV Show"
)
PUBLISHED = {
    **{"show_id": "published_show_id", "type": "type_text", "title": "published_title"},
    **{"director": "director", "cast": "cast_members", "country": "countries"},
    **{"rating": "rating", "duration": "duration"},
    **{"listed_in": "genres", "description": "description"},
}
DATE_FORMATS = [
    *("%B %d, %Y", "%b %d, %Y", "%Y-%m-%d", "%Y/%m/%d", "%Y-%m-%d %H:%M:%S"),
    *("%d-%b-%y", "%d-%b-%Y", "%d %B %Y", "%d %b %Y"),
]
DAY_FIRST = ["%d/%m/%y", "%d/%m/%Y", "%d.%m.%y", "%d.%m.%Y"]
MONTH_FIRST = ["%m/%d/%y", "%m/%d/%Y"]
MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
SPREADSHEET_DATE = f"^(?:[0-9]{{1,2}}-{MONTH}|{MONTH}-[0-9]{{1,2}})$"


def stage(raw: pd.DataFrame) -> pd.DataFrame:
    """Return one row per landed record, typed, and the rule that rejects it, if one does."""
    titles = raw[list(PUBLISHED)].apply(text.trim).rename(columns=PUBLISHED)
    date_added = text.clean(raw["date_added"])
    release_year = text.extract(
        raw["release_year"], r"^[^0-9]*(?P<found>[0-9]{4})(?:[.]0+)?[^0-9]*$"
    )
    titles["has_all_published_fields"] = (
        titles.notna().all(axis=1) & date_added.notna() & release_year.notna()
    )
    titles["is_type_inferred"] = titles["type_text"].isna()
    titles["is_show_id_made"] = titles["published_show_id"].isna()
    duration = titles["duration"].where(titles["is_type_inferred"]).str.lower()
    titles["type"] = (
        titles["type_text"]
        .str.lower()
        .map(TYPES)
        .mask(duration.str.contains("^[0-9]+ season", na=False), "TV Show")
        .mask(duration.str.contains("^[0-9]+ min", na=False), "Movie")
    )
    titles["title"] = text.clean(raw["title"])
    titles["added_on"] = parse_dates(date_added, DATE_FORMATS + slashed_formats(raw["date_added"]))
    titles["has_unreadable_date"] = date_added.notna() & titles["added_on"].isna()
    titles["has_leading_blank_date"] = raw["date_added"].str.contains(f"^{text.BLANK}", na=False)
    titles["release_year"] = text.to_integer(release_year)
    titles["title_cell"] = raw["title"]
    titles["source_file"], titles["source_row"] = raw["_file"], raw["_row"]
    shown = titles["published_show_id"]
    titles["show_id"] = shown.fillna("#" + titles["source_row"].astype("str"))
    rule = pd.Series(pd.NA, index=titles.index, dtype="str")
    rule = rule.mask(shown.notna() & shown.duplicated(), "show_id_repeated")
    rule = rule.mask(titles["type"].isna(), "type_unknown")
    titles["rejection_rule"] = rule.mask(titles["title"].isna(), "title_missing")
    return titles


def slashed_formats(cells: "pd.Series[str]") -> list[str]:
    """Return how slashed dates are spelled: any field above 12 in the file tells which way."""
    slashed = cells[cells.str.contains("^[0-9]{1,2}[/.][0-9]{1,2}[/.]", na=False)]
    first = text.to_integer(text.extract(slashed, "^(?P<found>[0-9]+)"))
    second = text.to_integer(text.extract(slashed, "^[0-9]+[/.](?P<found>[0-9]+)"))
    match bool((first > 12).any()), bool((second > 12).any()):
        case True, False:
            return DAY_FIRST
        case False, True:
            return MONTH_FIRST
    return []


def parse_dates(cleaned: "pd.Series[str]", formats: list[str]) -> "pd.Series[pd.Timestamp]":
    """Return the dates that texts spell, each in the first format that fits."""
    dates = pd.Series(pd.NaT, index=cleaned.index, dtype="datetime64[s]")
    unread = cleaned.dropna()
    for format_ in formats:
        read = pd.to_datetime(unread, format=format_, errors="coerce").dropna().dt.normalize()
        dates.loc[read.index] = read.astype("datetime64[s]")
        unread = unread.drop(read.index)
        if unread.empty:
            break
    return dates


def clean_titles(staged: pd.DataFrame) -> pd.DataFrame:
    """Return one row per accepted record, repaired, with the key of its title."""
    titles = staged[staged["rejection_rule"].isna()].reset_index(drop=True)
    repaired = titles["duration"].isna() & titles["rating"].str.contains("^[0-9]+ min$", na=False)
    titles["has_repaired_rating"] = repaired
    titles["duration_text"] = titles["duration"].mask(repaired, titles["rating"])
    titles["rating"] = titles["rating"].mask(repaired)
    is_film = titles["type"] == "Movie"
    titles["kind"] = pd.Series("series", index=titles.index, dtype="str").mask(is_film, "film")
    for column, rows, unit in (
        ("duration_minutes", is_film, "(?:[Mm]in|m|$)"),
        ("season_count", ~is_film, "(?:[Ss]eason|$)"),
    ):
        measured = text.extract(titles["duration_text"], f"^(?P<found>[0-9]{{1,4}}) ?{unit}")
        titles[column] = text.to_integer(measured.where(rows))
    year = titles["release_year"]
    added_year = titles["added_on"].dt.year.astype("Int32")
    titles["is_added_before_release"] = (added_year < year).fillna(False).astype(bool)
    titles["added_year"] = added_year
    titles["release_year"] = year.where(year.between(1880, 2100))
    titles["has_spreadsheet_title"] = titles["title"].str.contains(SPREADSHEET_DATE)
    titles["title_key"] = text.title_key(text.fold(titles["title"]))
    return titles


def split_items(titles: pd.DataFrame, column: str, name: str) -> pd.DataFrame:
    """Return one row per title and distinct item of a comma-separated column, with its position."""
    items = text.split(titles[column].dropna())
    items = items.str.strip(text.BLANKS).rename(name).rename_axis("row").reset_index()
    items = items[items[name] != ""].drop_duplicates(ignore_index=True)
    items["position"] = items.groupby("row", sort=False).cumcount() + 1
    items["show_id"] = titles["show_id"].take(items.pop("row")).array
    return items
