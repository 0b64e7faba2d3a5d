"""Which column of a viewing export is which: by its name, or by what stands in it."""

import csv
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress

from netflix_warehouse.land.dialect import DELIMITERS, Dialect, Header, normalise
from netflix_warehouse.land.viewing_names import ACTIVITY_NAMES, HISTORY_NAMES
from netflix_warehouse.raw_tables import RAW_TABLES

ACTIVITY, HISTORY = RAW_TABLES["viewing_activity"], RAW_TABLES["viewing_history"]
MOMENT = re.compile(
    r"\s*\d{1,4}[-/.] ?\d{1,2}[-/.] ?\d{1,4}[ T,\u00a0]+\d{1,2}[:.]\d\d([:.]\d\d([.,]\d+)?)?"
    r"[ \u202f]?([ap]\.?m\.?|z|utc|gmt|[+-]\d\d:?\d\d)?\s*",
    re.IGNORECASE,
)
DAY = re.compile(
    r"\s*(\d{1,2}[-/.] ?\d{1,2}[-/.] ?(\d{4}|\d\d)|\d{4}[-/.] ?\d{1,2}[-/.] ?\d{1,2}|\d{8}"
    r"|\d{1,2}\.?[- ](de )?[^\W\d_]{3,}\.?,?[- ](de )?\d{2,4}|[^\W\d_]{3,}\.? \d{1,2},? \d{4}"
    r"|\d{4}年\d{1,2}月\d{1,2}日)\.?([ T]\d{1,2}:\d\d.*)?\s*"
)
CLOCK = re.compile(r"\s*\d{1,4}:\d\d(:\d\d(\.\d+)?)?\s*")
_NUMERIC = re.compile(r"[\s\d.,:/-]*")
_COUNTRY = re.compile(r"\s*[A-Z]{2} \(.+\)\s*")
_CLIP = re.compile(r"\s*[A-Z]+(_[A-Z]+)*\s*")
_DEVICE = re.compile(
    r"\b(tv|phone|iphone|ipad|ipod|android|pc|mac|chrome|firefox|safari|edge|opera|xbox|playstation"
    r"|ps[345]|wii|roku|chromecast|fire|box|tablet|stick|browser|windows|player|stb|netflix)\b",
    re.IGNORECASE,
)
_LEAST = 0.6  # of the records, to tell what a column is
_LEAST_DATED = 0.8
_FEW = 5
_ORDER_BONUS = 0.75

_TELLING = tuple(name for name in ACTIVITY if name not in ("title", "start_time", "country"))
# What a spreadsheet or a fan adds to the two columns of a short export.
_BESIDE = frozenset(map(normalise, (
    "", "#", "no", "nr", "row", "index", "id", "account", "notes", "profile", "profile name",
)))  # fmt: skip


def activity_header(found: list[Header]) -> Header | None:
    """Return the header that names the columns of a full export, if it names enough."""
    for header in found:
        names = _named(header, ACTIVITY, ACTIVITY_NAMES)
        telling = names.intersection(_TELLING)
        if "title" in names and len(telling) >= (1 if "start_time" in names else 3):
            return header
    return None


def history_header(found: list[Header]) -> Header | None:
    """Return the header that names title and date, and nothing that says it is another list."""
    for header in found:
        rest = [
            name for name in map(normalise, header.cells)
            if name not in _folded("title", HISTORY_NAMES) | _folded("date", HISTORY_NAMES)
        ]  # fmt: skip
        if _named(header, HISTORY, HISTORY_NAMES) == set(HISTORY) and all(
            name in _BESIDE or name.startswith("unnamed") for name in rest
        ):
            return header
    return None


def _folded(column: str, names: dict[str, tuple[str, ...]]) -> set[str]:
    return {normalise(name) for name in (column, *names[column])}


def _named(header: Header, columns: Iterable[str], names: dict[str, tuple[str, ...]]) -> set[str]:
    cells = set(map(normalise, header.cells))
    return {column for column in columns if cells & _folded(column, names)}


def untitled(
    lines: list[str], name_columns: Callable[[list[list[str]]], tuple[int, tuple[str, ...]] | None]
) -> Header | None:
    """Recognise a text without a known header line by its first records.

    The header returned stands in for the missing one: its `line_count` is 0, or 1 where a line of
    names in an unknown language stands first.
    """
    for delimiter in DELIMITERS:
        for quote in ('"', "'"):
            dialect = Dialect(delimiter, quote)
            records = [record for record in _split(dialect, lines) if "".join(record).strip()]
            found = name_columns(records) if records else None
            if found:
                return Header(dialect, *found)
    return None


def _split(dialect: Dialect, lines: list[str]) -> Iterator[list[str]]:
    """Yield the records of the lines; where quotes do not match, each line is one."""
    try:
        yield from list(dialect.split(f"{line}\n" for line in lines))
    except csv.Error:
        for line in lines:
            with suppress(csv.Error):
                yield next(dialect.split([line]), [])


