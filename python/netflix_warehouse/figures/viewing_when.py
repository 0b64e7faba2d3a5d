"""Figures of when something is watched: a calendar of days, the hours of the week."""

import numpy as np
import pandas as pd
from matplotlib.colors import BoundaryNorm, ListedColormap
from matplotlib.figure import Figure

from netflix_warehouse.figures.house import palette
from netflix_warehouse.figures.page import BODY_WIDTH, Page
from netflix_warehouse.figures.registry import Source, blank, figure
from netflix_warehouse.figures.viewing_cells import bare, heat_rows
from netflix_warehouse.figures.viewing_parts import (
    WEEKDAYS,
    clock,
    duration,
    left_out,
    profiles,
    together,
)
from netflix_warehouse.figures.viewing_spans import measure, untold
from netflix_warehouse.figures.wording import count, day, percent

MOST_YEARS = 12
SPLIT = "A play counts in each hour that it goes on in, as if never paused."
EVENING = 4  # hours


@figure(report="rpt_viewing_calendar", area="viewing")
def viewing_calendar(report: pd.DataFrame, source: Source) -> Figure:
    """Draw what was watched on each day, one band a year."""
    rows = together(report)
    days = rows.set_index("played_on").sort_index()
    column, unit = measure(rows)
    years = sorted(days.index.year.unique())[-MOST_YEARS:]
    shown = days[days.index.year >= years[0]]
    watched = shown.loc[shown[column] > 0, column]
    bounds = sorted({round(float(bound)) for bound in watched.quantile([0.25, 0.5, 0.75])})
    band, head = 92, 24
    page = Page(
        _calendar_headline(days, column),
        f"{'Time watched' if unit == 'hours' else 'Plays'} on each day, "
        f"{rows['profile_label'].iloc[0]}; n = {count(shown['play_count'].sum(), 'play')}",
        source.note(
            "A play counts on the day on which it starts.",
            clock(rows),
            untold(rows, unit),
            f"Years before {years[0]} are left out." if years[0] > days.index[0].year else "",
        ),
        head + band * len(years) - 8,
        source.is_fictional_sample,
    )
    keys = _legend(bounds, unit)
    if unit == "hours" and shown[column].isna().any():
        keys.append((palette().grey, "time not known"))
    left = 30.0
    for colour, label in keys:
        page.text(left, 6, "■", color=colour, size=11)
        page.text(left + 13, 6, label, color=palette().muted, size=8)
        left += 13 + 12 + 4.6 * len(label)
    for number, year in enumerate(years):
        _year(
            page, head + number * band, year, shown[column], bounds, (days.index[0], days.index[-1])
        )
    return page.figure


def _calendar_headline(days: pd.DataFrame, column: str) -> str:
    span = (days.index[-1] - days.index[0]).days + 1
    if span == 1:
        return f"Something was watched on one day only, {day(days.index[0])}"
    fullest = days[column].idxmax()
    most = days[column].max()
    amount = duration(most) if column == "watched_minutes" else count(most, "play")
    return (
        f"Something was watched on {count(len(days))} of {count(span)} days, the most on "
        f"{day(fullest)}: {amount}"
    )


def _legend(bounds: list[int], unit: str) -> list[tuple[str, str]]:
    """Return the colours of the calendar with their words, none first."""

    def amount(value: int) -> str:
        return duration(value) if unit == "hours" else count(value)

    words = ["nothing"]
    if bounds:
        words.append(f"to {amount(bounds[0])}")
        words += [f"to {amount(bound)}" for bound in bounds[1:]]
        words.append("more")
    else:
        words.append("something")
    return list(zip(_levels(bounds), words, strict=True))


def _levels(bounds: list[int]) -> list[str]:
    heat = palette().heat
    return [heat[0], *heat[len(heat) - len(bounds) - 1 :]]


