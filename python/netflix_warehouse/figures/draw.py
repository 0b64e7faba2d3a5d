"""Draw the registered figures from a built warehouse."""

import importlib
import io
import re
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd
from matplotlib.figure import Figure
from PIL import Image

from netflix_warehouse.errors import UserError
from netflix_warehouse.figures.house import PALETTES, theme
from netflix_warehouse.figures.registry import AREAS, FIGURES, Area, Source
from netflix_warehouse.warehouse import connect

# Importing them registers their figures, in the order of their story.
MODULES = (
    *("additions", "audience", "genres", "durations", "countries", "people", "quality"),
    *("top10_hours", "top10_survival", "top10_staying", "top10_runs", "top10_forecasts"),
    *("countries_top10", "engagement_hours", "engagement_change", "engagement_supply", "gems"),
    *("viewing_when", "viewing_months", "viewing_what", "viewing_genres"),
    *("viewing_binges", "viewing_binge_starts", "viewing_completion", "viewing_again"),
    *("ratings", "rated_movies", "recommender"),
    *("similarity", "taste"),
)
for module in MODULES:
    importlib.import_module(f"netflix_warehouse.figures.{module}")

# The figures of the README.
GALLERY = (
    "catalogue_additions_by_year",
    "catalogue_age_when_added",
    "top10_hours",
    "top10_survival",
    "engagement_long_tail",
    "demand_supply_series_genres",
    "viewing_calendar",
    "viewing_binge_starts",
)
GALLERY_DPI = 144  # small enough to commit


def draw_all(
    database: Path,
    out: Path,
    progress: Callable[[str], None] | None = None,
    names: Iterable[str] | None = None,
) -> list[Path]:
    """Draw every figure, light and dark, as PNG (192 dpi, two pixels per CSS pixel) and SVG.

    The files are ``<figure>.png``, ``<figure>.svg``, ``<figure>-dark.png`` and
    ``<figure>-dark.svg``; the same data gives the same bytes.

    Args:
        database: a built DuckDB file.
        out: the folder for the pictures; made if missing.
        progress: called with the name of each figure before it is drawn.
        names: the figures to draw; by default all.

    Returns:
        The files written, in the order of the figures.

    Raises:
        UserError: the database cannot be read or holds no reports, or the folder cannot be
            written.
    """
    written = []
    for name, suffix, figure in _drawn(database, FIGURES if names is None else names, progress):
        for kind in ("png", "svg"):
            path = out / f"{name}{suffix}.{kind}"
            _write(path, encode(figure, kind))
            written.append(path)
    return written


def draw_gallery(
    database: Path,
    out: Path,
    progress: Callable[[str], None] | None = None,
    names: Iterable[str] = GALLERY,
    to_publish: bool = True,
) -> list[Path]:
    """Draw figures, by default the README's, as small ``figure-<figure>.png`` and ``-dark.png``.

    What a member watched is private: `to_publish`, its pictures are drawn from the fictional sample
    alone. The other arguments, result and errors are those of `draw_all`.
    """
    written = []
    for name, suffix, figure in _drawn(database, names, progress, to_publish):
        figure.set_dpi(GALLERY_DPI)
        figure.canvas.draw()
        picture = Image.fromarray(np.asarray(figure.canvas.buffer_rgba())).convert("RGB")
        path = out / f"figure-{name}{suffix}.png"
        small = io.BytesIO()
        picture.quantize(48, dither=Image.Dither.NONE).save(small, "png", optimize=True)
        _write(path, small.getvalue())
        written.append(path)
    return written


def read(
    connection: duckdb.DuckDBPyConnection,
) -> tuple[dict[str, pd.DataFrame], dict[str, Source]]:
    """Return each figure's report by its table's name, and each area's source by its name.

    Raises:
        UserError: a table is missing.
    """
    names = sorted({figure.report for figure in FIGURES.values()})
    try:
        reports = {name: connection.execute(f"from reports.{name}").df() for name in names}
        sources = {name: _source(connection, area) for name, area in AREAS.items()}
    except duckdb.CatalogException as error:
        missing = str(error).splitlines()[0]
        raise UserError(f"{missing}: the warehouse is incomplete, run `netflix build`") from error
    return reports, sources


def _source(connection: duckdb.DuckDBPyConnection, area: Area) -> Source:
    sample = connection.execute(
        "select is_fictional_sample from quality.row_reconciliation where raw_table = $1",
        [area.raw_table],
    ).fetchall()
    first_on, last_on, rows = connection.execute(area.period).fetchall()[0]
    is_fictional_sample = bool(sample) and sample[0][0]
    return Source(is_fictional_sample, first_on, last_on, rows, area)


def encode(figure: Figure, kind: str, dpi: int = 192) -> bytes:
    """Return the figure as a PNG or SVG file, without date or software in it.

    Call it in the theme in which the figure was drawn.
    """
    metadata: dict[str, str | None] = {"Software": None}
    if kind == "svg":
        headline = " ".join(t.get_text() for t in figure.texts if t.get_gid() == "headline")
        metadata = {"Date": None, "Creator": None, "Title": headline}
    buffer = io.BytesIO()
    # Level 3 takes two thirds of the default's time for files 2% larger.
    options = {"pil_kwargs": {"compress_level": 3}} if kind == "png" else {}
    figure.savefig(buffer, format=kind, metadata=metadata, dpi=dpi, **options)
    return buffer.getvalue()


def _drawn(
    database: Path,
    names: Iterable[str],
    progress: Callable[[str], None] | None,
    to_publish: bool = False,
) -> Iterator[tuple[str, str, Figure]]:
    with connect(database) as connection:
        reports, sources = read(connection)
    with missing_letters():
        for name in names:
            figure = FIGURES[name]
            is_private = figure.area == "viewing" and not sources[figure.area].is_fictional_sample
            if to_publish and is_private:
                continue
            if progress:
                progress(name)
            letters = _letters(reports[figure.report])
            for colours in PALETTES:
                with theme(colours, letters):
                    suffix = "" if colours == "light" else f"-{colours}"
                    yield name, suffix, figure.draw(reports[figure.report], sources[figure.area])


def _letters(report: pd.DataFrame) -> frozenset[str]:
    texts = (report[column].explode() for column in report.select_dtypes(["object", "str"]))
    return frozenset().union(*(cell for cells in texts for cell in cells.dropna().map(str)))


def _write(path: Path, content: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as error:
        raise UserError(f"{path} cannot be written: {error.strerror}") from error


@contextmanager
def missing_letters() -> Iterator[None]:
    """Say once which letters no installed font has, instead of matplotlib's line for each."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        yield
    missing = set()
    for warning in caught:
        glyph = re.match(r"Glyph (\d+) .* missing from font", str(warning.message))
        if glyph:
            missing.add(chr(int(glyph[1])))
        else:
            warnings.warn_explicit(
                warning.message, warning.category, warning.filename, warning.lineno
            )
    if missing:
        print(
            f"warning: no installed font has {' '.join(sorted(missing))}, drawn as boxes:"
            " install Noto Sans or Noto Sans CJK and draw again",
            file=sys.stderr,
        )
