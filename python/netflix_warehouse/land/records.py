"""Read the records of a damaged table: what is whole is kept, and reading resumes after damage."""

import csv
import re
from collections import deque
from collections.abc import Callable, Iterator
from typing import NamedTuple

from netflix_warehouse.land.dialect import Header

MAX_RECORD_CHARACTERS = 2_000_000
BLANKS = " \t\n\r\v\f"
UNCLOSED = "a quote is not closed"
UNMATCHED = "quotes do not match"
WRONG_COUNT = "expected {} fields, found {}"

Evidence = Callable[..., bool | None]
"""Says of cells whether they are a record of the source: yes, no, or (None) it cannot be told."""


class Record(NamedTuple):
    """One record: its fields, or the reason why it has none; `text` is as it stands in the file."""

    fields: list[str] | None
    reason: str | None
    text: str


class _DamageError(Exception):
    """A record runs into the next one."""


class RecordReader:
    """Splits lines into records."""

    def __init__(self, lines: Iterator[str], header: Header, evidence: Evidence) -> None:
        """Start reading.

        Args:
            lines: the lines after the header, with their ends.
            header: the header, with the dialect.
            evidence: tells a record of the source from the rest of a broken one.
        """
        self._lines = lines
        self._header = header
        self._evidence = evidence
        self._again: deque[str] = deque()
        csv.field_size_limit(2 * MAX_RECORD_CHARACTERS)

    def __iter__(self) -> Iterator[Record]:
        """Yield each record in order; an empty line yields a record without fields."""
        fits = self._header.fits
        while True:
            taken: list[str] = []
            reason = UNMATCHED
            try:
                for fields in self._header.dialect.split(self._take(taken)):
                    if fits(fields):
                        yield Record(fields, None, "".join(taken))
                    elif len(taken) > 1:
                        reason = wrong_count(self._header, fields)
                        raise _DamageError
                    else:
                        found = wrong_count(self._header, fields) if fields else None
                        yield Record(fields, found, taken[0])
                    taken.clear()
                return
            except csv.Error as error:
                if "end of data" in str(error):
                    reason = UNCLOSED
            except _DamageError as error:
                reason = str(error) or reason
            yield self._resume(taken, reason)

    def _take(self, taken: list[str]) -> Iterator[str]:
        size = 0
        while (line := self._next()) is not None:
            size = size + len(line) if taken else len(line)
            if taken and (
                size > MAX_RECORD_CHARACTERS or is_record(line, self._header, self._evidence)
            ):
                self._again.appendleft(line)
                raise _DamageError(UNCLOSED)
            taken.append(line)
            yield line

    def _next(self) -> str | None:
        return self._again.popleft() if self._again else next(self._lines, None)

    def _resume(self, taken: list[str], reason: str) -> Record:
        """Give up the record that starts with the first line taken, up to where one starts well."""
        bad = taken[:1]
        self._again.extendleft(reversed(taken[1:]))
        while (line := self._next()) is not None:
            self._again.appendleft(line)
            if self._starts_record():
                break
            bad.append(self._again.popleft())
        is_run_on = len(bad) < len(taken)
        return Record(None, UNCLOSED if is_run_on else reason, "".join(bad))

    def _starts_record(self) -> bool:
        taken: list[str] = []
        try:
            fields = next(self._header.dialect.split(self._take(taken)), [])
        except (csv.Error, _DamageError):
            return False
        finally:
            self._again.extendleft(reversed(taken))
        return self._header.fits(fields) and self._evidence(fields) is not False


def is_record(line: str, header: Header, evidence: Evidence) -> bool:
    """Say whether a line inside a quoted cell is surely a whole record of its own."""
    if line.count(header.dialect.delimiter) < header.named - 1:
        return False
    try:
        fields = next(header.dialect.split([line]), [])
    except csv.Error:
        return False
    quote, delimiter = header.dialect.quote, re.escape(header.dialect.delimiter)
    # The end of a cell of several lines reads as a stray quote here, and so is no record. A quote
    # that belongs to a cell is doubled; two that are a blank cell say nothing.
    if quote and any(quote in field for field in fields):
        doubled = rf"[^{delimiter}\n]{quote}{quote}|{quote}{quote}[^{delimiter}\n]"
        if not re.search(doubled, line):
            return False
    return header.fits(fields) and evidence(fields, is_strict=True) is True


def wrong_count(header: Header, fields: list[str]) -> str:
    """Say how many fields a record should have had."""
    return WRONG_COUNT.format(header.named, len(fields))
