"""Landing of viewing exports: accounts, orders of dates, workbooks, odd files, what is kept."""

import datetime
import gzip
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet
import pytest
from conftest import netflix
from viewing_exports import SIBLINGS
from workbooks import write_workbook

from netflix_warehouse.land import Result, land
from netflix_warehouse.land.date_order import DateOrder, find_date_order

HEADER = "Profile Name,Start Time,Duration,Attributes,Title,Device Type,Country"


def query(warehouse: Path, table: str, what: str = "*", rest: str = "") -> list[tuple]:
    path = warehouse / "raw" / f"{table}.parquet"
    files = f"{path}/*.parquet" if path.is_dir() else path
    return duckdb.sql(f"select {what} from '{files}' {rest}").fetchall()


def land_text(folder: Path, text: str, name: str = "a.csv", **options: str) -> Result:
    (folder / name).write_text(text, encoding="utf-8")
    [result] = land([folder / name], folder / "w", **options)
    return result


def history(*days: str) -> str:
    return "Title,Date\n" + "".join(f"Umbra {n},{day}\n" for n, day in enumerate(days))


def order_of(folder: Path, *cells: str | None, blocks: tuple[str, ...] = ()) -> DateOrder:
    table = pa.table({
        "_row": range(1, len(cells) + 1), "day": pa.array(cells, pa.string()),
        "profile": blocks or ["a"] * len(cells),
    })  # fmt: skip
    pyarrow.parquet.write_table(table, folder / "t.parquet")
    return find_date_order(
        lambda sql: duckdb.sql(sql).fetchall(), folder / "t.parquet", "day",
        "profile" if blocks else None,
    )  # fmt: skip


