"""Build the explorer: one folder of pages that opens from a disk as it does from a web server."""

import fcntl
import importlib
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
import jinja2
import pandas as pd
import vl_convert

from netflix_warehouse.errors import UserError
from netflix_warehouse.figures import draw_gallery
from netflix_warehouse.figures.house import PALETTES
from netflix_warehouse.site.columnar import encode, packed, plain, pool, to_script
from netflix_warehouse.site.compile import VEGA_LITE, compiled, rows_behind
from netflix_warehouse.site.page import Chart, Filter, Frames, Page, say
from netflix_warehouse.warehouse import connect

HERE = Path(__file__).parent
PAGES = ("story", "catalogue", "top10", "engagement", "viewing", "recommend", "title", "method")
PICTURES = "pictures"
# What the build keeps of itself, which no model makes.
RECORDS = ("quality.lineage", "quality.test_results")
UNFINISHED = ".making-"
MARKER = ".netflix-site"  # in every folder made here, so that no other one is ever replaced

# What each source is called, how one lands it, and what it needs.
SOURCES = {
    "netflix_titles": ("the catalogue", "netflix_titles.csv"),
    "top10_global": ("the weekly Top 10", "all-weeks-global.tsv"),
    "top10_countries": ("the weekly Top 10 by country", "all-weeks-countries.tsv"),
    "engagement": ("the engagement reports", "What_We_Watched_*.xlsx"),
    "viewing_activity": ("your viewing export", "netflix-report.zip"),
    "viewing_history": ("your viewing export", "NetflixViewingHistory.csv"),
    "ratings": ("the ratings of films", "ratings.csv movies.csv"),
}


def pages() -> list[Page]:
    """Return the pages in the order of the navigation."""
    return [importlib.import_module(f"netflix_warehouse.site.pages.{name}").PAGE for name in PAGES]


def build_site(
    database: Path,
    out: Path,
    *,
    published: Mapping[str, str] | None = None,
    downloads: Sequence[tuple[str, str]] = (),
    progress: Callable[[str], None] = lambda name: None,
) -> list[Path]:
    """Write the site of a built warehouse.

    Args:
        database: the DuckDB file.
        out: the folder of the site. What an earlier build wrote is replaced once all is made; a
            folder that holds anything else, and no site, stays as it is.
        published: for a site to give away, the tables that may be shown and the SQL condition on
            their rows; a page of viewing without its tables says that it is left out.
        downloads: links of the page on data and method: where to, and what they say.
        progress: called with the name of each page and figure before it is made.

    Returns:
        The files written.

    Raises:
        UserError: the database cannot be read or lacks a table, or `out` is not a site's folder.
    """
    with _room(out) as made:
        _make(database, made, published, downloads, progress)
        return _replace(out, made)


def _make(
    database: Path,
    out: Path,
    published: Mapping[str, str] | None,
    downloads: Sequence[tuple[str, str]],
    progress: Callable[[str], None],
) -> None:
    for folder in ("assets", "data", PICTURES):
        (out / folder).mkdir()
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader([HERE / "templates", HERE / "assets"]),
        autoescape=True,
        trim_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    _write_assets(environment, out)
    with connect(database) as connection:
        shared = _shared(connection, published) | {"downloads": downloads}
        figures, left_out = [], False
        for page in pages():
            progress(page.label)
            frames = _read(connection, page, published)
            is_left_out = page.is_private and not _may_show(page, published)
            left_out |= is_left_out
            _write_page(environment, page, frames, out, shared, is_left_out)
            figures += page.figures(frames) if page.figures else []
    draw_gallery(database, out / PICTURES, progress, figures, to_publish=left_out)


def _may_show(page: Page, published: Mapping[str, str] | None) -> bool:
    return published is None or all(dataset.table in published for dataset in page.datasets)


@contextmanager
def _room(out: Path) -> Iterator[Path]:
    """Hold the folder of a site, and yield one in it for what is being made.

    Inside, so that what a killed build leaves of a member's viewing is as private, and forgotten.
    """
    marker = out / MARKER
    try:
        out.mkdir(parents=True, exist_ok=True)
        if not marker.is_file() and any(out.iterdir()):
            raise UserError(f"{out} is not empty and holds no site of ours: name another folder")
        opened = marker.open("a", encoding="utf-8")
    except OSError as error:
        raise UserError(f"{out} cannot be written: {error.strerror}") from error
    with opened as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise UserError(f"another process is making the site in {out}: let it end") from error
        for leftover in out.glob(f"{UNFINISHED}*"):
            shutil.rmtree(leftover, ignore_errors=True)
        with tempfile.TemporaryDirectory(prefix=UNFINISHED, dir=out) as made:
            yield Path(made)


