"""Random draws shared by the sample's sources, and the aggregates that they follow.

Every source draws from its own stream, so that a change in one leaves the others as they are.
Only draws whose algorithm is the same from Python 3.11 to 3.13 are used.
"""

import json
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from importlib.resources import files
from itertools import pairwise
from random import Random
from typing import Any, TypeVar

T = TypeVar("T")
SEED = "netflix sample 1"
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
          "October", "November", "December")  # fmt: skip

CALIBRATION: dict[str, Any] = json.loads(
    files(__package__).joinpath("calibration.json").read_text(encoding="utf-8")
)


def stream(name: str) -> Random:
    """A random generator of its own for one part of the sample."""
    return Random(f"{SEED}: {name}")


def weighted(rng: Random, weights: Mapping[T, float]) -> T:
    """One key of ``weights``, with a chance in proportion to its value."""
    return rng.choices(list(weights), weights=list(weights.values()))[0]


def apportion(counts: Mapping[T, float], total: int) -> list[T]:
    """Keys of ``counts`` repeated in proportion, ``total`` in all (largest remainder)."""
    mass = sum(int(count) for count in counts.values())
    shares = {key: divmod(int(count) * total, mass) for key, count in counts.items()}
    missing = total - sum(whole for whole, _ in shares.values())
    by_remainder = sorted(shares, key=lambda key: -shares[key][1])[:missing]
    repeats = {key: whole for key, (whole, _) in shares.items()}
    for key in by_remainder:
        repeats[key] += 1
    return [key for key, repeat in repeats.items() for _ in range(repeat)]


def shuffled(rng: Random, values: Sequence[T]) -> list[T]:
    """A shuffled copy."""
    return rng.sample(values, len(values))


def at_quantile(quantiles: Mapping[str, float], share: float) -> float:
    """The value at ``share`` (0 to 1), linear between the given quantiles, flat outside them."""
    points = [(float(key), value) for key, value in quantiles.items()]
    if share <= points[0][0]:
        return points[0][1]
    for (low, low_value), (high, high_value) in pairwise(points):
        if share <= high:
            return low_value + (high_value - low_value) * (share - low) / (high - low)
    return points[-1][1]


def nearest(values: Sequence[int], target: int) -> int:
    """Index of the value nearest to ``target`` in an ascending, non-empty list."""
    index = bisect_right(values, target)
    if index == len(values) or (index and target - values[index - 1] <= values[index] - target):
        return index - 1
    return index
