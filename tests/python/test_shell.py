"""`netflix shell`, driven through a terminal; and the queries of the README."""

import fcntl
import os
import pty
import re
import select
import shutil
import signal
import struct
import termios
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import NETFLIX, ROOT, command_environment, netflix

from netflix_warehouse import connect, query
from netflix_warehouse.shell import editor

# It is connected, and the editor has the keyboard.
READY = (b"Database Connected", b"Format Query")


class Terminal:
    """A program in a terminal of 40 lines of 140 characters, and all that it has written."""

    def __init__(self, arguments: list[str], environment: dict[str, str]) -> None:
        self.process, self.end = pty.fork()
        if self.process == 0:
            os.execve(NETFLIX, [str(NETFLIX), *arguments], environment)
        fcntl.ioctl(self.end, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 140, 0, 0))
        self.written, self.status = b"", None

    def wait_for(self, *texts: bytes, seconds: float = 90) -> None:
        """Read until texts that were not there before have been on the screen."""
        until, self.written = time.monotonic() + seconds, b""
        while any(text not in self.plain() for text in texts):
            assert time.monotonic() < until, self.plain()[-3000:]
            if select.select([self.end], [], [], 0.2)[0]:
                self.written += os.read(self.end, 65536)

    def plain(self) -> bytes:
        """What was written, without its colours and moves."""
        return re.sub(rb"\x1b\[[0-9;?=<>]*[A-Za-z]", b"", self.written)

    def run(self, sql: str) -> None:
        """Paste a statement, which no bracket is added to as it would be to a typed one; run it."""
        os.write(self.end, b"\x1b[200~" + sql.encode() + b"\x1b[201~\n")

    def leave(self, seconds: float = 60) -> int:
        """Press Ctrl+D and return the exit code."""
        os.write(self.end, b"\x04")
        until = time.monotonic() + seconds
        while self.status is None:
            assert time.monotonic() < until, "it does not leave"
            if select.select([self.end], [], [], 0.1)[0]:
                try:
                    self.written += os.read(self.end, 65536)
                except OSError:  # the end of the terminal
                    self.status = os.waitpid(self.process, 0)[1]
        return os.waitstatus_to_exitcode(self.status)


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory, sample_database: Path) -> Path:
    folder = tmp_path_factory.mktemp("warehouse")
    shutil.copy(sample_database, folder / "sample.duckdb")
    return folder


@pytest.fixture
def terminal(warehouse: Path) -> Iterator[Terminal]:
    shutil.rmtree(warehouse / ".shell", ignore_errors=True)
    environment = command_environment(warehouse, TERM="xterm-256color")
    running = Terminal(["shell", "--target", "sample"], environment)
    yield running
    if running.status is None:
        os.kill(running.process, signal.SIGKILL)
        os.waitpid(running.process, 0)
    os.close(running.end)


def test_it_answers_in_a_terminal_and_leaves_on_ctrl_d(terminal: Terminal, warehouse: Path) -> None:
    terminal.wait_for(b"(the fictional sample)", *READY)
    terminal.run("select kind, 6 * 7 as answer from dim_titles limit 1")
    terminal.wait_for(b"42")
    assert terminal.leave() == 0
    assert b"Traceback" not in terminal.written
    assert (warehouse / ".shell").stat().st_mode & 0o077 == 0


def test_it_obeys_no_control_character(terminal: Terminal) -> None:
    terminal.wait_for(*READY)
    terminal.run("select chr(27) || '[31mred' || chr(8238) as title")
    terminal.wait_for("\ufffd[31mred\ufffd".encode())
    assert b"\x1b[31mred" not in terminal.written


def test_it_writes_nothing(terminal: Terminal) -> None:
    terminal.wait_for(*READY)
    terminal.run("delete from dim_titles")
    terminal.wait_for(b"read-only mode")


def test_it_needs_a_terminal(warehouse: Path) -> None:
    said = netflix("shell", "--target", "sample", warehouse=warehouse)
    assert said.returncode == 1
    assert said.stderr == (
        "error: `netflix shell` needs a terminal: `netflix query` runs one statement\n"
    )
    absent = netflix("shell", "--target", "real", warehouse=warehouse)
    assert absent.returncode == 1


def test_a_selection_is_run_if_it_is_sql(sample_database: Path) -> None:
    with connect(sample_database) as connection:
        opened = editor(connection, sample_database, "about").adapter.connect()
        assert opened.validate_sql("select 'a''b'") == "select 'a''b'"
        assert opened.validate_sql("no sql at all") == ""
        assert opened.execute("select 1 as one union all select 2 order by 1").fetchone() == (1,)
        assert opened.execute("from dim_titles where false").fetchone() is None


def readme_queries() -> list[str]:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"```sql\n(.*?)```", text, re.DOTALL)
    return [statement.strip() for statement in block.split(";") if statement.strip()]


@pytest.mark.parametrize("number", range(5))
def test_the_queries_of_the_readme_find_rows(number: int, sample_database: Path) -> None:
    assert len(readme_queries()) == 5
    assert not query(readme_queries()[number], database=sample_database).empty


@pytest.mark.parametrize("number", range(5))
def test_the_queries_of_the_readme_find_rows_in_real_data(number: int, real_database: Path) -> None:
    assert not query(readme_queries()[number], database=real_database).empty
