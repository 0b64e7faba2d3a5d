"""Figures of runs in the global Top 10: the longest, comebacks, seasons brought back."""

import pandas as pd
from matplotlib.figure import Figure

from netflix_warehouse.figures.house import palette
from netflix_warehouse.figures.page import BODY_WIDTH, Page, end_labels, right_of
from netflix_warehouse.figures.registry import Source, blank, figure
from netflix_warehouse.figures.shares import share_axis, share_line, year_axis
from netflix_warehouse.figures.top10_lists import (
    GROUPS,
    KINDS,
    capital,
    group_colours,
    listed,
    plural,
)
from netflix_warehouse.figures.wording import count, name, percent

SHOWN = 5  # runs of each list
ENOUGH = 20  # comebacks or new seasons


@figure(report="rpt_top10_longest_runs", area="top10")
def top10_longest_runs(report: pd.DataFrame, source: Source) -> Figure:
    """Draw the longest unbroken runs of each list."""
    ordered = report.sort_values(["week_count", "total_hours"], ascending=False, kind="stable")
    longest = ordered.iloc[0]
    weeks = count(longest["week_count"], "week")
    verb = "has been" if longest["is_still_running"] else "was"
    headline = f"{name(longest['label'])} {verb} listed for {weeks} in a row"
    if len(ordered) > 1:
        headline += f"; no other run is longer than {ordered['week_count'].iloc[1]}"
    page = Page(
        headline,
        f"The {SHOWN} longest unbroken runs of each list: weeks, and the first of them",
        source.note(
            "Runs of the first week published may have begun earlier.",
            "Equal runs are ordered by their hours.",
        ),
        4
        + sum(
            24 + 16 * min(SHOWN, (report["category"] == category).sum())
            for category in listed(report["category"].unique())
        ),
        source.is_fictional_sample,
    )
    shown = report[report["run_place"] <= SHOWN]
    left = max(page.label_width([name(label) for label in shown["label"]]), 60)
    top = 0.0
    for category in listed(report["category"].unique()):
        rows = report[report["category"] == category].sort_values("run_place").head(SHOWN)
        page.text(0, top + 8, capital(plural(category)), weight="bold")
        labels = [name(label) for label in rows["label"]]
        axes = page.rows(labels, top + 18, 16 * len(rows), left, BODY_WIDTH - left - 150, grid="")
        axes.barh(range(len(rows)), rows["week_count"], height=0.62, color=palette().blue)
        axes.set_xlim(0, longest["week_count"])
        axes.set_xticks([])
        for place, (_, row) in enumerate(rows.iterrows()):
            since = f"{row['started_on']:%b %Y}"
            text = f"{row['week_count']}, from {since}"
            if row["is_still_running"]:
                text += ", still listed"
            right_of(axes, row["week_count"], place, text)
        top += 24 + 16 * len(rows)
    return page.figure


@figure(report="rpt_top10_comebacks", area="top10")
def top10_comebacks(report: pd.DataFrame, source: Source) -> Figure:
    """Draw how long entries were away before they came back, with or without a new season."""
    spans = report[["absence_place", "absence"]].drop_duplicates().sort_values("absence_place")
    counts = report.groupby(["kind", "absence_place"])["entry_id"].count()
    with_season = report[report["is_with_new_season"]].groupby("absence_place")["entry_id"].count()
    again = report["week_count"].median()
    page = Page(
        _comeback_headline(report),
        "Comebacks by the weeks that the entry was not listed; "
        f"n = {count(len(report))}, which last {count(again, 'week')} in the median",
        source.note(
            "With a new season: a later one made its debut in the same list in the week of the "
            "comeback or the one before.",
            "Long absences can only be seen late in the data. Live weekly shows have none.",
        ),
        30 + 24 * len(spans),
        source.is_fictional_sample,
    )
    labels = list(spans["absence"])
    left = page.label_width(labels)
    width = (BODY_WIDTH - left - 40 - 30 - 30) / 2
    for number, (kind, title) in enumerate(KINDS.items()):
        start = left + number * (width + 60)
        page.text(start, 6, title, weight="bold")
        if number == 0:
            axes = page.rows(labels, 22, 24 * len(spans), left, width, grid="")
        else:
            axes = page.axes(start, 22, width, 24 * len(spans), "")
            axes.set_ylim(len(spans) - 0.5, -0.5)
            axes.set_yticks([])
            axes.spines["bottom"].set_visible(False)
            page.text(start + 44, 6, "with a new season", color=palette().orange_text)
        axes.set_xticks([])
        axes.set_xlim(0, counts.max())
        for row, place in enumerate(spans["absence_place"]):
            total = counts.get((kind, place), 0)
            new = with_season.get(place, 0) if kind == "series" else 0
            axes.barh([row], [new], height=0.62, color=palette().orange)
            axes.barh([row], [total - new], left=[new], height=0.62, color=palette().blue)
            text = count(total)
            if new:
                text += f", {percent(new / total)}"
            right_of(axes, total, row, text)
    return page.figure


