"""Figures of how long the titles are: running time of films, seasons of series."""

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from netflix_warehouse.figures.house import palette
from netflix_warehouse.figures.page import BODY_WIDTH, Page
from netflix_warehouse.figures.registry import Source, blank, figure
from netflix_warehouse.figures.shares import UNSPECIFIED, share_line, year_axis
from netflix_warehouse.figures.wording import count, name, percent


@figure(report="rpt_catalogue_running_time_by_genre")
def catalogue_running_time_by_genre(report: pd.DataFrame, source: Source) -> Figure:
    """Draw the median and the middle half of film running times in each genre."""
    enough = max(10, round(source.rows * 0.002))
    genres = report[(report["film_count"] >= enough) & ~report["genre"].isin(UNSPECIFIED)]
    genres = genres.sort_values(["median_duration_minutes", "genre"], ascending=[False, True])
    if genres.empty:
        return blank("Too few films to compare genres", f"No genre has {enough} films.", source)
    longest, shortest = genres.iloc[0], genres.iloc[-1]
    headline = f"The median running time is {_minutes(longest)} in {name(longest['genre'], 28)}"
    if len(genres) > 1:
        headline += f" and {_minutes(shortest)} in {name(shortest['genre'], 28)}"
    page = Page(
        headline,
        "Films' running time in minutes: the dot is the median, the bar the middle half of the "
        "genre's films",
        source.note(
            f"Genres with at least {enough} films; a film counts in each genre that it lists; "
            "films that name no genre but “Movies” are left out."
        ),
        len(genres) * 18 + 22,
        source.is_fictional_sample,
    )
    axes = page.rows(
        [name(genre, 30) for genre in genres["genre"]],
        14,
        len(genres) * 18,
        width=BODY_WIDTH - page.label_width([name(g, 30) for g in genres["genre"]]) - 66,
    )
    lower, upper = (f"{edge}_quartile_duration_minutes" for edge in ("lower", "upper"))
    for row, genre in enumerate(genres.to_dict("records")):
        median = genre["median_duration_minutes"]
        axes.plot(
            [genre[lower], genre[upper]],
            [row, row],
            color=palette().grey,
            linewidth=4,
            solid_capstyle="butt",
        )
        axes.plot([median], [row], "o", color=palette().blue, markersize=7)
        axes.annotate(
            f"{median:.0f}",
            (genre[upper], row),
            xytext=(6, 0),
            textcoords="offset points",
            va="center_baseline",
            color=palette().blue_text,
            fontweight="bold",
        )
        page.text(
            BODY_WIDTH,
            14 + 18 * (row + 0.5),
            count(genre["film_count"], "film"),
            ha="right",
            color=palette().muted,
        )
    axes.set_xlim(0, max(30, genres[upper].max() * 1.1))
    axes.xaxis.set_major_locator(MaxNLocator(6, steps=[1, 2, 3, 6, 10]))
    axes.xaxis.tick_top()
    return page.figure


def _minutes(genre: pd.Series) -> str:
    return count(genre["median_duration_minutes"], "minute")


