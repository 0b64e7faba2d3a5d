"""The catalogue on real data: every count of dirt found again by plain Python, and every re-saved
shape of the file gives the same marts."""

import csv
import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import duckdb
import pytest
from conftest import netflix

Record = dict[str, str]


@pytest.fixture(scope="module")
def records(shared_data: Path) -> list[Record]:
    with (shared_data / "catalogue" / "netflix_titles.csv").open(
        encoding="utf-8", newline=""
    ) as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def findings(real_database: Path) -> dict[str, int]:
    with duckdb.connect(str(real_database), read_only=True) as connection:
        rows = connection.execute(
            """select rule, affected_rows from quality.rule_findings
            where source = 'netflix_titles'"""
        ).fetchall()
    return dict(rows)


def has_shifted_duration(record: Record) -> bool:
    return not record["duration"].strip() and record["rating"].endswith(" min")


def year_added(record: Record) -> int:
    return int(record["date_added"].strip()[-4:] or 9999)


ROW_RULES: dict[str, Callable[[Record], object]] = {
    "rating_holds_duration": has_shifted_duration,
    "rating_missing": lambda r: not r["rating"].strip() or has_shifted_duration(r),
    "duration_missing": lambda r: not r["duration"].strip() and not has_shifted_duration(r),
    "date_added_missing": lambda r: not r["date_added"].strip(),
    "date_added_leading_blank": lambda r: r["date_added"][:1].isspace(),
    "added_before_release": lambda r: year_added(r) < int(r["release_year"]),
    "director_missing": lambda r: not r["director"].strip(),
    "cast_missing": lambda r: not r["cast"].strip(),
    "country_missing": lambda r: not r["country"].strip(),
    "country_stray_comma": lambda r: r["country"].strip() != r["country"].strip().strip(","),
    "title_no_break_space": lambda r: "\u00a0" in r["title"],
    "title_invisible_character": lambda r: re.search("[\u200b\u200e\u200f\ufeff]", r["title"]),
    "title_double_space": lambda r: "  " in r["title"].strip(),
    "title_line_break": lambda r: "\n" in r["title"],
    "description_line_break": lambda r: "\n" in r["description"],
    "title_curly_quote": lambda r: re.search("[\u2018\u2019\u201c\u201d]", r["title"]),
    "title_digits_only": lambda r: r["title"].strip().isdigit(),
    "title_year_suffix": lambda r: re.search(r"\((19|20)\d\d\)$", r["title"].strip()),
    "title_non_latin": lambda r: any(
        unicodedata.category(c) == "Lo" or "CYRILLIC" in unicodedata.name(c, "") for c in r["title"]
    ),
    "cast_suffix_orphan": lambda r: "Jr." in [name.strip() for name in r["cast"].split(",")],
}


@pytest.mark.parametrize("rule", ROW_RULES)
def test_rule_counts_what_plain_python_counts(
    rule: str, records: list[Record], findings: dict[str, int]
) -> None:
    assert findings[rule] == sum(bool(ROW_RULES[rule](record)) for record in records)


def test_shared_descriptions_and_repeated_names(
    records: list[Record], findings: dict[str, int]
) -> None:
    descriptions = Counter(record["description"].strip() for record in records)
    assert findings["description_shared"] == sum(n for n in descriptions.values() if n > 1)
    casts = [[n.strip() for n in r["cast"].split(",") if n.strip()] for r in records]
    assert findings["cast_repeated_name"] == sum(len(set(cast)) < len(cast) for cast in casts)


def test_spelling_variants_are_all_either_merged_or_kept_apart(
    records: list[Record], findings: dict[str, int]
) -> None:
    def fold(name: str) -> str:
        special = str.maketrans("øØłŁđĐıİðÐ", "oolldDiiDD") | {ord("ß"): "ss", 0x200B: None}
        decomposed = unicodedata.normalize("NFD", name.translate(special))
        return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()

    names = {n.strip() for r in records for c in ("cast", "director") for n in r[c].split(",")}
    groups = Counter(fold(name) for name in names if name)
    variants = sum(n for n in groups.values() if n > 1)
    kept_apart = findings["person_spellings_kept_apart"]
    assert findings["person_spellings_merged"] + kept_apart == variants


