"""Figures of the genres that are watched, over time."""

import pandas as pd
from matplotlib.figure import Figure

from netflix_warehouse.figures.house import palette
from netflix_warehouse.figures.page import BODY_WIDTH, Page
from netflix_warehouse.figures.registry import Source, figure
from netflix_warehouse.figures.viewing_cells import heat_rows
from netflix_warehouse.figures.viewing_parts import clock, together
from netflix_warehouse.figures.viewing_spans import measure
from netflix_warehouse.figures.viewing_what import (
    IDENTIFIED,
    MOST_GROUPS,
    ROW,
    SEVERAL,
    nothing_known,
    share_column,
)
from netflix_warehouse.figures.wording import name, percent

MOST_QUARTERS = 40
NO_THEME = ("International", "Independent")  # they say where from, and who made it


@figure(report="rpt_viewing_genres", area="viewing")
def viewing_genres(report: pd.DataFrame, source: Source) -> Figure:
    """Draw the share of each genre in what was watched, by quarter."""
    rows = together(report)
    _, unit = measure(rows)
    share = share_column(unit)
    known = rows[rows["is_known"] & ~rows["theme"].isin(NO_THEME) & (rows[share] > 0)]
    if known.empty:
        return nothing_known("genre", source)
    quarters = pd.period_range(
        rows["quarter_starts_on"].min(), rows["quarter_starts_on"].max(), freq="Q"
    )[-MOST_QUARTERS:]
    known = known.assign(quarter=known["quarter_starts_on"].dt.to_period("Q"))
    rows = rows.assign(quarter=rows["quarter_starts_on"].dt.to_period("Q"))
    weight = "watched_minutes" if unit == "hours" else "play_count"
    sums = known.groupby("theme")[weight].sum().sort_values(ascending=False, kind="stable")
    table = known.pivot(index="theme", columns="quarter", values=share)
    table = table.reindex(index=sums.index[:MOST_GROUPS], columns=quarters)
    covered = rows.groupby("quarter")["minutes_coverage" if unit == "hours" else "play_coverage"]
    covered = covered.first().reindex(quarters)
    for quarter in quarters[(covered > 0).to_numpy()]:
        table[quarter] = table[quarter].fillna(0)
    page = Page(
        _genres_headline(table, sums, unit),
        f"Share of the {unit} of each quarter whose genre is known, in %; "
        f"{rows['profile_label'].iloc[0]}, by the most-watched genres",
        source.note(
            SEVERAL,
            IDENTIFIED,
            "Left out: International and Independent, which are no genres of a story.",
            clock(rows),
        ),
        38 + ROW * (len(table) + 1) + 6,
        source.is_fictional_sample,
    )
    labels = [name(theme, 28) for theme in table.index]
    left = page.label_width([*labels, "Genre known of, %"])
    width = (BODY_WIDTH - left) / len(quarters)
    for number, quarter in enumerate(quarters):
        middle = left + (number + 0.5) * width
        style = {"ha": "center", "color": palette().muted, "size": 8}
        if width >= 14:
            page.text(middle, 24, f"Q{quarter.quarter}", **style)
        if quarter.quarter == 1 or number == 0:
            begins = left + number * width
            near_next = number == 0 and quarter.quarter > 2 and width < 18
            if not near_next:
                page.text(begins, 8, str(quarter.year), color=palette().muted, size=8)
    heat_rows(page, labels, table, _percents(table, width), 34, ROW, left)
    top = 34 + ROW * (len(table) + 0.5) + 6
    page.text(0, top, "Genre known of, %", color=palette().muted)
    for number, coverage in enumerate(covered):
        if width >= 18 and pd.notna(coverage):
            page.text(
                left + (number + 0.5) * width, top, f"{100 * coverage:.0f}", ha="center", size=7.5,
                color=palette().muted,
            )  # fmt: skip
    if width < 18:
        whole = f"{percent(covered.min())} to {percent(covered.max())} by quarter"
        page.text(left, top, whole, color=palette().muted, size=8)
    return page.figure


def _percents(table: pd.DataFrame, width: float) -> list[list[str]]:
    return [
        ["" if pd.isna(v) or v < 0.005 or width < 14 else f"{100 * v:.0f}" for v in line]
        for line in table.to_numpy()
    ]


def _genres_headline(table: pd.DataFrame, sums: pd.Series, unit: str) -> str:
    leader = name(sums.index[0])
    headline = f"{leader} is the genre of most {unit}"
    drawn = table.dropna(axis="columns", how="all")
    if drawn.shape[1] < 4:
        return headline
    half = drawn.shape[1] // 2
    change = drawn.iloc[:, -half:].mean(axis="columns") - drawn.iloc[:, :half].mean(axis="columns")
    theme = change.abs().idxmax()
    verb = "gained" if change[theme] > 0 else "lost"
    subject = "it" if name(theme) == leader else name(theme)
    return (
        f"{headline}; {subject} has {verb} most since {drawn.columns[0].year}: "
        f"{abs(100 * change[theme]):.0f} points"
    )
