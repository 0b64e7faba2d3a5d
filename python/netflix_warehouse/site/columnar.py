"""Tables as JavaScript: one list per column, repeated texts as numbers."""

import json
import math
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

import numpy as np
import pandas as pd

LEAST_UNIT = 1000
EMPTY: dict[str, dict[str, int]] = {}


def encode(
    frame: pd.DataFrame, lists: Sequence[str] = (), pools: Mapping[str, Mapping[str, int]] = EMPTY
) -> dict[str, Any]:
    """Return a table as plain values that JSON can hold.

    Args:
        frame: the table.
        lists: columns that hold several values joined by `|`.
        pools: columns whose texts are numbered elsewhere, and these numbers.

    Returns:
        ``row_count`` and ``columns``; of each column ``values``, and where texts repeat their
        ``labels``, of which the values are the numbers (lists of numbers for `lists`). Of a pooled
        column the labels are the pool's name. Round numbers come divided by their ``unit``.
    """
    return {
        "row_count": len(frame),
        "columns": {
            name: _pooled(frame[name], name, pools[name])
            if name in pools
            else _column(frame[name], name in lists)
            for name in frame.columns
        },
    }


def pool(columns: Sequence[pd.Series]) -> dict[str, int]:
    """Return the texts of several columns, each with its number."""
    texts = sorted({str(text) for column in columns for text in column.dropna().unique()})
    return {text: place for place, text in enumerate(texts)}


def _pooled(series: pd.Series, name: str, numbers: Mapping[str, int]) -> dict[str, Any]:
    values = [None if pd.isna(value) else numbers[str(value)] for value in series.tolist()]
    return {"labels": name, "values": values}


def _column(series: pd.Series, is_list: bool) -> dict[str, Any]:
    values = [_plain(value) for value in series.tolist()]
    if is_list:
        split = [value.split("|") if value else [] for value in values]
        labels = sorted({label for entry in split for label in entry})
        number = {label: place for place, label in enumerate(labels)}
        return {"labels": labels, "values": [[number[label] for label in row] for row in split]}
    texts = [value for value in values if isinstance(value, str)]
    labels = sorted(set(texts))
    if len(labels) * 2 < len(texts):
        number = {label: place for place, label in enumerate(labels)}
        return {"labels": labels, "values": [None if v is None else number[v] for v in values]}
    unit = _unit(values)
    if unit >= LEAST_UNIT:
        return {"unit": unit, "values": [None if v is None else v // unit for v in values]}
    return {"values": values}


def _unit(values: Sequence[Any]) -> int:
    """Return what all values are whole multiples of; 0 where they are no whole numbers."""
    numbers = [value for value in values if value is not None]
    if not all(type(value) is int for value in numbers):
        return 0
    return math.gcd(*numbers) if numbers else 0


def _plain(value: Any) -> Any:
    if value is None or value is pd.NaT or value is pd.NA:
        return None
    if isinstance(value, datetime):
        return value.isoformat().removesuffix("T00:00:00")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool | np.bool_):
        return int(value)
    if isinstance(value, float):
        if math.isnan(value):
            return None
        return int(value) if value.is_integer() else round(value, 6)
    return value


def to_script(name: str, value: Any) -> str:
    """Return a classic script that sets a global, safe to stand beside or inside of HTML."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for letter in "<>&\u2028\u2029":
        text = text.replace(letter, f"\\u{ord(letter):04x}")
    return f"window.{name}={text};\n"
