"""Figures of the additions of each year: how old the titles were, and for whom they are."""

import numpy as np
import pandas as pd
from matplotlib.figure import Figure

from netflix_warehouse.figures.house import palette
from netflix_warehouse.figures.page import BODY_WIDTH, Page, end_labels
from netflix_warehouse.figures.registry import LEFT_SHARES, Source, blank, figure
from netflix_warehouse.figures.shares import (
    TYPES,
    end_values,
    ends,
    minimum_titles,
    share_axis,
    share_line,
    type_colours,
    year_axis,
)
from netflix_warehouse.figures.wording import count, percent


@figure(report="rpt_catalogue_age_when_added")
def catalogue_age_when_added(report: pd.DataFrame, source: Source) -> Figure:
    """Draw how new titles are when they are added: shares of new and of old ones, by type."""
    counts = report.groupby("added_year")["title_count"].max()
    enough = minimum_titles(counts)
    kept = report[report["title_count"] >= enough]
    if kept.empty:
        return blank(
            "Too few titles to compare years",
            f"No year of addition has {enough} films or series.",
            source,
        )
    panels = {
        "same_year_share": "Released in the year they were added",
        "ten_years_or_older_share": "Ten years old or more",
    }
    shares = {
        column: kept.pivot(index="added_year", columns="type", values=column) for column in panels
    }
    page = Page(
        _age_headline(shares["same_year_share"]),
        "Share of the titles added in a year, by their age then; "
        f"n = {count(kept['title_count'].sum())} in years with at least {enough} films or series",
        source.note(
            LEFT_SHARES,
            "Titles dated before their release year are left out.",
            source.partial_caveat(),
        ),
        236,
        source.is_fictional_sample,
    )
    highest = max(values.max().max() for values in shares.values())
    width = (BODY_WIDTH - 36 - 70 - 66) / 2
    first, last = int(kept["added_year"].min()), int(kept["added_year"].max())
    for number, (column, title) in enumerate(panels.items()):
        left = 36 + number * (width + 76)
        page.text(left, 6, title, weight="bold")
        axes = page.axes(left, 22, width, 190)
        share_axis(axes, highest)
        year_axis(axes, first, last, ends_only=True)
        if number:
            axes.tick_params(labelleft=False)
        labels = []
        for kind, (mark, text) in type_colours().items():
            if kind in shares[column]:
                values = shares[column][kind].dropna()
                share_line(axes, values, source, mark)
                label = f"{TYPES[kind]} {percent(values.iloc[-1])}"
                labels.append((values.index[-1], values.iloc[-1], label, text))
        end_labels(axes, labels)
    return page.figure


def _age_headline(shares: pd.DataFrame) -> str:
    last = shares.index[-1]
    films, series = (shares[kind].get(last) if kind in shares else None for kind in TYPES)
    if films is None or series is None or np.isnan(films) or np.isnan(series):
        kind = next(kind for kind in TYPES if kind in shares)
        _, year, _, share = ends(shares[kind])
        return f"{share} of the {TYPES[kind].lower()} added in {year} came out that year"
    if percent(films) == percent(series):
        return f"{percent(films)} of both films and series added in {last} came out that year"
    return (
        f"{percent(series)} of the series added in {last} came out that same year, "
        f"{'but only ' if series > films else 'and '}{percent(films)} of the films"
    )


@figure(report="rpt_catalogue_mix")
def catalogue_age_bands(report: pd.DataFrame, source: Source) -> Figure:
    """Draw the share of each age band in the year's additions, one panel a band."""
    bands = report[report["dimension"] == "age_band"]
    counts = bands.groupby("added_year")["title_count"].sum()
    enough = minimum_titles(counts)
    kept = bands[bands["added_year"].map(counts) >= enough]
    shares = kept.pivot(index="added_year", columns="dimension_value", values="title_share")
    shares = shares.fillna(0)
    known = ["Kids", "Older kids", "Teens", "Adults"]
    shown = [band for band in known if band in shares]
    if not shown:
        return blank("Too few titles to compare years", f"No year has {enough} titles.", source)
    page = Page(
        _bands_headline(shares[shown]),
        "Share of the titles added in a year, by the age band of their rating; "
        f"n = {count(kept['title_count'].sum())} in years with at least {enough}",
        source.note(
            f"Not drawn: titles without an age band ({percent(_unrated(kept, shown))}).",
            LEFT_SHARES,
            source.partial_caveat(),
        ),
        196,
        source.is_fictional_sample,
    )
    gap = 20
    width = (BODY_WIDTH - 36 - gap * (len(known) - 1)) / len(known)
    for number, band in enumerate(shown):
        left = 36 + number * (width + gap)
        page.text(left, 6, band, weight="bold")
        axes = page.axes(left, 24, width, 150)
        share_axis(axes, shares[shown].max().max())
        year_axis(axes, int(shares.index[0]), int(shares.index[-1]), ends_only=True)
        if number:
            axes.tick_params(labelleft=False)
        share_line(axes, shares[band], source, palette().blue)
        end_values(axes, shares[band], palette().blue_text)
    return page.figure


def _unrated(kept: pd.DataFrame, shown: list[str]) -> float:
    missing = kept.loc[~kept["dimension_value"].isin(shown), "title_count"].sum()
    return missing / kept["title_count"].sum()


def _bands_headline(shares: pd.DataFrame) -> str:
    largest = shares.iloc[-1].idxmax()
    change = shares.iloc[-1] - shares.iloc[0]
    moved = change.abs().idxmax()
    first, last, before, after = ends(shares[moved])
    if abs(change[moved]) < 0.02 or first == last:
        return f"{largest} is the largest age band: {percent(shares[largest].iloc[-1])} of {last}"
    verb = "grew" if change[moved] > 0 else "fell"
    return (
        f"Titles for {moved.lower()} {verb} from {before} of the additions of {first} "
        f"to {after} of those of {last}"
    )
