"""Generates the whole sample and writes it, one CSV per raw table."""

import csv
import hashlib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from netflix_warehouse.raw_tables import HASH_LENGTH, LANDING_TABLES, RAW_TABLES
from netflix_warehouse.sample.catalogue import catalogue_rows, name_by_hand
from netflix_warehouse.sample.catalogue_works import make_catalogue_works
from netflix_warehouse.sample.draw import stream
from netflix_warehouse.sample.engagement import Reports, engagement_rows
from netflix_warehouse.sample.people import People
from netflix_warehouse.sample.ratings import rated_films, rating_rows
from netflix_warehouse.sample.titles import Titles
from netflix_warehouse.sample.top10 import Charts
from netflix_warehouse.sample.top10_files import country_rows, global_rows, most_popular_rows
from netflix_warehouse.sample.top10_plan import reserve_planned
from netflix_warehouse.sample.viewing import Viewing

Row = dict[str, str]
_REJECTED = {
    "netflix_titles.csv": {412: "expected 12 fields, found 9", 977: "expected 12 fields, found 9"},
    "ViewingActivity.csv": {1803: "expected 10 fields, found 7"},
}
_DATE_ORDERS = {"NetflixViewingHistory.csv": "mdy"}
_CATALOGUE_FILMS, _CATALOGUE_SERIES = 829, 364  # seven twins make 1,200 rows


def generate() -> dict[str, list[tuple[str, Row]]]:
    """Rows of each raw table, each with the name of the file that it came from."""
    titles, people = Titles(stream("titles")), People(stream("people"))
    reserve_planned(titles)
    works = make_catalogue_works(
        stream("catalogue works"), titles, people, _CATALOGUE_FILMS, _CATALOGUE_SERIES
    )
    name_by_hand(stream("catalogue titles"), titles, works)
    tables: dict[str, list[tuple[str, Row]]] = {name: [] for name in RAW_TABLES}
    tables["netflix_titles"] = [
        ("netflix_titles.csv", row) for row in catalogue_rows(stream("catalogue"), works)
    ]
    # After the catalogue's rows: the charts add seasons that the catalogue does not know yet.
    charts = Charts(stream("top10"), titles, works)
    charts.run()
    countries = country_rows(stream("top10 countries"), titles, charts.entries)
    for table, file, rows in (
        ("top10_global", "all-weeks-global.tsv", global_rows(charts.entries)),
        ("top10_countries", "all-weeks-countries.tsv", countries),
        ("top10_most_popular", "most-popular.tsv", most_popular_rows(charts.entries)),
    ):
        tables[table] = [(file, row) for row in rows]
    reports = Reports(stream("engagement"), titles, works, charts.entries)
    tables["engagement"] = engagement_rows(stream("engagement blanks"), reports)
    viewing = Viewing(stream("viewing"), works, charts.entries)
    viewing.run()
    films = rated_films(stream("rated films"), titles, works)
    for table, file, rows in (
        ("viewing_activity", "ViewingActivity.csv", viewing.activity_rows()),
        ("viewing_history", "NetflixViewingHistory.csv", viewing.history_rows("Wendell")),
        ("ratings", "combined_data_1.txt", rating_rows(stream("ratings"), films)),
        ("rated_movies", "movie_titles.csv", films),
    ):
        tables[table] = [(file, row) for row in rows]
    return tables


def write_sample(folder: Path) -> dict[str, int]:
    """Write ``<table>.csv`` into ``folder`` for each raw and landing table; rows per table.

    UTF-8, LF, quotes only where needed; an empty cell is null.
    """
    folder.mkdir(parents=True, exist_ok=True)
    counts: dict[str, int] = {}
    landed: list[Sequence[str | int]] = []
    rejected: list[Sequence[str | int]] = []
    for table, rows in generate().items():
        columns = RAW_TABLES[table]
        records = _numbered(columns, rows)
        counts[table] = _write(folder, table, (*columns, "_file", "_row"), records)
        for file, landed_count in sorted(Counter(file for file, _ in rows).items()):
            reasons = _REJECTED.get(file, {})
            found = (landed_count + len(reasons), landed_count, len(reasons))
            text = "\n".join(str(sorted(row.items())) for name, row in rows if name == file)
            content_hash = hashlib.sha256(text.encode()).hexdigest()[:HASH_LENGTH]
            landed.append((table, file, *found, "", _DATE_ORDERS.get(file, ""), content_hash))
            rejected += [(table, file, row, reason) for row, reason in reasons.items()]
    for table, records in (("landed_files", landed), ("rejected_records", rejected)):
        counts[table] = _write(folder, table, LANDING_TABLES[table], records)
    return counts


def _numbered(columns: Sequence[str], rows: list[tuple[str, Row]]) -> list[Sequence[str | int]]:
    """Records in column order, numbered within their file around the rejected ones."""
    last: Counter[str] = Counter()
    records = []
    for file, row in rows:
        last[file] += 1
        while last[file] in _REJECTED.get(file, {}):
            last[file] += 1
        records.append((*(row.get(column, "") for column in columns), file, last[file]))
    return records


def _write(folder: Path, table: str, header: Sequence[str],
           records: Sequence[Sequence[str | int]]) -> int:  # fmt: skip
    """Write one CSV; returns the number of records."""
    with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(records)
    return len(records)
