"""Figures of titles watched more than their peers, and of genres watched more than offered."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FixedLocator

from netflix_warehouse.figures.house import palette
from netflix_warehouse.figures.page import BODY_WIDTH, Page
from netflix_warehouse.figures.registry import Source, blank, figure
from netflix_warehouse.figures.wording import count, name

AREA = "engagement"
KINDS = {"film": "Films", "series": "Series"}
SHOWN = 10  # gems of a kind
CELLS = 8  # at either end
ROW = 17  # points


@figure(report="rpt_title_gems", area=AREA)
def title_gems(report: pd.DataFrame, source: Source) -> Figure:
    """Draw how many times the views of their peers the gems outside the Top 10 have."""
    gems = report[report["is_engagement_gem"].astype(bool)].dropna(
        subset=["engagement_ratio", "engagement_ratio_low", "engagement_ratio_high"]
    )
    gems = gems[gems["engagement_ratio_low"] > 0]
    hidden = gems[~gems["is_in_top10"].astype(bool)].sort_values("place")
    if hidden.empty:
        return blank(
            "No title outside the Top 10 is watched far more than its peers",
            "Or the reports cover too few half-years to tell.",
            source,
        )
    half = hidden["half_year"].iloc[0]
    best = hidden.loc[hidden["engagement_ratio"].astype(float).idxmax()]
    kinds = [kind for kind in KINDS if (hidden["kind"] == kind).any()]
    shown = {kind: hidden[hidden["kind"] == kind].head(SHOWN) for kind in kinds}
    page = Page(
        f"“{name(best['title'])}” is expected to keep {best['engagement_ratio']:.0f} times the "
        "views of its peers, and is in no Top 10 list",
        f"Views per week available in {half} against those of peers: titles of the same kind, age, "
        "genre, language, seasons and running time. Dot: the part that is expected to last; line: "
        "where the next half-year will lie (95%); upright: as its peers. Log scale",
        source.note(
            f"{count(len(hidden), 'gem')} outside the Top 10, {count(len(gems))} with those in it; "
            "only titles available everywhere: in how many countries others are is not published.",
            "The Top 10 lists are younger than many titles, whose best weeks they did not see. "
            "Fame from cinemas or other services is unknown to the comparison.",
        ),
        sum(24 + ROW * len(rows) for rows in shown.values()),
        source.is_fictional_sample,
    )
    everything = pd.concat(shown.values())
    limits = (
        min(0.8, float(everything["engagement_ratio_low"].min()) / 1.2),
        float(everything["engagement_ratio_high"].max()) * 1.15,
    )
    top = 0.0
    for kind, rows in shown.items():
        page.text(0, top + 8, KINDS[kind], weight="bold")
        if top == 0:
            page.text(BODY_WIDTH - 66, 8, "ratio", ha="right", color=palette().muted)
            page.text(BODY_WIDTH, 8, "views", ha="right", color=palette().muted)
        labels = [name(label, 60) for label in rows["title"]]
        axes = page.rows(labels, top + 18, len(rows) * ROW, 210, BODY_WIDTH - 210 - 112, "")
        _ratio_axis(axes, limits)
        for row, gem in enumerate(rows.to_dict("records")):
            axes.plot(
                [gem["engagement_ratio_low"], gem["engagement_ratio_high"]], [row, row],
                color=palette().blue, linewidth=1.6,
            )  # fmt: skip
            axes.plot([gem["engagement_ratio"]], [row], "o", color=palette().blue, markersize=6)
            middle = top + 18 + ROW * (row + 0.5)
            page.text(BODY_WIDTH - 66, middle, f"{gem['engagement_ratio']:.1f}×", ha="right")
            page.text(
                BODY_WIDTH,
                middle,
                f"{gem['views'] / 1e6:.1f}m",
                ha="right",
                color=palette().muted,
            )
        top += 24 + ROW * len(rows)
    return page.figure


def _ratio_axis(axes: Axes, limits: tuple[float, float]) -> None:
    axes.set_xscale("log", base=2)
    axes.set_xlim(*limits)
    axes.xaxis.set_major_locator(FixedLocator([]))
    axes.xaxis.set_minor_locator(FixedLocator([]))
    axes.axvline(1, color=palette().muted, linewidth=1, gid="background")


@figure(report="rpt_market_gaps", area=AREA)
def market_gaps(report: pd.DataFrame, source: Source) -> Figure:
    """Draw typical hours of a title by genre and country against those of its kind."""
    cells = report[(report["gap"] != "too few titles") & (report["typical_ratio_low"] > 0)]
    cells = cells.sort_values(["typical_ratio", "genre", "country"], ascending=[False, True, True])
    if cells.empty:
        return blank(
            "Too few titles to compare by genre and country",
            "No genre of a country has enough titles in both the catalogue and the reports.",
            source,
        )
    wanted, spare = "demand outruns supply", "supply outruns demand"
    left_out = max(0, len(cells) - 2 * CELLS)
    drawn = pd.concat([cells.head(CELLS), cells.tail(CELLS)]) if left_out else cells
    half = cells["half_year"].iloc[0]
    best, least = cells.iloc[0], cells.iloc[-1]
    same = (cells["gap"] == cells["sure_gap"]).sum()
    headline = (
        f"{_cell(best)}: a title typically has {best['typical_ratio']:.1f} times the hours of its "
        f"kind, {_cell(least)} {least['typical_ratio']:.2f} times"
        if best["gap"] == wanted or least["gap"] == spare
        else f"In no genre of a country does demand clearly outrun supply in {half}"
    )
    page = Page(
        headline,
        "Geometric mean of the hours of a title by genre and country of the catalogue, over that "
        f"of its kind in {half}, with 95% confidence. Hollow: by sure matches only. Log scale",
        source.note(
            "Few titles are drawn towards what the genre and the country have.",
            f"{count(same)} of {count(len(cells))} cells stand alike by sure matches only.",
            "The catalogue is an old snapshot: hours are of what is left of it, and say nothing of "
            "cost.",
            f"{count(left_out, 'cell')} in between not shown." if left_out else "",
        ),
        len(drawn) * ROW + 20,
        source.is_fictional_sample,
    )
    labels = [name(_cell(cell), 60) for cell in drawn.to_dict("records")]
    left = min(page.label_width(labels), 250)
    axes = page.rows(labels, 16, len(drawn) * ROW, left, BODY_WIDTH - left - 112, "")
    _ratio_axis(
        axes,
        (
            min(0.7, float(drawn["typical_ratio_low"].min()) / 1.2),
            max(1.4, float(drawn["typical_ratio_high"].max()) * 1.2),
        ),
    )
    page.text(BODY_WIDTH - 66, 7, "ratio", ha="right", color=palette().muted)
    page.text(BODY_WIDTH, 7, "titles", ha="right", color=palette().muted)
    marks = {wanted: palette().blue, spare: palette().orange}
    for row, cell in enumerate(drawn.to_dict("records")):
        mark = marks.get(cell["gap"], palette().grey)
        axes.plot(
            [cell["typical_ratio_low"], cell["typical_ratio_high"]], [row, row],
            color=mark, linewidth=1.6,
        )  # fmt: skip
        if pd.notna(cell["sure_typical_ratio"]):
            axes.plot(
                [cell["sure_typical_ratio"]], [row], "o", color=mark,
                markerfacecolor=palette().page, markeredgewidth=1.3, markersize=8,
            )  # fmt: skip
        axes.plot([cell["typical_ratio"]], [row], "o", color=mark, markersize=5)
        middle = 16 + ROW * (row + 0.5)
        ratio = cell["typical_ratio"]
        page.text(
            BODY_WIDTH - 66,
            middle,
            f"{ratio:.1f}×" if ratio >= 0.95 else f"{ratio:.2f}×",
            ha="right",
        )
        page.text(BODY_WIDTH, middle, count(cell["title_count"]), ha="right", color=palette().muted)
    return page.figure


def _cell(cell: pd.Series | dict) -> str:
    return f"{name(cell['genre'], 30)}, {name(cell['country'], 24)}"
