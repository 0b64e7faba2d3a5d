"""The figures of ratings say what the marts hold, and stand what data may bring."""

from collections.abc import Callable

import pandas as pd
import pytest
from test_figures import HOSTILE, Drawn, drawn  # noqa: F401 - a fixture

from netflix_warehouse.figures.check import check
from netflix_warehouse.figures.house import theme
from netflix_warehouse.figures.registry import FIGURES
from netflix_warehouse.warehouse import connect

NAMES = [name for name, figure in FIGURES.items() if figure.area == "ratings"]


@pytest.fixture
def sample(drawn: Callable[[str], Drawn]) -> Drawn:  # noqa: F811
    """Return the figures of the sample."""
    return drawn("sample")


@pytest.mark.parametrize(
    ("figure", "sql"),
    [
        (
            "ratings_long_tail",
            """with subjects as (
                select 'film' as subject, movie_id as id, count(*) as n from marts.fct_ratings
                group by all
                union all
                select 'user', user_id, count(*) from marts.fct_ratings group by all
            ), placed as (
                select *, row_number() over (partition by subject order by n desc, id) as place,
                    count(*) over (partition by subject) as total
                from subjects
            )
            select 'A tenth of the films have ' || round(100 * sum(n) filter (
                subject = 'film' and ceil(100.0 * place / total) <= 10
            ) / sum(n) filter (subject = 'film'))::integer || '% of the ratings, a tenth of the '
                || 'users gave ' || round(100 * sum(n) filter (
                subject = 'user' and ceil(100.0 * place / total) <= 10
            ) / sum(n) filter (subject = 'user'))::integer || '%'
            from placed""",
        ),
        (
            "rated_movies_best",
            """select 'Rated best: ' || title || ', ' || format('{:.2f}', bayesian_rating)
                || ' stars from ' || rating_count || ' ratings'
            from marts.fct_rating_movies join marts.dim_rated_movies using (dataset, movie_id)
            order by bayesian_rating desc limit 1""",
        ),
        (
            "rated_movies_controversial",
            """select 'Users disagree most on ' || title || ': '
                || round(100 * avg((rating <= 2)::integer))::integer
                || '% give it two stars or fewer, '
                || round(100 * avg((rating = 5)::integer))::integer || '% give five'
            from marts.fct_ratings join marts.dim_rated_movies using (dataset, movie_id)
            group by movie_id, title
            having count(*) >= greatest(30, (
                select median(n) from (
                    select count(*) as n from marts.fct_ratings group by movie_id
                )
            ))
            order by stddev_pop(rating) desc limit 1""",
        ),
    ],
)
def test_headlines_agree_with_the_marts(sample: Drawn, figure: str, sql: str) -> None:
    with connect(sample.database) as connection:
        expected = connection.execute(sql).fetchall()[0][0]
    assert expected in sample.headline(figure)


def test_the_sample_s_month_means_are_those_of_its_ratings(sample: Drawn) -> None:
    with connect(sample.database) as connection:
        differing = connection.execute(
            """with months as (
                select date_trunc('month', rated_on) as month, avg(rating) as mean
                from marts.fct_ratings group by all
            )

            from months
            where not exists (
                select 1 from reports.rpt_rating_months
                where month_starts_on = month and abs(mean_rating - mean) < 1e-9
            )"""
        ).fetchall()
    assert differing == []
    assert sample.headline("ratings_by_month").startswith("Ratings rose from ")


@pytest.mark.filterwarnings("ignore:Glyph")
@pytest.mark.parametrize("name", NAMES)
def test_figure_of_hostile_titles_and_other_datasets(sample: Drawn, name: str) -> None:
    report = sample.reports[FIGURES[name].report].copy()
    if "title" in report:
        report["title"] = (list(HOSTILE) * len(report))[: len(report)]
        report["release_year"] = pd.NA
    other = report.assign(dataset="unheard_of", is_largest_dataset=False)
    for colours in ("light", "dark"):
        with theme(colours):
            both = pd.concat([other, report], ignore_index=True)
            found = FIGURES[name].draw(both, sample.sources["ratings"])
            assert check(found) == []
            alone = other.assign(is_largest_dataset=True)
            assert check(FIGURES[name].draw(alone, sample.sources["ratings"])) == []
