"""What a household watched: when, what without stopping, how far, and on what."""

import altair as alt
import pandas as pd

from netflix_warehouse.figures.wording import count, day, percent
from netflix_warehouse.site import marks
from netflix_warehouse.site.page import Chart, Column, Dataset, Filter, Frames, Listing, Page
from netflix_warehouse.site.pages import viewing_charts as charts

ALL = "all profiles"
WEEKDAYS = ("Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays")


def _together(frames: Frames, dataset: str) -> pd.DataFrame:
    rows = frames[dataset]
    return rows[rows.profile_label == ALL]


def _days_finding(frames: Frames) -> str:
    days = _together(frames, "days")
    span = (days.played_on.max() - days.played_on.min()).days + 1
    return f"Something was watched on {count(len(days))} of {count(span, 'day')}"


def _hours_finding(frames: Frames) -> str:
    hours = _together(frames, "hours")
    if not hours.watched_minutes.sum() > 0:
        return "No play has a time of day"
    week = hours.groupby(["iso_weekday", "hour"]).watched_minutes.sum()
    weekday, hour = week.idxmax()
    return (
        f"The hour from {hour}:00 on {WEEKDAYS[weekday - 1]} is the one most watched, with "
        f"{percent(week.max() / week.sum())} of all time"
    )


def _months_finding(frames: Frames) -> str:
    months = _together(frames, "months")
    column, unit = charts.measure(months)
    highest = months.loc[months[column].idxmax()]
    amount = count(highest[column] / 60, "hour") if unit == "hours" else count(highest[column], "play")
    return f"{highest.month_starts_on:%B %Y} was the fullest month: {amount}"


def _binge_share_finding(frames: Frames) -> str:
    months = _together(frames, "binge_rate")
    series = months.series_minutes.sum()
    if not series > 0:
        return "No session of a series has a length"
    return f"{percent(months.binge_minutes.sum() / series)} of the time with series went into binges"


def _starts_finding(frames: Frames) -> str:
    binges = _together(frames, "binges")
    starts = binges.started_with.value_counts()
    first = sorted(starts[starts == starts.max()].index)[0]
    return f"{percent(starts.max() / len(binges))} of the binges began with {first}"


def _status_finding(frames: Frames) -> str:
    series = _together(frames, "series")
    finished = (series.completion_status == "finished").sum()
    return f"{count(finished)} of {count(len(series), 'series')[:-1]}s were watched to the end"


def _devices_finding(frames: Frames) -> str:
    devices = _together(frames, "devices")
    column, unit = charts.measure(devices)
    families = devices[devices.is_known].groupby("device_family")[column].sum()
    if not families.sum() > 0:
        return "No play names its device"
    share = percent(families.max() / families.sum())
    what = "time" if unit == "hours" else "plays"
    return f"{share} of the {what} on known devices went to one kind of them: {families.idxmax()}"


def _clock(frames: Frames) -> str:
    zones = sorted(frames["days"].timezone.unique())
    return f"By the clock of {', '.join(zones)}." if zones else ""


def _facts(frames: Frames) -> list[tuple[str, str]]:
    days, series = _together(frames, "days"), _together(frames, "series")
    binges = _together(frames, "binges")
    hours = days.watched_minutes.sum() / 60
    return [
        (f"{hours:,.0f}" if hours else "–", "hours watched"),
        (f"{days.play_count.sum():,}", "plays"),
        (f"{len(series):,}", "series, of each profile that watched them"),
        (f"{len(binges):,}", "binges: three episodes or more without a break"),
    ]


def _lede(frames: Frames) -> str:
    days = frames["days"]
    if days.empty:
        return "The exports hold no play."
    profiles = days.loc[days.profile_label != ALL, "profile_label"].nunique()
    return (
        f"{count(profiles, 'profile')}, from {day(days.played_on.min())} to "
        f"{day(days.played_on.max())}. Trailers, previews and plays of under two minutes are left "
        "out. A profile has a number in place of its name."
    )


