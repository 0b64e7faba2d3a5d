"""Shared fixtures: one build of the sample and one of real data for the whole suite."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browser import Browse, browsing, launched
from misbehaving_server import Server, serving
from playwright.sync_api import BrowserContext

from netflix_warehouse.site import build_site

ROOT = Path(__file__).resolve().parents[2]
NETFLIX = Path(sys.executable).with_name("netflix")
# A lasting folder: dbt parses everything anew whenever the path of its database changes.
SCRATCH = ROOT / "target" / "tests"


def netflix(
    *arguments: str | Path, cwd: Path = ROOT, warehouse: Path, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the installed `netflix` command and return its exit code and output."""
    return subprocess.run(
        [NETFLIX, *map(str, arguments)],
        cwd=cwd,
        env=command_environment(warehouse, **environment),
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )


def command_environment(warehouse: Path, **environment: str) -> dict[str, str]:
    """Return this process's environment with a warehouse folder; rich must not colour or wrap."""
    return os.environ | {"NETFLIX_WAREHOUSE": str(warehouse), "COLUMNS": "200"} | environment


@pytest.fixture(scope="session")
def project_root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared_data(project_root: Path) -> Path:
    """The folder of real data beside the checkout; without it, the test is skipped."""
    folder = project_root.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("real data is absent: no folder ../shared/data beside the checkout")
    return folder


@pytest.fixture(scope="session")
def sample_database(project_root: Path) -> Path:
    """The built and tested sample. `make test` has just built it and passes its path."""
    built = os.environ.get("NETFLIX_TEST_SAMPLE")
    if built is None:
        result = netflix("build", "--target", "sample", warehouse=SCRATCH)
        assert result.returncode == 0, result.stderr
        return SCRATCH / "sample.duckdb"
    if not built:
        pytest.fail("the sample did not build: its errors are above", pytrace=False)
    return Path(built)


@pytest.fixture(scope="session")
def manifest(project_root: Path, sample_database: Path) -> dict[str, Any]:
    """dbt's manifest of the project, as parsed for the sample's build."""
    path = project_root / "target" / "sample" / "manifest.json"
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def real_database(shared_data: Path) -> Path:
    """The real catalogue, Top 10 and engagement reports, landed, built and tested."""
    sources = [shared_data / source for source in ("catalogue", "top10", "engagement")]
    landed = netflix("land", *sources, warehouse=SCRATCH)
    assert landed.returncode == 0, landed.stderr
    built = netflix("build", "--target", "real", warehouse=SCRATCH)
    assert built.returncode == 0, built.stderr
    return SCRATCH / "netflix.duckdb"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A web server of this machine that answers as the test says."""
    monkeypatch.setenv("NO_PROXY", "*")
    with serving() as running:
        yield running


@pytest.fixture(scope="session")
def sample_site(sample_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The explorer of the sample."""
    folder = tmp_path_factory.mktemp("site")
    build_site(sample_database, folder)
    return folder


@pytest.fixture(scope="session")
def browser_context(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BrowserContext]:
    """One browser for the whole suite."""
    with launched(tmp_path_factory.mktemp("browser")) as context:
        yield context


@pytest.fixture
def browse(browser_context: BrowserContext) -> Iterator[Browse]:
    """A way to open pages, none of which may complain."""
    yield from browsing(browser_context)


@pytest.fixture(scope="session")
def real_site(real_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The explorer of real data."""
    folder = tmp_path_factory.mktemp("real_site")
    build_site(real_database, folder)
    return folder