@figure(report="rpt_catalogue_running_time_by_release_year")
def catalogue_running_time_by_release_year(report: pd.DataFrame, source: Source) -> Figure:
    """Draw the median and the middle half of film running times by year of release."""
    enough = 10
    by_year = report.set_index("release_year").sort_index()
    thin = by_year.index[by_year["film_count"] < enough]
    last = by_year.index[-1]
    # Only the unbroken run of years with enough films up to the newest.
    first = last
    while first in by_year.index and first not in thin:
        first -= 1
    years = by_year.loc[first + 1 :]
    if len(years) < 2:
        return blank(
            "Too few films to compare years of release",
            f"Two years in a row with {enough} films or more are needed.",
            source,
        )
    median = years["median_duration_minutes"]
    page = Page(
        _release_headline(median),
        "Running time of films in minutes by year of release: median, and the middle half of the "
        f"year's films; n = {count(years['film_count'].sum())}",
        source.note(
            f"Every year drawn has at least {enough} films; the headline compares the means of the "
            "first and the last yearly medians. The films of old years are those chosen for the "
            "catalogue, not all that were made.",
            source.partial_caveat(),
        ),
        236,
        source.is_fictional_sample,
    )
    right = 84
    axes = page.axes(36, 0, BODY_WIDTH - 36 - right, 212)
    axes.fill_between(
        years.index,
        years["lower_quartile_duration_minutes"],
        years["upper_quartile_duration_minutes"],
        color=palette().heat[1],
        linewidth=0,
    )
    for edge in ("lower", "upper"):
        quartile = years[f"{edge}_quartile_duration_minutes"]
        axes.plot(years.index, quartile, color=palette().grey, linewidth=1)
    share_line(axes, median, source, palette().blue)
    axes.set_ylim(0, years["upper_quartile_duration_minutes"].max() * 1.08)
    axes.yaxis.set_major_locator(MaxNLocator(5, steps=[1, 2, 3, 5, 6, 10]))
    year_axis(axes, int(years.index[0]), int(years.index[-1]))
    newest = years.iloc[-1]
    for column, label, colour in (
        ("upper_quartile_duration_minutes", "a quarter longer", palette().muted),
        ("median_duration_minutes", f"median {median.iloc[-1]:.0f}", palette().blue_text),
        ("lower_quartile_duration_minutes", "a quarter shorter", palette().muted),
    ):
        axes.annotate(
            label,
            (years.index[-1], newest[column]),
            xytext=(9, 0),
            textcoords="offset points",
            va="center_baseline",
            color=colour,
            annotation_clip=False,
        )
    return page.figure


def _release_headline(median: pd.Series) -> str:
    # The mean of the first and of the last five yearly medians: one odd year decides nothing.
    span = min(5, len(median) // 2)
    old, new = median.iloc[:span], median.iloc[-span:]
    change = new.mean() - old.mean()
    eras = [
        str(era.index[0]) if span == 1 else f"{era.index[0]}–{era.index[-1]}" for era in (old, new)
    ]
    if abs(change) < 1:
        return (
            f"The median film of {eras[1]} is as long as that of {eras[0]}: "
            f"{count(new.mean(), 'minute')}"
        )
    return (
        f"The median film of {eras[1]} is {count(abs(change), 'minute')} "
        f"{'longer' if change > 0 else 'shorter'} than that of {eras[0]}"
    )


@figure(report="rpt_catalogue_seasons")
def catalogue_seasons(report: pd.DataFrame, source: Source) -> Figure:
    """Draw how many seasons the series have."""
    series = report.sort_values("season_count")
    most = 10
    head = series[series["season_count"] < most].set_index("season_count")
    rows = [
        (count(seasons, "season"), found["series_count"], found["series_share"])
        for seasons, found in head.iterrows()
    ]
    tail = series[series["season_count"] >= most]
    if len(tail):
        label = (
            f"{most} to {tail['season_count'].max()} seasons"
            if len(tail) > 1
            else count(tail["season_count"].iloc[0], "season")
        )
        rows.append((label, tail["series_count"].sum(), tail["series_share"].sum()))
    total = series["series_count"].sum()
    one = head["series_share"].get(1, 0.0)
    five = series.loc[series["season_count"] >= 5, "series_share"].sum()
    page = Page(
        f"{percent(one)} of the series have one season, {percent(five)} have five or more",
        f"Series by the number of seasons listed; n = {count(total)}",
        source.note(
            "Seasons listed at that time: running series will have more, and seasons that were "
            "never licensed are missing."
        ),
        len(rows) * 24 + 4,
        source.is_fictional_sample,
    )
    labels = [label for label, *_ in rows]
    left = page.label_width(labels)
    axes = page.rows(labels, 0, len(rows) * 24, left, grid="")
    axes.tick_params(labelbottom=False)
    for row, (_, found, share) in enumerate(rows):
        axes.barh([row], [share], height=0.66, color=palette().orange)
        axes.annotate(
            f"{percent(share)}  ({count(found)})",
            (share, row),
            xytext=(6, 0),
            textcoords="offset points",
            va="center_baseline",
        )
    axes.set_xlim(0, max(share for *_, share in rows) * 1.22)
    return page.figure
