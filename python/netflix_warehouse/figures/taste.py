"""Figures of what a profile likes, over all and by quarter."""

import math

import pandas as pd
from matplotlib.figure import Figure

from netflix_warehouse.figures.house import palette
from netflix_warehouse.figures.intervals import interval_rows
from netflix_warehouse.figures.page import Page
from netflix_warehouse.figures.registry import Source, blank, figure
from netflix_warehouse.figures.wording import count, name

AREA = "viewing"
ROW, HEADING = 17, 24  # points
PANELS = (("genre", "Genres", 14), ("country", "Countries", 8))
MOST_DEPARTURES = 16
SEVERAL = "A title of several genres or countries counts for each."


def _main_profile(report: pd.DataFrame, group: str) -> pd.DataFrame:
    """Return the rows of the profile with most titles: each has one decade."""
    titles = report[report["feature_type"] == "era"].groupby("profile_label")[group].sum()
    label = titles.sort_values(ascending=False, kind="stable").index[0] if len(titles) else None
    return report[report["profile_label"] == (label or report["profile_label"].iloc[0])]


def _colour(verdict: str) -> str:
    return {"more": palette().blue, "less": palette().orange}.get(verdict, palette().grey)


@figure(report="rpt_taste_affinities", area=AREA)
def taste_affinities(report: pd.DataFrame, source: Source) -> Figure:
    """Draw what the profile with most titles chooses more and less than the catalogue offers."""
    rows = _main_profile(report, "title_count")
    label = rows["profile_label"].iloc[0]
    titles = int(rows.loc[rows["feature_type"] == "era", "title_count"].sum())
    panels = []
    for feature_type, heading, most in PANELS:
        of_type = rows[rows["feature_type"] == feature_type]
        kept = of_type.nlargest(most, "expected_count", keep="all").head(most)
        panels.append((heading, kept.sort_values("place")))
    panels = [(heading, kept) for heading, kept in panels if len(kept)]
    if not panels:
        return blank(
            "Nothing is known of the genres and countries of what was watched",
            "They are known of titles that the catalogue lists.",
            source,
        )
    drawn = pd.concat([kept for _, kept in panels])
    page = Page(
        _headline(drawn, label),
        "How many times as often as the catalogue offers it, films and series apart; "
        f"{label}, n = {count(titles, 'title')} of the catalogue. Lines: 95% intervals",
        source.note(
            "Shrunk towards 1, the more the less is known. Coloured where the interval leaves "
            "out 1.",
            SEVERAL,
            "The genres and countries of which most would be expected.",
        ),
        HEADING * len(panels) + ROW * len(drawn),
        source.is_fictional_sample,
    )
    left = page.label_width([name(feature, 28) for feature in drawn["feature"]])
    low, high = drawn["affinity_low"].min(), drawn["affinity_high"].max()
    limits = (
        2 ** (min(-1.0, math.log2(max(low, 1e-3))) - 0.1),
        2 ** (max(1.0, math.log2(high)) + 0.1),
    )
    top = 0.0
    for heading, kept in panels:
        page.text(0, top + HEADING / 2, heading, weight="bold")
        bars = [
            (
                max(row.affinity_low, limits[0]),
                row.affinity,
                row.affinity_high,
                _colour(row.verdict),
                f"{row.affinity:.2f}×, {count(row.title_count, 'title')}",
            )
            for row in kept.itertuples()
        ]
        labels = [name(feature, 28) for feature in kept["feature"]]
        axes = interval_rows(page, labels, bars, top + HEADING, ROW, left)
        axes.set_xscale("log", base=2)
        axes.set_xlim(*limits)
        axes.set_xticks([])
        axes.set_xticks([], minor=True)
        axes.axvline(1, color=palette().muted, linewidth=1, gid="background", zorder=0)
        top += HEADING + ROW * len(kept)
    return page.figure


def _headline(drawn: pd.DataFrame, label: str) -> str:
    clear = drawn[drawn["verdict"] == "more"].sort_values("affinity", ascending=False)
    if clear.empty:
        return f"{label.capitalize()} chooses much as the catalogue offers: no taste stands out"
    first = clear.iloc[0]
    return (
        f"{label.capitalize()} chooses {name(first['feature'])} {first['affinity']:.1f} times as "
        "often as the catalogue offers it"
    )


@figure(report="rpt_taste_quarters", area=AREA)
def taste_quarters(report: pd.DataFrame, source: Source) -> Figure:
    """Draw the quarters that depart most from a profile's own taste in genres."""
    rows = _main_profile(report, "title_count")
    label = rows["profile_label"].iloc[0]
    rows = rows[rows["feature_type"] == "genre"]
    if rows["quarter_starts_on"].nunique() < 2:
        return blank(
            "Too few quarters to tell a change of taste",
            "It takes titles of two quarters whose genres the catalogue knows.",
            source,
        )
    departure = (rows["change_ratio"].map(math.log)).abs()
    kept = rows.assign(departure=departure).nlargest(MOST_DEPARTURES, "departure")
    kept = kept.sort_values(["quarter_starts_on", "change_ratio"], ascending=[True, False])
    clear = int((rows["verdict"] != "no clear difference").sum())
    page = Page(
        f"{label.capitalize()} changed its taste in {count(clear, 'quarter and genre')}"
        if clear
        else f"No quarter departs clearly from the taste of {label}",
        "Titles of a genre in a quarter over as many as the profile’s own taste would have it; "
        f"the {len(kept)} of {len(rows)} quarters and genres that depart most. "
        "Lines: 95% intervals",
        source.note(
            "Shrunk towards 1. Coloured where the interval leaves out 1: of so many, one in "
            "twenty would by chance.",
            SEVERAL,
        ),
        ROW * len(kept),
        source.is_fictional_sample,
    )
    labels = [
        f"Q{row.quarter_starts_on.quarter} {row.quarter_starts_on.year}  {name(row.feature, 28)}"
        for row in kept.itertuples()
    ]
    bars = [
        (
            row.change_low,
            row.change_ratio,
            row.change_high,
            _colour(row.verdict),
            f"{row.title_count} for {row.expected_count:.1f}",
        )
        for row in kept.itertuples()
    ]
    axes = interval_rows(page, labels, bars, 0, ROW, page.label_width(labels))
    axes.set_xscale("log", base=2)
    axes.set_xlim(
        min(0.4, kept["change_low"].min() * 0.95), max(2.5, kept["change_high"].max() * 1.05)
    )
    axes.set_xticks([])
    axes.set_xticks([], minor=True)
    axes.axvline(1, color=palette().muted, linewidth=1, gid="background", zorder=0)
    return page.figure
