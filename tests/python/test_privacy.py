"""What a member watched: in no message or log, readable by its owner alone, and forgotten whole."""

import base64
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from conftest import ROOT, command_environment, netflix
from viewing_exports import SIBLINGS
from workbooks import write_workbook

from netflix_warehouse.land import land
from netflix_warehouse.publish import publishing

NAME, TITLE = "Zebulonia Quatermarsh", "The Unforgettable Marzipan Heist"
WORDS = ("zebulonia", "quatermarsh", "unforgettable marzipan", "marzipan heist")
CATALOGUE = ROOT / "tests" / "samples" / "landing" / "shapes" / "catalogue.csv"
HEADER = (
    "Profile Name,Start Time,Duration,Attributes,Title,Supplemental Video Type,Device Type,"
    "Bookmark,Latest Bookmark,Country\n"
)


def record(day: int, title: str = TITLE) -> str:
    return (
        f"{NAME},2023-05-{day:02d} 20:00:00,00:41:10,,{title}: Season 1: Part {day} (Episode {day})"
        ",,Smart TV,00:41:10,00:41:10,GB (United Kingdom)\n"
    )


ACTIVITY = HEADER + "".join(map(record, range(28, 0, -1)))
# One record cut, one with a field too many, one with a stray quote.
DAMAGED = ACTIVITY + f"{NAME},2023\n" + record(2).replace("TV", "TV,") + f'"{TITLE}"{NAME}\n'
HISTORY = '"Title","Date"\n' + "".join(f'"{TITLE}: {n}","7/{n}/23"\n' for n in range(28, 12, -1))


