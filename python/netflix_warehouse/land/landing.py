"""The course of landing: find files, recognise each, read it, then choose what to keep."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import duckdb
from rich.progress import Progress

from netflix_warehouse.errors import UserError
from netflix_warehouse.land import catalogue
from netflix_warehouse.land.dialect import headers
from netflix_warehouse.land.gather import Gathered, Text, read_together
from netflix_warehouse.land.inputs import InputFile, Unpacker, find, read_head, reading, unreadable
from netflix_warehouse.land.job import Opened
from netflix_warehouse.land.progress import Meter
from netflix_warehouse.land.replacement import Candidate
from netflix_warehouse.land.results import Result
from netflix_warehouse.land.sources import RULES, Source, gathering, recognise
from netflix_warehouse.land.store import Store
from netflix_warehouse.land.text import HEAD_BYTES, Look, look
from netflix_warehouse.land.workbook import is_old_office, read_workbook, refusal_of_old_office

EXPECTED = "expected Netflix data as a table, such as netflix_titles.csv or ViewingActivity.csv"
ONLY = "the warehouse has no table for it"


class Told(NamedTuple):
    """What the caller says of every file."""

    progress: Progress | None
    account: str | None
    date_order: str | None


def land(
    paths: list[Path],
    warehouse: Path,
    force: bool = False,
    progress: Progress | None = None,
    account: str | None = None,
    date_order: str | None = None,
) -> list[Result]:
    """Land files, folders and archives in the warehouse.

    Args:
        paths: what to land.
        warehouse: the warehouse folder; made if absent.
        force: let a file replace a landed one that has more records or a later date.
        progress: a started display; a bar appears in it for work of over two seconds.
        account: whose the viewing exports are, where several accounts are landed.
        date_order: ``dmy`` or ``mdy``, for viewing exports whose dates do not tell.

    Returns:
        One result per file, in the order found; `is_refused` marks those that need the user.

    Raises:
        UserError: the warehouse cannot be written, or what is landed there not be read.
    """
    with Store(Path(warehouse)) as store:
        unpacker = Unpacker(store.scratch)
        results: list[Result] = []
        candidates: list[Candidate] = []
        named: list[Result] = []
        told = Told(progress, account, date_order)
        gathered = Gathered(unpacker)
        for file in find([Path(path) for path in paths], unpacker, Path(warehouse)):
            for found in _take(file, unpacker, store, told, gathered):
                result = found.result if isinstance(found, Candidate) else found
                result.container = file.container
                results.append(result)
                if isinstance(found, Candidate):
                    candidates.append(found)
                elif file.is_named and found.status in ("recognised", "skipped"):
                    named.append(result)
        for found in _take_gathered(gathered, store, told):
            results.append(found.result if isinstance(found, Candidate) else found)
            candidates += [found] if isinstance(found, Candidate) else []
        for raw_table, rule in RULES.items():
            rivals = [found for found in candidates if found.raw_table == raw_table]
            if rivals:
                rule.keep(rivals, store, force)
        has_landed = any(result.status in ("landed", "unchanged") for result in results)
        if has_landed:
            store.complete()
    for result in named:
        _refuse_named(result, has_landed)
    if all(result.status == "skipped" for result in results):
        note = f"{EXPECTED}, but nothing in it is recognised; name another file or folder"
        results.append(Result(", ".join(map(str, paths)), "refused", notes=[note]))
    return results


def _refuse_named(result: Result, has_landed: bool) -> None:
    """Refuse a file that the user asked for by name in vain."""
    if result.status == "skipped":
        problem, _, advice = result.notes[0].partition("; ")
        result.status = "refused"
        result.notes = [f"{EXPECTED}, but {problem}; {advice or 'name another file'}"]
    elif not has_landed:
        result.status = "refused"
        result.notes = [f"recognised as {result.recognised_as}, but {ONLY}; name such a file"]


def _take(
    file: InputFile, unpacker: Unpacker, store: Store, told: Told, gathered: Gathered
) -> Iterator[Result | Candidate]:
    """Recognise and read one file; a workbook may hold several tables, some are gathered first."""
    result = Result(file.label, "skipped")
    if file.problem:
        result.status = "skipped" if file.is_skipped else "refused"
        result.notes = [file.problem]
        yield result
        return
    path = None
    try:
        head = read_head(file)
        if is_old_office(head):
            path = unpacker.copy(file)
            raise UserError(refusal_of_old_office(path.read_bytes()))
        if head.startswith(b"PK\x03\x04"):
            path = unpacker.copy(file)
            yield from _take_workbook(file, path, store, told)
            return
        seen = look(head)
        match = None if seen.problem else recognise(seen)
        if not match:
            result.notes = [seen.problem or _describe(seen)]
            yield result
            return
        source, header = match
        if source.is_gathered:
            gathered.take(file, seen)
        elif _is_landed(source, result):
            path = unpacker.copy(file)
            meter = Meter(told.progress, file.name, path.stat().st_size)
            opened = Opened(
                store.connection, path, file.name, seen, header, store.next_scratch(), meter,
                (), told.account, told.date_order,
            )  # fmt: skip
            yield _read(source, opened, result)
        else:
            yield result
    except (UserError, OSError, duckdb.Error) as error:
        yield _refused(result, error)
    finally:
        if path and path != file.path:
            path.unlink(missing_ok=True)


def _take_gathered(gathered: Gathered, store: Store, told: Told) -> Iterator[Result | Candidate]:
    """Read the files that were gathered."""
    source = gathering()

    def read(text: Text, connection: duckdb.DuckDBPyConnection) -> Result | Candidate:
        result = Result(text.label, "skipped", source.name, source.raw_table)
        result.container = text.container
        meter = Meter(told.progress, text.file_name, text.path.stat().st_size)
        opened = Opened(
            connection, text.path, text.file_name, text.seen, None, store.next_scratch(), meter,
            members=tuple(text.members[: len(text.members) > 1 and None]),
        )  # fmt: skip
        try:
            return _read(source, opened, result)
        except (UserError, OSError, duckdb.Error) as error:
            return _refused(result, error)

    for _, found in read_together(gathered.texts, store.connection, read):
        yield found


def _take_workbook(
    file: InputFile, path: Path, store: Store, told: Told
) -> Iterator[Result | Candidate]:
    """Recognise and read each table of an Excel workbook.

    Raises:
        UserError: the workbook cannot be read.
        OSError: the file cannot be read.
    """
    with reading():
        found = read_workbook(path)
    if not found:
        note = "it is an office document without the columns of any known report"
        yield Result(file.label, "skipped", notes=[note])
    for tables in found:
        result = Result(file.label, "skipped")
        if not _is_landed(tables.source, result):
            yield result
            continue
        scratch = store.next_scratch()
        text = scratch.with_suffix(".sheets")
        try:
            header = tables.save(text)
            with text.open("rb") as saved:
                seen = look(saved.read(HEAD_BYTES))
            meter = Meter(told.progress, file.name, text.stat().st_size)
            opened = Opened(
                store.connection, text, file.name, seen, header, scratch, meter, tables.texts,
                told.account, told.date_order,
            )  # fmt: skip
            candidate = _read(tables.source, opened, result)
            result.notes += [f"sheet {name!r} left out" for name in tables.left_out]
            yield candidate
        except (UserError, OSError, duckdb.Error) as error:
            yield _refused(result, error)
        finally:
            text.unlink(missing_ok=True)


def _is_landed(source: Source, result: Result) -> bool:
    """Note what a file was recognised as; say whether it can be landed."""
    result.recognised_as, result.raw_table = source.name, source.raw_table
    if not source.reader:
        result.status, result.notes = "recognised", [ONLY]
    return source.reader is not None


def _refused(result: Result, error: Exception) -> Result:
    note = str(error)
    if isinstance(error, OSError):
        note = unreadable(error)
    elif isinstance(error, duckdb.Error):
        note = f"cannot be landed ({note.splitlines()[0]}); check the disk"
    result.status, result.notes = "refused", [note]
    return result


def _describe(seen: Look) -> str:
    """Say what an unknown text lacks, without repeating its words: they may be private."""
    known = max(map(catalogue.named_columns, headers(seen.lines)), key=len, default=[])
    if not known:
        return "its first line does not name the columns of any known file"
    return (
        f"its header names only {', '.join(known)} of the catalogue's columns "
        f"(title and {catalogue.LEAST_COLUMNS - 1} more are needed, "
        f"{catalogue.LEAST_TELLING_COLUMNS} of them from {', '.join(catalogue.TELLING_COLUMNS)})"
    )


def _read(source: Source, opened: Opened, result: Result) -> Candidate:
    """Read a file of a source that is landed.

    Raises:
        UserError: it has no records, too many are damaged, or its part is not known.
        OSError: it cannot be read.
    """
    try:
        staged = source.reader.read(opened)
    finally:
        opened.meter.close()
        opened.scratch.with_suffix(".text").unlink(missing_ok=True)
    rejected_count = len(staged.rejected)
    if not staged.record_count:
        raise UserError(f"is {source.name}, which has a header but no records; download it again")
    if rejected_count * 2 > staged.record_count:
        raise UserError(
            f"is {source.name}, but {rejected_count:,} of its {staged.record_count:,} records are "
            f"damaged, most often: {staged.commonest_reason}; download or export it again"
        )
    result.notes = staged.notes
    result.record_count, result.rejected_count = staged.record_count, rejected_count
    result.landed_count = staged.landed_count
    return Candidate(staged.file_name or opened.file_name, source.raw_table, staged, result)
