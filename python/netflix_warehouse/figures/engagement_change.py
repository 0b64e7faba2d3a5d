"""Figures of what changes from one engagement report to the next."""

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator

from netflix_warehouse.figures.house import palette
from netflix_warehouse.figures.page import BODY_WIDTH, Page, end_labels
from netflix_warehouse.figures.registry import Source, blank, figure
from netflix_warehouse.figures.wording import count, percent

AREA = "engagement"
KINDS = {"film": "Films", "series": "Series"}
NOUNS = {"film": "film", "series": "season"}
SEASONS = "A title is a film or one season of a series."


@figure(report="rpt_engagement_retention", area=AREA)
def engagement_retention(report: pd.DataFrame, source: Source) -> Figure:
    """Draw how many of their hours early releases, and all titles, keep in the next half-year."""
    kinds = [kind for kind in KINDS if (report["kind"] == kind).any()]
    cohorts = {
        "early releases": "{} released early in the half-year",
        "all titles": "All {}",
    }
    last = report["half_year"].max()
    early = report[(report["cohort"] == "early releases") & (report["half_year"] == last)]
    told = (early if len(early) else report[report["half_year"] == last]).set_index("kind")
    which = f"released early in {last}" if len(early) else f"of {last}"
    parts = [
        f"the median {noun} {which if number == 0 else ''} had "
        f"{percent(told.loc[kind, 'median_hours_ratio'])}"
        for number, (kind, noun) in enumerate(
            (kind, noun) for kind, noun in NOUNS.items() if kind in told.index
        )
    ]
    panels = [
        (kind, cohort, rows.sort_values("half_year"))
        for cohort in cohorts
        for kind in kinds
        if len(rows := report[(report["kind"] == kind) & (report["cohort"] == cohort)])
    ]
    heights = [20 + 20 * len(rows) for *_, rows in panels]
    page = Page(
        _capital(
            f"{parts[0]} of its hours again in the next half-year"
            + (f", {parts[1].replace('  ', ' ')}" if len(parts) > 1 else "")
        ),
        "Hours in the next half-year over those in this one: the dot is the median title, the bar "
        "the middle half of the titles; a title no longer listed counts as zero",
        source.note(
            SEASONS,
            "Bars are cut at the edge. Hours are rounded to 100,000, and titles below are not "
            "listed: ratios of small titles are coarse.",
        ),
        sum(heights) + 10 * (len(panels) - 1) + 18,
        source.is_fictional_sample,
    )
    labels = [half for *_, rows in panels for half in rows["half_year"]]
    left = page.label_width(labels)
    top = 0.0
    for (kind, cohort, rows), room in zip(panels, heights, strict=True):
        page.text(0, top + 8, _capital(cohorts[cohort].format(KINDS[kind].lower())), weight="bold")
        axes = page.rows(
            rows["half_year"].tolist(), top + 18, room - 20, left, BODY_WIDTH - left - 120
        )
        axes.set_xlim(0, 1.1)
        axes.set_xticks([0, 0.25, 0.5, 0.75, 1])
        axes.tick_params(labelbottom=top + room + 10 > sum(heights) + 10 * (len(panels) - 1))
        axes.xaxis.set_major_formatter(FuncFormatter(lambda share, _: f"{share:.0%}"))
        mark = palette().blue if kind == "film" else palette().orange
        for row, part in enumerate(rows.to_dict("records")):
            low, high = part["lower_quartile_hours_ratio"], part["upper_quartile_hours_ratio"]
            axes.plot(
                [low, min(high, 1.1)],
                [row, row],
                color=palette().grey,
                linewidth=4,
                solid_capstyle="butt",
            )
            if part["median_hours_ratio"] <= 1.1:
                axes.plot(
                    [part["median_hours_ratio"]],
                    [row],
                    "o",
                    color=mark,
                    markersize=7,
                    clip_on=False,
                )
            page.text(
                BODY_WIDTH,
                top + 18 + 20 * (row + 0.5),
                f"{percent(part['median_hours_ratio'])}, n = {count(part['title_count'])}",
                ha="right",
                color=palette().muted,
            )
        top += room + 10
    return page.figure


@figure(report="rpt_engagement_by_availability", area=AREA)
def engagement_availability(report: pd.DataFrame, source: Source) -> Figure:
    """Draw the share of titles available everywhere, and where its definition seems to change."""
    everywhere = report[report["is_available_globally"] & report["kind"].isin(KINDS)]
    shares = everywhere.pivot_table(
        index="half_year", columns="kind", values="title_share"
    ).sort_index()
    if len(shares) < 2:
        return blank("Too few half-years to compare", "Two or more are needed.", source)
    steps = shares.diff().stack()
    moved = steps.abs().idxmax() if len(steps) else None
    if moved is None:
        return blank("Too few half-years to compare", "Two in a row are needed.", source)
    half, kind = moved
    before = shares[kind].shift()[half]
    noun = KINDS[kind].lower()
    headline = (
        f"The share of {noun} available everywhere {'fell' if steps[moved] < 0 else 'rose'} "
        f"from {percent(before)} to {percent(shares.loc[half, kind])} in {half}"
    )
    turned, listed = _turned(report, half, kind)
    is_break = steps[moved] < 0 and listed > 0 and turned / listed > 0.1
    if is_break:
        headline += f" as {count(turned)} turned to “no”: probably a new definition"
    page = Page(
        headline,
        "Share of the published titles of each kind that could be watched everywhere; "
        f"n = {count(report['title_count'][report['kind'].isin(KINDS)].sum())}",
        source.note(
            SEASONS,
            f"Of the {noun} available everywhere in the half-year before and listed in {half}, "
            f"{count(turned)} of {count(listed)} were not any more."
            if listed
            else "",
        ),
        210,
        source.is_fictional_sample,
    )
    axes = page.axes(36, 0, BODY_WIDTH - 36 - 90, 186)
    axes.set_xlim(-0.3, len(shares) - 0.7)
    axes.set_xticks(range(len(shares)), shares.index)
    axes.set_ylim(0, min(1, shares.max().max() * 1.2))
    axes.yaxis.set_major_locator(MaxNLocator(5, steps=[1, 2, 5, 10]))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda share, _: f"{share:.0%}"))
    if is_break:
        place = list(shares.index).index(half) - 0.5
        axes.axvline(
            place, color=palette().muted, linewidth=1, linestyle=(0, (2, 2)), gid="background"
        )
        axes.annotate(
            "other definition?",
            (place, 0),
            xytext=(6, 10),
            textcoords="offset points",
            color=palette().muted,
        )
    ends = []
    for column in shares.columns:
        mark, text = (
            (palette().blue, palette().blue_text)
            if column == "film"
            else (palette().orange, palette().orange_text)
        )
        line = shares[column].to_numpy()
        axes.plot(range(len(line)), line, color=mark, marker="o")
        if pd.notna(line[-1]):
            ends.append((len(line) - 1, line[-1], f"{KINDS[column]} {percent(line[-1])}", text))
    end_labels(axes, ends)
    return page.figure


def _turned(report: pd.DataFrame, half: str, kind: str) -> tuple[int, int]:
    rows = report[(report["half_year"] == half) & (report["kind"] == kind)]
    rows = rows.set_index("is_available_globally")
    turned = int(rows["changed_count"].get(False, 0))
    stayed = int(rows["listed_before_count"].get(True, 0)) - int(rows["changed_count"].get(True, 0))
    return turned, turned + stayed


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
