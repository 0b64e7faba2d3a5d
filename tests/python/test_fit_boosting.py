"""Boosting learns from nothing but what was known, and says the same on one thread and on two."""

import os
import subprocess
import sys
from pathlib import Path

import duckdb
import numpy as np
import pytest

from netflix_warehouse.fit.boosting import forecast_shares, forecast_values

FEATURES = "category_number, weekly_rank, run_week, log_hours, log_since_start, log_over_least"
Cases = dict[str, np.ndarray]


@pytest.fixture(scope="module")
def cases(sample_database: Path) -> Cases:
    with duckdb.connect(str(sample_database), read_only=True) as connection:
        found = connection.execute(f"""
            select {FEATURES}, is_listed_next, ln(next_hours / hours_viewed) as change,
                hours_viewed, forecast_origin_on, outcome_on
            from marts.fct_top10_forecast_cases order by week_ending_on, entry_id
        """).df()
    return {
        "features": found[FEATURES.split(", ")].to_numpy("float64", na_value=np.nan),
        "listed": found["is_listed_next"].astype("object").to_numpy("float64", na_value=np.nan),
        "change": found["change"].to_numpy("float64", na_value=np.nan),
        "weight": found["hours_viewed"].to_numpy("float64"),
        "origin": found["forecast_origin_on"].to_numpy("datetime64[D]"),
        "known_on": found["outcome_on"].to_numpy("datetime64[D]"),
    }


def when(cases: Cases) -> Cases:
    return {"origin": cases["origin"], "known_on": cases["known_on"]}


def changes(cases: Cases, target: np.ndarray) -> np.ndarray:
    return forecast_values(cases["features"], target, cases["weight"], **when(cases))


def test_each_case_with_an_origin_is_forecast(cases: Cases) -> None:
    has_origin = ~np.isnat(cases["origin"])
    assert has_origin.sum() > 1000
    assert (np.isfinite(changes(cases, cases["change"])) == has_origin).all()
    chances = forecast_shares(cases["features"], cases["listed"], **when(cases))[has_origin]
    assert ((chances > 0) & (chances < 1)).all()


def test_shuffling_the_future_changes_no_forecast_from_before(cases: Cases) -> None:
    origins = np.unique(cases["origin"][~np.isnat(cases["origin"])])
    cut = origins[1]
    future, before = cases["known_on"] > cut, cases["origin"] <= cut
    order = np.random.default_rng(7).permutation(future.sum())
    shuffled = cases | {name: cases[name].copy() for name in ("change", "listed")}
    for name in ("change", "listed"):
        shuffled[name][future] = shuffled[name][future][order]
    expected, found = (changes(c, c["change"]) for c in (cases, shuffled))
    assert before.sum() > 500
    assert (found[before] == expected[before]).all()
    assert (found[cases["origin"] > cut] != expected[cases["origin"] > cut]).any()
    chances, others = (
        forecast_shares(c["features"], c["listed"], **when(c)) for c in (cases, shuffled)
    )
    assert (others[before] == chances[before]).all()


def test_shuffled_targets_teach_nothing(cases: Cases) -> None:
    """Trained on chance, boosting does no better than one number for all."""
    known = np.isfinite(cases["listed"])
    drawn = cases["listed"].copy()
    drawn[known] = np.random.default_rng(7).permutation(drawn[known])
    scored = known & ~np.isnat(cases["origin"])

    def brier(forecast: np.ndarray | float) -> float:
        chance = np.broadcast_to(forecast, cases["listed"].shape)[scored]
        return float(np.mean((chance - cases["listed"][scored]) ** 2))

    constant = brier(float(np.mean(cases["listed"][known])))
    learnt = brier(forecast_shares(cases["features"], cases["listed"], **when(cases)))
    by_chance = brier(forecast_shares(cases["features"], drawn, **when(cases)))
    assert learnt < 0.85 * constant
    assert by_chance > 0.97 * constant

    stays = np.isfinite(cases["change"])
    shuffled = cases["change"].copy()
    shuffled[stays] = np.random.default_rng(7).permutation(shuffled[stays])
    here = stays & ~np.isnat(cases["origin"])
    error = np.mean(np.abs(changes(cases, shuffled) - cases["change"])[here])
    flat = np.mean(np.abs(np.median(cases["change"][stays]) - cases["change"])[here])
    assert error > 0.97 * flat
    assert np.mean(np.abs(changes(cases, cases["change"]) - cases["change"])[here]) < 0.97 * flat


def test_few_cases_and_constant_features_are_no_reason_to_fail() -> None:
    days = np.arange("2024-01-01", "2024-05-01", dtype="datetime64[D]")
    origin = np.where(np.arange(len(days)) == len(days) - 1, days[-1], np.datetime64("NaT"))
    features = np.column_stack(
        [np.ones(len(days)), np.full(len(days), np.nan), np.arange(len(days))]
    )
    target = np.linspace(0, 1, len(days))
    found = forecast_values(features, target, np.ones(len(days)), origin=origin, known_on=days)
    assert np.isfinite(found[-1])
    few = slice(-50, None)
    assert np.isnan(
        forecast_values(
            features[few], target[few], target[few], origin=origin[few], known_on=days[few]
        )
    ).all()
    same = forecast_shares(features, np.ones(len(days)), origin=origin, known_on=days)
    assert np.isnan(same).all()


def test_the_table_is_the_same_on_one_thread_and_on_two(
    sample_database: Path, project_root: Path
) -> None:
    """The whole model in processes of their own: every byte of its table."""
    code = """
import hashlib, importlib.util, sys, duckdb
spec = importlib.util.spec_from_file_location("boosted", sys.argv[1])
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
connection = duckdb.connect(sys.argv[2], read_only=True, config={"threads": int(sys.argv[3])})
class dbt:
    ref = staticmethod(lambda name: connection.table("marts." + name))
table = module.model(dbt, connection)
print(table.num_rows, hashlib.sha256(table.to_pandas().to_csv().encode()).hexdigest())
"""
    path = project_root / "models/marts/ml/boosting/fct_top10_boosted_forecasts.py"
    found = [
        subprocess.run(
            [sys.executable, "-c", code, path, sample_database, threads],
            env=os.environ | {"OMP_NUM_THREADS": threads},
            capture_output=True,
            text=True,
            check=True,
            timeout=300,
        ).stdout
        for threads in ("1", "2")
    ]
    assert found[0] == found[1]
    assert int(found[0].split()[0]) > 1000
