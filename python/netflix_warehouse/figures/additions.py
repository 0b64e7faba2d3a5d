"""Figures of when titles were added: growth, years, seasons of the year."""

import calendar

import numpy as np
import pandas as pd
from matplotlib.dates import DateFormatter, YearLocator
from matplotlib.figure import Figure
from matplotlib.ticker import FixedLocator, FuncFormatter, MaxNLocator

from netflix_warehouse.figures.house import palette
from netflix_warehouse.figures.page import BODY_WIDTH, Page, end_labels
from netflix_warehouse.figures.registry import LEFT_TITLES, Source, blank, figure
from netflix_warehouse.figures.shares import (
    TYPES,
    minimum_titles,
    share_axis,
    share_line,
    type_colours,
    year_axis,
)
from netflix_warehouse.figures.wording import count, percent


@figure(report="rpt_catalogue_additions")
def catalogue_growth(report: pd.DataFrame, source: Source) -> Figure:
    """Draw how many of the titles had been added by the end of each month, by type."""
    by_type = report.pivot(index="month_starts_on", columns="type", values="cumulative_count")
    by_type = by_type.ffill().fillna(0)
    total = by_type.sum(axis="columns")
    end = total.iloc[-1]
    half = total[total >= end / 2].index[0]
    page = Page(
        f"More than half of the {count(end)} titles were added from {half:%B %Y} on",
        "Titles in the file by the end of each month, by the date they were added; "
        f"n = {count(end)} with a date",
        source.note(LEFT_TITLES),
        270,
        source.is_fictional_sample,
    )
    axes = page.axes(36, 0, BODY_WIDTH - 36 - 84, 246)
    ended = by_type.index + pd.offsets.MonthBegin(1)
    lines = [("All titles", total, palette().text, palette().text)]
    for kind, (mark, text) in type_colours().items():
        if kind in by_type:
            lines.append((TYPES[kind], by_type[kind], mark, text))
    start = total[total >= end / 100].index[0].replace(month=1)
    drawn = ended >= start
    for _, values, colour, _ in lines:
        axes.plot(ended[drawn], values[drawn].to_numpy(), color=colour, clip_on=False)
    axes.set_xlim(start, max(ended[-1], start + pd.DateOffset(years=1)))
    axes.set_ylim(0, end * 1.02)
    axes.yaxis.set_major_locator(MaxNLocator(5, integer=True))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: count(value)))
    axes.xaxis.set_major_locator(YearLocator(1 + (ended[-1].year - start.year) // 11))
    axes.xaxis.set_major_formatter(DateFormatter("%Y"))
    at = half + pd.offsets.MonthBegin(1)
    axes.plot([at], [total[half]], "o", color=palette().text)
    aside = 64 if at < start + (ended[-1] - start) / 3 else -64
    axes.annotate(
        f"Half by end of {half:%b %Y}",
        (at, total[half]),
        xytext=(aside, 26 if total[half] < 0.8 * end else -40),
        textcoords="offset points",
        ha="center",
        arrowprops={"arrowstyle": "-", "color": palette().muted, "linewidth": 0.8, "shrinkB": 5},
    )
    end_labels(
        axes,
        [
            (ended[-1], values.iloc[-1], f"{label} {count(values.iloc[-1])}", text)
            for label, values, _, text in lines
        ],
    )
    return page.figure


@figure(report="rpt_catalogue_additions")
def catalogue_additions_by_year(report: pd.DataFrame, source: Source) -> Figure:
    """Draw titles added per year, comparable months apart, and the share of series among them."""
    last = source.last_on
    compared = report["month_starts_on"].dt.month <= last.month
    years = report.groupby("year")["added_count"].sum()
    same_months = report[compared].groupby("year")["added_count"].sum()
    series = report[report["type"] == "TV Show"].groupby("year")["added_count"].sum()
    years = years.loc[years[years >= years.max() / 100].index[0] :].tail(10)
    partial = source.is_partial(years.index[-1])
    enough = minimum_titles(years)
    share = (series.reindex(years.index, fill_value=0) / years)[years >= enough]
    span = calendar.month_name[1] + (f" to {last:%B}" if last.month > 1 else "")
    page = Page(
        _years_headline(years, same_months, span, partial),
        f"Titles in the file by year of addition; n = {count(years.sum())} in the years drawn"
        + (f". Solid: {span}, the months that {last.year} has" if partial else ""),
        source.note(
            LEFT_TITLES,
            f"Shares: years with at least {enough} titles.",
            source.partial_caveat(),
        ),
        312,
        source.is_fictional_sample,
    )
    axes = page.axes(36, 0, BODY_WIDTH - 36, 196)
    solid = same_months.reindex(years.index) if partial else years
    outline = {"width": 0.64, "edgecolor": palette().blue, "linewidth": 1}
    axes.bar(years.index, solid, facecolor=palette().blue, **outline)
    if partial:
        rest = (years - solid).where(years > solid, np.nan)
        axes.bar(years.index, rest, bottom=solid, facecolor=palette().page, **outline)
    for year, titles in years.items():
        axes.annotate(
            count(titles),
            (year, titles),
            xytext=(0, 4),
            textcoords="offset points",
            ha="center",
            fontweight="bold",
        )
    axes.set_ylim(0, years.max() * 1.12)
    axes.yaxis.set_major_locator(MaxNLocator(4, integer=True, steps=[1, 2, 5, 10]))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: count(value)))
    year_axis(axes, years.index[0], years.index[-1])
    if partial:
        labels = [*(str(year) for year in years.index[:-1]), f"to {last:%b %Y}"]
        axes.set_xticks(years.index, labels)
    if not share.empty:
        page.text(0, 234, "Series among them", weight="bold", color=palette().orange_text)
        lower = page.axes(36, 248, BODY_WIDTH - 36, 58)
        share_line(lower, share, source, palette().orange)
        for year, value in share.items():
            lower.annotate(
                percent(value),
                (year, value),
                xytext=(0, 8),
                textcoords="offset points",
                ha="center",
                color=palette().orange_text,
            )
        share_axis(lower, share.max() * 1.2)
        year_axis(lower, years.index[0], years.index[-1])
        lower.tick_params(labelbottom=False)
    return page.figure


