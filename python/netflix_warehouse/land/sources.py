"""The kinds of file that are recognised, by header or content and never by name.

A kind that can be landed has a reader and a rule of replacement; adding one means adding its module
and naming both here. The others are recognised so that the user is told what was found.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

from netflix_warehouse.land import catalogue, engagement, prize, rated, top10, viewing
from netflix_warehouse.land.dialect import Dialect, Header, headers, normalise
from netflix_warehouse.land.job import Opened, Staged
from netflix_warehouse.land.replacement import Rule
from netflix_warehouse.land.text import Look
from netflix_warehouse.land.viewing_columns import (
    activity_columns,
    activity_header,
    history_columns,
    history_header,
    untitled,
)
from netflix_warehouse.raw_tables import PRIVATE_TABLES


class Reader(Protocol):
    """Reads a recognised file into the scratch folder."""

    def read(self, opened: Opened) -> Staged:
        """Read it, keeping what is damaged apart."""


@dataclass(frozen=True)
class Source:
    """One kind of file: its name in messages, its raw table, and what recognises it.

    The header may be as many lines down as `header_depth` says, blank ones not counted. Without
    a known one, `name_columns` names the columns of the first records by what stands in them.
    `reader` and `rule` read a file and choose what is kept; without them it is recognised only.
    The files that `is_gathered` are read together, once all are found.
    """

    name: str
    raw_table: str | None
    find_header: Callable[[list[Header]], Header | None] = lambda found: None
    matches: Callable[[list[str]], bool] = lambda lines: False
    name_columns: Callable[[list[list[str]]], tuple[int, tuple[str, ...]] | None] | None = None
    header_depth: int = 1
    reader: Reader | None = None
    rule: Rule | None = None
    is_gathered: bool = False

    @property
    def is_private(self) -> bool:
        """True if its cells must not stand in any message."""
        return self.raw_table in PRIVATE_TABLES


def _named(
    *required: str, any_of: tuple[str, ...] = (), only: bool = False
) -> Callable[[list[Header]], Header | None]:
    """Build a recogniser of headers that hold all `required` and one of `any_of` columns."""
    needed, options = set(map(normalise, required)), set(map(normalise, any_of))

    def find(found: list[Header]) -> Header | None:
        for header in found:
            names = {normalise(cell) for cell in header.cells}
            if (
                needed <= names
                and (not options or options & names)
                and (not only or names == needed)
            ):
                return header
        return None

    return find


def _lines(*patterns: str, least: int = 1) -> Callable[[list[str]], bool]:
    """Build a recogniser of texts whose first lines match the patterns, the last one repeatedly."""
    compiled = [re.compile(pattern) for pattern in patterns]

    def matches(lines: list[str]) -> bool:
        filled = [line for line in lines if line][:20]
        expected = compiled + compiled[-1:] * (len(filled) - len(compiled))
        return len(filled) >= max(least, len(compiled)) and all(
            pattern.match(line) for pattern, line in zip(expected, filled, strict=True)
        )

    return matches


_RANKED = ("category", "show_title")

SOURCES: tuple[Source, ...] = (
    Source(
        "the weekly Top 10 by country", "top10_countries",
        _named(*_RANKED, "week", "weekly_rank", any_of=("country_name", "country_iso2")),
        reader=top10.COUNTRIES, rule=top10.CAPTURES,
    ),
    Source(
        "the weekly global Top 10", "top10_global",
        _named(*_RANKED, "week", "weekly_rank", any_of=("weekly_hours_viewed", "weekly_views")),
        reader=top10.GLOBAL, rule=top10.CAPTURES,
    ),
    Source(
        "the most popular titles", "top10_most_popular",
        _named(*_RANKED, "rank", any_of=(
            "hours_viewed_first_28_days", "hours_viewed_first_91_days", "views_first_91_days",
        )),
        reader=top10.MOST_POPULAR, rule=top10.LATEST,
    ),
    Source(
        "an engagement report", "engagement", _named("title", "hours_viewed", "available_globally"),
        header_depth=10, reader=engagement.READER, rule=engagement.RULE,
    ),
    Source(
        "a member's full viewing activity", "viewing_activity", activity_header,
        name_columns=activity_columns, reader=viewing.ACTIVITY, rule=viewing.RULE,
    ),
    Source(
        "a member's viewing history", "viewing_history", history_header,
        name_columns=history_columns, reader=viewing.HISTORY, rule=viewing.RULE,
    ),
    Source(
        "ratings of the Netflix Prize", "ratings", matches=prize.is_prize,
        reader=prize.READER, rule=rated.RATINGS_RULE, is_gathered=True,
    ),
    Source("users of the Netflix Prize without their ratings", None, matches=prize.is_unrated),
    Source(
        "the film list of the Netflix Prize", "rated_movies",
        matches=_lines(r"\d+,(\d{4}|NULL),.", least=2),
        reader=rated.PRIZE_MOVIES, rule=rated.MOVIES_RULE,
    ),
    Source(
        "MovieLens ratings", "ratings", _named("userId", "movieId", "rating", "timestamp"),
        _lines(r"\d+(\t|::)\d+\1[0-5](\.\d)?\1\d{9,10}$"),
        reader=rated.RATINGS, rule=rated.RATINGS_RULE,
    ),
    Source(
        "a MovieLens film list", "rated_movies", _named("movieId", "title", "genres", only=True),
        _lines(r"\d+(\|.*\(\d{4}\)\||::.*\(\d{4}\)::)"),
        reader=rated.MOVIES, rule=rated.MOVIES_RULE,
    ),
    Source("MovieLens users", None, matches=_lines(r"\d+\|\d+\|[MF]\|\w+\|")),
    Source(
        "the catalogue", "netflix_titles", catalogue.find_header,
        reader=catalogue.READER, rule=catalogue.RULE,
    ),
)  # fmt: skip


RULES = {source.raw_table: source.rule for source in SOURCES if source.rule}


def gathering() -> Source:
    """Return the source whose files are gathered."""
    return next(source for source in SOURCES if source.is_gathered)


def recognise(look: Look) -> tuple[Source, Header | None] | None:
    """Return the source of a text file and its header, or None if no source knows it."""
    for source in SOURCES:
        header = source.find_header(headers(look.lines, source.header_depth))
        if header or source.matches(look.lines):
            return source, header
    for source in filter(lambda source: source.name_columns, SOURCES):
        header = _header_below(source, look.lines) or untitled(look.lines, source.name_columns)
        if header:
            return source, header
    return None


def _header_below(source: Source, lines: list[str]) -> Header | None:
    """Find the header of a text whose lines are out of order; all lines count as records."""
    for line in lines:
        if header := source.find_header(headers([line])):
            return replace(header, line_count=0)
    return None


def recognise_rows(rows: list[Header]) -> tuple[Source, Header] | None:
    """Return the source of a sheet and its header, from its first rows; None if no source knows.

    Without a header, the first row's number less one is the `line_count` of the one returned.
    """
    for source in SOURCES:
        if header := source.find_header(rows):
            return source, header
    for source in SOURCES:
        if source.name_columns and rows:
            found = source.name_columns([list(row.cells) for row in rows])
            if found:
                return source, Header(Dialect(), rows[0].line_count - 1 + found[0], found[1])
    return None
