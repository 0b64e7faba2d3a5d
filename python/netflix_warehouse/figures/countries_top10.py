"""Figures of the Top 10 by country: how far titles come, how fast, and who has them first."""

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from netflix_warehouse.figures.check import ON_MARK
from netflix_warehouse.figures.house import palette
from netflix_warehouse.figures.page import BODY_WIDTH, Page, right_of
from netflix_warehouse.figures.paired import height, paired_bars
from netflix_warehouse.figures.registry import Source, figure
from netflix_warehouse.figures.wording import count, name, percent

AREA = "top10_countries"
KINDS = {"film": "Films", "series": "Series"}
WORKS = "A title is a film, or a series with all its seasons."


@figure(report="rpt_country_reach_distribution", area=AREA)
def country_reach(report: pd.DataFrame, source: Source) -> Figure:
    """Draw how many countries the titles reach, and how many of the places they take."""
    kind = "all" if (report["kind"] == "all").any() else report["kind"].iloc[0]
    bands = report[report["kind"] == kind].sort_values("reach_band_number")
    most = bands["listed_country_count"].max()
    local = bands[bands["reach_band"] == "1 country"]
    told = (local if len(local) else bands).iloc[0]
    where = "in one country only" if len(local) else f"in {_reach(told['reach_band'], most)}"
    page = Page(
        f"{percent(told['title_share'])} of the titles in the Top 10 by country are listed "
        f"{where}, "
        f"yet they take {percent(told['place_share'])} of the places",
        "Titles by the number of countries that list them, and the places in the weekly lists that "
        f"they take; n = {count(bands['title_count'].sum(), 'title')}, "
        f"{count(bands['place_count'].sum(), 'place')}, {count(most, 'country')}",
        source.note(
            WORKS,
            "Titles listed at either end of the period may have reached further before or after.",
        ),
        height(len(bands)),
        source.is_fictional_sample,
    )
    paired_bars(
        page,
        [_capital(_reach(band, most)) for band in bands["reach_band"]],
        (
            ("Share of titles", bands["title_share"], bands["title_count"].map(count).tolist()),
            ("Share of places", bands["place_share"], [""] * len(bands)),
        ),
    )
    return page.figure


def _reach(band: str, most: int | None = None) -> str:
    if band == "every country":
        return "every country" if most is None else f"all {count(most)} countries"
    return band if band == "1 country" else f"{band} countries"


@figure(report="rpt_country_spread", area=AREA)
def country_spread(report: pd.DataFrame, source: Source) -> Figure:
    """Draw when titles reach their countries: in their first week, the week after or later."""
    last = int(report["weeks_since_first"].max())
    steps = report.pivot_table(
        index=["kind", "reach_band_number", "reach_band"],
        columns="weeks_since_first",
        values="mean_reached_share",
    )
    titles = report.groupby(["kind", "reach_band_number", "reach_band"])["title_count"].max()
    weeks = [week for week in (0, 1) if week in steps] or [steps.columns[0]]
    steps = steps.dropna(subset=weeks)
    kinds = [kind for kind in KINDS if kind in steps.index.get_level_values("kind")]
    sums = {
        week: (steps[week] * titles[steps.index]).sum() / max(titles[steps.index].sum(), 1)
        for week in weeks
    }
    sentence = f"Titles reach {percent(sums[weeks[0]])} of their countries in the week that first "
    sentence += (
        "lists them" if weeks[0] == 0 else f"lists them and the {count(weeks[0], 'week')} on"
    )
    if len(weeks) > 1:
        sentence += f", {percent(sums[1])} within a week of it"
    heights = [22 + 24 * len(steps.loc[kind]) for kind in kinds]
    page = Page(
        sentence,
        f"Average share of the countries that a title reaches within {count(last, 'week')} of its "
        "first listing, by the week in which it gets there; "
        f"n = {count(titles[steps.index].sum(), 'title')} of two countries or more",
        source.note(
            WORKS,
            "Left out: titles listed in the first week published or too late to be followed. "
            "A release late in the week charts in the next where it has few days.",
        ),
        22 + sum(heights) + 10 * (len(kinds) - 1),
        source.is_fictional_sample,
    )
    levels = (4, 2, 1)
    names = ["first week", "week after", "later"] if weeks[0] == 0 else ["by then", "later"]
    names = [*names[: len(weeks)], "later"]
    labels = {
        kind: [
            f"{_capital(_reach(band))} ({count(titles[kind, number, band])})"
            for number, band in steps.loc[kind].index
        ]
        for kind in kinds
    }
    left = page.label_width([label for column in labels.values() for label in column])
    x = left
    for label, level in zip(names, levels, strict=False):
        page.text(x, 7, "■", color=palette().heat[level], size=11)
        page.text(x + 13, 7, label, color=palette().muted)
        x += 92
    top = 22.0
    for kind, room in zip(kinds, heights, strict=True):
        rows = steps.loc[kind]
        page.text(0, top + 8, KINDS[kind], weight="bold")
        axes = page.rows(labels[kind], top + 20, room - 20, left, grid="")
        axes.set_xlim(0, 1)
        axes.set_xticks([])
        for row, shares in enumerate(rows[weeks].to_numpy()):
            start = 0.0
            for share, level in zip((*shares, 1.0), levels, strict=False):
                axes.barh(
                    [row], [share - start], left=start, height=0.7, color=palette().heat[level]
                )
                if share - start > 0.06:
                    axes.text(
                        start + (share - start) / 2,
                        row,
                        percent(share - start),
                        ha="center",
                        va="center_baseline",
                        color=palette().on_heat[level],
                        gid=ON_MARK,
                    )
                start = share
        top += room + 10
    return page.figure


