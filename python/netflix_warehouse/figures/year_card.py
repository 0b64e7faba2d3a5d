"""The year-in-review card: one tall picture of a profile's year, to be looked at on a phone."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch, Rectangle

from netflix_warehouse.figures.house import palette
from netflix_warehouse.figures.page import fit, text_width
from netflix_warehouse.figures.viewing_parts import duration
from netflix_warehouse.figures.wording import count
from netflix_warehouse.figures.year_tiles import Tile, amount, legible, summary, tiles

WIDTH, HEIGHT, DPI = 432, 768, 180  # points; 1080 x 1920 pixels
MARGIN = 28
BODY = WIDTH - 2 * MARGIN
MONTHS = "JFMAMJJASOND"
SHOWS, ROW = 5, 28
TILE_GAP, TILE_HEIGHT = 10, 98


@dataclass(frozen=True)
class Review:
    """What a card shows.

    Attributes:
        name: whose year it is, as the card writes it.
        year: a row of rpt_viewing_years.
        shows: the rows of rpt_viewing_year_shows of that profile and year.
        parts: the rows of rpt_viewing_year_parts of that profile and year.
        is_fictional_sample: whether the warehouse was built from the sample.
    """

    name: str
    year: pd.Series
    shows: pd.DataFrame
    parts: pd.DataFrame
    is_fictional_sample: bool

    def strip(self, part: str, first: int, last: int) -> tuple[list[float], str]:
        """Return the minutes of each part number, or the plays if none has any, and which."""
        rows = self.parts[self.parts["part"] == part].set_index("part_number")
        measure = "watched_minutes" if rows["watched_minutes"].notna().any() else "play_count"
        values = rows[measure].reindex(range(first, last + 1)).fillna(0)
        return [float(value) for value in values], measure


def draw_card(review: Review) -> Figure:
    """Draw the card in the theme in force."""
    card = _Card(review)
    shows = review.shows.sort_values("show_place").head(SHOWS)
    # A year of few titles gives its room to the months.
    boxes = tiles(review.year, review.strip("hour", 0, 23)[0])
    spare = ROW * (SHOWS - len(shows)) + (TILE_HEIGHT + TILE_GAP if len(boxes) <= 3 else 0)
    hero = 328 + spare
    card.hero(hero)
    card.shows(shows, hero + 30)
    top = hero + 48 + ROW * len(shows)
    for number, tile in enumerate(boxes):
        line, column = divmod(number, 3)
        card.tile(tile, column, top + line * (TILE_HEIGHT + TILE_GAP))
    card.foot()
    return card.figure


class _Card:
    """A figure of the card's size; places are in points from its top left corner."""

    def __init__(self, review: Review) -> None:
        self.review = review
        self.figure = Figure(figsize=(WIDTH / 72, HEIGHT / 72))
        FigureCanvasAgg(self.figure)
        is_dark = palette().page != "#FFFFFF"
        self.hero_colour = palette().heat[1] if is_dark else palette().blue
        self.on_hero = "#FFFFFF"
        self.bar_colour = palette().blue if is_dark else "#B5D6EA"
        self.soft_on_hero = "#C9DCEB" if is_dark else "#E3F0F8"

    def text(self, left: float, middle: float, text: str, **style: object) -> None:
        style = {"size": 11, "ha": "left", "va": "center_baseline"} | style
        self.figure.text(left / WIDTH, 1 - middle / HEIGHT, text, **style)

    def sized(self, text: str, room: float, sizes: Sequence[float]) -> tuple[str, float]:
        """Return the text and the first size at which it fits; at the last, it may be cut."""
        for size in sizes:
            if text_width(self.figure, text, size, "bold") <= room:
                return text, size
        return fit(self.figure, text, room, sizes[-1], "bold"), sizes[-1]

    def bars(
        self,
        values: Sequence[float],
        place: tuple[float, float, float, float],
        colours: Sequence[str],
        none: float = 0.008,
    ) -> None:
        """Draw bars in a place: left, top, width, height; those without a value are `none` high."""
        left, top, wide, high = place
        axes = self.figure.add_axes(
            (left / WIDTH, 1 - (top + high) / HEIGHT, wide / WIDTH, high / HEIGHT)
        )
        axes.set_axis_off()
        highest = max(values) or 1
        heights = [max(value / highest, 0.03) if value else none for value in values]
        axes.bar(range(len(values)), heights, width=0.72, color=colours)
        axes.set(xlim=(-0.5, len(values) - 0.5), ylim=(0, 1))

    def box(self, left: float, top: float, width: float, height: float, colour: str) -> None:
        """Draw a rounded box behind everything."""
        corner = (left / WIDTH, 1 - (top + height) / HEIGHT)
        self.figure.add_artist(
            FancyBboxPatch(
                corner,
                width / WIDTH,
                height / HEIGHT,
                boxstyle=f"round,pad=0,rounding_size={10 / WIDTH}",
                mutation_aspect=WIDTH / HEIGHT,
                facecolor=colour,
                edgecolor="none",
                transform=self.figure.transFigure,
                zorder=-1,
            )
        )

    def hero(self, height: float) -> None:
        """Draw the block on top: whose year, how much, and its months."""
        year = self.review.year
        self.figure.add_artist(
            Rectangle(
                (0, 1 - height / HEIGHT),
                1,
                height / HEIGHT,
                color=self.hero_colour,
                transform=self.figure.transFigure,
                zorder=-2,
            )
        )
        on, soft = self.on_hero, self.soft_on_hero
        tag = "FICTIONAL SAMPLE" if self.review.is_fictional_sample else ""
        room = BODY - (text_width(self.figure, tag, 8.5, "bold") + 16 if tag else 0)
        whose = fit(self.figure, f"Year in review  ·  {self.review.name}", room, 11.5, "bold")
        self.text(MARGIN, 34, whose, size=11.5, weight="bold", color=on)
        if tag:
            self.text(
                WIDTH - MARGIN, 34, tag, size=8.5, weight="bold", color=on, ha="right", gid="tag"
            )
        self.text(
            MARGIN - 4, 84, str(year["year"]), size=68, weight="bold", color=on, gid="headline"
        )
        hours, size = self.sized(amount(year), BODY, (32, 28, 24))
        self.text(MARGIN, 146, hours, size=size, weight="bold", color=on, gid="subtitle")
        for number, line in enumerate(summary(year)):
            line = fit(self.figure, line, BODY, 11.5)
            self.text(MARGIN, 176 + 16.5 * number, line, size=11.5, color=soft)
        values, _ = self.review.strip("month", 1, 12)
        busiest = values.index(max(values))
        usual = _mix(self.hero_colour, self.bar_colour, 0.6)
        colours = [on if month == busiest else usual for month in range(12)]
        top = 220
        self.bars(values, (MARGIN, top, BODY, height - top - 26), colours)
        for month, letter in enumerate(MONTHS):
            self.text(
                MARGIN + BODY * (month + 0.5) / 12,
                height - 14,
                letter,
                size=9.5,
                ha="center",
                color=on if month == busiest else soft,
                weight="bold" if month == busiest else "normal",
            )

    def shows(self, shows: pd.DataFrame, top: float) -> None:
        """Draw the films and series watched most."""
        self.text(MARGIN, top - 6, "Watched most", size=11.5, weight="bold", color=palette().muted)
        is_timed = shows["watched_minutes"].notna().all()
        values = shows["watched_minutes"] if is_timed else shows["play_count"]
        for number, (value, row) in enumerate(zip(values, shows.itertuples(), strict=True)):
            middle = top + 17 + ROW * number
            watched = duration(value) if is_timed else count(value, "play")
            room = BODY - 24 - text_width(self.figure, watched, 11.5) - 12
            title = fit(self.figure, legible(row.show_title, row.kind), room, 13, "bold")
            self.text(MARGIN, middle, f"{number + 1}", size=13, weight="bold",
                      color=palette().blue_text)  # fmt: skip
            self.text(MARGIN + 22, middle, title, size=13, weight="bold")
            self.text(WIDTH - MARGIN, middle, watched, size=11.5, ha="right", color=palette().muted)
            wide = BODY - 22
            for share, colour in ((1, palette().grid), (value / values.max(), palette().blue)):
                self.line(MARGIN + 22, middle + 10.5, wide * share, colour)

    def line(self, left: float, top: float, width: float, colour: str) -> None:
        """Draw a thin bar, which is under a title and never crosses one."""
        self.figure.add_artist(
            Rectangle(
                (left / WIDTH, 1 - (top + 3) / HEIGHT),
                width / WIDTH,
                3 / HEIGHT,
                color=colour,
                linewidth=0,
                transform=self.figure.transFigure,
            )
        )

    def tile(self, tile: Tile, column: int, top: float) -> None:
        """Draw one tile of the three in a line."""
        width = (BODY - 2 * TILE_GAP) / 3
        left = MARGIN + column * (width + TILE_GAP)
        self.box(left, top, width, TILE_HEIGHT, palette().heat[0])
        left, room = left + 11, width - 20
        self.text(left, top + 17, fit(self.figure, tile.label, room, 9.5), size=9.5,
                  color=palette().muted)  # fmt: skip
        value, size = self.sized(tile.value, room, (20, 17, 15, 13.5, 12))
        colour = palette().orange_text if tile.is_accent else palette().text
        if value == tile.value:
            self.text(left, top + 42, value, size=size, weight="bold", color=colour)
        else:
            for number, line in enumerate(self.lines(tile.value, room, 2, 12, "bold")):
                self.text(left, top + 34 + 15 * number, line, size=12, weight="bold", color=colour)
        for number, line in enumerate(self.lines(tile.text, room, 1 if tile.strip else 2)):
            self.text(left, top + 63 + 13 * number, line, size=9.5, color=palette().text)
        if tile.strip:
            best = tile.strip.index(max(tile.strip))
            colours = [palette().heat[3 if number else 2] for number in tile.strip]
            colours[best] = palette().orange
            self.bars(tile.strip, (left - 1, top + 73, room, 16), colours, 0.06)

    def lines(
        self, text: str, room: float, most: int, size: float = 9.5, weight: str = "normal"
    ) -> list[str]:
        """Break a text into lines; the last is cut where there are too many."""
        lines: list[str] = []
        for word in text.split():
            joined = f"{lines[-1]} {word}" if lines else word
            if lines and text_width(self.figure, joined, size, weight) <= room:
                lines[-1] = joined
            else:
                lines.append(word)
        kept = [*lines[: most - 1], " ".join(lines[most - 1 :])] if lines else []
        return [fit(self.figure, line, room, size, weight) for line in kept]

    def foot(self) -> None:
        """Write what the numbers are of."""
        year = self.review.year
        first, last = (f"{year[f'{end}_played_on']:%-d %B}" for end in ("first", "last"))
        notes = [f"Plays from {first} to {last}" if first != last else f"Plays of {first}"]
        if year["untimed_play_count"] < year["play_count"]:
            notes[0] += f"; times in {year['timezone']}"
        if year["untimed_play_count"]:
            notes.append(
                "Short exports have no time of day and no minutes: "
                f"{count(year['untimed_play_count'], 'play')} without"
            )
        for number, line in enumerate(notes):
            self.text(
                MARGIN,
                HEIGHT - 12 - 12 * (len(notes) - 1 - number),
                fit(self.figure, line, BODY, 8.5),
                size=8.5,
                color=palette().muted,
                gid="source",
            )


def _mix(one: str, other: str, share: float) -> str:
    """Return the colour so far on the way from one to the other."""
    pairs = [(int(one[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)
