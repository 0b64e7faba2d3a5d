"""What figures of viewing share: the profiles shown, spans of time, notes on the clock."""

from collections.abc import Sequence

import pandas as pd
from matplotlib.axes import Axes

from netflix_warehouse.figures.page import Page
from netflix_warehouse.figures.wording import count

ALL = "all profiles"
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MOST_PROFILES = 6  # drawn one by one


def together(report: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of all profiles together; without any, those of the first profile."""
    rows = report[report["profile_label"] == ALL]
    if rows.empty:
        rows = report[report["profile_label"] == report["profile_label"].iloc[0]]
    return rows.reset_index(drop=True)


def profiles(report: pd.DataFrame, weight: str) -> list[str]:
    """Return the labels of the profiles, most of a column first, at most MOST_PROFILES."""
    rows = report[report["profile_label"] != ALL]
    sums = rows.groupby("profile_label", sort=True)[weight].sum()
    return list(sums.sort_values(ascending=False, kind="stable").index[:MOST_PROFILES])


def left_out(report: pd.DataFrame) -> str:
    """Return the note on the profiles that are counted but not drawn one by one."""
    number = report.loc[report["profile_label"] != ALL, "profile_label"].nunique()
    if number <= MOST_PROFILES:
        return ""
    return f"Of {number} profiles, the {MOST_PROFILES} with most are shown one by one."


def clock(report: pd.DataFrame) -> str:
    """Return the note on the time zone of days and hours."""
    return f"Times in {report['timezone'].iloc[0]}."


def untimed(plays: float) -> str:
    """Return the note on plays of short exports, which have no time of day; nothing for none."""
    if not plays:
        return ""
    verb = "is" if plays == 1 else "are"
    return f"{count(plays, 'play')} of short exports, without time of day, {verb} left out."


def duration(minutes: float) -> str:
    """Return a number of minutes in hours and minutes, such as 5 h 11 min."""
    if pd.isna(minutes):
        return ""
    hours, rest = divmod(round(minutes), 60)
    if not hours:
        return f"{rest} min"
    return f"{hours:,} h {rest} min" if rest else f"{hours:,} h"


def plain_bars(
    page: Page,
    labels: Sequence[str],
    values: Sequence[float],
    top: float,
    row: float,
    left: float,
    width: float,
    colour: str,
) -> Axes:
    """Add one bare bar per label, without axis or grid."""
    axes = page.rows(labels, top, row * len(labels), left, width, grid="")
    axes.barh(range(len(labels)), values, height=0.62, color=colour)
    axes.set_xlim(0, max(max(values), 1e-9))
    axes.set_xticks([])
    return axes