def holds_words(data: bytes) -> list[str]:
    """The planted words in some bytes, in any case and common encoding."""
    text = data.lower()
    return [
        word for word in WORDS
        if any(word.encode(encoding) in text for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
    ]  # fmt: skip


def holding(folder: Path) -> list[Path]:
    """The files under a folder that hold a planted word, in their bytes, cells or names."""
    found = []
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        content = path.read_bytes()
        if path.suffix == ".parquet":
            content += str(duckdb.sql(f"from '{path}'").fetchall()).encode()
        if path.suffix == ".html":  # data in it may be wrapped
            wrapped = re.findall(rb"[A-Za-z0-9+/]{400,}={0,2}", content)
            content += b"".join(base64.b64decode(text + b"===") for text in wrapped)
        if holds_words(content + str(path.relative_to(folder)).encode()):
            found.append(path)
    return found


class Project:
    """A copy of the project with its own warehouse, and all that its commands have said."""

    def __init__(self, folder: Path) -> None:
        self.root, self.warehouse, self.said = folder / "project", folder / "warehouse", ""
        self.root.mkdir()
        for name in ("models", "macros", "seeds", "analyses", "tests/data", "tests/macros"):
            shutil.copytree(ROOT / name, self.root / name)
        for name in ("dbt_project.yml", "profiles.yml"):
            shutil.copy(ROOT / name, self.root)

    def netflix(self, *arguments: str | Path, code: int = 0) -> str:
        result = netflix(*arguments, cwd=self.root, warehouse=self.warehouse)
        assert result.returncode == code, result.stderr
        self.said += result.stdout + result.stderr
        return result.stdout + result.stderr

    def dbt(self, *arguments: str) -> None:
        result = subprocess.run(
            [Path(sys.executable).with_name("dbt"), *arguments],
            cwd=self.root, env=command_environment(self.warehouse),
            capture_output=True, text=True, timeout=600, check=False,
        )  # fmt: skip
        assert result.returncode == 0, result.stdout
        self.said += result.stdout + result.stderr


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """Exports landed beside a catalogue, built, drawn, and run by plain dbt too."""
    folder = tmp_path_factory.mktemp("privacy")
    project, files = Project(folder), folder / "files"
    files.mkdir()
    with zipfile.ZipFile(files / "netflix-report.zip", "w") as archive:
        archive.writestr("CONTENT_INTERACTION/ViewingActivity.csv", DAMAGED)
        for name, text in SIBLINGS.items():
            archive.writestr(name, text)
    (files / "NetflixViewingHistory.csv").write_text(HISTORY, encoding="utf-8")
    project.netflix("land", CATALOGUE)
    project.netflix("land", files / "netflix-report.zip", "--account", NAME)
    project.netflix("land", files / "NetflixViewingHistory.csv")
    project.netflix("build")
    project.netflix("figures")
    project.netflix("site")
    project.dbt("run", "--target", "real", "--select", "staging")
    yield project


def test_no_message_nor_log_repeats_a_name_or_title(project: Project) -> None:
    assert not holds_words(project.said.encode())
    assert (project.root / "logs" / "dbt.log").stat().st_size
    assert holding(project.root) == []


def test_only_the_owner_reads_what_was_landed_built_and_drawn(project: Project) -> None:
    assert holding(project.warehouse), "the words must be there, or the test proves nothing"
    for path in project.warehouse.rglob("*"):
        around = [path, *(p for p in path.parents if p.is_relative_to(project.warehouse))][:-1]
        if path.is_file() and path.name not in ("lock",):
            assert path.stat().st_mode & 0o077 == 0, path
            assert path.parent == project.warehouse or any(
                folder.stat().st_mode & 0o077 == 0 for folder in around[1:]
            )


def test_what_was_written_stays_readable_by_its_owner_alone_under_any_umask(
    tmp_path: Path,
) -> None:
    export = tmp_path / "a.csv"
    export.write_text(DAMAGED)
    before = os.umask(0)
    try:
        land([export], tmp_path / "w")
    finally:
        os.umask(before)
    for path in (tmp_path / "w").rglob("*"):
        assert path.stat().st_mode & 0o077 == 0, path


SHEET = [
    ["Profile Name", "Start Time", "Duration", "Title"],
    *([TITLE, NAME, NAME, "2023-05-01 20:00:00"] for _ in range(4)),
]
UNREADABLE = {
    "mostly_damaged.csv": HEADER + record(1) + f"{NAME},{TITLE}\n" * 5,
    "asks.csv": f"Title,Date\n{TITLE},4/7/23\n",
    "header_only.csv": HEADER,
    "other_table.csv": f"Who,What,When\n{NAME},{TITLE},2023\n" * 3,
    "no_table.txt": f"{NAME} has seen {TITLE}\n" * 3,
    "half_a_name.csv": f"Title,Date\n{TITLE},2023-05-01\n\x00{NAME}\x00,\x00\n" * 4,
}


@pytest.mark.parametrize("name", [*UNREADABLE, "moved_columns.xlsx"])
def test_a_refusal_does_not_quote_the_file(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    if name in UNREADABLE:
        path.write_text(UNREADABLE[name], encoding="utf-8")
    else:
        write_workbook(path, {"Sheet 1": SHEET})
    result = netflix("land", path, cwd=ROOT, warehouse=tmp_path / "w")
    assert (result.returncode == 0) == (name == "half_a_name.csv")
    assert "Traceback" not in result.stderr
    assert not holds_words((result.stdout + result.stderr).encode())
    assert result.returncode == 0 or "; " in result.stdout, "the message must say what to do"


def test_reasons_of_rejected_records_do_not_quote_them(project: Project) -> None:
    reasons = duckdb.sql(
        f"select reason from '{project.warehouse}/raw/rejected_records.parquet'"
    ).fetchall()
    assert len(reasons) == 3
    assert not holds_words(str(reasons).encode())


def test_what_is_published_holds_viewing_only_when_asked(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The years of viewing count as well: the catalogue here ends before them."""
    said = project.netflix("publish", tmp_path / "public")
    assert "what a member watched is left out" in said
    assert len(list((tmp_path / "public" / "figures").glob("*.png"))) > 10
    assert holding(tmp_path / "public") == []
    marts = tmp_path / "public" / "datasets" / "marts"
    assert not list(marts.glob("*viewing*"))
    years = duckdb.sql(f"select max(year) from '{marts}/dim_dates.parquet'").fetchall()
    added = duckdb.sql(f"select max(added_year) from '{marts}/fct_catalogue_titles.parquet'")
    assert years == added.fetchall()
    assert b"viewing_" not in (marts.parent / "quality" / "rule_findings.csv").read_bytes()
    monkeypatch.chdir(project.root)
    monkeypatch.setenv("NETFLIX_WAREHOUSE", str(project.warehouse))
    tables = tuple(part for part in publishing.PARTS if part.folder == "datasets")
    monkeypatch.setattr(publishing, "PARTS", tables)
    publishing.publish(tmp_path / "mine", "real", include_viewing=True)
    holders = {path.name for path in holding(tmp_path / "mine")}
    assert {"fct_viewing_plays.csv", "fct_viewing_plays.parquet"} <= holders
    assert (tmp_path / "mine").stat().st_mode & 0o077 == 0


def test_forget_leaves_no_byte(project: Project) -> None:
    """Runs last: what the others look at is gone after it."""
    for leftover in (
        ".landing-999999999/read-1.text", ".build_real/netflix.duckdb", "netflix.duckdb.wal",
        "spark/tables/part-0.csv", "rejects/viewing_history-0123456789ab.csv",
    ):  # fmt: skip
        path = project.warehouse / leftover
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{NAME},{TITLE}")
    (project.root / "target" / "run_results.json").write_text(NAME)
    asked = netflix("forget", cwd=project.root, warehouse=project.warehouse)
    assert asked.returncode == 1, "without an answer nothing is removed"
    assert (project.warehouse / "netflix.duckdb").exists()
    said = project.netflix("forget", "--yes")
    assert "netflix build" in said
    assert not holds_words(said.encode())
    assert holding(project.warehouse) == []
    assert holding(project.root) == []
    assert not (project.warehouse / "netflix.duckdb").exists()
    assert not (project.warehouse / "figures" / "real").exists()
    raw = project.warehouse / "raw"
    landed = duckdb.sql(f"select raw_table from '{raw}/landed_files.parquet'").fetchall()
    assert landed == [("netflix_titles",)]
    assert duckdb.sql(f"from '{raw}/netflix_titles.parquet'").fetchall()
    for table in ("viewing_activity", "viewing_history"):
        assert duckdb.sql(f"from '{raw}/{table}.parquet/*.parquet'").fetchall() == []
    assert "nothing to forget" in project.netflix("forget", "--yes")
    project.dbt("run", "--target", "real", "--select", "staging")


def test_forgetting_the_only_thing_landed_brings_back_the_sample(tmp_path: Path) -> None:
    export = tmp_path / "a.csv"
    export.write_text(ACTIVITY)
    assert netflix("land", export, warehouse=tmp_path / "w").returncode == 0
    project = tmp_path / "project"
    project.mkdir()
    shutil.copy(ROOT / "dbt_project.yml", project)
    assert netflix("forget", "--yes", cwd=project, warehouse=tmp_path / "w").returncode == 0
    assert holding(tmp_path / "w") == []
    assert not (tmp_path / "w" / "raw").exists()
