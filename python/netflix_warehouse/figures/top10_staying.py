"""Figures of what becomes of an entry of the global Top 10: its hours, and its debut rank."""

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MultipleLocator

from netflix_warehouse.figures.house import palette
from netflix_warehouse.figures.page import BODY_WIDTH, Page, right_of
from netflix_warehouse.figures.registry import Source, figure
from netflix_warehouse.figures.top10_lists import (
    DEBUTS,
    ENOUGH_ENTRIES,
    LISTS,
    capital,
    few_entries,
    plural,
    week_ticks,
)
from netflix_warehouse.figures.wording import count, percent


@figure(report="rpt_top10_decay", area="top10")
def top10_decay(report: pd.DataFrame, source: Source) -> Figure:
    """Draw hours against those of the debut's week: the median and the middle half."""
    kept = report[(report["entry_count"] >= ENOUGH_ENTRIES) & (report["weeks_since_debut"] <= 4)]
    lists = [
        c for c in LISTS if {0, 1} <= set(kept.loc[kept["category"] == c, "weeks_since_debut"])
    ]
    if not lists:
        return few_entries(source)
    kept = kept.set_index(["category", "weeks_since_debut"]).sort_index()
    second = {category: kept.loc[(category, 1)] for category in lists}
    gains = {c: row["above_debut_share_of_observed"] for c, row in second.items()}
    most, least = max(lists, key=gains.get), min(lists, key=gains.get)
    headline = f"{percent(gains[most])} of {plural(most)} stay and gain hours in their second week"
    if most != least:
        headline += f", {percent(gains[least])} of {plural(least)}"
    entries = sum(kept.loc[(category, 0), "entry_count"] for category in lists)
    page = Page(
        headline,
        "Hours against those of the debut's week, by weeks since, among entries still listed: "
        f"median (line) and middle half (shaded); n = {count(entries)} debuts",
        source.note(
            "Below the weeks: the share of all debuts that is still listed, and that has more "
            "hours than in the debut's week, which has one to seven days of viewing. Series that "
            "come out week by week gain with their episodes.",
            DEBUTS,
        ),
        226,
        source.is_fictional_sample,
    )
    gap = 16
    width = (BODY_WIDTH - 40 - 3 * gap) / 4
    top = max(kept.loc[category, "upper_quartile_hours_ratio"].max() for category in lists)
    for number, category in enumerate(lists):
        values = kept.loc[category]
        left = 40 + number * (width + gap)
        page.text(left, 6, capital(plural(category)), weight="bold")
        axes = page.axes(left, 22, width, 150)
        axes.axhline(1, color=palette().muted, linewidth=0.8, gid="background")
        axes.fill_between(
            values.index,
            values["lower_quartile_hours_ratio"],
            values["upper_quartile_hours_ratio"],
            color=palette().blue,
            alpha=0.2,
            linewidth=0,
        )
        axes.plot(
            values.index, values["median_hours_ratio"], "o-", color=palette().blue, markersize=4
        )
        axes.set_ylim(0, max(top * 1.05, 1.2))
        axes.yaxis.set_major_locator(MultipleLocator(0.5))
        axes.yaxis.set_major_formatter(FuncFormatter(lambda ratio, _: f"{ratio:.0%}"))
        week_ticks(axes, 4)
        if number:
            axes.tick_params(labelleft=False)
        for week, share in values["remaining_share"].items():
            place = (week + 0.3) / 4.6 * width
            if week:
                above = values.loc[week, "above_debut_share_of_observed"]
                for middle, written in ((202, share), (216, above)):
                    text = percent(written).replace("under ", "<")
                    page.text(
                        left + place, middle, text, size=8, ha="center", color=palette().muted
                    )
    page.text(0, 202, "listed", size=8, color=palette().muted)
    page.text(0, 216, ">100%", size=8, color=palette().muted)
    return page.figure


@figure(report="rpt_top10_debut_rank", area="top10")
def top10_debut_rank(report: pd.DataFrame, source: Source) -> Figure:
    """Draw the weeks of the first run by the rank of the debut."""
    lists = [c for c in LISTS if {1, 10} <= set(report.loc[report["category"] == c, "debut_rank"])]
    if not lists:
        return few_entries(source)
    by_rank = report.set_index(["category", "debut_rank"]).sort_index()
    longest = max(lists, key=lambda category: by_rank.loc[(category, 1), "median_run_weeks"])
    high, low = (by_rank.loc[(longest, rank), "median_run_weeks"] for rank in (1, 10))
    page = Page(
        f"Entering at number 1, the median {LISTS[longest][2]} stays {_weeks(high)}; "
        f"entering at number 10, {_weeks(low)}",
        "Weeks in a row in the list by the rank of the debut: the median (dot) and the middle half "
        f"(bar); n = {count(report['run_count'].sum())}. In grey: share that was ever number 1",
        source.note(
            DEBUTS,
            f"{count(report['still_running_count'].sum())} runs still going on count with the "
            "weeks so far.",
        ),
        236,
        source.is_fictional_sample,
    )
    gap, room = 12, 30
    width = (BODY_WIDTH - 24 - 4 * room - 3 * gap) / 4
    top = max(by_rank.loc[category, "upper_quartile_run_weeks"].max() for category in lists)
    for number, category in enumerate(lists):
        values = by_rank.loc[category]
        left = 24 + number * (width + room + gap)
        page.text(left, 6, capital(plural(category)), weight="bold")
        axes = page.axes(left, 20, width, 190, "x")
        axes.set_ylim(10.6, 0.4)
        axes.set_xlim(0, top + 0.5)
        axes.set_yticks(range(1, 11))
        axes.xaxis.set_major_locator(MultipleLocator(2))
        axes.spines["bottom"].set_visible(False)
        if number:
            axes.tick_params(labelleft=False)
        for rank, row in values.iterrows():
            axes.plot(
                [row["lower_quartile_run_weeks"], row["upper_quartile_run_weeks"]],
                [rank, rank],
                color=palette().grey,
                linewidth=3,
            )
            axes.plot([row["median_run_weeks"]], [rank], "o", color=palette().blue)
            right_of(
                axes,
                top + 0.5,
                rank,
                percent(row["reached_first_rank_share"]).replace("under ", "<"),
                color=palette().muted,
                size=8,
            )
    return page.figure


def _weeks(number: float) -> str:
    return count(number, "week") if number == round(number) else f"{number:.1f} weeks"
