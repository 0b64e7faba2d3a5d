"""How the list of public files, and what became of each, is shown."""

from collections.abc import Sequence

from rich.console import Console
from rich.filesize import decimal
from rich.table import Table
from rich.text import Text

from netflix_warehouse.pull.pulling import Pulled
from netflix_warehouse.pull.sources import PublicFile


def print_sources(files: Sequence[PublicFile], console: Console | None = None) -> None:
    """Print what can be downloaded, and from which host."""
    table = Table("Name", "What", "Updated", "From", box=None, header_style="bold", pad_edge=False)
    for file in files:
        hosts = dict.fromkeys(url.split("/")[2] for url in file.urls)
        table.add_row(file.name, Text(file.what), file.updated, Text(", ".join(hosts)))
    (console or Console()).print(table)


def print_pulled(results: Sequence[Pulled], console: Console | None = None) -> None:
    """Print a table of the files, then a line for each that failed."""
    console = console or Console()
    table = Table("Name", "File", box=None, header_style="bold", pad_edge=False)
    table.add_column("Size", justify="right")
    table.add_column("Status", overflow="fold")
    for result in results:
        has_failed = result.status == "failed"
        note = "see below" if has_failed else result.note
        table.add_row(
            result.source.name,
            Text(result.path.name, overflow="fold"),
            "" if result.size is None else decimal(result.size),
            Text(f"{result.status}: {note}".removesuffix(": ")),
        )
    console.print(table)
    for result in results:
        if result.status == "failed":
            line = f"failed: {result.source.name}: {result.note}"
            console.print(Text(line, style="red"), soft_wrap=True)
