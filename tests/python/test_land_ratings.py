"""Landing of ratings: both forms of the Netflix Prize, packed and damaged, and MovieLens."""

import gzip
import random
import tarfile
import zipfile
from pathlib import Path

import duckdb
import pytest
from test_land import query

from netflix_warehouse.bench.ratings_rows import write_prize
from netflix_warehouse.land import land, landing, prize, prize_blocks

CELLS = "movie_id, user_id, rating, date"
ROWS = 60_000
SIZE = {"title_count": 90, "user_count": 4000}


def by_hand(files: list[Path]) -> list[tuple[str, ...]]:
    """Read clean files of the Prize in plain Python."""
    rows, title = [], ""
    for file in files:
        for line in file.read_text().splitlines():
            if line.endswith(":"):
                title = line[:-1]
            else:
                rows.append((title, *line.split(",")))
    return rows


def ratings(warehouse: Path, what: str = CELLS) -> list[tuple]:
    table = f"read_parquet('{warehouse}/raw/ratings.parquet/*.parquet', filename = true)"
    return duckdb.sql(f"select {what} from {table} order by filename, _row").fetchall()


@pytest.fixture(scope="module")
def combined(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return write_prize(tmp_path_factory.mktemp("combined"), ROWS, **SIZE)


@pytest.fixture(scope="module")
def by_title(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return write_prize(tmp_path_factory.mktemp("mv"), ROWS, "titles", **SIZE)


def test_generator_keeps_its_word(combined: list[Path], by_title: list[Path]) -> None:
    rows = by_hand(combined)
    assert len(rows) == ROWS
    assert by_hand(by_title) == rows, "both forms hold the same ratings"
    assert len({(title, user) for title, user, *_ in rows}) == ROWS, "no rating twice"
    counts = sorted(
        (sum(1 for row in rows if row[0] == str(title)) for title in range(1, 91)), reverse=True
    )
    assert counts[-1] >= 1
    assert sum(counts[:9]) > 0.25 * ROWS, "a tenth of the titles have over a quarter"
    days: dict[tuple[str, str], int] = {}
    for _, user, _, day in rows:
        days[user, day] = days.get((user, day), 0) + 1
    assert max(days.values()) > 20, "some users rate many titles on one day"


def test_combined_files_land_as_they_stand(combined: list[Path], tmp_path: Path) -> None:
    results = land([combined[0].parent], tmp_path)
    assert [(r.status, r.rejected_count) for r in results] == [("landed", 0)] * 5
    assert ratings(tmp_path) == by_hand(combined)
    names = [name for (name,) in query(tmp_path, "landed_files", "_file")]
    assert "netflix_prize/movie_titles.csv" in names
    assert "netflix_prize-00001-00022/combined_data_1.txt" in names
    assert len(names) == 5


def packed(files: list[Path], kind: str, target: Path) -> Path:
    """Pack files as the published archive is packed, or otherwise."""
    if kind == "folder":
        target.mkdir()
        for file in files:
            (target / file.name).write_bytes(file.read_bytes())
        return target
    if kind == "zip":
        with zipfile.ZipFile(target, "w") as archive:
            for file in files:
                archive.write(file, f"training_set/{file.name}")
        return target
    with tarfile.open(target, "w") as archive:
        for file in files:
            archive.add(file, f"training_set/{file.name}")
    if kind == "tar.gz":
        target.write_bytes(gzip.compress(target.read_bytes()))
    if kind == "tar in tar.gz":
        outer = target.with_name("nf_prize_dataset.tar.gz")
        with tarfile.open(outer, "w:gz") as archive:
            archive.add(target, "download/training_set.tar")
        return outer
    return target


@pytest.mark.parametrize("kind", ["folder", "zip", "tar", "tar.gz", "tar in tar.gz"])
def test_files_of_one_title_land_together(kind: str, by_title: list[Path], tmp_path: Path) -> None:
    source = packed(by_title, kind, tmp_path / "training set[1]")
    [result] = land([source], tmp_path / "w")
    assert result.file == f"{source}/mv_0000001.txt to mv_0000090.txt"
    assert (result.status, result.landed_count) == ("landed", ROWS)
    assert ratings(tmp_path / "w") == by_hand(by_title)
    [again] = land([source], tmp_path / "w")
    assert again.status == "unchanged"
    assert not list((tmp_path / "w").glob(".landing-*"))


def test_a_truncated_tar_is_refused(by_title: list[Path], tmp_path: Path) -> None:
    source = packed(by_title, "tar", tmp_path / "training_set.tar")
    source.write_bytes(source.read_bytes()[:20_000])
    assert any("damaged archive" in r.notes[0] for r in land([source], tmp_path / "w"))


def test_both_forms_are_one_set(combined: list[Path], by_title: list[Path], tmp_path: Path) -> None:
    land(combined, tmp_path)
    land(by_title, tmp_path)
    assert ratings(tmp_path) == by_hand(by_title)
    assert len(query(tmp_path, "landed_files")) == 1
    [refused] = land([combined[1]], tmp_path)
    assert refused.is_refused
    assert "60,000 ratings; name a later file, or replace it with --force" in refused.notes[0]


DAMAGED = {
    "mv_0000001.txt": b"1:\n11,4,2005-01-01\n12,5,2005-01-02",
    "mv_0000002.txt": b"\xef\xbb\xbf2:\r\n11,4,2005-01-01\r\n\r\n12,5\r\n13,3,2005-01-01\r\n",
    "mv_0000003.txt": b"10,1,2005-01-01\n\n3:\n11,4,2005-01-01\n12,,2005-01-02\n13,1,2005-01-09\n"
    b"14,1,2005-01-09,x\n15,2,2005-01-09\n",
    "combined.txt": b"7:\n1,4,2005-01-01\n2,4,2005-01-01\n3,4,2005-01-01\nabc:\n4,5,2005-01-02\n"
    b"8:\n\xff,5,2005-01-02\nnonsense\n5,1,2005-01-02\n6,2,2005-01-02\n5,1,2005-01-02\n"
    b"9:\n7,5,2005-01-03\n8,5,2005-01-03\n9,\x005,2005-01-03",
}


def test_what_is_damaged_is_rejected_and_the_rest_lands(tmp_path: Path) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    for name, content in DAMAGED.items():
        (folder / name).write_bytes(content)
    combined, joined = land([folder], tmp_path / "w")
    assert (joined.landed_count, joined.rejected_count) == (8, 3)
    assert (combined.landed_count, combined.rejected_count) == (8, 5)
    part, other = "netflix_prize-00001-00003", "netflix_prize-00007-00009"
    name = f"{part}/mv_0000001.txt to mv_0000003.txt"
    assert query(tmp_path / "w", "rejected_records", "_file, _row, reason") == [
        (name, 4, "expected 3 fields, found 2 (mv_0000002.txt, line 4)"),
        (name, 6, "no line with its title before it (mv_0000003.txt, line 1)"),
        (name, 10, "expected 3 fields, found 4 (mv_0000003.txt, line 7)"),
        (f"{other}/combined.txt", 4, "expected the number of a title before the colon"),
        (f"{other}/combined.txt", 5, "no line with its title before it"),
        (f"{other}/combined.txt", 6, "bytes that are not text"),
        (f"{other}/combined.txt", 7, "expected 3 fields, found 1"),
        (f"{other}/combined.txt", 13, "bytes that are not text"),
    ]
    assert ratings(tmp_path / "w", f"{CELLS}, _row") == [
        ("1", "11", "4", "2005-01-01", 1),
        ("1", "12", "5", "2005-01-02", 2),
        ("2", "11", "4", "2005-01-01", 3),
        ("2", "13", "3", "2005-01-01", 5),
        ("3", "11", "4", "2005-01-01", 7),
        ("3", "12", None, "2005-01-02", 8),
        ("3", "13", "1", "2005-01-09", 9),
        ("3", "15", "2", "2005-01-09", 11),
        ("7", "1", "4", "2005-01-01", 1),
        ("7", "2", "4", "2005-01-01", 2),
        ("7", "3", "4", "2005-01-01", 3),
        ("8", "5", "1", "2005-01-02", 8),
        ("8", "6", "2", "2005-01-02", 9),
        ("8", "5", "1", "2005-01-02", 10),
        ("9", "7", "5", "2005-01-03", 11),
        ("9", "8", "5", "2005-01-03", 12),
    ]
    rejects = (tmp_path / "w" / "rejects" / f"ratings-{part}.csv").read_text().splitlines()
    assert rejects[0] == "record,reason,text"
    assert rejects[2].endswith('"10,1,2005-01-01"')


@pytest.mark.parametrize("change", [b"\r\n", b"\r", b"bad\n"])
def test_slow_way_reads_what_the_quick_one_does(
    change: bytes, combined: list[Path], tmp_path: Path
) -> None:
    content = combined[0].read_bytes()
    text = content + change if change == b"bad\n" else content.replace(b"\n", change)
    (tmp_path / "ratings.txt").write_bytes(text)
    [result] = land([tmp_path / "ratings.txt"], tmp_path / "w")
    assert result.rejected_count == (change == b"bad\n")
    assert ratings(tmp_path / "w") == by_hand(combined[:1])


def test_blocks_of_lines_join_anywhere(
    combined: list[Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(prize, "_read_lines", None)
    for size in (40, 41, 97):
        monkeypatch.setattr(prize_blocks, "BLOCK_BYTES", size)
        text = b"".join(combined[0].read_bytes().splitlines(keepends=True)[:3000])
        (tmp_path / "ratings.txt").write_bytes(text.removesuffix(b"\n"))
        land([tmp_path / "ratings.txt"], tmp_path / f"{size}")
        assert ratings(tmp_path / f"{size}") == by_hand([tmp_path / "ratings.txt"])


@pytest.mark.parametrize(
    ("text", "landed", "rejected"),
    [
        ("1:\n5,5,2005-01-01\n" + "2:\n" * 30, 1, 0),  # whole blocks without a rating
        ("1:\n5,5,2005-01-01\n6,4,2005-01-01\n" * 5 + "5\n" * 9, 10, 9),  # and without a user
    ],
)
def test_blocks_may_lack_ratings_or_users(
    text: str, landed: int, rejected: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(prize_blocks, "BLOCK_BYTES", 40)
    (tmp_path / "ratings.txt").write_text(text)
    [result] = land([tmp_path / "ratings.txt"], tmp_path / "w")
    assert (result.landed_count, result.rejected_count) == (landed, rejected)


ODD = (
    "0:", "007:", "-3:", "+3:", "4 :", ":", "12345678901:", "1,6,2005-01-01", "1,0,2005-01-01",
    "1,55,2005-01-01", "1,4,2005-1-01", "1,4,2005-01-01 ", " 1,4,2005-01-01", "1;4,2005-01-01",
    "x1,4,2005-01-01", ",4,2005-01-01", "1,4,2005/01/01", "1,4,2005-01-0x", "1,4,２005-01-01",
    "00012,4,2005-01-01", f"{'9' * 200},4,2005-01-01", "1,4,2005-01-01,", "1,4.0,2005-01-01",
    "1,4,0000-99-99", "", "1:2,4,2005-01-01", "1,4,2005-01-01:", "\0,4,2005-01-01",
)  # fmt: skip


def test_quick_way_declines_what_it_could_read_otherwise(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    draw, folder = random.Random(7), tmp_path / "files"
    folder.mkdir()
    texts = []
    for odd in ODD:
        lines = [f"{draw.randrange(3000)},{draw.randrange(1, 6)},2005-01-0{i}" for i in range(1, 9)]
        texts.append([*lines[:4], odd, *lines[4:]])
    for _ in range(80):
        lines = [f"{draw.randrange(3000)},{draw.randrange(1, 6)},200{i}-11-23" for i in range(8)]
        text = list("\n".join(lines))
        for _ in range(draw.randrange(1, 4)):
            text[draw.randrange(len(text))] = draw.choice("0123456789,:- \n")
        texts.append("".join(text).split("\n"))
    for number, lines in enumerate(texts):
        titled = [f"{number * 20 + 11}:", *lines, f"{number * 20 + 12}:", "5,5,2005-06-07"]
        (folder / f"r{number}.txt").write_text("\n".join(titled), encoding="utf-8")
    quick = land([folder], tmp_path / "quick")
    monkeypatch.setattr(prize, "write_blocks", decline)
    slow = land([folder], tmp_path / "slow")
    assert [(r.status, r.rejected_count, r.notes) for r in quick] == [
        (r.status, r.rejected_count, r.notes) for r in slow
    ]
    cells = f"{CELLS}, timestamp, dataset, _file, _row"
    assert ratings(tmp_path / "quick", cells) == ratings(tmp_path / "slow", cells)
    rejected = "rejected_records", "_file, _row, reason"
    assert query(tmp_path / "quick", *rejected) == query(tmp_path / "slow", *rejected)


def decline(*_: object) -> None:
    raise prize_blocks.DeclinedError


def test_titles_out_of_order_keep_their_ratings(tmp_path: Path) -> None:
    text = "9:\n1,4,2005-01-01\n2:\n1,3,2005-01-01\n30:\n2,5,2005-01-01\n4:\n1,1,2005-01-01\n"
    (tmp_path / "ratings.txt").write_text(text)
    land([tmp_path / "ratings.txt"], tmp_path / "w")
    assert ratings(tmp_path / "w", "movie_id, rating") == [
        ("9", "4"), ("2", "3"), ("30", "5"), ("4", "1"),
    ]  # fmt: skip
    expected = [("netflix_prize-00002-00030/ratings.txt",)]
    assert query(tmp_path / "w", "landed_files", "_file") == expected
    assert ratings(tmp_path / "w", "distinct _file, filename")[0][0] == expected[0][0]


def test_too_many_damaged_records_stop_the_reading(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(prize, "MOST_REJECTED", 3)
    (tmp_path / "ratings.txt").write_text("1:\n" + "1,4,2005-01-01\n" * 20 + "nonsense\n" * 4)
    [result] = land([tmp_path / "ratings.txt"], tmp_path / "w")
    assert result.is_refused
    assert "more than 3 damaged records, such as record 24" in result.notes[0]


def test_users_without_ratings_are_recognised_but_have_no_table(tmp_path: Path) -> None:
    (tmp_path / "qualifying.txt").write_text("1:\n1046323,2005-12-19\n1080030,2005-12-23\n")
    (tmp_path / "probe.txt").write_text("1:\n30878\n2647871\n10:\n1952305\n")
    assert [result.status for result in land([tmp_path], tmp_path / "w")] == ["recognised"] * 2
    [named] = land([tmp_path / "probe.txt"], tmp_path / "w")
    assert named.is_refused
    assert landing.ONLY in named.notes[0]


def test_published_movielens_and_film_list(shared_data: Path, tmp_path: Path) -> None:
    results = land([shared_data / "movielens", shared_data / "prize"], tmp_path)
    assert {
        (result.raw_table, result.status, result.landed_count, result.rejected_count)
        for result in results if result.raw_table
    } == {
        ("ratings", "landed", 100_000, 0),
        ("rated_movies", "landed", 17_770, 0),
        ("rated_movies", "landed", 1_682, 0),
    }  # fmt: skip
    assert ratings(
        tmp_path, "distinct count(distinct user_id) over (), count(distinct movie_id) over ()"
    ) == [(943, 1682)]
    films = f"'{tmp_path}/raw/rated_movies.parquet/*.parquet'"
    found = duckdb.sql(f"""
        select dataset, count(*), count(*) filter (where contains(title, ',')),
            count(*) filter (where year = 'NULL'), count(*) filter (where title like '%é%')
        from {films} group by all order by all""").fetchall()  # fmt: skip
    assert [row[:2] for row in found] == [("movielens_100k", 1682), ("netflix_prize", 17_770)]
    assert found[1][2:4] == (336, 7)
    assert found[0][4] > 0, "accents of Latin-1 are read"


def test_movielens_forms_land_beside_each_other(tmp_path: Path) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "ratings.dat").write_text("1::1193::5::978300760\n" * 20 + "1::661::x:y::978302109\n")
    (folder / "movies.dat").write_bytes("1193::Amélie: A: Life (2001)::Comedy\n".encode("latin-1"))
    (folder / "ratings.csv").write_text("userId,movieId,rating,timestamp\n1,2,3.5,1112486027\n")
    (folder / "movies.csv").write_text('movieId,title,genres\n2,"Salt, The (1996)",Drama\n')
    results = {Path(result.file).name: result for result in land([folder], tmp_path / "w")}
    assert {result.status for result in results.values()} == {"landed"}
    films = duckdb.sql(
        f"select dataset, title from '{tmp_path}/w/raw/rated_movies.parquet/*.parquet'"
    )
    assert sorted(films.fetchall()) == [
        ("movielens_csv", "Salt, The (1996)"), ("movielens_dat", "Amélie: A: Life (2001)"),
    ]  # fmt: skip
    assert ratings(tmp_path / "w", "dataset, movie_id, rating, timestamp") == [
        ("movielens_csv", "2", "3.5", "1112486027"),
        *[("movielens_dat", "1193", "5", "978300760")] * 20,
        ("movielens_dat", "661", "x:y", "978302109"),
    ]


def test_a_film_list_saved_again_with_quotes_reads_the_same(tmp_path: Path) -> None:
    plain, quoted = tmp_path / "plain.csv", tmp_path / "quoted.csv"
    rest = "".join(f"{number},1999,Orbit {number}\n" for number in range(2, 30))
    plain.write_bytes(f'1,2003,Paper, "The" Café\n{rest}'.encode("latin-1"))
    quoted.write_text(f'1,2003,"Paper, ""The"" Café"\n{rest}x,1,2\n')
    titles = []
    for file in (plain, quoted):
        land([file], tmp_path / file.stem)
        table = f"'{tmp_path}/{file.stem}/raw/rated_movies.parquet/*.parquet'"
        titles.append(duckdb.sql(f"select movie_id, year, title from {table}").fetchall())
    assert titles[0] == titles[1]
    assert titles[0][0] == ("1", "2003", 'Paper, "The" Café')
    assert query(tmp_path / "quoted", "rejected_records", "_row") == [(30,)]
