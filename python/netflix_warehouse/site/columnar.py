"""Tables as JavaScript: one list per column, and what repeats written once."""

import base64
import json
import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from itertools import groupby
from typing import Any

import numpy as np
import pandas as pd

EMPTY: dict[str, dict[str, int]] = {}
IDENTIFIER = re.compile("[0-9a-f]{32}")


def encode(
    frame: pd.DataFrame, lists: Sequence[str] = (), pools: Mapping[str, Mapping[str, int]] = EMPTY
) -> dict[str, Any]:
    """Return a table as plain values that JSON can hold.

    Args:
        frame: the table.
        lists: columns that hold several values joined by `|`.
        pools: columns whose texts are numbered elsewhere, and these numbers.

    Returns:
        ``row_count`` and ``columns``; of each column ``values``, and where that is shorter
        ``labels``, of which the values are the numbers (lists of numbers for `lists`), or the
        ``pool`` that has them; ``factor``, of which they are multiples; ``runs``, how many rows in
        turn each value stands for. Identifiers, all of 32 hexadecimal digits, are one text in base
        64.
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
    return {"pool": name, "values": values}


def _column(series: pd.Series, is_list: bool) -> dict[str, Any]:
    values = [plain(value) for value in series.tolist()]
    if is_list:
        split = [value.split("|") if value else [] for value in values]
        # The most frequent ones have the shortest numbers.
        counts = Counter(text for entry in split for text in entry)
        distinct = sorted(counts, key=lambda text: (-counts[text], text))
        number = {text: place for place, text in enumerate(distinct)}
        return {"labels": distinct, "values": [[number[text] for text in row] for row in split]}
    runs = [(value, len(list(equal))) for value, equal in groupby(values)]
    if len(runs) * 2 < len(values):
        return _short([value for value, _ in runs]) | {"runs": [length for _, length in runs]}
    return _short(values)


def _short(values: list[Any]) -> dict[str, Any]:
    texts = [value for value in values if isinstance(value, str)]
    distinct = sorted(set(texts))
    if len(distinct) * 2 < len(texts):
        number = {text: place for place, text in enumerate(distinct)}
        numbers = [None if value is None else number[value] for value in values]
        return {"labels": packed(distinct), "values": numbers}
    if len(texts) == len(values):
        return {"values": packed(texts)}
    whole = [value for value in values if type(value) is int]
    factor = math.gcd(*whole)
    if factor > 1 and len(whole) + values.count(None) == len(values):
        return {
            "values": [None if value is None else value // factor for value in values],
            "factor": factor,
        }
    return {"values": values}


def packed(texts: Sequence[str]) -> str | list[str]:
    """Return texts as a list, or as one text in base 64 where all are identifiers."""
    if texts and all(IDENTIFIER.fullmatch(text) for text in texts):
        return base64.b64encode(bytes.fromhex("".join(texts))).decode()
    return list(texts)


def plain(value: Any) -> Any:
    """Return a value of a table as one that JSON can hold; dates as ISO texts."""
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
