"""Figure of what starts a binge."""

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from netflix_warehouse.figures.house import palette
from netflix_warehouse.figures.page import BODY_WIDTH, Page, right_of
from netflix_warehouse.figures.registry import Source, blank, figure
from netflix_warehouse.figures.viewing_binges import BINGE
from netflix_warehouse.figures.viewing_parts import WEEKDAYS, clock, plain_bars, together
from netflix_warehouse.figures.wording import count, percent


@figure(report="rpt_viewing_binge_starts", area="viewing")
def viewing_binge_starts(report: pd.DataFrame, source: Source) -> Figure:
    """Draw the weekdays and hours at which binges begin, and with what they begin."""
    rows = together(report)
    total = rows["binge_count"].sum()
    if not total:
        sessions = count(rows["session_count"].sum(), "session")
        return blank("No binge yet", f"None of {sessions} has three episodes of a series.", source)
    numbered, firsts = rows["numbered_binge_count"].sum(), rows["first_episode_binge_count"].sum()
    hours = list(range(24))
    first_hour = 6  # a night belongs to the evening before it
    hours = hours[first_hour:] + hours[:first_hour]
    cells = rows.set_index(["iso_weekday", "started_hour"])["binge_count"]
    days = rows.groupby("iso_weekday")["binge_count"].sum()
    page = Page(
        _start_headline(days, numbered, firsts),
        f"Binges by the weekday and the hour in which they begin; n = {count(total, 'binge')}",
        source.note(
            BINGE,
            f"First episodes are known of {count(numbered, 'binge')}." if numbered else "",
            clock(rows),
        ),
        248,
        source.is_fictional_sample,
    )
    left, cell, height = 66, (BODY_WIDTH - 66 - 40) / 24, 20
    axes = page.axes(left, 18, cell * 24, height * 7, "")
    axes.set(xlim=(0, 24), ylim=(7, 0), xticks=[], yticks=[])
    axes.spines["bottom"].set_visible(False)
    highest = cells.max()
    for weekday in range(1, 8):
        page.text(0, 18 + height * (weekday - 0.5), WEEKDAYS[weekday - 1])
        page.text(
            left + cell * 24 + 8,
            18 + height * (weekday - 0.5),
            count(days.get(weekday, 0)),
            weight="bold",
        )
        for place, hour in enumerate(hours):
            number = cells.get((weekday, hour), 0)
            level = 0 if not number else min(4, 1 + int(3.999 * (number - 1) / max(highest - 1, 1)))
            axes.add_patch(
                Rectangle((place + 0.06, weekday - 0.95), 0.88, 0.9, color=palette().heat[level])
            )
    for place, hour in enumerate(hours):
        if hour % 3 == 0:
            page.text(left + cell * (place + 0.5), 8, f"{hour}", size=8, ha="center",
                      color=palette().muted)  # fmt: skip
    page.text(0, 8, "Hour", size=8, color=palette().muted)
    page.text(left + cell * 24 + 8, 8, "All", size=8, color=palette().muted)
    shares = [
        ("Begin with the first episode of a season", firsts, numbered),
        ("Begin a series never played before", rows["new_show_binge_count"].sum(), total),
        ("Watch again what had been watched", rows["rewatch_binge_count"].sum(), total),
    ]
    shares = [(label, part / whole) for label, part, whole in shares if whole]
    values = [share for _, share in shares]
    bars = plain_bars(page, [label for label, _ in shares], values, 180, 20, 190, 200,
                      palette().orange)  # fmt: skip
    bars.set_xlim(0, 1)
    for row, share in enumerate(values):
        right_of(bars, share, row, percent(share))
    return page.figure


def _start_headline(days: pd.Series, numbered: float, firsts: float) -> str:
    best = days[days == days.max()].index
    headline = f"Binges begin on {WEEKDAYS[best[0] - 1]}s most often"
    if len(best) > 1:
        headline = "Binges begin on no one weekday most often"
    if numbered:
        headline += f"; {percent(firsts / numbered)} start with the first episode of a season"
    return headline
