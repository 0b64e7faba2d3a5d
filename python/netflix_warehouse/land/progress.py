"""A progress bar for work that takes more than two seconds."""

import time
from concurrent.futures import CancelledError, ThreadPoolExecutor
from threading import Lock

import duckdb
from rich.progress import Progress

QUIET_SECONDS = 2.0


class Meter:
    """Shows how far the reading of one file is, in the caller's progress display, if any."""

    def __init__(self, progress: Progress | None, label: str, total_bytes: int) -> None:
        """Start the clock for a file of this size."""
        self._progress = progress
        self._label = label
        self._total = max(total_bytes, 1)
        self._started = time.monotonic()
        self._task = None
        self._position = 0
        self._is_closed = False
        self._lock = Lock()  # a file may be read and looked at by two threads

    def at(self, position: int) -> None:
        """Show that reading has come to this byte.

        Raises:
            CancelledError: nobody waits for the reading any more.
        """
        with self._lock:
            if self._is_closed:
                raise CancelledError
            self._position = max(self._position, position)
            if not self._progress or time.monotonic() - self._started < QUIET_SECONDS:
                return
            if self._task is None:
                self._task = self._progress.add_task(self._label, total=self._total)
            self._progress.update(self._task, completed=self._position)

    def run(self, connection: duckdb.DuckDBPyConnection, statement: str) -> None:
        """Execute a long statement, showing DuckDB's own estimate."""
        with ThreadPoolExecutor(1) as pool:
            running = pool.submit(connection.execute, statement)
            try:
                while not running.done():
                    try:
                        running.result(timeout=0.1)
                    except TimeoutError:
                        self.at(int(max(connection.query_progress(), 0) / 100 * self._total))
            except BaseException:
                connection.interrupt()
                raise
            running.result()

    def close(self) -> None:
        """Take the bar away, and stop who still reads."""
        with self._lock:
            self._is_closed = True
            if self._progress and self._task is not None:
                self._progress.remove_task(self._task)
