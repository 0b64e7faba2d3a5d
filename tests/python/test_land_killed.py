"""A landing of ratings that is killed at any point, and started again, lands the same."""

import os
import random
import subprocess
import time
from pathlib import Path

import duckdb
import pytest
from conftest import NETFLIX, command_environment, netflix

from netflix_warehouse.bench.ratings_rows import write_prize

KILLS = int(os.environ.get("NETFLIX_KILLS", "6"))
ROWS = int(os.environ.get("NETFLIX_KILLED_ROWS", "1000000"))


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("prize")
    write_prize(folder, ROWS)
    return folder


def landed(warehouse: Path) -> dict[str, bytes]:
    """Return every file of the raw tables, by name."""
    raw = warehouse / "raw"
    return {
        str(path.relative_to(raw)): path.read_bytes()
        for path in raw.rglob("*.parquet")
        if path.is_file()
    }


def test_kills_change_nothing(texts: Path, tmp_path: Path) -> None:
    started = time.monotonic()
    assert netflix("land", texts, warehouse=tmp_path / "whole").returncode == 0
    seconds = time.monotonic() - started
    whole = landed(tmp_path / "whole")
    rng, killed = random.Random(7), tmp_path / "killed"
    ended = 0
    for _ in range(KILLS):
        process = subprocess.Popen(
            [NETFLIX, "land", texts],
            env=command_environment(killed),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        # From the moment that it has begun: before, there is nothing to kill.
        while not list(killed.glob(".landing-*")) and process.poll() is None:
            time.sleep(0.005)
        time.sleep(rng.random() * seconds)
        process.kill()
        ended += process.wait() == -9
        # What is there can be read, whatever was going on.
        for name in landed(killed):
            duckdb.sql(f"select count(*) from '{killed / 'raw' / name}'").fetchall()
    assert ended > KILLS // 3, "most runs had ended before they were killed"
    assert netflix("land", texts, warehouse=killed).returncode == 0
    assert landed(killed) == whole
    assert not list(killed.glob(".landing-*"))
