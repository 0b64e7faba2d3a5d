"""Figures of the hours and views of the weekly global Top 10, and of its languages."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.dates import DateFormatter, MonthLocator, YearLocator
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator

from netflix_warehouse.figures.house import palette
from netflix_warehouse.figures.page import BODY_WIDTH, Page, end_labels
from netflix_warehouse.figures.registry import Source, blank, figure
from netflix_warehouse.figures.shares import ends, share_axis, share_line, year_axis
from netflix_warehouse.figures.top10_lists import (
    KINDS,
    RANKING,
    capital,
    group_colours,
    listed,
    plural,
)
from netflix_warehouse.figures.wording import count, percent

YEAR = 52  # weeks


def _few_weeks(source: Source) -> Figure:
    return blank(
        "Too few weeks to compare", "A mean of thirteen weeks needs ten of them or more.", source
    )


@figure(report="rpt_top10_hours_by_category", area="top10")
def top10_hours(report: pd.DataFrame, source: Source) -> Figure:
    """Draw the hours per week of each list, before and after the ranking changed."""
    hours = report.pivot(index="week_ending_on", columns="category", values="hours_viewed") / 1e6
    smooth = report.pivot(index="week_ending_on", columns="category", values="mean_hours_viewed")
    smooth = smooth.reindex(hours.index) / 1e6
    if smooth.isna().all(axis=None):
        return _few_weeks(source)
    by_views = report.groupby("week_ending_on")["is_ranked_by_views"].any()
    headline, compared = _ranking_headline(hours, by_views)
    page = Page(
        headline,
        "Hours viewed per week of the ten titles of each list, million: "
        f"weeks (grey) and the mean of 13 weeks around (blue){compared}",
        source.note(RANKING, "What is not among the ten of its list is in no figure here."),
        322,
        source.is_fictional_sample,
    )
    gap = 28
    width = (BODY_WIDTH - 32 - gap) / 2
    for number, category in enumerate(listed(hours.columns)):
        row, column = divmod(number, 2)
        left, top = 32 + column * (width + gap), row * 166
        page.text(left, top + 6, capital(plural(category)), weight="bold")
        axes = page.axes(left, top + 20, width, 118)
        axes.plot(hours.index, hours[category], color=palette().grey, linewidth=0.8, alpha=0.75)
        for ranked in (False, True):
            part = smooth.loc[by_views == ranked, category]
            axes.plot(part.index, part, color=palette().blue)
        time_axis(axes, hours.index)
        amount_axis(axes, hours.max(axis=None))
        if column:
            axes.tick_params(labelleft=False)
        change_line(axes, by_views, "ranked by views" if number == 0 else "")
    return page.figure


def _ranking_headline(hours: pd.DataFrame, by_views: pd.Series) -> tuple[str, str]:
    total = hours.sum(axis="columns")
    before, after = total[~by_views], total[by_views]
    weeks = min(len(before), len(after), YEAR)
    if weeks < 10:
        largest = hours.sum().idxmax()
        share = hours[largest].sum() / total.sum()
        return f"{capital(plural(largest))} hold {percent(share)} of the hours listed", ""
    change = after.head(weeks).mean() / before.tail(weeks).mean() - 1
    amount = f"{percent(abs(change))} {'more' if change > 0 else 'fewer'}"
    if percent(abs(change)) == "0%":
        amount = "as many"
    return (
        f"Ranked by views, the Top 10 lists held {amount} hours than when ranked by hours",
        f". Compared: the {weeks} weeks after the change and the {weeks} before",
    )


@figure(report="rpt_top10_hours_by_category", area="top10")
def top10_hours_and_views(report: pd.DataFrame, source: Source) -> Figure:
    """Draw films against series: their hours, and their views since those are published."""
    ranked = report[report["is_ranked_by_views"]]
    if ranked["week_ending_on"].nunique() < 10 or ranked["kind"].nunique() < 2:
        return blank(
            "Too few weeks with views",
            "Views are published since 18 June 2023; ten weeks or more are needed.",
            source,
        )
    series = ranked[ranked["kind"] == "series"]
    weeks = count(report["week_ending_on"].nunique(), "week")
    shares = [series[what].sum() / ranked[what].sum() for what in ("hours_viewed", "views")]
    page = Page(
        f"Series take {percent(shares[0])} of the hours in the Top 10 lists, "
        f"{'but only' if shares[1] < shares[0] else 'and'} {percent(shares[1])} of the views",
        "Per week, English and non-English lists together, mean of 13 weeks around; "
        f"a view is the hours viewed over the running time; n = {weeks}",
        source.note(RANKING, "Shares: the weeks with views."),
        232,
        source.is_fictional_sample,
    )
    panels = {
        "mean_hours_viewed": "Hours, million",
        "mean_views": "Views, million",
    }
    by_views = report.groupby("week_ending_on")["is_ranked_by_views"].any()
    colours = dict(zip(KINDS, group_colours().values(), strict=True))
    width = (BODY_WIDTH - 32 - 44 - 100) / 2
    for number, (column, title) in enumerate(panels.items()):
        left = 32 + number * (width + 94)
        page.text(left, 6, title, weight="bold")
        axes = page.axes(left, 22, width, 184)
        sums = report.pivot_table(
            index="week_ending_on",
            columns="kind",
            values=column,
            aggfunc=lambda values: values.sum(min_count=2),
        )
        sums = (sums.reindex(by_views.index) / 1e6).dropna(how="all")
        labels = []
        for kind in (kind for kind in KINDS if kind in sums):
            for is_after in (False, True):
                part = sums.loc[by_views.reindex(sums.index) == is_after, kind].dropna()
                axes.plot(part.index, part, color=colours[kind][0])
            last = sums[kind].dropna()
            if len(last):
                labels.append((last.index[-1], last.iloc[-1], KINDS[kind], colours[kind][1]))
        time_axis(axes, by_views.index)
        amount_axis(axes, sums.max(axis=None))
        change_line(axes, by_views, "ranked by views" if number == 0 else "")
        end_labels(axes, labels)
    return page.figure


def time_axis(axes: Axes, weeks: pd.Index) -> None:
    """Put the weeks on the x axis: years, or quarters where they are few."""
    first, last = weeks.min(), weeks.max()
    axes.set_xlim(first, max(last, first + pd.Timedelta(weeks=1)))
    if last - first > pd.Timedelta(weeks=2.5 * YEAR):
        axes.xaxis.set_major_locator(YearLocator())
        axes.xaxis.set_major_formatter(DateFormatter("%Y"))
    else:
        axes.xaxis.set_major_locator(MonthLocator((1, 7)))
        axes.xaxis.set_major_formatter(DateFormatter("%b %Y"))


def amount_axis(axes: Axes, highest: float) -> None:
    """Put amounts on the y axis, from zero to a little above `highest`."""
    axes.set_ylim(0, highest * 1.08)
    axes.yaxis.set_major_locator(MaxNLocator(5, steps=[1, 2, 5, 10], integer=True))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: count(value)))


def change_line(axes: Axes, by_views: pd.Series, label: str) -> None:
    """Mark the week in which the ranking changed from hours to views."""
    if by_views.all() or not by_views.any():
        return
    changed = by_views[by_views].index[0] - pd.Timedelta(days=7)
    axes.axvline(
        changed, color=palette().text, linewidth=0.9, linestyle=(0, (3, 2)), gid="background"
    )
    if label:
        axes.annotate(
            f"{label} →",
            (changed, axes.get_ylim()[1]),
            xytext=(4, -5),
            textcoords="offset points",
            color=palette().text,
            size=8,
            va="center_baseline",
        )


@figure(report="rpt_top10_languages", area="top10")
def top10_languages(report: pd.DataFrame, source: Source) -> Figure:
    """Draw the share of the non-English lists in the hours, by year, films and series apart."""
    shares = report.pivot(index="year", columns="kind", values="non_english_hours_share")
    total = report.groupby("kind")[["non_english_hours_viewed", "hours_viewed"]].sum()
    whole = total["non_english_hours_viewed"] / total["hours_viewed"]
    kinds = [kind for kind in KINDS if kind in shares]
    headline = " and ".join(
        f"{percent(whole[kind])} of those of {KINDS[kind].lower()}" for kind in kinds
    ).replace("those of", "the hours of", 1)
    weeks = report.groupby("year")["week_count"].max()
    page = Page(
        f"Non-English titles take {headline} in the Top 10",
        "Share of the non-English list in the hours of both lists of its kind, by year; "
        f"n = {count(report['hours_viewed'].sum() / 1e9)} billion hours in "
        f"{count(weeks.sum(), 'week')}",
        source.note(
            "Each list has ten titles, whatever the demand: these are no shares of all viewing.",
            RANKING,
            source.partial_caveat(),
        ),
        210,
        source.is_fictional_sample,
    )
    colours = dict(zip(KINDS, group_colours().values(), strict=True))
    axes = page.axes(36, 0, BODY_WIDTH - 36 - 74, 186)
    share_axis(axes, shares.max(axis=None))
    year_axis(axes, int(shares.index.min()), int(shares.index.max()))
    labels = []
    for kind in kinds:
        values = shares[kind].dropna()
        share_line(axes, values, source, colours[kind][0])
        label = f"{KINDS[kind]} {ends(values)[3]}"
        labels.append((values.index[-1], values.iloc[-1], label, colours[kind][1]))
    end_labels(axes, labels)
    return page.figure
