"""Figures of binges: how often, how long, and what starts one."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from netflix_warehouse.figures.house import palette
from netflix_warehouse.figures.page import BODY_WIDTH, Page, right_of
from netflix_warehouse.figures.registry import Source, blank, figure
from netflix_warehouse.figures.shares import share_axis
from netflix_warehouse.figures.viewing_parts import (
    clock,
    duration,
    left_out,
    plain_bars,
    profiles,
    together,
    untimed,
)
from netflix_warehouse.figures.wording import count, name, percent

BINGE = "A binge: three or more different episodes of one series in one session."
ENOUGH = 12  # sessions that a share is of, at least
LONGEST = 10


@figure(report="rpt_viewing_binge_rate", area="viewing")
def viewing_binge_rate(report: pd.DataFrame, source: Source) -> Figure:
    """Draw the share of sessions with a binge over time, for all and for each profile."""
    main = together(report)
    sums = main[["session_count", "binge_session_count"]].sum()
    if not sums["session_count"]:
        return no_times(source)
    step = _step(main)
    shown = profiles(report, "session_count")
    panels = [(main["profile_label"].iloc[0], main)]
    if len(shown) > 1:
        panels += [(label, report[report["profile_label"] == label]) for label in shown]
    rates = [(label, _rates(rows, step)) for label, rows in panels]
    highest = max((shares.max() for _, shares in rates if len(shares)), default=0)
    lines = 1 + -(-(len(rates) - 1) // 3)
    page = Page(
        _rate_headline(main),
        f"Share of the sessions with a binge, by {step}; "
        f"n = {count(sums['session_count'], 'session')}",
        source.note(
            BINGE,
            f"{step.capitalize()}s with fewer than {ENOUGH} sessions are joined by a line only.",
            clock(main),
            untimed(main["untimed_play_count"].sum()),
            left_out(report),
        ),
        178 + 122 * (lines - 1),
        source.is_fictional_sample,
    )
    first = min(shares.index.min() for _, shares in rates if len(shares))
    last = max(shares.index.max() for _, shares in rates if len(shares))
    width = (BODY_WIDTH - 36 - 2 * 24) / 3
    for number, (label, shares) in enumerate(rates):
        line, column = divmod(number + 2, 3) if number else (0, 0)
        left, top = 36 + column * (width + 24), line * 122 + (56 if line else 0)
        size = (BODY_WIDTH - 36, 132) if number == 0 else (width, 74)
        page.text(left, top + 6, label[:1].upper() + label[1:], weight="bold")
        axes = page.axes(left, top + 20, *size)
        share_axis(axes, max(highest, 0.1))
        margin = pd.Timedelta(days=20)
        axes.set_xlim(first - margin, last + margin)
        colour = palette().blue if number == 0 else palette().grey
        axes.plot(shares.index, shares, color=colour)
        axes.plot(shares.index, shares, "o", color=colour, markersize=4, clip_on=False)
        _time_axis(axes, first, last, is_narrow=number > 0)
        if column:
            axes.tick_params(labelleft=False)
    return page.figure


def _time_axis(axes: Axes, first: pd.Timestamp, last: pd.Timestamp, *, is_narrow: bool) -> None:
    """Put years on the x axis: each, or the ends of many on a narrow one."""
    ticks = [
        max(pd.Timestamp(year, 1, 1), first)
        for year in range(first.year, last.year + 1)
        if last.year - first.year < 12 or year % 5 == 0
    ]
    if is_narrow and len(ticks) > 2:
        ticks = [ticks[0], ticks[-1]]
    form = "%b %Y" if last.year - first.year < 4 else "%Y"
    axes.set_xticks(ticks, [f"{tick:{form}}" for tick in ticks])
    for tick in axes.get_xticklabels():
        tick.set_horizontalalignment("left")
    if is_narrow and last.year - first.year > 1:
        axes.get_xticklabels()[-1].set_horizontalalignment("right")


def _step(rows: pd.DataFrame) -> str:
    months = rows.loc[rows["session_count"] > 0, "month_starts_on"]
    return "month" if months.nunique() <= 30 else "quarter"


def _rates(rows: pd.DataFrame, step: str) -> pd.Series:
    """Return the share of sessions with a binge by the first day of each month or quarter."""
    starts = rows["month_starts_on"].dt.to_period("M" if step == "month" else "Q").dt.start_time
    sums = rows.groupby(starts)[["session_count", "binge_session_count"]].sum()
    enough = sums[sums["session_count"] >= ENOUGH]
    sums = enough if len(enough) else sums[sums["session_count"] > 0]
    return sums["binge_session_count"] / sums["session_count"]


def _rate_headline(rows: pd.DataFrame) -> str:
    sums = rows.groupby(rows["month_starts_on"].dt.year)[["session_count", "binge_session_count"]]
    sums = sums.sum()
    total = sums.sum()
    headline = f"{percent(total.iloc[1] / total.iloc[0])} of the sessions hold a binge"
    years = (sums["binge_session_count"] / sums["session_count"])[sums["session_count"] >= 50]
    if len(years) < 2:
        return headline
    return (
        f"{headline}: {percent(years.iloc[-1])} in {years.index[-1]}, "
        f"{percent(years.iloc[0])} in {years.index[0]}"
    )


def no_times(source: Source) -> Figure:
    """Return the page that says that the data has no time of day."""
    return blank(
        "Sessions and binges need a time of day",
        "Only the full export (ViewingActivity.csv) has one; the short one has dates alone.",
        source,
    )


@figure(report="rpt_viewing_binges", area="viewing")
def viewing_longest_binges(report: pd.DataFrame, source: Source) -> Figure:
    """Draw the binges of most episodes."""
    rows = together(report).sort_values("episodes_place").head(LONGEST)
    first = rows.iloc[0]
    time = duration(first["watched_minutes"])
    page = Page(
        f"The longest binge: {count(first['episode_count'], 'episode')} of "
        f"{name(first['show_title'])}" + (f" in {time}" if time else ""),
        f"The {count(len(rows), 'binge')} of most episodes: episodes, time watched, day",
        source.note(
            BINGE,
            "Marathons, of five hours or more, in orange." if rows["is_marathon"].any() else "",
            clock(rows),
        ),
        18 * len(rows),
        source.is_fictional_sample,
    )
    labels = [name(title) for title in rows["show_title"]]
    left = min(page.label_width(labels), BODY_WIDTH - 228 - 60)
    width = BODY_WIDTH - left - 228
    axes = plain_bars(page, labels, rows["episode_count"], 0, 18, left, width, palette().blue)
    several = report["profile_label"].nunique() > 2
    for place, (bar, row) in enumerate(zip(axes.patches, rows.itertuples(), strict=True)):
        if row.is_marathon:
            bar.set_color(palette().orange)
        parts = (duration(row.watched_minutes), f"{row.played_on:%-d %b %Y}")
        parts += (row.watched_by,) if several else ()
        text = ", ".join(part for part in parts if part)
        right_of(axes, row.episode_count, place, f"{row.episode_count}", fontweight="bold")
        right_of(axes, row.episode_count, place, text, gap=22)
    return page.figure


@figure(report="rpt_viewing_binge_lengths", area="viewing")
def viewing_binge_lengths(report: pd.DataFrame, source: Source) -> Figure:
    """Draw how many binges have how many episodes."""
    rows = together(report)
    longest = 12
    counts = rows.groupby(rows["episode_count"].clip(upper=longest))["binge_count"].sum()
    counts = counts.reindex(
        range(int(counts.index.min()), int(counts.index.max()) + 1), fill_value=0
    )
    typical = rows.iloc[0]
    total = counts.sum()
    time = duration(typical["median_minutes"])
    page = Page(
        f"The typical binge is {typical['median_episodes']:.3g} episodes"
        + (f" in {time}" if time else ""),
        f"Binges by their different episodes; n = {count(total, 'binge')}",
        source.note(BINGE, "Typical: the median.", _ranges(report)),
        44 + 18 * len(counts),
        source.is_fictional_sample,
    )
    labels = [
        f"{length} or more" if length == longest else count(length, "episode")
        for length in counts.index
    ]
    axes = plain_bars(page, labels, list(counts), 0, 18, 84, BODY_WIDTH - 84 - 90, palette().blue)
    for row, number in enumerate(counts):
        right_of(axes, number, row, f"{count(number)}, {percent(number / total)}")
    middle = f"The middle half: {typical['lower_quartile_episodes']:.3g} to "
    middle += f"{typical['upper_quartile_episodes']:.3g} episodes"
    if time:
        middle += f", {duration(typical['lower_quartile_minutes'])} to "
        middle += duration(typical["upper_quartile_minutes"])
    page.text(0, 18 * len(counts) + 20, middle, BODY_WIDTH, color=palette().blue_text)
    return page.figure


def _ranges(report: pd.DataFrame) -> str:
    shown = profiles(report, "binge_count")
    if len(shown) < 2:
        return ""
    medians = report.groupby("profile_label")["median_episodes"].first()
    return (
        "Medians: " + ", ".join(f"{label} {medians[label]:.3g}" for label in shown) + " episodes."
    )
