"""The figures of forecasts, gems and gaps say what their marts hold, whatever their rows."""

import pytest
from test_figures import DATABASES, HOSTILE, drawn  # noqa: F401 - a fixture

from netflix_warehouse.figures.check import check
from netflix_warehouse.figures.draw import encode
from netflix_warehouse.figures.house import theme
from netflix_warehouse.figures.registry import FIGURES
from netflix_warehouse.warehouse import connect

LATEST = "forecast_origin_on = (select max(forecast_origin_on) from marts.fct_top10_debut_outlooks)"


@pytest.mark.parametrize("label", DATABASES)
@pytest.mark.parametrize(
    ("figure", "sql"),
    [
        (
            "top10_debut_survival",
            f"""with fifths as (
                select category,
                    max(median_weeks) filter (debut_quintile = 5) as strong,
                    max(median_weeks) filter (debut_quintile = 1) as weak
                from marts.fct_top10_debut_outlooks where {LATEST} group by category
            )
            select 'out of the Top 10 after ' || strong || if(strong = 1, ' week', ' weeks')
                || ', of those with the weakest after ' || weak || if(weak = 1, ' week', ' weeks')
            from fifths order by strong - weak desc, category limit 1""",
        ),
        (
            "top10_next_week",
            """select '“' || coalesce(season_title, show_title) || '” is expected to have '
            from marts.fct_top10_forecasts where weekly_rank <= 5 and hours_low > 0
            order by hours_forecast desc limit 1""",
        ),
        (
            "top10_forecast_calibration",
            """with held as (
                select f.model, o.split,
                    avg((f.next_hours between f.hours_low and f.hours_high)::integer) as s
                from marts.fct_top10_week_forecasts as f
                join marts.fct_top10_forecast_origins as o using (forecast_origin_on)
                join (select distinct model from marts.fct_top10_scores
                    where task = 'hours next week' and is_used) as used using (model)
                where o.is_scored and f.is_listed_next and f.hours_low is not null group by all
            )
            select 'intervals meant to hold 80% of outcomes held ' where (select count(*) from held
                where s not between 0.75 and 0.85) = 0""",
        ),
        (
            "title_gems",
            """select '“' || title || '” is expected to keep ' || round(engagement_ratio)::integer
                || ' times'
            from marts.fct_title_gems where is_engagement_gem and not is_in_top10
            order by engagement_ratio desc limit 1""",
        ),
        (
            "market_gaps",
            """select coalesce(
                max_by(genre || ', ' || country || ': a title typically has '
                    || format('{:.1f}', typical_ratio) || ' times', typical_ratio)
                    filter (gap = 'demand outruns supply'), 'In no genre of a country')
            from marts.fct_market_gaps where match_scope = 'all'
                and half_year = (select max(half_year) from marts.fct_market_gaps)""",
        ),
    ],
)
def test_headlines_say_what_the_marts_hold(drawn, label, figure, sql):  # noqa: F811
    if not drawn(label).has_rows(figure):
        pytest.skip("the source is not landed")
    with connect(drawn(label).database) as connection:
        rows = connection.execute(sql).fetchall()
    assert rows
    assert rows[0][0] in drawn(label).headline(figure)


@pytest.mark.filterwarnings("ignore:Glyph")
@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize(
    ("figure", "columns"),
    [
        ("top10_next_week", ["label"]),
        ("title_gems", ["title"]),
        ("market_gaps", ["genre", "country"]),
    ],
)
def test_hostile_names_do_no_harm(drawn, figure, columns, hostile):  # noqa: F811
    registered = FIGURES[figure]
    report = drawn("sample").reports[registered.report].copy()
    for column in columns:
        report[column] = hostile
    with theme("light"):
        picture = drawn("sample").draw(registered, report)
        encode(picture, "svg")
        assert check(picture) == []


@pytest.mark.parametrize("figure", ["top10_forecast_calibration", "top10_next_week", "title_gems"])
def test_a_report_with_nothing_usable_gives_a_page_that_says_so(drawn, figure):  # noqa: F811
    registered = FIGURES[figure]
    report = drawn("sample").reports[registered.report].copy()
    for column in ("is_used", "is_engagement_gem"):
        if column in report:
            report[column] = False
    if "hours_forecast" in report:
        report["hours_forecast"] = float("nan")
    with theme("light"):
        assert check(drawn("sample").draw(registered, report)) == []
