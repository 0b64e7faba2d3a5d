"""The four lists of the global Top 10: their names, colours and caveats in figures."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from netflix_warehouse.figures.house import palette
from netflix_warehouse.figures.registry import Source, blank

KINDS = {"film": "Films", "series": "Series"}
GROUPS = ("English", "Non-English")
LISTS = {
    "Films (English)": ("film", "English", "English film"),
    "Films (Non-English)": ("film", "Non-English", "non-English film"),
    "TV (English)": ("series", "English", "English series"),
    "TV (Non-English)": ("series", "Non-English", "non-English series"),
}
RANKING = "The lists are ranked by views since 18 June 2023, by hours before."
DEBUTS = (
    "Left out: entries listed in the first week published, whose debut was not seen, and live "
    "weekly shows."
)
CENSORED = "Entries still listed at the end count in the weeks seen (Kaplan-Meier)."
ENOUGH_ENTRIES = 30


def group_colours() -> dict[str, tuple[str, str]]:
    """Return each language group's colours of marks and of text."""
    colours = palette()
    return {
        "English": (colours.blue, colours.blue_text),
        "Non-English": (colours.orange, colours.orange_text),
    }


def plural(category: str) -> str:
    """Return what a list holds, such as English films."""
    noun = LISTS[category][2]
    return noun if noun.endswith("series") else f"{noun}s"


def capital(text: str) -> str:
    """Return the text with its first letter in upper case."""
    return text[:1].upper() + text[1:]


def listed(values: pd.Index) -> list[str]:
    """Return the lists that are present, in their order."""
    return [category for category in LISTS if category in values]


def week_ticks(axes: Axes, last: int, step: int = 1) -> None:
    """Put weeks since the debut on the x axis; week 0 is the debut."""
    weeks = range(0, last + 1, step)
    axes.set_xlim(-0.3, last + 0.3)
    axes.set_xticks(list(weeks), ["debut", *(str(week) for week in weeks if week)])


def few_entries(source: Source) -> Figure:
    """Return the page for a report with too few entries to draw."""
    return blank(
        "Too few debuts to compare",
        f"A list needs {ENOUGH_ENTRIES} entries or more, followed over their first weeks.",
        source,
    )
