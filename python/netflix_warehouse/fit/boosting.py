"""Gradient-boosted trees fitted anew at each origin, on what was known by then."""

from collections.abc import Callable

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier, HistGradientBoostingRegressor
from threadpoolctl import threadpool_limits

SETTINGS = {
    "max_iter": 60,
    "learning_rate": 0.1,
    "min_samples_leaf": 20,
    "l2_regularization": 1.0,
    "early_stopping": False,
    "random_state": 0,
}
FEWEST_CASES = 100  # no tree worth its name grows on fewer


def forecast_values(
    features: np.ndarray,
    target: np.ndarray,
    weight: np.ndarray,
    *,
    origin: np.ndarray,
    known_on: np.ndarray,
) -> np.ndarray:
    """Forecast a median.

    Args:
        features: one row per case; nan is a value of its own.
        target: what is to be forecast; nan where it is not known or there is nothing to learn.
        weight: how much each case counts.
        origin: the day that each case is forecast from; NaT for cases only to learn from.
        known_on: the day from which the target is known.

    Returns:
        The forecast of each case with an origin; nan for the others, and from origins with too few
        cases before them.
    """

    def fit_and_predict(train: np.ndarray, test: np.ndarray) -> np.ndarray:
        trees = HistGradientBoostingRegressor(loss="absolute_error", max_leaf_nodes=15, **SETTINGS)
        used = varied(features[train])
        trees.fit(features[train][:, used], target[train], sample_weight=weight[train])
        return trees.predict(features[test][:, used])

    return walk_forward(fit_and_predict, target, origin, known_on)


def forecast_shares(
    features: np.ndarray, target: np.ndarray, *, origin: np.ndarray, known_on: np.ndarray
) -> np.ndarray:
    """Forecast the chance that a target of 0 and 1 is 1; see `forecast_values`."""

    def fit_and_predict(train: np.ndarray, test: np.ndarray) -> np.ndarray:
        if len(np.unique(target[train])) < 2:
            return np.full(test.sum(), np.nan)
        trees = HistGradientBoostingClassifier(max_leaf_nodes=8, **SETTINGS)
        used = varied(features[train])
        trees.fit(features[train][:, used], target[train])
        return trees.predict_proba(features[test][:, used])[:, 1]

    return walk_forward(fit_and_predict, target, origin, known_on)


def walk_forward(
    fit_and_predict: Callable[[np.ndarray, np.ndarray], np.ndarray],
    target: np.ndarray,
    origin: np.ndarray,
    known_on: np.ndarray,
) -> np.ndarray:
    """Forecast each origin's cases by the cases whose target was known at the origin."""
    forecast = np.full(len(target), np.nan)
    # One thread: sums of floats would differ with their number.
    with threadpool_limits(1):
        for day in np.unique(origin[~np.isnat(origin)]):
            train = (known_on <= day) & np.isfinite(target)
            test = origin == day
            if train.sum() >= FEWEST_CASES:
                forecast[test] = fit_and_predict(train, test)
    return forecast


def varied(features: np.ndarray) -> np.ndarray:
    """Return which columns have two values or more: the others cannot be cut into bins."""
    return np.array(
        [len(np.unique(column[np.isfinite(column)])) > 1 for column in features.T], dtype=bool
    )
