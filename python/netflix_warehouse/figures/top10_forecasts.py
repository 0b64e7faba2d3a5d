"""Figures of what is expected of the global Top 10, and of how such forecasts came true."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FixedLocator, FuncFormatter, LogLocator, NullFormatter

from netflix_warehouse.figures.house import palette
from netflix_warehouse.figures.page import BODY_WIDTH, Page
from netflix_warehouse.figures.registry import Source, blank, figure
from netflix_warehouse.figures.top10_lists import (
    CENSORED,
    DEBUTS,
    ENOUGH_ENTRIES,
    KINDS,
    LISTS,
    few_entries,
    listed,
    plural,
)
from netflix_warehouse.figures.wording import count, day, name, percent

FIFTHS = {1: "fewest hours", 3: "middle fifth", 5: "most hours"}
LAST_WEEK = 8
SHOWN = 5  # titles of each list
ROW = 17  # points
MODELS = {
    "boosting": "boosted trees",
    "table": "a table of past weeks",
    "whole list": "the median of the whole list",
}


@figure(report="rpt_top10_debut_survival", area="top10")
def top10_debut_survival(report: pd.DataFrame, source: Source) -> Figure:
    """Draw the share of debuts still listed by weeks, for fifths by hours of the first week."""
    first = report.drop_duplicates(["category", "debut_quintile"])
    medians = first.pivot(index="category", columns="debut_quintile", values="median_weeks")
    lists = listed(medians.index)
    if not lists or not {1, 3, 5} <= set(medians.columns):
        return few_entries(source)
    medians = medians.loc[lists, list(FIFTHS)].astype(float)
    debuts = first.loc[first["debut_quintile"] == 0, "debut_count"].sum()
    if medians.isna().any(axis=None) or debuts < ENOUGH_ENTRIES:
        return few_entries(source)
    best = max(lists, key=lambda category: medians.loc[category, 5] - medians.loc[category, 1])
    page = Page(
        f"Half of the {plural(best)} with the strongest first weeks are out of the Top 10 after "
        f"{count(medians.loc[best, 5], 'week')}, of those with the weakest after "
        f"{count(medians.loc[best, 1], 'week')}",
        "Share of debuts listed for longer than so many weeks without a break, by fifths of their "
        f"list by hours of the first week; n = {count(debuts)}; shaded: 95% confidence",
        source.note(DEBUTS, CENSORED),
        372,
        source.is_fictional_sample,
    )
    colours = {
        1: (palette().orange, palette().orange_text),
        3: (palette().grey, palette().muted),
        5: (palette().blue, palette().blue_text),
    }
    gap = 28
    width = (BODY_WIDTH - 36 - gap) / 2
    for number, category in enumerate(LISTS):
        left = 36 + (number % 2) * (width + gap)
        top = (number // 2) * 190
        kind, group, _ = LISTS[category]
        page.text(left, top + 6, f"{KINDS[kind]}, {group}", weight="bold")
        axes = _share_axes(page, left, top + 20, width, 142, has_labels=number % 2 == 0)
        for row, (fifth, label) in enumerate(reversed(FIFTHS.items())):
            line = report[
                (report["category"] == category)
                & (report["debut_quintile"] == fifth)
                & (report["week_number"] <= LAST_WEEK)
            ].set_index("week_number")
            if line.empty:
                continue
            start = pd.DataFrame(
                {"staying_share": 1.0, "staying_share_low": 1.0, "staying_share_high": 1.0},
                index=[0],
            )
            line = pd.concat([start, line[start.columns]]).astype(float)
            mark, text = colours[fifth]
            axes.fill_between(
                line.index,
                line["staying_share_low"],
                line["staying_share_high"],
                color=mark,
                alpha=0.16,
                linewidth=0,
            )
            axes.plot(
                line.index, line["staying_share"], "o-", color=mark, markersize=3.5, clip_on=False
            )
            weeks = medians.loc[category, fifth] if category in medians.index else 0
            axes.text(
                LAST_WEEK + 0.2,
                0.96 - 0.11 * row,
                f"{label}: median {count(weeks, 'week')}",
                color=text,
                ha="right",
            )
    return page.figure


def _share_axes(
    page: Page, left: float, top: float, width: float, height: float, has_labels: bool
) -> Axes:
    axes = page.axes(left, top, width, height)
    axes.set_ylim(0, 1.04)
    axes.yaxis.set_major_locator(FixedLocator([0, 0.25, 0.5, 0.75, 1]))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda share, _: f"{share:.0%}"))
    axes.set_xlim(-0.3, LAST_WEEK + 0.3)
    axes.set_xticks(range(LAST_WEEK + 1), ["debut", *map(str, range(1, LAST_WEEK + 1))])
    axes.tick_params(labelleft=has_labels)
    return axes


@figure(report="rpt_top10_forecasts", area="top10")
def top10_next_week(report: pd.DataFrame, source: Source) -> Figure:
    """Draw this week's hours and next week's of the titles on top of each list."""
    drawn = report[report["weekly_rank"] <= SHOWN].dropna(subset=["hours_forecast", "hours_low"])
    drawn = drawn[drawn["category"].isin(LISTS) & (drawn["hours_low"] > 0)]
    if drawn.empty:
        return blank("Nothing to forecast from", "The lists cover too few weeks.", source)
    best = drawn.loc[drawn["hours_forecast"].astype(float).idxmax()]
    models = {MODELS.get(model, str(model)) for model in drawn["hours_model"].dropna()}
    sections = [category for category in LISTS if (drawn["category"] == category).any()]
    height = sum(24 + ROW * int((drawn["category"] == category).sum()) for category in sections)
    page = Page(
        f"“{name(best['label'])}” is expected to have {_millions(best['hours_forecast'])} million "
        f"hours in the week to {day(best['forecast_week_on'])}, if it stays listed",
        f"Grey: hours in the week to {day(best['week_ending_on'])}; coloured: expected hours a "
        "week later if still listed, with the interval that is to hold four outcomes in five "
        "(log scale). Right: the same in million, and the chance to stay",
        source.note(
            f"By {' and '.join(sorted(models))}; live weekly shows left out.",
            f"The first {SHOWN} titles of each list. A forecast knows nothing but past lists: no "
            "release to come, no campaign.",
        ),
        height + 22,
        source.is_fictional_sample,
    )
    left, right = 190, 128
    low = drawn[["hours_low", "hours_viewed"]].astype(float).min().min()
    high = drawn[["hours_high", "hours_viewed"]].astype(float).max().max()
    top = 0.0
    for category in sections:
        rows = drawn[drawn["category"] == category].sort_values("weekly_rank")
        kind, group, _ = LISTS[category]
        page.text(0, top + 8, f"{KINDS[kind]}, {group}", weight="bold")
        if top == 0:
            page.text(BODY_WIDTH - 66, 8, "million", ha="right", color=palette().muted)
            page.text(BODY_WIDTH, 8, "stays", ha="right", color=palette().muted)
        labels = [name(label, 60) for label in rows["label"]]
        axes = page.rows(labels, top + 18, len(rows) * ROW, left, BODY_WIDTH - left - right, "x")
        axes.set_xscale("log")
        axes.set_xlim(low / 1.3, high * 1.3)
        axes.xaxis.set_major_locator(LogLocator(base=10, subs=(1, 3)))
        axes.xaxis.set_minor_formatter(NullFormatter())
        axes.xaxis.set_major_formatter(FuncFormatter(lambda hours, _: f"{hours / 1e6:g}m"))
        axes.tick_params(which="minor", bottom=False)
        axes.tick_params(labelbottom=category == sections[-1])
        for row, title in enumerate(rows.to_dict("records")):
            axes.plot(
                [title["hours_low"], title["hours_high"]], [row, row],
                color=palette().blue, linewidth=2,
            )  # fmt: skip
            axes.plot([title["hours_viewed"]], [row], "o", color=palette().grey, markersize=5)
            axes.plot([title["hours_forecast"]], [row], "o", color=palette().blue, markersize=6)
            middle = top + 18 + ROW * (row + 0.5)
            page.text(
                BODY_WIDTH - 66,
                middle,
                f"{_millions(title['hours_forecast'])} "
                f"({_millions(title['hours_low'])}–{_millions(title['hours_high'])})",
                ha="right",
            )
            if pd.notna(title["listing_chance"]):
                page.text(
                    BODY_WIDTH,
                    middle,
                    percent(title["listing_chance"]),
                    ha="right",
                    color=palette().blue_text,
                )
        top += 24 + ROW * len(rows)
    return page.figure


def _millions(hours: float) -> str:
    return f"{hours / 1e6:.0f}" if hours >= 9.95e6 else f"{hours / 1e6:.1f}"


@figure(report="rpt_top10_forecast_calibration", area="top10")
def top10_forecast_calibration(report: pd.DataFrame, source: Source) -> Figure:
    """Draw chances forecast against shares that came true, and how much intervals held."""
    used = report[report["is_used"].astype(bool)]
    chances = used[(used["task"] == "listed next week") & (used["split"] == "all")]
    chances = chances[chances["case_count"] >= 20].sort_values("expected_share")
    held = used[(used["task"] != "listed next week") & (used["split"] != "all")]
    held = held.sort_values(["task", "split"])
    if chances.empty or held.empty:
        return blank("No forecast could be checked", "The lists cover too few weeks.", source)
    top = chances.iloc[-1]
    page = Page(
        f"Of titles given a chance of {percent(top['expected_share'])} to stay, "
        f"{percent(top['observed_share'])} stayed; intervals meant to hold 80% of outcomes held "
        f"{percent(held['observed_share'].min())} to {percent(held['observed_share'].max())}",
        "Left: chance to be listed next week, forecast and come true. Right: outcomes within their "
        "80% interval, by the weeks held out. "
        f"n = {count(chances['case_count'].sum())} and {count(held['case_count'].sum())}; "
        "lines: 95% confidence",
        source.note(
            "Each forecast was made by what was known at its origin, 13 weeks apart.",
            "Runs count as over 13 weeks after their debut.",
        ),
        246,
        source.is_fictional_sample,
    )
    axes = page.axes(36, 8, 200, 200, "both")
    axes.plot([0, 1], [0, 1], color=palette().muted, linewidth=1, gid="background")
    for part in chances.to_dict("records"):
        axes.plot(
            [part["expected_share"]] * 2,
            [part["observed_share_low"], part["observed_share_high"]],
            color=palette().blue,
            linewidth=1.6,
        )
    axes.plot(chances["expected_share"], chances["observed_share"], "o", color=palette().blue)
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_locator(FixedLocator([0, 0.25, 0.5, 0.75, 1]))
        axis.set_major_formatter(FuncFormatter(lambda share, _: f"{share:.0%}"))
    axes.set_xlim(0, 1.02)
    axes.set_ylim(0, 1.02)
    page.text(136, 236, "chance forecast", ha="center", color=palette().muted)
    page.text(48, 18, "stayed", color=palette().muted)
    left, width = 268, BODY_WIDTH - 268
    rows = page.axes(left, 8, width, 200, "x")
    rows.set_xlim(min(0.6, float(held["observed_share_low"].min()) - 0.03), 1)
    rows.set_ylim(len(held) - 0.5, -0.5)
    rows.set_yticks([])
    rows.axvspan(0.75, 0.85, color=palette().grid, gid="background")
    rows.xaxis.set_major_formatter(FuncFormatter(lambda share, _: f"{share:.0%}"))
    rows.xaxis.set_major_locator(FixedLocator([0.6, 0.7, 0.8, 0.9, 1]))
    for row, part in enumerate(held.to_dict("records")):
        share = part["observed_share"]
        rows.plot(
            [part["observed_share_low"], part["observed_share_high"]], [row + 0.2] * 2,
            color=palette().blue, linewidth=1.6,
        )  # fmt: skip
        rows.plot([share], [row + 0.2], "o", color=palette().blue)
        label = f"{part['task']}, {part['split']}: {percent(share)}"
        page.text(left + 4, 8 + 200 * (row + 0.32) / len(held), label, room=width - 6, size=8)
    page.text(left + width / 2, 236, "outcomes within the interval", ha="center",
              color=palette().muted)  # fmt: skip
    return page.figure
