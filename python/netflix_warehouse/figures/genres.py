"""Figures of genres: their share over the years, and which go together."""

import math

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.ticker import FixedLocator

from netflix_warehouse.figures.house import palette
from netflix_warehouse.figures.page import BODY_WIDTH, Page
from netflix_warehouse.figures.registry import LEFT_SHARES, Source, blank, figure
from netflix_warehouse.figures.shares import (
    TYPES,
    UNSPECIFIED,
    end_values,
    ends,
    minimum_titles,
    share_axis,
    share_line,
    type_colours,
    year_axis,
)
from netflix_warehouse.figures.wording import count, name, percent


@figure(report="rpt_catalogue_genres")
def catalogue_film_genres(report: pd.DataFrame, source: Source) -> Figure:
    """Draw the share of each large film genre in the year's added films, one panel a genre."""
    return _genre_trends(report, source, "Movie")


@figure(report="rpt_catalogue_genres")
def catalogue_series_genres(report: pd.DataFrame, source: Source) -> Figure:
    """Draw the share of each large series genre in the year's added series, one panel a genre."""
    return _genre_trends(report, source, "TV Show")


def _genre_trends(report: pd.DataFrame, source: Source, kind: str) -> Figure:
    noun = TYPES[kind].lower()
    genres = report[(report["type"] == kind) & ~report["genre"].isin(UNSPECIFIED)]
    years = genres.groupby("added_year")["year_title_count"].max()
    enough = minimum_titles(years)
    years = years[years >= enough]
    if years.empty:
        return blank(f"Too few {noun} to compare years", f"No year has {enough} {noun}.", source)
    totals = genres.groupby("genre")["title_count"].sum()
    largest = totals.sort_index().sort_values(ascending=False, kind="stable").index[:9]
    # A genre has no row in a year without it: its share is zero then.
    shares = (
        genres.pivot(index="added_year", columns="genre", values="title_share")
        .reindex(index=years.index, columns=largest)
        .fillna(0)
    )
    page = Page(
        _trend_headline(shares, noun),
        f"Share of the {noun} added in a year that list the genre; the largest genres; "
        f"n = {count(years.sum())} in years with at least {enough}",
        source.note("A title may list several genres.", LEFT_SHARES, source.partial_caveat()),
        math.ceil(len(largest) / 3) * 118 - 6,
        source.is_fictional_sample,
    )
    mark, text = type_colours()[kind]
    gap = 24
    width = (BODY_WIDTH - 36 - 2 * gap) / 3
    for number, genre in enumerate(largest):
        row, column = divmod(number, 3)
        left, top = 36 + column * (width + gap), row * 118
        page.text(left, top + 6, name(genre), width, weight="bold")
        axes = page.axes(left, top + 16, width, 78)
        share_axis(axes, shares.max().max())
        year_axis(axes, int(years.index[0]), int(years.index[-1]), ends_only=True)
        axes.tick_params(labelleft=column == 0, labelbottom=number >= len(largest) - 3)
        share_line(axes, shares[genre], source, mark)
        end_values(axes, shares[genre], text)
    return page.figure


def _trend_headline(shares: pd.DataFrame, noun: str) -> str:
    change = shares.iloc[-1] - shares.iloc[0]
    moved = change.abs().idxmax()
    first, last, before, after = ends(shares[moved])
    if first == last or abs(change[moved]) < 0.02:
        top = shares.iloc[-1].idxmax()
        return f"{percent(shares[top].iloc[-1])} of the {noun} added in {last} list {name(top, 30)}"
    verb = "grew" if change[moved] > 0 else "fell"
    return (
        f"{name(moved, 30)} {verb} from {before} of the {noun} added in {first} "
        f"to {after} of those of {last}"
    )


@figure(report="rpt_catalogue_genre_pairs")
def catalogue_genre_pairs(report: pd.DataFrame, source: Source) -> Figure:
    """Draw which genres share titles more, and less, often than independent ones would."""
    enough = max(5, round(source.rows * 0.002))
    pairs = report[report["title_count"] >= enough].dropna(subset="lift")
    pairs = pairs.sort_values(["lift", "genre_a", "genre_b"], ascending=[False, True, True])
    if pairs.empty:
        return blank(
            "Too few titles to compare genres", f"No two genres share {enough} titles.", source
        )
    above, below = pairs[pairs["lift"] >= 1].head(9), pairs[pairs["lift"] < 1].tail(6)
    drawn = pd.concat([above, below])
    strongest = drawn.iloc[0]
    a, b = name(strongest["genre_a"], 28), name(strongest["genre_b"], 28)
    page = Page(
        f"{a} and {b} share titles {_times(strongest['lift'])} as often as chance would have it"
        if strongest["lift"] >= 1
        else "No two genres share more titles than chance would have it",
        "Lift: titles that list both genres, over the number expected if the genres of a type "
        "were independent; both ends of the list, logarithmic scale",
        source.note(
            f"Of {count(len(pairs), 'pair')} with at least {enough} titles in common; "
            "pairs that meet more rarely, or never, are left out."
        ),
        len(drawn) * 19 + 22,
        source.is_fictional_sample,
    )
    labels = [f"{name(pair.genre_a)} + {name(pair.genre_b)}" for pair in drawn.itertuples()]
    left = page.label_width(labels)
    axes = page.rows(labels, 14, len(drawn) * 19, left, BODY_WIDTH - left - 66, "")
    axes.set_xscale("log", base=2)
    low, high = (math.log2(drawn["lift"].agg(edge)) for edge in ("min", "max"))
    axes.set_xlim(2 ** min(-1.8, low - 1.3), 2 ** max(1.8, high + 1.2))
    axes.xaxis.set_major_locator(FixedLocator([]))
    axes.xaxis.set_minor_locator(FixedLocator([]))
    for heading, side, place, colour in (
        ("less often ←", "right", -8, palette().orange_text),
        ("→ more often", "left", 8, palette().blue_text),
    ):
        axes.annotate(
            heading,
            (1, -0.5),
            xytext=(place, 8),
            textcoords="offset points",
            ha=side,
            color=colour,
            fontweight="bold",
        )
    axes.axvline(1, color=palette().muted, linewidth=1, gid="background")
    for row, pair in enumerate(drawn.itertuples()):
        more = pair.lift >= 1
        mark, text = type_colours()["Movie" if more else "TV Show"]
        axes.plot([1, pair.lift], [row, row], color=mark, linewidth=1.6)
        axes.plot([pair.lift], [row], "o", color=mark)
        axes.annotate(
            f"{pair.lift:.1f}×" if pair.lift >= 0.95 else f"{pair.lift:.2f}×",
            (pair.lift, row),
            xytext=(7 if more else -7, 0),
            textcoords="offset points",
            ha="left" if more else "right",
            va="center_baseline",
            color=text,
        )
        page.text(
            BODY_WIDTH,
            14 + 19 * (row + 0.5),
            count(pair.title_count, "title"),
            ha="right",
            color=palette().muted,
        )
    return page.figure


def _times(lift: float) -> str:
    if lift >= 9.5:
        return f"{lift:.0f} times"
    return "about" if lift < 1.05 else f"{lift:.1f} times"
