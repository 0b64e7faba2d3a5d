"""Figures of how the hours are spread over titles, and over their ages."""

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.ticker import FixedLocator, FuncFormatter

from netflix_warehouse.figures.check import ON_MARK
from netflix_warehouse.figures.house import palette
from netflix_warehouse.figures.page import BODY_WIDTH, Page
from netflix_warehouse.figures.paired import height, paired_bars
from netflix_warehouse.figures.registry import Source, blank, figure
from netflix_warehouse.figures.wording import count, percent

AREA = "engagement"
KINDS = {"film": "Films", "series": "Series"}
SEASONS = "A title is a film or one season of a series."
FLOOR = "Hours are rounded to 100,000, and titles below are not listed."


@figure(report="rpt_engagement_lorenz", area=AREA)
def engagement_lorenz(report: pd.DataFrame, source: Source) -> Figure:
    """Draw the share of hours of the titles of fewest hours, of the last half-year."""
    half = report["half_year"].max()
    curves = {
        kind: rows.set_index("title_percentile")["hours_share"].sort_index()
        for kind, rows in report[report["half_year"] == half].groupby("kind")
        if kind in KINDS
    }
    whole = {kind: curve for kind, curve in curves.items() if {50, 90} <= set(curve.index)}
    if not whole:
        return blank(
            "Too few points for a curve", f"{half} has no percentiles of films or series.", source
        )
    titles = report[report["half_year"] == half].groupby("kind")["title_count"].max()
    shares = {kind: 1 - curve[90] for kind, curve in whole.items()}
    parts = [
        f"{percent(shares[kind])} of the hours of {KINDS[kind].lower()}"
        for kind in KINDS
        if kind in whole
    ]
    page = Page(
        f"A tenth of the titles make {' and '.join(parts)} in {half}",
        "Share of hours of so many per cent of the titles, those of fewest hours first "
        "(Lorenz curve); "
        + ", ".join(
            f"{count(titles[kind])} {KINDS[kind].lower()}" for kind in KINDS if kind in whole
        ),
        source.note(SEASONS, FLOOR, "Concentration is therefore understated."),
        290,
        source.is_fictional_sample,
    )
    axes = page.axes(36, 0, 330, 262, "both")
    axes.plot([0, 100], [0, 1], color=palette().grey, linewidth=1, linestyle=(0, (4, 3)))
    axes.set_xlim(0, 100)
    axes.set_ylim(0, 1)
    for kind, curve in whole.items():
        colour = palette().blue if kind == "film" else palette().orange
        axes.plot(curve.index, curve, color=colour, clip_on=False)
    ticks = [0, 0.25, 0.5, 0.75, 1]
    axes.yaxis.set_major_locator(FixedLocator(ticks))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda share, _: f"{share:.0%}"))
    axes.xaxis.set_major_locator(FixedLocator([0, 25, 50, 75, 90, 100]))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda share, _: f"{share:.0f}%"))
    page.text(36 + 330, 262 + 22, "of the titles", ha="right", color=palette().muted)
    top = 20.0
    for kind in sorted(whole, key=lambda kind: -shares[kind]):
        colour = palette().blue_text if kind == "film" else palette().orange_text
        left, room = 386, BODY_WIDTH - 386
        page.text(left, top, KINDS[kind], weight="bold", color=colour)
        lines = [
            f"{percent(whole[kind][50])} of hours: the lower half",
            f"{percent(shares[kind])} of hours: the top tenth",
        ]
        if 99 in whole[kind].index:
            lines.append(f"{percent(1 - whole[kind][99])} of hours: the top 1%")
        for number, line in enumerate(lines):
            page.text(left, top + 15 * (number + 1), line, room=room)
        top += 78
    page.text(386, top, "Dashed", weight="bold", color=palette().muted)
    page.text(386, top + 15, "if all had the same hours", color=palette().muted)
    return page.figure


