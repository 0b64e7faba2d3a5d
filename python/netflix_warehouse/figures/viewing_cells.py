"""Tables of coloured cells."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import BoundaryNorm, ListedColormap

from netflix_warehouse.figures.check import ON_MARK
from netflix_warehouse.figures.house import palette
from netflix_warehouse.figures.page import BODY_WIDTH, Page


def bare(axes: Axes) -> None:
    """Take ticks and spines off the axes."""
    axes.set_xticks([])
    axes.set_yticks([])
    axes.spines["bottom"].set_visible(False)


def heat_rows(
    page: Page,
    labels: Sequence[str],
    values: pd.DataFrame,
    texts: list[list[str]],
    top: float,
    row: float,
    left: float,
) -> None:
    """Draw one row of cells per label, coloured on one scale from zero, with their texts."""
    axes = page.axes(left, top, BODY_WIDTH - left, row * len(labels), "")
    heat = palette().heat
    highest = np.nanmax(values.to_numpy(dtype=float, na_value=np.nan), initial=0) or 1
    numbers = values.to_numpy(dtype=float, na_value=np.nan)
    level = np.ceil(np.nan_to_num(numbers) / highest * (len(heat) - 1))
    axes.pcolormesh(
        np.ma.masked_where(np.isnan(numbers), level),
        cmap=ListedColormap(heat),
        norm=BoundaryNorm(np.arange(len(heat) + 1) - 0.5, len(heat)),
        edgecolors=palette().page,
        linewidth=1,
    )
    bare(axes)
    axes.set_ylim(len(labels), 0)
    for number, label in enumerate(labels):
        page.text(0, top + row * (number + 0.5), label, room=left - 8)
    for line, column in np.argwhere(~np.isnan(numbers)):
        axes.text(
            column + 0.5,
            line + 0.5,
            texts[line][column],
            size=7.5,
            ha="center",
            va="center_baseline",
            color=palette().on_heat[int(level[line, column])],
            gid=ON_MARK,
        )