def _comeback_headline(report: pd.DataFrame) -> str:
    series = report[report["kind"] == "series"]
    long = series[series["weeks_away"] > 52]
    if len(long) >= ENOUGH:
        share = long["is_with_new_season"].mean()
        return (
            f"{percent(share)} of the series that return after more than a year away "
            "do so with a new season"
        )
    if len(series):
        share = series["is_with_new_season"].mean()
        return f"{percent(share)} of the comebacks of series come with a new season"
    return f"Films came back to the Top 10 {count(len(report), 'time')}"


@figure(report="rpt_top10_returning_seasons", area="top10")
def top10_returning_seasons(report: pd.DataFrame, source: Source) -> Figure:
    """Draw the share of new seasons that bring an earlier one back, by the rank of the debut."""
    known = report[report["is_next_week_published"]]
    if len(known) < ENOUGH:
        return _few_seasons(source)
    ranks = known.groupby("debut_rank")["has_returning_season"].agg(["mean", "size"])
    total = known["has_returning_season"].mean()
    first = (
        f", {percent(ranks['mean'][1])} of those that enter at number 1" if 1 in ranks.index else ""
    )
    page = Page(
        f"{percent(total)} of new seasons bring an earlier one back into the Top 10{first}",
        "Share of new seasons, the second or later of their series, by the rank of the debut; "
        f"n = {count(len(known))}",
        source.note(
            "Back: not listed the week before, listed in the week of the debut or the next, in the "
            "same list.",
            "Series whose seasons are all new to the service count; live weekly shows do not.",
        ),
        200,
        source.is_fictional_sample,
    )
    axes = page.axes(36, 0, BODY_WIDTH - 36, 158)
    axes.bar(ranks.index, ranks["mean"], width=0.64, color=palette().blue)
    share_axis(axes, max(ranks["mean"].max(), 0.1))
    axes.set_xlim(0.4, 10.6)
    axes.set_xticks(range(1, 11))
    for rank, row in ranks.iterrows():
        axes.annotate(
            percent(row["mean"]),
            (rank, row["mean"]),
            xytext=(0, 4),
            textcoords="offset points",
            ha="center",
            fontweight="bold",
        )
        place = (rank - 0.4) / 10.2 * (BODY_WIDTH - 36)
        text = f"n = {row['size']:.0f}"
        page.text(36 + place, 190, text, size=8, ha="center", color=palette().muted)
    page.text(0, 167, "Rank", size=8, color=palette().muted)
    return page.figure


@figure(report="rpt_top10_returning_seasons_by_year", area="top10")
def top10_returning_seasons_by_year(report: pd.DataFrame, source: Source) -> Figure:
    """Draw the share of each year's new seasons that bring an earlier one back."""
    sums = report.groupby("debut_year")[["with_return_count", "debut_count"]].sum()
    sums = sums[sums["debut_count"] >= ENOUGH]
    if sums.empty:
        return _few_seasons(source)
    total = sums["with_return_count"] / sums["debut_count"]
    enough = report[report["debut_count"] >= ENOUGH / 2]
    groups = enough.pivot(index="debut_year", columns="language_group", values="with_return_share")
    groups = groups[groups.index.isin(total.index)]
    first, last = int(total.index[0]), int(total.index[-1])
    page = Page(
        _pull_headline(source.whole_years(total)),
        "Share of new seasons that bring an earlier season back into the list, by year of the "
        f"debut; n = {count(sums['debut_count'].sum())}",
        source.note(
            "Back: not listed the week before, listed in the week of the debut or the next. "
            f"{_sizes(sums)}.",
            RANKING_AND_FEW,
            source.partial_caveat(),
        ),
        210,
        source.is_fictional_sample,
    )
    axes = page.axes(36, 0, BODY_WIDTH - 36 - 96, 186)
    share_axis(axes, max(total.max(), groups.max(axis=None) if groups.size else 0, 0.1))
    year_axis(axes, first, last)
    labels = []
    lines = [("All", total, palette().text, palette().text)]
    lines += [
        (group, groups[group], *group_colours()[group]) for group in GROUPS if group in groups
    ]
    for label, values, mark, text in lines:
        values = values.dropna()
        if len(values):
            share_line(axes, values, source, mark)
            written = f"{label} {percent(values.iloc[-1])}"
            labels.append((values.index[-1], values.iloc[-1], written, text))
    end_labels(axes, labels)
    return page.figure


RANKING_AND_FEW = f"Language groups: years with {ENOUGH // 2} new seasons or more."


def _sizes(sums: pd.DataFrame) -> str:
    written = ", ".join(f"{row['debut_count']:.0f} in {year}" for year, row in sums.iterrows())
    return f"New seasons: {written}"


def _pull_headline(total: pd.Series) -> str:
    first, last = total.index[0], total.index[-1]
    before, after = percent(total.iloc[0]), percent(total.iloc[-1])
    if first == last or before == after:
        return f"{after} of the new seasons of {last} bring an earlier one back"
    often = "less" if total.iloc[-1] < total.iloc[0] else "more"
    return (
        f"New seasons pull earlier ones back {often} often: "
        f"{after} of those of {last} did, {before} of those of {first}"
    )


def _few_seasons(source: Source) -> Figure:
    return blank(
        "Too few new seasons to compare",
        f"{ENOUGH} debuts of a second or later season are needed, with the week after.",
        source,
    )
