"""Rows of dots with their intervals."""

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.ticker import NullLocator

from netflix_warehouse.figures.house import palette
from netflix_warehouse.figures.page import BODY_WIDTH, Page

Bar = tuple[float, float, float, str, str]  # low, middle, high, colour, text


def interval_rows(
    page: Page, labels: Sequence[str], bars: Sequence[Bar], top: float, row: float, left: float
) -> Axes:
    """Add one row per label: a dot, its interval, and a text at the right edge of the body."""
    axes = page.rows(labels, top, row * len(labels), left, BODY_WIDTH - left - 90, "")
    axes.xaxis.set_major_locator(NullLocator())
    for place, (low, middle, high, colour, text) in enumerate(bars):
        axes.plot([low, high], [place, place], color=colour, linewidth=1.4)
        axes.plot([middle], [place], "o", color=colour, markersize=6)
        page.text(
            BODY_WIDTH, top + row * (place + 0.5), text, ha="right", color=palette().muted, size=8
        )
    return axes
