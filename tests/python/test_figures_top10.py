"""The figures of the global Top 10 say what its marts hold, whatever rows they are given."""

import re
from collections.abc import Callable

import pandas as pd
import pytest
from test_figures import DATABASES, HOSTILE, Drawn, drawn, parts  # noqa: F401 - a fixture

from netflix_warehouse.figures.check import check
from netflix_warehouse.figures.draw import encode
from netflix_warehouse.figures.house import theme
from netflix_warehouse.figures.registry import FIGURES
from netflix_warehouse.warehouse import connect

NOUNS = """case category
    when 'Films (English)' then 'English films' when 'Films (Non-English)' then 'non-English films'
    when 'TV (English)' then 'English series' else 'non-English series' end"""
# First runs of entries whose debut was seen, of no live weekly show.
DEBUTS = """(
    select runs.*, year(started_on) as debut_year
    from marts.fct_top10_runs as runs
    semi join marts.fct_top10_global_weeks as weeks
        on runs.entry_id = weeks.entry_id and runs.started_on = weeks.week_ending_on
            and weeks.cumulative_weeks = 1
    where run_number = 1 and not is_live_weekly and started_on
        > (select min(week_ending_on) from marts.fct_top10_global_weeks)
)"""


@pytest.fixture
def listed(drawn: Callable[[str], Drawn]) -> Callable[[str], Drawn]:  # noqa: F811
    """Return the figures of a database that has Top 10 lists; without any, the test is skipped."""

    def of(label: str) -> Drawn:
        if not drawn(label).sources["top10"].rows:
            pytest.skip("no Top 10 lists are landed")
        return drawn(label)

    return of


@pytest.mark.parametrize("label", DATABASES)
@pytest.mark.parametrize(
    ("figure", "sql"),
    [
        (
            "top10_hours",
            """with weeks as (
                select week_ending_on, sum(hours_viewed) as hours,
                    bool_or(views is not null) as after
                from marts.fct_top10_global_weeks group by 1
            ), placed as (
                select *, row_number() over (partition by after order by
                    if(after, 1, -1) * epoch(week_ending_on::timestamp)) as place,
                    least(52, count(*) filter (after) over (), count(*) filter (not after) over ())
                        as compared
                from weeks
            )
            select 'held ' || round(100 * (1 - avg(hours) filter (after)
                / avg(hours) filter (not after)))::integer || '% fewer hours than when'
            from placed where place <= compared""",
        ),
        (
            "top10_hours_and_views",
            """select 'Series take ' || round(100 * sum(hours_viewed) filter (kind = 'series')
                / sum(hours_viewed))::integer || '% of the hours in the Top 10 lists, but only '
                || round(100 * sum(views) filter (kind = 'series') / sum(views))::integer
                || '% of the views'
            from marts.fct_top10_global_weeks where week_ending_on >= date '2023-06-18'""",
        ),
        (
            "top10_languages",
            """select 'Non-English titles take ' || round(100 * sum(hours_viewed)
                filter (category = 'Films (Non-English)') / sum(hours_viewed)
                filter (category ^@ 'Films'))::integer || '% of the hours of films and '
                || round(100 * sum(hours_viewed) filter (category = 'TV (Non-English)')
                / sum(hours_viewed) filter (category ^@ 'TV'))::integer || '% of those of series'
            from marts.fct_top10_global_weeks""",
        ),
        (
            "top10_survival",
            f"""with known as (
                select category, avg((week_count = 1)::integer) as gone from {DEBUTS}
                where started_on < (select max(week_ending_on) from marts.fct_top10_global_weeks)
                group by 1
            )
            select max_by(round(100 * gone)::integer || '% of ' || {NOUNS}, gone)
                || ' leave the Top 10 after one week, '
                || min_by(round(100 * gone)::integer || '% of ' || {NOUNS}, gone)
            from known""",
        ),
        (
            "top10_decay",
            f"""with seen as (
                select debuts.category, avg(coalesce((second.hours_viewed > first.hours_viewed
                    )::integer, 0)) as gained
                from {DEBUTS} as debuts
                inner join marts.fct_top10_global_weeks as first
                    on debuts.entry_id = first.entry_id
                        and debuts.started_on = first.week_ending_on
                left join marts.fct_top10_global_weeks as second
                    on debuts.entry_id = second.entry_id
                        and debuts.started_on + 7 = second.week_ending_on
                where started_on < (select max(week_ending_on) from marts.fct_top10_global_weeks)
                group by 1
            )
            select max_by(round(100 * gained)::integer || '% of ' || {NOUNS}, gained)
                || ' stay and gain hours in their second week, '
                || min_by(round(100 * gained)::integer || '% of ' || {NOUNS}, gained)
            from seen""",
        ),
        (
            "top10_debut_rank",
            f"""with ranks as (
                select category, median(week_count) filter (debut_rank = 1) as high,
                    median(week_count) filter (debut_rank = 10) as low
                from {DEBUTS} group by 1
            )
            select ' stays ' || max(high)::integer || ' weeks; entering at number 10, '
                || max_by(low, high)::integer || ' week'
            from ranks""",
        ),
        (
            "top10_longest_runs",
            """select max_by(coalesce(season_title, show_title), week_count) || ' '
                || if(max_by(is_still_running, week_count), 'has been', 'was') || ' listed for '
                || max(week_count) || ' weeks in a row; no other run is longer than '
                || list_sort(list(week_count), 'desc')[2]
            from marts.fct_top10_runs""",
        ),
        (
            "top10_comebacks",
            """with returns as (
                select runs.*, started_on - lag(ended_on) over (
                    partition by runs.entry_id order by run_number) as days,
                    (select max(season_number) from marts.fct_top10_global_weeks as weeks
                        where weeks.entry_id = runs.entry_id) as season_number
                from marts.fct_top10_runs as runs
                where kind = 'series' and not is_live_weekly
            ), caused as (
                select *, exists (
                    from marts.fct_top10_global_weeks as new
                    where new.title_id = returns.title_id and new.category = returns.category
                        and new.is_debut and new.season_number > returns.season_number
                        and new.week_ending_on
                        in (returns.started_on, returns.started_on - 7)
                ) as is_caused
                from returns where run_number > 1
            )
            select if(count(*) filter (days > 53 * 7) >= 20,
                round(100 * avg(is_caused::integer) filter (days > 53 * 7))::integer
                    || '% of the series that return after more than a year',
                round(100 * avg(is_caused::integer))::integer || '% of the comebacks of series')
            from caused""",
        ),
    ],
)
def test_headlines_agree_with_the_marts(listed, label, figure, sql):
    with connect(listed(label).database) as connection:
        expected = connection.execute(sql).fetchall()[0][0]
    assert expected in listed(label).headline(figure)


