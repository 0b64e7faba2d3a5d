"""What became of each file, and how it is shown."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from rich.console import Console
from rich.table import Table
from rich.text import Text

from netflix_warehouse.raw_tables import PRIVATE_TABLES

MAX_SKIPPED_SHOWN = 20
_EXPORT_NAME = re.compile(r"viewing[ _-]?(activity|history)[^/\\]*$", re.IGNORECASE)


@dataclass
class Result:
    """One file's fate.

    `status` is landed, unchanged, superseded (by a later file of the same call), recognised (of a
    kind that is not landed), skipped (nothing that is known) or refused. `notes` say why, or what
    was odd; a refused file has one note that says what to do. `container` is the folder or archive
    that the user named instead of the file.
    """

    file: str
    status: str
    recognised_as: str | None = None
    raw_table: str | None = None
    record_count: int = 0
    landed_count: int = 0
    rejected_count: int = 0
    notes: list[str] = field(default_factory=list)
    container: str = ""

    @property
    def is_refused(self) -> bool:
        """True if the user must do something about it."""
        return self.status == "refused"


def print_results(results: Sequence[Result], console: Console | None = None) -> None:
    """Print a table of the files, then a line for each refused one."""
    console = console or Console()
    table = Table("File", "Recognised as", box=None, header_style="bold", pad_edge=False)
    table.add_column("Rows", justify="right")
    table.add_column("Rejected", justify="right")
    table.add_column("Notes", overflow="fold")
    skipped_count = 0
    exports = {
        result.container for result in results
        if result.container and result.raw_table in PRIVATE_TABLES
    }  # fmt: skip
    passed_over = Counter()
    for result in results:
        # A file with the name of an export that is none is damaged, which must not go unnoticed.
        if (
            result.status == "skipped"
            and result.container in exports
            and not _EXPORT_NAME.search(result.file)
        ):
            passed_over[result.container] += 1
            continue
        skipped_count += result.status == "skipped"
        if result.status == "skipped" and skipped_count > MAX_SKIPPED_SHOWN:
            continue
        has_counts = result.record_count > 0
        notes = "; ".join(result.notes)
        table.add_row(
            Text(result.file, overflow="fold"),
            Text(result.recognised_as or "-"),
            f"{result.landed_count:,}" if has_counts else "",
            f"{result.rejected_count:,}" if has_counts else "",
            Text(
                "refused, see below"
                if result.is_refused
                else f"{result.status}: {notes}".strip(": ")
            ),
        )
    console.print(table)
    if skipped_count > MAX_SKIPPED_SHOWN:
        console.print(f"and {skipped_count - MAX_SKIPPED_SHOWN:,} more files skipped")
    for container, count in passed_over.items():
        other = f"{count:,} other file{'s' * (count > 1)} in {container} passed over"
        console.print(Text(other), soft_wrap=True)
    for result in results:
        if result.is_refused:
            line = f"refused: {result.file}: {'; '.join(result.notes)}"
            console.print(Text(line, style="red"), soft_wrap=True)