@figure(report="rpt_country_similarity", area=AREA)
def country_similarity(report: pd.DataFrame, source: Source) -> Figure:
    """Draw the pairs of countries whose lists are most, and least, alike."""
    pairs = report.sort_values("pair_rank")
    alike = pairs.head(10)
    unlike = pairs.iloc[len(alike) :].tail(5)
    panels = [("Most alike", alike, palette().blue)]
    if len(unlike):
        panels.append(("Least alike", unlike, palette().orange))
    column = "weighted_jaccard_similarity"
    headline = (
        f"{_pair(alike.iloc[0])} have {percent(alike[column].iloc[0])} of their lists in common"
    )
    if len(pairs) > 1:
        headline += f", {_pair(pairs.iloc[-1])} {percent(pairs[column].iloc[-1])}"
    page = Page(
        headline,
        "Weeks in the Top 10 that two countries give to the same titles, over those that either "
        f"gives; {count(len(pairs), 'pair')} of countries, titles in common in brackets",
        source.note(
            "Weighted Jaccard similarity, films and series together: a title counts by its weeks "
            "in the list.",
            WORKS,
        ),
        sum(20 + 19 * len(rows) for _, rows, _ in panels) + 12 * (len(panels) - 1),
        source.is_fictional_sample,
    )
    left = page.label_width(
        [_pair(pair, 26) for _, rows, _ in panels for _, pair in rows.iterrows()]
    )
    top = 0.0
    for heading, rows, colour in panels:
        page.text(0, top + 7, heading, weight="bold")
        axes = page.rows(
            [_pair(pair, 26) for _, pair in rows.iterrows()],
            top + 18,
            19 * len(rows),
            left,
            BODY_WIDTH - left - 66,
            "",
        )
        axes.set_xticks([])
        axes.barh(range(len(rows)), rows[column], height=0.62, color=colour)
        axes.set_xlim(0, max(report[column].max(), 0.01))
        for row, (share, titles) in enumerate(
            zip(rows[column], rows["shared_title_count"], strict=True)
        ):
            right_of(axes, share, row, f"{percent(share)}  ({count(titles)})")
        top += 20 + 19 * len(rows) + 12
    return page.figure


def _pair(pair: pd.Series, limit: int = 24) -> str:
    return f"{the_country(pair['country_a'], limit)} and {the_country(pair['country_b'], limit)}"


@figure(report="rpt_country_first", area=AREA)
def country_first(report: pd.DataFrame, source: Source) -> Figure:
    """Draw which countries list titles before all others, beside what chance would give."""
    top = report.sort_values("lead_rank").head(12)
    observed, expected = top["alone_first_count"], top["expected_alone_first_count"]
    deviation = top["expected_alone_first_deviation"]
    low, high = (expected - 2 * deviation).clip(lower=0), expected + 2 * deviation
    leader = top.iloc[0]
    # Of a hundred countries a few differ by two deviations by chance: three are asked for.
    surplus = leader["alone_first_count"] - leader["expected_alone_first_count"]
    if surplus > 3 * leader["expected_alone_first_deviation"] and surplus > 1:
        headline = (
            f"{_capital(the_country(leader['country']))} was the first country, and the only one "
            "that week, "
            f"for {count(leader['alone_first_count'], 'title')}; "
            f"chance would give it {_about(leader['expected_alone_first_count'])}"
        )
    else:
        headline = "No country is first with titles clearly more often than chance would have it"
    page = Page(
        headline,
        "Titles that a country alone has in their first week (dot) and the number that would fall "
        "to it by lot (bar: two standard deviations around it); countries furthest above chance",
        source.note(
            "Titles of two countries or more, led into the lists by one; of most titles several "
            "countries are first together, and these do not count. By lot each country of a title "
            "is as likely. A country is first with its own titles, too.",
            WORKS,
        ),
        22 + 20 * len(top),
        source.is_fictional_sample,
    )
    labels = [name(country, 26) for country in top["country"]]
    left = page.label_width(labels)
    axes = page.rows(labels, 22, 20 * len(top), left, BODY_WIDTH - left - 96)
    for row, (a, b, seen) in enumerate(zip(low, high, observed, strict=True)):
        axes.plot([a, b], [row, row], color=palette().grey, linewidth=5, solid_capstyle="butt")
        axes.plot([seen], [row], "o", color=palette().blue, markersize=7)
    page.text(BODY_WIDTH, 8, "observed, by lot", ha="right", color=palette().muted)
    for row, (seen, chance) in enumerate(zip(observed, expected, strict=True)):
        page.text(BODY_WIDTH, 22 + 20 * (row + 0.5), f"{count(seen)}, {chance:.1f}", ha="right")
    axes.set_xlim(-0.3, max(observed.max(), high.max(), 1) * 1.06)
    axes.xaxis.set_major_locator(MaxNLocator(6, integer=True))
    axes.xaxis.tick_top()
    return page.figure


def _about(number: float) -> str:
    return count(number) if number >= 1.5 else "one" if number >= 0.5 else "none"


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def the_country(country: str, limit: int = 26) -> str:
    """Return the name of a country in a sentence, with its article where it has one."""
    article = ("United ", "Netherlands", "Philippines", "Bahamas")
    is_plain = not country.startswith(article) and not country.endswith("Republic")
    return name(country, limit) if is_plain else f"the {name(country, limit)}"
