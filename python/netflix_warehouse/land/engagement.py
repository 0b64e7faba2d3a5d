"""The half-yearly engagement reports: which half and which sheet a file is."""

import re

from netflix_warehouse.errors import UserError
from netflix_warehouse.land.delimited import Delimited, columns_by_name
from netflix_warehouse.land.halves import half_year
from netflix_warehouse.land.job import Opened, Staged
from netflix_warehouse.land.records import Evidence
from netflix_warehouse.land.replacement import HalfYears
from netflix_warehouse.raw_tables import RAW_TABLES

WHOLE = "Engagement"
FIRST_HALF = "2023H1"  # the only report of one sheet
_KINDS = {
    "series": re.compile(r"(?<![a-z])(tv|shows?|series)(?![a-z])"),
    "films": re.compile(r"(?<![a-z])(films?|movies?)(?![a-z])"),
}
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
    part, sheet = half, WHOLE
    if not opened.is_workbook:
        words = re.sub(r"[\W_]+", " ", opened.file_name.casefold())
        named = [(k, found[1]) for k, p in _KINDS.items() if (found := p.search(words))]
        if len(named) == 1:
            [(kind, word)] = named
            sheet, part = _SHEETS[word], f"{half}-{kind}"
        elif half != FIRST_HALF:
            staged.notes.append(
                f"taken for the whole of {half}; one sheet says so in its name ({half} Shows.csv)"
            )
    columns = {"half_year": half} if opened.is_workbook else {"half_year": half, "sheet": sheet}
    staged.stamp(opened.connection, part, f"{part}/{opened.file_name}", columns)


_SHEETS = {
    "tv": "TV", "show": "Shows", "shows": "Shows", "series": "TV", "film": "Film", "films": "Film",
    "movie": "Movies", "movies": "Movies",
}  # fmt: skip

READER = Delimited(
    columns_by_name(RAW_TABLES["engagement"]), evidence, stamp_half,
    frozenset({"half_year", "sheet", "runtime", "views"}), is_sure=True,
)  # fmt: skip
RULE = HalfYears()
