"""The verb `netflix pull`, and the list of public files, shipped or one's own."""

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from conftest import netflix
from misbehaving_server import WEEKS, Server, body, top10

from netflix_warehouse.cli import app
from netflix_warehouse.errors import UserError
from netflix_warehouse.pull import load_sources, pull


def run(tmp_path: Path, entries: object, *arguments: str) -> subprocess.CompletedProcess[str]:
    sources = tmp_path / "mine.yml"
    sources.write_text(entries if isinstance(entries, str) else yaml.safe_dump(entries))
    return netflix("pull", "--sources", sources, *arguments, warehouse=tmp_path / "w")


def entry(server: Server | None = None, **changes: object) -> dict[str, object]:
    return {
        "name": "top10-global",
        "what": "The weekly Top 10",
        "file": "all-weeks-global.tsv",
        "urls": [server.url("/f") if server else "https://example.org/f"],
        "holds": "top10_global",
        "updated": "weekly",
        "at_least": 100,
        "by_hand": {"page": "https://example.org/top10", "choose": "the TSV"},
    } | changes


def test_the_verb(server: Server, tmp_path: Path, project_root: Path) -> None:
    catalogue = (project_root / "seeds" / "raw" / "netflix_titles.csv").read_bytes()
    server.answers.update({"/f": body(top10(*WEEKS)), "/c": body(catalogue)})
    entries = [
        entry(server),
        entry(server, name="gone", file="gone.tsv", urls=[server.url("/gone")]),
        entry(server, name="catalogue", file="titles.csv", urls=[server.url("/c")],
              holds="netflix_titles"),
    ]  # fmt: skip
    result = run(tmp_path, entries)
    downloads = tmp_path / "w" / "downloads"
    assert result.returncode == 1
    assert "1 of 3 files not downloaded" in result.stderr
    assert "failed: gone: " in result.stdout
    assert "downloaded" in result.stdout
    assert f"Next: netflix run {downloads}\n" in result.stdout
    assert sorted(path.name for path in downloads.iterdir()) == [
        "all-weeks-global.tsv",
        "titles.csv",
    ]
    again = run(tmp_path, entries, "top10", "catalogue", "--to", str(tmp_path / "to"))
    assert again.returncode == 0, again.stderr
    assert sorted(path.name for path in (tmp_path / "to").iterdir()) == [
        "all-weeks-global.tsv",
        "titles.csv",
    ]
    assert netflix("land", downloads, warehouse=tmp_path / "w").returncode == 0


@pytest.mark.parametrize("verb", [command.callback.__name__ for command in app.registered_commands])
def test_the_help_of_each_verb(verb: str, tmp_path: Path) -> None:
    shown = netflix(verb, "--help", warehouse=tmp_path)
    assert shown.returncode == 0, shown.stderr
    assert f"netflix {verb}" in shown.stdout


def test_the_list_and_unknown_names(tmp_path: Path) -> None:
    listed = netflix("pull", "--list", warehouse=tmp_path)
    assert listed.returncode == 0
    assert all(file.name in listed.stdout for file in load_sources())
    unknown = netflix("pull", "top", warehouse=tmp_path)
    assert unknown.returncode == 1
    assert "no file named 'top' in the list; it has: catalogue, top10-global" in unknown.stderr
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("entries", "part"),
    [
        ("a: [", "line 1: is not YAML"),
        ("- name: 2023-99-99", "is not YAML"),
        ("", "expected a list of files"),
        (["catalogue"], "entry 1: expected fields such as `name: catalogue`"),
        ([entry(extra=1)], "entry 1 (top10-global): unknown field extra"),
        ([entry(urls="https://example.org")], "urls must be a list of addresses"),
        ([entry(urls=["file:///etc/passwd"])], "urls must be an https address, but is 'file:"),
        ([entry(urls=["https://[bad/f"])], "urls must be an https address with a host"),
        ([entry(file="../up.tsv")], "file must be a plain file name, but is '../up.tsv'"),
        ([entry(file=".hidden.tsv")], "file must be a plain file name"),
        ([entry(holds="top10")], "holds must be one of netflix_titles, top10_global"),
        ([entry(updated="daily")], "updated must be one of weekly, never"),
        ([entry(at_least="1 MB")], "at_least must be a number of bytes"),
        ([entry(sha256="abc")], "sha256 must be 64 hex digits"),
        ([entry(by_hand="ask")], "by_hand: page must be an https address, but is None"),
        ([entry(), entry(file="b.tsv")], "name 'top10-global' is there twice"),
        ([entry(), entry(name="b")], "file 'all-weeks-global.tsv' is there twice"),
    ],
)
def test_a_list_that_is_not_as_it_must_be(tmp_path: Path, entries: object, part: str) -> None:
    sources = tmp_path / "mine.yml"
    sources.write_text(entries if isinstance(entries, str) else yaml.safe_dump(entries))
    with pytest.raises(UserError) as raised:
        load_sources(sources)
    assert str(sources) in str(raised.value)
    assert part in str(raised.value)


def test_an_absent_list_is_said_in_one_line(tmp_path: Path) -> None:
    result = netflix("pull", "--sources", tmp_path / "no.yml", warehouse=tmp_path)
    assert result.returncode == 1
    assert result.stderr == (
        f"error: {tmp_path}/no.yml: cannot be read (No such file or directory); check the path\n"
    )


def test_the_shipped_list() -> None:
    files = load_sources()
    assert all(url.startswith("https://") for file in files for url in (*file.urls, file.page))
    tables = [file.holds for file in files]
    assert {"netflix_titles", "top10_global", "top10_countries", "top10_most_popular"} < set(tables)
    assert tables.count("engagement") >= 5
    assert all(file.updated == "never" for file in files if file.sha256)
    assert sum(file.sha256 is not None for file in files) >= 5


def test_the_shipped_list_fits_the_real_files(
    server: Server, tmp_path: Path, shared_data: Path
) -> None:
    real = {path.name: path for path in sorted(shared_data.glob("*/*"))}
    here = [file for file in load_sources() if file.file in real]
    assert len(here) == 9
    for file in here:
        server.answers[f"/{file.name}"] = body(real[file.file].read_bytes())
    results = pull([replace(file, urls=(server.url(f"/{file.name}"),)) for file in here], tmp_path)
    assert [(result.status, result.note) for result in results] == [("downloaded", "")] * 9
