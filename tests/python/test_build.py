"""`netflix build` publishes all or nothing, whatever happens to it: real dbt, real processes."""

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from conftest import NETFLIX, command_environment, netflix

from netflix_warehouse.build import build, exclusive, publish
from netflix_warehouse.errors import UserError

PROJECT = """
name: netflix_warehouse
version: 0.1.0
profile: netflix_warehouse
flags: {send_anonymous_usage_stats: false}
models: {+materialized: table}
"""
# Each generation writes its number into both tables, so a mixture of two would show.
GENERATION = "select {{ env_var('GENERATION', '1') }} as generation"
SLOW = """
select count(*) as generation from range(100000) as a(x)
cross join range(100000000) as b(y) where (x * y) % 7 = 3
"""


@pytest.fixture(scope="module")
def small_project(
    tmp_path_factory: pytest.TempPathFactory, project_root: Path
) -> Iterator[tuple[Path, Path]]:
    """A project of two tables under the real profile, published once as generation 1."""
    project, warehouse = tmp_path_factory.mktemp("project"), tmp_path_factory.mktemp("warehouse")
    (project / "models").mkdir()
    (project / "tests").mkdir()
    (project / "dbt_project.yml").write_text(PROJECT)
    (project / "profiles.yml").write_text((project_root / "profiles.yml").read_text())
    (project / "models" / "first.sql").write_text(GENERATION)
    (project / "models" / "second.sql").write_text(GENERATION + " from {{ ref('first') }}")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(project)
        patch.setenv("NETFLIX_WAREHOUSE", str(warehouse))
        build("sample")
        yield project, warehouse


def generations(database: Path) -> list[tuple[int, int]]:
    with duckdb.connect(str(database), read_only=True) as connection:
        return connection.execute(
            "select first.generation, second.generation from first, second"
        ).fetchall()


