"""Show how far a dbt build has come."""

from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

# dbt reports each test's warning several times over; the results already carry it.
REPEATED_WARNINGS = {"LogTestResult", "RunResultWarning", "RunResultWarningMessage"}


class BuildProgress:
    """dbt's events as a progress bar, or as plain lines where the output is no terminal.

    Called with each event; ``warnings`` collects what dbt warns of outside the results.
    """

    def __init__(self, console: Console) -> None:
        """Take the console to draw on."""
        self.warnings: list[str] = []
        self._console = console
        self._done = 0
        self._total: int | None = None
        self._bar = Progress(
            TextColumn("[progress.description]{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=console,
            transient=True,
            disable=not console.is_terminal,
        )
        self._task = self._bar.add_task("", total=None)

    def __enter__(self) -> None:
        """Start drawing."""
        self._bar.start()

    def __exit__(self, *_: object) -> None:
        """Clear the bar."""
        self._bar.stop()

    def say(self, text: str) -> None:
        """Show one step that is no node."""
        self._bar.update(self._task, description=text)
        if not self._console.is_terminal:
            self._console.print(text, highlight=False, markup=False)

    def __call__(self, event: Any) -> None:
        """Take one dbt event."""
        name, data = event.info.name, event.data
        if name == "LogStartLine":
            if self._total is None:
                self._total = data.total
                self._bar.update(self._task, total=data.total)
                if not self._console.is_terminal:
                    self.say(f"running {data.total} seeds, models and tests")
            self._bar.update(self._task, description=data.node_info.node_name[:40])
        elif name == "NodeFinished":
            self._done += 1
            self._bar.update(self._task, completed=self._done)
        elif event.info.level == "warn" and name not in REPEATED_WARNINGS:
            self.warnings.append(event.info.msg.removeprefix("[WARNING]: ").strip())
