"""The fictional sample: reproducible, complete, consistent across its sources, and invented."""

import csv
import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from netflix_warehouse.raw_tables import LANDING_TABLES, RAW_TABLES
from netflix_warehouse.sample import write_sample

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT / "seeds" / "raw"
REAL = ROOT.parent / "shared" / "data"
Rows = list[dict[str, str]]


def read(table: str) -> Rows:
    with (SEEDS / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def sample() -> dict[str, Rows]:
    return {table: read(table) for table in (*RAW_TABLES, *LANDING_TABLES)}


def test_regenerating_gives_the_committed_bytes(tmp_path: Path) -> None:
    counts = write_sample(tmp_path)
    written = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    committed = {path.name: path.read_bytes() for path in SEEDS.glob("*.csv")}
    assert sorted(written) == sorted(committed)
    different = [name for name, content in written.items() if content != committed[name]]
    assert different == []
    assert counts == {table: len(read(table)) for table in counts}


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        ("netflix_titles", 1200),
        ("top10_global", 60 * 4 * 10),
        ("top10_countries", 6 * 26 * 2 * 10),
        ("top10_most_popular", 40),
        ("engagement", 3 * 500),
        ("viewing_activity", 4200),
        ("viewing_history", 800),
        ("ratings", 8000),
        ("rated_movies", 200),
    ],
)
def test_table_has_its_rows_and_columns(sample: dict[str, Rows], table: str, rows: int) -> None:
    assert len(sample[table]) == rows
    assert tuple(sample[table][0]) == (*RAW_TABLES[table], "_file", "_row")


def test_files_are_small_and_plain() -> None:
    contents = [path.read_bytes() for path in SEEDS.glob("*.csv")]
    assert sum(map(len, contents)) < 3_000_000
    assert all(b"\r" not in content and content.endswith(b"\n") for content in contents)
    assert not any(re.search(rb'(^|,)""(,|$)', content, re.MULTILINE) for content in contents)


def test_landing_tables_are_true(sample: dict[str, Rows]) -> None:
    rejected = {(r["raw_table"], r["_file"], r["_row"]) for r in sample["rejected_records"]}
    assert rejected
    landed = [
        (table, row["_file"], row["_row"]) for table in RAW_TABLES for row in sample[table]
    ]  # fmt: skip
    assert rejected.isdisjoint(landed)
    assert len(set(landed)) == len(landed)
    files = Counter((table, file) for table, file, _ in landed)
    rejects = Counter((table, file) for table, file, _ in rejected)
    assert {(r["raw_table"], r["_file"]) for r in sample["landed_files"]} == set(files)
    for row in sample["landed_files"]:
        key = (row["raw_table"], row["_file"])
        assert int(row["landed_count"]) == files[key]
        assert int(row["rejected_count"]) == rejects[key]
        assert int(row["record_count"]) == files[key] + rejects[key]
        last = max(int(number) for table, file, number in landed if (table, file) == key)
        assert last == int(row["record_count"])


# Dirt: one predicate per kind, true of at least so many rows.


def names(row: dict[str, str]) -> list[str]:
    return [name.strip() for name in row["cast"].split(",")]


def is_damaged(title: str) -> bool:
    return re.fullmatch(r"\d{1,2}-[A-Z][a-z]{2}|[A-Z][a-z]{2}-\d{2}", title) is not None


def year_added(row: dict[str, str]) -> int:
    return int(row["date_added"][-4:] or 9999)


