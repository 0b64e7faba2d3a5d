"""Figures of demand against supply: hours viewed against titles in the catalogue, by group."""

import math

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.ticker import FixedLocator

from netflix_warehouse.figures.house import palette
from netflix_warehouse.figures.page import BODY_WIDTH, Page
from netflix_warehouse.figures.registry import Source, blank, figure
from netflix_warehouse.figures.shares import UNSPECIFIED
from netflix_warehouse.figures.wording import count, name, percent

AREA = "engagement"
KINDS = {"film": "films", "series": "series"}
ROW = 18  # points


@figure(report="rpt_demand_supply_genres", area=AREA)
def demand_supply_film_genres(report: pd.DataFrame, source: Source) -> Figure:
    """Draw hours per title of each genre of film against those of all catalogue films."""
    return _ratios(report, source, "film", "genre", "genre")


@figure(report="rpt_demand_supply_genres", area=AREA)
def demand_supply_series_genres(report: pd.DataFrame, source: Source) -> Figure:
    """Draw hours per title of each genre of series against those of all catalogue series."""
    return _ratios(report, source, "series", "genre", "genre")


@figure(report="rpt_demand_supply_countries", area=AREA)
def demand_supply_countries(report: pd.DataFrame, source: Source) -> Figure:
    """Draw hours per title of each country's series against those of all catalogue series."""
    kind = "series" if (report["kind"] == "series").any() else "film"
    return _ratios(report, source, kind, "country", "country of production")


@figure(report="rpt_demand_supply_age_bands", area=AREA)
def demand_supply_age_bands(report: pd.DataFrame, source: Source) -> Figure:
    """Draw hours per title of each age band of films against those of all catalogue films."""
    kind = "film" if (report["kind"] == "film").any() else "series"
    return _ratios(report, source, kind, "age_band", "age band")


def _ratios(report: pd.DataFrame, source: Source, kind: str, group: str, noun: str) -> Figure:
    rows = report[(report["kind"] == kind) & ~report[group].isin(UNSPECIFIED)]
    rows = rows[(rows["supply"] != "too few titles")].dropna(
        subset=["matched_demand_supply_ratio", "ratio_without_top_title"]
    )
    rows = rows[(rows["matched_demand_supply_ratio"] > 0) & (rows["ratio_without_top_title"] > 0)]
    if rows.empty:
        return blank(
            f"Too few {KINDS[kind]} to compare by {noun}",
            "No group has enough titles in both the catalogue and the reports.",
            source,
        )
    # The catalogue is one snapshot: the report that has most of it speaks best of it.
    coverage = rows.groupby("half_year")["matched_hours_coverage"].max()
    half = coverage.sort_index(ascending=False).idxmax()
    drawn = rows[rows["half_year"] == half].sort_values(
        ["matched_demand_supply_ratio", group], ascending=[False, True]
    )
    left_out = 0
    if len(drawn) > 20:
        left_out = len(drawn) - 20
        drawn = pd.concat([drawn.head(10), drawn.tail(10)])
    page = Page(
        _headline(drawn, kind, group, half),
        f"Share of hours over share of titles by {noun}: 1 is the average of the catalogue's "
        f"{KINDS[kind]} in {half}. Hollow: the same without the group's top title",
        source.note(
            f"Only {KINDS[kind]} in the catalogue file are compared: they make "
            f"{percent(coverage[half])} of the hours reported for {KINDS[kind]}, "
            "and the report lists "
            f"{percent(drawn['matched_title_coverage'].iloc[0])} of them.",
            "" if group == "age_band" else "A title of several groups is divided among them.",
            "Coloured where both dots and the median title say the same.",
            "Hours favour long series with many seasons." if kind == "series" else "",
            f"{count(left_out, 'group')} in between not shown." if left_out else "",
        ),
        len(drawn) * ROW + 24,
        source.is_fictional_sample,
    )
    labels = [name(label, 30) for label in drawn[group]]
    left = page.label_width(labels)
    axes = page.rows(labels, 16, len(drawn) * ROW, left, BODY_WIDTH - left - 128, "")
    axes.set_xscale("log", base=2)
    both = drawn[["matched_demand_supply_ratio", "ratio_without_top_title"]]
    low, high = math.log2(both.min().min()), math.log2(both.max().max())
    axes.set_xlim(2 ** min(-2.2, low - 0.5), 2 ** max(2.2, high + 0.5))
    axes.xaxis.set_major_locator(FixedLocator([]))
    axes.xaxis.set_minor_locator(FixedLocator([]))
    axes.axvline(1, color=palette().muted, linewidth=1, gid="background")
    for text, side, place, colour in (
        ("fewer hours per title ←", "right", -8, palette().orange_text),
        ("→ more", "left", 8, palette().blue_text),
    ):
        axes.annotate(
            text,
            (1, -0.5),
            xytext=(place, 8),
            textcoords="offset points",
            ha=side,
            color=colour,
            fontweight="bold",
        )
    page.text(BODY_WIDTH - 66, 7, "ratio", ha="right", color=palette().muted)
    page.text(BODY_WIDTH, 7, "titles", ha="right", color=palette().muted)
    marks = {"under-supplied": palette().blue, "over-supplied": palette().orange}
    for row, part in enumerate(drawn.to_dict("records")):
        ratio, other = part["matched_demand_supply_ratio"], part["ratio_without_top_title"]
        mark = marks.get(part["supply"], palette().grey)
        axes.plot([other, ratio], [row, row], color=mark, linewidth=1.4)
        axes.plot(
            [other], [row], "o", color=mark, markerfacecolor=palette().page, markeredgewidth=1.3
        )
        axes.plot([ratio], [row], "o", color=mark, markersize=7)
        middle = 16 + ROW * (row + 0.5)
        page.text(
            BODY_WIDTH - 66,
            middle,
            f"{ratio:.1f}×" if ratio >= 0.95 else f"{ratio:.2f}×",
            ha="right",
        )
        page.text(
            BODY_WIDTH,
            middle,
            count(part["matched_title_count"]),
            ha="right",
            color=palette().muted,
        )
    return page.figure


def _headline(drawn: pd.DataFrame, kind: str, group: str, half: str) -> str:
    under = drawn[drawn["supply"] == "under-supplied"]
    over = drawn[drawn["supply"] == "over-supplied"]
    noun = KINDS[kind]
    parts = []
    if len(under):
        most = under.iloc[0]
        parts.append(
            f"{_capital(_of(most[group], noun, group))} drew "
            f"{most['matched_demand_supply_ratio']:.1f} times the average hours per title in {half}"
        )
    if len(over):
        least = over.iloc[-1]
        share = percent(least["matched_demand_supply_ratio"])
        parts.append(
            f"{_of(least[group], 'those', group)} {share} of it"
            if parts
            else f"{_capital(_of(least[group], noun, group))} drew {share} of the average "
            f"hours per title in {half}"
        )
    return (
        ", ".join(parts)
        or f"No {group.replace('_', ' ')} of {noun} is clearly above or below the average in {half}"
    )


def _of(label: str, noun: str, group: str) -> str:
    if group == "country":
        return f"{noun} of {name(label, 24)}"
    if group == "age_band":
        return f"{noun} for {name(label, 24).lower()}"
    return f"{noun} under “{name(label, 28)}”"


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
