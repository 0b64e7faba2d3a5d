"""What a figure is given and how it is registered."""

import functools
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

import pandas as pd
from matplotlib.figure import Figure

from netflix_warehouse.figures.page import Page
from netflix_warehouse.figures.wording import count, day

T = TypeVar("T", pd.Series, pd.DataFrame)
LEFT_TITLES = "Titles that had left are missing, so early years are undercounted."
LEFT_SHARES = "Titles that had left are missing: shares of early years are of those that stayed."


@dataclass(frozen=True)
class Area:
    """The data that a figure's report comes from.

    Attributes:
        data: what the source note calls it.
        raw_table: its table in quality.row_reconciliation.
        period: a query of the marts for the first and the last day that the data covers, and for
            its records.
        covers: the period in the note; a template with the keys `first`, `last` (days) and
            `first_month`, `last_month`.
        whole_from: month and day; the last year is whole if the data reaches them.
        is_cut_at_start: whether the data begins when it was first published, which may be within
            a year, and not with the first event.
    """

    data: str
    raw_table: str
    period: str
    covers: str
    whole_from: tuple[int, int]
    is_cut_at_start: bool


def _weekly(table: str, data: str, raw_table: str) -> Area:
    return Area(
        data,
        raw_table,
        f"select min(week_ending_on), max(week_ending_on), count(*) from marts.{table}",
        "weeks ending {first} to {last}",
        (12, 25),
        True,
    )


AREAS = {
    "catalogue": Area(
        "catalogue file netflix_titles",
        "netflix_titles",
        "select min(added_on), max(added_on), count(*) from marts.fct_catalogue_titles",
        "added {first_month} to {last_month}: one snapshot of what was listed then",
        (12, 1),
        False,
    ),
    "top10": _weekly("fct_top10_global_weeks", "weekly global Top 10 lists", "top10_global"),
    "top10_countries": _weekly(
        "fct_top10_country_weeks", "weekly Top 10 lists by country", "top10_countries"
    ),
    "engagement": Area(
        "half-yearly engagement reports",
        "engagement",
        """select
            min(make_date(left(half_year, 4)::integer, if(right(half_year, 1) = '1', 1, 7), 1)),
            max(make_date(
                left(half_year, 4)::integer,
                if(right(half_year, 1) = '1', 6, 12),
                if(right(half_year, 1) = '1', 30, 31)
            )),
            count(*)
        from marts.fct_engagement_half_years""",
        "{first_month} to {last_month}",
        (12, 31),
        True,
    ),
    "viewing": Area(
        "viewing exports",
        "viewing_activity",
        "select min(played_on), max(played_on), count(*) from marts.fct_viewing_plays",
        "{first} to {last}",
        (12, 31),
        True,
    ),
    "ratings": Area(
        "files of ratings",
        "ratings",
        """select min(first_rated_on), max(last_rated_on), coalesce(sum(rating_count), 0)::bigint
        from marts.dim_rating_datasets where is_largest""",
        "{first} to {last}",
        (12, 31),
        True,
    ),
}


@dataclass(frozen=True)
class Source:
    """What the notes say of the data behind a figure.

    Attributes:
        is_fictional_sample: whether the warehouse was built from the sample.
        first_on: first day that the data covers; None without any.
        last_on: last day that the data covers.
        rows: records of its files.
        area: the data.
    """

    is_fictional_sample: bool
    first_on: date | None
    last_on: date | None
    rows: int
    area: Area = AREAS["catalogue"]

    def note(self, *caveats: str) -> str:
        """Return the source note: the data, its period, then each caveat."""
        data = self.area.data
        if self.is_fictional_sample:
            data = f"the fictional sample {self.area.raw_table}"
        period = ""
        if self.first_on and self.last_on:
            period = ", " + self.area.covers.format(
                first=day(self.first_on),
                last=day(self.last_on),
                first_month=f"{self.first_on:%B %Y}",
                last_month=f"{self.last_on:%B %Y}",
            )
        source = f"Source: {data}, {count(self.rows, 'record')}{period}."
        return " ".join((source, *(caveat for caveat in caveats if caveat)))

    def is_partial(self, year: int) -> bool:
        """Return whether the data ends within `year`, or begins to be published within it."""
        first, last = self.first_on, self.last_on
        if first is None or last is None:
            return False
        begins = self.area.is_cut_at_start and first > date(first.year, 1, 7)
        ends = (last.month, last.day) < self.area.whole_from
        return (begins and year == first.year) or (ends and year == last.year)

    def whole_years(self, by_year: T) -> T:
        """Return the rows, indexed by year, of whole years; all where fewer than two are whole."""
        whole = by_year[[not self.is_partial(year) for year in by_year.index]]
        return whole if len(whole) > 1 else by_year

    def partial_caveat(self) -> str:
        """Return the sentences on partial years and their hollow marks, or nothing without any."""
        first, last = self.first_on, self.last_on
        if first is None or last is None:
            return ""
        caveats = []
        if self.area.is_cut_at_start and self.is_partial(first.year):
            caveats.append(f"{first.year}: from {first:%B} only.")
        if (last.month, last.day) < self.area.whole_from:
            caveats.append(f"Hollow dot: {last.year}, to {last:%B} only.")
        return " ".join(caveats)


Draw = Callable[[pd.DataFrame, Source], Figure]


@dataclass(frozen=True)
class Registered:
    """One figure: its name, the report that it reads, its area and the function that draws it."""

    name: str
    report: str
    area: str
    draw: Draw


FIGURES: dict[str, Registered] = {}


def figure(report: str, area: str = "catalogue") -> Callable[[Draw], Draw]:
    """Register a function as the figure of one report table, with data of an area of AREAS.

    The function takes the report's rows and the Source. It never sees an empty report: that gives
    a page that says so.
    """

    def register(draw: Draw) -> Draw:
        @functools.wraps(draw)
        def drawn(rows: pd.DataFrame, source: Source) -> Figure:
            if rows.empty:
                return blank(f"No rows: {report} is empty", "There is nothing to draw.", source)
            return draw(rows, source)

        FIGURES[draw.__name__] = Registered(draw.__name__, report, area, drawn)
        return drawn

    return register


def blank(headline: str, subtitle: str, source: Source) -> Figure:
    """Return a figure without marks that says why there are none."""
    return Page(headline, subtitle, source.note(), 24, source.is_fictional_sample).figure
