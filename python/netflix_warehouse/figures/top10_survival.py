"""Figures of how long entries stay in the global Top 10, by weeks since their debut."""

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.ticker import FixedLocator, FuncFormatter

from netflix_warehouse.figures.page import BODY_WIDTH, Page, end_labels
from netflix_warehouse.figures.registry import Source, figure
from netflix_warehouse.figures.shares import ends, share_axis, share_line, year_axis
from netflix_warehouse.figures.top10_lists import (
    CENSORED,
    DEBUTS,
    ENOUGH_ENTRIES,
    KINDS,
    LISTS,
    RANKING,
    few_entries,
    group_colours,
    listed,
    plural,
    week_ticks,
)
from netflix_warehouse.figures.wording import count, percent

LAST_WEEK = 8  # after it, one entry in twenty or fewer is left
LATER = 2  # weeks since the debut in the figure by year


@figure(report="rpt_top10_survival", area="top10")
def top10_survival(report: pd.DataFrame, source: Source) -> Figure:
    """Draw the share of entries still listed by weeks since their debut."""
    whole = report[(report["cohort"] == "all years") & (report["weeks_since_debut"] <= LAST_WEEK)]
    shares = whole.pivot(index="weeks_since_debut", columns="category", values="survival_share")
    errors = whole.pivot(index="weeks_since_debut", columns="category", values="standard_error")
    if not {0, 1, LATER} <= set(shares.index) or shares.loc[[0, 1, LATER]].isna().any(axis=None):
        return few_entries(source)
    entries = whole.loc[whole["weeks_since_debut"] == 0, "at_risk_count"].sum()
    gone = 1 - shares.loc[1]
    most, least = gone.idxmax(), gone.idxmin()
    page = Page(
        f"{percent(gone[most])} of {plural(most)} leave the Top 10 after one week, "
        f"{percent(gone[least])} of {plural(least)}"
        if most != least
        else f"{percent(gone[most])} of {plural(most)} leave the Top 10 after one week",
        "Share of entries still listed without a break, by weeks since their debut; "
        f"n = {count(entries)}; shaded: 95% confidence",
        source.note(DEBUTS, CENSORED),
        226,
        source.is_fictional_sample,
    )
    gap = 28
    width = (BODY_WIDTH - 36 - gap) / 2
    for number, kind in enumerate(KINDS):
        left = 36 + number * (width + gap)
        page.text(left, 6, KINDS[kind], weight="bold")
        axes = page.axes(left, 22, width, 180)
        axes.set_ylim(0, 1.04)
        axes.yaxis.set_major_locator(FixedLocator([0, 0.25, 0.5, 0.75, 1]))
        axes.yaxis.set_major_formatter(FuncFormatter(lambda share, _: f"{share:.0%}"))
        week_ticks(axes, LAST_WEEK)
        if number:
            axes.tick_params(labelleft=False)
        here = [c for c in listed(shares.columns) if LISTS[c][0] == kind]
        here.sort(key=lambda category: -shares.loc[LATER, category])
        for row, category in enumerate(here):
            mark, text = group_colours()[LISTS[category][1]]
            line, error = shares[category], 1.96 * errors[category].fillna(0)
            axes.fill_between(
                line.index,
                (line - error).clip(0),
                (line + error).clip(upper=1),
                color=mark,
                alpha=0.16,
                linewidth=0,
            )
            axes.plot(line.index, line, "o-", color=mark, markersize=4, clip_on=False)
            axes.text(
                LAST_WEEK + 0.2,
                0.92 - 0.085 * row,
                f"{LISTS[category][1]}: {percent(line[LATER])} reach a third week",
                color=text,
                ha="right",
            )
    return page.figure


@figure(report="rpt_top10_survival", area="top10")
def top10_survival_by_year(report: pd.DataFrame, source: Source) -> Figure:
    """Draw the share of each year's debuts that reach a third week, by list."""
    years = report[report["cohort"] != "all years"]
    entries = years[years["weeks_since_debut"] == 0].set_index(["category", "debut_year"])
    entries = entries.loc[entries["at_risk_count"] >= ENOUGH_ENTRIES, "at_risk_count"]
    later = years[years["weeks_since_debut"] == LATER].set_index(["category", "debut_year"])
    later = later["survival_share"].reindex(entries.index).dropna()
    if later.empty:
        return few_entries(source)
    shares = later.unstack("category").sort_index()
    shares.index = shares.index.astype(int)
    first = int(shares.index[0])
    page = Page(
        _year_headline(source.whole_years(shares)),
        "Share of the debuts of a year that are listed in three weeks in a row or more; "
        f"n = {count(entries.sum())} in the years drawn",
        source.note(
            DEBUTS,
            CENSORED,
            RANKING,
            source.partial_caveat(),
        ),
        216,
        source.is_fictional_sample,
    )
    width = (BODY_WIDTH - 36 - 84 - 84) / 2
    for number, kind in enumerate(KINDS):
        left = 36 + number * (width + 90)
        page.text(left, 6, KINDS[kind], weight="bold")
        axes = page.axes(left, 22, width, 168)
        share_axis(axes, shares.max(axis=None))
        year_axis(axes, first, int(shares.index[-1]), ends_only=True)
        if number:
            axes.tick_params(labelleft=False)
        labels = []
        for category in listed(shares.columns):
            if LISTS[category][0] == kind:
                mark, text = group_colours()[LISTS[category][1]]
                values = shares[category].dropna()
                share_line(axes, values, source, mark)
                label = f"{LISTS[category][1]} {percent(values.iloc[-1])}"
                labels.append((values.index[-1], values.iloc[-1], label, text))
        end_labels(axes, labels)
    return page.figure


def _year_headline(shares: pd.DataFrame) -> str:
    change = {
        category: shares[category].dropna().iloc[-1] - shares[category].dropna().iloc[0]
        for category in shares
    }
    moved = max(listed(shares.columns), key=lambda category: abs(change[category]))
    first, last, before, after = ends(shares[moved])
    if first == last:
        return f"{before} of the {plural(moved)} of {first} reach a third week in the Top 10"
    if before == after:
        return f"{after} of {plural(moved)} reach a third week in the Top 10, in {last} as before"
    return (
        f"{'Fewer' if change[moved] < 0 else 'More'} {plural(moved)} reach a third week: "
        f"{after} of the debuts of {last}, {before} of those of {first}"
    )
