"""A publication: the same bytes each time, true to the warehouse, safe to open."""

import base64
import copy
import csv
import hashlib
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import duckdb
import pytest
from conftest import ROOT
from playwright.sync_api import BrowserContext
from rich.console import Console
from typer.testing import CliRunner

from netflix_warehouse import figures
from netflix_warehouse.cli import app
from netflix_warehouse.dbt_runner import artefacts_folder
from netflix_warehouse.errors import UserError
from netflix_warehouse.figures import FIGURES
from netflix_warehouse.publish import publish, publishing
from netflix_warehouse.publish.datasets import safe_text
from netflix_warehouse.publish.package import TYPES
from netflix_warehouse.publish.tables import published_tables

# All of them take minutes, and have tests of their own.
SOME_FIGURES = ("catalogue_additions_by_year", "top10_hours", "viewing_calendar")
ONLY_DATASETS = tuple(part for part in publishing.PARTS if part.folder == "datasets")


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory, sample_database: Path) -> Path:
    """A warehouse folder with a copy of the built sample."""
    folder = tmp_path_factory.mktemp("warehouse")
    shutil.copy(sample_database, folder / "sample.duckdb")
    return folder


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory, warehouse: Path) -> Iterator[Path]:
    """The sample, published by the command, with some of its figures."""
    out = tmp_path_factory.mktemp("out") / "public"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NETFLIX_WAREHOUSE", str(warehouse))
        patch.setattr(figures, "FIGURES", {name: FIGURES[name] for name in SOME_FIGURES})
        said = CliRunner().invoke(app, ["publish", str(out), "--target", "sample"])
    assert said.exit_code == 0, said.output
    assert "Fictional sample" in said.stdout
    yield out


@pytest.fixture(scope="module")
def package(published: Path) -> dict[str, Any]:
    return json.loads((published / "datasets" / "datapackage.json").read_text(encoding="utf-8"))