def test_failing_test_keeps_the_published_file_and_names_itself(
    small_project: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    project, warehouse = small_project
    test = project / "tests" / "assert_first_generation.sql"
    test.write_text("select * from {{ ref('second') }} where generation > 1")
    before = (warehouse / "sample.duckdb").read_bytes()
    monkeypatch.setenv("GENERATION", "2")
    try:
        with pytest.raises(UserError) as failure:
            build("sample")
    finally:
        test.unlink()
    assert (warehouse / "sample.duckdb").read_bytes() == before
    message = str(failure.value)
    assert "sample.duckdb stays as it was" in message
    assert (
        "test assert_first_generation (tests/assert_first_generation.sql): Got 1 result" in message
    )
    compiled = message.split("SQL: ")[1].splitlines()[0]
    assert "generation > 1" in Path(compiled).read_text()


def test_failing_model_is_named_with_the_engine_s_words(small_project: tuple[Path, Path]) -> None:
    project, warehouse = small_project
    broken = project / "models" / "broken.sql"
    broken.write_text("select no_such_column from {{ ref('first') }}")
    try:
        with pytest.raises(UserError, match=r"model broken \(models/broken.sql\): Binder Error"):
            build("sample")
        broken.write_text("select * from {{ ref('nowhere') }}")
        with pytest.raises(UserError, match=r"before it built anything:\n.*\n.*'nowhere'"):
            build("sample")
    finally:
        broken.unlink()
    assert generations(warehouse / "sample.duckdb") == [(1, 1)]


def test_warning_is_listed_and_publishes(
    small_project: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    project, warehouse = small_project
    test = project / "tests" / "assert_warned.sql"
    test.write_text("{{ config(severity='warn') }} select * from {{ ref('second') }}")
    monkeypatch.setenv("GENERATION", "3")
    try:
        built = build("sample")
    finally:
        test.unlink()
    assert built.counts == {"model": 2, "test": 1}
    assert [warning.split(" (")[0] for warning in built.warnings] == ["test assert_warned"]
    assert generations(built.database) == [(3, 3)]
    assert not list(warehouse.glob("*.wal"))


def test_select_keeps_the_rest_as_published(
    small_project: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, warehouse = small_project
    monkeypatch.setenv("GENERATION", "4")
    build("sample")
    monkeypatch.setenv("GENERATION", "5")
    build("sample", select=["second"])
    assert generations(warehouse / "sample.duckdb") == [(4, 5)]
    with pytest.raises(UserError, match="nothing matches --select no_such_model"):
        build("sample", select=["no_such_model"])


def test_unusable_targets_are_refused(small_project: tuple[Path, Path]) -> None:
    with pytest.raises(UserError, match="choose one of sample, real"):
        build("spark")
    with pytest.raises(UserError, match="nothing is landed yet"):
        build("real")


def test_unknown_time_zone_is_refused(
    small_project: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(UserError, match="no time zone 'Mars/Olympus': name one such as"):
        build("sample", timezone="Mars/Olympus")
    monkeypatch.setenv("NETFLIX_TIMEZONE", "UTC'; drop")
    with pytest.raises(UserError, match="no time zone"):
        build("sample")


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGINT])
def test_build_ended_midway_leaves_the_published_file(
    small_project: tuple[Path, Path], end: signal.Signals
) -> None:
    project, warehouse = small_project
    published = warehouse / "sample.duckdb"
    before, expected = published.read_bytes(), generations(published)
    slow = project / "models" / "third.sql"
    slow.write_text(SLOW)
    process = subprocess.Popen(
        [NETFLIX, "build", "--target", "sample"],
        cwd=project,
        env=command_environment(warehouse, GENERATION="6"),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        wait_for_tables(process, warehouse / ".build_sample")
        assert generations(published) == expected, "a reader is not disturbed by a running build"
        second = netflix("build", cwd=project, warehouse=warehouse)
        assert second.returncode == 1
        assert f"process {process.pid} is already writing the sample" in second.stderr
        process.send_signal(end)
        output, _ = process.communicate(timeout=60)
    finally:
        process.kill()
        slow.unlink()
    assert published.read_bytes() == before
    if end == signal.SIGINT:
        assert process.returncode == 130
        assert output.endswith("interrupted: nothing was published\n")
    leftovers = {path.name for path in (warehouse / ".build_sample").iterdir()}
    assert "sample.duckdb" in leftovers
    build("sample")
    assert generations(published) == [(1, 1)]
    assert [path.name for path in (warehouse / ".build_sample").iterdir()] == ["lock"]


def wait_for_tables(process: subprocess.Popen[str], folder: Path) -> None:
    """Wait until the running build has written into its scratch file or its log."""
    deadline = time.monotonic() + 60
    log = folder / "sample.duckdb.wal"
    while not (log.is_file() and log.stat().st_size):
        assert process.poll() is None, process.communicate()[0]
        assert time.monotonic() < deadline, "the build wrote nothing within a minute"
        time.sleep(0.05)
    time.sleep(0.3)


def test_lock_of_a_dead_process_is_ignored(tmp_path: Path) -> None:
    (tmp_path / ".build_real").mkdir()
    (tmp_path / ".build_real" / "lock").write_text("999999999")
    with (
        exclusive(tmp_path, "real") as folder,
        pytest.raises(UserError, match=f"process {os.getpid()} is already writing the real"),
        exclusive(tmp_path, "real"),
    ):
        pass
    assert (folder / "lock").read_text() == str(os.getpid())


def test_publish_discards_a_log_that_belongs_to_the_old_file(tmp_path: Path) -> None:
    old, new = tmp_path / "netflix.duckdb", tmp_path / "scratch" / "netflix.duckdb"
    new.parent.mkdir()
    for file, value in ((old, 1), (new, 2)):
        with duckdb.connect(str(file)) as connection:
            connection.execute("create table t as select ? as value", [value])
    (tmp_path / "netflix.duckdb.wal").write_bytes(b"left by a build that died")
    publish(new, old)
    with duckdb.connect(str(old), read_only=True) as connection:
        assert connection.execute("select value from t").fetchall() == [(2,)]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["netflix.duckdb", "scratch"]
