"""Excel workbooks: their sheets as texts that are then read like any other."""

import csv
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from netflix_warehouse.errors import UserError
from netflix_warehouse.land.cells import cell_text
from netflix_warehouse.land.dialect import Dialect, Header, normalise
from netflix_warehouse.land.inputs import allowed_bytes
from netflix_warehouse.land.sources import Source, recognise_rows
from netflix_warehouse.raw_tables import RAW_TABLES

HEADER_DEPTH = 20
_TABLE_ROWS, _TABLE_CELLS = 5, 3
_OLE = b"\xd0\xcf\x11\xe0"
_SHOWN = 40
_HOURS = re.compile(r"\d+:\d\d")


@dataclass
class Sheet:
    """A sheet that holds records of a source: its header, and the rows under it as text."""

    name: str
    header: Header
    rows: list[list[str]]
    above: list[str]


@dataclass
class Tables:
    """The sheets of a workbook that hold one source, and the names of those that hold nothing."""

    source: Source
    sheets: list[Sheet] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)

    @property
    def texts(self) -> tuple[str, ...]:
        """What stands above the headers, and the sheets' names."""
        return tuple(
            dict.fromkeys(text for sheet in self.sheets for text in (*sheet.above, sheet.name))
        )

    def save(self, path: Path) -> Header:
        """Write the records of all sheets as one text in which every cell is quoted."""
        names: dict[str, str] = {}
        for sheet in self.sheets:
            for cell in filter(None, sheet.header.cells):
                names.setdefault(normalise(cell), cell)
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\n")
            has_sheet = "sheet" in RAW_TABLES[self.source.raw_table]
            header = (*(["sheet"] if has_sheet else []), *names.values())
            writer.writerow(header)
            for sheet in self.sheets:
                first = [sheet.name] if has_sheet else []
                writer.writerows(first + row for row in _records(self.source, sheet, list(names)))
        return Header(Dialect(), 1, header)


def is_old_office(head: bytes) -> bool:
    """Say whether a file starts like an old or an encrypted office document."""
    return head.startswith(_OLE)


