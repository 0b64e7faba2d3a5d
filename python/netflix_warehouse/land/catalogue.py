"""The catalogue of titles: the names that its columns go by, and which snapshot is the later."""

import re
from collections.abc import Callable

from netflix_warehouse.land.delimited import Delimited
from netflix_warehouse.land.dialect import Header, normalise
from netflix_warehouse.land.replacement import OneSnapshot
from netflix_warehouse.raw_tables import RAW_TABLES

LEAST_COLUMNS = 4
# Any business has names, types and countries: a catalogue names some columns as published, or some
# that only titles have.
LEAST_PUBLISHED_NAMES = 3
TELLING_COLUMNS = (
    "director", "cast", "date_added", "release_year", "rating", "duration", "listed_in",
)  # fmt: skip
LEAST_TELLING_COLUMNS = 2
COLUMNS = RAW_TABLES["netflix_titles"]
_ALIASES = {
    "show_id": ("id", "netflix id", "title id", "show no", "show number"),
    "type": ("content type", "show type", "title type", "media type", "kind"),
    "title": ("name", "title name", "show title", "show name"),
    "director": ("directors", "directed by", "director name", "director names"),
    "cast": ("cast members", "casts", "actors", "starring", "stars", "cast names"),
    "country": (
        "countries", "country of origin", "origin country", "production country",
        "production countries", "countries of origin", "country name",
    ),
    "date_added": ("added", "added on", "date added to netflix", "added date", "added to netflix"),
    "release_year": ("year", "year of release", "released", "year released", "release"),
    "rating": (
        "maturity rating", "age rating", "content rating", "certificate", "tv rating",
        "maturity ratings", "age certification",
    ),
    "duration": ("runtime", "length", "run time", "show duration"),
    "listed_in": ("genre", "genres", "category", "categories", "listed in genres"),
    "description": ("summary", "synopsis", "overview", "plot", "show description"),
}  # fmt: skip
_BY_NAME = {
    normalise(name): column for column, aliases in _ALIASES.items() for name in (column, *aliases)
}
_TYPES = {"movie", "tv show", "film", "series", "tvshow", "tv series", "show"}


def columns(header: Header) -> dict[str, int | None]:
    """Return the position of each raw column in the header, None where it is absent.

    Of two columns that could be the same one, the published name wins, then the first.
    """
    found: dict[str, int] = {}
    for position, cell in enumerate(header.cells):
        column = _BY_NAME.get(normalise(cell))
        if column and (
            column not in found or _is_published(cell) > _is_published(header.cells[found[column]])
        ):
            found[column] = position
    return {column: found.get(column) for column in COLUMNS}


def _is_published(cell: str) -> bool:
    return normalise(cell) in map(normalise, COLUMNS)


def find_header(found: list[Header]) -> Header | None:
    """Return the header that names a title and the most columns, if it names enough."""
    best = max(found, key=lambda header: len(named_columns(header)), default=None)
    names = named_columns(best) if best else []
    is_catalogue = (
        best is not None
        and "title" in names
        and len(names) >= LEAST_COLUMNS
        and (
            sum(map(_is_published, best.cells)) >= LEAST_PUBLISHED_NAMES
            or len(set(TELLING_COLUMNS) & set(names)) >= LEAST_TELLING_COLUMNS
        )
    )
    return best if is_catalogue else None


def named_columns(header: Header) -> list[str]:
    """Return the raw columns that the header names."""
    return [column for column, position in columns(header).items() if position is not None]


def evidence(positions: dict[str, int | None]) -> Callable[..., bool | None]:
    """Build the test of cells: a known type or a year of release makes them a catalogue record.

    With `is_strict` both are needed; None where the file has neither column.
    """
    type_at, year_at = positions["type"], positions["release_year"]
    checks = []
    if type_at is not None:
        checks.append(lambda cells: cells[type_at].strip().lower() in _TYPES)
    if year_at is not None:
        checks.append(lambda cells: re.fullmatch(r" ?(19|20)\d\d ?", cells[year_at]) is not None)

    def judge(cells: list[str], is_strict: bool = False) -> bool | None:
        found = (check(cells) for check in checks)
        return (all(found) if is_strict else any(found)) if checks else None

    return judge


READER = Delimited(columns, evidence)
RULE = OneSnapshot(unit="titles", date_column="date_added", date_name="last date added")
