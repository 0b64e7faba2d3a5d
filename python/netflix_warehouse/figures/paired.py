"""Two shares of the same groups side by side: what there is of them, and what they get."""

from collections.abc import Sequence

import pandas as pd

from netflix_warehouse.figures.house import palette
from netflix_warehouse.figures.page import BODY_WIDTH, Page, right_of
from netflix_warehouse.figures.wording import percent

ROW = 26  # points
HEAD = 22


def height(rows: int) -> float:
    """Return the height of the panels in points."""
    return HEAD + rows * ROW


def paired_bars(
    page: Page,
    labels: Sequence[str],
    columns: Sequence[tuple[str, pd.Series, Sequence[str]]],
) -> None:
    """Fill the page with one row per label and a column of bars per measure, on one scale.

    Args:
        page: a page whose body is `height(len(labels))` high.
        labels: the groups, first on top.
        columns: heading, shares (0 to 1) in the order of the labels, and a text for each that is
            written behind the percentage; at most two columns, blue and orange.
    """
    left = page.label_width(labels)
    gap = 22
    width = (BODY_WIDTH - left - gap) / 2
    colours = (
        (palette().blue, palette().blue_text),
        (palette().orange, palette().orange_text),
    )
    highest = max(shares.max() for _, shares, _ in columns)
    for number, label in enumerate(labels):
        page.text(0, HEAD + ROW * (number + 0.5), label, room=left - 8)
    for column, (heading, shares, texts) in enumerate(columns):
        mark, text = colours[column]
        start = left + column * (width + gap)
        page.text(start, 8, heading, room=width, weight="bold", color=text)
        axes = page.axes(start, HEAD, width, ROW * len(labels), "")
        axes.set_ylim(len(labels) - 0.5, -0.5)
        axes.set_xticks([])
        axes.set_yticks([])
        axes.spines["bottom"].set_visible(False)
        axes.barh(range(len(labels)), shares, height=0.62, color=mark)
        axes.set_xlim(0, max(highest, 0.01) * 1.75)
        for row, (share, behind) in enumerate(zip(shares, texts, strict=True)):
            right_of(
                axes, share, row, f"{percent(share)}  ({behind})" if behind else percent(share)
            )
