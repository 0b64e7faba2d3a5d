"""Figures of how long entries stay in the global Top 10, and what becomes of their hours."""

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.ticker import FixedLocator, FuncFormatter, MultipleLocator

from netflix_warehouse.figures.house import palette
from netflix_warehouse.figures.page import BODY_WIDTH, Page, end_labels, right_of
from netflix_warehouse.figures.registry import Source, blank, figure
from netflix_warehouse.figures.shares import ends, share_axis, share_line, year_axis
from netflix_warehouse.figures.top10_lists import (
    CENSORED,
    DEBUTS,
    KINDS,
    LISTS,
    RANKING,
    capital,
    group_colours,
    listed,
    plural,
    week_ticks,
)
from netflix_warehouse.figures.wording import count, percent

LAST_WEEK = 8  # after it, one entry in twenty or fewer is left
LATER = 2  # weeks since the debut in the figure by year
ENOUGH = 30  # entries


def _few_entries(source: Source) -> Figure:
    return blank(
        "Too few debuts to compare",
        f"A list needs {ENOUGH} entries or more, followed over their first weeks.",
        source,
    )


@figure(report="rpt_top10_survival", area="top10")
def top10_survival(report: pd.DataFrame, source: Source) -> Figure:
    """Draw the share of entries still listed by weeks since their debut."""
    whole = report[(report["cohort"] == "all years") & (report["weeks_since_debut"] <= LAST_WEEK)]
    shares = whole.pivot(index="weeks_since_debut", columns="category", values="survival_share")
    errors = whole.pivot(index="weeks_since_debut", columns="category", values="standard_error")
    if not {0, 1, LATER} <= set(shares.index) or shares.loc[[0, 1, LATER]].isna().any(axis=None):
        return _few_entries(source)
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
    entries = entries.loc[entries["at_risk_count"] >= ENOUGH, "at_risk_count"]
    later = years[years["weeks_since_debut"] == LATER].set_index(["category", "debut_year"])
    later = later["survival_share"].reindex(entries.index).dropna()
    if later.empty:
        return _few_entries(source)
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


@figure(report="rpt_top10_decay", area="top10")
def top10_decay(report: pd.DataFrame, source: Source) -> Figure:
    """Draw hours against those of the debut's week: the median and the middle half."""
    kept = report[(report["entry_count"] >= ENOUGH) & (report["weeks_since_debut"] <= 4)]
    lists = [
        c for c in LISTS if {0, 1} <= set(kept.loc[kept["category"] == c, "weeks_since_debut"])
    ]
    if not lists:
        return _few_entries(source)
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
        return _few_entries(source)
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