ROW_DIRT: dict[str, tuple[str, int, Callable[[dict[str, str]], object]]] = {
    "rating holds the duration": (
        "netflix_titles", 3, lambda r: r["rating"].endswith(" min") and not r["duration"]),
    "rating empty": ("netflix_titles", 2, lambda r: not r["rating"]),
    "rating NR": ("netflix_titles", 1, lambda r: r["rating"] == "NR"),
    "rating UR": ("netflix_titles", 1, lambda r: r["rating"] == "UR"),
    "date added after a blank": (
        "netflix_titles", 12, lambda r: r["date_added"][:1] == " " and r["type"] == "TV Show"),
    "date added empty": (
        "netflix_titles", 2, lambda r: not r["date_added"] and r["type"] == "TV Show"),
    "added before release": ("netflix_titles", 3, lambda r: year_added(r) < int(r["release_year"])),
    "country after a comma": ("netflix_titles", 2, lambda r: r["country"].startswith(",")),
    "country before a comma": ("netflix_titles", 3, lambda r: r["country"].endswith(",")),
    "title damaged by a spreadsheet": ("netflix_titles", 3, lambda r: is_damaged(r["title"])),
    "language version": (
        "netflix_titles", 3, lambda r: re.search(r"\((Hindi|Telugu|Tamil)", r["title"])),
    "title with NBSP": ("netflix_titles", 4, lambda r: "\u00a0" in r["title"]),
    "title after zero-width": ("netflix_titles", 3, lambda r: r["title"].startswith("\u200b")),
    "title with a double space": ("netflix_titles", 2, lambda r: "  " in r["title"]),
    "title with curly quotes": ("netflix_titles", 3, lambda r: re.search("[’“”]", r["title"])),
    "title in Hangul": ("netflix_titles", 2, lambda r: re.search("[가-힣]", r["title"])),
    "title in kana": ("netflix_titles", 1, lambda r: re.search("[ぁ-ヿ]", r["title"])),
    "title in Devanagari": ("netflix_titles", 1, lambda r: re.search("[ऀ-ॿ]", r["title"])),
    "title in Arabic": ("netflix_titles", 1, lambda r: re.search("[؀-ۿ]", r["title"])),
    "title of digits": ("netflix_titles", 2, lambda r: r["title"].isdigit()),
    "title with a colon": ("netflix_titles", 100, lambda r: ":" in r["title"]),
    "title with a year": ("netflix_titles", 3, lambda r: re.search(r" \(\d{4}\)$", r["title"])),
    "title over two lines": ("netflix_titles", 1, lambda r: "\n" in r["title"]),
    "description over two lines": ("netflix_titles", 1, lambda r: "\n" in r["description"]),
    "sentence as a name": (
        "netflix_titles", 2, lambda r: any(len(name.split()) > 6 for name in names(r))),
    "orphan Jr.": ("netflix_titles", 2, lambda r: "Jr." in names(r)),
    "name twice in a cast": (
        "netflix_titles", 2, lambda r: len(names(r)) > len({*names(r)})),
    "name with zero-width": ("netflix_titles", 1, lambda r: "\u200b" in r["cast"]),
    "name not NFC": (
        "netflix_titles", 1, lambda r: unicodedata.normalize("NFC", r["cast"]) != r["cast"]),
    "TV without a season": (
        "top10_global", 5, lambda r: r["category"][:2] == "TV" and r["season_title"] == "N/A"),
    "film with a season": (
        "top10_global", 1, lambda r: r["category"][:5] == "Films" and r["season_title"] != "N/A"),
    "runtime 0": ("top10_global", 4, lambda r: r["runtime"] == "0"),
    "staggered launch with its details": (
        "top10_global", 4, lambda r: r["is_staggered_launch"] == "true"
        and json.loads(r["episode_launch_details"])[0]["episodesLaunched"]),
    "runtime overridden": ("top10_global", 2, lambda r: r["runtime_override_flag"] == "true"),
    "season of a live weekly show": (
        "top10_global", 10, lambda r: re.search(r": [A-Z][a-z]+ \d+, \d{4}$", r["season_title"])),
    "season that does not start with its show": (
        "top10_global", 1, lambda r: r["season_title"] != "N/A"
        and not r["season_title"].startswith(r["show_title"] + ":")),
    "season label with a city": ("top10_global", 1, lambda r: ": S3: " in r["season_title"]),
    "season label in Korean": ("top10_global", 1, lambda r: "시즌 1" in r["season_title"]),
    "season label that ends in a colon": (
        "top10_global", 1, lambda r: r["season_title"].endswith(":")),
    "TV without a season in a country": (
        "top10_countries", 1, lambda r: r["category"] == "TV" and r["season_title"] == "N/A"),
    "most popular in the 91-day form": (
        "top10_most_popular", 40, lambda r: r["hours_viewed_first_91_days"]
        and not r["hours_viewed_first_28_days"]),
    "original title": ("engagement", 300, lambda r: " // " in r["title"]),
    "engagement title with a year": (
        "engagement", 20, lambda r: re.search(r" \(\d{4}\)", r["title"])),
    "engagement title with NBSP": (
        "engagement", 6, lambda r: "\u00a0" in r["title"].split(" // ")[0]),
    "engagement title before a blank": ("engagement", 3, lambda r: r["title"].endswith(" ")),
    "engagement title after zero-width": ("engagement", 3, lambda r: r["title"][0] == "\u200b"),
    "runtime *": ("engagement", 3, lambda r: r["runtime"] == "*" and r["views"]),
    "runtime h:mm*": ("engagement", 1, lambda r: re.fullmatch(r"\d+:\d\d\*", r["runtime"])),
    "licensed, without a release date": (
        "engagement", 1, lambda r: not r["release_date"] and r["available_globally"] == "No"),
    "clip without a type": (
        "viewing_activity", 3, lambda r: not r["supplemental_video_type"]
        and re.search(r"_hook_|\((Trailer|Fragman|Tráiler)\)", r["title"])),
    "main row under two minutes": (
        "viewing_activity", 400, lambda r: not r["supplemental_video_type"]
        and r["duration"] < "00:02:00"),
    "autoplayed and watched": (
        "viewing_activity", 300, lambda r: r["attributes"].startswith("Autoplayed: user action: ")
        and r["duration"] > "00:20:00"),
    "branched playback": ("viewing_activity", 3, lambda r: "Has branched" in r["attributes"]),
    "English episode": ("viewing_activity", 500, lambda r: "(Episode " in r["title"]),
    "Spanish episode": ("viewing_activity", 200, lambda r: "(Episodio " in r["title"]),
    "Turkish episode": (
        "viewing_activity", 200, lambda r: re.search(r"\d\. Sezon: .*\(Bölüm \d", r["title"])),
    "French season with NBSP": ("viewing_activity", 1, lambda r: "Saison\u00a0" in r["title"]),
    "episode without a suffix": (
        "viewing_activity", 10, lambda r: re.search(r": Season \d: [^(]*$", r["title"])),
    "not the latest view": (
        "viewing_activity", 800, lambda r: r["latest_bookmark"] == "Not latest view"),
    "short date": ("viewing_history", 800, lambda r: re.fullmatch(r"\d+/\d+/\d\d", r["date"])),
    "film without a year": ("rated_movies", 3, lambda r: r["year"] == "NULL"),
    "film title with a comma": ("rated_movies", 4, lambda r: "," in r["title"]),
}  # fmt: skip


