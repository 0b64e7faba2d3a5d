"""How a delimited text is written: delimiter, quotes, header."""

import csv
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

DELIMITERS = (",", ";", "\t", "|")
_BLANK_CELLS = " \t\v\f,;|\"'"
_SEPARATOR_LINE = re.compile(r'"?sep=(.)"?', re.IGNORECASE)


@dataclass(frozen=True)
class Dialect:
    """How the cells of a record are told apart; `quote` is None where quotes mean nothing."""

    delimiter: str = ","
    quote: str | None = '"'
    escape: str | None = None
    skips_blanks: bool = False

    def split(self, lines: Iterable[str]) -> "csv.Reader":
        """Read records strictly: csv.Error where quotes do not match."""
        return csv.reader(
            lines,
            delimiter=self.delimiter,
            quotechar=self.quote,
            quoting=csv.QUOTE_NONE if self.quote is None else csv.QUOTE_MINIMAL,
            escapechar=self.escape,
            doublequote=self.escape is None,
            skipinitialspace=self.skips_blanks,
            strict=True,
        )

    def join(self, cells: Iterable[str | None]) -> str:
        """Write a record as this dialect does; it splits into the same cells and lines again."""
        text = io.StringIO()
        csv.writer(
            text, delimiter=self.delimiter, quotechar=self.quote, lineterminator=""
        ).writerow(cells)
        return text.getvalue()


@dataclass(frozen=True)
class Header:
    """A line that may name columns.

    `line_count` is the number of lines up to and including it, 0 if it only stands in for one;
    `width` the number of its cells, `named` the number up to the last cell that is not blank.
    """

    dialect: Dialect
    line_count: int
    cells: tuple[str, ...]

    @property
    def width(self) -> int:
        """The number of cells."""
        return len(self.cells)

    @property
    def named(self) -> int:
        """The number of cells up to the last one with a name."""
        return max((i + 1 for i, cell in enumerate(self.cells) if cell.strip()), default=0)

    def fits(self, fields: list[str]) -> bool:
        """Say whether a record has the header's number of fields, blank ones at the end aside."""
        count = len(fields)
        return self.named <= count and (
            count <= self.width or not "".join(fields[self.width :]).strip()
        )


def normalise(name: str) -> str:
    """Fold a column name to lower-case letters and digits: `Date Added` -> dateadded."""
    return re.sub(r"[\W_]+", "", name).casefold()


def headers(lines: list[str], depth: int = 1) -> list[Header]:
    """Read the first lines that are not blank as headers, with each delimiter.

    Args:
        lines: the first lines of the file.
        depth: how many lines may stand where the header should be.
    """
    found = []
    for line_count, line in enumerate(lines, start=1):
        if not line.strip(_BLANK_CELLS) or _SEPARATOR_LINE.fullmatch(line):
            continue
        for delimiter in DELIMITERS:
            single = _wrapped(line, delimiter, "'") > _wrapped(line, delimiter, '"')
            dialect = Dialect(delimiter, "'" if single else '"')
            cells = _split_line(replace(dialect, skips_blanks=True), line)
            if cells and len(cells) > 1:
                found.append(Header(dialect, line_count, tuple(cell.strip() for cell in cells)))
        depth -= 1
        if not depth:
            break
    return found


def settle(header: Header, text: str) -> Header:
    """Find quotes and escapes from the first records; the header has settled the delimiter.

    Args:
        header: the recognised header.
        text: the start of the file with LF line ends.
    """
    delimiter = header.dialect.delimiter
    lines = text.split("\n")
    header_line = lines[header.line_count - 1] if header.line_count else ""
    body = "\n".join(lines[header.line_count :])
    double, single = (_wrapped(body, delimiter, quote) for quote in ('"', "'"))
    is_single = single > 10 * double or (not double and header.dialect.quote == "'")
    quote = "'" if is_single else '"'
    spaced = re.findall(re.escape(delimiter) + "(.)", header_line)
    dialect = Dialect(delimiter, quote, None, delimiter != "\t" and set(spaced) == {" "})
    others = []
    # Doubled quotes never leave one after a backslash and before a letter; a cell may end in one.
    if re.search(rf"\\{quote}[^{quote}\n{re.escape(delimiter)}]", body):
        others.append(replace(dialect, escape="\\"))
    if delimiter == "\t" and not double and not single and not _quotes_match(body):
        others.append(replace(dialect, quote=None))
    best = replace(header, dialect=dialect)
    for other in others:
        candidate = replace(header, dialect=other)
        if _count_fitting(candidate, lines) > _count_fitting(best, lines):
            best = candidate
    return best


def _wrapped(text: str, delimiter: str, quote: str) -> int:
    """Count the cells that stand in these quotes."""
    d, q = re.escape(delimiter), re.escape(quote)
    return len(re.findall(f"(?:^|{d}) ?{q}[^{q}\n]*{q}(?={d}|$)", text, re.MULTILINE))


def _quotes_match(text: str) -> bool:
    """Say whether each cell of a tab-separated text that starts with a quote ends in one."""
    opened = len(re.findall(r'(?:^|\t)"', text, re.MULTILINE))
    cell = r'(?:[^"\n]|"")*'
    closed = rf'(?:^|\t)"{cell}(?:\n{cell}){{0,3}}"(?=\t|$)'
    return opened == len(re.findall(closed, text, re.MULTILINE))


def _split_line(dialect: Dialect, line: str) -> list[str] | None:
    try:
        return next(dialect.split([line]), None)
    except csv.Error:
        return None


def _count_fitting(header: Header, lines: list[str]) -> int:
    # Line by line: one stray quote must not spoil the count of all records after it.
    split = (_split_line(header.dialect, line) for line in lines[header.line_count :])
    return sum(cells is not None and header.fits(cells) for cells in split)