def refusal_of_old_office(data: bytes) -> str:
    """Say what an old or encrypted office document is and what to do."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "is protected by a password; open it, save it without one and land that"
    if any(name.encode("utf-16-le") in data for name in ("Workbook", "Book")):
        return "is a workbook of an old Excel (.xls); save it as .xlsx or CSV and land that"
    return "is an old office document; save its table as .xlsx or CSV and land that"


def read_workbook(path: Path) -> list[Tables]:
    """Read the sheets of a workbook that hold a known source, by source.

    Raises:
        UserError: it cannot be read, holds nothing, or a sheet is not as its header says.
        OSError: the file cannot be read.
    """
    with zipfile.ZipFile(path) as archive:
        if sum(part.file_size for part in archive.infolist()) > allowed_bytes(path.stat().st_size):
            raise UserError(
                "unpacks to far more than its size allows for (a zip bomb?); "
                "save it as CSV and land that"
            )
        # What reads the sheets forgives damage: dates become numbers, rows go missing.
        if archive.testzip():
            raise zipfile.BadZipFile
    found: dict[str, Tables] = {}
    left_out, unknown, is_empty = [], [], True
    try:
        with path.open("rb") as file, CalamineWorkbook.from_filelike(file) as workbook:
            for name in workbook.sheet_names:
                sheet = workbook.get_sheet_by_name(name)
                rows = [[cell_text(cell) for cell in row] for row in _cells(sheet)]
                is_empty = is_empty and not any(map(any, rows))
                match = recognise_rows(_headers(rows))
                if match:
                    source, header = match
                    tables = found.setdefault(source.name, Tables(source))
                    tables.sheets.append(_sheet(name, header, rows, sheet, source))
                elif _is_table(rows):
                    unknown.append(name)
                elif any(map(any, rows)):
                    left_out.append(name)
    except PasswordError:
        raise UserError(
            "is protected by a password; open it, save it without one and land that"
        ) from None
    except (CalamineError, ValueError) as error:
        cause = str(error).splitlines()[0] if str(error) else "unknown cause"
        raise UserError(
            f"is an office document that cannot be read as a workbook ({cause}); "
            "save its table as .xlsx or CSV and land that"
        ) from error
    if is_empty:
        raise UserError("is a workbook without a filled cell; download or save it again")
    if found and unknown:
        known = next(iter(found.values())).sheets[0]
        raise UserError(
            f"sheet {unknown[0]!r}: expected a header such as that of sheet {known.name!r} "
            f"({', '.join(filter(None, known.header.cells))}) in its first {HEADER_DEPTH} rows, "
            "found none; put it back, or delete the sheet, and land the workbook again"
        )
    for tables in found.values():
        tables.left_out = left_out
    return list(found.values())


def _cells(sheet: CalamineSheet) -> list[list[Any]]:
    try:
        return sheet.to_python(skip_empty_area=False)
    except BaseException as error:
        # Rust's own panics are no ordinary exceptions.
        if type(error).__name__ != "PanicException":
            raise
        raise CalamineError("a sheet in it is damaged") from None


def _headers(rows: list[list[str]]) -> list[Header]:
    """Return the first filled rows as headers; `line_count` is the number of the row."""
    filled = [(number, row) for number, row in enumerate(rows[:200], start=1) if any(row)]
    return [
        Header(Dialect(), number, tuple(cell.strip() for cell in row))
        for number, row in filled[:HEADER_DEPTH]
    ]


def _is_table(rows: list[list[str]]) -> bool:
    return sum(sum(map(bool, row)) >= _TABLE_CELLS for row in rows) >= _TABLE_ROWS


def _sheet(
    name: str, header: Header, rows: list[list[str]], sheet: CalamineSheet, source: Source
) -> Sheet:
    """Take a recognised sheet apart.

    Raises:
        UserError: its cells do not stand under its header, or some are merged.
    """
    above = [cell for row in rows[: max(header.line_count - 1, 0)] for cell in row if cell]
    found = Sheet(name, header, rows[header.line_count :], above)
    named = {at for at, cell in enumerate(header.cells) if cell}
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        covered = named & set(range(left, right + 1))
        if bottom >= header.line_count and covered and (bottom > top or len(covered) > 1):
            raise UserError(
                f"sheet {name!r}, row {max(top, header.line_count) + 1}: expected one cell for "
                "each value, found merged cells; unmerge and fill them, then land it again"
            )
    if source.reader:
        _check(found, source)
    return found


def _check(sheet: Sheet, source: Source) -> None:
    """Refuse a sheet most of whose rows do not fit its header."""
    judge = _judge(source, sheet.header)
    filled = [(number, row) for number, row in enumerate(sheet.rows, start=1) if any(row)]
    misfits = [(number, row) for number, row in filled if not judge(row)]
    if len(misfits) * 2 > len(filled):
        number, row = misfits[0]
        names = ", ".join(filter(None, sheet.header.cells))
        cells = ", ".join(cell[:_SHOWN] or "(blank)" for cell in row)
        found = "something else" if source.is_private else cells
        raise UserError(
            f"sheet {sheet.name!r}, row {number + sheet.header.line_count}: expected {names} under "
            f"the header in row {sheet.header.line_count}, found {found}; "
            "put its columns back in their place, or download it again"
        )


def _records(source: Source, sheet: Sheet, names: list[str]) -> Iterator[list[str]]:
    """Yield the filled rows in the order of the names.

    A row that does not fit keeps the cells beside the header's columns, so that it is rejected.
    """
    header = [normalise(cell) for cell in sheet.header.cells]
    places = [header.index(name) if name in header else None for name in names]
    beside = [at for at, name in enumerate(header) if not name]
    judge = _judge(source, sheet.header)
    positions = source.reader.columns(sheet.header) if source.is_private else {}
    clocks = {positions.get(name) for name in ("duration", "bookmark", "latest_bookmark")}
    for row in sheet.rows:
        if not any(row):
            continue
        extra = [row[at] for at in beside if row[at]]
        cells = ["" if at is None else _whole(row[at], at in clocks) for at in places]
        yield [*cells, *(extra if extra and not judge(row) else ())]


def _whole(cell: str, is_clock: bool) -> str:
    """Return a time watched with its seconds: whole minutes come as h:mm."""
    return f"{cell}:00" if is_clock and _HOURS.fullmatch(cell) else cell


def _judge(source: Source, header: Header) -> Callable[[list[str]], bool]:
    """Build the test of a row: whether its cells stand under the header's columns."""
    evidence = source.reader.evidence(source.reader.columns(header))
    return lambda row: evidence(row, is_strict=source.reader.is_sure) is not False
