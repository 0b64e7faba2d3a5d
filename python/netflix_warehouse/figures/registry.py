"""What a figure is given and how it is registered."""

import functools
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pandas as pd
from matplotlib.figure import Figure

from netflix_warehouse.figures.page import Page
from netflix_warehouse.figures.wording import count

LEFT_TITLES = "Titles that had left are missing, so early years are undercounted."
LEFT_SHARES = "Titles that had left are missing: shares of early years are of those that stayed."


@dataclass(frozen=True)
class Source:
    """What the notes say of the data behind a figure.

    Attributes:
        is_fictional_sample: whether the warehouse was built from the sample.
        first_month: first day of the month of the first addition; None without any date.
        last_month: first day of the month of the last addition.
        rows: records of the catalogue file.
    """

    is_fictional_sample: bool
    first_month: date | None
    last_month: date | None
    rows: int

    def note(self, *caveats: str) -> str:
        """Return the source note: the data, its period, then each caveat."""
        data = "the fictional sample" if self.is_fictional_sample else "catalogue file"
        period = ""
        if self.first_month and self.last_month:
            period = (
                f", added {self.first_month:%B %Y} to {self.last_month:%B %Y}"
                ": one snapshot of what was listed then"
            )
        source = f"Source: {data} netflix_titles, {count(self.rows, 'record')}{period}."
        return " ".join((source, *caveats))

    def is_partial(self, year: int) -> bool:
        """Return whether the data ends within `year`."""
        last = self.last_month
        return last is not None and last.year == year and last.month < 12

    def partial_caveat(self) -> str:
        """Return the sentence that explains hollow marks, or nothing where no year is partial."""
        last = self.last_month
        if last is None or last.month == 12:
            return ""
        return f"Hollow dot: {last.year}, to {last:%B} only."


Draw = Callable[[pd.DataFrame, Source], Figure]


@dataclass(frozen=True)
class Registered:
    """One figure: its name, the report that it reads, and the function that draws it."""

    name: str
    report: str
    draw: Draw


FIGURES: dict[str, Registered] = {}


def figure(report: str) -> Callable[[Draw], Draw]:
    """Register a function as the figure of one report table.

    The function takes the report's rows and the Source. It never sees an empty report: that gives
    a page that says so.
    """

    def register(draw: Draw) -> Draw:
        @functools.wraps(draw)
        def drawn(rows: pd.DataFrame, source: Source) -> Figure:
            if rows.empty:
                return blank(f"No rows: {report} is empty", "There is nothing to draw.", source)
            return draw(rows, source)

        FIGURES[draw.__name__] = Registered(draw.__name__, report, drawn)
        return drawn

    return register


def blank(headline: str, subtitle: str, source: Source) -> Figure:
    """Return a figure without marks that says why there are none."""
    return Page(headline, subtitle, source.note(), 24, source.is_fictional_sample).figure
