"""The three Top 10 files: the global list, six countries' lists and the most popular ones."""

import json
from collections import Counter
from datetime import date, timedelta
from random import Random

from netflix_warehouse.sample.titles import Titles
from netflix_warehouse.sample.top10 import (
    CATEGORIES,
    RANKED_BY_VIEWS_FROM,
    Entry,
    Listing,
)
from netflix_warehouse.sample.top10_plan import WEEKS
from netflix_warehouse.sample.works import Work, new_work

Row = dict[str, str]
COUNTRIES = {
    "Brazil": ("BR", "pt"),
    "India": ("IN", "hi"),
    "South Korea": ("KR", "ko"),
    "Spain": ("ES", "es"),
    "Turkey": ("TR", "tr"),
    "United Kingdom": ("GB", "en"),
}
COUNTRY_WEEKS = WEEKS[7:33]
_LAUNCHED = [["KR", "JP", "TW", "TH", "PH"], ["GB", "ES", "TR", "BR", "IN", "US"]]
_CASE_VARIANTS = {"A Bell With No Rope": "A Bell with No Rope"}


def hours_text(minutes: int) -> str:
    """Decimal hours as published: four places, without trailing noughts."""
    return f"{minutes / 60:.4f}".rstrip("0").rstrip(".")


def global_rows(entries: list[Entry]) -> list[Row]:
    """Rows of the published file: newest week first, then category and rank."""
    shortened = _shortened(entries)
    listings = [(entry, listing) for entry in entries for listing in entry.listings]
    listings.sort(
        key=lambda pair: (-pair[1].week.toordinal(), CATEGORIES.index(pair[0].category),
                          pair[1].rank)
    )  # fmt: skip
    return [_global_row(entry, listing, id(entry) in shortened) for entry, listing in listings]


def _shortened(entries: list[Entry]) -> set[int]:
    """Three entries whose runtime is published a minute shorter after their second week."""
    long_listed = [
        entry for entry in entries
        if len(entry.listings) >= 4 and entry.debut >= RANKED_BY_VIEWS_FROM
        and entry.season == 0 and not entry.stays
    ]  # fmt: skip
    return {id(entry) for entry in long_listed[:3]}


def _global_row(entry: Entry, listing: Listing, is_shortened: bool) -> Row:
    has_views = listing.week >= RANKED_BY_VIEWS_FROM
    minutes = entry.work.minutes_of(entry.season)
    if is_shortened and listing.cumulative_weeks > 2:
        minutes -= 1
    is_partial = entry.minutes_in(listing.week) < minutes and entry.is_staggered
    title = entry.work.title
    if listing.cumulative_weeks == 3:
        title = _CASE_VARIANTS.get(title, title)
    return {
        "week": listing.week.isoformat(),
        "category": entry.category,
        "weekly_rank": str(listing.rank),
        "show_title": title,
        "season_title": _season_title(entry),
        "weekly_hours_viewed": str(listing.hours),
        "runtime": ("0" if is_partial else hours_text(minutes)) if has_views else "",
        "weekly_views": str(listing.views) if has_views else "",
        "cumulative_weeks_in_top_10": str(listing.cumulative_weeks),
        "is_staggered_launch": "true" if is_partial and has_views else "false",
        "episode_launch_details": _launch(entry, listing) if is_partial and has_views else "",
        "runtime_override_flag": "true" if is_shortened and has_views else "false",
    }


def _season_title(entry: Entry) -> str:
    if entry.season == 0:
        return entry.work.season_names.get(0, "N/A")
    return "N/A" if entry.is_unnumbered else entry.label