PAGE = Page(
    name="viewing",
    label="Viewing",
    title="What was watched, and when",
    lede=_lede,
    needs=(("viewing_activity", "viewing_history"),),
    is_private=True,
    datasets=(
        Dataset(
            "days",
            "reports.rpt_viewing_calendar",
            (
                *("profile_label", "played_on", "year", "timezone", "play_count"),
                *("watched_minutes", "episode_count", "film_count"),
            ),
            order_by=("profile_label", "played_on"),
        ),
        Dataset(
            "hours",
            "reports.rpt_explorer_viewing_hours",
            ("profile_label", "year", "iso_weekday", "hour", "watched_minutes"),
            order_by=("profile_label", "year", "iso_weekday", "hour"),
        ),
        Dataset(
            "months",
            "reports.rpt_viewing_months",
            (
                *("profile_label", "month_starts_on", "year", "play_count", "watched_minutes"),
                *("film_play_count", "film_minutes", "series_play_count", "series_minutes"),
                "untimed_play_count",
            ),
            order_by=("profile_label", "month_starts_on"),
        ),
        Dataset(
            "binge_rate",
            "reports.rpt_viewing_binge_rate",
            (
                *("profile_label", "month_starts_on", "year", "session_count"),
                *("binge_count", "binge_minutes", "series_minutes", "binge_minutes_share"),
            ),
            order_by=("profile_label", "month_starts_on"),
        ),
        Dataset(
            "binges",
            "reports.rpt_explorer_viewing_binges",
            (
                *("profile_label", "watched_by", "show_title", "title_id", "played_on", "year"),
                *("started_hour", "episode_count", "watched_minutes", "started_with"),
                "is_marathon",
            ),
            order_by=("profile_label", "played_on", "binge_id"),
        ),
        Dataset(
            "series",
            "reports.rpt_explorer_viewing_series",
            (
                *("profile_label", "watched_by", "show_title", "title_id", "completion_status"),
                *("episode_count", "last_season_number", "last_episode_number"),
                *("first_played_on", "last_played_on", "year", "watched_minutes"),
            ),
            order_by=("profile_label", "minutes_place"),
        ),
        Dataset(
            "devices",
            "reports.rpt_viewing_devices",
            (
                *("profile_label", "month_starts_on", "year", "device_family", "is_known"),
                *("play_count", "watched_minutes"),
            ),
            order_by=("profile_label", "month_starts_on", "device_family"),
        ),
    ),
    filters=(
        Filter("profile", "Profile", "profile_label", every=None, start=lambda frames: ALL),
        Filter("year", "Year", "year", every="All years", options=("days", "year")),
        Filter("status", "Series", "completion_status", every="However far"),
        Filter("start", "Binges that began with", "started_with", every="Anything"),
    ),
    charts=(
        Chart(
            "calendar",
            "days",
            charts.calendar,
            _days_finding,
            "What was watched on each day",
            "One cell a day, a band of weeks per year; the darker, the longer was watched.",
            (
                Column("played_on", "Day", "date"),
                Column("watched_minutes", "Watched", "minutes"),
                Column("play_count", "Plays", "count"),
                Column("episode_count", "Episodes", "count"),
                Column("film_count", "Films", "count"),
            ),
            marks="layer_1",
            wide=True,
            note=_clock,
        ),
        Chart(
            "hours",
            "hours",
            charts.hours,
            _hours_finding,
            "The hours of the week",
            "Hours watched in each hour of the week; the darker, the more.",
            (
                Column("weekday", "Weekday"),
                Column("hour", "Hour", "count"),
                Column("hours", "Hours watched", "hours"),
                Column("share", "Share", "percent"),
            ),
            note="A play counts in each hour that it goes on in, as if never paused; plays of a "
            "short export have no time of day.",
        ),
        Chart(
            "months",
            "months",
            charts.months,
            _months_finding,
            "Films and series by month",
            "What was watched in each month, series below films.",
            (
                Column("month_starts_on", "Month", "month"),
                Column("what", "What"),
                Column("amount", "Amount", "count"),
            ),
            note="The first and the last month may be cut short by the export.",
        ),
        Chart(
            "binge_share",
            "binge_rate",
            charts.binge_share,
            _binge_share_finding,
            "Share of binges in the time with series",
            "Of the time spent on series in each month, the share that went into binges: three "
            "episodes or more of one series in one session.",
            (
                Column("month_starts_on", "Month", "month"),
                Column("binge_minutes_share", "Share", "percent"),
                Column("binge_count", "Binges", "count"),
                Column("series_minutes", "Series", "minutes"),
            ),
            note="A month with little time on series swings widely.",
        ),
        Chart(
            "starts",
            "binges",
            charts.starts,
            _starts_finding,
            "What binges begin with",
            "Binges by the episode that they begin with. Click one to narrow the list.",
            (Column("started_with", "Began with"), Column("titles", "Binges", "count")),
            own=("start",),
            click=("start", "started_with"),
            marks="layer_0",
        ),
        Chart(
            "status",
            "series",
            charts.status,
            _status_finding,
            "How far series were watched",
            "Series by how far they were watched. Click one to narrow the list. A year has the "
            "series last watched in it.",
            (Column("completion_status", "Status"), Column("titles", "Series", "count")),
            own=("status",),
            click=("status", "completion_status"),
            marks="layer_0",
            note="Without the number of its last episode, the end of a series is unknown.",
        ),
        Chart(
            "devices",
            "devices",
            charts.devices,
            _devices_finding,
            "Kinds of devices",
            "What was watched on each kind of device.",
            (Column("device_family", "Device"), Column("titles", "Amount", "count")),
            marks="layer_0",
        ),
    ),
    listings=(
        Listing(
            "longest_binges",
            "binges",
            "Longest binges",
            (
                Column("show_title", "Series"),
                Column("played_on", "Day", "date"),
                Column("episode_count", "Episodes", "count"),
                Column("watched_minutes", "Watched", "minutes"),
                Column("watched_by", "By"),
            ),
            sort=("episode_count", -1),
            noun="binge",
            details=(
                Column("played_on", "Day", "date"),
                Column("started_hour", "Began in the hour", "count"),
                Column("started_with", "Began with"),
                Column("episode_count", "Episodes", "count"),
                Column("watched_minutes", "Watched", "minutes"),
                Column("is_marathon", "Five hours or more", "yesno"),
                Column("watched_by", "Watched by"),
            ),
            title_id="title_id",
            page_size=10,
        ),
        Listing(
            "series",
            "series",
            "Series, and how far they were watched",
            (
                Column("show_title", "Series"),
                Column("completion_status", "Status"),
                Column("episode_count", "Episodes", "count"),
                Column("last_season_number", "Last season", "count"),
                Column("last_played_on", "Last watched", "date"),
                Column("watched_minutes", "Watched", "minutes"),
                Column("watched_by", "By"),
            ),
            sort=("watched_minutes", -1),
            noun="series",
            details=(
                Column("completion_status", "Status"),
                Column("episode_count", "Episodes watched", "count"),
                Column("last_season_number", "Last season", "count"),
                Column("last_episode_number", "Last episode of it", "count"),
                Column("first_played_on", "First watched", "date"),
                Column("last_played_on", "Last watched", "date"),
                Column("watched_minutes", "Watched", "minutes"),
                Column("watched_by", "Watched by"),
            ),
            title_id="title_id",
            page_size=10,
        ),
    ),
    facts=_facts,
)