def _year(
    page: Page,
    top: float,
    year: int,
    values: pd.Series,
    bounds: list[int],
    span: tuple[pd.Timestamp, pd.Timestamp],
) -> None:
    first = pd.Timestamp(year, 1, 1)
    days = pd.date_range(first, f"{year}-12-31")
    inside = (days >= span[0]) & (days <= span[1])
    week = (days.day_of_year + first.weekday() - 1) // 7
    cells = np.full((7, 54), np.nan)
    known = values.reindex(days)
    level = np.where(known > 0, 1 + np.searchsorted(bounds, known.fillna(0), side="left"), 0)
    level = np.where(known.isna().to_numpy() & days.isin(values.index), len(bounds) + 2, level)
    cells[days.day_of_week, week] = np.where(inside, level, np.nan)
    size = (BODY_WIDTH - 30) / 54
    page.text(0, top + 6, str(year), weight="bold")
    for weekday in (0, 2, 4, 6):
        page.text(
            25,
            top + 14 + (weekday + 0.5) * size,
            WEEKDAYS[weekday][:3],
            size=7,
            ha="right",
            color=palette().muted,
        )
    for month in range(1, 13):
        at = (pd.Timestamp(year, month, 1).day_of_year + first.weekday() - 1) // 7
        page.text(
            30 + at * size, top + 6, f"{pd.Timestamp(year, month, 1):%b}", size=8,
            color=palette().muted,
        )  # fmt: skip
    axes = page.axes(30, top + 14, BODY_WIDTH - 30, 7 * size, "")
    colours = [*_levels(bounds), palette().grey]
    axes.pcolormesh(
        np.ma.masked_invalid(cells),
        cmap=ListedColormap(colours),
        norm=BoundaryNorm(np.arange(len(colours) + 1) - 0.5, len(colours)),
        edgecolors=palette().page,
        linewidth=1,
    )
    bare(axes)
    axes.set_ylim(7, 0)


@figure(report="rpt_viewing_hours", area="viewing")
def viewing_hours(report: pd.DataFrame, source: Source) -> Figure:
    """Draw the minutes of each hour of the week, and the hours of the day of each profile."""
    rows = together(report)
    if not rows["watched_minutes"].sum() > 0:
        return blank(
            "No play has a time of day",
            "The short export lists days alone: the full one tells the hours.",
            source,
        )
    means = rows.assign(mean=rows["watched_minutes"] / rows["day_count"].replace(0, np.nan))
    week = means.pivot(index="iso_weekday", columns="hour", values="mean")
    week = week.reindex(index=range(1, 8), columns=range(24))
    shown = profiles(report, "watched_minutes")
    own = report[report["profile_label"].isin(shown)]
    own = own.pivot_table(
        index="profile_label", columns="hour", values="minutes_share", aggfunc="sum"
    ).reindex(index=shown, columns=range(24))
    own = own[own.sum(axis="columns") > 0]
    row, head = 20, 22
    extra = 20 + row * len(own) + 14 if len(own) > 1 else 0
    page = Page(
        _hours_headline(rows, week),
        "Minutes watched in each hour of the week, on an average day; "
        f"{rows['profile_label'].iloc[0]}, n = {count(rows['watched_minutes'].sum() / 60, 'hour')}",
        source.note(
            SPLIT,
            clock(rows),
            untold(rows, "hours", rows["untimed_play_count"].max()),
            left_out(report) if extra else "",
        ),
        head + 7 * row + extra,
        source.is_fictional_sample,
    )
    left = max(page.label_width(WEEKDAYS), page.label_width(list(own.index)))
    width = (BODY_WIDTH - left) / 24
    for hour in range(24):
        page.text(
            left + (hour + 0.5) * width, 8, str(hour), ha="center", color=palette().muted, size=8
        )
    minutes = [
        ["" if pd.isna(v) or v < 0.5 else f"{v:.0f}" for v in line] for line in week.to_numpy()
    ]
    heat_rows(page, WEEKDAYS, week, minutes, head, row, left)
    if extra:
        top = head + 7 * row + 14
        page.text(0, top + 6, "Each profile by hour, share of its time in %", weight="bold")
        shares = [["" if v < 0.005 else f"{100 * v:.0f}" for v in line] for line in own.to_numpy()]
        heat_rows(page, list(own.index), own, shares, top + 20, row, left)
    return page.figure


def _hours_headline(rows: pd.DataFrame, week: pd.DataFrame) -> str:
    hours = rows.groupby("hour")["watched_minutes"].sum().reindex(range(24), fill_value=0)
    windows = {
        start: sum(hours[(start + step) % 24] for step in range(EVENING)) for start in range(24)
    }
    start = max(windows, key=lambda hour: (windows[hour], -hour))
    totals = week.sum(axis="columns", min_count=1)
    longest = WEEKDAYS[int(totals.idxmax()) - 1]
    return (
        f"{percent(windows[start] / hours.sum())} of the watching falls between {start}:00 and "
        f"{(start + EVENING) % 24}:00; the longest day is {longest}, with {duration(totals.max())}"
    )
