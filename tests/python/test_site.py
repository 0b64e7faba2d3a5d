"""The explorer's folder: made whole or not at all, the same from the same warehouse."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest
from conftest import netflix

from netflix_warehouse.errors import UserError
from netflix_warehouse.site import build_site, pages
from netflix_warehouse.site.build import MARKER, RECORDS
from netflix_warehouse.site.compile import rows_behind


def contents(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_two_sites_of_one_warehouse_are_the_same(
    sample_database: Path, sample_site: Path, tmp_path: Path
) -> None:
    again = tmp_path / "again"
    result = netflix(
        *("site", "--target", "sample", "--out", again),
        warehouse=sample_database.parent,
        PYTHONHASHSEED="7",
        TZ="Pacific/Apia",
    )
    assert result.returncode == 0, result.stderr
    assert contents(again) == contents(sample_site)


def test_foreign_folder_is_refused_and_untouched(sample_database: Path, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "thesis.txt").write_text("years of work")
    before = contents(tmp_path)
    with pytest.raises(UserError, match="name another folder"):
        build_site(sample_database, tmp_path)
    assert contents(tmp_path) == before


def test_out_may_not_be_a_file(sample_database: Path, tmp_path: Path) -> None:
    (tmp_path / "site").write_text("no folder")
    with pytest.raises(UserError, match="cannot be written"):
        build_site(sample_database, tmp_path / "site")


@pytest.fixture(scope="module")
def unbuilt(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A warehouse without the tables that pages read."""
    path = tmp_path_factory.mktemp("unbuilt") / "sample.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute("create schema reports")
        connection.execute("create table reports.rpt_other as select 1 as one")
    yield path


def test_site_stays_whole_when_the_warehouse_lacks_a_table(
    sample_site: Path, unbuilt: Path, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    shutil.copytree(sample_site, site)
    with pytest.raises(UserError, match="netflix build"):
        build_site(unbuilt, site)
    assert contents(site) == contents(sample_site)


def test_earlier_pages_go_and_the_owners_files_stay(
    sample_database: Path, sample_site: Path, tmp_path: Path
) -> None:
    site, outside = tmp_path / "site", tmp_path / "outside.txt"
    shutil.copytree(sample_site, site)
    (site / "bygone.html").write_text("a page that no longer is")
    (site / "data" / "own.txt").write_text("the owner's")
    outside.write_text("not of the site")
    with (site / MARKER).open("a") as marker:
        marker.write("bygone.html\n../outside.txt\n")
    build_site(sample_database, site)
    assert contents(site) == contents(sample_site) | {"data/own.txt": b"the owner's"}
    assert outside.is_file()


def test_exposures_list_what_the_pages_read(manifest: dict[str, Any]) -> None:
    listed: dict[str, set[str]] = {page.name: set() for page in pages()}
    for exposure in manifest["exposures"].values():
        if page := exposure["meta"].get("page"):
            parents = [manifest["nodes"][name] for name in exposure["depends_on"]["nodes"]]
            listed[page] |= {f"{node['schema']}.{node['name']}" for node in parents}
    for page in pages():
        read = {dataset.table for dataset in page.datasets} - set(RECORDS)
        assert read <= listed[page.name], page.name


def test_rows_behind_are_those_of_named_marks_alone() -> None:
    marks = [
        {"name": "brush_bg", "from": {"data": "store"}},
        {"name": "group", "marks": [{"name": "layer_1_marks", "from": {"data": "drawn"}}]},
    ]
    assert rows_behind(marks, "layer_1") == "drawn"
    assert rows_behind(marks, "") == "drawn"
    with pytest.raises(LookupError, match=r"layer_0.*brush_bg, layer_1_marks"):
        rows_behind(marks, "layer_0")