@pytest.mark.parametrize("label", DATABASES)
def test_new_seasons_agree_with_the_marts(listed, label):
    """Counted the slow way: season by season, week by week."""
    with connect(listed(label).database) as connection:
        weeks = connection.execute(
            """select category, title_id, entry_id, season_number, weekly_rank, is_live_weekly,
                cumulative_weeks, cast(datediff('day', date '2021-01-03', week_ending_on) / 7
                as integer) as week
            from marts.fct_top10_global_weeks where kind = 'series'
            order by week, weekly_rank"""
        ).df()
    weeks["season_number"] = weeks["season_number"].astype(float)
    by_week = {
        week: rows
        for week, rows in weeks[weeks["season_number"].notna()].groupby("week", sort=True)
    }
    first, last = weeks["week"].min(), weeks["week"].max()
    found = []
    for _, work in weeks[~weeks["is_live_weekly"]].groupby(["category", "title_id"]):
        for _, season in work.groupby("entry_id", sort=False):
            debut = season.iloc[0]
            number, week = debut["season_number"], debut["week"]
            known = first < week < last and debut["cumulative_weeks"] == 1 and number >= 2
            so_far = work[(work["week"] <= week) & (work["season_number"] > number)]
            if not known or len(so_far):
                continue
            around = [
                {
                    entry
                    for entry, n, c, t in by_week[at][
                        ["entry_id", "season_number", "category", "title_id"]
                    ].itertuples(index=False)
                    if n < number and c == debut["category"] and t == debut["title_id"]
                }
                for at in (week - 1, week, week + 1)
            ]
            found.append((debut["weekly_rank"], bool((around[1] | around[2]) - around[0])))
    seasons = pd.DataFrame(found, columns=["rank", "back"])
    number_one = seasons.loc[seasons["rank"] == 1, "back"].mean()
    assert len(seasons) > 100
    assert listed(label).headline("top10_returning_seasons") == (
        f"{seasons['back'].mean():.0%} of new seasons bring an earlier one back into the Top 10, "
        f"{number_one:.0%} of those that enter at number 1"
    )


def test_the_change_of_ranking_is_drawn(listed):
    for figure in ("top10_hours", "top10_hours_and_views"):
        texts = listed("real").texts[figure, "light"]
        assert "ranked by views" in texts["other"]
        assert "ranked by views since 18 June 2023, by hours before" in texts["source"]


def test_partial_years_are_named(listed):
    for figure in ("top10_languages", "top10_survival_by_year", "top10_returning_seasons_by_year"):
        said = listed("real").texts[figure, "light"]["source"]
        assert re.search(r"2021: from July only\. Hollow dot: 20\d\d, to \w+ only\.", said), figure


def test_trends_compare_whole_years(listed):
    for figure in ("top10_survival_by_year", "top10_returning_seasons_by_year"):
        years = set(re.findall(r"20\d\d", listed("real").headline(figure)))
        assert years
        assert "2021" not in years
        assert str(listed("real").sources["top10"].last_on.year) not in years


@pytest.mark.filterwarnings("ignore:Glyph")
def test_hostile_titles_do_no_harm(listed):
    registered = FIGURES["top10_longest_runs"]
    report = listed("sample").reports[registered.report].copy()
    report["label"] = [HOSTILE[number % len(HOSTILE)] for number in range(len(report))]
    with theme("light"):
        picture = listed("sample").draw(registered, report)
        assert check(picture) == []
        encode(picture, "svg")
    assert not re.search("[\u202a-\u202e\u200b\x00\n]", " ".join(parts(picture).values()))
