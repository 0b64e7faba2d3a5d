"""Landing of damaged files: never a traceback, every record counted, both ways of reading agree."""

import csv
import io
import tempfile
from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netflix_warehouse.land import land
from netflix_warehouse.land.careful import read_carefully
from netflix_warehouse.land.catalogue import READER, columns
from netflix_warehouse.land.dialect import headers
from netflix_warehouse.land.job import Opened, Staged
from netflix_warehouse.land.progress import Meter
from netflix_warehouse.land.quick import read_quickly
from netflix_warehouse.land.sql import connect
from netflix_warehouse.land.text import HEAD_BYTES, look

SHAPES = Path(__file__).parents[1] / "samples" / "landing" / "shapes"
SAMPLE = (SHAPES / "catalogue.csv").read_bytes()
HEADER = SAMPLE.split(b"\n")[0] + b"\n"
TABLES = sorted(path for path in SHAPES.iterdir() if path.suffix in (".csv", ".tsv", ".txt"))
QUICK = settings(
    max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)


def read_both_ways(data: bytes, folder: Path) -> tuple[list | None, list, Staged]:
    """Return the rows of the quick way (None if it declines) and of the careful way."""
    path = folder / "file.csv"
    path.write_bytes(data)
    seen = look(data[:HEAD_BYTES])
    header = max(headers(seen.lines), key=lambda found: found.width)
    found = []
    with connect(folder) as connection:
        for way in (read_quickly, read_carefully):
            scratch = folder / way.__name__
            opened = Opened(connection, path, "f", seen, header, scratch, Meter(None, "", 1))
            staged = way(READER.prepare(opened))
            rows = staged and duckdb.sql(f"from '{staged.parquet}'").fetchall()
            found.append((staged, rows, staged and staged.parquet.read_bytes()))
    (quick, quick_rows, quick_bytes), (careful, careful_rows, careful_bytes) = found
    if quick:
        assert careful.rejected == []
        assert careful.notes == []
        assert quick.record_count == careful.record_count
        assert quick_bytes == careful_bytes
    return quick_rows, careful_rows, careful


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.name)
def test_both_ways_give_equal_tables(path: Path, tmp_path: Path) -> None:
    quick, careful, staged = read_both_ways(path.read_bytes(), tmp_path)
    slow = {"backslash_escapes.csv", "blank_after_delimiter.csv", "empty_lines.csv",
            "separator_line.csv"}  # fmt: skip
    assert (quick is None) == (path.name in slow)
    assert quick in (None, careful)
    assert staged.record_count == 6


# The edges of CSV, as the last cell of a record of three and as whole lines.
EDGES = [
    b'"x" ', b' "x"', b'"" ', b' ""', b'""', b'""""', b'x"y"z', b'5" disk', b'"x"y', b'"x\ny"',
    b'"x\n\ny"', b" ", b"\t", b'"a, "', b'" a"', b'"a "', b'"a ""b"" c"', b'", ""b"""', b"\\",
    b'\\"', b"#", b"\x1a", "\u2028".encode(), "\xa0".encode(), b'"', b'"a,b', b"\x0b", b"\x85",
]  # fmt: skip


@pytest.mark.parametrize("edge", EDGES)
def test_both_ways_agree_on_the_edges(edge: bytes, tmp_path: Path) -> None:
    first = b"title,type,country,cast\n"
    for number, record in enumerate(
        (b"t,Movie," + edge + b",c\n", edge + b",Movie,x,c\n", b"t,Movie,x," + edge + b"\n",
         b"t,Movie,x," + edge)
    ):  # fmt: skip
        folder = tmp_path / str(number)
        folder.mkdir()
        data = first + record * (1 if number == 3 else 2) + b"u,Movie,y,z\n" * (number != 3)
        quick, careful, staged = read_both_ways(data, folder)
        assert quick in (None, careful)
        assert len(careful) + len(staged.rejected) == staged.record_count


CELLS = st.text(st.sampled_from(["a", " ", ",", '"', "\n", "é", "'", ";", "\t", "\\"]), max_size=6)


@QUICK
@given(
    st.lists(st.lists(CELLS, min_size=4, max_size=4), min_size=1, max_size=5),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)
def test_well_formed_cells_come_back(records: list[list[str]], quoting: int) -> None:
    text = io.StringIO()
    writer = csv.writer(text, quoting=quoting, lineterminator="\n")
    writer.writerow(["title", "type", "country", "cast"])
    # The first record settles the quotes, as those of any real file do.
    writer.writerows([["a, b", "c, d", "e, f", "g, h"], *records])
    with tempfile.TemporaryDirectory() as name:
        quick, careful, staged = read_both_ways(text.getvalue().encode(), Path(name))
    assert quick in (None, careful)
    assert len(careful) + len(staged.rejected) == staged.record_count == len(records) + 1
    expected = [
        tuple(cell or None for cell in record)
        for record in records
        if "".join(record).strip(" \t\n")
    ]
    order = list(columns(headers(["title,type,country,cast"])[0]))
    at = [order.index(column) for column in ("title", "type", "country", "cast")]
    assert [tuple(row[i] for i in at) for row in careful[1:]] == expected


