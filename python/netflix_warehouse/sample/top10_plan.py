"""Debuts that the Top 10 must contain: one for each kind of dirt, and a few long runs."""

from dataclasses import dataclass
from datetime import date, timedelta

from netflix_warehouse.sample.draw import MONTHS
from netflix_warehouse.sample.titles import Titles

WEEKS = tuple(date(2022, 11, 13) + timedelta(weeks=index) for index in range(60))
LIVE_SHOW = "Grapplehouse Monday"
NAMESAKE = "Undertow at Calvessa"


@dataclass(frozen=True)
class Planned:
    """A debut that is planned by hand, for a kind of dirt or a pattern that must be there."""

    category: str
    week_index: int
    title: str
    rank: int
    boost: float = 1.0
    season_name: str = ""
    stays: bool = False
    is_staggered: bool = False


def _live_season(week: date) -> str:
    """The live show's "season": its name and the Monday of the week."""
    monday = week - timedelta(days=6)
    return f"{LIVE_SHOW}: {MONTHS[monday.month - 1]} {monday.day}, {monday.year}"


PLAN = (
    Planned("Films (English)", 14, "The Paper Barometer", 1, 2.5),
    Planned("Films (English)", 22, "Lanterns Over Umbershaw", 1, 1.5, stays=True),
    Planned("Films (English)", 33, "The Ferryman's Waltz", 4),
    Planned("Films (English)", 41, "The Kiln Tapes", 3, season_name="The Kiln Tapes: Season 1"),
    Planned("Films (Non-English)", 8, NAMESAKE, 2),
    Planned("Films (Non-English)", 34, "The Ferryman's Waltz", 3),
    Planned("Films (Non-English)", 37, NAMESAKE, 2),
    Planned("Films (Non-English)", 44, "A Bell With No Rope", 1, 2.0, stays=True),
    Planned("TV (English)", 20, "Gloamline", 1, 1.5, "Gloamline 2"),
    Planned("TV (English)", 27, "Married in Hexley", 3, 1.0, "Married in Hexley: S3: Jutwick"),
    Planned("TV (English)", 38, "The Saltworks Trial", 4, 1.0, "The Saltworks Trial: Season 1:"),
    Planned("TV (Non-English)", 3, "Twelve Clockmakers", 1, 2.2, stays=True),
    Planned("TV (Non-English)", 30, "Letters to the Tram Stop", 2, 1.2, is_staggered=True),
    Planned("TV (Non-English)", 35, "Gwanbyeok", 4, 1.0, "Gwanbyeok: 시즌 1"),
    Planned("TV (Non-English)", 46, "The Frost Ward", 3, 1.2, is_staggered=True),
    *(
        Planned("TV (English)", index, LIVE_SHOW, 7, 0.8, _live_season(WEEKS[index]))
        for index in range(36, 50)
    ),
)  # fmt: skip


def reserve_planned(titles: Titles) -> None:
    """Keep the planned titles from being given to other works."""
    for plan in PLAN:
        titles.take(plan.title)
