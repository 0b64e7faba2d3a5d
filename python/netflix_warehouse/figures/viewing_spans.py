"""Amounts of viewing over months and quarters: hours, or plays where no time is exported."""

from collections.abc import Mapping

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator

from netflix_warehouse.figures.page import BODY_WIDTH, Page
from netflix_warehouse.figures.shares import share_axis
from netflix_warehouse.figures.wording import count

MOST_MONTHS = 40
MOST_SPANS = 60


def measure(rows: pd.DataFrame) -> tuple[str, str]:
    """Return the column that amounts are taken from, and their unit: hours or plays."""
    if rows["watched_minutes"].sum() > 0:
        return "watched_minutes", "hours"
    return "play_count", "plays"


def column_of(column: str, unit: str) -> str:
    """Return the column of a part, such as film, that holds its minutes or its plays."""
    return f"{column}_minutes" if unit == "hours" else f"{column}_play_count"


def untold(rows: pd.DataFrame, unit: str, plays: float | None = None) -> str:
    """Return the note on plays without a time watched, which hours leave out."""
    number = rows["untimed_play_count"].sum() if plays is None else plays
    if unit == "plays":
        return "Plays are counted: the exports have no time watched."
    if not number:
        return ""
    verb = "is" if number == 1 else "are"
    return f"{count(number, 'play')} without a time watched, as in a short export, {verb} left out."


def step_of(months: pd.Series) -> str:
    """Return whether amounts are best drawn by month, quarter or year."""
    first, last = months.min(), months.max()
    span = (last.year - first.year) * 12 + last.month - first.month + 1
    return "month" if span <= MOST_MONTHS else "quarter" if span <= 3 * MOST_SPANS else "year"


def by_step(rows: pd.DataFrame, column: str, step: str, months: pd.Series) -> pd.Series:
    """Return the sums of a column by month, quarter or year, none of `months` missing.

    The index is the first day of each; hours where the column holds minutes.
    """
    letter = {"month": "M", "quarter": "Q", "year": "Y"}[step]
    sums = rows.groupby(rows["month_starts_on"].dt.to_period(letter))[column].sum()
    every = pd.period_range(months.min(), months.max(), freq=letter)
    sums = sums.reindex(every, fill_value=0).astype(float)
    sums.index = sums.index.to_timestamp()
    return sums / 60 if column.endswith("minutes") else sums


def span_axis(axes: Axes, starts: pd.DatetimeIndex, step: str, *, is_bare: bool = False) -> None:
    """Number the spans 0, 1, ... on the x axis and name a few of them."""
    last = len(starts) - 1
    axes.set_xlim(-0.6, max(last, 4) + 0.6)
    yearly = [number for number, start in enumerate(starts) if start.month == 1]
    if step == "month" and last < 8:
        ticks = list(range(len(starts)))
    elif step == "month" and last < 24:
        ticks = [number for number, start in enumerate(starts) if start.month in (1, 4, 7, 10)]
    else:
        ticks = yearly[:: 1 + len(yearly) // 11] or [0]
    shape = "%b %Y" if step == "month" and last < 24 else "%Y"
    axes.set_xticks(ticks, [starts[number].strftime(shape) for number in ticks])
    axes.tick_params(labelbottom=not is_bare)


def amounts_axis(axes: Axes, highest: float, ticks: int = 4) -> None:
    """Put amounts on the y axis, from zero to a little above `highest`."""
    axes.set_ylim(0, max(highest, 1) * 1.08)
    axes.yaxis.set_major_locator(MaxNLocator(ticks, steps=[1, 2, 5, 10], integer=True))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: count(value)))


def bar_panels(
    page: Page,
    panels: Mapping[str, tuple[pd.Series, str]],
    step: str,
    height: float,
    *,
    is_share: bool = False,
) -> None:
    """Fill the page with one row of bars per panel, all on one scale.

    Args:
        page: a page whose body is `height` points high per panel, and 8 more.
        panels: heading to values by the first day of a month, quarter or year, and their colour.
        step: month, quarter or year.
        height: of a panel, points.
        is_share: whether the values are shares of one.
    """
    highest = max(values.max() for values, _ in panels.values())
    for number, (heading, (values, colour)) in enumerate(panels.items()):
        top = number * height
        page.text(0, top + 7, heading, room=BODY_WIDTH, weight="bold")
        axes = page.axes(34, top + 18, BODY_WIDTH - 34, height - 26)
        axes.bar(range(len(values)), values, width=0.72, color=colour)
        if is_share:
            share_axis(axes, highest)
            axes.yaxis.set_major_locator(MaxNLocator(2, steps=[1, 2, 5, 10]))
        else:
            amounts_axis(axes, highest, 3)
        span_axis(axes, values.index, step, is_bare=number < len(panels) - 1)