@pytest.fixture
def connection(sample_database: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(str(sample_database), read_only=True) as opened:
        yield opened


@pytest.fixture
def quiet(monkeypatch: pytest.MonkeyPatch, warehouse: Path) -> Console:
    monkeypatch.setenv("NETFLIX_WAREHOUSE", str(warehouse))
    monkeypatch.setattr(figures, "FIGURES", {name: FIGURES[name] for name in SOME_FIGURES})
    return Console(quiet=True)


@pytest.fixture
def described(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """dbt describes the same project only once: `published` has had it done."""
    folder = artefacts_folder(ROOT, "sample") / "docs"
    monkeypatch.setattr(publishing, "describe", lambda *_: folder)


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def tabular(package: dict[str, Any]) -> list[dict[str, Any]]:
    return [resource for resource in package["resources"] if resource["format"] == "csv"]


def test_a_second_publication_has_the_same_bytes(
    published: Path, tmp_path: Path, warehouse: Path, quiet: Console
) -> None:
    publish(tmp_path / "again", "sample", console=quiet)
    assert files(tmp_path / "again") == files(published)
    drawn = {path.name for path in (published / "figures").iterdir()}
    assert len(drawn) == 4 * len(SOME_FIGURES) + 1


def test_nothing_tells_of_the_machine_or_the_clock(published: Path, warehouse: Path) -> None:
    places = [str(place).encode() for place in (ROOT, warehouse, published, Path.home())]
    for name, content in files(published).items():
        if name == "lineage/index.html":
            content += base64.b64decode(re.search(rb'atob\("([^"]+)"', content)[1])
        assert not [place for place in places if place in content], name
        if name.endswith((".html", ".json", ".md")):
            assert b'generated_at":"2' not in content, name
            assert not re.search(rb'"invocation_id":', content), name
            assert b"posthog.com" not in content and b"cloudfront.net" not in content, name


def test_the_pages_open_from_the_disk_and_ask_for_nothing(
    published: Path, browser_context: BrowserContext
) -> None:
    asked, found = [], {}
    page = browser_context.new_page()
    page.on("request", lambda request: asked.append(request.url))
    for name, shown in (
        ("index.html", "Fictional sample"),
        ("method.html", "Tables as Parquet and CSV"),
        ("figures/index.html", "catalogue additions by year"),
        ("docs/index.html#!/model/model.netflix_warehouse.dim_titles", "One row per work"),
        ("lineage/index.html", "bridge_person_spellings"),
    ):
        page.goto(f"file://{published}/{name}")
        page.get_by_text(shown).first.wait_for(timeout=30_000)
        found[name] = page.locator("a").evaluate_all("links => links.map(link => link.href)")
    page.close()
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []
    for name in ("index.html", "method.html", "figures/index.html"):
        assert found[name]
        for link in found[name]:
            assert Path(unquote(urlsplit(link).path)).is_file(), link


def test_the_package_is_true_of_its_files(published: Path, package: dict[str, Any]) -> None:
    folder = published / "datasets"
    listed = {resource["path"] for resource in package["resources"]}
    present = {name for name in files(folder) if "/" in name}
    assert listed == present
    for resource in package["resources"]:
        content = (folder / resource["path"]).read_bytes()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        assert re.fullmatch(r"[a-z0-9._-]+", resource["name"])
    assert "created" not in package
    assert "Fictional sample" in package["description"]


def test_every_csv_file_holds_what_its_schema_says(
    published: Path, package: dict[str, Any], connection: duckdb.DuckDBPyConnection
) -> None:
    """Rows, types, constraints and keys, by other means than those that wrote them."""
    folder = published / "datasets"
    keys: dict[tuple[str, str], set[str]] = {}
    rows: dict[str, list[dict[str, str]]] = {}
    for resource in tabular(package):
        with (folder / resource["path"]).open(encoding="utf-8", newline="") as file:
            rows[resource["name"]] = list(csv.DictReader(file, strict=True))
    readers = {
        "string": str, "integer": int, "number": float,
        "boolean": {"true": True, "false": False}.__getitem__,
        "date": lambda text: re.fullmatch(r"\d{4}-\d\d-\d\d", text)[0],
        "datetime": lambda text: re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", text)[0],
    }  # fmt: skip
    for resource in tabular(package):
        name, table = resource["name"], rows[resource["name"]]
        expected = connection.execute(f"select count(*) from {resource['title']}").fetchall()[0][0]
        assert len(table) == expected, name
        for field in resource["schema"]["fields"]:
            constraints = field.get("constraints", {})
            cells = [row[field["name"]] for row in table]
            if constraints.get("required"):
                assert "" not in cells, (name, field["name"])
            values = [readers[field["type"]](cell) for cell in cells if cell != ""]
            keys[name, field["name"]] = set(cells)
            if "enum" in constraints:
                assert set(values) <= set(constraints["enum"]), (name, field["name"])
            if values and "minimum" in constraints:
                assert min(values) >= constraints["minimum"], (name, field["name"])
            if values and "maximum" in constraints:
                assert max(values) <= constraints["maximum"], (name, field["name"])
        if primary_key := resource["schema"].get("primaryKey"):
            found = {tuple(row[column] for column in primary_key) for row in table}
            assert len(found) == len(table), name
    links = 0
    for resource in tabular(package):
        for key in resource["schema"].get("foreignKeys", []):
            parent = key["reference"]["resource"] or resource["name"]
            here = keys[resource["name"], key["fields"]] - {""}
            assert here <= keys[parent, key["reference"]["fields"]], (resource["name"], key)
            links += 1
    assert links > 20


def test_parquet_holds_the_tables_exactly(
    published: Path, package: dict[str, Any], connection: duckdb.DuckDBPyConnection
) -> None:
    for resource in tabular(package):
        file = published / "datasets" / resource["path"].replace(".csv", ".parquet")
        differing = connection.execute(
            f"""select count(*) from (
                (from {resource["title"]} except all from '{file}')
                union all (from '{file}' except all from {resource["title"]})
            )"""
        ).fetchall()[0][0]
        assert differing == 0, resource["name"]


def test_the_dictionary_has_a_row_for_every_column(
    published: Path, connection: duckdb.DuckDBPyConnection
) -> None:
    with (published / "datasets" / "data_dictionary.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    actual = connection.execute(
        """select schema_name, table_name, column_name, data_type from duckdb_columns()
        where schema_name in ('marts', 'reports', 'findings', 'quality')
        and table_name not like 'fnd_%' and table_name not in ('lineage', 'test_results')"""
    ).fetchall()
    assert {(r["schema"], r["table"], r["column"], r["type"]) for r in rows} == set(actual)
    assert all(r["description"] and r["table_description"].startswith("One row") for r in rows)
    (title,) = [r for r in rows if (r["table"], r["column"]) == ("dim_titles", "title_id")]
    assert (title["is_nullable"], title["is_primary_key"]) == ("false", "true")
    (key,) = [r for r in rows if (r["table"], r["column"]) == ("fct_catalogue_genres", "genre")]
    assert key["reference"] == "dim_genres.genre"
    assert {kind for *_, kind in actual} <= set(TYPES)


def test_lineage_decides_what_is_of_viewing(
    manifest: dict[str, Any], connection: duckdb.DuckDBPyConnection
) -> None:
    tables = {table.name: table for table in published_tables(connection, manifest, False)}
    models = {
        node["name"]
        for node in manifest["nodes"].values()
        if node["resource_type"] == "model"
        and node["schema"] in ("marts", "reports", "findings", "quality")
        and not node["name"].startswith("fnd_")
    }
    of_viewing = {"fct_binges", "fct_series_completion"}
    of_viewing |= {"fct_recommendations", "rpt_recommendations"}
    of_viewing |= {name for name in models if "_viewing_" in name or "_taste_" in name}
    of_viewing -= {"fct_taste_features"}
    assert set(tables) == models - of_viewing
    in_part = {table.name for table in tables.values() if not table.is_whole}
    assert in_part == {
        *("row_reconciliation", "rejected_rows", "rule_findings", "rpt_model_scores"),
    }
    whole = {table.name for table in tables.values() if table.is_whole}
    drawn = {figure.area for figure in FIGURES.values() if figure.report in whole}
    left_out = {figure.area for figure in FIGURES.values() if figure.report not in whole}
    assert left_out == {"viewing"} and "viewing" not in drawn
    assert len(published_tables(connection, manifest, True)) == len(models)


def test_a_table_that_begins_to_read_viewing_is_left_out(
    manifest: dict[str, Any], connection: duckdb.DuckDBPyConnection
) -> None:
    changed = copy.deepcopy(manifest)
    of_titles = "model.netflix_warehouse.int_titles"
    changed["child_map"]["seed.netflix_warehouse.viewing_history"].append(of_titles)
    names = {table.name for table in published_tables(connection, changed, False)}
    assert "dim_titles" not in names
    assert "dim_genres" in names


@pytest.mark.usefixtures("described")
def test_a_file_older_than_the_project_is_not_published(
    warehouse: Path, tmp_path: Path, quiet: Console, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tmp_path / "old"
    old.mkdir()
    shutil.copy(warehouse / "sample.duckdb", old)
    with duckdb.connect(str(old / "sample.duckdb")) as writing:
        writing.execute("drop table marts.fct_most_popular")
    monkeypatch.setenv("NETFLIX_WAREHOUSE", str(old))
    with pytest.raises(UserError, match=r"marts.fct_most_popular is not in the file"):
        publish(tmp_path / "out", "sample", console=quiet)
    assert not (tmp_path / "out").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["old"]


@pytest.mark.parametrize("kind", ["folder", "file", "link", "added", "broken list"])
def test_what_a_publication_did_not_make_is_left_alone(
    kind: str, tmp_path: Path, quiet: Console
) -> None:
    out = tmp_path / "public"
    if kind == "file":
        out.write_text("mine")
    elif kind == "link":
        (tmp_path / "elsewhere").mkdir()
        out.symlink_to(tmp_path / "elsewhere")
    else:
        out.mkdir()
        (out / ("publication.json" if kind == "broken list" else "mine.txt")).write_text("mine")
    if kind == "added":
        (out / "publication.json").write_text('{"files": {"index.html": ""}}')
    before = files(tmp_path)
    with pytest.raises(UserError, match=r"holds mine.txt|is no folder|cannot be read"):
        publish(out, "sample", console=quiet)
    assert files(tmp_path) == before


@pytest.mark.usefixtures("described")
def test_an_earlier_publication_is_replaced_and_a_failed_one_changes_nothing(
    tmp_path: Path, quiet: Console, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "public"
    monkeypatch.setattr(publishing, "PARTS", ONLY_DATASETS)
    publish(out, "sample", console=quiet)
    first = files(out)
    removed = out / "datasets" / "marts" / "dim_titles.csv"
    removed.unlink()

    def fails(*_: object) -> None:
        raise UserError("as asked")

    monkeypatch.setattr(publishing, "PARTS", (*ONLY_DATASETS, publishing.Part("x", (), fails)))
    with pytest.raises(UserError, match="as asked"):
        publish(out, "sample", console=quiet)
    assert not removed.exists()
    assert [path.name for path in tmp_path.iterdir()] == ["public"]
    monkeypatch.setattr(publishing, "PARTS", ONLY_DATASETS)
    publish(out, "sample", console=quiet)
    assert files(out) == first


HOSTILE = {
    "</script><script>alert(1)</script>": "</script><script>alert(1)</script>",
    '<img src=x onerror="alert(1)">': '<img src=x onerror="alert(1)">',
    '=HYPERLINK("https://x.example")': '\'=HYPERLINK("https://x.example")',
    "+1": "'+1",
    "-2+3": "'-2+3",
    "@SUM(A1)": "'@SUM(A1)",
    "\t=1": "'\t=1",
    "\r=1": "'\\u000D=1",
    "＝1": "'＝1",
    "'=1": "''=1",
    "'tis": "'tis",
    'a,"b"\nc;d': 'a,"b"\nc;d',
    "\u202eevil\u202c": "\\u202Eevil\\u202C",
    "zero\u200bwidth\ufeff": "zero\\u200Bwidth\\uFEFF",
    "nul\x00 bell\x07 \x1b[31m": "nul\\u0000 bell\\u0007 \\u001B[31m",
    "👩‍👩‍👧 नेटफ़्लिक्स": "👩‍👩‍👧 नेटफ़्लिक्स",
    "x" * 500: "x" * 500,
    "NULL": "NULL",
}


@pytest.mark.usefixtures("described")
def test_hostile_titles_are_text_everywhere(
    warehouse: Path, tmp_path: Path, quiet: Console, monkeypatch: pytest.MonkeyPatch
) -> None:
    planted = tmp_path / "planted"
    planted.mkdir()
    shutil.copy(warehouse / "sample.duckdb", planted)
    with duckdb.connect(str(planted / "sample.duckdb")) as writing:
        for number, title in enumerate(HOSTILE):
            writing.execute(
                "insert into marts.dim_titles (title_id, kind, title, is_in_catalogue, "
                "is_in_top10, is_in_engagement) values ($1, 'film', $2, true, false, false)",
                [f"hostile{number}", title],
            )
    monkeypatch.setenv("NETFLIX_WAREHOUSE", str(planted))
    out = tmp_path / "out"
    publish(out, "sample", console=quiet)
    with (out / "datasets/marts/dim_titles.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["title_id"]: row["title"] for row in csv.DictReader(file, strict=True)}
    exact = dict(
        duckdb.sql(
            f"select title_id, title from '{out}/datasets/marts/dim_titles.parquet'"
        ).fetchall()
    )
    for number, (title, written) in enumerate(HOSTILE.items()):
        assert rows[f"hostile{number}"] == written
        assert exact[f"hostile{number}"] == title
    assert b"\r" not in (out / "datasets/marts/dim_titles.csv").read_bytes()
    for name, content in files(out).items():
        if name.endswith((".html", ".md", ".json")):
            assert b"alert(1)" not in content, name


def test_an_apostrophe_can_be_taken_away_again() -> None:
    texts = [
        *(t for t in HOSTILE if not re.search(r"[\x00-\x08\r\x1b\u202e\u200b]", t)),
        "''-1",
        "",
    ]
    for text in texts:
        written = duckdb.execute(f"select {safe_text('$1::varchar')}", [text]).fetchall()[0][0]
        assert re.sub(r"^'('*[=+\-@\t\r\n＝＋－＠])", r"\1", written) == text
        assert not re.match(r"[=+\-@\t\r\n＝＋－＠]", written)
