"""Figures of coming back: days in a row, and what was watched again."""

import pandas as pd
from matplotlib.figure import Figure

from netflix_warehouse.figures.house import palette
from netflix_warehouse.figures.page import BODY_WIDTH, Page, right_of
from netflix_warehouse.figures.registry import Source, figure
from netflix_warehouse.figures.viewing_parts import (
    ALL,
    clock,
    left_out,
    plain_bars,
    profiles,
    together,
)
from netflix_warehouse.figures.wording import count, day, name

STREAKS = 5  # of each profile
LONGEST = 12
LATER = "14 days before or earlier"


@figure(report="rpt_viewing_streaks", area="viewing")
def viewing_streaks(report: pd.DataFrame, source: Source) -> Figure:
    """Draw the longest runs of days with a play, of each profile."""
    labels = profiles(report, "day_count") or [together(report)["profile_label"].iloc[0]]
    rows = report[report["profile_label"].isin(labels)]
    first = rows.sort_values(["day_count", "started_on"], ascending=[False, True]).iloc[0]
    lists = {
        label: rows[rows["profile_label"] == label].sort_values("streak_place").head(STREAKS)
        for label in labels
    }
    heading = 22 if len(lists) > 1 else 0
    page = Page(
        f"The longest streak: {count(first['day_count'], 'day')} in a row, "
        f"from {day(first['started_on'])}",
        f"Days in a row with a play: the {STREAKS} longest streaks"
        + (" of each profile" if len(lists) > 1 else ""),
        source.note(clock(report), left_out(report)),
        sum(heading + 8 + 16 * len(streaks) for streaks in lists.values()),
        source.is_fictional_sample,
    )
    top = 0.0
    for label, streaks in lists.items():
        if heading:
            page.text(0, top + 8, label[:1].upper() + label[1:], weight="bold")
        starts = [f"{start:%-d %b %Y}" for start in streaks["started_on"]]
        axes = plain_bars(
            page,
            starts,
            list(streaks["day_count"]),
            top + heading,
            16,
            84,
            BODY_WIDTH - 84 - 190,
            palette().blue,
        )
        axes.set_xlim(0, first["day_count"])
        for place, row in enumerate(streaks.itertuples()):
            text = count(row.day_count, "day")
            if row.is_at_end:
                text += ", to the end of the export"
            right_of(axes, row.day_count, place, text)
        top += heading + 8 + 16 * len(streaks)
    return page.figure


@figure(report="rpt_viewing_rewatching", area="viewing")
def viewing_rewatching(report: pd.DataFrame, source: Source) -> Figure:
    """Draw the films and series that were watched again most."""
    rows = report[report["profile_label"] != ALL].sort_values(
        ["rewatch_count", "most_times_watched", "show_title", "profile_label"],
        ascending=[False, False, True, True],
    )
    total = rows["rewatch_count"].sum()
    first = rows.iloc[0]
    what = count(first["rewatched_item_count"], "episode")
    headline = f"Watched again most: {what} of {name(first['show_title'])}"
    if first["kind"] == "film":
        headline = f"Watched {count(first['most_times_watched'], 'time')}: "
        headline += name(first["show_title"])
    shown = rows.head(LONGEST)
    page = Page(
        headline,
        f"Plays of what had been watched {LATER}, and the days since then in the median; "
        f"n = {count(total, 'play')} of {count(len(rows), 'title')}",
        source.note("The same title of two profiles counts as two."),
        18 * len(shown),
        source.is_fictional_sample,
    )
    labels = [name(title) for title in shown["show_title"]]
    left = min(page.label_width(labels), BODY_WIDTH - 210 - 60)
    several = report["profile_label"].nunique() > 1
    axes = plain_bars(
        page,
        labels,
        list(shown["rewatch_count"]),
        0,
        18,
        left,
        BODY_WIDTH - left - 210,
        palette().blue,
    )
    for place, row in enumerate(shown.itertuples()):
        text = f"{row.kind}, after {count(row.median_days_between, 'day')}"
        if several:
            text += f", {row.profile_label}"
        right_of(axes, row.rewatch_count, place, count(row.rewatch_count), fontweight="bold")
        right_of(axes, row.rewatch_count, place, text, gap=24)
    return page.figure
