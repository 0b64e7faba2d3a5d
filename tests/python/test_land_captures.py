"""Captures of the weekly Top 10: which stay, which are replaced, and what a new one costs."""

import datetime
import random
import time
from pathlib import Path

import duckdb
from test_land_replacement import snapshot
from test_land_top10 import FOLDER, one, query, week_file

from netflix_warehouse.land import land
from netflix_warehouse.raw_tables import RAW_TABLES


def test_captures_stay_side_by_side(tmp_path: Path) -> None:
    weeks = ["2030-01-06", "2030-01-13", "2030-01-20"]
    full = week_file(tmp_path / "all-weeks-global.tsv", weeks)
    one([full], tmp_path / "w")
    full_part = (tmp_path / "w/raw/top10_global.parquet/2030-01-20.parquet").read_bytes()
    new = week_file(tmp_path / "new.tsv", ["2030-01-27"])
    assert one([new], tmp_path / "w").notes == []
    week_file(full, [*weeks, "2030-01-27", "2030-02-03"])
    assert one([full], tmp_path / "w").status == "landed"
    assert query(tmp_path / "w", "landed_files", "_file, landed_count", "order by all") == [
        ("2030-01-20/all-weeks-global.tsv", 3),
        ("2030-01-27/new.tsv", 1),
        ("2030-02-03/all-weeks-global.tsv", 5),
    ]
    assert len(query(tmp_path / "w", "top10_global")) == 9
    kept = (tmp_path / "w/raw/top10_global.parquet/2030-01-20.parquet").read_bytes()
    assert kept == full_part, "a new capture does not touch the others"


def test_an_older_capture_says_what_it_adds(tmp_path: Path) -> None:
    newest = week_file(tmp_path / "newest.tsv", ["2030-01-13", "2030-01-20"])
    names = week_file(tmp_path / "names.tsv", ["13 January 2030"])
    fills = week_file(tmp_path / "fills.tsv", ["2029-12-30", "2030-01-06"])
    assert one([newest], tmp_path / "w").notes == []
    assert one([names], tmp_path / "w").notes == ["older capture: adds names only"]
    assert one([fills], tmp_path / "w").notes == ["older capture: fills 2 weeks"]
    together = land([fills, newest, names], tmp_path / "v")
    assert [r.notes for r in together] == [
        ["older capture: fills 2 weeks"], [], ["older capture: adds names only"],
    ]  # fmt: skip
    assert snapshot(tmp_path / "v") == snapshot(tmp_path / "w")


def test_a_capture_is_replaced_by_a_fuller_one_only(tmp_path: Path) -> None:
    full = week_file(tmp_path / "full.tsv", ["2030-01-06", "2030-01-13", "2030-01-20"])
    lost = week_file(tmp_path / "lost.tsv", ["2030-01-13", "2030-01-20"])
    assert one([lost], tmp_path / "w").status == "landed"
    assert one([full], tmp_path / "w").status == "landed"
    assert one([full], tmp_path / "w").status == "unchanged"
    before = snapshot(tmp_path / "w")
    refused = one([lost], tmp_path / "w")
    assert refused.is_refused
    for part in ("2 records of 2 weeks", "2030-01-20/full.tsv", "3 records of 3 weeks", "--force"):
        assert part in refused.notes[0]
    assert snapshot(tmp_path / "w") == before
    assert one([lost], tmp_path / "w", force=True).status == "landed"
    assert query(tmp_path / "w", "landed_files", "_file") == [("2030-01-20/lost.tsv",)]
    assert len(query(tmp_path / "w", "top10_global")) == 2