@pytest.mark.parametrize("kind", ROW_DIRT)
def test_dirt_is_present(sample: dict[str, Rows], kind: str) -> None:
    table, at_least, is_dirty = ROW_DIRT[kind]
    found = sum(bool(is_dirty(row)) for row in sample[table])
    assert found >= at_least
    assert found < len(sample[table]) or kind in ("short date", "most popular in the 91-day form")


def folded(text: str) -> str:
    return " ".join(text.replace("\u200b", "").casefold().split())


def test_catalogue_holds_twins_of_the_same_work(sample: dict[str, Rows]) -> None:
    alike = defaultdict(list)
    for row in sample["netflix_titles"]:
        alike[row["cast"], row["director"], row["description"], row["duration"]].append(
            row["title"]
        )
    twins = [titles for titles in alike.values() if len(titles) == 2]
    by_case = [t for t in twins if folded(t[0]) == folded(t[1])]
    by_date = [t for t in twins if is_damaged(t[0]) != is_damaged(t[1])]
    assert (len(by_case), len(by_date)) == (5, 2)
    titles = {row["title"] for row in sample["netflix_titles"]}
    assert len(titles) == len(sample["netflix_titles"])  # exactly unique, as in the real file
    assert "23-Sep" in titles and "23 September" not in titles


def test_catalogue_people_are_spelt_in_two_ways(sample: dict[str, Rows]) -> None:
    colleagues = defaultdict(set)
    for row in sample["netflix_titles"]:
        for name in names(row):
            colleagues[unicodedata.normalize("NFC", name)] |= {*names(row)} - {name}
    by_key = defaultdict(set)
    for name in colleagues:
        plain = unicodedata.normalize("NFD", name.casefold().replace("ı", "i"))
        by_key["".join(c for c in plain if not unicodedata.combining(c))].add(name)
    shared = [
        bool(set.intersection(*(colleagues[name] for name in spelt)))
        for spelt in by_key.values() if len(spelt) > 1
    ]  # fmt: skip
    assert shared.count(True) >= 2
    assert shared.count(False) >= 2


def test_catalogue_descriptions_are_shared_by_different_works(sample: dict[str, Rows]) -> None:
    alike = defaultdict(set)
    for row in sample["netflix_titles"]:
        alike[row["description"]].add((row["cast"], row["release_year"]))
    assert any(len(works) == 3 for works in alike.values())


