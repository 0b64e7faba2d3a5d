"""The title identity on real data: coverage, precision, and hours that agree."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

# Least share of titles covered, of hours covered, and of the pairs read by hand that are right.
GOALS = {
    ("top10_global", "engagement", "film"): (1.0, 0.99, 0.98),
    ("top10_global", "engagement", "series"): (0.98, 0.99, 0.98),
    ("netflix_titles", "engagement", "all"): (0.55, None, 0.96),
    ("top10_global", "netflix_titles", "all"): (0.0, 0.0, 0.93),
}
MOST_CONTRADICTIONS = 8
LEAST_PAIRS_READ = 200


@pytest.fixture
def connection(real_database: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(str(real_database), read_only=True) as opened:
        yield opened


@pytest.mark.parametrize("pair", GOALS, ids=" ".join)
def test_titles_match(pair: tuple[str, str, str], connection: duckdb.DuckDBPyConnection) -> None:
    matched, hours, precision = connection.execute(
        """
        select matched_share, matched_hours_share, precision_share
        from reports.rpt_title_match_quality
        where left_source = ? and right_source = ? and kind = ?""",
        pair,
    ).fetchall()[0]
    least_matched, least_hours, least_precision = GOALS[pair]
    assert matched >= least_matched
    assert least_hours is None or hours >= least_hours
    assert precision >= least_precision


def test_pairs_read_by_hand_are_found_in_the_data(connection: duckdb.DuckDBPyConnection) -> None:
    labelled, found = connection.execute("""
        select (select count(*) from reference.title_match_labels),
            (select count(*) from quality.title_match_checks)""").fetchall()[0]
    assert labelled == found >= LEAST_PAIRS_READ


def test_namesakes_are_kept_apart(connection: duckdb.DuckDBPyConnection) -> None:
    linked = connection.execute("""
        select left_key, right_key from quality.title_match_checks
        where is_linked and not is_same_work""").fetchall()
    apart = connection.execute("""
        select count(*) from quality.title_match_checks
        where not is_linked and not is_same_work""").fetchall()[0][0]
    # The reader was not sure of these.
    assert {left.partition(" | ")[2] for left, _ in linked} <= {
        "Angry Birds", "Rurouni Kenshin", "Ibiza",
    }  # fmt: skip
    assert apart >= 25


def test_weekly_hours_lie_within_those_of_the_half_year(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    found = connection.execute("""
        select show_title, half_year, explanation
        from quality.title_hours_contradictions order by all""").fetchall()
    compared = connection.execute("""
        select count(*) from marts.bridge_top10_engagement where is_same_season""").fetchall()
    assert compared[0][0] > 1900
    assert len(found) <= MOST_CONTRADICTIONS
    assert [row for row in found if row[2] is None] == []


def test_a_work_is_one_thing_in_all_sources(connection: duckdb.DuckDBPyConnection) -> None:
    sources = connection.execute("""
        select list(distinct source order by source), count(distinct title_id)
        from marts.bridge_title_sources
        where source_key in (
            'Squid Game: Season 1 // 오징어 게임: 시즌 1',
            'TV (Non-English) | Squid Game | Squid Game: Season 1',
            'TV | Squid Game | Squid Game: Season 1')
          or (source = 'netflix_titles' and title_id in (
            select title_id from marts.fct_catalogue_titles where title = 'Squid Game'))
    """).fetchall()[0]
    every = ["engagement", "netflix_titles", "top10_countries", "top10_global"]
    assert sources == ([*every, "top10_most_popular"], 1)


def test_live_weekly_shows_have_no_seasons(connection: duckdb.DuckDBPyConnection) -> None:
    live = connection.execute("""
        select show_title, count(distinct season_title), count(season_number)
        from marts.fct_top10_global_weeks where is_live_weekly group by show_title
    """).fetchall()
    assert live == [("Raw", 73, 0)]