def test_rows_add_up(real_database: Path, records: list[Record]) -> None:
    with duckdb.connect(str(real_database), read_only=True) as connection:
        row = connection.execute(
            "select raw_rows, staged_rows, rejected_rows from quality.row_reconciliation"
            " where raw_table = 'netflix_titles'"
        ).fetchall()[0]
    assert row == (len(records), len(records), 0)


def test_the_known_duplicates_are_found(real_database: Path) -> None:
    known = {
        frozenset(pair)
        for pair in [
            ("s3372", "s6530"), ("s304", "s6706"), ("s160", "s7346"), ("s1271", "s8023"),
            ("s5965", "s3997"), ("s5966", "s4523"), ("s5967", "s3963"),
        ]
    }  # fmt: skip
    with duckdb.connect(str(real_database), read_only=True) as connection:
        found = connection.execute(
            "select show_id, duplicate_of_show_id from marts.fct_catalogue_titles"
            " where duplicate_of_show_id is not null"
        ).fetchall()
        works, distinct_works = connection.execute(
            "select count(*), count(distinct title_id) from marts.dim_titles where is_in_catalogue"
        ).fetchall()[0]
    pairs = {frozenset(pair) for pair in found}
    assert known <= pairs
    # One more differs in punctuation alone: "InuYasha the Movie 2" and "InuYasha: The Movie 2".
    assert pairs - known == {frozenset(("s52", "s7091"))}
    assert works == distinct_works == 8807 - len(found)


def resave(records: list[Record], path: Path) -> None:
    """Write the catalogue as a spreadsheet in another locale would: the shapes seen in the wild."""
    renamed = {"title": "Title", "cast": "Cast", "listed_in": "Listed In", "type": "TYPE"}
    columns = [column for column in reversed(records[0]) if column != "show_id"]
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
        writer.writerow(
            ["", *(renamed.get(c, c.replace("_", " ").title()) for c in columns), "Notes"]
        )
        for number, record in enumerate(records):
            row = dict(record)
            if row["date_added"]:
                added = datetime.strptime(row["date_added"].strip(), "%B %d, %Y")
                row["date_added"] = f"{added:%d-%b-%y}"
            writer.writerow([number, *(row[column] for column in columns), "seen"])


def test_a_resaved_catalogue_gives_the_same_marts(
    records: list[Record], real_database: Path, tmp_path: Path
) -> None:
    resave(records, tmp_path / "engagement report.csv")
    landed = netflix("land", tmp_path / "engagement report.csv", warehouse=tmp_path)
    assert landed.returncode == 0, landed.stderr
    built = netflix("build", "--target", "real", warehouse=tmp_path)
    assert built.returncode == 0, built.stderr

    query = """
        select title, type, added_on, release_year, rating, duration_minutes, season_count,
            director, cast_members, countries, description, has_repaired_rating,
            (select string_agg(genre, ',' order by position)
             from {0}.marts.fct_catalogue_genres as genres where genres.show_id = titles.show_id)
        from {0}.marts.fct_catalogue_titles as titles
    """
    with duckdb.connect() as connection:
        connection.execute(f"attach '{real_database}' as original (read_only)")
        connection.execute(f"attach '{tmp_path / 'netflix.duckdb'}' as resaved (read_only)")
        differences = connection.execute(
            f"({query.format('original')}) except all ({query.format('resaved')})"
        ).fetchall()
        counts = connection.execute(
            "select count(*) from resaved.marts.fct_catalogue_titles"
        ).fetchall()[0]
    assert counts == (len(records),)
    assert differences == []