def test_catalogue_types_share_no_genre(sample: dict[str, Rows]) -> None:
    genres = defaultdict(set)
    for row in sample["netflix_titles"]:
        genres[row["type"]] |= set(row["listed_in"].split(", "))
    assert not genres["Movie"] & genres["TV Show"]
    assert len(genres["Movie"] | genres["TV Show"]) == 42


def test_catalogue_follows_the_published_shares(sample: dict[str, Rows]) -> None:
    rows = sample["netflix_titles"]
    expected = {  # published share of all rows, allowed difference
        "film": (6131 / 8807, 0.005, lambda r: r["type"] == "Movie"),
        "TV-MA": (3207 / 8807, 0.02, lambda r: r["rating"] == "TV-MA"),
        "no director": (2634 / 8807, 0.01, lambda r: not r["director"]),
        "no country": (831 / 8807, 0.01, lambda r: not r["country"]),
        "added in 2019": (2016 / 8807, 0.01, lambda r: year_added(r) == 2019),
        "United States": (3690 / 8807, 0.04, lambda r: "United States" in r["country"]),
        "one season": (1793 / 8807, 0.01, lambda r: r["duration"] == "1 Season"),
        "Dramas": (2427 / 8807, 0.04, lambda r: "Dramas" in r["listed_in"].split(", ")),
    }
    for name, (share, allowed, fits) in expected.items():
        assert abs(sum(map(fits, rows)) / len(rows) - share) < allowed, name


def entries(sample: dict[str, Rows]) -> dict[tuple[str, str, str], Rows]:
    """Global rows by category, show and season, oldest week first."""
    found: dict[tuple[str, str, str], Rows] = defaultdict(list)
    for row in sorted(sample["top10_global"], key=lambda row: row["week"]):
        found[row["category"], row["show_title"].casefold(), row["season_title"]].append(row)
    return found


def test_top10_lists_are_whole_and_ranked(sample: dict[str, Rows]) -> None:
    lists = defaultdict(list)
    for row in sample["top10_global"]:
        lists[row["week"], row["category"]].append(row)
    weeks = sorted({date.fromisoformat(week) for week, _ in lists})
    assert all(week.weekday() == 6 for week in weeks)
    assert weeks[-1] - weeks[0] == timedelta(weeks=59)
    for (week, _), rows in lists.items():
        assert [row["weekly_rank"] for row in rows] == [str(rank) for rank in range(1, 11)]
        is_by_views = week >= "2023-06-18"
        assert all(bool(r["weekly_views"]) == bool(r["runtime"]) == is_by_views for r in rows)
        ranked = [int(r["weekly_views" if is_by_views else "weekly_hours_viewed"]) for r in rows]
        assert ranked == sorted(ranked, reverse=True)
        unit = 100_000 if is_by_views else 10_000
        assert all(int(row["weekly_hours_viewed"]) % unit == 0 for row in rows)


def test_top10_cumulative_weeks_follow_but_for_the_namesake(sample: dict[str, Rows]) -> None:
    broken = {
        rows[0]["show_title"] for rows in entries(sample).values()
        if [int(row["cumulative_weeks_in_top_10"]) for row in rows] != [*range(1, len(rows) + 1)]
    }  # fmt: skip
    assert broken == {"Undertow at Calvessa"}
    runtimes = {r["runtime"] for r in sample["engagement"] if r["title"] == "Undertow at Calvessa"}
    assert len(runtimes - {""}) == 2


def test_top10_views_are_hours_over_runtime(sample: dict[str, Rows]) -> None:
    with_runtime = [row for row in sample["top10_global"] if row["runtime"] not in ("", "0")]
    close = [
        abs(int(r["weekly_hours_viewed"]) / float(r["runtime"]) - int(r["weekly_views"])) < 150_000
        for r in with_runtime
    ]  # fmt: skip
    assert sum(close) / len(close) > 0.97


def test_top10_titles_are_not_works(sample: dict[str, Rows]) -> None:
    categories, spellings, runtimes = defaultdict(set), defaultdict(set), defaultdict(set)
    for row in sample["top10_global"]:
        categories[row["show_title"]].add(row["category"])
        spellings[row["show_title"].casefold()].add(row["show_title"])
        runtimes[row["category"], row["show_title"], row["season_title"]].add(row["runtime"])
    assert {"Films (English)", "Films (Non-English)"} in categories.values()
    assert max(map(len, spellings.values())) == 2
    assert sum(len(texts - {"", "0"}) > 1 for texts in runtimes.values()) >= 3