def damage(data: bytes, kind: str, at: int, size: int) -> bytes:
    at %= len(data)
    insertions = {"quote": b'"', "delimiters": b"," * size, "line end": b"\n", "nul": b"\0" * size,
                  "byte": b"\xff", "return": b"\r"}  # fmt: skip
    if kind == "cut":
        return data[:at] + data[at + size :]
    if kind == "end":
        return data[:at]
    return data[:at] + insertions[kind] + data[at:]


KINDS = st.sampled_from(["cut", "end", "quote", "delimiters", "line end", "nul", "byte", "return"])


@settings(QUICK, max_examples=40)
@given(
    st.lists(st.tuples(KINDS, st.integers(0, 10**6), st.integers(1, 40)), min_size=1, max_size=4),
    st.sampled_from(["utf-8", "utf-16-le", "cp1252"]),
    st.booleans(),
)
def test_damage_never_escapes_the_count(
    damages: list[tuple[str, int, int]], encoding: str, spares_header: bool
) -> None:
    data = SAMPLE.decode().encode(encoding)
    start = len(HEADER.decode().encode(encoding)) if spares_header else 0
    for kind, at, size in damages:
        data = data[:start] + damage(data[start:] or b"x", kind, at, size)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "file.csv").write_bytes(data)
        [result] = land([folder / "file.csv"], folder / "w")
        assert result.status in ("landed", "refused")
        assert len(result.notes) == 1 or result.status == "landed"
        if result.status == "refused":
            assert not (folder / "w" / "raw" / "landed_files.parquet").exists()
            return
        rows = duckdb.sql(f"from '{folder}/w/raw/netflix_titles.parquet'").fetchall()
        rejected = duckdb.sql(f"from '{folder}/w/raw/rejected_records.parquet'").fetchall()
        assert len(rows) == result.landed_count
        assert len(rejected) == result.rejected_count
        numbers = sorted([row[-1] for row in rows] + [row[2] for row in rejected])
        assert numbers == list(range(1, result.record_count + 1))


def records(count: int, **cells: str) -> list[str]:
    base = {"title": "T", "type": "Movie", "country": "Norway", "description": "d"} | cells
    return [f"s{i}," + ",".join(base.values()) for i in range(1, count + 1)]


FIRST = "show_id,title,type,country,description"


def land_lines(lines: list[str], folder: Path) -> tuple[int, list[tuple[int, str]]]:
    (folder / "file.csv").write_text("\n".join([FIRST, *lines]) + "\n", encoding="utf-8")
    [result] = land([folder / "file.csv"], folder / "w")
    assert result.status == "landed", result.notes
    rejected = duckdb.sql(f"select _row, reason from '{folder}/w/raw/rejected_records.parquet'")
    return result.landed_count, rejected.fetchall()


def test_an_unclosed_quote_costs_one_record_only(tmp_path: Path) -> None:
    lines = records(3000)
    lines[1000] = 's1001,T,Movie,Norway,"never closed'
    assert land_lines(lines, tmp_path) == (2999, [(1001, "a quote is not closed")])


def test_an_unclosed_quote_that_a_later_cell_seems_to_close(tmp_path: Path) -> None:
    lines = records(20)
    lines[4] = 's5,T,Movie,Norway,"never closed'
    lines[5] = 's6,T,Movie,", Norway",d'
    assert land_lines(lines, tmp_path) == (19, [(5, "a quote is not closed")])


def test_a_cell_of_several_lines_with_commas_stays_one_cell(tmp_path: Path) -> None:
    lines = records(20)
    lines[4] = 's5,T,Movie,Norway,"one, two,\nthree, four, five, six, seven\nend"'
    assert land_lines(lines, tmp_path) == (20, [])


def test_unusual_types_do_not_spoil_the_recovery(tmp_path: Path) -> None:
    lines = records(20, type="Pelicula")
    lines[4] = 's5,"T" x,Pelicula,Norway,d'
    assert land_lines(lines, tmp_path) == (19, [(5, "quotes do not match")])


def test_one_record_in_twenty_with_too_many_fields(tmp_path: Path) -> None:
    lines = records(2000)
    lines[::20] = [line + ",e,f" for line in lines[::20]]
    landed_count, rejected = land_lines(lines, tmp_path)
    assert landed_count == 1900
    assert rejected == [(n, "expected 5 fields, found 7") for n in range(1, 2001, 20)]


def test_a_file_without_line_ends_is_read_in_pieces(tmp_path: Path) -> None:
    (tmp_path / "file.csv").write_bytes(HEADER + b"x" * 9_000_000)
    [result] = land([tmp_path / "file.csv"], tmp_path / "w")
    assert result.is_refused


def test_large_damaged_file_lands_in_bounded_memory(tmp_path: Path) -> None:
    """30 MB, damage throughout: what is held at once must not grow with the file."""
    import resource

    block = "".join(line + " " * 400 + "\n" for line in records(500))
    with (tmp_path / "file.csv").open("w") as file:
        file.write(FIRST + "\n")
        for _ in range(130):
            file.write(block + 's0,T,Movie,Norway,"open\n')
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    [result] = land([tmp_path / "file.csv"], tmp_path / "w")
    assert (result.landed_count, result.rejected_count) == (65_000, 130)
    assert (tmp_path / "file.csv").stat().st_size > 27e6
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 300_000
