"""Forecasts of gradient boosting: the numbers come from SQL, and go back to it."""

import numpy as np
import pyarrow as pa

from netflix_warehouse.fit.boosting import forecast_shares, forecast_values

FEATURES = [
    "category_number",
    "weekly_rank",
    "run_week",
    "log_hours",
    "log_change",
    "log_change_before",
    "log_since_start",
    "log_over_least",
    "runtime_minutes",
    "listed_season_count",
    "newest_season_weeks",
    "day_of_year",
]


def model(dbt, session):
    """Return one row per case that has an origin."""
    found = dbt.ref("fct_top10_forecast_cases").order("week_ending_on, entry_id").df()
    features = found[FEATURES].to_numpy("float64", na_value=np.nan)
    hours = found["hours_viewed"].to_numpy("float64")
    next_hours = found["next_hours"].to_numpy("float64", na_value=np.nan)
    listed = found["is_listed_next"].astype("object").to_numpy("float64", na_value=np.nan)
    when = {
        "origin": found["forecast_origin_on"].to_numpy("datetime64[D]"),
        "known_on": found["outcome_on"].to_numpy("datetime64[D]"),
    }
    chances = forecast_shares(features, listed, **when)
    ratios = np.exp(forecast_values(features, np.log(next_hours / hours), np.sqrt(hours), **when))
    has_origin = ~np.isnat(when["origin"])
    return pa.table(
        {
            "entry_id": pa.array(found["entry_id"][has_origin], pa.string()),
            "week_ending_on": pa.array(
                found["week_ending_on"].to_numpy("datetime64[D]")[has_origin], pa.date32()
            ),
            "listing_chance": pa.array(chances[has_origin], pa.float64(), from_pandas=True),
            "hours_ratio": pa.array(ratios[has_origin], pa.float64(), from_pandas=True),
        }
    )
