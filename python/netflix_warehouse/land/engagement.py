"""The half-yearly engagement reports: which half and which sheet a file is."""

import re
from pathlib import Path

from netflix_warehouse.errors import UserError
from netflix_warehouse.land.delimited import Delimited, columns_by_name
from netflix_warehouse.land.dialect import normalise
from netflix_warehouse.land.halves import half_year
from netflix_warehouse.land.job import Opened, Staged
from netflix_warehouse.land.records import Evidence
from netflix_warehouse.land.replacement import Candidate, Extent, Rule
from netflix_warehouse.land.sql import literal
from netflix_warehouse.land.store import Store
from netflix_warehouse.raw_tables import RAW_TABLES

WHOLE = "Engagement"
FIRST_HALF = "2023H1"  # the only report of one sheet
CHANGED_TITLES = 0.1  # of a report that was published anew
_SHEETS = {
    "TV": "series", "Shows": "series", "Show": "series", "Series": "series",
    "Film": "films", "Films": "films", "Movies": "films", "Movie": "films",
}  # fmt: skip
_NUMBER = re.compile(r" ?\d[\d,. \u00a0\u202f']*(e\+?\d+)? ?", re.IGNORECASE)


def evidence(positions: dict[str, int | None]) -> Evidence:
    """Build the test of cells: Yes or No and a number of hours make a record of a report."""
    available_at, hours_at = positions["available_globally"], positions["hours_viewed"]

    def judge(cells: list[str], is_strict: bool = False) -> bool:
        is_answered = cells[available_at].strip().lower() in ("yes", "no")
        is_counted = _NUMBER.fullmatch(cells[hours_at]) is not None
        return (is_answered and is_counted) if is_strict else (is_answered or is_counted)

    return judge


def stamp_half(opened: Opened, staged: Staged) -> None:
    """Fill in the half-year and the sheet, and name the part after them.

    A text of one sheet names it in its file's name (``2025H1 Shows.csv``); without that it is taken
    for a whole report.

    Raises:
        UserError: neither the report nor its name says which half-year it covers.
    """
    above = opened.seen.lines[: opened.header.line_count - 1]
    in_text, in_name = half_year([*above, *opened.texts]), half_year([opened.file_name])
    half = in_text or in_name
    if not half:
        raise UserError(
            "is an engagement report, but neither its text nor its name says which half-year it "
            "covers; rename it to end in that half, such as 2025H1, and land it again"
        )
    if in_name and in_name != half:
        staged.notes.append(f"covers {half}, as it says itself, not {in_name}")
    columns = {"half_year": half}
    names = [opened.file_name]
    if "sheet" in map(normalise, opened.header.cells):
        table = f"read_parquet({literal(staged.parquet)})"
        found = opened.connection.execute(f"select distinct sheet from {table}").fetchall()
        names = [sheet or WHOLE for (sheet,) in found]
    else:
        columns["sheet"] = _word(opened.file_name) or WHOLE
        if columns["sheet"] == WHOLE and half != FIRST_HALF:
            staged.notes.append(
                f"taken for the whole of {half}; one sheet says so in its name ({half} Shows.csv)"
            )
    kinds = {_SHEETS.get(_word(name)) for name in names}
    kind = kinds.pop() if len(kinds) == 1 else None
    part = f"{half}-{kind}" if kind else half
    staged.stamp(opened.connection, part, f"{part}/{opened.file_name}", columns)


def _word(name: str) -> str | None:
    """Return the one word in a name that says which sheet it is."""
    words = {word.casefold() for word in re.findall(r"[^\W\d_]+", name)}
    found = [sheet for sheet in _SHEETS if sheet.casefold() in words]
    return found[0] if len({_SHEETS[sheet] for sheet in found}) == 1 else None


class HalfYears(Rule):
    """A part per half-year, or per half-year and kind where its sheets come one by one."""

    advice = "name a file of one sheet after it, such as 2025H1 Shows.csv"

    def extent(self, store: Store, parquet: list[Path]) -> Extent:
        """Measure by records."""
        count = store.query(f"select count(*) from {store.read(parquet)}")[0][0]
        return Extent(count, (), f"{count:,} titles")

    def overlaps(self, part: str, other: str) -> bool:
        """Compare a half with itself or with a kind of it."""
        return part == other or part.startswith(f"{other}-") or other.startswith(f"{part}-")

    def loss(self, store: Store, candidate: Candidate, replaced: list[Path]) -> str | None:
        """Say if the candidate lacks many of the titles: it is then another sheet or half."""
        count, lost = store.query(f"""
            select count(*), count(*) filter (where title not in (
                select title from {store.read([candidate.staged.parquet])} where title is not null
            ))
            from {store.read(replaced)}""")[0]
        if lost <= count * CHANGED_TITLES:
            return None
        return f"lacks {lost:,} of {count:,} titles"


READER = Delimited(
    columns_by_name(RAW_TABLES["engagement"]), evidence, stamp_half,
    frozenset({"half_year", "sheet", "runtime", "views"}), is_sure=True,
)  # fmt: skip
RULE = HalfYears()
