"""The course of landing: find files, recognise each, read it, then choose what to keep."""

import zipfile
from pathlib import Path

import duckdb
from rich.progress import Progress

from netflix_warehouse.errors import UserError
from netflix_warehouse.land import catalogue
from netflix_warehouse.land.dialect import Header, headers
from netflix_warehouse.land.inputs import InputFile, Unpacker, find, read_head, reading, unreadable
from netflix_warehouse.land.job import Opened
from netflix_warehouse.land.progress import Meter
from netflix_warehouse.land.replacement import Candidate
from netflix_warehouse.land.results import Result
from netflix_warehouse.land.sources import SOURCES, Source, recognise, recognise_workbook
from netflix_warehouse.land.store import Store
from netflix_warehouse.land.text import Look, look

EXPECTED = "expected Netflix data as a table with a header line, such as netflix_titles.csv"
ONLY = "this version lands the catalogue only"
_WORKBOOK_BYTES = 4 << 20


def land(
    paths: list[Path], warehouse: Path, force: bool = False, progress: Progress | None = None
) -> list[Result]:
    """Land files, folders and archives in the warehouse.

    Args:
        paths: what to land.
        warehouse: the warehouse folder; made if absent.
        force: let a file replace a landed one that has more records or a later date.
        progress: a started display; a bar appears in it for work of over two seconds.

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
        for file in find([Path(path) for path in paths], unpacker, Path(warehouse)):
            found = _take(file, unpacker, store, progress)
            result = found.result if isinstance(found, Candidate) else found
            results.append(result)
            if isinstance(found, Candidate):
                candidates.append(found)
            elif file.is_named and found.status in ("recognised", "skipped"):
                named.append(result)
        for source in SOURCES:
            rivals = [found for found in candidates if found.raw_table == source.raw_table]
            if rivals:
                source.rule.keep(rivals, store, force)
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
        result.notes = [f"recognised as {result.recognised_as}, but {ONLY}; name a catalogue"]


def _take(
    file: InputFile, unpacker: Unpacker, store: Store, progress: Progress | None
) -> Result | Candidate:
    """Recognise and read one file."""
    result = Result(file.label, "skipped")
    if file.problem:
        result.status = "skipped" if file.is_skipped else "refused"
        result.notes = [file.problem]
        return result
    path = None
    try:
        head = read_head(file)
        if head.startswith(b"PK\x03\x04"):
            return _take_workbook(file, result)
        seen = look(head)
        match = None if seen.problem else recognise(seen)
        if not match:
            result.notes = [seen.problem or _describe(seen)]
            return result
        source, _ = match
        result.recognised_as, result.raw_table = source.name, source.raw_table
        if not source.reader:
            result.status, result.notes = "recognised", [ONLY]
            return result
        path = unpacker.copy(file)
        return _read(file, path, seen, match, result, store, progress)
    except UserError as error:
        result.status, result.notes = "refused", [str(error)]
    except OSError as error:
        result.status, result.notes = "refused", [unreadable(error)]
    except duckdb.Error as error:
        cause = str(error).splitlines()[0]
        result.status, result.notes = "refused", [f"cannot be landed ({cause}); check the disk"]
    finally:
        if path and path != file.path:
            path.unlink(missing_ok=True)
    return result


def _take_workbook(file: InputFile, result: Result) -> Result:
    """Recognise an Excel workbook by the words in it."""
    with reading(), file.open() as stream, zipfile.ZipFile(stream) as archive:
        words = ""
        for name in archive.namelist():
            if name.startswith(("xl/sharedStrings", "xl/worksheets/sheet")):
                with archive.open(name) as part:
                    words += part.read(_WORKBOOK_BYTES).decode("utf-8", "replace")
    source = recognise_workbook(words)
    if not source:
        result.notes = ["it is an office document without the columns of any known report"]
    elif source.reader:
        result.status, result.recognised_as = "refused", source.name
        result.notes = ["is an Excel workbook; save it as CSV (UTF-8) and land that"]
    else:
        result.status, result.notes = "recognised", [ONLY]
        result.recognised_as, result.raw_table = source.name, source.raw_table
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


def _read(
    file: InputFile,
    path: Path,
    seen: Look,
    match: tuple[Source, Header | None],
    result: Result,
    store: Store,
    progress: Progress | None,
) -> Candidate:
    """Read a file of a source that is landed.

    Raises:
        UserError: it has no records, or too many are damaged.
        OSError: it cannot be read.
    """
    source, header = match
    scratch = store.next_scratch()
    meter = Meter(progress, file.name, path.stat().st_size)
    try:
        staged = source.reader.read(
            Opened(store.connection, path, file.name, seen, header, scratch, meter)
        )
    finally:
        meter.close()
        scratch.with_suffix(".text").unlink(missing_ok=True)
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
    return Candidate(file.name, source.raw_table, staged, result)
