"""Finding files: folders, archives, and paths that hold nothing or harm."""

import io
import os
import tarfile
import zipfile
from pathlib import Path

import pytest
from test_land import CATALOGUE, SAMPLES, query

from netflix_warehouse.land import inputs, land


def test_same_file_named_twice_is_read_once(tmp_path: Path) -> None:
    assert len(land([CATALOGUE, CATALOGUE.parent / "." / CATALOGUE.name], tmp_path)) == 1


def test_folders_are_searched_and_the_rest_is_listed(tmp_path: Path) -> None:
    folder = tmp_path / "files"
    (folder / "deep" / "er[1]").mkdir(parents=True)
    (folder / ".hidden").mkdir()
    (folder / ".hidden" / "netflix_titles.csv").write_bytes(CATALOGUE.read_bytes())
    (folder / "deep" / "er[1]" / "it's *.csv").write_bytes(CATALOGUE.read_bytes())
    (folder / "notes.txt").write_text("Some notes")
    results = {Path(r.file).name: r for r in land([folder], tmp_path / "files" / "w")}
    assert results["it's *.csv"].status == "landed"
    assert results[".hidden"].notes == ["hidden"]
    assert results["notes.txt"].status == "skipped"
    again = land([folder], folder / "w")
    assert [r.status for r in again].count("unchanged") == 1
    assert not any("parquet" in r.file for r in again), "the warehouse is not searched"


def test_paths_that_hold_nothing(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    os.mkfifo(tmp_path / "pipe")
    paths = [tmp_path / "empty", tmp_path / "absent.csv", tmp_path / "pipe"]
    results = land(paths, tmp_path / "w")
    assert all(result.is_refused for result in results)
    for result, part in zip(
        results, ("without a file", "does not exist", "not a regular file"), strict=True
    ):
        assert part in result.notes[0]


def test_a_folder_of_strangers_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("Some notes")
    (tmp_path / "titles.csv").write_text("title,country,shop\na,b,c\n")
    first, second, whole = land([tmp_path], tmp_path / "w")
    assert (first.status, second.status, whole.status) == ("skipped", "skipped", "refused")
    assert "names only title, country" in second.notes[0]


def test_a_loop_of_links(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    assert land([tmp_path / "a"], tmp_path / "w")[0].is_refused
    assert all(result.is_refused for result in land([tmp_path], tmp_path / "w"))


def test_a_nul_does_not_make_a_text_binary(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(
        (SAMPLES / "broken" / "nul_bytes.csv").read_bytes().replace(b"\n", b"\r")
    )
    assert land([tmp_path / "a.csv"], tmp_path / "w")[0].landed_count == 5


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs a file that cannot be read")
def test_unreadable_file(tmp_path: Path) -> None:
    [result] = land([Path("/proc/self/mem")], tmp_path)
    assert result.is_refused
    assert "cannot be read" in result.notes[0]


def test_names_in_an_archive_never_become_paths(tmp_path: Path) -> None:
    archive = tmp_path / "x" / "y" / "evil.zip"
    archive.parent.mkdir(parents=True)
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("../../../escaped.csv", CATALOGUE.read_bytes())
        file.writestr("/etc/..\\..\\a\x1b[31m.csv", CATALOGUE.read_bytes())
    results = land([archive], tmp_path / "w")
    assert sorted(result.status for result in results) == ["landed", "superseded"]
    assert not list(tmp_path.rglob("*escaped*"))
    assert "\x1b" not in "".join(result.file for result in results)
    assert query(tmp_path / "w", "landed_files", "_file") == [("escaped.csv",)]


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("kind", ["zip", "tar"])
def test_members_of_one_name_are_all_read(kind: str, tmp_path: Path) -> None:
    archive, texts = tmp_path / "files", (b"Some notes", CATALOGUE.read_bytes(), b"Other notes")
    if kind == "zip":
        with zipfile.ZipFile(archive, "w") as packed:
            for text in texts:
                packed.writestr("a.csv", text)
    else:
        with tarfile.open(archive, "w") as packed:
            for text in texts:
                member = tarfile.TarInfo("a.csv")
                member.size = len(text)
                packed.addfile(member, io.BytesIO(text))
    results = land([archive], tmp_path / "w")
    assert [result.status for result in results] == ["skipped", "landed", "skipped"]


def test_zip_bombs_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = tmp_path / "bomb.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("netflix_titles.csv", CATALOGUE.read_bytes() + b"x" * 40_000_000)
    monkeypatch.setattr(inputs, "FREE_BYTES", 1 << 20)
    [result] = land([bomb], tmp_path / "w")
    assert result.is_refused
    assert "far more than its size allows" in result.notes[0]
    assert not list((tmp_path / "w").glob(".landing-*"))


def test_archives_nested_too_deep_are_refused(tmp_path: Path) -> None:
    data = CATALOGUE.read_bytes()
    for _ in range(inputs.MAX_DEPTH + 1):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as file:
            file.writestr("inner.zip", data)
        data = buffer.getvalue()
    (tmp_path / "deep.zip").write_bytes(data)
    [result] = land([tmp_path / "deep.zip"], tmp_path / "w")
    assert "deep; unpack it by hand" in result.notes[0]
