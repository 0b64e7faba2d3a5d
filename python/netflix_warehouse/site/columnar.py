"""Tables as JavaScript: one list per column, and what repeats written once."""

import base64
import json
import math
import re
from collections.abc import Sequence
from datetime import date, datetime
from itertools import groupby
from typing import Any

import pandas as pd

IDENTIFIER = re.compile("[0-9a-f]{32}")


def encode(frame: pd.DataFrame, lists: Sequence[str] = ()) -> dict[str, Any]:
    """Return a table as plain values that JSON can hold.

    Args:
        frame: the table.
        lists: columns that hold several values joined by `|`.

    Returns:
        ``row_count`` and ``columns``; of each column ``values``, and where that is shorter
        ``labels``, of which the values are the numbers (lists of numbers for `lists`); ``factor``,
        of which they are multiples; ``runs``, how many rows in turn each value stands for.
        Identifiers, all of 32 hexadecimal digits, are one text in base 64.
    """
    return {
        "row_count": len(frame),
        "columns": {name: _column(frame[name], name in lists) for name in frame.columns},
    }


def _column(series: pd.Series, is_list: bool) -> dict[str, Any]:
    values = [plain(value) for value in series.tolist()]
    if is_list:
        split = [value.split("|") if value else [] for value in values]
        labels = sorted({label for entry in split for label in entry})
        number = {label: place for place, label in enumerate(labels)}
        return {"labels": labels, "values": [[number[label] for label in row] for row in split]}
    runs = [(value, len(list(equal))) for value, equal in groupby(values)]
    if len(runs) * 2 < len(values):
        return _short([value for value, _ in runs]) | {"runs": [length for _, length in runs]}
    return _short(values)


def _short(values: list[Any]) -> dict[str, Any]:
    texts = [value for value in values if isinstance(value, str)]
    labels = sorted(set(texts))
    if len(labels) * 2 < len(texts):
        number = {label: place for place, label in enumerate(labels)}
        numbers = [None if value is None else number[value] for value in values]
        return _packed("labels", labels) | {"values": numbers}
    if len(texts) == len(values):
        return _packed("values", texts)
    whole = [value for value in values if type(value) is int]
    factor = math.gcd(*whole)
    if factor > 1 and len(whole) + values.count(None) == len(values):
        return {
            "values": [None if value is None else value // factor for value in values],
            "factor": factor,
        }
    return {"values": values}


def _packed(name: str, texts: list[str]) -> dict[str, Any]:
    if texts and all(IDENTIFIER.fullmatch(text) for text in texts):
        return {name: base64.b64encode(bytes.fromhex("".join(texts))).decode()}
    return {name: texts}


def plain(value: Any) -> Any:
    """Return a value of a table as one that JSON can hold; dates as ISO texts."""
    if value is None or value is pd.NaT or value is pd.NA:
        return None
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d}" if value == value.normalize() else value.isoformat()  # type: ignore[attr-defined]
    if isinstance(value, date):
        return value.isoformat()
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
