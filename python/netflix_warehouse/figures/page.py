"""The page around the marks: headline, subtitle, source note, and a body laid out in points."""

import functools
from collections.abc import Sequence
from dataclasses import dataclass, field

import matplotlib as mpl
from matplotlib import font_manager
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg, RendererAgg
from matplotlib.figure import Figure

from netflix_warehouse.figures.house import palette

WIDTH, MARGIN = 576, 16  # of the page, in points
BODY_WIDTH = WIDTH - 2 * MARGIN
HEADLINE, SUBTITLE, LABEL, NOTE, TAG = 14, 10, 9, 8, 7.5  # text sizes in points
LEADING = 1.32
LABEL_ROOM = 320  # points


@dataclass
class Page:
    """A figure with its headline, subtitle and source note, and a body to fill.

    All places are in points from the body's top left corner; the body is BODY_WIDTH wide and
    `height` high. The figure grows with the lines that its texts need.
    """

    headline: str
    subtitle: str
    note: str
    height: float
    is_fictional_sample: bool
    figure: Figure = field(init=False)

    def __post_init__(self) -> None:
        """Set the texts around the body."""
        self.figure = Figure(figsize=(WIDTH / 72, 1))
        FigureCanvasAgg(self.figure)
        texts = (
            (self.headline, HEADLINE, "bold", palette().text, "headline"),
            (self.subtitle, SUBTITLE, "normal", palette().muted, "subtitle"),
            (self.note, NOTE, "normal", palette().muted, "source"),
        )
        wrapped = [
            (wrap(self.figure, text, size, weight, gid != "source"), size, weight, colour, gid)
            for text, size, weight, colour, gid in texts
        ]
        head, sub, note = (len(lines) * size * LEADING for lines, size, *_ in wrapped)
        tag = 20 if self.is_fictional_sample else 0
        self._top = 14 + tag + head + 3 + sub + 14
        self._total = self._top + self.height + 12 + note + 10
        self.figure.set_size_inches(WIDTH / 72, self._total / 72)
        tops = (14 + tag - self._top, 14 + tag + head + 3 - self._top, self.height + 12)
        for top, (lines, size, weight, colour, gid) in zip(tops, wrapped, strict=True):
            for number, line in enumerate(lines):
                self.text(
                    0,
                    top + (number + 0.5) * size * LEADING,
                    line,
                    size=size,
                    weight=weight,
                    color=colour,
                    gid=gid,
                )
        if tag:
            self.text(
                4,
                22 - self._top,
                "FICTIONAL SAMPLE",
                size=TAG,
                weight="bold",
                color=palette().orange_text,
                gid="tag",
                bbox={
                    "boxstyle": "round,pad=0.35",
                    "facecolor": palette().page,
                    "edgecolor": palette().orange,
                    "linewidth": 0.9,
                },
            )

    def text(
        self, left: float, middle: float, text: str, room: float | None = None, **style: object
    ) -> None:
        """Write one line whose middle is `middle` points below the body's top.

        Text wider than `room` points ends in an ellipsis.
        """
        style = {"size": LABEL, "ha": "left", "va": "center_baseline"} | style
        if room is not None:
            text = fit(self.figure, text, room, style["size"], style.get("weight", "normal"))
        x = (MARGIN + left) / WIDTH
        y = 1 - (self._top + middle) / self._total
        self.figure.text(x, y, text, **style)

    def axes(self, left: float, top: float, width: float, height: float, grid: str = "y") -> Axes:
        """Add axes whose drawing area has this place and size; `grid` is x, y or empty."""
        axes = self.figure.add_axes(
            (
                (MARGIN + left) / WIDTH,
                1 - (self._top + top + height) / self._total,
                width / WIDTH,
                height / self._total,
            )
        )
        axes.grid(False)
        if grid:
            axes.grid(True, axis=grid)
        return axes

    def rows(
        self,
        labels: Sequence[str],
        top: float,
        height: float,
        left: float | None = None,
        width: float | None = None,
        grid: str = "x",
    ) -> Axes:
        """Add axes of one row per label, first on top, with the labels flush left.

        `left` is where the drawing area begins; by default right of the longest label. A label
        that is longer ends in an ellipsis.
        """
        if left is None:
            left = self.label_width(labels)
        labels = [fit(self.figure, label, left - 8) for label in labels]
        width = BODY_WIDTH - left if width is None else width
        axes = self.axes(left, top, width, height, grid)
        axes.set_ylim(len(labels) - 0.5, -0.5)
        axes.set_yticks(range(len(labels)), labels)
        axes.tick_params(axis="y", pad=left, labelcolor=palette().text)
        for label in axes.get_yticklabels():
            label.set_horizontalalignment("left")
        axes.spines["bottom"].set_visible(False)
        return axes

    def label_width(self, labels: Sequence[str]) -> float:
        """Return the room for a column of labels, in points; at most LABEL_ROOM."""
        widest = max((text_width(self.figure, label) for label in labels), default=0)
        return min(widest + 12, LABEL_ROOM)