@figure(report="rpt_engagement_long_tail", area=AREA)
def engagement_long_tail(report: pd.DataFrame, source: Source) -> Figure:
    """Draw how many titles have few hours and many, and what share of the hours they make."""
    half = report["half_year"].max()
    rows = report[report["half_year"] == half]
    kind = "all" if (rows["kind"] == "all").any() else rows["kind"].iloc[0]
    bands = rows[rows["kind"] == kind].sort_values("hours_band_number")
    tail = bands[bands["hours_band_number"] <= 2]
    head = bands.iloc[-1]
    if len(tail) and len(tail) < len(bands):
        headline = (
            f"{percent(tail['title_share'].sum())} of the titles had under 1 million hours each "
            f"in {half} "
            f"and together {percent(tail['hours_share'].sum())} of the hours; "
            f"the top {count(head['title_count'])} had {percent(head['hours_share'])}"
        )
    else:
        headline = (
            f"{percent(head['title_share'])} of the titles had {percent(head['hours_share'])} "
            f"of the hours in {half}"
        )
    page = Page(
        headline,
        f"Titles by their hours viewed in {half}, and what share of all hours they make; "
        f"n = {count(bands['title_count'].sum(), 'title')}, "
        f"{bands['hours_viewed'].sum() / 1e9:,.1f} billion hours",
        source.note(SEASONS, "The first row is the lowest number published: " + FLOOR.lower()),
        height(len(bands)),
        source.is_fictional_sample,
    )
    labels = {"the floor": "100,000 hours", "100 million or more": "100 million or more"}
    paired_bars(
        page,
        [labels.get(band, band[:1].upper() + band[1:]) for band in bands["hours_band"]],
        (
            ("Share of titles", bands["title_share"], bands["title_count"].map(count).tolist()),
            ("Share of hours", bands["hours_share"], [""] * len(bands)),
        ),
    )
    return page.figure


AGES = {
    "released in the half-year": "new",
    "under 1 year": "under 1 year",
    "1 to 2 years": "1 to 2",
    "3 to 5 years": "3 to 5",
    "6 years or more": "6 or more",
}


@figure(report="rpt_engagement_by_age", area=AREA)
def engagement_by_age(report: pd.DataFrame, source: Source) -> Figure:
    """Draw how the hours of titles with a date of release divide among their ages."""
    report = report[report["kind"].isin(KINDS) & report["age_band"].isin(AGES)]
    if report.empty:
        return blank("No title has a date of release", "Ages are unknown.", source)
    shares = report.pivot_table(
        index=["kind", "half_year"], columns="age_band", values="dated_hours_share"
    ).reindex(columns=list(AGES))
    coverage = report.groupby(["kind", "half_year"])["dated_hours_coverage"].max()
    kinds = [kind for kind in KINDS if kind in shares.index.get_level_values("kind")]
    half = report["half_year"].max()
    told = {kind: shares.loc[kind] for kind in kinds if half in shares.loc[kind].index}
    parts = [
        f"{percent(rows.loc[half].iloc[0])} of the hours of dated {KINDS[kind].lower()}"
        for kind, rows in told.items()
        if pd.notna(rows.loc[half].iloc[0])
    ]
    page = Page(
        f"Releases of the half-year made {' and '.join(parts)} in {half}"
        if parts
        else f"No release of {half} stands among the titles",
        "Hours of titles with a date of release, by the age of the title in years at the start of "
        "the half-year; in brackets the share of all hours that these titles make",
        source.note(
            SEASONS,
            "Dated titles are mostly originals: most licensed titles have no date of release and "
            "are left out. New titles had less than the whole half-year.",
        ),
        22 + sum(20 + 24 * len(shares.loc[kind]) for kind in kinds) + 12 * (len(kinds) - 1),
        source.is_fictional_sample,
    )
    labels = {key: f"{key[1]} ({percent(coverage[key])})" for key in shares.index}
    left = page.label_width(list(labels.values()))
    levels = (4, 3, 2, 1, 0)
    x = left
    for label, level in zip(AGES.values(), levels, strict=True):
        page.text(x, 7, "■", color=palette().heat[level], size=11)
        page.text(x + 13, 7, label, color=palette().muted)
        x += 86
    top = 22.0
    for kind in kinds:
        rows = shares.loc[kind]
        page.text(0, top + 8, KINDS[kind], weight="bold")
        axes = page.rows(
            [labels[kind, half_year] for half_year in rows.index],
            top + 20,
            24 * len(rows),
            left,
            grid="",
        )
        axes.set_xlim(0, 1)
        axes.set_xticks([])
        for row, values in enumerate(rows.fillna(0).to_numpy()):
            start = 0.0
            for share, level in zip(values, levels, strict=True):
                axes.barh([row], [share], left=start, height=0.74, color=palette().heat[level])
                if share > 0.05:
                    axes.text(
                        start + share / 2,
                        row,
                        percent(share),
                        ha="center",
                        va="center_baseline",
                        color=palette().on_heat[level],
                        gid=ON_MARK,
                    )
                start += share
        top += 20 + 24 * len(rows) + 12
    return page.figure
