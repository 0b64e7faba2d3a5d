"""A member's viewing exports, full and short: each file is a part of its table and stays."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from netflix_warehouse.land.date_order import NAMES, find_date_order
from netflix_warehouse.land.delimited import Delimited, columns_by_name
from netflix_warehouse.land.job import Opened, Staged
from netflix_warehouse.land.records import Evidence
from netflix_warehouse.land.replacement import Candidate, Rule
from netflix_warehouse.land.store import Store
from netflix_warehouse.land.text import CHUNK_BYTES
from netflix_warehouse.land.viewing_columns import CLOCK, DAY, MOMENT
from netflix_warehouse.land.viewing_names import ACTIVITY_NAMES, HISTORY_NAMES
from netflix_warehouse.raw_tables import RAW_TABLES

ID_LENGTH = 12
UNTOLD = (
    "its dates make sense with the day first and with the month first; say which with "
    "--date-order dmy or --date-order mdy and land it again"
)


def activity_evidence(positions: dict[str, int | None]) -> Evidence:
    """Build the test of cells: a start and a duration make a record of a full export."""
    places = ((MOMENT, "start_time"), (CLOCK, "duration"), (CLOCK, "bookmark"))
    checks = [(pattern, positions[name]) for pattern, name in places if positions[name] is not None]
    checks = checks[:2]

    def judge(cells: list[str], is_strict: bool = False) -> bool | None:
        found = (pattern.fullmatch(cells[at]) is not None for pattern, at in checks)
        return (all(found) if is_strict else any(found)) if checks else None

    return judge


def history_evidence(positions: dict[str, int | None]) -> Evidence:
    """Build the test of cells: a date and a title make a record of a short export."""
    title_at, day_at = positions["title"], positions["date"]

    def judge(cells: list[str], is_strict: bool = False) -> bool:
        is_dated = DAY.fullmatch(cells[day_at]) is not None
        return is_dated and (not is_strict or bool(cells[title_at].strip()))

    return judge


@dataclass(frozen=True)
class Exports(Delimited):
    """Reads an export: `_file` starts with an id of its content, which is its part of the table.

    `day_column` has the dates whose order is inferred, in blocks of equal `block_column`.
    """

    day_column: str = ""
    block_column: str | None = None

    def read(self, opened: Opened) -> Staged:
        """Read a file as any delimited text, then find the order of its dates.

        Raises:
            OSError: the file cannot be read, or there is no room to write.
        """
        part = content_id(opened.path)
        staged = super().read(replace(opened, file_name=f"{part}/{opened.file_name}"))
        staged.part, staged.file_name = part, f"{part}/{opened.file_name}"
        staged.details = {"account": opened.account, "date_order": None}
        if not staged.landed_count:
            return staged
        found = find_date_order(
            lambda statement: opened.connection.execute(statement).fetchall(),
            staged.parquet, self.day_column, self.block_column,
        )  # fmt: skip
        if found.is_needed:
            staged.details["date_order"] = opened.date_order
            staged.inferred_date_order = found.order
            staged.misfit_count = 0 if opened.date_order else found.misfit_count
            staged.needs_date_order = True
        return staged


def content_id(path: Path) -> str:
    """Return the first digits of a hash of the file's bytes."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK_BYTES):
            digest.update(chunk)
    return digest.hexdigest()[:ID_LENGTH]


class EachExport(Rule):
    """A part per export: none replaces another, since the models count a play of two once.

    What was said of an export when it was landed (its account, the order of its dates) stays until
    something else is said.
    """

    def keep(self, rivals: list[Candidate], store: Store, force: bool) -> None:
        """Keep every export once."""
        first: dict[str, Candidate] = {}
        for rival in rivals:
            twin = first.setdefault(rival.staged.part, rival)
            if twin is rival:
                self._keep(rival, store)
            else:
                rival.result.status = "unchanged"
                rival.result.notes = [f"the same export as {twin.result.file}"]
                if twin.result.is_refused:
                    rival.result.status, rival.result.landed_count = "refused", 0
                    rival.result.notes = twin.result.notes

    def _keep(self, rival: Candidate, store: Store) -> None:
        staged, result = rival.staged, rival.result
        landed = store.landed_details(rival.raw_table, staged.part)
        for name in staged.details if landed else ():
            staged.details[name] = staged.details[name] or landed[name]
        if staged.needs_date_order and not staged.details["date_order"]:
            staged.details["date_order"] = staged.inferred_date_order
        order = staged.details["date_order"]
        if staged.needs_date_order and not order:
            result.status, result.landed_count, result.notes = "refused", 0, [UNTOLD]
            return
        if order:
            result.notes.insert(0, f"dates read with the {NAMES[order]}")
        if staged.misfit_count:
            result.notes.append(f"{staged.misfit_count:,} dates do not fit that order")
        if landed == staged.details and store.is_same(rival.raw_table, staged):
            result.status = "unchanged"
            result.notes.insert(0, "the same export as landed before")
            return
        replaced = [staged.part] if landed else []
        rejects = store.replace(rival.raw_table, rival.name, staged, replaced)
        result.status = "landed"
        if rejects:
            result.notes.append(f"see rejects/{rejects.name}")


def _reader(
    table: str,
    names: dict[str, tuple[str, ...]],
    evidence: Callable[[dict[str, int | None]], Evidence],
    **fields: str,
) -> Exports:
    return Exports(
        columns_by_name(RAW_TABLES[table], names), evidence, leaves_out_blanks=True, **fields
    )


ACTIVITY = _reader(
    "viewing_activity", ACTIVITY_NAMES, activity_evidence,
    day_column="start_time", block_column="profile_name",
)  # fmt: skip
HISTORY = _reader("viewing_history", HISTORY_NAMES, history_evidence, day_column="date")
RULE = EachExport()
