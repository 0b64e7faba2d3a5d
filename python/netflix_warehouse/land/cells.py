"""The cells of a spreadsheet as the text that is shown in them."""

import datetime
from typing import Any


def cell_text(value: Any) -> str:
    """Return a cell as text: whole numbers without `.0`, ISO dates, times of day as h:mm."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e18 else repr(value)
    if isinstance(value, datetime.date):
        return _day(value)
    if isinstance(value, datetime.time):
        midnight = datetime.datetime.min
        return _clock(datetime.datetime.combine(midnight, value) - midnight)
    if isinstance(value, datetime.timedelta):
        return _clock(value)
    return str(value)


def _day(value: datetime.date) -> str:
    moment = datetime.datetime.combine(value, getattr(value, "time", datetime.time)())
    # A duration of a day or more in a cell of format h:mm. Excel takes 1900 for a leap year.
    if moment.year < 1902:
        is_before_leap = moment < datetime.datetime(1900, 3, 1)
        return _clock(moment - datetime.datetime(1899, 12, 31 if is_before_leap else 30))
    moment = _rounded(moment)
    return str(moment.date() if moment.time() == datetime.time() else moment)


def _rounded(value: datetime.datetime) -> datetime.datetime:
    return (value + datetime.timedelta(milliseconds=500)).replace(microsecond=0)


def _clock(value: datetime.timedelta) -> str:
    seconds = round(value.total_seconds())
    clock = f"{seconds // 3600}:{seconds // 60 % 60:02}"
    return f"{clock}:{seconds % 60:02}" if seconds % 60 else clock