def _replace(out: Path, made: Path) -> list[Path]:
    # The marker lists what was written: the next build takes away that, and nothing else.
    files = sorted(str(path.relative_to(made)) for path in made.rglob("*") if path.is_file())
    marker = out / MARKER
    try:
        before = marker.read_text(encoding="utf-8").splitlines() if marker.is_file() else []
        for name in set(before) - set(files):
            if (out / name).resolve().is_relative_to(out.resolve()):
                (out / name).unlink(missing_ok=True)
        for name in files:
            (out / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(made / name, out / name)
        marker.write_text("".join(f"{name}\n" for name in files), encoding="utf-8", newline="\n")
    except OSError as error:
        raise UserError(f"{out} cannot be written: {error.strerror}") from error
    return [marker, *(out / name for name in files)]


def _write_assets(environment: jinja2.Environment, out: Path) -> None:
    bundle = vl_convert.javascript_bundle(
        snippet="window.vegaEmbed=vegaEmbed;", vl_version=VEGA_LITE
    )
    palettes = {name: asdict(palette) for name, palette in PALETTES.items()}
    colours = {
        name: {
            key.replace("_", "-"): value for key, value in palette.items() if isinstance(value, str)
        }
        | {f"heat-{step}": value for step, value in enumerate(palette["heat"])}
        | {f"on-heat-{step}": value for step, value in enumerate(palette["on_heat"])}
        for name, palette in palettes.items()
    }
    # Its top-level names would be globals.
    _write(out / "assets" / "vega.js", "(()=>{" + bundle + "})();\n")
    style = environment.get_template("site.css.j2").render(**colours)
    _write(out / "assets" / "site.css", style)
    for script in sorted((HERE / "assets").glob("*.js")):
        _write(out / "assets" / script.name, script.read_text(encoding="utf-8"))


def _shared(
    connection: duckdb.DuckDBPyConnection, published: Mapping[str, str] | None
) -> dict[str, Any]:
    shown = _condition("quality.row_reconciliation", published)
    rows = _execute(
        connection,
        "quality.row_reconciliation",
        f"""
        select raw_table, raw_rows, is_fictional_sample
        from quality.row_reconciliation where raw_rows > 0 and {shown} order by all
        """,
    ).fetchall()
    present = {raw_table for raw_table, *_ in rows}
    landed = dict.fromkeys(what for table, (what, _) in SOURCES.items() if table in present)
    is_sample = any(is_sample for *_, is_sample in rows)
    named = ", ".join(landed) or "nothing yet"
    return {
        "present": present,
        "is_fictional_sample": is_sample,
        "sources": f"Made from {'the fictional sample of ' * is_sample}{named}.",
    }


def _condition(table: str, published: Mapping[str, str] | None) -> str:
    if published is None or table in RECORDS:
        return "true"
    return published.get(table, "false")


def _read(
    connection: duckdb.DuckDBPyConnection, page: Page, published: Mapping[str, str] | None
) -> Frames:
    frames = {}
    for dataset in page.datasets:
        columns = ", ".join(f'"{column}"' for column in dataset.columns)
        order = ", ".join(f'"{column}" nulls last' for column in dataset.order_by)
        where = _condition(dataset.table, published)
        frames[dataset.name] = _execute(
            connection,
            dataset.table,
            f"select {columns} from {dataset.table} where {where} order by {order}",
        ).df()
    return frames


def _execute(
    connection: duckdb.DuckDBPyConnection, table: str, query: str
) -> duckdb.DuckDBPyConnection:
    try:
        return connection.execute(query)
    except duckdb.CatalogException as error:
        raise UserError(f"{table} is not in the warehouse: run `netflix build`") from error


def _write_page(
    environment: jinja2.Environment,
    page: Page,
    frames: Frames,
    out: Path,
    shared: dict[str, Any],
    is_left_out: bool,
) -> None:
    missing = _what_is_missing(page, shared["present"], is_left_out)
    html = environment.select_template([f"{page.name}.html.j2", "page.html.j2"]).render(
        page=page,
        pages=pages(),
        missing=missing,
        **({} if missing else _shown(page, frames, shared["present"])),
        **shared,
    )
    data = to_script("DATA", _data(page, frames, shared["present"], missing))
    _write(out / "data" / f"{page.name}.js", data)
    _write(out / f"{page.file}.html", html)


def _shown(page: Page, frames: Frames, present: set[str]) -> dict[str, Any]:
    tables = {dataset.name: dataset.table for dataset in page.datasets}
    choices = [choice for choice in page.filters if choice.kind == "choice"]
    absent = _absent(page, frames, present)
    return {
        "absent": absent,
        "lede": say(page.lede, frames),
        "facts": page.facts(frames) if page.facts else [],
        "options": {choice.key: _options(choice, page, frames) for choice in choices},
        "charts": {
            chart.name: {
                "name": chart.name,
                "finding": _finding(chart, frames),
                "plain": chart.plain,
                "reading": chart.reading,
                "note": say(chart.note, frames),
                "wide": chart.wide,
                "table_name": tables[chart.dataset],
            }
            for chart in page.charts
            if chart.dataset not in absent
        },
        "listings": [item for item in page.listings if item.dataset not in absent],
        **page.context(frames),
    }


def _data(
    page: Page, frames: Frames, present: set[str], missing: dict[str, str] | None
) -> dict[str, Any]:
    if missing:
        return {"pools": {}, "tables": {}, "charts": [], "filters": [], "listings": []}
    absent = _absent(page, frames, present)
    pools = {
        column: pool([frame[column] for frame in frames.values() if column in frame])
        for column in page.pooled
    }
    return {
        "pools": {name: packed(list(numbers)) for name, numbers in pools.items()},
        "tables": {
            dataset.name: encode(frames[dataset.name], dataset.lists, pools)
            | {"free": list(dataset.free)}
            for dataset in page.datasets
        },
        "charts": [_chart(chart, frames) for chart in page.charts if chart.dataset not in absent],
        "filters": [
            _filter(choice, frames)
            for choice in page.filters
            if not (choice.options and choice.options[0] in absent)
        ],
        "listings": [asdict(item) for item in page.listings if item.dataset not in absent],
    }


def _finding(chart: Chart, frames: Frames) -> str:
    return chart.plain if frames[chart.dataset].empty else say(chart.finding, frames)


def _what_is_missing(page: Page, present: set[str], is_left_out: bool) -> dict[str, str] | None:
    needs = [(need,) if isinstance(need, str) else need for need in page.needs]
    absent = [SOURCES[tables[0]] for tables in needs if not present.intersection(tables)]
    if not (absent or is_left_out):
        return None
    return {
        "what": " and ".join(what for what, _ in absent),
        "path": " ".join(path for _, path in absent),
        "is_left_out": "yes" if is_left_out else "",
    }


def _absent(page: Page, frames: Frames, present: set[str]) -> dict[str, dict[str, str]]:
    # Datasets without rows whose part is left out, and what it says: what to land, or why not.
    absent = {}
    for dataset in page.datasets:
        if not frames[dataset.name].empty:
            continue
        if dataset.source and dataset.source not in present:
            what, path = SOURCES[dataset.source]
            absent[dataset.name] = {"what": what, "path": path, "why": ""}
        elif dataset.empty:
            absent[dataset.name] = {"what": "", "path": "", "why": dataset.empty}
    return absent


def _chart(chart: Chart, frames: Frames) -> dict[str, Any]:
    vega = compiled(chart.spec(frames))
    return {
        "name": chart.name,
        "dataset": chart.dataset,
        "spec": vega,
        "columns": _columns_used(chart, vega, list(frames[chart.dataset].columns)),
        "behind": rows_behind(vega["marks"], chart.marks),
        "finding": _finding(chart, frames),
        "plain": chart.plain,
        "table": [asdict(column) for column in chart.table],
        "own": list(chart.own),
        "click": chart.click,
        "brush": chart.brush,
    }


def _columns_used(chart: Chart, spec: dict[str, Any], columns: list[str]) -> list[str]:
    shown = {column.field for column in chart.table}
    text = str(spec)
    return [name for name in columns if name in shown or re.search(rf"\b{name}\b", text)]


def _filter(filter: Filter, frames: Frames) -> dict[str, Any]:
    return {
        "key": filter.key,
        "kind": filter.kind,
        "column": filter.column,
        "columns": list(filter.columns),
        "dataset": filter.options[0] if filter.options else None,
        "start": str(filter.start(frames)) if filter.start else None,
    }


KINDS = {"film": "Films", "series": "Series"}


def _options(filter: Filter, page: Page, frames: Frames) -> list[tuple[str, str]]:
    if filter.options:
        dataset, column = filter.options
        columns: list[pd.Series] = [frames[dataset][column]]
        is_list = any(d.name == dataset and column in d.lists for d in page.datasets)
    else:
        holders = [dataset for dataset in page.datasets if filter.column in dataset.columns]
        columns = [frames[dataset.name][filter.column] for dataset in holders]
        is_list = any(filter.column in dataset.lists for dataset in holders)
    values: dict[str, str] = {}
    for column in columns:
        for value in column.dropna().unique():
            text = str(plain(value))
            if isinstance(value, datetime):
                values[text] = f"{value.day} {value:%b %Y}"
            else:
                values |= {
                    part: KINDS.get(part, part) for part in (text.split("|") if is_list else [text])
                }
    return sorted(values.items())


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise UserError(f"{path} cannot be written: {error.strerror}") from error
