"""The tiles of the year-in-review card, and titles that the installed fonts can write."""

import unicodedata
from calendar import isleap
from dataclasses import dataclass, field

import matplotlib as mpl
import pandas as pd

from netflix_warehouse.figures.house import letters_of
from netflix_warehouse.figures.viewing_parts import WEEKDAYS, duration
from netflix_warehouse.figures.wording import count, day, name, percent

SHOWN = 6
SCRIPTS = {
    "CJK": "Chinese letters",
    "HIRAGANA": "Japanese",
    "KATAKANA": "Japanese",
    "HANGUL": "Korean",
}


@dataclass(frozen=True)
class Tile:
    """A small box: a label, a value in large letters, a line or two, and bars by hour."""

    label: str
    value: str
    text: str
    strip: list[float] = field(default_factory=list)
    is_accent: bool = False


def amount(year: pd.Series) -> str:
    """Return how much was watched: hours or minutes, or plays where none has any."""
    minutes = year["watched_minutes"]
    if pd.isna(minutes):
        return count(year["play_count"], "play")
    if minutes < 120:
        return count(minutes, "minute")
    return count(minutes / 60, "hour")


def summary(year: pd.Series) -> list[str]:
    """Return two lines: days and plays, films and episodes."""
    of = 366 if isleap(year["year"]) else 365
    days = f"on {count(year['day_count'], 'day')} of {of}"
    if pd.notna(year["watched_minutes"]):
        days += f", in {count(year['play_count'], 'play')}"
    parts = [count(year["film_count"], "film")] if year["film_count"] else []
    if year["episode_count"]:
        parts.append(
            f"{count(year['episode_count'], 'episode')} of {year['series_count']:,} series"
        )
    return [days, " and ".join(parts)]


def tiles(year: pd.Series, hours: list[float]) -> list[Tile]:
    """Return the first six tiles that a row of rpt_viewing_years has something for."""
    found = (
        _favourite(year, hours),
        _binge(year),
        _streak(year),
        _new(year),
        _series(year),
        _genre(year),
        _session(year),
        _device(year),
        _busiest(year),
        _rewatched(year),
        _film(year),
    )
    return [tile for tile in found if tile][:SHOWN]


def _favourite(year: pd.Series, hours: list[float]) -> Tile:
    weekday = WEEKDAYS[year["favourite_iso_weekday"] - 1]
    if pd.isna(year["favourite_hour"]):
        return Tile("Favourite weekday", weekday, "the hour is not exported")
    return Tile(
        "Favourite hour", f"{year['favourite_hour']:.0f}:00", f"{weekday}s above all", _day(hours)
    )


def _day(hours: list[float]) -> list[float]:
    """Return the hours from 6 to 6: a night belongs to the evening before it."""
    return hours[6:] + hours[:6]


def _binge(year: pd.Series) -> Tile | None:
    if not year["binge_count"]:
        return None
    title = legible(year["longest_binge_show_title"], "series")
    episodes = count(year["longest_binge_episode_count"], "episode")
    return Tile("Longest binge", episodes, f"of {title}", is_accent=True)


def _streak(year: pd.Series) -> Tile | None:
    days = year["longest_streak_day_count"]
    if days < 2:
        return None
    started = year["longest_streak_started_on"]
    return Tile("Longest streak", count(days, "day"), f"from {started:%-d %B}")


def _new(year: pd.Series) -> Tile | None:
    # In the first year of an export everything is new.
    if year["is_first_year"]:
        return None
    share, of = year["new_minutes_share"], "time"
    if pd.isna(share):
        share, of = year["new_play_share"], "plays"
    films = count(year["new_film_count"], "film")
    new = f"of the {of}: {films}, {year['new_series_count']:,} series"
    return Tile("New this year", percent(share), new)


def _series(year: pd.Series) -> Tile | None:
    finished, abandoned = year["finished_series_count"], year["abandoned_series_count"]
    if not finished + abandoned:
        return None
    if not finished:  # without the catalogue, nobody knows where a series ends
        return Tile("Series", f"{abandoned:,} abandoned", "not gone on with")
    return Tile("Series", f"{finished:,} finished", f"and {abandoned:,} abandoned")


def _genre(year: pd.Series) -> Tile | None:
    if pd.isna(year["top_genre"]):
        return None
    known = percent(year["genre_coverage_share"])
    return Tile("Genre", name(year["top_genre"]), f"is ahead ({known} of plays are known)")


def _session(year: pd.Series) -> Tile | None:
    if pd.isna(year["longest_session_minutes"]):
        return None
    time = duration(year["longest_session_minutes"])
    return Tile("Longest session", time, f"on {year['longest_session_on']:%-d %B}")


def _device(year: pd.Series) -> Tile | None:
    shares = {
        label: year[f"{family}_share"]
        for family, label in (
            ("tv", "TV"),
            ("phone", "Phone"),
            ("tablet", "Tablet"),
            ("computer", "Computer"),
            ("console", "Console"),
        )
        if pd.notna(year[f"{family}_share"]) and year[f"{family}_share"] > 0
    }
    if not shares:
        return None
    best = max(shares, key=shares.__getitem__)
    return Tile("Screen", best, f"{percent(shares[best])} of the time")


def _busiest(year: pd.Series) -> Tile:
    minutes = year["busiest_day_minutes"]
    value = count(year["busiest_day_play_count"], "play") if pd.isna(minutes) else duration(minutes)
    return Tile("Busiest day", value, f"on {day(year['busiest_on']).rsplit(' ', 1)[0]}")


def _rewatched(year: pd.Series) -> Tile | None:
    if not year["rewatch_count"]:
        return None
    return Tile("Watched again", count(year["rewatch_count"], "time"), "films or episodes")


def _film(year: pd.Series) -> Tile | None:
    if pd.isna(year["top_film_title"]):
        return None
    return Tile("Film", legible(year["top_film_title"], "film"), "watched most")


def legible(title: object, kind: str) -> str:
    """Return a title without signs that no installed font has.

    Emoji and the like are dropped; a title in letters that cannot be drawn is named by them, such
    as `a film in Korean`. Call it in a theme, which sets the fonts.
    """
    written = name(title, 120)
    lost = undrawn(written)
    letters = [letter for letter in lost if unicodedata.category(letter)[0] in "LM"]
    if not letters:
        return name("".join(letter for letter in written if letter not in lost), 120)
    found = {unicodedata.name(letter, "other").split()[0] for letter in letters}
    script = min(found, key=lambda script: (script == "CJK", script))  # kana tell Japanese
    return f"(a {kind} in {SCRIPTS.get(script, script.capitalize())})"


def undrawn(text: str) -> list[str]:
    """Return the letters of a text that no font of the theme in force has."""
    drawn = [letters_of(font) for font in mpl.rcParams["font.family"]]
    return [
        letter
        for letter in text
        if not (letter.isspace() or any(letter in letters for letters in drawn))
    ]
