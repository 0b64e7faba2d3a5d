"""Figures of what is watched: countries, languages; and what an export holds besides."""

import pandas as pd
from matplotlib.figure import Figure

from netflix_warehouse.figures.countries_top10 import the_country
from netflix_warehouse.figures.house import palette
from netflix_warehouse.figures.page import Page, right_of
from netflix_warehouse.figures.paired import height, paired_bars
from netflix_warehouse.figures.registry import Source, blank, figure
from netflix_warehouse.figures.viewing_parts import ALL, left_out, profiles, together
from netflix_warehouse.figures.viewing_spans import measure
from netflix_warehouse.figures.wording import count, name, percent

IDENTIFIED = "Known through the other sources of this warehouse: what they do not list is not told."
SEVERAL = "A title of several counts in full for each: shares add up to more than 100%."
MOST_GROUPS = 12
ROW = 20  # points
CLASSES = {
    "play": "plays",
    "brief": "brief looks",
    "repeated": "repeated rows",
    "listed in full": "in both exports",
}


def _coverage(row: pd.Series, unit: str) -> float:
    coverage = row["minutes_coverage" if unit == "hours" else "play_coverage"]
    return 0.0 if pd.isna(coverage) else float(coverage)


def share_column(unit: str) -> str:
    """Return the column of the shares of what is known."""
    return "minutes_share" if unit == "hours" else "play_share"


def _amount(row: pd.Series, unit: str) -> str:
    if unit == "plays":
        return count(row["play_count"], "play")
    return (
        count(row["watched_minutes"] / 60, "hour")
        if row["watched_minutes"] >= 30
        else "under 1 hour"
    )


def nothing_known(what: str, source: Source) -> Figure:
    """Return the page for a report that knows nothing of what was watched."""
    return blank(
        f"No {what} is known of what was watched",
        "It is known of titles that the catalogue or the Top 10 lists, where these are landed.",
        source,
    )


@figure(report="rpt_viewing_countries", area="viewing")
def viewing_countries(report: pd.DataFrame, source: Source) -> Figure:
    """Draw the countries of production of what was watched."""
    rows = together(report)
    _, unit = measure(rows)
    share = share_column(unit)
    known = rows[rows["is_known"] & (rows[share] > 0)]
    if known.empty:
        return nothing_known("country of production", source)
    known = known.sort_values([share, "country"], ascending=[False, True])
    shown = known.head(MOST_GROUPS)
    first = shown.iloc[0]
    headline = (
        f"{percent(first[share])} of the {unit} are of titles from {the_country(first['country'])}"
    )
    if len(shown) > 1:
        second = shown.iloc[1]
        headline += f", {percent(second[share])} from {the_country(second['country'])}"
    coverage = _coverage(first, unit)
    labels = [name(country, 26) for country in shown["country"]]
    page = Page(
        headline,
        f"Share of the {unit} whose country of production is known, {percent(coverage)} of all; "
        f"{first['profile_label']}, {count(len(known), 'country')}",
        source.note(SEVERAL, IDENTIFIED),
        ROW * len(shown),
        source.is_fictional_sample,
    )
    axes = page.rows(labels, 0, ROW * len(shown), None, None, "")
    axes.barh(range(len(shown)), shown[share], height=0.62, color=palette().blue)
    axes.set_xticks([])
    axes.set_xlim(0, max(shown[share].max(), 0.01) * 1.45)
    for number, (_, row) in enumerate(shown.iterrows()):
        right_of(axes, row[share], number, f"{percent(row[share])}  ({_amount(row, unit)})")
    return page.figure


