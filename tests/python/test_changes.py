"""A second landing: only what reads its files is built again, and all is as if built anew."""

from pathlib import Path
from typing import Any

import duckdb
import pytest

from netflix_warehouse.bench.ratings_rows import write_prize
from netflix_warehouse.build import Built, build
from netflix_warehouse.changes import changed_tables
from netflix_warehouse.land import land

FIRST, SECOND = "2021-09-26", "2021-10-03"
REPORTS = ("2023Jan-Jun", "2023Jul-Dec")
PLAYS = ["Salt,25/02/2024", "The Quiet Orchard: Season 1: Rain,26/02/2024"]


class Warehouse:
    """One warehouse, to which files are added landing by landing."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.folder, self._patch = folder, patch

    def add(self, *paths: Path, full_refresh: bool = False) -> Built:
        self._patch.setenv("NETFLIX_WAREHOUSE", str(self.folder))
        if paths:
            land(list(paths), self.folder)
        return build("real", full_refresh=full_refresh)

    def tables(self) -> dict[str, list[Any]]:
        """Return the columns and sorted rows of each table that dbt made."""
        found = {}
        with duckdb.connect(str(self.folder / "netflix.duckdb"), read_only=True) as connection:
            names = connection.execute("""
                select table_schema || '.' || table_name from information_schema.tables
                where table_schema not in ('raw', 'main') order by all""").fetchall()
            for (name,) in names:
                found[name] = connection.execute(f"from {name} order by all").fetchall()
        return found


def until(source: Path, target: Path, week: str) -> Path:
    """Write the rows of a list of the Top 10 up to a week."""
    lines = source.read_text(encoding="utf-8").splitlines(keepends=True)
    place = lines[0].split("\t").index("week")
    target.parent.mkdir(exist_ok=True)
    kept = [line for line in lines[1:] if line.split("\t")[place] <= week]
    target.write_text(lines[0] + "".join(kept), encoding="utf-8")
    return target


@pytest.fixture(scope="module")
def landings(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> list[list[Path]]:
    """The files of three landings: the first of all kinds, ratings, then one more of each other."""
    folder = tmp_path_factory.mktemp("files")
    rated = write_prize(folder / "prize", 6000, user_count=300, title_count=60)
    rated.append(folder / "prize" / "movie_titles.csv")
    lists = [shared_data / "top10" / f"all-weeks-{part}.tsv" for part in ("global", "countries")]
    report = "What_We_Watched_A_Netflix_Engagement_Report_{}.xlsx"
    reports = [shared_data / "engagement" / report.format(half_year) for half_year in REPORTS]
    exports = []
    for number in (1, 2):
        exports.append(folder / f"NetflixViewingHistory_{number}.csv")
        exports[-1].write_text("Title,Date\n" + "\n".join(PLAYS * number) + "\n")
    weeks = [
        [until(path, folder / week / path.name, week) for path in lists] for week in (FIRST, SECOND)
    ]
    return [
        [shared_data / "catalogue", *weeks[0], reports[0], exports[0], *rated[1:]],
        [rated[0]],
        [*weeks[1], reports[1], exports[1]],
    ]


@pytest.fixture(scope="module")
def grown(
    landings: list[list[Path]], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Warehouse, list[Built]]:
    """A warehouse after the three landings, each of which was built."""
    with pytest.MonkeyPatch.context() as patch:
        warehouse = Warehouse(tmp_path_factory.mktemp("grown"), patch)
        return warehouse, [warehouse.add(*paths) for paths in landings]


def test_a_landing_touches_only_what_reads_it(grown: tuple[Warehouse, list[Built]]) -> None:
    warehouse, (first, second, third) = grown
    assert first.changed is None
    assert second.changed == ("ratings",)
    assert 4 * second.counts["model"] < first.counts["model"]
    assert third.changed == ("top10_global", "top10_countries", "engagement", "viewing_history")
    assert changed_tables(third.database, warehouse.folder) == []


def test_what_grew_equals_what_is_built_anew(
    grown: tuple[Warehouse, list[Built]], landings: list[list[Path]],
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    anew = Warehouse(tmp_path_factory.mktemp("anew"), monkeypatch)
    anew.add(*[path for paths in landings for path in paths])
    left, right = grown[0].tables(), anew.tables()
    assert list(left) == list(right)
    assert len(left) > 150
    assert sum(len(rows) for rows in left.values()) > 100_000
    assert [name for name in left if left[name] != right[name]] == []


def test_nothing_is_built_where_nothing_changed(grown: tuple[Warehouse, list[Built]]) -> None:
    warehouse, built = grown
    before = built[-1].database.stat().st_ino
    again = warehouse.add()
    assert (again.changed, dict(again.counts)) == ((), {})
    assert built[-1].database.stat().st_ino == before