def test_a_capture_with_other_weeks_does_not_replace_what_only_it_holds(tmp_path: Path) -> None:
    landed = week_file(tmp_path / "a.tsv", ["2030-01-06", "2030-01-20"])
    other = week_file(tmp_path / "b.tsv", ["2029-12-30", "2030-01-13", "2030-01-20"])
    one([landed], tmp_path / "w")
    refused = one([other], tmp_path / "w")
    assert refused.is_refused
    assert (
        "lacks 1 weekly list that no other landed file has, first of 2030-01-06"
        in (refused.notes[0])
    )
    one([week_file(tmp_path / "c.tsv", ["2030-01-06", "2030-01-13"])], tmp_path / "w")
    assert one([other], tmp_path / "w").status == "landed"
    respelled = tmp_path / "d.tsv"
    respelled.write_text(other.read_text().replace("2030-01-20", "1/20/2030"))
    assert one([respelled], tmp_path / "w").status == "landed"


def test_of_equal_last_weeks_in_one_call_the_fuller_file_is_kept(tmp_path: Path) -> None:
    week_file(tmp_path / "a.tsv", ["2030-01-20"])
    week_file(tmp_path / "b.tsv", ["2030-01-13", "2030-01-20"])
    week_file(tmp_path / "c.tsv", ["2030-01-13", "2030-01-20"])
    results = land([tmp_path], tmp_path / "w")
    assert [r.status for r in results] == ["superseded", "landed", "superseded"]
    assert query(tmp_path / "w", "landed_files", "_file") == [("2030-01-20/b.tsv",)]


def test_weeks_in_another_spelling_order_the_captures(tmp_path: Path) -> None:
    path = week_file(tmp_path / "a.tsv", ["1/6/30", "1/13/30"])
    assert one([path], tmp_path / "w").status == "landed"
    assert query(tmp_path / "w", "landed_files", "_file") == [("2030-01-13/a.tsv",)]


def test_rejects_go_with_their_capture(tmp_path: Path) -> None:
    for name, week in (("a", "2030-01-13"), ("b", "2030-01-20")):
        path = week_file(tmp_path / f"{name}.tsv", [week, "2030-01-06"])
        path.write_text(path.read_text() + "\n2029-12-30\tFilms\n")
        one([path], tmp_path / "w")
    assert len(query(tmp_path / "w", "rejected_records")) == 2
    one([week_file(tmp_path / "b.tsv", ["2030-01-20", "2030-01-06"])], tmp_path / "w")
    assert query(tmp_path / "w", "rejected_records", "_file") == [("2030-01-13/a.tsv",)]
    assert [p.name for p in (tmp_path / "w/rejects").iterdir()] == ["top10_global-2030-01-13.csv"]


def popular_file(path: Path, days: int, hours: list[int]) -> Path:
    header = f"category\trank\tshow_title\tseason_title\thours_viewed_first_{days}_days"
    lines = [f"TV (English)\t{n}\tShow {n}\tN/A\t{h}" for n, h in enumerate(hours, start=1)]
    path.write_text("\n".join([header, *lines]), encoding="utf-8")
    return path


def test_the_most_popular_list_only_grows(tmp_path: Path) -> None:
    old = popular_file(tmp_path / "old.tsv", 28, [900, 800])
    first = popular_file(tmp_path / "first.tsv", 91, [300, 200])
    grown = popular_file(tmp_path / "grown.tsv", 91, [300, 250])
    for path in (old, first, grown):
        assert one([path], tmp_path / "w").status == "landed"
    before = snapshot(tmp_path / "w")
    assert one([grown], tmp_path / "w").status == "unchanged"
    for path in (old, first, popular_file(tmp_path / "cut.tsv", 91, [900])):
        refused = one([path], tmp_path / "w")
        assert refused.is_refused
        assert "2 titles, 550 hours in the first 91 days" in refused.notes[0]
    assert snapshot(tmp_path / "w") == before
    assert one([first], tmp_path / "w", force=True).status == "landed"
    assert query(tmp_path / "w", "landed_files", "_file, landed_count") == [("first.tsv", 2)]
    assert len(query(tmp_path / "w", "top10_most_popular")) == 2
    statuses = [r.status for r in land([old, first, grown], tmp_path / "v")]
    assert statuses == ["superseded", "superseded", "landed"]


