"""The figure of the recommenders says which is used, or that none is."""

from collections.abc import Callable

import pandas as pd
import pytest
from test_figures import Drawn, drawn  # noqa: F401 - a fixture

from netflix_warehouse.figures.check import check
from netflix_warehouse.figures.house import theme
from netflix_warehouse.figures.registry import FIGURES
from netflix_warehouse.warehouse import connect

NAME = "recommender_scores"
NONE = "No recommender surely beats a list of the most popular films"


@pytest.fixture
def sample(drawn: Callable[[str], Drawn]) -> Drawn:  # noqa: F811
    """Return the figures of the sample."""
    return drawn("sample")


def test_headline_names_the_model_that_the_scores_chose(sample: Drawn) -> None:
    with connect(sample.database) as connection:
        ((model, times),) = connection.execute("""
            select model, round(1 + gain, 1) from marts.fct_recommender_scores
            where task = 'films to like' and metric = 'NDCG@10' and is_used""").fetchall()
    expected = NONE if model == "popularity" else f" ranks films {times} times as well"
    assert expected in sample.headline(NAME)


@pytest.mark.parametrize(("gain", "expected"), [(1.14, "EASE ranks films 2.1 times"), (None, NONE)])
def test_a_gain_is_told_as_what_it_is(sample: Drawn, gain: float | None, expected: str) -> None:
    report = sample.reports["rpt_recommender_scores"].copy()
    lists = report["task"] == "films to like"
    used = "popularity" if gain is None else "EASE"
    report.loc[lists, "is_used"] = report.loc[lists, "model"] == used
    report.loc[lists & (report["model"] == "EASE"), "gain"] = gain
    with theme("light"):
        found = FIGURES[NAME].draw(report, sample.sources["ratings"])
        assert check(found) == []
        assert any(text.get_text().startswith(expected) for text in found.texts)


def test_no_scores_are_said_to_be_none(sample: Drawn) -> None:
    report = sample.reports["rpt_recommender_scores"]
    with theme("dark"):
        assert check(FIGURES[NAME].draw(report.head(0), sample.sources["ratings"])) == []
        found = FIGURES[NAME].draw(report.assign(score=pd.NA), sample.sources["ratings"])
        assert check(found) == []
        assert any("No recommender could be scored" in text.get_text() for text in found.texts)