ASKS = DateOrder(None)
PLAIN = DateOrder(None, is_needed=False)
ORDERS = {
    "a first number above 12": (["1/5/22", "28/7/22"], DateOrder("dmy")),
    "a second number above 12": (["1/5/22", "7/28/22"], DateOrder("mdy")),
    "with a time": (["28/07/2022 4:22"], DateOrder("dmy")),
    "dashes": (["07-28-2022"], DateOrder("mdy")),
    "dots": (["05.06.22", "28.07.2022"], DateOrder("dmy")),
    "dots and blanks": (["5. 6. 2022"], DateOrder("dmy")),
    "ISO": (["2022-07-08", "2022/07/08 4:22", "20220708"], PLAIN),
    "words": (["July 8, 2022", "8 Jul 2022"], PLAIN),
    "nothing": ([None, "", "soon"], PLAIN),
    "falls only with the month first": (["12/3/22", "11/9/22", "10/5/22"], DateOrder("mdy")),
    "falls only with the day first": (["1/10/22", "2/9/22", "1/9/22"], DateOrder("dmy")),
    "rises only with the day first": (["1/9/22", "2/9/22", "1/10/22"], DateOrder("dmy")),
    "falls with both": (["9/9/22", "8/7/22", "6/5/21"], ASKS),
    "falls with neither": (["1/2/22", "3/1/22", "2/3/22", "1/1/22", "4/9/22"], ASKS),
    "one date": (["7/8/22"], ASKS),
    "the same either way": (["7/7/22", "1/1/22"], DateOrder("mdy")),
    "contradictions": (["28/7/22", "27/7/22", "7/25/22"], DateOrder("dmy", misfit_count=1)),
    "beside other spellings": (["2022-07-08", "28/7/22", "July 8, 2022"], DateOrder("dmy")),
    "no dates": (["99/99/22", "0/0/22"], DateOrder("mdy")),
    "evenly torn, and one order falls": (
        ["12/31/22", "11/4/22", "31/1/22"], DateOrder("dmy", misfit_count=1),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", ORDERS)
def test_order_of_day_and_month(case: str, tmp_path: Path) -> None:
    cells, expected = ORDERS[case]
    assert order_of(tmp_path, *cells) == expected


def test_dates_fall_within_each_profile(tmp_path: Path) -> None:
    cells = ["12/3/22", "11/9/22", "10/5/22", "12/5/22"]
    assert order_of(tmp_path, *cells) == ASKS
    assert order_of(tmp_path, *cells, blocks=("a", "a", "a", "b")) == DateOrder("mdy")


def test_an_untold_order_is_asked_for_and_then_remembered(tmp_path: Path) -> None:
    text = history("4/7/22", "3/6/22")
    asked = land_text(tmp_path, text)
    assert asked.is_refused
    assert "--date-order dmy or --date-order mdy" in asked.notes[0]
    told = land_text(tmp_path, text, date_order="dmy")
    assert (told.status, told.notes) == ("landed", ["dates read with the day first"])
    again = land_text(tmp_path, text)
    assert again.status == "unchanged"
    assert query(tmp_path / "w", "landed_files", "date_order") == [("dmy",)]
    other = land_text(tmp_path, text, date_order="mdy")
    assert other.status == "landed"
    assert query(tmp_path / "w", "landed_files", "date_order") == [("mdy",)]
    assert query(tmp_path / "w", "viewing_history", "count(*)") == [(2,)]


def test_an_order_that_is_told_wins_but_not_over_dates_that_need_none(tmp_path: Path) -> None:
    land_text(tmp_path, history("7/28/22"), date_order="dmy")
    land_text(tmp_path, history("2022-07-28"), "b.csv", date_order="dmy")
    found = query(tmp_path / "w", "landed_files", "date_order", "order by _file like '%/b.csv'")
    assert found == [("dmy",), (None,)]


def test_contradicting_dates_are_noted(tmp_path: Path) -> None:
    result = land_text(tmp_path, history("28/7/22", "27/7/22", "7/25/22"))
    assert result.notes == ["dates read with the day first", "1 dates do not fit that order"]
    assert result.landed_count == 3


def test_exports_stay_side_by_side_and_accounts_are_kept(tmp_path: Path) -> None:
    first = land_text(tmp_path, history("2022-07-28"), account="ann")
    land_text(tmp_path, history("2022-07-29", "2022-07-28"), "later.csv", account="ben")
    shorter = land_text(tmp_path, history("2022-07-27"), "shorter.csv")
    assert (first.status, shorter.status) == ("landed", "landed")
    details = query(tmp_path / "w", "landed_files", "account, record_count", "order by all")
    assert details == [("ann", 1), ("ben", 2), (None, 1)]
    assert query(tmp_path / "w", "viewing_history", "count(*), count(distinct _file)") == [(4, 3)]
    again = land_text(tmp_path, history("2022-07-28"), "renamed.csv")
    assert again.status == "unchanged"
    moved = land_text(tmp_path, history("2022-07-28"), "renamed.csv", account="cleo")
    assert moved.status == "landed"
    details = query(tmp_path / "w", "landed_files", "account, record_count", "order by all")
    assert details == [("ben", 2), ("cleo", 1), (None, 1)]
    names = query(tmp_path / "w", "viewing_history", "distinct split_part(_file, '/', 1)")
    assert all(len(name) == 12 and int(name, 16) for (name,) in names)


def test_one_export_loose_and_compressed_lands_once(tmp_path: Path) -> None:
    files = tmp_path / "files"
    files.mkdir()
    (files / "a.csv").write_text(history("2022-07-28"))
    (files / "b.csv.gz").write_bytes(gzip.compress((files / "a.csv").read_bytes()))
    results = land([files], tmp_path / "w")
    assert [result.status for result in results] == ["landed", "unchanged"]
    assert "the same export as" in results[1].notes[0]
    assert query(tmp_path / "w", "viewing_history", "count(*)") == [(1,)]


def test_a_download_lands_as_it_is(tmp_path: Path) -> None:
    folder = tmp_path / "netflix-report"
    for name, text in SIBLINGS.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    export = folder / "CONTENT_INTERACTION" / "ViewingActivity.csv"
    record = "Kit,2022-07-28 04:22:05,00:20:00,,Umbra,TV,GB (United Kingdom)\n"
    export.write_text(f"{HEADER}\n{record}")
    said = netflix("land", folder, warehouse=tmp_path / "w")
    assert said.returncode == 0, said.stdout
    assert not any(name in said.stdout for name in SIBLINGS)
    assert f"{len(SIBLINGS)} other files in {folder} passed over" in said.stdout
    assert said.stdout.endswith("Next: netflix build && netflix figures --year-in-review\n")
    export.write_text("\x00\x01\x02\x03" * 9)
    (folder / "more.csv").write_text(f"{HEADER}\n{record * 2}")
    said = netflix("land", folder, warehouse=tmp_path / "w")
    assert "ViewingActivity.csv" in said.stdout, "an unreadable export must not go unnoticed"


def test_a_spreadsheet_s_workbook(tmp_path: Path) -> None:
    start = datetime.datetime(2022, 7, 28, 4, 22, 5)
    rows = [
        [*HEADER.split(","), None],
        ["Kit", start, datetime.timedelta(minutes=25), None, 1917, "TV", "GB (United Kingdom)"],
        ["Kit", "2022-07-27 01:02:03", datetime.timedelta(seconds=25), None, "Umbra", "TV", "GB"],
        [None] * 7,
    ]
    write_workbook(tmp_path / "a.xlsx", {"ViewingActivity": rows})
    [result] = land([tmp_path / "a.xlsx"], tmp_path / "w")
    assert (result.status, result.record_count) == ("landed", 2)
    found = query(
        tmp_path / "w", "viewing_activity", "start_time, duration, title", "order by _row"
    )
    assert found == [
        ("2022-07-28 04:22:05", "0:25:00", "1917"), ("2022-07-27 01:02:03", "0:00:25", "Umbra"),
    ]  # fmt: skip
    short = [["Umbra", datetime.date(2022, 7, 28)], ["Umbra 2", datetime.date(2022, 7, 27)]]
    write_workbook(tmp_path / "b.xlsx", {"Sheet 1": short})
    [result] = land([tmp_path / "b.xlsx"], tmp_path / "w")
    assert (result.status, result.raw_table) == ("landed", "viewing_history")
    found = query(tmp_path / "w", "viewing_history", "title, date", "order by _row")
    assert found == [("Umbra", "2022-07-28"), ("Umbra 2", "2022-07-27")]


NOT_EXPORTS = {
    "GamePlaySession.csv": SIBLINGS["GAMES/GamePlaySession.csv"],
    "blog.csv": "Title,Date,Author\nOn lamps,2022-07-28,Kit\n",
    "birthdays.csv": "Name,Birthday\nKit,2022-07-28\nMabel,2021-01-02\n",
    "counts.csv": "".join(f"{n},2022-07-{n:02}\n" for n in range(1, 28)),
    "log.csv": "2022-07-28 04:22:05,00:20:00\n2022-07-29 04:22:05,00:20:00\n",
    "runs.csv": "Läufer;Anfang;Dauer;Ort\nKit;2022-07-28 04:22:05;00:20:00;GB (London)\n" * 2,
}


@pytest.mark.parametrize("name", NOT_EXPORTS)
def test_other_tables_are_not_taken_for_exports(name: str, tmp_path: Path) -> None:
    result = land_text(tmp_path, NOT_EXPORTS[name], name)
    assert (result.is_refused, result.raw_table) == (True, None)


def test_a_header_in_an_unknown_language(tmp_path: Path) -> None:
    names = "Ainm,Tús,Fad,Tréithe,Teideal,Cineál,Gléas,Marc,Marc deireanach,Tír"
    record = "Kit,2022-07-28 04:22:05,00:20:00,,Umbra,,TV,00:20:00,Not latest view,IE (Ireland)"
    result = land_text(tmp_path, f"{names}\n{record}\n{record}\n")
    assert (result.status, result.record_count) == ("landed", 2)
    found = query(tmp_path / "w", "viewing_activity", "profile_name, title, country")
    assert found == [("Kit", "Umbra", "IE (Ireland)")] * 2


def test_lines_out_of_order_keep_their_columns(tmp_path: Path) -> None:
    lines = ["28.07.22;Umbra", "Fecha;Título", "27.07.22;Umbra 2"]
    result = land_text(tmp_path, "\n".join(lines))
    assert (result.status, result.record_count) == ("landed", 3)
    found = query(tmp_path / "w", "viewing_history", "title, date", "where title like 'U%'")
    assert found == [("Umbra", "28.07.22"), ("Umbra 2", "27.07.22")]


def test_what_an_older_version_landed_gets_the_new_columns(tmp_path: Path) -> None:
    raw = tmp_path / "w" / "raw"
    raw.mkdir(parents=True)
    old = "'netflix_titles' as raw_table, 'a.csv' as _file, 1::bigint as record_count, "
    old += "1::bigint as landed_count, 0::bigint as rejected_count"
    duckdb.sql(f"copy (select {old}) to '{raw}/landed_files.parquet' (format parquet)")
    duckdb.sql(
        "copy (select null::varchar as title, null::varchar as date, null::varchar as _file, "
        f"null::bigint as _row limit 0) to '{raw}/viewing_history.parquet' (format parquet)"
    )
    land_text(tmp_path, history("2022-07-28"), account="ann")
    found = query(tmp_path / "w", "landed_files", "raw_table, account", "order by all")
    assert found == [("netflix_titles", None), ("viewing_history", "ann")]
    assert query(tmp_path / "w", "viewing_history", "title") == [("Umbra 0",)]


def test_an_order_must_be_one_of_two(tmp_path: Path) -> None:
    said = netflix("land", tmp_path, "--date-order", "ymd", warehouse=tmp_path / "w")
    assert said.returncode == 2
    assert "dmy" in said.stderr
