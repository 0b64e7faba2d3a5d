"""Figures of the films rated best, and of those that users disagree on."""

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.ticker import FixedLocator, FuncFormatter

from netflix_warehouse.figures.house import palette
from netflix_warehouse.figures.page import BODY_WIDTH, Page
from netflix_warehouse.figures.ratings import CHOSEN, largest, stars
from netflix_warehouse.figures.registry import Source, blank, figure
from netflix_warehouse.figures.wording import count, name, percent

SHOWN = 12
ROW = 20  # points


def _labels(films: pd.DataFrame) -> list[str]:
    return [
        name(title, 38) + ("" if pd.isna(year) else f" ({year:.0f})")
        for title, year in zip(films["title"], films["release_year"], strict=True)
    ]


@figure(report="rpt_rated_movies_best", area="ratings")
def rated_movies_best(report: pd.DataFrame, source: Source) -> Figure:
    """Draw the films of the highest Bayesian mean, with the plain mean that it corrects."""
    dataset, rows = largest(report)
    films = rows.sort_values("place").head(SHOWN)
    best = films.iloc[0]
    page = Page(
        f"Rated best: {name(best['title'], 40)}, {stars(best['bayesian_rating'])} stars from "
        f"{count(best['rating_count'], 'rating')}",
        f"{dataset}: mean of the ratings drawn towards that of all films, the more the fewer they "
        "are (dot), and the plain mean (ring), stars; right: ratings",
        source.note(CHOSEN),
        len(films) * ROW + 24,
        source.is_fictional_sample,
    )
    labels = _labels(films)
    left = page.label_width(labels)
    axes = page.rows(labels, 0, len(films) * ROW, left, BODY_WIDTH - left - 64)
    lowest = films[["mean_rating", "bayesian_rating"]].min().min()
    start = max(0.5, (lowest - 0.1) // 0.25 * 0.25)
    axes.set_xlim(start, 5.02)
    for row, film in enumerate(films.itertuples()):
        ends = [film.bayesian_rating, film.mean_rating]
        axes.plot(ends, [row, row], color=palette().grey, linewidth=1.2)
        axes.plot(
            [film.mean_rating],
            [row],
            "o",
            color=palette().grey,
            markerfacecolor=palette().page,
            markersize=6,
        )
        axes.plot([film.bayesian_rating], [row], "o", color=palette().blue, markersize=6)
        page.text(BODY_WIDTH, (row + 0.5) * ROW, count(film.rating_count), ha="right")
    step = 0.25 if 5 - start <= 1.5 else 0.5
    ticks = [start + step * number for number in range(int((5 - start) / step) + 1)]
    axes.xaxis.set_major_locator(FixedLocator(ticks))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:.2f}".rstrip("0")))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:.4g}"))
    return page.figure


@figure(report="rpt_rated_movies_controversial", area="ratings")
def rated_movies_controversial(report: pd.DataFrame, source: Source) -> Figure:
    """Draw the films whose ratings spread most: the shares of low ones and of five stars."""
    if report[report["is_largest_dataset"]].empty:
        return blank("No film has ratings enough to tell how far users disagree", "", source)
    dataset, rows = largest(report)
    films = rows.sort_values("place").head(SHOWN)
    most = films.iloc[0]
    page = Page(
        f"Users disagree most on {name(most['title'], 40)}: {percent(most['low_share'])} give it "
        f"two stars or fewer, {percent(most['five_star_share'])} give five",
        f"{dataset}: share of the ratings of two stars or fewer (left) and of five (right); films "
        "of the largest standard deviation, which stands at the right, stars",
        source.note(
            f"Films with at least as many ratings as half of all have; here from "
            f"{count(films['rating_count'].min())} to {count(films['rating_count'].max())}."
        ),
        len(films) * ROW + 24,
        source.is_fictional_sample,
    )
    labels = _labels(films)
    left = page.label_width(labels)
    axes = page.rows(labels, 0, len(films) * ROW, left, BODY_WIDTH - left - 44)
    axes.barh(range(len(films)), -films["low_share"], height=0.6, color=palette().orange)
    axes.barh(range(len(films)), films["five_star_share"], height=0.6, color=palette().blue)
    reach = max(films["low_share"].max(), films["five_star_share"].max()) * 1.25
    for row, film in enumerate(films.itertuples()):
        for share, side, colour in (
            (film.low_share, -1, palette().orange_text),
            (film.five_star_share, 1, palette().blue_text),
        ):
            axes.annotate(
                percent(share),
                (side * share, row),
                xytext=(side * 4, 0),
                textcoords="offset points",
                ha="left" if side > 0 else "right",
                va="center_baseline",
                color=colour,
            )
        page.text(BODY_WIDTH, (row + 0.5) * ROW, stars(film.rating_spread), ha="right")
    axes.axvline(0, color=palette().muted, linewidth=0.8, gid="background")
    axes.set_xlim(-reach, reach)
    axes.grid(False)
    axes.set_xticks([-reach / 2, reach / 2], ["two stars or fewer", "five stars"])
    return page.figure