def _years_headline(years: pd.Series, same_months: pd.Series, span: str, partial: bool) -> str:
    last = years.index[-1]
    if not partial or len(years) == 1:
        peak = years.idxmax()
        return f"{peak} brought the most of the titles listed: {count(years[peak])}"
    now, earlier = same_months[last], same_months[same_months.index < last]
    if now > earlier.max():
        return (
            f"{span} {last} brought {count(now)} of the titles listed, "
            "more than the same months of any earlier year"
        )
    before = earlier.get(last - 1, 0)
    change = "as many as" if now == before else "more than" if now > before else "fewer than"
    if now != before and before:
        change = f"{percent(abs(now / before - 1))} {change}"
    return (
        f"{span} {last} brought {count(now)} of the titles listed, "
        f"{change} the same months of {last - 1}"
    )


@figure(report="rpt_catalogue_seasonality")
def catalogue_seasonality(report: pd.DataFrame, source: Source) -> Figure:
    """Draw each month's additions per day against the twelve months around it."""
    middle = report.groupby("month")["median_relative_rate"].first()
    if len(middle) < 12 or report["year_count"].min() < 2:
        return blank(
            "Too few titles to tell the seasons of the year",
            "Each month needs two years or more with at least ten titles a month on average.",
            source,
        )
    most, least = middle.idxmax(), middle.idxmin()
    drawn, enough = report["month_starts_on"], report["minimum_per_month"].max()
    page = Page(
        f"{calendar.month_name[most]} is the busiest month of a typical year, "
        f"{calendar.month_name[least]} the quietest",
        "Titles added per day, against the twelve months around; each dot is one year, "
        "the bar the median year",
        source.note(
            f"Drawn: {drawn.iloc[0]:%B %Y} to {drawn.iloc[-1]:%B %Y}, where half a year of data "
            f"lies on both sides and {count(enough, 'title')} or more came in a month on average.",
        ),
        262,
        source.is_fictional_sample,
    )
    axes = page.axes(42, 0, BODY_WIDTH - 42, 240)
    axes.axhline(0, color=palette().muted, linewidth=1, gid="background")
    axes.plot(
        report["month"],
        report["relative_rate"],
        "o",
        color=palette().grey,
        markersize=4.5,
        markeredgewidth=0,
    )
    for month, value in middle.items():
        colour = palette().orange if month in (most, least) else palette().blue
        axes.plot([month - 0.3, month + 0.3], [value, value], color=colour, linewidth=3.5)
    for month in (most, least):
        above = middle[month] > 0
        values = report.loc[report["month"] == month, "relative_rate"]
        axes.annotate(
            f"{middle[month]:+.0%}".replace("-", "−"),
            (month, values.max() if above else values.min()),
            xytext=(0, 9 if above else -9),
            textcoords="offset points",
            ha="center",
            va="center_baseline",
            color=palette().orange_text,
            fontweight="bold",
        )
    least_rate, most_rate = report["relative_rate"].min(), report["relative_rate"].max()
    reach = (most_rate - least_rate) * 0.12
    axes.set_ylim(least_rate - reach, most_rate + reach)
    axes.yaxis.set_major_locator(MaxNLocator(6, steps=[1, 2, 2.5, 5, 10]))
    axes.yaxis.set_major_formatter(
        FuncFormatter(
            lambda value, _: "average" if abs(value) < 1e-9 else f"{value:+.0%}".replace("-", "−")
        )
    )
    axes.set_xlim(0.5, 12.5)
    axes.xaxis.set_major_locator(FixedLocator(range(1, 13)))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda month, _: calendar.month_abbr[int(month)]))
    axes.spines["bottom"].set_visible(False)
    return page.figure
