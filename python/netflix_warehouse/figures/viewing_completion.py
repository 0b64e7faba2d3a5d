"""Figures of series followed: which were finished, which abandoned, and how fast."""

from itertools import pairwise

import pandas as pd
from matplotlib.figure import Figure

from netflix_warehouse.figures.house import palette
from netflix_warehouse.figures.page import BODY_WIDTH, Page, right_of
from netflix_warehouse.figures.registry import Source, blank, figure
from netflix_warehouse.figures.viewing_parts import (
    duration,
    left_out,
    plain_bars,
    profiles,
    together,
    untimed,
)
from netflix_warehouse.figures.wording import count, name, percent

STATUSES = ("finished", "abandoned", "watching", "end unknown")
LONGEST = 12
PACES = (
    ("in one day", 0),
    ("within a week", 6),
    ("within a month", 30),
    ("within three months", 91),
    ("within a year", 365),
    ("over a year", 10**6),
)


@figure(report="rpt_viewing_completion_status", area="viewing")
def viewing_completion(report: pd.DataFrame, source: Source) -> Figure:
    """Draw how many of the series were finished or abandoned, for all and for each profile."""
    main = together(report)
    shares = main.set_index("completion_status")["series_share"]
    finished, abandoned = (shares.get(status, 0) for status in STATUSES[:2])
    groups = profiles(report, "series_count")
    if len(main) and main["profile_label"].iloc[0] not in groups:
        groups = [main["profile_label"].iloc[0], *groups] if len(groups) != 1 else groups
    page = Page(
        f"{percent(finished)} of the series begun were finished, {percent(abandoned)} abandoned",
        f"Series by what became of them; n = {main['series_count'].sum():,} series",
        source.note(
            "Finished: to the end of the last season that the catalogue lists.",
            "Abandoned: not gone on with for 60 days before the profile's last play.",
            "End unknown: to the end of a season, but nobody lists how many there are.",
            left_out(report),
        ),
        24 + 24 * len(groups),
        source.is_fictional_sample,
    )
    left = page.label_width(groups)
    width = (BODY_WIDTH - left - 3 * 56 - 56) / 4
    highest = report["series_share"].max()
    colours = (palette().blue, palette().orange, palette().grey, palette().grey)
    texts = (palette().blue_text, palette().orange_text, palette().muted, palette().muted)
    for number, status in enumerate(STATUSES):
        start = left + number * (width + 56)
        page.text(start, 8, status.capitalize(), weight="bold", color=texts[number])
        of_status = report[report["completion_status"] == status].set_index("profile_label")
        values = of_status["series_share"].reindex(groups, fill_value=0)
        counts = of_status["series_count"].reindex(groups, fill_value=0)
        if number == 0:
            axes = plain_bars(page, groups, values, 22, 24, left, width, colours[number])
        else:
            axes = page.axes(start, 22, width, 24 * len(groups), "")
            axes.set_ylim(len(groups) - 0.5, -0.5)
            axes.set(xticks=[], yticks=[])
            axes.spines["bottom"].set_visible(False)
            axes.barh(range(len(groups)), values, height=0.62, color=colours[number])
        axes.set_xlim(0, highest)
        for row, (share, series) in enumerate(zip(values, counts, strict=True)):
            right_of(axes, share, row, f"{percent(share)} ({count(series)})")
    return page.figure


@figure(report="rpt_viewing_completion", area="viewing")
def viewing_abandoned(report: pd.DataFrame, source: Source) -> Figure:
    """Draw the series of most minutes that were abandoned, and where."""
    rows = report[report["completion_status"] == "abandoned"]
    rows = rows.sort_values(
        ["watched_minutes", "episode_count", "show_title"],
        ascending=[False, False, True],
        na_position="last",
    ).head(LONGEST)
    if rows.empty:
        series = f"{len(report):,} series"
        return blank("No series was abandoned", f"{series} were begun.", source)
    first = rows.iloc[0]
    is_timed = rows["watched_minutes"].notna().all()
    values = rows["watched_minutes"] / 60 if is_timed else rows["episode_count"]
    page = Page(
        f"Given up after {count(first['episode_count'], 'episode')}: {name(first['show_title'])}",
        "The abandoned series that took most "
        + ("time: time watched" if is_timed else "episodes: episodes")
        + ", and where it was left",
        source.note(
            "Abandoned: not gone on with for 60 days before the profile's last play.",
            untimed(rows["untimed_play_count"].sum()) if is_timed else "",
        ),
        18 * len(rows),
        source.is_fictional_sample,
    )
    labels = [name(title) for title in rows["show_title"]]
    several = report["profile_label"].nunique() > 1
    room = 250 if several else 196
    left = min(page.label_width(labels), BODY_WIDTH - room - 60)
    axes = plain_bars(
        page, labels, list(values), 0, 18, left, BODY_WIDTH - left - room, palette().orange
    )
    for place, (value, row) in enumerate(zip(values, rows.itertuples(), strict=True)):
        parts = [duration(row.watched_minutes) if is_timed else count(value, "episode"), _left(row)]
        parts += [row.profile_label] if several else []
        right_of(axes, value, place, ", ".join(part for part in parts if part))
    return page.figure


def _left(row: object) -> str:
    """Return where a series was left, such as `season 2 of 5, episode 3`."""
    if pd.isna(row.last_season_number):
        return f"{row.last_played_on:%b %Y}"
    text = f"season {row.last_season_number:.0f}"
    if pd.notna(row.listed_season_count) and row.listed_season_count >= row.last_season_number:
        text += f" of {row.listed_season_count:.0f}"
    if pd.notna(row.last_episode_number):
        text += f", ep. {row.last_episode_number:.0f}"
    return text


@figure(report="rpt_viewing_completion", area="viewing")
def viewing_pace(report: pd.DataFrame, source: Source) -> Figure:
    """Draw how long it took to finish a series."""
    finished = report[report["completion_status"] == "finished"]
    rows = finished[finished["episode_count"] > 1]
    if rows.empty:
        return blank(
            "No series was finished yet",
            "Finished: to the end of the last season that the catalogue lists.",
            source,
        )
    days = rows["days_from_first_to_last"]
    bounds = [-1, *(limit for _, limit in PACES)]
    counts = [int(((days > low) & (days <= high)).sum()) for low, high in pairwise(bounds)]
    within = sum(counts[:2]) / len(rows)
    pace = rows["episodes_per_active_day"].median()
    page = Page(
        f"{percent(within)} of the series finished took a week or less",
        f"Series finished by the days from the first to the last play; n = {len(rows):,} series",
        source.note(
            "Finished: to the end of the last season that the catalogue lists; two episodes or "
            "more.",
            "A series watched again later took longer. The median pace is "
            f"{pace:.2g} episodes on a day with a play.",
        ),
        22 * len(PACES),
        source.is_fictional_sample,
    )
    axes = plain_bars(
        page,
        [label.capitalize() for label, _ in PACES],
        counts,
        0,
        22,
        116,
        BODY_WIDTH - 116 - 90,
        palette().blue,
    )
    for row, number in enumerate(counts):
        right_of(axes, number, row, f"{number:,}, {percent(number / len(rows))}")
    return page.figure