def _launch(entry: Entry, listing: Listing) -> str:
    """JSON of the episodes out by then, by group of countries."""
    out = 2 * ((listing.week - entry.debut).days // 7 + 2)
    return json.dumps(
        [
            {"episodesLaunched": out - 2 * group, "countryList": countries}
            for group, countries in enumerate(_LAUNCHED)
        ],
        separators=(",", ":"),
    )


def most_popular_rows(entries: list[Entry]) -> list[Row]:
    """Ten entries per category by views in their first 91 days, in the form used since 2023-06."""
    rows = []
    for category in CATEGORIES:
        ranked = []
        for entry in entries:
            if entry.category == category and entry.debut > WEEKS[0] and not entry.is_live:
                first, last = entry.debut - timedelta(days=6), entry.debut + timedelta(days=84)
                hours = round(entry.hours_between(first, last) * 13, -6) // 10
                minutes = entry.work.minutes_of(entry.season)
                views = round(hours * 60 / minutes / 100_000) * 100_000
                ranked.append((-views, entry.label, hours, minutes, entry))
        for rank, (views, _, hours, minutes, entry) in enumerate(sorted(ranked)[:10], start=1):
            rows.append({
                "category": category,
                "rank": str(rank),
                "show_title": entry.work.title,
                "season_title": _season_title(entry),
                "hours_viewed_first_91_days": str(hours),
                "runtime": hours_text(minutes),
                "views_first_91_days": str(-views),
            })  # fmt: skip
    return rows


def country_rows(rng: Random, titles: Titles, entries: list[Entry]) -> list[Row]:
    """26 weeks of Films and TV in six countries, some works charting in one of them only."""
    by_week: dict[tuple[date, str], list[Entry]] = {}
    for entry in entries:
        kind = entry.category.split(" ")[0]
        for listing in entry.listings:
            by_week.setdefault((listing.week, kind), []).append(entry)
    rows: list[Row] = []
    for country, (code, language) in COUNTRIES.items():
        taste = {id(entry): rng.lognormvariate(0, 0.5) for entry in entries}
        for kind in ("Films", "TV"):
            local: list[tuple[Work, float]] = []
            seen: Counter[str] = Counter()
            for week in COUNTRY_WEEKS:
                for _ in range(rng.choice((1, 1, 2))):
                    local.append((_local_work(rng, titles, kind, language, week.year), 0.55))
                scored = [
                    (_hours_in(entry, week) * taste[id(entry)]
                     * (2.5 if entry.work.language == language else 1.0)
                     / (3 if entry.category.endswith("(English)") and kind == "TV" else 1)
                     * (9 if entry.work.title == "The Paper Barometer" else 1),
                     entry.work.title, _season_title(entry))
                    for entry in by_week[week, kind]
                ]  # fmt: skip
                top = sorted(scored, reverse=True)[3][0]
                scored += [
                    (top * force * rng.lognormvariate(0, 0.2), work.title, _local_season(work))
                    for work, force in local
                ]
                local = [(work, force * 0.55) for work, force in local if force > 0.1]
                ranked = sorted(scored, reverse=True)[:10]
                for rank, (_, title, season) in enumerate(ranked, start=1):
                    seen[title + season] += 1
                    rows.append({
                        "country_name": country,
                        "country_iso2": code,
                        "week": week.isoformat(),
                        "category": kind,
                        "weekly_rank": str(rank),
                        "show_title": title,
                        "season_title": season,
                        "cumulative_weeks_in_top_10": str(seen[title + season]),
                    })  # fmt: skip
    rows.sort(key=lambda row: (row["country_name"], -int(row["week"].replace("-", "")),
                               row["category"], int(row["weekly_rank"])))  # fmt: skip
    return rows


def _hours_in(entry: Entry, week: date) -> int:
    return next(listing.hours for listing in entry.listings if listing.week == week)


def _local_work(rng: Random, titles: Titles, kind: str, language: str, year: int) -> Work:
    work = new_work(rng, titles, f"{kind} (English)", year)
    if language != "en":
        work.language = language
        native = titles.native("hi-Latn" if language == "hi" else language)
        if language == "ko":
            work.original_title = native
        else:
            work.title = native
    return work


def _local_season(work: Work) -> str:
    return work.season_label(work.season_count) if work.kind == "series" else "N/A"