def activity_columns(records: list[list[str]]) -> tuple[int, tuple[str, ...]] | None:
    """Name the columns of a full export: lines to pass over, and a name (or none) a column."""
    body, width = _of_one_width(records)
    if width < 3 or width > 16:
        return None
    first = records[0]
    has_names = (
        len(body) > 1 and body[0] is first and not any(MOMENT.fullmatch(cell) for cell in first)
    )
    columns = list(zip(*body[has_names:], strict=True))
    scores = [_assess(list(column)) for column in columns]
    names = _best(scores, ACTIVITY)
    at = {name: place for place, name in enumerate(names) if name}
    if "start_time" not in at or "title" not in at or not {"duration", "bookmark"} & set(at):
        return None
    if has_names and names != ACTIVITY:  # some other list in another language
        return None
    return int(has_names), names


def history_columns(records: list[list[str]]) -> tuple[int, tuple[str, ...]] | None:
    """Name the columns of a short export, as `activity_columns` does."""
    body, width = _of_one_width(records)
    if width < 2 or width > 16:
        return None
    first = records[0]
    has_names = len(body) > 1 and body[0] is first and not any(map(DAY.fullmatch, first))
    columns = list(zip(*body[has_names:], strict=True))
    filled = [place for place, column in enumerate(columns) if any(map(str.strip, column))]
    if len(filled) != 2:
        return None
    days = [place for place in filled if _share(DAY, columns[place]) >= _LEAST_DATED][-1:]
    if not days:
        return None
    title_at = next(place for place in filled if place not in days)
    if _share(CLOCK, columns[title_at]) == 1:
        return None
    # A film may be called 1917, but not most of them: then it is a list of something else.
    if len(body) >= _FEW and _share(_NUMERIC, columns[title_at]) > _LEAST_DATED:
        return None
    if has_names and normalise(first[title_at]) not in _folded("title", HISTORY_NAMES):
        return None
    names = ["" for _ in columns]
    names[title_at], names[days[0]] = HISTORY
    return int(has_names), tuple(names)


def _of_one_width(records: list[list[str]]) -> tuple[list[list[str]], int]:
    """Return the records of the commonest number of fields, if most have it."""
    [(width, count)] = Counter(map(len, records)).most_common(1)
    fitting = [record for record in records if len(record) == width]
    return (fitting, width) if count >= _LEAST * len(records) else ([], 0)


def _share(pattern: re.Pattern, cells: Sequence[str]) -> float:
    return sum(pattern.fullmatch(cell) is not None for cell in cells) / len(cells)


def _assess(cells: list[str]) -> dict[str, float]:
    """Score what a column may be, 0 for what it cannot be."""
    clocks, moments = _share(CLOCK, cells), _share(MOMENT, cells)
    countries = _share(_COUNTRY, cells)
    blank = sum(not cell.strip() for cell in cells) / len(cells)
    clips, not_latest = _share(_CLIP, cells), sum("ot latest" in cell for cell in cells)
    notes = sum(cell.rstrip().endswith(";") or "utoplay" in cell for cell in cells) / len(cells)
    devices = sum(_DEVICE.search(cell) is not None for cell in cells) / len(cells)
    distinct = len(set(cells)) / len(cells)
    text = 1 - blank - max(clocks, moments, countries)
    found = {
        "start_time": 3 * moments,
        "duration": 2 * clocks,
        "bookmark": 1.5 * clocks,
        "latest_bookmark": 1.4 * (clocks + not_latest / len(cells)) + bool(not_latest),
        "country": 2.5 * countries,
        "supplemental_video_type": (blank + clips) * (0.3 + bool(clips)) - notes,
        "attributes": (blank + notes) * (0.3 + bool(notes)),
        "device_type": text * 0.5 + devices,
        "title": text * (1 + 0.3 * distinct),
        "profile_name": text * (1.3 - 0.5 * distinct),
    }
    shares = {
        "start_time": moments, "duration": clocks, "bookmark": clocks, "country": countries,
        "latest_bookmark": clocks + not_latest / len(cells), "attributes": blank + notes,
        "supplemental_video_type": blank + clips,
    }  # fmt: skip
    return {
        name: score if shares.get(name, text) >= _LEAST else 0.0 for name, score in found.items()
    }


def _best(scores: list[dict[str, float]], names: tuple[str, ...]) -> tuple[str, ...]:
    """Give each column one name or none: in the published order unless another fits far better."""
    # By the set of names given so far, and in order by the last one: the best total and its names.
    any_order: dict[frozenset, tuple[float, tuple[str, ...]]] = {frozenset(): (0.0, ())}
    in_order: dict[int, tuple[float, tuple[str, ...]]] = {-1: (0.0, ())}
    for column in scores:
        grown: dict[frozenset, tuple[float, tuple[str, ...]]] = {}
        for given, (total, chosen) in any_order.items():
            options = [("", 0.0)] + [(n, s) for n, s in column.items() if s and n not in given]
            for name, score in options:
                key = given | {name} if name else given
                if key not in grown or total + score > grown[key][0]:
                    grown[key] = total + score, (*chosen, name)
        any_order = grown
        ordered: dict[int, tuple[float, tuple[str, ...]]] = {}
        for last, (total, chosen) in in_order.items():
            for at, name in [(last, ""), *list(enumerate(names))[last + 1 :]]:
                score = column[name] if name else 0.0
                if (score or not name) and (at not in ordered or total + score > ordered[at][0]):
                    ordered[at] = total + score, (*chosen, name)
        in_order = ordered
    best_total, best = max(any_order.values())
    ordered_total, in_published_order = max(in_order.values())
    return in_published_order if ordered_total + _ORDER_BONUS >= best_total else best