def text_width(figure: Figure, text: str, size: float = LABEL, weight: str = "normal") -> float:
    """Return the width of one line of text in points."""
    return _text_width(text, size, weight, figure.dpi, tuple(mpl.rcParams["font.family"]))


@functools.lru_cache(maxsize=20_000)
def _text_width(text: str, size: float, weight: str, dpi: float, fonts: tuple[str, ...]) -> float:
    font = font_manager.FontProperties(family=fonts, size=size, weight=weight)
    renderer = RendererAgg(1, 1, dpi)
    return renderer.get_text_width_height_descent(text, font, False)[0] * 72 / dpi


def fit(figure: Figure, text: str, room: float, size: float = LABEL, weight: str = "normal") -> str:
    """Return the text, cut to an ellipsis where it is wider than `room` points."""
    if text_width(figure, text, size, weight) <= room:
        return text
    while text and text_width(figure, f"{text}…", size, weight) > room:
        text = text[:-1].rstrip()
    return f"{text}…"


def wrap(
    figure: Figure, text: str, size: float, weight: str = "normal", is_balanced: bool = False
) -> list[str]:
    """Break text into lines no wider than the body; balanced lines are about equally long."""

    def broken(room: float) -> list[str]:
        lines: list[str] = []
        used = 0.0
        for word, width in words:
            if lines and used + space + width <= room:
                lines[-1] += f" {word}"
                used += space + width
            else:
                lines.append(word)
                used = width
        return lines

    words = [(word, text_width(figure, word, size, weight)) for word in text.split()]
    space = text_width(figure, "n n", size, weight) - text_width(figure, "nn", size, weight)
    lines, room = broken(BODY_WIDTH), BODY_WIDTH
    while is_balanced and room > 0 and len(broken(room - 8)) == len(lines):
        room -= 8
        lines = broken(room)
    return lines


def end_labels(axes: Axes, ends: Sequence[tuple[float, float, str, str]], gap: float = 12) -> None:
    """Label line ends (x, y, text, colour) to their right, moved apart where they would touch.

    The limits of the axes must be set before.
    """
    points = 72 / axes.figure.dpi
    wanted = sorted(
        (axes.transData.transform((axes.get_xlim()[0], y))[1] * points, x, y, text, colour)
        for x, y, text, colour in ends
    )
    places: list[float] = []
    for height, *_ in wanted:
        places.append(max(height, places[-1] + gap) if places else height)
    shift = sum(place - height for place, (height, *_) in zip(places, wanted, strict=True))
    lowest = axes.bbox.y0 * points + 7
    for number, place in enumerate(places):
        places[number] = max(place - shift / len(places), lowest)
        lowest = places[number] + gap
    for place, (height, x, y, text, colour) in zip(places, wanted, strict=True):
        axes.annotate(
            text,
            (x, y),
            xytext=(7, place - height),
            textcoords="offset points",
            color=colour,
            va="center_baseline",
            ha="left",
            annotation_clip=False,
        )


def right_of(axes: Axes, x: float, row: float, text: str, gap: float = 5, **style: object) -> None:
    """Write text `gap` points to the right of a mark that ends at x in its row."""
    axes.annotate(
        text,
        (x, row),
        xytext=(gap, 0),
        textcoords="offset points",
        va="center_baseline",
        annotation_clip=False,
        **style,
    )