def test_countries_agree_with_the_global_list(sample: dict[str, Rows]) -> None:
    world = defaultdict(set)
    for row in sample["top10_global"]:
        world[row["week"], row["category"].split(" ")[0]].add(row["show_title"])
    seen: Counter[tuple[str, ...]] = Counter()
    shared = 0
    countries = defaultdict(set)
    number_one = defaultdict(set)
    for row in sorted(sample["top10_countries"], key=lambda row: row["week"]):
        seen[row["country_iso2"], row["category"], row["show_title"], row["season_title"]] += 1
        shared += row["show_title"] in world[row["week"], row["category"]]
        countries[row["show_title"]].add(row["country_iso2"])
        if row["weekly_rank"] == "1":
            number_one[row["week"], row["show_title"]].add(row["country_iso2"])
    assert len(set().union(*countries.values())) == 6
    assert 0.5 < shared / 3120 < 0.95
    alone = sum(len(codes) == 1 for codes in countries.values()) / len(countries)
    assert 0.3 < alone < 0.75
    assert max(map(len, number_one.values())) == 6


def test_engagement_contains_the_top10(sample: dict[str, Rows]) -> None:
    """Every entry listed in a whole week of a half is reported, with no fewer hours."""
    halves = {"2023H1": ("2023-01-07", "2023-06-30"), "2023H2": ("2023-07-07", "2023-12-31")}
    renamed = {"Gloamline 2": "Gloamline: Season 2"}
    for half, (first, last) in halves.items():
        reported: Counter[str] = Counter()
        for row in sample["engagement"]:
            if row["half_year"] == half:
                reported[folded(row["title"].split(" // ")[0])] += int(row["hours_viewed"])
        listed: Counter[str] = Counter()
        for row in sample["top10_global"]:
            is_film_season = row["category"][:5] == "Films"
            season = row["season_title"]
            label = row["show_title"] if season == "N/A" or is_film_season else season
            if first <= row["week"] <= last and not label.startswith("Grapplehouse"):
                listed[folded(renamed.get(label, label))] += int(row["weekly_hours_viewed"])
        missing = [label for label in listed if label not in reported]
        exceeding = [label for label in listed if listed[label] > reported[label] > 0]
        assert (missing, exceeding) == ([], [])


def test_engagement_is_in_its_published_form(sample: dict[str, Rows]) -> None:
    sheets = {"2023H1": {"Engagement"}, "2023H2": {"TV", "Film"}, "2024H1": {"TV", "Film"}}
    for half, expected in sheets.items():
        rows = [row for row in sample["engagement"] if row["half_year"] == half]
        assert len(rows) == 500
        assert {row["sheet"] for row in rows} == expected
        assert len({row["_file"] for row in rows}) == 1
        column = "hours_viewed" if half == "2023H1" else "views"
        for sheet in expected:
            order = [int(row[column]) for row in rows if row["sheet"] == sheet]
            assert order == sorted(order, reverse=True)
        assert all(bool(row["runtime"]) == bool(row["views"]) == (half != "2023H1") for row in rows)
        assert all(row["hours_viewed"][-5:] == "00000" != row["hours_viewed"] for row in rows)
    keys = Counter((r["half_year"], r["sheet"], r["title"]) for r in sample["engagement"])
    assert 1 <= sum(count > 1 for count in keys.values()) <= 8


def test_works_recur_across_sources(sample: dict[str, Rows]) -> None:
    catalogue = {folded(row["title"]) for row in sample["netflix_titles"]}
    charted = {folded(row["show_title"]) for row in sample["top10_global"]}
    reported = {folded(re.split(r" // |: | \(", r["title"])[0]) for r in sample["engagement"]}
    watched = {folded(row["title"].split(": ")[0]) for row in sample["viewing_activity"]}
    rated = {folded(row["title"]) for row in sample["rated_movies"]}
    assert len(catalogue & charted) > 100
    assert len(catalogue & reported) > 100
    assert len(catalogue & watched) > 100
    assert len(charted & watched) > 50
    assert len(catalogue & rated) > 50


def test_viewing_spans_18_months_newest_first(sample: dict[str, Rows]) -> None:
    starts = [datetime.fromisoformat(row["start_time"]) for row in sample["viewing_activity"]]
    assert starts == sorted(starts, reverse=True)
    assert timedelta(days=530) < starts[0] - starts[-1] < timedelta(days=550)
    assert len({row["profile_name"] for row in sample["viewing_activity"]}) == 3
    keys = {(row["profile_name"], row["start_time"]) for row in sample["viewing_activity"]}
    assert len(keys) == len(starts) - 1  # not quite unique, as in the real exports
    clips = sum(bool(row["supplemental_video_type"]) for row in sample["viewing_activity"])
    assert 0.25 < clips / len(starts) < 0.31
    assert all(
        re.fullmatch(r"[A-Z]{2} \([A-Z].+\)", r["country"]) for r in sample["viewing_activity"]
    )