def test_the_empty_file_of_an_earlier_version_gives_way(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    for table in ("top10_global", "engagement"):
        duckdb.sql("select 'x' as week limit 0").write_parquet(str(raw / f"{table}.parquet"))
    one([FOLDER / "global_9_columns.tsv"], tmp_path)
    assert len(query(tmp_path, "top10_global")) == 4
    assert query(tmp_path, "engagement") == []


def test_random_histories_lose_no_week(tmp_path: Path) -> None:
    """Whatever lands in whatever order: each week landed stays, and the counts add up."""
    draw = random.Random(3)
    weeks = [str(datetime.date(2030, 1, 6) + datetime.timedelta(7 * n)) for n in range(6)]
    seen: set[str] = set()
    statuses: set[str] = set()
    for step in range(25):
        chosen = draw.sample(weeks, draw.randint(1, 4))
        result = one([week_file(tmp_path / f"{step % 4}.tsv", chosen)], tmp_path / "w")
        statuses.add(result.status)
        if result.status == "landed":
            seen |= set(chosen)
        found = query(tmp_path / "w", "top10_global", "_file, count(*)", "group by 1 order by 1")
        landed = query(tmp_path / "w", "landed_files", "_file, landed_count", "order by 1")
        assert found == landed
        assert {w for (w,) in query(tmp_path / "w", "top10_global", "distinct week")} == seen
    assert seen == set(weeks)
    assert statuses == {"landed", "unchanged", "refused"}


def test_the_real_file_without_its_oldest_weeks(shared_data: Path, tmp_path: Path) -> None:
    published = shared_data / "top10" / "all-weeks-global.tsv"
    one([published], tmp_path / "w")
    before = snapshot(tmp_path / "w")
    lines = published.read_text(encoding="utf-8").splitlines()
    path = tmp_path / "all-weeks-global.tsv"
    path.write_text("\n".join(lines[:-80]), encoding="utf-8")
    result = one([path], tmp_path / "w")
    assert result.is_refused
    assert "10,480 records of 262 weeks" in result.notes[0]
    assert "10,560 records of 264 weeks" in result.notes[0]
    assert snapshot(tmp_path / "w") == before


def countries_file(path: Path, weeks: int, last: str) -> Path:
    """A countries file of invented titles: 94 countries, two lists of ten, so many weeks."""
    header = "\t".join(RAW_TABLES["top10_countries"])
    with path.open("w", encoding="utf-8") as file:
        file.write(header)
        for number in range(94 * weeks):
            country, week = divmod(number, weeks)
            day = datetime.date.fromisoformat(last) - datetime.timedelta(7 * week)
            code = chr(65 + country // 26) + chr(65 + country % 26)
            for rank in range(1, 11):
                title = f"Invented {(country * 7 + week // 3 * 11 + rank) % 4000}"
                start = f"\nCountry {country}\t{code}\t{day}"
                file.write(f"{start}\tFilms\t{rank}\t{title}\tN/A\t{week % 3 + 1}")
                file.write(f"{start}\tTV\t{rank}\t{title}\t{title}: Season 1\t1")
    return path


def test_a_new_week_costs_the_same_beside_half_a_million_rows(tmp_path: Path) -> None:
    history = countries_file(tmp_path / "history.tsv", 266, "2030-01-06")
    assert one([history], tmp_path / "full").landed_count == 500_080
    seconds: dict[str, list[float]] = {"full": [], "empty": []}
    for turn in range(1, 4):
        day = str(datetime.date(2030, 1, 6) + datetime.timedelta(7 * turn))
        week = countries_file(tmp_path / f"{turn}.tsv", 1, day)
        for name, taken in seconds.items():
            started = time.perf_counter()
            assert one([week], tmp_path / name).landed_count == 1_880
            taken.append(time.perf_counter() - started)
    # Reading the history would take it several times as long.
    assert min(seconds["full"]) < 2 * min(seconds["empty"]) + 0.05
