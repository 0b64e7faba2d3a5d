"""Figures of the countries that make the titles, alone and together."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from netflix_warehouse.figures.check import ON_MARK
from netflix_warehouse.figures.house import palette
from netflix_warehouse.figures.page import BODY_WIDTH, Page, right_of
from netflix_warehouse.figures.registry import Source, figure
from netflix_warehouse.figures.wording import count, name, percent


@figure(report="rpt_catalogue_countries")
def catalogue_countries(report: pd.DataFrame, source: Source) -> Figure:
    """Draw the countries of most titles, and how often each is named first."""
    top = report.sort_values("country_rank").head(15)
    names = [name(country, 26) for country in top["country"]]
    first = top["first_listed_count"] / top["title_count"]
    partner = first.idxmin()
    leader = top.iloc[0]
    headline = (
        f"Of the titles with a country, {percent(leader['title_share'])} name "
        f"{_the(leader['country'])}"
    )
    if len(top) > 2 and first[partner] < 0.5:
        headline += (
            f"; {_the(top.loc[partner, 'country'])} is mostly a partner, "
            f"named first in {count(top.loc[partner, 'first_listed_count'])} "
            f"of {count(top.loc[partner, 'title_count'])}"
        )
    named = leader["title_count"] / leader["title_share"]
    page = Page(
        headline,
        f"Titles that name the country, and the share of them that name it first; "
        f"the {count(len(top))} countries of most titles; n = {count(named)}",
        source.note(
            f"n: titles that name a country; they name {count(len(report), 'country')} in all; "
            " a title with several countries counts in each."
        ),
        len(top) * 20 + 22,
        source.is_fictional_sample,
    )
    height = len(top) * 20
    left = page.label_width(names)
    bars = page.rows(names, 22, height, left, 226, grid="")
    bars.tick_params(labelbottom=False)
    page.text(left, 10, "Titles", weight="bold")
    bars.barh(range(len(top)), top["title_count"], height=0.62, color=palette().blue)
    for row, titles in enumerate(top["title_count"]):
        right_of(bars, titles, row, count(titles))
    bars.set_xlim(0, top["title_count"].max() * 1.2)
    begin = left + 226 + 24
    dots = page.axes(begin, 22, BODY_WIDTH - begin - 34, height, "")
    page.text(begin, 10, "Named first", weight="bold")
    dots.set_ylim(len(top) - 0.5, -0.5)
    dots.set_xlim(0, 1)
    dots.set_xticks([])
    dots.set_yticks([])
    dots.spines["bottom"].set_visible(False)
    for row, share in enumerate(first):
        dots.plot([0, 1], [row, row], color=palette().grid, linewidth=1.2, gid="background")
        strong = top.index[row] == partner and len(top) > 2
        colour = palette().orange if strong else palette().blue
        dots.plot([share], [row], "o", color=colour, markersize=7, clip_on=False)
        page.text(
            BODY_WIDTH,
            22 + 20 * (row + 0.5),
            percent(share),
            ha="right",
            color=palette().orange_text if strong else palette().text,
        )
    return page.figure


@figure(report="rpt_catalogue_coproductions")
def catalogue_coproductions(report: pd.DataFrame, source: Source) -> Figure:
    """Draw with whom the countries of most co-productions make them."""
    sides = [
        report.rename(
            columns={
                f"country_{one}": "country",
                f"country_{other}": "partner",
                f"coproduction_count_{one}": "coproductions",
            }
        )[["country", "partner", "title_count", "coproductions"]]
        for one, other in (("a", "b"), ("b", "a"))
    ]
    pairs = pd.concat(sides)
    totals = pairs.groupby("country")["coproductions"].max()
    top = list(totals.sort_index().sort_values(ascending=False, kind="stable").index[:10])
    pairs = pairs[pairs["country"].isin(top) & pairs["partner"].isin(top)]
    pairs = pairs.assign(share=pairs["title_count"] / pairs["coproductions"])
    pairs = pairs.sort_values(["share", "country", "partner"], ascending=[False, True, True])
    # A handful of co-productions makes no headline where there are countries of more.
    large = pairs[pairs["coproductions"] >= 20]
    closest = (pairs if large.empty else large).iloc[0]
    page = Page(
        _capital(
            f"{_the(closest['partner'])} takes part in {percent(closest['share'])} "
            f"of the co-productions of {_the(closest['country'])}"
        ),
        "Share of a row's co-productions in which the column's country takes part; "
        "in brackets the row's co-productions",
        source.note(
            "A co-production is a title that names two countries or more. Pairs with few titles "
            "in common (dots) are not reported."
        ),
        34 + 27 * len(top),
        source.is_fictional_sample,
    )
    labels = [f"{name(country, 22)} ({count(totals[country])})" for country in top]
    left = page.label_width(labels)
    side = (BODY_WIDTH - left) / len(top)
    axes = page.rows(labels, 34, 27 * len(top), left, side * len(top), grid="")
    axes.set_xlim(-0.5, len(top) - 0.5)
    axes.set_xticks([])
    shares = pairs.set_index(["country", "partner"])["share"].to_dict()
    for column, country in enumerate(top):
        for part, line in enumerate(_two_lines(name(country, 22))):
            middle = left + side * (column + 0.5)
            page.text(middle, 10 + 12 * part, line, room=side - 2, ha="center", size=8)
    for row, country in enumerate(top):
        for column, partner in enumerate(top):
            _cell(axes, row, column, shares.get((country, partner)), row == column)
    return page.figure


def _cell(axes: Axes, row: int, column: int, share: float | None, is_self: bool) -> None:
    style = {"ha": "center", "va": "center_baseline", "gid": ON_MARK}
    if share is None or pd.isna(share):
        axes.text(column, row, "" if is_self else "·", color=palette().muted, **style)
        return
    level = next(i for i, edge in enumerate((0.1, 0.2, 0.35, 0.5, 1.01)) if share < edge)
    axes.add_patch(
        Rectangle(
            (column - 0.48, row - 0.47),
            0.96,
            0.94,
            facecolor=palette().heat[level],
            linewidth=0,
        )
    )
    axes.text(column, row, percent(share), color=palette().on_heat[level], **style)


def _two_lines(country: str) -> list[str]:
    *first, last = country.split()
    return [" ".join(first), last]


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def _the(country: str) -> str:
    article = ("United ", "Soviet Union", "Netherlands", "Philippines", "Bahamas", "Cayman Islands")
    is_plain = not country.startswith(article) and not country.endswith("Republic")
    return name(country, 26) if is_plain else f"the {name(country, 26)}"