def test_viewing_has_real_binges(sample: dict[str, Rows]) -> None:
    """At least three episodes of one series with gaps under 30 minutes, often."""
    binges = Counter()
    run: dict[str, tuple[str, datetime, set[str]]] = {}
    for row in reversed(sample["viewing_activity"]):
        if row["supplemental_video_type"] or row["duration"] < "00:02:00":
            continue
        profile, title = row["profile_name"], row["title"]
        show = re.split(r": (?:Season|Temporada|Saison|Miniserie|Limited|Mini|\d+\. Sezon)", title)[
            0
        ]
        start = datetime.fromisoformat(row["start_time"])
        hours, minutes, seconds = map(int, row["duration"].split(":"))
        end = start + timedelta(hours=hours, minutes=minutes, seconds=seconds)
        known, until, episodes = run.get(profile, ("", start, set()))
        assert not known or start >= until, "two plays of one profile overlap"
        if show != known or start - until > timedelta(minutes=30):
            episodes = set()
        episodes.add(title)
        run[profile] = (show, end, episodes)
        if show != title and len(episodes) == 3:
            binges[profile] += 1
    assert len(binges) == 3
    assert min(binges.values()) >= 20


def test_viewing_history_lists_the_same_plays(sample: dict[str, Rows]) -> None:
    plays = {
        (row["title"], date.fromisoformat(row["start_time"][:10]))
        for row in sample["viewing_activity"] if row["profile_name"] == "Wendell"
    }  # fmt: skip
    dates = []
    for row in sample["viewing_history"]:
        dates.append(datetime.strptime(row["date"], "%m/%d/%y").date())
        assert (row["title"], dates[-1]) in plays
    assert dates == sorted(dates, reverse=True)


def test_ratings_have_a_long_tail_and_drift_upward(sample: dict[str, Rows]) -> None:
    rows = sample["ratings"]
    films = {row["movie_id"] for row in sample["rated_movies"]}
    assert {row["movie_id"] for row in rows} <= films
    assert {row["rating"] for row in rows} == {"1", "2", "3", "4", "5"}
    assert len({(row["movie_id"], row["user_id"]) for row in rows}) == len(rows)
    for column in ("movie_id", "user_id"):
        counts = sorted(Counter(row[column] for row in rows).values(), reverse=True)
        assert counts[0] > 5 * counts[len(counts) // 2]
    by_date = sorted(rows, key=lambda row: row["date"])
    early, late = (
        sum(int(row["rating"]) for row in part) for part in (by_date[:2000], by_date[-2000:])
    )
    assert late - early > 200  # a tenth of a star


def real_titles() -> set[str]:
    titles = set()
    with (REAL / "catalogue" / "netflix_titles.csv").open(encoding="utf-8", newline="") as file:
        titles |= {folded(row["title"]) for row in csv.DictReader(file)}
    for name in ("global", "countries"):
        path = REAL / "top10" / f"all-weeks-{name}.tsv"
        with path.open(encoding="utf-8", newline="") as file:
            rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
            titles |= {folded(row["show_title"]) for row in rows}
    return titles


@pytest.mark.skipif(not REAL.is_dir(), reason="the real files (../shared/data) are not here")
def test_no_title_and_no_person_is_real(sample: dict[str, Rows]) -> None:
    invented = {folded(row["title"]) for row in sample["netflix_titles"] + sample["rated_movies"]}
    for table in ("top10_global", "top10_countries"):
        invented |= {folded(row["show_title"]) for row in sample[table]}
    for row in sample["engagement"]:
        for side in row["title"].split(" // "):
            invented |= {folded(side), folded(side.rsplit(": ", 1)[0])}
    assert invented & real_titles() == set()

    def people(rows: Rows) -> set[str]:
        listed = (row["cast"] + "," + row["director"] for row in rows)
        return {folded(name) for text in listed for name in text.split(",")} - {"", "jr."}

    with (REAL / "catalogue" / "netflix_titles.csv").open(encoding="utf-8", newline="") as file:
        assert people(sample["netflix_titles"]) & people(list(csv.DictReader(file))) == set()