@figure(report="rpt_viewing_languages", area="viewing")
def viewing_languages(report: pd.DataFrame, source: Source) -> Figure:
    """Draw English against other languages for each profile, where the Top 10 knows them."""
    original = report[report["basis"] == "original language"]
    if not original["is_known"].any():
        return nothing_known("original language", source)
    main = together(original)
    _, unit = measure(main)
    share = share_column(unit)
    weight = "watched_minutes" if unit == "hours" else "play_count"
    labels = [main["profile_label"].iloc[0]]
    if original["profile_label"].nunique() > 2:
        labels += profiles(original, weight)
    lines = []
    for label in labels:
        own = original[(original["profile_label"] == label)]
        told = own[own["is_known"]].set_index("language")[share]
        if told.sum() > 0:
            lines.append((label, told.get("Non-English", 0.0), _coverage(own.iloc[0], unit)))
    if not lines:
        return nothing_known("original language", source)
    page = Page(
        f"{percent(lines[0][1])} of the {unit} whose language is known are in other languages "
        "than English",
        f"Share of the {unit} of non-English titles in those that the weekly Top 10 has listed; "
        "in brackets: their share in all",
        source.note(
            "The original language of a title is known only if it was in the Top 10, in the list "
            "of its language; dubbing and subtitles are not exported.",
            _reading(report),
            left_out(original),
        ),
        ROW * len(lines) + 4,
        source.is_fictional_sample,
    )
    axes = page.rows([label for label, *_ in lines], 0, ROW * len(lines), None, None, "")
    axes.set_xticks([])
    axes.set_xlim(0, 1.45)
    for number, (_, other, coverage) in enumerate(lines):
        axes.barh([number], [1], height=0.62, color=palette().heat[1])
        axes.barh([number], [other], height=0.62, color=palette().orange)
        right_of(axes, 1, number, f"{percent(other)}  (of {percent(coverage)} of the {unit})")
    return page.figure


def _reading(report: pd.DataFrame) -> str:
    """Return the sentence on the language of the titles; nothing where none is known."""
    titles = together(report)
    titles = titles[(titles["basis"] == "language of the titles") & titles["is_known"]]
    if titles.empty:
        return ""
    titles = titles.sort_values(["play_share", "language"], ascending=[False, True])
    told = ", ".join(
        f"{name(row['language'], 20)} {percent(row['play_share'])}"
        for _, row in titles.head(4).iterrows()
    )
    return f"Language of season and episode names, by plays: {told}."


def _time(minutes: float) -> str:
    return f"{minutes / 60:,.0f} h" if minutes >= 30 else f"{minutes:.0f} min"


@figure(report="rpt_viewing_row_classes", area="viewing")
def viewing_row_classes(report: pd.DataFrame, source: Source) -> Figure:
    """Draw what the exports hold: plays, and how much besides."""
    rows = together(report)
    kinds = [
        CLASSES.get(row["row_class"]) or f"clips: {str(row['clip_type']).replace('_', ' ')}"
        for _, row in rows.iterrows()
    ]
    rows = rows.assign(kind=[name(kind, 30) for kind in kinds])
    sums = rows.groupby("kind")[["row_count", "watched_minutes"]].sum(min_count=1)
    sums = sums.sort_values("row_count", ascending=False, kind="stable")
    if len(sums) > MOST_GROUPS:
        rest = sums.iloc[MOST_GROUPS - 1 :].sum()
        sums = pd.concat([sums.head(MOST_GROUPS - 1), pd.DataFrame({"all others": rest}).T])
    shares = sums["row_count"] / sums["row_count"].sum()
    plays = shares.get("plays", 0.0)
    noise = rows.loc[~rows["is_play"], "row_count"].sum()
    headline = f"{percent(plays)} of the rows of the exports are plays"
    columns = [("Share of the rows", shares, [count(n) for n in sums["row_count"]])]
    if sums["watched_minutes"].sum() > 0:
        hours = (sums["watched_minutes"] / sums["watched_minutes"].sum()).fillna(0)
        texts = ["no time" if pd.isna(n) else _time(n) for n in sums["watched_minutes"]]
        columns.append(("Share of the hours", hours, texts))
        headline += f", which hold {percent(hours.get('plays', 0.0))} of the hours"
    automatic = rows["autoplayed_row_count"].sum() / rows["row_count"].sum()
    profiles_told = "" if rows["profile_label"].iloc[0] == ALL else " of one profile"
    page = Page(
        headline,
        f"Rows of the viewing exports by what they are{profiles_told}; "
        f"n = {count(rows['row_count'].sum(), 'row')}, {count(noise)} of them no play",
        source.note(
            "Brief looks: left at once. Only plays count in the other figures of viewing. "
            f"{percent(automatic)} of the rows note an automatic start.",
        ),
        height(len(sums)),
        source.is_fictional_sample,
    )
    labels = [label[:1].upper() + label[1:] for label in sums.index]
    paired_bars(page, labels, columns)
    return page.figure
