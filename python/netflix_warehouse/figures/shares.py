"""Shares by year: which years count, and how their line is drawn."""

import math

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import FixedLocator, FuncFormatter

from netflix_warehouse.figures.house import palette
from netflix_warehouse.figures.registry import Source
from netflix_warehouse.figures.wording import percent

TYPES = {"Movie": "Films", "TV Show": "Series"}
UNSPECIFIED = {"Movies", "TV Shows"}  # genres that only repeat the type


def type_colours() -> dict[str, tuple[str, str]]:
    """Return each type's colours of marks and of text."""
    colours = palette()
    return {
        "Movie": (colours.blue, colours.blue_text),
        "TV Show": (colours.orange, colours.orange_text),
    }


def minimum_titles(counts: pd.Series) -> int:
    """Return how many titles a year needs for its shares to mean something."""
    return max(50, math.ceil(counts.max() * 0.05)) if len(counts) else 50


def share_line(axes: Axes, shares: pd.Series, source: Source, colour: str) -> None:
    """Draw shares indexed by year; a partial last year is dashed and hollow."""
    shares = shares.sort_index()
    shares = shares.reindex(range(shares.index.min(), shares.index.max() + 1))
    last = shares.index[-1]
    if not source.is_partial(last):
        axes.plot(shares.index, shares, color=colour)
        axes.plot([last], [shares[last]], "o", color=colour, clip_on=False)
        return
    axes.plot(shares.index[:-1], shares[:-1], color=colour)
    axes.plot(shares.index[-2:], shares[-2:], color=colour, linestyle=(0, (2, 1.6)))
    axes.plot(
        [last],
        [shares[last]],
        "o",
        color=colour,
        markerfacecolor=palette().page,
        markeredgewidth=1.8,
        clip_on=False,
    )


def year_axis(axes: Axes, first: int, last: int, *, ends_only: bool = False) -> None:
    """Put the years, or only the first and the last, on the x axis."""
    axes.set_xlim(first - 0.4, last + 0.4)
    step = 1 if last - first <= 10 else 5 if last - first <= 30 else 10
    ticks = [year for year in range(first, last + 1) if year % step == 0]
    if ends_only:
        ticks = sorted({first, last})
    axes.set_xticks(ticks, [str(year) for year in ticks])
    if ends_only and len(ticks) == 2:
        for label, side in zip(axes.get_xticklabels(), ("left", "right"), strict=True):
            label.set_horizontalalignment(side)


def end_values(axes: Axes, shares: pd.Series, colour: str) -> None:
    """Write the first and the last share beside the line, on the side that it leaves free."""
    room = axes.bbox.height / axes.get_ylim()[1] * 72 / axes.figure.dpi
    for year, neighbour in ((0, 1), (-1, -2)):
        share = shares.iloc[year]
        if len(shares) == 1 and year:
            continue
        rises_away = len(shares) > 1 and shares.iloc[neighbour] > share
        below = rises_away and share * room > 22
        # Above a line that climbs away, the text has to clear it half its own width further on.
        step = axes.bbox.width * 72 / axes.figure.dpi / max(len(shares) - 1, 1)
        climb = (shares.iloc[neighbour] - share) * room * 14 / step if rises_away else 0
        axes.annotate(
            percent(share),
            (shares.index[year], share),
            xytext=(0, -11 if below else 10 + climb),
            textcoords="offset points",
            ha="center",
            va="center_baseline",
            color=colour,
        )


def share_axis(axes: Axes, highest: float) -> None:
    """Put shares on the y axis, from zero to a little above `highest`, with round ticks."""
    top = max(highest, 0.01) * 1.15
    step = next((step for step in (0.005, 0.01, 0.02, 0.05, 0.1, 0.2) if top / step < 4), 0.25)
    axes.set_ylim(0, top)
    axes.yaxis.set_major_locator(FixedLocator([step * i for i in range(int(top / step) + 1)]))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda share, _: f"{share:.0%}"))


def ends(shares: pd.Series) -> tuple[int, int, str, str]:
    """Return the first and last year with a share, and both shares as percentages."""
    shares = shares.dropna().sort_index()
    first, last = shares.index[0], shares.index[-1]
    return int(first), int(last), percent(shares.iloc[0]), percent(shares.iloc[-1])
