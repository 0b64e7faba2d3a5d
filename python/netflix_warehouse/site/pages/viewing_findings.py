"""What the page on viewing says in words, of all profiles together."""

import pandas as pd

from netflix_warehouse.figures.wording import count, day, percent
from netflix_warehouse.site.page import Frames
from netflix_warehouse.site.pages.viewing_charts import measure

ALL = "all profiles"
WEEKDAYS = ("Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays")


def _together(frames: Frames, dataset: str) -> pd.DataFrame:
    rows = frames[dataset]
    return rows[rows.profile_label == ALL]


def days(frames: Frames) -> str:
    """Return on how many days something was watched."""
    days = _together(frames, "days")
    span = (days.played_on.max() - days.played_on.min()).days + 1
    return f"Something was watched on {count(len(days))} of {count(span, 'day')}"


def hours(frames: Frames) -> str:
    """Return the hour of the week most watched."""
    hours = _together(frames, "hours")
    if not hours.watched_minutes.sum() > 0:
        return "No play has a time of day"
    week = hours.groupby(["iso_weekday", "hour"]).watched_minutes.sum()
    weekday, hour = week.idxmax()
    return (
        f"The hour from {hour}:00 on {WEEKDAYS[weekday - 1]} is the one most watched, with "
        f"{percent(week.max() / week.sum())} of all time"
    )


def months(frames: Frames) -> str:
    """Return the month in which most was watched."""
    months = _together(frames, "months")
    column, unit = measure(months)
    highest = months.loc[months[column].idxmax()]
    most = highest[column]
    amount = count(most / 60, "hour") if unit == "hours" else count(most, "play")
    return f"{highest.month_starts_on:%B %Y} was the fullest month: {amount}"


def binge_share(frames: Frames) -> str:
    """Return the share of binges in the time with series."""
    months = _together(frames, "binge_rate")
    series = months.series_minutes.sum()
    if not series > 0:
        return "No session of a series has a length"
    return (
        f"{percent(months.binge_minutes.sum() / series)} of the time with series went into binges"
    )


def starts(frames: Frames) -> str:
    """Return what most binges began with."""
    binges = _together(frames, "binges")
    starts = binges.started_with.value_counts()
    first = sorted(starts[starts == starts.max()].index)[0]
    return f"{percent(starts.max() / len(binges))} of the binges began with {first}"


def status(frames: Frames) -> str:
    """Return how many series were finished."""
    series = _together(frames, "series")
    finished = (series.completion_status == "finished").sum()
    return f"{count(finished)} of {count(len(series))} series were watched to the end"


def devices(frames: Frames) -> str:
    """Return the kind of device most used."""
    devices = _together(frames, "devices")
    column, unit = measure(devices)
    families = devices[devices.is_known].groupby("device_family")[column].sum()
    if not families.sum() > 0:
        return "No play names its device"
    share = percent(families.max() / families.sum())
    what = "time" if unit == "hours" else "plays"
    return f"{share} of the {what} on known devices went to one kind of them: {families.idxmax()}"


def clock(frames: Frames) -> str:
    """Return by whose clock days are told."""
    zones = sorted(frames["days"].timezone.unique())
    return f"By the clock of {', '.join(zones)}." if zones else ""


def facts(frames: Frames) -> list[tuple[str, str]]:
    """Return the headline numbers."""
    days, series = _together(frames, "days"), _together(frames, "series")
    binges = _together(frames, "binges")
    hours = days.watched_minutes.sum() / 60
    return [
        (f"{hours:,.0f}" if hours else "–", "hours watched"),
        (f"{days.play_count.sum():,}", "plays"),
        (f"{len(series):,}", "series, once for each profile"),
        (f"{len(binges):,}", "binges: three episodes or more in one session"),
    ]


def lede(frames: Frames) -> str:
    """Return who watched, and when."""
    days = frames["days"]
    if days.empty:
        return "The exports hold no play."
    profiles = days.loc[days.profile_label != ALL, "profile_label"].nunique()
    return (
        f"{count(profiles, 'profile')}, from {day(days.played_on.min())} to "
        f"{day(days.played_on.max())}. Trailers, previews and plays of under two minutes are left "
        "out. A profile has a number in place of its name."
    )
