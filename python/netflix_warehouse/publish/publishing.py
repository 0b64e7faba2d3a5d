"""Make a folder of everything that may be given away, whole or not at all.

Each part writes its own folder of a scratch folder beside the one asked for, which takes its place
when all are there. Only a folder that a publication made is ever replaced, and its list of files
says so.
"""

import hashlib
import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, PackageLoader
from rich.console import Console

from netflix_warehouse.build import exclusive, scratch_file
from netflix_warehouse.errors import UserError
from netflix_warehouse.paths import database_path, project_root, warehouse_folder
from netflix_warehouse.publish.datasets import write_datasets
from netflix_warehouse.publish.description import describe
from netflix_warehouse.publish.docs import write_docs, write_lineage
from netflix_warehouse.publish.publication import Publication
from netflix_warehouse.publish.tables import origin, published_tables
from netflix_warehouse.warehouse import connect

LIST = "publication.json"


class Part(NamedTuple):
    """A folder of the publication, what its links say, and the function that fills it."""

    folder: str
    links: tuple[tuple[str, str], ...]
    write: Callable[[Publication, Path], None]


def write_figures(publication: Publication, folder: Path) -> None:
    """Draw the figures of the reports that are published with all their rows."""
    from netflix_warehouse.figures import FIGURES, draw_all

    whole = publication.whole_tables
    names = [name for name, figure in FIGURES.items() if figure.report in whole]
    draw_all(publication.database, folder, names=names)
    items = [(f"{name}.svg", name.replace("_", " ")) for name in names]
    _write_page(publication, folder, items)


def write_site(publication: Publication, folder: Path) -> None:
    """Write the explorer, whose pages lead to the other parts, and the findings as Markdown."""
    from netflix_warehouse.findings import markdown, read_findings
    from netflix_warehouse.site import PICTURES, build_site

    downloads = [
        (f"{part.folder}/{link}" if part.folder != "." else link, text)
        for part in PARTS
        for link, text in part.links
    ]
    published = {f"{table.schema}.{table.name}": table.rows for table in publication.tables}
    build_site(publication.database, folder, published=published, downloads=downloads)
    findings = read_findings(publication.database, publication.include_viewing)
    page = markdown(findings, f"{PICTURES}/")
    (folder / "findings.md").write_text(page, encoding="utf-8", newline="\n")


PARTS = (
    Part(".", (("findings.md", "The findings as one page of Markdown"),), write_site),
    Part("figures", (("index.html", "Figures"),), write_figures),
    Part(
        "datasets",
        (
            ("data_dictionary.md", "Tables as Parquet and CSV: every column described"),
            ("data_dictionary.csv", "The same description as a table"),
            ("datapackage.json", "The same tables as a Frictionless data package"),
        ),
        write_datasets,
    ),
    Part(
        "docs", (("index.html", "Every model, its SQL, tests and lineage (dbt docs)"),), write_docs
    ),
    Part("lineage", (("index.html", "The lineage of every column"),), write_lineage),
)


def publish(
    out: Path,
    target: str,
    *,
    include_viewing: bool = False,
    console: Console | None = None,
    progress: Callable[[str], None] = lambda part: None,
) -> Publication:
    """Publish a built target into a folder: the same warehouse gives the same bytes.

    Args:
        out: the folder; made, or replaced if a publication made it and nothing else is in it.
        target: ``sample`` or ``real``.
        include_viewing: publish a member's viewing too; the fictional sample's always is.
        console: where dbt's progress goes; standard error by default.
        progress: called with the name of each part before it is made.

    Returns:
        What was published.

    Raises:
        UserError: the target is not built, the folder holds other files or cannot be written, or a
            build is running. The folder is as it was.
    """
    root, warehouse = project_root(), warehouse_folder()
    built = database_path(target, warehouse)
    if not built.is_file():
        raise UserError(f"{built} is not built yet: run `netflix build --target {target}`")
    out = out.expanduser().absolute()
    with exclusive(warehouse, target) as private, _replacing(out) as folder:
        database = scratch_file(private, built, keep=True)
        described = describe(database, target, root, warehouse, console or Console(stderr=True))
        with connect(database) as connection:
            is_fictional, raw_tables = origin(connection)
            manifest = json.loads((described / "manifest.json").read_text(encoding="utf-8"))
            tables = published_tables(connection, manifest, include_viewing or is_fictional)
        publication = Publication(
            database, described, tables, include_viewing or is_fictional, is_fictional, raw_tables
        )
        if include_viewing and not is_fictional:
            folder.chmod(0o700)
        for part in PARTS:
            progress(part.folder)
            (folder / part.folder).mkdir(exist_ok=True)
            part.write(publication, folder / part.folder)
        database.unlink()
    return publication


@contextmanager
def _replacing(out: Path) -> Iterator[Path]:
    """Yield an empty scratch folder that takes the place of `out` at the end."""
    _check(out)
    scratch, old = (out.with_name(f".{out.name}.{word}") for word in ("publishing", "replaced"))
    try:
        for leftover in (scratch, old):
            if leftover.exists():
                shutil.rmtree(leftover)
        out.parent.mkdir(parents=True, exist_ok=True)
        scratch.mkdir()
        try:
            yield scratch
            _write_list(scratch)
            if out.exists():
                _check(out)
                out.rename(old)
            scratch.rename(out)
        except BaseException:
            if old.exists() and not out.exists():
                old.rename(out)
            shutil.rmtree(scratch, ignore_errors=True)
            raise
        shutil.rmtree(old, ignore_errors=True)
    except OSError as error:
        raise UserError(f"{out} cannot be written: {error.strerror}") from error


def _check(out: Path) -> None:
    """Refuse to replace anything that a publication did not make."""
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        raise UserError(f"{out} is no folder: name one that is new, empty or published before")
    if not out.exists():
        return
    present = {path.relative_to(out).as_posix() for path in out.rglob("*") if not path.is_dir()}
    try:
        listed = {LIST, *json.loads((out / LIST).read_text(encoding="utf-8"))["files"]}
    except FileNotFoundError:
        listed = set()
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UserError(f"{out / LIST} cannot be read: name another folder") from error
    if foreign := sorted(present - listed):
        raise UserError(
            f"{out} holds {foreign[0]}{f' and {len(foreign) - 1} more' * (len(foreign) > 1)}, "
            "which no publication made: move it away, or name another folder"
        )


def _write_list(folder: Path) -> None:
    files = {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    about = {"made_by": "netflix publish, which replaces this folder", "files": files}
    (folder / LIST).write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8", newline="\n")


def _write_page(publication: Publication, folder: Path, links: list[tuple[str, str]]) -> None:
    templates = Environment(loader=PackageLoader("netflix_warehouse.publish", "."), autoescape=True)
    page = templates.get_template("index.html.j2").render(note=publication.note, links=links)
    (folder / "index.html").write_text(page + "\n", encoding="utf-8", newline="\n")
